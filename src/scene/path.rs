//! Lines made ready to draw: corners rounded, curves flattened into short straight pieces.

use super::geometry::{Point, Vector};

/// Straight pieces per rounded corner.
const CORNER_PIECES: u8 = 4;

/// The points of a line whose corners are rounded with a radius in canvas units. A corner between
/// short pieces gets the radius that fits. A closed line starts and ends beside its first corner.
pub fn rounded(points: &[Point], radius: f32, closed: bool) -> Vec<Point> {
    if radius <= 0.0 || points.len() < 3 {
        return points.to_vec();
    }
    let (Some(&first), Some(&last)) = (points.first(), points.last()) else {
        return Vec::new();
    };
    let mut line = Vec::with_capacity(points.len() * usize::from(CORNER_PIECES + 1));
    if closed {
        let second = points.get(1).copied().unwrap_or(first);
        push_corner(&mut line, last, first, second, radius);
    } else {
        line.push(first);
    }
    for window in points.windows(3) {
        if let [before, corner, after] = *window {
            push_corner(&mut line, before, corner, after, radius);
        }
    }
    if closed {
        let before = points.iter().rev().nth(1).copied().unwrap_or(last);
        push_corner(&mut line, before, last, first, radius);
    } else {
        line.push(last);
    }
    line
}

/// Adds one corner as a quadratic curve that leaves and joins its sides `radius` away from it, or
/// halfway along a side that is too short.
fn push_corner(line: &mut Vec<Point>, before: Point, corner: Point, after: Point, radius: f32) {
    let shorter = corner.distance(before).min(corner.distance(after));
    let reach = radius.min(shorter / 2.0);
    let (Some(back), Some(on)) = ((before - corner).unit(), (after - corner).unit()) else {
        line.push(corner);
        return;
    };
    let start = corner + back * reach;
    line.push(start);
    push_quadratic(line, start, corner, corner + on * reach, CORNER_PIECES);
}

/// Adds a quadratic curve, without its start, in `pieces` straight pieces.
pub fn push_quadratic(line: &mut Vec<Point>, start: Point, control: Point, end: Point, pieces: u8) {
    line.extend((1..=pieces).map(|i| {
        let t = f32::from(i) / f32::from(pieces);
        start.towards(control, t).towards(control.towards(end, t), t)
    }));
}

/// Adds a cubic curve, without its start, in `pieces` straight pieces.
pub fn push_cubic(line: &mut Vec<Point>, start: Point, controls: [Point; 2], end: Point, pieces: u8) {
    let [leaving, arriving] = controls;
    line.extend((1..=pieces).map(|i| {
        let t = f32::from(i) / f32::from(pieces);
        let middle = leaving.towards(arriving, t);
        let from = start.towards(leaving, t).towards(middle, t);
        from.towards(middle.towards(arriving.towards(end, t), t), t)
    }));
}

/// The points of an arc around `centre`, both ends included. Angles are degrees clockwise from
/// three o'clock, as seen on the screen.
pub fn arc(centre: Point, radius: f32, from: f32, to: f32) -> Vec<Point> {
    const DEGREES_PER_PIECE: f32 = 12.0;
    let pieces = ((to - from).abs() / DEGREES_PER_PIECE).ceil().clamp(1.0, 60.0);
    let step = (to - from) / pieces;
    (0u8..=60)
        .map(f32::from)
        .take_while(|&i| i <= pieces)
        .map(|i| {
            let (sin, cos) = (from + i * step).to_radians().sin_cos();
            centre + Vector::new(cos, sin) * radius
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ELBOW: [Point; 3] = [Point::new(0.0, 0.0), Point::new(20.0, 0.0), Point::new(20.0, 20.0)];

    #[test]
    fn a_rounded_line_keeps_its_ends_and_leaves_out_its_corner() {
        let line = rounded(&ELBOW, 7.0, false);
        assert_eq!(line.first(), ELBOW.first());
        assert_eq!(line.last(), ELBOW.last());
        assert!(line.iter().all(|p| p.distance(ELBOW[1]) > 2.0));
        assert!(line.contains(&Point::new(13.0, 0.0)) && line.contains(&Point::new(20.0, 7.0)));
    }

    #[test]
    fn a_radius_never_eats_more_than_half_of_a_side() {
        let steps = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (8.0, 4.0)].map(|(x, y)| Point::new(x, y));
        let line = rounded(&steps, 50.0, false);
        assert!(line.windows(2).all(|w| w[1].x >= w[0].x && w[1].y >= w[0].y), "{line:?}");
    }

    #[test]
    fn a_closed_line_rounds_every_corner() {
        let square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)].map(|(x, y)| Point::new(x, y));
        let line = rounded(&square, 3.0, true);
        assert!(square.iter().all(|corner| line.iter().all(|p| p.distance(*corner) > 0.5)));
    }

    #[test]
    fn repeated_points_do_no_harm() {
        let line = rounded(&[ELBOW[0], ELBOW[1], ELBOW[1], ELBOW[2]], 7.0, false);
        assert!(line.iter().all(|p| p.x.is_finite() && p.y.is_finite()));
    }

    #[test]
    fn an_arc_keeps_its_distance_and_reaches_both_ends() {
        let centre = Point::new(8.0, 8.0);
        let points = arc(centre, 6.0, -180.0, 0.0);
        assert!(points.iter().all(|p| (p.distance(centre) - 6.0).abs() < 1e-3));
        assert!(points[0].distance(Point::new(2.0, 8.0)) < 1e-3);
        assert!(points.last().unwrap().distance(Point::new(14.0, 8.0)) < 1e-3);
        assert!(points.iter().all(|p| p.y <= 8.001));
    }
}
