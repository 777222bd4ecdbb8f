//! Several entities at once: what they have in common, and one edit for all of them.

use super::kinds::{self, Row};
use super::sheet::Sheet;
use super::value::Cell;
use super::{head, rows, totals, words};
use crate::desktop::commands::Command;
use crate::desktop::glyphs;
use crate::desktop::message::{Choose, Message};
use crate::desktop::state::State;
use crate::desktop::theme::Look;
use crate::desktop::widgets::{GlyphButton, Rank, Section, inset};
use crate::scene::glyphs::Glyph;
use crate::scene::size::space;
use crate::topology::attributes::{About, Domain, Value, figure};
use crate::topology::{AnyId, Kind, Topology};
use egui::{ScrollArea, Ui};
use std::collections::{BTreeMap, BTreeSet};

/// Most names that are listed.
const LISTED: usize = 40;

/// Shows what is selected.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let mut kinds: BTreeMap<Kind, Vec<AnyId>> = BTreeMap::new();
    for id in &state.selected {
        kinds.entry(id.kind).or_default().push(*id);
    }
    let number = figure(state.selected.len() as u64);
    match kinds.iter().next().filter(|_| kinds.len() == 1) {
        Some((kind, ids)) => {
            let line = format!("{} together", words::capital(kind.plural()));
            head::plain(ui, glyphs::of_kind(*kind), &format!("{number} selected"), &line);
            let ids = ids.clone();
            scroll(ui, |ui| of_one_kind(ui, state, &ids, messages));
        }
        None => {
            head::plain(ui, Glyph::FoldedGroup, &format!("{number} selected"), "Of several kinds");
            scroll(ui, |ui| of_several_kinds(ui, &kinds, messages));
        }
    }
}

fn scroll(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt("several").auto_shrink([false, false]).show(ui, add);
}

/// A line for each kind; a press selects that kind alone.
fn of_several_kinds(ui: &mut Ui, kinds: &BTreeMap<Kind, Vec<AnyId>>, messages: &mut Vec<Message>) {
    Section::new("Selected").show(ui, |ui| {
        for (kind, ids) in kinds {
            let name = words::capital(if ids.len() == 1 { kind.noun() } else { kind.plural() });
            let line = totals::line(ui, glyphs::of_kind(*kind), &name, &figure(ids.len() as u64));
            if line.on_hover_text("Select these alone").clicked() {
                messages.push(Message::Select(ids.iter().copied().collect(), Choose::Instead));
            }
        }
    });
    delete_button(ui, messages);
}

fn of_one_kind(ui: &mut Ui, state: &mut State, ids: &[AnyId], messages: &mut Vec<Message>) {
    let Some(first) = ids.first().copied() else { return };
    for part in kinds::parts(first.kind) {
        let keys = part.rows.iter().flat_map(|row| match row {
            Row::Attribute(key) => std::slice::from_ref(key),
            Row::Own(_, keys) => keys,
        });
        let shared = keys.filter_map(|key| first.kind.attribute(key)).filter(|about| is_shared(about));
        let shared: Vec<&'static About> = shared.collect();
        if shared.is_empty() {
            continue;
        }
        Section::new(part.title).show(ui, |ui| {
            let mut sheet = Sheet::new(state, first, messages);
            for about in shared {
                let (value, mixed) = common(sheet.topology(), ids, about);
                let label = sheet.label(about);
                rows::cell(ui, &mut sheet, &Cell { mixed, ..Cell::new(ids, about, &value, label) });
            }
        });
    }
    let number = figure(ids.len() as u64);
    Section::new("Selected").aside(&number).show(ui, |ui| {
        for id in ids.iter().take(LISTED) {
            let name = words::title(state.editor.topology(), *id);
            let glyph = words::glyph(state.editor.topology(), *id);
            if totals::line(ui, glyph, &name, "").on_hover_text("Select it alone").clicked() {
                messages.push(Message::Select(BTreeSet::from([*id]), Choose::Instead));
            }
        }
        if ids.len() > LISTED {
            rows::note(ui, format!("and {} more", figure((ids.len() - LISTED) as u64)));
        }
    });
    if !first.kind.is_single() {
        delete_button(ui, messages);
    }
}

fn delete_button(ui: &mut Ui, messages: &mut Vec<Message>) {
    inset(ui, |ui| {
        ui.add_space(Look::of(ui).points(space::MEDIUM));
        if ui.add(GlyphButton::text("Delete all…").rank(Rank::Danger)).clicked() {
            messages.push(Message::Run(Command::Delete));
        }
    });
}

/// Whether setting an attribute for several makes sense: a list has an order of its own, an address is one's own.
fn is_shared(about: &About) -> bool {
    !matches!(
        about.domain,
        Domain::List(_)
            | Domain::Fqdn
            | Domain::Host
            | Domain::Address
            | Domain::Guid
            | Domain::LineUri
            | Domain::Name
    )
}

/// The value that all have, or that of the first and that they differ.
fn common(topology: &Topology, ids: &[AnyId], about: &About) -> (Value, bool) {
    let mut values = ids.iter().map(|id| topology.attribute(*id, about.key).unwrap_or_default());
    let first = values.next().unwrap_or_default();
    let mixed = values.any(|value| value != first);
    (first, mixed)
}
