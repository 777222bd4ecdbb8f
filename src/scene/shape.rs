//! The shapes that a drawing is made of. The same list is painted on the screen and written to SVG,
//! so that an export shows what the screen shows.

use super::geometry::{Point, Rect};
use super::glyphs::{Glyph, GlyphInks};
use super::ink::{Ink, Stroke};
use super::measure::Measure;
use super::path;
use super::text::Text;
use super::theme::Elevation;

/// An upright rectangle. Its stroke runs along the middle of its border.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RectShape {
    /// Where it is.
    pub rect: Rect,
    /// Of its corners, in canvas units.
    pub radius: f32,
    /// What fills it.
    pub fill: Option<Ink>,
    /// Its border.
    pub stroke: Option<Stroke>,
    /// Its shadow.
    pub elevation: Option<Elevation>,
}

/// A line through points.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The points it goes through, or turns at where corners are rounded.
    pub points: Vec<Point>,
    /// Radius of its corners, in canvas units.
    pub corner: f32,
    /// Whether the last point joins the first.
    pub closed: bool,
    /// How it is drawn.
    pub stroke: Stroke,
}

/// A circle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Circle {
    /// Its middle.
    pub centre: Point,
    /// In canvas units.
    pub radius: f32,
    /// What fills it.
    pub fill: Option<Ink>,
    /// Its border, along the middle.
    pub stroke: Option<Stroke>,
}

/// A filled convex outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Polygon {
    /// Its corners, in order.
    pub points: Vec<Point>,
    /// What fills it.
    pub fill: Ink,
    /// Its border, along the middle.
    pub stroke: Option<Stroke>,
}

/// A glyph in a square.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedGlyph {
    /// Which.
    pub glyph: Glyph,
    /// The square that its 16-unit box fills.
    pub rect: Rect,
    /// Its colours.
    pub inks: GlyphInks,
}

/// Many filled quadrilaterals of one colour, painted as one mesh. Their corners go round once, in either direction.
#[derive(Clone, Debug, PartialEq)]
pub struct Quads {
    /// The corners of each.
    pub quads: Vec<[Point; 4]>,
    /// What fills them.
    pub fill: Ink,
}

/// Shapes that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they show, for a reader that cannot see them: "Network site Reno".
    pub label: Option<String>,
    /// Covers each shape's own opacity, 1 leaves them as they are.
    pub opacity: f32,
    /// In the order of painting.
    pub shapes: Vec<Shape>,
}

/// One thing to draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// An upright rectangle.
    Rect(RectShape),
    /// A line through points.
    Line(Line),
    /// A circle.
    Circle(Circle),
    /// A filled convex outline.
    Polygon(Polygon),
    /// One line of text.
    Text(Text),
    /// A glyph.
    Glyph(PlacedGlyph),
    /// Many filled quadrilaterals.
    Quads(Quads),
    /// Shapes that belong together.
    Group(Group),
}

impl RectShape {
    /// A rectangle that shows nothing yet.
    pub fn new(rect: Rect) -> Self {
        Self { rect, radius: 0.0, fill: None, stroke: None, elevation: None }
    }

    /// The same with rounded corners, in canvas units.
    pub fn radius(self, radius: f32) -> Self {
        Self { radius, ..self }
    }

    /// The same, filled.
    pub fn fill(self, fill: impl Into<Ink>) -> Self {
        Self { fill: Some(fill.into()), ..self }
    }

    /// The same with a border.
    pub fn stroke(self, stroke: Stroke) -> Self {
        Self { stroke: Some(stroke), ..self }
    }

    /// The same with the shadow of something that floats.
    pub fn raised(self, elevation: Elevation) -> Self {
        Self { elevation: Some(elevation), ..self }
    }
}

impl Line {
    /// A line through points with sharp corners.
    pub fn new(points: impl Into<Vec<Point>>, stroke: Stroke) -> Self {
        Self { points: points.into(), corner: 0.0, closed: false, stroke }
    }

    /// The same with corners rounded by a radius in canvas units.
    pub fn rounded(self, corner: f32) -> Self {
        Self { corner, ..self }
    }

    /// The same with its last point joined to its first.
    pub fn closed(self) -> Self {
        Self { closed: true, ..self }
    }

    /// The straight pieces that it is drawn with, corners flattened.
    pub fn flattened(&self) -> Vec<Point> {
        path::rounded(&self.points, self.corner, self.closed)
    }
}

impl Circle {
    /// A circle that shows nothing yet.
    pub fn new(centre: Point, radius: f32) -> Self {
        Self { centre, radius, fill: None, stroke: None }
    }

    /// The same, filled.
    pub fn fill(self, fill: impl Into<Ink>) -> Self {
        Self { fill: Some(fill.into()), ..self }
    }

    /// The same with a border.
    pub fn stroke(self, stroke: Stroke) -> Self {
        Self { stroke: Some(stroke), ..self }
    }
}

impl Polygon {
    /// A filled convex outline.
    pub fn new(points: impl Into<Vec<Point>>, fill: impl Into<Ink>) -> Self {
        Self { points: points.into(), fill: fill.into(), stroke: None }
    }

    /// The same with a border.
    pub fn stroke(self, stroke: Stroke) -> Self {
        Self { stroke: Some(stroke), ..self }
    }
}

impl Quads {
    /// Quadrilaterals of a colour.
    pub fn new(quads: Vec<[Point; 4]>, fill: impl Into<Ink>) -> Self {
        Self { quads, fill: fill.into() }
    }

    /// Upright rectangles of a colour.
    pub fn rects(rects: impl IntoIterator<Item = Rect>, fill: impl Into<Ink>) -> Self {
        let corners =
            |Rect { min, max }: Rect| [min, Point::new(max.x, min.y), max, Point::new(min.x, max.y)];
        Self::new(rects.into_iter().map(corners).collect(), fill)
    }
}

impl Group {
    /// Shapes that belong together.
    pub fn new(shapes: impl Into<Vec<Shape>>) -> Self {
        Self { label: None, opacity: 1.0, shapes: shapes.into() }
    }

    /// The same with words for a reader that cannot see it.
    pub fn labelled(self, label: impl Into<String>) -> Self {
        Self { label: Some(label.into()), ..self }
    }

    /// The same, dimmed: 0.65 is what is not on the path of a call.
    pub fn dimmed(self, opacity: f32) -> Self {
        Self { opacity, ..self }
    }
}

macro_rules! into_shape {
    ($($from:ident as $variant:ident),+) => {
        $(impl From<$from> for Shape {
            fn from(shape: $from) -> Self {
                Self::$variant(shape)
            }
        })+
    };
}

into_shape!(RectShape as Rect, Line as Line, Circle as Circle, Polygon as Polygon, Text as Text);
into_shape!(PlacedGlyph as Glyph, Group as Group, Quads as Quads);

impl Shape {
    /// The rectangle that holds the shape at 100 %, strokes included and shadows left out; none for
    /// a shape without extent, such as an empty group.
    pub fn bounds(&self, measure: &dyn Measure) -> Option<Rect> {
        let half = |stroke: Option<Stroke>| stroke.map_or(0.0, |stroke| stroke.width.at(1.0) / 2.0);
        match self {
            Self::Rect(shape) => Some(shape.rect.expanded(half(shape.stroke))),
            Self::Line(line) => {
                Some(Rect::holding(line.points.iter().copied())?.expanded(half(Some(line.stroke))))
            }
            Self::Circle(circle) => {
                let across = 2.0 * circle.radius;
                Some(Rect::around(circle.centre, across, across).expanded(half(circle.stroke)))
            }
            Self::Polygon(polygon) => {
                Some(Rect::holding(polygon.points.iter().copied())?.expanded(half(polygon.stroke)))
            }
            Self::Quads(quads) => Rect::holding(quads.quads.iter().flatten().copied()),
            Self::Text(text) => Some(text.bounds(measure)),
            Self::Glyph(glyph) => Some(glyph.rect),
            Self::Group(group) => {
                group.shapes.iter().filter_map(|shape| shape.bounds(measure)).reduce(Rect::union)
            }
        }
    }
}
