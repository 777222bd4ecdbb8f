//! A folder to work in, and the program run there.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The program under test.
const PROGRAM: &str = env!("CARGO_BIN_EXE_trunkline");

/// A folder of its own, without a display.
pub struct Shell {
    folder: TempDir,
}

/// What a command said.
#[derive(Debug)]
pub struct Said {
    /// The exit status; negative when a signal ended it.
    pub status: i32,
    /// Standard output, with digests and times blotted out.
    pub out: String,
    /// Standard error, likewise.
    pub err: String,
}

impl Shell {
    /// An empty folder.
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A folder with the Litware sample in `l.trunkline.ron`.
    pub fn with_litware() -> Self {
        let shell = Self::new();
        shell.run("trunkline sample litware -o l.trunkline.ron").good();
        shell
    }

    /// The path of a file in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        std::fs::write(self.path(name), bytes).unwrap();
        self
    }

    /// Reads a text file.
    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// Runs a line as the shell would.
    pub fn run(&self, line: &str) -> Said {
        Said::of(&self.command(line).output().unwrap())
    }

    /// Runs a line whose output nobody reads.
    pub fn run_unread(&self, line: &str) -> Said {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let child = self.command(line).stdout(writer).stderr(Stdio::piped()).spawn().unwrap();
        Said::of(&child.wait_with_output().unwrap())
    }

    fn command(&self, line: &str) -> Command {
        let folder = Path::new(PROGRAM).parent().unwrap();
        let path = std::env::var_os("PATH").unwrap_or_default();
        let places = std::iter::once(folder.to_owned()).chain(std::env::split_paths(&path));
        let mut command = Command::new("sh");
        command
            .args(["-c", line])
            .current_dir(self.folder.path())
            .env("PATH", std::env::join_paths(places).unwrap())
            .env("TMPDIR", self.folder.path())
            .env("USER", "tester")
            .env_remove("COLUMNS")
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("RUST_LOG");
        command
    }
}

impl Said {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| blotted(&String::from_utf8_lossy(bytes));
        Self {
            status: output.status.code().unwrap_or(-1),
            out: text(&output.stdout),
            err: text(&output.stderr),
        }
    }

    /// The output of a command whose answer is good.
    #[track_caller]
    pub fn good(self) -> String {
        assert_eq!((self.status, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    /// The output of a command whose answer is no.
    #[track_caller]
    pub fn no(self) -> String {
        assert_eq!((self.status, self.err.as_str()), (1, ""), "{}", self.out);
        self.out
    }

    /// The sentence of a command that could not run.
    #[track_caller]
    pub fn failed(self) -> String {
        assert_eq!((self.status, self.out.as_str()), (2, ""), "{}", self.err);
        assert_eq!(self.err.lines().count(), 1, "{}", self.err);
        self.err
    }
}

/// The text with what differs from run to run blotted out: digests and times.
fn blotted(text: &str) -> String {
    let mut rest = text;
    let mut out = String::new();
    while let Some(letter) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("sha256:") {
            out.push_str("sha256:…");
            rest = after.trim_start_matches(|letter: char| letter.is_ascii_hexdigit());
        } else if let Some(after) = after_time(rest) {
            out.push('…');
            rest = after;
        } else {
            out.push(letter);
            rest = rest.split_at(letter.len_utf8()).1;
        }
    }
    out
}

/// What follows a time of RFC 3339 at the beginning of a text.
fn after_time(text: &str) -> Option<&str> {
    const SHAPE: &str = "0000-00-00T00:00:00Z";
    let (time, after) = text.split_at_checked(SHAPE.len())?;
    let as_shape = time.chars().map(|letter| if letter.is_ascii_digit() { '0' } else { letter });
    as_shape.eq(SHAPE.chars()).then_some(after)
}

/// The lines of a JSON output.
pub fn json(text: &str) -> Vec<serde_json::Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
