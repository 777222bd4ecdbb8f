//! The parts of a link: what calls take of it, the last one it refused, what still fits, who uses it, and the last
//! minutes.

mod fits;
mod in_use;
mod over_time;
mod refused;
mod whose;

pub use whose::{Found, Whose};

use super::sheet::Sheet;
use crate::call::admission::LinkId;
use crate::call::live::{Fit, Freed, LinkUsage, LinkUser};
use crate::call::{Media, Quality};
use crate::desktop::widgets::Section;
use egui::Ui;
use std::sync::Arc;

/// What is worked out of a link, once for each version of the calls and of the topology.
#[derive(Debug)]
pub struct Facts {
    of: (LinkId, u64, u64),
    usage: LinkUsage,
    users: Vec<LinkUser>,
    fits: Vec<Fit>,
    both_legs: Fit,
    freed: Option<Freed>,
}

impl Facts {
    fn of(sheet: &mut Sheet<'_>, link: LinkId) -> Arc<Self> {
        let calls = &sheet.state.panels.calls;
        let of = (link, calls.serial(), sheet.state.editor.topology_revision());
        let known = &sheet.state.panels.inspector.link;
        if let Some(known) = known.as_ref().filter(|known| known.of == of) {
            return Arc::clone(known);
        }
        let (model, live) = (sheet.model(), calls.live());
        let facts = Arc::new(Self {
            of,
            usage: live.link(model, link),
            users: live.users_of(link, Media::Audio),
            fits: live.capacity(model, link),
            both_legs: live.both_legs(model, link, Quality::Balanced),
            freed: live.freed_by_bypass(model, link),
        });
        sheet.state.panels.inspector.link = Some(Arc::clone(&facts));
        facts
    }
}

/// Shows what calls take of the link, while any are up or were refused.
pub fn live(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let Some(link) = LinkId::of(sheet.id) else { return };
    let refuses = refused::last(sheet, link).is_some();
    if sheet.state.panels.calls.live().is_empty() && !refuses {
        return;
    }
    let facts = Facts::of(sheet, link);
    super::block(ui, |ui| in_use::show(ui, sheet, &facts));
    if refuses {
        let at = sheet.state.panels.calls.refused_at().map(refused::clock);
        let title = at.map_or_else(|| "Refused".to_owned(), |at| format!("Refused at {at}"));
        Section::new("Last refusal").titled(&title).show(ui, |ui| refused::show(ui, sheet, link));
    }
    Section::new("How many more fit").aside("kbps each, more").show(ui, |ui| fits::show(ui, sheet, &facts));
    Section::new("Last 12 minutes")
        .aside("kbps, audio")
        .show(ui, |ui| over_time::show(ui, sheet, &facts.usage));
}

/// Shows who uses the link, once that is asked for.
pub fn users(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    if let Some(link) = LinkId::of(sheet.id) {
        Section::new("Who uses it").folded().show(ui, |ui| whose::show(ui, sheet, link));
    }
}
