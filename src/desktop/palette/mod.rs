//! The field that finds and runs: every command of the table and everything in the document, by a few letters.

mod search;

use self::search::{Hit, Target, search};
use super::commands::Command;
use super::message::Message;
use super::state::State;
use super::theme::Look;
use super::{glyphs, paint};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, radius, row, space, stroke, text};
use crate::scene::theme::Elevation;
use crate::scene::token::Token;
use egui::{
    Align2, Area, Id, Key, Modifiers, Order, Rect, Response, Role, Sense, Stroke, TextEdit, Ui, WidgetInfo,
    vec2,
};

/// What the field says while nothing is typed, and how it is called.
pub const NAME: &str = "Find or run a command";

/// The width of the list, points.
const LIST: f32 = 440.0;

/// The palette.
#[derive(Debug, Default)]
pub struct Palette {
    text: String,
    /// Whether the field takes the keyboard in the next frame.
    wanted: bool,
    open: bool,
    chosen: usize,
    hits: Vec<Hit>,
    /// What the hits were found for: the text and the revision of the topology.
    found_for: Option<(String, u64)>,
}

impl Palette {
    /// Goes to the field.
    pub fn ask(&mut self) {
        self.wanted = true;
    }

    /// Whether its list is shown.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Puts it away, with what was typed.
    pub fn close(&mut self) {
        *self = Self::default();
    }
}

/// Shows the field in a rectangle of the menu bar, and its list below.
pub fn show(ui: &mut Ui, rect: Rect, state: &mut State, messages: &mut Vec<Message>) {
    let look = state.look;
    let id = Id::unique("palette");
    let had_focus = ui.memory(|memory| memory.has_focus(id));
    let keys = if had_focus { Keys::taken(ui) } else { Keys::default() };
    let response = field(ui, rect, id, look, &mut state.palette.text);
    if std::mem::take(&mut state.palette.wanted) {
        response.request_focus();
    }
    if response.gained_focus() {
        state.palette.open = true;
    }
    if !state.palette.open {
        return;
    }
    find(state);
    let palette = &mut state.palette;
    let last = palette.hits.len().saturating_sub(1);
    palette.chosen = match (keys.down, keys.up) {
        (true, false) if palette.chosen >= last => 0,
        (true, false) => palette.chosen + 1,
        (false, true) => palette.chosen.checked_sub(1).unwrap_or(last),
        _ => palette.chosen.min(last),
    };
    let (list, mut taken) = list(ui, &response, look, palette);
    if keys.enter {
        taken = palette.hits.get(palette.chosen).map(|hit| hit.target);
    }
    let pressed = ui.input(|input| input.pointer.any_pressed());
    let elsewhere = pressed && !response.contains_pointer() && !list.contains_pointer();
    if let Some(target) = taken {
        messages.push(match target {
            Target::Command(command) => Message::Run(command),
            Target::Entity(id) => Message::Reveal(id),
        });
        close(ui, state, id);
    } else if elsewhere || (response.lost_focus() && !pressed) {
        close(ui, state, id);
    }
}

fn close(ui: &Ui, state: &mut State, id: Id) {
    state.palette.close();
    ui.memory_mut(|memory| memory.surrender_focus(id));
}

/// Looks for what was typed, where that or the document has changed.
fn find(state: &mut State) {
    let asked = (state.palette.text.clone(), state.editor.topology_revision());
    if state.palette.found_for.as_ref() != Some(&asked) {
        state.palette.hits = search(state, &asked.0);
        state.palette.chosen = 0;
        state.palette.found_for = Some(asked);
    }
}

/// The keys of the list, taken before the field gets them.
#[derive(Debug, Default, Clone, Copy)]
struct Keys {
    up: bool,
    down: bool,
    enter: bool,
}

impl Keys {
    fn taken(ui: &Ui) -> Self {
        let taken = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        Self { up: taken(Key::ArrowUp), down: taken(Key::ArrowDown), enter: taken(Key::Enter) }
    }
}

fn field(ui: &mut Ui, rect: Rect, id: Id, look: Look, text: &mut String) -> Response {
    let before = look.points(space::MEDIUM + control::CHIP_GLYPH + space::SMALL);
    let key = ui.ctx().format_shortcut(
        &Command::Find.shortcut().unwrap_or(egui::KeyboardShortcut::new(Modifiers::COMMAND, Key::K)),
    );
    let key = ui.painter().layout_no_wrap(key, look.words(text::SECOND), look.colour(Token::Muted));
    let margin = egui::Margin {
        left: before.round() as i8,
        right: (key.size().x + look.points(2.0 * space::MEDIUM)).round().min(120.0) as i8,
        top: 0,
        bottom: 0,
    };
    let edit = TextEdit::singleline(text)
        .id(id)
        .hint_text(NAME)
        .margin(margin)
        .align(Align2::LEFT_CENTER)
        .min_size(rect.size())
        .desired_width(rect.width());
    // The bar is lower than other places of fields, and so is the field.
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().interact_size.y = rect.height();
            ui.spacing_mut().extra_text_line_spacing = 0.0;
            ui.put(rect, edit)
        })
        .inner;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(NAME));
    let square = Rect::from_center_size(
        egui::pos2(rect.left() + look.points(space::MEDIUM + control::CHIP_GLYPH / 2.0), rect.center().y),
        vec2(1.0, 1.0) * look.points(control::CHIP_GLYPH),
    );
    paint::glyph(ui, Glyph::Search, square, GlyphInks::on(Token::Input, Token::Muted));
    let place = Align2::RIGHT_CENTER
        .anchor_size(rect.right_center() - vec2(look.points(space::MEDIUM), 0.0), key.size());
    ui.painter().galley(place.min, key, look.colour(Token::Muted));
    response
}

/// The list below the field, and what was pressed in it.
fn list(ui: &Ui, field: &Response, look: Look, palette: &mut Palette) -> (Response, Option<Target>) {
    let width = look.points(LIST).min(ui.ctx().content_rect().width() - look.points(2.0 * space::MEDIUM));
    let place = field.rect.right_bottom() + vec2(-width, look.points(space::TIGHT));
    let frame = egui::Frame::new()
        .fill(look.colour(Token::Card))
        .stroke(Stroke::new(stroke::EDGE, look.colour(Token::Edge)))
        .corner_radius(radius::CARD)
        .shadow(look.shadow(Elevation::Popup, 1.0))
        .inner_margin(space::TIGHT);
    let area =
        Area::new(Id::unique("palette list")).order(Order::Foreground).fixed_pos(place).constrain(true);
    let mut taken = None;
    let shown = area.show(ui.ctx(), |ui| {
        frame.show(ui, |ui| {
            ui.set_width(width - look.points(2.0 * space::TIGHT));
            if palette.hits.is_empty() {
                let words = format!("Nothing is called {}", palette.text.trim());
                ui.label(egui::RichText::new(words).color(look.colour(Token::Muted)));
            }
            for (place, hit) in palette.hits.iter().enumerate() {
                let response = item(ui, look, hit, place == palette.chosen);
                if response.clicked() {
                    taken = Some(hit.target);
                }
                if response.hovered() && ui.input(|input| input.pointer.is_moving()) {
                    palette.chosen = place;
                }
            }
        });
    });
    (shown.response, taken)
}

fn item(ui: &mut Ui, look: Look, hit: &Hit, chosen: bool) -> Response {
    let size = vec2(ui.available_width(), look.points(row::CONTROL));
    // The keyboard stays in the field: the list goes away with it, and would take the walk of Tab along.
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, &hit.words));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(chosen));
    let ground = if chosen { Token::Selected } else { Token::Card };
    ui.painter().rect_filled(rect, radius::CHIP, look.colour(ground));
    let glyph = match hit.target {
        Target::Command(_) => Glyph::ChevronRight,
        Target::Entity(id) => glyphs::of_kind(id.kind),
    };
    let middle = rect.center().y;
    let side = look.points(control::CHIP_GLYPH);
    let square = Rect::from_center_size(
        egui::pos2(rect.left() + look.points(space::MEDIUM) + side / 2.0, middle),
        vec2(side, side),
    );
    paint::glyph(ui, glyph, square, GlyphInks::on(ground, Token::Muted));
    let key = match hit.target {
        Target::Command(command) => command.shortcut().map(|key| ui.ctx().format_shortcut(&key)),
        Target::Entity(_) => None,
    };
    let beside = key.map_or_else(|| hit.beside.clone(), |key| format!("{}  {key}", hit.beside));
    let beside = ui.painter().layout_no_wrap(beside, look.words(text::SECOND), look.colour(Token::Muted));
    let room = rect.right() - look.points(space::MEDIUM);
    let left = square.right() + look.points(space::MEDIUM);
    let width = room - beside.size().x - look.points(space::MEDIUM) - left;
    let mut job = egui::text::LayoutJob::simple_singleline(
        hit.words.clone(),
        look.words(text::BODY),
        look.colour(Token::Text),
    );
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(0.0));
    let words = ui.painter().layout_job(job);
    let at = Align2::LEFT_CENTER.anchor_size(egui::pos2(left, middle), words.size());
    ui.painter().galley(at.min, words, look.colour(Token::Text));
    let at = Align2::RIGHT_CENTER.anchor_size(egui::pos2(room, middle), beside.size());
    ui.painter().galley(at.min, beside, look.colour(Token::Muted));
    response
}
