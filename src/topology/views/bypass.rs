//! Bypass IDs, trunk configurations and media configurations in force, and places of addresses.

use super::super::arena::Id;
use super::super::entity::{
    BypassMode, MediaConfiguration, MediationPool, NetworkRegion, NetworkSite, ServerSite, Subnet, Trunk,
    TrunkConfiguration,
};
use super::super::key::Key;
use super::super::model::Model;
use super::super::store::{Entity, Topology};
use super::super::values::Guid;
use super::super::{AnyId, RefExt};
use std::fmt;
use std::net::IpAddr;

/// A bypass ID. The real system makes the automatic ones, so they are symbols here; no GUID is ever invented
/// (domain.md 2.1-7, Ruling).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BypassId {
    /// The automatic ID of a network region.
    Region(Id<NetworkRegion>),
    /// The automatic ID of a network site that has a profile.
    NetworkSite(Id<NetworkSite>),
    /// The automatic global ID.
    Global,
    /// An ID that was typed or imported.
    Typed(Guid),
}

impl BypassId {
    /// The ID as reports show it: `region:EMEA`, `site:Reno`, `global`, or the GUID.
    pub fn show(self, topology: &Topology) -> impl fmt::Display {
        match self {
            Self::Region(id) => format!("region:{}", topology.name(id.into())),
            Self::NetworkSite(id) => format!("site:{}", topology.name(id.into())),
            Self::Global => "global".to_owned(),
            Self::Typed(guid) => guid.to_string(),
        }
    }
}

impl Topology {
    /// The ID that a network site has in sites-and-regions mode, whatever the mode is now: its typed one, its own
    /// when it has a profile, else that of its region; none without a region (domain.md 2.1-3) [PMB, c:NewSite].
    pub fn own_bypass_id(&self, id: Id<NetworkSite>) -> Option<BypassId> {
        let network_site = self.get(id)?;
        if let Some(guid) = network_site.bypass_id {
            return Some(BypassId::Typed(guid));
        }
        let (region, _) = self.follow(&network_site.region)?;
        if network_site.profile.is_some() {
            Some(BypassId::NetworkSite(id))
        } else {
            self.region_bypass_id(region)
        }
    }

    /// The ID of a network region in sites-and-regions mode.
    pub fn region_bypass_id(&self, id: Id<NetworkRegion>) -> Option<BypassId> {
        let region = self.get(id)?;
        Some(region.bypass_id.map_or(BypassId::Region(id), BypassId::Typed))
    }

    /// The global ID, for always bypass and for addresses that are not mapped.
    pub fn global_bypass_id(&self) -> BypassId {
        self.bypass_settings().bypass_id.map_or(BypassId::Global, BypassId::Typed)
    }

    /// The ID in force for clients of a network site under the mode that is set (domain.md 2.1).
    pub fn bypass_id_in_force(&self, id: Id<NetworkSite>) -> Option<BypassId> {
        match self.bypass_settings().mode() {
            BypassMode::Off => None,
            BypassMode::Always => Some(self.global_bypass_id()),
            BypassMode::SitesAndRegions => self.own_bypass_id(id).or_else(|| self.default_bypass_id()),
        }
    }

    /// The ID of addresses that are found in no network site and region: the global one where it is switched on
    /// (domain.md 2.1-3e).
    pub fn default_bypass_id(&self) -> Option<BypassId> {
        self.bypass_settings().default_bypass_id.then(|| self.global_bypass_id())
    }
}

/// Where an address stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The subnet that was found.
    pub subnet: Id<Subnet>,
    /// Its network site, if it names one.
    pub network_site: Option<Id<NetworkSite>>,
}

impl Model {
    /// The narrowest subnet that contains an address, and its network site: how servers are located, and clients
    /// for CAC (domain.md 2.2, 3.3).
    #[inline]
    pub fn locate(&self, address: IpAddr) -> Option<Standing> {
        self.index().subnets.containing(address).map(|subnet| self.standing(subnet))
    }

    /// The subnet whose network address this is: how clients are located for bypass (domain.md 2.2) [NET].
    #[inline]
    pub fn locate_exactly(&self, network: IpAddr) -> Option<Standing> {
        self.index().subnets.exact(network).map(|subnet| self.standing(subnet))
    }

    #[inline]
    fn standing(&self, subnet: Id<Subnet>) -> Standing {
        Standing { subnet, network_site: self.index().home(subnet) }
    }

    /// The network site in which an entity stands by its first known address; derived, never stored.
    pub fn stands_in<T: Entity>(&self, entity: &T) -> Option<Id<NetworkSite>> {
        entity.addresses().into_iter().find_map(|address| self.locate(address)?.network_site)
    }

    /// The trunk configuration in force for a trunk: one whole collection, that of the trunk, else that of its
    /// server site, else Global; never merged (domain.md 7.2, AMB-27) [DTC].
    pub fn trunk_configuration(
        &self,
        trunk: Id<Trunk>,
    ) -> Option<(Id<TrunkConfiguration>, &TrunkConfiguration)> {
        let server_site = self.topology().get(trunk)?.server_site(self.topology());
        self.collection(&[Some(trunk.into()), server_site.map(AnyId::from)])
    }

    /// The trunk configuration that would be in force without the collection of one scope: what a narrower one
    /// replaces. `None` for Global, which replaces nothing.
    pub fn wider_trunk_configuration(
        &self,
        configuration: Id<TrunkConfiguration>,
    ) -> Option<(Id<TrunkConfiguration>, &TrunkConfiguration)> {
        match self.topology().get(configuration)?.key() {
            Key::Scope(owner) => {
                let trunk = owner.typed::<Trunk>().and_then(|id| self.topology().get(id));
                let server_site = trunk.and_then(|trunk| trunk.server_site(self.topology()));
                self.collection(&[server_site.map(AnyId::from)])
            }
            Key::Name(_) => self.collection(&[]),
            Key::Global | Key::Address(_) => None,
        }
    }

    /// The media configuration in force for a Mediation Server pool (domain.md 1.17).
    pub fn media_configuration(
        &self,
        pool: Id<MediationPool>,
    ) -> Option<(Id<MediaConfiguration>, &MediaConfiguration)> {
        let server_site = self.pool_server_site(pool);
        self.collection(&[Some(pool.into()), server_site.map(AnyId::from)])
    }

    /// The server site of a Mediation Server pool: its own, else that of its host.
    pub fn pool_server_site(&self, pool: Id<MediationPool>) -> Option<Id<ServerSite>> {
        let topology = self.topology();
        let pool = topology.get(pool)?;
        let front_end = || topology.follow(&pool.host_front_end)?.1.server_site.id();
        let appliance = || topology.follow(&pool.host_appliance)?.1.server_site.id();
        pool.server_site.id().or_else(front_end).or_else(appliance)
    }

    /// The first collection that exists among scopes from narrow to wide, else the global one.
    fn collection<T: Entity>(&self, scopes: &[Option<AnyId>]) -> Option<(Id<T>, &T)> {
        let narrow =
            scopes.iter().flatten().find_map(|owner| self.index().by_key(T::KIND, &Key::Scope(*owner)));
        let id = narrow.or_else(|| self.index().by_key(T::KIND, &Key::Global))?.typed()?;
        Some((id, self.topology().get(id)?))
    }
}
