//! Number in, each rule in the order in which it is tried, number out. A press on a rule opens its trunk configuration.

use crate::call::number::{Rewritten, RuleAnswer, TriedRule};
use crate::desktop::message::{Choose, Message};
use crate::desktop::panels::list::{Row, compact};
use crate::desktop::state::State;
use crate::report::{WITHOUT_PLUS, came_out, list_name, rule_answer};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{space, text};
use crate::scene::token::Token;
use crate::topology::AnyId;
use egui::{Label, RichText, Role, Sense, Ui, WidgetInfo, vec2};

/// Where the sign, the name of a rule, its pattern and its answer begin: points, then parts of what is behind.
const SIGN: f32 = 26.0;
const NAME: f32 = 46.0;
const AT: (f32, f32) = (0.26, 0.6);

/// Shows what the rules make of the number.
pub fn show(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let look = state.look;
    ui.spacing_mut().item_spacing.y = 0.0;
    let Some(answered) = &state.panels.numbers.answered else { return };
    let rewritten = match &answered.rewritten {
        Ok(rewritten) => rewritten,
        Err(words) => {
            let (words, ink) = if words.is_empty() {
                ("Type or paste a number, with spaces, dashes or tel: as it comes.", Token::Muted)
            } else {
                (words.as_str(), Token::RefusedText)
            };
            ui.add(Label::new(RichText::new(words).color(look.colour(ink))).wrap());
            return;
        }
    };
    let trunk = state.panels.numbers.trunk;
    let in_force = trunk.and_then(|id| state.editor.model().trunk_configuration(id)).map(|(id, _)| id);
    let configuration = in_force.map(AnyId::from);
    head(ui, state, rewritten, configuration, messages);
    end(ui, state, "in", &rewritten.number, "");
    for (place, rule) in rewritten.rules.iter().enumerate() {
        if self::rule(ui, state, place, rule) {
            messages.extend(configuration.map(open));
        }
    }
    end(ui, state, "out", &rewritten.out, came_out(rewritten).trim_start_matches(", "));
    if rewritten.sent != rewritten.out {
        end(ui, state, "sent", &rewritten.sent, WITHOUT_PLUS);
    }
}

fn open(configuration: AnyId) -> Message {
    Message::Select([configuration].into(), Choose::Instead)
}

/// The list, and the trunk configuration that has it.
fn head(
    ui: &mut Ui,
    state: &State,
    rewritten: &Rewritten,
    configuration: Option<AnyId>,
    messages: &mut Vec<Message>,
) {
    let look = state.look;
    ui.horizontal(|ui| {
        ui.label(RichText::new(list_name(rewritten.list)).font(look.words(text::SECTION)));
        match configuration {
            Some(id) => {
                let name = state.editor.topology().name(id);
                let words = RichText::new(format!("of {name}")).font(look.words(text::SECOND));
                let link = ui.add(egui::Link::new(words));
                let spoken = format!("Open trunk configuration {name}");
                link.widget_info(|| WidgetInfo::labeled(Role::Link, true, &spoken));
                if link.on_hover_text(spoken).clicked() {
                    messages.push(open(id));
                }
            }
            None => {
                ui.label(RichText::new("No trunk configuration").color(look.colour(Token::Muted)));
            }
        }
    });
    ui.add_space(look.points(space::TIGHT));
}

/// The number in, out or sent, with what is to be said of it.
fn end(ui: &mut Ui, state: &State, which: &str, number: &str, note: &str) {
    let look = state.look;
    let size = vec2(ui.available_width(), compact(look));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let note = if note.is_empty() { String::new() } else { format!(", {note}") };
    let spoken = format!("Number {which}: {number}{note}");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    let row = Row { look, rect, surface: Token::Window };
    let left = rect.left() + look.points(space::TIGHT);
    row.words(ui, (left, rect.right()), which, look.words(text::SECOND), Token::Muted);
    let left = rect.left() + look.points(NAME);
    let end = row.words(ui, (left, rect.right()), number, look.fixed(text::BODY), Token::Text);
    let note = note.trim_start_matches(", ");
    row.words(
        ui,
        (end + look.points(space::MEDIUM), rect.right()),
        note,
        look.words(text::SECOND),
        Token::Muted,
    );
}

/// One rule; whether it was pressed.
fn rule(ui: &mut Ui, state: &State, place: usize, rule: &TriedRule) -> bool {
    let look = state.look;
    let size = vec2(ui.available_width(), compact(look));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let answer = rule_answer(rule);
    let spoken = format!("Rule {}: {}, pattern {}, {answer}", place + 1, rule.name, rule.pattern);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    let row = Row::new(ui, rect, false, response.hovered() || response.has_focus());
    let gap = look.points(space::MEDIUM);
    let number = (place + 1).to_string();
    let sign_at = rect.left() + look.points(SIGN);
    row.words_to(ui, sign_at - look.points(space::TIGHT), &number, look.fixed(text::FIGURE), Token::Muted);
    let (glyph, inks, ink) = match rule.answer {
        RuleAnswer::Applied => (Glyph::Passed, GlyphInks::on(row.surface, Token::BypassText), Token::Text),
        RuleAnswer::Unreadable(_) => (Glyph::Failed, GlyphInks::sign(Token::Refused), Token::RefusedText),
        RuleAnswer::NoMatch => (Glyph::NotEvaluated, GlyphInks::on(row.surface, Token::Muted), Token::Muted),
        RuleAnswer::NotTried => (Glyph::NotEvaluated, GlyphInks::on(row.surface, Token::Faint), Token::Faint),
    };
    row.glyph(ui, sign_at, glyph, inks);
    let left = rect.left() + look.points(NAME);
    let behind = rect.right() - gap - left;
    let [pattern_at, answer_at] = [AT.0, AT.1].map(|part| left + part * behind);
    row.words(ui, (left, pattern_at - gap), rule.name.as_str(), look.words(text::BODY), Token::Text);
    row.words(ui, (pattern_at, answer_at - gap), &rule.pattern, look.fixed(text::SECOND), Token::Text);
    row.words(ui, (answer_at, rect.right() - gap), &answer, look.words(text::BODY), ink);
    if response.has_focus() {
        row.ring(ui);
    }
    let clicked = response.clicked();
    response.on_hover_text(format!("{spoken}. Press to open its trunk configuration."));
    clicked
}
