//! The middle column: what differs from the published version, kind by kind.

use super::{heading, sign_box};
use crate::desktop::theme::Look;
use crate::publish::Review;
use crate::report::{Change, What};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, row, space, text};
use crate::scene::token::Token;
use crate::topology::Kind;
use crate::topology::attributes::figure;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align2, Rect, RichText, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Most lines that are listed; the command line lists them all.
const LISTED: usize = 2_000;

/// The widths of the name and of the attribute, in parts of a row.
const PARTS: (f32, f32) = (0.30, 0.38);

/// A line of the list.
enum Line<'a> {
    Head(Kind, usize),
    Change {
        sign: Sign,
        kind: Option<Kind>,
        name: &'a str,
        what: String,
        old: Option<String>,
        new: Option<String>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Added,
    Changed,
    Removed,
}

impl Sign {
    const ALL: [Self; 3] = [Self::Added, Self::Changed, Self::Removed];

    fn look(self) -> (Glyph, Token, &'static str) {
        match self {
            Self::Added => (Glyph::Added, Token::BypassText, "added"),
            Self::Changed => (Glyph::Changed, Token::AccentText, "changed"),
            Self::Removed => (Glyph::Removed, Token::RefusedText, "removed"),
        }
    }

    fn of(change: &Change) -> Self {
        match change.what {
            What::Added(_) => Self::Added,
            What::Changed(_) => Self::Changed,
            What::Removed => Self::Removed,
        }
    }
}

/// Shows the column.
pub fn show(ui: &mut Ui, look: Look, review: &Review) {
    let changes = &review.difference.changes;
    ui.horizontal(|ui| {
        heading(ui, look, "What changes");
        ui.add_space(look.points(space::SMALL));
        for sign in Sign::ALL {
            let count = changes.iter().filter(|change| Sign::of(change) == sign).count();
            counted(ui, look, sign, count);
        }
    });
    ui.add_space(look.points(space::SMALL));
    if changes.is_empty() {
        ui.label(RichText::new("Nothing: it says what is published.").color(look.colour(Token::Muted)));
        return;
    }
    let lines = lines(changes);
    let height = look.points(row::OUTLINE + space::TIGHT);
    ScrollArea::vertical().id_salt("changes").auto_shrink(false).show_rows(
        ui,
        height,
        lines.len(),
        |ui, shown| {
            for line in lines.iter().skip(shown.start).take(shown.len()) {
                show_line(ui, look, line, height);
            }
        },
    );
}

fn counted(ui: &mut Ui, look: Look, sign: Sign, count: usize) {
    let (glyph, ink, words) = sign.look();
    let words = format!("{} {words}", figure(count as u64));
    let galley =
        ui.painter().layout_no_wrap(words.clone(), look.words(text::SECOND), look.colour(Token::Text));
    let side = look.points(control::SMALL_GLYPH);
    let size = vec2(galley.size().x + side + look.points(3.0 * space::SMALL), look.points(row::OUTLINE));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &words));
    let edge = Stroke::new(crate::scene::size::stroke::EDGE, look.colour(Token::Edge));
    let corner = look.points(crate::scene::size::radius::CHIP);
    ui.painter().rect(rect, corner, look.colour(Token::Card), edge, egui::StrokeKind::Inside);
    let square = Rect::from_min_size(
        pos2(rect.left() + look.points(space::SMALL), rect.center().y - side / 2.0),
        vec2(side, side),
    );
    crate::desktop::paint::glyph(ui, glyph, square, GlyphInks::on(Token::Card, ink));
    let at = Align2::RIGHT_CENTER
        .anchor_size(rect.right_center() - vec2(look.points(space::SMALL), 0.0), galley.size());
    ui.painter().galley(at.min, galley, look.colour(Token::Text));
}

fn lines(changes: &[Change]) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut before = None;
    for change in changes {
        let kind = change.subject.kind;
        if before != Some(kind) {
            let count = changes.iter().filter(|change| change.subject.kind == kind).map(rows).sum();
            lines.push(Line::Head(kind, count));
            before = Some(kind);
        }
        lines.extend(of(change));
        if lines.len() >= LISTED {
            let more = "and more; trunkline diff lists them all".to_owned();
            lines.push(Line::Change {
                sign: Sign::Changed,
                kind: None,
                name: "…",
                what: more,
                old: None,
                new: None,
            });
            break;
        }
    }
    lines
}

fn rows(change: &Change) -> usize {
    match &change.what {
        What::Changed(attributes) => attributes.len(),
        What::Added(_) | What::Removed => 1,
    }
}

fn of(change: &Change) -> Vec<Line<'_>> {
    let name = change.subject.name.as_str();
    let (sign, kind) = (Sign::of(change), Some(change.subject.kind));
    match &change.what {
        What::Added(attributes) => {
            let values: Vec<_> = attributes.iter().map(|(about, value)| about.show(value)).collect();
            let what =
                if values.is_empty() { "new".to_owned() } else { format!("new: {}", values.join(", ")) };
            vec![Line::Change { sign, kind, name, what, old: None, new: None }]
        }
        What::Removed => {
            vec![Line::Change { sign, kind, name, what: "removed".to_owned(), old: None, new: None }]
        }
        What::Changed(attributes) => attributes
            .iter()
            .map(|attribute| Line::Change {
                sign,
                kind,
                name,
                what: attribute.about.label.to_owned(),
                old: Some(attribute.about.show(&attribute.old)),
                new: Some(attribute.about.show(&attribute.new)),
            })
            .collect(),
    }
}

fn show_line(ui: &mut Ui, look: Look, line: &Line<'_>, height: f32) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    match line {
        Line::Head(kind, count) => {
            let words = capitalised(kind.plural());
            response
                .widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, format!("{words}, {count}")));
            ui.painter().rect_filled(rect.shrink2(vec2(0.0, 1.0)), 0.0, look.colour(Token::Strip));
            let ink = look.colour(Token::Muted);
            let inset = vec2(look.points(space::SMALL), 0.0);
            ui.painter().text(
                rect.left_center() + inset,
                Align2::LEFT_CENTER,
                words,
                look.words(text::BODY),
                ink,
            );
            ui.painter().text(
                rect.right_center() - inset,
                Align2::RIGHT_CENTER,
                figure(*count as u64),
                look.fixed(text::SECOND),
                ink,
            );
        }
        Line::Change { sign, kind, name, what, old, new } => {
            let (glyph, ink, word) = sign.look();
            let heard = match (old, new) {
                (Some(old), Some(new)) => format!("{name}: {what} {new}, was {old}"),
                _ => format!("{name} {what}"),
            };
            response
                .widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, format!("{heard} ({word})")));
            let side = look.points(row::GLYPH);
            let square = Rect::from_min_size(
                pos2(rect.left() + look.points(space::SMALL), rect.center().y - side / 2.0),
                vec2(side, side),
            );
            sign_box(ui, look, square, glyph, ink);
            let left = square.right() + look.points(space::MEDIUM);
            let middle = left + PARTS.0 * rect.width();
            let right = rect.right() - look.points(space::SMALL);
            words(ui, look, name, (left, middle), rect, face(look, *kind), Token::Text);
            match (old, new) {
                (Some(old), Some(new)) => {
                    let from = middle + PARTS.1 * rect.width();
                    words(ui, look, what, (middle, from), rect, look.words(text::BODY), Token::Text);
                    values(ui, look, old, new, (from, right), rect);
                }
                _ => words(ui, look, what, (middle, right), rect, look.words(text::BODY), Token::Muted),
            }
            response.on_hover_text(heard);
        }
    }
}

/// The face of a name: the fixed one for addresses and hosts.
fn face(look: Look, kind: Option<Kind>) -> egui::FontId {
    match kind {
        Some(Kind::Subnet | Kind::Trunk | Kind::Gateway | Kind::MediationPool | Kind::FrontEndPool) => {
            look.fixed(text::BODY)
        }
        _ => look.words(text::BODY),
    }
}

/// Words from one place to another, shortened where they have no room.
fn words(
    ui: &Ui,
    look: Look,
    text: &str,
    (from, to): (f32, f32),
    rect: Rect,
    font: egui::FontId,
    ink: Token,
) {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, look.colour(ink));
    job.wrap = TextWrapping::truncate_at_width((to - from - look.points(space::MEDIUM)).max(0.0));
    let galley = ui.painter().layout_job(job);
    let at = Align2::LEFT_CENTER.anchor_size(pos2(from, rect.center().y), galley.size());
    ui.painter().galley(at.min, galley, look.colour(ink));
}

/// The old value struck out, and the new one.
fn values(ui: &Ui, look: Look, old: &str, new: &str, (from, to): (f32, f32), rect: Rect) {
    let mut job = LayoutJob::default();
    let gone = TextFormat {
        strikethrough: Stroke::new(1.0, look.colour(Token::Faint)),
        ..TextFormat::simple(look.fixed(text::BODY), look.colour(Token::Faint))
    };
    let arrow = TextFormat::simple(look.words(text::BODY), look.colour(Token::Muted));
    job.append(old, 0.0, gone);
    job.append("›", look.points(space::MEDIUM), arrow);
    job.append(
        new,
        look.points(space::MEDIUM),
        TextFormat::simple(look.fixed(text::BODY), look.colour(Token::Text)),
    );
    job.wrap = TextWrapping::truncate_at_width((to - from).max(0.0));
    let galley = ui.painter().layout_job(job);
    let at = Align2::RIGHT_CENTER.anchor_size(pos2(to, rect.center().y), galley.size());
    ui.painter().galley(at.min, galley, look.colour(Token::Text));
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
