//! What a card shows, how large it is for that, and where its parts stand.

use super::members::Member;
use crate::scene::geometry::{Point, Rect};
use crate::scene::measure::Measure;
use crate::scene::size::{space, text};
use crate::scene::text::Face;
use crate::topology::{AnyId, BandwidthPolicyProfile, Entity, Id, Model, NetworkSite, Subnet};

/// Narrowest and widest card.
const WIDTH: std::ops::RangeInclusive<f32> = 140.0..=260.0;
/// Height of a card with one row of members, or without any: cards in a row end at one height.
pub const HEIGHT: f32 = 134.0;
/// Width and height of a card that stands for a provider.
const PROVIDER: (f32, f32) = (196.0, 66.0);
/// The row of the name.
pub const NAME_ROW: f32 = 26.0;
/// The row of the profile.
pub const PROFILE_ROW: f32 = 18.0;
/// From one row of subnets to the next.
const CHIP_STEP: f32 = 19.0;
/// Height of a subnet chip.
const CHIP_HEIGHT: f32 = 16.0;
/// Subnets that a card shows before it counts the rest.
const CHIPS: usize = 2;
/// Size of a member's tile.
pub const TILE: (f32, f32) = (34.0, 28.0);
/// Height of the host name above a tile.
const TILE_NAME: f32 = 14.0;
/// Least room between two members, for a trunk and its badge.
const BETWEEN: f32 = 16.0;
/// Where the name of a card starts, behind its glyph.
pub const NAME_INSET: f32 = 28.0;
/// What the mark of a bypass ID takes of the name row.
const MARK_WIDTH: f32 = 42.0;
/// Width of the plate with the letters of a server site.
pub const LETTERS: f32 = 24.0;

/// What a card shows.
#[derive(Debug, Clone, PartialEq)]
pub struct CardContent {
    /// The network site.
    pub id: Id<NetworkSite>,
    /// Its name.
    pub name: String,
    /// The name of its profile; `None` is no bandwidth limit.
    pub profile: Option<String>,
    /// The subnets that are shown.
    pub chips: Vec<(AnyId, String)>,
    /// How many more there are.
    pub more: usize,
    /// The members.
    pub members: Vec<Member>,
    /// Whether it stands for a provider: its profile lets no audio cross its link.
    pub provider: bool,
}

/// Where a member stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slot {
    /// Its tile.
    pub tile: Rect,
    /// The box of its name: above the tile, or beside it where a card stands for a provider.
    pub name: Rect,
}

/// Where the parts of a card are, on the canvas.
#[derive(Debug, Clone, PartialEq)]
pub struct CardPlan {
    /// What it shows.
    pub content: CardContent,
    /// The whole card.
    pub rect: Rect,
    /// The subnet chips, in order.
    pub chips: Vec<Rect>,
    /// The members, in order.
    pub slots: Vec<Slot>,
}

impl CardContent {
    /// Gathers what the card of a network site shows.
    pub fn of(model: &Model, id: Id<NetworkSite>, members: Vec<Member>) -> Option<Self> {
        let topology = model.topology();
        let network_site = topology.get(id)?;
        let profile = topology.follow(&network_site.profile).map(|(_, profile)| profile);
        let provider = profile.and_then(BandwidthPolicyProfile::audio).is_some_and(|audio| audio.total == 0);
        let subnets = model.index().users::<Subnet>(id.into());
        let count = subnets.len();
        let chips: Vec<_> = subnets
            .take(if provider { 1 } else { CHIPS })
            .filter_map(|id| Some((AnyId::from(id), topology.get(id)?.range.to_string())))
            .collect();
        Some(Self {
            id,
            name: network_site.identity(topology),
            profile: profile.map(|profile| profile.identity(topology)),
            more: count - chips.len(),
            chips,
            members,
            provider,
        })
    }

    /// The width and height that the content needs.
    pub fn size(&self, measure: &dyn Measure) -> (f32, f32) {
        let inset = 2.0 * space::MEDIUM;
        if self.provider {
            let members: f32 = self.members.iter().map(|member| provider_slot(measure, member)).sum();
            return ((members + self.text_width(measure) + inset).max(PROVIDER.0), PROVIDER.1);
        }
        let rows = self.rows(measure);
        let widest = rows.iter().map(|row| row_width(row)).fold(self.text_width(measure), f32::max);
        let further = rows.iter().skip(1).map(|_| TILE_NAME + TILE.1 + space::SMALL).sum::<f32>();
        ((widest + inset).clamp(*WIDTH.start(), *WIDTH.end()), HEIGHT + further)
    }

    /// What name, profile and subnets need.
    fn text_width(&self, measure: &dyn Measure) -> f32 {
        let name = measure.width(&self.name, text::SECTION, Face::Proportional) + NAME_INSET + MARK_WIDTH
            - space::MEDIUM;
        let more = if self.more > 0 { 30.0 } else { 0.0 };
        self.chips.iter().map(|(_, range)| chip_width(measure, range) + more).fold(name, f32::max)
    }

    /// The widths of the members' slots, row by row.
    fn rows(&self, measure: &dyn Measure) -> Vec<Vec<f32>> {
        let widest = *WIDTH.end() - 2.0 * space::MEDIUM;
        let mut rows: Vec<Vec<f32>> = Vec::new();
        for member in &self.members {
            let slot = name_width(measure, member).clamp(TILE.0, widest);
            match rows.last_mut().filter(|row| row_width(row) + BETWEEN + slot <= widest) {
                Some(row) => row.push(slot),
                None => rows.push(vec![slot]),
            }
        }
        rows
    }

    /// Places the parts of the card, whose upper left corner is given.
    pub fn placed(self, at: Point, measure: &dyn Measure) -> CardPlan {
        let (width, height) = self.size(measure);
        let rect = Rect::new(at.x, at.y, width, height);
        let left = at.x + space::MEDIUM;
        let top = at.y + NAME_ROW + PROFILE_ROW;
        let widest = width - 2.0 * space::MEDIUM;
        let chip = |(row, (_, range)): (u16, &(AnyId, String))| {
            let width = chip_width(measure, range).min(widest);
            Rect::new(left, top + f32::from(row) * CHIP_STEP, width, CHIP_HEIGHT)
        };
        let chips = (0..).zip(&self.chips).map(chip).collect();
        let slots =
            if self.provider { self.provider_slots(rect, measure) } else { self.slots(rect, measure) };
        CardPlan { content: self, rect, chips, slots }
    }

    /// Members in rows at the foot of the card, spread over its width, so that trunks between them have room.
    fn slots(&self, rect: Rect, measure: &dyn Measure) -> Vec<Slot> {
        let rows = self.rows(measure);
        let step = TILE_NAME + TILE.1 + space::SMALL;
        let mut slots = Vec::with_capacity(self.members.len());
        let mut foot = rect.max.y - space::MEDIUM - step * rows.iter().skip(1).map(|_| 1.0).sum::<f32>();
        for row in rows {
            let gaps: f32 = row.iter().skip(1).map(|_| 1.0).sum();
            let spare = (rect.width() - 2.0 * space::MEDIUM - row.iter().sum::<f32>()).max(0.0);
            let gap = if gaps > 0.0 { spare / gaps } else { 0.0 };
            let mut x = rect.min.x + space::MEDIUM + if gaps > 0.0 { 0.0 } else { spare };
            for slot in row {
                let tile = Rect::new(x + (slot - TILE.0) / 2.0, foot - TILE.1, TILE.0, TILE.1);
                slots.push(Slot { tile, name: Rect::new(x, tile.min.y - TILE_NAME, slot, TILE_NAME - 1.0) });
                x += slot + gap;
            }
            foot += step;
        }
        slots
    }

    /// Members at the right end of a low card, each with its name to the left.
    fn provider_slots(&self, rect: Rect, measure: &dyn Measure) -> Vec<Slot> {
        let mut right = rect.max.x - space::MEDIUM;
        let top = rect.centre().y - TILE.1 / 2.0;
        let place = |member: &Member| {
            let tile = Rect::new(right - TILE.0, top, TILE.0, TILE.1);
            let width = provider_slot(measure, member);
            let name = Rect::new(right - width + space::MEDIUM, top, width - TILE.0 - space::LARGE, TILE.1);
            right -= width;
            Slot { tile, name }
        };
        self.members.iter().map(place).collect()
    }
}

impl CardPlan {
    /// How far to the right the card's own texts may reach.
    pub fn text_end(&self) -> f32 {
        let names = self.slots.iter().filter(|_| self.content.provider).map(|slot| slot.name.min.x);
        names.fold(self.rect.max.x, f32::min)
    }

    /// The boxes of the card's texts and tiles, which a line to one of its tiles must not cross.
    pub fn texts(&self) -> Vec<Rect> {
        let rect = self.rect;
        let boxes = self.slots.iter().flat_map(|slot| [slot.name, slot.tile]);
        let top = self.slots.iter().map(|slot| slot.name.min.y).fold(rect.max.y, f32::min);
        let foot = if self.content.provider { rect.max.y } else { top };
        let words = Rect { min: rect.min, max: Point::new(self.text_end(), foot) };
        std::iter::once(words).chain(boxes).collect()
    }
}

fn row_width(row: &[f32]) -> f32 {
    row.iter().sum::<f32>() + BETWEEN * row.iter().skip(1).map(|_| 1.0).sum::<f32>()
}

fn chip_width(measure: &dyn Measure, range: &str) -> f32 {
    measure.width(range, text::FIGURE, Face::Fixed) + 10.0
}

/// What the name of a member and the letters of its server site need.
fn name_width(measure: &dyn Measure, member: &Member) -> f32 {
    let letters = if member.server_site.is_some() { LETTERS + 3.0 } else { 0.0 };
    measure.width(&member.name, text::FIGURE, Face::Fixed) + letters + 1.0
}

fn provider_slot(measure: &dyn Measure, member: &Member) -> f32 {
    let name = measure.width(&member.name, text::FIGURE, Face::Fixed).clamp(LETTERS, 90.0);
    name + 1.0 + TILE.0 + space::LARGE + space::MEDIUM
}
