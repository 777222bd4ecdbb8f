//! The bottom panel with its tabs. It can be closed, and comes back with whatever is to be shown in it.

use super::{
    AddressesMessage, PanelMessage, addresses, capacity, history, live, numbers, problems, report, tabs,
};
use crate::desktop::message::{BottomTab, Message};
use crate::desktop::state::State;
use crate::desktop::widgets::{GlyphButton, Rank, drop_down, menu_item};
use crate::scene::glyphs::Glyph;
use crate::scene::size::space;
use egui::{Ui, UiBuilder};

/// The narrowest panel whose tabs stand beside each other, points at 100 %; in others they are a menu.
const WITH_TABS: f32 = 500.0;
/// How many tabs are always there, and the room for each further one, points at 100 %.
const ALWAYS: usize = 5;
const FURTHER: f32 = 90.0;
/// The room for the buttons about live calls, points at 100 %.
const LIVE_TOOLS: f32 = 240.0;

/// Shows the tabs and what the chosen one holds.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let counts = state.panels.facts.counts();
    let problems = counts.errors + counts.warnings;
    let all = [
        (BottomTab::Problems, "Problems", Some(problems)),
        (BottomTab::CallReport, "Call report", None),
        (BottomTab::LiveCalls, "Live calls", Some(state.panels.calls.live().len())),
        (BottomTab::Capacity, "Capacity", None),
        (BottomTab::History, "History", None),
        (BottomTab::Numbers, "Numbers", None),
        (BottomTab::Addresses, "Addresses", None),
    ];
    let is_there = |tab: BottomTab| match tab {
        BottomTab::Numbers => state.panels.numbers.open,
        BottomTab::Addresses => state.panels.addresses.is_there(),
        _ => true,
    };
    let all: Vec<_> = all.into_iter().filter(|(tab, ..)| is_there(*tab) || *tab == state.tab).collect();
    let further = all.len().saturating_sub(ALWAYS) as f32 * FURTHER;
    let tools = if state.tab == BottomTab::LiveCalls { LIVE_TOOLS } else { 0.0 };
    let in_menu = ui.available_width() < state.look.points(WITH_TABS + further + tools);
    let mut asked = Vec::new();
    let shown = state.tab;
    tabs::strip(
        ui,
        |ui| {
            if in_menu {
                let name = all.iter().find(|(tab, ..)| *tab == shown).map_or("", |(_, name, _)| name);
                let button = ui.add(GlyphButton::worded(Glyph::Unfolded, name).rank(Rank::Bare));
                drop_down(&button, "Tabs of the bottom panel", |ui| {
                    for (tab, name, _) in &all {
                        if menu_item(ui, true, shown == *tab, name, None).clicked() {
                            messages.push(Message::Show(*tab));
                        }
                    }
                });
                return;
            }
            for (tab, name, count) in &all {
                if tabs::tab(ui, name, *count, shown == *tab).clicked() {
                    messages.push(Message::Show(*tab));
                }
            }
        },
        |ui| {
            if ui.add(GlyphButton::new(Glyph::Close, "Close the bottom panel").rank(Rank::Bare)).clicked() {
                asked.push(Message::Panel(PanelMessage::CloseBottom));
            }
            if shown == BottomTab::CallReport {
                report::tools(ui, state, &mut asked);
            }
            if shown == BottomTab::LiveCalls {
                live::tools(ui, state, &mut asked);
            }
            let closable = matches!(shown, BottomTab::Numbers | BottomTab::Addresses);
            if closable && ui.add(GlyphButton::text("Close tab").rank(Rank::Bare)).clicked() {
                if shown == BottomTab::Numbers {
                    state.panels.numbers.open = false;
                    asked.push(Message::Show(BottomTab::Problems));
                } else {
                    asked.push(AddressesMessage::Close.into());
                }
            }
        },
    );
    messages.append(&mut asked);
    let margin = state.look.points(space::SMALL);
    // What has no room is cut off here: a panel that grew past the window would slide below its neighbours.
    let room = ui.available_rect_before_wrap();
    let mut inner = ui.new_child(UiBuilder::new().max_rect(room.shrink(margin)));
    inner.shrink_clip_rect(room);
    match state.tab {
        BottomTab::Problems => problems::show(&mut inner, state, messages),
        BottomTab::CallReport => report::show(&mut inner, state, messages),
        BottomTab::LiveCalls => live::show(&mut inner, state, messages),
        BottomTab::Capacity => capacity::show(&mut inner, state, messages),
        BottomTab::History => history::show(&mut inner, state, messages),
        BottomTab::Numbers => numbers::show(&mut inner, state, messages),
        BottomTab::Addresses => addresses::show(&mut inner, state, messages),
    }
    ui.advance_cursor_after_rect(room);
}
