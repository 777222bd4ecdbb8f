//! Orthogonal ways between two ends, around what must not be crossed.
//!
//! The ways run on a grid of lines beside the walls, and the cheapest one is taken: short, with few corners, crossing
//! little, beside what already runs there.

use super::grid::{Grid, Node, sixteenths};
use crate::scene::geometry::{Point, Rect, Vector};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Crossings of the largest grid that is searched; beyond it the caller takes a plain way.
pub const MOST: usize = 120_000;

/// How far around its ends a way is searched.
pub const REACH: f32 = 220.0;

/// How far ways stay from cards at least; less than the lead of a port.
pub const CLEAR: f32 = 4.0;
/// How far outside its port a way may have its first corner.
pub const LEAD: f32 = 5.0;

/// Whether a piece of a way lies or stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Axis {
    /// From left to right.
    Across,
    /// From top to bottom.
    Along,
}

/// A point where a way may start or end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Port {
    /// The point, on the border of something.
    pub at: Point,
    /// Straight outside of it, where corners may begin.
    pub lead: Point,
}

impl Port {
    /// A port that is left in a direction of length one, straight for so many canvas units.
    pub fn new(at: Point, out: Vector, lead: f32) -> Self {
        Self { at, lead: at + out * lead }
    }

    /// What the straight piece costs.
    fn price(self) -> u64 {
        sixteenths(self.at.distance(self.lead))
    }

    pub fn axis(self) -> Axis {
        if (self.at.x - self.lead.x).abs() > (self.at.y - self.lead.y).abs() {
            Axis::Across
        } else {
            Axis::Along
        }
    }
}

/// What a way must respect.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// What no way crosses; beside each runs the first lane.
    pub walls: &'a [Rect],
    /// Beside which the further lanes run: cards.
    pub guides: &'a [Rect],
    /// Lines that already stand.
    pub lines: &'a [Vec<Point>],
    /// Lines that the way may run on where they lie, and where they begin.
    pub friends: &'a [Vec<Point>],
    /// Distances of lanes from walls.
    pub lanes: &'a [f32],
    /// Crossings of the largest grid that may be searched.
    pub most: usize,
}

/// The cheapest way from one of the starts to one of the ends; `None` where none leads, or where the ground is too
/// large to search.
pub fn way(starts: &[Port], ends: &[Port], ground: Ground<'_>) -> Option<Vec<Point>> {
    let grid = Grid::of(starts, ends, ground)?;
    let goals: Vec<(Node, Port)> = ends.iter().filter_map(|end| Some((grid.node(*end)?, *end))).collect();
    let mut search = Search { best: vec![None; grid.len()], open: BinaryHeap::new(), goals, grid: &grid };
    for start in starts {
        if let Some(node) = grid.node(*start) {
            search.reach(start.price(), node, node);
        }
    }
    let (goal, end) = search.run()?;
    let mut points = grid.points(&search.best, goal);
    let first = points.first().copied()?;
    let start = starts.iter().find(|start| start.lead.distance(first) < 1.0)?;
    points.insert(0, start.at);
    points.push(end.at);
    Some(corners(&points))
}

/// A search for the cheapest way, nearest to the goals first.
struct Search<'a> {
    grid: &'a Grid,
    goals: Vec<(Node, Port)>,
    /// What the way to each node costs so far, and the node before it.
    best: Vec<Option<(u64, Node)>>,
    /// What a way over a node costs at least, what the way to it costs, the node.
    open: BinaryHeap<Reverse<(u64, u64, Node)>>,
}

impl Search<'_> {
    /// Notes a way to a node if it is the cheapest yet.
    fn reach(&mut self, cost: u64, node: Node, from: Node) {
        if let Some(known) = self.best.get_mut(self.grid.place(node))
            && known.is_none_or(|(known, _)| cost < known)
        {
            *known = Some((cost, from));
            self.open.push(Reverse((cost + self.grid.least(node, &self.goals), cost, node)));
        }
    }

    /// The goal of the cheapest way.
    fn run(&mut self) -> Option<(Node, Port)> {
        let mut found: Option<(u64, (Node, Port))> = None;
        while let Some(Reverse((least, cost, node))) = self.open.pop() {
            if found.is_some_and(|(whole, _)| whole <= least) {
                break;
            }
            if self.best.get(self.grid.place(node)).copied().flatten().is_some_and(|(known, _)| known < cost)
            {
                continue;
            }
            for goal in self.goals.clone() {
                let (place, end) = goal;
                if (place.0, place.1) == (node.0, node.1) {
                    // A way that arrives across its end turns there.
                    let turn = if place == node { 0 } else { sixteenths(super::grid::CORNER) };
                    let whole = cost + turn + end.price();
                    self.reach(cost + turn, place, node);
                    if found.is_none_or(|(known, _)| whole < known) {
                        found = Some((whole, goal));
                    }
                }
            }
            for (next, price) in self.grid.neighbours(node) {
                self.reach(cost + price, next, node);
            }
        }
        found.map(|(_, goal)| goal)
    }
}

/// The lines that come near an area.
pub fn within(lines: &[Vec<Point>], reach: Rect) -> Vec<Vec<Point>> {
    let near =
        |line: &&Vec<Point>| Rect::holding(line.iter().copied()).is_some_and(|held| held.touches(reach));
    lines.iter().filter(near).cloned().collect()
}

/// A line without the points that go on in the same direction, and without slanting pieces: those become two.
pub fn corners(points: &[Point]) -> Vec<Point> {
    let mut line: Vec<Point> = Vec::with_capacity(points.len() + 1);
    let mut push = |point: Point| {
        if line.last().is_some_and(|last| last.distance(point) < 0.5) {
            return;
        }
        if let [.., before, last] = line.as_slice()
            && ((before.x - last.x).abs() < 0.5 && (last.x - point.x).abs() < 0.5
                || (before.y - last.y).abs() < 0.5 && (last.y - point.y).abs() < 0.5)
        {
            line.pop();
        }
        line.push(point);
    };
    let mut last: Option<Point> = None;
    for point in points {
        if let Some(last) = last
            && (last.x - point.x).abs() > 0.5
            && (last.y - point.y).abs() > 0.5
        {
            push(Point::new(point.x, last.y));
        }
        push(*point);
        last = Some(*point);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From one side of the origin and to one side of x = 100, both left sideways.
    fn ends() -> ([Port; 1], [Port; 1]) {
        let (right, left) = (Vector::new(1.0, 0.0), Vector::new(-1.0, 0.0));
        ([Port::new(Point::new(0.0, 0.0), right, LEAD)], [Port::new(Point::new(100.0, 0.0), left, LEAD)])
    }

    fn ground<'a>(walls: &'a [Rect], lines: &'a [Vec<Point>]) -> Ground<'a> {
        Ground { walls, guides: walls, lines, friends: &[], lanes: &[10.0, 20.0], most: MOST }
    }

    #[test]
    fn a_way_goes_around_a_wall_and_leaves_as_its_ends_ask() {
        let wall = [Rect::new(40.0, -50.0, 20.0, 100.0)];
        let (from, to) = ends();
        let way = way(&from, &to, ground(&wall, &[])).unwrap();
        let leaves = way.get(1).unwrap();
        assert!((leaves.y - 0.0).abs() < 0.5 && leaves.x < 40.0, "{way:?}");
        for (a, b) in way.iter().zip(way.iter().skip(1)) {
            let piece = Rect::holding([*a, *b]).unwrap();
            assert!(!piece.touches(wall[0]), "{piece:?} crosses the wall");
        }
    }

    #[test]
    fn a_second_way_runs_beside_the_first() {
        let wall = [Rect::new(40.0, -50.0, 20.0, 100.0)];
        let (from, to) = ends();
        let first = way(&from, &to, ground(&wall, &[])).unwrap();
        let second = way(&from, &to, ground(&wall, std::slice::from_ref(&first))).unwrap();
        assert_ne!(first, second);
    }

    #[test]
    fn the_straight_piece_at_an_end_counts_as_way() {
        let from = [Port::new(Point::new(0.0, 0.0), Vector::new(0.0, -1.0), LEAD)];
        let near = Port::new(Point::new(20.0, 50.0), Vector::new(1.0, 0.0), LEAD);
        let far = Port::new(Point::new(10.0, 50.0), Vector::new(-1.0, 0.0), 35.0);
        let way = way(&from, &[far, near], ground(&[], &[])).unwrap();
        assert_eq!(way.last(), Some(&near.at));
    }

    #[test]
    fn a_way_may_turn_at_the_very_corner_of_its_end() {
        let down = Vector::new(0.0, 1.0);
        let from = [Port::new(Point::new(0.0, 0.0), down, 10.0)];
        let to = [Port::new(Point::new(50.0, 0.0), down, 10.0)];
        let way = way(&from, &to, ground(&[], &[])).unwrap();
        let turns = [(0.0, 0.0), (0.0, 10.0), (50.0, 10.0), (50.0, 0.0)].map(|(x, y)| Point::new(x, y));
        assert_eq!(way, turns);
    }

    #[test]
    fn no_way_leads_out_of_a_box() {
        let walls = [
            Rect::new(-20.0, -20.0, 40.0, 10.0),
            Rect::new(-20.0, 10.0, 40.0, 10.0),
            Rect::new(-20.0, -20.0, 10.0, 40.0),
            Rect::new(10.0, -20.0, 10.0, 40.0),
        ];
        let (from, to) = ends();
        assert_eq!(way(&from, &to, ground(&walls, &[])), None);
    }

    #[test]
    fn slanting_pieces_become_corners_and_straight_ones_one() {
        let line = corners(&[
            Point::new(0.0, 0.0),
            Point::new(5.0, 0.0),
            Point::new(10.0, 8.0),
            Point::new(10.0, 9.0),
        ]);
        assert_eq!(line, [Point::new(0.0, 0.0), Point::new(10.0, 0.0), Point::new(10.0, 9.0)]);
    }
}
