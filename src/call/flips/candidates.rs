//! The single edits that are worth trying, by the reasons that a report gives.

use crate::call::decision::{Readiness, Reason};
use crate::call::place::{ClientPlace, GatewayPlace};
use crate::call::report::CallReport;
use crate::edit::{Attributes, Dependents, Edit, Subject};
use crate::topology::attributes::Value;
use crate::topology::values::{Choices, EncryptionLevel, SrtpMode, Transport};
use crate::topology::{AnyId, GLOBAL, Id, Kind, Model, NetworkSite, RefExt, Standing, Trunk};
use ipnet::IpNet;

/// Edits that take away one of the reasons, each once.
pub(super) fn edits(model: &Model, report: &CallReport) -> Vec<Edit> {
    let candidates = Candidates { model, report };
    let mut edits = Vec::new();
    for edit in report.reasons.iter().flat_map(|reason| candidates.against(reason)) {
        if !edits.contains(&edit) {
            edits.push(edit);
        }
    }
    edits
}

struct Candidates<'a> {
    model: &'a Model,
    report: &'a CallReport,
}

impl Candidates<'_> {
    fn against(&self, reason: Reason) -> Vec<Edit> {
        let on = || Value::Flag(true);
        let off = || Value::Flag(false);
        match reason {
            Reason::GlobalDisabled => vec![sites_and_regions(), always()],
            Reason::AlwaysBypassWithCac => vec![
                Edit::set(single(Kind::NetworkConfiguration), "EnableBandwidthPolicyCheck", off()),
                sites_and_regions(),
            ],
            Reason::TrunkDisabled => {
                let mut edits = self.configure("EnableBypass", &[on()]);
                edits.extend(self.fall_back_to_a_wider_collection());
                edits
            }
            Reason::NotConcentrated => self.configure("ConcentratedTopology", &[on()]),
            Reason::ReferRtcp => {
                let mut edits = self.configure("EnableReferSupport", &[on()]);
                edits.extend(self.rtcp_checks_off());
                edits
            }
            Reason::SrtpClash => self.encryption(),
            Reason::PeerEarlyDialogs => self.peers("EarlyDialogs", &on()),
            Reason::PeerMediaRestricted => self.peers("ClientMedia", &on()),
            Reason::ConferenceExcluded => {
                vec![Edit::set(single(Kind::MediaBypassSettings), "EnabledForAudioVideoConferences", on())]
            }
            Reason::TransferredWithoutRefer => {
                let mut edits = self.configure("EnableReferSupport", &[on()]);
                edits.extend(self.configure("Enable3pccRefer", &[on()]));
                edits
            }
            Reason::ClientUnmapped | Reason::GatewayUnmapped => {
                let mut edits =
                    if reason == Reason::ClientUnmapped { self.map_client() } else { self.map_gateways() };
                edits.push(Edit::set(single(Kind::MediaBypassSettings), "EnableDefaultBypassID", on()));
                edits.push(always());
                edits
            }
            Reason::IdsDiffer => {
                let mut edits: Vec<Edit> =
                    self.ends().into_iter().flatten().filter_map(|id| self.without_profile(id)).collect();
                edits.push(always());
                edits
            }
            Reason::ExternalClient | Reason::ClientTooOld | Reason::ServerApplication => Vec::new(),
        }
    }

    fn trunks(&self) -> impl Iterator<Item = Id<Trunk>> {
        self.report.from_trunk.into_iter().chain(self.report.trunk)
    }

    fn readiness(&self) -> impl Iterator<Item = Readiness> {
        self.trunks().filter_map(|trunk| Readiness::of(self.model, trunk).ok())
    }

    /// The network sites of the two ends.
    fn ends(&self) -> [Option<Id<NetworkSite>>; 2] {
        let from = self.report.from_gateway.and_then(|gateway| gateway.at.network_site);
        let client = self.report.client.and_then(|client| client.at.network_site);
        [client.or(from), self.report.gateway.and_then(|gateway| gateway.at.network_site)]
    }

    /// One attribute of the collections in force, set to each of some values.
    fn configure(&self, key: &'static str, values: &[Value]) -> Vec<Edit> {
        let collections = self.readiness().filter_map(|readiness| readiness.configuration);
        collections
            .flat_map(|id| values.iter().map(move |value| (id, value)))
            .map(|(id, value)| Edit::set(self.subject(id), key, value.clone()))
            .collect()
    }

    fn fall_back_to_a_wider_collection(&self) -> Vec<Edit> {
        let collections = self.readiness().filter_map(|readiness| readiness.configuration);
        collections
            .filter(|id| self.model.wider_trunk_configuration(*id).is_some())
            .map(|id| Edit::Remove(self.subject(id), Dependents::Refuse))
            .collect()
    }

    fn rtcp_checks_off(&self) -> Vec<Edit> {
        let collections = self.readiness().filter_map(|readiness| readiness.configuration);
        let off = |subject: &Subject, key| Edit::set(subject.clone(), key, Value::Flag(false));
        collections
            .map(|id| {
                let subject = self.subject(id);
                let edits = vec![off(&subject, "RTCPActiveCalls"), off(&subject, "RTCPCallsOnHold")];
                named(format!("Turn both RTCP checks of {subject} off"), edits)
            })
            .collect()
    }

    /// The trunk's side, the Mediation Server's side, or the transport.
    fn encryption(&self) -> Vec<Edit> {
        let word = |choice: &str| Value::text(choice);
        let modes: Vec<Value> = SrtpMode::ALL.iter().map(|choice| word(choice.key)).collect();
        let mut edits = self.configure("SRTPMode", &modes);
        for readiness in self.readiness() {
            if let Some(media) = readiness.media_configuration {
                let level = word(EncryptionLevel::Support.choice().key);
                edits.push(Edit::set(self.subject(media), "EncryptionLevel", level));
            }
            if readiness.transport == Transport::Tcp {
                let transport = word(Transport::Tls.choice().key);
                edits.push(Edit::set(self.subject(readiness.trunk), "Transport", transport));
            }
        }
        edits
    }

    fn peers(&self, key: &'static str, value: &Value) -> Vec<Edit> {
        self.readiness()
            .map(|readiness| Edit::set(self.subject(readiness.gateway), key, value.clone()))
            .collect()
    }

    fn without_profile(&self, id: Id<NetworkSite>) -> Option<Edit> {
        let network_site = self.model.topology().get(id)?;
        network_site.profile.as_ref()?;
        let edit = Edit::set(self.subject(id), "BWPolicyProfileID", Value::None);
        Some(named(format!("Remove the profile of {}", network_site.name), vec![edit]))
    }

    /// The exact subnet of the client, in the network site that CAC finds for it, else in that of the gateway.
    fn map_client(&self) -> Vec<Edit> {
        let [_, there] = self.ends();
        let Some(address) = self.report.client.and_then(|client| client.address) else { return Vec::new() };
        let place = ClientPlace::of(self.model, address);
        let contained = place.containing.and_then(|standing| standing.network_site);
        place
            .network
            .map_or_else(Vec::new, |network| self.map(network, place.exact, contained.or(there), there))
    }

    /// Each unmapped gateway's own address, in the network site of the other end.
    fn map_gateways(&self) -> Vec<Edit> {
        let [near, far] = self.ends();
        let mut edits = Vec::new();
        for (gateway, other) in [(self.report.from_gateway, far), (self.report.gateway, near)] {
            let place = gateway.map(|gateway| GatewayPlace::of(self.model, gateway.gateway));
            if let Some((place, address)) = place.and_then(|place| Some((place, place.address?))) {
                edits.extend(self.map(IpNet::from(address), place.standing, other, other));
            }
        }
        edits
    }

    /// Puts a range into a network site, or the network site it is in into the region of the other end.
    fn map(
        &self,
        range: IpNet,
        found: Option<Standing>,
        into: Option<Id<NetworkSite>>,
        other_end: Option<Id<NetworkSite>>,
    ) -> Vec<Edit> {
        let topology = self.model.topology();
        let name = |id: AnyId| Value::text(topology.name(id));
        let edit = match found {
            Some(Standing { network_site: Some(id), .. }) => {
                let region = other_end.and_then(|other| topology.get(other)?.region.id());
                let unplaced = topology.get(id).is_some_and(|network_site| network_site.region.is_none());
                region
                    .filter(|_| unplaced)
                    .map(|region| Edit::set(self.subject(id), "NetworkRegionID", name(region.into())))
            }
            Some(Standing { subnet, network_site: None }) => {
                into.map(|into| Edit::set(self.subject(subnet), "NetworkSiteID", name(into.into())))
            }
            None => into.map(|into| {
                let attributes = Attributes::from([("NetworkSiteID".to_owned(), name(into.into()))]);
                let edit = Edit::Add(Subject::new(Kind::Subnet, range.to_string()), attributes);
                named(format!("Add subnet {range} to {}", topology.name(into.into())), vec![edit])
            }),
        };
        edit.into_iter().collect()
    }

    fn subject(&self, id: impl Into<AnyId>) -> Subject {
        Subject::of(self.model.topology(), id)
    }
}

fn single(kind: Kind) -> Subject {
    Subject::new(kind, GLOBAL)
}

/// Edits as one, with a name that says more than the edits alone would.
fn named(name: String, edits: Vec<Edit>) -> Edit {
    Edit::Batch(name, edits)
}

fn mode(name: &str, always: bool) -> Edit {
    let set = |key, flag| Edit::set(single(Kind::MediaBypassSettings), key, Value::Flag(flag));
    named(format!("Set media bypass to {name}"), vec![set("Enabled", true), set("AlwaysBypass", always)])
}

fn sites_and_regions() -> Edit {
    mode("Sites and regions", false)
}

fn always() -> Edit {
    mode("Always bypass", true)
}
