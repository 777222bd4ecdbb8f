//! The left column: the file, its form, the name, the comment, and what the version is made from.

use super::{card, heading, review};
use crate::desktop::browse::Purpose;
use crate::desktop::dialogs::paths;
use crate::desktop::message::Message;
use crate::desktop::paint;
use crate::desktop::state::State;
use crate::desktop::theme::Look;
use crate::desktop::widgets::{Pick, Segment, Segmented};
use crate::file::user_name;
use crate::publish::Form;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{row, space, stroke, text};
use crate::scene::token::Token;
use egui::{Align, Layout, RichText, Sense, Stroke, TextEdit, Ui, vec2};
use std::path::PathBuf;

/// The forms in the order of their segments.
const FORMS: [(Form, &str); 2] = [(Form::Json, "JSON"), (Form::Ron, "RON")];

/// Shows the column.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let look = state.look;
    heading(ui, look, "Where to");
    card(look, Token::Selected, Token::Accent).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let (square, _) =
                ui.allocate_exact_size(vec2(1.0, 1.0) * look.points(row::GLYPH), Sense::hover());
            paint::glyph(ui, Glyph::Note, square, GlyphInks::on(Token::Selected, Token::Text));
            ui.vertical(|ui| {
                ui.label(RichText::new("File").font(look.words(text::SECTION)));
                let words = RichText::new("A sealed bundle with its digest").font(look.words(text::SECOND));
                ui.label(words.color(look.colour(Token::Muted)));
            });
        });
    });
    ui.add_space(look.points(space::LARGE));
    ui.add_enabled_ui(!state.publishing.is_writing(), |ui| fields(ui, state, messages));
    ui.add_space(look.points(space::GRID));
    facts(ui, state);
}

fn fields(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let look = state.look;
    paths::field(ui, "File", &mut state.publishing.path, Purpose::Publish, messages);
    ui.add_space(look.points(space::SMALL));
    form(ui, state);
    let label = caption(ui, look, "Name");
    ui.add(TextEdit::singleline(&mut state.publishing.name).desired_width(f32::INFINITY))
        .labelled_by(label.id);
    let label = caption(ui, look, "Comment");
    let comment =
        TextEdit::multiline(&mut state.publishing.comment).desired_rows(3).desired_width(f32::INFINITY);
    ui.add(comment).labelled_by(label.id);
}

fn caption(ui: &mut Ui, look: Look, words: &str) -> egui::Response {
    ui.add_space(look.points(space::MEDIUM));
    let label = ui.label(RichText::new(words).color(look.colour(Token::Muted)));
    ui.add_space(look.points(space::TIGHT));
    label
}

/// Chooses between JSON and RON; the end of the name follows.
fn form(ui: &mut Ui, state: &mut State) {
    let path = PathBuf::from(state.publishing.path.trim());
    let chosen = Form::of(&path).unwrap_or(Form::Json);
    let segments = FORMS.map(|(value, label)| Segment { value, label, impossible: None });
    if let Some(Pick::Chosen(form)) = Segmented::new("Form of the bundle", chosen, &segments).show(ui) {
        let end = if form == Form::Json { "json" } else { "ron" };
        state.publishing.path = path.with_extension(end).display().to_string();
    }
}

/// What the version becomes and is made from.
fn facts(ui: &mut Ui, state: &State) {
    let look = state.look;
    let edge = Stroke::new(stroke::EDGE, look.colour(Token::Line));
    let (line, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), look.points(space::MEDIUM)), Sense::hover());
    ui.painter().hline(line.x_range(), line.center().y, edge);
    let review = review(state);
    let becomes = review.map_or("not known yet".to_owned(), |review| format!("version {}", review.version()));
    let base = match review.map(|review| review.base.as_ref()) {
        Some(Some(base)) => format!("version {}", base.version),
        Some(None) => "nothing".to_owned(),
        None => "not known yet".to_owned(),
    };
    let digest = review.map(|review| short(&review.digest()));
    fact(ui, look, "Becomes", &becomes);
    fact(ui, look, "Based on", &base);
    fact(ui, look, "Published by", &user_name());
    fact(ui, look, "Digest", digest.as_deref().unwrap_or("not known yet"));
}

fn fact(ui: &mut Ui, look: Look, words: &str, value: &str) {
    let size = vec2(ui.available_width(), look.points(row::OUTLINE));
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.label(RichText::new(words).color(look.colour(Token::Muted)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add(egui::Label::new(RichText::new(value).font(look.fixed(text::SECOND))).truncate());
        });
    });
}

/// The two ends of a digest: "9f2c 77a0 … e41b".
fn short(digest: &str) -> String {
    let digits: Vec<char> = digest.rsplit(':').next().unwrap_or_default().chars().collect();
    let part = |from: usize| digits.iter().skip(from).take(4).collect::<String>();
    format!("{} {} … {}", part(0), part(4), part(digits.len().saturating_sub(4)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_told_by_its_ends() {
        assert_eq!(short("sha256:9f2c77a01122334455e41b"), "9f2c 77a0 … e41b");
        assert_eq!(short(""), "  … ");
    }
}
