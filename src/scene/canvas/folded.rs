//! From very far: network regions with what they hold in figures, a dot for each network site, and the links between
//! regions.

use super::draw::Seen;
use super::far;
use super::picture::View;
use super::plan::RegionPlan;
use super::room::pieces;
use crate::scene::drawing::{Drawing, Layer};
use crate::scene::geometry::{Point, Rect};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::ink::{Length, Stroke};
use crate::scene::shape::{PlacedGlyph, Quads, RectShape};
use crate::scene::size::{radius, space, stroke, text};
use crate::scene::text::{Across, Down, Face, Text};
use crate::scene::token::Token;
use crate::topology::attributes::figure;
use crate::topology::{Kind, RefExt};
use std::collections::HashMap;

/// Smallest area that has room for figures, points on the screen.
const WITH_FIGURES: (f32, f32) = (84.0, 62.0);
/// Width of a link.
const LINK: f32 = 3.0;
/// The side of a dot.
const DOT: f32 = 2.0;

/// Draws the view from very far.
pub fn draw(view: &View<'_>, seen: &Seen<'_>, drawing: &mut Drawing) {
    // No call is seen from here; while one is walked, everything stands aside.
    drawing.lit(view.lights(|_| false), |drawing| everything(view, seen, drawing));
}

fn everything(view: &View<'_>, seen: &Seen<'_>, drawing: &mut Drawing) {
    let links = seen.pipes.iter().filter(|pipe| pipe.id.kind == Kind::RegionLink);
    let links = links.flat_map(|pipe| pieces(&pipe.points, seen.screen(LINK)));
    drawing.add(Layer::Pipes, Quads::rects(links, Token::PipeEdge));
    let counts = counts(view, seen);
    let mut dots = Vec::new();
    for region in seen.regions() {
        ground(view, seen, region, drawing);
        if has_room(seen, region) {
            figures(view, seen, region, counts.get(&region.id).copied().unwrap_or_default(), drawing);
        } else if let Some(cards) = seen.picture.contents.groups.iter().find(|g| g.region == Some(region.id))
        {
            let side = seen.screen(DOT);
            let placed = cards.cards.iter().filter_map(|card| seen.picture.plan.card(card.id));
            dots.extend(placed.map(|card| Rect::around(card.rect.centre(), side, side)));
        }
    }
    drawing.add(Layer::Tiles, Quads::rects(dots, Token::Text));
    far::full_links(view, seen, drawing);
}

/// The card of a region.
fn ground(view: &View<'_>, seen: &Seen<'_>, region: &RegionPlan, drawing: &mut Drawing) {
    let edge = if view.is_selected(region.id.into()) {
        Stroke::new(Token::Accent, Length::Screen(stroke::RING))
    } else {
        Stroke::new(Token::Edge, Length::Screen(stroke::EDGE))
    };
    let shape = RectShape::new(region.rect).radius(seen.screen(radius::CONTROL));
    drawing.add(Layer::Cards, shape.fill(Token::Card).stroke(edge));
}

fn has_room(seen: &Seen<'_>, region: &RegionPlan) -> bool {
    let size = (region.rect.width() * seen.zoom, region.rect.height() * seen.zoom);
    size.0 >= WITH_FIGURES.0 && size.1 >= WITH_FIGURES.1
}

/// Draws the box of a folded region from the middle and from afar: its name, and figures where they find room.
pub(super) fn figures_of(view: &View<'_>, seen: &Seen<'_>, region: &RegionPlan, drawing: &mut Drawing) {
    ground(view, seen, region, drawing);
    if has_room(seen, region) {
        let counts = counts(view, seen).get(&region.id).copied().unwrap_or_default();
        figures(view, seen, region, counts, drawing);
    } else {
        let inset = seen.screen(space::TIGHT);
        let at = Point::new(region.rect.min.x + inset, region.rect.centre().y);
        far::head(view, seen, region, (at, region.rect.width() - 2.0 * inset), Layer::Cards, drawing);
    }
}

/// The network sites and trunks of every region.
pub(super) fn counts(
    view: &View<'_>,
    seen: &Seen<'_>,
) -> HashMap<crate::topology::Id<crate::topology::NetworkRegion>, (u64, u64)> {
    let topology = view.model.topology();
    let mut counts: HashMap<_, (u64, u64)> = HashMap::new();
    for group in &seen.picture.contents.groups {
        if let Some(region) = group.region {
            counts.entry(region).or_default().0 = group.cards.len() as u64;
        }
    }
    for (_, trunk) in topology.trunks.iter() {
        let gateway = trunk.gateway.id().and_then(|id| topology.get(id));
        let site = gateway.and_then(|gateway| view.model.stands_in(gateway));
        let region = site.and_then(|site| topology.get(site)).and_then(|site| site.region.id());
        if let Some(region) = region {
            counts.entry(region).or_default().1 += 1;
        }
    }
    counts
}

/// The name of a region and what it holds.
fn figures(
    view: &View<'_>,
    seen: &Seen<'_>,
    region: &RegionPlan,
    (network_sites, trunks): (u64, u64),
    drawing: &mut Drawing,
) {
    let inset = seen.screen(space::MEDIUM);
    let left = region.rect.min.x + inset;
    let top = region.rect.min.y;
    let width = region.rect.width() - 2.0 * inset;
    far::head(view, seen, region, (Point::new(left, top + seen.screen(13.0)), width), Layer::Cards, drawing);
    for (row, (glyph, count)) in [(30.0, (Glyph::NetworkSite, network_sites)), (47.0, (Glyph::Trunk, trunks))]
    {
        let middle = top + seen.screen(row);
        let side = seen.screen(14.0);
        let rect = Rect::around(Point::new(left + side / 2.0, middle), side, side);
        let inks = GlyphInks::on(Token::Card, Token::Muted);
        drawing.add(Layer::Cards, PlacedGlyph { glyph, rect, inks });
        let at = Point::new(rect.max.x + seen.screen(space::SMALL), middle);
        let count = Text { face: Face::Fixed, ..Text::new(figure(count), at, Length::Screen(text::BODY)) };
        drawing.add(Layer::Cards, count.anchored(Across::Start, Down::Middle));
    }
}
