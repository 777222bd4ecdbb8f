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

/// Small marks along a line that point in its direction. On the screen they may drift along it.
#[derive(Clone, Debug, PartialEq)]
pub struct Chevrons {
    /// The straight pieces of the line.
    pub points: Vec<Point>,
    /// How each is drawn.
    pub stroke: Stroke,
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
    /// Marks along a line.
    Chevrons(Chevrons),
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

impl Chevrons {
    /// From one to the next, canvas units.
    pub const APART: f32 = 34.0;
    /// How long and how wide a wing is.
    const WING: (f32, f32) = (3.0, 2.2);
    /// How far before the end of its line the last one stands: the arrow head is there.
    const BEFORE_END: f32 = 12.0;

    /// The marks of a line that they have drifted along so far, canvas units; 0 is where they stand in a still picture.
    pub fn marks(&self, drifted: f32) -> Vec<Line> {
        let mut marks = Vec::new();
        let mut left = (Self::APART / 2.0 + drifted).rem_euclid(Self::APART);
        let pieces = || self.points.iter().zip(self.points.iter().skip(1));
        let mut to_go = pieces().map(|(a, b)| a.distance(*b)).sum::<f32>() - Self::BEFORE_END;
        for (a, b) in pieces() {
            let Some(along) = (*b - *a).unit() else { continue };
            let length = a.distance(*b);
            while left < length.min(to_go) {
                let tip = *a + along * left;
                let (wing, side) = (along * -Self::WING.0, along.right() * Self::WING.1);
                marks.push(Line::new([tip + wing + side, tip, tip + wing + -side], self.stroke));
                left += Self::APART;
            }
            left -= length;
            to_go -= length;
        }
        marks
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

    /// The same, letting through what lies below.
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
into_shape!(PlacedGlyph as Glyph, Group as Group, Quads as Quads, Chevrons as Chevrons);

impl Shape {
    /// The same, standing aside: mixed with the canvas, without a shadow.
    pub fn dimmed(self) -> Self {
        let stroke = |stroke: Option<Stroke>| stroke.map(Stroke::dimmed);
        let ink = |ink: Option<Ink>| ink.map(Ink::dimmed);
        match self {
            Self::Rect(rect) => {
                let (fill, stroke) = (ink(rect.fill), stroke(rect.stroke));
                RectShape { fill, stroke, elevation: None, ..rect }.into()
            }
            Self::Line(line) => Line { stroke: line.stroke.dimmed(), ..line }.into(),
            Self::Circle(circle) => {
                Circle { fill: ink(circle.fill), stroke: stroke(circle.stroke), ..circle }.into()
            }
            Self::Polygon(polygon) => {
                Polygon { fill: polygon.fill.dimmed(), stroke: stroke(polygon.stroke), ..polygon }.into()
            }
            Self::Text(text) => Text { ink: text.ink.dimmed(), ..text }.into(),
            Self::Glyph(glyph) => PlacedGlyph { inks: glyph.inks.dimmed(), ..glyph }.into(),
            Self::Quads(quads) => Quads { fill: quads.fill.dimmed(), ..quads }.into(),
            Self::Chevrons(chevrons) => Chevrons { stroke: chevrons.stroke.dimmed(), ..chevrons }.into(),
            Self::Group(group) => {
                let shapes = group.shapes.into_iter().map(Self::dimmed).collect();
                Group { shapes, ..group }.into()
            }
        }
    }

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
            Self::Chevrons(chevrons) => Rect::holding(chevrons.points.iter().copied()),
            Self::Text(text) => Some(text.bounds(measure)),
            Self::Glyph(glyph) => Some(glyph.rect),
            Self::Group(group) => {
                group.shapes.iter().filter_map(|shape| shape.bounds(measure)).reduce(Rect::union)
            }
        }
    }
}
