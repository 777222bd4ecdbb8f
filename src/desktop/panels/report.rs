//! The call report: the form of a call, its verdict and outcome, the steps on the left and one of them explained.

use crate::call::{Answer, CallKind, CallReport, CallRequest, EndpointAddress};
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::desktop::widgets::Chip;
use crate::desktop::{glyphs, paint};
use crate::report::{CallWords, StepWords};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::text;
use crate::scene::token::Token;
use crate::topology::values::Choices;
use egui::{ComboBox, RichText, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, vec2};

/// Height of a step's row.
const ROW: f32 = 20.0;
/// Width of the list of steps.
const STEPS: f32 = 470.0;

/// Shows the form and the report.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    form(ui, state, messages);
    ui.separator();
    match &state.call {
        None => {
            ui.label("Place a call to see its way. Select a network site, choose a trunk, press Place.");
        }
        Some(call) => match &call.report {
            Err(error) => {
                ui.label(RichText::new(error).color(state.look.colour(Token::RefusedText)));
            }
            Ok(report) => {
                let words = CallWords::new(state.editor.topology(), report);
                summary(ui, state, &words, report);
                ui.separator();
                body(ui, state, &words, report, call.step, messages);
            }
        },
    }
}

fn form(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let mut placed = false;
    ui.horizontal(|ui| {
        let label = ui.label("Client");
        let field = TextEdit::singleline(&mut state.call_form.client)
            .desired_width(180.0)
            .hint_text("172.28.151.140/25");
        let response = ui.add(field).labelled_by(label.id);
        if std::mem::take(&mut state.call_form.focus) {
            response.request_focus();
        }
        placed |= response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let label = ui.label("Trunk");
        let names: Vec<String> =
            state.editor.topology().trunks.iter().map(|(_, trunk)| trunk.name.to_string()).collect();
        let chosen = if state.call_form.trunk.is_empty() { "choose a trunk" } else { &state.call_form.trunk };
        let combo = ComboBox::from_id_salt("trunk of the call").selected_text(chosen.to_owned()).width(160.0);
        combo
            .show_ui(ui, |ui| {
                for name in names {
                    ui.selectable_value(&mut state.call_form.trunk, name.clone(), name);
                }
            })
            .response
            .labelled_by(label.id);
        placed |= ui.button("Place").clicked();
        if state.call.is_some() && ui.button("Clear").clicked() {
            messages.push(Message::Run(crate::desktop::commands::Command::ClearCall));
        }
        if let Some(error) = &state.call_form.error {
            ui.label(RichText::new(error).color(state.look.colour(Token::RefusedText)));
        }
    });
    if placed {
        match request(state) {
            Ok(request) => {
                state.call_form.error = None;
                messages.push(Message::PlaceCall(request));
            }
            Err(error) => state.call_form.error = Some(error),
        }
    }
}

/// The call that the form asks for.
fn request(state: &State) -> Result<CallRequest, String> {
    let client = state.call_form.client.trim();
    if client.is_empty() {
        return Err("Type the address of the client, or select a network site.".to_owned());
    }
    if state.call_form.trunk.is_empty() {
        return Err("Choose a trunk.".to_owned());
    }
    let client: EndpointAddress = client.parse().map_err(|error| format!("Client: {error}."))?;
    Ok(CallRequest {
        id: "1".into(),
        kind: CallKind::Pstn,
        client: Some(client),
        trunk: Some(state.call_form.trunk.as_str().into()),
        ..CallRequest::default()
    })
}

fn summary(ui: &mut Ui, state: &State, words: &CallWords<'_>, report: &CallReport) {
    ui.horizontal(|ui| {
        ui.label(words.title());
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let (glyph, tone) = glyphs::of_outcome(report.outcome);
            ui.add(Chip::new(glyph, words.outcome(), tone)).on_hover_text("What became of the call");
            let (glyph, tone) = glyphs::of_verdict(report.verdict);
            ui.add(Chip::new(glyph, words.verdict(), tone)).on_hover_text("What media does");
            for (reason, sentence) in words.reasons() {
                let code =
                    RichText::new(reason.choice().key).monospace().size(state.look.points(text::FIGURE));
                ui.label(code).on_hover_text(sentence);
            }
        });
    });
    for warning in words.warnings() {
        ui.label(RichText::new(warning).color(state.look.colour(Token::WarningText)));
    }
}

fn body(
    ui: &mut Ui,
    state: &State,
    words: &CallWords<'_>,
    report: &CallReport,
    chosen: usize,
    messages: &mut Vec<Message>,
) {
    let answers = report.steps.iter().map(|step| step.answer);
    let steps: Vec<(StepWords, Answer)> = words.steps().into_iter().zip(answers).collect();
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(STEPS);
            ScrollArea::vertical().id_salt("steps").auto_shrink([false, false]).show(ui, |ui| {
                for (place, (step, answer)) in steps.iter().enumerate() {
                    if row(ui, state, place, step, *answer, place == chosen) {
                        messages.push(Message::ShowStep(place));
                    }
                }
            });
        });
        ui.separator();
        ui.vertical(|ui| {
            if let Some((step, _)) = steps.get(chosen) {
                explained(ui, state, chosen, step);
            }
        });
    });
}

fn row(ui: &mut Ui, state: &State, place: usize, step: &StepWords, answer: Answer, chosen: bool) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    if chosen {
        bring_into_view(ui, &response, place);
    }
    let label = format!("Step {}: {} {}, {}", place + 1, step.question, step.value, answer.choice().key);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &label));
    let surface = match (chosen, response.hovered()) {
        (true, _) => Token::Selected,
        (false, true) => Token::Hover,
        (false, false) => Token::Window,
    };
    ui.painter().rect_filled(rect, 3.0, state.look.colour(surface));
    let (glyph, inks) = match answer {
        Answer::Passed => (Glyph::Passed, GlyphInks::on(surface, Token::BypassText)),
        Answer::Failed => (Glyph::Failed, GlyphInks::sign(Token::Refused)),
        Answer::NotEvaluated => (Glyph::NotEvaluated, GlyphInks::on(surface, Token::Muted)),
    };
    let middle = rect.center().y;
    let square = egui::Rect::from_center_size(egui::pos2(rect.min.x + 38.0, middle), vec2(14.0, 14.0));
    paint::glyph(ui, glyph, square, inks);
    let line = |x: f32, width: f32, words: &str, font: egui::FontId, ink: Token| {
        let mut job =
            egui::text::LayoutJob::simple_singleline(words.to_owned(), font, state.look.colour(ink));
        job.wrap = egui::text::TextWrapping::truncate_at_width(width);
        let galley = ui.painter().layout_job(job);
        let at = egui::pos2(rect.min.x + x, middle - galley.size().y / 2.0);
        ui.painter().galley(at, galley, state.look.colour(ink));
    };
    line(8.0, 22.0, &(place + 1).to_string(), state.look.fixed(text::FIGURE), Token::Muted);
    line(52.0, 220.0, &step.question, state.look.words(text::BODY), Token::Text);
    line(276.0, rect.width() - 284.0, &step.value, state.look.fixed(text::FIGURE), Token::Muted);
    response.clicked()
}

/// Scrolls to the step that is explained, once for each choice.
fn bring_into_view(ui: &Ui, response: &egui::Response, place: usize) {
    let shown = egui::Id::unique("step that was brought into view");
    if ui.data(|data| data.get_temp(shown)) != Some(place) {
        ui.data_mut(|data| data.insert_temp(shown, place));
        response.scroll_to_me(Some(egui::Align::Center));
    }
}

fn explained(ui: &mut Ui, state: &State, place: usize, step: &StepWords) {
    ScrollArea::vertical().id_salt("explained").auto_shrink([false, false]).show(ui, |ui| {
        ui.label(
            RichText::new(format!("{}. {}", place + 1, step.question)).size(state.look.points(text::TITLE)),
        );
        ui.label(RichText::new(&step.value).monospace());
        ui.add_space(6.0);
        ui.label(&step.sentence);
        ui.add_space(6.0);
        let basis = format!("{}: {}", step.basis, step.source);
        ui.label(RichText::new(basis).color(state.look.colour(Token::Muted)));
    });
}
