//! The window driven by accessible names, without a screen.

mod call_form;
mod canvas;
mod compare;
mod documents;
mod drawing;
mod keyboard;
mod matrix;
mod notes;
mod outside;
mod panels;
mod publish;
mod shell;
mod texts;

use super::app::App;
use super::commands::Command;
use super::file::FileState;
use super::message::Message;
use super::state::State;
use super::work::Work;
use crate::edit::Subject;
use crate::file::Sample;
use crate::scene::measure::Metrics;
use crate::topology::{Document, Kind};
use egui::{Context, Key, Modifiers, Role, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// The window on a sample; an empty name is an empty document.
fn window(sample: &str) -> Harness<'static, Option<App>> {
    window_in(sample, None)
}

/// The window on a sample, with a folder for the journals of documents without a file.
fn window_in(sample: &str, folder: Option<PathBuf>) -> Harness<'static, Option<App>> {
    let document = Sample::named(sample).map_or_else(Document::default, |sample| sample.open().unwrap());
    window_on(document, folder)
}

/// The window on a document.
fn window_on(document: Document, folder: Option<PathBuf>) -> Harness<'static, Option<App>> {
    let show = move |ui: &mut egui::Ui, app: &mut Option<App>| {
        let app = app.get_or_insert_with(|| started(ui.ctx(), document.clone(), folder.clone()));
        app.catch_up(ui.ctx());
        app.show(ui);
    };
    // What ends in the background asks for a frame of its own, so a window may take a few to settle.
    let builder = Harness::builder().with_size(Vec2::new(1600.0, 1000.0)).with_max_steps(60);
    let mut harness = builder.build_ui_state(show, None);
    harness.run();
    harness
}

fn started(context: &Context, document: Document, folder: Option<PathBuf>) -> App {
    let work = Work::new(context, folder);
    let file = FileState::untitled("Untitled", &document, &work);
    let mut state = State::new(document, file, work);
    // What moves for some seconds would make every trial wait for it, and end every notice.
    state.still = true;
    state.canvas.fit = true;
    state.look_for_abandoned();
    App::new(context, state, Metrics::load().unwrap())
}

fn state<'a>(harness: &'a Harness<'_, Option<App>>) -> &'a State {
    harness.state().as_ref().unwrap().state()
}

fn click(harness: &mut Harness<'_, Option<App>>, role: Role, name: &str) {
    harness.get_by_role_and_label(role, name).click();
    harness.run();
}

fn has(harness: &Harness<'_, Option<App>>, role: Role, name: &str) -> bool {
    harness.query_by_role_and_label(role, name).is_some()
}

fn press(harness: &mut Harness<'_, Option<App>>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

fn fill_only(harness: &mut Harness<'_, Option<App>>, field: &str, text: &str) {
    harness.get_by_role_and_label(Role::TextInput, field).click();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, field).type_text(text);
    harness.run();
}

fn fill(harness: &mut Harness<'_, Option<App>>, field: &str, text: &str) {
    fill_only(harness, field, text);
    harness.key_press(Key::Enter);
    harness.run();
}

/// Runs a command of the table.
fn run(harness: &mut Harness<'_, Option<App>>, command: Command) {
    harness.state_mut().as_mut().unwrap().state_mut().pending.push(Message::Run(command));
    // What a message changes is drawn in the frame after it.
    harness.step();
    harness.run();
}

/// Gives an edit to the document, as people write it.
fn apply(harness: &mut Harness<'_, Option<App>>, edit: &str) {
    let edit = ron::from_str(edit).unwrap();
    harness.state_mut().as_mut().unwrap().state_mut().pending.push(Message::Apply(edit));
    harness.step();
    harness.run();
}

/// Selects an entity by its kind and name.
fn select(harness: &mut Harness<'_, Option<App>>, kind: Kind, name: &str) {
    let id = state(harness).editor.draft().find(&Subject::new(kind, name)).unwrap();
    harness.state_mut().as_mut().unwrap().state_mut().selected = [id].into();
    harness.run();
}

/// Places the call from Reno over gw-chi that the sample is known for.
fn call_from_reno(harness: &mut Harness<'_, Option<App>>) {
    click(harness, Role::Button, "Trunk gw-chi, bypass on, ready");
    click(harness, Role::Button, "Network site Reno");
    click(harness, Role::Button, "Place");
}

/// Runs frames until something has happened in the background.
fn wait(harness: &mut Harness<'_, Option<App>>, done: impl Fn(&State) -> bool) {
    let limit = Instant::now() + Duration::from_secs(20);
    while !done(state(harness)) {
        assert!(Instant::now() < limit, "nothing happened in the background");
        std::thread::sleep(Duration::from_millis(5));
        harness.run();
    }
}

#[test]
fn the_sample_opens_with_everything_on_the_canvas() {
    let harness = window("litware");
    for name in
        ["Network region EMEA", "Network site Reno", "Mediation Server pool ms-chi", "Gateway peer gw-albu"]
    {
        assert!(has(&harness, Role::Button, name), "{name}");
    }
    assert!(has(&harness, Role::Button, "Trunk sbc-itsp, bypass off"));
}

#[test]
fn a_call_is_explained_and_follows_every_edit() {
    let mut harness = window("litware");
    call_from_reno(&mut harness);
    assert!(has(&harness, Role::Label, "Mediated") && has(&harness, Role::Label, "ids-differ"));
    click(&mut harness, Role::RadioButton, "Off");
    assert!(has(&harness, Role::Label, "global-disabled"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert!(has(&harness, Role::Label, "ids-differ") && !has(&harness, Role::Label, "global-disabled"));
}

#[test]
fn bypass_of_one_trunk_is_switched_with_all_other_settings_kept() {
    let mut harness = window("litware");
    click(&mut harness, Role::Button, "Trunk gw-chi, bypass on, ready");
    click(&mut harness, Role::Switch, "Enable media bypass");
    assert!(has(&harness, Role::Button, "Trunk gw-chi, bypass off"));
    assert!(has(&harness, Role::Button, "Trunk gw-ny, bypass on, ready"), "no other trunk changes");
    assert_eq!(state(&harness).editor.undo_name(), Some("Disable bypass on gw-chi in a copy of Global"));
}

#[test]
fn always_bypass_with_cac_offers_the_way_out_as_one_edit() {
    let mut harness = window("litware");
    click(&mut harness, Role::RadioButton, "Always bypass");
    click(&mut harness, Role::Button, "Turn CAC off and choose always bypass");
    let topology = state(&harness).editor.topology();
    assert!(!topology.cac_enabled());
    assert_eq!(topology.bypass_settings().mode(), crate::topology::BypassMode::Always);
    assert_eq!(state(&harness).editor.history().0.len(), 1);
}

#[test]
fn a_value_of_the_inspector_becomes_one_edit_and_nonsense_stays_in_its_field() {
    let mut harness = window("litware");
    click(&mut harness, Role::Button, "Network site Reno");
    fill(&mut harness, "Physical WAN", "12000");
    assert_eq!(state(&harness).editor.undo_name(), Some("Set physical WAN of Reno to 12,000 kbps"));
    fill(&mut harness, "Bypass ID", "N");
    assert_eq!(state(&harness).editor.undo_name(), Some("Set physical WAN of Reno to 12,000 kbps"));
    let told =
        |node: &egui_kittest::Node<'_>| node.value().is_some_and(|value| value.contains("is not a GUID"));
    assert!(
        harness.query_all_by_role(Role::Label).any(|node| told(&node)),
        "the reason stands below the field"
    );
}

#[test]
fn a_rename_reaches_canvas_and_report() {
    let mut harness = window("litware");
    click(&mut harness, Role::Button, "Network site Reno");
    fill(&mut harness, "Name", "Sparks");
    assert!(
        has(&harness, Role::Button, "Network site Sparks")
            && !has(&harness, Role::Button, "Network site Reno")
    );
}

#[test]
fn deleting_what_is_used_asks_first() {
    let mut harness = window("litware");
    click(&mut harness, Role::Button, "Network site Reno");
    harness.key_press(Key::Delete);
    harness.run();
    assert_eq!(state(&harness).count(Kind::NetworkSite), 11);
    click(&mut harness, Role::RadioButton, "Delete what stands in it or belongs to it too");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!((state(&harness).count(Kind::NetworkSite), state(&harness).count(Kind::Subnet)), (10, 21));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!((state(&harness).count(Kind::NetworkSite), state(&harness).count(Kind::Subnet)), (11, 23));
}

#[test]
fn a_finding_is_waived_by_name_with_a_reason() {
    let mut harness = window("litware");
    click(&mut harness, Role::Tab, "Problems");
    harness.get_all_by_role_and_label(Role::Button, "Waive…").next().unwrap().click();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Your name").click();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Your name").type_text("Ada");
    harness.run();
    harness.get_by_role_and_label(Role::MultilineTextInput, "Reason").click();
    harness.run();
    harness.get_by_role_and_label(Role::MultilineTextInput, "Reason").type_text("Known since the pilot");
    harness.run();
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert_eq!(state(&harness).editor.document().waivers.len(), 1);
}

#[test]
fn a_step_that_was_undone_is_done_again_by_its_key() {
    let mut harness = window("litware");
    click(&mut harness, Role::Switch, "Call admission control");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(state(&harness).editor.topology().cac_enabled());
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert!(!state(&harness).editor.topology().cac_enabled());
}

#[test]
fn keys_that_edit_text_leave_the_document_alone_while_a_field_has_the_focus() {
    let mut harness = window("litware");
    click(&mut harness, Role::Switch, "Call admission control");
    click(&mut harness, Role::Button, "Network site Reno");
    harness.get_by_role_and_label(Role::TextInput, "Name").click();
    harness.run();
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert!(!state(&harness).editor.topology().cac_enabled());
    assert!(state(&harness).dialog.is_none() && state(&harness).count(Kind::NetworkSite) == 11);
}

#[test]
fn a_window_in_which_nothing_happens_draws_no_frames() {
    let mut harness = window("litware");
    call_from_reno(&mut harness);
    harness.run();
    let quiet = harness.output().viewport_output.values().map(|viewport| viewport.repaint_delay).min();
    assert_eq!(quiet, Some(Duration::MAX));
}
