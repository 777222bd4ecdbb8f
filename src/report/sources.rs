//! The titles of the documents that rules rest on, by the short key that steps and findings carry.

/// The title of a document by its key: `PMB` is "Plan for media bypass in Skype for Business", `c:NewTrunk` the page
/// of the cmdlet New-CsTrunkConfiguration. A key that is not in the list stands for itself.
pub fn title(key: &str) -> &str {
    let known = TITLES.iter().find(|(known, _)| *known == key).map(|(_, title)| *title);
    known.or_else(|| key.strip_prefix("c:")).unwrap_or(key)
}

const TITLES: &[(&str, &str)] = &[
    ("S0", "Configure media bypass in Lync Server 2013"),
    ("S1", "Deploy media bypass in Skype for Business Server"),
    ("S2", "Deploy media bypass in Cloud Connector Edition"),
    ("S3", "Configure media bypass with Direct Routing"),
    ("S4", "Lync Server 2013: Configuring trunks"),
    ("PMB", "Plan for media bypass in Skype for Business"),
    ("OMB", "Overview of media bypass in Lync Server 2013"),
    ("MBC", "Media bypass and call admission control in Lync Server 2013"),
    ("HMB10", "How Media Bypass Works (Lync Server 2010)"),
    ("GMO", "Global media bypass options in Lync Server 2013"),
    ("USR", "Configure media bypass global settings to use site and region information"),
    ("ALW", "Configure media bypass to always bypass the Mediation Server"),
    ("CTB", "Configure a trunk with media bypass"),
    ("CTN", "Configure a trunk without media bypass"),
    ("TCS", "SIP trunk configuration settings"),
    ("DTC", "Delete an existing collection of SIP trunk configuration settings"),
    ("TST", "Test SIP trunk configuration settings"),
    ("VSI", "View information about individual SIP trunks"),
    ("NET", "Network settings for the advanced Enterprise Voice features"),
    ("DN", "Deploy network regions, sites and subnets"),
    ("PCAC", "Plan for call admission control in Skype for Business Server"),
    ("EX", "Example: Gathering requirements for call admission control"),
    ("CTC", "Components and topologies for call admission control"),
    ("BPP", "Create bandwidth policy profiles"),
    ("NRL", "Create network region links"),
    ("NIR", "Create network interregional routes"),
    ("NIS", "Create network intersite policies"),
    ("ECAC", "Enable call admission control"),
    ("FCL", "Call admission control deployment: final checklist"),
    ("DCAC", "Deploy call admission control"),
    ("CNS13", "Configure network sites for CAC in Lync Server 2013"),
    ("GNC", "Global network configuration page"),
    ("MED", "Mediation Server component in Skype for Business Server"),
    ("MBM13", "Media bypass and Mediation Server in Lync Server 2013"),
    ("MN", "M:N trunk"),
    ("MTS", "Multiple trunk support in Lync Server 2013"),
    ("ITR", "About inter-trunk routing"),
    ("DG", "Define a gateway in Topology Builder"),
    ("DAT", "Define additional trunks in Topology Builder"),
    ("DMS", "Deploy a Mediation Server in Topology Builder"),
    ("MTT", "Modify a trunk in Topology Builder in Lync Server 2013"),
    ("CPT", "Create and publish new topology in Skype for Business Server"),
    ("VPD", "Create or modify a voice policy and configure PSTN usage records"),
    ("LBR", "Plan for Location-Based Routing in Skype for Business"),
    ("JB", "Media Bypass (blog jenstr, 2011)"),
    ("c:NewMBC", "New-CsNetworkMediaBypassConfiguration"),
    ("c:NewTrunk", "New-CsTrunkConfiguration"),
    ("c:SetGW", "Set-CsPstnGateway"),
    ("c:NewSite", "New-CsNetworkSite"),
    ("c:NewRegion", "New-CsNetworkRegion"),
    ("c:NewSubnet", "New-CsNetworkSubnet"),
    ("c:NewProfile", "New-CsNetworkBandwidthPolicyProfile"),
    ("c:NewISP", "New-CsNetworkInterSitePolicy"),
    ("c:NewRoute", "New-CsVoiceRoute"),
    ("c:NewRoute(IR)", "New-CsNetworkInterRegionRoute"),
    ("c:SetNetCfg", "Set-CsNetworkConfiguration"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_key_gives_its_title_and_a_cmdlet_its_name() {
        assert_eq!(title("PMB"), "Plan for media bypass in Skype for Business");
        assert_eq!(title("c:NewTrunk"), "New-CsTrunkConfiguration");
        assert_eq!(title("c:New-CsVoicePolicy"), "New-CsVoicePolicy");
    }

    #[test]
    fn no_key_stands_twice() {
        let keys: BTreeSet<_> = TITLES.iter().map(|(key, _)| key).collect();
        assert_eq!(keys.len(), TITLES.len());
    }
}
