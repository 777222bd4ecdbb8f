//! What the window says of publishing, and what of it can be seen on the canvas.

use super::State;
use crate::desktop::commands::Command;
use crate::desktop::message::{Choose, Message};
use crate::desktop::middle;
use crate::desktop::start_page::when;
use crate::edit::WaiverForm;
use crate::file::user_name;
use crate::publish::{Bundle, Review, Reviewed};
use crate::report::What;
use crate::topology::AnyId;
use crate::topology::attributes::figure;
use std::collections::BTreeSet;

/// How the document stands to what is published, in a few words; `None` where nothing is published.
pub fn standing(state: &State) -> Option<String> {
    let publishing = &state.publishing;
    let version = match (publishing.base(), state.editor.document().origin.as_deref()) {
        (Some(base), _) => base.version,
        // What it was made from cannot be read any more, so nobody can count.
        (None, Some(origin)) => return Some(format!("Made from version {}", origin.version)),
        (None, None) => return None,
    };
    Some(match publishing.changes()? {
        0 => format!("Published version {version}"),
        1 => format!("1 change since version {version}"),
        changes => format!("{} changes since version {version}", figure(changes as u64)),
    })
}

/// What was published, by whom and when.
pub fn head(bundle: &Bundle) -> String {
    let when = when::moment(bundle.published_at);
    format!("Version {}, published by {} on {when}", bundle.version, bundle.published_by)
}

impl State {
    /// Shows on the canvas what the review says that changes: what is there is selected, and the view goes to it.
    pub(super) fn show_changes(&mut self) {
        let Some(Ok(review)) = self.publishing.review() else { return };
        let (gone, there): (Vec<_>, Vec<_>) =
            review.difference.changes.iter().partition(|change| change.what == What::Removed);
        let draft = self.editor.draft();
        let ids: BTreeSet<AnyId> =
            there.iter().filter_map(|change| draft.find(&change.subject).ok()).collect();
        let changed = if ids.len() == 1 {
            "1 entity changes".to_owned()
        } else {
            format!("{} entities change", ids.len())
        };
        let removed = match gone.len() {
            0 => String::new(),
            1 => ", 1 is gone and cannot be shown".to_owned(),
            more => format!(", {more} are gone and cannot be shown"),
        };
        self.say(format!("{changed} and are selected{removed}"));
        self.dialog = None;
        self.start.leave();
        middle::leave(self);
        self.panels.show_canvas();
        self.pending.push(Message::Select(ids, Choose::Instead));
        self.pending.push(Message::Run(Command::FitSelection));
    }

    /// Notes in the list of recent files how many changes a saved document has.
    pub(super) fn note_changes(&mut self) {
        let Some(path) = self.file.path().filter(|_| !self.file.is_edited(&self.editor)) else { return };
        let origin = self.editor.document().origin.as_ref();
        let changes = self.publishing.changes().unwrap_or(0);
        self.preferences.note(path, origin.map(|origin| origin.version), changes);
    }
}

/// The findings of a review: those that stop it, then the others.
pub fn in_order(review: &Review) -> impl Iterator<Item = (usize, &Reviewed)> {
    let of = |stops: bool| move |(_, reviewed): &(usize, &Reviewed)| reviewed.stops() == stops;
    let all = || review.findings.iter().enumerate();
    all().filter(of(true)).chain(all().filter(of(false)))
}

/// A waiver of a finding, to be filled.
pub fn waiver_of(reviewed: &Reviewed) -> WaiverForm {
    WaiverForm {
        code: reviewed.notice.code.clone(),
        subjects: reviewed.notice.subjects.clone(),
        by: user_name(),
        reason: String::new(),
        date: jiff::Zoned::now().date().to_string(),
    }
}

/// The title of what would be published.
pub fn title(state: &State) -> String {
    let name = state.publishing.name.trim();
    if name.is_empty() { "Publish".to_owned() } else { format!("Publish {name}") }
}
