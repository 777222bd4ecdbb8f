//! The comparison as a file: a page with both pictures, a table, or the pictures alone.

use super::act::CompareMessage;
use super::worked::Worked;
use crate::desktop::browse::Purpose;
use crate::desktop::dialogs::{path_buttons, path_field};
use crate::desktop::message::Message;
use crate::desktop::state::State;
use crate::desktop::tasks::Done;
use crate::desktop::work::Task;
use crate::file::{Disk, Expected, save};
use crate::report::{COMPARED_COLUMNS, ComparedLine, csv};
use crate::scene::export::beside_each_other;
use crate::scene::page::{self, ComparedSide, Drawn};
use crate::scene::size::{space, text};
use crate::scene::theme::Theme;
use crate::scene::token::Token;
use crate::topology::Layout;
use egui::{RichText, Ui};
use std::path::{Path, PathBuf};

/// What can be written, by the ending of the file.
const FORMATS: &str = "The ending tells the format: .html is a page with both pictures and the table, .md and .csv the \
                       table, .svg both pictures";

/// The formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Html,
    Markdown,
    Csv,
    Svg,
}

impl Format {
    fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        match ending.as_str() {
            "html" | "htm" => Some(Self::Html),
            "md" | "markdown" => Some(Self::Markdown),
            "csv" => Some(Self::Csv),
            "svg" => Some(Self::Svg),
            _ => None,
        }
    }
}

/// Shows what is asked.
pub fn show(ui: &mut Ui, state: &State, path: &mut String, messages: &mut Vec<Message>) {
    let look = state.look;
    let entered = path_field(ui, "File", path, Purpose::ExportComparison, messages);
    ui.add_space(look.points(space::TIGHT));
    ui.label(RichText::new(FORMATS).font(look.words(text::SECOND)).color(look.colour(Token::Faint)));
    let file = PathBuf::from(path.trim());
    let possible = Format::of(&file).is_some();
    path_buttons(ui, "Export", possible, entered, messages, || {
        Message::Compare(CompareMessage::Export(file))
    });
}

/// Writes the comparison in the background.
pub fn write(state: &State, path: PathBuf) {
    let (Some(worked), Some(format)) = (state.compare.worked(), Format::of(&path)) else { return };
    let place = state.compare.chosen.unwrap_or_else(|| worked.comparison.telling());
    let (theme, layouts) = (state.look.theme, state.compare.layouts());
    state.work.start(Task::Write, format!("Export {}", path.display()), move |_| {
        let written = bytes(&worked, &layouts, place, (format, theme));
        let saved = written.and_then(|bytes| {
            save(&Disk, &path, &bytes, Expected::Anything).map_err(|error| error.to_string())
        });
        match saved {
            Ok(_) => Done::Warned(format!("Exported the comparison to {}", path.display())),
            Err(words) => Done::Failed("The comparison cannot be exported", words),
        }
    });
}

fn bytes(
    worked: &Worked,
    layouts: &[Layout; 2],
    place: usize,
    (format, theme): (Format, Theme),
) -> Result<Vec<u8>, String> {
    let words = worked.words();
    let titles = worked.titles();
    match format {
        Format::Markdown => Ok(words.markdown(titles).into_bytes()),
        Format::Csv => {
            let (rows, mut bytes) = (words.rows(), Vec::new());
            let written = csv::write(&mut bytes, COMPARED_COLUMNS, rows.iter().map(ComparedLine::from));
            written.map(|()| bytes).map_err(|error| error.to_string())
        }
        Format::Svg => {
            let [a, b] =
                page::pictures(sides(worked, layouts), place, theme).map_err(|error| error.to_string())?;
            Ok(beside_each_other([&a, &b]).into_bytes())
        }
        Format::Html => {
            let page = page::of_comparison(&words, sides(worked, layouts), place);
            page.map(String::into_bytes).map_err(|error| error.to_string())
        }
    }
}

fn sides<'a>(worked: &'a Worked, layouts: &'a [Layout; 2]) -> [ComparedSide<'a>; 2] {
    let ([one, other], [a, b]) = (worked.comparison.sides(), &worked.sides);
    let [of_a, of_b] = layouts;
    [(a, one, of_a), (b, other, of_b)].map(|(side, placing, layout)| ComparedSide {
        title: &side.title,
        drawn: Drawn { model: side.draft.model(), layout },
        placing,
    })
}
