//! What the calls that are up add up to: by verdict, and in kbps.

use crate::desktop::panels::list::Row;
use crate::desktop::state::State;
use crate::desktop::widgets::Section;
use crate::report::figure;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{row, space, text};
use crate::scene::token::Token;
use egui::{Role, Sense, Ui, WidgetInfo, vec2};

/// Shows the sections of what is up and of what is reserved.
pub fn show(ui: &mut Ui, state: &mut State) {
    let totals = super::sums(state).totals;
    let live = &state.panels.calls.live;
    let up = match live.len() {
        1 => "1 call".to_owned(),
        count => format!("{} calls", figure(count as u64)),
    };
    Section::new("Up now").aside(&up).show(ui, |ui| {
        let rows = [
            (Glyph::Bypass, Token::BypassText, "Bypass", totals.bypass),
            (Glyph::Mediated, Token::MediatedText, "Mediated", totals.mediated),
            (Glyph::Caller, Token::Text, "User to user", totals.not_applicable),
            (Glyph::Refused, Token::RefusedText, "Not connected", live.failed().0),
        ];
        for (glyph, ink, name, count) in rows {
            let glyph = Some((glyph, ink));
            line(ui, glyph, name, count, "The calls of this kind since the document was opened");
        }
    });
    Section::new("Reserved").aside("kbps, audio").show(ui, |ui| {
        let without = totals.reserved + totals.saved;
        let rows = [
            ("On all links", totals.reserved, "What CAC reserves on all limited links, each direction"),
            ("Without bypass", without, "What it would reserve if every call that bypasses were mediated"),
            ("Bypass saves", totals.saved, "The difference: what calls that bypass do not take"),
        ];
        for (name, kbps, help) in rows {
            line(ui, None, name, kbps, help);
        }
    });
}

/// A name and a number at the right.
fn line(ui: &mut Ui, glyph: Option<(Glyph, Token)>, name: &str, number: u32, help: &str) {
    let look = crate::desktop::theme::Look::of(ui);
    let size = vec2(ui.available_width(), look.points(row::FACT));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let number = figure(number.into());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {number}")));
    let row = Row::new(ui, rect, false, false);
    let mut left = rect.left();
    if let Some((glyph, ink)) = glyph {
        left = row.glyph(ui, left, glyph, GlyphInks::on(row.surface, ink)) + look.points(space::MEDIUM);
    }
    let right = row.words_to(ui, rect.right(), &number, look.fixed(text::BODY), Token::Text);
    row.words(ui, (left, right), name, look.words(text::BODY), Token::Text);
    response.on_hover_text(help);
}
