//! What the window does once somebody else changed, removed or took over the file of the document in work: it says so in
//! a banner, and a person decides.

use super::commands::Command;
use super::dialogs::{After, Dialog};
use super::message::Message;
use super::paint;
use super::start_page::when;
use super::state::State;
use super::tasks::Done;
use super::watch::Outside;
use super::widgets::{GlyphButton, Rank};
use super::work::Task;
use crate::file::{Access, Disk};
use crate::publish;
use crate::report::Difference;
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{row, space, stroke, text};
use crate::scene::token::Token;
use crate::topology::Document;
use egui::{Align, Layout, Panel, RichText, Sense, Ui, vec2};
use jiff::Timestamp;

/// Most differences that are listed.
const LISTED: usize = 500;

/// What a person decides about a file that somebody else changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutsideMessage {
    /// The document is read from the file again.
    Reload,
    /// The document stays; the next save replaces what stands there.
    KeepMine,
    /// The differences are told in words.
    Compare,
}

impl State {
    /// Takes in what was done to the file.
    pub fn take_news(&mut self) {
        if let Some(news) = self.work.take_news().filter(|news| news.serial == self.file.serial()) {
            self.file.outside = news.outside;
        }
    }

    /// Does what was decided.
    pub fn decide(&mut self, message: OutsideMessage) {
        let Some(path) = self.file.path().map(ToOwned::to_owned) else { return };
        match message {
            OutsideMessage::Reload => {
                self.dialog = None;
                if self.file.is_edited(&self.editor) {
                    self.leave(After::OpenFile(path));
                } else {
                    let read_only = self.file.save_path().is_none();
                    self.open_file(path, if read_only { Access::ReadOnly } else { Access::Edit });
                }
            }
            OutsideMessage::KeepMine => {
                self.dialog = None;
                let (serial, shared) = (self.file.serial(), self.file.shared());
                self.work.start(Task::Write, "Keep what is in the window".to_owned(), move |_| {
                    let mut file = super::file::open_file(&shared);
                    match file.as_mut().map_or(Ok(()), crate::file::DocumentFile::keep_mine) {
                        Ok(()) => Done::KeptMine(serial),
                        Err(error) => Done::Failed("The file cannot be looked at", error.to_string()),
                    }
                });
            }
            OutsideMessage::Compare => {
                let (serial, mine) = (self.file.serial(), self.editor.settled().clone());
                self.work.start(Task::Look, format!("Compare with {}", path.display()), move |_| {
                    match publish::open(&Disk, &path, &mut ()) {
                        Ok(opened) => Done::HeldAgainst(serial, differences(&mine, &opened.document)),
                        Err(error) => Done::Failed("The file cannot be compared", error.to_string()),
                    }
                });
            }
        }
    }

    /// Goes on with the document after its file was looked at once more.
    pub fn kept_mine(&mut self, serial: u64) {
        if serial == self.file.serial() {
            self.file.keep_mine();
            self.say("Kept what is in the window. Save to put it in the file.");
        }
    }

    /// Shows how the file differs.
    pub fn compared(&mut self, serial: u64, lines: Vec<String>) {
        if serial == self.file.serial() {
            self.dialog = Some(Dialog::ComparedOutside { lines });
        }
    }
}

/// What the file has otherwise than the window, a sentence each.
fn differences(mine: &Document, theirs: &Document) -> Vec<String> {
    let difference = Difference::between(&mine.topology, &theirs.topology);
    let mut lines: Vec<String> = difference.sentences().take(LISTED).collect();
    let count = difference.count();
    if count > LISTED {
        lines.push(format!("and {} more", count - LISTED));
    }
    for (differs, words) in [
        (mine.layout != theirs.layout, "Things stand at other places in the drawing"),
        (mine.waivers != theirs.waivers, "Other findings are waived"),
        (mine.origin != theirs.origin, "It names another published version"),
    ] {
        lines.extend(differs.then(|| words.to_owned()));
    }
    if lines.is_empty() {
        lines.push("Nothing: it says the same as the window".to_owned());
    }
    lines
}

/// What was done, and what that means.
fn words(state: &State, outside: Outside) -> (String, String) {
    let title = state.file.title();
    let edited = if state.file.is_edited(&state.editor) {
        "The window has edits that are not saved."
    } else {
        "The window has no unsaved edits."
    };
    match outside {
        Outside::Edited(at) => {
            let at = at.and_then(|at| Timestamp::try_from(at).ok()).map(when::words);
            let at = at.map(|at| format!("Another program wrote it {at}. ")).unwrap_or_default();
            (format!("{title} changed on disk"), format!("{at}{edited}"))
        }
        Outside::Removed => (
            format!("{title} is no longer there"),
            "It was moved or deleted. The document stays open; save it again, or under another name."
                .to_owned(),
        ),
        Outside::TakenOver => (
            format!("{title} was taken over by another window"),
            "It cannot be saved here any more. Save it under another name to keep what is in this window."
                .to_owned(),
        ),
    }
}

/// Shows the banner below the tools, where there is something to decide.
pub fn banner(ui: &mut Ui, state: &State, messages: &mut Vec<Message>) {
    let Some(outside) = state.file.outside else { return };
    let look = state.look;
    let frame = egui::Frame::new().fill(look.colour(Token::WarningTint)).inner_margin(
        egui::Margin::symmetric(look.points(space::LARGE) as i8, look.points(space::SMALL) as i8),
    );
    let panel = Panel::top("outside").resizable(false).show_separator_line(false).frame(frame);
    let shown = panel.show(ui, |ui| {
        let (title, about) = words(state, outside);
        ui.horizontal(|ui| {
            let side = vec2(1.0, 1.0) * look.points(row::GLYPH);
            let (square, _) = ui.allocate_exact_size(side, Sense::hover());
            paint::glyph(ui, Glyph::Warning, square, GlyphInks::warning());
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                buttons(ui, outside, messages);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let title = ui.label(RichText::new(title).font(look.words(text::SECTION)));
                    ui.ctx().accesskit_node_builder(title.id, |node| {
                        node.set_live(egui::accesskit::Live::Polite);
                    });
                    let about = RichText::new(about).color(look.colour(Token::Muted));
                    ui.add(egui::Label::new(about).truncate());
                });
            });
        });
    });
    let edge = egui::Stroke::new(stroke::EDGE, look.colour(Token::WarningEdge));
    let rect = shown.response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom() - stroke::EDGE / 2.0, edge);
}

/// The ways to go on, the one at the right first.
fn buttons(ui: &mut Ui, outside: Outside, messages: &mut Vec<Message>) {
    let decide = |message| Message::Outside(message);
    let ways: &[(&str, Rank, Message)] = match outside {
        Outside::Edited(_) => &[
            ("Reload", Rank::Primary, decide(OutsideMessage::Reload)),
            ("Keep mine", Rank::Plain, decide(OutsideMessage::KeepMine)),
            ("Compare", Rank::Plain, decide(OutsideMessage::Compare)),
        ],
        Outside::Removed => &[
            ("Save as…", Rank::Primary, Message::Run(Command::SaveAs)),
            ("Keep mine", Rank::Plain, decide(OutsideMessage::KeepMine)),
        ],
        Outside::TakenOver => &[("Save as…", Rank::Primary, Message::Run(Command::SaveAs))],
    };
    for (words, rank, message) in ways {
        if ui.add(GlyphButton::text(words).rank(*rank)).clicked() {
            messages.push(message.clone());
        }
    }
}
