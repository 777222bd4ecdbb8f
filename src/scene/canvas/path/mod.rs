//! The way of one call over the canvas: media thick and in the colour of its verdict, signalling thin and dashed. While it
//! is walked stage by stage it is drawn as far as the walk has come.

mod course;
mod light;
mod lines;
mod of_call;

pub use light::Light;
pub use lines::{media_line, refused_line, signalling_line};

use super::id_marks::IdMarks;
use super::picture::{Standing, View};
use super::plates;
use crate::scene::drawing::{Drawing, Layer};
use crate::scene::geometry::{Point, Rect};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::ink::{Length, Stroke};
use crate::scene::shape::{Circle, Line, PlacedGlyph};
use crate::scene::size::{radius, stroke};
use crate::scene::token::Token;
use crate::topology::{AnyId, Id, Model, NetworkSite};
use lines::{ARROW, DISC, arrow};
use std::collections::BTreeSet;
use std::ops::Range;

/// Radius of the pin of a caller.
pub const PIN: f32 = 11.0;
/// How far before the middle of a plate the disc stands where media was refused.
const BEFORE_PLATE: f32 = 24.0;
/// Radius of the dot on what an edit has changed, and of its edge.
const DOT: (f32, f32) = (4.0, 5.5);

/// A stop of a call on its way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stop {
    /// The pool or gateway peer; `None` for the client, which is no entity.
    pub member: Option<AnyId>,
    /// The network site it stands in; `None` for an address that is in none.
    pub network_site: Option<Id<NetworkSite>>,
}

/// What the colour of a media line says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Media bypasses the Mediation Server.
    Bypass,
    /// Media crosses the Mediation Server.
    Mediated,
    /// The settings contradict each other, or the call was refused.
    Wrong,
    /// Neither applies.
    #[default]
    Plain,
}

impl Tone {
    pub(super) fn token(self) -> Token {
        match self {
            Self::Bypass => Token::Bypass,
            Self::Mediated => Token::Mediated,
            Self::Wrong => Token::Refused,
            Self::Plain => Token::Control,
        }
    }
}

impl Tone {
    /// What a plate on the line is filled with, and the ink on it.
    pub(super) fn plate(self) -> (Token, Token) {
        match self {
            Self::Bypass => (Token::BypassTint, Token::BypassText),
            Self::Mediated => (Token::MediatedTint, Token::MediatedText),
            Self::Wrong => (Token::RefusedTint, Token::RefusedText),
            Self::Plain => (Token::Card, Token::Text),
        }
    }
}

/// A leg of a call that admission judges, over one or more hops of its media.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WayLeg {
    /// The hops of media that it goes over: hop 0 joins the first two stops. Empty where media goes another way.
    pub hops: Range<usize>,
    /// The links that it crosses.
    pub links: Vec<AnyId>,
    /// What it takes of each, kbps in one direction; `None` where it is refused.
    pub kbps: Option<u32>,
}

/// The way of a call.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Way {
    /// Where media goes, in order.
    pub media: Vec<Stop>,
    /// Where signalling goes, in order.
    pub signalling: Vec<Stop>,
    /// What the media line says.
    pub tone: Tone,
    /// The network sites whose bypass IDs were compared, and whether they match; marks get a ring.
    pub compared: Vec<(Id<NetworkSite>, bool)>,
    /// The subnets in which both ends stand.
    pub subnets: Vec<AnyId>,
    /// The legs that admission was asked about, in the order in which it judged them.
    pub legs: Vec<WayLeg>,
    /// What it adds to each of the links it crosses, kbps in one direction; a hairpin counts twice.
    pub adds: Vec<(AnyId, u32)>,
    /// The link that refused it.
    pub refused_at: Option<AnyId>,
    /// What it would have needed there at least, and what was free, kbps.
    pub lacks: Option<(u32, u32)>,
    /// What is in the light; everything while the call is not walked.
    pub light: Option<Light>,
    /// What the last edit has changed on it; each gets a dot.
    pub changed: BTreeSet<AnyId>,
}

impl Way {
    /// What the call adds to a link, kbps.
    pub fn adds_to(&self, link: AnyId) -> u32 {
        self.adds.iter().filter(|(id, _)| *id == link).map(|(_, kbps)| *kbps).sum()
    }

    /// The colour of the ring around the mark of a network site, where its ID was compared.
    pub fn ring(&self, id: Id<NetworkSite>) -> Option<Token> {
        let (_, same) = self.compared.iter().find(|(site, _)| *site == id)?;
        Some(if *same { Token::Bypass } else { Token::Refused })
    }

    /// Whether a hop of media comes back over the links that an earlier one went out by: a hairpin.
    pub fn comes_back(&self, hop: usize) -> bool {
        let site = |stop: usize| self.media.get(stop).and_then(|stop| stop.network_site);
        let ends = |hop: usize| site(hop).zip(site(hop + 1)).filter(|(from, to)| from != to);
        let Some((from, to)) = ends(hop) else { return false };
        (0..hop).any(|before| ends(before) == Some((to, from)))
    }

    /// Of a leg, whether it comes back over the links that another leg went out by; `None` where it is not one of such two.
    pub fn way_over_and_back(&self, leg: usize) -> Option<bool> {
        let own = self.legs.get(leg)?;
        let same = |a: &WayLeg, b: &WayLeg| b.links.iter().all(|link| a.links.contains(link));
        let shares = |other: &WayLeg| !own.links.is_empty() && same(own, other) && same(other, own);
        let before = self.legs.iter().take(leg).any(shares);
        let after = self.legs.iter().skip(leg + 1).any(shares);
        (before || after).then_some(before)
    }

    /// The hops of media that are drawn.
    pub fn drawn(&self) -> Range<usize> {
        let all = 0..self.media.len().saturating_sub(1);
        self.light.as_ref().map_or(all, |light| light.drawn.clone())
    }

    /// Whether a hop of media is in the light.
    fn is_lit(&self, hop: usize) -> bool {
        self.light.as_ref().is_none_or(|light| light.hops.contains(&hop))
    }

    /// The colour of its media, and of its pin.
    fn ink(&self) -> Token {
        if self.refused_at.is_some() { Token::Refused } else { self.tone.token() }
    }
}

/// The lines of a call as far as they are drawn.
pub(super) struct Lines {
    /// The line of each hop of media; empty where it is not drawn.
    pub hops: Vec<Vec<Point>>,
    /// All of them in one.
    pub media: Vec<Point>,
    /// The line of signalling.
    pub signalling: Vec<Point>,
}

impl Lines {
    /// The lines of a call.
    pub fn of(model: &Model, stands: &Standing<'_>, way: &Way) -> Self {
        let drawn = way.drawn();
        let mut hops = course::media(model, stands, way);
        for (hop, line) in hops.iter_mut().enumerate() {
            if !drawn.contains(&hop) {
                line.clear();
            }
        }
        let signals = way.light.as_ref().is_none_or(|light| light.signalling);
        let signalling = if signals { course::signalling(model, stands, way) } else { Vec::new() };
        Self { media: course::joined(hops.iter().cloned()), hops, signalling }
    }
}

/// Draws the way of a call. Ends that the canvas does not hold are left out.
pub fn draw(view: &View<'_>, stands: &Standing<'_>, way: &Way, marks: &IdMarks, drawing: &mut Drawing) {
    let lines = Lines::of(view.model, stands, way);
    let signals = way.light.as_ref().is_none_or(|light| light.hops.is_empty());
    drawing.lit(signals, |drawing| signalling_line(&lines.signalling, drawing));
    match course::refused_after(stands.pipes, way, &lines.media) {
        // Between the caller and the plate of the link, where there is room: the plate has the sign itself.
        Some(until) if until > BEFORE_PLATE + PIN + DISC => {
            refused_line(&lines.media, until - BEFORE_PLATE, true, drawing);
        }
        Some(until) => refused_line(&lines.media, until, false, drawing),
        None => {
            for (lit, line) in stretches(way, &lines) {
                drawing.lit(lit, |drawing| media_line(&line, way.tone, drawing));
            }
        }
    }
    if let Some(at) = course::caller(view.model, stands, way) {
        let pin = Circle::new(at, PIN).fill(Token::Card).stroke(Stroke::new(way.ink(), stroke::RING));
        drawing.add(Layer::Pins, pin);
        let rect = Rect::around(at, 14.0, 14.0);
        let inks = GlyphInks::on(Token::Card, Token::Text);
        drawing.add(Layer::Pins, PlacedGlyph { glyph: Glyph::Caller, rect, inks });
    }
    plates::draw(view, stands, way, &lines, marks, drawing);
    dots(stands, way, drawing);
}

/// The line of media in stretches that are in the light, and such that are not, in the order of travel; those in the light
/// come last.
fn stretches(way: &Way, lines: &Lines) -> Vec<(bool, Vec<Point>)> {
    let mut stretches: Vec<(bool, Vec<Vec<Point>>)> = Vec::new();
    for (hop, line) in lines.hops.iter().enumerate().filter(|(_, line)| !line.is_empty()) {
        let lit = way.is_lit(hop);
        match stretches.last_mut() {
            Some((before, stretch)) if *before == lit => stretch.push(line.clone()),
            _ => stretches.push((lit, vec![line.clone()])),
        }
    }
    stretches.sort_by_key(|(lit, _)| *lit);
    stretches.into_iter().map(|(lit, lines)| (lit, course::joined(lines))).collect()
}

/// A dot on everything that the last edit has changed.
fn dots(stands: &Standing<'_>, way: &Way, drawing: &mut Drawing) {
    for id in &way.changed {
        let corner = |rect: Rect| Point::new(rect.max.x, rect.min.y);
        let tile = stands.plan.tile(*id).map(corner);
        let card = || Some(corner(stands.plan.card(id.typed()?)?.rect));
        let plate = || {
            let pipe = stands.pipes.iter().find(|pipe| pipe.id == *id)?;
            Some(pipe.gauge.as_ref().map_or(pipe.middle, |gauge| corner(gauge.rect)))
        };
        let badge =
            || stands.trunks.iter().find(|trunk| AnyId::from(trunk.id) == *id).map(|t| corner(t.badge));
        if let Some(at) = tile.or_else(badge).or_else(card).or_else(plate) {
            drawing.add(Layer::Pins, Circle::new(at, DOT.1).fill(Token::Card));
            drawing.add(Layer::Pins, Circle::new(at, DOT.0).fill(Token::AccentText));
        }
    }
}

/// Draws the way of a call from farther away: without chevrons and plates, media so wide in points on the screen.
pub fn draw_thin(
    view: &View<'_>,
    stands: &Standing<'_>,
    way: &Way,
    width: f32,
    zoom: f32,
    drawing: &mut Drawing,
) {
    let lines = Lines::of(view.model, stands, way);
    if let [.., _, _] = lines.signalling.as_slice() {
        let stroke = Stroke::new(Token::Text, Length::Screen(stroke::LINE)).dashed(4.0, 3.0);
        drawing.add(Layer::PathLanes, Line::new(lines.signalling.as_slice(), stroke).rounded(radius::LINE));
    }
    let tone = way.ink();
    for (lit, line) in stretches(way, &lines) {
        let [.., before, tip] = line.as_slice() else { continue };
        drawing.lit(lit, |drawing| {
            for (ink, width) in [(Token::Card, width + 3.0), (tone, width)] {
                let stroke = Stroke::new(ink, Length::Screen(width)).round();
                drawing.add(Layer::PathLanes, Line::new(line.as_slice(), stroke).rounded(radius::LINE));
            }
            drawing.extend(Layer::PathLanes, arrow(*before, *tip, ARROW * 0.8 / zoom, tone));
        });
    }
    if let Some(at) = course::caller(view.model, stands, way) {
        let unit = zoom.recip();
        let ring = Stroke::new(tone, Length::Screen(stroke::RING));
        drawing.add(Layer::Pins, Circle::new(at, PIN * 0.9 * unit).fill(Token::Card).stroke(ring));
        let rect = Rect::around(at, 12.0 * unit, 12.0 * unit);
        let inks = GlyphInks::on(Token::Card, Token::Text);
        drawing.add(Layer::Pins, PlacedGlyph { glyph: Glyph::Caller, rect, inks });
    }
}
