//! The steps of a report, one a row; the arrow keys walk them.

use crate::call::{Answer, Basis};
use crate::desktop::message::Message;
use crate::desktop::panels::list::{Row, compact};
use crate::desktop::state::{PlacedCall, State};
use crate::desktop::widgets::shows_focus;
use crate::report::{CallWords, Sides, StepWords};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{space, text};
use crate::scene::token::Token;
use crate::topology::values::Choices;
use egui::{EventFilter, Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

/// Where the glyph and the question begin, and where the values do in a list that has the room.
const COLUMNS: [f32; 3] = [30.0, 50.0, 272.0];
/// What of the room behind the glyph a question takes at most.
const QUESTION: f32 = 0.55;
/// The narrowest list that says what a step rests on; in others the explanation beside it alone does.
const WITH_BASIS: f32 = 380.0;

fn list_id() -> Id {
    Id::unique("steps of the report")
}

/// Shows the steps.
pub fn show(
    ui: &mut Ui,
    state: &State,
    words: &CallWords<'_>,
    call: &PlacedCall,
    messages: &mut Vec<Message>,
) {
    let Ok(report) = &call.report else { return };
    let (steps, stages) = (words.stages(), report.stages());
    let list = ui.interact(ui.max_rect(), list_id(), Sense::focusable_noninteractive());
    list.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, "Steps"));
    if list.has_focus() {
        shows_focus(ui.ctx(), list.id);
        keys(ui, call.step, steps.len(), messages);
    }
    let height = compact(state.look);
    ScrollArea::vertical().id_salt("steps").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (place, (words_of, stage)) in steps.iter().zip(stages).enumerate() {
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::CLICK);
            let chosen = place == call.step;
            let answer = report.answer(stage);
            let basis = report.step(stage).map_or(Basis::Documented, |step| step.basis);
            let said = format!(
                "Step {}: {} {}, {}",
                place + 1,
                words_of.question,
                words_of.value,
                answer.choice().key
            );
            response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, &said));
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(chosen));
            if chosen {
                let id = response.id.accesskit_id();
                ui.ctx().accesskit_node_builder(list_id(), |node| node.set_active_descendant(id));
                bring_into_view(ui, &response, place);
            }
            let row = Row::new(ui, rect, chosen, response.hovered());
            let sides = words.sides_of(stage);
            draw(ui, state, row, place, words_of, (answer, basis), sides.as_ref());
            if chosen && list.has_focus() {
                row.ring(ui);
            } else if chosen {
                row.edge(ui);
            }
            if response.on_hover_text(said).clicked() {
                ui.memory_mut(|memory| memory.request_focus(list_id()));
                messages.push(Message::ShowStep(place));
            }
        }
    });
}

fn keys(ui: &Ui, here: usize, count: usize, messages: &mut Vec<Message>) {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(list_id(), filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let last = count.saturating_sub(1);
    let to = if pressed(Key::ArrowDown) {
        (here + 1).min(last)
    } else if pressed(Key::ArrowUp) {
        here.saturating_sub(1)
    } else if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        last
    } else {
        return;
    };
    messages.push(Message::ShowStep(to));
}

fn draw(
    ui: &Ui,
    state: &State,
    row: Row,
    place: usize,
    step: &StepWords,
    (answer, basis): (Answer, Basis),
    sides: Option<&Sides>,
) {
    let look = state.look;
    let [sign_at, question_at, values_at] = COLUMNS.map(|column| look.points(column));
    let behind = row.rect.width() - question_at;
    let values_at = values_at.min(question_at + behind * QUESTION);
    let [sign_at, question_at, values_at] =
        [sign_at, question_at, values_at].map(|column| row.rect.left() + column);
    let figures = look.fixed(text::FIGURE);
    row.words_to(
        ui,
        sign_at - look.points(space::SMALL),
        &(place + 1).to_string(),
        figures.clone(),
        Token::Muted,
    );
    let (glyph, inks) = sign(answer, row.surface);
    row.glyph(ui, sign_at, glyph, inks);
    let gap = look.points(space::MEDIUM);
    row.words(ui, (question_at, values_at - gap), &step.question, look.words(text::BODY), Token::Text);
    let mut right = row.rect.right() - gap;
    if basis != Basis::Documented && row.rect.width() >= look.points(WITH_BASIS) {
        right = row.words_to(ui, right, step.basis, look.words(text::TABLE_HEAD), Token::Faint) - gap;
    }
    let both = sides.and_then(|sides| {
        let marks = state.panels.facts.marks();
        let both = [sides.near.bypass_id?, sides.far.bypass_id?].map(|id| marks.mark(id));
        let width: f32 = both.iter().map(|mark| mark.width(mark_height(row))).sum();
        let sign = look.points(text::BODY);
        // Where both have no room the words stand, which can be cut.
        (values_at + width + sign + 2.0 * gap <= right).then_some((sides.agree, both))
    });
    match both {
        Some((agree, [near, far])) => {
            let left = mark(ui, row, values_at, near);
            let sign = if agree { "=" } else { "≠" };
            let left = row.words(ui, (left + gap, right), sign, look.fixed(text::BODY), Token::Text);
            mark(ui, row, left + gap, far);
        }
        None => {
            row.words(ui, (values_at, right), &step.value, figures, Token::Muted);
        }
    }
}

/// The plate of a mark from `left` on; returns where it ends.
fn mark(ui: &Ui, row: Row, left: f32, mark: &crate::scene::marks::Mark) -> f32 {
    let right = left + mark.width(mark_height(row));
    row.mark_to(ui, right, mark);
    right
}

fn mark_height(row: Row) -> f32 {
    row.look.points(crate::scene::size::row::MARK).min(row.rect.height() - 2.0)
}

/// The sign of an answer.
pub fn sign(answer: Answer, surface: Token) -> (Glyph, GlyphInks) {
    match answer {
        Answer::Passed => (Glyph::Passed, GlyphInks::on(surface, Token::BypassText)),
        Answer::Failed => (Glyph::Failed, GlyphInks::sign(Token::Refused)),
        Answer::NotEvaluated => (Glyph::NotEvaluated, GlyphInks::on(surface, Token::Muted)),
    }
}

/// Scrolls to the step that is explained, once for each choice.
fn bring_into_view(ui: &Ui, response: &egui::Response, place: usize) {
    let shown = Id::unique("step that was brought into view");
    if ui.data(|data| data.get_temp(shown)) != Some(place) {
        ui.data_mut(|data| data.insert_temp(shown, place));
        let rect: Rect = response.rect;
        ui.scroll_to_rect(rect.expand(rect.height()), None);
    }
}
