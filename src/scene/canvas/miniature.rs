//! A topology drawn small, for a place that offers it: areas, cards with their mark and a bar for the name, the pipes
//! between them, and where cards have room for it, what stands in them and which calls stay there.

use super::content::CardPlan;
use super::id_marks::IdMarks;
use super::path::Tone;
use super::pipes;
use super::plan::Plan;
use crate::call::decision::Readiness;
use crate::scene::drawing::{Drawing, Layer};
use crate::scene::geometry::{Point, Rect};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::ink::Stroke;
use crate::scene::measure::Measure;
use crate::scene::shape::{Line, PlacedGlyph, Polygon, RectShape};
use crate::scene::size::{radius, space, stroke};
use crate::scene::token::Token;
use crate::topology::{AnyId, Kind, Layout, Model, RefExt};

/// How much thinner pipes are than on the canvas.
const PIPE: f32 = 0.5;
/// The side of a mark and of a member's glyph.
const GLYPH: f32 = 10.0;
/// Least width and height of a card that shows its members.
const WITH_MEMBERS: (f32, f32) = (60.0, 28.0);
/// Largest height of a card: what stays empty on it is left out.
const CARD_HEIGHT: f32 = 34.0;
/// Thickness of the bar that stands for a name.
const BAR: f32 = 3.0;

/// Where canvas points go on the miniature: stretched to its width and height, each for itself.
struct Paper {
    from: Rect,
    to: Rect,
}

impl Paper {
    fn point(&self, at: Point) -> Point {
        let share = |value: f32, low: f32, high: f32| (value - low) / (high - low).max(1.0);
        let x = share(at.x, self.from.min.x, self.from.max.x);
        let y = share(at.y, self.from.min.y, self.from.max.y);
        Point::new(self.to.min.x + x * self.to.width(), self.to.min.y + y * self.to.height())
    }

    fn rect(&self, rect: Rect) -> Rect {
        Rect { min: self.point(rect.min), max: self.point(rect.max) }
    }

    /// A card, no higher than what it shows here; its side towards the rail stays where it is.
    fn card(&self, card: &CardPlan, above: bool) -> Rect {
        let rect = self.rect(card.rect).expanded(-1.0);
        let spare = (rect.height() - CARD_HEIGHT).max(0.0);
        let Rect { min, max } = rect;
        if above {
            Rect { min: Point::new(min.x, min.y + spare), max }
        } else {
            Rect { min, max: Point::new(max.x, max.y - spare) }
        }
    }
}

/// Draws a topology as it is laid out into a width and height in points, the upper left corner at the origin.
pub fn miniature(
    model: &Model,
    layout: &Layout,
    measure: &dyn Measure,
    (width, height): (f32, f32),
) -> Drawing {
    let mut drawing = Drawing::default();
    let plan = Plan::of(model, layout, measure);
    let Some(from) = plan.bounds() else { return drawing };
    let paper = Paper { from, to: Rect::new(0.0, 0.0, width, height).expanded(-space::LARGE) };
    let marks = IdMarks::of(model);
    for region in &plan.regions {
        let area = RectShape::new(paper.rect(region.rect)).radius(radius::CONTROL).fill(Token::Region);
        drawing.add(Layer::Regions, area.stroke(Stroke::new(Token::Edge, stroke::EDGE)));
    }
    for pipe in
        pipes::pipes(model, &plan, measure).iter().filter(|pipe| pipe.id.kind != Kind::IntersitePolicy)
    {
        let points: Vec<Point> = pipe.points.iter().map(|at| paper.point(*at)).collect();
        pipes::sample(&points, pipe.width * PIPE + 1.0, &mut drawing);
    }
    for card in &plan.cards {
        let rail = plan.region_at(card.rect.centre()).and_then(|region| region.rails.first());
        let above = rail.is_some_and(|rail| card.rect.centre().y < rail.left.y);
        let rect = paper.card(card, above);
        let shape = RectShape::new(rect).radius(radius::CHIP).fill(Token::Card);
        let edge = Stroke::new(Token::Edge, stroke::EDGE);
        let edge = if card.content.provider { edge.dashed(3.0, 2.0) } else { edge };
        drawing.add(Layer::Cards, shape.stroke(edge));
        let middle = (rect.min.y + space::TIGHT + GLYPH / 2.0).min(rect.centre().y);
        let at = Point::new(rect.min.x + space::TIGHT + GLYPH / 2.0, middle);
        if let Some(shape) = marks.network_site(model, card.content.id).shape() {
            glyph(shape, at, &mut drawing);
        }
        let room = rect.max.x - at.x - GLYPH - space::TIGHT;
        let bar = Rect::new(at.x + GLYPH, middle - BAR / 2.0, room.clamp(0.0, rect.width() / 2.0), BAR);
        drawing.add(Layer::Cards, RectShape::new(bar).radius(BAR / 2.0).fill(Token::Edge));
        if rect.width() >= WITH_MEMBERS.0 && rect.height() >= WITH_MEMBERS.1 {
            members(model, card, rect, &mut drawing);
        }
    }
    drawing
}

fn glyph(glyph: Glyph, centre: Point, drawing: &mut Drawing) {
    let rect = Rect::around(centre, GLYPH, GLYPH);
    drawing.add(Layer::Marks, PlacedGlyph { glyph, rect, inks: GlyphInks::on(Token::Card, Token::Text) });
}

/// The members of a card at its foot, and an arrow to a gateway peer that callers on this card reach past the Mediation
/// Server.
fn members(model: &Model, card: &CardPlan, rect: Rect, drawing: &mut Drawing) {
    let y = rect.max.y - space::TIGHT - GLYPH / 2.0;
    let bypassed = card.content.members.iter().find(|member| is_bypassed(model, card, member.id));
    if let Some(gateway) = bypassed {
        let at = Point::new(rect.max.x - space::MEDIUM - GLYPH / 2.0, y);
        glyph(gateway.glyph, at, drawing);
        let from = Point::new(rect.min.x + space::MEDIUM, y);
        let tip = Point::new(at.x - GLYPH, y);
        let back = Point::new(tip.x - space::SMALL, y);
        let ink = Tone::Bypass.token();
        drawing.add(Layer::PathLanes, Line::new([from, back], Stroke::new(ink, stroke::MEDIA * 0.6)));
        let wing = |up: f32| Point::new(back.x, y + up);
        drawing.add(Layer::PathLanes, Polygon::new([tip, wing(4.0), wing(-4.0)], ink));
        return;
    }
    let mut x = rect.min.x + space::TIGHT + GLYPH / 2.0;
    for member in &card.content.members {
        if x + GLYPH / 2.0 > rect.max.x {
            break;
        }
        glyph(member.glyph, Point::new(x, y), drawing);
        x += GLYPH + space::TIGHT;
    }
}

/// Whether calls from a card to a gateway peer on it go past a Mediation Server that stands elsewhere.
fn is_bypassed(model: &Model, card: &CardPlan, member: AnyId) -> bool {
    let topology = model.topology();
    let own = card.content.members.iter().any(|member| member.id.kind == Kind::MediationPool);
    let trunk = topology.trunks.iter().find(|(_, trunk)| trunk.gateway.id().map(AnyId::from) == Some(member));
    let ready = trunk.and_then(|(id, _)| Readiness::of(model, id).ok());
    !own && ready.is_some_and(|ready| ready.bypass && ready.reasons().is_empty())
}
