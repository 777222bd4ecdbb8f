//! The outline: the whole document as a tree, searchable, and by keyboard.

mod keys;
mod line;
mod lines;
mod menu;
mod rename;

pub use rename::begin as rename;

use super::empty;
use crate::desktop::message::{Choose, Message};
use crate::desktop::state::State;
use crate::desktop::widgets::{search_field, shows_focus};
use crate::scene::glyphs::Glyph;
use crate::scene::size::{row, space};
use crate::topology::AnyId;
use egui::{Id, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};
use lines::{Line, Node};
use std::collections::BTreeSet;

/// What the outline keeps from frame to frame.
#[derive(Debug, Default)]
pub struct OutlineState {
    /// The nodes that are not folded or unfolded as they start.
    toggled: BTreeSet<Node>,
    /// The line that the keyboard is on.
    cursor: Option<Node>,
    /// Where a range of lines begins.
    anchor: Option<Node>,
    /// Whether the cursor is to be brought into view.
    follow: bool,
    /// What was selected when it was last looked at.
    selected: Option<AnyId>,
    /// Whether the tree has the keyboard.
    has_keyboard: bool,
    /// The line that is being renamed.
    renaming: Option<rename::Renaming>,
    of: Option<(u64, u64, BTreeSet<Node>, String)>,
    lines: Vec<Line>,
}

impl OutlineState {
    /// Folds a node, or unfolds it.
    fn toggle(&mut self, node: Node) {
        if !self.toggled.remove(&node) {
            self.toggled.insert(node);
        }
    }

    fn place(&self, node: Option<Node>) -> Option<usize> {
        self.lines.iter().position(|line| Some(line.node) == node)
    }
}

/// The part of the window that has the keyboard while lines are walked.
fn tree_id() -> Id {
    Id::unique("outline")
}

/// Shows the outline with its search field.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let look = state.look;
    let margin = look.points(space::MEDIUM);
    ui.add_space(margin);
    ui.horizontal(|ui| {
        ui.add_space(margin);
        let width = ui.available_width() - margin;
        search_field(ui, &mut state.search, "Search names, addresses", width);
    });
    ui.add_space(margin);
    refresh(state);
    if state.panels.outline.lines.is_empty() {
        nothing(ui, state);
        return;
    }
    let area = ui.available_rect_before_wrap();
    let tree = ui.interact(area, tree_id(), Sense::focusable_noninteractive());
    tree.widget_info(|| WidgetInfo::labeled(Role::Tree, true, "Outline"));
    state.panels.outline.has_keyboard = tree.has_focus();
    if tree.has_focus() {
        if state.panels.outline.cursor.is_some() {
            shows_focus(ui.ctx(), tree.id);
        }
        keys::handle(ui, state, messages);
    }
    follow_selection(state);
    let height = look.points(row::OUTLINE);
    let scroll = ScrollArea::vertical().auto_shrink(false);
    scroll.show_viewport(ui, |ui, viewport| {
        let outline = &mut state.panels.outline;
        let lines = std::mem::take(&mut outline.lines);
        ui.set_height(height * lines.len() as f32);
        let rect = |place: usize| {
            let top = ui.max_rect().top() + place as f32 * height;
            Rect::from_min_size(pos2(ui.max_rect().left(), top), vec2(ui.max_rect().width(), height))
        };
        if std::mem::take(&mut outline.follow)
            && let Some(place) = lines.iter().position(|line| Some(line.node) == outline.cursor)
        {
            ui.scroll_to_rect(rect(place), None);
        }
        let first = (viewport.min.y / height).floor().max(0.0) as usize;
        let last = (viewport.max.y / height).ceil().max(0.0) as usize + 1;
        let seen: Vec<(usize, Rect)> =
            (first..last.min(lines.len())).map(|place| (place, rect(place))).collect();
        for (place, rect) in seen {
            if let Some(line) = lines.get(place) {
                line::show(ui, state, &lines, line, rect, messages);
            }
        }
        state.panels.outline.lines = lines;
    });
}

/// Brings the lines in step with the document, with what is folded, and with the search.
fn refresh(state: &mut State) {
    let outline = &mut state.panels.outline;
    let (facts, layout) = (state.panels.facts.version(), state.editor.layout_revision());
    let of = (facts, layout, outline.toggled.clone(), state.search.trim().to_owned());
    if outline.of.as_ref() == Some(&of) {
        return;
    }
    let model = state.editor.model();
    let layout = &state.editor.document().layout;
    outline.lines = if of.3.is_empty() {
        lines::tree(model, layout, &state.panels.facts, &outline.toggled)
    } else {
        lines::found(model, layout, &of.3)
    };
    outline.of = Some(of);
}

/// Puts the cursor on what was selected elsewhere, where it has a line.
fn follow_selection(state: &mut State) {
    let selected = state.selected_one();
    let outline = &mut state.panels.outline;
    if outline.selected == selected {
        return;
    }
    outline.selected = selected;
    let node = selected.map(Node::Entity);
    if node.is_some() && node != outline.cursor && outline.place(node).is_some() {
        outline.cursor = node;
        outline.anchor = node;
        outline.follow = true;
    }
}

fn nothing(ui: &mut Ui, state: &mut State) {
    let wanted = state.search.trim().to_owned();
    let nearest = lines::nearest(state.editor.model(), &wanted);
    let second = if nearest.is_empty() { "" } else { "The nearest names are these." };
    empty::show(ui, Glyph::Search, &format!("Nothing is called “{wanted}”."), second);
    ui.add_space(state.look.points(space::MEDIUM));
    ui.vertical_centered(|ui| {
        for name in nearest {
            if ui.link(&name).clicked() {
                state.search = name;
            }
        }
    });
}

/// The entities of the lines from one place to another.
fn between(lines: &[Line], from: usize, to: usize) -> BTreeSet<AnyId> {
    let (first, last) = (from.min(to), from.max(to));
    let range = lines.iter().skip(first).take(last - first + 1);
    range.filter_map(|line| line.node.entity()).collect()
}

/// Selects the entities from where the range began to a line.
fn extend(state: &State, lines: &[Line], to: Node, messages: &mut Vec<Message>) {
    let place = |node: Option<Node>| lines.iter().position(|line| Some(line.node) == node);
    if let Some(to) = place(Some(to)) {
        let from = place(state.panels.outline.anchor).unwrap_or(to);
        messages.push(Message::Select(between(lines, from, to), Choose::Instead));
    }
}
