//! The middle column: what differs from the published version, kind by kind.

use super::{heading, sign_box};
use crate::desktop::message::Message;
use crate::desktop::publishing::PublishingMessage;
use crate::desktop::theme::Look;
use crate::desktop::widgets::GlyphButton;
use crate::publish::Review;
use crate::report::{AttributeChange, Change, What};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, row, space, text};
use crate::scene::token::Token;
use crate::topology::Kind;
use crate::topology::attributes::figure;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align, Align2, Layout, Rect, RichText, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Most lines that are listed; the command line lists them all.
const LISTED: usize = 2_000;

/// What of a row the name takes.
const NAME: f32 = 0.28;

/// What of the rest old and new value may take, where both are long.
const VALUES: f32 = 0.7;

/// A line of the list.
enum Line {
    Head(Kind, usize),
    Change {
        sign: Sign,
        kind: Option<Kind>,
        name: String,
        what: String,
        old: Option<String>,
        new: Option<String>,
        /// The whole of it in one sentence, as the command line says it.
        heard: String,
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

/// Shows the column; the list is no higher than `most`, points.
pub fn show(ui: &mut Ui, look: Look, review: &Review, most: Option<f32>, messages: &mut Vec<Message>) {
    let changes = &review.difference.changes;
    ui.horizontal_wrapped(|ui| {
        heading(ui, look, "What changes");
        ui.add_space(look.points(space::SMALL));
        for sign in Sign::ALL {
            let count = changes.iter().filter(|change| Sign::of(change) == sign).count();
            if count > 0 {
                counted(ui, look, sign, count);
            }
        }
        if !changes.is_empty() {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let show = ui.add(GlyphButton::worded(Glyph::Eye, "Show on canvas"));
                let about = "Closes this and selects what changes; what is removed cannot be shown";
                if show.on_hover_text(about).clicked() {
                    messages.push(Message::Publishing(PublishingMessage::ShowOnCanvas));
                }
            });
        }
    });
    ui.add_space(look.points(space::SMALL));
    if changes.is_empty() {
        ui.label(RichText::new("Nothing: it says what is published.").color(look.colour(Token::Muted)));
        return;
    }
    let lines = lines(changes);
    let height = look.points(row::OUTLINE + space::TIGHT);
    ui.spacing_mut().item_spacing.y = 0.0;
    let room = most.unwrap_or(f32::INFINITY);
    let list =
        ScrollArea::vertical().id_salt("changes").auto_shrink([false, most.is_some()]).max_height(room);
    list.show_rows(ui, height, lines.len(), |ui, shown| {
        for line in lines.iter().skip(shown.start).take(shown.len()) {
            show_line(ui, look, line, height);
        }
    });
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

fn lines(changes: &[Change]) -> Vec<Line> {
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
                name: "…".to_owned(),
                what: more,
                old: None,
                new: None,
                heard: "There are more; trunkline diff lists them all".to_owned(),
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

fn of(change: &Change) -> Vec<Line> {
    let name = if change.subject.kind.is_single() {
        capitalised(change.subject.kind.noun())
    } else {
        change.subject.name.clone()
    };
    let (sign, kind) = (Sign::of(change), Some(change.subject.kind));
    let mut sentences = change.sentences().into_iter();
    let mut line = |what: String, values: Option<(String, String)>| {
        let (old, new) = values.unzip();
        let heard = sentences.next().unwrap_or_default();
        Line::Change { sign, kind, name: name.clone(), what, old, new, heard }
    };
    match &change.what {
        What::Added(attributes) => {
            let values =
                attributes.iter().map(|(about, value)| format!("{} {}", about.label, about.show(value)));
            let values: Vec<_> = values.collect();
            let what =
                if values.is_empty() { "new".to_owned() } else { format!("new: {}", values.join(", ")) };
            vec![line(what, None)]
        }
        What::Removed => vec![line("removed".to_owned(), None)],
        What::Changed(attributes) => attributes
            .iter()
            .map(|AttributeChange { about, old, new }| {
                line(about.label.to_owned(), Some((about.show(old), about.show(new))))
            })
            .collect(),
    }
}

fn show_line(ui: &mut Ui, look: Look, line: &Line, height: f32) {
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
        Line::Change { sign, kind, name, what, old, new, heard } => {
            let (glyph, ink, _) = sign.look();
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, heard));
            let side = look.points(row::GLYPH);
            let square = Rect::from_min_size(
                pos2(rect.left() + look.points(space::SMALL), rect.center().y - side / 2.0),
                vec2(side, side),
            );
            sign_box(ui, look, square, glyph, ink);
            let left = square.right() + look.points(space::MEDIUM);
            let middle = left + NAME * rect.width();
            let right = rect.right() - look.points(space::SMALL);
            words(ui, look, name, (left, middle), rect, face(look, *kind), Token::Text);
            match (old, new) {
                (Some(old), Some(new)) => {
                    let from = values(ui, look, old, new, (right - VALUES * (right - middle), right), rect);
                    words(ui, look, what, (middle, from), rect, look.words(text::BODY), Token::Text);
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

/// The old value struck out, and the new one; returns where they begin.
fn values(ui: &Ui, look: Look, old: &str, new: &str, (from, to): (f32, f32), rect: Rect) -> f32 {
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
    at.min.x
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
