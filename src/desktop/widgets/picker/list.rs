//! The open list of a picker. The keyboard stays on the picker, or on the field that searches the list: keys move a
//! mark over the words, so that none of them leaks to what lies behind.

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Event, EventFilter, Id, Key, Modifiers, Popup, Rect, Response, Role, ScrollArea, Sense, TextEdit, Ui,
    WidgetInfo, vec2,
};

use crate::desktop::paint;
use crate::desktop::theme::Look;
use crate::desktop::widgets::{glyph_square, paint_words, words};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, radius, row, space, text};
use crate::scene::token::Token;

/// From this many words on, the list has a field to search it.
const SEARCHED: usize = 12;
/// Most words of a list that are shown at once; a search finds the others.
const LISTED: usize = 200;
/// Words that a page has.
const PAGE: usize = 8;
/// The widest list, points at 100 %.
const WIDEST: f32 = 380.0;

/// What the open list keeps from frame to frame.
#[derive(Debug, Clone, Default)]
struct Opened {
    /// What is searched for.
    wanted: String,
    /// The place of the mark among the words that are found; none yet takes the present choice.
    at: Option<usize>,
    /// Whether the mark is to be brought into view.
    follow: bool,
}

/// The keys of the open list.
#[derive(Debug, Default)]
pub struct Keys {
    /// How far the mark goes, down or up.
    by: isize,
    /// To the beginning, or to the end.
    end: Option<bool>,
    /// Whether what is marked is picked.
    picks: bool,
    /// The letter that was typed.
    letter: Option<String>,
}

/// The id of the list that belongs to a picker.
pub fn popup(picker: Id) -> Id {
    picker.with("popup")
}

fn search(picker: Id) -> Id {
    picker.with("search")
}

/// A closed picker with the keyboard opens by the arrow keys.
pub fn open_by_keys(ui: &Ui, response: &Response) {
    let is_open = Popup::is_id_open(ui.ctx(), popup(response.id));
    if !response.has_focus() {
        return;
    }
    let filter =
        EventFilter { vertical_arrows: true, horizontal_arrows: is_open, escape: is_open, tab: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let arrows = [Key::ArrowDown, Key::ArrowUp];
    let pressed = |key| {
        [Modifiers::NONE, Modifiers::ALT].map(|with| ui.input_mut(|input| input.consume_key(with, key)))
    };
    if !is_open && arrows.into_iter().flat_map(pressed).any(|pressed| pressed) {
        Popup::open_id(ui.ctx(), popup(response.id));
        ui.ctx().request_repaint();
    }
}

impl Keys {
    /// The keys of a frame while the list of a picker is open.
    pub fn taken(ui: &Ui, picker: Id) -> Self {
        let has = |id| ui.memory(|memory| memory.has_focus(id));
        let search_left = ui.input(|input| input.key_pressed(Key::Escape));
        if !Popup::is_id_open(ui.ctx(), popup(picker)) || !(has(picker) || has(search(picker)) || search_left)
        {
            return Self::default();
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Escape) || ui.input(|input| input.key_pressed(Key::Tab)) {
            Popup::close_id(ui.ctx(), popup(picker));
            ui.data_mut(|data| data.remove::<Opened>(search(picker)));
            ui.memory_mut(|memory| memory.request_focus(picker));
            return Self::default();
        }
        let steps = [
            (Key::ArrowDown, 1),
            (Key::ArrowUp, -1),
            (Key::PageDown, PAGE.cast_signed()),
            (Key::PageUp, -PAGE.cast_signed()),
        ];
        let by = steps.into_iter().filter(|(key, _)| pressed(*key)).map(|(_, by)| by).sum();
        if has(search(picker)) {
            return Self { by, picks: pressed(Key::Enter), ..Self::default() };
        }
        let end = [(Key::Home, false), (Key::End, true)].into_iter().find(|(key, _)| pressed(*key));
        let letter = ui.input(|input| {
            input.events.iter().rev().find_map(|event| match event {
                Event::Text(letter) if !letter.trim().is_empty() => Some(letter.to_lowercase()),
                _ => None,
            })
        });
        let picks = [Key::Enter, Key::Space].map(pressed).contains(&true);
        Self { by, end: end.map(|(_, last)| last), picks, letter }
    }

    /// Where the mark goes.
    fn moved(&self, from: usize, found: &[(usize, &String)]) -> usize {
        let last = found.len().saturating_sub(1);
        let begins = |letter: &String| {
            let all = found.iter().enumerate().cycle().skip(from + 1).take(found.len());
            all.into_iter().find(|(_, (_, word))| word.to_lowercase().starts_with(letter.as_str()))
        };
        match (self.end, self.letter.as_ref().and_then(begins)) {
            (Some(false), _) => 0,
            (Some(true), _) => last,
            (None, Some((place, _))) => place,
            (None, None) => from.saturating_add_signed(self.by).min(last),
        }
    }

    fn moves(&self) -> bool {
        self.by != 0 || self.end.is_some() || self.letter.is_some()
    }
}

/// Shows the list; tells which word was picked.
pub fn show(ui: &mut Ui, picker: Id, chosen: &str, entries: &[String], keys: &Keys) -> Option<usize> {
    let look = Look::of(ui);
    let fresh = Opened { follow: true, ..Opened::default() };
    let mut opened: Opened = ui.data(|data| data.get_temp(search(picker))).unwrap_or(fresh);
    if entries.len() > SEARCHED {
        field(ui, picker, &mut opened);
    }
    let wanted = opened.wanted.trim().to_lowercase();
    let found: Vec<(usize, &String)> = entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| wanted.is_empty() || entry.to_lowercase().contains(&wanted))
        .collect();
    let listed = found.get(..LISTED).unwrap_or(&found);
    let present = || listed.iter().position(|(_, entry)| *entry == chosen);
    // An arrow that opened the list has not moved the mark yet.
    let here = opened.at.or_else(present);
    let at = keys.moved(here.unwrap_or(0), listed).min(listed.len().saturating_sub(1));
    opened.at = Some(at);
    opened.follow |= keys.moves();
    let follow = opened.follow && !ui.is_sizing_pass();
    opened.follow &= ui.is_sizing_pass();
    let mut picked = listed.get(at).filter(|_| keys.picks).map(|(place, _)| *place);
    ui.set_min_width(width(ui, look, listed));
    ScrollArea::vertical().max_height(look.points(control::LIST)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (place, (number, entry)) in listed.iter().enumerate() {
            let response = line(ui, look, entry, place == at, *entry == chosen);
            if place == at {
                mark(ui, picker, &response, follow);
            }
            if response.clicked() {
                picked = Some(*number);
            }
        }
        match found.len() {
            0 => drop(ui.label("Nothing is called so.")),
            many if many > LISTED => drop(ui.label(format!("and {} more; search finds them", many - LISTED))),
            _ => {}
        }
    });
    match picked {
        Some(_) => ui.data_mut(|data| data.remove::<Opened>(search(picker))),
        None => {
            ui.data_mut(|data| data.insert_temp(search(picker), opened));
        }
    }
    picked
}

/// The field that searches a long list; it has the keyboard while the list is open.
fn field(ui: &mut Ui, picker: Id, opened: &mut Opened) {
    let field = TextEdit::singleline(&mut opened.wanted).id(search(picker)).hint_text("Search");
    let response = ui.add(field.desired_width(f32::INFINITY));
    let value = opened.wanted.clone();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, true, "Search");
        info.current_text_value = Some(value.clone());
        info
    });
    if response.changed() {
        opened.at = Some(0);
        opened.follow = true;
    }
    let focused = ui.memory(egui::Memory::focused);
    if focused.is_none_or(|focused| focused == picker) {
        response.request_focus();
    }
}

/// What a reader hears of where the mark is, and that it is in view.
fn mark(ui: &Ui, picker: Id, response: &Response, follow: bool) {
    let id = response.id.accesskit_id();
    for holder in [picker, search(picker)] {
        if ui.memory(|memory| memory.has_focus(holder)) {
            ui.ctx().accesskit_node_builder(holder, |node| node.set_active_descendant(id));
        }
    }
    if follow {
        response.scroll_to_me(None);
    }
}

/// The width that the words need, within reason.
fn width(ui: &Ui, look: Look, listed: &[(usize, &String)]) -> f32 {
    let widths = listed
        .iter()
        .map(|(_, entry)| words(ui, entry, look.words(text::BODY), look.colour(Token::Text)).size().x);
    let beside = look.points(3.0 * space::MEDIUM + control::SMALL_GLYPH + space::LARGE);
    (widths.fold(0.0, f32::max) + beside).min(look.points(WIDEST)).max(ui.available_width())
}

/// A word of the list. It never takes the keyboard.
fn line(ui: &mut Ui, look: Look, entry: &str, marked: bool, chosen: bool) -> Response {
    let size = vec2(ui.available_width(), look.points(row::CONTROL));
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, entry));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(marked));
    let ground = match (marked, response.hovered()) {
        (true, _) => Token::Selected,
        (false, true) => Token::Hover,
        (false, false) => Token::Card,
    };
    ui.painter().rect_filled(rect, look.points(radius::CHIP), look.colour(ground));
    let mut right = rect.right() - look.points(space::MEDIUM);
    if chosen {
        let left = right - look.points(control::SMALL_GLYPH);
        let square: Rect = glyph_square(look, control::SMALL_GLYPH, left, rect.center().y);
        paint::glyph(ui, Glyph::Tick, square, GlyphInks::on(ground, Token::Text));
        right = left - look.points(space::TIGHT);
    }
    let left = rect.left() + look.points(space::MEDIUM);
    let mut job =
        LayoutJob::simple_singleline(entry.to_owned(), look.words(text::BODY), look.colour(Token::Text));
    job.wrap = TextWrapping::truncate_at_width((right - left).max(0.0));
    let galley = ui.painter().layout_job(job);
    paint_words(ui.painter(), left, rect.center().y, galley);
    response
}
