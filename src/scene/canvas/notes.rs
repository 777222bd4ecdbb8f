//! Notes: folded pages with what a person wrote on them.

use super::draw::Seen;
use super::level::Level;
use crate::scene::drawing::{Drawing, Layer};
use crate::scene::geometry::{Point, Rect, Vector};
use crate::scene::ink::{Length, Stroke};
use crate::scene::measure::Measure;
use crate::scene::shape::{Polygon, Quads};
use crate::scene::size::{space, stroke, text};
use crate::scene::text::{Across, Down, Ellipsis, Face, Text};
use crate::scene::token::Token;
use crate::topology::Layout;

/// Narrowest and widest page.
const WIDTH: std::ops::RangeInclusive<f32> = 100.0..=220.0;
/// Lines that a page shows at most; the last ends in an ellipsis where there are more.
const LINES: usize = 24;
/// The corner that is folded down.
const FOLD: f32 = 12.0;
/// From one line to the next.
const STEP: f32 = text::BODY * text::LINE_HEIGHT;
/// The smallest page with a line of text from the middle, points on the screen.
const WITH_TEXT: f32 = 48.0;

/// A note with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct NotePlan {
    /// Its page.
    pub rect: Rect,
    /// What stands on it, line by line.
    pub lines: Vec<String>,
}

/// The pages of all notes, in their order.
pub fn plans(layout: &Layout, measure: &dyn Measure) -> Vec<NotePlan> {
    let width = |line: &str| measure.width(line, text::BODY, Face::Proportional);
    let plan = |note: &crate::topology::Note| {
        let lines = lines(note.text.as_str(), WIDTH.end() - 2.0 * space::MEDIUM, &width);
        let widest = lines.iter().map(|line| width(line)).fold(0.0, f32::max) + 2.0 * space::MEDIUM;
        let height = STEP * lines.len().max(1) as f32 + 2.0 * space::MEDIUM;
        let at = Point::new(note.place.x as f32, note.place.y as f32);
        let size = (widest.clamp(*WIDTH.start(), *WIDTH.end()).ceil(), height.ceil());
        NotePlan { rect: Rect::new(at.x, at.y, size.0, size.1), lines }
    };
    layout.notes.iter().map(plan).collect()
}

/// A text in lines no wider than a page. Words go on in the next line; a word that is wider than the page is shortened
/// where it is drawn.
fn lines(text: &str, room: f32, width: &impl Fn(&str) -> f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if line.is_empty() || width(&longer) <= room {
                line = longer;
            } else {
                lines.push(std::mem::replace(&mut line, word.to_owned()));
            }
            if lines.len() > LINES {
                break;
            }
        }
        lines.push(line);
        if lines.len() > LINES {
            break;
        }
    }
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

/// Draws the notes that lie in the view.
pub(super) fn draw(seen: &Seen<'_>, drawing: &mut Drawing) {
    let notes = seen.picture.notes.iter().filter(|note| seen.sees(note.rect));
    let level = Level::at(seen.zoom);
    if level <= Level::Far {
        drawing.add(Layer::Pins, Quads::rects(notes.clone().map(|note| note.rect), Token::PipeEdge));
        let inner = notes.map(|note| note.rect.expanded(-seen.screen(stroke::EDGE)));
        drawing.add(Layer::Pins, Quads::rects(inner, Token::Card));
        return;
    }
    for note in notes {
        page(note.rect, drawing);
        let left = note.rect.min.x + space::MEDIUM;
        let room = note.rect.width() - 2.0 * space::MEDIUM;
        let line = |words: &str, y: f32, size: Length| {
            let words = Text::new(words, Point::new(left, y), size);
            words.anchored(Across::Start, Down::Middle).within(room, Ellipsis::End)
        };
        if level == Level::Middle {
            if let Some(first) = note.lines.first().filter(|_| note.rect.width() * seen.zoom >= WITH_TEXT) {
                let size = Length::Screen(text::BODY);
                drawing.add(Layer::Pins, line(first, note.rect.min.y + seen.screen(space::LARGE), size));
            }
            continue;
        }
        let mut y = note.rect.min.y + space::MEDIUM + STEP / 2.0;
        for words in &note.lines {
            drawing.add(Layer::Pins, line(words, y, Length::Canvas(text::BODY)));
            y += STEP;
        }
    }
}

/// A page with its upper right corner folded down.
fn page(rect: Rect, drawing: &mut Drawing) {
    let Rect { min, max } = rect;
    let fold = FOLD.min(rect.height() / 2.0);
    let (above, beside) = (Point::new(max.x - fold, min.y), Point::new(max.x, min.y + fold));
    let edge = Stroke::new(Token::Control, stroke::EDGE);
    let corners = [min, above, beside, max, Point::new(min.x, max.y)];
    drawing.add(Layer::Pins, Polygon::new(corners, Token::Card).stroke(edge));
    let inner = above + Vector::new(0.0, fold);
    drawing.add(Layer::Pins, Polygon::new([above, beside, inner], Token::Pressed).stroke(edge));
}
