//! Finding room for plates and badges on a line, so that they cover no card, no text and not each other.

use crate::scene::geometry::{Point, Rect};

/// From one place that is tried to the next, canvas units.
const STEP: f32 = 4.0;
/// Beyond this distance from a line nothing on it touches anything.
const REACH: f32 = 120.0;

/// What is taken already.
#[derive(Debug, Clone, Default)]
pub struct Room {
    taken: Vec<Rect>,
}

impl Room {
    /// Room around what stands.
    pub fn around(taken: impl IntoIterator<Item = Rect>) -> Self {
        Self { taken: taken.into_iter().collect() }
    }

    /// The point of a line nearest to a wished one where a thing of this shape finds room; the wished one where it
    /// finds none. The place is then taken.
    pub fn on_line(&mut self, line: &[Point], wished: Point, shape: impl Fn(Point) -> Rect) -> Point {
        let held = Rect::holding(line.iter().copied().chain([wished])).unwrap_or_default();
        let reach = held.expanded(REACH);
        let near: Vec<Rect> = self.taken.iter().copied().filter(|taken| taken.touches(reach)).collect();
        let is_free = |rect: Rect| !near.iter().any(|taken| taken.touches(rect));
        let mut points = vec![wished];
        for (a, b) in line.iter().zip(line.iter().skip(1)) {
            let steps = (a.distance(*b) / STEP).ceil().max(1.0) as u16;
            points.extend((0..=steps).map(|step| a.towards(*b, f32::from(step) / f32::from(steps))));
        }
        points.sort_by(|a, b| a.distance(wished).total_cmp(&b.distance(wished)));
        let at = points.into_iter().find(|point| is_free(shape(*point))).unwrap_or(wished);
        self.taken.push(shape(at));
        at
    }
}

/// The middle of the longest piece of a line.
pub fn longest_middle(points: &[Point]) -> Point {
    let pieces = points.iter().zip(points.iter().skip(1));
    let longest = pieces.max_by(|(a, b), (c, d)| a.distance(**b).total_cmp(&c.distance(**d)));
    longest.map(|(a, b)| a.towards(*b, 0.5)).or(points.first().copied()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_free_place_of_a_line_is_taken_once() {
        let line = [Point::new(0.0, 0.0), Point::new(200.0, 0.0)];
        let plate = |at: Point| Rect::around(at, 20.0, 10.0);
        let mut room = Room::around([Rect::new(90.0, -5.0, 20.0, 10.0)]);
        let first = room.on_line(&line, longest_middle(&line), plate);
        let second = room.on_line(&line, longest_middle(&line), plate);
        assert!(first.distance(Point::new(100.0, 0.0)) < 40.0, "{first:?}");
        assert!(!plate(first).touches(plate(second)) && !plate(first).contains(Point::new(100.0, 0.0)));
    }
}
