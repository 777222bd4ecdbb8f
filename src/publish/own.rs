//! What publishing itself finds: that the base has moved (V-80), and that bypass IDs will change (V-82).

use super::base::Base;
use crate::report::{Difference, Notice, What};
use crate::rules::Severity;
use crate::topology::{BypassMode, Kind, Origin, Topology};
use std::path::Path;

/// Something else was published since the document was pulled (V-80).
pub fn base_moved(path: &Path, base: &Base, origin: &Origin) -> Notice {
    let name = path.display();
    let found = if base.version == origin.version {
        format!("another version {}", base.version)
    } else {
        format!("version {}", base.version)
    };
    Notice {
        code: "V-80".to_owned(),
        severity: Severity::Error,
        subjects: vec![base.name.to_string()],
        sentence: format!(
            "{name} holds {found} of {}, and this document was pulled from version {}.",
            base.name, origin.version
        ),
        advice: format!("Open {name}, make the changes there, and publish that."),
        source: "AMB-23".to_owned(),
        waived: None,
    }
}

/// Another program wrote to the file between the review and the writing (V-80).
pub fn written_meanwhile(path: &Path) -> Notice {
    Notice {
        code: "V-80".to_owned(),
        severity: Severity::Error,
        subjects: vec![path.display().to_string()],
        sentence: format!("{} was changed while this version was being published.", path.display()),
        advice: "Nothing was written; publish again to see what is there now.".to_owned(),
        source: "AMB-23".to_owned(),
        waived: None,
    }
}

/// The network sites whose bypass ID the real system makes anew, where IDs are compared at all (V-82).
pub fn new_bypass_ids(topology: &Topology, difference: &Difference) -> Option<Notice> {
    if topology.bypass_settings().mode() != BypassMode::SitesAndRegions {
        return None;
    }
    let renewed = difference.changes.iter().filter(|change| change.subject.kind == Kind::NetworkSite);
    let renewed = renewed.filter(|change| match &change.what {
        What::Changed(attributes) => {
            attributes.iter().any(|change| matches!(change.about.key, "NetworkRegionID" | "BWPolicyProfileID"))
        }
        What::Added(_) | What::Removed => false,
    });
    let subjects: Vec<_> = renewed.map(|change| &change.subject).collect();
    if subjects.is_empty() {
        return None;
    }
    let names: Vec<_> = subjects.iter().map(|subject| subject.name.as_str()).collect();
    Some(Notice {
        code: "V-82".to_owned(),
        severity: Severity::Info,
        subjects: subjects.iter().map(ToString::to_string).collect(),
        sentence: format!("The bypass ID of {} is made anew.", names.join(", ")),
        advice: "Clients there keep the old one until they sign in again.".to_owned(),
        source: "c:Set-CsNetworkSite, INF".to_owned(),
        waived: None,
    })
}
