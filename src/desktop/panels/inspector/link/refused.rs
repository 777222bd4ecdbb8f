//! The last call that a link refused: what it would have needed, and what was tried instead.

use crate::call::admission::{LinkId, Refusal};
use crate::call::live::Failed;
use crate::desktop::panels::inspector::sheet::Sheet;
use crate::desktop::panels::list::Row;
use crate::desktop::theme::Look;
use crate::report::{figure, tried_instead};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{radius, row, space, stroke, text};
use crate::scene::token::Token;
use crate::topology::values::Choices;
use egui::{RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// A time of day with its seconds: "14:32:07".
pub fn clock(at: Timestamp) -> String {
    at.to_zoned(TimeZone::system()).strftime("%H:%M:%S").to_string()
}

/// The last call that was not connected, where this link refused it.
pub fn last<'a>(sheet: &'a Sheet<'_>, link: LinkId) -> Option<(&'a Failed, &'a Refusal)> {
    let failed = sheet.state.panels.calls.live().failed().1.next()?;
    let refusal = failed.report.admission.refusals().find(|refusal| refusal.link == link)?;
    Some((failed, refusal))
}

/// Shows it.
pub fn show(ui: &mut Ui, sheet: &mut Sheet<'_>, link: LinkId) {
    let look = Look::of(ui);
    let Some((failed, refusal)) = last(sheet, link) else { return };
    let figures = failed.report.admission.legs.iter().find(|leg| leg.refusals.contains(refusal));
    let figures = figures.map(|leg| leg.scenario.figures(failed.request.quality));
    let mut figures: Vec<String> =
        figures.unwrap_or_default().iter().map(|each| figure(each.kbps.into())).collect();
    figures.dedup();
    let (needed, free) = (figure(refusal.needed.into()), figure(refusal.free.into()));
    let what = format!("Needs at least {needed} kbps, {free} are free");
    let why = match figures.as_slice() {
        [first, rest @ ..] if !rest.is_empty() => {
            format!("{first} does not fit, nor does {}", rest.join(" or "))
        }
        _ => "A call of this kind takes no less".to_owned(),
    };
    warning(ui, &what, &why, refusal.reason.choice().key);
    ui.add_space(look.points(space::SMALL));
    let words = RichText::new("Tried instead, in this order").font(look.words(text::SECOND));
    ui.label(words.color(look.colour(Token::Muted)));
    ui.add_space(look.points(space::HAIR));
    for instead in tried_instead(sheet.topology(), &failed.request, &failed.report) {
        let size = vec2(ui.available_width(), look.points(row::CONDITION));
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        let spoken = format!("{}: {}", instead.what, instead.why);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
        let row = Row { look, rect, surface: Token::Window };
        let glyph = if instead.taken { Glyph::Passed } else { Glyph::NotEvaluated };
        let left = row.glyph(ui, rect.left(), glyph, GlyphInks::on(row.surface, Token::Muted));
        let font = if instead.is_code { look.fixed(text::FIGURE) } else { look.words(text::SECOND) };
        let right = row.words_to(ui, rect.right(), &instead.why, font, Token::Muted);
        let room = (left + look.points(space::SMALL), right - look.points(space::SMALL));
        row.words(ui, room, &instead.what, look.words(text::BODY), Token::Text);
        response.on_hover_text(spoken);
    }
}

/// A plate in the colours of a refusal, with the code at its right.
fn warning(ui: &mut Ui, what: &str, why: &str, code: &str) {
    let look = Look::of(ui);
    let size = vec2(ui.available_width(), look.points(row::HEAD - space::TIGHT));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{what}. {why}. {code}")));
    let edge = Stroke::new(stroke::EDGE, look.colour(Token::Refused));
    let ground = look.colour(Token::RefusedTint);
    ui.painter().rect(rect, look.points(radius::CONTROL), ground, edge, StrokeKind::Inside);
    let inner = rect.shrink2(vec2(look.points(space::MEDIUM), look.points(space::HAIR)));
    let row = Row { look, rect: inner, surface: Token::RefusedTint };
    let inks = GlyphInks::on(Token::RefusedTint, Token::RefusedText);
    let left = row.glyph(ui, inner.left(), Glyph::Refused, inks) + look.points(space::MEDIUM);
    row.half(false).words(ui, (left, inner.right()), what, look.words(text::BODY), Token::Text);
    let lower = row.half(true);
    let right = lower.words_to(ui, inner.right(), code, look.fixed(text::FIGURE), Token::Text);
    lower.words(ui, (left, right - look.points(space::SMALL)), why, look.words(text::SECOND), Token::Muted);
}
