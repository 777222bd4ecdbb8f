//! The samples as cards, each with its own drawing made small.

use super::{StartMessage, part, part_row};
use crate::desktop::message::Message;
use crate::desktop::paint::ShapePainter;
use crate::desktop::state::State;
use crate::desktop::theme::Look;
use crate::file::{SAMPLES, Sample};
use crate::scene::camera::Camera;
use crate::scene::canvas::miniature;
use crate::scene::drawing::Drawing;
use crate::scene::geometry::Vector;
use crate::scene::measure::Measure;
use crate::scene::size::{radius, space, stroke, text};
use crate::scene::theme::Elevation;
use crate::scene::token::Token;
use crate::topology::{Document, Model};
use egui::{Align2, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// The height of a card, and of the drawing on it, points.
const HEIGHT: (f32, f32) = (218.0, 132.0);

/// Narrower cards stand one below the other, points.
const NARROWEST: f32 = 310.0;

/// A sample made small.
#[derive(Debug)]
pub struct Miniature {
    document: Document,
    drawn: Drawing,
    size: (f32, f32),
}

/// Draws the samples for a width of the part of the page, where they are not drawn for it yet.
pub fn draw(pictures: &mut Vec<Miniature>, look: Look, width: f32, measure: &dyn Measure) {
    if pictures.is_empty() {
        let made = SAMPLES.iter().map(|sample| Miniature {
            document: sample.open().unwrap_or_default(),
            drawn: Drawing::default(),
            size: (0.0, 0.0),
        });
        pictures.extend(made);
    }
    let inset = 2.0 * look.points(space::MEDIUM + space::SMALL);
    let size = (card_width(look, width).1 - inset, look.points(HEIGHT.1) - 2.0 * look.points(space::SMALL));
    for picture in pictures.iter_mut().filter(|picture| picture.size != size) {
        let model = Model::new(picture.document.topology.clone());
        picture.drawn = miniature(&model, &picture.document.layout, measure, size);
        picture.size = size;
    }
}

/// How many cards stand side by side, and how wide each is, points.
fn card_width(look: Look, width: f32) -> (usize, f32) {
    let columns = if width < look.points(2.0 * NARROWEST) { 1 } else { 2 };
    let gaps = look.points(space::GRID) * (columns - 1) as f32;
    (columns, (width - gaps) / columns as f32)
}

/// Shows the cards.
pub fn show(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let look = state.look;
    part_row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = look.points(space::LARGE);
        part(ui, look, "Samples");
        let words = RichText::new("each opens as a copy, so you may break it");
        ui.label(words.font(look.words(text::BODY)).color(look.colour(Token::Muted)));
    });
    ui.add_space(look.points(space::MEDIUM));
    let gap = look.points(space::GRID);
    let (columns, width) = card_width(look, ui.available_width());
    let cards: Vec<_> = SAMPLES.iter().zip(&state.start.pictures).collect();
    for (place, row) in cards.chunks(columns).enumerate() {
        if place > 0 {
            ui.add_space(gap);
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for (sample, picture) in row {
                card(ui, look, sample, picture, width, messages);
            }
        });
    }
}

fn card(
    ui: &mut Ui,
    look: Look,
    sample: &'static Sample,
    picture: &Miniature,
    width: f32,
    messages: &mut Vec<Message>,
) {
    let size = vec2(width, look.points(HEIGHT.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = format!("Sample {}", sample.title);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(sample.about));
    let corner = look.points(radius::CARD);
    let touched = response.hovered() || response.has_focus();
    ui.painter().add(look.shadow(Elevation::Card, 1.0).as_shape(rect, corner));
    let edge = Stroke::new(stroke::EDGE, look.colour(if touched { Token::Accent } else { Token::Edge }));
    ui.painter().rect(rect, corner, look.colour(Token::Card), edge, StrokeKind::Inside);
    let inner = rect.shrink(look.points(space::MEDIUM));
    let window = Rect::from_min_size(inner.min, vec2(inner.width(), look.points(HEIGHT.1)));
    let edge = Stroke::new(stroke::EDGE, look.colour(Token::Line));
    ui.painter().rect(
        window,
        look.points(radius::CONTROL),
        look.colour(Token::Canvas),
        edge,
        StrokeKind::Inside,
    );
    let from = window.min + vec2(1.0, 1.0) * look.points(space::SMALL);
    let painter = ui.painter().with_clip_rect(window.intersect(ui.clip_rect()));
    let camera = Camera::new(1.0, Vector::new(from.x, from.y));
    ShapePainter::new(&painter, camera, look).paint(picture.drawn.shapes());
    words(ui, look, sample, inner, window.bottom() + look.points(space::MEDIUM));
    if response.clicked() {
        messages.push(Message::Start(StartMessage::Sample(sample.name)));
    }
}

/// The title with the systems, and the two lines below.
fn words(ui: &Ui, look: Look, sample: &Sample, inner: Rect, top: f32) {
    let painter = ui.painter();
    let left = inner.left() + look.points(space::TIGHT);
    let title =
        painter.layout_no_wrap(sample.title.to_owned(), look.words(text::SECTION), look.colour(Token::Text));
    let middle = top + title.size().y / 2.0;
    let below = top + title.size().y + look.points(space::MEDIUM);
    painter.galley(pos2(left, top), title, look.colour(Token::Text));
    let mut right = inner.right();
    for system in sample.systems.iter().rev() {
        let system = painter.layout_no_wrap(
            (*system).to_owned(),
            look.words(text::TABLE_HEAD),
            look.colour(Token::Muted),
        );
        let size = system.size() + look.points(1.0) * vec2(2.0 * space::SMALL, space::TIGHT);
        let chip = Align2::RIGHT_CENTER.anchor_size(pos2(right, middle), size);
        let edge = Stroke::new(stroke::EDGE, look.colour(Token::Edge));
        painter.rect(chip, look.points(radius::CHIP), look.colour(Token::Strip), edge, StrokeKind::Inside);
        let at = Align2::CENTER_CENTER.anchor_size(chip.center(), system.size());
        painter.galley(at.min, system, look.colour(Token::Muted));
        right = chip.left() - look.points(space::SMALL);
    }
    let mut job = egui::text::LayoutJob::simple(
        format!("{}\n{}", sample.about, sample.question),
        look.words(text::SECOND),
        look.colour(Token::Muted),
        inner.right() - left,
    );
    job.wrap.max_rows = 3;
    let about = painter.layout_job(job);
    painter.galley(pos2(left, below), about, look.colour(Token::Muted));
}
