//! A segmented control: one of a few choices, all in sight. A choice that is impossible now keeps
//! its words, gets a slash, and says why and what to do.

use egui::{
    CornerRadius, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2,
};

use super::{control_corner, focus_ring, glyph_square, paint_words, words};
use crate::desktop::paint;
use crate::desktop::theme::Look;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, radius, row, space, stroke, text};
use crate::scene::token::Token;

/// Why a choice is impossible, and the way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Impossible<'a> {
    /// The fact: "Not while call admission control is on".
    pub fact: &'a str,
    /// The way out: "Turn CAC off first, or choose sites and regions."
    pub way_out: &'a str,
    /// The rule and its source: "V-01, Global media bypass options".
    pub source: &'a str,
}

/// One of the choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment<'a, T> {
    /// What is chosen.
    pub value: T,
    /// Its words.
    pub label: &'a str,
    /// Why it cannot be chosen now.
    pub impossible: Option<Impossible<'a>>,
}

/// What a person did with the control in this frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick<T> {
    /// Pressed a choice.
    Chosen(T),
    /// Pressed a choice that is impossible: offer its way out.
    Impossible(T),
}

/// One of a few choices.
#[must_use = "a segmented control is shown with `show`"]
pub struct Segmented<'a, T> {
    name: &'a str,
    chosen: T,
    segments: &'a [Segment<'a, T>],
    over: Option<f32>,
}

impl<'a, T: Copy + PartialEq> Segmented<'a, T> {
    /// A control by the name of what is chosen, the present choice, and all choices.
    pub fn new(name: &'a str, chosen: T, segments: &'a [Segment<'a, T>]) -> Self {
        Self { name, chosen, segments, over: None }
    }

    /// The same over a width in points: the segments share what their words leave of it.
    pub fn over(self, width: f32) -> Self {
        Self { over: Some(width), ..self }
    }

    /// How wide it will be, points.
    pub fn width(&self, ui: &Ui) -> f32 {
        let look = Look::of(ui);
        self.segments.iter().map(|segment| self.segment_width(ui, look, segment)).sum()
    }

    /// Shows it; tells what was pressed, if it is not the present choice.
    pub fn show(self, ui: &mut Ui) -> Option<Pick<T>> {
        ui.scope_builder(UiBuilder::new(), |ui| {
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(Role::RadioGroup);
                node.set_label(self.name);
            });
            self.show_segments(ui)
        })
        .inner
    }

    fn show_segments(self, ui: &mut Ui) -> Option<Pick<T>> {
        let look = Look::of(ui);
        let widths = self.widths(ui, look);
        let size = vec2(widths.iter().sum(), look.points(row::CONTROL));
        let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
        let corner = control_corner(look);
        ui.painter().rect_filled(whole, corner, look.colour(Token::Card));
        let mut pick = None;
        let mut left = whole.left();
        let mut after_chosen = true;
        for (place, (segment, width)) in self.segments.iter().zip(widths).enumerate() {
            let rect = Rect::from_min_size(egui::pos2(left, whole.top()), vec2(width, whole.height()));
            left += width;
            let response = ui.interact(rect, ui.unique_id().with(place), Sense::click());
            let chosen = segment.value == self.chosen;
            if !chosen && !after_chosen {
                divide(ui, look, rect);
            }
            after_chosen = chosen;
            if response.clicked() && !chosen {
                pick = Some(match segment.impossible {
                    Some(_) => Pick::Impossible(segment.value),
                    None => Pick::Chosen(segment.value),
                });
            }
            paint_segment(
                ui,
                look,
                rect,
                &response,
                segment,
                corners(corner, place, self.segments.len()),
                chosen,
            );
            describe(ui, look, response, segment, chosen);
        }
        let edge = Stroke::new(stroke::EDGE, look.colour(Token::Control));
        ui.painter().rect_stroke(whole, corner, edge, StrokeKind::Inside);
        pick
    }

    fn widths(&self, ui: &Ui, look: Look) -> Vec<f32> {
        let Some(over) = self.over else {
            return self.segments.iter().map(|segment| self.segment_width(ui, look, segment)).collect();
        };
        let own = self.segments.iter().map(|segment| {
            let label = words(ui, segment.label, look.words(text::BODY), look.colour(Token::Text)).size().x;
            let glyph = segment.value == self.chosen || segment.impossible.is_some();
            label + if glyph { look.points(control::SMALL_GLYPH + space::TIGHT) } else { 0.0 }
        });
        let own: Vec<f32> = own.collect();
        let rest = (over - own.iter().sum::<f32>()) / own.len().max(1) as f32;
        own.into_iter().map(|width| width + rest.max(look.points(space::TIGHT))).collect()
    }

    fn segment_width(&self, ui: &Ui, look: Look, segment: &Segment<'_, T>) -> f32 {
        let label = words(ui, segment.label, look.words(text::BODY), look.colour(Token::Text)).size().x;
        label + look.points(2.0 * space::LARGE) + look.points(control::SMALL_GLYPH + space::TIGHT)
    }
}

/// The line between two choices of which neither is chosen.
fn divide(ui: &Ui, look: Look, rect: Rect) {
    let edge = Stroke::new(stroke::EDGE, look.colour(Token::Edge));
    ui.painter().vline(rect.left(), rect.y_range().shrink(look.points(space::TIGHT)), edge);
}

/// Round corners only at the ends of the control.
fn corners(radius: f32, place: usize, segments: usize) -> CornerRadius {
    let round = CornerRadius::from(radius);
    let (left, right) = (place == 0, place + 1 == segments);
    CornerRadius {
        nw: if left { round.nw } else { 0 },
        sw: if left { round.sw } else { 0 },
        ne: if right { round.ne } else { 0 },
        se: if right { round.se } else { 0 },
    }
}

fn paint_segment<T>(
    ui: &Ui,
    look: Look,
    rect: Rect,
    response: &Response,
    segment: &Segment<'_, T>,
    corners: CornerRadius,
    chosen: bool,
) {
    let (ground, ink, glyph) = match (chosen, segment.impossible) {
        (true, _) => (Token::Accent, Token::OnAccent, Some(Glyph::Tick)),
        (false, Some(_)) => (ground(response), Token::Muted, Some(Glyph::Refused)),
        (false, None) => (ground(response), Token::Text, None),
    };
    if ground != Token::Card {
        ui.painter().rect_filled(rect, corners, look.colour(ground));
    }
    let label = words(ui, segment.label, look.words(text::BODY), look.colour(ink));
    let glyph_width = glyph.map_or(0.0, |_| look.points(control::SMALL_GLYPH + space::TIGHT));
    let mut left = rect.center().x - (label.size().x + glyph_width) / 2.0;
    if let Some(glyph) = glyph {
        paint::glyph(
            ui,
            glyph,
            glyph_square(look, control::SMALL_GLYPH, left, rect.center().y),
            GlyphInks::on(ground, ink),
        );
        left += glyph_width;
    }
    paint_words(ui.painter(), left, rect.center().y, label);
    focus_ring(ui, response, rect, radius::CONTROL);
}

fn ground(response: &Response) -> Token {
    if response.is_pointer_button_down_on() {
        Token::Pressed
    } else if response.hovered() {
        Token::Hover
    } else {
        Token::Card
    }
}

/// Gives a segment its accessible name, and its reason and way out where it is impossible.
fn describe<T>(ui: &Ui, look: Look, response: Response, segment: &Segment<'_, T>, chosen: bool) {
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), chosen, segment.label));
    let Some(Impossible { fact, way_out, source }) = segment.impossible else {
        return;
    };
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(format!("{fact}. {way_out}"));
    });
    response.on_hover_ui(|ui| {
        ui.label(fact);
        ui.label(RichText::new(way_out).color(look.colour(Token::Muted)));
        let source = RichText::new(source).font(look.words(text::FIGURE)).color(look.colour(Token::Faint));
        ui.label(source);
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui_kittest::{
        Harness,
        kittest::{NodeT, Queryable},
    };

    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Mode {
        Off,
        Always,
        SitesAndRegions,
    }

    const CAC_IS_ON: Impossible<'_> = Impossible {
        fact: "Not while call admission control is on",
        way_out: "Turn CAC off first, or choose sites and regions.",
        source: "V-01, Global media bypass options",
    };

    fn harness() -> Harness<'static, (Mode, Option<Pick<Mode>>)> {
        let segments = [
            Segment { value: Mode::Off, label: "Off", impossible: None },
            Segment { value: Mode::Always, label: "Always bypass", impossible: Some(CAC_IS_ON) },
            Segment { value: Mode::SitesAndRegions, label: "Sites and regions", impossible: None },
        ];
        Harness::new_ui_state(
            move |ui, (mode, last)| {
                if let Some(pick) = Segmented::new("Media bypass", *mode, &segments).show(ui) {
                    *last = Some(pick);
                    if let Pick::Chosen(chosen) = pick {
                        *mode = chosen;
                    }
                }
            },
            (Mode::Off, None),
        )
    }

    #[test]
    fn pressing_a_choice_chooses_it() {
        let mut harness = harness();
        harness.get_by_label("Sites and regions").click();
        harness.run();
        assert_eq!(harness.state(), &(Mode::SitesAndRegions, Some(Pick::Chosen(Mode::SitesAndRegions))));
        let node = harness.get_by_role_and_label(Role::RadioButton, "Sites and regions");
        assert_eq!(node.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True));
    }

    #[test]
    fn pressing_what_is_impossible_asks_for_the_way_out_and_changes_nothing() {
        let mut harness = harness();
        harness.get_by_label("Always bypass").click();
        harness.run();
        assert_eq!(harness.state(), &(Mode::Off, Some(Pick::Impossible(Mode::Always))));
    }

    #[test]
    fn what_is_impossible_says_why() {
        let harness = harness();
        let description =
            harness.get_by_label("Always bypass").accesskit_node().data().description().map(str::to_owned);
        assert!(description.unwrap().contains(CAC_IS_ON.way_out));
        assert_eq!(harness.get_by_label("Off").accesskit_node().data().description(), None);
    }

    #[test]
    fn pressing_the_present_choice_says_nothing() {
        let mut harness = harness();
        harness.get_by_label("Off").click();
        harness.run();
        assert_eq!(harness.state().1, None);
    }

    #[test]
    fn the_choices_are_a_group_with_a_name() {
        let harness = harness();
        harness.get_by_role_and_label(Role::RadioGroup, "Media bypass");
    }
}
