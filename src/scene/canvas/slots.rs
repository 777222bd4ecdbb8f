//! Where the members of a card stand: at its foot, on the side from which their trunks come.

use super::content::{BETWEEN, CardContent, CardPlan, HUB, INSET, LETTERS, TILE, TILE_NAME, WIDTH};
use super::members::Member;
use crate::scene::geometry::{Point, Rect};
use crate::scene::measure::Measure;
use crate::scene::size::{space, text};
use crate::scene::text::{Across, Face};
use crate::topology::Kind;

/// Where a member stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slot {
    /// Its tile.
    pub tile: Rect,
    /// The box of its name: above the tile, or beside it where a card stands for a provider.
    pub name: Rect,
    /// Where in that box the name stands.
    pub align: Across,
}

/// On which side a lone member stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Lean {
    /// At the left.
    #[default]
    Left,
    /// At the right.
    Right,
}

impl CardContent {
    /// Whether many trunks meet in the one pool of the card: it then stands in the middle, above the card's link.
    pub fn is_hub(&self) -> bool {
        let pools = self.members.iter().filter(|member| member.id.kind == Kind::MediationPool);
        self.hub && pools.count() == 1
    }

    /// The members left and right of the pool of a hub.
    fn sides(&self) -> Option<(&[Member], &Member, &[Member])> {
        let at = self.members.iter().position(|member| member.id.kind == Kind::MediationPool)?;
        let (left, rest) = self.members.split_at_checked(at)?;
        let (pool, right) = rest.split_first()?;
        Some((left, pool, right))
    }

    /// The width that a hub needs; `None` for another card, or where its members do not fit into one row.
    pub(super) fn hub_width(&self) -> Option<f32> {
        let (left, pool, right) = self.sides().filter(|_| self.is_hub())?;
        let half = |members: &[Member]| members.iter().map(|member| member.width + BETWEEN).sum::<f32>();
        let pool = pool.width / 2.0 + INSET;
        let width = 2.0 * (pool + half(left).max(half(right)));
        (width <= *HUB.end()).then(|| width.max(*HUB.start()))
    }

    /// The widths of the members' slots, row by row.
    pub(super) fn rows(&self) -> Vec<Vec<f32>> {
        let widest = *WIDTH.end() - 2.0 * INSET;
        let mut rows: Vec<Vec<f32>> = Vec::new();
        for member in &self.members {
            let slot = member.width.min(widest);
            match rows.last_mut().filter(|row| row_width(row) + BETWEEN + slot <= widest) {
                Some(row) => row.push(slot),
                None => rows.push(vec![slot]),
            }
        }
        rows
    }

    /// The slots of the members on the card, whose place is given.
    pub(super) fn slots(&self, rect: Rect, lean: Lean) -> Vec<Slot> {
        if self.provider {
            return self.provider_slots(rect);
        }
        match self.hub_width().and(self.sides()) {
            Some(sides) => hub_slots(sides, rect),
            None => self.slots_in_rows(rect, lean),
        }
    }

    /// Members in rows at the foot of the card, spread over its width, so that trunks between them have room.
    fn slots_in_rows(&self, rect: Rect, lean: Lean) -> Vec<Slot> {
        let rows = self.rows();
        let step = TILE_NAME + TILE.1 + space::SMALL;
        let mut slots = Vec::with_capacity(self.members.len());
        let mut foot = rect.max.y - space::MEDIUM - step * rows.iter().skip(1).map(|_| 1.0).sum::<f32>();
        for row in rows {
            let gaps: f32 = row.iter().skip(1).map(|_| 1.0).sum();
            let spare = (rect.width() - 2.0 * INSET - row.iter().sum::<f32>()).max(0.0);
            let gap = if gaps > 0.0 { spare / gaps } else { 0.0 };
            let alone = gaps == 0.0;
            let mut x = rect.min.x + INSET + if alone && lean == Lean::Right { spare } else { 0.0 };
            for (number, slot) in row.iter().enumerate() {
                let align = match (number, number + 1 == row.len()) {
                    (0, _) if !alone || lean == Lean::Left => Across::Start,
                    (_, true) => Across::End,
                    _ => Across::Middle,
                };
                slots.push(above(x, *slot, foot, align));
                x += slot + gap;
            }
            foot += step;
        }
        slots
    }

    /// Members at the right end of a low card, each with its name to the left.
    fn provider_slots(&self, rect: Rect) -> Vec<Slot> {
        let mut right = rect.max.x - space::MEDIUM;
        let top = rect.centre().y - TILE.1 / 2.0;
        let place = |member: &Member| {
            let tile = Rect::new(right - TILE.0, top, TILE.0, TILE.1);
            let width = member.width_beside;
            let name = Rect::new(right - width + space::MEDIUM, top, width - TILE.0 - space::LARGE, TILE.1);
            right -= width;
            Slot { tile, name, align: Across::End }
        };
        self.members.iter().map(place).collect()
    }
}

impl CardPlan {
    /// How much wider than its box the name of a slot may be, before it meets another or the border of the card.
    pub fn spare(&self, slot: &Slot) -> f32 {
        let row = self.slots.iter().filter(|other| *other != slot && other.name.min.y == slot.name.min.y);
        let (mut left, mut right) = (self.rect.min.x + space::TIGHT, self.rect.max.x - space::TIGHT);
        for other in row {
            if other.name.max.x <= slot.name.min.x {
                left = left.max(other.name.max.x + space::TIGHT);
            } else {
                right = right.min(other.name.min.x - space::TIGHT);
            }
        }
        let (left, right) = ((slot.name.min.x - left).max(0.0), (right - slot.name.max.x).max(0.0));
        match slot.align {
            Across::Start => right,
            Across::Middle => 2.0 * left.min(right),
            Across::End => left,
        }
    }
}

/// The pool in the middle, the others at both ends.
fn hub_slots((left, pool, right): (&[Member], &Member, &[Member]), rect: Rect) -> Vec<Slot> {
    let foot = rect.max.y - space::MEDIUM;
    let mut slots = Vec::with_capacity(left.len() + right.len() + 1);
    let mut x = rect.min.x + INSET;
    for member in left {
        slots.push(above(x, member.width, foot, Across::Start));
        x += member.width + BETWEEN;
    }
    slots.push(above(rect.centre().x - pool.width / 2.0, pool.width, foot, Across::Middle));
    let widths: Vec<f32> = right.iter().map(|member| member.width).collect();
    let mut x = rect.max.x - INSET - row_width(&widths);
    for width in widths {
        slots.push(above(x, width, foot, Across::End));
        x += width + BETWEEN;
    }
    slots
}

/// A slot of a width with the name above its tile.
fn above(x: f32, width: f32, foot: f32, align: Across) -> Slot {
    let inset = match align {
        Across::Start => 0.0,
        Across::Middle => (width - TILE.0) / 2.0,
        Across::End => width - TILE.0,
    };
    let tile = Rect::new(x + inset, foot - TILE.1, TILE.0, TILE.1);
    Slot { tile, name: Rect::new(x, tile.min.y - TILE_NAME, width, TILE_NAME - 1.0), align }
}

pub(super) fn row_width(row: &[f32]) -> f32 {
    row.iter().sum::<f32>() + BETWEEN * row.iter().skip(1).map(|_| 1.0).sum::<f32>()
}

/// What a member needs: its tile, or its name with the letters of its server site.
pub(super) fn slot_width(measure: &dyn Measure, member: &Member) -> f32 {
    let letters = if member.server_site.is_some() { LETTERS + 3.0 } else { 0.0 };
    let name = measure.width(&member.name, text::FIGURE, Face::Fixed) + letters + 1.0;
    name.clamp(TILE.0, *WIDTH.end() - 2.0 * INSET)
}

pub(super) fn provider_slot(measure: &dyn Measure, member: &Member) -> f32 {
    let name = measure.width(&member.name, text::FIGURE, Face::Fixed).clamp(LETTERS, 90.0);
    name + 1.0 + TILE.0 + space::LARGE + space::MEDIUM
}

/// Where the text of a slot starts, so wide, and where the tile is for it: within the slot's name box.
pub fn name_start(slot: &Slot, width: f32) -> Point {
    let room = slot.name;
    let x = match slot.align {
        Across::Start => room.min.x,
        Across::Middle => room.centre().x - width / 2.0,
        Across::End => room.max.x - width,
    };
    Point::new(x, room.centre().y)
}
