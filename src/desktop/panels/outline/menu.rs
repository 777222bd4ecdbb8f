//! The menu of a line: what can be done with the thing it stands for.

use crate::desktop::canvas::fold;
use crate::desktop::commands::Command;
use crate::desktop::dialogs::Dialog;
use crate::desktop::message::Message;
use crate::desktop::panels::toggle_drill;
use crate::desktop::state::State;
use crate::edit::making;
use crate::topology::{AnyId, Kind, NetworkSite, Subnet, Trunk};
use egui::Ui;

/// Shows the menu.
pub fn show(ui: &mut Ui, state: &State, id: AnyId, messages: &mut Vec<Message>) {
    let model = state.editor.model();
    if ui.button("Show on canvas").clicked() {
        messages.push(Message::Reveal(id));
    }
    if id.kind == Kind::NetworkRegion {
        let words = if fold::is_folded(state, id) { "Unfold on canvas" } else { "Fold on canvas" };
        if ui.button(words).clicked() {
            messages.extend(fold::toggle(state, &[id].into()).map(Message::Apply));
        }
    }
    if let Some(network_site) = id.typed::<NetworkSite>() {
        if ui.button("Add subnet").clicked() {
            let (edit, subject) = making::subnet(model, network_site);
            messages.push(Message::Make(edit, subject));
        }
        if ui.button("Place call from here…").clicked() {
            messages.push(Message::Run(Command::PlaceCall));
        }
    }
    if let Some(subnet) = id.typed::<Subnet>() {
        if ui.button("Place call from here…").clicked() {
            messages.push(Message::Run(Command::PlaceCall));
        }
        if ui.button("Fence this subnet…").clicked() {
            messages.push(Message::Open(Dialog::fence(state, subnet)));
        }
    }
    if let Some(trunk) = id.typed::<Trunk>() {
        let on = model.trunk_configuration(trunk).is_some_and(|(_, in_force)| in_force.bypass);
        let words = if on { "Disable bypass" } else { "Enable bypass" };
        if ui.button(words).clicked() {
            messages.extend(making::set_bypass(model, trunk, !on).map(Message::Apply));
        }
        if ui.button("Place call over it…").clicked() {
            messages.push(Message::Run(Command::PlaceCall));
        }
    }
    if let Some((words, message)) = toggle_drill(state, id)
        && ui.button(words).clicked()
    {
        messages.push(message);
    }
    if !id.kind.is_single() {
        ui.separator();
        if ui.button("Copy name").clicked() {
            ui.ctx().copy_text(state.editor.topology().name(id));
        }
        for command in [Command::Rename, Command::Duplicate, Command::Delete] {
            if !command.is_possible(state) {
                continue;
            }
            let key = command.shortcut().map(|shortcut| ui.ctx().format_shortcut(&shortcut));
            let button = egui::Button::new(command.label()).shortcut_text(key.unwrap_or_default());
            if ui.add(button).clicked() {
                messages.push(Message::Run(command));
            }
        }
    }
}
