//! A drawing: shapes in layers.

use std::collections::BTreeMap;

use super::geometry::Rect;
use super::measure::Measure;
use super::shape::Shape;

/// What lies above what: a later layer is painted over an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// The dots of the canvas.
    Grid,
    /// The areas of network regions.
    Regions,
    /// Rails, stubs, region links, intersite policies.
    Pipes,
    /// Network sites.
    Cards,
    /// Trunks.
    Trunks,
    /// Media and signalling of calls.
    PathLanes,
    /// Pools and gateway peers.
    Tiles,
    /// Bandwidth in use.
    Gauges,
    /// What trunks say about bypass.
    Badges,
    /// Bypass-ID marks.
    Marks,
    /// Callers and what is pinned.
    Pins,
    /// Words about what would happen.
    Plates,
    /// What is dragged to connect.
    Handles,
    /// Lines that things snap to.
    Guides,
}

/// Shapes by layer, painted from the grid up to the guides and within a layer in the order in which
/// they were added.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    layers: BTreeMap<Layer, Vec<Shape>>,
    /// Whether what is added stands aside.
    dims: bool,
}

impl Drawing {
    /// Adds a shape on top of its layer.
    pub fn add(&mut self, layer: Layer, shape: impl Into<Shape>) {
        let shape = shape.into();
        let shape = if self.dims { shape.dimmed() } else { shape };
        self.layers.entry(layer).or_default().push(shape);
    }

    /// Adds shapes on top of their layer.
    pub fn extend(&mut self, layer: Layer, shapes: impl IntoIterator<Item = Shape>) {
        shapes.into_iter().for_each(|shape| self.add(layer, shape));
    }

    /// Draws something in full colour, or standing aside; what comes after is as it was before.
    pub fn lit(&mut self, lit: bool, draw: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.dims, !lit);
        draw(self);
        self.dims = before;
    }

    /// The layers that hold something, from the lowest up.
    pub fn layers(&self) -> impl Iterator<Item = (Layer, &[Shape])> {
        self.layers.iter().map(|(layer, shapes)| (*layer, shapes.as_slice()))
    }

    /// Every shape in the order of painting.
    pub fn shapes(&self) -> impl Iterator<Item = &Shape> {
        self.layers.values().flatten()
    }

    /// The rectangle that holds the drawing at 100 %; none for an empty one.
    pub fn bounds(&self, measure: &dyn Measure) -> Option<Rect> {
        self.shapes().filter_map(|shape| shape.bounds(measure)).reduce(Rect::union)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::geometry::Point;
    use crate::scene::ink::Stroke;
    use crate::scene::measure::Metrics;
    use crate::scene::shape::{Circle, Group, Line, RectShape};
    use crate::scene::token::Token;

    #[test]
    fn layers_are_painted_in_their_order_whatever_was_added_first() {
        let mut drawing = Drawing::default();
        let circle = |x| Circle::new(Point::new(x, 0.0), 1.0);
        drawing.add(Layer::Guides, circle(3.0));
        drawing.add(Layer::Pipes, circle(1.0));
        drawing.add(Layer::Pipes, circle(2.0));
        let order: Vec<_> = drawing.shapes().cloned().collect();
        assert_eq!(order, [1.0, 2.0, 3.0].map(|x| Shape::from(circle(x))));
    }

    #[test]
    fn bounds_hold_strokes_and_what_is_in_groups() {
        let metrics = Metrics::load().unwrap();
        let mut drawing = Drawing::default();
        assert_eq!(drawing.bounds(&metrics), None);
        drawing.add(Layer::Cards, RectShape::new(Rect::new(0.0, 0.0, 140.0, 66.0)));
        let rail =
            Line::new([Point::new(0.0, 100.0), Point::new(200.0, 100.0)], Stroke::new(Token::Pipe, 9.0));
        drawing.add(Layer::Pipes, Group::new([rail.into()]));
        assert_eq!(drawing.bounds(&metrics), Some(Rect::new(-4.5, 0.0, 209.0, 104.5)));
    }
}
