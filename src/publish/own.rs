//! What publishing itself finds: that the base has moved (V-80), and that bypass IDs will change (V-82).

use super::base::Base;
use crate::report::{Difference, Notice, What};
use crate::rules::{Code, Severity, new_bypass_ids, rule};
use crate::topology::{AnyId, BypassMode, Kind, Origin, Topology};
use std::path::Path;

/// Something else is published than the version that the document was pulled from (V-80).
pub fn base_moved(path: &Path, base: &Base, origin: &Origin) -> Notice {
    let file = path.display();
    let other = if base.version == origin.version { "another " } else { "" };
    let sentence = format!(
        "{file} holds {other}version {} of {}, and this document was pulled from version {}.",
        base.version, base.name, origin.version
    );
    moved(path, sentence, format!("Open {file}, make the changes there, and publish that."))
}

/// Another program wrote to the file between the review and the writing (V-80).
pub fn written_meanwhile(path: &Path) -> Notice {
    let sentence = format!("{} was changed while this version was being published.", path.display());
    moved(path, sentence, "Nothing was written; review it again.".to_owned())
}

fn moved(path: &Path, sentence: String, advice: String) -> Notice {
    let source = Code::parse("V-80").and_then(rule).map_or("", |rule| rule.source);
    Notice {
        code: "V-80".to_owned(),
        severity: Severity::Error,
        subjects: vec![path.display().to_string()],
        sentence,
        advice,
        source: source.to_owned(),
        waived: None,
    }
}

/// The network sites whose bypass ID the real system makes anew, where IDs are compared at all (V-82).
pub fn renewed_bypass_ids(topology: &Topology, difference: &Difference) -> Option<Notice> {
    if topology.bypass_settings().mode() != BypassMode::SitesAndRegions {
        return None;
    }
    let names = renewed(difference);
    let ids: Vec<AnyId> = topology
        .network_sites
        .iter()
        .filter(|(_, network_site)| names.contains(&network_site.name.as_str()))
        .map(|(id, _)| id.into())
        .collect();
    Some(Notice::of(topology, Severity::Info, &new_bypass_ids(&ids)?))
}

/// The names of the network sites whose profile or network region is another one.
pub fn renewed(difference: &Difference) -> Vec<&str> {
    let renews = |key| matches!(key, "NetworkRegionID" | "BWPolicyProfileID");
    let changed = difference.changes.iter().filter(|change| change.subject.kind == Kind::NetworkSite);
    let renewed = changed.filter(|change| match &change.what {
        What::Changed(attributes) => attributes.iter().any(|change| renews(change.about.key)),
        What::Added(_) | What::Removed => false,
    });
    renewed.map(|change| change.subject.name.as_str()).collect()
}
