//! Walking a list by keys: the list has the keyboard as one stop, and a cursor goes over its rows, also over those that
//! are not drawn.

use super::list::Row;
use crate::desktop::widgets::shows_focus;
use egui::{
    Context, EventFilter, Id, Key, Modifiers, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};

/// Where the keyboard is in a list.
#[derive(Debug, Default)]
pub struct Walk {
    /// The row that the keyboard is on.
    cursor: usize,
    /// Whether it is to be brought into view.
    follow: bool,
}

/// What the keys of a frame ask of the row under the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Enter or Space.
    Open,
    /// Delete.
    Remove,
}

/// A list in one frame.
#[derive(Debug, Clone, Copy)]
pub struct Walked {
    id: Id,
    has_keyboard: bool,
    cursor: usize,
    follow: bool,
    height: f32,
    deed: Option<Deed>,
}

/// The lists that are walked.
const LISTS: [&str; 2] = [PROBLEMS, HISTORY];

/// The list of problems.
pub const PROBLEMS: &str = "Problems that are listed";

/// The list of steps.
pub const HISTORY: &str = "Steps of the history";

fn id(name: &str) -> Id {
    Id::unique(("list", name))
}

/// Whether such a list has the keyboard: Delete is then about its row, and not about what is selected.
pub fn has_keyboard(context: &Context) -> bool {
    LISTS.into_iter().any(|name| context.memory(|memory| memory.has_focus(id(name))))
}

impl Walk {
    /// Lets a list of so many rows of a height take part in the walk of the keyboard, in the room that is left.
    pub fn begin(&mut self, ui: &Ui, name: &'static str, count: usize, height: f32) -> Walked {
        let id = id(name);
        let room = ui.available_rect_before_wrap();
        let list = ui.interact(room, id, Sense::focusable_noninteractive());
        list.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, name));
        let last = count.saturating_sub(1);
        self.cursor = self.cursor.min(last);
        let mut deed = None;
        if list.has_focus() {
            shows_focus(ui.ctx(), id);
            let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
            let page = ((room.height() / height) as usize).max(1);
            self.follow |= list.gained_focus();
            deed = self.keys(ui, last, page);
        }
        let follow = std::mem::take(&mut self.follow);
        Walked { id, has_keyboard: list.has_focus(), cursor: self.cursor, follow, height, deed }
    }

    fn keys(&mut self, ui: &Ui, last: usize, page: usize) -> Option<Deed> {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let moves = [
            (Key::ArrowDown, self.cursor + 1),
            (Key::ArrowUp, self.cursor.saturating_sub(1)),
            (Key::PageDown, self.cursor + page),
            (Key::PageUp, self.cursor.saturating_sub(page)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        if let Some((_, to)) = moves.into_iter().find(|(key, _)| pressed(*key)) {
            self.cursor = to.min(last);
            self.follow = true;
        }
        if [Key::Enter, Key::Space].map(pressed).contains(&true) {
            return Some(Deed::Open);
        }
        pressed(Key::Delete).then_some(Deed::Remove)
    }

    /// Puts the cursor on a row that was pressed, and gives the list the keyboard.
    pub fn press(&mut self, ui: &Ui, walked: Walked, place: usize) {
        self.cursor = place;
        ui.memory_mut(|memory| memory.request_focus(walked.id));
    }
}

impl Walked {
    /// Brings the cursor into view, given the first of the rows that are drawn and the top of the ui that draws them.
    pub fn follow(&self, ui: &Ui, first: usize) {
        if self.follow {
            let step = self.height + ui.spacing().item_spacing.y;
            let top = ui.max_rect().top() + (self.cursor as f32 - first as f32) * step;
            let size = vec2(ui.max_rect().width(), self.height);
            ui.scroll_to_rect(Rect::from_min_size(pos2(ui.max_rect().left(), top), size), None);
        }
    }

    /// Whether the cursor is on a row, for which its links take part in the walk of the keyboard.
    pub fn is_on(&self, place: usize) -> bool {
        self.cursor == place
    }

    /// What is asked of a row.
    pub fn deed(&self, place: usize) -> Option<Deed> {
        self.deed.filter(|_| self.is_on(place))
    }

    /// Marks the row that the keyboard is on.
    pub fn mark(&self, ui: &Ui, row: &Row, place: usize, response: &Response) {
        if self.is_on(place) && self.has_keyboard {
            row.ring(ui);
            let id = response.id.accesskit_id();
            ui.ctx().accesskit_node_builder(self.id, |node| node.set_active_descendant(id));
        }
    }
}
