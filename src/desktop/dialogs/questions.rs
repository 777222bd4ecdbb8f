//! Questions with two or three answers.

use super::{After, Dialog, button, cancel, foot};
use crate::desktop::message::Message;
use crate::desktop::outside::OutsideMessage;
use crate::desktop::state::State;
use crate::desktop::theme::Look;
use crate::desktop::widgets::Rank;
use crate::edit::Edit;
use crate::file::Agreed;
use crate::scene::size::space;
use crate::scene::token::Token;
use egui::{RichText, Ui};
use std::path::Path;

/// Most edits that are named before they may be lost.
const NAMED: usize = 5;

/// Asks about unsaved work before something else is opened or the window closes, with what would be lost.
pub fn unsaved(ui: &mut Ui, state: &State, after: &After, messages: &mut Vec<Message>) {
    let look = state.look;
    let lost = Lost::of(state);
    ui.add(egui::Label::new(lost.words(state.file.title())).wrap());
    ui.add_space(look.points(space::MEDIUM));
    let muted = |words: String| RichText::new(words).color(look.colour(Token::Muted));
    for name in lost.names.iter().rev().take(NAMED) {
        ui.horizontal(|ui| {
            ui.label(muted("–".to_owned()));
            ui.add(egui::Label::new(*name).truncate());
        });
    }
    if let Some(more) = lost.names.len().checked_sub(NAMED).filter(|more| *more > 0) {
        ui.label(muted(format!("and {more} before")));
    }
    foot(ui, |ui| {
        if button(ui, "Save", Rank::Primary) {
            messages.push(Message::SaveAndGo(after.clone()));
        }
        if button(ui, "Save as…", Rank::Plain) {
            let path = state.file.path().map(|path| path.display().to_string()).unwrap_or_default();
            messages.push(Message::Open(Dialog::SaveAs { path, after: Some(after.clone()) }));
        }
        cancel(ui, "Cancel", messages);
        if button(ui, "Discard edits", Rank::Danger) {
            messages.push(after.clone().message());
        }
    });
}

/// What would be lost.
struct Lost<'a> {
    /// The edits since the last save, the oldest first.
    names: Vec<&'a str>,
    /// How many steps were undone since the last save; the names are then those.
    undone: bool,
    /// The version that was published since the last save.
    published: Option<u64>,
}

impl<'a> Lost<'a> {
    fn of(state: &'a State) -> Self {
        let (saved, place) = (state.file.saved(), state.editor.place());
        // Publishing is no edit: it is told by itself.
        let is_saved = |steps: usize| {
            state.editor.document_after(steps).is_some_and(|document| {
                document.topology == saved.topology
                    && document.layout == saved.layout
                    && document.waivers == saved.waivers
            })
        };
        let steps = state.editor.steps();
        let back = (0..=place).rev().find(|steps| is_saved(*steps));
        let ahead = || (place + 1..=steps.len()).find(|steps| is_saved(*steps));
        let (from, to, undone) = match back {
            Some(at) => (at, place, false),
            None => ahead().map_or((0, place, false), |at| (place, at, true)),
        };
        let names = steps.iter().take(to).skip(from).map(|step| step.name).collect();
        let origin = state.editor.settled().origin.as_ref();
        let published = origin.filter(|_| origin != saved.origin.as_ref()).map(|origin| origin.version);
        Self { names, undone, published }
    }

    fn words(&self, title: &str) -> String {
        let published = self.published.map(|version| format!("that version {version} was published"));
        let edits = match (self.names.len(), self.undone) {
            (0, _) => None,
            (1, false) => Some("1 edit that is not saved".to_owned()),
            (1, true) => Some("1 step undone since it was saved".to_owned()),
            (more, false) => Some(format!("{more} edits that are not saved")),
            (more, true) => Some(format!("{more} steps undone since it was saved")),
        };
        match (edits, published) {
            (Some(edits), None) => format!("{title} has {edits}:"),
            (Some(edits), Some(published)) => format!("{title} has {edits}, and does not say {published}:"),
            (None, Some(published)) => format!("{title} does not say {published}."),
            (None, None) => format!("{title} holds something else than this window."),
        }
    }
}

/// Tells how the file differs from the window, and offers both.
pub fn compared(ui: &mut Ui, look: Look, lines: &[String], messages: &mut Vec<Message>) {
    egui::ScrollArea::vertical().max_height(look.points(320.0)).auto_shrink([false, true]).show(ui, |ui| {
        for line in lines {
            ui.add(egui::Label::new(line).wrap());
        }
    });
    foot(ui, |ui| {
        for (words, rank, message) in [
            ("Reload", Rank::Primary, OutsideMessage::Reload),
            ("Keep mine", Rank::Plain, OutsideMessage::KeepMine),
        ] {
            if button(ui, words, rank) {
                messages.push(Message::Outside(message));
            }
        }
        cancel(ui, "Close", messages);
    });
}

/// Asks before what stands in a file is lost; `save` is the save that waits for the answer.
pub fn changed(ui: &mut Ui, words: &str, save: (&Path, Agreed, Option<&After>), messages: &mut Vec<Message>) {
    let (path, agreed, after) = save;
    ui.label(words);
    ui.label("The earlier content is kept as a backup beside the file.");
    foot(ui, |ui| {
        if button(ui, "Save as…", Rank::Primary) {
            let path = path.display().to_string();
            messages.push(Message::Open(Dialog::SaveAs { path, after: after.cloned() }));
        }
        cancel(ui, "Cancel", messages);
        if button(ui, "Overwrite", Rank::Danger) {
            messages.push(Message::SaveTo(path.to_owned(), agreed, after.cloned()));
        }
    });
}

/// Tells who has a file open since when, and offers to look at it or to take it over.
pub fn held(ui: &mut Ui, path: &Path, words: &str, certain: bool, messages: &mut Vec<Message>) {
    let look = Look::of(ui);
    ui.add(egui::Label::new(words).wrap());
    ui.add_space(look.points(space::MEDIUM));
    let means = if certain {
        "Read only, it can be looked at and saved under another name. Taken over, the other window can no longer save \
         it, and its unsaved edits are offered here."
    } else {
        "Read only, it can be looked at and saved under another name."
    };
    ui.add(egui::Label::new(RichText::new(means).color(look.colour(Token::Muted))).wrap());
    foot(ui, |ui| {
        if button(ui, "Open read only", Rank::Primary) {
            messages.push(Message::OpenHeld);
        }
        cancel(ui, "Cancel", messages);
        if button(ui, "Take over", Rank::Danger) {
            messages.push(Message::TakeOver(path.to_owned()));
        }
    });
}

/// Offers the way out of what is impossible.
pub fn way_out(ui: &mut Ui, words: &str, verb: &str, edit: &Edit, messages: &mut Vec<Message>) {
    ui.label(words);
    foot(ui, |ui| {
        if button(ui, verb, Rank::Primary) {
            messages.push(Message::Apply(edit.clone()));
            messages.push(Message::CloseDialog);
        }
        cancel(ui, "Cancel", messages);
    });
}

/// Tells something that is to be read.
pub fn told(ui: &mut Ui, words: &str, messages: &mut Vec<Message>) {
    egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| ui.label(words));
    foot(ui, |ui| {
        if button(ui, "Close", Rank::Primary) {
            messages.push(Message::CloseDialog);
        }
    });
}
