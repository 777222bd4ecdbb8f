//! The picture of a side: the same things at the same places as on the other, with what is in force and in use here.

use super::worked::Worked;
use super::{CompareState, Side};
use crate::desktop::paint::{ShapePainter, from_egui};
use crate::desktop::state::State;
use crate::scene::camera::Camera;
use crate::scene::canvas::{Picture, View, Way, compose};
use crate::scene::geometry::{Point, Rect, Vector};
use crate::scene::measure::Measure;
use crate::topology::attributes::Names;
use crate::topology::{AnyId, Id, Layout, Model, NetworkSite};
use egui::{CursorIcon, EventFilter, Key, Role, Sense, Ui, WidgetInfo};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Room kept around what is shown, points.
const MARGIN: f32 = 12.0;
/// How far an arrow key moves the picture, points.
const STEP: f32 = 40.0;

/// A picture with where it is looked at from, seen from the upper left corner of its half.
#[derive(Debug, Default)]
pub struct Drawn {
    camera: Camera,
    picture: Picture,
    layout: Layout,
    way: Option<Way>,
    composed: Option<(Arc<Worked>, Option<usize>)>,
    size: Rect,
}

impl Drawn {
    /// How large it is, 1 at 100 %.
    pub fn zoom(&self) -> f32 {
        self.camera.zoom()
    }
}

impl CompareState {
    /// Makes both pictures larger or smaller about their middles.
    pub fn zoom_by(&mut self, factor: f32) {
        self.moved = true;
        for drawn in &mut self.drawn {
            drawn.camera = drawn.camera.zoomed(factor, drawn.size.centre());
        }
    }

    /// Where things stand on both sides.
    pub fn layouts(&self) -> [Layout; 2] {
        self.drawn.each_ref().map(|drawn| drawn.layout.clone())
    }

    /// Looks at B from where A is looked at.
    pub fn look_alike(&mut self) {
        let [a, b] = &mut self.drawn;
        b.camera = a.camera;
    }

    fn drawn(&mut self, side: Side) -> &mut Drawn {
        let [a, b] = &mut self.drawn;
        match side {
            Side::A => a,
            Side::B => b,
        }
    }

    /// Moves the picture of a side, and where both go together the other one too.
    fn look(&mut self, side: Side, to: impl Fn(Camera) -> Camera) {
        let together = self.together;
        self.moved = true;
        let drawn = self.drawn(side);
        drawn.camera = to(drawn.camera);
        if together {
            let camera = drawn.camera;
            self.drawn.iter_mut().for_each(|drawn| drawn.camera = camera);
        }
    }
}

/// Shows the picture of a side in its half.
pub fn show(
    ui: &mut Ui,
    state: &mut State,
    worked: &Arc<Worked>,
    (side, rect): (Side, egui::Rect),
    measure: &dyn Measure,
) {
    let response = ui.interact(rect, egui::Id::unique(("picture of a side", side)), Sense::click_and_drag());
    let of = worked.side(side);
    let name = format!("Picture of {}, {}", side.letter(), of.title);
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, name.clone()));
    compose_if_changed(&mut state.compare, worked, side, measure);
    let size = Rect::new(0.0, 0.0, rect.width(), rect.height());
    let drawn = state.compare.drawn(side);
    let grew = std::mem::replace(&mut drawn.size, size) != size;
    let scale = state.look.points(1.0);
    if side == Side::A && (state.compare.fit || grew && !state.compare.moved) {
        let camera = fitting(&state.compare, worked, size, scale);
        state.compare.drawn.iter_mut().for_each(|drawn| drawn.camera = camera);
        state.compare.fit = false;
        state.compare.moved = false;
    }
    move_it(ui, state, side, rect, &response);
    let look = state.look;
    let drawn = state.compare.drawn(side);
    drawn.camera = drawn.camera.rescaled(scale, size.centre());
    let (camera, way) = (drawn.camera, drawn.way.clone());
    let selected = BTreeSet::new();
    let view = View {
        model: of.draft.model(),
        layout: &drawn.layout,
        measure,
        selected: &selected,
        hovered: None,
        signs: &of.signs,
        loads: &of.loads,
        way: way.as_ref(),
    };
    drawn.picture.see(&view, camera.zoom(), camera.rect_to_canvas(size));
    let corner = from_egui(rect).min;
    let on_screen = camera.panned(Vector::new(corner.x, corner.y));
    let painter = ui.painter().with_clip_rect(rect);
    ShapePainter::new(&painter, on_screen, look).paint(drawn.picture.drawing.shapes());
    if response.has_focus() {
        let ring = egui::Stroke::new(look.theme.ring(), look.colour(crate::scene::token::Token::Accent));
        painter.rect_stroke(rect.shrink(1.0), 0.0, ring, egui::StrokeKind::Inside);
    }
}

/// Composes the picture where the comparison or the call whose way is drawn is another.
fn compose_if_changed(compare: &mut CompareState, worked: &Arc<Worked>, side: Side, measure: &dyn Measure) {
    let chosen = compare.chosen;
    let known = compare.drawn(side).composed.as_ref();
    if known.is_some_and(|(of, call)| Arc::ptr_eq(of, worked) && *call == chosen) {
        return;
    }
    let of = worked.side(side);
    let place = chosen.unwrap_or_else(|| worked.comparison.telling());
    let [one, other] = worked.comparison.sides();
    let placing = if side == Side::A { one } else { other };
    let way = placing.reports.get(place).map(|report| Way::up(report));
    let layout = layout(compare, worked, side);
    let selected = BTreeSet::new();
    let picture = compose(&View {
        model: of.draft.model(),
        layout: &layout,
        measure,
        selected: &selected,
        hovered: None,
        signs: &of.signs,
        loads: &of.loads,
        way: way.as_ref(),
    });
    let drawn = compare.drawn(side);
    drawn.picture = picture;
    drawn.layout = layout;
    drawn.way = way;
    drawn.composed = Some((worked.clone(), chosen));
}

/// Where things stand: as in the document in work; where the two sides are other documents, B takes the places of A.
fn layout(compare: &CompareState, worked: &Worked, side: Side) -> Layout {
    let of = worked.side(side);
    let own = of.draft.document().layout.clone();
    let [a, _] = &compare.drawn;
    let [first, second] = &worked.sides;
    if side == Side::A || first.is_own && second.is_own {
        return own;
    }
    let model = of.draft.model();
    let areas = a.picture.plan.regions.iter().map(|region| AnyId::from(region.id));
    let cards = a.picture.plan.cards.iter().map(|card| AnyId::from(card.content.id));
    let mut layout = own;
    for id in areas.chain(cards) {
        if let (Some(place), Some(same)) = (a.picture.plan.place(id), same_in(model, first.draft.model(), id))
        {
            layout.set_place(same, Some(place));
        }
    }
    layout
}

/// What is called as something of another document.
fn same_in(model: &Model, other: &Model, id: AnyId) -> Option<AnyId> {
    model.find(id.kind, &other.topology().name(id))
}

/// The closest look at all areas that the calls touch.
fn fitting(compare: &CompareState, worked: &Worked, size: Rect, scale: f32) -> Camera {
    let [a, _] = &compare.drawn;
    let [one, other] = worked.comparison.sides();
    let sites: BTreeSet<_> = [one, other]
        .into_iter()
        .flat_map(|placing| placing.media.iter().chain(&placing.signalling))
        .flatten()
        .filter_map(|hop| hop.network_site)
        .collect();
    let [first, _] = &worked.sides;
    let topology = first.draft.topology();
    let region_of = |id: Id<NetworkSite>| topology.get(id)?.region.as_ref()?.id();
    let regions: BTreeSet<_> = sites.into_iter().filter_map(region_of).collect();
    let plan = &a.picture.plan;
    let areas = regions.iter().filter_map(|id| Some(plan.region(*id)?.rect));
    // A card of a provider stands on the border of its area.
    let cards =
        plan.cards.iter().filter(|card| region_of(card.content.id).is_some_and(|id| regions.contains(&id)));
    let touched = areas.chain(cards.map(|card| card.rect)).reduce(Rect::union);
    let bounds = touched.or_else(|| a.picture.bounds()).unwrap_or(size);
    Camera::fitting(bounds, size.expanded(-MARGIN), scale)
}

/// Drags, wheels and arrow keys.
fn move_it(ui: &Ui, state: &mut State, side: Side, rect: egui::Rect, response: &egui::Response) {
    if response.clicked() {
        response.request_focus();
    }
    let arrows = if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let keys = [
            (Key::ArrowLeft, (STEP, 0.0)),
            (Key::ArrowRight, (-STEP, 0.0)),
            (Key::ArrowUp, (0.0, STEP)),
            (Key::ArrowDown, (0.0, -STEP)),
        ];
        let pressed = keys.into_iter().filter(|(key, _)| ui.input(|input| input.key_pressed(*key)));
        pressed.fold(Vector::default(), |sum, (_, (x, y))| Vector::new(sum.x + x, sum.y + y))
    } else {
        Vector::default()
    };
    let drag = response.drag_delta();
    if response.dragged() {
        ui.set_cursor_icon(CursorIcon::Grabbing);
    }
    let by = Vector::new(drag.x + arrows.x, drag.y + arrows.y);
    if by != Vector::default() {
        state.compare.look(side, |camera| camera.panned(by));
    }
    let Some(pos) = response.hover_pos() else { return };
    let (factor, scroll) = ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta()));
    let pointer = Point::new(pos.x - rect.left(), pos.y - rect.top());
    if (factor - 1.0).abs() > f32::EPSILON {
        state.compare.look(side, |camera| camera.zoomed(factor, pointer));
    } else if scroll != egui::vec2(0.0, 0.0) {
        state.compare.look(side, |camera| camera.panned(Vector::new(scroll.x, scroll.y)));
    }
}
