//! The picture of 1,000 and of 10,000 network sites, with twice as many lines: composing it, drawing what a view of it
//! shows at every level of detail, dragging one card, and finding what is under a point.
//!
//! `cargo bench --no-default-features --bench canvas`. The yardsticks run in the same rounds: a flat pass that looks at
//! every shape of the whole drawing and copies those in the view, and one that looks at everything that has a place.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark is run by hand, prints what it finds, and may end where it cannot go on"
)]

use std::collections::BTreeSet;
use std::hint::black_box;
use std::net::Ipv4Addr;
use std::time::{Duration, Instant};
use trunkline::edit::Draft;
use trunkline::file::native;
use trunkline::rules::Findings;
use trunkline::scene::canvas::{Loads, Picture, Signs, View, compose};
use trunkline::scene::drawing::Drawing;
use trunkline::scene::geometry::{Point, Rect};
use trunkline::scene::measure::Metrics;
use trunkline::topology::{AnyId, Layout, Model, NetworkSite, Place};

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Network sites of a region.
const IN_REGION: u32 = 100;
/// The part of a window that the canvas takes, points.
const WINDOW: (f32, f32) = (1_600.0, 1_000.0);
/// Most milliseconds of a frame.
const FRAME: f64 = 16.0;
/// Rounds of everything that is measured; the best counts.
const ROUNDS: usize = 7;
/// Every level of detail by a zoom at which it is shown.
const LEVELS: [(&str, f32); 5] =
    [("close", 2.0), ("near", 1.0), ("middle", 0.5), ("far", 0.2), ("folded", 0.06)];

/// A network with a stub and a trunk for each network site, and a link between neighbouring regions.
fn network(sites: u32) -> Draft {
    let mut text = String::from("(format_version: 1,\n");
    let mut section = |name: &str, count: u32, entity: &dyn Fn(u32) -> String| {
        let lines: String = (0..count).map(|number| format!("  ({}),\n", entity(number))).collect();
        text.push_str(&format!("{name}: [\n{lines}],\n"));
    };
    let regions = sites / IN_REGION;
    let network = |n: u32| 0x0a00_0000 + n * 256;
    section("network_configurations", 1, &|_| "EnableBandwidthPolicyCheck: true".to_owned());
    section("media_bypass_settings", 1, &|_| "Enabled: true".to_owned());
    section("server_sites", 1, &|_| "Identity: \"Centre\"".to_owned());
    section("profiles", 1, &|_| "Identity: \"10Mb_Link\", AudioBWLimit: 4000".to_owned());
    section("network_regions", regions, &|n| format!("Identity: \"Region {n}\", CentralSite: \"Centre\""));
    section("network_sites", sites, &|n| {
        let profile = if n % 2 == 0 { "" } else { ", BWPolicyProfileID: \"10Mb_Link\"" };
        format!("Identity: \"Site {n}\", NetworkRegionID: \"Region {}\"{profile}", n / IN_REGION)
    });
    section("subnets", sites, &|n| {
        format!("Identity: \"{}\", MaskBits: 24, NetworkSiteID: \"Site {n}\"", Ipv4Addr::from(network(n)))
    });
    section("region_links", regions - 1, &|n| {
        let ends = format!("NetworkRegionID1: \"Region {n}\", NetworkRegionID2: \"Region {}\"", n + 1);
        format!("Identity: \"Link {n}\", {ends}, BWPolicyProfileID: \"10Mb_Link\"")
    });
    section("mediation_pools", regions, &|n| {
        let address = Ipv4Addr::from(network(n * IN_REGION) + 4);
        let computer = format!("Fqdn: \"ms-{n}.litwareinc.com\", Address: \"{address}\"");
        format!(
            "Identity: \"ms-{n}\", PoolFqdn: \"ms-{n}.litwareinc.com\", ServerSite: \"Centre\", Computers: [({computer})]"
        )
    });
    section("gateways", sites, &|n| {
        let address = Ipv4Addr::from(network(n) + 5);
        format!(
            "Identity: \"gw-{n}\", Host: \"gw-{n}.litwareinc.com\", ServerSite: \"Centre\", SignallingAddress: \
             \"{address}\""
        )
    });
    section("trunks", sites, &|n| {
        let pool = n / IN_REGION;
        format!("Identity: \"gw-{n}\", MediationServer: \"ms-{pool}\", Gateway: \"gw-{n}\", Root: true")
    });
    section("trunk_configurations", 1, &|_| "Identity: \"Global\", EnableBypass: true".to_owned());
    for name in ["media_configurations", "voice_policies"] {
        section(name, 1, &|_| "Identity: \"Global\"".to_owned());
    }
    text.push_str(")\n");
    let read = native::read(&text, &mut ()).expect("the generated text is a document");
    assert!(read.faults.is_empty(), "{:?}", read.faults.list.first());
    Draft::new(read.document)
}

/// What a picture is made from.
struct Desk {
    model: Model,
    signs: Signs,
    metrics: Metrics,
    loads: Loads,
    selected: BTreeSet<AnyId>,
}

impl Desk {
    fn new(sites: u32) -> Self {
        let model = network(sites).model().clone();
        let signs = Signs::of(&model, &Findings::new(&model));
        let metrics = Metrics::load().expect("the bundled fonts are sound");
        Self { model, signs, metrics, loads: Loads::default(), selected: BTreeSet::new() }
    }

    fn view<'a>(&'a self, layout: &'a Layout) -> View<'a> {
        View {
            model: &self.model,
            layout,
            measure: &self.metrics,
            selected: &self.selected,
            hovered: None,
            signs: &self.signs,
            loads: &self.loads,
            way: None,
        }
    }
}

/// How long one piece of work takes.
fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let done = black_box(work());
    (start.elapsed(), done)
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The best of some rounds, in milliseconds.
fn best<T>(mut work: impl FnMut() -> T) -> f64 {
    (0..ROUNDS).map(|_| milliseconds(timed(&mut work).0)).fold(f64::MAX, f64::min)
}

/// What the window shows of the canvas at a zoom around a point.
fn window(at: Point, zoom: f32) -> Rect {
    Rect::around(at, WINDOW.0 / zoom, WINDOW.1 / zoom)
}

/// The figures of one size of network, in the order in which they are printed.
fn figures(sites: u32) -> Vec<(String, f64)> {
    let desk = Desk::new(sites);
    let layout = Layout::default();
    let mut list = Vec::new();
    let (composing, picture) = timed(|| compose(&desk.view(&layout)));
    list.push(("composing after an edit".to_owned(), milliseconds(composing)));
    let bounds = picture.bounds().expect("something is on the canvas");
    println!(
        "{sites} network sites: {} things with a place on {:.0} by {:.0} units",
        picture.spots.len(),
        bounds.width(),
        bounds.height()
    );
    seeing(&desk, &layout, &picture, &mut list);
    dragging(&desk, &layout, &picture, &mut list);
    hitting(&picture, &mut list);
    list
}

/// Panning to where nothing is drawn yet, and everything at once.
fn seeing(desk: &Desk, layout: &Layout, picture: &Picture, list: &mut Vec<(String, f64)>) {
    let view = desk.view(layout);
    let cards = &picture.plan.cards;
    let middle = cards.get(cards.len() / 2).map(|card| card.rect.centre()).unwrap_or_default();
    let whole = picture.draw(&view, 1.0, None);
    for (level, zoom) in LEVELS {
        let mut picture = picture.clone();
        let ours = best(|| {
            picture = std::mem::take(&mut picture).repainted();
            picture.see(&view, zoom, window(middle, zoom));
        });
        list.push((format!("panning to where nothing is drawn yet, {level}"), ours));
        if level == "near" {
            let flat = best(|| clipped(&whole, desk, window(middle, zoom)));
            list.push(("  a flat pass over the whole drawing".to_owned(), flat));
            println!("  near, ours is {:.0} times as fast as a flat pass over all shapes", flat / ours);
        }
        let all = best(|| picture.draw(&view, zoom, None));
        list.push((format!("  drawing all of it at once, {level}"), all));
    }
}

/// The shapes of a drawing that touch an area: what drawing costs without knowing where things stand.
fn clipped(whole: &Drawing, desk: &Desk, area: Rect) -> Drawing {
    let mut drawing = Drawing::default();
    for (layer, shapes) in whole.layers() {
        let touches = |shape: &&trunkline::scene::shape::Shape| {
            shape.bounds(&desk.metrics).is_some_and(|bounds| bounds.touches(area))
        };
        drawing.extend(layer, shapes.iter().filter(touches).cloned());
    }
    drawing
}

/// One card follows the pointer: each frame lays out, leads lines and draws.
fn dragging(desk: &Desk, layout: &Layout, picture: &Picture, list: &mut Vec<(String, f64)>) {
    // As in the window, everything keeps its place once something is placed by hand.
    let mut placed = layout.clone();
    for card in &picture.plan.cards {
        let id = AnyId::from(card.content.id);
        placed.set_place(id, picture.plan.place(id));
    }
    let site = desk.model.named::<NetworkSite>("Site 555").expect("it is there").0;
    let home = picture.plan.card(site).expect("it has a card").rect.min;
    for (level, zoom) in LEVELS {
        let mut picture = compose(&desk.view(&placed));
        let mut step = 0;
        let time = best(|| {
            step += 7;
            placed.set_place(site.into(), Some(Place { x: home.x as i32 + step, y: home.y as i32 - 5 }));
            picture = std::mem::take(&mut picture).moved(&desk.view(&placed));
            picture.see(&desk.view(&placed), zoom, window(home, zoom));
        });
        list.push((format!("a frame of dragging a card, {level}"), time));
    }
}

/// What is under the pointer, and what lies in a box.
fn hitting(picture: &Picture, list: &mut Vec<(String, f64)>) {
    let points: Vec<Point> = picture.spots.iter().map(|spot| spot.rect.centre()).collect();
    let each = 1e3 / points.len() as f64;
    let hits = best(|| points.iter().filter(|at| picture.hit(**at, 4.0).is_some()).count());
    list.push(("finding what is under a point, microseconds".to_owned(), hits * each));
    let few = points.iter().step_by(points.len() / 200);
    let flat = best(|| {
        let under = |at: &&Point| picture.spots.iter().rev().find(|spot| spot.rect.contains(**at)).is_some();
        few.clone().filter(under).count()
    });
    let flat = flat * 1e3 / few.len() as f64;
    list.push(("  looking at everything that has a place, microseconds".to_owned(), flat));
    println!("  hits, ours is {:.0} times as fast as looking at everything", flat / (hits * each));
}

fn main() {
    let small = figures(1_000);
    let large = figures(10_000);
    println!("{:60} {:>9} {:>9} {:>7}", "milliseconds (a frame has 16)", "1,000", "10,000", "growth");
    for ((what, small), (_, large)) in small.into_iter().zip(large) {
        let over = if large > FRAME { "  over a frame" } else { "" };
        println!("{what:60} {small:>9.3} {large:>9.3} {:>6.1}x{over}", large / small);
    }
}
