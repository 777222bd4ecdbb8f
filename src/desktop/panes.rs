//! The parts of the window that F6 goes through, and where the keyboard was last in each.

use super::middle::Middle;
use super::state::State;
use egui::{Context, FocusDirection, Id, Key, Popup, Rect, Ui};

/// A part of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// The menus, and the field that finds and runs.
    Top,
    /// The tool bar.
    Tools,
    /// Outline, list of tables, calls.
    Left,
    /// The canvas, or what takes its place.
    Middle,
    /// The inspector.
    Right,
    /// Problems, reports, history.
    Bottom,
    /// The status bar.
    Status,
}

impl Pane {
    /// All of them, in the order in which F6 goes through them.
    pub const ALL: [Self; 7] =
        [Self::Top, Self::Tools, Self::Left, Self::Middle, Self::Right, Self::Bottom, Self::Status];
}

/// What is known of the parts of the window.
#[derive(Debug, Default)]
pub struct Panes {
    /// Those that are shown, with where they stand.
    shown: Vec<(Pane, Rect)>,
    /// What had the keyboard last in each.
    last: Vec<(Pane, Id)>,
    /// The one that gets the keyboard when it is drawn next.
    wanted: Option<Pane>,
    /// The one that was pressed last: Tab begins there while nothing has the keyboard.
    pressed: Option<Pane>,
}

impl Panes {
    /// Where a part stands, if it is shown.
    pub fn rect(&self, pane: Pane) -> Option<Rect> {
        self.shown.iter().find(|(shown, _)| *shown == pane).map(|(_, rect)| *rect)
    }

    /// The part that something stands in.
    fn holding(&self, id: Id, context: &Context) -> Option<Pane> {
        let middle = context.read_response(id)?.rect.center();
        self.shown.iter().find(|(_, rect)| rect.contains(middle)).map(|(pane, _)| *pane)
    }

    /// The part that has the keyboard.
    pub fn focused(&self, context: &Context) -> Option<Pane> {
        self.holding(context.memory(egui::Memory::focused)?, context)
    }
}

/// Begins a frame: remembers where the keyboard is.
pub fn begin(state: &mut State, context: &Context) {
    let panes = &mut state.panes;
    if let Some(id) = context.memory(egui::Memory::focused)
        && let Some(pane) = panes.holding(id, context)
    {
        panes.last.retain(|(last, _)| *last != pane);
        panes.last.push((pane, id));
    }
    let pressed = context.input(|input| input.pointer.any_pressed().then(|| input.pointer.interact_pos())?);
    if let Some(at) = pressed {
        panes.pressed = panes.shown.iter().find(|(_, rect)| rect.contains(at)).map(|(pane, _)| *pane);
    }
    let tab = context.input(|input| input.modifiers.is_none() && input.key_pressed(Key::Tab));
    if tab && state.dialog.is_none() && context.memory(|memory| memory.focused().is_none()) {
        let panes = &mut state.panes;
        panes.wanted = panes.pressed.take().filter(|pane| panes.rect(*pane).is_some());
        if panes.wanted.is_some() {
            context.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
    }
    state.panes.shown.clear();
}

/// Begins a part of the window in its room; gives it the keyboard where that was asked for.
pub fn enter(ui: &Ui, state: &mut State, pane: Pane) {
    state.panes.shown.push((pane, ui.available_rect_before_wrap()));
    if state.panes.wanted != Some(pane) {
        return;
    }
    state.panes.wanted = None;
    if pane == Pane::Middle && !state.start.is_shown() && state.middle == Middle::Canvas {
        if state.panels.shows_table() {
            super::panels::tables::take_keyboard(ui);
        } else {
            state.canvas.keys.take = true;
        }
        return;
    }
    let known = state.panes.last.iter().find(|(last, _)| *last == pane).map(|(_, id)| *id);
    let is_there = |id: &Id| ui.ctx().read_response(*id).is_some_and(|response| response.enabled());
    ui.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.surrender_focus(focused);
        }
    });
    match known.filter(is_there) {
        Some(id) => ui.memory_mut(|memory| memory.request_focus(id)),
        // Nothing has the keyboard now: the first control of the part takes it.
        None => ui.memory_mut(|memory| memory.move_focus(FocusDirection::Next)),
    }
}

/// Asks for the keyboard to go to the next part, or the one before.
pub fn go(state: &mut State, context: &Context, back: bool) {
    Popup::close_all(context);
    state.palette.close();
    let here = state.panes.focused(context);
    let shown: Vec<Pane> = Pane::ALL.into_iter().filter(|pane| state.panes.rect(*pane).is_some()).collect();
    let place = here.and_then(|here| shown.iter().position(|pane| *pane == here));
    let next = match (place, back) {
        (Some(place), false) => shown.get(place + 1).or(shown.first()),
        (Some(place), true) => place.checked_sub(1).map_or(shown.last(), |before| shown.get(before)),
        (None, false) => shown.first(),
        (None, true) => shown.last(),
    };
    state.panes.wanted = next.copied();
    context.request_repaint();
}
