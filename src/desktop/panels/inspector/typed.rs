//! Fields that take text. What is half typed stays in the field, with the reason, and never enters the document.

use super::sheet::Sheet;
use super::value::Cell;
use super::words;
use crate::desktop::fields::{Field, FieldId};
use crate::desktop::paint;
use crate::desktop::theme::Look;
use crate::edit::Edit;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, radius, row, space, stroke, text};
use crate::scene::token::Token;
use crate::topology::attributes::{Domain, Unit, Value, figure};
use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{
    FontId, Frame, Id, Key, Margin, Modifiers, Response, RichText, Role, Sense, Stroke, TextEdit, Ui,
    WidgetInfo, vec2,
};

/// How a field looks.
pub struct Style {
    /// The font of what is typed.
    pub font: FontId,
    /// The colour of what is typed.
    pub ink: Token,
    /// Whether it shows no frame until it is touched.
    pub quiet: bool,
    /// Whether it takes several lines.
    pub lines: bool,
    /// What stands in it while it is empty.
    pub hint: String,
    /// What its figure counts.
    pub unit: Option<Unit>,
    /// Its width in points.
    pub width: f32,
}

impl Style {
    /// How a field looks into which a part of something is typed that is not there yet.
    pub fn part(ui: &Ui, hint: &str) -> Self {
        Self {
            font: Look::of(ui).fixed(text::SECOND),
            ink: Token::Text,
            quiet: false,
            lines: false,
            hint: hint.to_owned(),
            unit: None,
            width: ui.available_width(),
        }
    }
}

/// Shows the field of an attribute.
pub fn show(ui: &mut Ui, sheet: &mut Sheet<'_>, cell: &Cell<'_>) -> Response {
    let look = Look::of(ui);
    let value = if cell.mixed { &Value::None } else { cell.value };
    let shown = match (value, cell.unset) {
        (Value::None, Some(unset)) => unset.to_owned(),
        (Value::Number(number), _) if matches!(cell.about.unit, Some(Unit::Kbps | Unit::Calls)) => {
            figure(*number)
        }
        _ => plain(value),
    };
    let hint = if cell.mixed { words::MIXED.to_owned() } else { words::hint(sheet.topology(), cell) };
    let is_number = cell.about.domain == Domain::Number;
    let steps = if is_number && !cell.quiet { 2.0 * look.points(row::GLYPH + space::TIGHT) } else { 0.0 };
    let style = Style {
        font: font(look, cell.about.domain, cell.quiet),
        ink: Token::Text,
        quiet: cell.quiet,
        lines: cell.about.key == "Description",
        hint,
        unit: cell.about.unit.filter(|unit| !cell.quiet && !is_named(*unit, cell.about.label)),
        width: ui.available_width() - steps,
    };
    if is_number {
        by_keys(ui, sheet, cell);
        ui.spacing_mut().item_spacing.x = 0.0;
    }
    let read = |text: &str| {
        if text.trim().is_empty() { Ok(Value::None) } else { scalar(text.trim(), cell.about.domain) }
    };
    let (response, entered) = field(ui, sheet, cell.field(), cell.label, &shown, &style, read);
    if let Some(value) = entered {
        let edit = cell.edit(sheet, value);
        sheet.enter(cell.field(), edit);
    }
    if steps > 0.0 {
        for (up, glyph, verb) in [(false, Glyph::Removed, "Lower"), (true, Glyph::Added, "Raise")] {
            if step_button(ui, glyph, &format!("{verb} {}", cell.label)).clicked() {
                step(sheet, cell, up);
            }
        }
    }
    response
}

/// Whether a label names the unit already, so that the field has its room for the figure: "Audio ports".
fn is_named(unit: Unit, label: &str) -> bool {
    label.to_lowercase().split_whitespace().any(|word| word == unit.label())
}

/// Shows a field and hands out the value that was entered, once it is left or Enter is pressed.
pub fn field(
    ui: &mut Ui,
    sheet: &mut Sheet<'_>,
    id: FieldId,
    label: &str,
    shown: &str,
    style: &Style,
    read: impl FnOnce(&str) -> Result<Value, String>,
) -> (Response, Option<Value>) {
    let fields = &mut sheet.state.fields;
    let mut field = fields.get(id).cloned().unwrap_or(Field { text: shown.to_owned(), error: None });
    let widget = Id::unique(("field", id));
    let wanted = fields.focus == Some(id);
    let response = text_edit(ui, widget, &mut field, label, style);
    if wanted {
        sheet.state.fields.focus = None;
        response.request_focus();
        response.scroll_to_me(None);
        select_all(ui, widget, &field.text);
    }
    if response.changed() {
        sheet.state.fields.set(id, Field { text: field.text.clone(), error: None });
    }
    let escaped = ui.input(|input| input.key_pressed(Key::Escape));
    if !response.lost_focus() {
        return (response, None);
    }
    if escaped || field.text == shown {
        sheet.state.fields.close(id);
        return (response, None);
    }
    match read(&field.text) {
        Ok(value) => (response, Some(value)),
        Err(error) => {
            sheet.state.fields.set(id, Field { text: field.text, error: Some(error) });
            (response, None)
        }
    }
}

fn text_edit(ui: &mut Ui, widget: Id, field: &mut Field, label: &str, style: &Style) -> Response {
    let look = Look::of(ui);
    let focused = ui.memory(|memory| memory.has_focus(widget));
    let hovered = ui.ctx().read_response(widget).is_some_and(|response| response.hovered());
    let refused = field.error.is_some();
    let framed = !style.quiet || focused || hovered || refused;
    let edge = match (refused, focused, framed) {
        (true, ..) => Stroke::new(stroke::EDGE, look.colour(Token::Refused)),
        (_, true, _) => Stroke::new(stroke::EDGE, look.colour(Token::Accent)),
        (.., true) => Stroke::new(stroke::EDGE, look.colour(Token::Control)),
        _ => Stroke::new(stroke::EDGE, egui::Color32::TRANSPARENT),
    };
    // egui counts margins in whole points; `as` keeps within them.
    let side = (look.points(space::TIGHT) - stroke::EDGE).round() as i8;
    let frame = if style.quiet {
        Frame::NONE
    } else {
        let margin = Margin::symmetric(side, if style.lines { 3 } else { 0 });
        let frame =
            Frame::new().inner_margin(margin).stroke(edge).corner_radius(look.points(radius::CONTROL));
        frame.fill(look.colour(Token::Input))
    };
    let below = ui.painter().add(egui::Shape::Noop);
    if !style.lines {
        // The height is that of the row, not of any control.
        ui.spacing_mut().extra_text_line_spacing = 0.0;
        ui.spacing_mut().interact_size.y = 0.0;
    }
    let ink = if refused { Token::RefusedText } else { style.ink };
    // The frame adds its stroke.
    let height = if style.quiet {
        look.points(row::FACT)
    } else {
        look.points(row::CONTROL - space::HAIR) - 2.0 * stroke::EDGE
    };
    let edit = if style.lines {
        TextEdit::multiline(&mut field.text).desired_rows(2).min_size(vec2(style.width, 0.0))
    } else {
        TextEdit::singleline(&mut field.text).min_size(vec2(style.width.max(24.0), height)).vertical_middle()
    };
    let mut edit = edit
        .id(widget)
        .font(style.font.clone())
        .text_color(look.colour(ink))
        .frame(frame)
        .hint_text(RichText::new(&style.hint).font(style.font.clone()))
        .desired_width(style.width);
    if let Some(unit) = style.unit {
        let unit =
            RichText::new(unit.label()).font(look.words(text::SECOND)).color(look.colour(Token::Faint));
        edit = edit.suffix(unit);
    }
    let response = ui.add(edit);
    let role = if style.lines { Role::MultilineTextInput } else { Role::TextInput };
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(role, true, label);
        info.current_text_value = Some(field.text.clone());
        info
    });
    // What shows no frame keeps its words in line with the values above and below.
    let around =
        if style.quiet { response.rect.expand2(vec2(look.points(space::TIGHT), 0.0)) } else { response.rect };
    if style.quiet && framed {
        let corner = look.points(radius::CONTROL);
        let fill = look.colour(Token::Input);
        ui.painter()
            .set(below, egui::epaint::RectShape::new(around, corner, fill, edge, egui::StrokeKind::Inside));
    }
    if focused {
        let ring =
            Stroke::new(look.theme.ring(), look.colour(if refused { Token::Refused } else { Token::Accent }));
        ui.painter().rect_stroke(around, look.points(radius::CONTROL), ring, egui::StrokeKind::Middle);
    }
    response
}

/// What is in line with other controls.
trait Middle {
    fn vertical_middle(self) -> Self;
}

impl Middle for TextEdit<'_> {
    fn vertical_middle(self) -> Self {
        self.align(egui::Align2::LEFT_CENTER)
    }
}

fn select_all(ui: &Ui, widget: Id, text: &str) {
    let mut state = TextEditState::load(ui.ctx(), widget).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), widget);
}

fn font(look: Look, domain: Domain, quiet: bool) -> FontId {
    use Domain::{Address, Fqdn, Guid, Host, LineUri, Number, Ports, Range};
    match domain {
        Number if quiet => look.words(text::BODY),
        Fqdn | Host | Address | Range | Guid | LineUri | Ports | Number => look.fixed(text::SECOND),
        _ => look.words(text::BODY),
    }
}

/// A value as it is typed.
pub fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) => text.to_string(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// Reads one value.
///
/// # Errors
/// When the text is no value of the domain, as a sentence.
pub fn scalar(text: &str, domain: Domain) -> Result<Value, String> {
    match domain {
        Domain::Number => {
            let digits: String = text.chars().filter(|c| *c != ',').collect();
            digits.parse().map(Value::Number).map_err(|_| format!("\"{text}\" is not a whole number"))
        }
        Domain::Flag => text.parse().map(Value::Flag).map_err(|_| format!("\"{text}\" is not true or false")),
        _ => Ok(Value::text(text)),
    }
}

/// Up and down raise and lower the figure of a field that has the keyboard.
fn by_keys(ui: &Ui, sheet: &mut Sheet<'_>, cell: &Cell<'_>) {
    if !ui.memory(|memory| memory.has_focus(cell.widget())) {
        return;
    }
    for (key, up) in [(Key::ArrowUp, true), (Key::ArrowDown, false)] {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            step(sheet, cell, up);
        }
    }
}

/// Raises or lowers a figure by one step, within its range.
fn step(sheet: &mut Sheet<'_>, cell: &Cell<'_>, up: bool) {
    let by = if cell.about.unit == Some(Unit::Kbps) { 100 } else { 1 };
    let (low, high) = cell.about.range.unwrap_or((0, u64::from(u32::MAX)));
    let now = match cell.value {
        Value::Number(number) => *number,
        _ => low,
    };
    let next = if up { now.saturating_add(by) } else { now.saturating_sub(by) }.clamp(low, high);
    if *cell.value != Value::Number(next) {
        let edit: Edit = cell.edit(sheet, Value::Number(next));
        sheet.enter(cell.field(), edit);
    }
}

fn step_button(ui: &mut Ui, glyph: Glyph, name: &str) -> Response {
    let look = Look::of(ui);
    let size = vec2(look.points(row::GLYPH + space::TIGHT), look.points(row::CONTROL - space::HAIR));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let surface = match (response.is_pointer_button_down_on(), response.hovered() || response.has_focus()) {
        (true, _) => Token::Pressed,
        (false, true) => Token::Hover,
        (false, false) => Token::Window,
    };
    ui.painter().rect_filled(rect, look.points(radius::CONTROL), look.colour(surface));
    let side = egui::Vec2::splat(look.points(control::SMALL_GLYPH));
    let square = egui::Rect::from_center_size(rect.center(), side);
    paint::glyph(ui, glyph, square, GlyphInks::on(surface, Token::Muted));
    response.on_hover_text(name)
}
