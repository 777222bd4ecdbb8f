//! What takes the middle of the window.

use super::commands::Command;
use super::state::State;

/// What takes the middle of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Middle {
    /// The drawing.
    #[default]
    Canvas,
    /// Every network site against every trunk.
    Matrix,
    /// The same calls under two settings.
    Compare,
}

/// Goes back to the canvas. Says whether something else was shown.
pub fn leave(state: &mut State) -> bool {
    std::mem::take(&mut state.middle) != Middle::Canvas
}

/// Shows something in the middle, or the canvas again where it is shown already.
pub fn toggle(state: &mut State, middle: Middle) {
    state.middle = if state.middle == middle { Middle::Canvas } else { middle };
}

/// Whether a command does something to the canvas, which then has to be seen.
pub fn is_about_canvas(command: Command) -> bool {
    matches!(
        command,
        Command::SelectAll
            | Command::ArrangeEverything
            | Command::ArrangeSelection
            | Command::Fit
            | Command::FitSelection
            | Command::ActualSize
            | Command::ZoomIn
            | Command::ZoomOut
            | Command::GoToCanvas
            | Command::InsertRegion
            | Command::InsertNetworkSite
            | Command::InsertSubnet
            | Command::InsertMediationPool
            | Command::InsertPstnGateway
            | Command::InsertIpPbx
            | Command::InsertSbc
            | Command::TakeSelect
            | Command::TakePan
            | Command::Connect
            | Command::TakeCaller
            | Command::StepCall
            | Command::Present
            | Command::OverlayNone
            | Command::OverlayProblems
            | Command::OverlayBypassIds
            | Command::OverlayCacUse
    )
}
