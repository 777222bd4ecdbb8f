//! One line of the outline: its glyph and name, the mark of its bypass ID, and a sign where something is wrong.

use super::lines::{Line, Node};
use super::{extend, menu, rename, tree_id};
use crate::desktop::canvas::{chosen_note, reveal_note, spoken_note};
use crate::desktop::message::{Choose, Message};
use crate::desktop::panels::capital;
use crate::desktop::panels::list::Row;
use crate::desktop::state::State;
use crate::desktop::{glyphs, paint};
use crate::rules::Severity;
use crate::scene::canvas::TrunkState;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, row, space, text};
use crate::scene::token::Token;
use crate::topology::attributes::figure;
use crate::topology::{AnyId, Gateway, Kind, NetworkRegion, NetworkSite, Subnet, Topology, Trunk};
use egui::{Id, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use std::collections::BTreeSet;

/// Shows a line in its place.
pub fn show(
    ui: &mut Ui,
    state: &mut State,
    lines: &[Line],
    line: &Line,
    rect: Rect,
    messages: &mut Vec<Message>,
) {
    let id = Id::unique(("outline", line.node));
    let response = ui.interact(rect, id, Sense::CLICK);
    let chosen = match line.node {
        Node::Note(number) => chosen_note(state) == Some(number),
        node => node.entity().is_some_and(|id| state.selected.contains(&id)),
    };
    let here = state.panels.outline.cursor == Some(line.node);
    let name = name(state, line.node);
    let said = spoken(state, line, &name);
    response.widget_info(|| WidgetInfo::labeled(Role::TreeItem, true, &said));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_selected(chosen);
        node.set_level(usize::from(line.depth) + 1);
        if let Some(open) = line.open {
            node.set_expanded(open);
        }
    });
    if here {
        ui.ctx().accesskit_node_builder(tree_id(), |node| node.set_active_descendant(id.accesskit_id()));
    }
    let inner = Rect::from_min_max(rect.min + vec2(4.0, 0.0), rect.max - vec2(4.0, 0.0));
    let row = Row::new(ui, inner, chosen, response.hovered());
    if here && ui.memory(|memory| memory.has_focus(tree_id())) {
        row.ring(ui);
    } else if chosen {
        row.edge(ui);
    }
    let renamed = state.panels.outline.renaming.as_ref().is_some_and(|renaming| renaming.is_of(line.node));
    draw(ui, state, row, line, if renamed { "" } else { &name });
    if renamed {
        let left = row.rect.left() + indent(row, line) + row.look.points(control::SMALL_GLYPH + row::GLYPH);
        let place =
            Rect::from_min_max(pos2(left + space::SMALL, rect.top()), pos2(inner.right(), rect.bottom()));
        rename::show(ui, state, place.shrink2(vec2(0.0, 1.0)), messages);
        return;
    }
    if line.open.is_some() && fold(ui, state, row, line, &name) {
        return;
    }
    act(ui, state, lines, line, &response, messages);
    if let Node::Entity(entity) = line.node {
        response.context_menu(|ui| menu::show(ui, state, entity, messages));
    }
}

/// Acts on a press.
fn act(
    ui: &Ui,
    state: &mut State,
    lines: &[Line],
    line: &Line,
    response: &egui::Response,
    messages: &mut Vec<Message>,
) {
    if response.secondary_clicked()
        && let Node::Entity(id) = line.node
        && !state.selected.contains(&id)
    {
        messages.push(Message::Select(BTreeSet::from([id]), Choose::Instead));
    }
    if !response.clicked() {
        return;
    }
    ui.memory_mut(|memory| memory.request_focus(tree_id()));
    let modifiers = ui.input(|input| input.modifiers);
    state.panels.outline.cursor = Some(line.node);
    match line.node {
        _ if modifiers.shift => extend(state, lines, line.node, messages),
        Node::Entity(id) if modifiers.command => {
            state.panels.outline.anchor = Some(line.node);
            messages.push(Message::Select(BTreeSet::from([id]), Choose::Toggle));
        }
        Node::Entity(id) => {
            state.panels.outline.anchor = Some(line.node);
            messages.push(Message::Reveal(id));
        }
        Node::Note(number) => reveal_note(state, number),
        node => state.panels.outline.toggle(node),
    }
}

/// The triangle that folds; says whether it was pressed.
fn fold(ui: &Ui, state: &mut State, row: Row, line: &Line, name: &str) -> bool {
    let side = row.rect.height();
    let left = row.rect.left() + indent(row, line);
    let rect = Rect::from_min_size(pos2(left - 2.0, row.rect.top()), vec2(side * 0.8, side));
    let response = ui.interact(rect, Id::unique(("fold of the outline", line.node)), Sense::CLICK);
    let verb = if line.open == Some(true) { "Fold" } else { "Unfold" };
    response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, true, format!("{verb} {name}")));
    let pressed = response.clicked();
    if pressed {
        state.panels.outline.toggle(line.node);
    }
    pressed
}

fn indent(row: Row, line: &Line) -> f32 {
    row.look.points(space::TIGHT + space::LARGE * f32::from(line.depth))
}

fn draw(ui: &Ui, state: &State, row: Row, line: &Line, name: &str) {
    let look = row.look;
    let mut left = row.rect.left() + indent(row, line);
    let side = look.points(control::SMALL_GLYPH);
    if let Some(open) = line.open {
        let square = Rect::from_center_size(pos2(left + side / 2.0, row.rect.center().y), vec2(side, side));
        let glyph = if open { Glyph::Unfolded } else { Glyph::Folded };
        paint::glyph(ui, glyph, square, GlyphInks::on(row.surface, Token::Muted));
    }
    if !state.search.trim().is_empty() {
        left -= side;
    }
    let (glyph, ink) = glyph(state, line.node);
    left = row.glyph(ui, left + side + look.points(space::TIGHT), glyph, glyph.inks(row.surface, ink));
    let right = at_the_right(ui, state, row, line);
    let (font, ink) = match line.node {
        Node::Entity(id) if id.kind == Kind::Subnet => (look.fixed(text::SECOND), Token::Muted),
        Node::Entity(id) if in_fixed_face(id.kind) => (look.fixed(text::SECOND), Token::Text),
        _ => (look.words(text::BODY), Token::Text),
    };
    let gap = look.points(space::SMALL);
    row.words(ui, (left + gap, right - gap), name, font, ink);
}

/// Draws what stands at the right end: the mark or the count, and before it the sign; returns where it begins.
fn at_the_right(ui: &Ui, state: &State, row: Row, line: &Line) -> f32 {
    let look = row.look;
    let mut right = row.rect.right() - look.points(space::SMALL);
    let facts = &state.panels.facts;
    let model = state.editor.model();
    let mark = line.node.entity().and_then(|id| {
        let region = id.typed::<NetworkRegion>().and_then(|id| facts.marks().region(model, id));
        region.or_else(|| id.typed::<NetworkSite>().map(|id| facts.marks().network_site(model, id)))
    });
    if let Some(mark) = mark {
        right = row.mark_to(ui, right, mark) - look.points(space::SMALL);
    } else if let Some(count) = line.count {
        let font = look.words(text::SECOND);
        right =
            row.words_to(ui, right, &figure(count as u64), font, Token::Muted) - look.points(space::SMALL);
    } else if let (Some(id), false) = (line.node.entity(), state.search.trim().is_empty()) {
        let font = look.words(text::TABLE_HEAD);
        right = row.words_to(ui, right, id.kind.noun(), font, Token::Faint) - look.points(space::SMALL);
    }
    if let Some(severity) = severity(state, line) {
        let (glyph, inks) = glyphs::of_severity(severity);
        let side = look.points(control::CHIP_GLYPH);
        right -= side;
        row.glyph(ui, right, glyph, inks);
        right -= look.points(space::TIGHT);
    }
    right
}

/// The gravest error or warning of a line, while it is folded also of what is under it.
fn severity(state: &State, line: &Line) -> Option<Severity> {
    state.panels.facts.worst(line.node.entity()?, line.open != Some(true))
}

fn in_fixed_face(kind: Kind) -> bool {
    super::super::facts::MEMBERS.contains(&kind) || kind == Kind::Trunk
}

/// The glyph of a line and its ink; a trunk shows what it says about bypass.
fn glyph(state: &State, node: Node) -> (Glyph, Token) {
    let topology = state.editor.topology();
    match node {
        Node::Nowhere => (Glyph::NotApplicable, Token::Muted),
        Node::Settings => (Glyph::Options, Token::Text),
        Node::Notes | Node::Note(_) => (Glyph::Note, Token::Text),
        Node::Kind(kind) => (glyphs::of_kind(kind), Token::Text),
        Node::Entity(id) => {
            match (id.typed::<Trunk>(), id.typed::<Gateway>().and_then(|id| topology.get(id))) {
                (Some(trunk), _) => {
                    let state = state.panels.facts.trunk(trunk);
                    (state.glyph(), ink(state))
                }
                (None, Some(gateway)) => (glyphs::of_gateway(gateway.kind), Token::Text),
                (None, None) => (glyphs::of_kind(id.kind), Token::Text),
            }
        }
    }
}

fn ink(state: TrunkState) -> Token {
    match state {
        TrunkState::Ready => Token::BypassText,
        TrunkState::NotReady => Token::WarningText,
        TrunkState::Faulty => Token::RefusedText,
        TrunkState::GloballyOff | TrunkState::Off => Token::Muted,
    }
}

fn name(state: &State, node: Node) -> String {
    let topology = state.editor.topology();
    match node {
        Node::Notes => "Notes".to_owned(),
        Node::Note(number) => {
            let note = state.editor.document().layout.notes.get(number);
            note.map(|note| spoken_note(note.text.as_str())).unwrap_or_default()
        }
        Node::Nowhere => "In no network site".to_owned(),
        Node::Settings => "Settings".to_owned(),
        Node::Kind(Kind::BandwidthPolicyProfile) => "Bandwidth profiles".to_owned(),
        Node::Kind(Kind::MediaConfiguration) => "Media settings".to_owned(),
        Node::Kind(kind) => capital(kind.plural()),
        Node::Entity(id) if id.kind.is_single() => capital(id.kind.noun()),
        Node::Entity(id) => called(topology, id),
    }
}

/// The name of an entity; of a subnet its whole range.
fn called(topology: &Topology, id: AnyId) -> String {
    let subnet = id.typed::<Subnet>().and_then(|id| topology.get(id));
    subnet.map_or_else(|| topology.name(id), |subnet| subnet.range.to_string())
}

/// A line as a reader hears it: on the canvas the kind comes first, so that the two are told apart.
fn spoken(state: &State, line: &Line, name: &str) -> String {
    let mut words = match (line.node, line.count) {
        (Node::Note(_), _) => format!("{name}, note"),
        (Node::Entity(id), _) if !id.kind.is_single() => format!("{name}, {}", id.kind.noun()),
        (_, Some(count)) => format!("{name}, {}", figure(count as u64)),
        _ => name.to_owned(),
    };
    if let Some(trunk) = line.node.entity().and_then(AnyId::typed::<Trunk>) {
        words = format!("{words}, {}", state.panels.facts.trunk(trunk).words());
    }
    match severity(state, line) {
        Some(severity) => format!("{words}, has {}", article(severity)),
        None => words,
    }
}

fn article(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "an error",
        Severity::Warning => "a warning",
        Severity::Info => "an info",
    }
}
