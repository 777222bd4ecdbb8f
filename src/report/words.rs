//! Wording that all reports share.

use crate::topology::{AnyId, BypassId, Id, NetworkSite, RefExt, Topology};

pub use crate::topology::attributes::figure;

/// What a missing bypass ID is called.
pub const NO_ID: &str = "no ID";

/// The name of an entity; "none" where there is none.
pub fn name<T: Into<AnyId>>(topology: &Topology, id: Option<T>) -> String {
    id.map_or_else(|| "none".to_owned(), |id| topology.name(id.into()))
}

/// A bypass ID as reports show it: `site:Reno`, `region:EMEA`, `global`, a GUID, or "no ID".
pub fn bypass_id(topology: &Topology, id: Option<BypassId>) -> String {
    id.map_or_else(|| NO_ID.to_owned(), |id| id.show(topology).to_string())
}

/// Why an end has its bypass ID in sites-and-regions mode (domain.md 2.1): "Its own: Reno has a profile".
pub fn bypass_id_origin(
    topology: &Topology,
    network_site: Option<Id<NetworkSite>>,
    id: Option<BypassId>,
) -> String {
    let called = || name(topology, network_site);
    let entity = network_site.and_then(|id| topology.get(id));
    match id {
        Some(BypassId::NetworkSite(_)) => format!("Its own: {} has a profile", called()),
        Some(BypassId::Region(_)) => format!("Its region's: {} has no profile", called()),
        Some(BypassId::Typed(_)) if entity.is_some_and(|entity| entity.bypass_id.is_some()) => {
            format!("Typed on {}", called())
        }
        Some(BypassId::Typed(_)) if entity.is_some_and(|entity| entity.region.is_some()) => {
            format!(
                "Typed on its network region {}",
                name(topology, entity.and_then(|entity| entity.region.id()))
            )
        }
        Some(BypassId::Global | BypassId::Typed(_)) => "The global one of non-mapped sites".to_owned(),
        None if entity.is_some() => format!("{} has no network region", called()),
        None => "It is in no network site".to_owned(),
    }
}

/// A cmdlet parameter with its value: `EnableBypass = True`.
pub fn parameter(key: &str, value: bool) -> String {
    format!("{key} = {}", if value { "True" } else { "False" })
}

/// A text as the beginning of a line: its first letter large.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Several things in a row: "a", "a and b", "a, b and c".
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    let Some((last, rest)) = items.split_last() else { return String::new() };
    let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
    match rest.as_slice() {
        [] => last.as_ref().to_owned(),
        rest => format!("{} and {}", rest.join(", "), last.as_ref()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_as_people_write_them() {
        let none: [&str; 0] = [];
        assert_eq!(list(&none), "");
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b"]), "a and b");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
    }

    #[test]
    fn what_is_missing_has_a_word() {
        let topology = Topology::default();
        assert_eq!(bypass_id(&topology, None), "no ID");
        assert_eq!(name::<AnyId>(&topology, None), "none");
        assert_eq!(bypass_id(&topology, Some(BypassId::Global)), "global");
    }
}
