//! The bypass IDs of all network sites, for many calls at once.

use super::settings::Settings;
use crate::topology::{BypassId, Id, Model, NetworkSite};

/// The bypass ID of clients in each network site, found once: what remains of a call is a place in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ClientIds {
    by_network_site: Vec<Option<BypassId>>,
    default: Option<BypassId>,
}

impl ClientIds {
    /// The IDs of a topology.
    pub fn of(model: &Model, settings: &Settings) -> Self {
        let mut by_network_site = Vec::with_capacity(model.topology().network_sites.len());
        for (id, _) in model.topology().network_sites.iter() {
            // Numbers of network sites that were removed stay empty; nothing names them.
            by_network_site.resize(id.index() as usize, settings.default_id);
            by_network_site.push(settings.id_of(model, Some(id)));
        }
        Self { by_network_site, default: settings.default_id }
    }

    /// The ID of a client in a network site, or in none, as [`Settings::id_of`] gives it.
    #[inline]
    pub fn at(&self, network_site: Option<Id<NetworkSite>>) -> Option<BypassId> {
        let known = network_site.and_then(|id| self.by_network_site.get(id.index() as usize));
        known.copied().unwrap_or(self.default)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::tests::litware_with;

    #[test]
    fn an_id_from_the_list_is_the_one_that_is_found_alone() {
        let edits = r#"Remove(NetworkSite("Manila"), Clear), Set(MediaBypassSettings("Global"), "EnableDefaultBypassID", true)"#;
        for edits in ["", edits] {
            let draft = litware_with(edits);
            let model = draft.model();
            let settings = Settings::of(model);
            let ids = ClientIds::of(model, &settings);
            for id in model.topology().network_sites.iter().map(|(id, _)| Some(id)).chain([None]) {
                assert_eq!(ids.at(id), settings.id_of(model, id), "{id:?}");
            }
        }
    }
}
