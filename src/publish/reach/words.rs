//! The reach of a publication in sentences, the same for the window and the command line.

use super::{LinkGain, NewId, Reach, Turns};
use crate::report::{figure, list};
use crate::topology::BypassMode;

/// Most links, and most network sites with another ID, that are told one by one.
const TOLD: usize = 3;

/// What a sentence about the reach of a publication is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reaches {
    /// Pairs of network site and trunk.
    Pairs,
    /// A limited link.
    Link,
    /// The bypass ID of a network site.
    BypassId,
    /// Clients that have to sign in again.
    Clients,
    /// How long it takes.
    Time,
}

impl Reach {
    /// One sentence for each thing that it reaches, what turns first.
    pub fn sentences(&self) -> Vec<(Reaches, String)> {
        let mut lines = vec![(Reaches::Pairs, self.pairs())];
        lines.extend(self.links.iter().take(TOLD).map(|gain| (Reaches::Link, gain.to_string())));
        if let Some(more) = self.links.len().checked_sub(TOLD).filter(|more| *more > 0) {
            let words = format!("{} more gain pairs", counted(more, "other limited link"));
            lines.push((Reaches::Link, words));
        }
        lines.extend(self.ids.iter().take(TOLD).map(|id| (Reaches::BypassId, id.to_string())));
        if let Some(more) = self.ids.len().checked_sub(TOLD).filter(|more| *more > 0) {
            lines.push((Reaches::BypassId, format!("So do {}", counted(more, "other network site"))));
        }
        lines.push((Reaches::Clients, self.clients()));
        let time = "The file is there at once; servers follow once the changes are made on them".to_owned();
        lines.push((Reaches::Time, time));
        lines
    }

    /// The same for a terminal, line by line.
    pub fn lines(&self) -> Vec<String> {
        let sentences = self.sentences().into_iter().map(|(_, words)| format!("  {words}"));
        std::iter::once("Reach of this change".to_owned()).chain(sentences).collect()
    }

    fn pairs(&self) -> String {
        let pairs = match self.pairs {
            1 => "1 pair of network site and trunk".to_owned(),
            pairs => format!("{} pairs of network site and trunk", figure(pairs as u64)),
        };
        if !self.follows {
            let (bypass, mediated) = self.verdicts;
            let are = |count: usize| if count == 1 { "is" } else { "are" };
            return format!("{pairs}: {bypass} bypass, {mediated} {} mediated", are(mediated));
        }
        let Turns { to_bypass, to_mediated, to_error, rerouted, reasons, new, gone } = self.turns;
        let turned = |count: usize, one: &str, more: &str, what: &str| {
            let verb = if count == 1 { one } else { more };
            (count, format!("{} {verb} {what}", figure(count as u64)))
        };
        let parts = [
            turned(to_mediated, "becomes", "become", "mediated"),
            turned(to_bypass, "becomes", "become", "bypass"),
            turned(to_error, "becomes", "become", "a configuration error"),
            turned(new, "is", "are", "new"),
            turned(gone, "is", "are", "gone"),
            turned(rerouted, "goes", "go", "another way"),
            turned(reasons, "goes", "go", "as before for other reasons"),
        ];
        let parts: Vec<String> =
            parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
        let said = if parts.is_empty() { "none turns".to_owned() } else { parts.join(", ") };
        format!("{pairs}: {said}")
    }

    fn clients(&self) -> String {
        if let Some((old, new)) = self.mode {
            return format!(
                "Every client signs in again to learn that the mode is {} and no longer {}",
                mode(new),
                mode(old)
            );
        }
        let sites: Vec<&str> =
            self.ids.iter().filter(|id| id.subnets > 0).map(|id| id.network_site.as_str()).collect();
        if sites.is_empty() {
            return "No client has to sign in again".to_owned();
        }
        let subnets: usize = self.ids.iter().map(|id| id.subnets).sum();
        let learn = if sites.len() == 1 { "it" } else { "them" };
        let more = sites.len().saturating_sub(TOLD);
        let mut named: Vec<String> = sites.iter().take(TOLD).map(|name| (*name).to_owned()).collect();
        if more > 0 {
            named.push(format!("{} more", figure(more as u64)));
        }
        format!(
            "Clients in {} of {} sign in again to learn {learn}",
            counted(subnets, "subnet"),
            list(&named)
        )
    }
}

impl std::fmt::Display for LinkGain {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (before, after) = self.pairs;
        write!(f, "{}: ", self.name)?;
        if let Some(limit) = self.new_limit {
            write!(f, "limited to {} kbps from now on, ", figure(limit.into()))?;
        }
        let gained = after.saturating_sub(before);
        let verb = if gained == 1 { "crosses" } else { "cross" };
        let pairs = if gained == 1 { "pair" } else { "pairs" };
        match before {
            0 => write!(f, "{} {pairs} {verb} it", figure(gained.into())),
            _ => {
                write!(f, "{} more {pairs} {verb} it, {} in all", figure(gained.into()), figure(after.into()))
            }
        }
    }
}

impl std::fmt::Display for NewId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { network_site, ids: (old, new), .. } = self;
        if old == new {
            write!(f, "{network_site} keeps {new}, but its bypass ID is made anew")
        } else {
            write!(f, "{network_site} gets another bypass ID, {new} instead of {old}")
        }
    }
}

/// A mode as the Control Panel calls it.
fn mode(mode: BypassMode) -> &'static str {
    match mode {
        BypassMode::Off => "Off",
        BypassMode::Always => "Always bypass",
        BypassMode::SitesAndRegions => "Sites and regions",
    }
}

fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", figure(count as u64))
}
