//! Rows: an attribute with its label, its control and where its value comes from; and facts that are derived.

use super::sheet::Sheet;
use super::value::{self, Cell};
use super::{lists, words};
use crate::desktop::paint;
use crate::desktop::theme::Look;
use crate::desktop::widgets::FieldRow;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, row, space, text};
use crate::scene::token::Token;
use crate::topology::AnyId;
use crate::topology::attributes::{Domain, Value};
use egui::{Align, Layout, Rect, Response, RichText, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

/// Shows an attribute of the entity.
pub fn attribute(ui: &mut Ui, sheet: &mut Sheet<'_>, key: &str) {
    let id = sheet.id;
    let Some(about) = id.kind.attribute(key) else { return };
    let value = sheet.topology().attribute(id, about.key).unwrap_or_default();
    let label = sheet.label(about);
    cell(ui, sheet, &Cell::new(&[id], about, &value, label));
}

/// Shows an attribute of one entity or of several in a row, or below its label where it needs the width.
pub fn cell(ui: &mut Ui, sheet: &mut Sheet<'_>, cell: &Cell<'_>) {
    let tooltip = words::tooltip(cell.about, cell.ids.first().map(|id| id.kind));
    match cell.about.domain {
        Domain::List(_) if cell.mixed => {
            FieldRow::new(cell.label).tooltip(&tooltip).show(ui, |ui| ui.label("mixed"));
        }
        Domain::List(_) => lists::show(ui, sheet, cell),
        Domain::Text if cell.about.key == "Description" => {
            let response = value::show(ui, sheet, cell);
            response.on_hover_text(&tooltip);
            fault_below(ui, sheet, cell);
        }
        _ => {
            let origin = origin(cell);
            let fault = sheet.state.fields.get(cell.field()).and_then(|field| field.error.clone());
            let row = FieldRow::new(cell.label).tooltip(&tooltip).origin(origin).fault(fault.as_deref());
            let row = if cell.quiet { row.fact() } else { row };
            row.show(ui, |ui| value::show(ui, sheet, cell));
        }
    }
}

/// Says what is wrong with a field that has no label at its left.
pub fn fault_below(ui: &mut Ui, sheet: &Sheet<'_>, cell: &Cell<'_>) {
    if let Some(error) = sheet.state.fields.get(cell.field()).and_then(|field| field.error.as_deref()) {
        let look = Look::of(ui);
        let words =
            RichText::new(error).font(look.words(text::SECOND)).color(look.colour(Token::RefusedText));
        ui.add(egui::Label::new(words).wrap());
    }
}

/// Where a value comes from, for attributes that have a default that says something.
fn origin(cell: &Cell<'_>) -> Option<&'static str> {
    // What kind of thing it is was chosen when it was made: no default says anything of it.
    let is_kind = cell.about.key == "Kind";
    if cell.mixed
        || cell.quiet
        || cell.about.required
        || is_kind
        || matches!(cell.about.domain, Domain::Reference(_))
    {
        return None;
    }
    let default = cell.ids.first()?.kind.default_value(cell.about.key);
    match (*cell.value == default, default == Value::None) {
        (_, true) => None,
        (true, false) => Some("default"),
        (false, false) => Some("set here"),
    }
}

/// A row with a fact that is derived.
pub fn fact(ui: &mut Ui, label: &str, tooltip: &str, add: impl FnOnce(&mut Ui) -> Response) {
    FieldRow::new(label).fact().tooltip(tooltip).show(ui, add);
}

/// Words of the second rank, wrapped.
pub fn note(ui: &mut Ui, words: impl Into<String>) -> Response {
    let look = Look::of(ui);
    let words = RichText::new(words).font(look.words(text::SECOND)).color(look.colour(Token::Muted));
    ui.add(egui::Label::new(words).wrap())
}

/// A glyph with a name for those who cannot see it.
pub fn sign(ui: &mut Ui, glyph: Glyph, inks: GlyphInks, name: &str) {
    let look = Look::of(ui);
    let side = Vec2::splat(look.points(control::CHIP_GLYPH));
    let (square, response) = ui.allocate_exact_size(side, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    paint::glyph(ui, glyph, square, inks);
}

/// One line of a list: a glyph, the name of an entity, and a fact at the right. A press goes there.
pub fn entity(ui: &mut Ui, sheet: &mut Sheet<'_>, id: AnyId, glyph: Glyph, name: &str, fact: &str) {
    let look = Look::of(ui);
    let size = vec2(ui.available_width(), look.points(row::FACT));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("{name}, {}", id.kind.noun())));
    let surface = if response.hovered() || response.has_focus() { Token::Hover } else { Token::Window };
    if surface == Token::Hover {
        let tint = rect.expand2(vec2(look.points(space::SMALL), 0.0));
        ui.painter().rect_filled(tint, look.points(crate::scene::size::radius::CHIP), look.colour(surface));
    }
    let square = Rect::from_center_size(
        rect.left_center() + vec2(look.points(control::CHIP_GLYPH) / 2.0, 0.0),
        Vec2::splat(look.points(control::CHIP_GLYPH)),
    );
    paint::glyph(ui, glyph, square, GlyphInks::on(surface, Token::Muted));
    let is_address = fact.parse::<std::net::IpAddr>().is_ok();
    let font = if is_address { look.fixed(text::FIGURE) } else { look.words(text::SECOND) };
    let aside = ui.painter().layout_no_wrap(fact.to_owned(), font, look.colour(Token::Faint));
    let fact_left = rect.right() - aside.size().x;
    ui.painter().galley(
        egui::pos2(fact_left, rect.center().y - aside.size().y / 2.0),
        aside,
        look.colour(Token::Faint),
    );
    let left = square.right() + look.points(space::SMALL);
    shortened(ui, name, left, fact_left - look.points(space::SMALL), rect.center().y);
    if response.on_hover_text(format!("Open {} {name}", id.kind.noun())).clicked() {
        sheet.open(id);
    }
}

/// Paints a name that ends in an ellipsis where there is no room.
fn shortened(ui: &Ui, name: &str, left: f32, right: f32, middle: f32) {
    let look = Look::of(ui);
    let ink = look.colour(Token::Text);
    let mut job = egui::text::LayoutJob::simple_singleline(name.to_owned(), look.words(text::BODY), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width((right - left).max(1.0));
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(egui::pos2(left, middle - galley.size().y / 2.0), galley, ink);
}

/// A name that goes to the entity when it is pressed, and looks like a value until then.
pub fn jump(ui: &mut Ui, sheet: &mut Sheet<'_>, id: AnyId, words: &str) -> Response {
    let look = Look::of(ui);
    let label = egui::Label::new(RichText::new(words).color(look.colour(Token::Text))).truncate();
    let response = ui.add(label.sense(Sense::click()));
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, words));
    let response = response.on_hover_text(format!("Open {} {words}", id.kind.noun()));
    if response.hovered() {
        let line = egui::Stroke::new(1.0, look.colour(Token::Control));
        ui.painter().hline(response.rect.x_range(), response.rect.bottom(), line);
    }
    if response.clicked() {
        sheet.open(id);
    }
    response
}

/// A line of its own that holds something at its left and something at its right.
pub fn line(ui: &mut Ui, height: f32, add: impl FnOnce(&mut Ui)) {
    let size = vec2(ui.available_width(), Look::of(ui).points(height));
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(size);
        add(ui);
    });
}
