//! Voice: trunks as thin lines between a Mediation Server pool and a gateway peer, with a badge for bypass.

use super::content::CardPlan;
use super::doors::{self, Doors};
use super::pipes::Pipe;
use super::plan::Plan;
use super::room::{Room, longest_middle};
use super::state::TrunkState;
use super::streets::{self, Ground};
use crate::scene::drawing::{Drawing, Layer};
use crate::scene::geometry::{Point, Rect};
use crate::scene::glyphs::GlyphInks;
use crate::scene::ink::Stroke;
use crate::scene::measure::Measure;
use crate::scene::shape::{Line, PlacedGlyph, RectShape};
use crate::scene::size::{radius, stroke};
use crate::scene::token::Token;
use crate::topology::{AnyId, Id, Model, RefExt, Trunk};
use std::collections::HashMap;

/// How far outside a card a trunk may turn: so far that its badge stays off the card.
const LEAD: f32 = 10.0;
/// Distances of lanes from the ground that lines stay off.
const LANES: &[f32] = &[6.0, 16.0, 26.0, 36.0];
/// Crossings that are searched for all trunks together: many trunks take plainer ways.
const SEARCHED: usize = 2_000_000;
/// Width and height of a badge.
pub const BADGE: (f32, f32) = (26.0, 16.0);

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
pub fn trunks(model: &Model, plan: &Plan, pipes: &[Pipe], measure: &dyn Measure) -> Vec<TrunkPlan> {
    let plates: Vec<Rect> =
        pipes.iter().filter_map(|pipe| Some(pipe.gauge.as_ref()?.bounds(measure))).collect();
    let texts = plan.cards.iter().flat_map(CardPlan::texts);
    let mut room = Room::around(texts.chain(plates.iter().copied()));
    let mut lines: Vec<Vec<Point>> = pipes.iter().map(|pipe| pipe.points.clone()).collect();
    let most = streets::MOST.min(SEARCHED / model.topology().trunks.len().max(1));
    let mut doors = Doors::default();
    let mut pairs: HashMap<(AnyId, AnyId), (u16, u16)> = HashMap::new();
    for (_, trunk) in model.topology().trunks.iter() {
        if let Some(ends) = ends(trunk) {
            pairs.entry(ends).or_default().1 += 1;
        }
    }
    let mut list = Vec::new();
    for (id, trunk) in model.topology().trunks.iter() {
        let Some((pool, gateway)) = ends(trunk) else { continue };
        let (number, of) = pairs.entry((pool, gateway)).or_default();
        let straight = doors::straight(plan, pool, gateway, *number, *of);
        *number += 1;
        let Some(points) = straight.or_else(|| line(plan, &doors, (pool, gateway), (&plates, &lines), most))
        else {
            continue;
        };
        doors.pass(plan, pool, points.first());
        doors.pass(plan, gateway, points.last());
        let badge = |at: Point| Rect::around(at, BADGE.0, BADGE.1);
        let at = room.on_line(&points, longest_middle(&points), badge);
        lines.push(points.clone());
        list.push(TrunkPlan { id, points, badge: badge(at) });
    }
    list
}

/// The pool and the gateway peer of a trunk.
fn ends(trunk: &Trunk) -> Option<(AnyId, AnyId)> {
    Some((trunk.pool.id()?.into(), trunk.gateway.id()?.into()))
}

/// The way of a trunk around cards and plates; `None` where an end is not on the canvas.
fn line(
    plan: &Plan,
    doors: &Doors,
    (pool, gateway): (AnyId, AnyId),
    (plates, lines): (&[Rect], &[Vec<Point>]),
    most: usize,
) -> Option<Vec<Point>> {
    let (from, to) = (plan.tile(pool)?, plan.tile(gateway)?);
    let reach = from.union(to).expanded(streets::REACH);
    let (walls, cards) = doors::walls(plan, plates, reach);
    let lines = streets::within(lines, reach);
    let guides = walls.get(..cards).unwrap_or_default();
    let ground = Ground { walls: &walls, guides, lines: &lines, lanes: LANES, most };
    let way = streets::way(&doors.ports(plan, pool, LEAD), &doors.ports(plan, gateway, LEAD), ground);
    Some(way.unwrap_or_else(|| streets::corners(&[from.centre(), to.centre()])))
}

/// Draws a trunk: its line says whether media may take another way than signalling, its badge repeats it.
pub fn draw(trunk: &TrunkPlan, state: TrunkState, selected: bool, drawing: &mut Drawing) {
    line_of(&trunk.points, state, selected, drawing);
    badge(trunk.badge, state, drawing);
}

/// Draws a sample of a trunk in a state: a line with its badge.
pub fn sample(points: &[Point], place: Rect, state: TrunkState, drawing: &mut Drawing) {
    line_of(points, state, false, drawing);
    badge(place, state, drawing);
}

fn line_of(points: &[Point], state: TrunkState, selected: bool, drawing: &mut Drawing) {
    let ink = if state == TrunkState::Faulty { Token::Refused } else { Token::Trunk };
    let line = |ink: Token, width: f32| Line::new(points, Stroke::new(ink, width)).rounded(radius::LINE);
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
