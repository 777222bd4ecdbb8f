//! What lies near a place, found without looking at everything: a grid of squares that know what touches them.

use crate::scene::geometry::Rect;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Side of a square, canvas units.
const SIDE: f32 = 320.0;
/// Something that touches more squares than this is looked at in every search instead.
const MOST: i32 = 4_096;

/// The things that touch a square, by its column and row.
type Squares = HashMap<(i32, i32), Vec<(usize, Rect)>, BuildHasherDefault<Spread>>;

/// The places of things, each known by a number.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Index {
    squares: Squares,
    everywhere: Vec<(usize, Rect)>,
}

impl Index {
    /// An index of rectangles, known by their place in the order.
    pub fn of(rects: impl IntoIterator<Item = Rect>) -> Self {
        let mut index = Self::default();
        for (number, rect) in rects.into_iter().enumerate() {
            index.add(number, rect);
        }
        index
    }

    /// Adds a thing.
    pub fn add(&mut self, number: usize, rect: Rect) {
        let (columns, rows) = squares(rect);
        if columns.len().saturating_mul(rows.len()) > MOST as usize {
            self.everywhere.push((number, rect));
            return;
        }
        for column in columns {
            for row in rows.clone() {
                self.squares.entry((column, row)).or_default().push((number, rect));
            }
        }
    }

    /// The numbers of the things that touch a rectangle, in their order.
    pub fn near(&self, rect: Rect) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        let mut take = |list: &[(usize, Rect)]| {
            found.extend(list.iter().filter(|(_, other)| other.touches(rect)).map(|(number, _)| *number));
        };
        take(&self.everywhere);
        let (columns, rows) = squares(rect);
        if columns.len().saturating_mul(rows.len()) > self.squares.len() {
            self.squares.values().for_each(|list| take(list));
        } else {
            for column in columns {
                for row in rows.clone() {
                    self.squares.get(&(column, row)).into_iter().for_each(|list| take(list));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether anything touches a rectangle.
    pub fn touches(&self, rect: Rect) -> bool {
        let hit = |list: &Vec<(usize, Rect)>| list.iter().any(|(_, other)| other.touches(rect));
        let (columns, rows) = squares(rect);
        hit(&self.everywhere)
            || columns
                .into_iter()
                .any(|column| rows.clone().any(|row| self.squares.get(&(column, row)).is_some_and(hit)))
    }
}

/// Spreads the numbers of squares, which nobody chooses to do harm: a tenth of what the standard hash costs.
#[derive(Debug, Clone, Copy, Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64((*byte).into()));
    }

    fn write_i32(&mut self, value: i32) {
        self.write_u64(u64::from(value.cast_unsigned()));
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(5) ^ value).wrapping_mul(0x517C_C1B7_2722_0A95);
    }

    fn finish(&self) -> u64 {
        // Tables look at the lowest bits and at the highest.
        self.0 ^ self.0 >> 32
    }
}

/// The columns and rows of squares that a rectangle touches.
fn squares(rect: Rect) -> (std::ops::Range<i32>, std::ops::Range<i32>) {
    let of = |low: f32, high: f32| {
        let square = |value: f32| (value / SIDE).floor().clamp(-1e6, 1e6) as i32;
        square(low)..square(high) + 1
    };
    (of(rect.min.x, rect.max.x), of(rect.min.y, rect.max.y))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rects() -> impl Strategy<Value = Vec<Rect>> {
        let rect = (-3000f32..3000.0, -3000f32..3000.0, 0f32..900.0, 0f32..900.0);
        prop::collection::vec(rect.prop_map(|(x, y, w, h)| Rect::new(x, y, w, h)), 0..60)
    }

    proptest! {
        #[test]
        fn what_is_found_is_what_touches(all in rects(), at in rects()) {
            let index = Index::of(all.iter().copied());
            for rect in at {
                let touching: Vec<usize> =
                    (0..).zip(&all).filter(|(_, other)| other.touches(rect)).map(|(n, _)| n).collect();
                prop_assert_eq!(index.touches(rect), !touching.is_empty());
                prop_assert_eq!(index.near(rect), touching);
            }
        }
    }

    #[test]
    fn something_huge_is_found_everywhere() {
        let index = Index::of([Rect::new(-1e9, -1e9, 2e9, 2e9)]);
        assert_eq!(index.near(Rect::new(5.0, 5.0, 1.0, 1.0)), [0]);
    }
}
