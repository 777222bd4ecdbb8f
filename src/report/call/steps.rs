//! A step of a call report in words: the question, the values in short, one sentence, and what it rests on.

use super::{admission, ends, routing, trunk};
use crate::call::decision::{CallClass, Reason};
use crate::call::{Answer, ClientVersion, Condition, Step, TrunkChoice, TrunkRole, Values};
use crate::report::sources::title;
use crate::report::words::{list, name};
use crate::topology::values::Choices;
use crate::topology::{AnyId, BypassMode, Id, Topology, User};

/// A step in words; every surface that shows steps uses these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepWords {
    /// The question: "Do the bypass IDs match?".
    pub question: String,
    /// The values in one short line: "site:Reno ≠ region:North America".
    pub value: String,
    /// What follows from them, and where it fails the way out.
    pub sentence: String,
    /// "documented", "inferred" or "our ruling".
    pub basis: &'static str,
    /// The titles of the documents.
    pub source: String,
}

impl StepWords {
    /// Puts a step into words, with the names of a topology.
    pub fn of(topology: &Topology, step: &Step) -> Self {
        let (value, sentence) = value_and_sentence(topology, step);
        let titles: Vec<&str> = step.sources.iter().map(|key| title(key)).collect();
        Self {
            question: question(topology, step),
            value,
            sentence,
            basis: step.basis.choice().label,
            source: list(&titles),
        }
    }
}

fn question(topology: &Topology, step: &Step) -> String {
    let plain = step.question().choice().label;
    let role = match step.values {
        Values::Readiness { role, .. } | Values::GatewaySubnet { role, .. } => role,
        Values::Trunk(TrunkChoice { way: Some(_), number: Some(ref number), .. }) => {
            return routing::which_trunk(number);
        }
        Values::Routing(ref looked) => return routing::question(topology, looked),
        _ => TrunkRole::Only,
    };
    match (role, &step.values) {
        (TrunkRole::Only, _) => plain.to_owned(),
        (role, Values::Readiness { condition, .. }) => {
            let which = adjective(role);
            match condition {
                Condition::EnableBypass => format!("Does the {which} trunk allow bypass?"),
                _ => format!("The {which} trunk: {plain}"),
            }
        }
        (role, _) => format!("Which subnet is the {} gateway in?", adjective(role)),
    }
}

fn adjective(role: TrunkRole) -> &'static str {
    match role {
        TrunkRole::Only => "one",
        TrunkRole::Incoming => "incoming",
        TrunkRole::Outgoing => "outgoing",
    }
}

fn value_and_sentence(topology: &Topology, step: &Step) -> (String, String) {
    match &step.values {
        Values::Trunk(choice) => trunk_choice(topology, choice),
        Values::Routing(looked) => routing::words(topology, looked),
        Values::MediationServer => (
            "No, from client to client".to_owned(),
            "Media goes from client to client, so media bypass does not apply. Call admission control alone looks \
             at the call."
                .to_owned(),
        ),
        Values::Mode { mode, always_ignored } => self::mode(*mode, *always_ignored),
        Values::AlwaysWithCac { cac: true } => (
            "CAC is on".to_owned(),
            "Not while call admission control is on. Turn CAC off first, or choose sites and regions.".to_owned(),
        ),
        Values::AlwaysWithCac { cac: false } => (
            "CAC is off".to_owned(),
            "Call admission control is off, as always bypass needs.".to_owned(),
        ),
        Values::Readiness { condition, readiness, .. } => trunk::words(topology, *condition, readiness),
        Values::Class { class, .. } => (class_in_short(*class), self::class(step)),
        Values::ClientSubnet { place, given, id } => {
            ends::client(topology, place.as_ref(), *given, *id, step.answer)
        }
        Values::GatewaySubnet { place, id, .. } => ends::gateway(topology, place, *id, step.answer),
        Values::Joined { same_gateway, from, to } => ends::joined(*same_gateway, *from, *to),
        Values::Ids { ids, .. } => ends::ids(topology, *ids),
        Values::Admission(asked) => admission::words(topology, asked),
        Values::RemoteMedia { relays, reason } => admission::remote_media(topology, relays, *reason),
        Values::LinksDown(links) => admission::links_down(topology, links),
        Values::Registrar { user, home, backup } => registrar(topology, *user, *home, *backup),
        Values::InternetPath(path) => admission::internet(topology, path),
        Values::PstnReroute(reroute) => admission::pstn(topology, reroute),
        Values::VoiceMail => (
            "Yes".to_owned(),
            "The caller can leave a message, which is never refused for want of bandwidth.".to_owned(),
        ),
    }
}

/// Where a user registers whose home is down.
fn registrar(topology: &Topology, user: Id<User>, home: AnyId, backup: Option<AnyId>) -> (String, String) {
    let (user, home) = (name(topology, Some(user)), topology.name(home));
    match backup.map(|pool| topology.name(pool)) {
        Some(pool) => (
            format!("Backup {pool}"),
            format!("{home}, the home of {user}, is down. Its backup Registrar {pool} takes over."),
        ),
        None => (
            format!("Down: {home}"),
            format!(
                "{home}, the home of {user}, is down and nothing takes over, so nobody signs this user in."
            ),
        ),
    }
}

fn trunk_choice(topology: &Topology, choice: &TrunkChoice) -> (String, String) {
    if let Some(way) = choice.way {
        return routing::way(topology, choice, way);
    }
    let called = name(topology, Some(choice.trunk));
    if let Some(from) = choice.from {
        let from = name(topology, Some(from));
        let sentence = format!("The call comes over trunk {from} and goes on over trunk {called}.");
        return (format!("{from} to {called}"), sentence);
    }
    let sentence = format!("The call takes trunk {called}{}.", routing::joins(topology, choice.trunk));
    (called, sentence)
}

fn mode(mode: BypassMode, always_ignored: bool) -> (String, String) {
    let (value, sentence) = match mode {
        BypassMode::Off if always_ignored => (
            "Off",
            "Media bypass is off for all calls, so that AlwaysBypass is ignored although it is set. Turn media \
             bypass on first.",
        ),
        BypassMode::Off => {
            ("Off", "Media bypass is off for all calls. Choose sites and regions, or always bypass.")
        }
        BypassMode::Always => ("Always bypass", "The global mode is Always bypass: one ID for every subnet."),
        BypassMode::SitesAndRegions => (
            "Sites and regions",
            "The global mode is Sites and regions: a call bypasses where both ends have the same bypass ID.",
        ),
    };
    (value.to_owned(), sentence.to_owned())
}

fn class_in_short(class: CallClass) -> String {
    let version = match class.version {
        ClientVersion::Current => "current",
        older => older.choice().label,
    };
    let transferred = if class.transferred { ", transferred" } else { "" };
    let (location, kind) = (class.location.choice().label, class.kind.choice().label);
    format!("{location}, {version}, {kind}{transferred}")
}

fn class(step: &Step) -> String {
    if step.answer == Answer::Passed {
        return "Neither the client nor the kind of call speaks against bypass.".to_owned();
    }
    let sentences: Vec<&str> = step.reasons.iter().filter_map(against_the_class).collect();
    sentences.join(" ")
}

fn against_the_class(reason: Reason) -> Option<&'static str> {
    Some(match reason {
        Reason::ExternalClient => {
            "Bypass for clients on the Internet is not supported; the Mediation Server stays between."
        }
        Reason::ClientTooOld => "Clients older than Lync 2010 know no bypass.",
        Reason::ConferenceExcluded => {
            "EnabledForAudioVideoConferences is False, so legs of A/V conferences do not bypass."
        }
        Reason::ServerApplication => "Media ends on a server, so there is no client subnet to compare.",
        Reason::TransferredWithoutRefer => {
            "The call was transferred while REFER and REFER by third-party call control are both off on the trunk."
        }
        _ => return None,
    })
}
