//! The overlays: what lies over the canvas to answer one question. They are read from the document once it changes.

use super::shown::Overlay;
use super::{pos_of, to_egui};
use crate::desktop::paint::{self, ShapePainter};
use crate::desktop::state::State;
use crate::report::bypass_id;
use crate::rules::Severity;
use crate::scene::geometry::{Point, Rect};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::shape::Shape;
use crate::scene::size::{radius, space, stroke, text};
use crate::scene::token::Token;
use crate::topology::attributes::figure;
use crate::topology::{AnyId, BandwidthPolicyProfile, BypassId, NetworkSite};
use egui::{Align2, Stroke, StrokeKind, Ui, vec2};
use std::collections::BTreeMap;

/// Height of a bypass-ID mark on an overlay.
const MARK: f32 = 26.0;
/// How much of a card an overlay covers.
const COVER: f32 = 0.86;
/// How much a tint covers.
const TINT: f32 = 0.16;
/// Zoom below which words of an overlay would not be read.
const LEAST_ZOOM: f32 = 0.5;

/// What an overlay shows, read from a version of the document.
#[derive(Debug, Clone, Default)]
pub struct Read {
    version: Option<(u64, u64, Overlay)>,
    signs: Vec<(AnyId, Severity, String)>,
    cards: Vec<(AnyId, Card)>,
}

#[derive(Debug, Clone)]
enum Card {
    /// The mark of the bypass ID in force, and the ID in words.
    Mark(Vec<Shape>, f32, String, Option<BypassId>),
    /// What the link carries at most, in words; whether that is nothing.
    Limit(String, bool),
}

/// Draws the overlay that is chosen.
pub fn paint(ui: &mut Ui, state: &mut State) {
    let overlay = state.canvas.shown.overlay;
    if overlay == Overlay::None {
        return;
    }
    let version = (state.editor.topology_revision(), state.file.serial(), overlay);
    if state.canvas.overlay.version != Some(version) {
        let read = Read { version: Some(version), ..read(state, overlay) };
        state.canvas.overlay = read;
    }
    let read = &state.canvas.overlay;
    for (id, severity, words) in &read.signs {
        sign(ui, state, *id, *severity, words);
    }
    let chosen = chosen_id(state);
    for (id, card) in &read.cards {
        let Some(spot) = state.canvas.spot(*id) else { continue };
        match card {
            Card::Mark(shapes, width, words, bypass_id) => {
                let same = chosen.is_some() && chosen == *bypass_id;
                mark(ui, state, spot.rect, (shapes, *width), words, same);
            }
            Card::Limit(words, none) => limit(ui, state, spot.rect, words, *none),
        }
    }
}

/// The bypass ID of the network site that is selected.
fn chosen_id(state: &State) -> Option<BypassId> {
    let site = state.selected_one()?.typed::<NetworkSite>()?;
    state.editor.topology().bypass_id_in_force(site)
}

fn read(state: &State, overlay: Overlay) -> Read {
    match overlay {
        Overlay::None => Read::default(),
        Overlay::Problems => problems(state),
        Overlay::BypassIds => ids(state),
        Overlay::CacUse => limits(state),
    }
}

fn problems(state: &State) -> Read {
    let topology = state.editor.topology();
    let mut found: BTreeMap<AnyId, (Severity, String, usize)> = BTreeMap::new();
    for (severity, finding) in state.findings.iter(topology) {
        if severity == Severity::Info {
            continue;
        }
        // A collection of a trunk has its sign on the trunk.
        for id in std::iter::once(finding.primary()).chain(finding.others().iter().copied()) {
            if state.canvas.spot(id).is_some() {
                let entry = found.entry(id).or_insert_with(|| (severity, finding.code().to_string(), 0));
                entry.2 += 1;
                break;
            }
        }
    }
    let words = |(severity, code, count): (Severity, String, usize)| match count {
        0 | 1 => (severity, code),
        more => (severity, format!("{code} +{}", more - 1)),
    };
    let signs = found.into_iter().map(|(id, sign)| {
        let (severity, words) = words(sign);
        (id, severity, words)
    });
    Read { signs: signs.collect(), ..Read::default() }
}

fn ids(state: &State) -> Read {
    let model = state.editor.model();
    let marks = state.panels.facts.shared_marks();
    let cards = model.topology().network_sites.iter().map(|(id, _)| {
        let mark = marks.network_site(model, id);
        let in_force = model.topology().bypass_id_in_force(id);
        let shapes = mark.plate(Point::default(), MARK, None);
        let words = bypass_id(model.topology(), in_force);
        (id.into(), Card::Mark(shapes, mark.width(MARK), words, in_force))
    });
    Read { cards: cards.collect(), ..Read::default() }
}

fn limits(state: &State) -> Read {
    let topology = state.editor.topology();
    let cards = topology.network_sites.iter().filter_map(|(id, site)| {
        let (_, profile) = topology.follow(&site.profile)?;
        let audio = BandwidthPolicyProfile::audio(profile)?;
        let physical = site.physical_wan_kbps.filter(|physical| *physical > 0);
        let of_line = physical.map(|physical| {
            let share = u64::from(audio.total) * 100 / u64::from(physical);
            format!(", {share} % of the line")
        });
        let words = format!("{} kbps{}", figure(audio.total.into()), of_line.unwrap_or_default());
        Some((id.into(), Card::Limit(words, audio.total == 0)))
    });
    Read { cards: cards.collect(), ..Read::default() }
}

/// A plate with a sign at the upper right corner of something.
fn sign(ui: &mut Ui, state: &State, id: AnyId, severity: Severity, words: &str) {
    let look = state.look;
    let Some(spot) = state.canvas.spot(id) else { return };
    let rect = to_egui(state.canvas.camera.rect_to_screen(spot.rect));
    let (fill, edge, ink) = match severity {
        Severity::Error => (Token::RefusedTint, Token::Refused, Token::RefusedText),
        _ => (Token::WarningTint, Token::WarningEdge, Token::WarningText),
    };
    let galley = ui.painter().layout_no_wrap(words.to_owned(), look.fixed(text::FIGURE), look.colour(ink));
    let side = look.points(space::LARGE);
    let size = vec2(side + galley.size().x + 3.0 * space::TIGHT, side + space::SMALL);
    let plate = Align2::RIGHT_CENTER.anchor_size(rect.right_top() + vec2(space::SMALL, 0.0), size);
    if !ui.clip_rect().intersects(plate) {
        return;
    }
    let stroke = Stroke::new(stroke::EDGE, look.colour(edge));
    ui.painter().rect(plate, radius::CONTROL, look.colour(fill), stroke, StrokeKind::Inside);
    let left = plate.left_center() + vec2(space::TIGHT, 0.0);
    let (glyph, inks) = crate::desktop::glyphs::of_severity(severity);
    let square = Align2::LEFT_CENTER.anchor_size(left, vec2(side, side));
    paint::glyph(ui, glyph, square, inks);
    let at = egui::pos2(square.right() + space::TIGHT, plate.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, look.colour(ink));
    named(ui, plate, &format!("{} {words} on {}", severity.word(), state.editor.topology().name(id)));
}

/// A card covered by its mark and what the mark stands for.
fn mark(ui: &mut Ui, state: &State, card: Rect, mark: (&[Shape], f32), words: &str, same: bool) {
    let look = state.look;
    let camera = state.canvas.camera;
    let rect = to_egui(camera.rect_to_screen(card));
    if !ui.clip_rect().intersects(rect) {
        return;
    }
    let corner = radius::CARD * camera.unit();
    ui.painter().rect_filled(rect.shrink(1.0), corner, look.colour(Token::Card).gamma_multiply(COVER));
    if same {
        let ring = Stroke::new(stroke::RING, look.colour(Token::Accent));
        ui.painter().rect_stroke(rect, corner, ring, StrokeKind::Outside);
    }
    let at = card.centre() - crate::scene::geometry::Vector::new(mark.1 / 2.0, MARK / 2.0 + space::SMALL);
    let there = at_canvas(camera, at);
    ShapePainter::new(ui.painter(), there, look).paint(mark.0);
    if camera.zoom() >= LEAST_ZOOM {
        let below = pos_of(camera, Point::new(card.centre().x, at.y + MARK + space::MEDIUM));
        let galley =
            ui.painter().layout_no_wrap(words.to_owned(), look.fixed(text::FIGURE), look.colour(Token::Text));
        let words_at = below - vec2(galley.size().x / 2.0, 0.0);
        ui.painter().galley(words_at, galley, look.colour(Token::Text));
    }
    named(ui, rect, &format!("Bypass ID {words}"));
}

/// The camera under which shapes drawn at the origin stand at a canvas point.
fn at_canvas(camera: crate::scene::camera::Camera, at: Point) -> crate::scene::camera::Camera {
    let there = camera.to_screen(at) - Point::default();
    camera.at(there)
}

/// A card whose link is limited, with what it carries at most.
fn limit(ui: &mut Ui, state: &State, card: Rect, words: &str, none: bool) {
    let look = state.look;
    let rect = to_egui(state.canvas.camera.rect_to_screen(card));
    if !ui.clip_rect().intersects(rect) {
        return;
    }
    let token = if none { Token::Refused } else { Token::Gauge };
    let corner = radius::CARD * state.canvas.camera.unit();
    let edge = Stroke::new(stroke::RING, look.colour(token));
    let tint = look.colour(token).gamma_multiply(TINT);
    ui.painter().rect(rect, corner, tint, edge, StrokeKind::Middle);
    let galley =
        ui.painter().layout_no_wrap(words.to_owned(), look.fixed(text::FIGURE), look.colour(Token::Text));
    let side = look.points(space::LARGE);
    let size = vec2(side + galley.size().x + 3.0 * space::TIGHT, side + space::SMALL);
    let plate = Align2::LEFT_CENTER.anchor_size(rect.left_top() + vec2(space::MEDIUM, 0.0), size);
    let stroke = Stroke::new(stroke::EDGE, look.colour(token));
    ui.painter().rect(plate, radius::CONTROL, look.colour(Token::Card), stroke, StrokeKind::Inside);
    let square =
        Align2::LEFT_CENTER.anchor_size(plate.left_center() + vec2(space::TIGHT, 0.0), vec2(side, side));
    let glyph = if none { Glyph::Refused } else { Glyph::Profile };
    paint::glyph(ui, glyph, square, GlyphInks::on(Token::Card, Token::Text));
    let at = egui::pos2(square.right() + space::TIGHT, plate.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, look.colour(Token::Text));
    named(ui, plate, &format!("CAC limit {words}"));
}

/// A reader finds it by its words.
fn named(ui: &Ui, rect: egui::Rect, words: &str) {
    let id = egui::Id::unique(("canvas overlay", words, rect.min.x as i32, rect.min.y as i32));
    let response = ui.interact(rect.intersect(ui.clip_rect()), id, egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
}
