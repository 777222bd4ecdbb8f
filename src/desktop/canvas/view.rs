//! Showing the canvas: composing when something changed, painting, zooming, and what the pointer is about to do.

use super::pointer::{self, Gesture};
use super::{CanvasState, access};
use crate::desktop::message::{Message, Tool};
use crate::desktop::paint::ShapePainter;
use crate::desktop::state::State;
use crate::desktop::theme::Look;
use crate::edit::making;
use crate::scene::camera::Camera;
use crate::scene::canvas::{Loads, Signs, View, Way, compose};
use crate::scene::geometry::{Point, Rect};
use crate::scene::measure::Measure;
use crate::scene::token::Token;
use crate::topology::AnyId;
use egui::{CursorIcon, Sense, Ui, vec2};
use std::collections::BTreeSet;

/// Room kept around the picture when all of it is shown, points on the screen.
const MARGIN: f32 = 24.0;

/// What a composed picture depends on; while none of it changes, the picture is painted again as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Inputs {
    topology: u64,
    layout: u64,
    document: u64,
    selected: BTreeSet<AnyId>,
    hovered: Option<AnyId>,
    call: Option<Way>,
}

impl Inputs {
    /// Whether everything stands where it stood: only selection, pointer and call differ.
    fn stands_as(&self, other: &Self) -> bool {
        (self.topology, self.layout, self.document) == (other.topology, other.layout, other.document)
    }
}

/// Shows the canvas in what is left of the window.
pub fn show(ui: &mut Ui, state: &mut State, measure: &dyn Measure, messages: &mut Vec<Message>) {
    let rect = ui.available_rect_before_wrap();
    let response = ui.allocate_rect(rect, Sense::click_and_drag());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Canvas, true, "Canvas"));
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    ui.set_clip_rect(rect);
    compose_if_changed(state, measure);
    look_at(&mut state.canvas, rect, measure);
    zoom(&ui, &mut state.canvas, &response);
    pointer::handle(&ui, state, &response, messages);
    compose_if_changed(state, measure);
    let look = state.look;
    ui.painter().rect_filled(rect, 0.0, look.colour(Token::Canvas));
    let painter = ShapePainter::new(ui.painter(), state.canvas.camera, look);
    painter.paint(state.canvas.picture().drawing.shapes());
    gesture(&ui, state, &response, look);
    access::nodes(&mut ui, state.canvas.camera, state.canvas.picture(), &state.selected, messages);
    cursor(&ui, state, &response);
}

fn compose_if_changed(state: &mut State, measure: &dyn Measure) {
    let way = state.call.as_ref().and_then(|call| Some(Way::of(call.report.as_ref().ok()?)));
    let inputs = Inputs {
        topology: state.editor.topology_revision(),
        layout: state.editor.layout_revision(),
        document: state.file.serial(),
        selected: state.selected.clone(),
        hovered: state.canvas.hovered,
        call: way,
    };
    if state.canvas.composed_for.as_ref() == Some(&inputs) {
        return;
    }
    let signs = Signs::of(state.editor.model(), &state.findings);
    let view = View {
        model: state.editor.model(),
        layout: &state.editor.document().layout,
        measure,
        selected: &state.selected,
        hovered: state.canvas.hovered,
        signs: &signs,
        loads: &Loads::default(),
        way: inputs.call.as_ref(),
    };
    let stays = state.canvas.composed_for.as_ref().is_some_and(|before| before.stands_as(&inputs));
    let picture = std::mem::take(&mut state.canvas.picture);
    state.canvas.picture = if stays { picture.repainted(&view) } else { compose(&view) };
    state.canvas.composed_for = Some(inputs);
}

/// Brings everything, or one thing, into view when that was asked for.
fn look_at(canvas: &mut CanvasState, rect: egui::Rect, measure: &dyn Measure) {
    let view = Rect::new(rect.min.x, rect.min.y, rect.width(), rect.height());
    if std::mem::take(&mut canvas.fit)
        && let Some(bounds) = canvas.picture.drawing.bounds(measure)
    {
        canvas.camera = Camera::fitting(bounds, view.expanded(-MARGIN));
    }
    if let Some(spot) = canvas.reveal.take().and_then(|id| canvas.picture.spot(id)) {
        let shown = canvas.camera.rect_to_screen(spot.rect);
        if !(view.contains(shown.min) && view.contains(shown.max)) {
            canvas.camera = canvas.camera.panned(view.centre() - shown.centre());
        }
    }
}

fn zoom(ui: &Ui, canvas: &mut CanvasState, response: &egui::Response) {
    let Some(pos) = response.hover_pos() else { return };
    let (factor, scroll) = ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta()));
    let pointer = Point::new(pos.x, pos.y);
    if (factor - 1.0).abs() > f32::EPSILON {
        canvas.camera = canvas.camera.zoomed(factor, pointer);
    } else if scroll != vec2(0.0, 0.0) {
        canvas.camera = canvas.camera.panned(crate::scene::geometry::Vector::new(scroll.x, scroll.y));
    }
}

/// Paints what the pointer is about to do: a box, or a line to what would be joined with a plate that says so.
fn gesture(ui: &Ui, state: &State, response: &egui::Response, look: Look) {
    let camera = state.canvas.camera;
    let Some(pointer) = response.interact_pointer_pos().or(response.hover_pos()) else { return };
    let accent = look.colour(Token::Accent);
    if let Gesture::Box { from } = &state.canvas.gesture {
        let from = camera.to_screen(*from);
        let rect = egui::Rect::from_two_pos(egui::pos2(from.x, from.y), pointer);
        ui.painter().rect(
            rect,
            0.0,
            accent.gamma_multiply(0.08),
            egui::Stroke::new(1.0, accent),
            egui::StrokeKind::Inside,
        );
    }
    let from = match &state.canvas.gesture {
        Gesture::Join { from } => Some(*from),
        _ => state.canvas.joining,
    };
    let Some(spot) = from.and_then(|id| state.canvas.picture().spot(id)) else { return };
    let start = camera.to_screen(spot.rect.centre());
    let at = camera.to_canvas(Point::new(pointer.x, pointer.y));
    let target = state.canvas.picture().hit(at, pointer::REACH / camera.zoom());
    let joined = target.map(|to| making::join(state.editor.model(), spot.id, to));
    let (words, token) = match joined {
        Some(Ok((_, subject))) => (format!("New {subject}"), Token::AccentText),
        Some(Err(reason)) => (reason.to_string(), Token::RefusedText),
        None => ("Click the other end".to_owned(), Token::Muted),
    };
    let ink = look.colour(token);
    let line = [egui::pos2(start.x, start.y), pointer];
    ui.painter().extend(egui::Shape::dashed_line(&line, egui::Stroke::new(2.0, ink), 6.0, 4.0));
    let font = look.words(crate::scene::size::text::SECOND);
    let text = ui.painter().layout_no_wrap(words, font, ink);
    let plate = egui::Rect::from_min_size(pointer + vec2(14.0, 10.0), text.size()).expand2(vec2(8.0, 4.0));
    let fill = look.colour(Token::Card);
    ui.painter().rect(plate, 4.0, fill, egui::Stroke::new(1.0, ink), egui::StrokeKind::Inside);
    ui.painter().galley(plate.min + vec2(8.0, 4.0), text, ink);
}

fn cursor(ui: &Ui, state: &State, response: &egui::Response) {
    if !response.hovered() {
        return;
    }
    let icon = match (state.tool, &state.canvas.gesture) {
        (_, Gesture::Pan) => CursorIcon::Grabbing,
        (Tool::Pan, _) => CursorIcon::Grab,
        (Tool::Select, Gesture::Move { .. }) => CursorIcon::Move,
        (Tool::Select, _) if state.canvas.hovered.is_some() => CursorIcon::PointingHand,
        (Tool::Select, _) => CursorIcon::Default,
        _ => CursorIcon::Crosshair,
    };
    ui.ctx().set_cursor_icon(icon);
}
