//! The menu bar, made from the table of commands; the name of the document; the field that finds and runs.

use crate::desktop::commands::{Command, Menu};
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::desktop::widgets::{focus_ring, menu_item};
use crate::desktop::{paint, palette};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, radius, row, space, text};
use crate::scene::token::Token;
use egui::containers::menu::{MenuButton, SubMenuButton};
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align, Align2, EventFilter, FocusDirection, Id, Key, Modifiers, Popup, Rect, Response, Ui, UiBuilder,
    pos2, vec2,
};

/// The width of the field, and its least, points.
const FIELD: (f32, f32) = (248.0, 160.0);

/// The side of the program's sign, points.
const LOGO: f32 = 18.0;

/// Shows the menu bar.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let look = state.look;
    let bar = ui.available_rect_before_wrap();
    let place = pos2(bar.left() + look.points(space::MEDIUM), bar.center().y);
    let square = Align2::LEFT_CENTER.anchor_size(place, vec2(1.0, 1.0) * look.points(LOGO));
    paint::glyph(ui, Glyph::Logo, square, GlyphInks::on(Token::OnAccent, Token::Accent));
    // Whole points, so that letters stand on pixels at every text size.
    let left = (bar.left() + look.points(LOGO + space::LARGE)).round();
    let menus = Rect::from_min_max(pos2(left, bar.top()), bar.max);
    let end = ui
        .scope_builder(
            UiBuilder::new().max_rect(menus).layout(egui::Layout::left_to_right(Align::Center)),
            |ui| {
                let padding = look.points(space::SMALL);
                let style = move |style: &mut egui::Style| {
                    egui::containers::menu::menu_style(style);
                    style.spacing.button_padding.x = padding;
                };
                egui::MenuBar::new().style(style).ui(ui, |ui| all(ui, state, messages).max(left))
            },
        )
        .inner
        .inner;
    let width = look.points(FIELD.0).min(bar.width() - (end - bar.left()) - look.points(LOGO)).max(FIELD.1);
    let size = vec2(width.round(), look.points(row::OUTLINE).round());
    let right = pos2((bar.right() - look.points(space::LARGE)).round(), bar.center().y.round());
    let field = Align2::RIGHT_CENTER.anchor_size(right, size);
    if !state.start.is_bare() {
        title(ui, state, end, field.left(), bar);
    }
    palette::show(ui, field, state, messages);
}

/// What the bar of menus keeps from frame to frame.
#[derive(Debug, Clone, Default)]
struct Bar {
    /// The titles that can be pressed, from left to right.
    titles: Vec<Id>,
    /// The title whose menu opens, and whether the keyboard goes to its last entry.
    opens: Option<(Id, bool)>,
    /// The title whose open menu takes the keyboard as soon as it is drawn, at its last entry or its first.
    enters: Option<(Id, bool)>,
    /// The title that takes the keyboard.
    focus: Option<Id>,
}

impl Bar {
    fn beside(&self, title: Id, back: bool) -> Option<Id> {
        let place = self.titles.iter().position(|id| *id == title)?;
        let count = self.titles.len();
        self.titles.get((place + if back { count - 1 } else { 1 }) % count).copied()
    }
}

/// The menus; returns where the last word ends.
fn all(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) -> f32 {
    let id = Id::unique("bar of menus");
    let mut bar: Bar = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let shown = Menu::ALL.map(|menu| one(ui, state, menu, &mut bar, messages));
    bar.titles = shown.iter().filter(|title| title.enabled()).map(|title| title.id).collect();
    if let Some(title) = bar.focus.take() {
        ui.memory_mut(|memory| memory.request_focus(title));
    }
    ui.data_mut(|data| data.insert_temp(id, bar));
    shown.last().map_or(0.0, |title| title.rect.right())
}

/// One menu: its title, and its entries while it is open.
fn one(ui: &mut Ui, state: &State, menu: Menu, bar: &mut Bar, messages: &mut Vec<Message>) -> Response {
    let commands = || Command::ALL.iter().copied().filter(|command| command.menu() == menu);
    let possible = commands().any(|command| !(state.start.is_shown() && command.needs_document()));
    let (title, was_open) = ui
        .add_enabled_ui(possible, |ui| {
            let title = ui.next_auto_id();
            let was_open = Popup::is_id_open(ui.ctx(), title.with("popup"));
            let button = MenuButton::new(menu.label());
            let (response, _) = button.ui(ui, |ui| {
                let walk = entries(ui, state, commands(), messages);
                walk.go(ui, title, bar);
            });
            (response, was_open)
        })
        .inner;
    focus_ring(ui, &title, title.rect.shrink(control::RING_GAP), radius::CHIP);
    let popup = Popup::default_response_id(&title);
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    // A key that closes the menu gives the keyboard back to the title.
    if was_open
        && !Popup::is_id_open(ui.ctx(), popup)
        && [Key::Escape, Key::Enter, Key::Space].map(pressed).contains(&true)
    {
        bar.focus = Some(title.id);
    } else if was_open && pressed(Key::Tab) {
        Popup::close_id(ui.ctx(), popup);
        bar.focus = Some(title.id);
    }
    title_keys(ui, &title, bar);
    if let Some((_, last)) = bar.opens.take_if(|(opens, _)| *opens == title.id) {
        Popup::open_id(ui.ctx(), popup);
        bar.enters = Some((title.id, last));
        ui.ctx().request_repaint();
    }
    title
}

/// The keys of a title: Down and Up open its menu, Left and Right go to the menus beside it.
fn title_keys(ui: &Ui, title: &Response, bar: &mut Bar) {
    if !title.has_focus() {
        return;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(title.id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let is_open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(title));
    // A title that was just pressed by a key has opened its menu.
    if title.clicked() && is_open {
        bar.enters = Some((title.id, false));
    }
    for (key, last) in [(Key::ArrowDown, false), (Key::ArrowUp, true)] {
        if pressed(key) {
            bar.opens = Some((title.id, last));
        }
    }
    for (key, back) in [(Key::ArrowRight, false), (Key::ArrowLeft, true)] {
        if pressed(key) {
            bar.focus = bar.beside(title.id, back);
            bar.opens = bar.focus.filter(|_| is_open).map(|beside| (beside, false));
        }
    }
    if bar.opens.is_some() {
        ui.ctx().request_repaint();
    }
}

/// What the keyboard meets in an open menu.
#[derive(Debug, Default)]
struct Walk {
    /// The entries that can be taken.
    entries: Vec<Id>,
    /// Whether the keyboard is on an entry of the menu itself, and whether that opens another menu.
    on: Option<bool>,
}

impl Walk {
    fn meet(&mut self, entry: &Response, opens: bool) {
        if entry.enabled() {
            self.entries.push(entry.id);
        }
        if entry.has_focus() {
            self.on = Some(opens);
        }
    }

    /// Gives an entry the keyboard where that was asked for; Left and Right go to the menus beside.
    fn go(&self, ui: &Ui, title: Id, bar: &mut Bar) {
        if ui.is_sizing_pass() {
            ui.ctx().request_repaint();
            return;
        }
        if let Some((_, last)) = bar.enters.take_if(|(enters, _)| *enters == title) {
            let entry = if last { self.entries.last() } else { self.entries.first() };
            if let Some(entry) = entry {
                ui.memory_mut(|memory| memory.request_focus(*entry));
            }
        }
        let Some(opens) = self.on else { return };
        for (key, back) in [(Key::ArrowRight, false), (Key::ArrowLeft, true)] {
            if (back || !opens) && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
                bar.opens = bar.beside(title, back).map(|beside| (beside, false));
                ui.ctx().request_repaint();
            }
        }
    }
}

/// The entries of a menu, in groups, with the menus within it.
fn entries(
    ui: &mut Ui,
    state: &State,
    commands: impl Iterator<Item = Command>,
    messages: &mut Vec<Message>,
) -> Walk {
    let commands: Vec<Command> = commands.collect();
    let mut walk = Walk::default();
    ui.spacing_mut().button_padding.x = state.look.points(space::MEDIUM);
    for run in commands.chunk_by(|one, other| one.submenu().is_some() && one.submenu() == other.submenu()) {
        let Some(first) = run.first() else { continue };
        if first.begins_group() {
            ui.separator();
        }
        let Some(name) = first.submenu() else {
            let entry = item(ui, state, *first, &first.label_for(state), messages);
            walk.meet(&entry, false);
            continue;
        };
        let possible = run.iter().any(|command| command.is_possible(state));
        let entry = ui.add_enabled_ui(possible, |ui| {
            let (entry, _) = SubMenuButton::new(name).ui(ui, |ui| {
                for command in run {
                    // What the name of the menu says already is left out.
                    let label = command.label();
                    let rest = label.strip_prefix(name).map(|rest| rest.trim_start_matches([':', ' ']));
                    let rest = rest.filter(|rest| rest.starts_with(char::is_uppercase)).unwrap_or(label);
                    item(ui, state, *command, rest, messages);
                }
            });
            focus_ring(ui, &entry, entry.rect.shrink(2.0 * control::RING_GAP), radius::CHIP);
            entry
        });
        walk.meet(&entry.inner, true);
    }
    walk
}

fn item(ui: &mut Ui, state: &State, command: Command, words: &str, messages: &mut Vec<Message>) -> Response {
    let keys = command.shortcut().map(|shortcut| ui.ctx().format_shortcut(&shortcut));
    let chosen = command.is_on(state) == Some(true);
    let entry = menu_item(ui, command.is_possible(state), chosen, words, keys.as_deref());
    if entry.clicked() {
        messages.push(Message::Run(command));
    }
    entry
}

/// The name of the document in the middle of the window, or of what is free beside it.
fn title(ui: &mut Ui, state: &State, from: f32, to: f32, bar: Rect) {
    let look = state.look;
    let gap = look.points(space::LARGE);
    let mut job = LayoutJob::default();
    let format = |size, ink| TextFormat {
        valign: Align::Center,
        ..TextFormat::simple(look.words(size), look.colour(ink))
    };
    job.append(state.file.title(), 0.0, format(text::BODY, Token::Text));
    if state.file.is_edited(&state.editor) {
        job.append("edited", look.points(space::MEDIUM), format(text::SECOND, Token::Muted));
    }
    job.wrap = TextWrapping::truncate_at_width((to - from - 2.0 * gap).max(0.0));
    let words = ui.painter().layout_job(job);
    let half = words.size().x / 2.0;
    let middle = bar.center().x.clamp(from + gap + half, (to - gap - half).max(from + gap + half));
    let place = Align2::CENTER_CENTER.anchor_size(pos2(middle, bar.center().y), words.size());
    ui.put(place, egui::Label::new(words));
}
