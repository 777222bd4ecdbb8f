//! Snapping what is dragged: to what it lines up with, else to the grid; and the lines that show it.

use crate::scene::geometry::{Point, Rect, Vector};

/// How near two edges must come to line up, canvas units.
const EXACT: f32 = 0.6;

/// A line along which two things stand in line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Guide {
    /// One end.
    pub from: Point,
    /// The other end.
    pub to: Point,
    /// Between the two things, canvas units; `None` where they stand side by side.
    pub distance: Option<f32>,
    /// Where the distance is written.
    pub label: Point,
}

/// How a drag snaps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Snap {
    /// The step of the grid, canvas units.
    pub grid: f32,
    /// How far something is drawn to a line, canvas units.
    pub reach: f32,
}

/// The distance that a drag moves something by: drawn to what lines up within reach, else to the grid. Without snapping
/// it is as far as the pointer went.
pub fn snapped(rect: Rect, by: Vector, others: &[Rect], snap: Option<Snap>) -> Vector {
    let Some(Snap { grid, reach }) = snap else { return by };
    let moved = rect.moved(by);
    let along = |edges: fn(Rect) -> [f32; 3], value: f32, origin: f32| {
        let to_line = |other: &Rect| {
            let pairs = edges(moved).into_iter().zip(edges(*other));
            pairs.map(|(own, line)| line - own).min_by(|a, b| a.abs().total_cmp(&b.abs()))
        };
        let nearest = others.iter().filter_map(to_line).min_by(|a, b| a.abs().total_cmp(&b.abs()));
        match nearest.filter(|delta| delta.abs() <= reach) {
            Some(delta) => value + delta,
            None => ((origin + value) / grid).round() * grid - origin,
        }
    };
    Vector::new(along(columns, by.x, rect.min.x), along(rows, by.y, rect.min.y))
}

/// The lines along which something stands in line with others: the nearest of each direction.
pub fn guides(rect: Rect, others: &[Rect]) -> Vec<Guide> {
    let mut guides: Vec<Guide> = Vec::new();
    let upright = others.iter().filter_map(|other| Some((shared(columns(rect), columns(*other))?, other)));
    if let Some((x, other)) =
        upright.min_by(|(_, a), (_, b)| gap_down(rect, **a).total_cmp(&gap_down(rect, **b)))
    {
        let all = rect.union(*other);
        let gap = gap_down(rect, *other);
        let middle = if rect.min.y > other.max.y {
            f32::midpoint(other.max.y, rect.min.y)
        } else {
            f32::midpoint(rect.max.y, other.min.y)
        };
        guides.push(Guide {
            from: Point::new(x, all.min.y),
            to: Point::new(x, all.max.y),
            distance: (gap > EXACT).then_some(gap),
            label: Point::new(x, middle),
        });
    }
    let level = others.iter().filter_map(|other| Some((shared(rows(rect), rows(*other))?, other)));
    if let Some((y, other)) =
        level.min_by(|(_, a), (_, b)| gap_across(rect, **a).total_cmp(&gap_across(rect, **b)))
    {
        let all = rect.union(*other);
        let gap = gap_across(rect, *other);
        let middle = if rect.min.x > other.max.x {
            f32::midpoint(other.max.x, rect.min.x)
        } else {
            f32::midpoint(rect.max.x, other.min.x)
        };
        guides.push(Guide {
            from: Point::new(all.min.x, y),
            to: Point::new(all.max.x, y),
            distance: (gap > EXACT).then_some(gap),
            label: Point::new(middle, y),
        });
    }
    guides
}

fn columns(rect: Rect) -> [f32; 3] {
    [rect.min.x, rect.centre().x, rect.max.x]
}

fn rows(rect: Rect) -> [f32; 3] {
    [rect.min.y, rect.centre().y, rect.max.y]
}

/// The first of the edges and middles that both have.
fn shared(own: [f32; 3], other: [f32; 3]) -> Option<f32> {
    own.into_iter().zip(other).find(|(a, b)| (a - b).abs() < EXACT).map(|(_, line)| line)
}

fn gap_down(a: Rect, b: Rect) -> f32 {
    (a.min.y - b.max.y).max(b.min.y - a.max.y).max(0.0)
}

fn gap_across(a: Rect, b: Rect) -> f32 {
    (a.min.x - b.max.x).max(b.min.x - a.max.x).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SNAP: Option<Snap> = Some(Snap { grid: 20.0, reach: 6.0 });

    fn card(x: f32, y: f32) -> Rect {
        Rect::new(x, y, 140.0, 134.0)
    }

    #[test]
    fn far_from_everything_a_card_falls_on_the_grid() {
        let by = snapped(card(100.0, 100.0), Vector::new(33.0, 7.0), &[card(1000.0, 1000.0)], SNAP);
        assert_eq!(card(100.0, 100.0).moved(by).min, Point::new(140.0, 100.0));
    }

    #[test]
    fn a_card_is_drawn_to_the_edge_of_another_before_the_grid() {
        let other = card(107.0, 400.0);
        let by = snapped(card(0.0, 0.0), Vector::new(104.0, 33.0), &[other], SNAP);
        assert_eq!(card(0.0, 0.0).moved(by).min, Point::new(107.0, 40.0));
    }

    #[test]
    fn without_snapping_it_follows_the_pointer() {
        let by = Vector::new(13.0, 7.0);
        assert_eq!(snapped(card(0.0, 0.0), by, &[card(10.0, 300.0)], None), by);
    }

    #[test]
    fn a_guide_says_how_far_the_nearest_in_line_is() {
        let found = guides(card(100.0, 0.0), &[card(100.0, 500.0), card(100.0, 234.0), card(900.0, 77.0)]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].distance, Some(100.0));
        assert_eq!((found[0].from, found[0].to), (Point::new(100.0, 0.0), Point::new(100.0, 368.0)));
        assert_eq!(found[0].label, Point::new(100.0, 184.0));
    }
}
