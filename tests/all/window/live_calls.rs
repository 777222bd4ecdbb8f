//! The lesson of the program, with a real mouse: a link is filled until it refuses a call, and bypass empties it.

use egui::accesskit::Role;

use super::driver::Window;
use super::home::Home;
use crate::case::{Case, Outcome, cases};

pub fn cases() -> Vec<Case> {
    cases![super::NEEDS; a_full_link_refuses_a_call_and_bypass_frees_it]
}

fn a_full_link_refuses_a_call_and_bypass_frees_it() -> Outcome {
    let home = Home::new("live-calls")?;
    let mut window = Window::open(&home, &[])?;
    let press = |window: &mut Window, role, name| {
        let node = window.node(role, name)?;
        window.click(&node)
    };

    // With bypass off, a call from Reno over its own gateway goes to Chicago and back: it takes the link twice.
    press(&mut window, Role::Tab, "Calls")?;
    press(&mut window, Role::Button, "Trunk gw-reno, bypass on, ready")?;
    press(&mut window, Role::Button, "Network site Reno")?;
    press(&mut window, Role::RadioButton, "Off")?;
    press(&mut window, Role::Button, "Place until one is refused")?;
    window.node(Role::Label, "Mediated: 20")?;
    window.node(Role::Label, "Not connected: 1")?;
    window.node(Role::Label, "On all links: 3,880")?;
    window.screenshot(&home.keepsake("full.png")?)?;

    // Bypass on: the calls stay as they were placed until they are placed again, and then the link is empty.
    press(&mut window, Role::RadioButton, "Sites and regions")?;
    window.node(Role::Label, "On all links: 3,880")?;
    press(&mut window, Role::Button, "Place all again")?;
    window.node(Role::Label, "Bypass: 20")?;
    window.node(Role::Label, "On all links: 0")?;
    window.node(Role::Label, "Bypass saves: 3,880")?;
    window.screenshot(&home.keepsake("free.png")?)?;

    // Undoing an edit hangs nothing up, and hanging up undoes nothing.
    window.key("ctrl+z")?;
    window.node(Role::Label, "Bypass: 20")?;
    press(&mut window, Role::Button, "Hang up all calls")?;
    window.node(Role::Label, "Bypass: 0")?;
    window.key("ctrl+z")?;
    window.close()
}
