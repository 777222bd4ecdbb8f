//! Lines on the screen: widths in whole pixels, dashes, round ends.

use egui::{Color32, Painter, Pos2, Shape, Vec2};

use super::place;
use crate::scene::camera::Camera;
use crate::scene::geometry::Point;
use crate::scene::ink::{Dash, Stroke};

/// A stroke at a zoom: what it is in points on the screen.
pub(super) struct Pen {
    colour: Color32,
    width: f32,
    dash: Option<Dash>,
    round: bool,
    pixels_per_point: f32,
}

impl Pen {
    pub(super) fn new(stroke: Stroke, colour: Color32, camera: Camera, pixels_per_point: f32) -> Self {
        let unit = stroke.width.unit(camera.zoom()) * camera.scale();
        Self {
            colour,
            width: stroke.width.at(camera.zoom()) * camera.scale(),
            dash: stroke.dash.map(|dash| Dash { on: dash.on * unit, off: dash.off * unit }),
            round: stroke.round,
            pixels_per_point,
        }
    }

    /// The line as it is, for curves and for what is drawn inside glyphs.
    pub(super) fn unrounded(&self) -> egui::Stroke {
        egui::Stroke::new(self.width, self.colour)
    }

    /// The line in whole pixels, at least one.
    pub(super) fn solid(&self) -> egui::Stroke {
        let pixels = (self.width * self.pixels_per_point).round().max(1.0);
        egui::Stroke::new(pixels / self.pixels_per_point, self.colour)
    }

    /// The corners of a line that runs along the axes, moved so that its edges fall between pixels.
    /// A line that runs askew is left as it is.
    pub(super) fn on_pixels(&self, mut corners: Vec<Point>) -> Vec<Point> {
        let along_an_axis = |pair: &[Point]| match pair {
            [a, b] => (a.x - b.x).abs() < 0.01 || (a.y - b.y).abs() < 0.01,
            _ => true,
        };
        if corners.windows(2).all(along_an_axis) {
            let stroke = self.solid();
            for corner in &mut corners {
                stroke.round_center_to_pixel(self.pixels_per_point, &mut corner.x);
                stroke.round_center_to_pixel(self.pixels_per_point, &mut corner.y);
            }
        }
        corners
    }

    /// Draws the line through points on the screen.
    pub(super) fn draw(&self, painter: &Painter, mut points: Vec<Point>, closed: bool) {
        points.dedup_by(|a, b| a.distance(*b) < 0.01);
        let mut line: Vec<Pos2> = points.into_iter().map(place).collect();
        let stroke = if self.round { self.unrounded() } else { self.solid() };
        match self.dash_that_shows() {
            Some(dash) => {
                if closed {
                    line.extend(line.first().copied());
                }
                painter.extend(Shape::dashed_line(&line, stroke, dash.on, dash.off));
            }
            None if closed => {
                painter.add(Shape::closed_line(line, stroke));
            }
            None => {
                if self.round {
                    self.round_ends(painter, &mut line);
                }
                painter.add(Shape::line(line, stroke));
            }
        }
    }

    /// The dash, unless it is so fine that it would only cost time.
    fn dash_that_shows(&self) -> Option<Dash> {
        self.dash.filter(|dash| (dash.on + dash.off) * self.pixels_per_point >= 2.0)
    }

    /// Rounds both ends with discs; where they would be seen through each other, makes the line
    /// longer by as much instead.
    fn round_ends(&self, painter: &Painter, line: &mut [Pos2]) {
        let radius = self.width / 2.0;
        if self.colour.is_opaque() {
            let ends = [line.first(), line.last()];
            painter.extend(
                ends.into_iter().flatten().map(|end| Shape::circle_filled(*end, radius, self.colour)),
            );
            return;
        }
        let outwards = |end: Pos2, inner: Pos2| -> Vec2 { (end - inner).normalized() * radius };
        if let [first, second, ..] = line {
            *first += outwards(*first, *second);
        }
        if let [.., before, last] = line {
            *last += outwards(*last, *before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::ink::Length;
    use crate::scene::token::Token;

    fn pen(width: impl Into<Length>, zoom: f32, pixels_per_point: f32) -> Pen {
        let camera = Camera::new(zoom, crate::scene::geometry::Vector::default());
        Pen::new(Stroke::new(Token::Edge, width).dashed(5.0, 3.5), Color32::BLACK, camera, pixels_per_point)
    }

    #[test]
    fn edges_are_whole_pixels_at_every_scale_of_the_screen() {
        for (scale, pixels) in [(1.0, 1.0), (1.25, 1.0), (1.5, 2.0), (2.0, 2.0)] {
            assert_eq!(pen(1.0, 1.0, scale).solid().width * scale, pixels, "at {scale}");
            let corner =
                pen(1.0, 1.0, scale).on_pixels(vec![Point::new(10.3, 20.0), Point::new(10.3, 40.0)])[0];
            let edge = corner.x * scale - pixels / 2.0;
            assert!((edge - edge.round()).abs() < 1e-3, "at {scale}: {edge}");
        }
        assert_eq!(pen(1.0, 0.1, 1.0).solid().width, 1.0, "never thinner than a pixel");
    }

    #[test]
    fn a_line_askew_is_not_bent() {
        let askew = vec![Point::new(0.3, 0.3), Point::new(10.7, 5.1)];
        assert_eq!(pen(1.0, 1.0, 1.0).on_pixels(askew.clone()), askew);
    }

    #[test]
    fn dashes_grow_with_the_line_and_vanish_when_too_fine() {
        assert_eq!(pen(1.6, 2.0, 1.0).dash_that_shows(), Some(Dash { on: 10.0, off: 7.0 }));
        assert_eq!(pen(Length::Screen(1.6), 2.0, 1.0).dash_that_shows(), Some(Dash { on: 5.0, off: 3.5 }));
        assert_eq!(pen(1.6, 0.1, 1.0).dash_that_shows(), None);
    }
}
