//! Two values side by side, each on a plate, with the sign of the comparison between them.

use crate::desktop::state::State;
use crate::desktop::widgets::mark;
use crate::report::{Side, Sides};
use crate::scene::size::{radius, space, stroke, text};
use crate::scene::token::Token;
use egui::{
    Align, Align2, Label, Layout, Pos2, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, vec2,
};

/// How high the plates are, and how wide the room between them.
const PLATE: (f32, f32) = (68.0, 44.0);

/// Shows both values and the sign.
pub fn show(ui: &mut Ui, state: &State, sides: &Sides) {
    let look = state.look;
    let width = ui.available_width() - look.points(space::MEDIUM);
    let (height, between) = (look.points(PLATE.0), look.points(PLATE.1));
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let verb = if sides.agree { "agrees with" } else { "differs from" };
    let said = format!("{} {verb} {}", sides.near.value, sides.far.value);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    let plate = vec2((width - between) / 2.0, height);
    let near = Rect::from_min_size(rect.min, plate);
    let far = Rect::from_min_size(Pos2::new(rect.right() - plate.x, rect.top()), plate);
    side(ui, state, &sides.near, near);
    side(ui, state, &sides.far, far);
    let (ground, edge, ink) = if sides.agree {
        (Token::BypassTint, Token::Bypass, Token::BypassText)
    } else {
        (Token::RefusedTint, Token::Refused, Token::RefusedText)
    };
    let centre = rect.center();
    let disc = look.points(space::LARGE + space::TIGHT);
    ui.painter().circle(centre, disc, look.colour(ground), Stroke::new(stroke::EDGE, look.colour(edge)));
    let sign = if sides.agree { "=" } else { "≠" };
    ui.painter().text(centre, Align2::CENTER_CENTER, sign, look.fixed(text::DIALOG), look.colour(ink));
}

fn side(ui: &mut Ui, state: &State, side: &Side, rect: Rect) {
    let look = state.look;
    let edge = Stroke::new(stroke::EDGE, look.colour(Token::Edge));
    ui.painter().rect(rect, look.points(radius::CARD), look.colour(Token::Card), edge, StrokeKind::Inside);
    let inner = rect.shrink2(vec2(look.points(space::LARGE), look.points(space::SMALL)));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::top_down(Align::Min)));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    let line = |ui: &mut Ui, words: &str, font, ink| {
        let words = RichText::new(words).font(font).color(look.colour(ink));
        ui.add(Label::new(words).truncate());
    };
    child.horizontal(|ui| {
        if let Some(id) = side.bypass_id {
            mark(ui, state.panels.facts.marks().mark(id), None);
        }
        ui.vertical(|ui| {
            line(ui, &side.whose, look.words(text::TABLE_HEAD), Token::Muted);
            line(ui, &side.name, look.words(text::SECTION), Token::Text);
        });
    });
    line(&mut child, &side.value, look.fixed(text::TABLE_HEAD), Token::Text);
    line(&mut child, &side.origin, look.words(text::TABLE_HEAD), Token::Muted);
}
