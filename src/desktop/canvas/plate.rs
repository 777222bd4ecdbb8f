//! A plate beside the pointer that names what would happen, or why it cannot; and the ring around what it would happen
//! to.

use super::to_egui;
use crate::desktop::theme::Look;
use crate::scene::geometry::Rect;
use crate::scene::size::{radius, space, stroke, text};
use crate::scene::token::Token;
use egui::{Pos2, Shape, Stroke, StrokeKind, Ui, vec2};

/// What a plate says of the deed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// It would be done.
    Makes,
    /// It cannot be done.
    Refuses,
    /// What to do next.
    Asks,
}

impl Says {
    fn tokens(self) -> (Token, Token) {
        match self {
            Self::Makes => (Token::AccentText, Token::Accent),
            Self::Refuses => (Token::RefusedText, Token::Refused),
            Self::Asks => (Token::Muted, Token::Control),
        }
    }

    /// The colour of rings and lines that go with it.
    pub fn edge(self) -> Token {
        self.tokens().1
    }
}

/// Shows a plate beside a point of the screen, inside the canvas. Readers and tests find it by its words.
pub fn show(ui: &mut Ui, look: Look, at: Pos2, words: &str, says: Says) {
    let (ink, edge) = says.tokens();
    let galley = ui.painter().layout_no_wrap(words.to_owned(), look.words(text::SECOND), look.colour(ink));
    let inset = vec2(space::MEDIUM, space::TIGHT);
    let size = galley.size() + 2.0 * inset;
    let view = ui.clip_rect().shrink(space::TIGHT);
    let corner = at + vec2(space::PANEL, space::LARGE);
    let corner = corner.min(view.max - size).max(view.min);
    let rect = egui::Rect::from_min_size(corner, size);
    let stroke = Stroke::new(stroke::EDGE, look.colour(edge));
    ui.painter().rect(rect, radius::CONTROL, look.colour(Token::Card), stroke, StrokeKind::Inside);
    ui.painter().galley(rect.min + inset, galley, look.colour(ink));
    let response = ui.interact(rect, egui::Id::unique("canvas plate"), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
}

/// Draws a dashed ring around something on the screen.
pub fn ring(ui: &Ui, look: Look, rect: Rect, says: Says) {
    /// Lengths of dashes and gaps, points.
    const DASH: (f32, f32) = (6.0, 4.0);
    let rect = to_egui(rect).expand(stroke::RING);
    let corners =
        [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    let stroke = Stroke::new(stroke::RING, look.colour(says.edge()));
    ui.painter().extend(Shape::dashed_line(&corners, stroke, DASH.0, DASH.1));
}
