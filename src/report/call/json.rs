//! A call report for programs: one JSON object a line, whose names are a promise.

use super::leg_lines::AdmissionLine;
use super::{CallWords, StepWords, values};
use crate::call::{CallReport, GatewayEnd, Hop, Standpoint, Step};
use crate::report::words::{bypass_id, name};
use crate::topology::Topology;
use crate::topology::attributes::Value;
use crate::topology::values::Choices;
use serde::Serialize;
use std::borrow::Cow;

/// A call report as programs read it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CallLine {
    id: Box<str>,
    verdict: &'static str,
    reasons: Vec<&'static str>,
    outcome: &'static str,
    /// Codes for an outcome other than connected.
    outcome_reasons: Vec<&'static str>,
    client: Option<EndLine>,
    gateway: Option<EndLine>,
    mediation: Option<MediationLine>,
    trunk: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from_trunk: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from_gateway: Option<EndLine>,
    media: Vec<HopLine>,
    signalling: Vec<HopLine>,
    admission: AdmissionLine,
    /// The call to the public network that replaced it.
    #[serde(skip_serializing_if = "Option::is_none")]
    rerouted: Option<Box<CallLine>>,
    warnings: Vec<String>,
    steps: Vec<StepLine>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct EndLine {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    address: Option<String>,
    network_site: Option<String>,
    network_region: Option<String>,
    bypass_id: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct MediationLine {
    pool: String,
    network_site: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct HopLine {
    role: &'static str,
    name: Option<String>,
    address: Option<String>,
    network_site: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct StepLine {
    question: String,
    code: &'static str,
    values: Value,
    answer: &'static str,
    reasons: Vec<&'static str>,
    sentence: String,
    basis: &'static str,
    source: &'static [&'static str],
}

impl CallLine {
    /// A report, with the names of the topology that it speaks of.
    pub fn of(topology: &Topology, report: &CallReport) -> Self {
        let called = |id| topology.name(id);
        let hops = |hops: &[Hop]| hops.iter().map(|hop| HopLine::of(topology, hop)).collect();
        let gateway = |end: GatewayEnd| EndLine {
            name: Some(name(topology, Some(end.gateway))),
            ..EndLine::of(topology, end.address.map(|address| address.to_string()), end.at)
        };
        Self {
            id: report.id.clone(),
            verdict: report.verdict.choice().key,
            reasons: report.reasons.iter().map(|reason| reason.choice().key).collect(),
            outcome: report.outcome.choice().key,
            outcome_reasons: report.outcome_reasons.iter().map(|reason| reason.choice().key).collect(),
            client: report.client.map(|client| {
                EndLine::of(topology, client.address.map(|address| address.to_string()), client.at)
            }),
            gateway: report.gateway.map(gateway),
            mediation: report.mediation.map(|mediation| MediationLine {
                pool: called(mediation.pool.into()),
                network_site: mediation.network_site.map(|id| called(id.into())),
            }),
            trunk: report.trunk.map(|id| called(id.into())),
            from_trunk: report.from_trunk.map(|id| called(id.into())),
            from_gateway: report.from_gateway.map(gateway),
            media: hops(&report.media),
            signalling: hops(&report.signalling),
            admission: AdmissionLine::of(topology, &report.admission),
            rerouted: report.inner.as_ref().map(|inner| Box::new(Self::of(topology, inner))),
            warnings: CallWords::new(topology, report).warnings(),
            steps: report.steps.iter().map(|step| StepLine::of(topology, step)).collect(),
        }
    }

    /// The line, without a line break.
    ///
    /// # Errors
    /// Never for a report; the type is that of the writer.
    pub fn json(&self) -> serde_json::Result<String> {
        serde_json::to_string(self)
    }
}

impl EndLine {
    fn of(topology: &Topology, address: Option<String>, at: Standpoint) -> Self {
        Self {
            name: None,
            address,
            network_site: at.network_site.map(|id| topology.name(id.into())),
            network_region: at.network_region.map(|id| topology.name(id.into())),
            bypass_id: at.bypass_id.map(|id| bypass_id(topology, Some(id))),
        }
    }
}

impl HopLine {
    fn of(topology: &Topology, hop: &Hop) -> Self {
        Self {
            role: hop.role.choice().key,
            name: hop.entity.map(|id| topology.name(id)),
            address: hop.address.map(|address| address.to_string()),
            network_site: hop.network_site.map(|id| topology.name(id.into())),
        }
    }
}

impl StepLine {
    fn of(topology: &Topology, step: &Step) -> Self {
        let words = StepWords::of(topology, step);
        let pairs = values::pairs(topology, &step.values);
        let named = pairs.into_iter().map(|(key, value)| (Cow::Borrowed(key), value));
        Self {
            question: words.question,
            code: step.question().choice().key,
            values: Value::Record(named.collect()),
            answer: step.answer.choice().key,
            reasons: step.reasons.iter().map(|reason| reason.choice().key).collect(),
            sentence: words.sentence,
            basis: step.basis.choice().key,
            source: step.sources,
        }
    }
}
