//! Addresses that were seen: a list that is pasted, dropped or opened is answered line by line, and the subnets that are
//! missing are added from it.

mod act;
mod add;
mod answered;
mod bar;
mod detail;
mod grid;
mod view;

pub use act::{AddressesDone, AddressesMessage, act, read, take};

use super::empty;
use crate::desktop::message::Message;
use crate::desktop::panels::PanelMessage;
use crate::desktop::state::State;
use crate::scene::glyphs::Glyph;
use crate::scene::size::{space, stroke};
use crate::scene::token::Token;
use crate::topology::{Id, NetworkSite, Topology};
use answered::{Answered, Class};
use egui::{Rect, Stroke, Ui, UiBuilder};
use std::sync::Arc;
use view::{Sort, View};

/// What of the width the answers take beside the one that is looked at.
const GRID_SHARE: f32 = 0.64;
/// The narrowest panel with both; in others the chosen line takes the place of the list's lower half.
const TWO_COLUMNS: f32 = 700.0;

/// A list as it was given.
#[derive(Debug, Clone)]
struct List {
    text: Arc<str>,
    /// Where it comes from: "pasted", "seen.csv".
    from: String,
    lines: usize,
}

/// What the panel keeps from frame to frame.
#[derive(Debug, Default)]
pub struct AddressesState {
    /// Whether its tab stands among the others.
    pub open: bool,
    list: Option<List>,
    answered: Option<Arc<Answered>>,
    /// What is being answered in the background.
    asked: Option<(Topology, Arc<str>)>,
    view: Option<Arc<View>>,
    /// What is typed into the field.
    typed: String,
    /// What a line must say.
    filter: String,
    class: Option<Class>,
    sort: Sort,
    /// The network site that missing subnets go to; none takes the one in which CAC finds their addresses.
    site: Option<Id<NetworkSite>>,
    /// The line that is looked at, by its place in the list.
    chosen: Option<usize>,
    /// Whether the next thing pasted is a list.
    expects_paste: bool,
}

impl AddressesState {
    /// Whether its tab stands among the others: it was opened, or holds a list.
    pub fn is_there(&self) -> bool {
        self.open || self.list.is_some()
    }

    /// Whether its list is answered as the document is now.
    #[cfg(test)]
    pub fn is_answered(&self) -> bool {
        self.answered.is_some() && self.asked.is_none()
    }

    /// Goes away, with its list.
    pub fn close(&mut self) {
        *self = Self::default();
    }

    /// The network site that missing subnets go to, where it is still there.
    fn site_in(&self, topology: &Topology) -> Option<Id<NetworkSite>> {
        self.site.filter(|id| topology.get(*id).is_some())
    }
}

impl From<AddressesMessage> for Message {
    fn from(message: AddressesMessage) -> Self {
        Self::Panel(PanelMessage::Addresses(message))
    }
}

/// Shows the panel.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    bar::show(ui, state, messages);
    ui.add_space(state.look.points(space::TIGHT));
    answered::refresh(state);
    if state.panels.addresses.list.is_none() {
        let way =
            "Event 36034, quality reports, DHCP scopes: each line is searched for addresses with masks.";
        empty::show(ui, Glyph::Subnet, "Paste, drop or open a list of addresses that were seen.", way);
        return;
    }
    let Some(answered) = state.panels.addresses.answered.clone() else {
        empty::show(ui, Glyph::Subnet, "The list is being answered.", "");
        return;
    };
    let view = view::refresh(state, &answered);
    bar::tools(ui, state, &answered, messages);
    let chosen = state.panels.addresses.chosen.and_then(|place| answered.seen.lines.get(place));
    let rect = ui.available_rect_before_wrap();
    let Some(line) = chosen else {
        grid::show(ui, state, (&answered, &view), messages);
        return;
    };
    let look = state.look;
    let (list, beside) = if rect.width() < look.points(TWO_COLUMNS) {
        rect.split_top_bottom_at_fraction(0.5)
    } else {
        rect.split_left_right_at_fraction(GRID_SHARE)
    };
    let gap = look.points(space::MEDIUM);
    let mut child = ui.new_child(UiBuilder::new().max_rect(list));
    grid::show(&mut child, state, (&answered, &view), messages);
    let edge = Stroke::new(stroke::EDGE, look.colour(Token::Line));
    let beside = if list.right() < rect.right() {
        ui.painter().vline(list.right() + gap / 2.0, rect.y_range(), edge);
        Rect::from_min_max(beside.min + egui::vec2(gap, 0.0), beside.max)
    } else {
        ui.painter().hline(rect.x_range(), list.bottom() + gap / 2.0, edge);
        Rect::from_min_max(beside.min + egui::vec2(0.0, gap), beside.max)
    };
    detail::show(&mut ui.new_child(UiBuilder::new().max_rect(beside)), state, line, messages);
    ui.advance_cursor_after_rect(rect);
}
