//! How many more calls of each kind fit on a link, and what bypass would free there.

use super::Facts;
use crate::call::Quality;
use crate::call::admission::Scenario;
use crate::call::live::Fit;
use crate::desktop::panels::inspector::sheet::Sheet;
use crate::desktop::panels::list::Row;
use crate::desktop::theme::Look;
use crate::report::{figure, freed_words};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{radius, row, space, stroke, text};
use crate::scene::token::Token;
use egui::{Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

/// The kinds of call that are listed.
const KINDS: [(Scenario, Quality, &str); 8] = [
    (Scenario::PeerToPeer, Quality::Quantity, "User to user, quantity"),
    (Scenario::PeerToPeer, Quality::Balanced, "User to user, balanced"),
    (Scenario::PeerToPeer, Quality::Quality, "User to user, quality"),
    (Scenario::ClientToMediation, Quality::Balanced, "PSTN, leg of the client"),
    (Scenario::MediationToGateway, Quality::Balanced, "PSTN, leg to the gateway"),
    (Scenario::Conference, Quality::Balanced, "Conference, balanced"),
    (Scenario::Video, Quality::Quantity, "Video, quantity"),
    (Scenario::Video, Quality::Balanced, "Video, balanced"),
];
/// How wide the last column is.
const MORE: f32 = 44.0;

/// Shows what fits and what bypass would free.
pub fn show(ui: &mut Ui, sheet: &mut Sheet<'_>, facts: &Facts) {
    let look = Look::of(ui);
    for (scenario, quality, words) in KINDS {
        let fit = facts.fits.iter().find(|fit| (fit.scenario, fit.quality) == (scenario, quality));
        if let Some(fit) = fit {
            let figures: Vec<String> = fit.figures.iter().map(|kbps| figure((*kbps).into())).collect();
            let pushed = fit.pushed_down.filter(|pushed| Some(*pushed) != fit.more);
            let pushed =
                pushed.map(|pushed| format!("{} where lower figures may be taken", figure(pushed.into())));
            line(ui, words, &figures.join(", "), &more(fit), pushed.as_deref());
        }
    }
    let hairpin = &facts.both_legs;
    let each = hairpin.figures.iter().map(|kbps| figure((*kbps).into())).collect::<Vec<_>>().join(", ");
    line(ui, "PSTN, both legs (x 2)", &each, &more(hairpin), None);
    line(ui, "PSTN with bypass", "0", "any", Some("A call that bypasses reserves nothing"));
    let Some((what, how)) = facts.freed.as_ref().map(|freed| freed_words(sheet.topology(), freed)) else {
        return;
    };
    ui.add_space(look.points(space::SMALL));
    let size = vec2(ui.available_width(), look.points(row::HEAD - space::TIGHT));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{what}. {how}")));
    let edge = Stroke::new(stroke::EDGE, look.colour(Token::Bypass));
    let ground = look.colour(Token::BypassTint);
    ui.painter().rect(rect, look.points(radius::CONTROL), ground, edge, StrokeKind::Inside);
    let inner = rect.shrink2(vec2(look.points(space::MEDIUM), look.points(space::HAIR)));
    let row = Row { look, rect: inner, surface: Token::BypassTint };
    let inks = GlyphInks::on(Token::BypassTint, Token::BypassText);
    let left = row.glyph(ui, inner.left(), Glyph::Bypass, inks) + look.points(space::MEDIUM);
    row.half(false).words(ui, (left, inner.right()), &what, look.words(text::BODY), Token::Text);
    row.half(true).words(ui, (left, inner.right()), &how, look.words(text::SECOND), Token::Muted);
}

fn more(fit: &Fit) -> String {
    fit.more.map_or_else(|| "any".to_owned(), |more| figure(more.into()))
}

fn line(ui: &mut Ui, words: &str, kbps: &str, more: &str, help: Option<&str>) {
    let look = Look::of(ui);
    let size = vec2(ui.available_width(), look.points(row::CONDITION));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let spoken = format!("{words}, {kbps} kbps: {more} more");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    let row = Row { look, rect, surface: Token::Window };
    let ink = if more == "0" { Token::RefusedText } else { Token::Text };
    row.words_to(ui, rect.right(), more, look.fixed(text::SECOND), ink);
    let figures = look.fixed(text::FIGURE);
    let left = row.words_to(ui, rect.right() - look.points(MORE), kbps, figures, Token::Muted);
    let room = (rect.left(), left - look.points(space::SMALL));
    row.words(ui, room, words, look.words(text::BODY), Token::Text);
    response.on_hover_text(help.map_or(spoken.clone(), |help| format!("{spoken}. {help}")));
}
