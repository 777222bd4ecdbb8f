//! Rules about what a document in memory cannot hold or does not show. Readers of files, edits and publishing report
//! it under these codes, with the values at hand; most words here are for the catalogue.
//!
//! Names and subnet addresses are unique by construction, and values cannot hold nonsense, so a file that breaks
//! such a rule is refused or mended while it is read, and an edit that would break it is refused.

use super::catalogue::rule;
use super::code::Code;
use super::finding::Finding;
use super::rule::{Lives, Rule};
use crate::topology::AnyId;

/// The rows.
pub(super) const RULES: &[Rule] = &[
    Rule {
        lives: Lives::Edit,
        sentence: |_, _| "A root trunk stays as long as its gateway peer.".to_owned(),
        advice: |_, _| "Remove the gateway peer, which takes its root trunk along.".to_owned(),
        ..Rule::error(14, "root trunk", "DG")
    },
    Rule {
        lives: Lives::File,
        sentence: |_, _| "Two trunks have one name.".to_owned(),
        advice: |_, _| RENAME.to_owned(),
        ..Rule::error(15, "duplicate trunk name", "DAT")
    },
    Rule {
        lives: Lives::File,
        sentence: |_, _| "Two trunk configurations have one scope.".to_owned(),
        advice: |_, _| "Keep one collection for each server site and each trunk.".to_owned(),
        ..Rule::error(24, "duplicate scope", "TCS")
    },
    Rule {
        lives: Lives::File,
        sentence: |_, _| "Two entities of one kind have one name; case makes no difference.".to_owned(),
        advice: |_, _| RENAME.to_owned(),
        ..Rule::error(32, "duplicate name", "c:NewRegion, c:NewSite, c:NewProfile, c:NewISP, c:NewRoute(IR)")
    },
    Rule {
        lives: Lives::File,
        sentence: |_, _| "The address of a subnet is not the first one of its range.".to_owned(),
        advice: |_, _| "Write the first address of the range.".to_owned(),
        ..Rule::error(33, "host bits set", "c:NewSubnet, AMB-28")
    },
    Rule {
        lives: Lives::File,
        sentence: |_, _| "A mask has 1 to 32 bits, and to 128 for IPv6.".to_owned(),
        advice: |_, _| "Write the length of the prefix.".to_owned(),
        ..Rule::error(34, "impossible mask", "c:NewSubnet")
    },
    Rule {
        lives: Lives::File,
        sentence: |_, _| "Two subnets have one address; the mask makes no difference.".to_owned(),
        advice: |_, _| "Keep the one whose mask clients have.".to_owned(),
        ..Rule::error(35, "duplicate subnet", "c:NewSubnet")
    },
    Rule {
        lives: Lives::File,
        sentence: |_, _| "A bypass ID is not a GUID.".to_owned(),
        advice: |_, _| "Leave it out, so that the real system makes one.".to_owned(),
        ..Rule::error(53, "no GUID", "c:NewSite, c:NewRegion")
    },
    Rule {
        lives: Lives::Edit,
        sentence: |_, _| "A network region or a profile is in use.".to_owned(),
        advice: |_, _| "Clear what refers to it, or remove that too.".to_owned(),
        ..Rule::error(54, "in use", "c:Remove-CsNetworkRegion, c:NewProfile")
    },
    Rule {
        lives: Lives::Edit,
        sentence: |_, _| "A network site or a region link is in use.".to_owned(),
        advice: |_, _| "Clear what refers to it, or remove that too.".to_owned(),
        ..Rule::warning(55, "in use", "INF")
    },
    Rule {
        lives: Lives::Publish,
        sentence: |_, _| "The published topology changed after this document was pulled.".to_owned(),
        advice: |_, _| "Pull it again and merge, then publish.".to_owned(),
        ..Rule::error(80, "changed since pulled", "AMB-23")
    },
    Rule {
        lives: Lives::Publish,
        sentence: |topology, finding| {
            let names: Vec<String> = finding.subjects().map(|id| topology.name(id)).collect();
            format!(
                "Publishing changes the profile or network region of {}, which makes new bypass IDs.",
                names.join(", ")
            )
        },
        advice: |_, _| "Let clients there sign in again; until then they compare the old ID.".to_owned(),
        ..Rule::info(82, "new bypass IDs", "c:Set-CsNetworkSite, INF")
    },
];

const RENAME: &str = "Give one of them another name.";

/// The finding that publishing makes new bypass IDs for these network sites (V-82); `None` where there are none.
pub fn new_bypass_ids(network_sites: &[AnyId]) -> Option<Finding> {
    let (first, others) = network_sites.split_first()?;
    Some(Finding::new(rule(Code(82))?, *first, others.to_vec(), Vec::new()))
}

#[cfg(test)]
mod tests {
    use crate::edit::Draft;
    use crate::rules::fixture::drawn;
    use crate::rules::{Code, Lives, new_bypass_ids, rule};
    use crate::topology::{Document, Kind, Topology};

    /// A trunk, a network site with a profile and a subnet, a collection, and a link that a route crosses.
    fn base() -> Topology {
        drawn(
            r#"[
                Add(ServerSite("Chicago"), {}),
                Add(BandwidthPolicyProfile("5Mb_Link"), {}),
                Add(NetworkRegion("NA"), {}),
                Add(NetworkRegion("EMEA"), {}),
                Add(NetworkSite("Reno"), {"NetworkRegionID": "NA", "BWPolicyProfileID": "5Mb_Link"}),
                Add(Subnet("10.0.0.0/24"), {"NetworkSiteID": "Reno"}),
                Add(RegionLink("NA-EMEA"), {"NetworkRegionID1": "NA", "NetworkRegionID2": "EMEA"}),
                Add(RegionRoute("NA-EMEA"), {"NetworkRegionID1": "NA", "NetworkRegionID2": "EMEA", "NetworkRegionLinkIDs": ["NA-EMEA"]}),
                Add(MediationPool("ms-chi"), {"PoolFqdn": "ms-chi.litwareinc.com", "ServerSite": "Chicago"}),
                Add(Gateway("gw-chi"), {"Host": "gw-chi.litwareinc.com", "ServerSite": "Chicago"}),
                Add(Trunk("gw-chi"), {"MediationServer": "ms-chi", "Gateway": "gw-chi", "Root": true}),
                Add(TrunkConfiguration("site:Chicago"), {}),
            ]"#,
        )
    }

    #[test]
    fn a_document_in_memory_cannot_come_to_break_these_rules() {
        let refused = [
            ("V-14", r#"Remove(Trunk("gw-chi"), Remove)"#),
            ("V-15", r#"Add(Trunk("GW-CHI"), {"MediationServer": "ms-chi", "Gateway": "gw-chi"})"#),
            ("V-24", r#"Add(TrunkConfiguration("site:chicago"), {})"#),
            ("V-32", r#"Add(NetworkRegion("na"), {})"#),
            ("V-32", r#"Set(NetworkRegion("EMEA"), "Identity", "NA")"#),
            ("V-33", r#"Add(Subnet("10.1.0.1/24"), {})"#),
            ("V-34", r#"Set(Subnet("10.0.0.0"), "MaskBits", 33)"#),
            ("V-34", r#"Set(Subnet("10.0.0.0"), "MaskBits", 0)"#),
            ("V-35", r#"Add(Subnet("10.0.0.0/16"), {})"#),
            ("V-53", r#"Set(NetworkSite("Reno"), "BypassID", "r")"#),
            ("V-54", r#"Remove(NetworkRegion("NA"), Refuse)"#),
            ("V-54", r#"Remove(BandwidthPolicyProfile("5Mb_Link"), Refuse)"#),
            ("V-55", r#"Remove(NetworkSite("Reno"), Refuse)"#),
            ("V-55", r#"Remove(RegionLink("NA-EMEA"), Refuse)"#),
        ];
        let mut draft = Draft::new(Document { topology: base(), ..Document::default() });
        for (code, edit) in refused {
            let rule = rule(Code::parse(code).unwrap()).unwrap();
            assert!(matches!(rule.lives, Lives::File | Lives::Edit), "{code}");
            assert!(draft.apply(&ron::from_str(edit).unwrap()).is_err(), "{code}: {edit}");
        }
    }

    #[test]
    fn network_sites_whose_bypass_ids_are_made_anew_are_named() {
        let topology = base();
        assert_eq!(new_bypass_ids(&[]), None);
        let finding = new_bypass_ids(&topology.ids(Kind::NetworkSite)).unwrap();
        assert_eq!(finding.code().to_string(), "V-82");
        assert_eq!(
            finding.sentence(&topology),
            "Publishing changes the profile or network region of Reno, which makes new bypass IDs."
        );
    }
}
