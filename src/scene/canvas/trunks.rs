//! Voice: trunks as thin lines between a Mediation Server pool and a gateway peer, with a badge for bypass.

use super::plan::Plan;
use super::state::TrunkState;
use crate::scene::drawing::{Drawing, Layer};
use crate::scene::geometry::{Point, Rect};
use crate::scene::glyphs::GlyphInks;
use crate::scene::ink::Stroke;
use crate::scene::shape::{Line, PlacedGlyph, RectShape};
use crate::scene::size::{radius, space, stroke};
use crate::scene::token::Token;
use crate::topology::{Id, Model, RefExt, Trunk};
use std::collections::HashMap;

/// From one lane to the next.
const LANE: f32 = 13.0;

/// A trunk on the canvas.
#[derive(Debug, Clone, PartialEq)]
pub struct TrunkPlan {
    /// The trunk.
    pub id: Id<Trunk>,
    /// Its line.
    pub points: Vec<Point>,
    /// Where its badge stands.
    pub badge: Rect,
}

/// The lines of all trunks whose two ends are on the canvas.
pub fn trunks(model: &Model, plan: &Plan) -> Vec<TrunkPlan> {
    let mut lanes = Lanes::default();
    let mut list = Vec::new();
    for (id, trunk) in model.topology().trunks.iter() {
        let ends = trunk.pool.id().and_then(|pool| plan.tile(pool.into()));
        let Some((pool, gateway)) =
            ends.zip(trunk.gateway.id().and_then(|gateway| plan.tile(gateway.into())))
        else {
            continue;
        };
        let points = route(plan, pool, gateway, &mut lanes);
        let middle = super::pipes::longest_middle(&points);
        list.push(TrunkPlan { id, points, badge: Rect::around(middle, 26.0, 16.0) });
    }
    list
}

/// How many lines already run through a place, so that the next one stands beside them.
#[derive(Debug, Default)]
struct Lanes(HashMap<(i32, i32), u16>);

impl Lanes {
    fn next(&mut self, place: Point) -> f32 {
        let count = self.0.entry((place.x.round() as i32, place.y.round() as i32)).or_default();
        *count += 1;
        f32::from(*count - 1) * LANE
    }
}

/// An orthogonal way from tile to tile: straight within a card, else through the street between the rows, and
/// into the gateway's card from the side, so that it crosses no text.
fn route(plan: &Plan, pool: Rect, gateway: Rect, lanes: &mut Lanes) -> Vec<Point> {
    let card = |tile: Rect| plan.card_at(tile.centre()).map_or(tile.expanded(space::LARGE), |card| card.rect);
    let (from, to) = (card(pool), card(gateway));
    if from == to || (pool.centre().y - gateway.centre().y).abs() < 1.0 && clear(plan, pool, gateway) {
        let (left, right) =
            if pool.centre().x < gateway.centre().x { (pool, gateway) } else { (gateway, pool) };
        let y = pool.centre().y + lanes.next(Point::new(left.max.x, pool.centre().y));
        return vec![Point::new(left.max.x, y), Point::new(right.min.x, y)];
    }
    let down = gateway.centre().y >= pool.centre().y - 1.0;
    let start = Point::new(pool.centre().x, if down { pool.max.y } else { pool.min.y });
    let street_lane = lanes.next(Point::new(from.min.x, from.max.y));
    let street = from.max.y + space::GROUP + street_lane;
    let same_row = (to.max.y - from.max.y).abs() < to.height();
    if down && same_row {
        let x = gateway.centre().x;
        return vec![start, Point::new(start.x, street), Point::new(x, street), Point::new(x, gateway.max.y)];
    }
    // Beside the gateway's card, on the side the line comes from.
    let from_left = pool.centre().x <= gateway.centre().x;
    let side_lane = lanes.next(Point::new(if from_left { to.min.x } else { to.max.x }, to.min.y));
    let (side, entry) = if from_left {
        (to.min.x - space::MEDIUM - side_lane, gateway.min.x)
    } else {
        (to.max.x + space::MEDIUM + side_lane, gateway.max.x)
    };
    let street = if down { street } else { from.min.y - space::GROUP - street_lane };
    vec![
        start,
        Point::new(start.x, street),
        Point::new(side, street),
        Point::new(side, gateway.centre().y),
        Point::new(entry, gateway.centre().y),
    ]
}

/// Whether a straight line between two tiles meets no other tile.
fn clear(plan: &Plan, a: Rect, b: Rect) -> bool {
    let between = Rect::holding([a.centre(), b.centre()]).unwrap_or(a);
    let tiles = plan.cards.iter().flat_map(|card| card.tiles.iter());
    tiles.filter(|tile| **tile != a && **tile != b).all(|tile| !tile.touches(between))
}

/// Draws a trunk: its line says whether media may take another way than signalling, its badge repeats it.
pub fn draw(trunk: &TrunkPlan, state: TrunkState, selected: bool, drawing: &mut Drawing) {
    let ink = if state == TrunkState::Faulty { Token::Refused } else { Token::Trunk };
    let line = |ink: Token, width: f32| {
        Line::new(trunk.points.clone(), Stroke::new(ink, width)).rounded(radius::LINE)
    };
    let dashed = |mut line: Line| {
        line.stroke = line.stroke.dashed(7.0, 4.0);
        line
    };
    let double = 2.0 * stroke::TRUNK + stroke::TRUNK_GAP;
    if selected {
        drawing.add(Layer::Trunks, line(Token::Accent, double + 2.0 * stroke::RING));
    } else {
        drawing.add(Layer::Trunks, line(Token::Region, double + 3.3));
    }
    match state {
        TrunkState::Off => drawing.add(Layer::Trunks, line(ink, stroke::LINE)),
        TrunkState::Ready => drawing.add(Layer::Trunks, line(ink, double)),
        _ => drawing.add(Layer::Trunks, dashed(line(ink, double))),
    }
    if state != TrunkState::Off {
        drawing.add(Layer::Trunks, line(Token::Region, stroke::TRUNK_GAP));
    }
    badge(trunk.badge, state, drawing);
}

fn badge(rect: Rect, state: TrunkState, drawing: &mut Drawing) {
    let plate = RectShape::new(rect).radius(radius::CONTROL);
    let (plate, inks) = match state {
        TrunkState::Ready => (plate.fill(Token::Bypass), GlyphInks::on(Token::Bypass, Token::OnMark)),
        TrunkState::NotReady => (
            plate.fill(Token::WarningTint).stroke(Stroke::new(Token::WarningEdge, stroke::EDGE)),
            GlyphInks::on(Token::WarningTint, Token::WarningText),
        ),
        TrunkState::Faulty => (
            plate.fill(Token::RefusedTint).stroke(Stroke::new(Token::Refused, stroke::RING)),
            GlyphInks::on(Token::RefusedTint, Token::RefusedText),
        ),
        TrunkState::GloballyOff | TrunkState::Off => (
            plate.fill(Token::Card).stroke(Stroke::new(Token::Control, stroke::EDGE)),
            GlyphInks::on(Token::Card, Token::Muted),
        ),
    };
    drawing.add(Layer::Badges, plate);
    let square = Rect::around(rect.centre(), 12.0, 12.0);
    drawing.add(Layer::Badges, PlacedGlyph { glyph: state.glyph(), rect: square, inks });
}
