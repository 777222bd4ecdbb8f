//! A picker: one of several words, listed when it is pressed; a long list can be searched.

mod list;

use egui::{
    Id, Popup, PopupCloseBehavior, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::{control_corner, focus_ring, glyph_square, paint_words};
use crate::desktop::paint;
use crate::desktop::theme::Look;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, radius, row, space, text};
use crate::scene::text::Face;
use crate::scene::token::Token;

/// One of several words.
#[must_use = "a picker is shown with `show`"]
pub struct Picker<'a> {
    name: &'a str,
    shown: &'a str,
    glyph: Option<Glyph>,
    face: Face,
    quiet: bool,
    width: Option<f32>,
    chosen: &'a str,
    end: f32,
}

impl<'a> Picker<'a> {
    /// A picker by the name of what is chosen and the present choice.
    pub fn new(name: &'a str, shown: &'a str) -> Self {
        Self {
            name,
            shown,
            glyph: None,
            face: Face::Proportional,
            quiet: false,
            width: None,
            chosen: shown,
            end: 0.0,
        }
    }

    /// The same with a glyph before the choice.
    pub fn glyph(self, glyph: Option<Glyph>) -> Self {
        Self { glyph, ..self }
    }

    /// The same with its choice in a face.
    pub fn face(self, face: Face) -> Self {
        Self { face, ..self }
    }

    /// The same, without a frame until it is touched.
    pub fn quiet(self, quiet: bool) -> Self {
        Self { quiet, ..self }
    }

    /// The same with the word of the list that is chosen, where it is another than what is shown.
    pub fn chosen(self, chosen: Option<&'a str>) -> Self {
        Self { chosen: chosen.unwrap_or(self.shown), ..self }
    }

    /// The same with room at its right end, in points, that its own words leave free while it has a frame.
    pub fn end(self, end: f32) -> Self {
        Self { end, ..self }
    }

    /// The same with a width in points; else it takes what there is.
    pub fn width(self, width: f32) -> Self {
        Self { width: Some(width), ..self }
    }

    /// Shows it. `entries` is asked for the words only while the list is open; tells which was picked.
    pub fn show(
        self,
        ui: &mut Ui,
        id: Id,
        entries: impl FnOnce() -> Vec<String>,
    ) -> (Response, Option<usize>) {
        let look = Look::of(ui);
        let width = self.width.unwrap_or(ui.available_width()).min(ui.available_width());
        let height = look.points(if self.quiet { row::FACT } else { row::CONTROL - space::HAIR });
        let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        // The keys of the open list are taken before the picker sees them: Enter picks, and does not press it again.
        let keys = list::Keys::taken(ui, id);
        let response = ui.interact(rect, id, Sense::click());
        if response.clicked() {
            response.request_focus();
        }
        list::open_by_keys(ui, &response);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), self.name);
            info.current_text_value = Some(self.shown.to_owned());
            info
        });
        if ui.is_rect_visible(rect) {
            self.paint(ui, look, rect, &response);
        }
        let popup = Popup::menu(&response)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .accessible_name(self.name)
            .width(width.max(look.points(row::LABEL_COLUMN)));
        let shown = popup.show(|ui| list::show(ui, id, self.chosen, &entries(), &keys));
        let picked = shown.and_then(|shown| shown.inner);
        if picked.is_some() {
            Popup::close_id(ui.ctx(), list::popup(id));
            response.request_focus();
        }
        (response, picked)
    }

    fn paint(&self, ui: &Ui, look: Look, rect: Rect, response: &Response) {
        let touched = response.hovered()
            || response.has_focus()
            || Popup::is_id_open(ui.ctx(), Popup::default_response_id(response));
        let framed = !self.quiet || touched;
        let inset = if self.quiet { look.points(space::TIGHT) } else { look.points(space::SMALL) };
        // What shows no frame keeps its words in line with the values above and below.
        let frame = if self.quiet { rect.expand2(vec2(inset, 0.0)) } else { rect };
        if framed {
            let ground = if response.hovered() { Token::Hover } else { Token::Input };
            let edge = if ui.visuals().widgets.inactive.bg_stroke.color == look.colour(Token::Refused) {
                Token::Refused
            } else {
                Token::Control
            };
            let edge = Stroke::new(crate::scene::size::stroke::EDGE, look.colour(edge));
            ui.painter().rect(frame, control_corner(look), look.colour(ground), edge, StrokeKind::Inside);
        }
        let mut left = if self.quiet { rect.left() } else { rect.left() + inset };
        if let Some(glyph) = self.glyph {
            let square = glyph_square(look, control::CHIP_GLYPH, left, rect.center().y);
            paint::glyph(ui, glyph, square, GlyphInks::on(Token::Window, Token::Muted));
            left = square.right() + look.points(space::TIGHT);
        }
        let mut right = frame.right() - look.points(space::TIGHT);
        if framed {
            right -= self.end;
            let square = glyph_square(
                look,
                control::SMALL_GLYPH,
                right - look.points(control::SMALL_GLYPH),
                rect.center().y,
            );
            paint::glyph(ui, Glyph::ChevronDown, square, GlyphInks::on(Token::Input, Token::Muted));
            right = square.left() - look.points(space::HAIR);
        }
        let words = shortened(ui, look, self.shown, self.face, right - left);
        paint_words(ui.painter(), left, rect.center().y, words);
        focus_ring(ui, response, frame, radius::CONTROL);
    }
}

/// Words that end in an ellipsis where they do not fit; addresses lose their middle, since both ends tell them apart.
fn shortened(ui: &Ui, look: Look, shown: &str, face: Face, width: f32) -> std::sync::Arc<egui::Galley> {
    let fixed = face == Face::Fixed;
    let font = if fixed { look.fixed(text::SECOND) } else { look.words(text::BODY) };
    let ink = look.colour(Token::Text);
    let letter = ui.painter().layout_no_wrap("0".to_owned(), font.clone(), ink).size().x;
    // Letters of the fixed face are counted; `as` keeps within what a field can hold.
    let room = if fixed { (width / letter.max(1.0)) as usize } else { usize::MAX };
    let mut job = egui::text::LayoutJob::simple_singleline(without_middle(shown, room), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    ui.painter().layout_job(job)
}

/// A text of at most so many letters, an ellipsis in place of its middle.
fn without_middle(text: &str, letters: usize) -> String {
    let count = text.chars().count();
    if count <= letters || letters < 3 {
        return text.to_owned();
    }
    let head = letters / 2;
    let tail = letters - head - 1;
    text.chars().take(head).chain(std::iter::once('…')).chain(text.chars().skip(count - tail)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui_kittest::{Harness, kittest::Queryable};

    fn harness(entries: usize) -> Harness<'static, Option<usize>> {
        Harness::new_ui_state(
            move |ui, last: &mut Option<usize>| {
                let names = move || (0..entries).map(|number| format!("Reno-{number}")).collect();
                let shown = last.map_or("none".to_owned(), |number| format!("Reno-{number}"));
                let (_, picked) = Picker::new("Network site", &shown).show(ui, Id::unique("picker"), names);
                *last = picked.or(*last);
            },
            None,
        )
    }

    fn open(harness: &mut Harness<'_, Option<usize>>) {
        harness.get_by_role_and_label(Role::ComboBox, "Network site").click();
        harness.run();
    }

    #[test]
    fn a_press_lists_the_words_and_another_picks_one() {
        let mut harness = harness(3);
        assert!(harness.query_by_label("Reno-1").is_none());
        open(&mut harness);
        assert!(harness.query_by_role_and_label(Role::TextInput, "Search").is_none());
        harness.get_by_label("Reno-1").click();
        harness.run();
        assert_eq!(*harness.state(), Some(1));
        assert!(harness.query_by_label("Reno-2").is_none(), "the list is closed");
    }

    #[test]
    fn a_long_address_loses_its_middle() {
        assert_eq!(without_middle("sbc-itsp.litwareinc.com", 12), "sbc-it…c.com");
        assert_eq!(without_middle("gw.example", 12), "gw.example");
    }

    #[test]
    fn a_long_list_is_searched() {
        let mut harness = harness(40);
        open(&mut harness);
        harness.get_by_role_and_label(Role::TextInput, "Search").type_text("reno-37");
        harness.run();
        assert!(harness.query_by_label("Reno-3").is_none());
        harness.get_by_role_and_label(Role::ListBoxOption, "Reno-37").click();
        harness.run();
        assert_eq!(*harness.state(), Some(37));
    }

    fn press(harness: &mut Harness<'_, Option<usize>>, key: egui::Key) {
        harness.key_press(key);
        harness.run();
    }

    fn has_keyboard(harness: &Harness<'_, Option<usize>>) -> bool {
        harness.get_by_role_and_label(Role::ComboBox, "Network site").is_focused()
    }

    #[test]
    fn the_arrows_open_and_walk_the_list_and_enter_picks_and_closes_it() {
        let mut harness = harness(3);
        harness.get_by_role_and_label(Role::ComboBox, "Network site").focus();
        harness.run();
        press(&mut harness, egui::Key::ArrowDown);
        press(&mut harness, egui::Key::ArrowDown);
        press(&mut harness, egui::Key::ArrowDown);
        press(&mut harness, egui::Key::ArrowUp);
        press(&mut harness, egui::Key::Enter);
        assert_eq!(*harness.state(), Some(1));
        assert!(harness.query_by_label("Reno-2").is_none(), "the list is closed");
        assert!(has_keyboard(&harness), "the keyboard is back on the picker");
    }

    #[test]
    fn escape_closes_the_list_and_picks_nothing() {
        for entries in [3, 40] {
            let mut harness = harness(entries);
            harness.get_by_role_and_label(Role::ComboBox, "Network site").focus();
            harness.run();
            press(&mut harness, egui::Key::Enter);
            press(&mut harness, egui::Key::ArrowDown);
            press(&mut harness, egui::Key::Escape);
            assert!(harness.query_by_label("Reno-2").is_none() && has_keyboard(&harness), "{entries}");
            assert_eq!(*harness.state(), None);
        }
    }

    #[test]
    fn a_searched_list_is_walked_by_the_arrows_too() {
        let mut harness = harness(40);
        open(&mut harness);
        harness.get_by_role_and_label(Role::TextInput, "Search").type_text("reno-3");
        harness.run();
        press(&mut harness, egui::Key::ArrowDown);
        press(&mut harness, egui::Key::Enter);
        assert_eq!(*harness.state(), Some(30), "Reno-3 comes first, then Reno-30");
        assert!(has_keyboard(&harness));
    }

    #[test]
    fn a_letter_goes_to_the_next_word_that_begins_with_it() {
        let mut harness = Harness::new_ui_state(
            |ui, picked: &mut Option<usize>| {
                let words = || ["Off", "Required", "Supported"].map(str::to_owned).to_vec();
                let (_, now) = Picker::new("Encryption", "Off").show(ui, Id::unique("picker"), words);
                *picked = now.or(*picked);
            },
            None,
        );
        harness.get_by_role_and_label(Role::ComboBox, "Encryption").focus();
        harness.run();
        press(&mut harness, egui::Key::Enter);
        harness.event(egui::Event::Text("s".to_owned()));
        harness.run();
        press(&mut harness, egui::Key::Enter);
        assert_eq!(*harness.state(), Some(2));
    }
}
