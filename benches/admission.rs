//! Calls against their yardsticks: reserving on a path of three links, the matrix of 1,000 network sites and 100 trunks,
//! bypass verdicts, and full reports.
//!
//! `cargo bench --no-default-features --bench admission`. Each figure stands beside a yardstick of the same run: the machine
//! may be busy.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark is run by hand, prints what it finds, and may end where it cannot go on"
)]

use criterion::{Criterion, criterion_group};
use std::collections::HashMap;
use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};
use trunkline::call::admission::{Ledger, LinkId, Terrain};
use trunkline::call::decision::{CallClass, Ends, Settings, TrunkEnd, decide};
use trunkline::call::matrix::{Matrix, Rows};
use trunkline::call::{CallRequest, Down, EndpointAddress, Media, evaluate};
use trunkline::file::native;
use trunkline::topology::{Model, NetworkSite, Trunk};

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const NETWORK_SITES: u32 = 1_000;
const REGIONS: u32 = 10;
const TRUNKS: u32 = 100;

/// The text of the document: the same at every run.
fn text() -> String {
    let mut text = String::from("(format_version: 1,\n");
    let mut section = |name: &str, entities: &[String]| {
        writeln!(text, "{name}: [").expect("a string takes everything");
        for entity in entities {
            writeln!(text, "  ({entity}),").expect("a string takes everything");
        }
        text.push_str("],\n");
    };
    let many = |count: u32, entity: &dyn Fn(u32) -> String| (0..count).map(entity).collect::<Vec<_>>();
    section("network_configurations", &["EnableBandwidthPolicyCheck: true".to_owned()]);
    section("media_bypass_settings", &["Enabled: true".to_owned()]);
    section("server_sites", &["Identity: \"Centre\"".to_owned()]);
    section("profiles", &["Identity: \"Large\", AudioBWLimit: 400000, AudioBWSessionLimit: 175".to_owned()]);
    section(
        "network_regions",
        &many(REGIONS, &|number| format!("Identity: \"Region {number:03}\", CentralSite: \"Centre\"")),
    );
    section(
        "network_sites",
        &many(NETWORK_SITES, &|number| {
            let region = number % REGIONS;
            let profile = if number % 3 == 0 { "" } else { ", BWPolicyProfileID: \"Large\"" };
            format!("Identity: \"Site {number:05}\", NetworkRegionID: \"Region {region:03}\"{profile}")
        }),
    );
    section(
        "subnets",
        &many(NETWORK_SITES, &|number| {
            let address = std::net::Ipv4Addr::from(0x0a00_0000 + number * 256);
            format!("Identity: \"{address}\", MaskBits: 24, NetworkSiteID: \"Site {number:05}\"")
        }),
    );
    let pairs = || (0..REGIONS).flat_map(|a| (a + 1..REGIONS).map(move |b| (a, b)));
    section(
        "region_links",
        &pairs()
            .map(|(a, b)| {
                format!(
                    "Identity: \"Link {a}-{b}\", NetworkRegionID1: \"Region {a:03}\", NetworkRegionID2: \"Region \
                     {b:03}\", BWPolicyProfileID: \"Large\""
                )
            })
            .collect::<Vec<_>>(),
    );
    section(
        "region_routes",
        &pairs()
            .map(|(a, b)| {
                format!(
                    "Identity: \"Route {a}-{b}\", NetworkRegionID1: \"Region {a:03}\", NetworkRegionID2: \"Region \
                     {b:03}\", NetworkRegionLinkIDs: [\"Link {a}-{b}\"]"
                )
            })
            .collect::<Vec<_>>(),
    );
    section(
        "mediation_pools",
        &many(REGIONS, &|number| {
            let address = std::net::Ipv4Addr::from(0x0a00_0000 + number * 256 + 20);
            format!(
                "Identity: \"ms-{number}\", PoolFqdn: \"ms-{number}.example.com\", ServerSite: \"Centre\", Computers: \
                 [(Fqdn: \"ms-{number}.example.com\", Address: \"{address}\")]"
            )
        }),
    );
    section(
        "gateways",
        &many(TRUNKS, &|number| {
            let address = std::net::Ipv4Addr::from(0x0a00_0000 + number * 7 * 256 + 40);
            format!(
                "Identity: \"gw-{number}\", Host: \"gw-{number}.example.com\", ServerSite: \"Centre\", \
                 SignallingAddress: \"{address}\""
            )
        }),
    );
    section(
        "trunks",
        &many(TRUNKS, &|number| {
            let pool = number % REGIONS;
            format!(
                "Identity: \"gw-{number}\", MediationServer: \"ms-{pool}\", Gateway: \"gw-{number}\", Root: true"
            )
        }),
    );
    section("trunk_configurations", &["Identity: \"Global\", EnableBypass: true".to_owned()]);
    section("media_configurations", &["Identity: \"Global\"".to_owned()]);
    section("voice_policies", &["Identity: \"Global\"".to_owned()]);
    text.push_str(")\n");
    text
}

fn model() -> Model {
    let read = native::read(&text(), &mut ()).expect("the generated text is a document");
    assert!(read.faults.is_empty(), "{:?}", read.faults.list.first());
    Model::new(read.document.topology)
}

/// The best of several rounds of some work.
fn best(rounds: u32, mut work: impl FnMut()) -> Duration {
    let timed = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..rounds).map(timed).min().unwrap_or_default()
}

/// How often a second.
fn rate(count: u32, time: Duration) -> f64 {
    f64::from(count) / time.as_secs_f64()
}

/// Reserving and releasing on a path of three links, against a table by name as the yardstick.
fn reserving(model: &Model) {
    let down = Down::default();
    let site = |name: &str| model.named::<NetworkSite>(name).expect("the site is there").0;
    let path =
        Terrain::new(model, &down).path(site("Site 00001"), site("Site 00002")).expect("a route is there");
    assert_eq!(path.len(), 3);
    let mut ledger = Ledger::default();
    let rounds = 1_000_000;
    let own = best(5, || {
        for _ in 0..rounds {
            black_box(ledger.reserve(black_box(&path), Media::Audio, 97).is_ok());
            ledger.release(black_box(&path), Media::Audio, 97);
        }
    });
    assert!(ledger.is_empty());
    let name = |link: LinkId| model.topology().name(link.entity());
    let names: Vec<String> = path.iter().map(|crossing| name(crossing.link)).collect();
    let mut table: HashMap<String, u32> = names.iter().map(|name| (name.clone(), 0)).collect();
    let by_name = best(5, || {
        for _ in 0..rounds {
            for name in black_box(&names) {
                if let Some(used) = table.get_mut(name).filter(|used| **used + 97 <= 400_000) {
                    *used += 97;
                }
            }
            for name in black_box(&names) {
                if let Some(used) = table.get_mut(name) {
                    *used -= 97;
                }
            }
        }
    });
    let (own, by_name) = (rate(rounds, own), rate(rounds, by_name));
    println!("reserve and release over three links: {:.1} million a second (at least 5)", own / 1e6);
    println!(
        "  a table by name: {:.1} million a second; ours is {:.1} times that",
        by_name / 1e6,
        own / by_name
    );
}

/// The matrix, against the explained report of the same number of calls as the yardstick.
fn matrix(model: &Model) {
    let mut bypass = 0;
    let time = best(7, || {
        let matrix = Matrix::of(black_box(model), Rows::NetworkSites);
        bypass = matrix.count(trunkline::call::decision::Verdict::Bypass);
        black_box(&matrix);
    });
    println!("the matrix of 1,000 network sites and 100 trunks: {time:.2?} (at most 50 ms), {bypass} bypass");
    let request = request();
    let reports = 1_000;
    let each = best(5, || {
        for _ in 0..reports {
            black_box(evaluate(model, black_box(&request)).expect("the call is sound"));
        }
    });
    println!("full reports: {:.0} a second (at least 200,000)", rate(reports, each));
    let whole = each.as_secs_f64() * 100.0;
    println!(
        "  100,000 of them would take {whole:.2} s; the matrix is {:.0} times as fast",
        whole / time.as_secs_f64()
    );
}

fn request() -> CallRequest {
    let client: EndpointAddress = "10.0.1.77/24".parse().expect("an address");
    CallRequest { client: Some(client), trunk: Some("gw-2".into()), ..CallRequest::default() }
}

/// Bypass verdicts with reason codes, against reading the clock as the yardstick.
fn verdicts(model: &Model) {
    let settings = Settings::of(model);
    let ends: Vec<TrunkEnd> = model
        .topology()
        .trunks
        .iter()
        .filter_map(|(id, _): (_, &Trunk)| TrunkEnd::of(model, &settings, id).ok())
        .collect();
    let ids: Vec<_> =
        model.topology().network_sites.iter().map(|(id, _)| settings.id_of(model, Some(id))).collect();
    let count = NETWORK_SITES * TRUNKS;
    let time = best(7, || {
        for id in &ids {
            for trunk in &ends {
                let ends = Ends::Client { id: *id, trunk };
                black_box(decide(black_box(&settings), CallClass::default(), black_box(ends)));
            }
        }
    });
    let clock = best(7, || {
        for _ in 0..count {
            black_box(Instant::now());
        }
    });
    println!(
        "bypass verdicts with reason codes: {:.1} million a second (at least 10)",
        rate(count, time) / 1e6
    );
    println!("  reading the clock: {:.1} million a second", rate(count, clock) / 1e6);
}

fn calls(criterion: &mut Criterion) {
    let model = model();
    reserving(&model);
    matrix(&model);
    verdicts(&model);
    let mut group = criterion.benchmark_group("calls");
    group.sample_size(20).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(2));
    group.bench_function("matrix, 1,000 by 100", |bencher| {
        bencher.iter_with_large_drop(|| Matrix::of(&model, Rows::NetworkSites));
    });
    let request = request();
    group.bench_function("full report", |bencher| {
        bencher.iter_with_large_drop(|| evaluate(&model, &request).expect("the call is sound"));
    });
    group.finish();
}

criterion_group!(benches, calls);

fn main() {
    benches();
    Criterion::default().configure_from_args().final_summary();
}
