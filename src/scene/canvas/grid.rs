//! The grid on which ways run: the lines beside walls, and what each piece between two crossings costs.

use super::streets::{Axis, Ground, Port};
use crate::scene::geometry::{Point, Rect};

/// What a corner costs, in canvas units of way.
pub const CORNER: f32 = 26.0;
/// What it costs to cross a line.
const CROSSING: f32 = 14.0;
/// How much dearer a way is on top of another line.
const SHARED: f32 = 9.0;
/// Lines nearer than this count as on top of each other.
const NEAR: f32 = 9.0;
/// The same for lines that stand: badges find room between them.
const NEAR_STANDING: f32 = 20.0;
/// How much cheaper a way is on a line whose lane it may share.
const SHARED_LANE: f32 = -0.35;

/// A cost in whole numbers, which have an order.
pub fn sixteenths(cost: f32) -> u64 {
    (cost * 16.0) as u64
}

/// A crossing of the grid, and the axis on which a way came there.
pub type Node = (usize, usize, Axis);

/// Lines of the grid, and what each piece between two crossings costs.
pub struct Grid {
    xs: Vec<f32>,
    ys: Vec<f32>,
    /// Pieces to the right of each crossing, row by row.
    across: Vec<f32>,
    /// Pieces below each crossing, row by row.
    along: Vec<f32>,
    /// What a unit of way costs at least.
    cheapest: f32,
}

impl Grid {
    /// The grid for ways from some ports to others; `None` where it would be larger than allowed.
    pub fn of(starts: &[Port], ends: &[Port], ground: Ground<'_>) -> Option<Self> {
        let ports = || starts.iter().chain(ends).map(|port| port.lead);
        let (first, further) = ground.lanes.split_at_checked(1)?;
        let walls = ground.walls.iter().flat_map(|rect| first.iter().map(|lane| rect.expanded(*lane)));
        let guides = ground.guides.iter().flat_map(|rect| further.iter().map(|lane| rect.expanded(*lane)));
        let shared = ground.friends.iter().flatten().map(|at| Rect { min: *at, max: *at });
        let rects: Vec<Rect> = walls.chain(guides).chain(shared).collect();
        let xs = lines(rects.iter().flat_map(|rect| [rect.min.x, rect.max.x]).chain(ports().map(|at| at.x)));
        let ys = lines(rects.iter().flat_map(|rect| [rect.min.y, rect.max.y]).chain(ports().map(|at| at.y)));
        let count = xs.len() * ys.len();
        if count > ground.most {
            return None;
        }
        let cheapest = if ground.friends.is_empty() { 1.0 } else { 1.0 + SHARED_LANE };
        let mut grid = Self { across: vec![0.0; count], along: vec![0.0; count], cheapest, xs, ys };
        for line in ground.friends {
            grid.share(line);
        }
        for line in ground.lines {
            for (a, b) in line.iter().zip(line.iter().skip(1)) {
                grid.weigh(*a, *b, NEAR);
            }
        }
        for line in ground.friends {
            // Standing pieces after the first keep apart, so that each has room for its own badge.
            for (a, b) in line.iter().zip(line.iter().skip(1)).skip(1) {
                if (a.y - b.y).abs() > (a.x - b.x).abs() {
                    grid.weigh(*a, *b, NEAR_STANDING);
                }
            }
        }
        for wall in ground.walls {
            grid.block(*wall);
        }
        Some(grid)
    }

    /// Makes the first piece of a line and its lying pieces cheap.
    fn share(&mut self, line: &[Point]) {
        let width = self.xs.len();
        for (number, (a, b)) in line.iter().zip(line.iter().skip(1)).enumerate() {
            let lies = (a.x - b.x).abs() > (a.y - b.y).abs();
            if !lies && number > 0 {
                continue;
            }
            let columns = range(&self.xs, a.x.min(b.x) - 0.5, a.x.max(b.x) + 0.5);
            let rows = range(&self.ys, a.y.min(b.y) - 0.5, a.y.max(b.y) + 0.5);
            for row in rows.clone() {
                for column in columns.clone() {
                    let at = row * width + column;
                    let length = |values: &[f32], place: usize| {
                        values.get(place + 1).zip(values.get(place)).map_or(0.0, |(b, a)| b - a)
                    };
                    if lies && columns.contains(&(column + 1)) {
                        let length = length(&self.xs, column);
                        if let Some(cost) = self.across.get_mut(at) {
                            *cost = cost.min(length * SHARED_LANE);
                        }
                    } else if !lies && rows.contains(&(row + 1)) {
                        let length = length(&self.ys, row);
                        if let Some(cost) = self.along.get_mut(at) {
                            *cost = cost.min(length * SHARED_LANE);
                        }
                    }
                }
            }
        }
    }

    /// Makes the pieces on top of a line dear, and those that cross it a little.
    fn weigh(&mut self, a: Point, b: Point, near: f32) {
        let (low, high) = (Point::new(a.x.min(b.x), a.y.min(b.y)), Point::new(a.x.max(b.x), a.y.max(b.y)));
        let lies = high.x - low.x > high.y - low.y;
        let columns = range(&self.xs, low.x - near, high.x + near);
        let rows = range(&self.ys, low.y - NEAR, high.y + NEAR);
        for row in rows.start.saturating_sub(1)..rows.end {
            for column in columns.start.saturating_sub(1)..columns.end {
                let (Some(x), Some(y)) = (self.xs.get(column), self.ys.get(row)) else { continue };
                let (right, below) = (self.xs.get(column + 1), self.ys.get(row + 1));
                let in_row = rows.contains(&row);
                let in_column = columns.contains(&column);
                let at = row * self.xs.len() + column;
                let across = right.map_or(0.0, |right| right.min(high.x) - x.max(low.x));
                let along = below.map_or(0.0, |below| below.min(high.y) - y.max(low.y));
                if let Some(cost) = self.across.get_mut(at)
                    && in_row
                {
                    *cost += if lies {
                        across.max(0.0) * SHARED
                    } else if across >= 0.0 {
                        CROSSING
                    } else {
                        0.0
                    };
                }
                if let Some(cost) = self.along.get_mut(at)
                    && in_column
                {
                    *cost += if !lies {
                        along.max(0.0) * SHARED
                    } else if along >= 0.0 {
                        CROSSING
                    } else {
                        0.0
                    };
                }
            }
        }
    }

    /// Closes the pieces inside a wall.
    fn block(&mut self, wall: Rect) {
        let columns = range(&self.xs, wall.min.x, wall.max.x);
        let rows = range(&self.ys, wall.min.y, wall.max.y);
        let inside = |values: &[f32], place: usize, low: f32, high: f32| {
            values.get(place).is_some_and(|value| *value > low + 0.1 && *value < high - 0.1)
        };
        let width = self.xs.len();
        for row in rows.start.saturating_sub(1)..rows.end {
            for column in columns.start.saturating_sub(1)..columns.end {
                let at = row * width + column;
                let overlaps = |values: &[f32], place: usize, low: f32, high: f32| {
                    let (from, to) = (values.get(place), values.get(place + 1));
                    from.zip(to).is_some_and(|(from, to)| *from < high - 0.1 && *to > low + 0.1)
                };
                if inside(&self.ys, row, wall.min.y, wall.max.y)
                    && overlaps(&self.xs, column, wall.min.x, wall.max.x)
                    && let Some(cost) = self.across.get_mut(at)
                {
                    *cost = f32::INFINITY;
                }
                if inside(&self.xs, column, wall.min.x, wall.max.x)
                    && overlaps(&self.ys, row, wall.min.y, wall.max.y)
                    && let Some(cost) = self.along.get_mut(at)
                {
                    *cost = f32::INFINITY;
                }
            }
        }
    }

    /// The crossing at the lead of a port.
    pub fn node(&self, port: Port) -> Option<Node> {
        let place = |values: &[f32], value: f32| values.iter().position(|other| (other - value).abs() < 0.5);
        Some((place(&self.xs, port.lead.x)?, place(&self.ys, port.lead.y)?, port.axis()))
    }

    /// The crossings next to one, with what the way there costs in sixteenths.
    pub fn neighbours(&self, (column, row, axis): Node) -> Vec<(Node, u64)> {
        let mut list = Vec::with_capacity(4);
        let mut add = |column: usize, row: usize, to: Axis, piece: Option<(&[f32], usize, usize, &[f32])>| {
            let Some((costs, at, from, values)) = piece else { return };
            let (Some(cost), Some(a), Some(b)) = (costs.get(at), values.get(from), values.get(from + 1))
            else {
                return;
            };
            if cost.is_finite() {
                let corner = if to == axis { 0.0 } else { CORNER };
                list.push(((column, row, to), sixteenths(b - a + cost + corner)));
            }
        };
        let at = |column: usize, row: usize| row * self.xs.len() + column;
        if column + 1 < self.xs.len() {
            add(column + 1, row, Axis::Across, Some((&self.across, at(column, row), column, &self.xs)));
        }
        if let Some(left) = column.checked_sub(1) {
            add(left, row, Axis::Across, Some((&self.across, at(left, row), left, &self.xs)));
        }
        if row + 1 < self.ys.len() {
            add(column, row + 1, Axis::Along, Some((&self.along, at(column, row), row, &self.ys)));
        }
        if let Some(above) = row.checked_sub(1) {
            add(column, above, Axis::Along, Some((&self.along, at(column, above), above, &self.ys)));
        }
        list
    }

    /// Where a node stands in a list of all of them.
    pub fn place(&self, (column, row, axis): Node) -> usize {
        (row * self.xs.len() + column) * 2 + usize::from(axis == Axis::Along)
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.along.len() * 2
    }

    fn point(&self, (column, row, _): Node) -> Option<Point> {
        Some(Point::new(*self.xs.get(column)?, *self.ys.get(row)?))
    }

    /// What the way to the nearest goal costs at least.
    pub fn least(&self, node: Node, goals: &[(Node, Port)]) -> u64 {
        let Some(at) = self.point(node) else { return 0 };
        let goals = goals.iter().filter_map(|(goal, _)| self.point(*goal));
        let least = goals.map(|goal| (goal.x - at.x).abs() + (goal.y - at.y).abs()).min_by(f32::total_cmp);
        sixteenths(least.unwrap_or_default() * self.cheapest)
    }

    /// The crossings on the way to one.
    pub fn points(&self, best: &[Option<(u64, Node)>], goal: Node) -> Vec<Point> {
        let mut points = Vec::new();
        let mut at = goal;
        loop {
            points.extend(self.point(at));
            match best.get(self.place(at)).copied().flatten() {
                Some((_, before)) if before != at => at = before,
                _ => break,
            }
        }
        points.reverse();
        points
    }
}

/// Values in order, those that are nearly the same once.
fn lines(values: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut values: Vec<f32> = values.collect();
    values.sort_by(f32::total_cmp);
    values.dedup_by(|a, b| (*a - *b).abs() < 0.5);
    values
}

/// The places of the values from one to another.
fn range(values: &[f32], low: f32, high: f32) -> std::ops::Range<usize> {
    values.partition_point(|value| *value < low)..values.partition_point(|value| *value <= high)
}
