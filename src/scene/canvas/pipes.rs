//! The IP network: rails, the stubs of network sites, region links, intersite policies. What CAC limits.

use super::content::CardPlan;
use super::doors;
use super::gauges::{self, Gauge};
use super::path::Light;
use super::picture::View;
use super::plan::{Plan, RegionPlan};
use super::room::longest_middle;
use super::streets::{self, Ground, Port};
use crate::scene::drawing::{Drawing, Layer};
use crate::scene::geometry::{Point, Rect, Vector};
use crate::scene::ink::{Length, Stroke};
use crate::scene::measure::Measure;
use crate::scene::shape::Line;
use crate::scene::size::{radius, space, stroke};
use crate::scene::token::Token;
use crate::topology::{
    AnyId, BandwidthPolicyProfile, Entity, Id, IntersitePolicy, Kind, Model, NetworkRegion, NetworkSite, Ref,
    RefExt, RegionLink,
};

/// How far from cards an intersite policy runs, so that its plate and name find room, or closer where that is much
/// shorter.
const CLEARANCES: [f32; 2] = [23.0, streets::LEAD];
/// Distances of lanes from that.
const LANES: &[f32] = &[1.0, 10.0, 27.0];
/// How much longer a way with room for the plate may be, canvas units.
const LONGER: f32 = 90.0;

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
    /// The name beside its plate, where it has one of its own.
    pub name: Option<String>,
    /// Where its plate would best stand.
    pub middle: Point,
    /// Its plate.
    pub gauge: Option<Gauge>,
}

impl Pipe {
    fn new(id: impl Into<AnyId>, points: Vec<Point>, width: f32) -> Self {
        let middle = longest_middle(&points);
        Self { id: id.into(), points, width, limit: None, name: None, middle, gauge: None }
    }

    /// Whether it is the link that a light falls on; a rail is no link.
    pub(super) fn is_in(&self, light: &Light) -> bool {
        light.links.contains(&self.id)
    }

    fn limited(self, model: &Model, profile: &Option<Ref<BandwidthPolicyProfile>>) -> Self {
        let profile = model.topology().follow(profile).map(|(_, profile)| profile);
        Self { limit: profile.and_then(BandwidthPolicyProfile::audio).map(|audio| audio.total), ..self }
    }
}

/// All pipes of a topology, with their plates.
pub fn pipes(model: &Model, plan: &Plan, measure: &dyn Measure) -> Vec<Pipe> {
    let topology = model.topology();
    let mut pipes: Vec<Pipe> = plan.regions.iter().flat_map(rails).collect();
    pipes.extend(plan.cards.iter().filter_map(|card| stub(model, plan, card)));
    for (id, link) in topology.region_links.iter() {
        if let Some((points, middle)) = link_points(plan, link) {
            let pipe = Pipe::new(id, points, stroke::LINK_PIPE).limited(model, &link.profile);
            pipes.push(Pipe { name: Some(link.identity(topology)), middle, ..pipe });
        }
    }
    let mut lines: Vec<Vec<Point>> = pipes.iter().map(|pipe| pipe.points.clone()).collect();
    for (id, policy) in topology.intersite_policies.iter() {
        if let Some(points) = intersite_points(plan, policy, &lines) {
            lines.push(points.clone());
            let pipe = Pipe::new(id, points, stroke::INTERSITE_PIPE).limited(model, &policy.profile);
            pipes.push(Pipe { name: Some(policy.identity(topology)), ..pipe });
        }
    }
    gauges::place(&mut pipes, plan, measure);
    pipes
}

/// The rails of a region, and the line at the left that joins them.
fn rails(region: &RegionPlan) -> Vec<Pipe> {
    let pipe = |points: Vec<Point>| Pipe::new(region.id, points, stroke::RAIL_PIPE);
    let mut pipes: Vec<Pipe> = region.rails.iter().map(|rail| pipe(vec![rail.left, rail.right])).collect();
    if let [first, .., last] = region.rails.as_slice() {
        pipes.push(pipe(vec![first.left, last.left]));
    }
    pipes
}

/// The line from a card to the nearest rail of its region.
fn stub(model: &Model, plan: &Plan, card: &CardPlan) -> Option<Pipe> {
    let id = card.content.id;
    // Nothing can cross the link of a network site that stands for a provider.
    if card.content.provider {
        return None;
    }
    let network_site = model.topology().get(id)?;
    let region = plan.region(network_site.region.id()?)?;
    let x = card.rect.centre().x;
    let ends = region.rails.iter().map(|rail| {
        let y = rail.left.y;
        (if y > card.rect.centre().y { card.rect.max.y } else { card.rect.min.y }, y)
    });
    let (edge, rail) = ends.min_by(|(a, b), (c, d)| (a - b).abs().total_cmp(&(c - d).abs()))?;
    let points = vec![Point::new(x, edge), Point::new(x, rail)];
    Some(Pipe::new(id, points, stroke::LINK_PIPE).limited(model, &network_site.profile))
}

/// The line of a region link between the rails of its ends, and where its plate would best stand.
fn link_points(plan: &Plan, link: &RegionLink) -> Option<(Vec<Point>, Point)> {
    let (a, b) = (plan.region(link.region_1.id()?)?, plan.region(link.region_2.id()?)?);
    let beside = |left: &RegionPlan, right: &RegionPlan| left.rect.max.x < right.rect.min.x;
    if beside(a, b) || beside(b, a) {
        let (left, right) = if beside(a, b) { (a, b) } else { (b, a) };
        let pairs = left.rails.iter().flat_map(|l| right.rails.iter().map(|r| (l.right, r.left)));
        let (from, to) = pairs.min_by(|(a, b), (c, d)| (a.y - b.y).abs().total_cmp(&(c.y - d.y).abs()))?;
        let turn = f32::midpoint(left.rect.max.x, right.rect.min.x);
        let points = [from, Point::new(turn, from.y), Point::new(turn, to.y), to];
        return Some((streets::corners(&points), Point::new(turn, f32::midpoint(from.y, to.y))));
    }
    let (upper, lower) = if a.rect.min.y <= b.rect.min.y { (a, b) } else { (b, a) };
    let (from, to) = (upper.rails.last()?, lower.rails.first()?);
    let (low, high) = (from.left.x.max(to.left.x), from.right.x.min(to.right.x));
    let middle = f32::midpoint(low, high);
    // Down between the cards, as near to the middle as they let it.
    let clear = |x: f32| {
        let line =
            Rect { min: Point::new(x, from.left.y), max: Point::new(x, to.left.y) }.expanded(space::MEDIUM);
        plan.cards_near(line).next().is_none()
    };
    let steps = ((high - low) / space::MEDIUM).max(0.0) as u16;
    let mut tried: Vec<f32> = (0..=steps).map(|step| low + f32::from(step) * space::MEDIUM).collect();
    tried.sort_by(|a, b| (a - middle).abs().total_cmp(&(b - middle).abs()));
    let x = tried.into_iter().find(|x| clear(*x)).unwrap_or(middle);
    let gap = f32::midpoint(upper.rect.max.y, lower.rect.min.y);
    Some((vec![Point::new(x, from.left.y), Point::new(x, to.left.y)], Point::new(x, gap)))
}

/// The line of an intersite policy: from card to card beside their stubs, outside the rail where that is shorter.
fn intersite_points(plan: &Plan, policy: &IntersitePolicy, lines: &[Vec<Point>]) -> Option<Vec<Point>> {
    let (a, b) = (policy.network_site_1.id()?, policy.network_site_2.id()?);
    let (a, b) = (plan.card(a)?.rect, plan.card(b)?.rect);
    let reach = a.union(b).expanded(streets::REACH);
    let (walls, cards) = doors::walls(plan, &[], reach);
    if let Some(straight) = straight_down(plan, a, b) {
        return Some(straight);
    }
    let lines: Vec<Vec<Point>> = streets::within(lines, reach);
    let [roomy, close] = CLEARANCES.map(|clear| {
        let walls: Vec<Rect> = walls.iter().map(|wall| wall.expanded(clear - streets::LEAD)).collect();
        let guides = walls.get(..cards).unwrap_or_default();
        let ground =
            Ground { walls: &walls, guides, lines: &lines, friends: &[], lanes: LANES, most: streets::MOST };
        // Away from the rail first.
        let outer = streets::way(&ports(a, &lines, clear, true), &ports(b, &lines, clear, true), ground);
        outer.or_else(|| {
            streets::way(&ports(a, &lines, clear, false), &ports(b, &lines, clear, false), ground)
        })
    });
    let way = match (roomy, close) {
        (Some(roomy), Some(close)) if length(&roomy) > length(&close) + LONGER => Some(close),
        (roomy, close) => roomy.or(close),
    };
    way.or_else(|| {
        let bottom = a.max.y.max(b.max.y) + space::GRID;
        let (from, to) = (a.centre().x + space::GRID, b.centre().x + space::GRID);
        Some(vec![
            Point::new(from, a.max.y),
            Point::new(from, bottom),
            Point::new(to, bottom),
            Point::new(to, b.max.y),
        ])
    })
}

/// The line straight down between two cards one above the other, in the middle of the free room between others.
fn straight_down(plan: &Plan, a: Rect, b: Rect) -> Option<Vec<Point>> {
    let (upper, lower) = if a.min.y < b.min.y { (a, b) } else { (b, a) };
    let low = upper.min.x.max(lower.min.x) + space::LARGE;
    let high = upper.max.x.min(lower.max.x) - space::LARGE;
    let line = |x: f32| Rect { min: Point::new(x, upper.max.y), max: Point::new(x, lower.min.y) };
    if low > high || upper.max.y >= lower.min.y {
        return None;
    }
    let reach = line(low).union(line(high));
    let near: Vec<Rect> = plan.cards_near(reach.expanded(space::LARGE)).map(|card| card.rect).collect();
    let clear = |x: &f32| {
        let stub = near.iter().any(|card| (card.centre().x - x).abs() < space::GRID);
        let crossed = |card: &Rect| *card != a && *card != b && card.expanded(space::LARGE).touches(line(*x));
        !stub && !near.iter().any(crossed)
    };
    let steps = ((high - low) / space::TIGHT) as u16;
    let free: Vec<f32> = (0..=steps).map(|step| low + f32::from(step) * space::TIGHT).filter(clear).collect();
    let x = *free.get(free.len() / 2)?;
    let points = if upper == a { [upper.max.y, lower.min.y] } else { [lower.min.y, upper.max.y] };
    Some(points.map(|y| Point::new(x, y)).to_vec())
}

/// Where an intersite policy may leave a card: above and below, or only on the side away from the card's stub.
fn ports(card: Rect, lines: &[Vec<Point>], lead: f32, outer: bool) -> Vec<Port> {
    let centre = card.centre();
    let mut ports = Vec::with_capacity(4);
    for (y, up) in [(card.min.y, -1.0), (card.max.y, 1.0)] {
        let is_stub = |at: &Point| (at.x - centre.x).abs() < 0.5 && (at.y - y).abs() < 0.5;
        if !(outer && lines.iter().filter_map(|line| line.first()).any(is_stub)) {
            let port = |x: f32| Port::new(Point::new(x, y), Vector::new(0.0, up), lead);
            ports.extend([port(centre.x + space::GRID), port(centre.x - space::GRID)]);
        }
    }
    ports
}

fn length(points: &[Point]) -> f32 {
    points.iter().zip(points.iter().skip(1)).map(|(a, b)| a.distance(*b)).sum()
}

/// Draws the pipes with their plates.
pub fn draw(pipes: &[&Pipe], view: &View<'_>, drawing: &mut Drawing) {
    lines_in_light(pipes, view, Length::Canvas, drawing);
    for pipe in pipes {
        if let Some(gauge) = &pipe.gauge {
            drawing.lit(view.lights(|light| pipe.is_in(light)), |drawing| {
                gauges::draw(gauge, &view.load(pipe.id), view.is_selected(pipe.id), drawing);
            });
        }
    }
}

/// Draws the lines of pipes, those in the light last, so that nothing dimmed lies on them.
pub fn lines_in_light(
    pipes: &[&Pipe],
    view: &View<'_>,
    width: impl Fn(f32) -> Length,
    drawing: &mut Drawing,
) {
    let (lit, dim): (Vec<&Pipe>, Vec<&Pipe>) =
        pipes.iter().partition(|pipe| view.lights(|light| pipe.is_in(light)));
    drawing.lit(false, |drawing| lines(&dim, &width, drawing));
    drawing.lit(true, |drawing| lines(&lit, &width, drawing));
}

/// Draws the lines of pipes: all outlines first, then all fills, so that joints merge; intersite policies on top, each with
/// a gap in what it crosses. A function says how wide a pipe of a width is.
fn lines(pipes: &[&Pipe], width: impl Fn(f32) -> Length, drawing: &mut Drawing) {
    let line = |pipe: &Pipe, ink: Token, own: f32, inset: f32| {
        let stroke = Stroke::new(ink, narrower(width(own), inset));
        Line::new(pipe.points.as_slice(), stroke).rounded(radius::LINE)
    };
    let (upper, lower): (Vec<&Pipe>, Vec<&Pipe>) =
        pipes.iter().partition(|pipe| pipe.id.kind == Kind::IntersitePolicy);
    for (ink, inset) in LAYERS {
        for pipe in &lower {
            let line = line(pipe, ink, pipe.width, inset);
            drawing.add(Layer::Pipes, Line { stroke: line.stroke.round(), ..line });
        }
    }
    for pipe in upper {
        drawing.add(Layer::Pipes, line(pipe, Token::Region, GAP, 0.0));
        for (ink, inset) in LAYERS {
            let line = line(pipe, ink, pipe.width, inset);
            drawing.add(Layer::Pipes, Line { stroke: line.stroke.round(), ..line });
        }
    }
}

fn narrower(length: Length, by: f32) -> Length {
    match length {
        Length::Canvas(units) => Length::Canvas(units - by),
        Length::Screen(units) => Length::Screen(units - by),
    }
}

/// Draws a sample of a pipe.
pub fn sample(points: &[Point], width: f32, drawing: &mut Drawing) {
    for layer in LAYERS {
        drawing.add(Layer::Pipes, layer_of(points, width, layer));
    }
}

/// The gap in a pipe where another crosses above it.
const GAP: f32 = 11.0;

/// What a pipe is drawn with, from below: the ink, and how much narrower than the pipe.
const LAYERS: [(Token, f32); 2] = [(Token::PipeEdge, 0.0), (Token::Pipe, 2.0)];

fn layer_of(points: &[Point], width: f32, (ink, inset): (Token, f32)) -> Line {
    Line::new(points, Stroke::new(ink, width - inset).round()).rounded(radius::LINE)
}

/// The pipes that media follows from one network site to another, in the order of travel (domain.md 3.3): the
/// intersite policy between them, else both stubs and what joins their rails. `None` where no way is known.
pub fn between(
    model: &Model,
    plan: &Plan,
    pipes: &[Pipe],
    a: Id<NetworkSite>,
    b: Id<NetworkSite>,
) -> Option<Vec<Point>> {
    let topology = model.topology();
    let of = |id: AnyId| pipes.iter().find(|pipe| pipe.id == id).map(|pipe| pipe.points.clone());
    let stub = |id: Id<NetworkSite>| match plan.folded_end(id) {
        Some(end) => Some(vec![end]),
        None => of(id.into()),
    };
    let card = plan.home(a)?.expanded(1.0);
    let from_card = |mut points: Vec<Point>| {
        if points.first().is_some_and(|first| !card.contains(*first)) {
            points.reverse();
        }
        points
    };
    let joins = |policy: &&IntersitePolicy| {
        let ends = (policy.network_site_1.id(), policy.network_site_2.id());
        ends == (Some(a), Some(b)) || ends == (Some(b), Some(a))
    };
    let direct = topology.intersite_policies.iter().find(|(_, policy)| joins(policy));
    // In a folded region it is not drawn: what is seen of the way then goes from box to box.
    let hidden = plan.folded_end(a).or(plan.folded_end(b)).is_some();
    if let Some((id, _)) = direct.filter(|_| !hidden) {
        return of(id.into()).map(from_card);
    }
    let mut points = stub(a)?;
    let mut down = stub(b)?;
    down.reverse();
    let (mut here, region_b) = (topology.get(a)?.region.id()?, topology.get(b)?.region.id()?);
    for link in links_between(model, here, region_b) {
        let mut line = of(link.into())?;
        let link = topology.get(link)?;
        let (one, two) = (link.region_1.id()?, link.region_2.id()?);
        let region = plan.region(here)?;
        let starts_here = |point: &Point| {
            region.rails.iter().any(|rail| (rail.left.y - point.y).abs() < 0.5)
                && region.rect.contains(*point)
        };
        if !line.first().is_some_and(starts_here) {
            line.reverse();
        }
        along_rails(region, &mut points, *line.first()?);
        points.extend(line);
        here = if one == here { two } else { one };
    }
    along_rails(plan.region(here)?, &mut points, *down.first()?);
    points.extend(down);
    Some(points)
}

/// From one rail of a region to another the way leads over the line at the left.
fn along_rails(region: &RegionPlan, points: &mut Vec<Point>, to: Point) {
    if let (Some(from), Some(first)) = (points.last().copied(), region.rails.first())
        && (from.y - to.y).abs() > 0.5
    {
        points.extend([Point::new(first.left.x, from.y), Point::new(first.left.x, to.y)]);
    }
}

/// The links that a call between two regions crosses, in the order of travel: those of its region route, else of the
/// shortest way.
fn links_between(model: &Model, a: Id<NetworkRegion>, b: Id<NetworkRegion>) -> Vec<Id<RegionLink>> {
    if a == b {
        return Vec::new();
    }
    let route = model.topology().region_routes.iter().find_map(|(_, route)| {
        let ends = (route.region_1.id(), route.region_2.id());
        let links: Vec<_> = route.links.iter().filter_map(Ref::id).collect();
        if ends == (Some(a), Some(b)) {
            return Some(links);
        }
        (ends == (Some(b), Some(a))).then(|| links.into_iter().rev().collect())
    });
    route.or_else(|| model.regions().shortest(a, b)).unwrap_or_default()
}
