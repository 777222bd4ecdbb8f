//! The box of a folded network region from near: a lid, what is in it in figures, its marks, and its fullest link.

use super::areas::BOX;
use super::content::NAME_ROW;
use super::draw::Seen;
use super::far;
use super::folded;
use super::gauges::{self, Gauge};
use super::picture::View;
use super::plan::RegionPlan;
use crate::scene::drawing::{Drawing, Layer};
use crate::scene::geometry::{Point, Rect};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::ink::Stroke;
use crate::scene::marks::Mark;
use crate::scene::shape::{PlacedGlyph, RectShape};
use crate::scene::size::{radius, row, space, stroke, text};
use crate::scene::text::{Across, Down, Ellipsis, Text};
use crate::scene::theme::Elevation;
use crate::scene::token::Token;
use crate::topology::attributes::figure;
use crate::topology::{AnyId, BandwidthPolicyProfile, Entity, Id, NetworkSite};

/// Height of the lid, and how far it stands out above.
const LID: (f32, f32) = (9.0, 5.0);
/// The rows below the name: figures, marks, the fullest link.
const ROWS: [f32; 3] = [38.0, 62.0, 90.0];
/// The size of the plate of a link.
const PLATE: (f32, f32) = (84.0, 28.0);

/// Draws the box.
pub fn draw(view: &View<'_>, seen: &Seen<'_>, region: &RegionPlan, drawing: &mut Drawing) {
    let rect = region.rect;
    let selected = view.is_selected(region.id.into());
    let errors = far::errors(view, region);
    let edge = match (selected, errors > 0) {
        (true, _) => Stroke::new(Token::Accent, stroke::RING),
        (false, true) => Stroke::new(Token::Refused, stroke::RING),
        (false, false) => Stroke::new(Token::Edge, stroke::EDGE),
    };
    let lid = Rect::new(rect.min.x + space::LARGE, rect.min.y - LID.1, BOX.0 - 2.0 * space::LARGE, LID.0);
    let lid = RectShape::new(lid).radius(radius::CHIP).fill(Token::Strip);
    drawing.add(Layer::Cards, lid.stroke(Stroke::new(Token::Edge, stroke::EDGE)));
    let ground = RectShape::new(rect).radius(radius::CARD).fill(Token::Card).stroke(edge);
    drawing.add(Layer::Cards, ground.raised(Elevation::Card));
    name(view, seen, region, drawing);
    figures(view, seen, (region, errors), drawing);
    marks(view, seen, region, drawing);
    fullest(view, seen, region, drawing);
}

fn glyph(glyph: Glyph, at: Point, side: f32, ink: Token) -> PlacedGlyph {
    PlacedGlyph { glyph, rect: Rect::around(at, side, side), inks: GlyphInks::on(Token::Card, ink) }
}

fn name(view: &View<'_>, seen: &Seen<'_>, region: &RegionPlan, drawing: &mut Drawing) {
    let topology = view.model.topology();
    let Some(entity) = topology.get(region.id) else { return };
    let rect = region.rect;
    let middle = rect.min.y + NAME_ROW / 2.0 + 2.0;
    let sign = Point::new(rect.min.x + space::MEDIUM + row::GLYPH / 2.0, middle);
    drawing.add(Layer::Cards, glyph(Glyph::FoldedGroup, sign, row::GLYPH, Token::Text));
    let mark = seen.picture.marks.region(view.model, region.id);
    let width = mark.map_or(0.0, |mark| mark.width(row::MARK) + space::SMALL);
    let left = rect.min.x + 2.0 * space::MEDIUM + row::GLYPH;
    let room = rect.max.x - space::MEDIUM - width - left;
    let words = Text::new(entity.identity(topology), Point::new(left, middle), text::SECTION);
    drawing.add(Layer::Cards, words.anchored(Across::Start, Down::Middle).within(room, Ellipsis::End));
    if let Some(mark) = mark {
        let at = Point::new(rect.max.x - width - space::HAIR, middle - row::MARK / 2.0);
        drawing.extend(Layer::Marks, mark.plate(at, row::MARK, None));
    }
}

/// How many network sites, trunks and errors there are.
fn figures(view: &View<'_>, seen: &Seen<'_>, (region, errors): (&RegionPlan, usize), drawing: &mut Drawing) {
    let (sites, trunks) = folded::counts(view, seen).get(&region.id).copied().unwrap_or_default();
    let middle = region.rect.min.y + ROWS[0];
    let mut left = region.rect.min.x + space::MEDIUM;
    let sites = (Glyph::NetworkSite, sites, if sites == 1 { "network site" } else { "network sites" });
    let trunks = (Glyph::Trunk, trunks, if trunks == 1 { "trunk" } else { "trunks" });
    for (sign, count, noun) in [sites, trunks] {
        let at = Point::new(left + row::GLYPH / 2.0, middle);
        drawing.add(Layer::Cards, glyph(sign, at, row::GLYPH - space::HAIR, Token::Muted));
        left += row::GLYPH + space::TIGHT;
        let words = Text::new(format!("{} {noun}", figure(count)), Point::new(left, middle), text::SECOND);
        let words = words.anchored(Across::Start, Down::Middle);
        left = words.bounds(view.measure).max.x + space::LARGE;
        drawing.add(Layer::Cards, words);
    }
    if errors > 0 {
        let at = Point::new(region.rect.max.x - space::PANEL, middle);
        let inks = Glyph::Error.inks(Token::Card, Token::Text);
        let rect = Rect::around(at, row::GLYPH, row::GLYPH);
        drawing.add(Layer::Badges, PlacedGlyph { glyph: Glyph::Error, rect, inks });
    }
}

/// The network sites of a region.
fn sites<'a>(seen: &'a Seen<'_>, region: &RegionPlan) -> impl Iterator<Item = Id<NetworkSite>> + 'a {
    let id = region.id;
    let group = seen.picture.contents.groups.iter().find(move |group| group.region == Some(id));
    group.into_iter().flat_map(|group| group.cards.iter().map(|card| card.id))
}

/// The marks of the bypass IDs in force, each once, as many as find room.
fn marks(view: &View<'_>, seen: &Seen<'_>, region: &RegionPlan, drawing: &mut Drawing) {
    let mut shown: Vec<&Mark> = Vec::new();
    for site in sites(seen, region) {
        let mark = seen.picture.marks.network_site(view.model, site);
        if !shown.contains(&mark) {
            shown.push(mark);
        }
    }
    let end = region.rect.max.x - space::MEDIUM;
    let mut left = region.rect.min.x + space::MEDIUM;
    let top = region.rect.min.y + ROWS[1] - row::MARK / 2.0;
    let count = shown.len();
    for (number, mark) in shown.into_iter().enumerate() {
        let last = number + 1 == count;
        let width = mark.width(row::MARK);
        if left + width + if last { 0.0 } else { space::WIDE } > end {
            let words = Text::new(
                format!("+{}", count - number),
                Point::new(left, top + row::MARK / 2.0),
                text::FIGURE,
            );
            let words = words.fixed().ink(Token::Muted).anchored(Across::Start, Down::Middle);
            drawing.add(Layer::Cards, words);
            return;
        }
        drawing.extend(Layer::Marks, mark.plate(Point::new(left, top), row::MARK, None));
        left += width + space::TIGHT;
    }
}

/// The link of a network site in it of which most is taken, with the name of that network site.
fn fullest(view: &View<'_>, seen: &Seen<'_>, region: &RegionPlan, drawing: &mut Drawing) {
    let topology = view.model.topology();
    let limited = sites(seen, region).filter_map(|id| {
        let profile = topology.follow(&topology.get(id)?.profile).map(|(_, profile)| profile);
        let limit = profile.and_then(BandwidthPolicyProfile::audio).map(|audio| audio.total)?;
        let load = view.load(id.into());
        let share = u64::from(load.worse() + load.added) * 1_000 / u64::from(limit.max(1));
        (limit > 0).then_some(((load.refused, share, std::cmp::Reverse(limit)), id, limit, load))
    });
    let middle = region.rect.min.y + ROWS[2];
    let left = region.rect.min.x + space::MEDIUM;
    let line = |words: String, x: f32| {
        let room = region.rect.max.x - space::MEDIUM - x;
        let words = Text::new(words, Point::new(x, middle), text::SECOND).ink(Token::Muted);
        words.anchored(Across::Start, Down::Middle).within(room, Ellipsis::End)
    };
    let Some((_, id, limit, load)) = limited.max_by_key(|(order, ..)| *order) else {
        drawing.add(Layer::Cards, line("No bandwidth limit".to_owned(), left));
        return;
    };
    let rect = Rect::new(left, middle - PLATE.1 / 2.0, PLATE.0, PLATE.1);
    gauges::draw(&Gauge { rect, name: None, limit }, &load, false, drawing);
    let words = if load.worse() == 0 { "tightest, " } else { "fullest, " };
    let name = topology.name(AnyId::from(id));
    drawing.add(Layer::Cards, line(format!("{words}{name}"), rect.max.x + space::MEDIUM));
}
