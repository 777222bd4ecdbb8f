//! One program in one window: opened, looked at, worked, closed.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use egui::InputOptions;
use egui::accesskit::Role;
use libtest_mimic::Failed;

use super::home::Home;
use super::inspector::{Inspector, free_address};
use super::pointer::{Button, Pointer};
use super::process::{LIMIT, Running};
use super::screen::Screen;
use super::tree::{Node, Tree};

/// Steps of a drag: enough to pass every threshold and every place between.
const DRAG_STEPS: i32 = 8;

/// A running program and its window.
///
/// Every way of working it returns when the window has taken it in and come to rest, so that the
/// next look sees what became of it. A window that is dropped without [`close`](Window::close), as
/// happens when a trial fails, leaves a picture of itself and the end of its records.
pub struct Window {
    program: Running,
    inspector: Inspector,
    pointer: Pointer,
    screen: Screen,
    picture: PathBuf,
    record: PathBuf,
    last_click: Option<Instant>,
    closed: bool,
}

impl Window {
    /// Opens Trunkline with these arguments.
    pub fn open(home: &Home, arguments: &[&str]) -> Result<Self, Failed> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_trunkline"));
        command.args(["--renderer", "glow"]).args(arguments);
        Self::of(home, command)
    }

    /// Opens the window of any program built with inspection.
    pub fn of(home: &Home, mut command: Command) -> Result<Self, Failed> {
        let screen = Screen::start()?;
        let address = free_address()?;
        let record = home.keepsake("log")?;
        let output = File::create(&record)?;
        home.furnish(&mut command)?;
        command
            .env("DISPLAY", screen.display())
            .env("WINIT_X11_SCALE_FACTOR", "1")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("EGUI_INSPECTION", address.to_string())
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output);
        let mut program = Running(command.spawn()?);
        let opened = Inspector::connect(address, &mut program).and_then(|mut inspector| {
            inspector.settle()?;
            let pointer = Pointer::on_window_of(program.0.id(), &screen)?;
            inspector.settle()?;
            Ok((inspector, pointer))
        });
        let (inspector, pointer) = opened.map_err(|error| {
            Failed::from(format!("{}\n{}", error.message().unwrap_or_default(), end_of(&record)))
        })?;
        let picture = home.keepsake("png")?;
        Ok(Self { program, inspector, pointer, screen, picture, record, last_click: None, closed: false })
    }

    /// Everything in the window, once it has come to rest.
    pub fn tree(&mut self) -> Result<Tree, Failed> {
        self.inspector.settle()?;
        self.inspector.tree()
    }

    /// The one thing with this role and exactly this name, waited for.
    pub fn node(&mut self, role: Role, name: &str) -> Result<Node, Failed> {
        self.wait_for(&format!("{role:?} \"{name}\""), |tree| tree.one(role, name))
    }

    /// Looks until `look` succeeds, and returns what it found. `awaited` is said in the error, with
    /// what the last look failed for.
    pub fn wait_for<T>(
        &mut self,
        awaited: &str,
        look: impl Fn(&Tree) -> Result<T, Failed>,
    ) -> Result<T, Failed> {
        let start = Instant::now();
        loop {
            let missed = match look(&self.tree()?) {
                Ok(found) => return Ok(found),
                Err(missed) => missed,
            };
            if start.elapsed() > LIMIT {
                let missed = missed.message().unwrap_or_default();
                return Err(format!("waited {} s for {awaited}: {missed}", LIMIT.as_secs()).into());
            }
        }
    }

    /// Waits until nothing has this role and name any more.
    pub fn wait_gone(&mut self, role: Role, name: &str) -> Result<(), Failed> {
        self.wait_for(&format!("{role:?} \"{name}\" to go"), |tree| match tree.all(role, name).len() {
            0 => Ok(()),
            count => Err(format!("there are {count} of it").into()),
        })
    }

    /// Moves onto a thing and clicks it.
    pub fn click(&mut self, node: &Node) -> Result<(), Failed> {
        self.click_at(self.aim(node)?, Button::Left)
    }

    /// Moves onto a thing and asks for its menu.
    pub fn right_click(&mut self, node: &Node) -> Result<(), Failed> {
        self.click_at(self.aim(node)?, Button::Right)
    }

    /// Clicks at a point, in pixels from the window's upper left corner.
    pub fn click_at(&mut self, point: (i32, i32), button: Button) -> Result<(), Failed> {
        self.hover_at(point)?;
        self.apart(|pointer| pointer.click(button))
    }

    /// Moves onto a thing and clicks it twice.
    pub fn double_click(&mut self, node: &Node) -> Result<(), Failed> {
        self.hover_at(self.aim(node)?)?;
        self.apart(Pointer::double_click)
    }

    /// Moves to a point, in pixels from the window's upper left corner.
    pub fn hover_at(&mut self, point: (i32, i32)) -> Result<(), Failed> {
        self.act(|pointer| pointer.move_to(point))
    }

    /// Takes the middle of one thing and drops it on the middle of another.
    pub fn drag(&mut self, from: &Node, to: &Node) -> Result<(), Failed> {
        self.drag_at(Button::Left, self.aim(from)?, self.aim(to)?)
    }

    /// Drags from point to point in steps, in pixels from the window's upper left corner.
    pub fn drag_at(&mut self, button: Button, from: (i32, i32), to: (i32, i32)) -> Result<(), Failed> {
        self.hover_at(from)?;
        self.act(|pointer| pointer.press(button))?;
        for step in 1..=DRAG_STEPS {
            let between = |from: i32, to: i32| from + (to - from) * step / DRAG_STEPS;
            self.hover_at((between(from.0, to.0), between(from.1, to.1)))?;
        }
        self.act(|pointer| pointer.release(button))
    }

    /// Turns the wheel over a thing by notches, down where positive.
    pub fn scroll(&mut self, node: &Node, notches: i32) -> Result<(), Failed> {
        self.hover_at(self.aim(node)?)?;
        self.act(|pointer| pointer.turn(notches))
    }

    /// Types into whatever has the keyboard.
    pub fn type_text(&mut self, text: &str) -> Result<(), Failed> {
        self.act(|pointer| pointer.type_text(text))
    }

    /// Clicks into a field and types over what it holds.
    pub fn fill(&mut self, field: &Node, text: &str) -> Result<(), Failed> {
        self.click(field)?;
        self.key("ctrl+a")?;
        self.type_text(text)
    }

    /// Strikes a key or a chord, in the X server's names: `Return`, `ctrl+z`, `shift+Tab`.
    pub fn key(&mut self, chord: &str) -> Result<(), Failed> {
        self.act(|pointer| pointer.key(chord))
    }

    /// Does something with a key held down (`Shift_L`, `Control_L`, `space`).
    pub fn holding(
        &mut self,
        key: &str,
        deed: impl FnOnce(&mut Self) -> Result<(), Failed>,
    ) -> Result<(), Failed> {
        self.act(|pointer| pointer.key_down(key))?;
        deed(self)?;
        self.act(|pointer| pointer.key_up(key))
    }

    /// Writes a picture of the screen, as PNG.
    pub fn screenshot(&self, path: &Path) -> Result<(), Failed> {
        self.screen.picture(path)
    }

    /// Closes the window by its key and waits for the program to end well.
    pub fn close(self) -> Result<(), Failed> {
        self.pointer.key("ctrl+q")?;
        self.ended()
    }

    /// Clicks a thing that closes the window, and waits for the program to end well.
    pub fn close_by(mut self, node: &Node) -> Result<(), Failed> {
        self.hover_at(self.aim(node)?)?;
        self.pointer.click(Button::Left)?;
        self.ended()
    }

    fn ended(mut self) -> Result<(), Failed> {
        let status = self.program.end("the program")?;
        if !status.success() {
            return Err(format!("the program ended with {status}").into());
        }
        self.closed = true;
        Ok(())
    }

    /// The middle of a thing, if it is in sight: a click elsewhere would hit something else.
    fn aim(&self, node: &Node) -> Result<(i32, i32), Failed> {
        let (x, y) = node.middle();
        let (width, height) = self.pointer.window_size()?;
        if (1..width).contains(&x) && (1..height).contains(&y) {
            return Ok((x, y));
        }
        let (role, name) = (node.role, &node.name);
        Err(format!("{role:?} \"{name}\" is out of sight: at {x}, {y} in a window of {width} x {height}")
            .into())
    }

    /// Clicks so long after the last click that the two are no double click: egui takes any two for
    /// one that are close in time, wherever they are and whichever the button.
    fn apart(&mut self, click: impl FnOnce(&Pointer) -> Result<(), Failed>) -> Result<(), Failed> {
        let close = Duration::from_secs_f64(InputOptions::default().max_double_click_delay);
        if let Some(last) = self.last_click {
            std::thread::sleep(close.saturating_sub(last.elapsed()));
        }
        self.act(click)?;
        self.last_click = Some(Instant::now());
        Ok(())
    }

    fn act(&mut self, deed: impl FnOnce(&Pointer) -> Result<(), Failed>) -> Result<(), Failed> {
        deed(&self.pointer)?;
        self.inspector.settle()
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if self.closed {
            return;
        }
        match self.screen.picture(&self.picture) {
            Ok(()) => eprintln!("the window as it was left: {}", self.picture.display()),
            Err(error) => eprintln!("no picture of the window: {}", error.message().unwrap_or_default()),
        }
        eprintln!("{}", end_of(&self.record));
    }
}

/// The last lines that the program wrote.
fn end_of(record: &Path) -> String {
    const LINES: usize = 20;
    let text = std::fs::read_to_string(record).unwrap_or_else(|error| error.to_string());
    let lines: Vec<_> = text.lines().collect();
    let end = lines.iter().skip(lines.len().saturating_sub(LINES)).map(|line| format!("\n    {line}"));
    format!("the end of what the program wrote ({}):{}", record.display(), end.collect::<String>())
}
