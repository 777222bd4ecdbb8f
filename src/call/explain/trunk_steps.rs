//! The steps about a trunk: conditions T1 to T6 (domain.md 2.3, steps 4 to 8 of 2.8).

use super::Line;
use crate::call::decision::Reason;
use crate::call::step::{Basis, Condition, Step, TrunkRole, Values};
use crate::topology::AnyId;

/// One step a condition; T5 and T6 are one question.
pub(super) fn readiness(line: &Line, role: TrunkRole) -> impl Iterator<Item = Step> {
    let (readiness, reasons) = (line.readiness, line.end.reasons);
    let trunk = Some(AnyId::from(readiness.trunk));
    let configuration = readiness.configuration.map(AnyId::from);
    let media = readiness.media_configuration.map(AnyId::from);
    // REFER by third-party call control: the documents disagree on whether it is a way round (AMB-24).
    let disagree = !readiness.refer_or_no_rtcp() && readiness.third_party_refer;
    CONDITIONS.into_iter().map(move |(condition, against)| {
        let (basis, sources): (_, &'static [&'static str]) = match condition {
            Condition::EnableBypass => (Basis::Documented, &["PMB", "c:NewTrunk"]),
            Condition::Concentrated => (Basis::Documented, &["c:NewTrunk", "TCS"]),
            Condition::Refer if disagree => (Basis::Ruling, &["c:NewTrunk", "CTB"]),
            Condition::Refer => (Basis::Documented, &["c:NewTrunk"]),
            Condition::Encryption => (Basis::Inferred, &["c:NewTrunk", "TCS"]),
            Condition::Peer => (Basis::Documented, &["PMB", "S0", "CTB"]),
        };
        let highlights = match condition {
            Condition::Peer => [Some(readiness.gateway.into()), trunk, None],
            Condition::Encryption => [trunk, configuration, media],
            Condition::EnableBypass | Condition::Concentrated | Condition::Refer => {
                [trunk, configuration, None]
            }
        };
        Step::new(Values::Readiness { condition, role, readiness }, basis, sources)
            .showing(highlights.into_iter().flatten())
            .failing(reasons.of(against.iter().copied().collect()))
    })
}

/// The conditions in the order of the steps, each with the reasons that it gives.
const CONDITIONS: [(Condition, &[Reason]); 5] = [
    (Condition::EnableBypass, &[Reason::TrunkDisabled]),
    (Condition::Concentrated, &[Reason::NotConcentrated]),
    (Condition::Refer, &[Reason::ReferRtcp]),
    (Condition::Encryption, &[Reason::SrtpClash]),
    (Condition::Peer, &[Reason::PeerEarlyDialogs, Reason::PeerMediaRestricted]),
];
