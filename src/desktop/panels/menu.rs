//! The menu bar, made from the table of commands.

use crate::desktop::commands::{Command, Menu};
use crate::desktop::message::Message;
use crate::desktop::state::State;
use egui::{Button, Ui};

/// Shows the menu bar with the name of the document.
pub fn show(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    egui::MenuBar::new().ui(ui, |ui| {
        for menu in Menu::ALL {
            ui.menu_button(menu.label(), |ui| {
                for command in Command::ALL.iter().filter(|command| command.menu() == menu) {
                    item(ui, state, *command, messages);
                }
            });
        }
        let edited = if state.file.is_edited(&state.editor) { "edited" } else { "" };
        ui.with_layout(egui::Layout::centered_and_justified(egui::Direction::LeftToRight), |ui| {
            ui.label(format!("{}  {edited}", state.file.title()));
        });
    });
}

fn item(ui: &mut Ui, state: &State, command: Command, messages: &mut Vec<Message>) {
    let mut button = Button::new(command.label_for(state));
    if let Some(shortcut) = command.shortcut() {
        button = button.shortcut_text(ui.ctx().format_shortcut(&shortcut));
    }
    if ui.add_enabled(command.is_possible(state), button).clicked() {
        messages.push(Message::Run(command));
    }
}
