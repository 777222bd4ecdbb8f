//! The topology: every entity of the voice network, which is what gets published.

use super::arena::{Arena, Id};
use super::attributes::Attribute;
use super::entity_id::AnyId;
use super::key::Key;
use super::kind::{Kind, for_kind, with_every_kind};
use ipnet::IpNet;
use std::net::IpAddr;

/// What every kind of entity can say of itself.
pub trait Entity: Clone + PartialEq + Default + std::fmt::Debug + Send + Sync + 'static {
    /// Its kind.
    const KIND: Kind;
    /// Its rows of the attribute table; the first one is its name.
    const ATTRIBUTES: &'static [Attribute<Self>];

    /// What makes it unique among its kind.
    fn key(&self) -> Key;

    /// The name that files, edits, scripts and people use, such as `Reno` or `site:Chicago`.
    fn identity(&self, topology: &Topology) -> String;

    /// The range of addresses that it stands for; subnets alone have one.
    fn range(&self) -> Option<IpNet> {
        None
    }

    /// Every address by which the topology must locate it in a network site (V-39, V-40).
    fn addresses(&self) -> Vec<IpAddr> {
        Vec::new()
    }

    /// The arena of this kind.
    fn arena(topology: &Topology) -> &Arena<Self>;

    /// The arena of this kind, to be changed.
    fn arena_mut(topology: &mut Topology) -> &mut Arena<Self>;
}

macro_rules! topology {
    ($($type:ident, $arena:ident, $one:literal, $many:literal;)*) => {
        /// Every entity of a voice network. A clone costs a few reference counts and shares all pages.
        #[derive(Debug, Clone, PartialEq)]
        pub struct Topology {
            $(#[doc = concat!("The ", $many, ".")] pub $arena: Arena<super::$type>,)*
        }

        impl Topology {
            /// A topology without any collection or setting; what a reader fills.
            pub(crate) fn bare() -> Self {
                Self { $($arena: Arena::default(),)* }
            }
        }
    };
}
with_every_kind!(topology);

/// Implements what every [`Entity`] answers alike: where it is stored and, where that is what tells it apart, its name,
/// its scope, or that there is just one.
macro_rules! stored_in {
    ($arena:ident) => {
        fn arena(topology: &$crate::topology::Topology) -> &$crate::topology::Arena<Self> {
            &topology.$arena
        }

        fn arena_mut(topology: &mut $crate::topology::Topology) -> &mut $crate::topology::Arena<Self> {
            &mut topology.$arena
        }
    };
    ($arena:ident, by name) => {
        fn key(&self) -> $crate::topology::key::Key {
            $crate::topology::key::Key::Name(self.name.folded())
        }

        fn identity(&self, _: &$crate::topology::Topology) -> String {
            self.name.to_string()
        }

        $crate::topology::store::stored_in!($arena);
    };
    ($arena:ident, by scope) => {
        fn key(&self) -> $crate::topology::key::Key {
            self.scope.key()
        }

        fn identity(&self, topology: &$crate::topology::Topology) -> String {
            self.scope.identity(topology)
        }

        $crate::topology::store::stored_in!($arena);
    };
    ($arena:ident, alone) => {
        fn key(&self) -> $crate::topology::key::Key {
            $crate::topology::key::Key::Global
        }

        fn identity(&self, _: &$crate::topology::Topology) -> String {
            $crate::topology::GLOBAL.to_owned()
        }

        $crate::topology::store::stored_in!($arena);
    };
}
pub(in crate::topology) use stored_in;

impl Default for Topology {
    /// An empty network: the settings and the collections of global scope, with factory defaults.
    fn default() -> Self {
        let mut topology = Self::bare();
        topology.complete();
        topology
    }
}

impl Topology {
    /// Adds what every topology has and this one lacks, settings and collections of global scope, and says what was
    /// added.
    pub(crate) fn complete(&mut self) -> Vec<AnyId> {
        fn ensure<T: Entity>(topology: &mut Topology) -> Option<AnyId> {
            let there = T::arena(topology).iter().any(|(_, entity)| entity.key() == Key::Global);
            (!there).then(|| T::arena_mut(topology).push(T::default()).into())
        }
        let added = [
            ensure::<super::Deployment>(self),
            ensure::<super::NetworkConfiguration>(self),
            ensure::<super::MediaBypassSettings>(self),
            ensure::<super::RoutingConfiguration>(self),
            ensure::<super::TrunkConfiguration>(self),
            ensure::<super::MediaConfiguration>(self),
            ensure::<super::VoicePolicy>(self),
        ];
        added.into_iter().flatten().collect()
    }

    /// The entity of an id.
    pub fn get<T: Entity>(&self, id: Id<T>) -> Option<&T> {
        T::arena(self).get(id)
    }

    /// The entity that a reference names, `None` when it is unset or names nothing.
    pub fn follow<T: Entity>(&self, reference: &Option<super::Ref<T>>) -> Option<(Id<T>, &T)> {
        let id = reference.as_ref()?.id()?;
        Some((id, self.get(id)?))
    }

    /// Whether an entity exists.
    pub fn contains(&self, id: AnyId) -> bool {
        for_kind!(id.kind, T => T::arena(self).get(Id::<T>::at(id.index)).is_some())
    }

    /// The name of an entity as people know it; empty when there is no such entity.
    pub fn name(&self, id: AnyId) -> String {
        for_kind!(id.kind, T => {
            T::arena(self).get(Id::<T>::at(id.index)).map(|entity| entity.identity(self)).unwrap_or_default()
        })
    }

    /// What makes an entity unique among its kind.
    pub fn key(&self, id: AnyId) -> Option<Key> {
        for_kind!(id.kind, T => T::arena(self).get(Id::<T>::at(id.index)).map(Entity::key))
    }

    /// Every entity of a kind, in the order of making.
    pub fn ids(&self, kind: Kind) -> Vec<AnyId> {
        for_kind!(kind, T => T::arena(self).iter().map(|(id, _)| AnyId::from(id)).collect())
    }

    /// How many entities of a kind there are.
    pub fn count(&self, kind: Kind) -> usize {
        for_kind!(kind, T => T::arena(self).len())
    }

    /// Whether call admission control is on: `EnableBandwidthPolicyCheck` [c:Set-CsNetworkConfiguration].
    pub fn cac_enabled(&self) -> bool {
        self.network_configurations.first().is_some_and(|(_, settings)| settings.cac_enabled)
    }

    /// The global bypass settings; factory defaults where the document has none.
    pub fn bypass_settings(&self) -> super::MediaBypassSettings {
        self.media_bypass_settings.first().map(|(_, settings)| settings.clone()).unwrap_or_default()
    }
}
