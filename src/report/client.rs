//! What a client is told, as text and as a line for programs. The properties have the names and words that clients
//! read.

use super::call::client_place;
use super::words::{bypass_id, name};
use crate::call::{Answer, ClientMode, Told};
use crate::topology::{BypassId, BypassMode, Topology};
use serde::Serialize;

/// What a client is told, in words: command line and window show the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldWords {
    /// "A client at 172.28.151.140/25 is told when it signs in:"
    pub heading: String,
    /// The properties as clients read them, with their values.
    pub properties: Vec<(&'static str, String)>,
    /// Why, and what is to be known of it: a sentence or two each.
    pub notes: Vec<String>,
}

impl ToldWords {
    /// Puts what a client is told into words, with the names of a topology.
    pub fn of(topology: &Topology, told: &Told) -> Self {
        let mut notes = vec![why(topology, told)];
        if told.place.client.prefix.is_none()
            && let Some(network) = told.place.network
        {
            notes
                .push(format!("No mask is given; that of the subnet which contains it is taken, {network}."));
        }
        if let Some(BypassId::Region(_) | BypassId::NetworkSite(_) | BypassId::Global) = told.bypass_id {
            let id = bypass_id(topology, told.bypass_id);
            notes.push(format!("{id} stands for the GUID that the real system makes."));
        }
        let heading = format!("A client at {} is told when it signs in:", told.place.client);
        Self { heading, properties: Properties::of(topology, told).pairs().collect(), notes }
    }

    /// As text for a terminal or a letter, with a line break at the end.
    pub fn text(&self) -> String {
        let mut lines = vec![self.heading.clone()];
        lines.extend(self.properties.iter().map(|(key, value)| format!("  {key:18}  {value}")));
        lines.extend(self.notes.iter().cloned());
        lines.push(String::new());
        lines.join("\n")
    }
}

/// Why the client is told that: one or two sentences.
fn why(topology: &Topology, told: &Told) -> String {
    match told.mode {
        BypassMode::Off => "Media bypass is off for all calls, so no ID is in force.".to_owned(),
        BypassMode::Always => "The global mode is Always bypass: one ID for every subnet.".to_owned(),
        BypassMode::SitesAndRegions => {
            let place = &told.place;
            client_place(topology, Some(place), Some(place.client), told.bypass_id, Answer::Passed).1
        }
    }
}

/// The properties of the provision group mediaConfiguration.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Properties {
    bypass_enabled: bool,
    internal_bypass_mode: &'static str,
    external_bypass_mode: &'static str,
    bypass_id: Option<String>,
}

impl Properties {
    fn of(topology: &Topology, told: &Told) -> Self {
        Self {
            bypass_enabled: told.enabled,
            internal_bypass_mode: mode(told.internal),
            external_bypass_mode: mode(told.external),
            bypass_id: told.bypass_id.map(|id| bypass_id(topology, Some(id))),
        }
    }

    fn pairs(&self) -> impl Iterator<Item = (&'static str, String)> {
        [
            ("bypassEnabled", self.bypass_enabled.to_string()),
            ("internalBypassMode", self.internal_bypass_mode.to_owned()),
            ("externalBypassMode", self.external_bypass_mode.to_owned()),
            ("bypassId", self.bypass_id.clone().unwrap_or_else(|| "none".to_owned())),
        ]
        .into_iter()
    }
}

fn mode(mode: ClientMode) -> &'static str {
    match mode {
        ClientMode::Off => "Off",
        ClientMode::Any => "Any",
    }
}

/// What a client is told, as programs read it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ToldLine {
    client: String,
    network: Option<String>,
    network_site: Option<String>,
    #[serde(rename = "mediaConfiguration")]
    media_configuration: Properties,
    sentence: String,
}

impl ToldLine {
    /// The columns of CSV.
    pub const COLUMNS: &'static [&'static str] = &[
        "client",
        "network",
        "network_site",
        "mediaConfiguration.bypassEnabled",
        "mediaConfiguration.internalBypassMode",
        "mediaConfiguration.externalBypassMode",
        "mediaConfiguration.bypassId",
    ];

    /// What a client is told, with the names of a topology.
    pub fn of(topology: &Topology, told: &Told) -> Self {
        Self {
            client: told.place.client.to_string(),
            network: told.place.network.map(|network| network.to_string()),
            network_site: told.place.bypass_network_site().map(|id| name(topology, Some(id))),
            media_configuration: Properties::of(topology, told),
            sentence: why(topology, told),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::tests::litware;

    #[test]
    fn what_a_client_is_told_reads_as_the_client_reads_it() {
        let draft = litware();
        let told = |client: &str| Told::of(draft.model(), client.parse().unwrap());
        let text = |client: &str| ToldWords::of(draft.topology(), &told(client)).text();
        let told = ["172.28.151.140/25", "157.57.210.77", "172.28.151.200/26", "192.168.7.7"].map(text);
        insta::assert_snapshot!(told.join("\n"));
        let told = Told::of(draft.model(), "172.28.151.140/25".parse().unwrap());
        let line = serde_json::to_string(&ToldLine::of(draft.topology(), &told)).unwrap();
        insta::assert_snapshot!("told_line", line);
    }
}
