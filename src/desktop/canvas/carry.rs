//! Carrying a subnet, a pool or a gateway peer from one card to another: what the drop would do, and doing it.

use super::plate::{self, Says};
use super::{point_at, pos_of};
use crate::desktop::message::Message;
use crate::desktop::paint;
use crate::desktop::state::State;
use crate::edit::Edit;
use crate::edit::standing::{CannotStand, into_network_site, stands_in};
use crate::scene::geometry::{Point, Rect};
use crate::scene::glyphs::GlyphInks;
use crate::scene::size::{radius, row, space, stroke, text};
use crate::scene::token::Token;
use crate::topology::{AnyId, Kind, Subnet};
use egui::{Stroke, StrokeKind, Ui, vec2};

/// What a drop would do.
enum Drop {
    /// Nothing: outside of all cards, or on its own.
    Nothing,
    /// An edit, at a card.
    Makes(Rect, Edit),
    /// Nothing, at a card, for a reason.
    Refused(Rect, String),
}

/// Whether something is carried from card to card.
pub fn is_carried(kind: Kind) -> bool {
    use Kind::{
        ConferencingPool, EdgePool, FrontEndPool, Gateway, MediationPool, Subnet, SurvivableBranchAppliance,
    };
    matches!(
        kind,
        Subnet
            | MediationPool
            | Gateway
            | FrontEndPool
            | ConferencingPool
            | EdgePool
            | SurvivableBranchAppliance
    )
}

fn under(state: &State, id: AnyId, at: Point) -> Drop {
    let model = state.editor.model();
    let Some(card) = state.canvas.picture().plan.card_at(at) else { return Drop::Nothing };
    if stands_in(model, id) == Some(card.content.id) {
        return Drop::Nothing;
    }
    match into_network_site(model, id, card.content.id) {
        Ok(edit) => Drop::Makes(card.rect, edit),
        Err(CannotStand::Already(_)) => Drop::Nothing,
        Err(reason) => Drop::Refused(card.rect, reason.to_string()),
    }
}

/// Does what the drop does. What was dropped is selected, so that its new address can be read.
pub fn drop(state: &State, id: AnyId, at: Point, messages: &mut Vec<Message>) {
    match under(state, id, at) {
        Drop::Nothing => {}
        Drop::Makes(_, edit) => messages.push(Message::Apply(edit)),
        Drop::Refused(_, reason) => messages.push(Message::Notice(format!("{reason}."))),
    }
}

/// Shows what is carried under the pointer, and what the drop would do.
pub fn paint(ui: &mut Ui, state: &State, id: AnyId, pointer: egui::Pos2) {
    let look = state.look;
    let camera = state.canvas.camera;
    match under(state, id, point_at(camera, pointer)) {
        Drop::Nothing => {}
        Drop::Makes(card, edit) => {
            plate::ring(ui, look, camera.rect_to_screen(card), Says::Makes);
            if let Edit::Batch(name, _) = &edit {
                plate::show(ui, look, pointer + vec2(0.0, space::GRID), name, Says::Makes);
            }
        }
        Drop::Refused(card, reason) => {
            plate::ring(ui, look, camera.rect_to_screen(card), Says::Refuses);
            plate::show(ui, look, pointer + vec2(0.0, space::GRID), &reason, Says::Refuses);
        }
    }
    let topology = state.editor.topology();
    let subnet = id.typed::<Subnet>().and_then(|id| topology.get(id));
    let name = subnet.map_or_else(|| topology.name(id), |subnet| subnet.range.to_string());
    let ink = look.colour(Token::Text);
    let galley = ui.painter().layout_no_wrap(name, look.fixed(text::FIGURE), ink);
    let side = look.points(row::GLYPH);
    let size = vec2(side + galley.size().x + 3.0 * space::SMALL, side + 2.0 * space::TIGHT);
    let rect = egui::Rect::from_center_size(pointer, size);
    let edge = Stroke::new(stroke::RING, look.colour(Token::Accent));
    ui.painter().rect(rect, radius::CONTROL, look.colour(Token::Card), edge, StrokeKind::Outside);
    let left = rect.left_center() + vec2(space::SMALL, 0.0);
    let square = egui::Align2::LEFT_CENTER.anchor_size(left, vec2(side, side));
    paint::glyph(
        ui,
        crate::desktop::glyphs::of_kind(id.kind),
        square,
        GlyphInks::on(Token::Card, Token::Text),
    );
    let at = egui::pos2(square.right() + space::SMALL, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
}

/// Draws the ring around the card that a tool would add something to.
pub fn ring_for_tool(ui: &mut Ui, state: &State, pointer: egui::Pos2) {
    let camera = state.canvas.camera;
    let at = point_at(camera, pointer);
    if let Some(card) = state.canvas.picture().plan.card_at(at) {
        plate::ring(ui, state.look, camera.rect_to_screen(card.rect), Says::Makes);
        let name = &card.content.name;
        let words = match super::create::TOOLS.iter().find(|row| row.tool == state.tool) {
            Some(row) if row.tool == crate::desktop::message::Tool::Caller => {
                format!("Place a call from {name}")
            }
            Some(row) => format!("Add {} to {name}", article(row.name)),
            None => return,
        };
        plate::show(ui, state.look, pos_of(camera, at), &words, Says::Makes);
    }
}

/// The name of a tool's thing as it stands inside a sentence.
fn article(name: &str) -> String {
    match name {
        "Subnet" => "subnet".to_owned(),
        name => name.to_owned(),
    }
}
