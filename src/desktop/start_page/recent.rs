//! The files that were open before, and how they stand now.

use super::{StartMessage, link, part, part_row, when};
use crate::desktop::message::Message;
use crate::desktop::paint;
use crate::desktop::preferences::Recent;
use crate::desktop::state::State;
use crate::desktop::tasks::Done;
use crate::desktop::theme::Look;
use crate::desktop::work::Task;
use crate::file::{Disk, Fs, Lock, Recovery};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, radius, row, space, stroke, text};
use crate::scene::token::Token;
use egui::{Align, Align2, Layout, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use std::io::ErrorKind;
use std::path::Path;
use std::time::SystemTime;

/// Where the columns begin: file, folder, opened, state, in parts of the width.
const COLUMNS: [f32; 4] = [0.0, 0.3, 0.59, 0.76];

/// How a recent file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// It can be opened.
    There,
    /// Nothing stands there.
    Missing,
    /// It is the document of this window.
    Here,
    /// Another window has it open.
    Open,
    /// A window ended without saving it; when its last edit was written, where the file system says so.
    Kept(Option<SystemTime>),
    /// It may only be read.
    ReadOnly,
}

/// Looks at every recent file, in the background: a folder on a network may take its time.
pub fn look(state: &State) {
    let paths: Vec<_> = state.preferences.recent.iter().map(|recent| recent.path.clone()).collect();
    if paths.is_empty() {
        return;
    }
    state.work.start(Task::Look, "Look at the recent files".to_owned(), move |_| {
        Done::RecentSeen(paths.into_iter().map(|path| (path.clone(), at(&path))).collect())
    });
}

fn at(path: &Path) -> Seen {
    match Disk.status(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Seen::Missing,
        Ok(_) if Lock::is_held(path) => Seen::Open,
        Ok(status) => match Recovery::last_written(&Disk, path) {
            Some(written) => Seen::Kept(written),
            None if status.read_only => Seen::ReadOnly,
            None => Seen::There,
        },
        // What cannot be looked at says why when it is opened.
        Err(_) => Seen::There,
    }
}

/// A state in its words, with its glyph and colour.
fn said(recent: &Recent, seen: Seen) -> Option<(Glyph, String, Token)> {
    Some(match (seen, recent.version) {
        (Seen::Missing, _) => (Glyph::NotEvaluated, "not found, locate it".to_owned(), Token::RefusedText),
        (Seen::Here, _) => (Glyph::Passed, "open in this window".to_owned(), Token::Muted),
        (Seen::Open, _) => (Glyph::Pinned, "open in another window".to_owned(), Token::Muted),
        (Seen::Kept(_), _) => (Glyph::Clock, "unsaved work kept".to_owned(), Token::WarningText),
        (Seen::ReadOnly, _) => (Glyph::Pinned, "read-only".to_owned(), Token::Muted),
        (Seen::There, None) => return None,
        (Seen::There, Some(version)) if recent.changes == 0 => {
            (Glyph::Passed, format!("published, version {version}"), Token::BypassText)
        }
        (Seen::There, Some(version)) => {
            let plural = if recent.changes == 1 { "" } else { "s" };
            let words = format!("{} change{plural} since version {version}", recent.changes);
            (Glyph::Publish, words, Token::Muted)
        }
    })
}

/// Shows the table.
pub fn show(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let look = state.look;
    let recent = &state.preferences.recent;
    if recent.is_empty() {
        return;
    }
    part_row(ui, |ui| {
        part(ui, look, "Recent");
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if link(ui, look, "Clear the list") {
                messages.push(Message::Start(StartMessage::ClearRecent));
            }
        });
    });
    ui.add_space(look.points(space::SMALL));
    head(ui, look);
    for recent in recent {
        let seen = if state.has_document() && state.file.path() == Some(recent.path.as_path()) {
            Seen::Here
        } else {
            state.start.seen.get(&recent.path).copied().unwrap_or(Seen::There)
        };
        line(ui, look, recent, seen, messages);
    }
}

/// Where a column of a row begins.
fn column(rect: Rect, look: Look, number: usize) -> f32 {
    let part = COLUMNS.get(number).copied().unwrap_or_default();
    rect.left() + look.points(space::WIDE) + part * (rect.width() - look.points(space::WIDE))
}

fn head(ui: &mut Ui, look: Look) {
    let (rect, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), look.points(row::OUTLINE)), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, look.colour(Token::Strip));
    for (number, words) in ["File", "Folder", "Opened", "State"].into_iter().enumerate() {
        let place = pos2(column(rect, look, number), rect.center().y);
        let font = look.words(text::TABLE_HEAD);
        ui.painter().text(place, Align2::LEFT_CENTER, words, font, look.colour(Token::Muted));
    }
}

fn line(ui: &mut Ui, look: Look, recent: &Recent, seen: Seen, messages: &mut Vec<Message>) {
    let size = vec2(ui.available_width(), look.points(row::CONTROL + space::TIGHT));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = recent.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let folder = recent.path.parent().map(at_home).unwrap_or_default();
    let opened = when::words(recent.opened);
    let state = said(recent, seen);
    let heard = state.as_ref().map(|(_, words, _)| words.as_str()).unwrap_or_default();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(format!("in {folder}, opened {opened}, {heard}"));
    });
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, radius::CHIP, look.colour(Token::Hover));
    }
    let edge = Stroke::new(stroke::EDGE, look.colour(Token::Line));
    ui.painter().hline(rect.x_range(), rect.bottom(), edge);
    let side = look.points(control::CHIP_GLYPH);
    let middle = rect.center().y;
    let square = |left: f32| Rect::from_min_size(pos2(left, middle - side / 2.0), vec2(side, side));
    paint::glyph(
        ui,
        Glyph::Note,
        square(rect.left() + look.points(space::LARGE)),
        GlyphInks::on(Token::Window, Token::Muted),
    );
    let ink = if seen == Seen::Missing { Token::Faint } else { Token::Text };
    let cell = |number: usize, words: &str, font, ink| {
        let left = column(rect, look, number);
        let end = if number + 1 < COLUMNS.len() { column(rect, look, number + 1) } else { rect.right() };
        let mut job = egui::text::LayoutJob::simple_singleline(words.to_owned(), font, look.colour(ink));
        job.wrap =
            egui::text::TextWrapping::truncate_at_width((end - left - look.points(space::MEDIUM)).max(0.0));
        let words = ui.painter().layout_job(job);
        let at = Align2::LEFT_CENTER.anchor_size(pos2(left, middle), words.size());
        ui.painter().galley(at.min, words, look.colour(ink));
    };
    cell(0, &name, look.words(text::BODY), ink);
    cell(1, &folder, look.fixed(text::SECOND), Token::Muted);
    cell(2, &opened, look.words(text::BODY), Token::Muted);
    if let Some((glyph, words, ink)) = &state {
        let left = column(rect, look, 3) - side - look.points(space::SMALL);
        paint::glyph(ui, *glyph, square(left), GlyphInks::on(Token::Window, *ink));
        cell(3, words, look.words(text::BODY), *ink);
    }
    if response.on_hover_text(recent.path.display().to_string()).clicked() {
        let path = recent.path.clone();
        messages.push(Message::Start(if seen == Seen::Missing {
            StartMessage::Locate(path)
        } else {
            StartMessage::Recent(path)
        }));
    }
}

/// A folder with `~` for the person's own.
fn at_home(folder: &Path) -> String {
    let home = std::env::var_os("HOME").filter(|home| !home.is_empty());
    match home.and_then(|home| folder.strip_prefix(home).ok()) {
        Some(below) if below.as_os_str().is_empty() => "~".to_owned(),
        Some(below) => format!("~/{}", below.display()),
        None => folder.display().to_string(),
    }
}
