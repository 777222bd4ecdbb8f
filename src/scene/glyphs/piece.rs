//! The pieces that glyphs are written in, and how they become shapes.

use crate::scene::geometry::{Point, Rect};
use crate::scene::ink::{Ink, Stroke};
use crate::scene::path;
use crate::scene::shape::{Circle, Line, Polygon, RectShape, Shape};

/// A place in the 16-unit box, x then y.
pub(super) type At = (f32, f32);

/// Which of a glyph's colours a piece takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The glyph itself.
    Ink,
    /// What shows through it or stands on it.
    Ground,
    /// Its outline.
    Edge,
}

/// How a curve goes on.
#[derive(Clone, Copy, Debug)]
pub(super) enum Bend {
    /// Straight to a place.
    To(At),
    /// Along a cubic curve with two control points.
    Cubic(At, At, At),
}

/// One piece of a glyph in its 16-unit box.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece {
    /// An open line through places.
    Line(&'static [At]),
    /// A closed outline through places.
    Loop(&'static [At]),
    /// A closed outline through places with corners of a radius.
    Soft(&'static [At], f32),
    /// An open curve from a place.
    Curve(At, &'static [Bend]),
    /// A closed curve from a place.
    Outline(At, &'static [Bend]),
    /// A filled convex outline.
    Fill(&'static [At]),
    /// The outline of a rectangle: x, y, width, height; the radius of its corners.
    Box([f32; 4], f32),
    /// A filled rectangle, written like `Box`.
    Slab([f32; 4], f32),
    /// The outline of a circle: its middle, its radius.
    Ring(At, f32),
    /// A filled circle.
    Disc(At, f32),
    /// A part of a ring, between two angles in degrees clockwise from three o'clock.
    Arc(At, f32, f32, f32),
    /// A piece in the colour of the ground.
    Ground(&'static Self),
    /// A piece in the colour of the edge.
    Edge(&'static Self),
}

/// A piece with its curves flattened.
#[derive(Clone, Debug)]
pub(super) struct Part {
    role: Role,
    form: Form,
}

#[derive(Clone, Debug)]
enum Form {
    Line { points: Vec<Point>, closed: bool },
    Fill(Vec<Point>),
    Rect { rect: Rect, radius: f32, filled: bool },
    Circle { centre: Point, radius: f32, filled: bool },
}

/// Where a glyph is drawn and with what.
pub(super) struct Brush<F> {
    /// Where the upper left corner of the 16-unit box is.
    pub(super) origin: Point,
    /// Canvas units per unit of the box.
    pub(super) scale: f32,
    /// The width of strokes in units of the box.
    pub(super) stroke: f32,
    /// The colours of the roles.
    pub(super) ink: F,
}

impl Piece {
    /// The piece with its curves flattened.
    pub(super) fn flattened(self) -> Part {
        let form = match self {
            Self::Line(places) => Form::Line { points: points(places), closed: false },
            Self::Loop(places) => Form::Line { points: points(places), closed: true },
            Self::Soft(places, radius) => {
                Form::Line { points: path::rounded(&points(places), radius, true), closed: true }
            }
            Self::Curve(start, bends) => Form::Line { points: bent(start, bends), closed: false },
            Self::Outline(start, bends) => Form::Line { points: bent(start, bends), closed: true },
            Self::Fill(places) => Form::Fill(points(places)),
            Self::Box([x, y, width, height], radius) => {
                Form::Rect { rect: Rect::new(x, y, width, height), radius, filled: false }
            }
            Self::Slab([x, y, width, height], radius) => {
                Form::Rect { rect: Rect::new(x, y, width, height), radius, filled: true }
            }
            Self::Ring(centre, radius) => Form::Circle { centre: point(centre), radius, filled: false },
            Self::Disc(centre, radius) => Form::Circle { centre: point(centre), radius, filled: true },
            Self::Arc(centre, radius, from, to) => {
                Form::Line { points: path::arc(point(centre), radius, from, to), closed: false }
            }
            Self::Ground(piece) => return Part { role: Role::Ground, ..piece.flattened() },
            Self::Edge(piece) => return Part { role: Role::Edge, ..piece.flattened() },
        };
        Part { role: Role::Ink, form }
    }
}

impl Part {
    /// The shape of the part.
    pub(super) fn shape(&self, brush: &Brush<impl Fn(Role) -> Ink>) -> Shape {
        let ink = (brush.ink)(self.role);
        let stroke = Stroke::new(ink, brush.stroke * brush.scale).round();
        let at = |p: Point| brush.origin + (p - Point::default()) * brush.scale;
        let all = |points: &[Point]| points.iter().copied().map(at).collect::<Vec<_>>();
        match &self.form {
            Form::Line { points, closed } => {
                let line = Line::new(all(points), stroke);
                if *closed { line.closed().into() } else { line.into() }
            }
            Form::Fill(points) => Polygon::new(all(points), ink).into(),
            Form::Rect { rect, radius, filled } => {
                let placed = Rect { min: at(rect.min), max: at(rect.max) };
                let shape = RectShape::new(placed).radius(radius * brush.scale);
                if *filled { shape.fill(ink).into() } else { shape.stroke(stroke).into() }
            }
            Form::Circle { centre, radius, filled } => {
                let circle = Circle::new(at(*centre), radius * brush.scale);
                if *filled { circle.fill(ink).into() } else { circle.stroke(stroke).into() }
            }
        }
    }
}

fn point((x, y): At) -> Point {
    Point::new(x, y)
}

fn points(places: &[At]) -> Vec<Point> {
    places.iter().copied().map(point).collect()
}

fn bent(start: At, bends: &[Bend]) -> Vec<Point> {
    const PIECES_PER_BEND: u8 = 8;
    let mut here = point(start);
    let mut line = vec![here];
    for bend in bends {
        match *bend {
            Bend::To(to) => line.push(point(to)),
            Bend::Cubic(leaving, arriving, to) => {
                let controls = [point(leaving), point(arriving)];
                path::push_cubic(&mut line, here, controls, point(to), PIECES_PER_BEND);
            }
        }
        here = line.last().copied().unwrap_or(here);
    }
    line
}
