//! One step explained: the two values side by side, the answer in a sentence, what it rests on, and where it fails
//! the smallest changes that would let the call bypass.

use super::{flips, sides, steps};
use crate::call::Answer;
use crate::desktop::message::Message;
use crate::desktop::paint;
use crate::desktop::panels::{capital, told};
use crate::desktop::state::{PlacedCall, State};
use crate::desktop::widgets::Section;
use crate::report::CallWords;
use crate::scene::size::{control, radius, space, stroke, text};
use crate::scene::token::Token;
use egui::{Align, Frame, Layout, Margin, RichText, ScrollArea, Sense, Stroke, Ui, vec2};

/// Shows the step that is chosen.
pub fn show(
    ui: &mut Ui,
    state: &State,
    words: &CallWords<'_>,
    call: &PlacedCall,
    messages: &mut Vec<Message>,
) {
    let Ok(report) = &call.report else { return };
    let Some(stage) = call.stage() else { return };
    let Some(step) = words.stage(stage) else { return };
    let answer = report.answer(stage);
    let look = state.look;
    let gap = look.points(space::TIGHT);
    ScrollArea::vertical().id_salt("explained").auto_shrink(false).show(ui, |ui| {
        // Lines are as low as their words, so that the changes at the end stand in view too.
        ui.spacing_mut().interact_size.y = 0.0;
        ui.add_space(look.points(space::HAIR));
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(gap);
                let number = format!("Step {}", call.step + 1);
                ui.label(
                    RichText::new(number).font(look.words(text::SECOND)).color(look.colour(Token::Faint)),
                );
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let question = RichText::new(&step.question).font(look.words(text::TITLE));
                    ui.add(egui::Label::new(question).truncate()).on_hover_text(&step.question);
                });
            });
        });
        ui.add_space(gap);
        match words.sides_of(stage) {
            Some(both) => sides::show(ui, state, &both),
            None => value(ui, state, &step.value),
        }
        ui.add_space(gap);
        ui.horizontal_top(|ui| {
            let side = look.points(control::CHIP_GLYPH);
            let (rect, _) = ui.allocate_exact_size(vec2(side, side + 2.0), Sense::hover());
            let (glyph, inks) = steps::sign(answer, Token::Window);
            paint::glyph(ui, glyph, egui::Rect::from_center_size(rect.center(), vec2(side, side)), inks);
            ui.add(egui::Label::new(&step.sentence).wrap());
        });
        ui.add_space(gap);
        let source = format!("{}: {}", capital(step.basis), step.source);
        let heading = if answer == Answer::Failed { flips::heading(state) } else { "" };
        ui.horizontal(|ui| {
            let small = |words: &str, ink| {
                RichText::new(words).font(look.words(text::TABLE_HEAD)).color(look.colour(ink))
            };
            ui.add(egui::Label::new(small(heading, Token::Muted)).truncate());
            let to_the_right = Layout::right_to_left(Align::Center);
            let layout = if heading.is_empty() { Layout::left_to_right(Align::Center) } else { to_the_right };
            ui.with_layout(layout, |ui| {
                ui.add_space(if heading.is_empty() { 0.0 } else { gap });
                ui.add(egui::Label::new(small(&source, Token::Faint)).truncate()).on_hover_text(&source);
            });
        });
        if answer == Answer::Failed {
            flips::show(ui, state, messages);
        }
        if let Some(client) = call.request.client {
            ui.add_space(look.points(space::LARGE));
            Section::new(told::TITLE).folded().show(ui, |ui| told::show(ui, state, client));
        }
    });
}

/// The values of a step that compares no two of them.
fn value(ui: &mut Ui, state: &State, value: &str) {
    let look = state.look;
    Frame::new()
        .fill(look.colour(Token::Card))
        .stroke(Stroke::new(stroke::EDGE, look.colour(Token::Edge)))
        .corner_radius(look.points(radius::CARD))
        .inner_margin(Margin::same(look.points(space::MEDIUM) as i8))
        .show(ui, |ui| {
            ui.add(egui::Label::new(RichText::new(value).font(look.fixed(text::BODY))).wrap());
        });
}
