//! Switching media bypass: the global mode, and one trunk. Tool bar, menus and palette ask here.

use super::dialogs::Dialog;
use super::message::Message;
use super::state::State;
use super::widgets::Impossible;
use crate::edit::{Edit, Subject, making};
use crate::topology::attributes::Value;
use crate::topology::{AnyId, BypassMode, GLOBAL, Id, Kind, Trunk};

/// The modes in the order of their segments, with their words.
pub const MODES: [(BypassMode, &str); 3] = [
    (BypassMode::Off, "Off"),
    (BypassMode::Always, "Always bypass"),
    (BypassMode::SitesAndRegions, "Sites and regions"),
];

/// Why always bypass cannot be chosen while CAC is on.
pub const ALWAYS_WITH_CAC: Impossible<'static> = Impossible {
    fact: "Not while call admission control is on",
    way_out: "Turn CAC off first, or choose sites and regions.",
    source: "V-01, Global media bypass options",
};

/// What choosing a global mode asks for: the edit, or where that is impossible its way out. Nothing where the mode is
/// that already.
pub fn choose(state: &State, mode: BypassMode) -> Option<Message> {
    let topology = state.editor.topology();
    if topology.bypass_settings().mode() == mode {
        return None;
    }
    Some(if mode == BypassMode::Always && topology.cac_enabled() {
        Message::Open(Dialog::WayOut {
            words: format!("{}. {}", ALWAYS_WITH_CAC.fact, ALWAYS_WITH_CAC.way_out),
            verb: "Turn CAC off and choose always bypass".to_owned(),
            edit: set_mode(mode, true),
        })
    } else {
        Message::Apply(set_mode(mode, false))
    })
}

/// The edit that sets the global mode; where always bypass would clash with CAC, it turns CAC off too.
pub fn set_mode(mode: BypassMode, turn_cac_off: bool) -> Edit {
    let settings = || Subject::new(Kind::MediaBypassSettings, GLOBAL);
    let flag = |key: &str, on: bool| Edit::set(settings(), key, Value::Flag(on));
    let mut edits =
        vec![flag("Enabled", mode != BypassMode::Off), flag("AlwaysBypass", mode == BypassMode::Always)];
    let name = match mode {
        BypassMode::Off => "Turn media bypass off",
        BypassMode::Always if turn_cac_off => "Turn CAC off and choose always bypass",
        BypassMode::Always => "Choose always bypass",
        BypassMode::SitesAndRegions => "Choose sites and regions",
    };
    if turn_cac_off {
        edits.insert(0, set_cac(false));
    }
    Edit::Batch(name.to_owned(), edits)
}

/// The edit that turns call admission control on or off.
pub fn set_cac(on: bool) -> Edit {
    let subject = Subject::new(Kind::NetworkConfiguration, GLOBAL);
    Edit::set(subject, "EnableBandwidthPolicyCheck", Value::Flag(on))
}

/// The one selected trunk that has settings in force, and whether bypass is on there.
pub fn of_selected(state: &State) -> Option<(Id<Trunk>, bool)> {
    let trunk = state.selected_one().and_then(AnyId::typed::<Trunk>)?;
    let (_, in_force) = state.editor.model().trunk_configuration(trunk)?;
    Some((trunk, in_force.bypass))
}

/// The edit that switches bypass on the selected trunk; nothing where it is so already.
pub fn switch_selected(state: &State, on: bool) -> Option<Edit> {
    let (trunk, is_on) = of_selected(state)?;
    if is_on == on { None } else { making::set_bypass(state.editor.model(), trunk, on) }
}
