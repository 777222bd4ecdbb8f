//! What was tried instead of a way without room, in order, and what came of it (domain.md 3.6).

use crate::call::routing::{PassedOver, RoutingStep, Tried, WhyNot};
use crate::call::{
    Answer, CallKind, CallReport, CallRequest, Direction, Media, OutcomeReason, TrunkChoice, Values,
};
use crate::report::words::name;
use crate::topology::Topology;
use crate::topology::values::Choices;

/// Something that was tried, or cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instead {
    /// What: "Internet path", "Local-2, trunk gw-ny".
    pub what: String,
    /// A code, or a few words: "link-total", "inbound only"; "taken" where it took the call.
    pub why: String,
    /// Whether `why` is a code.
    pub is_code: bool,
    /// Whether it took the call.
    pub taken: bool,
}

impl Instead {
    fn new(what: impl Into<String>, taken: bool, codes: &[OutcomeReason], words: &str) -> Self {
        let code = codes.first().filter(|_| !taken).map(|code| code.choice().key);
        let why = if taken { "taken" } else { code.unwrap_or(words) };
        Self { what: what.into(), why: why.to_owned(), is_code: code.is_some(), taken }
    }
}

/// What was tried after the first way of a call had no room; empty where it had, or was never asked.
pub fn tried_instead(topology: &Topology, request: &CallRequest, report: &CallReport) -> Vec<Instead> {
    let mut after = report
        .steps
        .iter()
        .skip_while(|step| !matches!(&step.values, Values::Admission(_)) || step.answer != Answer::Failed);
    if after.next().is_none() {
        return Vec::new();
    }
    let mut list: Vec<Instead> = Vec::new();
    let mut way: Option<String> = None;
    for step in after {
        let taken = step.answer == Answer::Passed;
        match &step.values {
            Values::InternetPath(path) => {
                let what =
                    way.as_ref().map_or("Internet path".to_owned(), |way| format!("{way}, by Internet"));
                list.push(Instead::new(what, taken, &path.reasons, "no room"));
            }
            Values::Trunk(choice) => way = Some(other_way(topology, choice)),
            Values::Admission(admission) => {
                let taken = admission.lets_through();
                list.extend(way.clone().map(|way| Instead::new(way, taken, &admission.reasons(), "no room")));
            }
            Values::Routing(RoutingStep::PassedOver(PassedOver {
                what: Tried::Trunk { trunk, route },
                why,
            })) => {
                let route = route.map(|route| format!("{}, ", name(topology, Some(route))));
                let what = format!("{}trunk {}", route.unwrap_or_default(), name(topology, Some(*trunk)));
                let words = match why {
                    WhyNot::Down(_) => "down",
                    WhyNot::NotRoutable => "not routable",
                    WhyNot::Elsewhere(_) => "tied to another network site",
                    _ => "not usable",
                };
                if *why != WhyNot::TriedBefore {
                    list.push(Instead::new(what, false, &[], words));
                }
            }
            Values::PstnReroute(reroute) => {
                let words = if reroute.allowed { "not possible" } else { "not allowed by the voice policy" };
                list.push(Instead::new("PSTN between users", taken, &reroute.reasons, words));
            }
            Values::VoiceMail => list.push(Instead::new("Voice mail", true, &[], "")),
            _ => {}
        }
    }
    never(request, &mut list);
    list
}

/// A trunk with the voice route that leads there.
fn other_way(topology: &Topology, choice: &TrunkChoice) -> String {
    let trunk = format!("trunk {}", name(topology, Some(choice.trunk)));
    choice.way.map_or(trunk.clone(), |way| format!("{}, {trunk}", name(topology, Some(way.route))))
}

/// Adds the ways that such a call never has, so that nobody wonders.
fn never(request: &CallRequest, list: &mut Vec<Instead>) {
    let has = |list: &[Instead], what: &str| list.iter().any(|instead| instead.what == what);
    if list.iter().any(|instead| instead.taken) {
        return;
    }
    if !has(list, "PSTN between users") {
        let why = match (request.kind, request.media) {
            (CallKind::Peer, Media::Video) => "audio only",
            _ => "not such a call",
        };
        list.push(Instead::new("PSTN between users", false, &[], why));
    }
    if !has(list, "Voice mail") {
        let why = match (request.kind, request.direction) {
            (CallKind::Pstn, Direction::Outbound) => "inbound only",
            (CallKind::Peer, _) => "audio only",
            _ => "not such a call",
        };
        list.push(Instead::new("Voice mail", false, &[], why));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::live::LiveCalls;
    use crate::call::tests::{RENO, call, litware_with};

    /// What is tried by the call that finds the link of Reno full.
    fn tried(edits: &str, header: &str, values: &str) -> Vec<String> {
        let draft = litware_with(&format!(
            r#"Set(BandwidthPolicyProfile("10Mb_Link"), "AudioBWLimit", 44), {edits}"#
        ));
        let request = call(header, values);
        let report = LiveCalls::default().place(draft.model(), &request.clone().into()).unwrap().report;
        let tried = tried_instead(draft.topology(), &request, &report);
        tried.into_iter().map(|instead| format!("{}: {}", instead.what, instead.why)).collect()
    }

    #[test]
    fn every_way_is_named_in_order_with_what_stood_against_it() {
        let number = format!("{RENO},+13125550188");
        assert_eq!(
            tried("", "client,number", &number),
            [
                "Internet path: no-edge",
                "Local-2, trunk gw-ny: link-total",
                "Local-2, trunk gw-ny, by Internet: no-edge",
                "PSTN between users: not such a call",
                "Voice mail: inbound only",
            ]
        );
        assert_eq!(
            tried("", "client,number,down", &format!("{number},gw-ny"))[1],
            "Local-2, trunk gw-ny: down"
        );
    }

    #[test]
    fn a_call_between_users_ends_at_voice_mail_and_one_with_pictures_nowhere() {
        let users = format!("peer,{RENO},10.20.0.77/24");
        assert_eq!(
            tried("", "call,client,callee", &users),
            ["Internet path: no-edge", "PSTN between users: no-line-uri", "Voice mail: taken"]
        );
        let none = r#"Set(VoicePolicy("Global"), "AllowPSTNReRouting", false)"#;
        assert_eq!(
            tried(none, "call,client,callee", &users)[1],
            "PSTN between users: not allowed by the voice policy"
        );
        let full = r#"Set(BandwidthPolicyProfile("10Mb_Link"), "VideoBWLimit", 100)"#;
        let video = tried(full, "call,client,callee,media", &format!("{users},video"));
        assert_eq!(
            video,
            ["Internet path: no-edge", "PSTN between users: audio only", "Voice mail: audio only"]
        );
    }

    #[test]
    fn a_call_with_room_tried_nothing() {
        let draft = litware_with("");
        let request = call("client,trunk", &format!("{RENO},gw-chi"));
        let report = crate::call::evaluate(draft.model(), &request).unwrap();
        assert_eq!(tried_instead(draft.topology(), &request, &report), []);
    }
}
