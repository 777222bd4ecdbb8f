//! The history: every step with its name and time. A press on one goes there, over many steps at once.

use egui::{Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::list::{Row, clock, compact};
use super::walk::{Deed, HISTORY};
use super::{PanelMessage, empty};
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::edit::{Editor, Step};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{space, text};
use crate::scene::token::Token;
use crate::topology::Changes;
use crate::topology::attributes::figure;

/// Room for the numbers of steps.
const NUMBERS: f32 = 44.0;
/// From the right edge to where times stand, and to where it is said what was saved.
const TIMES: [f32; 2] = [60.0, 190.0];

/// Shows the steps, the newest last.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let count = state.editor.steps().len();
    if count == 0 {
        empty::show(
            ui,
            Glyph::Undo,
            "No step yet.",
            "Every edit is listed here, and a press goes back to it.",
        );
        return;
    }
    let height = compact(state.look);
    let walked = state.panels.history.begin(ui, HISTORY, count + 1, height);
    let mut pressed = None;
    let shown: &State = state;
    let (steps, place) = (shown.editor.steps(), shown.editor.place());
    ScrollArea::vertical().auto_shrink(false).stick_to_bottom(true).show_rows(
        ui,
        height,
        steps.len() + 1,
        |ui, rows| {
            let state = shown;
            walked.follow(ui, rows.start);
            for number in rows {
                let (rect, response) =
                    ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::CLICK);
                let step = number.checked_sub(1).and_then(|before| steps.get(before));
                let name = step.map_or("The document as it was opened", |step| step.name);
                let saved =
                    state.editor.document_after(number).and_then(|document| state.file.saved_at(document));
                let words = spoken(number, name, number == place, number > place, saved.is_some());
                response.widget_info(|| WidgetInfo::selected(Role::Button, true, number == place, &words));
                let row = Row::new(ui, rect, number == place, response.hovered());
                walked.mark(ui, &row, number, &response);
                let ink = if number > place { Token::Faint } else { Token::Text };
                let points = |size: f32| state.look.points(size);
                let left = rect.left() + points(NUMBERS);
                if number > 0 {
                    let figures = state.look.fixed(text::FIGURE);
                    row.words_to(
                        ui,
                        left - points(space::MEDIUM),
                        &figure(number as u64),
                        figures,
                        Token::Faint,
                    );
                }
                let glyph = if number > place { Glyph::Redo } else { Glyph::Passed };
                let glyph = if number == place { Glyph::ChevronRight } else { glyph };
                let left = row.glyph(ui, left, glyph, GlyphInks::on(row.surface, Token::Muted))
                    + points(space::SMALL);
                let right = rect.right() - points(TIMES[1]);
                row.words(ui, (left, right), name, state.look.words(text::BODY), ink);
                let figures = state.look.fixed(text::FIGURE);
                if let Some(at) = saved {
                    let tick =
                        row.glyph(ui, right, Glyph::Tick, GlyphInks::on(row.surface, Token::BypassText));
                    let words = format!("Saved {}", clock(at));
                    row.words(
                        ui,
                        (tick + 4.0, rect.right()),
                        &words,
                        state.look.words(text::SECOND),
                        Token::Muted,
                    );
                }
                if let Some(step) = step {
                    let left = rect.right() - points(TIMES[0]);
                    row.words(ui, (left, rect.right()), &clock(step.at), figures, Token::Muted);
                }
                if response.clicked() {
                    pressed = Some(number);
                }
                if response.clicked() || walked.deed(number) == Some(Deed::Open) {
                    messages.push(Message::Panel(PanelMessage::GoTo(number)));
                }
            }
        },
    );
    if let Some(place) = pressed {
        state.panels.history.press(ui, walked, place);
    }
}

/// A step as a reader hears it.
fn spoken(number: usize, name: &str, is_here: bool, is_undone: bool, is_saved: bool) -> String {
    let mut words = format!("Step {number}: {name}");
    for (said, holds) in [(", you are here", is_here), (", undone", is_undone), (", saved", is_saved)] {
        if holds {
            words.push_str(said);
        }
    }
    words
}

/// Undoes or does again until that many steps are done.
pub fn go_to(state: &mut State, place: usize) {
    let before = state.editor.topology().clone();
    let back = state.editor.place() > place;
    let (step, go): (Step, fn(&mut Editor) -> Option<Changes>) =
        if back { (Step::Undo, Editor::undo) } else { (Step::Redo, Editor::redo) };
    let mut moved = false;
    while state.editor.place() != place && go(&mut state.editor).is_some() {
        state.file.record(step.clone(), state.editor.document());
        moved = true;
    }
    if moved {
        state.fields.clear();
        let changes = Changes::between(&before, state.editor.topology());
        state.follow(&before, &changes);
    }
}
