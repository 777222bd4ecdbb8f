//! Conditions T1 to T6 of a trunk in words (domain.md 2.3).

use crate::call::Condition;
use crate::call::decision::Readiness;
use crate::report::words::{name, parameter};
use crate::topology::Topology;
use crate::topology::values::{Choices, EncryptionLevel, Transport};

/// The values in short and the sentence of a condition.
pub(super) fn words(topology: &Topology, condition: Condition, readiness: &Readiness) -> (String, String) {
    let words = Words { topology, readiness };
    match condition {
        Condition::EnableBypass => words.bypass(),
        Condition::Concentrated => words.concentrated(),
        Condition::Refer => words.refer(),
        Condition::Encryption => words.encryption(),
        Condition::Peer => words.peer(),
    }
}

struct Words<'a> {
    topology: &'a Topology,
    readiness: &'a Readiness,
}

impl Words<'_> {
    fn trunk(&self) -> String {
        name(self.topology, Some(self.readiness.trunk))
    }

    /// The collection in force, as a sentence names it.
    fn collection(&self) -> String {
        match self.readiness.configuration {
            Some(id) => format!("trunk configuration {}", name(self.topology, Some(id))),
            None => "the factory defaults".to_owned(),
        }
    }

    fn bypass(&self) -> (String, String) {
        let (trunk, collection) = (self.trunk(), self.collection());
        let sentence = if self.readiness.bypass {
            format!("Bypass is on for trunk {trunk}, by {collection}.")
        } else {
            format!("Bypass is off for trunk {trunk}, by {collection}. Turn it on there.")
        };
        (parameter("EnableBypass", self.readiness.bypass), sentence)
    }

    fn concentrated(&self) -> (String, String) {
        let (trunk, collection) = (self.trunk(), self.collection());
        let sentence = if self.readiness.concentrated {
            format!("Media of trunk {trunk} ends at a well-known media termination point.")
        } else {
            format!(
                "Media of trunk {trunk} has no well-known termination point, by {collection}. Turn Centralized media \
                 processing on there if the peer has one."
            )
        };
        (parameter("ConcentratedTopology", self.readiness.concentrated), sentence)
    }

    fn refer(&self) -> (String, String) {
        let readiness = self.readiness;
        let trunk = self.trunk();
        if readiness.refer {
            return (parameter("EnableReferSupport", true), format!("Trunk {trunk} sends REFER."));
        }
        let checks =
            [("RTCPActiveCalls", readiness.rtcp_active), ("RTCPCallsOnHold", readiness.rtcp_on_hold)];
        let on: Vec<String> =
            checks.iter().filter(|(_, on)| *on).map(|(key, on)| parameter(key, *on)).collect();
        if on.is_empty() {
            let value = format!("{}, no RTCP check", parameter("EnableReferSupport", false));
            return (value, format!("REFER is off on trunk {trunk}, and so are both RTCP checks."));
        }
        let third_party = if readiness.third_party_refer {
            " REFER by third-party call control is on, on which the documents disagree; it counts as no way round."
        } else {
            ""
        };
        let sentence = format!(
            "REFER is off on trunk {trunk} while RTCP is checked. Turn REFER on, or both RTCP checks off, in {}.\
             {third_party}",
            self.collection()
        );
        (format!("{}, {}", parameter("EnableReferSupport", false), on.join(", ")), sentence)
    }

    fn encryption(&self) -> (String, String) {
        let readiness = self.readiness;
        let (srtp, level) = (readiness.srtp().choice().key, readiness.encryption.choice().key);
        let by_tcp = readiness.transport == Transport::Tcp;
        let value = format!("{srtp}{}, {level}", if by_tcp { " by TCP" } else { "" });
        let sentence = if readiness.encryption_fits() {
            format!("SRTPMode {srtp} of the trunk and EncryptionLevel {level} of the Mediation Server fit.")
        } else if readiness.encryption == EncryptionLevel::DoNotSupport {
            format!(
                "Trunk {} requires SRTP, and EncryptionLevel {level} forbids it. Change one of them.",
                self.trunk()
            )
        } else if by_tcp {
            format!(
                "TCP forces SRTPMode of trunk {} to NotSupported, and EncryptionLevel {level} requires encryption. \
                 Use TLS, or set EncryptionLevel to SupportEncryption.",
                self.trunk()
            )
        } else {
            format!(
                "Trunk {} does not support SRTP, and EncryptionLevel {level} requires it. Change one of them.",
                self.trunk()
            )
        };
        (value, sentence)
    }

    fn peer(&self) -> (String, String) {
        let readiness = self.readiness;
        let gateway = name(self.topology, Some(readiness.gateway));
        let early = "does not support early dialogs or is no qualified product";
        let media = "takes no media straight from clients";
        let (value, what) = match (readiness.early_dialogs, readiness.client_media) {
            (true, true) => {
                let value = format!("Yes, early dialogs {}", readiness.max_early_dialogs);
                return (
                    value,
                    format!("{gateway} supports early dialogs and takes media straight from clients."),
                );
            }
            (false, true) => ("No early dialogs", early.to_owned()),
            (true, false) => ("Not from clients", media.to_owned()),
            (false, false) => ("No early dialogs, not from clients", format!("{early}, and {media}")),
        };
        let sentence = format!("{gateway} {what}. Only its administrator can say otherwise.");
        (value.to_owned(), sentence)
    }
}
