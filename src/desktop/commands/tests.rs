//! What holds for every command of the table.

use super::*;
use std::collections::HashSet;

#[test]
fn no_key_does_two_things() {
    let mut seen = HashSet::new();
    for command in Command::ALL {
        for shortcut in command.shortcut().into_iter().chain(command.other_shortcut()) {
            assert!(seen.insert(format!("{shortcut:?}")), "{command:?} shares {shortcut:?}");
        }
    }
}

#[test]
fn keys_that_write_a_letter_are_left_to_fields_of_text() {
    for command in [Command::InsertNetworkSite, Command::Fit, Command::Delete, Command::Undo] {
        assert!(command.yields_to_text(), "{command:?}");
    }
    for command in [Command::Save, Command::Keys, Command::PreviousProblem] {
        assert!(!command.yields_to_text(), "{command:?}");
    }
}

#[test]
fn no_menu_begins_with_a_line_and_none_is_long_without_one() {
    for menu in Menu::ALL {
        let commands: Vec<_> = Command::ALL.iter().filter(|command| command.menu() == menu).collect();
        assert!(!commands[0].begins_group(), "{menu:?}");
        let mut run = 0;
        for command in commands {
            // Every menu within a menu stands in one line.
            run = if command.begins_group() { 0 } else { run };
            run += usize::from(command.submenu().is_none());
            assert!(run <= 6, "{menu:?} is long at {command:?}");
        }
    }
}

#[test]
fn the_commands_of_a_menu_within_a_menu_stand_together() {
    let submenus: Vec<_> = Command::ALL.iter().map(|command| command.submenu()).collect();
    let mut seen = HashSet::new();
    for run in submenus.chunk_by(|one, other| one == other) {
        assert!(run[0].is_none_or(|submenu| seen.insert(submenu)), "{run:?} stands apart");
    }
}

#[test]
fn every_menu_has_commands() {
    for menu in Menu::ALL {
        assert!(Command::ALL.iter().any(|command| command.menu() == menu), "{menu:?}");
    }
}
