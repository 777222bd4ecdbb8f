//! The matrix of the sample, against the decision of each call, and against older topologies.

use super::*;
use crate::call::tests::random::topology;
use crate::call::tests::{litware, litware_with};
use crate::call::{CallRequest, evaluate};
use crate::edit::Draft;
use proptest::prelude::*;

fn of(draft: &Draft) -> Matrix {
    Matrix::of(draft.model(), Rows::NetworkSites)
}

fn at(draft: &Draft, matrix: &Matrix, site: &str, trunk: &str) -> (usize, usize) {
    let name = |id: crate::topology::AnyId| draft.topology().name(id);
    let row = matrix.rows.iter().position(|row| row.network_site.is_some_and(|id| name(id.into()) == site));
    let column = matrix.columns.iter().position(|column| name(column.trunk.into()) == trunk);
    (row.unwrap(), column.unwrap())
}

#[test]
fn the_sample_has_nine_cells_that_bypass() {
    let draft = litware();
    let matrix = of(&draft);
    assert_eq!((matrix.rows.len(), matrix.columns.len()), (12, 6));
    assert_eq!((matrix.count(Verdict::Bypass), matrix.count(Verdict::Mediated)), (9, 63));
    let (row, column) = at(&draft, &matrix, "Reno", "gw-reno");
    assert_eq!((matrix.bypass_in_row(row), matrix.bypass_in_column(column)), (1, 1));
    let (_, column) = at(&draft, &matrix, "Chicago", "gw-chi");
    assert_eq!(matrix.bypass_in_column(column), 3, "Chicago, Detroit and New York");
}

#[test]
fn a_cell_names_the_links_of_both_legs() {
    let draft = litware();
    let matrix = of(&draft);
    let links = |site, trunk| {
        let (row, column) = at(&draft, &matrix, site, trunk);
        let links = matrix.links(row, column).unwrap();
        links.iter().map(|link| draft.topology().name(link.entity())).collect::<Vec<_>>()
    };
    assert_eq!(links("Portland", "gw-reno"), ["Portland", "Reno"]);
    assert!(links("Reno", "gw-reno").is_empty(), "it bypasses");
    let draft = litware_with(r#"Set(MediaBypassSettings("Global"), "Enabled", false)"#);
    let matrix = of(&draft);
    let (row, column) = at(&draft, &matrix, "Reno", "gw-reno");
    let reno = matrix.links(row, column).unwrap();
    assert_eq!((reno.len(), reno[0]), (2, reno[1]), "a hairpin crosses its link twice");
    assert_eq!(matrix.worst_cases()[&reno[0]].1, 194);
}

#[test]
fn an_edit_flips_cells_and_gives_links_more_to_carry() {
    let old = litware();
    let new = litware_with(r#"Set(TrunkConfiguration("Global"), "EnableBypass", false)"#);
    let (before, after) = (of(&old), of(&new));
    assert!(flips((old.topology(), &before), (old.topology(), &before)).is_empty());
    let flips = flips((old.topology(), &before), (new.topology(), &after));
    // Every cell of the five trunks under Global has a reason more.
    assert_eq!(flips.cells.len(), 60);
    let reno =
        flips.cells.iter().find(|cell| cell.place.as_deref() == Some("Reno") && cell.trunk == "gw-reno");
    let (before, after) = (reno.unwrap().before.as_ref().unwrap(), reno.unwrap().after.as_ref().unwrap());
    assert_eq!((before.verdict, after.verdict), (Verdict::Bypass, Verdict::Mediated));
    assert_eq!(after.links.as_deref(), Some(&["Reno".to_owned(), "Reno".to_owned()][..]));
    let link = flips.links.iter().find(|link| link.link == "Reno").unwrap();
    assert_eq!((link.before.1, link.after.1), (97, 194));
}

#[test]
fn a_trunk_that_only_one_topology_has_is_a_change_of_its_cells() {
    let old = litware();
    let new = litware_with(
        r#"Add(Trunk("second"), {"MediationServer": "ms-chi", "Gateway": "gw-chi", "GatewayPort": 5069})"#,
    );
    let flips = flips((old.topology(), &of(&old)), (new.topology(), &of(&new)));
    assert_eq!(flips.cells.len(), 12);
    assert!(flips.cells.iter().all(|cell| cell.trunk == "second" && cell.before.is_none()));
}

#[test]
fn rows_of_subnets_are_as_their_network_sites() {
    let draft = litware();
    let matrix = Matrix::of(draft.model(), Rows::Subnets);
    assert_eq!(matrix.rows.len(), draft.topology().subnets.len() + 1);
    let sites = of(&draft);
    for (at_subnet, row) in matrix.rows.iter().enumerate() {
        let at_site = sites.rows.iter().position(|site| site.network_site == row.network_site).unwrap();
        for column in 0..matrix.columns.len() {
            assert_eq!(matrix.cell(at_subnet, column), sites.cell(at_site, column));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_cell_says_what_a_call_from_there_says(draft in topology()) {
        let matrix = Matrix::of(draft.model(), Rows::Subnets);
        let topology = draft.topology();
        for (at, row) in matrix.rows.iter().enumerate() {
            let RowPlace::Subnet(id) = row.place else { continue };
            let range = topology.get(id).unwrap().range;
            let client = format!("{}/{}", range.addr(), range.prefix_len()).parse().unwrap();
            for (column, end) in matrix.columns.iter().enumerate() {
                let trunk = Some(topology.name(end.trunk.into()).into());
                let request = CallRequest { client: Some(client), trunk, ..CallRequest::default() };
                let report = evaluate(draft.model(), &request).unwrap();
                let cell = matrix.cell(at, column).unwrap();
                prop_assert_eq!((cell.verdict, cell.reasons), (report.verdict, report.reasons));
            }
        }
    }
}

#[test]
fn a_fence_stops_the_calls_of_its_clients_and_where_it_holds_a_gateway_everybodys() {
    use crate::edit::fence::{Fence, FenceProfile, fence, fence_name};
    use crate::topology::Subnet;
    let before = litware();
    let stops = |address: &str| {
        let subnet: Id<Subnet> = before
            .find(&crate::edit::Subject::new(crate::topology::Kind::Subnet, address))
            .unwrap()
            .typed()
            .unwrap();
        let profile = FenceProfile::Existing("10Mb_Link".to_owned());
        let wanted = Fence { network_site: fence_name(before.model(), subnet), profile };
        let mut after = before.clone();
        after.apply(&fence(before.model(), subnet, &wanted).unwrap().0).unwrap();
        let around = stops_around(before.model(), after.model(), subnet);
        // The whole matrix says the same.
        let whole = [&before, &after].map(|draft| Matrix::of(draft.model(), Rows::Subnets));
        let whole = flips((before.topology(), &whole[0]), (after.topology(), &whole[1]));
        let stopped = whole.cells.iter().filter(|cell| {
            let verdict = |cell: &Option<MatrixCell>| cell.as_ref().map(|cell| cell.verdict);
            verdict(&cell.before) == Some(Verdict::Bypass) && verdict(&cell.after) != Some(Verdict::Bypass)
        });
        assert_eq!(stopped.count(), around.iter().map(|stop| stop.callers.len()).sum::<usize>(), "{address}");
        around.into_iter().map(|stop| (stop.trunk, stop.callers.len())).collect::<Vec<_>>()
    };
    let named = |pairs: &[(&str, usize)]| -> Vec<(String, usize)> {
        pairs.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
    };
    assert_eq!(
        stops("172.28.152.128"),
        named(&[("gw-chi", 1), ("gw-ny", 1)]),
        "a subnet of clients in Chicago"
    );
    assert_eq!(stops("157.57.210.0"), named(&[("gw-chi", 8), ("gw-ny", 1)]), "gw-chi stands in it");
    assert_eq!(
        stops("157.57.212.0"),
        named(&[("gw-reno", 1)]),
        "Reno has an ID of its own, which the other subnet keeps"
    );
}
