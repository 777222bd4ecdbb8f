//! Other programs, started, waited for with a time limit, and ended.

use std::io::Read;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use libtest_mimic::Failed;

/// How long anything may take before a trial gives up: far more than it should, because a busy
/// machine is no fault of the program's.
pub const LIMIT: Duration = Duration::from_secs(60);

/// How long to leave another process alone between two looks at it.
const BREATH: Duration = Duration::from_millis(5);

/// Looks again and again until there is something to see, and fails after [`LIMIT`] with what was
/// awaited.
pub fn until<T>(awaited: &str, mut look: impl FnMut() -> Result<Option<T>, Failed>) -> Result<T, Failed> {
    let start = Instant::now();
    loop {
        if let Some(seen) = look()? {
            return Ok(seen);
        }
        if start.elapsed() > LIMIT {
            return Err(format!("waited {} s for {awaited}", LIMIT.as_secs()).into());
        }
        std::thread::sleep(BREATH);
    }
}

/// A child process that does not outlive its owner.
pub struct Running(pub Child);

impl Running {
    /// Waits for the process to end by itself.
    pub fn end(&mut self, what: &str) -> Result<ExitStatus, Failed> {
        until(&format!("{what} to end"), || Ok(self.0.try_wait()?))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Fails only where the process has ended already.
        let _ended = self.0.kill().and_then(|()| self.0.wait());
    }
}

/// Runs a small tool to its end and returns what it printed, or fails with what it complained of.
pub fn run(command: &mut Command) -> Result<String, Failed> {
    let what = command.get_program().to_string_lossy().into_owned();
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = Running(command.spawn().map_err(|error| format!("{what} does not start: {error}"))?);
    let status = running.end(&what)?;
    if status.success() {
        read(running.0.stdout.take())
    } else {
        let complaint = read(running.0.stderr.take())?;
        Err(format!("{what} ended with {status}: {complaint}").into())
    }
}

fn read(pipe: Option<impl Read>) -> Result<String, Failed> {
    let mut text = String::new();
    if let Some(mut pipe) = pipe {
        pipe.read_to_string(&mut text)?;
    }
    Ok(text)
}
