//! One cell of the matrix: what it is called, how it looks, and what its tooltip tells.

use super::Place;
use super::bar::short;
use super::legend::{DOT, ink};
use super::table::Table;
use crate::call::decision::{Decision, Reason, Verdict};
use crate::desktop::glyphs::of_verdict;
use crate::desktop::panels::list::Row;
use crate::desktop::state::State;
use crate::desktop::theme::Look;
use crate::report::{down_name, link_name, list};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, space, stroke, text};
use crate::scene::token::Token;
use crate::topology::values::Choices;
use egui::{Rect, RichText, Stroke, StrokeKind, Ui, vec2};

/// A cell that is in view.
pub struct Cell<'a> {
    /// What it is about.
    pub place: Place,
    look: Look,
    decision: Decision,
    row: &'a str,
    trunk: &'a str,
    /// The letters of the bypass IDs of both ends.
    ids: [&'a str; 2],
    /// The links that media crosses; `None` where no region route leads.
    links: Option<Vec<String>>,
    /// What is down in a drill so that no such call goes through.
    stopped_by: Option<String>,
    /// Whether the filter asks for it.
    wanted: bool,
    changed: bool,
}

impl<'a> Cell<'a> {
    /// The cell at a place of the table.
    pub fn of(state: &'a State, table: &'a Table, row: usize, column: usize) -> Option<Self> {
        let decision = table.matrix.cell(row, column)?;
        let (at, end) = (table.matrix.rows.get(row)?, table.matrix.columns.get(column)?);
        let marks = state.panels.facts.marks();
        let links = table.matrix.links(row, column);
        let topology = table.topology();
        Some(Self {
            place: (at.place, end.trunk),
            look: state.look,
            decision,
            row: table.names.get(row)?,
            trunk: table.trunks.get(column)?,
            ids: [at.bypass_id, end.end.id].map(|id| marks.mark(id).words_short()),
            links: links.map(|links| links.into_iter().map(|link| link_name(topology, link)).collect()),
            stopped_by: table.matrix.stopped_by(row, column).map(|id| down_name(topology, id)),
            wanted: state.matrix.wanted.shows(decision),
            changed: table.is_changed(row, column),
        })
    }

    /// What a reader hears: "Reno to gw-chi: Mediated, ids-differ".
    pub fn name(&self) -> String {
        let codes = self.decision.reasons.iter().map(|reason| reason.choice().key);
        let said: Vec<&str> = std::iter::once(self.decision.verdict.choice().label).chain(codes).collect();
        let changed = if self.changed { ", changed" } else { "" };
        let down = self.stopped_by.as_ref().map_or_else(String::new, |what| format!(", {what} is down"));
        format!("{} to {}: {}{down}{changed}", self.row, self.trunk, said.join(", "))
    }

    fn compares_ids(&self) -> bool {
        let mut reasons = self.decision.reasons.iter();
        match self.decision.verdict {
            Verdict::Bypass => self.ids.iter().all(|id| *id != crate::scene::marks::NO_LETTERS),
            Verdict::Mediated => reasons.next() == Some(Reason::IdsDiffer) && reasons.next().is_none(),
            _ => false,
        }
    }

    /// Draws it.
    pub fn draw(&self, ui: &Ui, rect: Rect, hovered: bool, chosen: bool) {
        let look = self.look;
        let verdict = self.decision.verdict;
        let surface = match (hovered, self.wanted && self.stopped_by.is_none(), verdict) {
            (true, _, _) => Token::Hover,
            (_, true, Verdict::Bypass) => Token::BypassTint,
            (_, true, Verdict::ConfigurationError) => Token::RefusedTint,
            _ => Token::Window,
        };
        let painter = ui.painter();
        painter.rect_filled(rect, 0.0, look.colour(surface));
        if self.wanted && verdict == Verdict::Bypass && self.stopped_by.is_none() {
            let bar = Rect::from_min_size(rect.min, vec2(look.points(control::BAR), rect.height()));
            painter.rect_filled(bar, 0.0, look.colour(Token::Bypass));
        }
        let line = Stroke::new(stroke::EDGE, look.colour(Token::Line));
        painter.hline(rect.x_range(), rect.bottom() - 0.5, line);
        painter.vline(rect.right() - 0.5, rect.y_range(), line);
        self.words(ui, Row { look, rect: rect.shrink2(vec2(0.0, space::HAIR)), surface });
        if self.changed {
            let corner = rect.right_top() + vec2(-1.0, 1.0) * look.points(space::MEDIUM);
            painter.circle_filled(corner, look.points(DOT), look.colour(Token::Accent));
        }
        if chosen {
            let ring = Stroke::new(stroke::RING, look.colour(Token::Accent));
            painter.rect_stroke(rect.shrink(1.0), 0.0, ring, StrokeKind::Inside);
        }
    }

    /// A cell that no call goes through in a drill: a slash and the word, and what is down.
    fn down(&self, ui: &Ui, row: Row, what: &str) {
        let look = self.look;
        let left = row.rect.left() + look.points(space::LARGE);
        let right = row.rect.right() - look.points(space::MEDIUM);
        let inks = GlyphInks::on(row.surface, Token::Muted);
        let end = row.glyph(ui, left, Glyph::Refused, inks) + look.points(space::SMALL);
        row.half(false).words(ui, (end, right), "Down", look.words(text::BODY), Token::Text);
        row.half(true).words(ui, (end, right), what, look.fixed(text::SMALLEST), Token::Muted);
    }

    fn words(&self, ui: &Ui, row: Row) {
        if let Some(what) = &self.stopped_by {
            return self.down(ui, row, what);
        }
        let look = self.look;
        let verdict = self.decision.verdict;
        let (glyph, _) = of_verdict(verdict);
        let (sign, word, second) = match (self.wanted, verdict) {
            (false, _) => (Token::Faint, Token::Faint, Token::Faint),
            (_, Verdict::Bypass) => (Token::Bypass, Token::BypassText, Token::BypassText),
            (_, Verdict::ConfigurationError) => (Token::Refused, Token::RefusedText, Token::RefusedText),
            _ => (ink(verdict), Token::Text, Token::Muted),
        };
        let left = row.rect.left() + look.points(space::LARGE);
        let right = row.rect.right() - look.points(space::MEDIUM);
        let end = row.glyph(ui, left, glyph, glyph.inks(row.surface, sign)) + look.points(space::SMALL);
        let small = look.fixed(text::SMALLEST);
        if self.compares_ids() {
            let sign = if verdict == Verdict::Bypass { "=" } else { "≠" };
            let [near, far] = self.ids;
            let ids = format!("{near} {sign} {far}");
            let right = row.words_to(ui, right, &ids, look.fixed(text::FIGURE), second);
            row.words(
                ui,
                (end, right - look.points(space::TIGHT)),
                short(verdict),
                look.words(text::BODY),
                word,
            );
            return;
        }
        let mut codes = self.decision.reasons.iter().map(|reason| reason.choice().key);
        let Some(first) = codes.next() else {
            row.words(ui, (end, right), short(verdict), look.words(text::BODY), word);
            return;
        };
        let more = codes.count();
        let code = if more == 0 { first.to_owned() } else { format!("{first} +{more}") };
        row.half(false).words(ui, (end, right), short(verdict), look.words(text::BODY), word);
        row.half(true).words(ui, (end, right), &code, small, second);
    }

    /// The tooltip: every reason with its sentence, and the links that media crosses.
    pub fn explain(&self, ui: &mut Ui) {
        let look = self.look;
        let muted = |words: &str| RichText::new(words).color(look.colour(Token::Muted));
        ui.label(RichText::new(format!("{} to {}", self.row, self.trunk)).font(look.words(text::SECTION)));
        if let Some(what) = &self.stopped_by {
            ui.label(format!("In this drill no call goes through: {what} is down."));
        }
        ui.label(self.decision.verdict.choice().label);
        for reason in self.decision.reasons.iter() {
            let words = reason.choice();
            ui.label(words.label);
            ui.label(
                RichText::new(words.key).font(look.fixed(text::FIGURE)).color(look.colour(Token::Muted)),
            );
        }
        match &self.links {
            None => drop(ui.label("No region route leads to the Mediation Server or the gateway.")),
            Some(links) if links.is_empty() => {}
            Some(links) => drop(ui.label(format!("Media crosses {}.", list(links)))),
        }
        ui.label(muted("Press for the full report."));
    }
}
