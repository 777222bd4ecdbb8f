//! Small look-ups that checks of several families share.

use crate::topology::{AnyId, BandwidthPolicyProfile, Entity, Id, IntersitePolicy, Kind, Model};
use crate::topology::{NetworkSite, Ref, RegionLink, Subnet, Topology};

/// The entity that is checked, if it is of that type.
pub fn entity<T: Entity>(model: &Model, id: AnyId) -> Option<&T> {
    model.topology().get(id.typed()?)
}

/// The item of an iterator that has exactly one.
pub fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}

/// A subnet with its mask, such as `172.29.82.0/23`; its name is its address alone.
pub fn range(topology: &Topology, subnet: AnyId) -> String {
    let subnet: Option<&Subnet> = subnet.typed().and_then(|id| topology.get(id));
    subnet.map(|subnet| subnet.range.to_string()).unwrap_or_default()
}

/// What may have a bandwidth policy profile: a network site for the link to its region, a region link, an intersite
/// policy.
pub const LINKS: &[Kind] = &[Kind::NetworkSite, Kind::RegionLink, Kind::IntersitePolicy];

/// The profile of one of [`LINKS`] and the size of its physical line in kbps; `None` where it has no profile.
pub fn link(
    topology: &Topology,
    id: AnyId,
) -> Option<(Id<BandwidthPolicyProfile>, &BandwidthPolicyProfile, Option<u32>)> {
    let (profile, physical): (&Option<Ref<_>>, _) = match id.kind {
        Kind::NetworkSite => {
            let network_site: &NetworkSite = topology.get(id.typed()?)?;
            (&network_site.profile, network_site.physical_wan_kbps)
        }
        Kind::RegionLink => {
            let link: &RegionLink = topology.get(id.typed()?)?;
            (&link.profile, link.physical_wan_kbps)
        }
        _ => {
            let policy: &IntersitePolicy = topology.get(id.typed()?)?;
            (&policy.profile, policy.physical_wan_kbps)
        }
    };
    let (profile_id, profile) = topology.follow(profile)?;
    Some((profile_id, profile, physical))
}

/// Whether this is a network site that stands for a provider: an intersite policy leads to it, and nothing lies in it
/// but single addresses, those of the provider's border (domain.md 3.7, case 4) [CTC, INF].
pub fn stands_for_provider(model: &Model, id: AnyId) -> bool {
    let neighbours = model.index().referrers(id);
    let is_single = |subnet: &Subnet| subnet.range.prefix_len() == subnet.range.max_prefix_len();
    neighbours.iter().any(|id| id.kind == Kind::IntersitePolicy)
        && neighbours.iter().filter_map(|id| entity(model, *id)).all(is_single)
}
