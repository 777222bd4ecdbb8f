//! Composing the picture, and finding what is under a point of it.

use super::areas;
use super::content::NAME_ROW;
use super::contents::Contents;
use super::gauges::Gauge;
use super::id_marks::IdMarks;
use super::index::Index;
use super::level::Level;
use super::loads::{Load, Loads};
use super::members::MediaPort;
use super::notes::{self, NotePlan};
use super::path::{Light, Way};
use super::pipes::{self, Pipe};
use super::plan::Plan;
use super::state::Signs;
use super::trunks::{self, TrunkPlan};
use crate::scene::drawing::Drawing;
use crate::scene::geometry::{Point, Rect};
use crate::scene::measure::Measure;
use crate::scene::size::{space, stroke};
use crate::topology::{AnyId, Layout, Model};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The share of the head of an area in which its name stands.
const NAMED: f32 = 0.4;

/// What is to be shown.
pub struct View<'a> {
    /// The topology.
    pub model: &'a Model,
    /// What a person placed.
    pub layout: &'a Layout,
    /// Widths of texts.
    pub measure: &'a dyn Measure,
    /// What is selected.
    pub selected: &'a BTreeSet<AnyId>,
    /// What the pointer is on.
    pub hovered: Option<AnyId>,
    /// What has an error, and what each trunk says about bypass.
    pub signs: &'a Signs,
    /// What links carry and members handle; empty while no call is up.
    pub loads: &'a Loads,
    /// The way of the call that is looked at.
    pub way: Option<&'a Way>,
}

impl View<'_> {
    pub(super) fn is_selected(&self, id: AnyId) -> bool {
        self.selected.contains(&id)
    }

    /// What a link carries, with what the call that is looked at adds.
    pub(super) fn load(&self, link: AnyId) -> Load {
        let load = self.loads.link(link);
        let Some(way) = self.way else { return load };
        let (adds, refused) = (way.adds_to(link), way.refused_at == Some(link));
        // A walk adds what it has come to; what the whole call adds is for later.
        let before = if way.light.is_some() { 0 } else { load.added };
        Load { added: adds.max(before), refused: load.refused || refused, ..load }
    }

    /// Whether something is in the light: always, while no call is walked.
    pub(super) fn lights(&self, falls_on: impl FnOnce(&Light) -> bool) -> bool {
        self.way.and_then(|way| way.light.as_ref()).is_none_or(falls_on)
    }

    pub(super) fn is_hovered(&self, id: AnyId) -> bool {
        self.hovered == Some(id)
    }
}

/// Where everything stands that the way of a call keeps off.
#[derive(Clone, Copy)]
pub(super) struct Standing<'a> {
    pub plan: &'a Plan,
    pub pipes: &'a [Pipe],
    pub trunks: &'a [TrunkPlan],
}

/// Something on the canvas that has a name and a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// What it is.
    pub id: AnyId,
    /// Its kind, name and state in words.
    pub label: String,
    /// Where it is, canvas units.
    pub rect: Rect,
    /// The part of it on which a press hits it and nothing that lies on top.
    pub grip: Rect,
}

/// A composed picture: where everything stands, and what of it was last drawn.
#[derive(Debug, Clone, Default)]
pub struct Picture {
    /// What is painted: what lies in the view that was last seen, with room around it.
    pub drawing: Drawing,
    /// Where everything stands.
    pub plan: Plan,
    /// Everything that has a place, in the order of reading: an area, its cards, their tiles, then lines.
    pub spots: Vec<Spot>,
    /// The notes, in the order of the layout.
    pub notes: Vec<NotePlan>,
    pub(super) pipes: Vec<Pipe>,
    pub(super) trunks: Vec<TrunkPlan>,
    pub(super) marks: Arc<IdMarks>,
    pub(super) contents: Arc<Contents>,
    pub(super) pipes_near: Index,
    pub(super) trunks_near: Index,
    seen: Option<(Level, f32, Rect)>,
}

/// Composes the picture of a topology. Nothing of it is drawn yet.
pub fn compose(view: &View<'_>) -> Picture {
    let contents = Contents::of(view.model, view.measure);
    let marks = Arc::new(IdMarks::of(view.model));
    let plan = Plan::arranged(&contents, view.model, view.layout);
    let pipes = pipes::pipes(view.model, &plan, view.measure);
    let trunks = trunks::trunks(view.model, &plan, &pipes, view.signs, &[]);
    let spots = spots(view, &plan, &pipes, &trunks, Vec::new());
    let notes = notes::plans(view.layout, view.measure);
    let contents = Arc::new(contents);
    Picture { plan, spots, notes, pipes, trunks, marks, contents, ..Picture::default() }.indexed()
}

/// Everything that has a place. Labels of the same things are taken over from before.
fn spots(view: &View<'_>, plan: &Plan, pipes: &[Pipe], trunks: &[TrunkPlan], before: Vec<Spot>) -> Vec<Spot> {
    let topology = view.model.topology();
    let mut before = before.into_iter();
    let mut spots = Vec::with_capacity(before.len());
    let mut add = |id: AnyId, rect: Rect, grip: Rect, words: &dyn Fn() -> String| {
        let known = before.next().filter(|spot| spot.id == id).map(|spot| spot.label);
        spots.push(Spot { id, label: known.unwrap_or_else(words), rect, grip });
    };
    let named = |id: AnyId| label(&topology.name(id), id);
    let head = |rect: Rect, height: f32| Rect::new(rect.min.x, rect.min.y, rect.width(), height);
    for region in &plan.regions {
        let id = region.id.into();
        if region.folded {
            add(id, region.rect, region.rect, &|| format!("{}, folded", named(id)));
            continue;
        }
        // Its name: a link that comes from above crosses the middle of the head.
        let grip = head(region.rect, areas::HEAD);
        let name = Rect { max: Point::new(grip.min.x + grip.width() * NAMED, grip.max.y), ..grip };
        add(id, region.rect, name, &|| named(id));
    }
    for card in &plan.cards {
        let id = card.content.id.into();
        add(id, card.rect, head(card.rect, NAME_ROW), &|| named(id));
        for ((id, range), rect) in card.content.chips.iter().zip(&card.chips) {
            add(*id, *rect, *rect, &|| format!("Subnet {range}"));
        }
        let members = card.content.members.iter().zip(&card.slots);
        for (member, slot) in members.filter(|(member, _)| member.port != MediaPort::Ghost) {
            add(member.id, slot.tile, slot.tile, &|| named(member.id));
        }
    }
    for (member, slot) in &plan.stray {
        add(member.id, slot.tile, slot.tile, &|| named(member.id));
    }
    for pipe in pipes.iter().filter(|pipe| pipe.name.is_some()) {
        let without_plate = || Rect::around(pipe.middle, pipe.width, pipe.width);
        let rect = pipe.gauge.as_ref().map_or_else(without_plate, |gauge| gauge.rect);
        add(pipe.id, rect, rect, &|| named(pipe.id));
    }
    for trunk in trunks {
        let (id, state) = (trunk.id.into(), view.signs.trunk(trunk.id));
        add(id, trunk.badge, trunk.badge, &|| format!("{}, {}", named(id), state.words()));
    }
    spots
}

fn label(name: &str, id: AnyId) -> String {
    let noun = id.kind.noun();
    let mut letters = noun.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    format!("{capital} {name}")
}

impl Picture {
    fn indexed(mut self) -> Self {
        let held = |points: &[Point]| Rect::holding(points.iter().copied()).unwrap_or_default();
        let pipe = |pipe: &Pipe| {
            let line = held(&pipe.points).expanded(pipe.width);
            pipe.gauge.iter().flat_map(Gauge::boxes).fold(line, Rect::union)
        };
        self.pipes_near = Index::of(self.pipes.iter().map(pipe));
        let trunk = |trunk: &TrunkPlan| held(&trunk.points).union(trunk.badge).expanded(stroke::HALO);
        self.trunks_near = Index::of(self.trunks.iter().map(trunk));
        self
    }

    /// The picture of the same topology under another layout, while something is dragged: trunks near which nothing
    /// moved keep their way.
    pub fn moved(self, view: &View<'_>) -> Self {
        let plan = Plan::arranged(&self.contents, view.model, view.layout);
        let pipes = pipes::pipes(view.model, &plan, view.measure);
        let kept = kept(&self, &plan, &pipes);
        let trunks = trunks::trunks(view.model, &plan, &pipes, view.signs, &kept);
        let spots = spots(view, &plan, &pipes, &trunks, self.spots);
        let notes = notes::plans(view.layout, view.measure);
        let Self { marks, contents, .. } = self;
        Self { plan, spots, notes, pipes, trunks, marks, contents, ..Self::default() }.indexed()
    }

    /// The same with other marks of bypass IDs: those that the window shows elsewhere.
    pub fn marked(self, marks: Arc<IdMarks>) -> Self {
        Self { marks, ..self }
    }

    /// Draws anew when it is next seen: selection, calls or errors have changed.
    pub fn repainted(self) -> Self {
        Self { seen: None, ..self }
    }

    /// Draws what lies in an area at a zoom, unless that is drawn already.
    pub fn see(&mut self, view: &View<'_>, zoom: f32, area: Rect) {
        if !self.is_seen(zoom, area) {
            let wider = area.expanded(area.width().max(area.height()) / 2.0);
            self.drawing = self.draw(view, zoom, Some(wider));
            self.seen = Some((Level::at(zoom), zoom, wider));
        }
    }

    /// Whether what lies in an area at a zoom is drawn already.
    pub fn is_seen(&self, zoom: f32, area: Rect) -> bool {
        let level = Level::at(zoom);
        self.seen.is_some_and(|(seen, drawn, held)| {
            let same = drawn == zoom || !level.is_of_screen_size();
            seen == level && same && held.contains(area.min) && held.contains(area.max)
        })
    }

    /// The rectangle that holds everything; `None` for an empty canvas.
    pub fn bounds(&self) -> Option<Rect> {
        let plates = self.pipes.iter().filter_map(|pipe| pipe.gauge.as_ref()).flat_map(Gauge::boxes);
        let pipes = self.pipes.iter().filter_map(|pipe| Rect::holding(pipe.points.iter().copied()));
        let trunks = self.trunks.iter().filter_map(|trunk| Rect::holding(trunk.points.iter().copied()));
        let badges = self.trunks.iter().map(|trunk| trunk.badge);
        let notes = self.notes.iter().map(|note| note.rect);
        plates
            .chain(pipes)
            .chain(trunks)
            .chain(badges)
            .chain(notes)
            .chain(self.plan.bounds())
            .reduce(Rect::union)
    }
}

/// The trunks whose ends and whose surroundings stand where they stood.
fn kept(before: &Picture, plan: &Plan, pipes: &[Pipe]) -> Vec<TrunkPlan> {
    let mut changed = Index::default();
    let mut count = 0;
    let mut change = |rect: Rect| {
        changed.add(count, rect.expanded(space::GRID));
        count += 1;
    };
    let mut compare = |old: &mut dyn Iterator<Item = Rect>, new: &mut dyn Iterator<Item = Rect>| loop {
        match (old.next(), new.next()) {
            (Some(old), Some(new)) if old == new => {}
            (None, None) => break,
            (old, new) => old.into_iter().chain(new).for_each(&mut change),
        }
    };
    compare(
        &mut before.plan.cards.iter().map(|card| card.rect),
        &mut plan.cards.iter().map(|card| card.rect),
    );
    let plates = |pipes: &[Pipe]| -> Vec<Rect> {
        pipes.iter().filter_map(|pipe| pipe.gauge.as_ref()).flat_map(Gauge::boxes).collect()
    };
    compare(&mut plates(&before.pipes).into_iter(), &mut plates(pipes).into_iter());
    let stands = |trunk: &&TrunkPlan| {
        let held = Rect::holding(trunk.points.iter().copied()).unwrap_or_default();
        !changed.touches(held) && !changed.touches(trunk.badge)
    };
    before.trunks.iter().filter(stands).cloned().collect()
}
