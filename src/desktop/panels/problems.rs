//! The problems list: every finding with its sentence, its advice and its fix.

use crate::desktop::dialogs::Dialog;
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::desktop::{glyphs, paint};
use crate::rules::Waived;
use crate::scene::token::Token;
use crate::topology::Kind;
use egui::{RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

/// Height of one row.
const ROW: f32 = 26.0;

/// Shows the list.
pub fn show(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let topology = state.editor.topology();
    let found: Vec<_> = state.findings.iter(topology).collect();
    if found.is_empty() {
        let sites = state.count(Kind::NetworkSite);
        ui.label(format!("Nothing wrong. The rules looked at {sites} network sites."));
        return;
    }
    let waived = Waived::of(&state.editor.document().waivers);
    ScrollArea::vertical().auto_shrink([false, false]).show_rows(ui, ROW, found.len(), |ui, rows| {
        for (severity, finding) in found.get(rows).unwrap_or_default() {
            ui.horizontal(|ui| {
                ui.set_height(ROW);
                let (glyph, inks) = glyphs::of_severity(*severity);
                let (rect, response) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, severity.word()));
                paint::glyph(ui, glyph, rect, inks);
                let code = finding.code().to_string();
                if ui.link(RichText::new(&code).monospace()).clicked() {
                    messages.push(Message::Reveal(finding.primary()));
                }
                if let Some(waiver) = waived.waiver(topology, finding) {
                    let words = format!("waived by {} on {}", waiver.by, waiver.date);
                    ui.label(RichText::new(words).color(state.look.colour(Token::Muted)))
                        .on_hover_text(waiver.reason.as_str());
                } else if ui
                    .small_button("Waive…")
                    .on_hover_text(format!("Accept {code} with a reason"))
                    .clicked()
                {
                    messages.push(Message::Open(Dialog::waive(finding, topology)));
                }
                if let Some(fix) = finding.fix(state.editor.model())
                    && ui.small_button("Fix").on_hover_text(finding.advice(topology)).clicked()
                {
                    messages.push(Message::Apply(fix));
                }
                let sentence = format!("{} {}", finding.sentence(topology), finding.advice(topology));
                ui.add(egui::Label::new(&sentence).truncate()).on_hover_text(&sentence);
            });
        }
    });
}
