//! Showing the canvas: composing when something changed, painting, zooming, and what floats on it.

use super::floats::{Parts, Places};
use super::pointer::{self, Gesture};
use super::{
    CanvasState, access, banner, bar, carry, create, fit, from_egui, hint, hover, joining, keys, legend,
    menu, minimap, notes, overlay, point_at, pos_of, to_egui, widget, zoom_box,
};
use crate::desktop::message::{Message, Tool};
use crate::desktop::paint::ShapePainter;
use crate::desktop::panels::{self, loads, strip};
use crate::desktop::state::State;
use crate::scene::camera::Camera;
use crate::scene::canvas::{Signs, View, Way, compose};
use crate::scene::geometry::{Point, Rect, Vector};
use crate::scene::measure::Measure;
use crate::scene::size::{radius, stroke, text};
use crate::scene::token::Token;
use crate::topology::AnyId;
use egui::{CursorIcon, Response, RichText, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, vec2};
use std::collections::BTreeSet;

/// Room kept around what is presented, points on the screen, and the most that it is enlarged for an audience.
const PRESENTED: (f32, f32) = (16.0, 1.5);

/// What a composed picture depends on; while none of it changes, the picture is painted again as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Inputs {
    topology: u64,
    layout: u64,
    document: u64,
    /// Whether something is being dragged: then only what it touches is laid out anew.
    moving: bool,
    selected: BTreeSet<AnyId>,
    call: Option<Way>,
    /// The version of the calls that are up.
    calls: u64,
}

impl Inputs {
    /// Whether everything stands where it stood: only selection and call differ.
    fn stands_as(&self, other: &Self) -> bool {
        self.shows_as(other) && (self.layout, self.moving) == (other.layout, other.moving)
    }

    /// Whether cards show what they showed.
    fn shows_as(&self, other: &Self) -> bool {
        (self.topology, self.document) == (other.topology, other.document)
    }
}

/// Shows the view bar, and the canvas in what is left of the window.
pub fn show(ui: &mut Ui, state: &mut State, measure: &dyn Measure, messages: &mut Vec<Message>) {
    let presents = panels::presents(state);
    if !presents {
        bar::show(ui, state, messages);
    }
    let rect = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(rect);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(rect));
    ui.set_clip_rect(rect);
    keys::leave(&ui, state);
    let response = ui.interact(rect, widget(), Sense::click_and_drag());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Canvas, true, "Canvas"));
    let before = std::mem::replace(&mut state.canvas.view, from_egui(rect));
    compose_if_changed(state, measure);
    look_at(&ui, state, before);
    zoom(&ui, &mut state.canvas, &response);
    if presents {
        // Nothing is edited there; the view can be moved.
        let by = response.drag_delta();
        state.canvas.camera = state.canvas.camera.panned(Vector::new(by.x, by.y));
        state.canvas.hovered = None;
    } else {
        keys::handle(&ui, state, &response, messages);
        pointer::handle(&ui, state, &response, messages);
    }
    if let Some(camera) = state.canvas.motion.camera(&ui, state.look) {
        state.canvas.camera = camera;
    }
    see(state, measure);
    paint(&mut ui, state, &response, rect);
    if presents {
        banner::show(&mut ui, state, rect, messages);
        return;
    }
    access::nodes(&mut ui, state, messages);
    notes::show(&mut ui, state, messages);
    floats(&mut ui, state, rect, messages);
    menu::show(&ui, state, &response, messages);
    cursor(&ui, state, &response);
}

fn compose_if_changed(state: &mut State, measure: &dyn Measure) {
    let way = panels::way(state);
    let inputs = Inputs {
        topology: state.editor.topology_revision(),
        layout: state.editor.layout_revision(),
        document: state.file.serial(),
        moving: matches!(state.canvas.gesture, Gesture::Move(_)),
        selected: state.selected.clone(),
        call: way,
        calls: state.panels.calls.serial(),
    };
    if state.canvas.composed_for.as_ref() == Some(&inputs) {
        return;
    }
    let before = state.canvas.composed_for.take();
    if !before.as_ref().is_some_and(|before| before.shows_as(&inputs)) {
        state.canvas.signs = Signs::of(state.editor.model(), &state.findings);
    }
    if inputs.call.is_some()
        && before.as_ref().and_then(|before| before.call.as_ref()) != inputs.call.as_ref()
    {
        state.canvas.motion.set_off();
    }
    let picture = std::mem::take(&mut state.canvas.picture);
    state.canvas.loads = loads(state);
    let view = looked_at(state, measure, inputs.call.as_ref());
    state.canvas.picture = match before {
        Some(before) if before.stands_as(&inputs) => picture.repainted(),
        Some(before) if before.shows_as(&inputs) && inputs.moving => picture.moved(&view),
        _ => compose(&view),
    };
    let marks = state.panels.facts.shared_marks();
    state.canvas.picture = std::mem::take(&mut state.canvas.picture).marked(marks);
    state.canvas.composed_for = Some(inputs);
}

/// While a call is walked, what the light falls on is looked at and not what is selected.
static NOTHING: BTreeSet<AnyId> = BTreeSet::new();

/// What the picture is drawn from.
fn looked_at<'a>(state: &'a State, measure: &'a dyn Measure, way: Option<&'a Way>) -> View<'a> {
    View {
        model: state.editor.model(),
        layout: &state.editor.document().layout,
        measure,
        selected: if panels::walks(state) { &NOTHING } else { &state.selected },
        hovered: None,
        signs: &state.canvas.signs,
        loads: &state.canvas.loads,
        way,
    }
}

/// Draws what lies in the view, at the level of detail of the zoom.
fn see(state: &mut State, measure: &dyn Measure) {
    let camera = state.canvas.camera;
    let area = camera.rect_to_canvas(state.canvas.view);
    if state.canvas.picture.is_seen(camera.zoom(), area) {
        return;
    }
    let mut picture = std::mem::take(&mut state.canvas.picture);
    let way = state.canvas.composed_for.as_ref().and_then(|inputs| inputs.call.as_ref());
    picture.see(&looked_at(state, measure, way), camera.zoom(), area);
    state.canvas.picture = picture;
}

/// Brings everything, what is selected, or one thing into view when that was asked for. What was brought into view
/// whole stays so when the window changes its size.
fn look_at(ui: &Ui, state: &mut State, before: Rect) {
    let view = state.canvas.view;
    // Beside the strip of tools, which is always there.
    let strip = if panels::presents(state) { 0.0 } else { strip::width(state, view.height()) };
    let open = Rect { min: Point::new(view.min.x + strip, view.min.y), max: view.max };
    let was_fitted = state.canvas.fitted == Some(state.canvas.camera);
    let scale = state.look.points(1.0);
    let rescaled = state.canvas.camera.scale() != scale;
    if rescaled {
        state.canvas.motion.land();
        state.canvas.camera = state.canvas.camera.rescaled(scale, view.centre());
    }
    let resized = was_fitted && (rescaled || before != view);
    let fit = std::mem::take(&mut state.canvas.fit) || resized;
    let fit_selection = std::mem::take(&mut state.canvas.fit_selection);
    let bounds = if fit_selection {
        let chosen = state.selected.iter().filter_map(|id| state.canvas.spot(*id));
        chosen.map(|spot| spot.rect).reduce(Rect::union)
    } else if fit {
        state.canvas.picture.bounds()
    } else {
        None
    };
    if let Some(bounds) = bounds {
        let to = if panels::presents(state) {
            Camera::filling(bounds, open.expanded(-PRESENTED.0), scale, PRESENTED.1)
        } else {
            fit::closest(state, bounds, open, parts(state, strip))
        };
        state.canvas.fitted = fit.then_some(to);
        state.canvas.seen &= !resized;
        fly(ui, &mut state.canvas, to);
    }
    // What a folded region hides is shown by its box.
    let plan = &state.canvas.picture.plan;
    let home = |id: AnyId| id.typed().and_then(|id| plan.home(id)).or_else(|| plan.tile(id));
    let rect = |id: AnyId| state.canvas.spot(id).map(|spot| spot.rect).or_else(|| home(id));
    let spot = state.canvas.reveal.and_then(rect);
    state.canvas.reveal = None;
    if let Some(rect) = spot.or(state.canvas.reveal_rect.take()) {
        let shown = state.canvas.camera.rect_to_screen(rect);
        let centre = shown.centre();
        if !(open.contains(shown.min) && open.contains(shown.max)) {
            let to = state.canvas.camera.panned(open.centre() - centre);
            state.canvas.motion.land();
            state.canvas.camera = to;
        }
    }
}

/// The first look at a document is there at once; later ones are flown to.
fn fly(ui: &Ui, canvas: &mut CanvasState, to: Camera) {
    if canvas.seen {
        canvas.motion.fly(ui, canvas.camera, to);
    } else {
        canvas.camera = to;
        canvas.seen = true;
    }
}

/// How far down the canvas is free of what floats at its lower edge, points on the screen.
pub fn free_down_to(state: &State) -> f32 {
    let view = state.canvas.view;
    let parts = parts(state, strip::width(state, view.height()));
    parts.all().map(|part| part.top()).fold(view.max.y, f32::min)
}

fn parts(state: &State, strip: f32) -> Parts {
    let view = to_egui(state.canvas.view);
    Places { view, strip: view.left() + strip }.parts(state)
}

fn zoom(ui: &Ui, canvas: &mut CanvasState, response: &Response) {
    let Some(pos) = response.hover_pos() else { return };
    let (factor, scroll) = ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta()));
    let pointer = Point::new(pos.x, pos.y);
    if (factor - 1.0).abs() > f32::EPSILON {
        canvas.motion.land();
        canvas.camera = canvas.camera.zoomed(factor, pointer);
    } else if scroll != vec2(0.0, 0.0) {
        canvas.motion.land();
        canvas.camera = canvas.camera.panned(Vector::new(scroll.x, scroll.y));
    }
}

fn paint(ui: &mut Ui, state: &mut State, response: &Response, rect: egui::Rect) {
    let look = state.look;
    ui.painter().rect_filled(rect, 0.0, look.colour(Token::Canvas));
    let drifted = state.canvas.motion.drift(ui, look, state.canvas.camera.unit());
    let painter = ShapePainter::new(ui.painter(), state.canvas.camera, look).drifted(drifted);
    painter.paint(state.canvas.picture().drawing.shapes());
    if state.canvas.picture().spots.is_empty() && state.canvas.picture().notes.is_empty() {
        empty(ui, state, rect);
    }
    overlay::paint(ui, state);
    let pointer = response.hover_pos().or(response.interact_pointer_pos());
    match state.canvas.hovered.filter(|_| state.canvas.gesture == Gesture::Idle) {
        Some(id) => {
            let strength = state.canvas.motion.hover(ui, look, id);
            hover::paint(ui, state, id, pointer, strength);
            let over = ui.interact(rect, egui::Id::unique(("canvas hint", id)), Sense::hover());
            over.on_hover_ui_at_pointer(|ui| hint::show(ui, state, id));
        }
        None => state.canvas.motion.left(),
    }
    gesture(ui, state, response);
    if response.has_focus() && state.canvas.keys.shown {
        hover::focus(ui, state, rect);
    }
}

/// What an empty canvas says.
fn empty(ui: &mut Ui, state: &State, rect: egui::Rect) {
    let look = state.look;
    let words = "Draw the first network site. Press S, then the canvas.";
    let words = RichText::new(words).size(look.points(text::SECTION)).color(look.colour(Token::Faint));
    ui.put(egui::Rect::from_center_size(rect.center(), vec2(rect.width(), 30.0)), egui::Label::new(words));
}

/// Paints what the pointer or the keyboard is about to do.
fn gesture(ui: &mut Ui, state: &State, response: &Response) {
    let camera = state.canvas.camera;
    let look = state.look;
    let pointer = response.interact_pointer_pos().or(response.hover_pos());
    let over = pointer
        .and_then(|pointer| state.canvas.picture().hit(point_at(camera, pointer), state.canvas.reach()));
    match (&state.canvas.gesture, pointer) {
        (Gesture::Box { from }, Some(pointer)) => selection_box(ui, state, pos_of(camera, *from), pointer),
        (Gesture::Draw { from }, Some(pointer)) => {
            let free = ui.input(|input| input.modifiers.alt);
            let area = create::drawn(state, *from, point_at(camera, pointer), free);
            let accent = look.colour(Token::Accent);
            let shown = to_egui(camera.rect_to_screen(area));
            let edge = Stroke::new(stroke::RING, accent);
            let corner = radius::REGION * camera.unit();
            ui.painter().rect(shown, corner, accent.gamma_multiply(0.08), edge, StrokeKind::Inside);
            let words = format!("New network region, {} by {}", area.width(), area.height());
            super::plate::show(ui, look, pointer, &words, super::plate::Says::Makes);
        }
        (Gesture::Move(drag), _) => {
            drag.paint(ui, state, look);
            if let Some((area, words)) = drag.target(state) {
                super::plate::ring(ui, look, camera.rect_to_screen(area), super::plate::Says::Makes);
                let at = pointer.unwrap_or_else(|| ui.clip_rect().center());
                super::plate::show(ui, look, at, &words, super::plate::Says::Makes);
            }
        }
        (Gesture::Carry(id), Some(pointer)) => carry::paint(ui, state, *id, pointer),
        (Gesture::Join { from }, pointer) => joining::paint(ui, state, *from, over, pointer),
        (Gesture::Idle, pointer) => match state.canvas.joining {
            Some(from) if state.canvas.keys.shown => {
                joining::paint(ui, state, from, state.canvas.keys.cursor, None);
            }
            Some(from) => joining::paint(ui, state, from, over, pointer),
            None => {
                if let Some(pointer) =
                    pointer.filter(|_| create::wants_card(state.tool) && response.hovered())
                {
                    carry::ring_for_tool(ui, state, pointer);
                }
            }
        },
        _ => {}
    }
}

/// The box of a selection: a whole line where it takes what it encloses, a dashed one where it takes what it touches.
fn selection_box(ui: &Ui, state: &State, from: egui::Pos2, pointer: egui::Pos2) {
    /// How much its ground covers.
    const GROUND: f32 = 0.08;
    let accent = state.look.colour(Token::Accent);
    let rect = egui::Rect::from_two_pos(from, pointer);
    let pen = Stroke::new(stroke::EDGE, accent);
    let touches = pointer.x < from.x;
    let edge = if touches { Stroke::NONE } else { pen };
    ui.painter().rect(rect, 0.0, accent.gamma_multiply(GROUND), edge, StrokeKind::Inside);
    if touches {
        let corners =
            [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
        ui.painter().extend(Shape::dashed_line(&corners, pen, 6.0, 4.0));
    }
}

fn floats(ui: &mut Ui, state: &mut State, rect: egui::Rect, messages: &mut Vec<Message>) {
    let strip = strip::show(ui, state, rect, messages);
    let places = Places { view: rect, strip: strip.right() };
    let parts = places.parts(state);
    banner::show(ui, state, rect.with_min_x(strip.right()), messages);
    if let Some(rect) = parts.minimap {
        minimap::show(ui, state, rect);
    }
    if let Some(rect) = parts.legend {
        legend::show(ui, state, rect);
    }
    if let Some(rect) = parts.zoom_box {
        zoom_box::show(ui, state, rect, messages);
    }
}

fn cursor(ui: &Ui, state: &State, response: &Response) {
    if !response.hovered() {
        return;
    }
    let icon = match (state.tool, &state.canvas.gesture) {
        (_, Gesture::Pan) => CursorIcon::Grabbing,
        (Tool::Pan, _) => CursorIcon::Grab,
        (Tool::Select, Gesture::Move(_)) => CursorIcon::Move,
        (Tool::Select, Gesture::Carry(_)) => CursorIcon::Grabbing,
        (Tool::Select, _) if state.canvas.hovered.is_some() => CursorIcon::PointingHand,
        (Tool::Select, _) => CursorIcon::Default,
        _ => CursorIcon::Crosshair,
    };
    ui.ctx().set_cursor_icon(icon);
}
