//! Drawing the areas of network regions, the cards of network sites and the tiles of their members.

use super::close;
use super::content::{CardPlan, LETTERS, NAME_INSET, NAME_ROW, PROFILE_ROW};
use super::members::{MediaPort, Member};
use super::picture::View;
use super::plan::RegionPlan;
use super::slots::{Slot, name_start};
use crate::scene::drawing::{Drawing, Layer};
use crate::scene::geometry::{Point, Rect, Vector};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::ink::Stroke;
use crate::scene::marks::Mark;
use crate::scene::shape::{PlacedGlyph, RectShape};
use crate::scene::size::{radius, space, stroke, text};
use crate::scene::text::{Across, Down, Ellipsis, Face, Text};
use crate::scene::theme::Elevation;
use crate::scene::token::Token;
use crate::topology::attributes::figure;
use crate::topology::{AnyId, Entity, Subnet};

/// Height of a bypass-ID mark.
const MARK: f32 = 16.0;

fn glyph(glyph: Glyph, at: Point, side: f32, surface: Token, ink: Token) -> PlacedGlyph {
    PlacedGlyph { glyph, rect: Rect::new(at.x, at.y, side, side), inks: GlyphInks::on(surface, ink) }
}

/// Draws the area of a network region with its name and mark.
pub fn region(view: &View<'_>, region: &RegionPlan, mark: Option<&Mark>, drawing: &mut Drawing) {
    let topology = view.model.topology();
    let Some(entity) = topology.get(region.id) else { return };
    let selected = view.is_selected(region.id.into());
    let edge = if selected {
        Stroke::new(Token::Accent, stroke::RING)
    } else {
        Stroke::new(Token::Edge, stroke::EDGE)
    };
    drawing.add(
        Layer::Regions,
        RectShape::new(region.rect).radius(radius::REGION).fill(Token::Region).stroke(edge),
    );
    let left = region.rect.min.x + space::PANEL;
    let middle = region.rect.min.y + 18.0;
    let room = region.rect.width() - 2.0 * space::PANEL - 24.0;
    let mark_width = mark.map_or(0.0, |mark| mark.width(MARK) + space::SMALL);
    drawing.add(
        Layer::Regions,
        glyph(Glyph::Region, Point::new(left, middle - 8.0), 16.0, Token::Region, Token::Text),
    );
    let name = Text::new(entity.identity(topology), Point::new(left + 24.0, middle), text::TITLE);
    let name = name.anchored(Across::Start, Down::Middle).within(room - mark_width, Ellipsis::End);
    let after = name.bounds(view.measure).max.x + space::SMALL;
    drawing.add(Layer::Regions, name);
    if let Some(mark) = mark {
        drawing.extend(Layer::Marks, mark.plate(Point::new(after, middle - MARK / 2.0), MARK, None));
    }
    let central = match topology.follow(&entity.central_site) {
        Some((_, server_site)) => format!("Central site {}", server_site.identity(topology)),
        None => "No central site".to_owned(),
    };
    // What the name leaves over; too little for a word shows nothing.
    let left_over = region.rect.max.x - space::PANEL - after - mark_width - space::LARGE;
    if left_over > 60.0 {
        let at = Point::new(region.rect.max.x - space::PANEL, middle);
        let central = Text::new(central, at, text::SECOND).ink(Token::Muted);
        let central = central.anchored(Across::End, Down::Middle).within(left_over, Ellipsis::End);
        drawing.add(Layer::Regions, central);
    }
}

/// Draws the card of a network site with its profile, subnets and members.
pub fn card(view: &View<'_>, card: &CardPlan, mark: &Mark, is_close: bool, drawing: &mut Drawing) {
    let lit = view.lights(|light| light.cards.contains(&card.content.id));
    drawing.lit(lit, |drawing| ground(view, card, mark, is_close, drawing));
    for (member, slot) in card.content.members.iter().zip(&card.slots) {
        tile(view, member, *slot, card.spare(slot), drawing);
    }
}

/// The card without its members.
fn ground(view: &View<'_>, card: &CardPlan, mark: &Mark, is_close: bool, drawing: &mut Drawing) {
    let id: AnyId = card.content.id.into();
    let rect = card.rect;
    let shape = RectShape::new(rect).radius(radius::CARD).fill(Token::Card);
    let mut edge = Stroke::new(Token::Edge, stroke::EDGE);
    if view.is_hovered(id) {
        edge = Stroke::new(Token::Control, stroke::EDGE);
    }
    if view.signs.faulty.contains(&id) {
        edge = Stroke::new(Token::Refused, stroke::RING);
    }
    if card.content.provider {
        edge = Stroke::new(Token::Control, stroke::EDGE).dashed(5.0, 3.5);
    }
    let shape = if card.content.provider { shape } else { shape.raised(Elevation::Card) };
    drawing.add(Layer::Cards, shape.stroke(edge));
    if view.is_selected(id) {
        ring(rect, drawing);
    }
    name_row(view, card, mark, drawing);
    let left = rect.min.x + space::MEDIUM;
    let middle = rect.min.y + NAME_ROW + PROFILE_ROW / 2.0 - space::HAIR;
    let (words, ink) = match &card.content.profile {
        Some(profile) => (profile.as_str(), Token::Text),
        None => ("No bandwidth limit", Token::Muted),
    };
    if card.content.profile.is_some() {
        drawing.add(
            Layer::Cards,
            glyph(Glyph::Profile, Point::new(left + 1.0, middle - 6.0), 12.0, Token::Card, Token::Muted),
        );
    }
    let words = Text::new(words, Point::new(left + 20.0, middle), text::SECOND).ink(ink);
    let room = card.text_end() - left - 20.0 - space::TIGHT;
    drawing.add(Layer::Cards, words.anchored(Across::Start, Down::Middle).within(room, Ellipsis::End));
    let error = view.signs.errors.get(&id).filter(|_| !card.content.provider);
    if is_close && !card.content.provider && error.is_none() {
        every_chip(view, card, drawing);
    } else {
        chips(view, card, error.is_some(), drawing);
    }
    if let Some(words) = error {
        error_row(card, words, drawing);
    }
}

fn name_row(view: &View<'_>, card: &CardPlan, mark: &Mark, drawing: &mut Drawing) {
    let rect = card.rect;
    let middle = rect.min.y + NAME_ROW / 2.0 + 1.0;
    let at = Point::new(rect.min.x + space::MEDIUM, middle - 8.0);
    drawing.add(Layer::Cards, glyph(Glyph::NetworkSite, at, 16.0, Token::Card, Token::Text));
    let width = mark.width(MARK);
    let name =
        Text::new(card.content.name.as_str(), Point::new(rect.min.x + NAME_INSET, middle), text::SECTION);
    let room = card.text_end() - rect.min.x - NAME_INSET - width - space::MEDIUM - space::TIGHT;
    let name = name.anchored(Across::Start, Down::Middle).within(room, Ellipsis::End);
    // On the low card of a provider the corner belongs to the members.
    let left = if card.content.provider {
        name.bounds(view.measure).max.x + space::SMALL
    } else {
        rect.max.x - space::MEDIUM - width
    };
    drawing.add(Layer::Cards, name);
    let at = Point::new(left, middle - MARK / 2.0);
    let ring = view.way.and_then(|way| way.ring(card.content.id));
    let site = card.content.id;
    let lit = view.lights(|light| light.marks.contains(&site) || light.cards.contains(&site));
    drawing.lit(lit, |drawing| drawing.extend(Layer::Marks, mark.plate(at, MARK, ring)));
    if card.content.provider && view.signs.faulty.contains(&card.content.id.into()) {
        let corner = Point::new(rect.max.x - MARK / 2.0, rect.min.y - MARK / 2.0);
        drawing.add(Layer::Badges, glyph(Glyph::Error, corner, 16.0, Token::OnMark, Token::Refused));
    }
}

/// Every subnet of a card, small, as far as they find room: the rest is counted.
fn every_chip(view: &View<'_>, card: &CardPlan, drawing: &mut Drawing) {
    let topology = view.model.topology();
    let subnets = view.model.index().users::<Subnet>(card.content.id.into());
    let (count, inset) = (subnets.len(), space::MEDIUM);
    let left = card.rect.min.x + inset;
    let top = card.rect.min.y + NAME_ROW + PROFILE_ROW;
    let foot = card.slots.iter().map(|slot| slot.name.min.y).fold(card.rect.max.y - inset, f32::min);
    let right = card.rect.max.x - inset;
    let height = close::SIZE + space::TIGHT;
    let mut at = Point::new(left, top);
    for (number, id) in subnets.enumerate() {
        let Some(subnet) = topology.get(id) else { continue };
        let range = subnet.range.to_string();
        let width = view.measure.width(&range, close::SIZE, Face::Fixed) + space::SMALL;
        if at.x + width > right && at.x > left {
            at = Point::new(left, at.y + height + space::HAIR);
        }
        let last_row = at.y + 2.0 * height + space::HAIR > foot;
        let needed = if last_row && number + 1 < count { width + space::GRID } else { width };
        if at.y + height > foot || last_row && at.x + needed > right && number + 1 < count {
            let more =
                Text::new(format!("+{}", count - number), at + Vector::new(0.0, height / 2.0), close::SIZE);
            let more = more.fixed().ink(Token::Muted).anchored(Across::Start, Down::Middle);
            if at.y + height <= foot {
                drawing.add(Layer::Cards, more);
            }
            return;
        }
        let rect = Rect::new(at.x, at.y, width.min(right - at.x), height);
        chip(view, (id.into(), &range), rect, close::SIZE, drawing);
        at.x = rect.max.x + space::TIGHT;
    }
}

/// The code and the first words of an error, with its octagon: in the last row that members leave.
fn error_row(card: &CardPlan, words: &str, drawing: &mut Drawing) {
    let rect = card.rect;
    let foot = card.slots.iter().map(|slot| slot.name.min.y).fold(rect.max.y - space::TIGHT, f32::min);
    let middle = foot - space::LARGE;
    let sign = Rect::around(Point::new(rect.max.x - space::PANEL, middle), 15.0, 15.0);
    let inks = Glyph::Error.inks(Token::Card, Token::Text);
    drawing.add(Layer::Badges, PlacedGlyph { glyph: Glyph::Error, rect: sign, inks });
    let at = Point::new(rect.min.x + space::MEDIUM, middle);
    let words = Text::new(words, at, text::SECOND).ink(Token::RefusedText);
    let room = sign.min.x - at.x - space::TIGHT;
    drawing.add(Layer::Cards, words.anchored(Across::Start, Down::Middle).within(room, Ellipsis::End));
}

/// The subnets of a card; the first alone where an error stands in place of the others.
fn chips(view: &View<'_>, card: &CardPlan, first_only: bool, drawing: &mut Drawing) {
    if first_only {
        if let (Some((id, range)), Some(rect)) = (card.content.chips.first(), card.chips.first()) {
            chip(view, (*id, range), *rect, text::FIGURE, drawing);
        }
        return;
    }
    for ((id, range), rect) in card.content.chips.iter().zip(&card.chips) {
        chip(view, (*id, range), *rect, text::FIGURE, drawing);
    }
    if let Some(last) = card.chips.last().filter(|_| card.content.more > 0) {
        let at = Point::new(last.max.x + space::SMALL, last.centre().y);
        let more = Text::new(format!("+{}", card.content.more), at, text::FIGURE).fixed().ink(Token::Muted);
        drawing.add(Layer::Cards, more.anchored(Across::Start, Down::Middle));
    }
}

fn chip(view: &View<'_>, (id, range): (AnyId, &str), rect: Rect, size: f32, drawing: &mut Drawing) {
    let selected = view.is_selected(id) || view.way.is_some_and(|way| way.subnets.contains(&id));
    let (fill, edge) = if selected { (Token::Selected, Token::Accent) } else { (Token::Strip, Token::Line) };
    let chip = RectShape::new(rect).radius(radius::CHIP).fill(fill).stroke(Stroke::new(edge, stroke::EDGE));
    let words = Text::new(range, rect.centre(), size).fixed();
    let words =
        words.anchored(Across::Middle, Down::Middle).within(rect.width() - space::TIGHT, Ellipsis::Middle);
    drawing.lit(view.lights(|light| light.subnets.contains(&id)), |drawing| {
        drawing.add(Layer::Cards, chip);
        drawing.add(Layer::Cards, words);
    });
}

/// Draws the tile of a pool, an appliance or a gateway peer, with its name.
pub fn tile(view: &View<'_>, member: &Member, slot: Slot, spare: f32, drawing: &mut Drawing) {
    let lit = view.lights(|light| light.members.contains(&member.id));
    drawing.lit(lit, |drawing| plain_tile(view, member, slot, spare, drawing));
}

fn plain_tile(view: &View<'_>, member: &Member, slot: Slot, spare: f32, drawing: &mut Drawing) {
    let rect = slot.tile;
    let faulty = view.signs.faulty.contains(&member.id);
    let ghost = member.port == MediaPort::Ghost;
    let end = view.way.filter(|way| way.media.last().is_some_and(|stop| stop.member == Some(member.id)));
    let end = end.filter(|_| member.port != MediaPort::Away);
    let edge = if faulty {
        Stroke::new(Token::Refused, stroke::RING)
    } else if let Some(way) = end {
        Stroke::new(way.tone.token(), stroke::RING)
    } else {
        Stroke::new(Token::Control, stroke::EDGE)
    };
    let edge = if ghost { edge.dashed(3.0, 2.5) } else { edge };
    let fill = match (view.is_hovered(member.id), ghost) {
        (true, _) => Token::Hover,
        (false, true) => Token::Card,
        (false, false) => Token::Strip,
    };
    let ink = if ghost { Token::Muted } else { Token::Text };
    drawing.add(Layer::Tiles, RectShape::new(rect).radius(radius::CONTROL).fill(fill).stroke(edge));
    let at = rect.centre() - Vector::new(8.0, 8.0);
    drawing.add(Layer::Tiles, glyph(member.glyph, at, 16.0, fill, ink));
    if view.is_selected(member.id) && !ghost {
        ring(rect, drawing);
    }
    tile_name(view, member, slot, spare, drawing);
}

/// The name of a member, the letters of its server site and the calls it carries: in one row above the tile, or in two
/// beside it.
fn tile_name(view: &View<'_>, member: &Member, slot: Slot, spare: f32, drawing: &mut Drawing) {
    let Slot { tile, name: room, .. } = slot;
    let beside = room.max.x < tile.min.x;
    let letters = if member.server_site.is_some() { LETTERS + 3.0 } else { 0.0 };
    let calls = view.loads.calls(member.id).map(|calls| figure(calls.into()));
    let pill = calls
        .as_ref()
        .map_or(0.0, |calls| view.measure.width(calls, text::SMALLEST, Face::Fixed) + space::MEDIUM + 3.0);
    // A pill may reach into the gap to the next member.
    let width = if beside { room.width() } else { room.width() + pill.min(spare) - letters - pill };
    let name = Text::new(member.name.as_str(), room.min, text::FIGURE).fixed().ink(Token::Muted);
    let name = name.within(width, Ellipsis::Middle);
    let shown = name.bounds(view.measure).width();
    let (name, after) = if beside {
        let row = if letters + pill > 0.0 { 7.0 } else { tile.height() / 2.0 };
        let name = Text { at: Point::new(room.max.x, room.min.y + row), ..name };
        let start = Point::new(room.max.x - (letters + pill - 3.0), room.max.y - 7.0);
        (name.anchored(Across::End, Down::Middle), start)
    } else {
        let start = name_start(&slot, shown + letters + pill);
        let name = Text { at: start, ..name };
        (name.anchored(Across::Start, Down::Middle), Point::new(start.x + shown + 3.0, start.y))
    };
    drawing.add(Layer::Tiles, name);
    if let Some(letters) = &member.server_site {
        let plate = Rect::new(after.x, after.y - 6.0, LETTERS, 12.0);
        let edge = Stroke::new(Token::Control, stroke::EDGE);
        drawing.add(Layer::Tiles, RectShape::new(plate).radius(radius::CHIP).fill(Token::Card).stroke(edge));
        let letters = Text::new(letters.as_str(), plate.centre(), text::SMALLEST).ink(Token::Muted);
        drawing.add(Layer::Tiles, letters.anchored(Across::Middle, Down::Middle));
    }
    if let Some(calls) = calls {
        let plate = Rect::new(after.x + letters, after.y - 6.5, pill - 3.0, 13.0);
        count(plate, &calls, drawing);
    }
}

/// The pill with the calls that a member carries.
pub fn count(plate: Rect, calls: &str, drawing: &mut Drawing) {
    drawing.add(Layer::Tiles, RectShape::new(plate).radius(plate.height() / 2.0).fill(Token::Text));
    let calls = Text::new(calls, plate.centre(), text::SMALLEST).fixed().ink(Token::Card);
    drawing.add(Layer::Tiles, calls.anchored(Across::Middle, Down::Middle));
}

/// The ring around what is selected.
fn ring(rect: Rect, drawing: &mut Drawing) {
    let ring = RectShape::new(rect.expanded(stroke::RING)).radius(radius::CARD + stroke::RING);
    drawing.add(Layer::Handles, ring.stroke(Stroke::new(Token::Accent, stroke::RING)));
}
