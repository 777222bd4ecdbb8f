//! Points, vectors and rectangles of the drawing, in canvas units: one unit is one point on the
//! screen at 100 %. The y axis points down.

use std::ops::{Add, Mul, Neg, Sub};

/// A place on the canvas, in canvas units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Distance to the right of the origin.
    pub x: f32,
    /// Distance below the origin.
    pub y: f32,
}

/// A distance with a direction, in canvas units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Vector {
    /// How far to the right.
    pub x: f32,
    /// How far down.
    pub y: f32,
}

/// An upright rectangle, in canvas units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// The upper left corner.
    pub min: Point,
    /// The lower right corner.
    pub max: Point,
}

impl Point {
    /// A point from its two coordinates.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// The distance to another point.
    pub fn distance(self, other: Self) -> f32 {
        (other - self).length()
    }

    /// The point that lies the share `t` of the way to `other`: 0 is here, 1 is there.
    pub fn towards(self, other: Self, t: f32) -> Self {
        self + (other - self) * t
    }
}

impl Vector {
    /// A vector from its two components.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// How long it is.
    pub fn length(self) -> f32 {
        self.x.hypot(self.y)
    }

    /// The same direction with length one; none for a vector that has no direction.
    pub fn unit(self) -> Option<Self> {
        let length = self.length();
        (length > f32::EPSILON).then(|| self * length.recip())
    }

    /// The vector turned by a quarter to the right, as seen on the screen.
    pub fn right(self) -> Self {
        Self::new(-self.y, self.x)
    }
}

impl Rect {
    /// A rectangle from its upper left corner, its width and its height.
    pub const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self { min: Point::new(x, y), max: Point::new(x + width, y + height) }
    }

    /// A rectangle from its middle, its width and its height.
    pub fn around(centre: Point, width: f32, height: f32) -> Self {
        Self::new(centre.x - width / 2.0, centre.y - height / 2.0, width, height)
    }

    /// The smallest rectangle that holds every point; none without points.
    pub fn holding(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        points.into_iter().map(|p| Self { min: p, max: p }).reduce(Self::union)
    }

    /// How wide it is.
    pub fn width(self) -> f32 {
        self.max.x - self.min.x
    }

    /// How high it is.
    pub fn height(self) -> f32 {
        self.max.y - self.min.y
    }

    /// Its middle.
    pub fn centre(self) -> Point {
        self.min.towards(self.max, 0.5)
    }

    /// The rectangle with every side moved outwards, or inwards for a negative distance.
    pub fn expanded(self, by: f32) -> Self {
        let by = Vector::new(by, by);
        Self { min: self.min - by, max: self.max + by }
    }

    /// The rectangle moved.
    pub fn moved(self, by: Vector) -> Self {
        Self { min: self.min + by, max: self.max + by }
    }

    /// Whether the point lies inside or on the border.
    pub fn contains(self, point: Point) -> bool {
        (self.min.x..=self.max.x).contains(&point.x) && (self.min.y..=self.max.y).contains(&point.y)
    }

    /// Whether the two rectangles share at least a point.
    pub fn touches(self, other: Self) -> bool {
        self.min.x <= other.max.x
            && other.min.x <= self.max.x
            && self.min.y <= other.max.y
            && other.min.y <= self.max.y
    }

    /// Its border as a line, from its upper left corner back to it.
    pub fn outline(self) -> Vec<Point> {
        let Self { min, max } = self;
        vec![min, Point::new(max.x, min.y), max, Point::new(min.x, max.y), min]
    }

    /// The smallest rectangle that holds both.
    pub fn union(self, other: Self) -> Self {
        Self {
            min: Point::new(self.min.x.min(other.min.x), self.min.y.min(other.min.y)),
            max: Point::new(self.max.x.max(other.max.x), self.max.y.max(other.max.y)),
        }
    }
}

impl Add<Vector> for Point {
    type Output = Self;

    fn add(self, by: Vector) -> Self {
        Self::new(self.x + by.x, self.y + by.y)
    }
}

impl Sub<Vector> for Point {
    type Output = Self;

    fn sub(self, by: Vector) -> Self {
        Self::new(self.x - by.x, self.y - by.y)
    }
}

impl Sub for Point {
    type Output = Vector;

    fn sub(self, from: Self) -> Vector {
        Vector::new(self.x - from.x, self.y - from.y)
    }
}

impl Add for Vector {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Vector {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f32> for Vector {
    type Output = Self;

    fn mul(self, factor: f32) -> Self {
        Self::new(self.x * factor, self.y * factor)
    }
}

impl Neg for Vector {
    type Output = Self;

    fn neg(self) -> Self {
        Self::new(-self.x, -self.y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rectangle_holds_all_its_points() {
        let points = [Point::new(3.0, -1.0), Point::new(-2.0, 4.0), Point::new(0.0, 0.0)];
        let rect = Rect::holding(points).unwrap();
        assert_eq!(rect, Rect::new(-2.0, -1.0, 5.0, 5.0));
        assert!(points.into_iter().all(|p| rect.contains(p)));
        assert_eq!(Rect::holding([]), None);
    }

    #[test]
    fn rectangles_that_share_a_border_touch() {
        let left = Rect::new(0.0, 0.0, 10.0, 10.0);
        assert!(left.touches(Rect::new(10.0, 10.0, 5.0, 5.0)));
        assert!(!left.touches(Rect::new(10.5, 0.0, 5.0, 5.0)));
    }

    #[test]
    fn right_of_eastward_travel_is_down_on_the_screen() {
        assert_eq!(Vector::new(1.0, 0.0).right(), Vector::new(0.0, 1.0));
    }

    #[test]
    fn a_vector_without_length_has_no_direction() {
        assert_eq!(Vector::default().unit(), None);
        assert_eq!(Vector::new(0.0, -8.0).unit(), Some(Vector::new(0.0, -1.0)));
    }
}
