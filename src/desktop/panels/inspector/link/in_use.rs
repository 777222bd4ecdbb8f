//! What the calls that are up take of a link, and who takes it.

use super::Facts;
use crate::call::Media;
use crate::call::live::{Kind, LinkUsage, LinkUser};
use crate::desktop::panels::inspector::sheet::Sheet;
use crate::desktop::panels::list::Row;
use crate::desktop::theme::Look;
use crate::desktop::widgets::{Chip, Tone};
use crate::report::{figure, name, use_words};
use crate::scene::canvas::HIGH;
use crate::scene::glyphs::Glyph;
use crate::scene::size::{control, radius, row, space, stroke, text};
use crate::scene::token::Token;
use crate::topology::Topology;
use egui::{
    Align, Color32, Layout, Rect, RichText, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

/// How high the bar is.
const BAR: f32 = 15.0;
/// From one line of a hatch to the next.
const HATCH: f32 = 4.0;

/// Shows how much is in use, by whom, and what is free.
pub fn show(ui: &mut Ui, sheet: &mut Sheet<'_>, facts: &Facts) {
    let look = Look::of(ui);
    let (usage, users) = (&facts.usage, &facts.users);
    let muted = |words: &str| RichText::new(words).color(look.colour(Token::Muted));
    let share = usage.per_mille(Media::Audio).map(|part| format!("{} %", part / 10));
    ui.add_space(look.points(space::TIGHT));
    ui.horizontal(|ui| {
        ui.label(muted("Audio in use, each direction"));
        if let Some(share) = &share {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(share));
        }
    });
    ui.horizontal(|ui| {
        let used = figure(usage.used(Media::Audio).into());
        let large = ui.label(RichText::new(&used).font(look.fixed(text::DIALOG)));
        let limit = of_limit(usage);
        let spoken = match &share {
            Some(share) => format!("{used} {limit}, {share}"),
            None => format!("{used} {limit}"),
        };
        large.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
        large.on_hover_text(use_words(usage, Media::Audio));
        ui.label(muted(&limit));
        if let Some((glyph, words, tone)) = standing(usage) {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.add(Chip::new(glyph, words, tone)));
        }
    });
    bar(ui, usage, users);
    ui.add_space(look.points(space::TIGHT));
    for user in users {
        let tint = swatch(user.kind);
        line(ui, Some(tint), &who(sheet.topology(), user), &figure(user.kbps.into()), "");
    }
    if let Some(free) = usage.free(Media::Audio) {
        line(ui, Some(Swatch::Free), "Free", &figure(free.into()), "In the fuller direction");
    }
    if let Some(session) = usage.limit(Media::Audio).map(|limit| limit.session) {
        line(ui, None, "Most for one session", &figure(session.into()), "");
    }
    let video = figure(usage.used(Media::Video).into());
    let video = match usage.limit(Media::Video) {
        Some(limit) => format!("{video} of {}", figure(limit.total.into())),
        None => format!("{video}, no limit"),
    };
    line(ui, None, "Video in use", &video, &use_words(usage, Media::Video));
}

/// "of 4,000 kbps".
fn of_limit(usage: &LinkUsage) -> String {
    match usage.limit(Media::Audio) {
        Some(limit) => format!("of {} kbps", figure(limit.total.into())),
        None => "kbps, no bandwidth limit".to_owned(),
    }
}

/// How the link stands, where that is to be pointed out.
fn standing(usage: &LinkUsage) -> Option<(Glyph, &'static str, Tone)> {
    let used = usage.used(Media::Audio);
    if usage.closed {
        Some((Glyph::Refused, "Down", Tone::Plain))
    } else if usage.unenforced {
        Some((Glyph::Warning, "Not enforced", Tone::Warning))
    } else if used > 0 && usage.full(Media::Audio) {
        Some((Glyph::Refused, "Full", Tone::Refused))
    } else if used > 0 && usage.per_mille(Media::Audio).is_some_and(|part| part >= HIGH * 10) {
        Some((Glyph::Warning, "Nearly full", Tone::Warning))
    } else {
        None
    }
}

/// What a part of the bar stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Swatch {
    Mediated,
    Users,
    Free,
}

fn swatch(kind: Kind) -> Swatch {
    match kind {
        Kind::Pstn(_) => Swatch::Mediated,
        Kind::Users(_) => Swatch::Users,
    }
}

impl Swatch {
    fn paint(self, ui: &Ui, look: Look, rect: Rect) {
        let painter = ui.painter_at(rect);
        match self {
            Self::Mediated => {
                painter.rect_filled(rect, 0.0, look.colour(Token::Mediated));
                hatch(&painter, rect, look.colour(Token::MediatedTint));
            }
            Self::Users => drop(painter.rect_filled(rect, 0.0, look.colour(Token::Gauge))),
            Self::Free => {
                let edge = Stroke::new(stroke::EDGE, look.colour(Token::Control));
                painter.rect(rect, 0.0, look.colour(Token::GaugeTrack), edge, StrokeKind::Inside);
            }
        }
    }
}

/// Slanting lines, so that no part is told by its hue alone.
fn hatch(painter: &egui::Painter, rect: Rect, ink: Color32) {
    let pen = Stroke::new(stroke::EDGE, ink);
    let count = ((rect.width() + rect.height()) / HATCH).ceil().max(0.0) as u32;
    for step in 0..count {
        let foot = rect.left() - rect.height() + step as f32 * HATCH;
        let ends = [egui::pos2(foot, rect.bottom()), egui::pos2(foot + rect.height(), rect.top())];
        painter.add(Shape::line_segment(ends, pen));
    }
}

/// The bar: each user's part, what is free, and a tick at the limit.
fn bar(ui: &mut Ui, usage: &LinkUsage, users: &[LinkUser]) {
    let look = Look::of(ui);
    let size = vec2(ui.available_width(), look.points(BAR));
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let limit = usage.limit(Media::Audio).map_or(0, |limit| limit.total);
    let taken: u32 = users.iter().map(|user| user.kbps).sum();
    let whole = limit.max(taken).max(1) as f32;
    ui.painter().rect_filled(rect, radius::BAR, look.colour(Token::GaugeTrack));
    let mut left = rect.left();
    for user in users {
        let right = left + rect.width() * user.kbps as f32 / whole;
        swatch(user.kind).paint(ui, look, Rect::from_x_y_ranges(left..=right, rect.y_range()));
        left = right;
    }
    if limit > 0 {
        let x = rect.left() + rect.width() * limit as f32 / whole - stroke::RING / 2.0;
        let pen = Stroke::new(stroke::RING, look.colour(Token::Text));
        ui.painter().vline(x, rect.expand(2.0).y_range(), pen);
    }
}

/// Words with a figure at the right.
fn line(ui: &mut Ui, swatch: Option<Swatch>, words: &str, number: &str, help: &str) {
    let look = Look::of(ui);
    let size = vec2(ui.available_width(), look.points(row::CONDITION));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let spoken =
        if swatch.is_some() { format!("{words}: {number} kbps") } else { format!("{words}: {number}") };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    let row = Row { look, rect, surface: Token::Window };
    let side = look.points(control::SMALL_GLYPH) - 2.0;
    let square = Rect::from_center_size(rect.left_center() + vec2(side / 2.0, 0.0), vec2(side, side));
    if let Some(swatch) = swatch {
        swatch.paint(ui, look, square);
    }
    let right = row.words_to(ui, rect.right(), number, look.fixed(text::SECOND), Token::Text);
    let room = (square.right() + look.points(space::MEDIUM), right - look.points(space::SMALL));
    row.words(ui, room, words, look.words(text::BODY), Token::Text);
    response.on_hover_text(if help.is_empty() { spoken } else { format!("{spoken}. {help}") });
}

/// "41 PSTN calls through ms-chi".
fn who(topology: &Topology, user: &LinkUser) -> String {
    let calls = format!("{} ", figure(user.calls.into()));
    let call = if user.calls == 1 { "call" } else { "calls" };
    let who = match user.kind {
        Kind::Pstn(pool) => format!("PSTN {call} through {}", name(topology, Some(pool))),
        Kind::Users(Some(site)) => format!("{call} with users in {}", name(topology, Some(site))),
        Kind::Users(None) => format!("{call} with users elsewhere"),
    };
    let twice = if user.crossings > user.calls {
        format!(", x {}", user.crossings.div_ceil(user.calls))
    } else {
        String::new()
    };
    format!("{calls}{who}{twice}")
}
