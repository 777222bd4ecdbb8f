//! Reports printed as a page of HTML with their pictures: of the placed call, or of all calls that are up.

use super::browse::Purpose;
use super::dialogs::{Dialog, path_buttons, path_field};
use super::message::Message;
use super::state::State;
use super::tasks::Done;
use super::widgets::{Pick, Segment, Segmented};
use super::work::Task;
use crate::call::CallReport;
use crate::call::live::LiveCalls;
use crate::edit::Draft;
use crate::file::{Disk, Expected, save};
use crate::scene::page::{Drawn, IN_FULL, of_calls};
use crate::scene::size::{row, space, text};
use crate::scene::token::Token;
use egui::{RichText, Ui, vec2};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Which reports a page holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printed {
    /// That of the placed call.
    PlacedCall,
    /// Those of all calls that are up.
    LiveCalls,
}

/// What there is to print.
fn offered(state: &State) -> Vec<Printed> {
    let placed = state.call.as_ref().is_some_and(|call| call.report.is_ok());
    let live = !state.panels.calls.live().is_empty();
    [(Printed::PlacedCall, placed), (Printed::LiveCalls, live)]
        .into_iter()
        .filter_map(|(printed, there)| there.then_some(printed))
        .collect()
}

/// Whether there is anything to print.
pub fn is_possible(state: &State) -> bool {
    !offered(state).is_empty()
}

/// Opens the dialog.
pub fn ask(state: &mut State) {
    let Some(printed) = offered(state).first().copied() else { return };
    let path = state.file.path().map_or_else(String::new, |path| beside(path).display().to_string());
    state.dialog = Some(Dialog::ExportReport { path, printed });
}

/// The file beside a document that its reports go to.
fn beside(document: &Path) -> PathBuf {
    let name = document.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let stem = name.split('.').next().unwrap_or_default();
    document.with_file_name(format!("{stem}-report.html"))
}

/// Shows what is asked.
pub fn show(
    ui: &mut Ui,
    state: &State,
    (path, printed): (&mut String, &mut Printed),
    messages: &mut Vec<Message>,
) {
    let look = state.look;
    if offered(state).len() > 1 {
        let segment = |value, label| Segment { value, label, impossible: None };
        let segments =
            [segment(Printed::PlacedCall, "The placed call"), segment(Printed::LiveCalls, "All live calls")];
        let size = vec2(Segmented::new("Reports", *printed, &segments).width(ui), look.points(row::CONTROL));
        let shown = ui.allocate_ui(size, |ui| Segmented::new("Reports", *printed, &segments).show(ui));
        if let Some(Pick::Chosen(other)) = shown.inner {
            *printed = other;
        }
        ui.add_space(look.points(space::MEDIUM));
    }
    let entered = path_field(ui, "File", path, Purpose::ExportReport, messages);
    ui.add_space(look.points(space::TIGHT));
    let words = match printed {
        Printed::PlacedCall => "One page of HTML with the picture of the call in it".to_owned(),
        Printed::LiveCalls => format!(
            "One page of HTML with pictures: a line for every call, and the first {IN_FULL} reports in full"
        ),
    };
    ui.label(RichText::new(words).font(look.words(text::SECOND)).color(look.colour(Token::Faint)));
    let printed = *printed;
    path_buttons(ui, "Export", !path.trim().is_empty(), entered, messages, || {
        Message::ExportReport(PathBuf::from(path.trim()), printed)
    });
}

/// What goes onto a page.
struct Order {
    draft: Draft,
    title: &'static str,
    reports: Vec<Arc<CallReport>>,
    live: Option<LiveCalls>,
}

/// Writes a page in the background.
pub fn write(state: &mut State, path: PathBuf, printed: Printed) {
    state.dialog = None;
    let live = state.panels.calls.live();
    let (title, reports, live) = match printed {
        Printed::PlacedCall => {
            let report = state.call.as_ref().and_then(|call| call.report.as_ref().ok());
            ("Call report", report.cloned().map(Arc::new).into_iter().collect(), None)
        }
        Printed::LiveCalls => (
            "Calls that are up",
            live.iter().map(|(_, call)| call.report.clone()).collect(),
            Some(live.clone()),
        ),
    };
    let order = Order { draft: state.editor.draft().clone(), title, reports, live };
    state.work.start(Task::Write, format!("Export {}", path.display()), move |_| {
        let Order { draft, title, reports, live } = order;
        let drawn = Drawn { model: draft.model(), layout: &draft.document().layout };
        let page = of_calls(drawn, title, &reports, live.as_ref()).map_err(|error| error.to_string());
        let saved = page.and_then(|page| {
            save(&Disk, &path, page.as_bytes(), Expected::Anything).map_err(|error| error.to_string())
        });
        match saved {
            Ok(_) => Done::Warned(format!("Exported the report to {}", path.display())),
            Err(words) => Done::Failed("The report cannot be exported", words),
        }
    });
}
