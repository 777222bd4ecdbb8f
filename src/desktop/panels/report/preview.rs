//! A change that is shown on canvas and report and not made: it becomes a step of the history, or goes.

use crate::desktop::commands::Menu;
use crate::desktop::message::Message;
use crate::desktop::paint;
use crate::desktop::panels::PanelMessage;
use crate::desktop::state::State;
use crate::desktop::theme::Look;
use crate::desktop::widgets::{GlyphButton, Rank};
use crate::edit::{Edit, Step};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, radius, space};
use crate::scene::token::Token;
use egui::{Align, Frame, Label, Layout, Margin, Sense, Ui, vec2};

/// What can be done with a change that is only shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Trial {
    /// It is shown.
    Show {
        /// What it is called.
        name: String,
        /// The change.
        edit: Edit,
    },
    /// It becomes a step of the history.
    Apply,
    /// It goes.
    Back,
}

/// Acts on what is asked of a change that is only shown.
pub fn act(state: &mut State, trial: &Trial) {
    match trial {
        Trial::Show { name, edit } => {
            let before = state.editor.topology().clone();
            match state.editor.preview(edit.clone()) {
                Ok(changes) => {
                    state.panels.report.previewed = Some(name.clone());
                    state.follow(&before, &changes);
                }
                Err(error) => state.say(error.to_string()),
            }
        }
        Trial::Apply => {
            state.panels.report.previewed = None;
            if let Some(edit) = state.editor.finish_gesture() {
                state.file.record(Step::Do(edit), state.editor.document());
            }
        }
        Trial::Back => {
            state.panels.report.previewed = None;
            let before = state.editor.topology().clone();
            let changes = state.editor.cancel_gesture();
            state.follow(&before, &changes);
        }
    }
}

/// Whether a message is at odds with a change that is only shown: whatever reads, writes or edits the document.
pub fn ends_preview(message: &Message) -> bool {
    match message {
        Message::Select(..)
        | Message::Reveal(_)
        | Message::ShowStep(_)
        | Message::Show(_)
        | Message::Notice(_)
        | Message::Panel(PanelMessage::Trial(_) | PanelMessage::CloseBottom | PanelMessage::Problems(_)) => {
            false
        }
        Message::Run(command) => command.menu() != Menu::View,
        _ => true,
    }
}

/// Says that a change is only shown, and offers to make it or to go back.
pub fn banner(ui: &mut Ui, name: &str, messages: &mut Vec<Message>) {
    let look = Look::of(ui);
    let margin = look.points(space::TIGHT) as i8;
    Frame::new()
        .fill(look.colour(Token::Selected))
        .corner_radius(look.points(radius::CONTROL))
        .inner_margin(Margin::symmetric(2 * margin, margin))
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                let side = look.points(control::CHIP_GLYPH);
                let (rect, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
                paint::glyph(ui, Glyph::Eye, rect, GlyphInks::on(Token::Selected, Token::AccentText));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let trial = |trial| Message::Panel(PanelMessage::Trial(trial));
                    if ui.add(GlyphButton::text("Apply").rank(Rank::Primary)).clicked() {
                        messages.push(trial(Trial::Apply));
                    }
                    if ui
                        .add(GlyphButton::text("Back"))
                        .on_hover_text("The document stays as it was")
                        .clicked()
                    {
                        messages.push(trial(Trial::Back));
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.add(
                            Label::new(format!("Preview: {name}. The document is not changed yet."))
                                .truncate(),
                        );
                    });
                });
            });
        });
    ui.add_space(look.points(space::TIGHT));
}
