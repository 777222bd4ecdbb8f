//! The trials of the harness itself, on the [`probe`]: that clicks, keys and drags arrive, that a
//! look waits, and that what is missing is named.

use egui::accesskit::Role;
use libtest_mimic::Failed;

use super::driver::Window;
use super::home::Home;
use super::pointer::Button;
use super::probe;
use crate::case::{Case, Outcome, cases};

pub fn cases() -> Vec<Case> {
    cases![super::NEEDS;
        clicks_and_keys_arrive_where_the_name_says,
        a_look_tells_the_state_of_things,
        a_drag_carries_what_it_holds,
        every_gesture_is_told_from_the_others,
        a_look_waits_until_the_window_rests,
        what_is_missing_is_told_with_what_is_there,
        what_is_out_of_sight_is_not_clicked,
        a_program_without_a_window_is_told_at_once,
    ]
}

fn open(home: &Home) -> Result<Window, Failed> {
    Window::of(home, probe::command()?)
}

fn clicks_and_keys_arrive_where_the_name_says() -> Outcome {
    let home = Home::new("clicks-and-keys")?;
    let mut window = open(&home)?;
    let card = window.tree()?.below(Role::Window, "Card")?.one(Role::TextInput, "Name")?;
    window.fill(&card, "a card")?;
    let fields = window.tree()?.all(Role::TextInput, "Name");
    let name = fields.iter().find(|field| field.bounds != card.bounds).ok_or("no second field")?;
    window.fill(name, "nobody")?;
    window.fill(name, "Reno (2nd) 10.0.0.1/24")?;
    let greet = window.node(Role::Button, "Greet")?;
    window.click(&greet)?;
    window.node(Role::Label, "Hello, Reno (2nd) 10.0.0.1/24")?;
    window.wait_gone(Role::Label, "Hello, nobody")?;
    window.key("ctrl+z")?;
    window.node(Role::Label, "Undone 1")?;

    let picture = home.file("screen.png");
    window.screenshot(&picture)?;
    assert!(std::fs::read(&picture)?.starts_with(b"\x89PNG"), "the picture is a PNG");
    window.close()
}

fn a_look_tells_the_state_of_things() -> Outcome {
    let home = Home::new("state")?;
    let mut window = open(&home)?;
    let loud = window.node(Role::CheckBox, "Loud")?;
    assert_eq!(loud.on, Some(false));
    window.click(&loud)?;
    assert_eq!(window.node(Role::CheckBox, "Loud")?.on, Some(true));
    assert_eq!(window.node(Role::Slider, "Limit")?.value.as_deref(), Some("0"));
    assert!(!window.node(Role::Button, "Part")?.enabled);
    assert!(window.node(Role::Button, "Greet")?.enabled);

    let field = window.tree()?.below(Role::Window, "Card")?.one(Role::TextInput, "Name")?;
    window.fill(&field, "Detroit")?;
    let focused = window.tree()?.one_where("thing with the keyboard", |node| node.focused)?;
    assert_eq!(focused.value.as_deref(), Some("Detroit"));
    assert_eq!(focused.bounds, field.bounds);
    window.close()
}

fn a_drag_carries_what_it_holds() -> Outcome {
    let home = Home::new("drag")?;
    let mut window = open(&home)?;
    let stone = window.node(Role::Image, "Stone")?;
    let (x, y) = stone.middle();
    window.drag_at(Button::Left, (x, y), (x + 150, y + 40))?;
    assert_eq!(window.node(Role::Image, "Stone")?.middle(), (x + 150, y + 40));

    let pad = window.node(Role::Image, "Pad")?;
    let stone = window.node(Role::Image, "Stone")?;
    window.drag(&stone, &pad)?;
    assert_eq!(window.node(Role::Image, "Stone")?.middle(), pad.middle());
    window.close()
}

fn every_gesture_is_told_from_the_others() -> Outcome {
    let home = Home::new("gestures")?;
    let mut window = open(&home)?;
    let pad = window.node(Role::Image, "Pad")?;
    window.double_click(&pad)?;
    window.node(Role::Label, "double click")?;
    window.right_click(&pad)?;
    window.node(Role::Label, "right click")?;
    window.holding("Shift_L", |window| window.click(&pad))?;
    window.node(Role::Label, "click with Shift")?;
    window.scroll(&pad, 2)?;
    window.node(Role::Label, "wheel")?;
    window.drag_at(Button::Middle, pad.at(0.1, 0.1), pad.at(0.9, 0.9))?;
    window.node(Role::Label, "middle drag")?;
    window.close()
}

fn a_look_waits_until_the_window_rests() -> Outcome {
    let home = Home::new("rest")?;
    let mut window = open(&home)?;
    let drift = window.node(Role::Button, "Drift")?;
    window.click(&drift)?;
    window.tree()?.one(Role::Label, "0 frames to go")?;
    window.close()
}

fn what_is_missing_is_told_with_what_is_there() -> Outcome {
    let home = Home::new("missing")?;
    let mut window = open(&home)?;
    let tree = window.tree()?;
    let missing = tree.one(Role::Button, "Publish").expect_err("there is no such button");
    let told = missing.message().unwrap_or_default();
    assert!(told.starts_with("there is no Button \"Publish\"; there are "), "{told}");
    assert!(told.contains("Button \"Greet\""), "{told}");
    let two = tree.one(Role::TextInput, "Name").expect_err("there are two");
    assert_eq!(two.message(), Some("there are 2 of TextInput \"Name\""));
    window.close()
}

fn what_is_out_of_sight_is_not_clicked() -> Outcome {
    let home = Home::new("out-of-sight")?;
    let mut window = open(&home)?;
    let cellar = window.node(Role::Image, "Cellar")?;
    let told = window.click(&cellar).expect_err("it lies below the window");
    assert_eq!(told.message(), Some("Image \"Cellar\" is out of sight: at 55, 915 in a window of 640 x 400"));
    let quit = window.node(Role::Button, "Quit")?;
    window.close_by(&quit)
}

fn a_program_without_a_window_is_told_at_once() -> Outcome {
    let home = Home::new("no-window")?;
    let failed = Window::open(&home, &["--version"]).err().ok_or("it opens a window")?;
    let told = failed.message().unwrap_or_default();
    assert!(told.contains("before its window opened"), "{told}");
    Ok(())
}
