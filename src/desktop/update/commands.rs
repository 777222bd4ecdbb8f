//! The commands of the table.

use super::{State, edits, selection};
use crate::desktop::canvas;
use crate::desktop::commands::Command;
use crate::desktop::dialogs::{After, Dialog};
use crate::desktop::message::{BottomTab, Tool};
use crate::desktop::theme::Look;
use crate::edit::{Editor, Step};
use crate::scene::geometry::Point;
use crate::scene::theme::Theme;
use egui::Context;

/// One step of zooming by keys.
const ZOOM_STEP: f32 = 1.25;

/// Runs a command, where it is possible.
pub fn run(state: &mut State, context: &Context, command: Command) {
    if !command.is_possible(state) {
        return;
    }
    match command {
        Command::New => state.leave(After::New),
        Command::Open => state.leave(After::Open),
        Command::OpenLitware => state.leave(After::OpenSample("litware")),
        Command::OpenBranchOffice => state.leave(After::OpenSample("branch-office")),
        Command::Quit => state.leave(After::Quit),
        Command::Save => state.save(None),
        Command::SaveAs => state.ask_where_to_save(None),
        Command::Publish => state.dialog = Some(state.publish_dialog()),
        Command::Undo => edits::step(state, Step::Undo, Editor::undo),
        Command::Redo => edits::step(state, Step::Redo, Editor::redo),
        Command::Rename => {
            if let Some(id) = state.selected_one() {
                state.fields.focus = Some((id, "Identity", 0));
            }
        }
        Command::Delete => edits::delete(state),
        Command::LetGo => canvas::let_go(state),
        Command::Fit => state.canvas.fit = true,
        Command::ActualSize => zoom(state, context, 1.0 / state.canvas.camera.zoom()),
        Command::ZoomIn => zoom(state, context, ZOOM_STEP),
        Command::ZoomOut => zoom(state, context, 1.0 / ZOOM_STEP),
        Command::BottomPanel => state.panels.bottom_closed = !state.panels.bottom_closed,
        Command::Light => look(state, context, Theme::Light),
        Command::Dark => look(state, context, Theme::Dark),
        Command::HighContrast => look(state, context, Theme::HighContrast),
        Command::InsertRegion => take(state, Tool::Region),
        Command::InsertNetworkSite => take(state, Tool::NetworkSite),
        Command::InsertSubnet => take(state, Tool::Subnet),
        Command::InsertMediationPool => take(state, Tool::MediationPool),
        Command::InsertPstnGateway => take(state, Tool::PstnGateway),
        Command::InsertIpPbx => take(state, Tool::IpPbx),
        Command::InsertSbc => take(state, Tool::Sbc),
        Command::Connect => take(state, Tool::Connect),
        Command::TakeSelect => take(state, Tool::Select),
        Command::TakePan => take(state, Tool::Pan),
        Command::TakeCaller => take(state, Tool::Caller),
        Command::PlaceCall => {
            state.show_tab(BottomTab::CallReport);
            state.call_form.focus = true;
            selection::prefill(state);
        }
        Command::ClearCall => state.call = None,
        Command::Problems => state.show_tab(BottomTab::Problems),
        Command::NextProblem => selection::next_problem(state, false),
        Command::PreviousProblem => selection::next_problem(state, true),
        Command::Keys => state.dialog = Some(Dialog::Keys),
        Command::SelectAll
        | Command::ArrangeEverything
        | Command::ArrangeSelection
        | Command::PinEverything
        | Command::FitSelection
        | Command::GoToCanvas
        | Command::Minimap
        | Command::Legend
        | Command::ZoomBox
        | Command::Snap
        | Command::OverlayNone
        | Command::OverlayProblems
        | Command::OverlayBypassIds
        | Command::OverlayCacUse => {
            if let Some(message) = canvas::run(state, command) {
                super::update(state, context, message);
            }
        }
    }
}

/// Takes a tool.
pub fn take(state: &mut State, tool: Tool) {
    state.tool = tool;
    state.canvas.joining = None;
    state.canvas.keys.take = true;
}

fn look(state: &mut State, context: &Context, theme: Theme) {
    state.look = Look::new(theme, 1.0);
    state.look.apply(context);
}

fn zoom(state: &mut State, context: &Context, factor: f32) {
    let centre = context.content_rect().center();
    state.canvas.camera = state.canvas.camera.zoomed(factor, Point::new(centre.x, centre.y));
}
