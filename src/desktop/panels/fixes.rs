//! What a fix does, in the words of the history: by its name, and where it is several edits by all of their names.

use crate::edit::{Draft, Edit, name};
use egui::Response;

/// Most edits of a fix that are named one by one.
const NAMED: usize = 12;

/// What an edit would be called in the history, and what the edits that it is made of would be called.
pub fn words(draft: &Draft, edit: &Edit) -> String {
    let mut copy = draft.clone();
    let called = match copy.apply(edit) {
        Ok(_) => name(edit, draft.document(), copy.document()),
        Err(error) => return format!("Not possible: {error}"),
    };
    let Edit::Batch(_, edits) = edit else { return called };
    let mut copy = draft.clone();
    let mut parts = Vec::new();
    for part in edits.iter().take(NAMED) {
        let before = copy.document().clone();
        if copy.apply(part).is_ok() {
            parts.push(name(part, &before, copy.document()));
        }
    }
    parts.retain(|part| *part != called);
    if edits.len() > NAMED {
        parts.push(format!("and {} more", edits.len() - NAMED));
    }
    if parts.is_empty() { called } else { format!("{called}:\n{}", parts.join("\n")) }
}

/// Says what a button for a fix does before it is pressed: to the pointer and to a reader.
pub fn explain(response: Response, draft: &Draft, edit: &Edit, beside: &str) -> Response {
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_description(words(draft, edit));
    });
    response.on_hover_ui(|ui| {
        ui.label(words(draft, edit));
        if !beside.is_empty() {
            ui.label(egui::RichText::new(beside).weak());
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Subject;
    use crate::file::Sample;
    use crate::topology::Kind;
    use crate::topology::attributes::Value;

    #[test]
    fn a_fix_is_called_as_the_history_calls_it_and_several_edits_are_named_one_by_one() {
        let draft = Draft::new(Sample::named("litware").unwrap().open().unwrap());
        let one =
            Edit::set(Subject::new(Kind::TrunkConfiguration, "Global"), "MaxEarlyDialogs", Value::Number(12));
        let called = words(&draft, &one);
        assert!(called.contains("Global") && called.contains("12"), "{called}");
        let two = Edit::set(
            Subject::new(Kind::NetworkConfiguration, "Global"),
            "EnableBandwidthPolicyCheck",
            Value::Flag(false),
        );
        let both = Edit::Batch("Mend both".to_owned(), vec![one, two]);
        let lines = words(&draft, &both);
        assert_eq!(lines.lines().count(), 3, "{lines}");
        assert!(lines.starts_with("Mend both:") && lines.contains(&called));
    }
}
