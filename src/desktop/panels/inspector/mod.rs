//! The inspector: what is selected, every attribute of it, who uses it, and what is wrong with it.
//!
//! `kinds` is the one table that says which sections a kind has; the other files draw what stands in them.

mod collection;
mod edits;
mod findings;
mod head;
mod kinds;
mod ladder;
mod limits;
mod link;
mod lists;
mod many;
mod members;
mod place;
mod readiness;
mod route;
mod rows;
mod sheet;
#[cfg(test)]
mod tests;
mod told;
mod totals;
mod trunk;
mod typed;
mod used_by;
mod value;
mod words;

pub use link::{Found, Whose};
pub use sheet::InspectorState;

use self::kinds::{Part, Row};
use self::sheet::Sheet;
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::desktop::theme::Look;
use crate::desktop::widgets::{Section, inset, rule};
use crate::scene::size::space;
use crate::topology::AnyId;
use egui::{ScrollArea, Sense, Ui, vec2};

/// Shows the inspector.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    match (state.selected_one(), state.selected.len()) {
        (Some(id), _) => entity(ui, &mut Sheet::new(state, id, messages)),
        (None, 0) => totals::show(ui, state, messages),
        (None, _) => many::show(ui, state, messages),
    }
}

fn entity(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    head::show(ui, sheet);
    let id = sheet.id;
    scrolled(ui, id, |ui| {
        link::live(ui, sheet);
        for part in kinds::parts(id.kind) {
            section(ui, sheet, part);
        }
        link::users(ui, sheet);
        used_by::show(ui, sheet);
        findings::show(ui, sheet);
    });
}

/// What scrolls below the head. Every entity starts at its top.
fn scrolled(ui: &mut Ui, id: AnyId, add: impl FnOnce(&mut Ui)) {
    // A bar over the panel takes no width, so that nothing moves when it comes.
    ui.spacing_mut().scroll = egui::style::ScrollStyle::floating();
    ScrollArea::vertical().id_salt(("inspector", id)).auto_shrink([false, false]).show(ui, add);
}

/// A section with its head, or a block without one where it has no title.
fn section(ui: &mut Ui, sheet: &mut Sheet<'_>, part: &Part) {
    let rows = |ui: &mut Ui, sheet: &mut Sheet<'_>| {
        for row in part.rows {
            match row {
                Row::Attribute(key) => rows::attribute(ui, sheet, key),
                Row::Own(show, _) => show(ui, sheet),
            }
        }
    };
    if part.title.is_empty() {
        block(ui, |ui| rows(ui, sheet));
        return;
    }
    let head = Section::new(part.title);
    let head = if part.folded { head.folded() } else { head };
    if part.wording {
        let words = if sheet.state.parameter_names { "Parameter names" } else { "Control Panel wording" };
        let shown = head.link(words).show_linked(ui, |ui| rows(ui, sheet));
        let other =
            if sheet.state.parameter_names { "the wording of the Control Panel" } else { "parameter names" };
        let link =
            shown.link.map(|link| link.on_hover_text(format!("Labels in every panel. Press for {other}.")));
        if link.is_some_and(|link| link.clicked()) {
            sheet.state.parameter_names = !sheet.state.parameter_names;
        }
    } else {
        head.show(ui, |ui| rows(ui, sheet));
    }
}

/// A block under a line, without a head.
fn block<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let look = Look::of(ui);
    let (top, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), look.points(space::SMALL)), Sense::hover());
    rule(ui, top);
    let inner = inset(ui, add);
    ui.add_space(look.points(space::MEDIUM));
    inner
}
