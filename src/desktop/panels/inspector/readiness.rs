//! Whether a trunk is ready for bypass, condition by condition (domain.md 2.3), each with a way out that is one edit.

use crate::call::decision::Readiness;
use crate::edit::{Edit, Subject};
use crate::topology::attributes::{Value, lower_first};
use crate::topology::values::{Choices, EncryptionLevel, SrtpMode, Transport};
use crate::topology::{AnyId, Topology};

/// A condition of a trunk.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// Whether it holds.
    pub holds: bool,
    /// It in a few words, with its value.
    pub words: String,
    /// Its number, parameters and source.
    pub tooltip: &'static str,
    /// What mends it.
    pub way_out: Option<Edit>,
}

/// Conditions T2 to T6 of a trunk; T1 is the switch above them.
pub fn conditions(topology: &Topology, readiness: &Readiness) -> [Condition; 4] {
    let collection = |key: &str, value: Value| {
        let id = readiness.configuration?;
        Some(Edit::set(Subject::of(topology, id), key, value))
    };
    let concentrated = Condition {
        holds: readiness.concentrated,
        words: match readiness.concentrated {
            true => "Centralized media processing",
            false => "Centralized media processing is off",
        }
        .to_owned(),
        tooltip: "T2: there is one well-known point where media ends.\nParameter ConcentratedTopology\nSource c:NewTrunk, TCS",
        way_out: collection("ConcentratedTopology", Value::Flag(true)),
    };
    let refer = Condition {
        holds: readiness.refer_or_no_rtcp(),
        words: match (readiness.refer, readiness.refer_or_no_rtcp()) {
            (true, _) => "REFER to the gateway",
            (false, true) => "No REFER, and no RTCP check",
            (false, false) => "REFER is off, RTCP is checked",
        }
        .to_owned(),
        tooltip: "T3: the peer takes REFER, or RTCP is checked neither on active nor on held calls.\nParameters \
                  EnableReferSupport, RTCPActiveCalls, RTCPCallsOnHold\nSource c:NewTrunk, CTB",
        way_out: collection("EnableReferSupport", Value::Flag(true)),
    };
    [concentrated, refer, encryption(topology, readiness), peer(topology, readiness)]
        .map(|condition| Condition { way_out: condition.way_out.filter(|_| !condition.holds), ..condition })
}

fn encryption(topology: &Topology, readiness: &Readiness) -> Condition {
    let (srtp, level) = (readiness.srtp(), readiness.encryption);
    let by_tcp = if readiness.transport == Transport::Tcp { " by TCP" } else { "" };
    let words = match (readiness.encryption_fits(), srtp, level) {
        (false, ..) => {
            let level = level.choice().label;
            format!("Encryption: {}{by_tcp}, but {}", srtp.choice().label, lower_first(level))
        }
        (_, SrtpMode::NotSupported, _) | (.., EncryptionLevel::DoNotSupport) => {
            format!("Encryption fits: no SRTP{by_tcp}")
        }
        (_, SrtpMode::Optional, EncryptionLevel::Support) => {
            "Encryption fits: SRTP where both can".to_owned()
        }
        _ => "Encryption fits: SRTP on both sides".to_owned(),
    };
    let trunk = || {
        let id = readiness.configuration?;
        Some(Edit::set(Subject::of(topology, id), "SRTPMode", Value::text(SrtpMode::Optional.choice().key)))
    };
    let media = || {
        let id = readiness.media_configuration?;
        let support = Value::text(EncryptionLevel::Support.choice().key);
        Some(Edit::set(Subject::of(topology, id), "EncryptionLevel", support))
    };
    Condition {
        holds: readiness.encryption_fits(),
        words,
        tooltip: "T4: SRTPMode of the trunk fits EncryptionLevel of the Mediation Server pool; TCP forces Not \
                  supported.\nSource c:NewTrunk, TCS; inferred",
        // What TCP forces, no setting of the trunk undoes.
        way_out: if readiness.transport == Transport::Tcp { media() } else { trunk() },
    }
}

fn peer(topology: &Topology, readiness: &Readiness) -> Condition {
    let gateway: AnyId = readiness.gateway.into();
    let words = match (readiness.early_dialogs, readiness.client_media) {
        (true, true) => "Peer takes early dialogs and client media",
        (false, true) => "Peer takes no early dialogs",
        (true, false) => "Peer takes no media from clients",
        (false, false) => "Peer takes no early dialogs, no client media",
    };
    let assert = |key: &str| Edit::set(Subject::of(topology, gateway), key, Value::Flag(true));
    let way_out = match (readiness.early_dialogs, readiness.client_media) {
        (true, true) => None,
        (false, true) => Some(assert("EarlyDialogs")),
        (true, false) => Some(assert("ClientMedia")),
        (false, false) => {
            let name = format!("Confirm {}", topology.name(gateway));
            Some(Edit::Batch(name, vec![assert("EarlyDialogs"), assert("ClientMedia")]))
        }
    };
    Condition {
        holds: readiness.early_dialogs && readiness.client_media,
        words: words.to_owned(),
        tooltip: "T5 and T6: the peer supports forked responses, is a qualified product, takes media straight from \
                  clients and knows the internal ranges. Only its administrator can say.\nSource PMB, S0, CTB",
        way_out,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Draft;
    use crate::file::Sample;
    use crate::topology::{Model, Trunk};

    fn readiness(model: &Model) -> Readiness {
        Readiness::of(model, model.named::<Trunk>("gw-chi").unwrap().0).unwrap()
    }

    #[test]
    fn every_failing_condition_has_an_edit_that_mends_it() {
        let global = || Subject::new(crate::topology::Kind::TrunkConfiguration, "Global");
        let gateway = || Subject::new(crate::topology::Kind::Gateway, "gw-chi");
        let trunk = || Subject::new(crate::topology::Kind::Trunk, "gw-chi");
        let off = |subject, key: &str| Edit::set(subject, key, Value::Flag(false));
        let cases = [
            (0, off(global(), "ConcentratedTopology"), "Centralized media processing is off"),
            (1, off(global(), "EnableReferSupport"), "REFER is off, RTCP is checked"),
            (
                2,
                Edit::set(global(), "SRTPMode", Value::text("NotSupported")),
                "Encryption: Not supported, but require encryption",
            ),
            (
                2,
                Edit::set(trunk(), "Transport", Value::text("TCP")),
                "Encryption: Not supported by TCP, but require encryption",
            ),
            (3, off(gateway(), "EarlyDialogs"), "Peer takes no early dialogs"),
            (3, off(gateway(), "ClientMedia"), "Peer takes no media from clients"),
        ];
        for (place, fault, words) in cases {
            let mut draft = Draft::new(Sample::named("litware").unwrap().open().unwrap());
            let sound = conditions(draft.topology(), &readiness(draft.model()));
            assert!(sound.iter().all(|condition| condition.holds && condition.way_out.is_none()));
            draft.apply(&fault).unwrap();
            let condition = conditions(draft.topology(), &readiness(draft.model()))[place].clone();
            assert_eq!((condition.holds, condition.words.as_str()), (false, words));
            draft.apply(&condition.way_out.unwrap()).unwrap();
            assert!(conditions(draft.topology(), &readiness(draft.model()))[place].holds, "{words}");
        }
    }
}
