//! The view bar above the canvas: the view, the overlay, snapping, arranging.

use super::arrange::Arrange;
use super::shown::Overlay;
use crate::desktop::commands::Command;
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::desktop::widgets::{GlyphButton, Rank, drop_down, menu_item};
use crate::scene::glyphs::Glyph;
use crate::scene::size::{row, space, stroke};
use crate::scene::token::Token;
use egui::{Align, Layout, Rect, Stroke, Ui, UiBuilder, vec2};

/// Height of the bar.
pub const HEIGHT: f32 = 30.0;
/// The narrowest bar whose menus have words, points at 100 %.
const WITH_WORDS: f32 = 410.0;

/// Shows the bar at the top of what is left.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let look = state.look;
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, look.points(HEIGHT)), egui::Sense::hover());
    ui.painter().rect_filled(rect, 0.0, look.colour(Token::Strip));
    let edge = Stroke::new(stroke::EDGE, look.colour(Token::Line));
    ui.painter().hline(rect.x_range(), rect.bottom() - stroke::EDGE / 2.0, edge);
    let inner = rect.shrink2(vec2(space::MEDIUM, 0.0));
    tabs(&mut part(ui, inner, Layout::left_to_right(Align::Center)), state);
    // From the right, so that what is left of the width stays empty in the middle.
    let mut right = part(ui, inner, Layout::right_to_left(Align::Center));
    let menu = Menu { worded: width >= look.points(WITH_WORDS) };
    arrange(&mut right, menu, state, messages);
    snap(&mut right, state);
    overlay(&mut right, menu, state);
}

fn part(ui: &mut Ui, rect: Rect, layout: Layout) -> Ui {
    let mut part = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    part.spacing_mut().item_spacing.x = space::TIGHT;
    part
}

/// The view. There is one in this version; it says what the areas stand for.
fn tabs(ui: &mut Ui, state: &State) {
    let look = state.look;
    let galley = ui.painter().layout_no_wrap(
        "By region".to_owned(),
        look.words(crate::scene::size::text::BODY),
        look.colour(Token::Text),
    );
    let size = vec2(galley.size().x + look.points(2.0 * space::LARGE), look.points(row::CONTROL - 4.0));
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Tab, true, true, "By region"));
    let edge = Stroke::new(stroke::EDGE, look.colour(Token::Edge));
    let corner = crate::scene::size::radius::CONTROL;
    ui.painter().rect(rect, corner, look.colour(Token::Card), edge, egui::StrokeKind::Inside);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, look.colour(Token::Text));
    response.on_hover_text("Areas are network regions, cards are network sites");
}

/// How the buttons of menus look.
#[derive(Clone, Copy)]
struct Menu {
    /// Whether their names stand on them.
    worded: bool,
}

impl Menu {
    fn button(self, glyph: Glyph, name: &str) -> GlyphButton<'_> {
        if self.worded { GlyphButton::worded(glyph, name) } else { GlyphButton::new(glyph, name) }
    }
}

fn overlay(ui: &mut Ui, menu: Menu, state: &mut State) {
    let name = format!("Overlay: {}", state.canvas.shown.overlay.label());
    let button = ui.add(menu.button(Glyph::Eye, &name).rank(Rank::Bare));
    drop_down(&button, "Overlay", |ui| {
        for overlay in Overlay::ALL {
            let chosen = state.canvas.shown.overlay == overlay;
            if menu_item(ui, true, chosen, overlay.label(), None).clicked() {
                state.canvas.shown.overlay = overlay;
            }
        }
    });
}

fn snap(ui: &mut Ui, state: &mut State) {
    let on = state.canvas.shown.snap;
    let button = if on { GlyphButton::worded(Glyph::Tick, "Snap on") } else { GlyphButton::text("Snap off") };
    let button = ui.add(button.rank(Rank::Bare));
    let help = "What is dragged snaps to the grid and to what it lines up with. Alt suspends it, Shift halves the grid.";
    if button.on_hover_text(help).clicked() {
        state.canvas.shown.snap = !on;
    }
}

fn arrange(ui: &mut Ui, menu: Menu, state: &State, messages: &mut Vec<Message>) {
    let button = ui.add(menu.button(Glyph::Arrange, "Arrange").rank(Rank::Bare));
    drop_down(&button, "Arrange", |ui| {
        for (arrange, label) in Arrange::ALL {
            let possible = arrange.edit(state).is_some();
            if menu_item(ui, possible, false, label, None).clicked() {
                messages.push(Message::Run(match arrange {
                    Arrange::Everything => Command::ArrangeEverything,
                    Arrange::Selection => Command::ArrangeSelection,
                    Arrange::Keep => Command::PinEverything,
                }));
            }
        }
    });
}
