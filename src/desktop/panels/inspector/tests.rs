//! The inspector driven by accessible names.

use super::show;
use crate::desktop::file::FileState;
use crate::desktop::state::State;
use crate::desktop::theme::Look;
use crate::desktop::update::update;
use crate::desktop::work::Work;
use crate::edit::{Edit, Subject};
use crate::file::Sample;
use crate::scene::theme::Theme;
use crate::topology::attributes::{Names, Value};
use crate::topology::{AnyId, Document, Kind};
use egui::{Key, Modifiers, Role, Ui, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use std::collections::BTreeSet;

type Panel = Harness<'static, Option<State>>;

/// The inspector alone, on a sample, at a text size.
fn panel_at(sample: &str, theme: Theme, scale: f32, edits: Vec<Edit>) -> Panel {
    let sample = sample.to_owned();
    let show = move |ui: &mut Ui, state: &mut Option<State>| {
        let state = state.get_or_insert_with(|| {
            let mut state = started(ui, &sample, theme, scale);
            for edit in &edits {
                state.editor.apply(edit).unwrap();
            }
            state.findings = crate::rules::Findings::new(state.editor.model());
            state
        });
        ui.painter().rect_filled(ui.max_rect(), 0.0, state.look.colour(crate::scene::token::Token::Window));
        crate::desktop::panels::refresh(state);
        let mut messages = Vec::new();
        show(ui, state, &mut messages);
        let context = ui.ctx().clone();
        messages.into_iter().for_each(|message| update(state, &context, message));
    };
    let size = Vec2::new(308.0 * scale + 16.0, 1600.0);
    let mut harness = Harness::builder().with_size(size).with_max_steps(40).build_ui_state(show, None);
    harness.run();
    harness
}

fn panel() -> Panel {
    panel_at("litware", Theme::Light, 1.0, Vec::new())
}

fn started(ui: &Ui, sample: &str, theme: Theme, scale: f32) -> State {
    let look = Look::new(theme, scale).without_motion();
    Look::install_fonts(ui.ctx());
    look.apply(ui.ctx());
    let work = Work::new(ui.ctx(), None);
    let document = Sample::named(sample).map_or_else(Document::default, |sample| sample.open().unwrap());
    let file = FileState::untitled("Untitled", &document, &work);
    let mut state = State::new(document, file, work);
    state.look = look;
    state
}

fn state(harness: &Panel) -> &State {
    harness.state().as_ref().unwrap()
}

fn id(harness: &Panel, kind: Kind, name: &str) -> AnyId {
    state(harness).editor.model().find(kind, name).unwrap()
}

fn select(harness: &mut Panel, names: &[(Kind, &str)]) {
    let ids: BTreeSet<AnyId> = names.iter().map(|(kind, name)| id(harness, *kind, name)).collect();
    harness.state_mut().as_mut().unwrap().selected = ids;
    harness.run();
}

fn opened(kind: Kind, name: &str) -> Panel {
    let mut harness = panel();
    select(&mut harness, &[(kind, name)]);
    harness
}

fn click(harness: &mut Panel, role: Role, name: &str) {
    harness.get_by_role_and_label(role, name).click();
    harness.run();
}

fn has(harness: &Panel, role: Role, name: &str) -> bool {
    harness.query_by_role_and_label(role, name).is_some()
}

/// Whether some words stand in the panel.
fn says(harness: &Panel, words: &str) -> bool {
    let holds = |node: &egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        [node.value(), node.label()].into_iter().flatten().any(|text| text.contains(words))
    };
    harness.query_all_by_role(Role::Label).any(|node| holds(&node))
}

fn fill(harness: &mut Panel, field: &str, text: &str) {
    click(harness, Role::TextInput, field);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, field).type_text(text);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
}

fn last(harness: &Panel) -> Option<String> {
    state(harness).editor.undo_name().map(str::to_owned)
}

fn attribute(harness: &Panel, kind: Kind, name: &str, key: &str) -> Value {
    state(harness).editor.topology().attribute(id(harness, kind, name), key).unwrap()
}

#[test]
fn a_trunk_says_what_it_is_and_whether_it_is_ready() {
    let harness = opened(Kind::Trunk, "gw-chi");
    for words in [
        "Trunk, root trunk of the gateway gw-chi",
        "Ready",
        "Encryption fits: SRTP on both sides holds",
        "Server site Chicago and trunk gw-chi have no collection of their own.",
    ] {
        assert!(says(&harness, words), "{words}");
    }
    for name in ["Mediation pool", "Peer", "Kind", "Transport", "Server site"] {
        assert!(has(&harness, Role::ComboBox, name), "{name}");
    }
    assert!(has(&harness, Role::Link, "Network site"), "the network site of the peer is a way to it");
}

#[test]
fn a_condition_that_fails_is_mended_by_its_link_as_one_edit() {
    let off = Subject::new(Kind::TrunkConfiguration, "Global");
    let edits = vec![Edit::set(off, "ConcentratedTopology", Value::Flag(false))];
    let mut harness = panel_at("litware", Theme::Light, 1.0, edits);
    select(&mut harness, &[(Kind::Trunk, "gw-chi")]);
    assert!(says(&harness, "Not ready") && says(&harness, "Centralized media processing is off fails"));
    let steps = state(&harness).editor.history().0.len();
    harness.get_all_by_role_and_label(Role::Link, "Turn on").next().unwrap().click();
    harness.run();
    assert!(says(&harness, "Ready"));
    assert_eq!(state(&harness).editor.history().0.len(), steps + 1);
}

#[test]
fn a_collection_for_a_scope_shows_first_what_it_resets_and_is_one_named_edit() {
    let mut harness = opened(Kind::Trunk, "gw-chi");
    click(&mut harness, Role::Button, "Server site Chicago, no collection");
    assert!(says(&harness, "Enable media bypass: On becomes Off"), "factory defaults turn bypass off");
    assert_eq!(last(&harness), None, "nothing has happened yet");
    click(&mut harness, Role::Button, "Copy the settings in force");
    assert_eq!(
        last(&harness).as_deref(),
        Some("Add trunk configuration of server site Chicago with the settings in force")
    );
    assert_eq!(
        attribute(&harness, Kind::TrunkConfiguration, "site:Chicago", "EnableBypass"),
        Value::Flag(true)
    );
    click(&mut harness, Role::Button, "Server site Chicago, in force");
    click(&mut harness, Role::Button, "Remove collection");
    assert_eq!(last(&harness).as_deref(), Some("Remove trunk configuration of server site Chicago"));
    assert!(has(&harness, Role::Button, "Global, in force"));
}

#[test]
fn a_setting_is_changed_in_the_collection_that_is_in_force_and_compared_with_the_wider_one() {
    let mut harness = opened(Kind::Trunk, "sbc-itsp");
    click(&mut harness, Role::Switch, "RTP latching, in force");
    let own = "PstnGateway:sbc-itsp";
    assert_eq!(attribute(&harness, Kind::TrunkConfiguration, own, "EnableRTPLatching"), Value::Flag(true));
    assert_eq!(
        attribute(&harness, Kind::TrunkConfiguration, "Global", "EnableRTPLatching"),
        Value::Flag(false)
    );
    fill(&mut harness, "Early dialogs, at most, in force", "twelve");
    assert!(says(&harness, "is not a whole number"));
    assert_eq!(attribute(&harness, Kind::TrunkConfiguration, own, "MaxEarlyDialogs"), Value::Number(20));
    fill(&mut harness, "Early dialogs, at most, in force", "12");
    assert_eq!(attribute(&harness, Kind::TrunkConfiguration, own, "MaxEarlyDialogs"), Value::Number(12));
    click(&mut harness, Role::Link, "Set to 20 dialogs");
    assert_eq!(attribute(&harness, Kind::TrunkConfiguration, own, "MaxEarlyDialogs"), Value::Number(20));
}

#[test]
fn what_tcp_forces_is_said_and_cannot_be_set() {
    let tcp = Edit::set(Subject::new(Kind::Trunk, "gw-chi"), "Transport", Value::text("TCP"));
    let mut harness = panel_at("litware", Theme::Light, 1.0, vec![tcp]);
    select(&mut harness, &[(Kind::Trunk, "gw-chi")]);
    assert!(says(&harness, "forced by TCP"));
    assert!(!has(&harness, Role::ComboBox, "Encryption support, in force"));
}

#[test]
fn the_wording_of_all_labels_is_switched() {
    let mut harness = opened(Kind::BandwidthPolicyProfile, "10Mb_Link");
    assert!(has(&harness, Role::TextInput, "Audio limit"));
    click(&mut harness, Role::Link, "Control Panel wording");
    assert!(has(&harness, Role::TextInput, "AudioBWLimit") && !has(&harness, Role::TextInput, "Audio limit"));
    click(&mut harness, Role::Link, "Parameter names");
    assert!(has(&harness, Role::TextInput, "Audio limit"));
}

#[test]
fn a_figure_is_raised_and_lowered_by_buttons_and_keys() {
    let mut harness = opened(Kind::BandwidthPolicyProfile, "10Mb_Link");
    click(&mut harness, Role::Button, "Raise Audio limit");
    assert_eq!(last(&harness).as_deref(), Some("Set audio limit of 10Mb_Link to 4,100 kbps"));
    harness.get_by_role_and_label(Role::TextInput, "Audio limit").focus();
    harness.run();
    for _ in 0..2 {
        harness.key_press(Key::ArrowDown);
        harness.run();
    }
    assert_eq!(last(&harness).as_deref(), Some("Set audio limit of 10Mb_Link to 3,900 kbps"));
}

#[test]
fn a_refused_name_stays_red_in_its_field_and_escape_lets_it_go() {
    let mut harness = opened(Kind::NetworkSite, "Reno");
    fill(&mut harness, "Name", "Chicago");
    assert!(says(&harness, "network site Chicago exists already"));
    assert_eq!(last(&harness), None);
    click(&mut harness, Role::TextInput, "Name");
    harness.key_press(Key::Escape);
    harness.run();
    assert!(!says(&harness, "exists already"));
}

#[test]
fn subnets_of_a_network_site_are_added_and_deleted_there() {
    let mut harness = opened(Kind::NetworkSite, "Reno");
    assert!(says(&harness, "Its own: Reno has a profile."));
    fill(&mut harness, "Add subnet", "10.9.0.1/24");
    assert!(says(&harness, "has host bits set"));
    fill(&mut harness, "Add subnet", "10.9.0.0/24");
    assert_eq!(attribute(&harness, Kind::Subnet, "10.9.0.0", "NetworkSiteID"), Value::text("Reno"));
    click(&mut harness, Role::Button, "Delete subnet 10.9.0.0/24");
    assert!(state(&harness).editor.model().find(Kind::Subnet, "10.9.0.0").is_none());
}

#[test]
fn whoever_uses_or_stands_somewhere_is_one_press_away() {
    let mut harness = opened(Kind::NetworkSite, "Reno");
    click(&mut harness, Role::Link, "gw-reno, gateway peer");
    assert_eq!(state(&harness).selected_one(), Some(id(&harness, Kind::Gateway, "gw-reno")));
    click(&mut harness, Role::Link, "gw-reno, trunk");
    assert_eq!(state(&harness).selected_one(), Some(id(&harness, Kind::Trunk, "gw-reno")));
}

#[test]
fn a_reference_is_picked_from_a_list() {
    let mut harness = opened(Kind::NetworkSite, "Reno");
    click(&mut harness, Role::ComboBox, "Bandwidth policy");
    click(&mut harness, Role::ListBoxOption, "none");
    assert_eq!(last(&harness).as_deref(), Some("Clear bandwidth policy of Reno"));
    assert!(says(&harness, "Its region's: Reno has no profile.") && says(&harness, "No bandwidth limit"));
}

#[test]
fn what_several_have_in_common_is_set_for_all_as_one_edit() {
    let mut harness = panel();
    select(&mut harness, &[(Kind::NetworkSite, "Reno"), (Kind::NetworkSite, "Chicago")]);
    assert!(says(&harness, "2 selected") && says(&harness, "Network sites together"));
    fill(&mut harness, "Physical WAN", "8,000");
    assert_eq!(last(&harness).as_deref(), Some("Set physical WAN of 2 network sites to 8,000 kbps"));
    for name in ["Reno", "Chicago"] {
        assert_eq!(attribute(&harness, Kind::NetworkSite, name, "PhysicalWanKbps"), Value::Number(8_000));
    }
    select(&mut harness, &[(Kind::NetworkSite, "Reno"), (Kind::Trunk, "gw-chi")]);
    click(&mut harness, Role::Button, "Trunk 1");
    assert_eq!(state(&harness).selected_one(), Some(id(&harness, Kind::Trunk, "gw-chi")));
}

#[test]
fn with_nothing_selected_the_totals_select_all_of_a_kind() {
    let mut harness = panel();
    click(&mut harness, Role::Button, "Trunks 6");
    assert_eq!(state(&harness).selected.len(), 6);
    let empty = panel_at("", Theme::Light, 1.0, Vec::new());
    assert!(says(&empty, "No network site yet"));
}

#[test]
fn a_computer_is_added_part_by_part_and_enters_the_document_when_it_has_a_name() {
    let mut harness = opened(Kind::MediationPool, "ms-chi");
    click(&mut harness, Role::Link, "Add computer");
    let computers = |harness: &Panel| match attribute(harness, Kind::MediationPool, "ms-chi", "Computers") {
        Value::List(list) => list,
        other => panic!("{other:?}"),
    };
    let before = computers(&harness).len();
    let field = harness.get_all_by_role_and_label(Role::TextInput, "FQDN").last().unwrap();
    field.type_text("ms-chi2.litwareinc.com");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(computers(&harness).len(), before + 1);
    click(&mut harness, Role::Button, "Take computer 2 out");
    assert_eq!(computers(&harness).len(), before);
}

#[test]
fn the_order_of_a_list_is_changed_place_by_place() {
    let mut harness = opened(Kind::VoiceRoute, "Local-1");
    click(&mut harness, Role::ComboBox, "Add to associated trunks");
    click(&mut harness, Role::ListBoxOption, "gw-ny");
    click(&mut harness, Role::Button, "Move gw-ny up");
    let trunks = Value::List(["gw-ny", "gw-chi"].map(Value::text).to_vec());
    assert_eq!(attribute(&harness, Kind::VoiceRoute, "Local-1", "PstnGatewayList"), trunks);
}

#[test]
fn a_region_route_that_does_not_join_its_regions_offers_the_shortest_way() {
    let name = {
        let harness = panel();
        let topology = state(&harness).editor.topology();
        topology.name(topology.ids(Kind::RegionRoute)[0])
    };
    let clear =
        Edit::set(Subject::new(Kind::RegionRoute, &name), "NetworkRegionLinkIDs", Value::List(Vec::new()));
    let mut harness = panel_at("litware", Theme::Light, 1.0, vec![clear]);
    select(&mut harness, &[(Kind::RegionRoute, name.as_str())]);
    assert!(says(&harness, "These links do not join the two regions."));
    click(&mut harness, Role::Link, "Take the shortest way");
    assert!(says(&harness, "These links lead from one region to the other."));
}

/// Everything that is read, with its left and right end.
fn ends(harness: &Panel) -> Vec<(String, f64, f64)> {
    let mut found = Vec::new();
    for role in [Role::Label, Role::Link, Role::Button, Role::ComboBox, Role::TextInput, Role::Switch] {
        for node in harness.query_all_by_role(role) {
            let node = node.accesskit_node();
            let name = node.label().or(node.value()).unwrap_or_default();
            if let Some(bounds) = node.bounding_box() {
                found.push((name, bounds.x0, bounds.x1));
            }
        }
    }
    found
}

#[test]
fn at_no_text_size_anything_leaves_the_panel() {
    let things = [
        (Kind::Trunk, "gw-chi"),
        (Kind::Trunk, "sbc-itsp"),
        (Kind::NetworkSite, "Reno"),
        (Kind::MediationPool, "ms-chi"),
        (Kind::Gateway, "gw-chi"),
        (Kind::BandwidthPolicyProfile, "10Mb_Link"),
        (Kind::TrunkConfiguration, "PstnGateway:sbc-itsp"),
        (Kind::VoiceRoute, "Local-1"),
    ];
    for scale in [0.8, 1.0, 1.5, 2.0] {
        let mut harness = panel_at("litware", Theme::Light, scale, Vec::new());
        let (left, right) = (8.0 - 0.5, f64::from(308.0 * scale) + 8.0 + 0.5);
        for (kind, name) in things {
            select(&mut harness, &[(kind, name)]);
            for (words, x0, x1) in ends(&harness) {
                assert!(x0 >= left && x1 <= right, "{name} at {scale}: {words} from {x0} to {x1} of {right}");
            }
        }
    }
}
