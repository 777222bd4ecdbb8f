//! Where the canvas is looked at from: which canvas point is drawn where, and how large.

use super::geometry::{Point, Rect, Vector};

/// The smallest zoom: 4 %.
pub const ZOOM_MIN: f32 = 0.04;
/// The largest zoom: 400 %.
pub const ZOOM_MAX: f32 = 4.0;

/// Maps canvas units to points on the screen, without turning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// Points on the screen per canvas unit, 1 at 100 %.
    zoom: f32,
    /// Where the canvas origin lies on the screen, in points.
    origin: Vector,
}

impl Default for Camera {
    fn default() -> Self {
        Self { zoom: 1.0, origin: Vector::default() }
    }
}

impl Camera {
    /// A camera with a zoom, held between [`ZOOM_MIN`] and [`ZOOM_MAX`], and the place of the canvas
    /// origin on the screen in points.
    pub fn new(zoom: f32, origin: Vector) -> Self {
        Self { zoom: zoom.clamp(ZOOM_MIN, ZOOM_MAX), origin }
    }

    /// The camera that shows all of `content` in the middle of `view` (points on the screen), as
    /// large as it goes but not above 100 %.
    pub fn fitting(content: Rect, view: Rect) -> Self {
        Self::filling(content, view, 1.0)
    }

    /// The same, as large as it goes but not above another zoom.
    pub fn filling(content: Rect, view: Rect, most: f32) -> Self {
        let fit = (view.width() / content.width().max(1.0)).min(view.height() / content.height().max(1.0));
        let zoom = fit.clamp(ZOOM_MIN, most.clamp(ZOOM_MIN, ZOOM_MAX));
        let middle = content.centre() - Point::default();
        Self::new(zoom, view.centre() - Point::default() - middle * zoom)
    }

    /// Points on the screen per canvas unit.
    pub fn zoom(self) -> f32 {
        self.zoom
    }

    /// Where a canvas point is drawn, in points on the screen.
    pub fn to_screen(self, canvas: Point) -> Point {
        Point::new(canvas.x * self.zoom, canvas.y * self.zoom) + self.origin
    }

    /// Which canvas point is drawn at a point of the screen.
    pub fn to_canvas(self, screen: Point) -> Point {
        let at = screen - self.origin;
        Point::new(at.x / self.zoom, at.y / self.zoom)
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
        let held = self.to_canvas(anchor);
        let zoomed = Self::new(self.zoom * factor, self.origin);
        zoomed.panned(anchor - zoomed.to_screen(held))
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
        let camera = Camera::fitting(content, view);
        let shown = camera.rect_to_screen(content);
        assert!(near(shown.centre(), view.centre()));
        assert!(view.expanded(1e-3).contains(shown.min) && view.expanded(1e-3).contains(shown.max));
        assert_eq!(Camera::fitting(Rect::new(0.0, 0.0, 10.0, 10.0), view).zoom(), 1.0);
    }

    #[test]
    fn canvas_and_screen_are_inverse() {
        let camera = Camera::new(1.7, Vector::new(13.0, 5.0));
        let rect = Rect::new(20.0, 30.0, 140.0, 66.0);
        let back = camera.rect_to_canvas(camera.rect_to_screen(rect));
        assert!(near(back.min, rect.min) && near(back.max, rect.max));
    }
}
