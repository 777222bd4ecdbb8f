//! What a card shows, how large it is for that, and where its parts stand.

use super::members::Member;
use super::slots::{Lean, Slot, row_width};
use crate::scene::geometry::{Point, Rect};
use crate::scene::measure::Measure;
use crate::scene::size::{space, text};
use crate::scene::text::Face;
use crate::topology::{AnyId, BandwidthPolicyProfile, Entity, Id, Kind, Model, NetworkSite, Subnet, Trunk};
use std::sync::Arc;

/// Narrowest and widest card.
pub const WIDTH: std::ops::RangeInclusive<f32> = 140.0..=260.0;
/// Narrowest card that shows one subnet at most and no member.
const SLIM: f32 = 134.0;
/// Narrowest and widest card of a pool in which many trunks meet.
pub const HUB: std::ops::RangeInclusive<f32> = 250.0..=340.0;
/// Trunks from which on they are many.
const HUB_TRUNKS: usize = 3;
/// From the side of a card to its members.
pub const INSET: f32 = space::LARGE;
/// Height of a card with one row of members.
pub const HEIGHT: f32 = 134.0;
/// Height of a card without members and with up to two subnets, where no other card of its region needs more.
const LOW: f32 = 92.0;
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
/// Subnets that a card shows before it counts the rest: with members, and without.
const CHIPS: (usize, usize) = (2, 4);
/// Up to so many subnets are shown in the order of their addresses; of more, the first of the document.
const SORTED: usize = 256;
/// Size of a member's tile.
pub const TILE: (f32, f32) = (34.0, 28.0);
/// Height of the host name above a tile.
pub const TILE_NAME: f32 = 14.0;
/// Least room between two members, for a trunk and its badge.
pub const BETWEEN: f32 = 16.0;
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
    /// Whether many trunks lead to one of its members.
    pub hub: bool,
    chip_widths: Vec<f32>,
    size: (f32, f32),
    /// The width that its members need, whatever its texts do.
    least: f32,
}

/// Where the parts of a card are, on the canvas.
#[derive(Debug, Clone, PartialEq)]
pub struct CardPlan {
    /// What it shows.
    pub content: Arc<CardContent>,
    /// The whole card.
    pub rect: Rect,
    /// The subnet chips, in order.
    pub chips: Vec<Rect>,
    /// The members, in order.
    pub slots: Vec<Slot>,
}

impl CardContent {
    /// Gathers what the card of a network site shows.
    pub fn of(
        model: &Model,
        id: Id<NetworkSite>,
        members: Vec<Member>,
        measure: &dyn Measure,
    ) -> Option<Self> {
        let topology = model.topology();
        let network_site = topology.get(id)?;
        let profile = topology.follow(&network_site.profile).map(|(_, profile)| profile);
        let provider = profile.and_then(BandwidthPolicyProfile::audio).is_some_and(|audio| audio.total == 0);
        let shown = match (provider, members.is_empty()) {
            (true, _) => 1,
            (false, false) => CHIPS.0,
            (false, true) => CHIPS.1,
        };
        let hub = members.iter().any(|member| {
            let trunks = model.index().users::<Trunk>(member.id);
            member.id.kind == Kind::MediationPool && trunks.len() >= HUB_TRUNKS
        });
        let (chips, count) = chips(model, id, shown);
        let chip_widths = chips.iter().map(|(_, range)| chip_width(measure, range)).collect();
        let content = Self {
            id,
            name: network_site.identity(topology),
            profile: profile.map(|profile| profile.identity(topology)),
            more: count - chips.len(),
            chips,
            members,
            provider,
            hub,
            chip_widths,
            size: (0.0, 0.0),
            least: 0.0,
        };
        let (least, _) = content.needed(0.0);
        Some(Self { size: content.needed(content.text_width(measure)), least, ..content })
    }

    /// The width and height of the card.
    pub fn size(&self) -> (f32, f32) {
        self.size
    }

    /// What the card takes of the height that all cards of its region have.
    pub(super) fn common_height(&self) -> f32 {
        if self.provider { 0.0 } else { self.size.1.min(HEIGHT) }
    }

    /// The same at least so high, so that cards in a row end at one height.
    pub(super) fn at_least(self, height: f32) -> Self {
        let (width, own) = self.size;
        if self.provider { self } else { Self { size: (width, own.max(height)), ..self } }
    }

    /// The width and height that the content needs with texts of a width.
    fn needed(&self, texts: f32) -> (f32, f32) {
        let words = texts + 2.0 * space::MEDIUM;
        if self.provider {
            let members: f32 = self.members.iter().map(|member| member.width_beside).sum();
            return ((members + words).max(PROVIDER.0), PROVIDER.1);
        }
        if let Some(width) = self.hub_width() {
            return (width.max(words).min(*HUB.end()), HEIGHT);
        }
        let rows = self.rows();
        let widest = rows.iter().map(|row| row_width(row) + 2.0 * INSET).fold(words, f32::max);
        let further = rows.iter().skip(1).map(|_| TILE_NAME + TILE.1 + space::SMALL).sum::<f32>();
        let narrowest = if rows.is_empty() && self.chips.len() < 2 { SLIM } else { *WIDTH.start() };
        let height = match (rows.is_empty(), self.chips.len()) {
            (true, ..=2) => LOW,
            _ => HEIGHT + further,
        };
        (widest.clamp(narrowest, *WIDTH.end()), height)
    }

    /// What name, profile and subnets need.
    fn text_width(&self, measure: &dyn Measure) -> f32 {
        let name = measure.width(&self.name, text::SECTION, Face::Proportional) + NAME_INSET + MARK_WIDTH
            - space::MEDIUM;
        let more = if self.more > 0 { 24.0 } else { 0.0 };
        self.chip_widths.iter().map(|width| width + more).fold(name, f32::max)
    }

    /// The narrowest that the card can be: its texts are shortened then.
    pub fn least(&self) -> f32 {
        self.least
    }

    /// Places the parts of the card, whose upper left corner is given.
    pub fn placed(self: &Arc<Self>, at: Point) -> CardPlan {
        self.placed_within(at, f32::INFINITY)
    }

    /// The same where the card finds only so much room to the right.
    pub fn placed_within(self: &Arc<Self>, at: Point, room: f32) -> CardPlan {
        let (width, height) = self.size;
        let width = width.min(room.max(self.least));
        let rect = Rect::new(at.x, at.y, width, height);
        let left = at.x + space::MEDIUM;
        let top = at.y + NAME_ROW + PROFILE_ROW;
        let widest = width - 2.0 * space::MEDIUM;
        let chip = |(row, width): (u16, &f32)| {
            Rect::new(left, top + f32::from(row) * CHIP_STEP, width.min(widest), CHIP_HEIGHT)
        };
        let chips = (0..).zip(&self.chip_widths).map(chip).collect();
        let slots = self.slots(rect, Lean::default());
        CardPlan { content: Arc::clone(self), rect, chips, slots }
    }
}

impl CardPlan {
    /// Moves a lone member to a side.
    pub fn lean(&mut self, lean: Lean) {
        self.slots = self.content.slots(self.rect, lean);
    }

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

/// The first subnets of a network site, and how many there are.
fn chips(model: &Model, id: Id<NetworkSite>, shown: usize) -> (Vec<(AnyId, String)>, usize) {
    let topology = model.topology();
    let subnets = model.index().users::<Subnet>(id.into());
    let count = subnets.len();
    let named = |id: Id<Subnet>| Some((AnyId::from(id), topology.get(id)?.range.to_string()));
    if count > SORTED {
        return (subnets.take(shown).filter_map(named).collect(), count);
    }
    let mut sorted: Vec<_> = subnets.filter_map(|id| Some((topology.get(id)?.range, id))).collect();
    sorted.sort();
    (sorted.into_iter().take(shown).filter_map(|(_, id)| named(id)).collect(), count)
}

fn chip_width(measure: &dyn Measure, range: &str) -> f32 {
    measure.width(range, text::FIGURE, Face::Fixed) + 10.0
}
