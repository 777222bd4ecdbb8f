//! Renaming a line of the outline in its place.

use super::{Node, tree_id};
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::edit::{Edit, Subject};
use crate::scene::size::text;
use crate::topology::attributes::Value;
use crate::topology::{AnyId, Kind};
use egui::{Id, Key, Rect, Role, TextEdit, Ui, WidgetInfo};

/// A line that is being renamed.
#[derive(Debug, Clone)]
pub struct Renaming {
    id: AnyId,
    name: String,
    /// Whether the field has been given the keyboard.
    begun: bool,
}

impl Renaming {
    /// Whether it is about a line.
    pub fn is_of(&self, node: Node) -> bool {
        node == Node::Entity(self.id)
    }
}

/// Begins to rename the line that the keyboard is on; says whether there is one. What exists once has no name, and a
/// subnet is called after its range, which its fields change.
pub fn begin(state: &mut State) -> bool {
    let outline = &state.panels.outline;
    let id = outline.cursor.and_then(Node::entity).filter(|_| outline.has_keyboard);
    let named = |id: &AnyId| {
        !id.kind.is_single()
            && !matches!(id.kind, Kind::Subnet | Kind::TrunkConfiguration | Kind::MediaConfiguration)
    };
    let Some(id) = id.filter(named) else { return false };
    let name = state.editor.topology().name(id);
    state.panels.outline.renaming = Some(Renaming { id, name, begun: false });
    true
}

/// Shows the field in the place of a name. Enter or a press elsewhere takes the new name, Escape leaves the old one.
pub fn show(ui: &mut Ui, state: &mut State, rect: Rect, messages: &mut Vec<Message>) {
    let Some(mut renaming) = state.panels.outline.renaming.take() else { return };
    let look = state.look;
    let id = Id::unique("name in the outline");
    let field = TextEdit::singleline(&mut renaming.name)
        .id(id)
        .font(look.words(text::BODY))
        .margin(egui::vec2(3.0, 0.0));
    let response = ui.put(rect, field);
    let old = state.editor.topology().name(renaming.id);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, format!("New name of {old}")));
    if !renaming.begun {
        response.request_focus();
        let all = egui::text::CCursorRange::two(
            egui::text::CCursor::new(0),
            egui::text::CCursor::new(renaming.name.chars().count()),
        );
        if let Some(mut edit) = TextEdit::load_state(ui.ctx(), id) {
            edit.cursor.set_char_range(Some(all));
            edit.store(ui.ctx(), id);
        }
        renaming.begun = true;
        state.panels.outline.renaming = Some(renaming);
        return;
    }
    if !response.lost_focus() {
        state.panels.outline.renaming = Some(renaming);
        return;
    }
    let (enter, escape) = ui.input(|input| (input.key_pressed(Key::Enter), input.key_pressed(Key::Escape)));
    if enter || escape {
        ui.memory_mut(|memory| memory.request_focus(tree_id()));
    }
    let name = renaming.name.trim();
    if !escape && !name.is_empty() && name != old {
        let subject = Subject::of(state.editor.topology(), renaming.id);
        messages.push(Message::Apply(Edit::set(subject, "Identity", Value::text(name))));
    }
}
