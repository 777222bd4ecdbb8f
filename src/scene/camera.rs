//! Where the canvas is looked at from: which canvas point is drawn where, and how large.

use super::geometry::{Point, Rect, Vector};

/// The smallest zoom: 4 %.
pub const ZOOM_MIN: f32 = 0.04;
/// The largest zoom: 400 %.
pub const ZOOM_MAX: f32 = 4.0;

/// Maps canvas units to points on the screen, without turning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// How large things are seen, 1 at 100 %.
    zoom: f32,
    /// Points on the screen per canvas unit at 100 %: the text size that a person has set, 1 at 100 %.
    scale: f32,
    /// Where the canvas origin lies on the screen, in points.
    origin: Vector,
}

impl Default for Camera {
    fn default() -> Self {
        Self { zoom: 1.0, scale: 1.0, origin: Vector::default() }
    }
}

impl Camera {
    /// A camera with a zoom, held between [`ZOOM_MIN`] and [`ZOOM_MAX`], and the place of the canvas
    /// origin on the screen in points.
    pub fn new(zoom: f32, origin: Vector) -> Self {
        Self { zoom: zoom.clamp(ZOOM_MIN, ZOOM_MAX), scale: 1.0, origin }
    }

    /// The same at a text size, 1 at 100 %: everything is so much larger, and counts as seen at the same zoom.
    pub fn scaled(self, scale: f32) -> Self {
        Self { scale, ..self }
    }

    /// The same with the canvas origin at another place on the screen, in points.
    pub fn at(self, origin: Vector) -> Self {
        Self { origin, ..self }
    }

    /// The camera that shows all of `content` in the middle of `view` (points on the screen), as
    /// large as it goes but not above 100 % of a text size.
    pub fn fitting(content: Rect, view: Rect, scale: f32) -> Self {
        Self::filling(content, view, scale, 1.0)
    }

    /// The same, as large as it goes but not above another zoom.
    pub fn filling(content: Rect, view: Rect, scale: f32, most: f32) -> Self {
        let fit = (view.width() / content.width().max(1.0)).min(view.height() / content.height().max(1.0));
        let zoom = (fit / scale).clamp(ZOOM_MIN, most.clamp(ZOOM_MIN, ZOOM_MAX));
        let middle = content.centre() - Point::default();
        Self::new(zoom, view.centre() - Point::default() - middle * (zoom * scale)).scaled(scale)
    }

    /// How large things are seen, 1 at 100 %.
    pub fn zoom(self) -> f32 {
        self.zoom
    }

    /// The text size, 1 at 100 %: points on the screen for a length of the table of sizes.
    pub fn scale(self) -> f32 {
        self.scale
    }

    /// Points on the screen per canvas unit.
    pub fn unit(self) -> f32 {
        self.zoom * self.scale
    }

    /// Where a canvas point is drawn, in points on the screen.
    pub fn to_screen(self, canvas: Point) -> Point {
        Point::new(canvas.x * self.unit(), canvas.y * self.unit()) + self.origin
    }

    /// Which canvas point is drawn at a point of the screen.
    pub fn to_canvas(self, screen: Point) -> Point {
        let at = screen - self.origin;
        Point::new(at.x / self.unit(), at.y / self.unit())
    }

    /// A canvas rectangle on the screen.
    pub fn rect_to_screen(self, rect: Rect) -> Rect {
        Rect { min: self.to_screen(rect.min), max: self.to_screen(rect.max) }
    }

    /// A screen rectangle on the canvas: what a view of that size shows.
    pub fn rect_to_canvas(self, rect: Rect) -> Rect {
        Rect { min: self.to_canvas(rect.min), max: self.to_canvas(rect.max) }
    }

    /// The camera after the picture was dragged by a distance in points on the screen.
    pub fn panned(self, by: Vector) -> Self {
        Self { origin: self.origin + by, ..self }
    }

    /// The camera after zooming by a factor, with the canvas point under `anchor` (a point of the
    /// screen) staying where it is.
    pub fn zoomed(self, factor: f32, anchor: Point) -> Self {
        Self::new(self.zoom * factor, self.origin).scaled(self.scale).held(self, anchor)
    }

    /// The camera at another text size, with the canvas point under `anchor` staying where it is.
    pub fn rescaled(self, scale: f32, anchor: Point) -> Self {
        self.scaled(scale).held(self, anchor)
    }

    /// The same, moved so that what another camera shows at a point of the screen is there.
    fn held(self, other: Self, anchor: Point) -> Self {
        self.panned(anchor - self.to_screen(other.to_canvas(anchor)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: Point, b: Point) -> bool {
        a.distance(b) < 1e-3
    }

    #[test]
    fn zooming_keeps_what_is_under_the_pointer() {
        let camera = Camera::new(0.8, Vector::new(120.0, -40.0));
        let pointer = Point::new(300.0, 200.0);
        let under = camera.to_canvas(pointer);
        for factor in [0.5, 1.1, 3.0, 100.0] {
            assert!(near(camera.zoomed(factor, pointer).to_canvas(pointer), under), "factor {factor}");
        }
    }

    #[test]
    fn zoom_stays_between_4_and_400_percent() {
        let camera = Camera::default();
        assert_eq!(camera.zoomed(1e6, Point::default()).zoom(), ZOOM_MAX);
        assert_eq!(camera.zoomed(1e-6, Point::default()).zoom(), ZOOM_MIN);
    }

    #[test]
    fn fitting_shows_everything_in_the_middle_and_never_magnifies() {
        let view = Rect::new(200.0, 100.0, 400.0, 300.0);
        let content = Rect::new(-1000.0, 0.0, 2000.0, 600.0);
        let camera = Camera::fitting(content, view, 1.0);
        let shown = camera.rect_to_screen(content);
        assert!(near(shown.centre(), view.centre()));
        assert!(view.expanded(1e-3).contains(shown.min) && view.expanded(1e-3).contains(shown.max));
        assert_eq!(Camera::fitting(Rect::new(0.0, 0.0, 10.0, 10.0), view, 1.0).zoom(), 1.0);
    }

    #[test]
    fn a_text_size_enlarges_what_is_seen_at_the_same_zoom() {
        let pointer = Point::new(300.0, 200.0);
        let camera = Camera::new(0.8, Vector::new(120.0, -40.0));
        let larger = camera.rescaled(1.5, pointer);
        assert_eq!((larger.zoom(), larger.unit()), (0.8, 0.8 * 1.5));
        assert!(near(larger.to_canvas(pointer), camera.to_canvas(pointer)));
        let (content, view) = (Rect::new(0.0, 0.0, 1000.0, 600.0), Rect::new(0.0, 0.0, 750.0, 500.0));
        let fitted = Camera::fitting(content, view, 1.5);
        assert!((fitted.zoom() - 0.5).abs() < 1e-6);
        assert!(near(fitted.rect_to_screen(content).centre(), view.centre()));
    }

    #[test]
    fn canvas_and_screen_are_inverse() {
        let camera = Camera::new(1.7, Vector::new(13.0, 5.0));
        let rect = Rect::new(20.0, 30.0, 140.0, 66.0);
        let back = camera.rect_to_canvas(camera.rect_to_screen(rect));
        assert!(near(back.min, rect.min) && near(back.max, rect.max));
    }
}
