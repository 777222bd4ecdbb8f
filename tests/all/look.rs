//! The sheet of glyphs, marks and shared widgets in the three themes, compared with the kept picture.
//!
//! After an intended change, look at the new picture beside the old one, then keep it with
//! `UPDATE_SNAPSHOTS=1`.

use egui::{Align, Layout, Pos2, Rect, Sense, TextEdit, TextStyle, Ui, UiBuilder, Vec2, vec2};
use egui_kittest::Harness;
use trunkline::desktop::paint;
use trunkline::desktop::theme::Look;
use trunkline::desktop::widgets::{
    Chip, FieldRow, GlyphButton, Impossible, Rank, Section, Segment, Segmented, Switch, Tone, mark,
};
use trunkline::scene::glyphs::Glyph;
use trunkline::scene::marks::{BypassId, Holder, Mark, assign};
use trunkline::scene::theme::Theme;
use trunkline::scene::token::Token;

use crate::case::{Case, Outcome, cases};
use crate::pictures::{NEEDS, renderer};

/// One strip for each theme, one above the other.
const STRIP: Vec2 = Vec2::new(900.0, 200.0);

pub fn cases() -> Vec<Case> {
    cases![NEEDS; glyphs_marks_and_widgets_look_as_they_did]
}

fn glyphs_marks_and_widgets_look_as_they_did() -> Outcome {
    let size = vec2(STRIP.x, STRIP.y * Theme::ALL.map(|_| 1.0).iter().sum::<f32>());
    let builder = Harness::builder().with_size(size).with_pixels_per_point(1.0).renderer(renderer());
    let mut harness = builder.build_ui_state(show_strip, 0);
    Look::install_fonts(&harness.ctx);
    harness.run();
    let mut sheet = harness.render()?;
    for place in 1..Theme::ALL.len() {
        *harness.state_mut() = place;
        harness.run();
        let top = strip_rect(place).top() as u32;
        let picture = harness.render()?;
        for (x, y, pixel) in picture.enumerate_pixels().filter(|(_, y, _)| *y >= top) {
            sheet.put_pixel(x, y, *pixel);
        }
    }
    egui_kittest::try_image_snapshot(&sheet, "glyphs_marks_and_widgets")?;
    Ok(())
}

fn strip_rect(place: usize) -> Rect {
    let above = (0..place).map(|_| STRIP.y).sum();
    Rect::from_min_size(Pos2::new(0.0, above), STRIP)
}

/// Shows the strip of one theme where it belongs on the sheet.
fn show_strip(ui: &mut Ui, place: &mut usize) {
    let look = Look::new(Theme::ALL[*place], 1.0).without_motion();
    look.apply(ui.ctx());
    let strip = strip_rect(*place);
    ui.painter().rect_filled(strip, 0.0, look.colour(Token::Window));
    ui.scope_builder(UiBuilder::new().max_rect(strip.shrink(8.0)), |ui| {
        ui.set_style(ui.ctx().global_style());
        ui.horizontal_top(|ui| {
            column(ui, 244.0, glyphs);
            column(ui, 272.0, chips_and_marks);
            column(ui, 344.0, controls);
        });
    });
}

fn column(ui: &mut Ui, width: f32, add_contents: fn(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, STRIP.y), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        add_contents(ui);
    });
}

fn glyphs(ui: &mut Ui) {
    ui.spacing_mut().interact_size.y = 0.0;
    for row in Glyph::ALL.chunks(12) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for glyph in row {
                let (square, _) = ui.allocate_exact_size(vec2(16.0, 18.0), Sense::hover());
                let square = Rect::from_center_size(square.center(), Vec2::splat(16.0));
                paint::glyph(ui, *glyph, square, glyph.inks(Token::Window, Token::Text));
            }
        });
    }
}

fn chips_and_marks(ui: &mut Ui) {
    ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
    ui.horizontal_wrapped(|ui| {
        for (glyph, tone) in [
            (Glyph::Bypass, Tone::Bypass),
            (Glyph::Mediated, Tone::Mediated),
            (Glyph::Error, Tone::Refused),
            (Glyph::Internet, Tone::Plain),
            (Glyph::Refused, Tone::Refused),
            (Glyph::Warning, Tone::Warning),
            (Glyph::NotEvaluated, Tone::Faint),
        ] {
            ui.add(Chip::of(glyph, tone));
        }
    });
    ui.horizontal(|ui| {
        let id = |name, holder| BypassId { name, holder, typed: name == "Portland" };
        let marks = assign(&[
            id("NorthAmerica", Holder::Region),
            id("Reno", Holder::NetworkSite),
            id("Portland", Holder::NetworkSite),
            id("global", Holder::Global),
        ]);
        let rings = [None, Some(Token::Bypass), Some(Token::Refused), None];
        for (bypass_id, ring) in marks.iter().zip(rings) {
            mark(ui, bypass_id, ring);
        }
        mark(ui, &Mark::none(), None);
    });
    ui.horizontal(|ui| {
        ui.add(GlyphButton::new(Glyph::Pointer, "Select").selected(true));
        ui.add(GlyphButton::new(Glyph::Hand, "Pan"));
        ui.add(GlyphButton::new(Glyph::Close, "Close").rank(Rank::Bare));
        ui.add(GlyphButton::text("Remove").rank(Rank::Danger));
        ui.add_enabled(false, GlyphButton::worded(Glyph::Undo, "Undo"));
    });
    ui.horizontal(|ui| {
        ui.add(GlyphButton::worded(Glyph::Play, "Place call"));
        ui.add(GlyphButton::worded(Glyph::Publish, "Publish…").rank(Rank::Primary).count(12));
    });
}

fn controls(ui: &mut Ui) {
    let cac_is_on = Impossible {
        fact: "Not while call admission control is on",
        way_out: "Turn CAC off first, or choose sites and regions.",
        source: "V-01, Global media bypass options",
    };
    let segments = [
        Segment { value: 0, label: "Off", impossible: None },
        Segment { value: 1, label: "Always bypass", impossible: Some(cac_is_on) },
        Segment { value: 2, label: "Sites and regions", impossible: None },
    ];
    Segmented::new("Media bypass", 2, &segments).show(ui);
    let switch = |ui: &mut Ui, label, mut on| {
        let origin = if on { "On" } else { "Off, default" };
        FieldRow::new(label).origin(Some(origin)).show(ui, |ui| ui.add(Switch::new(&mut on, label)));
    };
    switch(ui, "Call admission control", true);
    switch(ui, "RTP latching", false);
    let field = |ui: &mut Ui, mut text: &str| {
        ui.add(TextEdit::singleline(&mut text).font(TextStyle::Monospace).desired_width(72.0))
    };
    FieldRow::new("Audio limit").origin(Some("set here")).show(ui, |ui| field(ui, "4,000"));
    FieldRow::new("Mask bits").fault(Some("From 1 to 32")).show(ui, |ui| field(ui, "33"));
    Section::new("Used by").aside("7").folded().show(ui, |_| ());
}
