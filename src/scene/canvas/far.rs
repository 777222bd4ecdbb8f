//! From afar: areas with their names, network sites as plates with the shape of their bypass ID, lines without state.
//! All plates are one mesh, and all lines another.

use super::content::CardPlan;
use super::draw::Seen;
use super::folded;
use super::path::{self, Light};
use super::picture::View;
use super::plan::RegionPlan;
use crate::scene::drawing::{Drawing, Layer};
use crate::scene::geometry::{Point, Rect};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::ink::{Length, Stroke};
use crate::scene::marks::Mark;
use crate::scene::shape::{Line, PlacedGlyph, Quads, RectShape};
use crate::scene::size::{radius, row, space, stroke, text};
use crate::scene::text::{Across, Down, Ellipsis, Text};
use crate::scene::token::Token;
use crate::topology::{AnyId, Entity, Kind, RefExt};
use std::collections::BTreeSet;

use super::areas::HEAD;

/// Width and height of a plate, points on the screen.
const PLATE: (f32, f32) = (22.0, 18.0);
/// The side of the shape on it.
const SHAPE: f32 = 11.0;
/// Width of a pipe.
const PIPE: f32 = 2.0;
/// Width of media.
const MEDIA: f32 = 3.0;
/// How much of its card a plate may cover where cards are very small.
const COVER: f32 = 0.9;

/// Draws the view from afar.
pub fn draw(view: &View<'_>, seen: &Seen<'_>, drawing: &mut Drawing) {
    let walked = !view.lights(|_| false);
    drawing.lit(!walked, |drawing| {
        for region in seen.regions() {
            area(view, seen, region, drawing);
        }
        lines(seen, drawing);
        trunks(view, seen, drawing);
    });
    media(view, seen, drawing);
    let cards = seen.cards();
    let (lit, dim): (Vec<&CardPlan>, Vec<&CardPlan>) = cards.into_iter().partition(|card| lights(view, card));
    drawing.lit(!walked, |drawing| plates(view, seen, &dim, drawing));
    plates(view, seen, &lit, drawing);
    drawing.lit(!walked, |drawing| full_links(view, seen, drawing));
}

/// The area of a network region below its name.
fn area(view: &View<'_>, seen: &Seen<'_>, region: &RegionPlan, drawing: &mut Drawing) {
    if region.folded {
        folded::figures_of(view, seen, region, drawing);
        return;
    }
    let rect = Rect { min: Point::new(region.rect.min.x, region.rect.min.y + HEAD), max: region.rect.max };
    let edge = if view.is_selected(region.id.into()) {
        Stroke::new(Token::Accent, Length::Screen(stroke::RING))
    } else {
        Stroke::new(Token::Edge, Length::Screen(stroke::EDGE))
    };
    let shape = RectShape::new(rect).radius(seen.screen(radius::CARD));
    drawing.add(Layer::Regions, shape.fill(Token::Region).stroke(edge));
    let middle = Point::new(rect.min.x, rect.min.y - seen.screen(space::LARGE));
    let held = Rect::new(rect.min.x, middle.y - seen.screen(9.0), rect.width(), seen.screen(18.0));
    let plan = &seen.picture.plan;
    let others = plan.regions.iter().filter(|other| other.id != region.id);
    let covered = others.map(|other| other.rect).chain(plan.cards_near(held).map(|card| card.rect));
    // Where areas stand close together, a name would lie on the one above.
    if !covered.into_iter().any(|other| other.expanded(-seen.screen(space::TIGHT)).touches(held)) {
        head(view, seen, region, (middle, rect.width()), Layer::Regions, drawing);
    }
}

/// The name of a network region on a layer, its mark and how many errors it has, from a point on.
pub(super) fn head(
    view: &View<'_>,
    seen: &Seen<'_>,
    region: &RegionPlan,
    (at, width): (Point, f32),
    layer: Layer,
    drawing: &mut Drawing,
) {
    let Some(entity) = view.model.topology().get(region.id) else { return };
    let mark = seen.picture.marks.region(view.model, region.id);
    let height = seen.screen(row::MARK);
    let gap = seen.screen(space::SMALL);
    let errors = errors(view, region);
    let sign = if errors > 0 { seen.screen(30.0) } else { 0.0 };
    let room = width - mark.map_or(0.0, |mark| mark.width(height) + gap) - sign;
    let name = Text::new(entity.identity(view.model.topology()), at, Length::Screen(text::BODY));
    let name = name.anchored(Across::Start, Down::Middle).within(room, Ellipsis::End);
    let shown = name.shown(view.measure, seen.zoom);
    let mut right = at.x;
    if room > seen.screen(text::BODY) {
        let long = view.measure.width(&shown, text::BODY, crate::scene::text::Face::Proportional);
        right += seen.screen(long) + gap;
        drawing.add(layer, name);
    }
    if let Some(mark) = mark.filter(|mark| right + mark.width(height) <= at.x + width) {
        drawing.extend(Layer::Marks, mark.plate(Point::new(right, at.y - height / 2.0), height, None));
        right += mark.width(height) + gap;
    }
    if errors > 0 && right + sign <= at.x + width + gap {
        let side = seen.screen(14.0);
        let rect = Rect::around(Point::new(right + side / 2.0, at.y), side, side);
        let inks = Glyph::Error.inks(Token::Canvas, Token::Text);
        drawing.add(Layer::Badges, PlacedGlyph { glyph: Glyph::Error, rect, inks });
        let at = Point::new(rect.max.x + seen.screen(space::HAIR), at.y);
        let count = Text::new(errors.to_string(), at, Length::Screen(text::BODY)).ink(Token::RefusedText);
        drawing.add(Layer::Badges, count.anchored(Across::Start, Down::Middle));
    }
}

/// How many things of a network region have an error.
pub(super) fn errors(view: &View<'_>, region: &RegionPlan) -> usize {
    let topology = view.model.topology();
    let faulty = view.signs.faulty.iter().filter(|id| {
        let home = id.typed().and_then(|id| topology.network_sites.get(id));
        **id == AnyId::from(region.id) || home.and_then(|site| site.region.id()) == Some(region.id)
    });
    faulty.count()
}

/// All pipes, as thin rectangles of one mesh.
fn lines(seen: &Seen<'_>, drawing: &mut Drawing) {
    let wide = seen.screen(PIPE);
    let plan = &seen.picture.plan;
    // Lines that end at cards go on to their plates.
    let inwards = |at: &Point| {
        let card = plan.card_at(*at)?;
        Some(vec![*at, Point::new(at.x, card.rect.centre().y)])
    };
    let mut pieces: Vec<Rect> = Vec::new();
    for pipe in &seen.pipes {
        pieces.extend(super::room::pieces(&pipe.points, wide));
        if pipe.id.kind != Kind::NetworkRegion && pipe.id.kind != Kind::RegionLink {
            let ends = [pipe.points.first(), pipe.points.last()].into_iter().flatten().filter_map(inwards);
            ends.for_each(|end| pieces.extend(super::room::pieces(&end, wide)));
        }
    }
    drawing.add(Layer::Pipes, Quads::rects(pieces, Token::PipeEdge));
}

/// Trunks as straight lines between plates.
fn trunks(view: &View<'_>, seen: &Seen<'_>, drawing: &mut Drawing) {
    let plan = &seen.picture.plan;
    let mut drawn = BTreeSet::new();
    for trunk in &seen.trunks {
        let Some(trunk) = view.model.topology().get(trunk.id) else { continue };
        let ends = [trunk.pool.id().map(AnyId::from), trunk.gateway.id().map(AnyId::from)];
        let [Some(a), Some(b)] = ends.map(|id| id.and_then(|id| plan.card_of(id))) else { continue };
        if a.content.id != b.content.id && drawn.insert((a.content.id, b.content.id)) {
            let stroke = Stroke::new(Token::Trunk, Length::Screen(stroke::EDGE));
            drawing.add(Layer::Pipes, Line::new([a.rect.centre(), b.rect.centre()], stroke));
        }
    }
}

/// Whether the light falls on something of a card.
fn lights(view: &View<'_>, card: &CardPlan) -> bool {
    let id = card.content.id;
    let member = |light: &Light| card.content.members.iter().any(|member| light.members.contains(&member.id));
    view.lights(|light| light.cards.contains(&id) || light.marks.contains(&id) || member(light))
}

/// The media of the call that is looked at.
fn media(view: &View<'_>, seen: &Seen<'_>, drawing: &mut Drawing) {
    if let Some(way) = view.way {
        let mut points = path::Lines::of(view.model, &seen.standing(), way).media;
        let home = way.media.first().and_then(|stop| seen.picture.plan.card(stop.network_site?));
        if let (Some(card), Some(first)) = (home, points.first().copied()) {
            points.insert(0, Point::new(first.x, card.rect.centre().y));
        }
        let stroke = Stroke::new(way.tone.token(), Length::Screen(MEDIA)).round();
        drawing.add(Layer::PathLanes, Line::new(points, stroke));
    }
}

/// The plate of a card: in the middle of it, of screen size, smaller only where cards are very small.
pub(super) fn plate(seen: &Seen<'_>, card: &CardPlan) -> Rect {
    let rect = card.rect;
    let width = seen.screen(PLATE.0).min(rect.width() * COVER);
    Rect::around(rect.centre(), width, seen.screen(PLATE.1).min(rect.height() * COVER))
}

/// All plates: edges, then surfaces, then shapes.
fn plates(view: &View<'_>, seen: &Seen<'_>, cards: &[&CardPlan], drawing: &mut Drawing) {
    let ends: Vec<_> = view.way.into_iter().flat_map(|way| [way.media.first(), way.media.last()]).collect();
    let ends: BTreeSet<_> = ends.into_iter().flatten().filter_map(|stop| stop.network_site).collect();
    let edge = seen.screen(stroke::EDGE);
    let ring = seen.screen(stroke::RING);
    let (mut edges, mut surfaces, mut inks, mut holes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut selected, mut called, mut faulty) = (Vec::new(), Vec::new(), Vec::new());
    for card in cards {
        let id = card.content.id;
        let rect = plate(seen, card);
        if view.is_selected(id.into()) {
            selected.push(rect.expanded(2.0 * ring));
            edges.push(rect.expanded(ring));
        }
        if ends.contains(&id) {
            called.push(rect.expanded(ring - edge));
        } else if view.signs.faulty.contains(&id.into()) {
            faulty.push(rect.expanded(ring - edge));
        }
        edges.push(rect);
        surfaces.push(rect.expanded(-edge));
        let mark = seen.picture.marks.network_site(view.model, id);
        let side = seen.screen(SHAPE).min(rect.height() * 0.7);
        shape(mark, Rect::around(rect.centre(), side, side), &mut inks, &mut holes);
    }
    let tone = view.way.map_or(Token::Control, |way| way.tone.token());
    drawing.add(Layer::Tiles, Quads::rects(selected, Token::Accent));
    drawing.add(Layer::Tiles, Quads::rects(edges, Token::Control));
    drawing.add(Layer::Tiles, Quads::rects(called, tone));
    drawing.add(Layer::Tiles, Quads::rects(faulty, Token::Refused));
    drawing.add(Layer::Tiles, Quads::rects(surfaces, Token::Card));
    drawing.add(Layer::Tiles, Quads::new(inks, Token::Text));
    drawing.add(Layer::Tiles, Quads::new(holes, Token::Card));
}

/// The shape of a mark as quadrilaterals: those of the ink, and of an outlined shape the hole in it.
fn shape(mark: &Mark, rect: Rect, inks: &mut Vec<[Point; 4]>, holes: &mut Vec<[Point; 4]>) {
    let Some(glyph) = mark.shape() else { return };
    let at = |rect: Rect, points: &[[(f32, f32); 4]], list: &mut Vec<[Point; 4]>| {
        let point =
            |(x, y): (f32, f32)| Point::new(rect.min.x + x * rect.width(), rect.min.y + y * rect.height());
        list.extend(points.iter().map(|quad| quad.map(point)));
    };
    let outlined = |points: &[[(f32, f32); 4]], inks: &mut Vec<_>, holes: &mut Vec<_>| {
        at(rect, points, inks);
        at(rect.expanded(-rect.width() * 0.2), points, holes);
    };
    const ROUND: [[(f32, f32); 4]; 3] = [
        [(0.0, 0.3), (0.0, 0.7), (1.0, 0.7), (1.0, 0.3)],
        [(0.0, 0.3), (0.3, 0.0), (0.7, 0.0), (1.0, 0.3)],
        [(0.0, 0.7), (0.3, 1.0), (0.7, 1.0), (1.0, 0.7)],
    ];
    match glyph {
        Glyph::MarkSquare | Glyph::MarkBar => {
            let top = if glyph == Glyph::MarkBar { 0.3 } else { 0.06 };
            at(rect, &[[(0.06, top), (0.94, top), (0.94, 1.0 - top), (0.06, 1.0 - top)]], inks);
        }
        Glyph::MarkTriangle => at(rect, &[[(0.5, 0.0), (0.5, 0.0), (1.0, 0.95), (0.0, 0.95)]], inks),
        Glyph::MarkPentagon => at(
            rect,
            &[
                [(0.5, 0.0), (0.5, 0.0), (1.0, 0.4), (0.0, 0.4)],
                [(0.0, 0.4), (1.0, 0.4), (0.8, 1.0), (0.2, 1.0)],
            ],
            inks,
        ),
        Glyph::MarkDrop => at(
            rect,
            &[
                [(0.5, 0.0), (0.5, 0.0), (0.9, 0.6), (0.1, 0.6)],
                [(0.1, 0.6), (0.9, 0.6), (0.65, 1.0), (0.35, 1.0)],
            ],
            inks,
        ),
        Glyph::MarkDiamond => outlined(&[[(0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)]], inks, holes),
        Glyph::MarkTriangleDown => {
            at(rect, &[[(0.0, 0.05), (1.0, 0.05), (0.5, 1.0), (0.5, 1.0)]], inks);
            at(rect, &[[(0.25, 0.2), (0.75, 0.2), (0.5, 0.68), (0.5, 0.68)]], holes);
        }
        Glyph::MarkHexagon => outlined(
            &[
                [(0.0, 0.5), (0.25, 0.05), (0.75, 0.05), (1.0, 0.5)],
                [(0.0, 0.5), (0.25, 0.95), (0.75, 0.95), (1.0, 0.5)],
            ],
            inks,
            holes,
        ),
        Glyph::MarkCross => {
            let (low, high) = (0.3, 0.7);
            let bars = [
                [(low, 0.0), (high, 0.0), (high, 1.0), (low, 1.0)],
                [(0.0, low), (1.0, low), (1.0, high), (0.0, high)],
            ];
            let inner = [
                [(0.42, 0.12), (0.58, 0.12), (0.58, 0.88), (0.42, 0.88)],
                [(0.12, 0.42), (0.88, 0.42), (0.88, 0.58), (0.12, 0.58)],
            ];
            at(rect, &bars, inks);
            at(rect, &inner, holes);
        }
        Glyph::MarkTarget => outlined(&ROUND, inks, holes),
        Glyph::MarkStar => at(
            rect,
            &[
                [(0.5, 0.0), (0.65, 0.4), (0.5, 0.75), (0.35, 0.4)],
                [(0.0, 0.4), (0.5, 0.36), (1.0, 0.4), (0.5, 0.75)],
                [(0.2, 1.0), (0.35, 0.5), (0.65, 0.5), (0.5, 0.8)],
                [(0.8, 1.0), (0.35, 0.5), (0.65, 0.5), (0.5, 0.8)],
            ],
            inks,
        ),
        _ => at(rect, &ROUND, inks),
    }
}

/// A sign on every link that refused a call.
pub(super) fn full_links(view: &View<'_>, seen: &Seen<'_>, drawing: &mut Drawing) {
    for pipe in &seen.pipes {
        let refused =
            view.loads.link(pipe.id).refused || view.way.is_some_and(|w| w.refused_at == Some(pipe.id));
        let Some(gauge) = pipe.gauge.as_ref().filter(|_| refused) else { continue };
        let side = seen.screen(14.0);
        let rect = Rect::around(gauge.rect.centre(), side, side);
        let ground = RectShape::new(rect).radius(side / 2.0).fill(Token::Card);
        drawing.add(Layer::Gauges, ground);
        let inks = GlyphInks::on(Token::Card, Token::Refused);
        drawing.add(Layer::Gauges, PlacedGlyph { glyph: Glyph::Refused, rect, inks });
    }
}
