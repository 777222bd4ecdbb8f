//! One line of text in a drawing: where it stands, how it is shortened, and which characters are
//! shown at all.

use super::geometry::{Point, Rect};
use super::ink::{Ink, Length};
use super::measure::Measure;
use super::token::Token;

/// One of the two bundled faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    /// For everything that is read as words.
    Proportional,
    /// For addresses, FQDNs, codes, and numbers that are compared.
    Fixed,
}

/// Which part of a line stands at its point, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Across {
    /// The left end.
    Start,
    /// The middle.
    Middle,
    /// The right end.
    End,
}

/// Which part of a line stands at its point, from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Down {
    /// The top of the tallest letters.
    Top,
    /// The middle.
    Middle,
    /// The line that letters stand on.
    Baseline,
    /// The bottom of the deepest letters.
    Bottom,
}

/// What a line loses that is too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ellipsis {
    /// Its end: names.
    End,
    /// Its middle: FQDNs.
    Middle,
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// What it says, as the document has it.
    pub content: String,
    /// Where it stands.
    pub at: Point,
    /// Which part of it stands there, from left to right.
    pub across: Across,
    /// Which part of it stands there, from top to bottom.
    pub down: Down,
    /// The size of its type.
    pub size: Length,
    /// Its face.
    pub face: Face,
    /// Its colour.
    pub ink: Ink,
    /// How wide it may be, in canvas units, and what it loses when it is wider.
    pub limit: Option<(f32, Ellipsis)>,
}

impl Text {
    /// A line in the proportional face, in [`Token::Text`], that starts at a point of its baseline.
    pub fn new(content: impl Into<String>, at: Point, size: impl Into<Length>) -> Self {
        Self {
            content: content.into(),
            at,
            across: Across::Start,
            down: Down::Baseline,
            size: size.into(),
            face: Face::Proportional,
            ink: Token::Text.into(),
            limit: None,
        }
    }

    /// The same in the fixed face.
    pub fn fixed(self) -> Self {
        Self { face: Face::Fixed, ..self }
    }

    /// The same in another colour.
    pub fn ink(self, ink: impl Into<Ink>) -> Self {
        Self { ink: ink.into(), ..self }
    }

    /// The same with other parts standing at its point.
    pub fn anchored(self, across: Across, down: Down) -> Self {
        Self { across, down, ..self }
    }

    /// The same, at most so many canvas units wide.
    pub fn within(self, width: f32, ellipsis: Ellipsis) -> Self {
        Self { limit: Some((width, ellipsis)), ..self }
    }

    /// What is shown at a zoom: without control characters, and shortened to its limit.
    pub fn shown(&self, measure: &dyn Measure, zoom: f32) -> String {
        let content = clean(&self.content);
        match self.limit {
            Some((width, ellipsis)) => {
                let fits = |text: &str| measure.width(text, self.size.at(zoom), self.face) <= width * zoom;
                shortened(content, ellipsis, fits)
            }
            None => content,
        }
    }

    /// How far below its point the baseline lies, in points on the screen at a zoom.
    pub fn baseline(&self, measure: &dyn Measure, zoom: f32) -> f32 {
        let size = self.size.at(zoom);
        let vertical = measure.vertical(self.face);
        match self.down {
            Down::Top => vertical.ascent * size,
            Down::Middle => (vertical.ascent - vertical.descent) / 2.0 * size,
            Down::Baseline => 0.0,
            Down::Bottom => -vertical.descent * size,
        }
    }

    /// The rectangle that holds it at 100 %.
    pub fn bounds(&self, measure: &dyn Measure) -> Rect {
        let size = self.size.at(1.0);
        let vertical = measure.vertical(self.face);
        let width = measure.width(&self.shown(measure, 1.0), size, self.face);
        let left = match self.across {
            Across::Start => self.at.x,
            Across::Middle => self.at.x - width / 2.0,
            Across::End => self.at.x - width,
        };
        let top = self.at.y + self.baseline(measure, 1.0) - vertical.ascent * size;
        Rect::new(left, top, width, (vertical.ascent + vertical.descent) * size)
    }
}

/// The characters that are shown: line breaks and tabs become spaces; other control characters,
/// marks that turn the direction of writing, and what XML forbids are left out.
pub fn clean(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
            '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => None,
            '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect()
}

/// The text, or as much of it as fits with an ellipsis in place of the rest: at least the ellipsis.
fn shortened(text: String, ellipsis: Ellipsis, fits: impl Fn(&str) -> bool) -> String {
    if fits(&text) {
        return text;
    }
    let chars: Vec<char> = text.chars().collect();
    let keeping = |kept: usize| -> String {
        let (head, tail) = match ellipsis {
            Ellipsis::End => (kept, 0),
            Ellipsis::Middle => (kept - kept / 2, kept / 2),
        };
        let head = chars.iter().take(head);
        let tail = chars.iter().skip(chars.len().saturating_sub(tail));
        head.chain(std::iter::once(&'…')).chain(tail).collect()
    };
    let (mut fitting, mut too_long) = (0, chars.len());
    while too_long - fitting > 1 {
        let middle = usize::midpoint(fitting, too_long);
        if fits(&keeping(middle)) {
            fitting = middle;
        } else {
            too_long = middle;
        }
    }
    keeping(fitting)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::measure::{Metrics, Vertical};

    /// Every character is as wide as the type is large.
    struct Squares;

    impl Measure for Squares {
        fn width(&self, text: &str, size: f32, _: Face) -> f32 {
            text.chars().map(|_| size).sum()
        }

        fn vertical(&self, _: Face) -> Vertical {
            Vertical { ascent: 0.75, descent: 0.25 }
        }
    }

    fn line(content: &str) -> Text {
        Text::new(content, Point::new(100.0, 50.0), 10.0)
    }

    #[test]
    fn a_long_name_loses_its_end_and_an_fqdn_its_middle() {
        let shown = |ellipsis| line("ms-chi.litwareinc.com").within(90.0, ellipsis).shown(&Squares, 1.0);
        assert_eq!(shown(Ellipsis::End), "ms-chi.l…");
        assert_eq!(shown(Ellipsis::Middle), "ms-c….com");
    }

    #[test]
    fn a_line_that_fits_is_left_alone_and_none_is_wider_than_its_limit() {
        assert_eq!(line("Reno").within(40.0, Ellipsis::End).shown(&Squares, 1.0), "Reno");
        let metrics = Metrics::load().unwrap();
        for width in [12.0f32, 20.0, 55.5, 300.0] {
            let text = line(&"Albuquerque ".repeat(800)).within(width, Ellipsis::End);
            assert!(text.bounds(&metrics).width() <= width, "{width}");
        }
    }

    #[test]
    fn a_limit_grows_with_the_zoom_but_type_of_screen_size_does_not() {
        let name =
            Text::new("Albuquerque", Point::default(), Length::Screen(10.0)).within(60.0, Ellipsis::End);
        assert_eq!(name.shown(&Squares, 1.0), "Albuq…");
        assert_eq!(name.shown(&Squares, 0.5), "Al…");
    }

    #[test]
    fn control_characters_and_turned_writing_are_not_shown() {
        assert_eq!(clean("Re\u{0}no\u{7}\r\n2\u{202E}gnp.exe\u{FFFF}"), "Reno  2gnp.exe");
        assert_eq!(clean("שלום Москва 東京"), "שלום Москва 東京");
    }

    #[test]
    fn anchors_say_which_part_stands_at_the_point() {
        let left = line("Reno").anchored(Across::Start, Down::Top).bounds(&Squares);
        assert_eq!(left, Rect::new(100.0, 50.0, 40.0, 10.0));
        let middle = line("Reno").anchored(Across::Middle, Down::Middle).bounds(&Squares);
        assert_eq!(middle, Rect::new(80.0, 45.0, 40.0, 10.0));
        let right = line("Reno").anchored(Across::End, Down::Bottom).bounds(&Squares);
        assert_eq!(right, Rect::new(60.0, 40.0, 40.0, 10.0));
        let standing = line("Reno").bounds(&Squares);
        assert_eq!(standing, Rect::new(100.0, 42.5, 40.0, 10.0));
    }
}
