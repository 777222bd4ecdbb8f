//! Lists: references in their order, plain values, and items made of named parts.

use super::sheet::Sheet;
use super::typed::{self, Style};
use super::value::Cell;
use super::{edits, rows, words};
use crate::desktop::fields::{Field, FieldId, first_part};
use crate::desktop::paint;
use crate::desktop::theme::Look;
use crate::desktop::widgets::{FieldRow, Picker};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, radius, row, space, text};
use crate::scene::token::Token;
use crate::topology::Kind;
use crate::topology::attributes::{Domain, Names, Value, lower_first};
use egui::{Align, Layout, Response, RichText, Role, Sense, Ui, Vec2, WidgetInfo, vec2};
use std::borrow::Cow;

/// Shows a list.
pub fn show(ui: &mut Ui, sheet: &mut Sheet<'_>, cell: &Cell<'_>) {
    let Domain::List(item) = cell.about.domain else { return };
    let Value::List(list) = cell.value else { return };
    match item {
        Domain::Reference(kind) => references(ui, sheet, cell, *kind, list),
        Domain::Record(parts) => items(ui, sheet, cell, parts, list),
        _ => items(ui, sheet, cell, &[("", *item)], list),
    }
    rows::fault_below(ui, sheet, cell);
}

/// Entities in an order that counts, each with what takes it up and out.
fn references(ui: &mut Ui, sheet: &mut Sheet<'_>, cell: &Cell<'_>, kind: Kind, list: &[Value]) {
    for (place, value) in list.iter().enumerate() {
        let name = value.as_text().unwrap_or_default();
        rows::line(ui, row::CONTROL, |ui| {
            ui.spacing_mut().item_spacing.x = Look::of(ui).points(space::SMALL);
            number(ui, place);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                if small(ui, Glyph::Close, &format!("Take {name} out"), true).clicked() {
                    put(sheet, cell, edits::without(list, place));
                }
                if small(ui, Glyph::ChevronUp, &format!("Move {name} up"), place > 0).clicked() {
                    put(sheet, cell, edits::moved_up(list, place));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    match sheet.model().find(kind, name) {
                        Some(id) => {
                            rows::jump(ui, sheet, id, name);
                        }
                        None => {
                            let words = format!("{name}, which does not exist");
                            ui.label(RichText::new(words).color(Look::of(ui).colour(Token::RefusedText)));
                        }
                    };
                });
            });
        });
    }
    let others: Vec<String> = sheet
        .topology()
        .ids(kind)
        .into_iter()
        .map(|id| sheet.topology().name(id))
        .filter(|name| !list.iter().any(|value| value.as_text() == Some(name.as_str())))
        .collect();
    if others.is_empty() {
        if list.is_empty() {
            rows::note(ui, format!("There is no {} yet.", kind.noun()));
        }
        return;
    }
    let label = format!("Add to {}", lower_first(cell.label));
    let shown = format!("Add {}", kind.noun());
    let picker = Picker::new(&label, &shown).glyph(Some(Glyph::Added));
    let widget = cell.widget().with("add");
    let (_, picked) = picker.show(ui, widget, || others.clone());
    if let Some(name) = picked.and_then(|place| others.get(place)) {
        let added = list.iter().cloned().chain(std::iter::once(Value::text(name)));
        put(sheet, cell, added.collect());
    }
    ui.add_space(Look::of(ui).points(space::TIGHT));
}

/// The number of a place in an order that counts.
fn number(ui: &mut Ui, place: usize) {
    let look = Look::of(ui);
    let words = RichText::new((place + 1).to_string()).font(look.fixed(text::SECOND));
    ui.label(words.color(look.colour(Token::Faint)));
}

fn put(sheet: &mut Sheet<'_>, cell: &Cell<'_>, list: Vec<Value>) {
    // Places move, so no text may stay at the place that it was typed for.
    for id in cell.ids {
        sheet.state.fields.close_attribute(*id, cell.about.key);
    }
    let edit = cell.edit(sheet, Value::List(list));
    sheet.enter(cell.field(), edit);
}

/// Values or records, each with fields for its parts, and a last one that is being made.
fn items(
    ui: &mut Ui,
    sheet: &mut Sheet<'_>,
    cell: &Cell<'_>,
    parts: &[(&'static str, Domain)],
    list: &[Value],
) {
    let (id, key, _) = cell.field();
    let one = item_name(key);
    let draft = (id, key, first_part(list.len()));
    let is_open = (0..parts.len()).any(|part| sheet.state.fields.get((id, key, draft.2 + part)).is_some());
    for place in 0..list.len() + usize::from(is_open) {
        let item = list.get(place).unwrap_or(&Value::None);
        if parts.len() > 1 || place >= list.len() {
            item_head(ui, sheet, cell, list, place, &one);
        }
        for (number, (part, domain)) in parts.iter().enumerate() {
            let field = (id, key, first_part(place) + number);
            let value = if part.is_empty() { item } else { item.part(part) };
            let label = if part.is_empty() { one.clone() } else { part_name(part).to_owned() };
            let entered = part_field(ui, sheet, field, &label, value, *domain);
            let Some(value) = entered else { continue };
            if let Some(item) = with_part(sheet, (id, key, first_part(place)), parts, item, number, value) {
                let mut next = list.to_vec();
                match next.get_mut(place) {
                    Some(old) => *old = item,
                    None => next.push(item),
                }
                let edit = cell.edit(sheet, Value::List(next));
                sheet.enter(field, edit);
            }
        }
        if parts.len() == 1 && place < list.len() {
            let name = format!("Take {} out", typed::plain(item));
            rows::line(ui, row::FACT, |ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if ui.link("Remove").on_hover_text(name).clicked() {
                        put(sheet, cell, edits::without(list, place));
                    }
                });
            });
        }
    }
    if !is_open {
        add_button(ui, sheet, draft, &one);
    }
}

/// The head of an item: its number, and what takes it out.
fn item_head(ui: &mut Ui, sheet: &mut Sheet<'_>, cell: &Cell<'_>, list: &[Value], place: usize, one: &str) {
    let look = Look::of(ui);
    rows::line(ui, row::FACT, |ui| {
        let words = format!("{} {}", words::capital(one), place + 1);
        ui.label(RichText::new(&words).font(look.words(text::SECOND)).color(look.colour(Token::Faint)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if small(ui, Glyph::Close, &format!("Take {} out", lower_first(&words)), true).clicked() {
                put(sheet, cell, edits::without(list, place));
            }
            if list.len() > 1
                && place < list.len()
                && small(ui, Glyph::ChevronUp, &format!("Move {} up", lower_first(&words)), place > 0)
                    .clicked()
            {
                put(sheet, cell, edits::moved_up(list, place));
            }
        });
    });
}

fn add_button(ui: &mut Ui, sheet: &mut Sheet<'_>, draft: FieldId, one: &str) {
    let look = Look::of(ui);
    rows::line(ui, row::CONTROL, |ui| {
        ui.spacing_mut().item_spacing.x = look.points(space::TIGHT);
        let side = Vec2::splat(look.points(control::SMALL_GLYPH));
        let (square, _) = ui.allocate_exact_size(side, Sense::hover());
        paint::glyph(ui, Glyph::Added, square, GlyphInks::on(Token::Window, Token::AccentText));
        if ui.link(format!("Add {one}")).clicked() {
            sheet.state.fields.set(draft, Field::default());
            sheet.state.fields.focus = Some(draft);
        }
    });
}

fn part_field(
    ui: &mut Ui,
    sheet: &mut Sheet<'_>,
    field: FieldId,
    label: &str,
    value: &Value,
    domain: Domain,
) -> Option<Value> {
    let fault = sheet.state.fields.get(field).and_then(|field| field.error.clone());
    let mut entered = None;
    FieldRow::new(label).fault(fault.as_deref()).show(ui, |ui| {
        let style = Style::part(ui, "not set");
        let read = |text: &str| match text.trim() {
            "" => Ok(Value::None),
            text => typed::scalar(text, domain),
        };
        let (response, value) = typed::field(ui, sheet, field, label, &typed::plain(value), &style, read);
        entered = value;
        response
    });
    entered
}

/// The item with one part set to what was entered, and its other parts as they are typed; `None` while the first
/// part, without which there is no item, is still empty.
fn with_part(
    sheet: &mut Sheet<'_>,
    (id, key, first): FieldId,
    parts: &[(&'static str, Domain)],
    item: &Value,
    number: usize,
    value: Value,
) -> Option<Value> {
    if let [("", _)] = parts {
        return Some(value);
    }
    let mut record: Vec<(Cow<'static, str>, Value)> = Vec::new();
    for (place, (part, domain)) in parts.iter().enumerate() {
        let typed =
            sheet.state.fields.get((id, key, first + place)).map(|field| field.text.trim().to_owned());
        let value = match typed {
            _ if place == number => value.clone(),
            Some(text) if text.is_empty() => Value::None,
            Some(text) => typed::scalar(&text, *domain).ok()?,
            None => item.part(part).clone(),
        };
        if value != Value::None {
            record.push(((*part).into(), value));
        } else if place == 0 {
            let error = Some(format!("Type the {} too", lower_first(part_name(part))));
            sheet.state.fields.set((id, key, first), Field { text: String::new(), error });
            let text = typed::plain(&item.part(parts.get(number)?.0).clone());
            let kept = sheet.state.fields.get((id, key, first + number)).cloned();
            sheet.state.fields.set((id, key, first + number), kept.unwrap_or(Field { text, error: None }));
            return None;
        }
    }
    Some(Value::Record(record))
}

/// What one item of a list is called.
fn item_name(key: &str) -> String {
    match key {
        "Computers" => "computer",
        "PublicAvAddresses" => "address",
        "SipDomains" => "SIP domain",
        "SipResponseCodeTranslationRulesList" => "response code rule",
        "OutboundTranslationRulesList" => "called number rule",
        "OutboundCallingNumberTranslationRulesList" => "calling number rule",
        _ => "item",
    }
    .to_owned()
}

/// The label of a part of an item.
fn part_name(part: &str) -> &str {
    match part {
        "Fqdn" => "FQDN",
        "PstnAddress" => "Address to peers",
        "Name" => "Name",
        "ReceivedResponseCode" => "Code received",
        "TranslatedResponseCode" => "Code passed on",
        other => other,
    }
}

/// A small button without a frame.
pub fn small(ui: &mut Ui, glyph: Glyph, name: &str, enabled: bool) -> Response {
    let look = Look::of(ui);
    let size = Vec2::splat(look.points(row::CONTROL - space::TIGHT));
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(size.x, size.y), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    let surface =
        if enabled && (response.hovered() || response.has_focus()) { Token::Hover } else { Token::Window };
    ui.painter().rect_filled(rect, look.points(radius::CONTROL), look.colour(surface));
    let square = egui::Rect::from_center_size(rect.center(), Vec2::splat(look.points(control::SMALL_GLYPH)));
    let ink = if enabled { Token::Muted } else { Token::Line };
    paint::glyph(ui, glyph, square, GlyphInks::on(surface, ink));
    response.on_hover_text(name)
}
