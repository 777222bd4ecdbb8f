//! What the calls that are up take of a link, and who takes it.

use super::rows;
use super::sheet::Sheet;
use crate::call::Media;
use crate::call::admission::LinkId;
use crate::call::live::{Kind, LinkUsage, LinkUser};
use crate::desktop::theme::Look;
use crate::report::{figure, name};
use crate::scene::size::text;
use crate::scene::token::Token;
use crate::topology::Topology;
use egui::{RichText, Ui};

/// What is in use of a link while calls are up, and by which calls.
pub fn of_link(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let Some(link) = LinkId::of(sheet.id) else { return };
    let live = sheet.state.panels.calls.live();
    if live.is_empty() {
        return;
    }
    let usage = live.link(sheet.model(), link);
    for (label, media) in [("Audio in use", Media::Audio), ("Video in use", Media::Video)] {
        if media == Media::Video && usage.used(media) == 0 {
            continue;
        }
        let [forth, back] = if media == Media::Audio { usage.audio } else { usage.video };
        let [forth, back] = [forth, back].map(|kbps| figure(kbps.into()));
        let tooltip = format!("The fuller direction. Forth {forth} kbps, back {back} kbps.");
        rows::fact(ui, label, &tooltip, |ui| {
            let look = Look::of(ui);
            let words = RichText::new(of_limit(&usage, media)).font(look.fixed(text::SECOND));
            ui.label(words.color(look.colour(Token::Text)))
        });
        for user in live.users_of(link, media) {
            rows::note(ui, who(sheet.topology(), &user));
        }
    }
}

/// "3,977 of 4,000 kbps, 99 %".
fn of_limit(usage: &LinkUsage, media: Media) -> String {
    let used = figure(usage.used(media).into());
    match (usage.limits.of(media), usage.per_mille(media)) {
        (Some(limit), Some(part)) => {
            format!("{used} of {} kbps, {} %", figure(limit.total.into()), part / 10)
        }
        _ => format!("{used} kbps, no bandwidth limit"),
    }
}

/// "41 PSTN calls through ms-chi: 3,977 kbps".
fn who(topology: &Topology, user: &LinkUser) -> String {
    let calls = format!("{} ", figure(user.calls.into()));
    let call = if user.calls == 1 { "call" } else { "calls" };
    let who = match user.kind {
        Kind::Pstn(pool) => format!("PSTN {call} through {}", name(topology, Some(pool))),
        Kind::Users(Some(site)) => format!("{call} with users in {}", name(topology, Some(site))),
        Kind::Users(None) => format!("{call} with users elsewhere"),
    };
    format!("{calls}{who}: {} kbps", figure(user.kbps.into()))
}
