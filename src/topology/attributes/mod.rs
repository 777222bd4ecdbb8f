//! The one attribute table: every attribute of every kind, with its label, cmdlet parameter, unit, range,
//! source and a sentence of help.
//!
//! Files, edits, the inspector, tooltips, differences in words and exports all read and write entities
//! through these rows; defaults are those of the entities' `Default`. One file a family of kinds.

mod field_types;
mod names;
mod typed;
mod value;
mod words;

mod links;
mod media_configuration;
mod network;
mod peers;
mod pools;
mod profile;
mod routing;
mod server_site;
mod settings;
mod subnet;
mod trunk_configuration;
mod users;

pub use field_types::{AttributeFault, Domain, Field};
pub use names::Names;
pub use value::Value;
pub use words::{figure, lower_first};

pub(in crate::topology) use {
    links::{INTERSITE_POLICY, REGION_LINK, REGION_ROUTE},
    media_configuration::MEDIA_CONFIGURATION,
    network::{NETWORK_REGION, NETWORK_SITE},
    peers::{APPLIANCE, GATEWAY, TRUNK},
    pools::{CONFERENCING_POOL, EDGE_POOL, FRONT_END_POOL, MEDIATION_POOL},
    profile::PROFILE,
    routing::{PSTN_USAGE, VOICE_ROUTE, VOICE_ROUTING_POLICY},
    server_site::SERVER_SITE,
    settings::{DEPLOYMENT, MEDIA_BYPASS_SETTINGS, NETWORK_CONFIGURATION, ROUTING_CONFIGURATION},
    subnet::SUBNET,
    trunk_configuration::TRUNK_CONFIGURATION,
    users::{USER, VOICE_POLICY},
};

use super::entity_id::{AnyId, Target};
use super::store::Topology;

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Kilobits per second, in one direction.
    Kbps,
    /// Calls in the busy hour.
    Calls,
    /// Dialogs.
    Dialogs,
    /// Bits of a prefix.
    Bits,
    /// Ports.
    Ports,
}

impl Unit {
    /// The unit as it stands after a figure.
    pub fn label(self) -> &'static str {
        match self {
            Self::Kbps => "kbps",
            Self::Calls => "calls",
            Self::Dialogs => "dialogs",
            Self::Bits => "bits",
            Self::Ports => "ports",
        }
    }
}

/// What is known of an attribute beside its value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct About {
    /// The word in files, edits and scripts; the cmdlet parameter where there is one.
    pub key: &'static str,
    /// The wording of the Control Panel or of Topology Builder.
    pub label: &'static str,
    /// What values it takes.
    pub domain: Domain,
    /// What a number counts.
    pub unit: Option<Unit>,
    /// The lowest and the highest number that the product takes; rules and forms read it.
    pub range: Option<(u64, u64)>,
    /// Whether an entity cannot be made without it.
    pub required: bool,
    /// Whether the application alone knows it: no cmdlet parameter holds it.
    pub app_side: bool,
    /// One sentence for the tooltip.
    pub help: &'static str,
    /// The key of the document that defines it (domain.md 0).
    pub source: &'static str,
}

impl About {
    /// The cmdlet parameter, `None` for what the application alone knows.
    pub fn parameter(&self) -> Option<&'static str> {
        (!self.app_side).then_some(self.key)
    }
}

/// What walks over the references of an entity.
type VisitRefs<T> = fn(&T, &mut dyn FnMut(Target<'_>));

/// One row of the table: an attribute of `T` and how to reach it.
#[derive(Clone, Copy)]
pub struct Attribute<T> {
    /// What is known of it.
    pub about: About,
    pub(in crate::topology) read: fn(&T, &Topology) -> Value,
    pub(in crate::topology) write: fn(&mut T, &Value, &dyn Names) -> Result<(), AttributeFault>,
    pub(in crate::topology) refs: VisitRefs<T>,
    pub(in crate::topology) retarget: fn(&mut T, AnyId, Option<AnyId>),
    pub(in crate::topology) mend: fn(&mut T, &dyn Names),
}

impl<T> Attribute<T> {
    /// The value in an entity; references come out as names.
    pub fn read(&self, entity: &T, topology: &Topology) -> Value {
        (self.read)(entity, topology)
    }

    /// Sets the value; a name that names nothing becomes a missing reference.
    ///
    /// # Errors
    /// When the value is none that the attribute can take; the entity is then as it was.
    pub fn write(&self, entity: &mut T, value: &Value, names: &dyn Names) -> Result<(), AttributeFault> {
        (self.write)(entity, value, names)
    }

    /// Visits what the attribute refers to.
    pub fn refs(&self, entity: &T, visit: &mut dyn FnMut(Target<'_>)) {
        (self.refs)(entity, visit);
    }

    const fn label(mut self, label: &'static str) -> Self {
        self.about.label = label;
        self
    }

    const fn unit(mut self, unit: Unit) -> Self {
        self.about.unit = Some(unit);
        self
    }

    const fn range(mut self, low: u64, high: u64) -> Self {
        self.about.range = Some((low, high));
        self
    }

    const fn required(mut self) -> Self {
        self.about.required = true;
        self
    }

    const fn app_side(mut self) -> Self {
        self.about.app_side = true;
        self
    }

    const fn doc(mut self, source: &'static str, help: &'static str) -> Self {
        self.about.source = source;
        self.about.help = help;
        self
    }
}

/// A row whose value is one field of the entity.
macro_rules! field {
    ($entity:ident . $field:ident as $type:ty, $key:literal) => {
        $crate::topology::attributes::Attribute::<$entity> {
            about: $crate::topology::attributes::About {
                key: $key,
                label: $key,
                domain: <$type as $crate::topology::attributes::Field>::DOMAIN,
                unit: None,
                range: None,
                required: false,
                app_side: false,
                help: "",
                source: "",
            },
            read: |entity, topology| $crate::topology::attributes::Field::read(&entity.$field, topology),
            write: |entity, value, names| {
                entity.$field = <$type as $crate::topology::attributes::Field>::write(value, names)?;
                Ok(())
            },
            refs: |entity, visit| $crate::topology::attributes::Field::refs(&entity.$field, visit),
            retarget: |entity, from, to| {
                $crate::topology::attributes::Field::retarget(&mut entity.$field, from, to);
            },
            mend: |entity, names| $crate::topology::attributes::Field::mend(&mut entity.$field, names),
        }
    };
}
use field;

#[cfg(test)]
mod tests {
    use crate::topology::{Entity, Kind, for_kind};
    use std::collections::BTreeSet;

    #[test]
    fn every_row_has_a_label_a_sentence_and_a_source() {
        for kind in Kind::ALL {
            for_kind!(*kind, T => for row in T::ATTRIBUTES {
                let about = row.about;
                assert!(!about.label.is_empty() && !about.source.is_empty(), "{kind:?} {}", about.key);
                assert!(about.help.ends_with('.'), "{kind:?} {}: {}", about.key, about.help);
            });
        }
    }

    #[test]
    fn keys_are_unique_within_a_kind_and_the_first_is_the_identity() {
        for kind in Kind::ALL {
            for_kind!(*kind, T => {
                let keys: BTreeSet<_> = T::ATTRIBUTES.iter().map(|row| row.about.key).collect();
                assert_eq!(keys.len(), T::ATTRIBUTES.len(), "{kind:?}");
                assert!(kind.is_single() || T::ATTRIBUTES[0].about.key == "Identity", "{kind:?}");
            });
        }
    }

    #[test]
    fn a_default_entity_reads_and_writes_to_itself() {
        let topology = crate::topology::Topology::default();
        let model = crate::topology::Model::new(topology);
        for kind in Kind::ALL {
            for_kind!(*kind, T => {
                let entity = T::default();
                let mut copy = T::default();
                for row in T::ATTRIBUTES {
                    let value = row.read(&entity, model.topology());
                    row.write(&mut copy, &value, &model).unwrap_or_else(|e| panic!("{kind:?} {}: {e}", row.about.key));
                }
                assert_eq!(entity, copy, "{kind:?}");
            });
        }
    }
}
