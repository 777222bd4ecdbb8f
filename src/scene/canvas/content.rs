//! What a card shows, and how large it is for that.

use super::members::Member;
use crate::scene::geometry::{Point, Rect};
use crate::scene::measure::Measure;
use crate::scene::size::{space, text};
use crate::scene::text::Face;
use crate::topology::{AnyId, Entity, Id, Model, NetworkSite, Subnet};

/// Narrowest and widest card.
const WIDTH: std::ops::RangeInclusive<f32> = 140.0..=260.0;
/// The row of the name.
pub const NAME_ROW: f32 = 26.0;
/// The row of the profile.
pub const PROFILE_ROW: f32 = 18.0;
/// From one row of subnets to the next.
pub const CHIP_STEP: f32 = 19.0;
/// Height of a subnet chip.
pub const CHIP_HEIGHT: f32 = 16.0;
/// Subnets that a card shows before it counts the rest.
const CHIPS: usize = 2;
/// Size of a member's tile.
pub const TILE: (f32, f32) = (34.0, 28.0);
/// Height of the host name above a tile.
const TILE_NAME: f32 = 14.0;
/// What the mark of a bypass ID takes of the name row.
const MARK_WIDTH: f32 = 36.0;

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

/// Where the parts of a card are, on the canvas.
#[derive(Debug, Clone, PartialEq)]
pub struct CardPlan {
    /// What it shows.
    pub content: CardContent,
    /// The whole card.
    pub rect: Rect,
    /// The subnet chips, in order.
    pub chips: Vec<Rect>,
    /// The tiles of the members, in order.
    pub tiles: Vec<Rect>,
}

impl CardContent {
    /// Gathers what the card of a network site shows.
    pub fn of(model: &Model, id: Id<NetworkSite>, members: Vec<Member>) -> Option<Self> {
        let topology = model.topology();
        let network_site = topology.get(id)?;
        let profile = topology.follow(&network_site.profile).map(|(_, profile)| profile);
        let subnets = model.index().users::<Subnet>(id.into());
        let count = subnets.len();
        let chips: Vec<_> = subnets
            .take(CHIPS)
            .filter_map(|id| Some((AnyId::from(id), topology.get(id)?.range.to_string())))
            .collect();
        Some(Self {
            id,
            name: network_site.identity(topology),
            profile: profile.map(|profile| profile.identity(topology)),
            more: count - chips.len(),
            chips,
            members,
            provider: profile.and_then(|profile| profile.audio()).is_some_and(|audio| audio.total == 0),
        })
    }

    /// The width and height that the content needs.
    pub fn size(&self, measure: &dyn Measure) -> (f32, f32) {
        let inset = 2.0 * space::MEDIUM;
        let name = measure.width(&self.name, text::SECTION, Face::Proportional) + 24.0 + MARK_WIDTH;
        let chips = self.chips.iter().map(|(_, range)| chip_width(measure, range) + self.more_width());
        let members: f32 = self.members.iter().map(|member| slot_width(measure, member)).sum();
        let width = chips.fold(name.max(members), f32::max) + inset;
        let chip_rows: f32 = self.chips.iter().map(|_| CHIP_STEP).sum();
        let members = if self.members.is_empty() { 0.0 } else { TILE_NAME + TILE.1 + space::SMALL };
        let height = NAME_ROW + PROFILE_ROW + chip_rows + members + space::LARGE;
        (width.clamp(*WIDTH.start(), *WIDTH.end()), height.max(96.0))
    }

    fn more_width(&self) -> f32 {
        if self.more > 0 { 30.0 } else { 0.0 }
    }

    /// Places the parts of the card, whose upper left corner is given.
    pub fn placed(self, at: Point, measure: &dyn Measure) -> CardPlan {
        let (width, height) = self.size(measure);
        let rect = Rect::new(at.x, at.y, width, height);
        let left = at.x + space::MEDIUM;
        let mut y = at.y + NAME_ROW + PROFILE_ROW;
        let mut chips = Vec::with_capacity(self.chips.len());
        for (_, range) in &self.chips {
            chips.push(Rect::new(left, y, chip_width(measure, range), CHIP_HEIGHT));
            y += CHIP_STEP;
        }
        // Members are spread over the width, so that trunks between them have room for a badge.
        let slots: Vec<f32> = self.members.iter().map(|member| slot_width(measure, member)).collect();
        let spare = (width - 2.0 * space::MEDIUM - slots.iter().sum::<f32>()).max(0.0);
        let gap = if slots.len() > 1 { spare / slots.iter().skip(1).map(|_| 1.0).sum::<f32>() } else { 0.0 };
        let mut x = if slots.len() == 1 { left + spare } else { left };
        let top = rect.max.y - space::MEDIUM - TILE.1;
        let mut tiles = Vec::with_capacity(slots.len());
        for slot in slots {
            tiles.push(Rect::new(x + (slot - TILE.0) / 2.0, top, TILE.0, TILE.1));
            x += slot + gap;
        }
        CardPlan { content: self, rect, chips, tiles }
    }
}

fn chip_width(measure: &dyn Measure, range: &str) -> f32 {
    measure.width(range, text::FIGURE, Face::Fixed) + 10.0
}

fn slot_width(measure: &dyn Measure, member: &Member) -> f32 {
    let plate = if member.server_site.is_some() { 26.0 } else { 0.0 };
    (measure.width(&member.name, text::FIGURE, Face::Fixed) + plate).max(TILE.0) + space::SMALL
}
