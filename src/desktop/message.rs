//! What panels and the canvas ask for. They draw and return messages; `update` alone acts on them.

use super::browse::Purpose;
use super::commands::Command;
use super::compare::CompareMessage;
use super::dialogs::{After, Dialog};
use super::fields::FieldId;
use super::kept::{Answer, Kept};
use super::matrix::MatrixMessage;
use super::outside::OutsideMessage;
use super::panels::PanelMessage;
use super::publishing::PublishingMessage;
use super::report_page::Printed;
use super::start_page::StartMessage;
use crate::call::CallRequest;
use crate::edit::{Edit, Subject};
use crate::file::Agreed;
use crate::topology::AnyId;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// How a new selection joins the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choose {
    /// It takes the place of the old one.
    Instead,
    /// It is added (Shift).
    Also,
    /// What was in goes out and the reverse (Ctrl).
    Toggle,
}

/// The tabs of the bottom panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BottomTab {
    /// Findings.
    Problems,
    /// The call that was placed.
    #[default]
    CallReport,
    /// The calls that are up.
    LiveCalls,
    /// How many more calls fit on each link.
    Capacity,
    /// The steps that can be undone.
    History,
    /// What becomes of a number.
    Numbers,
    /// Addresses that were seen.
    Addresses,
}

/// What the pointer does on the canvas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tool {
    /// Selects and moves.
    #[default]
    Select,
    /// Moves the view.
    Pan,
    /// Joins two things.
    Connect,
    /// Draws a network region.
    Region,
    /// Draws a network site.
    NetworkSite,
    /// Adds a subnet to a network site.
    Subnet,
    /// Adds a Mediation Server pool to a network site.
    MediationPool,
    /// Adds a PSTN gateway to a network site.
    PstnGateway,
    /// Adds an IP-PBX to a network site.
    IpPbx,
    /// Adds an SBC to a network site.
    Sbc,
    /// Places a call from a network site.
    Caller,
    /// Writes a note.
    Note,
}

/// Something to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// An edit.
    Apply(Edit),
    /// An edit from a field: where it is refused, what is typed stays there with the reason.
    Enter(FieldId, Edit),
    /// An edit that makes something new, which is then selected with its name ready to be changed.
    Make(Edit, Subject),
    /// An edit that is only shown yet.
    Preview(Edit),
    /// What is previewed becomes a step.
    FinishGesture,
    /// A selection.
    Select(BTreeSet<AnyId>, Choose),
    /// Selects something and brings it into view.
    Reveal(AnyId),
    /// A command of the table.
    Run(Command),
    /// A tool is taken.
    Take(Tool),
    /// A call is placed and stays on the canvas.
    PlaceCall(CallRequest),
    /// Which step of the report is explained.
    ShowStep(usize),
    /// A tab of the bottom panel comes up.
    Show(BottomTab),
    /// Something that a panel asks for.
    Panel(PanelMessage),
    /// Something of the matrix.
    Matrix(MatrixMessage),
    /// Reports are written as a page.
    ExportReport(PathBuf, Printed),
    /// Something of the comparison.
    Compare(CompareMessage),
    /// A dialog opens.
    Open(Dialog),
    /// The dialog goes away.
    CloseDialog,
    /// A file is opened; what is unsaved was dealt with.
    OpenFile(PathBuf),
    /// A sample is opened, by its name.
    OpenSample(&'static str),
    /// A file is opened although another window seems to have it; a person knows that the window is gone.
    TakeOver(PathBuf),
    /// The document is saved under the name it has, or one that is asked for; then something goes on.
    SaveAndGo(After),
    /// The document is saved under a path, losing no more than was agreed to; then something may go on.
    SaveTo(PathBuf, Agreed, Option<After>),
    /// What another window has open is shown for reading only.
    OpenHeld,
    /// What is decided about a file that somebody else changed.
    Outside(OutsideMessage),
    /// A step of publishing.
    Publishing(PublishingMessage),
    /// Something of the page at the start.
    Start(StartMessage),
    /// What becomes of edits that a window left behind.
    Answer(Kept, Answer),
    /// The window closes, whatever is unsaved.
    Quit,
    /// The file dialog of the system opens.
    Browse(Purpose),
    /// Something to be told for a while.
    Notice(String),
    /// What was told goes away.
    Hush,
}
