//! The bar: where a list comes from, which lines are shown, and what is done with them.

use super::act::AddressesMessage;
use super::add;
use super::answered::{Answered, Class};
use crate::desktop::dialogs::Dialog;
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::desktop::widgets::{GlyphButton, Picker, Rank, search_field};
use crate::report::{SeenRow, csv, figure};
use crate::scene::glyphs::Glyph;
use crate::scene::size::{row, text};
use crate::scene::token::Token;
use egui::{Event, Id, Key, Label, RichText, TextEdit, Ui, ViewportCommand};

/// The widths of the fields and the pickers.
const ADDRESS: f32 = 210.0;
const FILTER: f32 = 150.0;
const CLASS: f32 = 170.0;
const SITE: f32 = 190.0;

/// Shows where a list comes from.
pub fn show(ui: &mut Ui, state: &mut State, messages: &mut Vec<Message>) {
    let look = state.look;
    let field = Id::unique("addresses that were seen");
    messages.extend(pasted(ui, state, field));
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(look.points(row::CONTROL));
        let label = ui.label(RichText::new("Addresses").color(look.colour(Token::Muted)));
        let typed = TextEdit::singleline(&mut state.panels.addresses.typed)
            .id(field)
            .desired_width(look.points(ADDRESS))
            .font(look.fixed(text::BODY))
            .hint_text("172.28.151.140/25, or paste a list");
        let response = ui.add(typed).labelled_by(label.id);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let typed = state.panels.addresses.typed.trim();
        if entered && !typed.is_empty() {
            let (text, from) = (typed.to_owned(), "typed".to_owned());
            messages.push(AddressesMessage::Answer { text, from }.into());
        }
        if ui.add(GlyphButton::worded(Glyph::List, "Paste list")).clicked() {
            state.panels.addresses.expects_paste = true;
            ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
        }
        if ui.add(GlyphButton::worded(Glyph::Folder, "Open list…")).clicked() {
            messages.push(Message::Open(Dialog::OpenAddresses { path: String::new() }));
        }
        if let Some(list) = &state.panels.addresses.list {
            let lines = if list.lines == 1 { "line" } else { "lines" };
            let words = format!("{} {lines}, {}", figure(list.lines as u64), list.from);
            ui.add(Label::new(RichText::new(words).color(look.colour(Token::Muted))).truncate());
            if ui.add(GlyphButton::new(Glyph::Close, "Forget the list").rank(Rank::Bare)).clicked() {
                messages.push(AddressesMessage::Forget.into());
            }
        }
    });
}

/// A list that is pasted while the field has the keyboard, the button asked for it, or the pointer is on the panel and
/// nothing else takes what is typed. A single line stays with the field.
fn pasted(ui: &Ui, state: &mut State, field: Id) -> Option<Message> {
    let in_field = ui.memory(|memory| memory.has_focus(field));
    let asked = state.panels.addresses.expects_paste;
    let here = ui.ui_contains_pointer() && !ui.ctx().text_edit_focused();
    if !(in_field || asked || here) || state.dialog.is_some() {
        return None;
    }
    let is_list = |event: &Event| matches!(event, Event::Paste(text) if !in_field || text.trim().contains(['\n', '\r']));
    let event = ui.input_mut(|input| {
        let place = input.events.iter().position(is_list)?;
        Some(input.events.remove(place))
    });
    let Some(Event::Paste(text)) = event else { return None };
    state.panels.addresses.expects_paste = false;
    Some(AddressesMessage::Answer { text, from: "pasted".to_owned() }.into())
}

/// Shows which lines are shown, and what is done with them.
pub fn tools(ui: &mut Ui, state: &mut State, answered: &Answered, messages: &mut Vec<Message>) {
    let look = state.look;
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(look.points(row::CONTROL));
        search_field(ui, &mut state.panels.addresses.filter, "Filter lines", look.points(FILTER));
        class(ui, state, answered);
        if !answered.missing.is_empty() {
            ui.label(RichText::new("Add to").color(look.colour(Token::Muted)));
            site(ui, state);
            let (known, unknown) = add::counts(state);
            let words = format!("Add all {}", figure(known as u64));
            let button = GlyphButton::worded(Glyph::Added, &words).rank(Rank::Primary);
            let left = match unknown {
                0 => String::new(),
                1 => " 1 more is in no network site: choose one to add it too.".to_owned(),
                more => format!(
                    " {} more are in no network site: choose one to add them too.",
                    figure(more as u64)
                ),
            };
            let response = ui.add_enabled(known > 0, button);
            let response = response.on_disabled_hover_text(
                "CAC finds these addresses in no network site. Choose one to add them to.",
            );
            let tooltip = format!("Adds every missing subnet as one edit.{left}");
            if response.on_hover_text(tooltip).clicked() {
                messages.push(AddressesMessage::AddAll.into());
            }
        }
        if ui.add(GlyphButton::worded(Glyph::Copy, "Copy as CSV").rank(Rank::Bare)).clicked() {
            messages.push(copied(ui, state, answered));
        }
    });
}

/// Which answers are shown.
fn class(ui: &mut Ui, state: &mut State, answered: &Answered) {
    let words = |class: Option<Class>| match class {
        None => format!("All {}", figure(answered.classes.len() as u64)),
        Some(class) => {
            let of = Class::ALL.iter().zip(answered.counts).find(|(other, _)| **other == class);
            format!("{} {}", class.label(), figure(of.map_or(0, |(_, count)| count) as u64))
        }
    };
    let all = || [None].into_iter().chain(Class::ALL.map(Some));
    let shown = words(state.panels.addresses.class);
    let picker = Picker::new("Answers that are shown", &shown).width(state.look.points(CLASS));
    let (_, picked) = picker.show(ui, Id::unique("answers that are shown"), || all().map(words).collect());
    if let Some(class) = picked.and_then(|place| all().nth(place)) {
        state.panels.addresses.class = class;
    }
}

/// Where missing subnets go.
fn site(ui: &mut Ui, state: &mut State) {
    const BY_CAC: &str = "Where CAC finds them";
    let topology = state.editor.topology();
    let chosen = state.panels.addresses.site_in(topology);
    let shown = chosen.map_or_else(|| BY_CAC.to_owned(), |id| topology.name(id.into()));
    let picker = Picker::new("Network site for missing subnets", &shown).width(state.look.points(SITE));
    let names = || {
        let sites = topology.network_sites.iter().map(|(_, site)| site.name.to_string());
        [BY_CAC.to_owned()].into_iter().chain(sites).collect()
    };
    let (_, picked) = picker.show(ui, Id::unique("network site for missing subnets"), names);
    match picked.map(|place| place.checked_sub(1)) {
        Some(None) => state.panels.addresses.site = None,
        Some(Some(place)) => {
            state.panels.addresses.site = topology.network_sites.iter().nth(place).map(|(id, _)| id);
        }
        None => {}
    }
}

/// Copies every answer as the command line prints them, and says so.
fn copied(ui: &Ui, state: &State, answered: &Answered) -> Message {
    let topology = state.editor.topology();
    let rows = answered.seen.lines.iter().map(|line| SeenRow::of(topology, line));
    let mut bytes = Vec::new();
    let written = csv::write(&mut bytes, SeenRow::COLUMNS, rows).map_err(|error| error.to_string());
    let text = written.and_then(|()| String::from_utf8(bytes).map_err(|error| error.to_string()));
    match text {
        Ok(text) => {
            ui.ctx().copy_text(text);
            Message::Notice(format!("Copied {} answers", figure(answered.seen.lines.len() as u64)))
        }
        Err(words) => Message::Notice(format!("The answers cannot be copied: {words}")),
    }
}
