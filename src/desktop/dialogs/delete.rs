//! Asking what to do with the references to what is removed, with what each way takes along.

use super::foot;
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::desktop::theme::Look;
use crate::desktop::widgets::{GlyphButton, Rank};
use crate::edit::{Dependents, Edit, Subject};
use crate::scene::size::{space, text};
use crate::scene::token::Token;
use crate::topology::{AnyId, Changes, Topology};
use egui::{Key, Modifiers, RichText, ScrollArea, Ui};

/// Most effects of one way that are named.
const NAMED: usize = 12;
/// The height that the effects of one way take at most.
const EFFECTS: f32 = 150.0;

/// The ways to go on, the one that keeps most first.
const WAYS: [(Dependents, &str); 2] = [
    (Dependents::Clear, "Keep what can do without, and clear its reference"),
    (Dependents::Remove, "Delete what stands in it or belongs to it too"),
];

/// The edit that removes things in one way.
pub fn removal(state: &State, ids: &[AnyId], dependents: Dependents) -> Edit {
    removal_of(state.editor.topology(), ids, dependents)
}

fn removal_of(topology: &Topology, ids: &[AnyId], dependents: Dependents) -> Edit {
    let subjects: Vec<Subject> = ids.iter().map(|id| Subject::of(topology, *id)).collect();
    match subjects.as_slice() {
        [one] => Edit::Remove(one.clone(), dependents),
        _ => {
            let name = format!("Remove {} entities", subjects.len());
            Edit::Batch(name, subjects.into_iter().map(|subject| Edit::Remove(subject, dependents)).collect())
        }
    }
}

/// What the dialog asks about.
fn title(topology: &Topology, ids: &[AnyId]) -> String {
    match ids {
        [one] => format!("Delete {}", Subject::of(topology, *one)),
        _ => format!("Delete {} entities", ids.len()),
    }
}

/// What becomes of a document where something is removed in one way.
#[derive(Debug, Clone, PartialEq)]
struct Effects {
    /// What goes, itself included.
    gone: usize,
    /// Every effect as a line, those that go first.
    lines: Vec<String>,
}

/// Tries a way on a copy of the document.
///
/// # Errors
/// Why that way is not possible.
fn effects(state: &State, ids: &[AnyId], dependents: Dependents) -> Result<Effects, String> {
    let before = state.editor.topology();
    let mut draft = state.editor.draft().clone();
    let changes: Changes =
        draft.apply(&removal_of(before, ids, dependents)).map_err(|error| error.to_string())?;
    let (gone, changed): (Vec<AnyId>, Vec<AnyId>) =
        changes.iter().partition(|id| !draft.topology().contains(*id));
    let goes =
        gone.iter().filter(|id| !ids.contains(id)).map(|id| format!("Deletes {}", Subject::of(before, *id)));
    let clears = changed.iter().map(|id| {
        let (was, is) = (before.attributes(*id), draft.topology().attributes(*id));
        let differing = was.iter().zip(&is).filter(|((_, was), (_, is))| was != is);
        let words: Vec<String> =
            differing.map(|(_, (about, is))| format!("{} becomes {}", about.label, about.show(is))).collect();
        format!("Changes {}: {}", Subject::of(before, *id), words.join(", "))
    });
    Ok(Effects { gone: gone.len(), lines: goes.chain(clears).collect() })
}

/// A way that is possible, with what it does.
type Way = (Dependents, &'static str, Effects);

/// The ways that are possible and differ in what they do, and why another one is not possible.
fn ways(state: &State, ids: &[AnyId]) -> (Vec<Way>, Option<String>) {
    let (mut possible, mut refused): (Vec<Way>, _) = (Vec::new(), None);
    for (way, words) in WAYS {
        match effects(state, ids, way) {
            // Where nothing is left to choose, nothing is asked.
            Ok(effects) if possible.iter().any(|(.., other)| *other == effects) => {}
            Ok(effects) => possible.push((way, words, effects)),
            Err(error) => refused = Some(error),
        }
    }
    (possible, refused)
}

/// Shows who refers to what is removed, the ways to go on, and what each takes along.
pub fn show(
    ui: &mut Ui,
    state: &State,
    ids: &[AnyId],
    chosen: &mut Option<Dependents>,
    messages: &mut Vec<Message>,
) {
    let look = state.look;
    let index = state.editor.model().index();
    let users: usize = ids.iter().map(|id| index.referrers(*id).len()).sum();
    let refer = if users == 1 { "1 other refers".to_owned() } else { format!("{users} others refer") };
    let (ways, refused) = ways(state, ids);
    let then = match ways.len() {
        0 => "",
        1 => " Undo brings all of it back.",
        _ => " Choose what becomes of them; undo brings all of it back.",
    };
    let lead = format!("{refer} to it.{then}");
    ui.label(RichText::new(title(state.editor.topology(), ids)).font(look.words(text::SECTION)));
    ui.add(egui::Label::new(RichText::new(lead).color(look.colour(Token::Muted))).wrap());
    ui.add_space(look.points(space::LARGE));
    let now = chosen.or(ways.first().map(|(way, ..)| *way));
    for (way, words, effects) in &ways {
        if ways.len() > 1 && ui.radio(now == Some(*way), *words).clicked() {
            *chosen = Some(*way);
        }
        ui.indent(words, |ui| list(ui, words, effects));
        ui.add_space(look.points(space::MEDIUM));
    }
    if let Some(error) = refused {
        let (fact, ink) = match ways.is_empty() {
            true => ("Not possible", Token::RefusedText),
            false => ("What refers to it cannot be kept", Token::Muted),
        };
        let words = RichText::new(format!("{fact}: {error}."));
        let words = words.font(look.words(text::SECOND)).color(look.colour(ink));
        ui.add(egui::Label::new(words).wrap());
    }
    let way = ways.iter().find(|(way, ..)| now == Some(*way));
    let verb = match way {
        Some((.., effects)) if effects.gone > 1 => format!("Delete {} entities", effects.gone),
        _ => title(state.editor.topology(), ids),
    };
    let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    foot(ui, |ui| {
        let delete = GlyphButton::text(&verb).rank(Rank::Danger).in_dialog();
        let delete = ui.add_enabled(way.is_some(), delete);
        let cancel = ui.add(GlyphButton::text("Cancel").in_dialog());
        if ui.memory(|memory| memory.focused().is_none()) {
            if way.is_some() { delete.request_focus() } else { cancel.request_focus() }
        }
        let confirmed = delete.clicked() || entered && !cancel.has_focus();
        if let Some((way, ..)) = way.filter(|_| confirmed) {
            messages.push(Message::Apply(removal(state, ids, *way)));
            messages.push(Message::CloseDialog);
        } else if cancel.clicked() || entered && cancel.has_focus() {
            messages.push(Message::CloseDialog);
        }
    });
}

/// What a way does, an effect a line.
fn list(ui: &mut Ui, salt: &str, effects: &Effects) {
    let look = Look::of(ui);
    ScrollArea::vertical().id_salt(salt).max_height(look.points(EFFECTS)).show(ui, |ui| {
        for line in effects.lines.iter().take(NAMED) {
            let line = RichText::new(line).font(look.words(text::SECOND)).color(look.colour(Token::Muted));
            ui.add(egui::Label::new(line).wrap());
        }
        if effects.lines.len() > NAMED {
            ui.label(format!("and {} more", effects.lines.len() - NAMED));
        }
    });
}
