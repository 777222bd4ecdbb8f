//! A short page: what a bypass ID is, with the marks as the canvas draws them.

use super::{cancel, foot};
use crate::desktop::message::Message;
use crate::desktop::paint;
use crate::desktop::theme::Look;
use crate::desktop::widgets::{Chip, Tone, mark};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::marks::{BypassId, Holder, Mark, assign};
use crate::scene::size::{radius, row, space, stroke, text};
use crate::scene::token::Token;
use egui::{RichText, Sense, Stroke, Ui, vec2};

/// One thing to know, with the places that show it.
struct Lesson {
    title: &'static str,
    words: &'static str,
    shown: Shown,
}

/// What illustrates it.
enum Shown {
    /// Two places, whether their marks are the same, and the verdict.
    Pair([(&'static str, usize); 2], Glyph, Tone, &'static str),
    /// One place and its mark; `None` has no ID.
    One(&'static str, Option<usize>),
}

const NORTH_AMERICA: usize = 0;
const RENO: usize = 1;
const GLOBAL: usize = 2;

const LESSONS: [Lesson; 5] = [
    Lesson {
        title: "Same mark, may bypass",
        words: "Every subnet has a bypass ID, and so has the place of every gateway. Where caller and gateway have the \
                same one, media may go straight between them, past the Mediation Server.",
        shown: Shown::Pair(
            [("Caller in Chicago", NORTH_AMERICA), ("Gateway in New York", NORTH_AMERICA)],
            Glyph::Bypass,
            Tone::Bypass,
            "Bypass",
        ),
    },
    Lesson {
        title: "A region passes its ID on",
        words: "A network site without a bandwidth policy profile has the ID of its network region: a filled mark. All \
                of them together are one well connected place.",
        shown: Shown::One("Chicago, no bandwidth limit", Some(NORTH_AMERICA)),
    },
    Lesson {
        title: "A profile makes a network site its own place",
        words: "Behind a link with a limit, media must be counted, so such a network site gets an ID of its own: an \
                outlined mark. Calls to gateways elsewhere are then mediated.",
        shown: Shown::Pair(
            [("Caller in Reno", RENO), ("Gateway in Chicago", NORTH_AMERICA)],
            Glyph::Mediated,
            Tone::Mediated,
            "Mediated",
        ),
    },
    Lesson {
        title: "Always bypass is one ID for everybody",
        words: "With the mode Always bypass every subnet has the global ID. Call admission control must be off then: \
                nobody would count what goes straight.",
        shown: Shown::One("Everywhere", Some(GLOBAL)),
    },
    Lesson {
        title: "No ID, no bypass",
        words: "While bypass is off globally, or an address is in no network site, there is no ID in force, and media \
                always goes through the Mediation Server.",
        shown: Shown::One("An address in no subnet", None),
    },
];

/// Shows the page.
pub fn show(ui: &mut Ui, look: Look, messages: &mut Vec<Message>) {
    let id = |name, holder| BypassId { name, holder, typed: false };
    let marks = assign(&[
        id("North America", Holder::Region),
        id("Reno", Holder::NetworkSite),
        id("global", Holder::Global),
    ]);
    let none = Mark::none();
    let of = |number: Option<usize>| number.and_then(|number| marks.get(number)).unwrap_or(&none);
    for lesson in &LESSONS {
        ui.label(RichText::new(lesson.title).font(look.words(text::TITLE)));
        ui.add_space(look.points(space::HAIR));
        ui.label(RichText::new(lesson.words).color(look.colour(Token::Muted)));
        ui.add_space(look.points(space::SMALL));
        ui.horizontal(|ui| match &lesson.shown {
            Shown::One(words, number) => place(ui, look, words, of(*number)),
            Shown::Pair([(from, a), (to, b)], glyph, tone, words) => {
                place(ui, look, from, of(Some(*a)));
                let (square, _) =
                    ui.allocate_exact_size(vec2(1.0, 1.0) * look.points(row::GLYPH), Sense::hover());
                paint::glyph(ui, Glyph::ChevronRight, square, GlyphInks::on(Token::Window, Token::Muted));
                place(ui, look, to, of(Some(*b)));
                ui.add_space(look.points(space::SMALL));
                ui.add(Chip::new(*glyph, words, *tone));
            }
        });
        ui.add_space(look.points(space::GROUP));
    }
    foot(ui, |ui| cancel(ui, "Close", messages));
}

/// A place with its mark, as a card of the canvas.
fn place(ui: &mut Ui, look: Look, words: &str, of: &Mark) {
    let frame = egui::Frame::new()
        .fill(look.colour(Token::Card))
        .stroke(Stroke::new(stroke::EDGE, look.colour(Token::Edge)))
        .corner_radius(radius::CARD)
        .inner_margin(egui::Margin::symmetric(space::MEDIUM as i8, space::SMALL as i8));
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(words);
            mark(ui, of, None);
        });
    });
}
