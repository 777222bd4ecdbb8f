//! Lists as people paste them.

use super::*;
use crate::call::tests::{litware, litware_with};
use crate::edit::Draft;

/// The addresses that are read from a text, with their line.
fn read(text: &str) -> Vec<String> {
    let found = line::read(text).into_iter().map(|(line, found)| match found {
        Ok(address) => format!("{line} {address}"),
        Err(fault) => format!("{line} {fault}"),
    });
    found.collect()
}

#[test]
fn addresses_are_found_however_they_are_written() {
    for (text, expected) in [
        ("172.28.151.140/25", &["1 172.28.151.140/25"][..]),
        ("172.28.151.140 / 25", &["1 172.28.151.140/25"]),
        ("172.28.151.140 255.255.255.128", &["1 172.28.151.140/25"]),
        ("172.28.151.140/255.255.255.128", &["1 172.28.151.140/25"]),
        ("\u{feff}172.28.151.140\t25\r\n\r\n10.0.0.1\r\n", &["1 172.28.151.140/25", "3 10.0.0.1"]),
        ("2001:db8::7/64", &["1 2001:db8::7/64"]),
        // The subnet lists of the documents, with their header.
        ("Identity, Mask, SiteID\n172.11.12.0, 24, Redmond", &["2 172.11.12.0/24"]),
        (
            "IPAddress, mask, description, NetworkSiteID\n172.11.12.0, 24, \"NA:Subnet in Portland\", Portland",
            &["2 172.11.12.0/24"],
        ),
        // A DHCP scope: its first and last address are of the scope.
        (
            "\"ScopeId\",\"SubnetMask\",\"Name\",\"State\",\"StartRange\",\"EndRange\"\n\
             \"10.4.0.0\",\"255.255.252.0\",\"Lab 2\",\"Active\",\"10.4.0.10\",\"10.4.3.250\"",
            &["2 10.4.0.0/22"],
        ),
        ("10.4.0.0  255.255.252.0  Lab  Active  10.4.0.10  10.4.3.250  8.00:00:00", &["1 10.4.0.0/22"]),
        (
            "\nScopeId     SubnetMask      Name\n-------     ----------      ----\n10.4.0.0    255.255.252.0   Lab\n",
            &["4 10.4.0.0/22"],
        ),
        (" 10.4.0.0       - 255.255.252.0  -Active          -Lab", &["1 10.4.0.0/22"]),
        // An event that lists addresses.
        (
            "Network site could not be found.\nIP addresses: 10.1.2.3, 10.1.2.4; 10.1.2.5.",
            &["2 10.1.2.3", "2 10.1.2.4", "2 10.1.2.5"],
        ),
        // A quality report.
        ("CallerIP;CallerSubnet\n10.1.2.3;10.1.2.0/24", &["2 10.1.2.0/24"]),
        ("", &[]),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn a_line_that_cannot_be_read_says_why_and_the_others_are_read() {
    let text = "10.0.0.1/24\nReno\n10.0.0.300/24\n10.0.0.1/33\n10.0.0.1/255.0.255.0\n10.0.0.2";
    assert_eq!(
        read(text),
        [
            "1 10.0.0.1/24",
            "2 no address on this line: Reno",
            "3 10.0.0.300/24 is no address; write it as 172.28.151.140/25",
            "4 10.0.0.1/33 is no address; write it as 172.28.151.140/25",
            "5 10.0.0.1/255.0.255.0 is no address; write it as 172.28.151.140/25",
            "6 10.0.0.2",
        ]
    );
}

/// The one answer to a line: network site for CAC, bypass ID or `client-unmapped`, subnet to add.
fn answer(draft: &Draft, line: &str) -> (String, String, String) {
    let seen = Seen::of(draft.model(), line);
    let [SeenLine { answer: Ok(answer), .. }] = seen.lines.as_slice() else { panic!("{seen:?}") };
    let topology = draft.topology();
    let site = answer.cac_network_site().map_or("none".to_owned(), |id| topology.name(id.into()));
    let id = match (answer.unmapped, answer.bypass_id) {
        (true, _) => "client-unmapped".to_owned(),
        (false, id) => crate::report::bypass_id(topology, id),
    };
    let missing = answer.missing.map_or("none".to_owned(), |missing| {
        let site = missing.network_site.map_or("none".to_owned(), |id| topology.name(id.into()));
        format!("{} {site}", missing.range)
    });
    (site, id, missing)
}

#[test]
fn each_address_is_answered_with_its_network_site_its_bypass_id_and_the_subnet_that_is_missing() {
    let wide = r#"Remove(Subnet("172.29.81.0"), Refuse), Add(Subnet("172.29.0.0/16"), {"NetworkSiteID": "New York"})"#;
    let default = r#"Set(MediaBypassSettings("Global"), "EnableDefaultBypassID", true)"#;
    let off = r#"Set(MediaBypassSettings("Global"), "Enabled", false)"#;
    let nowhere = r#"Add(Subnet("192.168.7.0/24"), {})"#;
    for (edits, line, site, id, missing) in [
        ("", "172.28.151.140/25", "Reno", "site:Reno", "none"),
        ("", "157.57.210.9/24", "Chicago", "region:North America", "none"),
        // Found by CAC and not by bypass: the subnet that clients ask with is missing, in the same network site.
        (wide, "172.29.81.57/24", "New York", "client-unmapped", "172.29.81.0/24 New York"),
        // Found by nobody.
        ("", "192.168.7.7/24", "none", "client-unmapped", "192.168.7.0/24 none"),
        (default, "192.168.7.7/24", "none", "global", "192.168.7.0/24 none"),
        // The subnet is there and is in no network site, so there is none to add.
        (nowhere, "192.168.7.7/24", "none", "client-unmapped", "none"),
        // The address counts, the mask does not (AMB-7).
        ("", "172.28.151.140/26", "Reno", "site:Reno", "none"),
        // Without a mask nobody knows which subnet is missing; that of the containing subnet is taken.
        ("", "192.168.7.7", "none", "client-unmapped", "none"),
        ("", "172.28.151.140", "Reno", "site:Reno", "none"),
        (off, "192.168.7.7/24", "none", "no ID", "192.168.7.0/24 none"),
    ] {
        let expected = (site.to_owned(), id.to_owned(), missing.to_owned());
        assert_eq!(answer(&litware_with(edits), line), expected, "{edits} {line}");
    }
}

#[test]
fn adding_the_missing_subnets_maps_every_address_that_cac_finds() {
    let mut draft = litware_with(
        r#"Remove(Subnet("172.29.81.0"), Refuse), Add(Subnet("172.29.0.0/16"), {"NetworkSiteID": "New York"})"#,
    );
    let list = "172.29.81.57/24\n172.29.81.58/24\n172.29.3.7/25\n";
    let seen = Seen::of(draft.model(), list);
    assert!(!seen.all_mapped());
    let edits: Vec<_> = seen.missing().iter().map(|missing| missing.edit(draft.model())).collect();
    assert_eq!(edits.len(), 2, "each subnet once");
    draft.apply_all("Add subnets", edits).unwrap();
    assert!(Seen::of(draft.model(), list).all_mapped());
}

#[test]
fn lines_without_an_address_are_told_and_do_not_count_as_unmapped() {
    let draft = litware();
    let mapped = |text: &str| Seen::of(draft.model(), text).all_mapped();
    assert!(mapped("Addresses\n172.28.151.140/25\nThat is all."));
    assert!(!mapped("172.28.151.140/25\n172.28.151.300/25"));
    assert!(!mapped("Nothing here") && !mapped(""));
}

#[test]
fn the_sample_maps_all_of_its_own_subnets() {
    let draft = litware();
    let list: Vec<_> = draft.topology().subnets.iter().map(|(_, subnet)| subnet.range.to_string()).collect();
    let seen = Seen::of(draft.model(), &list.join("\n"));
    assert_eq!(seen.lines.len(), list.len());
    assert!(seen.all_mapped() && seen.missing().is_empty());
}

#[test]
fn an_address_seen_with_two_masks_is_one_subnet_to_add() {
    let draft = litware();
    let seen = Seen::of(draft.model(), "192.168.7.7/24\n192.168.7.7/26\n192.168.7.200/26");
    let missing: Vec<_> = seen.missing().iter().map(|missing| missing.range.to_string()).collect();
    assert_eq!(missing, ["192.168.7.0/24", "192.168.7.192/26"]);
}
