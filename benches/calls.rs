//! One call and many: finding the subnet of an address against `prefix-trie`, deciding, and explaining, in a network of
//! 1,000,000 subnets in 10,000 network sites with 200 trunks; and the memory of the table that finds subnets.
//!
//! `cargo bench --no-default-features --bench calls`. What is compared runs in short pieces, one after the other, and of
//! every piece the best of some rounds counts: the machine may be busy, so compare ratios.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark is run by hand, prints what it finds, and may end where it cannot go on"
)]

use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use prefix_trie::PrefixMap;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::net::{IpAddr, Ipv4Addr};
use std::ops::Range;
use std::process::Command;
use std::time::{Duration, Instant};
use trunkline::call::decision::{CallClass, ClientIds, Ends, Settings, TrunkEnd, decide};
use trunkline::call::{CallRequest, evaluate};
use trunkline::edit::{Draft, Edit, Editor, Subject};
use trunkline::file::native;
use trunkline::topology::attributes::Value;
use trunkline::topology::values::Pattern;
use trunkline::topology::{Arena, Id, Kind, Model, NetworkSite, Subnet, SubnetTable, Topology};

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SUBNETS: u32 = 1_000_000;
const NETWORK_SITES: u32 = 10_000;
const TRUNKS: u32 = 200;
const ROUTES: u32 = 100;
const USAGES: u32 = 10;
const PROBES: usize = 1 << 20;

/// Numbers that are the same at every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }
}

/// Pieces of a round.
const PIECES: usize = 64;
/// Rounds.
const ROUNDS: usize = 9;

/// How long each piece of work takes over all of `count`: cut in pieces so short that the machine seldom turns to
/// something else in one of them, in turn, and of every piece the shortest of some rounds.
fn rounds<const N: usize>(count: usize, work: [&dyn Fn(Range<usize>); N]) -> [Duration; N] {
    let mut whole = [Duration::ZERO; N];
    let length = count.div_ceil(PIECES);
    let mut best = [[Duration::MAX; N]; PIECES];
    for _ in 0..ROUNDS {
        for (piece, best) in best.iter_mut().enumerate() {
            for (best, work) in best.iter_mut().zip(work) {
                let start = Instant::now();
                work((piece * length).min(count)..((piece + 1) * length).min(count));
                *best = (*best).min(start.elapsed());
            }
        }
    }
    for best in best {
        whole.iter_mut().zip(best).for_each(|(whole, best)| *whole += best);
    }
    whole
}

fn each(time: Duration, count: usize) -> f64 {
    time.as_secs_f64() * 1e9 / count as f64
}

/// Ids for a table that stands alone.
fn ids(count: usize) -> Vec<Id<Subnet>> {
    let mut arena = Arena::default();
    (0..count).map(|_| arena.push(Subnet::default())).collect()
}

/// Looks addresses up in the table and in the trie, which must agree.
macro_rules! look_up {
    ($name:literal, $networks:expr, $net:ident, $bits:ty, $address:expr) => {{
        let networks: Vec<$net> = $networks;
        let ranges: Vec<(IpNet, Id<Subnet>)> =
            networks.iter().map(|net| IpNet::from(*net)).zip(ids(networks.len())).collect();
        let mut table = SubnetTable::default();
        table.change(&[], &ranges);
        let trie: PrefixMap<$net, Id<Subnet>> =
            networks.iter().copied().zip(ranges.iter().map(|(_, id)| *id)).collect();
        let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
        let address = |_: usize| $address(&mut numbers, networks.as_slice());
        let asked: Vec<$net> = (0..PROBES)
            .map(address)
            .map(|bits: $bits| $net::new(bits.into(), <$bits>::BITS as u8).expect("a whole address"))
            .collect();
        let addresses: Vec<IpAddr> = asked.iter().map(|net| net.addr().into()).collect();
        for (address, asked) in addresses.iter().zip(&asked) {
            assert_eq!(table.containing(*address), trie.get_lpm(asked).map(|(_, id)| *id), "{address}");
        }
        let [ours, theirs] = rounds(
            PROBES,
            [
                &|piece| {
                    addresses[piece].iter().for_each(|address| _ = black_box(table.containing(*address)));
                },
                &|piece| asked[piece].iter().for_each(|asked| _ = black_box(trie.get_lpm(asked))),
            ],
        );
        println!(
            "{}: {:.1} ns, prefix-trie {:.1} ns, {:.2} times as fast (at least 1.5)",
            $name,
            each(ours, PROBES),
            each(theirs, PROBES),
            theirs.as_secs_f64() / ours.as_secs_f64()
        );
    }};
}

fn look_ups() {
    let mut numbers = Numbers(88_172_645_463_325_252);
    let mut random = BTreeMap::new();
    while random.len() < 100_000 {
        let (bits, length) = (numbers.next() as u32, 12 + (numbers.next() % 18) as u8);
        let net = Ipv4Net::new(bits.into(), length).expect("at most 32 bits").trunc();
        random.entry(net.addr()).or_insert(net);
    }
    let anywhere = |numbers: &mut Numbers, _: &[Ipv4Net]| numbers.next() as u32;
    look_up!("100,000 random IPv4 prefixes", random.into_values().collect(), Ipv4Net, u32, anywhere);
    let side_by_side = |number| Ipv4Net::new(address(number), 28).expect("at most 32 bits");
    let inside = |numbers: &mut Numbers, networks: &[Ipv4Net]| {
        u32::from(networks[numbers.below(networks.len())].addr()) | (numbers.next() as u32 & 15)
    };
    let networks = (0..SUBNETS).map(side_by_side).collect();
    look_up!("1,000,000 IPv4 subnets side by side", networks, Ipv4Net, u32, inside);
    look_up!("IPv4 subnets as an organisation plans them", planned(), Ipv4Net, u32, inside);
    let mut random = BTreeMap::new();
    while random.len() < 100_000 {
        let bits = (u128::from(numbers.next()) << 64 | u128::from(numbers.next())) >> 3 | 1 << 125;
        let net =
            Ipv6Net::new(bits.into(), 20 + (numbers.next() % 45) as u8).expect("at most 128 bits").trunc();
        random.entry(net.addr()).or_insert(net);
    }
    let inside = |numbers: &mut Numbers, networks: &[Ipv6Net]| {
        u128::from(networks[numbers.below(networks.len())].addr()) | u128::from(numbers.next())
    };
    look_up!("100,000 random IPv6 prefixes", random.into_values().collect(), Ipv6Net, u128, inside);
}

/// An address plan: 10.0.0.0/8, a supernet of 16 bits for each place, and in it blocks of 24 bits that stand whole, are
/// halved, quartered, cut into links of 30 bits, or are free.
fn planned() -> Vec<Ipv4Net> {
    let mut numbers = Numbers(23);
    let mut networks = Vec::new();
    let mut add = |address: u32, length: u8| {
        networks.push(Ipv4Net::new(address.into(), length).expect("at most 32 bits"));
    };
    for place in 0..256u32 {
        let supernet = 0x0a00_0000 | place << 16;
        for block in 1..256u32 {
            let block = supernet | block << 8;
            match numbers.below(20) {
                0..10 => add(block, 24),
                10..14 => (0..2).for_each(|part| add(block | part << 7, 25)),
                14..17 => (0..4).for_each(|part| add(block | part << 6, 26)),
                17 => (0..64).for_each(|part| add(block | part << 2, 30)),
                _ => {}
            }
        }
        add(supernet, 16);
    }
    networks
}

/// The first address of a subnet of the network.
fn address(number: u32) -> Ipv4Addr {
    (0x0a00_0000 + number * 16).into()
}

/// The network as a document.
fn network() -> Draft {
    let mut text = String::from("(format_version: 1,\n");
    let mut section = |name: &str, count: u32, entity: &dyn Fn(u32) -> String| {
        let lines: String = (0..count).map(|number| format!("  ({}),\n", entity(number))).collect();
        text.push_str(&format!("{name}: [\n{lines}],\n"));
    };
    section("network_configurations", 1, &|_| "EnableBandwidthPolicyCheck: true".to_owned());
    section("media_bypass_settings", 1, &|_| "Enabled: true".to_owned());
    section("server_sites", 1, &|_| "Identity: \"Centre\"".to_owned());
    section("profiles", 1, &|_| "Identity: \"10Mb_Link\", AudioBWLimit: 4000".to_owned());
    section("network_regions", 100, &|n| format!("Identity: \"Region {n:03}\", CentralSite: \"Centre\""));
    section("network_sites", NETWORK_SITES, &|n| {
        let profile = if n % 2 == 0 { "" } else { ", BWPolicyProfileID: \"10Mb_Link\"" };
        format!("Identity: \"{}\", NetworkRegionID: \"Region {:03}\"{profile}", network_site(n), n % 100)
    });
    section("subnets", SUBNETS, &|n| {
        let network_site = network_site(n % NETWORK_SITES);
        format!("Identity: \"{}\", MaskBits: 28, NetworkSiteID: \"{network_site}\"", address(n))
    });
    section("mediation_pools", 1, &|_| {
        let computer = format!("Fqdn: \"ms.litwareinc.com\", Address: \"{}\"", Ipv4Addr::from(0x0a00_0004));
        format!(
            "Identity: \"ms\", PoolFqdn: \"ms.litwareinc.com\", ServerSite: \"Centre\", Computers: [({computer})]"
        )
    });
    section("gateways", TRUNKS, &|n| {
        let signalling = Ipv4Addr::from(u32::from(address(n)) + 5);
        format!(
            "Identity: \"gw-{n:03}\", Host: \"gw-{n:03}.litwareinc.com\", ServerSite: \"Centre\", \
             SignallingAddress: \"{signalling}\""
        )
    });
    section("trunks", TRUNKS, &|n| {
        format!("Identity: \"{}\", MediationServer: \"ms\", Gateway: \"gw-{n:03}\", Root: true", trunk(n))
    });
    section("trunk_configurations", 1, &|_| "Identity: \"Global\", EnableBypass: true".to_owned());
    section("media_configurations", 1, &|_| "Identity: \"Global\"".to_owned());
    section("pstn_usages", USAGES, &|n| format!("Identity: \"Usage {n}\""));
    section("voice_routes", ROUTES, &|n| {
        let (pattern, usage) = (pattern(n).replace('\\', "\\\\"), n % USAGES);
        format!(
            "Identity: \"Route {n:03}\", NumberPattern: \"{pattern}\", Priority: {n}, PstnGatewayList: [\"{}\"], \
             PstnUsages: [\"Usage {usage}\"]",
            trunk(n)
        )
    });
    section("voice_policies", 1, &|_| {
        let usages: Vec<String> = (0..USAGES).map(|n| format!("\"Usage {n}\"")).collect();
        format!("Identity: \"Global\", PstnUsages: [{}]", usages.join(", "))
    });
    text.push_str(")\n");
    let read = native::read(&text, &mut ()).expect("the generated text is a document");
    assert!(read.faults.is_empty(), "{:?}", read.faults.list.first());
    Draft::new(read.document)
}

/// The numbers that a voice route takes: those of one area code.
fn pattern(number: u32) -> String {
    format!(r"^\+1{}\d{{7}}$", 200 + number)
}

fn network_site(number: u32) -> String {
    format!("Site {number:05}")
}

fn trunk(number: u32) -> String {
    format!("trunk-{number:03}")
}

/// Deciding with everything but the client known before, from the client's network address to the reasons.
fn verdicts(draft: &Draft) {
    let model = draft.model();
    let settings = Settings::of(model);
    let trunks: Vec<TrunkEnd> = model
        .topology()
        .trunks
        .iter()
        .map(|(id, _)| TrunkEnd::of(model, &settings, id).expect("a trunk with both ends"))
        .collect();
    let mut numbers = Numbers(7);
    let calls: Vec<(Ipv4Addr, usize)> = (0..PROBES)
        .map(|_| (address(numbers.below(SUBNETS as usize) as u32), numbers.below(trunks.len())))
        .collect();
    let client_ids = ClientIds::of(model, &settings);
    let ids: Vec<_> =
        calls.iter().map(|(client, _)| settings.id_of(model, network_site_of(model, *client))).collect();
    let decided = |id, trunk: usize| {
        decide(&settings, CallClass::default(), Ends::Client { id, trunk: &trunks[trunk] })
    };
    let [alone, from_address, one_by_one] = rounds(
        PROBES,
        [
            &|piece| {
                for ((_, trunk), id) in calls[piece.clone()].iter().zip(&ids[piece]) {
                    _ = black_box(decided(*id, *trunk));
                }
            },
            &|piece| {
                for (client, trunk) in &calls[piece] {
                    let id = client_ids.at(network_site_of(model, *client));
                    _ = black_box(decided(id, *trunk));
                }
            },
            &|piece| {
                for (client, trunk) in &calls[piece] {
                    let id = settings.id_of(model, network_site_of(model, *client));
                    _ = black_box(decided(id, *trunk));
                }
            },
        ],
    );
    let rate = |time: Duration| PROBES as f64 / time.as_secs_f64() / 1e6;
    println!("verdicts with reasons, IDs known: {:.1} million a second (at least 10)", rate(alone));
    println!("the same from the client's address: {:.1} million a second (at least 10)", rate(from_address));
    println!("  each with its ID found anew: {:.1} million a second", rate(one_by_one));
}

/// Where bypass finds a client whose network address this is.
fn network_site_of(model: &Model, client: Ipv4Addr) -> Option<Id<NetworkSite>> {
    model.locate_exactly(client.into())?.network_site
}

/// Full reports, and the first one after an edit.
fn reports(draft: &Draft) {
    let mut numbers = Numbers(11);
    let mut request = |_: usize| CallRequest {
        client: Some(
            format!("{}/28", address(numbers.below(SUBNETS as usize) as u32)).parse().expect("an address"),
        ),
        trunk: Some(trunk(numbers.below(TRUNKS as usize) as u32).into()),
        ..CallRequest::default()
    };
    let requests: Vec<CallRequest> = (0..20_000).map(&mut request).collect();
    let model = draft.model();
    let [time] = rounds(
        requests.len(),
        [&|piece| {
            for request in &requests[piece] {
                black_box(evaluate(model, request).expect("a call of the network"));
            }
        }],
    );
    println!("full reports: {:.0} a second (at least 200,000)", requests.len() as f64 / time.as_secs_f64());
    let mut editor = Editor::new(draft.document().clone());
    let held: Topology = editor.topology().clone();
    let mut best = Duration::MAX;
    for (place, request) in requests.iter().take(40).enumerate() {
        let subject = Subject::new(Kind::NetworkSite, network_site(1));
        let profile = if place % 2 == 0 { Value::None } else { Value::text("10Mb_Link") };
        let edit = Edit::set(subject, "BWPolicyProfileID", profile);
        let start = Instant::now();
        editor.apply(&edit).expect("the edit fits the network");
        black_box(evaluate(editor.model(), request).expect("a call of the network"));
        best = best.min(start.elapsed());
    }
    drop(held);
    println!("an edit and the report after it: {:.3} ms (at most 16)", best.as_secs_f64() * 1e3);
}

/// Memory of this process in use, in bytes. What was given back to the allocator goes back to the system a little later.
fn resident() -> f64 {
    for _ in 0..12 {
        std::thread::sleep(Duration::from_millis(100));
        drop(black_box(vec![1u8; 1 << 24]));
    }
    let pages = std::fs::read_to_string("/proc/self/statm").ok();
    let pages = pages.and_then(|text| text.split(' ').nth(1)?.parse::<f64>().ok());
    pages.expect("this system tells the memory of a process") * 4096.0
}

/// Tells what a subnet takes of the table, or of the trie, in a process that holds nothing else.
fn measure_memory(what: &str) {
    let networks: Vec<Ipv4Net> =
        (0..SUBNETS).map(|number| Ipv4Net::new(address(number), 28).expect("at most 32 bits")).collect();
    let ranges: Vec<(IpNet, Id<Subnet>)> =
        networks.iter().map(|net| IpNet::from(*net)).zip(ids(networks.len())).collect();
    let before = resident();
    let mut table = SubnetTable::default();
    let mut trie: PrefixMap<Ipv4Net, Id<Subnet>> = PrefixMap::new();
    if what == "prefix-trie" {
        trie = networks.iter().copied().zip(ranges.iter().map(|(_, id)| *id)).collect();
    } else {
        table.change(&[], &ranges);
    }
    let each = (resident() - before) / f64::from(SUBNETS);
    println!("  {what}: {each:.0} bytes a subnet");
    drop(black_box((table, trie, networks, ranges)));
}

/// Says to this program, started again, whose memory it is to measure.
const MEASURE_MEMORY: &str = "TRUNKLINE_BENCH_MEMORY";

fn memory() {
    println!("memory for 1,000,000 subnets side by side (at most 48 bytes each)");
    for what in ["table", "prefix-trie"] {
        let program = std::env::current_exe().expect("this program knows where it is");
        let status = Command::new(program).env(MEASURE_MEMORY, what).status();
        assert!(status.expect("this program can be started again").success());
    }
}

/// Full reports of calls by number: past voice routes whose patterns do not match, to the one whose does.
fn routing(draft: &Draft) {
    let mut numbers = Numbers(13);
    let mut request = |_: usize| CallRequest {
        client: Some(
            format!("{}/28", address(numbers.below(SUBNETS as usize) as u32)).parse().expect("an address"),
        ),
        number: Some(format!("+1{}5550142", 200 + numbers.below(ROUTES as usize)).into()),
        ..CallRequest::default()
    };
    let requests: Vec<CallRequest> = (0..2_000).map(&mut request).collect();
    let model = draft.model();
    let patterns: Vec<String> = (0..ROUTES).map(pattern).collect();
    let [ours, reading] = rounds(
        requests.len(),
        [
            &|piece| {
                for request in &requests[piece] {
                    black_box(evaluate(model, request).expect("a number that a voice route takes"));
                }
            },
            &|piece| {
                if let Some(request) = requests[piece].first() {
                    let number = request.number.as_deref().unwrap_or_default();
                    let matches =
                        |pattern: &String| Pattern::read(pattern).is_ok_and(|read| read.matches(number));
                    black_box(patterns.iter().position(matches));
                }
            },
        ],
    );
    let rate = |time: Duration, count: usize| count as f64 / time.as_secs_f64();
    let ours = rate(ours, requests.len());
    let reading = rate(reading, PIECES);
    println!("full reports by number, 100 voice routes: {ours:.0} a second");
    println!("  reading the patterns anew for each call: {reading:.0} a second, without any report");
}

fn main() {
    if let Ok(what) = std::env::var(MEASURE_MEMORY) {
        return measure_memory(&what);
    }
    look_ups();
    memory();
    let draft = network();
    verdicts(&draft);
    reports(&draft);
    routing(&draft);
}
