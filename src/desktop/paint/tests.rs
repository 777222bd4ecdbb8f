//! What is asked of painting: only what can be seen, in the theme's colours, where the camera says.

use egui::{Context, RawInput};

use super::*;
use crate::scene::geometry::Vector;
use crate::scene::text::{Down, Text};
use crate::scene::theme::Theme;
use crate::scene::token::Token;

/// What egui is given for shapes in a window of 200 by 100 points.
fn painted(shapes: &[Shape], camera: Camera) -> Vec<egui::Shape> {
    let context = Context::default();
    Look::install_fonts(&context);
    Look::new(Theme::Dark, 1.0).apply(&context);
    let screen = egui::Rect::from_min_size(Pos2::ZERO, egui::vec2(200.0, 100.0));
    let input = RawInput { screen_rect: Some(screen), ..RawInput::default() };
    let mut output = context.run_ui(input, |ui| {
        ShapePainter::new(ui.painter(), camera, Look::of(ui)).paint(shapes);
    });
    output.textures_delta.clear();
    output.shapes.into_iter().map(|clipped| clipped.shape).collect()
}

fn card(x: f32) -> Shape {
    RectShape::new(Rect::new(x, 10.0, 40.0, 20.0)).fill(Token::Card).into()
}

fn rects(shapes: &[egui::Shape]) -> Vec<&EguiRect> {
    let rects = shapes.iter().filter_map(|shape| match shape {
        egui::Shape::Rect(rect) => Some(rect),
        _ => None,
    });
    rects.collect()
}

fn texts(shapes: &[egui::Shape]) -> Vec<egui::Rect> {
    let texts = shapes.iter().filter_map(|shape| match shape {
        egui::Shape::Text(text) => Some(egui::Rect::from_min_size(text.pos, text.galley.size())),
        _ => None,
    });
    texts.collect()
}

#[test]
fn only_what_can_be_seen_is_painted() {
    let shapes = [card(0.0), card(500.0), card(-100.0)];
    assert_eq!(rects(&painted(&shapes, Camera::default())).len(), 1);
    assert_eq!(rects(&painted(&shapes, Camera::new(0.1, Vector::new(50.0, 0.0)))).len(), 3);
}

#[test]
fn the_camera_places_and_enlarges_and_the_theme_colours() {
    let shapes = painted(&[card(10.0)], Camera::new(2.0, Vector::new(5.0, 3.0)));
    let rect = rects(&shapes)[0];
    assert_eq!(rect.rect, egui::Rect::from_min_size(pos2(25.0, 23.0), egui::vec2(80.0, 40.0)));
    assert_eq!(rect.fill, Look::new(Theme::Dark, 1.0).colour(Token::Card));
}

#[test]
fn a_dimmed_group_dims_what_is_in_it() {
    let group = Group::new([card(0.0)]).dimmed(0.5);
    let shapes = painted(&[group.into()], Camera::default());
    assert_eq!(rects(&shapes)[0].fill.a(), 128);
}

#[test]
fn text_stands_where_its_anchor_says() {
    let line = |across, down| -> Shape {
        Text::new("Reno", Point::new(100.0, 50.0), 12.0).anchored(across, down).into()
    };
    use crate::scene::text::Across;
    let middle = texts(&painted(&[line(Across::Middle, Down::Middle)], Camera::default()))[0];
    assert!(middle.center().distance(pos2(100.0, 50.0)) < 0.1);
    let right = texts(&painted(&[line(Across::End, Down::Bottom)], Camera::default()))[0];
    assert!(right.max.distance(pos2(100.0, 50.0)) < 0.1);
    let standing = texts(&painted(&[line(Across::Start, Down::Baseline)], Camera::default()))[0];
    assert!(standing.min.y < 42.0 && standing.max.y > 50.0, "{standing:?}");
}

#[test]
fn text_never_crosses_its_limit_at_any_zoom() {
    use crate::scene::text::Ellipsis;
    for zoom in [0.5, 0.83, 1.0, 1.7] {
        let text =
            Text::new("Albuquerque and Santa Fe", Point::new(0.0, 20.0), 12.0).within(60.0, Ellipsis::End);
        let shapes = painted(&[text.into()], Camera::new(zoom, Vector::default()));
        let width = texts(&shapes)[0].width();
        assert!(width <= 60.0 * zoom + 0.5 && width > 30.0 * zoom, "{width} at {zoom}");
    }
}

#[test]
fn dashes_are_pieces_and_solid_lines_are_one() {
    let points = [Point::new(0.0, 50.0), Point::new(100.0, 50.0)];
    let solid = Line::new(points, Stroke::new(Token::Trunk, 2.0));
    let dashed = Line::new(points, Stroke::new(Token::Trunk, 2.0).dashed(7.0, 4.0));
    let before = painted(&[], Camera::default()).len();
    assert_eq!(painted(&[solid.into()], Camera::default()).len() - before, 1);
    assert!(painted(&[dashed.into()], Camera::default()).len() - before >= 9);
}
