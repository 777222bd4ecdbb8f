//! What a client is told when it signs in: the in-band media configuration for its address ([MS-SIPREGE] 2.2.2.5.8;
//! domain.md 2.1, 2.2) [JB].

use super::address::EndpointAddress;
use super::decision::Settings;
use super::place::ClientPlace;
use crate::topology::{BypassId, BypassMode, Model};

/// InternalBypassMode or ExternalBypassMode as clients read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClientMode {
    /// No bypass.
    Off,
    /// Bypass with whatever has the same ID.
    Any,
}

/// The media configuration that a client at an address receives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// Where the client stands.
    pub place: ClientPlace,
    /// The global mode that leads to it.
    pub mode: BypassMode,
    /// bypassEnabled.
    pub enabled: bool,
    /// internalBypassMode: Any as soon as bypass is enabled [c:NewMBC].
    pub internal: ClientMode,
    /// externalBypassMode: fixed Off, because bypass for clients on the Internet is not supported [c:NewMBC].
    pub external: ClientMode,
    /// bypassId; `None` where the client receives none.
    pub bypass_id: Option<BypassId>,
}

impl Told {
    /// What a client at an address is told.
    pub fn of(model: &Model, client: EndpointAddress) -> Self {
        let settings = Settings::of(model);
        let place = ClientPlace::of(model, client);
        let enabled = settings.mode != BypassMode::Off;
        let bypass_id = match settings.mode {
            BypassMode::Off => None,
            BypassMode::Always => Some(model.topology().global_bypass_id()),
            BypassMode::SitesAndRegions => settings.id_of(model, place.bypass_network_site()),
        };
        let internal = if enabled { ClientMode::Any } else { ClientMode::Off };
        Self { place, mode: settings.mode, enabled, internal, external: ClientMode::Off, bypass_id }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::tests::{CHICAGO, RENO, litware_with};
    use crate::report::bypass_id;

    #[test]
    fn a_client_is_told_the_mode_and_the_id_of_its_exact_subnet() {
        let off = r#"Set(MediaBypassSettings("Global"), "Enabled", false)"#;
        let ignored = r#"Set(MediaBypassSettings("Global"), "Enabled", false), Set(MediaBypassSettings("Global"), "AlwaysBypass", true)"#;
        let always = r#"Set(MediaBypassSettings("Global"), "AlwaysBypass", true)"#;
        let default = r#"Set(MediaBypassSettings("Global"), "EnableDefaultBypassID", true)"#;
        let typed = r#"Set(NetworkSite("Reno"), "BypassID", "5e5a1bd6-5b36-4b62-8d4b-3a2c9d2f4d11")"#;
        for (edits, client, enabled, id) in [
            ("", RENO, true, "site:Reno"),
            ("", CHICAGO, true, "region:North America"),
            // Bypass asks for the exact subnet: one that contains the address is not enough.
            ("", "172.28.151.140/26", true, "site:Reno"),
            ("", "172.28.151.200/26", true, "no ID"),
            ("", "192.168.7.7/24", true, "no ID"),
            (default, "192.168.7.7/24", true, "global"),
            (typed, RENO, true, "5e5a1bd6-5b36-4b62-8d4b-3a2c9d2f4d11"),
            (always, "192.168.7.7/24", true, "global"),
            (off, RENO, false, "no ID"),
            (ignored, RENO, false, "no ID"),
        ] {
            let draft = litware_with(edits);
            let told = Told::of(draft.model(), client.parse().unwrap());
            assert_eq!(told.enabled, enabled, "{edits} {client}");
            assert_eq!(told.internal == ClientMode::Any, enabled);
            assert_eq!(told.external, ClientMode::Off);
            assert_eq!(bypass_id(draft.topology(), told.bypass_id), id, "{edits} {client}");
        }
    }
}
