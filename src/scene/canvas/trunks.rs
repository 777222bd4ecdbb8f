//! Voice: trunks as thin lines between a Mediation Server pool and a gateway peer, with a badge for bypass.

use super::content::CardPlan;
use super::doors::{self, Doors, Lane};
use super::gauges::Gauge;
use super::index::Index;
use super::pipes::Pipe;
use super::plan::Plan;
use super::room::{Room, longest_middle, pieces};
use super::state::{Signs, TrunkState};
use super::streets::{self, Ground};
use crate::scene::drawing::{Drawing, Layer};
use crate::scene::geometry::{Point, Rect};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::ink::Stroke;
use crate::scene::shape::{Line, PlacedGlyph, RectShape, Shape};
use crate::scene::size::{radius, stroke};
use crate::scene::token::Token;
use crate::topology::{AnyId, Id, Model, RefExt, Trunk};
use std::collections::HashMap;

/// How far outside a card a trunk may turn: so far that its badge stays off the card.
const LEAD: f32 = 14.0;
/// Distances of lanes from the ground that lines stay off.
const LANES: &[f32] = &[10.0, 20.0, 31.0];
/// Crossings that are searched for all trunks together: many trunks take plainer ways.
const SEARCHED: usize = 2_000_000;
/// Width of a badge with a sign beside the arc.
const WIDE_BADGE: f32 = 38.0;
/// How much wider than a double trunk its halo is.
const HALO: f32 = 3.3;
/// What a line takes with its halo.
const WIDTH: f32 = 9.0;
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

/// The lines of all trunks whose two ends are on the canvas; those that are kept stay as they are.
pub fn trunks(
    model: &Model,
    plan: &Plan,
    pipes: &[Pipe],
    signs: &Signs,
    kept: &[TrunkPlan],
) -> Vec<TrunkPlan> {
    let kept: HashMap<Id<Trunk>, &TrunkPlan> = kept.iter().map(|trunk| (trunk.id, trunk)).collect();
    let mut routes = Routes::new(model, plan, pipes);
    let mut lines: HashMap<Id<Trunk>, Vec<Point>> = HashMap::new();
    // Straight lines and those that are kept stand first: the others find their way between them.
    for only_standing in [true, false] {
        for (id, trunk) in model.topology().trunks.iter() {
            let Some(ends) = ends(trunk).filter(|_| !lines.contains_key(&id)) else { continue };
            let line = if only_standing {
                routes.standing(id, ends, signs.trunk(id), kept.get(&id).copied())
            } else {
                routes.around(id, ends, signs.trunk(id))
            };
            lines.extend(line.map(|line| (id, line)));
        }
    }
    let plan_of = |id: Id<Trunk>, points: Vec<Point>| {
        let badge = kept.get(&id).map(|kept| kept.badge).unwrap_or_default();
        TrunkPlan { id, points, badge }
    };
    let ids = model.topology().trunks.iter().map(|(id, _)| id);
    let mut list: Vec<TrunkPlan> = ids.filter_map(|id| Some(plan_of(id, lines.remove(&id)?))).collect();
    badges(plan, pipes, signs, (&mut list, &kept));
    list
}

/// What is known while the lines of trunks are found.
struct Routes<'a> {
    plan: &'a Plan,
    plates: Vec<Rect>,
    pipes: Vec<Vec<Point>>,
    /// The lines so far: the pool, the lane at the pool, the points.
    lines: Vec<(AnyId, Lane, Vec<Point>)>,
    near: Index,
    doors: Doors,
    /// Of the trunks between two ends: how many were passed, how many there are.
    pairs: HashMap<(AnyId, AnyId), (u16, u16)>,
    numbers: HashMap<Id<Trunk>, u16>,
    most: usize,
}

impl<'a> Routes<'a> {
    fn new(model: &Model, plan: &'a Plan, pipes: &[Pipe]) -> Self {
        let trunks = &model.topology().trunks;
        let mut pairs: HashMap<(AnyId, AnyId), (u16, u16)> = HashMap::new();
        for ends in trunks.iter().filter_map(|(_, trunk)| ends(trunk)) {
            pairs.entry(ends).or_default().1 += 1;
        }
        // Along the border of an area a trunk would be lost as along a pipe.
        let borders = plan.regions.iter().map(|region| region.rect.outline());
        let pipes_near: Vec<Vec<Point>> =
            pipes.iter().map(|pipe| pipe.points.clone()).chain(borders).collect();
        Self {
            plan,
            plates: pipes.iter().filter_map(|pipe| pipe.gauge.as_ref()).flat_map(Gauge::boxes).collect(),
            near: Index::of(pipes_near.iter().map(|line| held(line))),
            pipes: pipes_near,
            lines: Vec::new(),
            doors: Doors::default(),
            pairs,
            numbers: HashMap::new(),
            most: streets::MOST.min(SEARCHED / trunks.len().max(1)),
        }
    }

    /// Which of the trunks between its two ends a trunk is, counted once.
    fn number(&mut self, id: Id<Trunk>, ends: (AnyId, AnyId)) -> (u16, u16) {
        let (passed, of) = self.pairs.entry(ends).or_default();
        let number = *self.numbers.entry(id).or_insert_with(|| {
            *passed += 1;
            *passed - 1
        });
        (number, *of)
    }

    /// The line of a trunk that is kept, or that runs straight; `None` where it is neither.
    fn standing(
        &mut self,
        id: Id<Trunk>,
        (pool, gateway): (AnyId, AnyId),
        state: TrunkState,
        kept: Option<&TrunkPlan>,
    ) -> Option<Vec<Point>> {
        let (number, of) = self.number(id, (pool, gateway));
        let straight = doors::straight(self.plan, pool, gateway, number, of);
        // A straight line shares nothing: others would seem to end where it does.
        let lane = if straight.is_some() { Lane::Own(id) } else { Lane::Shared(state, number) };
        let points = kept.map(|kept| kept.points.clone()).or(straight)?;
        self.take((pool, gateway), (lane, Lane::Own(id)), &points);
        Some(points)
    }

    /// The way of a trunk around what stands; `None` where an end is not on the canvas, or both are in one folded region.
    fn around(
        &mut self,
        id: Id<Trunk>,
        (pool, gateway): (AnyId, AnyId),
        state: TrunkState,
    ) -> Option<Vec<Point>> {
        let (number, _) = self.number(id, (pool, gateway));
        if self.plan.tile(pool) == self.plan.tile(gateway) {
            return None;
        }
        let lanes = (Lane::Shared(state, number), Lane::Own(id));
        let points = self.way((pool, gateway), lanes)?;
        self.take((pool, gateway), lanes, &points);
        Some(points)
    }

    fn take(&mut self, (pool, gateway): (AnyId, AnyId), lanes: (Lane, Lane), points: &[Point]) {
        self.doors.pass(self.plan, pool, lanes.0, points.first());
        self.doors.pass(self.plan, gateway, lanes.1, points.last());
        self.near.add(self.pipes.len() + self.lines.len(), held(points));
        self.lines.push((pool, lanes.0, points.to_vec()));
    }

    /// The way around cards and plates.
    fn way(&self, (pool, gateway): (AnyId, AnyId), lanes: (Lane, Lane)) -> Option<Vec<Point>> {
        let (from, to) = (self.plan.tile(pool)?, self.plan.tile(gateway)?);
        let reach = from.union(to).expanded(streets::REACH);
        let (walls, cards) = doors::walls(self.plan, &self.plates, reach);
        let (mut lines, mut friends) = (Vec::new(), Vec::new());
        for number in self.near.near(reach) {
            match (self.pipes.get(number), number.checked_sub(self.pipes.len())) {
                (Some(pipe), _) => lines.push(pipe.clone()),
                (None, Some(number)) => match self.lines.get(number) {
                    Some((same, lane, line)) if (*same, *lane) == (pool, lanes.0) => {
                        friends.push(line.clone());
                    }
                    Some((_, _, line)) => lines.push(line.clone()),
                    None => {}
                },
                (None, None) => {}
            }
        }
        let guides = walls.get(..cards).unwrap_or_default();
        let ground =
            Ground { walls: &walls, guides, lines: &lines, friends: &friends, lanes: LANES, most: self.most };
        let starts = self.doors.ports(self.plan, pool, LEAD, Some((lanes.0, to.centre())));
        let ends = self.doors.ports(self.plan, gateway, LEAD, Some((lanes.1, from.centre())));
        let way = streets::way(&starts, &ends, ground);
        Some(way.unwrap_or_else(|| streets::corners(&[from.centre(), to.centre()])))
    }
}

fn held(line: &[Point]) -> Rect {
    Rect::holding(line.iter().copied()).unwrap_or_default()
}

/// The pool and the gateway peer of a trunk.
fn ends(trunk: &Trunk) -> Option<(AnyId, AnyId)> {
    Some((trunk.pool.id()?.into(), trunk.gateway.id()?.into()))
}

/// Gives every trunk its badge: off texts, plates and other badges, and where there is room for that also off other
/// lines and the borders of cards.
fn badges(
    plan: &Plan,
    pipes: &[Pipe],
    signs: &Signs,
    (trunks, kept): (&mut [TrunkPlan], &HashMap<Id<Trunk>, &TrunkPlan>),
) {
    let is_new = |trunk: &TrunkPlan| !kept.contains_key(&trunk.id);
    let new = trunks.iter().filter(|trunk| is_new(trunk)).map(|trunk| held(&trunk.points));
    let Some(reach) = new.reduce(Rect::union).map(|reach| reach.expanded(WIDE_BADGE)) else { return };
    let cards: Vec<&CardPlan> = plan.cards_near(reach).collect();
    let texts = cards.iter().flat_map(|card| card.texts());
    let plates = pipes.iter().filter_map(|pipe| pipe.gauge.as_ref()).flat_map(Gauge::boxes);
    let others = kept.values().map(|trunk| trunk.badge.expanded(2.0));
    let near = |rect: &Rect| rect.touches(reach);
    let mut room = Room::around(texts.chain(plates).chain(plan.heads()).chain(others).filter(near));
    let borders = cards.iter().map(|card| card.rect).chain(plan.regions.iter().map(|region| region.rect));
    let borders = borders.flat_map(|rect| pieces(&rect.outline(), 2.0).collect::<Vec<_>>());
    let pipes = pipes.iter().flat_map(|pipe| pieces(&pipe.points, pipe.width)).filter(near);
    let clear = Room::around(borders.chain(pipes));
    let mut lines = Index::default();
    for (number, trunk) in trunks.iter().enumerate() {
        pieces(&trunk.points, WIDTH).filter(near).for_each(|piece| lines.add(number, piece));
    }
    for (number, trunk) in trunks.iter_mut().enumerate().filter(|(_, trunk)| is_new(trunk)) {
        let width = badge_width(signs.trunk(trunk.id));
        let shape = |at: Point| Rect::around(at, width, BADGE.1);
        let wished = longest_middle(&trunk.points);
        let alone = |rect: Rect| lines.near(rect.expanded(1.0)).iter().all(|other| *other == number);
        let inside = |rect: Rect| clear.is_free(rect.expanded(1.0));
        let find = |suits: &dyn Fn(Rect) -> bool| room.on_line(&trunk.points, wished, shape, suits);
        let at = find(&|rect| alone(rect) && inside(rect))
            .or_else(|| find(&alone))
            .or_else(|| find(&inside))
            .or_else(|| find(&|_| true));
        trunk.badge = shape(at.unwrap_or(wished));
        room.take(trunk.badge.expanded(2.0));
    }
}

/// How wide a badge is: a sign beside the arc makes it wider.
pub fn badge_width(state: TrunkState) -> f32 {
    match state {
        TrunkState::NotReady | TrunkState::Faulty => WIDE_BADGE,
        TrunkState::Ready | TrunkState::GloballyOff | TrunkState::Off => BADGE.0,
    }
}

/// Draws a trunk: its line says whether media may take another way than signalling, its badge repeats it.
pub fn draw(trunk: &TrunkPlan, state: TrunkState, selected: bool, plan: &Plan, drawing: &mut Drawing) {
    let over: Vec<[Point; 2]> = over_cards(plan, &trunk.points);
    line_of(&trunk.points, &over, state, selected, drawing);
    badge(trunk.badge, state, drawing);
}

/// The pieces of a line that lie over cards.
fn over_cards(plan: &Plan, points: &[Point]) -> Vec<[Point; 2]> {
    let mut list = Vec::new();
    for (a, b) in points.iter().zip(points.iter().skip(1)) {
        let Some(piece) = Rect::holding([*a, *b]) else { continue };
        for card in plan.cards_near(piece) {
            let within = |at: &Point| {
                let Rect { min, max } = card.rect;
                Point::new(at.x.clamp(min.x, max.x), at.y.clamp(min.y, max.y))
            };
            list.push([within(a), within(b)]);
        }
    }
    list
}

/// Draws a sample of a trunk in a state: a line with its badge.
pub fn sample(points: &[Point], place: Rect, state: TrunkState, drawing: &mut Drawing) {
    line_of(points, &[], state, false, drawing);
    badge(place, state, drawing);
}

fn line_of(
    points: &[Point],
    over_cards: &[[Point; 2]],
    state: TrunkState,
    selected: bool,
    drawing: &mut Drawing,
) {
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
        drawing.add(Layer::Trunks, line(Token::Region, double + HALO));
    }
    let on_card = |width: f32| {
        let piece = move |ends: &[Point; 2]| Shape::from(Line::new(*ends, Stroke::new(Token::Card, width)));
        over_cards.iter().map(piece).collect::<Vec<_>>()
    };
    if !selected {
        drawing.extend(Layer::Trunks, on_card(double + HALO));
    }
    match state {
        TrunkState::Off => drawing.add(Layer::Trunks, line(ink, stroke::LINE)),
        TrunkState::Ready => drawing.add(Layer::Trunks, line(ink, double)),
        _ => drawing.add(Layer::Trunks, dashed(line(ink, double))),
    }
    if state != TrunkState::Off {
        drawing.add(Layer::Trunks, line(Token::Region, stroke::TRUNK_GAP));
        drawing.extend(Layer::Trunks, on_card(stroke::TRUNK_GAP));
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
    let glyph = |glyph: Glyph, at: Point, side: f32, inks| {
        Shape::from(PlacedGlyph { glyph, rect: Rect::around(at, side, side), inks })
    };
    let sign = match state {
        TrunkState::NotReady => Some((Glyph::Warning, Glyph::Warning.inks(Token::WarningTint, Token::Text))),
        TrunkState::Faulty => Some((Glyph::Error, Glyph::Error.inks(Token::RefusedTint, Token::Text))),
        TrunkState::Ready | TrunkState::GloballyOff | TrunkState::Off => None,
    };
    let Rect { min, max } = rect;
    let Some((sign, own)) = sign.filter(|_| rect.width() > BADGE.0) else {
        drawing.extend(Layer::Badges, [glyph(state.glyph(), rect.centre(), 13.0, inks)]);
        return;
    };
    let y = rect.centre().y;
    let pair = [
        glyph(state.glyph(), Point::new(min.x + 12.0, y), 13.0, inks),
        glyph(sign, Point::new(max.x - 11.0, y), 12.0, own),
    ];
    drawing.extend(Layer::Badges, pair);
}
