//! The inspector: every attribute of what is selected, who uses it, and what is wrong with it.

use super::{trunk, value};
use crate::desktop::message::{BottomTab, Message};
use crate::desktop::state::State;
use crate::desktop::{glyphs, paint};
use crate::scene::glyphs::GlyphInks;
use crate::scene::size::text;
use crate::scene::token::Token;
use crate::topology::{AnyId, Kind, Trunk};
use egui::{CollapsingHeader, RichText, ScrollArea, Ui, vec2};

/// Most entities that "used by" lists.
const USERS: usize = 60;

/// Shows the inspector.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| match state.selected_one() {
        Some(id) => entity(ui, state, id, messages),
        None if state.selected.is_empty() => totals(ui, state),
        None => {
            ui.label(
                RichText::new(format!("{} selected", state.selected.len()))
                    .size(state.look.points(text::TITLE)),
            );
            for id in &state.selected {
                ui.label(format!("{} {}", id.kind.noun(), state.editor.topology().name(*id)));
            }
        }
    });
}

/// What the document holds, while nothing is selected.
fn totals(ui: &mut Ui, state: &State) {
    ui.label(RichText::new("This document").size(state.look.points(text::TITLE)));
    ui.add_space(6.0);
    egui::Grid::new("totals").num_columns(2).show(ui, |ui| {
        for kind in Kind::ALL.iter().filter(|kind| !kind.is_single()) {
            let count = state.count(*kind);
            if count > 0 {
                ui.label(kind.plural());
                ui.label(RichText::new(crate::topology::attributes::figure(count as u64)).monospace());
                ui.end_row();
            }
        }
    });
    ui.add_space(6.0);
    ui.label("Select something on the canvas or in the outline to see and change it.");
}

fn entity(ui: &mut Ui, state: &mut State, id: AnyId, messages: &mut Vec<Message>) {
    head(ui, state, id);
    findings(ui, state, id, messages);
    if let Some(trunk) = id.typed::<Trunk>() {
        trunk::show(ui, state, trunk, messages);
    }
    wording(ui, state);
    let attributes = state.editor.topology().attributes(id);
    for (about, current) in attributes {
        row(ui, state, id, about, &current, messages);
    }
    used_by(ui, state, id, messages);
}

fn head(ui: &mut Ui, state: &State, id: AnyId) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(20.0, 20.0), egui::Sense::hover());
        paint::glyph(ui, glyphs::of_kind(id.kind), rect, GlyphInks::on(Token::Window, Token::Text));
        ui.vertical(|ui| {
            let name = state.editor.topology().name(id);
            ui.add(egui::Label::new(RichText::new(name).size(state.look.points(text::TITLE))).truncate());
            ui.label(RichText::new(id.kind.noun()).color(state.look.colour(Token::Muted)));
        });
    });
    ui.separator();
}

/// Switches between the wording of the Control Panel and the names of the parameters.
fn wording(ui: &mut Ui, state: &mut State) {
    let other = if state.parameter_names { "Control Panel wording" } else { "Parameter names" };
    if ui.link(other).clicked() {
        state.parameter_names = !state.parameter_names;
    }
    ui.add_space(4.0);
}

fn row(
    ui: &mut Ui,
    state: &mut State,
    id: AnyId,
    about: &'static crate::topology::attributes::About,
    current: &crate::topology::attributes::Value,
    messages: &mut Vec<Message>,
) {
    let default = id.kind.default_value(about.key);
    let set_here = *current != default && about.key != "Identity";
    let label = value::label(state, about);
    ui.horizontal(|ui| {
        let ink = if set_here { Token::Text } else { Token::Muted };
        let label = ui.label(RichText::new(label).color(state.look.colour(ink)));
        label.on_hover_text(tooltip(about, &default));
        if set_here {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.label(
                    RichText::new("set here")
                        .size(state.look.points(text::SMALLEST))
                        .color(state.look.colour(Token::Faint)),
                );
            });
        }
    });
    value::show(ui, state, id, about, current, messages);
    ui.add_space(6.0);
}

fn tooltip(
    about: &crate::topology::attributes::About,
    default: &crate::topology::attributes::Value,
) -> String {
    let mut text = about.help.to_owned();
    if let Some(parameter) = about.parameter() {
        text.push_str(&format!("\nParameter {parameter}"));
    }
    if let Some((low, high)) = about.range.filter(|(_, high)| *high < u64::from(u32::MAX)) {
        text.push_str(&format!("\nFrom {low} to {high}"));
    }
    if about.key != "Identity" {
        text.push_str(&format!("\nDefault {}", about.show(default)));
    }
    text.push_str(&format!("\nSource {}", about.source));
    text
}

fn used_by(ui: &mut Ui, state: &State, id: AnyId, messages: &mut Vec<Message>) {
    let users = state.editor.model().index().referrers(id);
    if users.is_empty() {
        return;
    }
    CollapsingHeader::new(format!("Used by ({})", users.len())).id_salt("used by").default_open(true).show(
        ui,
        |ui| {
            for user in users.iter().take(USERS) {
                let words = format!("{} {}", user.kind.noun(), state.editor.topology().name(*user));
                if ui.link(words).clicked() {
                    messages.push(Message::Reveal(*user));
                }
            }
            if users.len() > USERS {
                ui.label(format!("and {} more", users.len() - USERS));
            }
        },
    );
}

fn findings(ui: &mut Ui, state: &State, id: AnyId, messages: &mut Vec<Message>) {
    let topology = state.editor.topology();
    let found = state.findings.about(topology, id);
    if found.is_empty() {
        return;
    }
    for (severity, finding) in &found {
        ui.horizontal(|ui| {
            let (glyph, inks) = glyphs::of_severity(*severity);
            let (rect, response) = ui.allocate_exact_size(vec2(14.0, 14.0), egui::Sense::hover());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, severity.word()));
            paint::glyph(ui, glyph, rect, inks);
            ui.label(RichText::new(finding.code().to_string()).monospace());
            if ui.link("Problems").clicked() {
                messages.push(Message::Show(BottomTab::Problems));
            }
        });
        ui.label(finding.sentence(topology));
        ui.label(RichText::new(finding.advice(topology)).color(state.look.colour(Token::Muted)));
        if let Some(fix) = finding.fix(state.editor.model())
            && ui.button(format!("Fix {}", finding.code())).clicked()
        {
            messages.push(Message::Apply(fix));
        }
        if let Some(fix) = finding.fix_all(state.editor.model())
            && ui.button(format!("Fix all {}", finding.code())).clicked()
        {
            messages.push(Message::Apply(fix));
        }
    }
    ui.separator();
}
