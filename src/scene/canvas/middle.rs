//! From the middle: names, marks and tiles at screen size, bars without figures, trunks with a round sign.

use super::content::CardPlan;
use super::draw::{Seen, in_order, stray};
use super::far;
use super::folded;
use super::gauges::{self, Gauge};
use super::ghosts;
use super::members::{MediaPort, Member};
use super::path::{self, Light};
use super::picture::View;
use super::pipes;
use super::plan::RegionPlan;
use super::slots::Slot;
use super::state::TrunkState;
use super::trunks::TrunkPlan;
use crate::scene::drawing::{Drawing, Layer};
use crate::scene::geometry::{Point, Rect};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::ink::{Length, Stroke};
use crate::scene::marks::Mark;
use crate::scene::shape::{Circle, Line, PlacedGlyph, RectShape};
use crate::scene::size::{radius, row, space, stroke, text};
use crate::scene::text::{Across, Down, Ellipsis, Face, Text};
use crate::scene::theme::Elevation;
use crate::scene::token::Token;

/// Width of a link's pipe, points on the screen.
const PIPE: f32 = 5.0;
/// Width and height of a tile.
const TILE: (f32, f32) = (24.0, 20.0);
/// Width and height of the bar of a link.
const BAR: (f32, f32) = (46.0, 11.0);
/// Across the sign of a trunk.
const SIGN: f32 = 12.0;
/// Width of media.
const MEDIA: f32 = 4.0;

/// Draws the view from the middle.
pub fn draw(view: &View<'_>, seen: &Seen<'_>, drawing: &mut Drawing) {
    drawing.lit(view.lights(|_| false), |drawing| {
        for region in seen.regions() {
            area(view, seen, region, drawing);
        }
    });
    let width = |width: f32| Length::Screen(PIPE * width / stroke::LINK_PIPE);
    pipes::lines_in_light(&seen.pipes, view, width, drawing);
    for pipe in &seen.pipes {
        if let Some(gauge) = &pipe.gauge {
            let plate = Rect::around(gauge.rect.centre(), seen.screen(BAR.0), seen.screen(BAR.1));
            let gauge = Gauge { rect: plate, name: None, limit: gauge.limit };
            drawing.lit(view.lights(|light| pipe.is_in(light)), |drawing| {
                gauges::bar_alone(&gauge, &view.load(pipe.id), seen.screen(1.0), drawing);
            });
        }
    }
    for card in seen.cards() {
        let mark = seen.picture.marks.network_site(view.model, card.content.id);
        let site = card.content.id;
        let lit = |light: &Light| light.cards.contains(&site) || light.marks.contains(&site);
        drawing.lit(view.lights(lit), |drawing| self::card(view, seen, card, mark, drawing));
    }
    for trunk in in_order(view, &seen.trunks) {
        drawing.lit(view.lights(|light| light.trunks.contains(&trunk.id)), |drawing| {
            self::trunk(view, seen, trunk, drawing);
        });
    }
    drawing.lit(view.lights(|_| false), |drawing| {
        ghosts::draw(&seen.picture.plan, Length::Screen(stroke::EDGE), drawing);
    });
    stray(view, seen, drawing);
    if let Some(way) = view.way {
        path::draw_thin(view, &seen.standing(), way, MEDIA, seen.zoom, drawing);
    }
}

fn area(view: &View<'_>, seen: &Seen<'_>, region: &RegionPlan, drawing: &mut Drawing) {
    if region.folded {
        folded::figures_of(view, seen, region, drawing);
        return;
    }
    let edge = if view.is_selected(region.id.into()) {
        Stroke::new(Token::Accent, Length::Screen(stroke::RING))
    } else {
        Stroke::new(Token::Edge, Length::Screen(stroke::EDGE))
    };
    let shape = RectShape::new(region.rect).radius(radius::REGION);
    drawing.add(Layer::Regions, shape.fill(Token::Region).stroke(edge));
    let inset = space::PANEL;
    let side = seen.screen(14.0);
    let at = Point::new(region.rect.min.x + inset, region.rect.min.y + 18.0);
    let rect = Rect::around(Point::new(at.x + side / 2.0, at.y), side, side);
    let inks = GlyphInks::on(Token::Region, Token::Text);
    drawing.add(Layer::Regions, PlacedGlyph { glyph: Glyph::Region, rect, inks });
    let name = Point::new(rect.max.x + seen.screen(space::SMALL), at.y);
    let width = region.rect.max.x - inset - name.x;
    far::head(view, seen, region, (name, width), Layer::Regions, drawing);
}

fn card(view: &View<'_>, seen: &Seen<'_>, card: &CardPlan, mark: &Mark, drawing: &mut Drawing) {
    let rect = card.rect;
    let faulty = view.signs.faulty.contains(&card.content.id.into());
    let edge = match (faulty, card.content.provider) {
        (true, _) => Stroke::new(Token::Refused, Length::Screen(stroke::RING)),
        (false, true) => Stroke::new(Token::Control, Length::Screen(stroke::EDGE)).dashed(4.0, 3.0),
        (false, false) => Stroke::new(Token::Edge, Length::Screen(stroke::EDGE)),
    };
    let shape = RectShape::new(rect).radius(radius::CARD).fill(Token::Card).stroke(edge);
    let shape = if card.content.provider { shape } else { shape.raised(Elevation::Card) };
    drawing.add(Layer::Cards, shape);
    if view.is_selected(card.content.id.into()) {
        let ring = RectShape::new(rect.expanded(seen.screen(stroke::RING))).radius(radius::CARD);
        let stroke = Stroke::new(Token::Accent, Length::Screen(stroke::RING));
        drawing.add(Layer::Handles, ring.stroke(stroke));
    }
    let ring = view.way.and_then(|way| way.ring(card.content.id));
    name(view, seen, card, (mark, ring), drawing);
    for (member, slot) in card.content.members.iter().zip(&card.slots) {
        let lit = view.lights(|light| light.members.contains(&member.id));
        drawing.lit(lit, |drawing| tile(view, seen, member, *slot, drawing));
    }
    let side = seen.screen(SIGN);
    let corner = rect.max - crate::scene::geometry::Vector::new(side, side);
    let taken = |place: Rect| card.slots.iter().any(|slot| tile_rect(seen, *slot).touches(place));
    let place = Rect::around(corner, side, side);
    if faulty {
        let rect = Rect::around(Point::new(rect.max.x, rect.min.y), side * 1.2, side * 1.2);
        let inks = Glyph::Error.inks(Token::Card, Token::Text);
        drawing.add(Layer::Badges, PlacedGlyph { glyph: Glyph::Error, rect, inks });
    }
    if card.content.profile.is_some() && !card.content.provider && !taken(place) {
        let inks = GlyphInks::on(Token::Card, Token::Muted);
        drawing.add(Layer::Cards, PlacedGlyph { glyph: Glyph::Profile, rect: place, inks });
    }
}

/// The name of a card and its mark, in screen size: the mark gives way where both find no room.
fn name(
    view: &View<'_>,
    seen: &Seen<'_>,
    card: &CardPlan,
    (mark, ring): (&Mark, Option<Token>),
    drawing: &mut Drawing,
) {
    let rect = card.rect;
    let inset = seen.screen(space::SMALL);
    let height = seen.screen(row::MARK);
    let middle = rect.min.y + seen.screen(14.0);
    let width = mark.width(height);
    let tiles = card.slots.iter().map(|slot| tile_rect(seen, *slot).min.x).fold(rect.max.x, f32::min);
    let end = if card.content.provider { tiles } else { rect.max.x };
    let long = seen.screen(view.measure.width(&card.content.name, text::BODY, Face::Proportional)) + inset;
    let whole = end - rect.min.x - 2.0 * inset;
    let below = Rect::new(rect.min.x + inset, middle + height * 0.7, width, height);
    let below_is_free = below.max.y < rect.max.y - inset
        && below.max.x < rect.max.x
        && !card.slots.iter().any(|slot| tile_rect(seen, *slot).touches(below));
    // Beside the name, else below it, else not at all; one that was compared takes the place of the name's end.
    let (room, mark_at) = if long + width + inset <= whole || ring.is_some() && !below_is_free {
        (whole - width - inset, Some(Point::new(end - inset - width, middle - height / 2.0)))
    } else {
        (whole, below_is_free.then_some(below.min))
    };
    if let Some(at) = mark_at {
        drawing.extend(Layer::Marks, mark.plate(at, height, ring));
    }
    if room > seen.screen(text::BODY) {
        let at = Point::new(rect.min.x + inset, middle);
        let name = Text::new(card.content.name.as_str(), at, Length::Screen(text::BODY));
        drawing.add(Layer::Cards, name.anchored(Across::Start, Down::Middle).within(room, Ellipsis::End));
    }
}

/// Where the tile of a member stands: around the middle of its place, of screen size where there is room.
fn tile_rect(seen: &Seen<'_>, slot: Slot) -> Rect {
    let scale = |screen: f32, own: f32| seen.screen(screen).min(own * 1.3);
    let (width, height) = (scale(TILE.0, slot.tile.width()), scale(TILE.1, slot.tile.height()));
    Rect::around(slot.tile.centre(), width, height)
}

fn tile(view: &View<'_>, seen: &Seen<'_>, member: &Member, slot: Slot, drawing: &mut Drawing) {
    let rect = tile_rect(seen, slot);
    let end = view.way.filter(|way| way.media.last().is_some_and(|stop| stop.member == Some(member.id)));
    let end = end.filter(|_| member.port != MediaPort::Away);
    let ring = Length::Screen(stroke::RING);
    let edge = match (view.signs.faulty.contains(&member.id), end, view.is_selected(member.id)) {
        (_, _, true) => Stroke::new(Token::Accent, ring),
        (true, ..) => Stroke::new(Token::Refused, ring),
        (_, Some(way), _) => Stroke::new(way.tone.token(), ring),
        _ => Stroke::new(Token::Control, Length::Screen(stroke::EDGE)),
    };
    let edge = if member.port == MediaPort::Ghost { edge.dashed(3.0, 2.5) } else { edge };
    drawing.add(Layer::Tiles, RectShape::new(rect).radius(seen.screen(3.0)).fill(Token::Strip).stroke(edge));
    let side = seen.screen(13.0).min(rect.height() * 0.7);
    let inks = GlyphInks::on(Token::Strip, Token::Text);
    let place = Rect::around(rect.centre(), side, side);
    drawing.add(Layer::Tiles, PlacedGlyph { glyph: member.glyph, rect: place, inks });
}

fn trunk(view: &View<'_>, seen: &Seen<'_>, trunk: &TrunkPlan, drawing: &mut Drawing) {
    let state = view.signs.trunk(trunk.id);
    let ink = if state == TrunkState::Faulty { Token::Refused } else { Token::Trunk };
    let line = |ink: Token, width: f32| {
        let stroke = Stroke::new(ink, Length::Screen(width));
        Line::new(trunk.points.as_slice(), stroke).rounded(radius::LINE)
    };
    if view.is_selected(trunk.id.into()) {
        drawing.add(Layer::Trunks, line(Token::Accent, 8.0));
    } else {
        drawing.add(Layer::Trunks, line(Token::Region, 7.0));
    }
    let dashed = |mut line: Line| {
        line.stroke = line.stroke.dashed(5.0, 3.0);
        line
    };
    match state {
        TrunkState::Off => drawing.add(Layer::Trunks, line(ink, stroke::LINE)),
        TrunkState::Ready => drawing.add(Layer::Trunks, line(ink, 4.0)),
        _ => drawing.add(Layer::Trunks, dashed(line(ink, 4.0))),
    }
    if state != TrunkState::Off {
        drawing.add(Layer::Trunks, line(Token::Region, 2.0));
    }
    let centre = trunk.badge.centre();
    let side = seen.screen(SIGN);
    let place = Rect::around(centre, side, side);
    let (ground, glyph, ink) = match state {
        TrunkState::Ready => (Some((Token::Bypass, Token::Bypass)), Glyph::Bypass, Token::OnMark),
        TrunkState::NotReady => (None, Glyph::Warning, Token::Text),
        TrunkState::Faulty => (None, Glyph::Error, Token::Text),
        TrunkState::GloballyOff => (Some((Token::Card, Token::Control)), Glyph::Bypass, Token::Muted),
        TrunkState::Off => (Some((Token::Card, Token::Control)), Glyph::Mediated, Token::Muted),
    };
    let mut inner = place;
    if let Some((fill, edge)) = ground {
        let stroke = Stroke::new(edge, Length::Screen(stroke::EDGE));
        drawing.add(Layer::Badges, Circle::new(centre, side / 2.0).fill(fill).stroke(stroke));
        inner = place.expanded(-side * 0.14);
    }
    let surface = ground.map_or(Token::Region, |(fill, _)| fill);
    drawing.add(Layer::Badges, PlacedGlyph { glyph, rect: inner, inks: glyph.inks(surface, ink) });
}
