//! The commands of the table.

use super::{State, edits, selection};
use crate::desktop::bypass;
use crate::desktop::canvas;
use crate::desktop::commands::{Command, selected_subnet};
use crate::desktop::compare;
use crate::desktop::dialogs::{After, Dialog};
use crate::desktop::message::{BottomTab, Tool};
use crate::desktop::middle::{self, Middle};
use crate::desktop::panels::{self, CallsMessage};
use crate::desktop::panes;
use crate::desktop::preferences::ThemeChoice;
use crate::desktop::report_page;
use crate::edit::{Editor, Step};
use crate::scene::geometry::Point;
use crate::topology::BypassMode;
use egui::Context;

/// One step of zooming by keys.
const ZOOM_STEP: f32 = 1.25;

/// Runs a command, where it is possible.
pub fn run(state: &mut State, context: &Context, command: Command) {
    if !command.is_possible(state) {
        return;
    }
    if state.middle == Middle::Compare && compare::run(state, command) {
        return;
    }
    if middle::is_about_canvas(command) {
        middle::leave(state);
    }
    match command {
        Command::New => state.leave(After::New),
        Command::Open => state.leave(After::Open),
        Command::OpenLitware => state.leave(After::OpenSample("litware")),
        Command::OpenBranchOffice => state.leave(After::OpenSample("branch-office")),
        Command::Quit => state.leave(After::Quit),
        Command::Save => state.save(None),
        Command::SaveAs => state.ask_where_to_save(None),
        Command::Publish => state.publish(),
        Command::StartPage => state.start.come(),
        Command::Undo => edits::step(state, Step::Undo, Editor::undo),
        Command::Redo => edits::step(state, Step::Redo, Editor::redo),
        Command::Rename => {
            if panels::tables::rename(state) || panels::outline::rename(state) || canvas::write_note(state) {
                return;
            }
            if let Some(id) = state.selected_one() {
                state.fields.focus = Some((id, "Identity", 0));
            }
        }
        Command::Delete => {
            panels::tables::choose_rows(state, context);
            match canvas::note_to_remove(state) {
                Some(edit) => edits::apply(state, &edit),
                None => edits::delete(state),
            }
        }
        Command::Duplicate => edits::duplicate(state),
        Command::LetGo => {
            if !middle::leave(state) {
                canvas::let_go(state);
            }
        }
        Command::Matrix => middle::toggle(state, Middle::Matrix),
        Command::ExportReport => report_page::ask(state),
        Command::Compare => middle::toggle(state, Middle::Compare),
        Command::Fit => state.canvas.fit = true,
        Command::ActualSize => zoom(state, context, 1.0 / state.canvas.camera.zoom()),
        Command::ZoomIn => zoom(state, context, ZOOM_STEP),
        Command::ZoomOut => zoom(state, context, 1.0 / ZOOM_STEP),
        Command::BottomPanel => state.panels.bottom_closed = !state.panels.bottom_closed,
        Command::NextPane => panes::go(state, context, false),
        Command::PreviousPane => panes::go(state, context, true),
        Command::Find => state.palette.ask(),
        Command::AsSystem => state.preferences.theme = ThemeChoice::System,
        Command::Light => state.preferences.theme = ThemeChoice::Light,
        Command::Dark => state.preferences.theme = ThemeChoice::Dark,
        Command::HighContrast => state.preferences.theme = ThemeChoice::HighContrast,
        Command::NextTheme => state.preferences.theme = state.preferences.theme.next(),
        Command::LargerText | Command::SmallerText | Command::UsualText => resize_text(state, command),
        Command::ReducedMotion => state.preferences.reduced_motion = !state.preferences.reduced_motion,
        Command::ParameterNames => state.parameter_names = !state.parameter_names,
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
        Command::BypassOff => choose_mode(state, context, BypassMode::Off),
        Command::AlwaysBypass => choose_mode(state, context, BypassMode::Always),
        Command::SitesAndRegions => choose_mode(state, context, BypassMode::SitesAndRegions),
        Command::EnableBypass | Command::DisableBypass => {
            if let Some(edit) = bypass::switch_selected(state, command == Command::EnableBypass) {
                edits::apply(state, &edit);
            }
        }
        Command::InsertNote => take(state, Tool::Note),
        Command::FenceSubnet => {
            if let Some(subnet) = selected_subnet(state) {
                state.dialog = Some(Dialog::fence(state, subnet));
            }
        }
        Command::PlaceCall => {
            state.show_tab(BottomTab::CallReport);
            state.call_form.focus = true;
            selection::choose_for_call(state);
        }
        Command::ClearCall => {
            state.call = None;
            state.call_form.release();
        }
        Command::StepCall => panels::act_on_walk(state, panels::WalkMessage::Toggle),
        Command::Present => panels::act_on_walk(state, panels::WalkMessage::Present),
        Command::LiveCalls => panels::show_calls(state),
        Command::Capacity => state.show_tab(BottomTab::Capacity),
        Command::Numbers => {
            panels::open_numbers(state);
            state.show_tab(BottomTab::Numbers);
        }
        Command::Addresses => {
            panels::open_addresses(state);
            state.show_tab(BottomTab::Addresses);
        }
        Command::PlaceCallsAgain => panels::act_on_calls(state, &CallsMessage::PlaceAgain),
        Command::HangUpAll => panels::act_on_calls(state, &CallsMessage::HangUpAll),
        Command::MarkDown => {
            let toggled = state.selected_one().and_then(|id| panels::toggle_drill(state, id));
            state.pending.extend(toggled.map(|(_, message)| message));
        }
        Command::EndDrill => panels::act_on_calls(state, &CallsMessage::EndDrill),
        Command::Problems => state.show_tab(BottomTab::Problems),
        Command::NextProblem => selection::next_problem(state, false),
        Command::PreviousProblem => selection::next_problem(state, true),
        Command::Keys => state.dialog = Some(Dialog::Keys { search: String::new() }),
        Command::BypassIds => state.dialog = Some(Dialog::BypassIds),
        Command::SelectAll
        | Command::Fold
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

fn choose_mode(state: &mut State, context: &Context, mode: BypassMode) {
    if let Some(message) = bypass::choose(state, mode) {
        super::update(state, context, message);
    }
}

/// Takes a tool.
pub fn take(state: &mut State, tool: Tool) {
    state.tool = tool;
    state.canvas.joining = None;
    state.canvas.keys.take = true;
}

/// Makes text, rows and panels larger or smaller, and says how large they are now.
fn resize_text(state: &mut State, command: Command) {
    match command {
        Command::UsualText => state.preferences.text_percent = 100,
        _ => state.preferences.resize_text(command == Command::LargerText),
    }
    state.say(format!("Text size {} %", state.preferences.text_percent));
}

fn zoom(state: &mut State, context: &Context, factor: f32) {
    let centre = context.content_rect().center();
    state.canvas.camera = state.canvas.camera.zoomed(factor, Point::new(centre.x, centre.y));
}
