//! How far the change reaches: pairs that turn, links that gain, new bypass IDs, who signs in again, how long.

use super::card;
use crate::desktop::commands::Command;
use crate::desktop::message::Message;
use crate::desktop::middle::Middle;
use crate::desktop::paint;
use crate::desktop::publishing::PublishingMessage;
use crate::desktop::state::State;
use crate::desktop::widgets::GlyphButton;
use crate::desktop::work::{Task, UnderWay};
use crate::publish::Reaches;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, space, text};
use crate::scene::token::Token;
use egui::{Align, Layout, ProgressBar, Rect, RichText, Sense, Ui, WidgetInfo, vec2};
use std::time::Duration;

/// What takes longer shows how far it is.
const PATIENCE: Duration = Duration::from_millis(400);

/// Shows the card; returns where it stands.
pub fn show(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) -> Rect {
    let look = state.look;
    let shown = card(look, Token::Strip, Token::Line).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = look.points(space::TIGHT);
        ui.horizontal(|ui| {
            ui.label(RichText::new("Reach of this change").font(look.words(text::SECTION)));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let words = RichText::new("Open the matrix").color(look.colour(Token::AccentText));
                if ui.add(egui::Button::new(words).frame(false)).clicked() {
                    messages.push(Message::CloseDialog);
                    if state.middle != Middle::Matrix {
                        messages.push(Message::Run(Command::Matrix));
                    }
                }
            });
        });
        if let Some(reach) = state.publishing.reach.known() {
            for (place, (about, words)) in reach.sentences().into_iter().enumerate() {
                line(ui, state, about, &words, place == 0);
            }
        } else if let Some(work) = state.work.progress_of(Task::Reach) {
            progress(ui, state, &work, messages);
        } else if state.publishing.reach.is_given_up() {
            ui.horizontal(|ui| {
                ui.label(RichText::new("Not worked out.").color(look.colour(Token::Muted)));
                if ui.add(GlyphButton::text("Work it out")).clicked() {
                    messages.push(Message::Publishing(PublishingMessage::WorkOutReach));
                }
            });
        }
    });
    shown.response.rect
}

fn line(ui: &mut Ui, state: &State, about: Reaches, words: &str, first: bool) {
    let look = state.look;
    let glyph = match about {
        Reaches::Pairs => Glyph::Matrix,
        Reaches::Link => Glyph::Profile,
        Reaches::BypassId => Glyph::NetworkSite,
        Reaches::Clients => Glyph::Caller,
        Reaches::Time => Glyph::Clock,
    };
    ui.horizontal_top(|ui| {
        let side = vec2(1.0, 1.0) * look.points(control::CHIP_GLYPH);
        let (square, _) = ui.allocate_exact_size(side, Sense::hover());
        paint::glyph(ui, glyph, square, GlyphInks::on(Token::Strip, Token::Muted));
        let ink = if first { Token::Text } else { Token::Muted };
        ui.add(egui::Label::new(RichText::new(words).color(look.colour(ink))).wrap());
    });
}

/// How far the work is, with the way to give it up; nothing at all for a moment's work.
fn progress(ui: &mut Ui, state: &State, work: &UnderWay, messages: &mut Vec<Message>) {
    let look = state.look;
    if let Some(rest) = PATIENCE.checked_sub(work.since.elapsed()).filter(|rest| !rest.is_zero()) {
        ui.ctx().request_repaint_after(rest);
        ui.label(RichText::new("Working it out").color(look.colour(Token::Muted)));
        return;
    }
    ui.label(RichText::new(&work.progress.words).color(look.colour(Token::Muted)));
    ui.horizontal(|ui| {
        let bar = ProgressBar::new(work.progress.fraction.unwrap_or(0.0))
            .desired_width((ui.available_width() / 2.0).round())
            .desired_height(look.points(space::MEDIUM));
        let bar = ui.add(bar.fill(look.colour(Token::Gauge)));
        bar.widget_info(|| WidgetInfo::labeled(egui::Role::ProgressIndicator, true, &work.name));
        if ui.add(GlyphButton::text("Give up")).clicked() {
            messages.push(Message::Publishing(PublishingMessage::GiveUpReach));
        }
    });
}
