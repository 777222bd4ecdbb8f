//! A field for the value of one attribute, whatever it takes. What is half typed stays in the field.

use crate::desktop::fields::Field;
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::edit::{Edit, Subject};
use crate::scene::token::Token;
use crate::topology::attributes::{About, Domain, Value};
use crate::topology::{AnyId, Kind};
use egui::{ComboBox, RichText, TextEdit, Ui};

/// Most names of a list to choose from.
const NAMES: usize = 500;

/// Shows a field for an attribute and its value.
pub fn show(
    ui: &mut Ui,
    state: &mut State,
    id: AnyId,
    about: &'static About,
    value: &Value,
    messages: &mut Vec<Message>,
) {
    let label = label(state, about);
    match (about.domain, value) {
        (Domain::Flag, Value::Flag(on)) => {
            let mut on = *on;
            let words = if on { "On" } else { "Off" };
            let response = ui.checkbox(&mut on, words);
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, &label));
            if response.changed() {
                messages.push(set(state, id, about, Value::Flag(on)));
            }
        }
        (Domain::Choice(choices), _) => {
            let mut chosen = value.as_text().unwrap_or_default().to_owned();
            let before = chosen.clone();
            let shown = about.show(value);
            combo(ui, id, about, &label, &shown, |ui| {
                for choice in choices {
                    ui.selectable_value(&mut chosen, choice.key.to_owned(), choice.label);
                }
            });
            if chosen != before {
                messages.push(set(state, id, about, Value::text(chosen)));
            }
        }
        (Domain::Reference(kind), _) => reference(ui, state, id, about, kind, value, messages),
        (Domain::List(Domain::Reference(kind)), Value::List(names)) => {
            references(ui, state, id, about, *kind, names, messages);
        }
        (Domain::List(_), Value::List(list)) => list_text(ui, state, id, about, list, messages),
        (Domain::Scope, _) => {
            ui.label(about.show(value));
        }
        (Domain::Name, Value::Text(_))
            if state.editor.topology().key(id) == Some(crate::topology::Key::Global) =>
        {
            ui.label(about.show(value));
        }
        _ => text(ui, state, id, about, value, messages),
    }
}

/// The label of an attribute in the wording that is chosen.
pub fn label(state: &State, about: &About) -> String {
    if state.parameter_names { about.key.to_owned() } else { about.label.to_owned() }
}

fn set(state: &State, id: AnyId, about: &About, value: Value) -> Message {
    Message::Apply(Edit::set(Subject::of(state.editor.topology(), id), about.key, value))
}

fn combo(ui: &mut Ui, id: AnyId, about: &About, label: &str, shown: &str, add: impl FnOnce(&mut Ui)) {
    let inner = ComboBox::from_id_salt((id, about.key))
        .selected_text(shown)
        .width(ui.available_width() - 8.0)
        .show_ui(ui, add);
    let (label, shown) = (label.to_owned(), shown.to_owned());
    inner.response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &label);
        info.current_text_value = Some(shown.clone());
        info
    });
}

fn reference(
    ui: &mut Ui,
    state: &State,
    id: AnyId,
    about: &'static About,
    kind: Kind,
    value: &Value,
    messages: &mut Vec<Message>,
) {
    let before = value.as_text().map(str::to_owned);
    let mut chosen = before.clone();
    let shown = before.clone().unwrap_or_else(|| "none".to_owned());
    combo(ui, id, about, &label(state, about), &shown, |ui| {
        if !about.required {
            ui.selectable_value(&mut chosen, None, "none");
        }
        for other in state.editor.topology().ids(kind).into_iter().take(NAMES) {
            let name = state.editor.topology().name(other);
            ui.selectable_value(&mut chosen, Some(name.clone()), name);
        }
    });
    if chosen != before {
        messages.push(set(state, id, about, chosen.map_or(Value::None, Value::text)));
    }
}

fn references(
    ui: &mut Ui,
    state: &State,
    id: AnyId,
    about: &'static About,
    kind: Kind,
    names: &[Value],
    messages: &mut Vec<Message>,
) {
    ui.vertical(|ui| {
        for (place, name) in names.iter().enumerate() {
            let shown = name.as_text().unwrap_or_default();
            ui.horizontal(|ui| {
                ui.label(shown);
                if ui.small_button("Remove").on_hover_text(format!("Take {shown} out")).clicked() {
                    let mut left = names.to_vec();
                    left.remove(place);
                    messages.push(set(state, id, about, Value::List(left)));
                }
            });
        }
        let mut added: Option<String> = None;
        let words = format!("Add to {}", label(state, about));
        combo(ui, id, about, &words, "Add…", |ui| {
            for other in state.editor.topology().ids(kind).into_iter().take(NAMES) {
                let name = state.editor.topology().name(other);
                let in_list = names.iter().any(|value| value.as_text() == Some(name.as_str()));
                if !in_list {
                    ui.selectable_value(&mut added, Some(name.clone()), name);
                }
            }
        });
        if let Some(name) = added {
            let mut longer = names.to_vec();
            longer.push(Value::text(name));
            messages.push(set(state, id, about, Value::List(longer)));
        }
    });
}

/// A list that is typed as a file writes it, an item a line.
fn list_text(
    ui: &mut Ui,
    state: &mut State,
    id: AnyId,
    about: &'static About,
    list: &[Value],
    messages: &mut Vec<Message>,
) {
    let shown: Vec<String> = list.iter().map(|item| one_line(item, about.domain)).collect();
    typed(ui, state, id, about, &shown.join("\n"), true, messages, |text| {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(|line| read_line(line, about.domain)).collect::<Result<Vec<_>, _>>().map(Value::List)
    });
}

/// The parts of an item, separated by a bar, in the order of the table.
fn one_line(item: &Value, domain: Domain) -> String {
    match (item, domain) {
        (Value::Record(_), Domain::List(Domain::Record(parts))) => {
            let texts = parts.iter().map(|(key, _)| match item.part(key) {
                Value::Text(text) => text.to_string(),
                Value::Number(number) => number.to_string(),
                _ => String::new(),
            });
            texts.collect::<Vec<_>>().join(" | ").trim_end_matches([' ', '|']).to_owned()
        }
        (Value::Text(text), _) => text.to_string(),
        (Value::Number(number), _) => number.to_string(),
        _ => String::new(),
    }
}

fn read_line(line: &str, domain: Domain) -> Result<Value, String> {
    let Domain::List(item) = domain else { return Ok(Value::text(line)) };
    let Domain::Record(parts) = item else { return scalar(line, *item) };
    let texts: Vec<&str> = line.split('|').map(str::trim).collect();
    if texts.len() > parts.len() {
        let known: Vec<&str> = parts.iter().map(|(key, _)| *key).collect();
        return Err(format!("a line has at most {} parts: {}", parts.len(), known.join(" | ")));
    }
    let read = parts.iter().zip(texts).filter(|(_, text)| !text.is_empty());
    let read = read.map(|((key, domain), text)| Ok(((*key).into(), scalar(text, *domain)?)));
    read.collect::<Result<Vec<_>, String>>().map(Value::Record)
}

fn scalar(text: &str, domain: Domain) -> Result<Value, String> {
    match domain {
        Domain::Number => {
            let digits: String = text.chars().filter(|c| *c != ',').collect();
            digits.parse().map(Value::Number).map_err(|_| format!("\"{text}\" is not a whole number"))
        }
        Domain::Flag => text.parse().map(Value::Flag).map_err(|_| format!("\"{text}\" is not true or false")),
        _ => Ok(Value::text(text)),
    }
}

fn text(
    ui: &mut Ui,
    state: &mut State,
    id: AnyId,
    about: &'static About,
    value: &Value,
    messages: &mut Vec<Message>,
) {
    let shown = match value {
        Value::Text(text) => text.to_string(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    };
    typed(
        ui,
        state,
        id,
        about,
        &shown,
        about.domain == Domain::Text && about.key == "Description",
        messages,
        |text| {
            if text.trim().is_empty() { Ok(Value::None) } else { scalar(text.trim(), about.domain) }
        },
    );
}

/// A field of text whose value is given to the document when it is left or Enter is pressed. A refused text stays,
/// with the reason below it.
#[allow(clippy::too_many_arguments, reason = "a field is where all of these meet")]
fn typed(
    ui: &mut Ui,
    state: &mut State,
    id: AnyId,
    about: &'static About,
    shown: &str,
    lines: bool,
    messages: &mut Vec<Message>,
    read: impl FnOnce(&str) -> Result<Value, String>,
) {
    let field_id = (id, about.key, 0);
    let mut field =
        state.fields.get(field_id).cloned().unwrap_or(Field { text: shown.to_owned(), error: None });
    let label = label(state, about);
    let edit = if lines {
        TextEdit::multiline(&mut field.text).desired_rows(2)
    } else {
        TextEdit::singleline(&mut field.text)
    };
    let edit =
        if field.error.is_some() { edit.text_color(state.look.colour(Token::RefusedText)) } else { edit };
    let width = ui.available_width() - about.unit.map_or(0.0, |_| 44.0);
    let output = ui.horizontal(|ui| {
        let response = ui.add(edit.desired_width(width).id(egui::Id::unique(("field", field_id))));
        if let Some(unit) = about.unit {
            ui.label(RichText::new(unit.label()).color(state.look.colour(Token::Muted)));
        }
        response
    });
    let response = output.inner;
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::TextInput, true, &label);
        info.current_text_value = Some(field.text.clone());
        info
    });
    if state.fields.focus.is_some_and(|(wanted, key, _)| wanted == id && key == about.key) {
        response.request_focus();
        response.scroll_to_me(None);
        state.fields.focus = None;
    }
    if let Some(error) = &field.error {
        ui.label(RichText::new(error).color(state.look.colour(Token::RefusedText)));
    }
    if response.changed() {
        state.fields.set(field_id, Field { text: field.text.clone(), error: None });
    }
    let entered = !lines && response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Escape)) {
        state.fields.close(field_id);
    } else if (entered || response.lost_focus()) && field.text != shown {
        match read(&field.text) {
            Ok(value) => messages.push(set(state, id, about, value)),
            Err(error) => state.fields.set(field_id, Field { text: field.text, error: Some(error) }),
        }
    } else if response.lost_focus() {
        state.fields.close(field_id);
    }
}
