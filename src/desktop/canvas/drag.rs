//! Dragging cards and areas: snapping, the guides that show it, and going over to another network region.

use super::create::is_placed;
use super::guides::{self, Guide, Snap};
use super::pos_of;
use crate::desktop::state::State;
use crate::desktop::theme::Look;
use crate::edit::{Edit, Subject};
use crate::scene::geometry::{Point, Rect, Vector};
use crate::scene::size::{radius, space, stroke, text};
use crate::scene::token::Token;
use crate::topology::attributes::{Value, figure};
use crate::topology::{AnyId, Id, Kind, NetworkRegion, NetworkSite, Place, RefExt};
use egui::{Modifiers, Stroke, StrokeKind, Ui, vec2};
use std::collections::BTreeSet;

/// How far a card is drawn to a line, points on the screen.
const REACH: f32 = 6.0;

/// How far the pointer goes before a card follows, points on the screen: a press that lasts is no drag yet.
const STARTS: f32 = 4.0;

/// Cards and areas that are being moved.
#[derive(Debug, Clone, PartialEq)]
pub struct Drag {
    /// Where the press was, canvas.
    from: Point,
    /// What moves, with the place it had.
    places: Vec<(AnyId, Place)>,
    /// What was pressed, as it stood.
    rect: Rect,
    /// What it can line up with.
    others: Vec<Rect>,
    /// The areas of network regions before the drag: a region grows with its cards.
    areas: Vec<(Id<NetworkRegion>, Rect)>,
    /// Whether the pointer has gone far enough for a drag.
    begun: bool,
    /// The edit as it was last shown.
    shown: Option<Edit>,
    guides: Vec<Guide>,
    /// The network region that takes the card.
    into: Option<Id<NetworkRegion>>,
}

impl Drag {
    /// Begins to move what was pressed, with the others that are selected; `None` for what has no place of its own.
    pub fn begin(state: &State, id: AnyId, from: Point) -> Option<Self> {
        let picture = state.canvas.picture();
        let places = movable(state, id);
        let rect = picture.spot(id)?.rect;
        let moved = |id: AnyId| places.iter().any(|(other, _)| *other == id);
        let of_kind = picture.spots.iter().filter(|spot| spot.id.kind == id.kind && !moved(spot.id));
        let others = of_kind.map(|spot| spot.rect).collect();
        let areas = picture.plan.regions.iter().map(|region| (region.id, region.rect)).collect();
        let none = places.is_empty();
        let drag = Self {
            from,
            places,
            rect,
            others,
            areas,
            begun: false,
            shown: None,
            guides: Vec::new(),
            into: None,
        };
        (!none).then_some(drag)
    }

    /// Follows the pointer. The edit that shows it, where that differs from the last one.
    pub fn follow(&mut self, state: &State, at: Point, modifiers: Modifiers) -> Option<Edit> {
        let zoom = state.canvas.camera.unit();
        self.begun |= (at - self.from).length() * zoom >= STARTS;
        if !self.begun {
            return None;
        }
        let snaps = state.canvas.shown.snap && !modifiers.alt;
        let grid = if modifiers.shift { space::GRID / 2.0 } else { space::GRID };
        let snap = snaps.then_some(Snap { grid, reach: REACH / zoom });
        let by = guides::snapped(self.rect, at - self.from, &self.others, snap);
        self.guides = guides::guides(self.rect.moved(by), &self.others);
        self.into = self.region_under(state, at);
        let edit = self.edit(state, by);
        if self.shown.as_ref() == Some(&edit) {
            return None;
        }
        self.shown = Some(edit.clone());
        Some(edit)
    }

    /// The other network region over which one card is held.
    fn region_under(&self, state: &State, at: Point) -> Option<Id<NetworkRegion>> {
        let [(id, _)] = self.places.as_slice() else { return None };
        let network_site = id.typed::<NetworkSite>()?;
        // The region as it was when the drag began: the preview may have moved the card over already.
        let topology = &state.editor.settled().topology;
        let own = topology.get(network_site)?.region.id();
        let held = self.areas.iter().rev().filter(|(_, area)| area.contains(at));
        let over: Vec<_> = held.map(|(region, _)| *region).collect();
        if own.is_some_and(|own| over.contains(&own)) { None } else { over.first().copied() }
    }

    fn edit(&self, state: &State, by: Vector) -> Edit {
        let topology = state.editor.topology();
        let mut edits: Vec<Edit> = self
            .places
            .iter()
            .map(|(id, place)| {
                let to = Place {
                    x: (place.x as f32 + by.x).round() as i32,
                    y: (place.y as f32 + by.y).round() as i32,
                };
                Edit::place(Subject::of(topology, *id), to)
            })
            .collect();
        if let (Some(region), [(id, _)]) = (self.into, self.places.as_slice()) {
            let subject = Subject::of(topology, *id);
            let place = topology.name(region.into());
            let name = format!("Move {} to {place}", subject.name);
            edits.push(Edit::set(subject, "NetworkRegionID", Value::text(place)));
            return Edit::Batch(name, edits);
        }
        match edits.as_slice() {
            [one] => one.clone(),
            _ => {
                let region = self.places.iter().find(|(id, _)| id.kind == Kind::NetworkRegion);
                let name = region.map_or_else(
                    || format!("Move {} cards", self.places.len()),
                    |(id, _)| format!("Move {}", topology.name(*id)),
                );
                Edit::Batch(name, edits)
            }
        }
    }

    /// What the drop does beyond moving, for the plate beside the pointer, and the area that takes it.
    pub fn target(&self, state: &State) -> Option<(Rect, String)> {
        let region = self.into?;
        let (_, area) = self.areas.iter().find(|(id, _)| *id == region)?;
        let Some(Edit::Batch(name, _)) = &self.shown else { return None };
        let area = state.canvas.picture().plan.region(region).map_or(*area, |plan| plan.rect);
        Some((area, name.clone()))
    }

    /// Draws the guides with their distances.
    pub fn paint(&self, ui: &Ui, state: &State, look: Look) {
        let camera = state.canvas.camera;
        let accent = look.colour(Token::Accent);
        for guide in &self.guides {
            let ends = [pos_of(camera, guide.from), pos_of(camera, guide.to)];
            ui.painter().line_segment(ends, Stroke::new(stroke::EDGE, accent));
            let Some(distance) = guide.distance else { continue };
            let words = figure(distance.round() as u64);
            let font = look.fixed(text::FIGURE);
            let galley = ui.painter().layout_no_wrap(words, font, look.colour(Token::OnAccent));
            let size = galley.size() + vec2(2.0 * space::TIGHT, space::HAIR);
            let plate = egui::Rect::from_center_size(pos_of(camera, guide.label), size);
            ui.painter().rect(plate, radius::CHIP, accent, Stroke::NONE, StrokeKind::Inside);
            ui.painter().galley(plate.min + vec2(space::TIGHT, 1.0), galley, accent);
        }
    }
}

/// What moves with something: a card and the other selected cards, or all cards of a region.
pub fn movable(state: &State, id: AnyId) -> Vec<(AnyId, Place)> {
    let picture = state.canvas.picture();
    let mut ids: BTreeSet<AnyId> = BTreeSet::new();
    let mut take = |id: AnyId| {
        if !is_placed(id) {
            return;
        }
        ids.insert(id);
        if id.kind == Kind::NetworkRegion {
            let sites = state.editor.model().index().referrers(id);
            ids.extend(sites.iter().filter(|site| site.kind == Kind::NetworkSite));
        }
    };
    take(id);
    if is_placed(id) && state.selected.contains(&id) {
        state.selected.iter().copied().for_each(take);
    }
    ids.into_iter().filter_map(|id| Some((id, picture.plan.place(id)?))).collect()
}

/// The edit that moves things by whole steps, for keys.
pub fn nudged(state: &State, places: &[(AnyId, Place)], by: (i32, i32)) -> Edit {
    let topology = state.editor.topology();
    let placed = |(id, place): &(AnyId, Place)| {
        let to = Place { x: place.x.saturating_add(by.0), y: place.y.saturating_add(by.1) };
        Edit::place(Subject::of(topology, *id), to)
    };
    match places {
        [one] => placed(one),
        _ => Edit::Batch(format!("Move {} cards", places.len()), places.iter().map(placed).collect()),
    }
}

/// Every card and area that is selected, and the cards of selected areas.
pub fn movable_all(state: &State) -> BTreeSet<AnyId> {
    state.selected.iter().flat_map(|id| movable(state, *id)).map(|(id, _)| id).collect()
}
