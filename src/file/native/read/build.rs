//! Building an entity from what was read of it, and putting it into its arena.

use super::super::fault::{Collected, Found, Reason};
use super::Reader;
use crate::topology::attributes::{About, Domain, Value};
use crate::topology::{Entity, Kind, Target, for_kind};

impl Reader<'_, '_> {
    /// Puts the entity that was read into its arena, and names it in the faults that were found in it.
    pub(super) fn take_entity(&mut self, first_fault: usize) {
        if let Some(kind) = self.attributes.kind {
            for_kind!(kind, T => self.build::<T>());
        }
        if self.faults.len() > first_fault {
            self.faults.name_since(first_fault, self.attributes.subject().as_deref());
        }
    }

    fn build<T: Entity>(&mut self) {
        let Self { attributes, names, faults, .. } = self;
        let mut entity = T::default();
        let mut whole = true;
        for (place, row) in T::ATTRIBUTES.iter().enumerate() {
            match attributes.get(place) {
                Some((offset, value)) if !(row.about.required && *value == Value::None) => {
                    if let Err(fault) = row.write(&mut entity, value, &*names) {
                        if let Some((found, taken)) =
                            attributes.host_bits().filter(|_| T::KIND == Kind::Subnet)
                            && let Some(range) = T::ATTRIBUTES.first()
                            && range.write(&mut entity, &Value::text(taken), &*names).is_ok()
                        {
                            note(faults, *offset, Some("V-33"), Reason::HostBits { found, taken });
                            // The mask has been read with the address.
                            continue;
                        }
                        let code = value_code(T::KIND, &row.about);
                        note(faults, *offset, code, Reason::Value { key: row.about.key, fault });
                        whole &= !is_essential(T::KIND, &row.about);
                    }
                }
                _ if row.about.required && !is_range_with_mask(T::KIND, &row.about, attributes.text(0)) => {
                    let code = value_code(T::KIND, &row.about);
                    note(faults, attributes.start, code, Reason::Required(row.about.key));
                    whole &= !is_essential(T::KIND, &row.about);
                }
                _ => {}
            }
        }
        if !whole {
            return;
        }
        if names.by_key(T::KIND, &entity.key()).is_some() {
            note(faults, attributes.start, duplicate_code(T::KIND), Reason::Duplicate);
            return;
        }
        let waits = any_missing(&entity);
        let id = T::arena_mut(&mut self.topology).push(entity);
        if let Some(entity) = self.topology.get(id) {
            names.insert(id.into(), entity);
        }
        if waits {
            self.waiting.push((id.into(), attributes.start));
        }
    }
}

fn note(faults: &mut Collected, offset: usize, code: Option<&'static str>, reason: Reason) {
    faults.push(Found { offset, code, subject: None, reason });
}

fn any_missing<T: Entity>(entity: &T) -> bool {
    let mut any = false;
    for row in T::ATTRIBUTES {
        row.refs(entity, &mut |target| any |= matches!(target, Target::Missing(..)));
    }
    any
}

/// Whether an entity is nothing without the attribute: its identity, and the mask of a subnet.
fn is_essential(kind: Kind, about: &About) -> bool {
    about.key == "Identity" || is_mask(kind, about)
}

fn is_mask(kind: Kind, about: &About) -> bool {
    kind == Kind::Subnet && about.key == "MaskBits"
}

/// Whether the mask stands behind the address, as in `10.0.0.0/24`.
fn is_range_with_mask(kind: Kind, about: &About, identity: Option<&str>) -> bool {
    is_mask(kind, about) && identity.is_some_and(|text| text.contains('/'))
}

/// The rule that a value of an attribute breaks when it is none.
fn value_code(kind: Kind, about: &About) -> Option<&'static str> {
    if is_mask(kind, about) {
        Some("V-34")
    } else if about.domain == Domain::Guid {
        Some("V-53")
    } else {
        None
    }
}

/// The rule that a second entity of the same identity breaks.
pub(super) fn duplicate_code(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Trunk => Some("V-15"),
        Kind::TrunkConfiguration => Some("V-24"),
        Kind::Subnet => Some("V-35"),
        Kind::NetworkRegion
        | Kind::NetworkSite
        | Kind::BandwidthPolicyProfile
        | Kind::RegionLink
        | Kind::RegionRoute
        | Kind::IntersitePolicy => Some("V-32"),
        _ => None,
    }
}
