//! A document of 1,000,000 subnets in 10,000 network sites: opening it against what ron alone takes on the same
//! text, saving it, one edit with its undo and its findings, and the memory of a subnet.
//!
//! `cargo bench --no-default-features --bench document`. Times are compared within one run: the machine may be busy.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark is run by hand, prints what it finds, and may end where it cannot go on"
)]

use criterion::{Criterion, SamplingMode, criterion_group};
use serde::Deserialize;
use std::fmt::Write as _;
use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};
use trunkline::edit::{Draft, Edit, Editor, Subject};
use trunkline::file::{Disk, native, open};
use trunkline::rules::Findings;
use trunkline::topology::attributes::Value;
use trunkline::topology::{Document, Kind, Topology};

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SUBNETS: u32 = 1_000_000;
const NETWORK_SITES: u32 = 10_000;
const REGIONS: u32 = 100;
/// Says to this program, started again, that it is to measure its memory.
const MEASURE_MEMORY: &str = "TRUNKLINE_BENCH_MEMORY";

/// The text of the document: the same at every run.
fn text() -> String {
    let mut text = String::from("(format_version: 1,\n");
    let mut line = |section: &str, count: u32, entity: &dyn Fn(u32) -> String| {
        text.push_str(&format!("{section}: [\n"));
        for number in 0..count {
            writeln!(text, "  ({}),", entity(number)).expect("a string takes everything");
        }
        text.push_str("],\n");
    };
    line("server_sites", 1, &|_| "Identity: \"Centre\"".to_owned());
    line("profiles", 1, &|_| {
        "Identity: \"10Mb_Link\", AudioBWLimit: 4000, AudioBWSessionLimit: 175".to_owned()
    });
    line("network_regions", REGIONS, &|number| {
        format!("Identity: \"Region {number:03}\", CentralSite: \"Centre\"")
    });
    line("network_sites", NETWORK_SITES, &|number| {
        let region = number % REGIONS;
        format!(
            "Identity: \"Network site {number:05}\", NetworkRegionID: \"Region {region:03}\", BWPolicyProfileID: \
             \"10Mb_Link\""
        )
    });
    line("subnets", SUBNETS, &|number| {
        let address = std::net::Ipv4Addr::from(0x0a00_0000 + number * 16);
        let network_site = number % NETWORK_SITES;
        format!("Identity: \"{address}\", MaskBits: 28, NetworkSiteID: \"Network site {network_site:05}\"")
    });
    for section in ["trunk_configurations", "media_configurations", "voice_policies"] {
        line(section, 1, &|_| "Identity: \"Global\"".to_owned());
    }
    text.push_str(")\n");
    text
}

/// The same text as plain structs: what ron alone takes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plain {
    format_version: u32,
    server_sites: Vec<Entity>,
    profiles: Vec<Entity>,
    network_regions: Vec<Entity>,
    network_sites: Vec<Entity>,
    subnets: Vec<Subnet>,
    trunk_configurations: Vec<Entity>,
    media_configurations: Vec<Entity>,
    voice_policies: Vec<Entity>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Entity {
    identity: String,
    central_site: Option<String>,
    #[serde(rename = "NetworkRegionID")]
    region: Option<String>,
    #[serde(rename = "BWPolicyProfileID")]
    profile: Option<String>,
    #[serde(rename = "AudioBWLimit")]
    audio: Option<u32>,
    #[serde(rename = "AudioBWSessionLimit")]
    audio_session: Option<u32>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Subnet {
    identity: String,
    mask_bits: u8,
    #[serde(rename = "NetworkSiteID")]
    network_site: String,
}

impl Plain {
    /// Touches what was read, so that none of it is left out as unused.
    fn weight(&self) -> usize {
        let entities = [
            &self.server_sites,
            &self.profiles,
            &self.network_regions,
            &self.network_sites,
            &self.trunk_configurations,
            &self.media_configurations,
            &self.voice_policies,
        ];
        let entity = |entity: &Entity| {
            let texts = [&entity.central_site, &entity.region, &entity.profile];
            let numbers = entity.audio.unwrap_or(0) + entity.audio_session.unwrap_or(0);
            entity.identity.len()
                + texts.into_iter().flatten().map(String::len).sum::<usize>()
                + numbers as usize
        };
        let subnet = |subnet: &Subnet| {
            subnet.identity.len() + usize::from(subnet.mask_bits) + subnet.network_site.len()
        };
        self.format_version as usize
            + entities.into_iter().flatten().map(entity).sum::<usize>()
            + self.subnets.iter().map(subnet).sum::<usize>()
    }
}

/// RON as the file writes options: without `Some`.
fn plain(text: &str) -> Plain {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(text).expect("the generated text is RON")
}

fn document(text: &str) -> Document {
    let read = native::read(text, &mut ()).expect("the generated text is a document");
    assert!(read.faults.is_empty(), "{:?}", read.faults.list.first());
    read.document
}

/// Each once in turn, the best of several rounds: what is compared has run on the same machine at the same time.
fn compare(text: &str) {
    let timed = |work: &dyn Fn()| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    let mut best = [Duration::MAX; 3];
    for _ in 0..4 {
        let round = [
            timed(&|| drop(black_box(plain(text)))),
            timed(&|| drop(black_box(document(text)))),
            timed(&|| drop(black_box(Draft::new(document(text))))),
        ];
        best = std::array::from_fn(|place| best[place].min(round[place]));
    }
    let times = |place: usize| best[place].as_secs_f64() / best[0].as_secs_f64();
    println!("ron alone reads the text in {:.2?}", best[0]);
    println!("opening takes {:.2?}, {:.2} times that (at most 2)", best[1], times(1));
    println!(
        "opening with names, references and subnets derived takes {:.2?}, {:.2} times that",
        best[2],
        times(2)
    );
}

fn opening_and_saving(criterion: &mut Criterion) {
    let text = text();
    println!("the text has {:.1} bytes a subnet", text.len() as f64 / f64::from(SUBNETS));
    compare(&text);
    let mut group = criterion.benchmark_group("1,000,000 subnets");
    group.sampling_mode(SamplingMode::Flat).sample_size(10);
    group.warm_up_time(Duration::from_millis(100)).measurement_time(Duration::from_millis(100));
    group.bench_function("ron alone", |bencher| bencher.iter(|| plain(&text).weight()));
    group.bench_function("open", |bencher| bencher.iter_with_large_drop(|| document(&text)));
    let document = document(&text);
    assert_eq!(native::to_bytes(&document), text.as_bytes(), "what is opened and saved is the same text");
    group.bench_function("save", |bencher| bencher.iter_with_large_drop(|| native::to_bytes(&document)));
    group.finish();
}

fn one_edit(criterion: &mut Criterion) {
    let mut editor = Editor::new(document(&text()));
    let mut findings = Findings::new(editor.model());
    let subnet = Subject::new(Kind::Subnet, "10.122.18.0");
    let edits = [
        (
            "a subnet moves to another network site",
            Edit::set(subnet, "NetworkSiteID", Value::text("Network site 00007")),
        ),
        (
            "a network site loses its profile",
            Edit::set(
                Subject::new(Kind::NetworkSite, "Network site 04711"),
                "BWPolicyProfileID",
                Value::None,
            ),
        ),
    ];
    let mut group = criterion.benchmark_group("edit, findings, undo, findings");
    group.sample_size(20).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(2));
    for (name, edit) in edits {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let before: Topology = editor.topology().clone();
                let changes = editor.apply(&edit).expect("the edit fits the document");
                findings.update(&before, editor.model(), &changes);
                let between: Topology = editor.topology().clone();
                let changes = editor.undo().expect("there is a step to undo");
                findings.update(&between, editor.model(), &changes);
            });
        });
    }
    group.finish();
}

/// Memory of this process in use, in bytes.
fn resident() -> f64 {
    let pages = std::fs::read_to_string("/proc/self/statm").ok();
    let pages = pages.and_then(|text| text.split(' ').nth(1)?.parse::<f64>().ok());
    pages.expect("this system tells the memory of a process") * 4096.0
}

/// Tells what a subnet costs: the document alone, and with everything that is derived from it.
fn measure_memory(path: &str) {
    let empty = resident();
    // What was given back to the allocator goes back to the system a little later.
    let settled = || {
        for _ in 0..20 {
            std::thread::sleep(Duration::from_millis(100));
            drop(black_box(vec![1u8; 1 << 24]));
        }
        resident() - empty
    };
    let opened = open(&Disk, path.as_ref(), &mut ()).expect("the generated file is a document");
    let document = settled();
    let editor = Editor::new(opened.document);
    let findings = Findings::new(editor.model());
    let everything = settled();
    println!("a subnet takes {:.0} bytes", document / f64::from(SUBNETS));
    println!(
        "with names, references and findings {:.0} bytes (at most 300)",
        everything / f64::from(SUBNETS)
    );
    drop(black_box((editor, findings)));
}

/// Measures memory in a process of its own, which holds nothing else.
fn memory(_: &mut Criterion) {
    let folder = tempfile::tempdir().expect("there is room for a temporary file");
    let path = folder.path().join("large.trunkline.ron");
    std::fs::write(&path, text()).expect("the generated file can be written");
    let program = std::env::current_exe().expect("this program knows where it is");
    let status = Command::new(program).env(MEASURE_MEMORY, &path).status();
    assert!(status.expect("this program can be started again").success());
}

criterion_group!(benches, memory, opening_and_saving, one_edit);

fn main() {
    match std::env::var(MEASURE_MEMORY) {
        Ok(path) => measure_memory(&path),
        Err(_) => {
            benches();
            Criterion::default().configure_from_args().final_summary();
        }
    }
}
