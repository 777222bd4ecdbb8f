//! The help page: every command with its key, from the table of commands.

use crate::desktop::commands::{Command, Menu};
use crate::desktop::message::Message;
use egui::{Grid, RichText, ScrollArea, Ui};

/// What the pointer does, beside the commands.
const POINTER: [(&str, &str); 6] = [
    ("Click", "Select; with Shift also, with Ctrl in or out"),
    ("Drag a card", "Move it; Alt leaves the grid"),
    ("Drag on the canvas", "Select by a box; to the left also what it touches"),
    ("Middle or right drag", "Move the view"),
    ("Ctrl and wheel", "Zoom about the pointer"),
    ("Connect, two clicks", "Join regions, network sites, or a pool and a peer"),
];

/// Shows the page.
pub fn show(ui: &mut Ui, messages: &mut Vec<Message>) {
    ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        for menu in Menu::ALL {
            ui.label(RichText::new(menu.label()).size(15.0));
            Grid::new(menu.label()).num_columns(2).min_col_width(200.0).show(ui, |ui| {
                for command in Command::ALL.iter().filter(|command| command.menu() == menu) {
                    ui.label(command.label());
                    ui.label(
                        command.shortcut().map(|key| ui.ctx().format_shortcut(&key)).unwrap_or_default(),
                    );
                    ui.end_row();
                }
            });
        }
        ui.label(RichText::new("Pointer").size(15.0));
        Grid::new("pointer").num_columns(2).min_col_width(200.0).show(ui, |ui| {
            for (gesture, effect) in POINTER {
                ui.label(gesture);
                ui.label(effect);
                ui.end_row();
            }
        });
    });
    if ui.button("Close").clicked() {
        messages.push(Message::CloseDialog);
    }
}
