//! What is wrong with an entity, each finding with its fix and what accepts it.

use super::sheet::Sheet;
use super::{edits, rows};
use crate::desktop::dialogs::Dialog;
use crate::desktop::glyphs;
use crate::desktop::message::Message;
use crate::desktop::panels::fixes;
use crate::desktop::theme::Look;
use crate::desktop::widgets::Section;
use crate::edit::Edit;
use crate::rules::{Severity, Waived};
use crate::scene::size::{space, text};
use crate::scene::token::Token;
use crate::topology::AnyId;
use egui::{RichText, Ui};

/// A finding as the section shows it.
struct Shown {
    severity: Severity,
    code: String,
    sentence: String,
    advice: String,
    /// The edits that mend it: alone, or with all of its kind.
    fixes: Vec<Edit>,
    /// Who accepted it, and the edit that takes that back.
    waived: Option<(String, Edit)>,
    waive: Dialog,
}

/// Shows the section, unless nothing is wrong.
pub fn show(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let findings = gather(sheet);
    if findings.is_empty() {
        return;
    }
    let number = findings.len().to_string();
    Section::new("Findings").aside(&number).show(ui, |ui| {
        for finding in findings {
            show_one(ui, sheet, finding);
        }
    });
}

fn gather(sheet: &Sheet<'_>) -> Vec<Shown> {
    let (model, topology) = (sheet.model(), sheet.topology());
    let waived = Waived::of(&sheet.state.editor.document().waivers);
    // What is wrong with the collection that belongs to a trunk alone is wrong with the trunk.
    let own = crate::edit::collections::own(model, sheet.id).map(AnyId::from);
    let about = std::iter::once(sheet.id).chain(own);
    about
        .flat_map(|id| sheet.state.findings.about(topology, id))
        .map(|(severity, finding)| Shown {
            severity,
            code: finding.code().to_string(),
            sentence: finding.sentence(topology),
            advice: finding.advice(topology),
            fixes: finding.fix(model).into_iter().chain(finding.fix_all(model)).collect(),
            waived: waived.waiver(topology, finding).map(|waiver| {
                let words = format!("Waived by {} on {}: {}", waiver.by, waiver.date, waiver.reason);
                (words, finding.unwaive(topology))
            }),
            waive: Dialog::waive(finding, topology),
        })
        .collect()
}

fn show_one(ui: &mut Ui, sheet: &mut Sheet<'_>, finding: Shown) {
    let look = Look::of(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = look.points(space::SMALL);
        let (glyph, inks) = glyphs::of_severity(finding.severity);
        rows::sign(ui, glyph, inks, finding.severity.word());
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            let ink = if finding.waived.is_some() { Token::Faint } else { Token::Text };
            let mut job = egui::text::LayoutJob::default();
            let part = |font, token| egui::TextFormat {
                line_height: Some(look.points(text::BODY * text::LINE_HEIGHT)),
                ..egui::TextFormat::simple(font, look.colour(token))
            };
            job.append(&finding.code, 0.0, part(look.fixed(text::SECOND), ink));
            job.append(&finding.sentence, look.points(space::MEDIUM), part(look.words(text::BODY), ink));
            ui.add(egui::Label::new(job).wrap());
            match &finding.waived {
                Some((words, _)) => rows::note(ui, words),
                None => rows::note(ui, &finding.advice),
            };
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = look.points(space::LARGE);
                for fix in finding.fixes.into_iter().filter(|_| finding.waived.is_none()) {
                    let link = ui.link(edits::verb(&fix));
                    if fixes::explain(link, sheet.state.editor.draft(), &fix, "").clicked() {
                        sheet.apply(fix);
                    }
                }
                match finding.waived {
                    Some((_, unwaive)) => {
                        if ui.link("No longer waive").clicked() {
                            sheet.apply(unwaive);
                        }
                    }
                    None => {
                        let words = RichText::new("Waive…").color(look.colour(Token::Muted));
                        let tooltip = format!("Accept {} with a name and a reason", finding.code);
                        if ui.link(words).on_hover_text(tooltip).clicked() {
                            sheet.ask(Message::Open(finding.waive));
                        }
                    }
                }
            });
        });
    });
    ui.add_space(look.points(space::SMALL));
}
