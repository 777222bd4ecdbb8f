//! Composing the picture, and finding what is under a point of it.

use super::areas;
use super::cards;
use super::content::NAME_ROW;
use super::id_marks::IdMarks;
use super::loads::Loads;
use super::path::{self, Way};
use super::pipes::{self, Pipe};
use super::plan::Plan;
use super::state::Signs;
use super::trunks::{self, TrunkPlan};
use crate::scene::drawing::{Drawing, Layer};
use crate::scene::geometry::{Point, Rect};
use crate::scene::measure::Measure;
use crate::scene::size::text;
use crate::scene::text::Text;
use crate::scene::token::Token;
use crate::topology::{AnyId, Layout, Model};
use std::collections::BTreeSet;

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

/// A composed picture.
#[derive(Debug, Clone, Default)]
pub struct Picture {
    /// What is painted.
    pub drawing: Drawing,
    /// Where everything stands.
    pub plan: Plan,
    /// Everything that has a place, in the order of reading: an area, its cards, their tiles, then lines.
    pub spots: Vec<Spot>,
    pub(super) pipes: Vec<Pipe>,
    pub(super) trunks: Vec<TrunkPlan>,
}

/// Composes the picture of a topology.
pub fn compose(view: &View<'_>) -> Picture {
    let plan = Plan::of(view.model, view.layout, view.measure);
    let pipes = pipes::pipes(view.model, &plan, view.measure);
    let trunks = trunks::trunks(view.model, &plan, &pipes, view.signs);
    paint(view, plan, pipes, trunks)
}

/// Draws what stands where it stands.
fn paint(view: &View<'_>, plan: Plan, pipes: Vec<Pipe>, trunks: Vec<TrunkPlan>) -> Picture {
    let marks = IdMarks::of(view.model);
    let mut drawing = Drawing::default();
    for region in &plan.regions {
        cards::region(view, region, marks.region(view.model, region.id), &mut drawing);
    }
    pipes::draw(&pipes, view.loads, &mut drawing);
    for card in &plan.cards {
        cards::card(view, card, marks.network_site(view.model, card.content.id), &mut drawing);
    }
    for trunk in &trunks {
        let state = view.signs.trunk(trunk.id);
        trunks::draw(trunk, state, view.is_selected(trunk.id.into()), &mut drawing);
    }
    stray(view, &plan, &mut drawing);
    if let Some(way) = view.way {
        let stands = Standing { plan: &plan, pipes: &pipes, trunks: &trunks };
        path::draw(view, &stands, way, &marks, &mut drawing);
    }
    let spots = spots(view, &plan, &pipes, &trunks);
    Picture { drawing, plan, spots, pipes, trunks }
}

fn stray(view: &View<'_>, plan: &Plan, drawing: &mut Drawing) {
    if let Some((_, first)) = plan.stray.first() {
        let at = Point::new(first.name.min.x, first.name.min.y - 12.0);
        let words = Text::new("In no network site", at, text::SECOND).ink(Token::Muted);
        drawing.add(Layer::Tiles, words);
    }
    for (member, slot) in &plan.stray {
        cards::tile(view, member, *slot, drawing);
    }
}

fn spots(view: &View<'_>, plan: &Plan, pipes: &[Pipe], trunks: &[TrunkPlan]) -> Vec<Spot> {
    let topology = view.model.topology();
    let spot = |id: AnyId, rect: Rect| Spot { id, label: label(&topology.name(id), id), rect, grip: rect };
    let head = |rect: Rect, height: f32| Rect::new(rect.min.x, rect.min.y, rect.width(), height);
    let mut spots = Vec::new();
    for region in &plan.regions {
        let area = spot(region.id.into(), region.rect);
        spots.push(Spot { grip: head(region.rect, areas::HEAD), ..area });
    }
    for card in &plan.cards {
        let whole = spot(card.content.id.into(), card.rect);
        spots.push(Spot { grip: head(card.rect, NAME_ROW), ..whole });
        spots.extend(card.content.chips.iter().zip(&card.chips).map(|((id, range), rect)| Spot {
            id: *id,
            label: format!("Subnet {range}"),
            rect: *rect,
            grip: *rect,
        }));
        spots.extend(
            card.content.members.iter().zip(&card.slots).map(|(member, slot)| spot(member.id, slot.tile)),
        );
    }
    spots.extend(plan.stray.iter().map(|(member, slot)| spot(member.id, slot.tile)));
    for pipe in pipes.iter().filter(|pipe| pipe.name.is_some()) {
        let without_plate = || Rect::around(pipe.middle, pipe.width, pipe.width);
        spots.push(spot(pipe.id, pipe.gauge.as_ref().map_or_else(without_plate, |gauge| gauge.rect)));
    }
    for trunk in trunks {
        let state = view.signs.trunk(trunk.id);
        let name = spot(trunk.id.into(), trunk.badge);
        spots.push(Spot { label: format!("{}, {}", name.label, state.words()), ..name });
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
    /// The same picture under another view of the same topology and layout: what hovering, selecting and calls
    /// change. Nothing is laid out anew.
    pub fn repainted(self, view: &View<'_>) -> Self {
        paint(view, self.plan, self.pipes, self.trunks)
    }

    /// What is under a point, the topmost first: badges and tiles, chips, lines, cards, areas. Lines are hit
    /// within `reach` canvas units.
    pub fn hit(&self, point: Point, reach: f32) -> Option<AnyId> {
        let badge = self.trunks.iter().find(|trunk| trunk.badge.contains(point)).map(|trunk| trunk.id.into());
        let cards = || self.plan.cards.iter().rev();
        let tile = || {
            let members = cards().flat_map(|card| card.content.members.iter().zip(&card.slots));
            let stray = self.plan.stray.iter().map(|(member, slot)| (member, slot));
            let mut all = members.chain(stray);
            all.find(|(_, slot)| slot.tile.contains(point)).map(|(member, _)| member.id)
        };
        let chip = || {
            let mut chips = cards().flat_map(|card| card.content.chips.iter().zip(&card.chips));
            chips.find(|(_, rect)| rect.contains(point)).map(|((id, _), _)| *id)
        };
        let trunk = || {
            let near = self.trunks.iter().find(|trunk| near_line(&trunk.points, point, reach));
            near.map(|trunk| trunk.id.into())
        };
        let gauge = || {
            let hit = |pipe: &&Pipe| pipe.gauge.as_ref().is_some_and(|gauge| gauge.rect.contains(point));
            self.pipes.iter().find(hit).map(|pipe| pipe.id)
        };
        let card = || self.plan.card_at(point).map(|card| card.content.id.into());
        let pipe = || {
            let near = self.pipes.iter().rev().find(|pipe| near_line(&pipe.points, point, reach));
            near.map(|pipe| pipe.id)
        };
        let region = || self.plan.region_at(point).map(|region| region.id.into());
        badge
            .or_else(tile)
            .or_else(chip)
            .or_else(trunk)
            .or_else(gauge)
            .or_else(card)
            .or_else(pipe)
            .or_else(region)
    }

    /// Everything inside a rectangle; with `touching`, also what it only touches.
    pub fn inside(&self, rect: Rect, touching: bool) -> BTreeSet<AnyId> {
        let within = |other: &Rect| rect.contains(other.min) && rect.contains(other.max);
        let hit = |spot: &&Spot| if touching { rect.touches(spot.rect) } else { within(&spot.rect) };
        self.spots.iter().filter(hit).map(|spot| spot.id).collect()
    }

    /// Where something stands.
    pub fn spot(&self, id: AnyId) -> Option<&Spot> {
        self.spots.iter().find(|spot| spot.id == id)
    }
}

fn near_line(points: &[Point], at: Point, reach: f32) -> bool {
    points.iter().zip(points.iter().skip(1)).any(|(a, b)| {
        let along = *b - *a;
        let length = along.length().max(f32::EPSILON);
        let offset = at - *a;
        let share = ((offset.x * along.x + offset.y * along.y) / (length * length)).clamp(0.0, 1.0);
        at.distance(a.towards(*b, share)) <= reach
    })
}
