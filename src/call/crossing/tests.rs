//! Who uses a link: the worked example, and against the simulation of every pair.

use super::*;
use crate::call::tests::random::topology;
use crate::call::tests::{litware, litware_with};
use crate::call::{CallKind, CallRequest, EndpointAddress, Outcome, evaluate, if_mediated};
use crate::edit::Draft;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn asked(draft: &Draft, link: LinkId) -> Crossing {
    crossing(draft.model(), link, &mut |_| ControlFlow::Continue(())).unwrap()
}

fn lines(draft: &Draft, link: LinkId) -> Vec<String> {
    let topology = draft.topology();
    let line = |pair: CrossingPair| {
        let to = match pair.to {
            CalledPlace::Trunk(id) => topology.name(id.into()),
            CalledPlace::NetworkSite(id) => topology.name(id.into()),
        };
        format!("{} {to} {:?} {}", topology.name(pair.from.into()), pair.legs, pair.kbps)
    };
    asked(draft, link).pairs.into_iter().map(line).collect()
}

fn reno(draft: &Draft) -> LinkId {
    LinkId::NetworkSite(draft.model().named::<NetworkSite>("Reno").unwrap().0)
}

#[test]
fn a_hairpin_crosses_the_link_of_its_network_site_with_both_legs() {
    let draft = litware_with(r#"Set(MediaBypassSettings("Global"), "Enabled", false)"#);
    let lines = lines(&draft, reno(&draft));
    assert_eq!(lines[0], "Reno gw-reno [1, 1] 194", "what takes most comes first");
    assert!(lines.contains(&"Reno gw-chi [1, 0] 97".to_owned()), "the gateway stands beside the pool");
    assert!(lines.contains(&"London gw-reno [0, 1] 97".to_owned()), "the leg to the gateway alone");
    assert!(
        lines.contains(&"Reno London [1, 0] 62".to_owned())
            || lines.contains(&"London Reno [1, 0] 62".to_owned())
    );
    let albuquerque = |line: &&String| line.contains("Reno") && line.contains("Albuquerque");
    assert_eq!(lines.iter().filter(albuquerque).count(), 0, "these two have a line of their own: {lines:?}");
}

#[test]
fn media_that_bypasses_crosses_links_and_takes_nothing_of_them() {
    let draft = litware();
    let new_york = LinkId::NetworkSite(draft.model().named::<NetworkSite>("New York").unwrap().0);
    let lines = lines(&draft, new_york);
    assert!(lines.contains(&"Chicago gw-ny [1, 0] 0".to_owned()), "{lines:?}");
}

#[test]
fn an_intersite_policy_is_used_by_its_two_network_sites_and_what_stands_in_them() {
    let draft = litware();
    let policy = draft.model().named::<IntersitePolicy>("Reno-Albu-Intersite-Link").unwrap().0;
    assert_eq!(lines(&draft, LinkId::Intersite(policy)), ["Albuquerque Reno [1, 0] 62"]);
}

#[test]
fn a_search_that_is_stopped_answers_nothing() {
    let draft = litware();
    assert_eq!(crossing(draft.model(), reno(&draft), &mut |_| ControlFlow::Break(())), None);
    let mut parts = Vec::new();
    crossing(draft.model(), reno(&draft), &mut |part| {
        parts.push(part);
        ControlFlow::Continue(())
    });
    assert!(parts.is_sorted() && parts.iter().all(|part| (0.0..=1.0).contains(part)), "{parts:?}");
}

/// What each pair takes of a link: crossings and kbps.
type Taken = BTreeMap<(Id<NetworkSite>, CalledPlace), (u32, u32)>;

/// A client in a network site that bypass and CAC both find there.
fn client(draft: &Draft, site: Id<NetworkSite>) -> Option<EndpointAddress> {
    let model = draft.model();
    let subnets = model.index().users::<Subnet>(site.into()).filter_map(|id| model.topology().get(id));
    let hosts = subnets.flat_map(|subnet| {
        let prefix = subnet.range.prefix_len();
        subnet.range.hosts().skip(8).take(3).map(move |host| (host, prefix))
    });
    let stands = |(host, prefix): &(IpAddr, u8)| {
        let address: EndpointAddress = format!("{host}/{prefix}").parse().ok()?;
        let place = crate::call::ClientPlace::of(model, address);
        let cac = place.containing?.network_site;
        (place.bypass_network_site() == Some(site) && cac == Some(site)).then_some(address)
    };
    let hosts: Vec<_> = hosts.collect();
    hosts.iter().find_map(stands)
}

/// Crossings and kbps of each link by one call: what it would take were there room, or where its media goes without
/// being counted.
fn simulated(draft: &Draft, request: &CallRequest) -> BTreeMap<LinkId, (u32, u32)> {
    let model = draft.model();
    let report = evaluate(model, request).unwrap();
    let mut links: BTreeMap<LinkId, (u32, u32)> = BTreeMap::new();
    if report.outcome == Outcome::NotEvaluated {
        return links;
    }
    if draft.topology().cac_enabled() && report.verdict != Verdict::Bypass {
        let shares = if_mediated(model, &Down::default(), request).unwrap();
        return shares.into_iter().map(|share| (share.link, (share.crossings, share.kbps))).collect();
    }
    let up = Down::default();
    let terrain = Terrain::new(model, &up);
    for hops in report.media.windows(2) {
        let ends = hops[0].network_site.zip(hops[1].network_site);
        let path = ends.and_then(|(from, to)| terrain.path(from, to).ok()).unwrap_or_default();
        path.iter().for_each(|crossing| links.entry(crossing.link).or_default().0 += 1);
    }
    links
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(25))]

    #[test]
    fn a_link_names_exactly_the_pairs_whose_simulation_crosses_it(draft in topology()) {
        let topology = draft.topology();
        let clients: Vec<(Id<NetworkSite>, EndpointAddress)> =
            topology.network_sites.iter().filter_map(|(id, _)| Some((id, client(&draft, id)?))).collect();
        let mut wanted: BTreeMap<LinkId, Taken> = BTreeMap::new();
        let mut note = |request: &CallRequest, key| {
            for (link, taken) in simulated(&draft, request) {
                wanted.entry(link).or_default().insert(key, taken);
            }
        };
        for (at, (from, address)) in clients.iter().enumerate() {
            for (id, trunk) in topology.trunks.iter() {
                let trunk = Some(trunk.name.to_string().into());
                let request = CallRequest { client: Some(*address), trunk, ..CallRequest::default() };
                if draft.model().topology().get(id).is_some_and(|trunk| trunk.pool.id().is_some()) {
                    note(&request, (*from, CalledPlace::Trunk(id)));
                }
            }
            for (to, callee) in &clients[at + 1..] {
                let callee = Some(*callee);
                let request =
                    CallRequest { kind: CallKind::Peer, client: Some(*address), callee, ..CallRequest::default() };
                note(&request, (*from, CalledPlace::NetworkSite(*to)));
            }
        }
        let known = |site: &Id<NetworkSite>| clients.iter().any(|(other, _)| other == site);
        for link in LinkId::all(topology) {
            let found: BTreeMap<_, _> = asked(&draft, link)
                .pairs
                .into_iter()
                .filter(|pair| {
                    known(&pair.from)
                        && match pair.to {
                            CalledPlace::NetworkSite(to) => known(&to),
                            CalledPlace::Trunk(_) => true,
                        }
                })
                .map(|pair| ((pair.from, pair.to), (pair.crossings(), pair.kbps)))
                .collect();
            prop_assert_eq!(found, wanted.remove(&link).unwrap_or_default(), "{}", topology.name(link.entity()));
        }
    }
}
