//! Finding what is under a point of the picture, and what lies in a part of it.

use super::picture::{Picture, Spot};
use super::pipes::Pipe;
use super::trunks::TrunkPlan;
use crate::scene::geometry::{Point, Rect};
use crate::topology::AnyId;
use std::collections::BTreeSet;

impl Picture {
    /// What is under a point, the topmost first: badges and tiles, chips, lines, cards, areas. Lines are hit
    /// within `reach` canvas units.
    pub fn hit(&self, point: Point, reach: f32) -> Option<AnyId> {
        let place = Rect { min: point, max: point };
        let near = place.expanded(reach);
        let trunks: Vec<&TrunkPlan> =
            self.trunks_near.near(near).into_iter().filter_map(|at| self.trunks.get(at)).collect();
        let pipes: Vec<&Pipe> =
            self.pipes_near.near(near).into_iter().filter_map(|at| self.pipes.get(at)).collect();
        let badge = trunks.iter().find(|trunk| trunk.badge.contains(point)).map(|trunk| trunk.id.into());
        let cards = || self.plan.cards_near(place).rev();
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
            let near = trunks.iter().find(|trunk| near_line(&trunk.points, point, reach));
            near.map(|trunk| trunk.id.into())
        };
        let gauge = || {
            let hit = |pipe: &&&Pipe| pipe.gauge.as_ref().is_some_and(|gauge| gauge.rect.contains(point));
            pipes.iter().find(hit).map(|pipe| pipe.id)
        };
        let card = || self.plan.card_at(point).map(|card| card.content.id.into());
        let pipe = || {
            let near = pipes.iter().rev().find(|pipe| near_line(&pipe.points, point, reach));
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
