//! Copies of what is there: with new names, and without what may stand only once.

use super::collections;
use super::edits::{Attributes, Edit, Subject};
use super::making::{fqdn, free_addresses};
use super::standing::stands_in;
use crate::topology::attributes::{Names, Value};
use crate::topology::{AnyId, Gateway, Kind, Model, Subnet, Trunk};
use std::collections::BTreeSet;

/// The kinds that can be copied. Links, policies and routes stand once between their ends, and an address stands once.
pub fn can_be_copied(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::NetworkRegion
            | Kind::NetworkSite
            | Kind::BandwidthPolicyProfile
            | Kind::ServerSite
            | Kind::MediationPool
            | Kind::Gateway
            | Kind::Trunk
            | Kind::VoiceRoute
            | Kind::PstnUsage
            | Kind::VoicePolicy
    )
}

/// What a copy is not given: addresses and typed IDs that would say of two things what is true of one.
const LEFT_OUT: [&str; 8] = [
    "Identity",
    "BypassID",
    "Computers",
    "SignallingAddress",
    "RepresentativeMediaIP",
    "AlternateByPassId",
    "Default",
    "Root",
];

/// Copies as one edit.
#[derive(Debug, Clone, PartialEq)]
pub struct Copies {
    /// The edit.
    pub edit: Edit,
    /// What it makes, in the order of the originals.
    pub made: Vec<Subject>,
    /// The network sites whose subnets stay with the original, by name.
    pub without_subnets: Vec<String>,
}

/// Copies entities: each with a numbered name, a gateway peer with an address of its own and with its root trunk.
/// `None` where nothing of them can be copied.
pub fn duplicate(model: &Model, ids: impl IntoIterator<Item = AnyId>) -> Option<Copies> {
    let topology = model.topology();
    let mut copying = Copying { model, taken: BTreeSet::new(), edits: Vec::new() };
    let mut made = Vec::new();
    let mut without_subnets = Vec::new();
    let ids: Vec<AnyId> = ids.into_iter().filter(|id| can_be_copied(id.kind)).collect();
    for id in &ids {
        let subject = copying.copy(*id, None);
        if let Some(gateway) = id.typed::<Gateway>() {
            let root = model.index().users::<Trunk>(gateway.into());
            let root = root.into_iter().find(|id| topology.get(*id).is_some_and(|trunk| trunk.root));
            // A trunk that is copied for itself is not copied again.
            if let Some(trunk) = root.filter(|trunk| !ids.contains(&(*trunk).into())) {
                copying.copy(trunk.into(), Some(&subject));
            }
        }
        if id.kind == Kind::NetworkSite && model.index().users::<Subnet>(*id).next().is_some() {
            without_subnets.push(topology.name(*id));
        }
        made.push(subject);
    }
    let name = match made.as_slice() {
        [] => return None,
        [one] => format!("Duplicate {} as {}", topology.name(*ids.first()?), one.name),
        more => format!("Duplicate {} things", more.len()),
    };
    Some(Copies { edit: Edit::Batch(name, copying.edits), made, without_subnets })
}

struct Copying<'a> {
    model: &'a Model,
    /// Names that copies have already.
    taken: BTreeSet<(Kind, String)>,
    edits: Vec<Edit>,
}

impl Copying<'_> {
    /// Adds a copy; of a root trunk one that leads to the copy of its gateway peer.
    fn copy(&mut self, id: AnyId, gateway: Option<&Subject>) -> Subject {
        let topology = self.model.topology();
        let stem = gateway.map_or_else(|| topology.name(id), |gateway| gateway.name.clone());
        let subject = Subject::new(id.kind, self.free_name(id.kind, &stem, gateway.is_some()));
        let own = collections::attributes(topology, id);
        let mut attributes: Attributes =
            own.into_iter().filter(|(key, _)| !LEFT_OUT.contains(&key.as_str())).collect();
        for key in ["Host", "PoolFqdn"] {
            if attributes.contains_key(key) {
                attributes.insert(key.to_owned(), Value::text(fqdn(self.model, &subject.name)));
            }
        }
        if id.kind == Kind::Gateway
            && let Some(address) = self.free_address(id)
        {
            attributes.insert("SignallingAddress".to_owned(), Value::text(address));
        }
        if let Some(gateway) = gateway {
            attributes.insert("Gateway".to_owned(), Value::text(&gateway.name));
            attributes.insert("Root".to_owned(), Value::Flag(true));
        }
        self.edits.push(Edit::Add(subject.clone(), attributes));
        subject
    }

    /// An address where the original stands, that no other copy took.
    fn free_address(&mut self, id: AnyId) -> Option<String> {
        let site = stands_in(self.model, id)?;
        let count = self.taken.len() + 1;
        let free = free_addresses(self.model, site, count).into_iter().map(|address| address.to_string());
        let unused = |address: &String| !self.taken.contains(&(Kind::Subnet, address.clone()));
        let address = free.into_iter().find(unused)?;
        self.taken.insert((Kind::Subnet, address.clone()));
        Some(address)
    }

    /// A name with the next number; servers and peers have it behind a hyphen, because it is part of a host name.
    fn free_name(&mut self, kind: Kind, name: &str, exact: bool) -> String {
        let divider =
            if matches!(kind, Kind::Gateway | Kind::MediationPool | Kind::Trunk) { '-' } else { ' ' };
        let stem = match name.rsplit_once(divider) {
            Some((stem, number)) if !stem.is_empty() && number.parse::<u32>().is_ok() => stem,
            _ => name,
        };
        let is_free = |name: &String| {
            self.model.find(kind, name).is_none() && !self.taken.contains(&(kind, name.to_lowercase()))
        };
        let numbered = (2u32..).map(|number| format!("{stem}{divider}{number}"));
        let wished = Some(name.to_owned()).filter(|_| exact);
        let free = wished.into_iter().chain(numbered).find(is_free).unwrap_or_else(|| name.to_owned());
        self.taken.insert((kind, free.to_lowercase()));
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Draft;
    use crate::file::Sample;
    use crate::topology::RefExt;

    fn draft() -> Draft {
        Draft::new(Sample::named("litware").unwrap().open().unwrap())
    }

    fn copied(draft: &mut Draft, originals: &[(Kind, &str)]) -> Copies {
        let ids: Vec<AnyId> =
            originals.iter().map(|(kind, name)| draft.model().find(*kind, name).unwrap()).collect();
        let copies = duplicate(draft.model(), ids).unwrap();
        draft.apply(&copies.edit).unwrap();
        copies
    }

    #[test]
    fn a_copy_has_a_numbered_name_the_same_settings_and_no_address() {
        let mut draft = draft();
        for name in ["Reno 2", "Reno 3"] {
            let copies = copied(&mut draft, &[(Kind::NetworkSite, "Reno")]);
            assert_eq!(
                (copies.made[0].name.as_str(), copies.without_subnets.as_slice()),
                (name, &["Reno".to_owned()][..])
            );
        }
        let model = draft.model();
        let of = |name: &str| model.named::<crate::topology::NetworkSite>(name).unwrap();
        let (original, copy) = (of("Reno"), of("Reno 3"));
        assert_eq!(copy.1.region.id(), original.1.region.id());
        assert_eq!(copy.1.profile.id(), original.1.profile.id());
        assert_eq!(model.index().users::<Subnet>(copy.0.into()).count(), 0);
        let third = copied(&mut draft, &[(Kind::NetworkSite, "Reno 2")]);
        assert_eq!(third.made[0].name, "Reno 4", "the number goes on");
    }

    #[test]
    fn a_copied_gateway_peer_has_a_host_an_address_and_a_root_trunk_of_its_own() {
        let mut draft = draft();
        let copies = copied(&mut draft, &[(Kind::Gateway, "gw-reno"), (Kind::Gateway, "gw-reno")]);
        assert_eq!(copies.made.len(), 2);
        let model = draft.model();
        let named = |name: &str| model.named::<Gateway>(name).unwrap().1.clone();
        let all = [named("gw-reno"), named("gw-reno-2"), named("gw-reno-3")];
        let addresses: BTreeSet<_> = all.iter().map(|gateway| gateway.signalling_address.unwrap()).collect();
        assert_eq!(addresses.len(), 3);
        assert_eq!(model.stands_in(&all[2]), model.stands_in(&all[0]));
        assert_eq!(all[1].host.to_string(), "gw-reno-2.litwareinc.com");
        let trunk = model.named::<Trunk>("gw-reno-3").unwrap().1;
        assert!(trunk.root && trunk.pool.id() == model.named::<Trunk>("gw-reno").unwrap().1.pool.id());
    }

    #[test]
    fn a_copied_trunk_is_no_root_and_what_stands_once_is_not_copied() {
        let mut draft = draft();
        copied(&mut draft, &[(Kind::Trunk, "gw-chi")]);
        assert!(!draft.model().named::<Trunk>("gw-chi-2").unwrap().1.root);
        let link = draft.model().find(Kind::RegionLink, "NA-EMEA-LINK").unwrap();
        assert_eq!(duplicate(draft.model(), [link]), None);
    }
}
