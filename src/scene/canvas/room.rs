//! Finding room for plates, names and badges, so that they cover no card, no text and not each other.

use super::index::Index;
use crate::scene::geometry::{Point, Rect};

/// From one place that is tried to the next, canvas units.
const STEP: f32 = 4.0;

/// What is taken already.
#[derive(Debug, Clone, Default)]
pub struct Room {
    taken: Index,
    count: usize,
}

impl Room {
    /// Room around what stands.
    pub fn around(taken: impl IntoIterator<Item = Rect>) -> Self {
        let mut room = Self::default();
        taken.into_iter().for_each(|rect| room.take(rect));
        room
    }

    /// Takes a place.
    pub fn take(&mut self, rect: Rect) {
        self.taken.add(self.count, rect);
        self.count += 1;
    }

    /// Whether nothing stands in a place.
    pub fn is_free(&self, rect: Rect) -> bool {
        !self.taken.touches(rect)
    }

    /// The point of a line nearest to a wished one where a thing of this shape finds room, and suits.
    pub fn on_line(
        &self,
        line: &[Point],
        wished: Point,
        shape: impl Fn(Point) -> Rect,
        suits: impl Fn(Rect) -> bool,
    ) -> Option<Point> {
        let free = |point: &Point| self.is_free(shape(*point)) && suits(shape(*point));
        tried(line, wished).into_iter().find(free)
    }
}

/// The points of a line that are tried, the nearest to a wished one first.
pub fn tried(line: &[Point], wished: Point) -> Vec<Point> {
    let mut points = vec![(0.0, wished)];
    for (a, b) in line.iter().zip(line.iter().skip(1)) {
        let steps = (a.distance(*b) / STEP).ceil().clamp(1.0, 10_000.0) as u16;
        points.extend((0..=steps).map(|step| {
            let point = a.towards(*b, f32::from(step) / f32::from(steps));
            (point.distance(wished), point)
        }));
    }
    points.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    points.into_iter().map(|(_, point)| point).collect()
}

/// The middle of the longest piece of a line.
pub fn longest_middle(points: &[Point]) -> Point {
    let pieces = points.iter().zip(points.iter().skip(1));
    let longest = pieces.max_by(|(a, b), (c, d)| a.distance(**b).total_cmp(&c.distance(**d)));
    longest.map(|(a, b)| a.towards(*b, 0.5)).or(points.first().copied()).unwrap_or_default()
}

/// The pieces of a line as rectangles, so wide.
pub fn pieces(points: &[Point], width: f32) -> impl Iterator<Item = Rect> + '_ {
    let pairs = points.iter().zip(points.iter().skip(1));
    pairs.filter_map(move |(a, b)| Some(Rect::holding([*a, *b])?.expanded(width / 2.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_free_place_of_a_line_is_taken_once() {
        let line = [Point::new(0.0, 0.0), Point::new(200.0, 0.0)];
        let plate = |at: Point| Rect::around(at, 20.0, 10.0);
        let mut room = Room::around([Rect::new(90.0, -5.0, 20.0, 10.0)]);
        let first = room.on_line(&line, longest_middle(&line), plate, |_| true).unwrap();
        room.take(plate(first));
        let second = room.on_line(&line, longest_middle(&line), plate, |_| true).unwrap();
        assert!(first.distance(Point::new(100.0, 0.0)) < 40.0, "{first:?}");
        assert!(!plate(first).touches(plate(second)) && !plate(first).contains(Point::new(100.0, 0.0)));
        let none = room.on_line(&line, longest_middle(&line), |at| Rect::around(at, 900.0, 10.0), |_| true);
        assert_eq!(none, None);
    }
}
