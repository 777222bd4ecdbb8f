//! A row of a form: a label, a control that the label names, where its value comes from, and what
//! is wrong with it.

use egui::{Align, Layout, Response, RichText, Stroke, Ui, Vec2, vec2};

use crate::desktop::paint;
use crate::desktop::theme::Look;
use crate::scene::glyphs::Glyph;
use crate::scene::size::{row, space, stroke, text};
use crate::scene::token::Token;

/// A row of a form.
#[must_use = "a row is shown with `show`"]
pub struct FieldRow<'a> {
    label: &'a str,
    origin: Option<&'a str>,
    fault: Option<&'a str>,
}

impl<'a> FieldRow<'a> {
    /// A row by the label of its control.
    pub fn new(label: &'a str) -> Self {
        Self { label, origin: None, fault: None }
    }

    /// The same with where the value comes from: "set here", "default", "forced by TCP".
    pub fn origin(self, origin: &'a str) -> Self {
        Self { origin: Some(origin), ..self }
    }

    /// The same with what is wrong with what stands in the field: "From 1 to 32 for an IPv4 subnet".
    pub fn fault(self, fault: Option<&'a str>) -> Self {
        Self { fault, ..self }
    }

    /// Shows the row. `add_control` adds one control, which the label then names.
    pub fn show(self, ui: &mut Ui, add_control: impl FnOnce(&mut Ui) -> Response) -> Response {
        let look = Look::of(ui);
        let size = vec2(ui.available_width(), look.points(row::CONTROL + space::TIGHT));
        let across = Layout::left_to_right(Align::Center);
        ui.allocate_ui_with_layout(size, across, |ui| {
            ui.set_min_height(size.y);
            let label = self.label(ui, look);
            let mut response = ui
                .scope(|ui| {
                    if self.fault.is_some() {
                        edge_in_refused(ui, look);
                    }
                    add_control(ui)
                })
                .inner
                .labelled_by(label.id);
            if let Some(fault) = self.fault {
                response = self.show_fault(ui, look, fault, response);
            } else if let Some(origin) = self.origin {
                let origin = RichText::new(origin).font(look.words(text::SECOND));
                ui.label(origin.color(look.colour(Token::Faint)));
            }
            response
        })
        .inner
    }

    fn label(&self, ui: &mut Ui, look: Look) -> Response {
        let size = vec2(look.points(row::LABEL_COLUMN), look.points(row::CONTROL));
        let across = Layout::left_to_right(Align::Center);
        ui.allocate_ui_with_layout(size, across, |ui| {
            ui.set_min_size(size);
            let words = RichText::new(self.label).color(look.colour(Token::Muted));
            ui.add(egui::Label::new(words).truncate())
        })
        .inner
    }

    /// The octagon and the sentence; a reader hears the sentence with the control.
    fn show_fault(&self, ui: &mut Ui, look: Look, fault: &str, response: Response) -> Response {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_invalid(egui::accesskit::Invalid::True);
            node.set_description(fault);
        });
        let side = Vec2::splat(look.points(row::GLYPH));
        let (square, _) = ui.allocate_exact_size(side, egui::Sense::hover());
        paint::glyph(ui, Glyph::Error, square, Glyph::Error.inks(Token::Window, Token::Refused));
        ui.label(RichText::new(fault).color(look.colour(Token::RefusedText)));
        response
    }
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
                    .origin("set here")
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
        assert!(harness.query_by_label("set here").is_none());
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
