//! One problem in two lines: what is wrong, and what to do about it.

use super::listing::Entry;
use crate::desktop::dialogs::Dialog;
use crate::desktop::glyphs;
use crate::desktop::message::Message;
use crate::desktop::panels::capital;
use crate::desktop::panels::fixes;
use crate::desktop::panels::list::Row;
use crate::desktop::panels::walk::{Deed, Walked};
use crate::desktop::state::State;
use crate::edit::Edit;
use crate::rules::{Finding, Severity};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{space, text};
use crate::scene::token::Token;
use crate::topology::attributes::Value;
use crate::topology::{AnyId, Kind, Waiver};
use egui::{Role, Sense, Ui, WidgetInfo, vec2};

/// Where the code, the subject and the sentence begin.
const COLUMNS: [f32; 3] = [28.0, 74.0, 236.0];
/// What of the room behind the code the subject takes at most.
const SUBJECT: f32 = 0.3;
/// The narrowest row that has room for names of fixes.
const WITH_NAMES: f32 = 480.0;
/// The longest name of a fix that stands in its row; longer ones are told by their tooltip.
const LONGEST_FIX: usize = 26;

/// Shows a problem; a press or Enter brings what it is about into view, Delete asks for the reason to waive it. Whether
/// it was pressed.
pub fn show(
    ui: &mut Ui,
    state: &State,
    (place, entry): (usize, &Entry),
    walked: Walked,
    height: f32,
    messages: &mut Vec<Message>,
) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::CLICK);
    let chosen = match entry {
        Entry::Found(_, finding, _) => state.selected_one() == Some(finding.primary()),
        Entry::Unused(_) => false,
    };
    let row = Row::new(ui, rect, chosen, response.hovered());
    row.divide(ui);
    let at = At { place, reached: walked.is_on(place) };
    let spoken = match entry {
        Entry::Found(severity, finding, waiver) => {
            found(ui, state, row, at, (*severity, finding, waiver.as_ref()), messages)
        }
        Entry::Unused(waiver) => unused(ui, row, at, waiver, messages),
    };
    walked.mark(ui, &row, place, &response);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &spoken));
    match (entry, walked.deed(place)) {
        (Entry::Found(_, finding, None), Some(Deed::Remove)) => {
            messages.push(Message::Open(Dialog::waive(finding, state.editor.topology())));
        }
        (Entry::Found(_, finding, _), deed) if response.clicked() || deed == Some(Deed::Open) => {
            messages.push(Message::Reveal(finding.primary()));
        }
        _ => {}
    }
    response.on_hover_text(spoken).clicked()
}

/// Where a row stands, and whether its links take part in the walk of the keyboard.
#[derive(Clone, Copy)]
struct At {
    place: usize,
    reached: bool,
}

/// Draws a finding, with its links; returns what a reader hears.
fn found(
    ui: &Ui,
    state: &State,
    row: Row,
    At { place, reached }: At,
    (severity, finding, waiver): (Severity, &Finding, Option<&Waiver>),
    messages: &mut Vec<Message>,
) -> String {
    let (topology, look) = (state.editor.topology(), state.look);
    let (upper, lower) = (row.half(false), row.half(true));
    let (sentence, advice) = (finding.sentence(topology), finding.advice(topology));
    let code = finding.code().to_string();
    let sign = glyphs::of_severity(severity);
    let inks = if waiver.is_some() { GlyphInks::on(row.surface, Token::Faint) } else { sign.1 };
    let ink = if waiver.is_some() { Token::Muted } else { Token::Text };
    head(ui, upper, (sign.0, inks), &code, ink);
    subject(ui, state, upper, finding.primary(), ink);
    let mut right = [row.rect.right() - look.points(space::MEDIUM); 2];
    if waiver.is_none()
        && let Some(fix) = finding.fix(state.editor.model())
    {
        let words = words_of(&fix);
        let roomy = row.rect.width() >= look.points(WITH_NAMES);
        let short = if !roomy || words.chars().count() > LONGEST_FIX { "Fix" } else { words.as_str() };
        let spoken = format!("Fix {code}: {words}");
        let (link, left) = upper.link_reached(ui, right[0], (short, &spoken), ("fix", place), reached);
        if fixes::explain(link, state.editor.draft(), &fix, &advice).clicked() {
            messages.push(Message::Apply(fix));
        }
        right[0] = left;
        if let Some(all) = finding.fix_all(state.editor.model()) {
            let words = words_of(&all);
            let gap = look.points(space::LARGE);
            let spoken = format!("Fix all {code}: {words}");
            let (link, left) =
                upper.link_reached(ui, left - gap, ("Fix all", &spoken), ("fix all", place), reached);
            if fixes::explain(link, state.editor.draft(), &all, "In one edit").clicked() {
                messages.push(Message::Apply(all));
            }
            right[0] = left;
        }
    }
    let below = match waiver {
        Some(waiver) => {
            let spoken = format!("Withdraw the waiver of {code}");
            let (link, left) =
                lower.link_reached(ui, right[1], ("Withdraw", &spoken), ("waiver", place), reached);
            if link.on_hover_text("The finding counts again").clicked() {
                messages.push(Message::Apply(finding.unwaive(topology)));
            }
            right[1] = left;
            format!("Waived by {} on {}: {}", waiver.by, waiver.date, waiver.reason)
        }
        None => {
            let (link, left) =
                lower.link_reached(ui, right[1], ("Waive…", "Waive…"), ("waiver", place), reached);
            if link.on_hover_text(format!("Accept {code} with a reason")).clicked() {
                messages.push(Message::Open(Dialog::waive(finding, topology)));
            }
            right[1] = left;
            advice.clone()
        }
    };
    let left = sentence_at(row);
    let gap = look.points(space::LARGE);
    upper.words(ui, (left, right[0] - gap), &sentence, look.words(text::BODY), ink);
    lower.words(ui, (left, right[1] - gap), &below, look.words(text::SECOND), Token::Muted);
    let waived = if waiver.is_some() { format!(" {below}") } else { String::new() };
    format!("{} {code}: {sentence} {advice}{waived}", capital(severity.word()))
}

/// Draws a waiver that no finding needs; returns what a reader hears.
fn unused(
    ui: &Ui,
    row: Row,
    At { place, reached }: At,
    waiver: &Waiver,
    messages: &mut Vec<Message>,
) -> String {
    let look = row.look;
    let (upper, lower) = (row.half(false), row.half(true));
    head(ui, upper, (Glyph::Tick, GlyphInks::on(row.surface, Token::Faint)), &waiver.code, Token::Muted);
    let subjects: Vec<String> = waiver.subjects.iter().map(ToString::to_string).collect();
    let first = format!("Nothing needs the waiver for {} any more.", subjects.join(", "));
    let second = format!("Waived by {} on {}: {}", waiver.by, waiver.date, waiver.reason);
    let right = row.rect.right() - look.points(space::MEDIUM);
    let name = format!("Withdraw the waiver of {}", waiver.code);
    let (link, end) = lower.link_reached(ui, right, ("Withdraw", &name), ("waiver", place), reached);
    if link.clicked() {
        messages.push(Message::Apply(Edit::Unwaive(waiver.code.to_string(), subjects)));
    }
    let left = sentence_at(row);
    upper.words(ui, (left, right), &first, look.words(text::BODY), Token::Muted);
    lower.words(ui, (left, end - look.points(space::LARGE)), &second, look.words(text::SECOND), Token::Muted);
    format!("{}: {first} {second}", waiver.code)
}

/// Where the sentence begins: further left where there is little room.
fn sentence_at(row: Row) -> f32 {
    let subject = row.look.points(COLUMNS[1]);
    let most = subject + (row.rect.width() - subject) * SUBJECT;
    row.rect.left() + row.look.points(COLUMNS[2]).min(most)
}

fn head(ui: &Ui, row: Row, (glyph, inks): (Glyph, GlyphInks), code: &str, ink: Token) {
    let look = row.look;
    row.glyph(ui, row.rect.left() + look.points(space::MEDIUM), glyph, inks);
    let left = row.rect.left() + look.points(COLUMNS[0]);
    let right = row.rect.left() + look.points(COLUMNS[1]);
    row.words(ui, (left, right), code, look.fixed(text::BODY), ink);
}

fn subject(ui: &Ui, state: &State, row: Row, id: AnyId, ink: Token) {
    let look = row.look;
    let left = row.rect.left() + look.points(COLUMNS[1]);
    let right = sentence_at(row) - look.points(space::MEDIUM);
    let left = row.glyph(ui, left, glyphs::of_kind(id.kind), GlyphInks::on(row.surface, Token::Muted));
    let name = if id.kind.is_single() { capital(id.kind.noun()) } else { state.editor.topology().name(id) };
    let font = if id.kind == Kind::Subnet { look.fixed(text::BODY) } else { look.words(text::BODY) };
    row.words(ui, (left + look.points(space::SMALL), right), &name, font, ink);
}

/// What a button for a fix says.
fn words_of(fix: &Edit) -> String {
    match fix {
        Edit::Set(_, _, Value::None) => "Clear it".to_owned(),
        Edit::Set(subject, key, value) => match subject.kind.attribute(key) {
            Some(about) => format!("Set to {}", about.show(value)),
            None => "Fix".to_owned(),
        },
        Edit::Batch(name, _) if !name.is_empty() => name.clone(),
        Edit::Add(subject, _) => format!("Add {subject}"),
        Edit::Remove(subject, _) => format!("Remove {subject}"),
        _ => "Fix".to_owned(),
    }
}
