//! A screen of one trial's own: an X server that shows nothing, on a display that is free.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;

use libtest_mimic::Failed;

use super::process::{LIMIT, Running, run};

/// An X server, and its display.
pub struct Screen {
    display: String,
    _server: Running,
}

impl Screen {
    /// Starts a server of 1600 x 1000 pixels. It picks the display itself, so that trials never
    /// meet on one. Keys do not repeat: on a busy machine a key stays down longer than meant.
    pub fn start() -> Result<Self, Failed> {
        let mut server = Running(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", "1600x1000x24", "-dpi", "96"])
                .args(["-nolisten", "tcp", "-noreset", "-r"])
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()?,
        );
        let number = server.0.stdout.take().ok_or("Xvfb has no standard output")?;
        let (tell, told) = mpsc::channel();
        std::thread::spawn(move || {
            let mut line = String::new();
            let read = BufReader::new(number).read_line(&mut line).map(|_bytes| line);
            // Nobody listens any more once the time limit has passed.
            let _late = tell.send(read);
        });
        let line = told.recv_timeout(LIMIT).map_err(|_| "waited in vain for Xvfb to name its display")??;
        let number: u32 = line.trim().parse().map_err(|_| format!("Xvfb names its display \"{line}\""))?;
        Ok(Self { display: format!(":{number}"), _server: server })
    }

    /// The display, as `DISPLAY` has it.
    pub fn display(&self) -> &str {
        &self.display
    }

    /// A command that works on this screen.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("DISPLAY", &self.display);
        command
    }

    /// Writes a picture of all that the screen shows, as PNG.
    pub fn picture(&self, path: &Path) -> Result<(), Failed> {
        run(self.command("import").args(["-window", "root"]).arg(path))?;
        Ok(())
    }
}
