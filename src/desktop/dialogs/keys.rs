//! The help page: every command with its keys, from the table of commands, and what the pointer does.

use super::{cancel, foot};
use crate::desktop::commands::{Command, Menu};
use crate::desktop::message::Message;
use crate::desktop::theme::Look;
use crate::scene::size::{row, space, text};
use crate::scene::token::Token;
use egui::{Context, Grid, RichText, ScrollArea, TextEdit, Ui};

/// The height of the list, points.
const HEIGHT: f32 = 520.0;

/// What the pointer does, beside the commands.
const POINTER: [(&str, &str); 6] = [
    ("Select; with Shift also, with Ctrl in or out", "Click"),
    ("Move a card; Alt leaves the grid", "Drag a card"),
    ("Select by a box; to the left also what it touches", "Drag on the canvas"),
    ("Move the view", "Middle or right drag"),
    ("Zoom about the pointer", "Ctrl and wheel"),
    ("Join regions, network sites, or a pool and a peer", "Connect, two clicks"),
];

/// The keys of a command as people read them: "Ctrl+Shift+Z or Ctrl+Y".
pub fn keys_of(command: Command, context: &Context) -> String {
    let keys = command.shortcut().into_iter().chain(command.other_shortcut());
    keys.map(|key| context.format_shortcut(&key)).collect::<Vec<_>>().join(" or ")
}

/// Shows the page.
pub fn show(ui: &mut Ui, look: Look, search: &mut String, messages: &mut Vec<Message>) {
    let field =
        TextEdit::singleline(search).hint_text("Search commands and keys").desired_width(f32::INFINITY);
    let response = ui.add(field);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label("Search commands and keys"));
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    ui.add_space(look.points(space::MEDIUM));
    let asked = search.trim().to_lowercase();
    let fits = |words: &str, keys: &str| {
        asked.is_empty() || words.to_lowercase().contains(&asked) || keys.to_lowercase().contains(&asked)
    };
    let mut found = false;
    ScrollArea::vertical().max_height(look.points(HEIGHT)).auto_shrink([false, true]).show(ui, |ui| {
        for menu in Menu::ALL {
            let commands = Command::ALL.iter().filter(|command| command.menu() == menu);
            let rows: Vec<(String, String)> = commands
                .map(|command| (command.label().to_owned(), keys_of(*command, ui.ctx())))
                .filter(|(words, keys)| fits(words, keys) || fits(menu.label(), ""))
                .collect();
            found |= !rows.is_empty();
            part(ui, look, menu.label(), &rows);
        }
        let pointer = POINTER.map(|(words, gesture)| (words.to_owned(), gesture.to_owned()));
        let rows: Vec<_> = pointer.into_iter().filter(|(words, gesture)| fits(words, gesture)).collect();
        found |= !rows.is_empty();
        part(ui, look, "Pointer", &rows);
        if !found {
            ui.label(format!("Nothing is called {}", search.trim()));
        }
    });
    foot(ui, |ui| cancel(ui, "Close", messages));
}

fn part(ui: &mut Ui, look: Look, title: &str, rows: &[(String, String)]) {
    if rows.is_empty() {
        return;
    }
    ui.label(RichText::new(title).font(look.words(text::TITLE)));
    ui.add_space(look.points(space::TIGHT));
    let height = look.points(row::OUTLINE);
    let width = ui.available_width() / 2.0 - look.points(space::GRID);
    Grid::new(title).num_columns(2).min_row_height(height).min_col_width(width).striped(true).show(
        ui,
        |ui| {
            for (words, keys) in rows {
                ui.label(words);
                ui.label(RichText::new(keys).font(look.words(text::BODY)).color(look.colour(Token::Muted)));
                ui.end_row();
            }
        },
    );
    ui.add_space(look.points(space::LARGE));
}
