use super::super::{click, has, press, state, window};
use egui::{Key, Modifiers, Role};

#[test]
fn a_press_on_a_step_goes_there_over_many_steps() {
    let mut harness = window("litware");
    click(&mut harness, Role::Switch, "Call admission control");
    click(&mut harness, Role::RadioButton, "Off");
    click(&mut harness, Role::Tab, "History");
    assert!(has(&harness, Role::Button, "Step 2: Turn media bypass off, you are here"));
    click(&mut harness, Role::Button, "Step 0: The document as it was opened");
    assert!(state(&harness).editor.topology().cac_enabled());
    assert_eq!(state(&harness).editor.place(), 0);
    click(&mut harness, Role::Button, "Step 2: Turn media bypass off, undone");
    assert!(!state(&harness).editor.topology().cac_enabled());
    assert_eq!(state(&harness).editor.place(), 2);
}

#[test]
fn the_bottom_panel_can_be_closed_and_comes_back_with_what_it_shows() {
    let mut harness = window("litware");
    click(&mut harness, Role::Button, "Close the bottom panel");
    assert!(!has(&harness, Role::Tab, "History"));
    press(&mut harness, Modifiers::COMMAND, Key::J);
    assert!(has(&harness, Role::Tab, "History"));
    press(&mut harness, Modifiers::COMMAND, Key::J);
    click(&mut harness, Role::Button, "7 warnings");
    assert!(has(&harness, Role::Tab, "Problems"), "the status bar opens the problems");
}
