//! What an edit is called in undo, redo and the history: made by comparing old and new.

use super::edits::{Edit, Subject};
use crate::topology::attributes::{About, Value, lower_first};
use crate::topology::{AnyId, Changes, Document, Key, Kind, Topology};

/// The name of an edit that led from one version to another, such as "Set audio limit of 10Mb_Link to 4,000 kbps".
pub fn name(edit: &Edit, before: &Document, after: &Document) -> String {
    match edit {
        Edit::Batch(name, _) if !name.is_empty() => name.clone(),
        Edit::AddNote(..) => "Add note".to_owned(),
        Edit::SetNote(number, ..) => {
            let text = |document: &Document| document.layout.notes.get(*number).map(|note| note.text.clone());
            if text(before) == text(after) { "Move note" } else { "Change note" }.to_owned()
        }
        Edit::RemoveNote(_) => "Remove note".to_owned(),
        Edit::Waive(form) => format!("Waive {} for {}", form.code, form.subjects.join(", ")),
        Edit::Unwaive(code, subjects) => format!("No longer waive {code} for {}", subjects.join(", ")),
        Edit::Place(subject, Some(_)) => format!("Move {}", subject.name),
        Edit::Place(subject, None) => format!("Free {}", subject.name),
        Edit::Resize(subject, _) => format!("Resize {}", subject.name),
        Edit::Fold(subject, true) => format!("Fold {}", subject.name),
        Edit::Fold(subject, false) => format!("Unfold {}", subject.name),
        Edit::Remove(subject, _) => removal(subject, before, after),
        Edit::Add(..) | Edit::Set(..) | Edit::Batch(..) => difference(before, after),
    }
}

fn removal(subject: &Subject, before: &Document, after: &Document) -> String {
    let changes = Changes::between(&before.topology, &after.topology);
    let gone = changes.iter().filter(|id| !after.topology.contains(*id)).count();
    match gone {
        0 => format!("Reset {subject}"),
        1 => format!("Remove {subject}"),
        more => format!("Remove {subject} and {} more", more - 1),
    }
}

fn difference(before: &Document, after: &Document) -> String {
    let changes = Changes::between(&before.topology, &after.topology);
    let ids: Vec<AnyId> = changes.iter().collect();
    let added: Vec<AnyId> = ids.iter().copied().filter(|id| !before.topology.contains(*id)).collect();
    match (added.as_slice(), ids.as_slice()) {
        ([], []) => "No change".to_owned(),
        ([one], _) => format!("Add {}", Subject::of(&after.topology, *one)),
        ([_, _, ..], _) => format!("Add {} entities", added.len()),
        ([], [one]) => changed(*one, &before.topology, &after.topology),
        ([], _) => format!("Change {} entities", ids.len()),
    }
}

fn changed(id: AnyId, before: &Topology, after: &Topology) -> String {
    let old = before.attributes(id);
    let new = after.attributes(id);
    let mut differing = old.iter().zip(&new).filter(|((_, a), (_, b))| a != b);
    let (Some(((about, was), (_, is))), None) = (differing.next(), differing.next()) else {
        return format!("Change {}", Subject::of(after, id));
    };
    if about.key == "Identity" {
        return format!("Rename {} to {}", before.name(id), after.name(id));
    }
    attribute(id.kind, about, was, is, &owner(id, after))
}

/// Whose attribute it is, as people say it: nothing for what exists once, the trunk for its collection. Any wider
/// collection is named with its kind, since its scope alone could be a server site or all there is.
fn owner(id: AnyId, topology: &Topology) -> String {
    match topology.key(id) {
        _ if id.kind.is_single() => String::new(),
        Some(Key::Scope(owner)) if owner.kind == Kind::Trunk => topology.name(owner),
        Some(Key::Global | Key::Scope(_)) => Subject::of(topology, id).to_string(),
        _ => topology.name(id),
    }
}

fn attribute(kind: Kind, about: &About, was: &Value, is: &Value, owner: &str) -> String {
    let (on, of) = if owner.is_empty() {
        (String::new(), String::new())
    } else {
        (format!(" on {owner}"), format!(" of {owner}"))
    };
    let label = lower_first(about.label);
    if let Value::Flag(flag) = is {
        let verb = if *flag { "Enable" } else { "Disable" };
        let what = label.strip_prefix("enable ").unwrap_or(&label);
        // The Control Panel calls it media bypass everywhere; on a trunk one word is enough.
        let what =
            if kind == Kind::TrunkConfiguration && about.key == "EnableBypass" { "bypass" } else { what };
        return format!("{verb} {what}{on}");
    }
    match (was, is) {
        (_, Value::None) => format!("Clear {label}{of}"),
        (Value::List(old), Value::List(new)) if new.len() > old.len() => format!("Add to {label}{of}"),
        (Value::List(old), Value::List(new)) if new.len() < old.len() => format!("Take from {label}{of}"),
        _ => format!("Set {label}{of} to {}", brief(&about.show(is))),
    }
}

/// The first line of a value, and of a long one its beginning.
fn brief(text: &str) -> String {
    /// Most letters of a value in a name.
    const LETTERS: usize = 60;
    let line = text.lines().next().unwrap_or_default();
    let short: String = line.chars().take(LETTERS).collect();
    if short.len() == text.len() { short } else { format!("{}\u{2026}", short.trim_end()) }
}
