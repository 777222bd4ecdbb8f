//! A row of a form: a label, a control that the label names, where its value comes from, and what
//! is wrong with it.

use egui::{Align, Layout, Rect, Response, RichText, Sense, Stroke, Ui, UiBuilder, Vec2, vec2};

use super::words;
use crate::desktop::paint;
use crate::desktop::theme::Look;
use crate::scene::glyphs::Glyph;
use crate::scene::size::{control, row, space, stroke, text};
use crate::scene::token::Token;

/// The share of a narrow panel that the column of labels takes at most.
const LABEL_SHARE: f32 = 0.48;

/// A row of a form.
#[must_use = "a row is shown with `show`"]
pub struct FieldRow<'a> {
    label: &'a str,
    tooltip: Option<&'a str>,
    origin: Option<&'a str>,
    fault: Option<&'a str>,
    height: f32,
}

impl<'a> FieldRow<'a> {
    /// A row by the label of its control.
    pub fn new(label: &'a str) -> Self {
        Self { label, tooltip: None, origin: None, fault: None, height: row::CONTROL + space::HAIR }
    }

    /// The same, as low as rows of facts are.
    pub fn fact(self) -> Self {
        Self { height: row::FACT, ..self }
    }

    /// The same with what the pointer reads on the label.
    pub fn tooltip(self, tooltip: &'a str) -> Self {
        Self { tooltip: Some(tooltip), ..self }
    }

    /// The same with where the value comes from: "set here", "default", "forced by TCP".
    pub fn origin(self, origin: Option<&'a str>) -> Self {
        Self { origin, ..self }
    }

    /// The same with what is wrong with what stands in the field: "From 1 to 32 for an IPv4 subnet".
    pub fn fault(self, fault: Option<&'a str>) -> Self {
        Self { fault, ..self }
    }

    /// Shows the row. `add_control` adds one control, which the label then names.
    pub fn show(self, ui: &mut Ui, add_control: impl FnOnce(&mut Ui) -> Response) -> Response {
        let look = Look::of(ui);
        let width = ui.available_width();
        let column = look.points(row::LABEL_COLUMN).min(width * LABEL_SHARE);
        let gap = look.points(space::SMALL);
        let lines = ui.painter().layout(
            self.label.to_owned(),
            look.words(text::LABEL),
            look.colour(Token::Muted),
            column - gap,
        );
        let height = look.points(self.height).max(lines.size().y + look.points(space::TIGHT));
        let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let label = self.label(ui, look, Rect::from_min_size(rect.min, vec2(column - gap, height)));
        let mut place = rect;
        place.set_left(rect.left() + column);
        if let Some(origin) = self.origin {
            place.set_right(show_origin(ui, look, place, origin) - gap);
        }
        let mut child = row_ui(ui, place, Layout::left_to_right(Align::Center));
        if self.fault.is_some() {
            edge_in_refused(&mut child, look);
        }
        let response = add_control(&mut child).labelled_by(label.id);
        match self.fault {
            Some(fault) => show_fault(ui, look, column, fault, response),
            None => response,
        }
    }

    fn label(&self, ui: &mut Ui, look: Look, rect: Rect) -> Response {
        let words = RichText::new(self.label).font(look.words(text::LABEL)).color(look.colour(Token::Muted));
        let mut child = row_ui(ui, rect, Layout::left_to_right(Align::Center));
        let label = child.add(egui::Label::new(words).wrap());
        match self.tooltip {
            Some(tooltip) => label.on_hover_text(tooltip),
            None => label,
        }
    }
}

fn row_ui(ui: &mut Ui, rect: Rect, layout: Layout) -> Ui {
    ui.new_child(UiBuilder::new().max_rect(rect).layout(layout))
}

/// Words at the right end of a row; returns where they begin.
fn show_origin(ui: &mut Ui, look: Look, rect: Rect, origin: &str) -> f32 {
    let words = RichText::new(origin).font(look.words(text::SECOND)).color(look.colour(Token::Faint));
    let mut child = row_ui(ui, rect, Layout::right_to_left(Align::Center));
    child.add(egui::Label::new(words).extend()).rect.left()
}

/// The octagon and the sentence below the control; a reader hears the sentence with the control.
fn show_fault(ui: &mut Ui, look: Look, column: f32, fault: &str, response: Response) -> Response {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_invalid(egui::accesskit::Invalid::True);
        node.set_description(fault);
    });
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = look.points(space::TIGHT);
        let indent = (column - look.points(row::GLYPH + space::TIGHT)).max(0.0);
        ui.add_space(indent.min(ui.available_width() / 3.0));
        let line = words(ui, "x", look.words(text::SECOND), look.colour(Token::Text)).size().y;
        let (square, _) = ui.allocate_exact_size(
            vec2(look.points(control::CHIP_GLYPH), line.max(look.points(row::GLYPH))),
            Sense::hover(),
        );
        let square = Rect::from_center_size(square.center(), Vec2::splat(look.points(control::CHIP_GLYPH)));
        paint::glyph(ui, Glyph::Error, square, Glyph::Error.inks(Token::Window, Token::Refused));
        let words =
            RichText::new(fault).font(look.words(text::SECOND)).color(look.colour(Token::RefusedText));
        ui.add(egui::Label::new(words).wrap());
    });
    ui.add_space(look.points(space::TIGHT));
    response
}

fn edge_in_refused(ui: &mut Ui, look: Look) {
    let edge = Stroke::new(stroke::EDGE, look.colour(Token::Refused));
    let visuals = ui.visuals_mut();
    for state in [&mut visuals.widgets.inactive, &mut visuals.widgets.hovered] {
        state.bg_stroke = edge;
    }
    visuals.selection.stroke = Stroke::new(look.theme.ring(), edge.color);
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui_kittest::{
        Harness,
        kittest::{NodeT, Queryable},
    };

    fn harness(fault: Option<&'static str>) -> Harness<'static, String> {
        Harness::new_ui_state(
            move |ui, text| {
                FieldRow::new("Mask bits")
                    .origin(Some("set here"))
                    .fault(fault)
                    .show(ui, |ui| ui.add(egui::TextEdit::singleline(text).desired_width(60.0)));
            },
            "33".to_owned(),
        )
    }

    #[test]
    fn the_label_names_the_control() {
        let mut harness = harness(None);
        let field = harness.get_by_role_and_label(egui::Role::TextInput, "Mask bits");
        field.focus();
        harness.run();
        harness.get_by_role_and_label(egui::Role::TextInput, "Mask bits").type_text("0");
        harness.run();
        assert_eq!(harness.state(), "330");
        harness.get_by_label("set here");
    }

    #[test]
    fn a_fault_is_shown_and_heard_with_the_control() {
        let fault = "From 1 to 32 for an IPv4 subnet";
        let harness = harness(Some(fault));
        harness.get_by_label(fault);
        let field = harness.get_by_role_and_label(egui::Role::TextInput, "Mask bits");
        assert_eq!(field.accesskit_node().data().description(), Some(fault));
    }

    #[test]
    fn a_long_label_takes_a_second_line_and_none_of_the_control() {
        let height = |label: &'static str| {
            let mut height = 0.0;
            let mut harness = Harness::new_ui(|ui| {
                let top = ui.cursor().top();
                FieldRow::new(label).fact().show(ui, |ui| ui.label("On"));
                height = ui.cursor().top() - top;
            });
            harness.run();
            drop(harness);
            height
        };
        assert!(height("Enable refer using third-party call control") > height("Refer"));
    }

    #[test]
    fn controls_of_a_form_stand_in_one_column() {
        let mut lefts = Vec::new();
        let mut harness = Harness::new_ui(|ui| {
            let mut on = true;
            let mut add = |label| {
                let switch =
                    FieldRow::new(label).show(ui, |ui| ui.add(super::super::Switch::new(&mut on, label)));
                switch.rect.left()
            };
            lefts = vec![add("RTP latching"), add("Centralized media processing for all calls of the trunk")];
        });
        harness.run();
        drop(harness);
        assert_eq!(lefts[0], lefts[1]);
    }
}
