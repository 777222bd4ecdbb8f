//! The one table of commands: menus, shortcuts and help are made from it.

use super::bypass;
use super::canvas::{Overlay, chosen_note, fold};
use super::middle::Middle;
use super::panels::toggle_drill;
use super::panels::{can_walk, presents, walks};
use super::preferences::ThemeChoice;
use super::report_page;
use super::state::State;
use crate::edit::duplicate::can_be_copied;
use crate::topology::{AnyId, BypassMode, Id, Subnet};
use egui::{Key, KeyboardShortcut, Modifiers};

/// A menu of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Menu {
    /// Documents.
    File,
    /// Edits.
    Edit,
    /// What is shown.
    View,
    /// What can be drawn.
    Insert,
    /// Calls.
    Calls,
    /// What is wrong.
    Check,
    /// Publishing.
    Publish,
    /// Help.
    Help,
}

impl Menu {
    /// All menus, from left to right.
    pub const ALL: [Self; 8] = [
        Self::File,
        Self::Edit,
        Self::View,
        Self::Insert,
        Self::Calls,
        Self::Check,
        Self::Publish,
        Self::Help,
    ];

    /// The word in the menu bar.
    pub fn label(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Insert => "Insert",
            Self::Calls => "Calls",
            Self::Check => "Check",
            Self::Publish => "Publish",
            Self::Help => "Help",
        }
    }
}

macro_rules! commands {
    ($($(#[$doc:meta])* $command:ident, $menu:ident, $label:literal, $shortcut:expr;)*) => {
        /// Something that a person can do from a menu or by a key.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Command { $($(#[$doc])* $command,)* }

        impl Command {
            /// Every command, in the order of the menus.
            pub const ALL: &'static [Self] = &[$(Self::$command),*];

            /// The menu it stands in.
            pub fn menu(self) -> Menu {
                match self { $(Self::$command => Menu::$menu,)* }
            }

            /// Its words.
            pub fn label(self) -> &'static str {
                match self { $(Self::$command => $label,)* }
            }

            /// Its key.
            pub fn shortcut(self) -> Option<KeyboardShortcut> {
                match self { $(Self::$command => $shortcut,)* }
            }
        }
    };
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

const fn key(modifiers: Modifiers, key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(modifiers, key))
}

commands! {
    /// Starts an empty document.
    New, File, "New", key(CTRL, Key::N);
    /// Opens a file.
    Open, File, "Open…", key(CTRL, Key::O);
    /// Opens the Litware sample.
    OpenLitware, File, "Open sample Litware", None;
    /// Opens the branch office sample.
    OpenBranchOffice, File, "Open sample Branch office", None;
    /// Shows the page with samples and recent files.
    StartPage, File, "Start page", None;
    /// Saves under the name it has.
    Save, File, "Save", key(CTRL, Key::S);
    /// Saves under another name.
    SaveAs, File, "Save as…", key(CTRL_SHIFT, Key::S);
    /// Closes the window.
    Quit, File, "Quit", key(CTRL, Key::Q);
    /// Takes the last step back.
    Undo, Edit, "Undo", key(CTRL, Key::Z);
    /// Does the last undone step again.
    Redo, Edit, "Redo", key(CTRL_SHIFT, Key::Z);
    /// Renames what is selected.
    Rename, Edit, "Rename", key(Modifiers::NONE, Key::F2);
    /// Copies what is selected under new names.
    Duplicate, Edit, "Duplicate", key(CTRL_SHIFT, Key::D);
    /// Removes what is selected.
    Delete, Edit, "Delete…", key(Modifiers::NONE, Key::Delete);
    /// Lets the tool, the path or the selection go.
    LetGo, Edit, "Let go", key(Modifiers::NONE, Key::Escape);
    /// Selects everything on the canvas.
    SelectAll, Edit, "Select all", key(CTRL, Key::A);
    /// Leaves every place to the layout.
    ArrangeEverything, Edit, "Arrange everything", None;
    /// Leaves the places of what is selected to the layout.
    ArrangeSelection, Edit, "Arrange selection", None;
    /// Keeps everything where it stands.
    PinEverything, Edit, "Pin everything where it stands", None;
    /// Turns media bypass off for all calls.
    BypassOff, Edit, "Media bypass: Off", None;
    /// Chooses always bypass.
    AlwaysBypass, Edit, "Media bypass: Always bypass", None;
    /// Chooses sites and regions.
    SitesAndRegions, Edit, "Media bypass: Sites and regions", None;
    /// Turns bypass on for the selected trunk.
    EnableBypass, Edit, "Enable bypass on the selected trunk", None;
    /// Turns bypass off for the selected trunk.
    DisableBypass, Edit, "Disable bypass on the selected trunk", None;
    /// Puts the cards of network regions into a box, or takes them out.
    Fold, View, "Fold or unfold region", key(Modifiers::NONE, Key::F);
    /// Gives the selected subnet a network site of its own, after a dialog.
    FenceSubnet, Edit, "Fence the selected subnet…", None;
    /// Shows everything.
    Fit, View, "Fit", key(Modifiers::SHIFT, Key::Num1);
    /// Shows what is selected.
    FitSelection, View, "Fit selection", key(Modifiers::SHIFT, Key::Num2);
    /// Shows at 100 %.
    ActualSize, View, "100 %", key(CTRL, Key::Num0);
    /// Shows larger.
    ZoomIn, View, "Zoom in", key(CTRL, Key::Plus);
    /// Shows smaller.
    ZoomOut, View, "Zoom out", key(CTRL, Key::Minus);
    /// Takes the overlay off the canvas.
    OverlayNone, View, "No overlay", None;
    /// Shows where something is wrong.
    OverlayProblems, View, "Overlay: Problems", None;
    /// Shows which bypass ID is in force where.
    OverlayBypassIds, View, "Overlay: Bypass IDs", None;
    /// Shows what call admission control limits.
    OverlayCacUse, View, "Overlay: CAC use", None;
    /// Shows or closes the minimap.
    Minimap, View, "Minimap", None;
    /// Shows or closes the legend.
    Legend, View, "Legend", None;
    /// Shows or closes the zoom box.
    ZoomBox, View, "Zoom box", None;
    /// Turns snapping on or off.
    Snap, View, "Snap to grid and guides", None;
    /// Shows the problems, the call report and the history, or hides them.
    BottomPanel, View, "Bottom panel", key(CTRL, Key::J);
    /// Gives the keyboard to the canvas.
    GoToCanvas, View, "Go to the canvas", key(Modifiers::NONE, Key::F7);
    /// Gives the keyboard to the next part of the window.
    NextPane, View, "Next part of the window", key(Modifiers::NONE, Key::F6);
    /// Gives the keyboard to the part of the window before.
    PreviousPane, View, "Previous part of the window", key(Modifiers::SHIFT, Key::F6);
    /// Walks the placed call step by step on the canvas, or leaves that.
    StepCall, View, "Step through the call", key(Modifiers::SHIFT, Key::F5);
    /// Shows the canvas large with each step of the placed call in large text, or leaves that.
    Present, View, "Present", key(Modifiers::NONE, Key::F5);
    /// Goes to the field that finds and runs.
    Find, View, "Find or run a command", key(CTRL, Key::K);
    /// The theme of the system.
    AsSystem, View, "Theme as the system", None;
    /// The light theme.
    Light, View, "Light theme", None;
    /// The dark theme.
    Dark, View, "Dark theme", None;
    /// The high-contrast theme.
    HighContrast, View, "High contrast theme", None;
    /// Goes over to the next theme.
    NextTheme, View, "Next theme", None;
    /// Makes text, rows and panels larger.
    LargerText, View, "Larger text", key(CTRL_SHIFT, Key::Plus);
    /// Makes text, rows and panels smaller.
    SmallerText, View, "Smaller text", key(CTRL_SHIFT, Key::Minus);
    /// Brings text, rows and panels back to 100 %.
    UsualText, View, "Text at 100 %", key(CTRL_SHIFT, Key::Num0);
    /// Whether nothing moves.
    ReducedMotion, View, "Reduced motion", None;
    /// Whether labels are parameter names.
    ParameterNames, View, "Parameter names", None;
    /// Draws a network region.
    InsertRegion, Insert, "Network region", key(Modifiers::NONE, Key::R);
    /// Draws a network site.
    InsertNetworkSite, Insert, "Network site", key(Modifiers::NONE, Key::S);
    /// Adds a subnet to a network site.
    InsertSubnet, Insert, "Subnet", key(Modifiers::NONE, Key::N);
    /// Adds a Mediation Server pool.
    InsertMediationPool, Insert, "Mediation Server pool", key(Modifiers::NONE, Key::M);
    /// Adds a PSTN gateway.
    InsertPstnGateway, Insert, "PSTN gateway", key(Modifiers::NONE, Key::G);
    /// Adds an IP-PBX.
    InsertIpPbx, Insert, "IP-PBX", key(Modifiers::NONE, Key::X);
    /// Adds an SBC.
    InsertSbc, Insert, "SBC", key(Modifiers::NONE, Key::B);
    /// Takes the tool that writes a note.
    InsertNote, Insert, "Note", key(Modifiers::NONE, Key::T);
    /// Takes the tool that selects and moves.
    TakeSelect, Insert, "Select", key(Modifiers::NONE, Key::V);
    /// Takes the tool that moves the view.
    TakePan, Insert, "Pan", key(Modifiers::NONE, Key::H);
    /// Joins two things.
    Connect, Insert, "Connect", key(Modifiers::NONE, Key::C);
    /// Goes to the form of a call.
    PlaceCall, Calls, "Place call", key(CTRL, Key::Enter);
    /// Shows the same calls under two settings side by side, or the canvas again.
    Compare, Calls, "Compare", key(CTRL, Key::D);
    /// Shows every network site against every trunk, or the canvas again.
    Matrix, Calls, "Matrix", key(CTRL, Key::M);
    /// Takes the tool that places a caller.
    TakeCaller, Calls, "Place a caller", key(Modifiers::NONE, Key::K);
    /// Takes the call off the canvas.
    ClearCall, Calls, "Clear call", None;
    /// Writes the report of the placed call, or of all live calls, as a page.
    ExportReport, Calls, "Export report as HTML…", None;
    /// Shows the calls that are up.
    LiveCalls, Calls, "Live calls", key(CTRL, Key::L);
    /// Shows how many more calls fit on each link.
    Capacity, Calls, "Capacity", None;
    /// Places every call that is up again, in the topology as it is now.
    PlaceCallsAgain, Calls, "Place live calls again", None;
    /// Ends every call.
    HangUpAll, Calls, "Hang up all calls", None;
    /// Marks what is selected as down without editing the document, or takes the mark off.
    MarkDown, Calls, "Mark as down, or bring up again (drill)", None;
    /// Takes every mark off.
    EndDrill, Calls, "End drill", None;
    /// Shows what the rules of a trunk make of a number, and which trunks would take it.
    Numbers, Calls, "Number translation", None;
    /// Shows where addresses that were seen stand.
    Addresses, Calls, "Seen addresses", None;
    /// Shows the findings.
    Problems, Check, "Problems", None;
    /// Goes to the next finding.
    NextProblem, Check, "Next problem", key(Modifiers::NONE, Key::F8);
    /// Goes to the finding before.
    PreviousProblem, Check, "Previous problem", key(Modifiers::SHIFT, Key::F8);
    /// Publishes to a file.
    Publish, Publish, "Publish…", key(CTRL, Key::P);
    /// Shows all commands with their keys.
    Keys, Help, "Commands and keys", key(Modifiers::NONE, Key::F1);
    /// Tells what a bypass ID is.
    BypassIds, Help, "What is a bypass ID?", None;
}

impl Command {
    /// Whether it can be done now.
    pub fn is_possible(self, state: &State) -> bool {
        if state.start.is_shown() && self.needs_document() {
            return false;
        }
        match self {
            Self::Undo => state.editor.undo_name().is_some(),
            Self::Redo => state.editor.redo_name().is_some(),
            Self::Rename => state.selected.len() == 1 || chosen_note(state).is_some(),
            Self::Delete => !state.selected.is_empty() || chosen_note(state).is_some(),
            Self::Duplicate => state.selected.iter().any(|id| can_be_copied(id.kind)),
            Self::Fold => !fold::regions(state).is_empty(),
            Self::FitSelection | Self::ArrangeSelection => !state.selected.is_empty(),
            Self::ClearCall => state.call.is_some(),
            Self::StepCall | Self::Present => can_walk(state),
            Self::ExportReport => report_page::is_possible(state),
            Self::PlaceCallsAgain | Self::HangUpAll => !state.panels.calls.live().is_empty(),
            Self::EnableBypass => bypass::of_selected(state).is_some_and(|(_, on)| !on),
            Self::DisableBypass => bypass::of_selected(state).is_some_and(|(_, on)| on),
            Self::MarkDown => state.selected_one().is_some_and(|id| toggle_drill(state, id).is_some()),
            Self::EndDrill => !state.panels.calls.live().drill().is_empty(),
            Self::FenceSubnet => selected_subnet(state).is_some(),
            Self::PlaceCall => !state.editor.topology().trunks.is_empty(),
            _ => true,
        }
    }

    /// Whether it is about the document that is shown.
    pub fn needs_document(self) -> bool {
        match self.menu() {
            Menu::Edit | Menu::Insert | Menu::Calls | Menu::Check | Menu::Publish => true,
            Menu::File => matches!(self, Self::Save | Self::SaveAs),
            Menu::View => matches!(
                self,
                Self::Fit
                    | Self::Fold
                    | Self::FitSelection
                    | Self::ActualSize
                    | Self::ZoomIn
                    | Self::ZoomOut
                    | Self::GoToCanvas
                    | Self::BottomPanel
                    | Self::OverlayNone
                    | Self::OverlayProblems
                    | Self::OverlayBypassIds
                    | Self::OverlayCacUse
                    | Self::Minimap
                    | Self::Legend
                    | Self::ZoomBox
                    | Self::Snap
                    | Self::StepCall
                    | Self::Present
            ),
            Menu::Help => false,
        }
    }

    /// The menu within its menu that it stands in.
    pub fn submenu(self) -> Option<&'static str> {
        match self {
            Self::OpenLitware | Self::OpenBranchOffice => Some("Open sample"),
            Self::BypassOff | Self::AlwaysBypass | Self::SitesAndRegions => Some("Media bypass"),
            Self::OverlayNone | Self::OverlayProblems | Self::OverlayBypassIds | Self::OverlayCacUse => {
                Some("Overlay")
            }
            Self::Minimap | Self::Legend | Self::ZoomBox | Self::Snap => Some("On the canvas"),
            Self::AsSystem | Self::Light | Self::Dark | Self::HighContrast | Self::NextTheme => Some("Theme"),
            Self::LargerText | Self::SmallerText | Self::UsualText => Some("Text size"),
            _ => None,
        }
    }

    /// Whether a line divides it from what stands above it in its menu.
    pub fn begins_group(self) -> bool {
        matches!(
            self,
            Self::Save
                | Self::StartPage
                | Self::Quit
                | Self::Rename
                | Self::LetGo
                | Self::ArrangeEverything
                | Self::BypassOff
                | Self::OverlayNone
                | Self::BottomPanel
                | Self::StepCall
                | Self::AsSystem
                | Self::ReducedMotion
                | Self::InsertSubnet
                | Self::TakeSelect
                | Self::TakeCaller
                | Self::LiveCalls
                | Self::Numbers
                | Self::NextProblem
        )
    }

    /// Whether it is a choice that is on now; `None` where it is no choice.
    pub fn is_on(self, state: &State) -> Option<bool> {
        let preferences = &state.preferences;
        let theme = |choice| Some(preferences.theme == choice);
        let mode = |mode| Some(state.editor.topology().bypass_settings().mode() == mode);
        match self {
            Self::AsSystem => theme(ThemeChoice::System),
            Self::Light => theme(ThemeChoice::Light),
            Self::Dark => theme(ThemeChoice::Dark),
            Self::HighContrast => theme(ThemeChoice::HighContrast),
            Self::ReducedMotion => Some(preferences.reduced_motion),
            Self::ParameterNames => Some(state.parameter_names),
            Self::Minimap => Some(state.canvas.shown.minimap),
            Self::Legend => Some(state.canvas.shown.legend),
            Self::ZoomBox => Some(state.canvas.shown.zoom_box),
            Self::Snap => Some(state.canvas.shown.snap),
            Self::OverlayNone => Some(state.canvas.shown.overlay == Overlay::None),
            Self::OverlayProblems => Some(state.canvas.shown.overlay == Overlay::Problems),
            Self::OverlayBypassIds => Some(state.canvas.shown.overlay == Overlay::BypassIds),
            Self::OverlayCacUse => Some(state.canvas.shown.overlay == Overlay::CacUse),
            Self::BypassOff => mode(BypassMode::Off),
            Self::AlwaysBypass => mode(BypassMode::Always),
            Self::SitesAndRegions => mode(BypassMode::SitesAndRegions),
            Self::Compare => Some(state.middle == Middle::Compare),
            Self::Matrix => Some(state.middle == Middle::Matrix),
            Self::StepCall => Some(walks(state)),
            Self::Present => Some(presents(state)),
            _ => None,
        }
    }

    /// Another key that does the same, where keyboards differ.
    pub fn other_shortcut(self) -> Option<KeyboardShortcut> {
        match self {
            // On many keyboards plus stands above equals.
            Self::ZoomIn => key(CTRL, Key::Equals),
            Self::LargerText => key(CTRL_SHIFT, Key::Equals),
            Self::Redo => key(CTRL, Key::Y),
            _ => None,
        }
    }

    /// Whether its key belongs to a field of text while one has the focus.
    pub fn yields_to_text(self) -> bool {
        let types = |shortcut: KeyboardShortcut| {
            let function = shortcut.logical_key.name().strip_prefix('F').is_some_and(|rest| !rest.is_empty());
            !shortcut.modifiers.command && !function
        };
        matches!(self, Self::Undo | Self::Redo | Self::SelectAll) || self.shortcut().is_some_and(types)
    }

    /// Its words, with the name of the step or of the trunk that it is about.
    pub fn label_for(self, state: &State) -> String {
        if let Self::EnableBypass | Self::DisableBypass = self
            && let Some((trunk, _)) = bypass::of_selected(state)
        {
            let verb = if self == Self::EnableBypass { "Enable" } else { "Disable" };
            return format!("{verb} bypass on {}", state.editor.topology().name(trunk.into()));
        }
        if self == Self::FenceSubnet
            && let Some(subnet) = selected_subnet(state)
        {
            return format!("Fence subnet {}…", state.editor.topology().name(subnet.into()));
        }
        let name = match self {
            Self::Undo => state.editor.undo_name(),
            Self::Redo => state.editor.redo_name(),
            Self::LargerText | Self::SmallerText => {
                return format!("{}, now {} %", self.label(), state.preferences.text_percent);
            }
            _ => None,
        };
        name.map_or_else(|| self.label().to_owned(), |name| format!("{} “{name}”", self.label()))
    }
}

/// The one subnet that is selected.
pub fn selected_subnet(state: &State) -> Option<Id<Subnet>> {
    state.selected_one().and_then(AnyId::typed::<Subnet>)
}

#[cfg(test)]
mod tests;
