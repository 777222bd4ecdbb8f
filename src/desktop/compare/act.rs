//! What comparing asks for beside edits: other settings, files, exports, another look.

use super::calls::Calls;
use super::export;
use super::setting::Setting;
use crate::call::compare::Side;
use crate::desktop::commands::Command;
use crate::desktop::dialogs::Dialog;
use crate::desktop::state::State;
use crate::desktop::tasks::Done;
use crate::desktop::work::Task;
use crate::file::Disk;
use crate::publish;
use crate::topology::Document;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One step of zooming by keys.
const ZOOM_STEP: f32 = 1.25;

/// What comparing asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum CompareMessage {
    /// A side takes another setting.
    Choose(Side, Setting),
    /// Both sides change places.
    Swap,
    /// Other calls are compared.
    Calls(Calls),
    /// The dialog that asks for the file of a side.
    AskFile(Side),
    /// A file is read for the side that asked for one.
    Read(PathBuf),
    /// The dialog that asks where to export to.
    AskWhere,
    /// The comparison goes into a file, in the format that its name ends with.
    Export(PathBuf),
}

/// Acts on what comparing asks for.
pub fn act(state: &mut State, message: CompareMessage) {
    match message {
        CompareMessage::Choose(side, setting) => *state.compare.setting(side) = setting,
        CompareMessage::Swap => state.compare.sides.reverse(),
        CompareMessage::Calls(calls) => state.compare.calls = Some(calls),
        CompareMessage::AskFile(side) => {
            state.compare.reading = side;
            state.dialog = Some(Dialog::CompareWith { path: String::new() });
        }
        CompareMessage::Read(path) => {
            state.dialog = None;
            state.work.start(Task::Open, format!("Read {}", path.display()), move |_| read_file(path));
        }
        CompareMessage::AskWhere => {
            let path = state.file.path().map_or_else(String::new, |path| beside(path).display().to_string());
            state.dialog = Some(Dialog::ExportComparison { path });
        }
        CompareMessage::Export(path) => {
            state.dialog = None;
            export::write(state, path);
        }
    }
}

/// The file beside a document that its comparison goes to.
fn beside(document: &Path) -> PathBuf {
    let name = document.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let stem = name.split('.').next().unwrap_or_default();
    document.with_file_name(format!("{stem}-comparison.html"))
}

fn read_file(path: PathBuf) -> Done {
    match publish::open(&Disk, &path, &mut ()) {
        Ok(opened) if opened.faults.is_empty() => Done::ComparedWith(path, Box::new(opened.document)),
        Ok(opened) => {
            let fault = opened.faults.list.first().map_or_else(String::new, ToString::to_string);
            let words = format!("{} could be read in part only. {fault}", path.display());
            Done::Failed("The file cannot be compared with", words)
        }
        Err(error) => Done::Failed("The file cannot be compared with", error.to_string()),
    }
}

/// Takes in a document that was read for a side.
pub fn read(state: &mut State, path: PathBuf, document: Document) {
    let compare = &mut state.compare;
    compare.files.retain(|(known, _)| *known != path);
    compare.files.push((path.clone(), Arc::new(document)));
    // Whatever was worked out of an earlier reading of it is old.
    compare.inputs = None;
    let side = compare.reading;
    *compare.setting(side) = Setting::File(path);
}

/// Runs a command about the canvas on both pictures. Says whether it was one.
pub fn run(state: &mut State, command: Command) -> bool {
    let zoom = state.compare.zoom();
    match command {
        Command::Fit => state.compare.fit = true,
        Command::ActualSize => state.compare.zoom_by(1.0 / zoom),
        Command::ZoomIn => state.compare.zoom_by(ZOOM_STEP),
        Command::ZoomOut => state.compare.zoom_by(1.0 / ZOOM_STEP),
        _ => return false,
    }
    true
}
