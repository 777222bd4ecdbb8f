//! Bypass-ID marks: a shape and one to three letters for each ID in force, so that people compare
//! marks and not GUIDs. Two things with the same mark may bypass.

use std::collections::{HashMap, HashSet};

use super::geometry::{Point, Rect};
use super::glyphs::{Glyph, GlyphInks};
use super::ink::{Length, Stroke};
use super::shape::{PlacedGlyph, RectShape, Shape};
use super::size::{radius, stroke, text};
use super::text::{Across, Down, Text};
use super::token::Token;

/// Shapes of regions' IDs in the order in which they are given out; filled.
const REGION_SHAPES: [Glyph; 6] = [
    Glyph::MarkCircle,
    Glyph::MarkSquare,
    Glyph::MarkTriangle,
    Glyph::MarkPentagon,
    Glyph::MarkDrop,
    Glyph::MarkBar,
];

/// Shapes of network sites' own IDs in the order in which they are given out; in outline.
const NETWORK_SITE_SHAPES: [Glyph; 5] =
    [Glyph::MarkDiamond, Glyph::MarkTriangleDown, Glyph::MarkHexagon, Glyph::MarkCross, Glyph::MarkTarget];

/// The most letters that a prefix of a name may have.
const LETTERS_MAX: usize = 3;

/// Whose bypass ID it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holder {
    /// A network region and the network sites that take its ID.
    Region,
    /// A network site with an ID of its own.
    NetworkSite,
    /// The global ID: always bypass, and network sites that are not mapped.
    Global,
}

/// A bypass ID that needs a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BypassId<'a> {
    /// The name of the region or network site that holds it, or the ID itself where it is typed.
    pub name: &'a str,
    /// Whose it is.
    pub holder: Holder,
    /// Whether a person typed it or an import brought it, instead of it being automatic.
    pub typed: bool,
}

/// The mark of one bypass ID, or of none.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    shape: Option<Glyph>,
    letters: String,
    typed: bool,
}

/// What stands for the letters where no ID is in force.
pub const NO_LETTERS: &str = "–";

/// Gives every ID its mark, in the order of the list. Marks differ by letters and, within six
/// regions and five network sites, by shape. Letters are the shortest prefix of the name that no
/// other name of its kind and no earlier mark has, at most three; names that three letters cannot
/// tell apart get their first letter and a number.
pub fn assign(ids: &[BypassId<'_>]) -> Vec<Mark> {
    let mut letters = Letters::new(ids);
    let mut marks: Vec<Mark> = ids.iter().map(|id| Mark { typed: id.typed, ..Mark::none() }).collect();
    let mut give = |holder, shapes: &[Glyph], capital: bool| {
        let shapes = shapes.iter().copied().cycle();
        let held = ids.iter().zip(&mut marks).filter(|(id, _)| id.holder == holder);
        for ((id, mark), shape) in held.zip(shapes) {
            mark.shape = Some(shape);
            mark.letters = letters.take(id);
            if capital {
                mark.letters = mark.letters.to_uppercase();
            }
        }
    };
    give(Holder::Global, &[Glyph::MarkStar], true);
    give(Holder::Region, &REGION_SHAPES, true);
    give(Holder::NetworkSite, &NETWORK_SITE_SHAPES, false);
    marks
}

/// Which letters are used and which could be.
struct Letters {
    /// How many names of a kind begin with a prefix.
    beginnings: HashMap<(Holder, String), usize>,
    taken: HashSet<String>,
    /// The last number given to a first letter.
    numbers: HashMap<String, usize>,
}

impl Letters {
    fn new(ids: &[BypassId<'_>]) -> Self {
        let mut beginnings = HashMap::new();
        for id in ids {
            for prefix in prefixes(id.name) {
                *beginnings.entry((id.holder, prefix)).or_default() += 1;
            }
        }
        Self { beginnings, taken: HashSet::new(), numbers: HashMap::new() }
    }

    fn take(&mut self, id: &BypassId<'_>) -> String {
        if id.holder == Holder::Global {
            return self.taken("g".to_owned());
        }
        let own = |prefix: &String| self.beginnings.get(&(id.holder, prefix.clone())) == Some(&1);
        let free = prefixes(id.name).find(|prefix| own(prefix) && !self.taken.contains(prefix));
        match free {
            Some(prefix) => self.taken(prefix),
            None => self.numbered(&prefixes(id.name).next().unwrap_or_default()),
        }
    }

    fn numbered(&mut self, first: &str) -> String {
        let number = self.numbers.entry(first.to_owned()).or_default();
        loop {
            *number += 1;
            let letters = format!("{first}{number}");
            if self.taken.insert(letters.clone()) {
                return letters;
            }
        }
    }

    fn taken(&mut self, letters: String) -> String {
        self.taken.insert(letters.clone());
        letters
    }
}

/// The first letter or digit of a name, the first two, the first three, all small.
fn prefixes(name: &str) -> impl Iterator<Item = String> {
    let letters = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    letters.take(LETTERS_MAX).scan(String::new(), |prefix, letter| {
        prefix.push(letter);
        Some(prefix.clone())
    })
}

impl Mark {
    /// The dashed plate: no ID in force, because the mode is off, there is no region, or the
    /// address is in no subnet.
    pub const fn none() -> Self {
        Self { shape: None, letters: String::new(), typed: false }
    }

    /// The mark's shape; none for the dashed plate.
    pub fn shape(&self) -> Option<Glyph> {
        self.shape
    }

    /// The mark's letters: capital for a region's ID, small for a network site's own.
    pub fn letters(&self) -> &str {
        &self.letters
    }

    /// The letters, or a dash where no ID is in force.
    pub fn words_short(&self) -> &str {
        if self.shape.is_some() { &self.letters } else { NO_LETTERS }
    }

    /// The mark in words, for those who cannot see it: "Diamond r", "no ID".
    pub fn words(&self) -> String {
        match self.shape {
            Some(shape) if self.typed => format!("{} {}, typed", shape.label(), self.letters),
            Some(shape) => format!("{} {}", shape.label(), self.letters),
            None => "no ID".to_owned(),
        }
    }

    /// How wide the plate is at a height; both in canvas units, 16 high and 28 wide as a rule.
    pub fn width(&self, height: f32) -> f32 {
        let letters = self.letters.chars().map(|_| LETTER_WIDTH).sum::<f32>().max(LETTER_WIDTH);
        let pen = if self.shape.is_some() && self.typed { PEN_WIDTH } else { 0.0 };
        (LETTERS_LEFT + letters + pen + LETTERS_RIGHT) * height / PLATE_HEIGHT
    }

    /// The mark's plate with its upper left corner at a point. `ring` edges it where it is compared:
    /// in [`Token::Bypass`] where it is the same as the other, in [`Token::Refused`] where it differs.
    pub fn plate(&self, at: Point, height: f32, ring: Option<Token>) -> Vec<Shape> {
        let unit = height / PLATE_HEIGHT;
        let rect = Rect::new(at.x, at.y, self.width(height), height);
        let middle = rect.centre();
        let edge = match (ring, self.shape) {
            (Some(token), _) => Stroke::new(token, Length::Screen(stroke::RING)),
            (None, Some(_)) => Stroke::new(Token::Edge, Length::Screen(stroke::EDGE)),
            (None, None) => Stroke::new(Token::Control, Length::Screen(stroke::EDGE)).dashed(3.0, 2.0),
        };
        let plate = RectShape::new(rect).radius(radius::CHIP * unit).fill(Token::Card).stroke(edge);
        let line = |content: &str, x: f32| {
            let at = Point::new(x, middle.y);
            Text::new(content, at, text::FIGURE * unit).fixed().anchored(Across::Middle, Down::Middle)
        };
        let Some(shape) = self.shape else {
            return vec![plate.into(), line("–", middle.x).ink(Token::Muted).into()];
        };
        let placed = |glyph, x: f32, side: f32| {
            let rect = Rect::around(Point::new(at.x + x * unit, middle.y), side * unit, side * unit);
            PlacedGlyph { glyph, rect, inks: GlyphInks::on(Token::Card, Token::Text) }
        };
        let pen = if self.typed { PEN_WIDTH } else { 0.0 };
        let letters_right = rect.max.x - (LETTERS_RIGHT + pen) * unit;
        let letters = line(&self.letters, f32::midpoint(at.x + LETTERS_LEFT * unit, letters_right));
        let mut shapes = vec![plate.into(), placed(shape, 8.2, 10.6).into(), letters.into()];
        if self.typed {
            let x = (rect.max.x - at.x) / unit - LETTERS_RIGHT + 1.0 - PEN_WIDTH / 2.0;
            shapes.push(placed(Glyph::Pen, x, 7.0).into());
        }
        shapes
    }
}

/// The height that the plate's measures below are for.
const PLATE_HEIGHT: f32 = 16.0;
const LETTERS_LEFT: f32 = 17.0;
const LETTERS_RIGHT: f32 = 5.0;
const LETTER_WIDTH: f32 = 6.0;
const PEN_WIDTH: f32 = 9.0;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(name: &str, holder: Holder) -> BypassId<'_> {
        BypassId { name, holder, typed: false }
    }

    fn letters(ids: &[BypassId<'_>]) -> Vec<String> {
        assign(ids).iter().map(|mark| mark.letters().to_owned()).collect()
    }

    #[test]
    fn regions_are_filled_and_capital_and_network_sites_outlined_and_small() {
        let regions = ["NorthAmerica", "EMEA", "APAC"].map(|name| id(name, Holder::Region));
        let own = ["Reno", "Portland", "Cologne", "Manila"].map(|name| id(name, Holder::NetworkSite));
        let marks = assign(&[&regions[..], &own[..]].concat());
        let seen: Vec<_> = marks.iter().map(Mark::words).collect();
        assert_eq!(
            seen,
            [
                "Filled circle N",
                "Filled square E",
                "Filled triangle A",
                "Diamond r",
                "Triangle, point down p",
                "Hexagon c",
                "Cross m",
            ]
        );
    }

    #[test]
    fn a_prefix_grows_until_no_other_name_has_it() {
        let own = ["Reno", "Redmond", "Portland"].map(|name| id(name, Holder::NetworkSite));
        assert_eq!(letters(&own), ["ren", "red", "p"]);
    }

    #[test]
    fn a_network_site_never_takes_the_letters_of_a_region() {
        let ids = [id("Albuquerque", Holder::NetworkSite), id("APAC", Holder::Region)];
        assert_eq!(letters(&ids), ["al", "A"]);
    }

    #[test]
    fn names_that_three_letters_cannot_tell_apart_are_numbered() {
        let ids = ["Building 1", "Building 2", "Build"].map(|name| id(name, Holder::NetworkSite));
        assert_eq!(letters(&ids), ["b1", "b2", "b3"]);
    }

    #[test]
    fn the_global_id_is_a_star_and_no_id_is_a_dash() {
        let mark = assign(&[id("global", Holder::Global)]).remove(0);
        assert_eq!((mark.shape(), mark.letters()), (Some(Glyph::MarkStar), "G"));
        assert_eq!(Mark::none().words(), "no ID");
        assert_eq!(Mark::none().plate(Point::default(), 16.0, None).len(), 2);
    }

    #[test]
    fn shapes_repeat_when_they_run_out_but_letters_still_differ() {
        let names: Vec<String> = ('a'..='h').map(String::from).collect();
        let ids: Vec<_> = names.iter().map(|name| id(name, Holder::Region)).collect();
        let marks = assign(&ids);
        assert_eq!(marks[0].shape(), marks[6].shape());
        assert_ne!(marks[0], marks[6]);
    }

    #[test]
    fn a_plate_is_28_by_16_and_grows_for_letters_and_the_pen() {
        let marks = assign(&[
            id("Reno", Holder::NetworkSite),
            BypassId { typed: true, ..id("Portland", Holder::NetworkSite) },
        ]);
        assert_eq!(marks[0].width(16.0), 28.0);
        assert_eq!(marks[0].width(32.0), 56.0);
        assert!(marks[1].width(16.0) > 28.0);
        assert_eq!(marks[1].plate(Point::default(), 16.0, None).len(), 4);
    }

    fn any_holder() -> impl Strategy<Value = Holder> {
        prop_oneof![Just(Holder::Region), Just(Holder::NetworkSite)]
    }

    proptest! {
        #[test]
        fn no_two_ids_have_the_same_letters(names in prop::collection::vec(("[a-cA-Cß -]{0,5}", any_holder()), 0..60)) {
            let ids: Vec<_> = names.iter().map(|(name, holder)| id(name, *holder)).collect();
            let mut letters: Vec<_> = letters(&ids).iter().map(|l| l.to_lowercase()).collect();
            let all = letters.len();
            letters.sort();
            letters.dedup();
            prop_assert_eq!(letters.len(), all);
        }
    }
}
