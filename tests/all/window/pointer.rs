//! A hand on the mouse and the keyboard: `xdotool`, which sends what a real device would.

use std::process::Command;

use libtest_mimic::Failed;

use super::process::{run, until};
use super::screen::Screen;

/// A mouse button, as X numbers it.
#[derive(Clone, Copy)]
pub enum Button {
    /// Selects and drags.
    Left = 1,
    /// Pans.
    Middle = 2,
    /// Opens menus.
    Right = 3,
}

/// The mouse and the keyboard of one screen, turned to one window on it.
pub struct Pointer {
    display: String,
    window: String,
}

impl Pointer {
    /// Finds the window of the process `id` and gives it the keyboard: without a window manager
    /// nobody else does, and no key would arrive.
    pub fn on_window_of(id: u32, screen: &Screen) -> Result<Self, Failed> {
        let window = until("the window to be shown", || {
            let mut search = screen.command("xdotool");
            search.args(["search", "--onlyvisible", "--pid", &id.to_string()]);
            // It fails as long as there is no such window.
            Ok(run(&mut search).ok().and_then(|found| found.lines().next().map(ToOwned::to_owned)))
        })?;
        let pointer = Self { display: screen.display().to_owned(), window };
        pointer.send(&["windowfocus", "--sync", &pointer.window])?;
        Ok(pointer)
    }

    /// The window's width and height, in pixels.
    pub fn window_size(&self) -> Result<(i32, i32), Failed> {
        let geometry = self.xdotool(&["getwindowgeometry", "--shell", &self.window])?;
        let side = |name| {
            let value = geometry.lines().find_map(|line| line.strip_prefix(name));
            value.and_then(|value| value.parse().ok()).ok_or(format!("xdotool tells no {name} in {geometry}"))
        };
        Ok((side("WIDTH=")?, side("HEIGHT=")?))
    }

    /// Moves to a point, in pixels from the window's upper left corner.
    pub fn move_to(&self, (x, y): (i32, i32)) -> Result<(), Failed> {
        self.send(&["mousemove", "--window", &self.window, &x.to_string(), &y.to_string()])
    }

    /// Presses a button and lets it go.
    pub fn click(&self, button: Button) -> Result<(), Failed> {
        self.send(&["click", &(button as u8).to_string()])
    }

    /// Clicks twice, as fast as it goes, so that even a slow window sees a double click.
    pub fn double_click(&self) -> Result<(), Failed> {
        self.send(&["click", "--repeat", "2", "--delay", "1", "1"])
    }

    /// Presses a button and keeps it down.
    pub fn press(&self, button: Button) -> Result<(), Failed> {
        self.send(&["mousedown", &(button as u8).to_string()])
    }

    /// Lets go of a button.
    pub fn release(&self, button: Button) -> Result<(), Failed> {
        self.send(&["mouseup", &(button as u8).to_string()])
    }

    /// Turns the wheel by notches, down where positive.
    pub fn turn(&self, notches: i32) -> Result<(), Failed> {
        let button = if notches > 0 { "5" } else { "4" };
        let count = notches.unsigned_abs().to_string();
        self.send(&["click", "--repeat", &count, "--delay", "10", button])
    }

    /// Types a text, key by key.
    pub fn type_text(&self, text: &str) -> Result<(), Failed> {
        self.send(&["type", "--delay", "5", "--", text])
    }

    /// Strikes a key or a chord, in the X server's names: `Return`, `ctrl+z`, `shift+Tab`.
    pub fn key(&self, chord: &str) -> Result<(), Failed> {
        self.send(&["key", "--delay", "5", chord])
    }

    /// Holds a key down (`Shift_L`, `Control_L`, `space`).
    pub fn key_down(&self, key: &str) -> Result<(), Failed> {
        self.send(&["keydown", key])
    }

    /// Lets go of a key.
    pub fn key_up(&self, key: &str) -> Result<(), Failed> {
        self.send(&["keyup", key])
    }

    fn send(&self, arguments: &[&str]) -> Result<(), Failed> {
        self.xdotool(arguments).map(drop)
    }

    fn xdotool(&self, arguments: &[&str]) -> Result<String, Failed> {
        run(Command::new("xdotool").env("DISPLAY", &self.display).args(arguments))
    }
}
