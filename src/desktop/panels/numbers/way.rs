//! Which voice routes and trunks would take the number, in the order in which they are tried, and what is passed over.

use crate::call::routing::{Candidate, Routed};
use crate::call::{Answer, Step};
use crate::desktop::message::{Choose, Message};
use crate::desktop::panels::list::{Row, compact};
use crate::desktop::panels::report::sign;
use crate::desktop::state::State;
use crate::report::{StepWords, name};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{space, text};
use crate::scene::token::Token;
use crate::topology::AnyId;
use egui::{Label, RichText, Role, Sense, Ui, WidgetInfo, vec2};

/// Where the sign and the words begin, and what of the room behind the words take.
const SIGN: f32 = 26.0;
const WORDS: f32 = 46.0;
const SHARE: f32 = 0.5;

/// Shows where the number would go.
pub fn show(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let look = state.look;
    ui.spacing_mut().item_spacing.y = 0.0;
    let Some(answered) = &state.panels.numbers.answered else { return };
    if answered.rewritten.is_err() {
        return;
    }
    ui.label(RichText::new("Which trunks would take it").font(look.words(text::SECTION)));
    ui.add_space(look.points(space::TIGHT));
    let note = |ui: &mut Ui, words: &str, ink| {
        ui.add(Label::new(RichText::new(words).color(look.colour(ink))).wrap());
    };
    let routed = match &answered.routed {
        None => return note(ui, "Voice routes look at the number that is called.", Token::Muted),
        Some(Err(error)) => return note(ui, error, Token::RefusedText),
        Some(Ok(routed)) => routed,
    };
    lines(ui, state, routed, messages);
}

fn lines(ui: &mut Ui, state: &State, routed: &Routed, messages: &mut Vec<Message>) {
    for step in &routed.opening {
        passed_over(ui, state, step, messages);
    }
    for (place, candidate) in routed.candidates.iter().enumerate() {
        let (chosen, before) = match candidate.steps.split_last() {
            Some((chosen, before)) => (Some(chosen), before),
            None => (None, &[][..]),
        };
        for step in before {
            passed_over(ui, state, step, messages);
        }
        self::candidate(ui, state, (place, candidate), chosen, messages);
    }
    for step in &routed.rest {
        passed_over(ui, state, step, messages);
    }
}

/// A trunk that may take it.
fn candidate(
    ui: &mut Ui,
    state: &State,
    (place, candidate): (usize, &Candidate),
    chosen: Option<&Step>,
    messages: &mut Vec<Message>,
) {
    let topology = state.editor.topology();
    let trunk = format!("Trunk {}", topology.name(candidate.trunk.into()));
    let by = candidate.way.map_or_else(String::new, |way| {
        format!("voice route {}, usage {}", name(topology, Some(way.route)), name(topology, Some(way.usage)))
    });
    let sentence = chosen.map_or_else(String::new, |step| StepWords::of(topology, step).sentence);
    let to = candidate.way.map_or(AnyId::from(candidate.trunk), |way| way.route.into());
    let spoken = format!("{}. {trunk} by {by}", place + 1);
    let line =
        Line { number: Some(place + 1), answer: Answer::Passed, words: &trunk, value: &by, spoken: &spoken };
    if line.show(ui, state, &sentence) {
        messages.push(Message::Select([to].into(), Choose::Instead));
    }
}

fn passed_over(ui: &mut Ui, state: &State, step: &Step, messages: &mut Vec<Message>) {
    let words = StepWords::of(state.editor.topology(), step);
    let spoken = format!("{} {}", words.question, words.value);
    let line = Line {
        number: None,
        answer: step.answer,
        words: &words.question,
        value: &words.value,
        spoken: &spoken,
    };
    if line.show(ui, state, &words.sentence)
        && let Some(to) = step.highlights.first()
    {
        messages.push(Message::Select([*to].into(), Choose::Instead));
    }
}

struct Line<'a> {
    /// In which place it is tried.
    number: Option<usize>,
    answer: Answer,
    words: &'a str,
    value: &'a str,
    spoken: &'a str,
}

impl Line<'_> {
    /// Shows the line; whether it was pressed.
    fn show(&self, ui: &mut Ui, state: &State, sentence: &str) -> bool {
        let look = state.look;
        let size = vec2(ui.available_width(), compact(look));
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, self.spoken));
        let row = Row::new(ui, rect, false, response.hovered() || response.has_focus());
        let gap = look.points(space::MEDIUM);
        let sign_at = rect.left() + look.points(SIGN);
        if let Some(number) = self.number {
            let figures = look.fixed(text::FIGURE);
            row.words_to(ui, sign_at - look.points(space::TIGHT), &number.to_string(), figures, Token::Muted);
        }
        let (glyph, inks) = match (self.number, self.answer) {
            // What is passed over is no fault.
            (None, Answer::Failed) => (Glyph::NotEvaluated, GlyphInks::on(row.surface, Token::Muted)),
            _ => sign(self.answer, row.surface),
        };
        row.glyph(ui, sign_at, glyph, inks);
        let left = rect.left() + look.points(WORDS);
        let middle = left + SHARE * (rect.right() - gap - left);
        let ink = if self.number.is_some() { Token::Text } else { Token::Muted };
        row.words(ui, (left, middle - gap), self.words, look.words(text::BODY), ink);
        row.words(ui, (middle, rect.right() - gap), self.value, look.words(text::SECOND), Token::Muted);
        if response.has_focus() {
            row.ring(ui);
        }
        let clicked = response.clicked();
        response.on_hover_text(if sentence.is_empty() { self.spoken } else { sentence });
        clicked
    }
}
