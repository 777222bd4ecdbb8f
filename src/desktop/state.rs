//! Everything the window knows: the document in work, what is selected, the call that is looked at.

use super::browse::Browse;
use super::call_form::CallForm;
use super::canvas::CanvasState;
use super::compare::CompareState;
use super::dialogs::After;
use super::dialogs::Dialog;
use super::fields::Fields;
use super::file::FileState;
use super::kept::Kept;
use super::matrix::MatrixState;
use super::message::{BottomTab, Message, Tool};
use super::middle::Middle;
use super::palette::Palette;
use super::panels::{Panels, look_at_call};
use super::panes::Panes;
use super::preferences::Preferences;
use super::publishing::Publishing;
use super::start_page::StartPage;
use super::tasks::OpenedFile;
use super::theme::Look;
use super::toast::Notice;
use super::work::Work;
use crate::call::live::CallNumber;
use crate::call::{CallReport, CallRequest, Stage};
use crate::edit::Editor;
use crate::rules::Findings;
use crate::scene::canvas::Way;
use crate::topology::{AnyId, Changes, Document, Kind, Topology};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A call on the canvas. Its report is evaluated anew at every edit.
#[derive(Debug, Clone)]
pub struct PlacedCall {
    /// What was asked.
    pub request: CallRequest,
    /// What is known of it, or why it cannot be looked at.
    pub report: Result<CallReport, String>,
    /// The stage that is explained: its place among those of the report.
    pub step: usize,
    /// What the last edit has changed on its way.
    pub changed: BTreeSet<AnyId>,
    /// Its number, where it is one of those that are up.
    pub up: Option<CallNumber>,
}

impl PlacedCall {
    /// A call with its report; the step that a reader wants explained first is explained.
    pub fn new(request: CallRequest, report: Result<CallReport, String>, up: Option<CallNumber>) -> Self {
        let step = report.as_ref().map_or(0, first_failure);
        Self { request, report, step, changed: BTreeSet::new(), up }
    }
}

/// The first stage that gives a reason, else the first that failed, else the last one: what a reader wants explained
/// first. What routing passed over fails without a reason.
fn first_failure(report: &CallReport) -> usize {
    let stages = report.stages();
    let gives_reason = |stage: &Stage| report.step(*stage).is_some_and(|step| !step.reasons.is_empty());
    let fails = |stage: &Stage| report.answer(*stage) == crate::call::Answer::Failed;
    let reason = stages.iter().position(gives_reason);
    reason.or_else(|| stages.iter().position(fails)).unwrap_or(stages.len().saturating_sub(1))
}

/// The state of the window.
pub struct State {
    /// The document in work.
    pub editor: Editor,
    /// What is wrong with it.
    pub findings: Findings,
    /// Where it is kept.
    pub file: FileState,
    /// What is selected.
    pub selected: BTreeSet<AnyId>,
    /// The tool in hand.
    pub tool: Tool,
    /// The canvas.
    pub canvas: CanvasState,
    /// What takes the middle of the window.
    pub middle: Middle,
    /// The matrix.
    pub matrix: MatrixState,
    /// The comparison.
    pub compare: CompareState,
    /// The call that is looked at.
    pub call: Option<PlacedCall>,
    /// The form of a call.
    pub call_form: CallForm,
    /// What is half typed in forms.
    pub fields: Fields,
    /// The tab of the bottom panel.
    pub tab: BottomTab,
    /// What the panels keep.
    pub panels: Panels,
    /// The parts of the window, and where the keyboard was in each.
    pub panes: Panes,
    /// What is searched for in the outline.
    pub search: String,
    /// Whether labels are parameter names and not the wording of the Control Panel.
    pub parameter_names: bool,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// What is told for a while.
    pub notice: Option<Notice>,
    /// The theme and the text size, as the preferences and the system have them.
    pub look: Look,
    /// What a person has chosen about the window.
    pub preferences: Preferences,
    /// Whether nothing moves because the processor draws.
    pub still: bool,
    /// The page at the start.
    pub start: StartPage,
    /// The field that finds and runs.
    pub palette: Palette,
    /// What is published, and the form of the next publication.
    pub publishing: Publishing,
    /// Whether the window may close without a question.
    pub closing: bool,
    /// The system's file dialog.
    pub browse: Browse,
    /// Messages for the next frame.
    pub pending: Vec<Message>,
    /// What goes on once the document is saved.
    pub after_save: Option<After>,
    /// Edits of the document in work that wait to be recovered.
    pub recovery: Option<Kept>,
    /// The document as it was when a person agreed to go over to another one.
    pub left: Option<Document>,
    /// A file that was read while another window has it open, until a person decides what for.
    pub waiting: Option<Box<OpenedFile>>,
    /// The file whose unsaved work is done again once it is opened.
    pub recover: Option<PathBuf>,
    /// The work in the background.
    pub work: Work,
}

impl State {
    /// The state of a window on a document.
    pub fn new(document: Document, file: FileState, work: Work) -> Self {
        let editor = Editor::new(document);
        let findings = Findings::new(editor.model());
        Self {
            editor,
            findings,
            file,
            selected: BTreeSet::new(),
            tool: Tool::default(),
            canvas: CanvasState::default(),
            middle: Middle::default(),
            matrix: MatrixState::default(),
            compare: CompareState::default(),
            call: None,
            call_form: CallForm::default(),
            fields: Fields::default(),
            tab: BottomTab::default(),
            panels: Panels::default(),
            panes: Panes::default(),
            search: String::new(),
            parameter_names: false,
            dialog: None,
            notice: None,
            look: Look::default(),
            preferences: Preferences::default(),
            still: false,
            start: StartPage::default(),
            palette: Palette::default(),
            publishing: Publishing::default(),
            closing: false,
            browse: Browse::default(),
            pending: Vec::new(),
            after_save: None,
            recovery: None,
            left: None,
            waiting: None,
            recover: None,
            work,
        }
    }

    /// Goes over to another document. What belongs to the window stays.
    pub fn replace(&mut self, document: Document, file: FileState) {
        let fresh = Self::new(document, file, self.work.clone());
        let old = std::mem::replace(self, fresh);
        self.look = old.look;
        self.preferences = old.preferences;
        self.parameter_names = old.parameter_names;
        self.still = old.still;
        self.start = old.start;
        self.start.leave();
        self.browse = old.browse;
        self.canvas.shown = old.canvas.shown;
        self.canvas.fit = true;
        self.read_base();
    }

    /// Whether the canvas takes the middle of the window.
    pub fn shows_canvas(&self) -> bool {
        self.middle == Middle::Canvas && !self.panels.shows_table()
    }

    /// Whether there is a document in work that is shown or could be.
    pub fn has_document(&self) -> bool {
        !self.start.is_bare()
    }

    /// Brings findings, selection and the call in step with the document after a change.
    pub fn follow(&mut self, before: &Topology, changes: &Changes) {
        if !changes.is_empty() {
            self.findings.update(before, self.editor.model(), changes);
            let old = self.way_of_call();
            self.evaluate();
            let new = self.way_of_call();
            if let (Some(call), Some(old), Some(new)) = (&mut self.call, old, new) {
                call.changed = new.changes_since(&old);
            }
        }
        let topology = self.editor.topology();
        self.selected.retain(|id| topology.contains(*id));
    }

    /// The whole way of the call that is looked at.
    fn way_of_call(&self) -> Option<Way> {
        Some(Way::of(self.call.as_ref()?.report.as_ref().ok()?))
    }

    /// Brings a tab of the bottom panel up, also where the panel is closed.
    pub fn show_tab(&mut self, tab: BottomTab) {
        self.tab = tab;
        self.panels.bottom_closed = false;
    }

    /// Looks at the placed call again, beside the calls that are up.
    pub fn evaluate(&mut self) {
        if let Some(mut call) = self.call.take() {
            call.report = look_at_call(self, &call.request, call.up);
            call.step = call.step.min(call.stages().len().saturating_sub(1));
            self.call = Some(call);
        }
    }

    /// The one thing that is selected.
    pub fn selected_one(&self) -> Option<AnyId> {
        let mut ids = self.selected.iter();
        ids.next().copied().filter(|_| ids.next().is_none())
    }

    /// How many entities of a kind there are.
    pub fn count(&self, kind: Kind) -> usize {
        self.editor.topology().count(kind)
    }
}
