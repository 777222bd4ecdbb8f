//! The IP network: rails, the stubs of network sites, region links, intersite policies. What CAC limits.

use super::content::CardPlan;
use super::plan::{Plan, RegionPlan};
use crate::scene::drawing::{Drawing, Layer};
use crate::scene::geometry::{Point, Rect};
use crate::scene::ink::Stroke;
use crate::scene::shape::{Line, RectShape};
use crate::scene::size::{radius, space, stroke, text};
use crate::scene::text::{Across, Down, Text};
use crate::scene::token::Token;
use crate::topology::attributes::figure;
use crate::topology::{
    AnyId, BandwidthPolicyProfile, Entity, Id, IntersitePolicy, Model, NetworkRegion, NetworkSite, Ref,
    RefExt, RegionLink,
};

/// One pipe: what it stands for, its points and its width.
#[derive(Debug, Clone, PartialEq)]
pub struct Pipe {
    /// The entity that a click selects: a region, a network site, a link, a policy.
    pub id: AnyId,
    /// Its points.
    pub points: Vec<Point>,
    /// Its width, canvas units.
    pub width: f32,
    /// The audio limit of its profile in kbps; `None` is no bandwidth limit.
    pub limit: Option<u32>,
    /// Where the gauge plate stands, and its name for links that have one.
    pub gauge: Option<(Point, Option<String>)>,
}

/// All pipes of a topology.
pub fn pipes(model: &Model, plan: &Plan) -> Vec<Pipe> {
    let topology = model.topology();
    let mut pipes = Vec::new();
    for region in &plan.regions {
        pipes.push(rail(region, plan, model));
    }
    for card in &plan.cards {
        pipes.extend(stub(model, plan, card));
    }
    for (id, link) in topology.region_links.iter() {
        let points = link_points(plan, link.region_1.id(), link.region_2.id());
        pipes.extend(points.map(|points| {
            let limit = limit(model, &link.profile);
            let gauge = limit.map(|_| (longest_middle(&points), Some(link.identity(topology))));
            Pipe { id: id.into(), points, width: stroke::LINK_PIPE, limit, gauge }
        }));
    }
    for (id, policy) in topology.intersite_policies.iter() {
        pipes.extend(intersite(model, plan, id, policy));
    }
    pipes
}

fn limit(model: &Model, profile: &Option<Ref<BandwidthPolicyProfile>>) -> Option<u32> {
    Some(model.topology().follow(profile)?.1.audio()?.total)
}

fn rail(region: &RegionPlan, plan: &Plan, model: &Model) -> Pipe {
    // The rail reaches every stub, also of cards that were placed beside it.
    let xs =
        plan.cards.iter().filter(|card| belongs(model, card, region.id)).map(|card| card.rect.centre().x);
    let (from, to) = region.rail;
    let left = xs.clone().fold(from.x, f32::min);
    let right = xs.fold(to.x, f32::max);
    let points = vec![Point::new(left, from.y), Point::new(right, to.y)];
    Pipe { id: region.id.into(), points, width: stroke::RAIL_PIPE, limit: None, gauge: None }
}

fn belongs(model: &Model, card: &CardPlan, region: Id<NetworkRegion>) -> bool {
    model.topology().get(card.content.id).and_then(|site| site.region.id()) == Some(region)
}

/// The line from a card to the rail of its region.
pub fn stub_points(model: &Model, plan: &Plan, id: Id<NetworkSite>) -> Option<[Point; 2]> {
    let card = plan.card(id)?;
    let region = plan.region(model.topology().get(id)?.region.id()?)?;
    let x = card.rect.centre().x;
    let rail = region.rail.0.y;
    let edge = if card.rect.centre().y < rail { card.rect.max.y } else { card.rect.min.y };
    Some([Point::new(x, edge), Point::new(x, rail)])
}

fn stub(model: &Model, plan: &Plan, card: &CardPlan) -> Option<Pipe> {
    // Nothing can cross the link of a network site that stands for a provider.
    if card.content.provider {
        return None;
    }
    let points = stub_points(model, plan, card.content.id)?;
    let limit = limit(model, &model.topology().get(card.content.id)?.profile);
    let [edge, rail] = points;
    let gauge = limit.map(|_| (edge.towards(rail, 0.5), None));
    Some(Pipe { id: card.content.id.into(), points: points.to_vec(), width: stroke::LINK_PIPE, limit, gauge })
}

/// The line of a region link, between the rails of its ends.
pub fn link_points(
    plan: &Plan,
    a: Option<Id<NetworkRegion>>,
    b: Option<Id<NetworkRegion>>,
) -> Option<Vec<Point>> {
    let (a, b) = (plan.region(a?)?, plan.region(b?)?);
    let (left, right) = if a.rect.min.x <= b.rect.min.x { (a, b) } else { (b, a) };
    let overlap = (left.rail.0.x.max(right.rail.0.x), left.rail.1.x.min(right.rail.1.x));
    if overlap.0 < overlap.1 {
        let x = f32::midpoint(overlap.0, overlap.1);
        return Some(vec![Point::new(x, left.rail.0.y), Point::new(x, right.rail.0.y)]);
    }
    let (from, to) = (left.rail.1, right.rail.0);
    let turn = f32::midpoint(left.rect.max.x, right.rect.min.x);
    if (from.y - to.y).abs() < 1.0 {
        return Some(vec![from, to]);
    }
    Some(vec![from, Point::new(turn, from.y), Point::new(turn, to.y), to])
}

/// The line of an intersite policy: outside the rail, in a U.
pub fn intersite_points(plan: &Plan, a: Id<NetworkSite>, b: Id<NetworkSite>) -> Option<Vec<Point>> {
    let (a, b) = (plan.card(a)?.rect, plan.card(b)?.rect);
    let (upper, lower) = if a.max.y <= b.max.y { (a, b) } else { (b, a) };
    let (from, to) = (upper.centre().x + space::GRID, lower.centre().x + space::GRID);
    if lower.min.y > upper.max.y + space::GRID {
        // One above the other: down beside the stub of the upper card, then over.
        let turn = lower.min.y - space::LARGE;
        return Some(vec![
            Point::new(from, upper.max.y),
            Point::new(from, turn),
            Point::new(to, turn),
            Point::new(to, lower.min.y),
        ]);
    }
    let bottom = upper.max.y.max(lower.max.y) + space::GRID;
    Some(vec![
        Point::new(from, upper.max.y),
        Point::new(from, bottom),
        Point::new(to, bottom),
        Point::new(to, lower.max.y),
    ])
}

fn intersite(model: &Model, plan: &Plan, id: Id<IntersitePolicy>, policy: &IntersitePolicy) -> Option<Pipe> {
    let points = intersite_points(plan, policy.network_site_1.id()?, policy.network_site_2.id()?)?;
    let limit = limit(model, &policy.profile);
    let gauge = limit.map(|_| (longest_middle(&points), Some(policy.identity(model.topology()))));
    Some(Pipe { id: id.into(), points, width: stroke::INTERSITE_PIPE, limit, gauge })
}

/// The middle of the longest piece of a line.
pub fn longest_middle(points: &[Point]) -> Point {
    let pieces = points.iter().zip(points.iter().skip(1));
    let longest = pieces.max_by(|(a, b), (c, d)| a.distance(**b).total_cmp(&c.distance(**d)));
    longest.map(|(a, b)| a.towards(*b, 0.5)).or(points.first().copied()).unwrap_or_default()
}

/// Draws the pipes: all outlines first, then all fills, so that joints merge.
pub fn draw(pipes: &[Pipe], drawing: &mut Drawing) {
    for pipe in pipes {
        let line = Line::new(pipe.points.clone(), Stroke::new(Token::PipeEdge, pipe.width).round());
        drawing.add(Layer::Pipes, line.rounded(radius::LINE));
    }
    for pipe in pipes {
        let line = Line::new(pipe.points.clone(), Stroke::new(Token::Pipe, pipe.width - 2.0).round());
        drawing.add(Layer::Pipes, line.rounded(radius::LINE));
    }
    for pipe in pipes {
        if let (Some(limit), Some((at, name))) = (pipe.limit, &pipe.gauge) {
            gauge(*at, limit, name.as_deref(), drawing);
        }
    }
}

/// The plate with what a link may carry, kbps of audio in one direction.
fn gauge(at: Point, limit: u32, name: Option<&str>, drawing: &mut Drawing) {
    let rect = Rect::around(at, 84.0, 28.0);
    let edge = Stroke::new(Token::Control, stroke::EDGE);
    drawing.add(Layer::Gauges, RectShape::new(rect).radius(radius::CONTROL).fill(Token::Card).stroke(edge));
    let figures = format!("0/{}", figure(limit.into()));
    let centre = Point::new(at.x, rect.min.y + 9.0);
    drawing.add(
        Layer::Gauges,
        Text::new(figures, centre, text::FIGURE).fixed().anchored(Across::Middle, Down::Middle),
    );
    let track = Rect::new(rect.min.x + 6.0, rect.max.y - 10.0, rect.width() - 12.0, 6.0);
    drawing.add(Layer::Gauges, RectShape::new(track).fill(Token::GaugeTrack));
    if let Some(name) = name {
        let above = Point::new(at.x, rect.min.y - space::TIGHT);
        let label =
            Text::new(name, above, text::FIGURE).ink(Token::Muted).anchored(Across::Middle, Down::Bottom);
        drawing.add(Layer::Gauges, label);
    }
}

/// The pipe of a region link between two regions, in the order of travel, and the id of the link.
pub fn link_between(model: &Model, a: Id<NetworkRegion>, b: Id<NetworkRegion>) -> Vec<Id<RegionLink>> {
    let topology = model.topology();
    let route = topology.region_routes.iter().find_map(|(_, route)| {
        let ends = (route.region_1.id(), route.region_2.id());
        let links: Vec<_> = route.links.iter().filter_map(Ref::id).collect();
        if ends == (Some(a), Some(b)) {
            return Some(links);
        }
        (ends == (Some(b), Some(a))).then(|| links.into_iter().rev().collect())
    });
    route.or_else(|| model.regions().shortest(a, b)).unwrap_or_default()
}
