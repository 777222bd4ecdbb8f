//! What a bandwidth policy profile lets through, in plain figures.

use super::rows;
use super::sheet::Sheet;
use crate::desktop::theme::Look;
use crate::scene::size::text;
use crate::scene::token::Token;
use crate::topology::attributes::{Unit, Value, figure};
use crate::topology::{BandwidthPolicyProfile, Limit};
use egui::{Response, RichText, Ui};

/// What an audio call between users takes at least, in kbps (domain.md 3.5): below it none fits.
const SMALLEST_CALL: u32 = 45;

/// The limits of the profile that a link names.
pub fn of_link(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let Some(Value::Text(name)) = sheet.topology().attribute(sheet.id, "BWPolicyProfileID") else {
        rows::note(ui, "No bandwidth limit: without a profile nothing is counted here.");
        return;
    };
    let profile = sheet.model().named::<BandwidthPolicyProfile>(&name).map(|(_, profile)| profile.clone());
    if let Some(profile) = profile {
        show(ui, &profile);
    }
}

/// The limits of a profile.
pub fn of_profile(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let profile = sheet.id.typed::<BandwidthPolicyProfile>().and_then(|id| sheet.topology().get(id)).cloned();
    if let Some(profile) = profile {
        show(ui, &profile);
    }
}

fn show(ui: &mut Ui, profile: &BandwidthPolicyProfile) {
    for (modality, limit) in [("Audio", profile.audio()), ("Video", profile.video())] {
        let tooltip = "In one direction; each direction has as much.";
        rows::fact(ui, &format!("{modality}, in all"), tooltip, |ui| {
            amount(ui, limit.map(|limit| limit.total))
        });
        let one = limit.map(|limit| limit.session);
        rows::fact(ui, &format!("{modality}, one session"), tooltip, |ui| amount(ui, one));
    }
    if let Some(words) = remark(profile.audio()) {
        rows::note(ui, words);
    }
}

fn amount(ui: &mut Ui, kbps: Option<u32>) -> Response {
    let look = Look::of(ui);
    let words = match kbps {
        Some(kbps) => RichText::new(format!("{} {}", figure(kbps.into()), Unit::Kbps.label()))
            .font(look.fixed(text::SECOND)),
        None => RichText::new("no bandwidth limit"),
    };
    ui.label(words.color(look.colour(Token::Text)))
}

/// What the limits of audio come to.
fn remark(audio: Option<Limit>) -> Option<String> {
    let Limit { total, session } = audio?;
    if total == 0 {
        return Some("No audio call crosses this link.".to_owned());
    }
    if total < SMALLEST_CALL || session < SMALLEST_CALL {
        return Some(format!("No audio call fits: the smallest takes {SMALLEST_CALL} kbps."));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_that_let_nothing_through_say_so() {
        let limit = |total, session| Some(Limit { total, session });
        assert_eq!(remark(None), None);
        assert_eq!(remark(limit(4_000, 175)), None);
        assert_eq!(remark(limit(0, 175)).as_deref(), Some("No audio call crosses this link."));
        assert_eq!(
            remark(limit(4_000, 40)).as_deref(),
            Some("No audio call fits: the smallest takes 45 kbps.")
        );
    }
}
