//! Everything the window knows: the document in work, what is selected, the call that is looked at.

use super::browse::Browse;
use super::canvas::CanvasState;
use super::dialogs::After;
use super::dialogs::Dialog;
use super::fields::Fields;
use super::file::FileState;
use super::kept::Kept;
use super::message::{BottomTab, Message, Tool};
use super::palette::Palette;
use super::panels::Panels;
use super::preferences::Preferences;
use super::publishing::Publishing;
use super::start_page::StartPage;
use super::theme::Look;
use super::toast::Notice;
use super::work::Work;
use crate::call::{CallReport, CallRequest, evaluate};
use crate::edit::Editor;
use crate::rules::Findings;
use crate::topology::{AnyId, Changes, Document, Kind, Topology};
use std::collections::BTreeSet;

/// A call on the canvas. Its report is evaluated anew at every edit.
#[derive(Debug, Clone)]
pub struct PlacedCall {
    /// What was asked.
    pub request: CallRequest,
    /// What is known of it, or why it cannot be looked at.
    pub report: Result<CallReport, String>,
    /// The step that is explained.
    pub step: usize,
}

/// What is typed into the form of a call.
#[derive(Debug, Clone, Default)]
pub struct CallForm {
    /// The address of the client, with its mask.
    pub client: String,
    /// The name of the trunk.
    pub trunk: String,
    /// Why what is typed is no call.
    pub error: Option<String>,
    /// Whether the field of the client should take the focus.
    pub focus: bool,
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
            call: None,
            call_form: CallForm::default(),
            fields: Fields::default(),
            tab: BottomTab::default(),
            panels: Panels::default(),
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

    /// Whether there is a document in work that is shown or could be.
    pub fn has_document(&self) -> bool {
        !self.start.is_bare()
    }

    /// Brings findings, selection and the call in step with the document after a change.
    pub fn follow(&mut self, before: &Topology, changes: &Changes) {
        if !changes.is_empty() {
            self.findings.update(before, self.editor.model(), changes);
            self.evaluate();
        }
        let topology = self.editor.topology();
        self.selected.retain(|id| topology.contains(*id));
    }

    /// Brings a tab of the bottom panel up, also where the panel is closed.
    pub fn show_tab(&mut self, tab: BottomTab) {
        self.tab = tab;
        self.panels.bottom_closed = false;
    }

    /// Looks at the placed call again.
    pub fn evaluate(&mut self) {
        if let Some(call) = &mut self.call {
            call.report = evaluate(self.editor.model(), &call.request).map_err(|error| error.to_string());
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
