//! Fencing a subnet: a network site of its own in the same network region with a bandwidth policy profile, so that its
//! clients have a bypass ID that no other subnet has. A network site without a profile would have the ID of its region
//! again (domain.md 2.1-3c, AMB-8) [PMB].

use super::edits::{Attributes, Edit, Subject};
use super::making::free_name;
use crate::topology::attributes::Value;
use crate::topology::{Id, Kind, Model, NetworkRegion, NetworkSite, RefExt, Subnet};
use thiserror::Error;

/// The profile of the new network site.
#[derive(Debug, Clone, PartialEq)]
pub enum FenceProfile {
    /// One that exists, by its name.
    Existing(String),
    /// A new one by its name, with its limits by the keys of their attributes.
    New(String, Attributes),
}

/// How a subnet is fenced.
#[derive(Debug, Clone, PartialEq)]
pub struct Fence {
    /// The name of its network site; one that is alone in its network site keeps that.
    pub network_site: String,
    /// The profile.
    pub profile: FenceProfile,
}

/// Where a subnet stands that can be fenced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fencible {
    /// Its network site now.
    pub network_site: Id<NetworkSite>,
    /// The network region of that, which stays.
    pub region: Id<NetworkRegion>,
    /// Whether it is alone there, so that the network site needs nothing but the profile.
    pub alone: bool,
}

/// Why a subnet cannot be fenced, and the way out.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CannotFence {
    /// It is not there.
    #[error("There is no such subnet any more.")]
    Gone,
    /// It is in no network site.
    #[error("{0} is in no network site, so no network region is known for it. Put it in one first.")]
    NoNetworkSite(String),
    /// Its network site is in no network region.
    #[error(
        "Network site {0} is in no network region, and a bypass ID of its own needs one. Give it one first."
    )]
    NoRegion(String),
    /// It has all that a fence would give it.
    #[error("{0} is alone in {1}, which has a profile: it is fenced already.")]
    Already(String, String),
}

/// Where a subnet stands, if it can be fenced.
///
/// # Errors
/// When it has no network region, or is fenced already.
pub fn fencible(model: &Model, subnet: Id<Subnet>) -> Result<Fencible, CannotFence> {
    let topology = model.topology();
    let stored = topology.get(subnet).ok_or(CannotFence::Gone)?;
    let range = stored.range.to_string();
    let (id, site) =
        topology.follow(&stored.network_site).ok_or(CannotFence::NoNetworkSite(range.clone()))?;
    let region = site.region.id().ok_or_else(|| CannotFence::NoRegion(site.name.to_string()))?;
    let alone = model.index().users::<Subnet>(id.into()).all(|other| other == subnet);
    if alone && site.profile.is_some() {
        return Err(CannotFence::Already(range, site.name.to_string()));
    }
    Ok(Fencible { network_site: id, region, alone })
}

/// A free name for the network site of a fenced subnet: that of the present one with the address.
pub fn fence_name(model: &Model, subnet: Id<Subnet>) -> String {
    let topology = model.topology();
    let site = topology.get(subnet).and_then(|subnet| topology.follow(&subnet.network_site));
    let address = topology.name(subnet.into());
    let stem = site.map_or_else(|| address.clone(), |(_, site)| format!("{} {address}", site.name));
    free_name(model, Kind::NetworkSite, &stem)
}

/// The edit that fences a subnet, with the name of the network site that the subnet is then in. What Location-Based
/// Routing and emergency calls know of the present network site goes along.
///
/// # Errors
/// When it cannot be fenced.
pub fn fence(model: &Model, subnet: Id<Subnet>, fence: &Fence) -> Result<(Edit, Subject), CannotFence> {
    let topology = model.topology();
    let Fencible { network_site, region, alone } = fencible(model, subnet)?;
    let mut edits = Vec::new();
    let profile = match &fence.profile {
        FenceProfile::Existing(name) => name,
        FenceProfile::New(name, limits) => {
            edits.push(Edit::Add(Subject::new(Kind::BandwidthPolicyProfile, name), limits.clone()));
            name
        }
    };
    let profile = Value::text(profile.trim());
    let site = if alone {
        let site = Subject::of(topology, network_site);
        // An ID that was typed for the whole network site would stay in force and might be another one's too.
        if topology.get(network_site).is_some_and(|site| site.bypass_id.is_some()) {
            edits.push(Edit::set(site.clone(), "BypassID", Value::None));
        }
        edits.push(Edit::set(site.clone(), PROFILE, profile));
        site
    } else {
        let site = Subject::new(Kind::NetworkSite, fence.network_site.trim());
        let mut attributes: Attributes = GOES_ALONG
            .iter()
            .filter_map(|key| {
                let value = topology.attribute(network_site.into(), key)?;
                (value != Kind::NetworkSite.default_value(key)).then(|| ((*key).to_owned(), value))
            })
            .collect();
        attributes.insert("NetworkRegionID".to_owned(), Value::text(topology.name(region.into())));
        attributes.insert(PROFILE.to_owned(), profile);
        edits.push(Edit::Add(site.clone(), attributes));
        edits.push(Edit::set(
            Subject::of(topology, subnet),
            "NetworkSiteID",
            Value::text(site.name.as_str()),
        ));
        site
    };
    let range = topology.get(subnet).map(|subnet| subnet.range.to_string()).unwrap_or_default();
    Ok((Edit::Batch(format!("Fence {range}"), edits), site))
}

/// The attribute that makes a network site a constrained one.
const PROFILE: &str = "BWPolicyProfileID";

/// What a network site decides beside bypass and admission.
const GOES_ALONG: [&str; 3] = ["LocationPolicy", "EnableLocationBasedRouting", "VoiceRoutingPolicy"];
