//! A control for the value of one attribute, whatever it takes, of one entity or of several.

use super::sheet::Sheet;
use super::{edits, rows, typed, words};
use crate::desktop::fields::FieldId;
use crate::desktop::theme::Look;
use crate::desktop::widgets::{Picker, Switch};
use crate::desktop::{glyphs, paint};
use crate::edit::Edit;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, row, space};
use crate::scene::text::Face;
use crate::scene::token::Token;
use crate::topology::attributes::{About, Domain, Names, Value, lower_first};
use crate::topology::{AnyId, Key, Kind};
use egui::{Id, Rect, Response, RichText, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

/// What a picker calls no choice.
const NONE: &str = "none";

/// The value of one attribute in the inspector.
#[derive(Clone, Copy)]
pub struct Cell<'a> {
    /// Whose attribute it is; an edit sets it for all of them.
    pub ids: &'a [AnyId],
    /// The attribute.
    pub about: &'static About,
    /// Its value; that of the first where they differ.
    pub value: &'a Value,
    /// Whether the values differ.
    pub mixed: bool,
    /// What the control is called.
    pub label: &'a str,
    /// Whether it shows no frame until it is touched.
    pub quiet: bool,
    /// What stands in the field while nothing is set.
    pub unset: Option<&'a str>,
}

impl<'a> Cell<'a> {
    /// The value of an attribute under a label.
    pub fn new(ids: &'a [AnyId], about: &'static About, value: &'a Value, label: &'a str) -> Self {
        Self { ids, about, value, mixed: false, label, quiet: false, unset: None }
    }

    /// The same without a frame until it is touched.
    pub fn quiet(self) -> Self {
        Self { quiet: true, ..self }
    }

    /// The field that it is typed into.
    pub fn field(&self) -> FieldId {
        let none = AnyId { kind: Kind::Deployment, index: 0 };
        let several = usize::from(self.ids.len() > 1);
        (self.ids.first().copied().unwrap_or(none), self.about.key, several)
    }

    /// The edit that sets it for all.
    pub fn edit(&self, sheet: &Sheet<'_>, value: Value) -> Edit {
        match self.ids {
            [one] => sheet.set(*one, self.about, value),
            several => edits::set_all(sheet.topology(), several, self.about, &value),
        }
    }

    /// The id of its widget.
    pub fn widget(&self) -> Id {
        Id::unique(("field", self.field()))
    }
}

/// Shows the control.
pub fn show(ui: &mut Ui, sheet: &mut Sheet<'_>, cell: &Cell<'_>) -> Response {
    let is_global = || cell.ids.iter().any(|id| sheet.topology().key(*id) == Some(Key::Global));
    match cell.about.domain {
        Domain::Flag if cell.quiet => flag_in_words(ui, sheet, cell),
        Domain::Flag => flag(ui, sheet, cell),
        Domain::Choice(choices) => {
            let keys: Vec<Value> = choices.iter().map(|choice| Value::text(choice.key)).collect();
            let shown = if cell.mixed { words::MIXED.to_owned() } else { cell.about.show(cell.value) };
            let glyph = cell.about.key.eq("Kind").then(|| words::glyph_of_choice(cell.value)).flatten();
            let picker = Picker::new(cell.label, &shown).quiet(cell.quiet).glyph(glyph);
            let labels = || choices.iter().map(|choice| choice.label.to_owned()).collect();
            let (response, picked) = picker.show(ui, cell.widget(), labels);
            if let Some(value) = picked.and_then(|place| keys.get(place)) {
                set(sheet, cell, value.clone());
            }
            response
        }
        Domain::Reference(kind) => reference(ui, sheet, cell, kind),
        Domain::Scope => ui.label(cell.about.show(cell.value)),
        Domain::Name if is_global() => ui.label(cell.about.show(cell.value)),
        _ => typed::show(ui, sheet, cell),
    }
}

/// Gives a value to the document where it is another one.
fn set(sheet: &mut Sheet<'_>, cell: &Cell<'_>, value: Value) {
    if cell.mixed || value != *cell.value {
        let edit = cell.edit(sheet, value);
        sheet.enter(cell.field(), edit);
    }
}

fn is_on(cell: &Cell<'_>) -> bool {
    *cell.value == Value::Flag(true) && !cell.mixed
}

fn flag(ui: &mut Ui, sheet: &mut Sheet<'_>, cell: &Cell<'_>) -> Response {
    let mut on = is_on(cell);
    let response = ui.add(Switch::new(&mut on, cell.label));
    let words = if cell.mixed {
        words::MIXED
    } else if is_on(cell) {
        "On"
    } else {
        "Off"
    };
    ui.label(RichText::new(words).color(Look::of(ui).colour(Token::Text)));
    if response.changed() {
        set(sheet, cell, Value::Flag(on));
    }
    response
}

/// A flag as a word that is pressed, as tables show it.
fn flag_in_words(ui: &mut Ui, sheet: &mut Sheet<'_>, cell: &Cell<'_>) -> Response {
    let look = Look::of(ui);
    let words = if cell.mixed { words::MIXED.to_owned() } else { words::setting(cell.about, cell.value) };
    let font = look.words(crate::scene::size::text::BODY);
    let galley = ui.painter().layout_no_wrap(words, font, look.colour(Token::Text));
    let size = vec2(galley.size().x + look.points(space::TIGHT), look.points(row::FACT));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Switch, ui.is_enabled(), is_on(cell), cell.label));
    if response.hovered() || response.has_focus() {
        let frame = rect.expand2(vec2(look.points(space::TIGHT), -look.points(space::HAIR)));
        let edge = egui::Stroke::new(crate::scene::size::stroke::EDGE, look.colour(Token::Control));
        let corner = look.points(crate::scene::size::radius::CHIP);
        ui.painter().rect(frame, corner, look.colour(Token::Hover), edge, egui::StrokeKind::Inside);
    }
    ui.painter().galley(
        egui::pos2(rect.left(), rect.center().y - galley.size().y / 2.0),
        galley,
        look.colour(Token::Text),
    );
    if response.clicked() {
        set(sheet, cell, Value::Flag(!is_on(cell)));
    }
    let turn = if is_on(cell) { "Turn off" } else { "Turn on" };
    response.on_hover_text(format!("{turn} {}", lower_first(cell.about.label)))
}

/// A picker of the entities of a kind, and the way to the one that is picked.
fn reference(ui: &mut Ui, sheet: &mut Sheet<'_>, cell: &Cell<'_>, kind: Kind) -> Response {
    let look = Look::of(ui);
    let name = cell.value.as_text().map(str::to_owned);
    let target = name.as_deref().filter(|_| !cell.mixed).and_then(|name| sheet.model().find(kind, name));
    let (shown, face) = match (cell.mixed, target, &name) {
        (true, ..) => (words::MIXED.to_owned(), Face::Proportional),
        (_, Some(target), _) if cell.quiet => words::address(sheet.topology(), target),
        (_, _, Some(name)) => (name.clone(), Face::Proportional),
        (_, _, None) => (cell.unset.unwrap_or(NONE).to_owned(), Face::Proportional),
    };
    let room = ui.available_rect_before_wrap();
    let jump_width = look.points(row::GLYPH + space::HAIR);
    let width = if target.is_some() && !cell.quiet {
        room.width() - jump_width - look.points(space::HAIR)
    } else {
        room.width()
    };
    let glyph = (cell.quiet && face == Face::Proportional)
        .then(|| target.map(|id| glyphs::of_kind(id.kind)))
        .flatten();
    let end = if target.is_some() && cell.quiet { jump_width } else { 0.0 };
    let picker = Picker::new(cell.label, &shown).quiet(cell.quiet).face(face).glyph(glyph).width(width);
    let picker = picker.chosen(name.as_deref()).end(end);
    let ids = sheet.topology().ids(kind);
    let optional = !cell.about.required;
    let entries = || {
        let names = ids.iter().map(|id| sheet.topology().name(*id));
        optional.then(|| NONE.to_owned()).into_iter().chain(names).collect::<Vec<_>>()
    };
    let (response, picked) = picker.show(ui, cell.widget(), entries);
    if let Some(place) = picked {
        let value = match (optional, place) {
            (true, 0) => Value::None,
            _ => ids
                .get(place - usize::from(optional))
                .map_or(Value::None, |id| Value::text(sheet.topology().name(*id))),
        };
        set(sheet, cell, value);
    }
    if let Some(target) = target {
        let at = Rect::from_min_max(egui::pos2(room.right() - jump_width, room.top()), room.max);
        open_button(ui, sheet, cell, target, at, response.hovered());
    }
    response
}

/// A small arrow at the end of a reference that goes to what it names.
fn open_button(
    ui: &mut Ui,
    sheet: &mut Sheet<'_>,
    cell: &Cell<'_>,
    target: AnyId,
    at: Rect,
    row_hovered: bool,
) {
    let response = ui.interact(at, cell.widget().with("open"), Sense::click());
    let name = sheet.topology().name(target);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("Open {name}")));
    let touched = response.hovered() || response.has_focus();
    if !cell.quiet || row_hovered || touched {
        let surface = if touched { Token::Hover } else { Token::Window };
        let square =
            Rect::from_center_size(at.center(), Vec2::splat(Look::of(ui).points(control::SMALL_GLYPH)));
        paint::glyph(ui, Glyph::ChevronRight, square, GlyphInks::on(surface, Token::AccentText));
    }
    if response.on_hover_text(format!("Open {} {name}", target.kind.noun())).clicked() {
        sheet.open(target);
    }
}

/// A value of another entity in a row of facts, to be changed in place.
pub fn of_another(ui: &mut Ui, sheet: &mut Sheet<'_>, id: AnyId, key: &str, label: &str) {
    let Some(about) = id.kind.attribute(key) else { return };
    let value = sheet.topology().attribute(id, about.key).unwrap_or_default();
    let label = if sheet.state.parameter_names { about.key } else { label };
    rows::cell(ui, sheet, &Cell::new(&[id], about, &value, label).quiet());
}
