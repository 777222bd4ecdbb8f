//! The home folder that a program under trial sees, and where its keepsakes go.

use std::path::{Path, PathBuf};
use std::process::Command;

use libtest_mimic::Failed;
use tempfile::TempDir;

/// The folders that programs look for in the environment, below the home folder.
const FOLDERS: &[(&str, &str)] = &[
    ("HOME", "."),
    ("XDG_CACHE_HOME", ".cache"),
    ("XDG_CONFIG_HOME", ".config"),
    ("XDG_DATA_HOME", ".local/share"),
    ("XDG_RUNTIME_DIR", ".run"),
    ("XDG_STATE_HOME", ".local/state"),
];

/// What would lead a program to the screen or the services of whoever runs the tests.
const FOREIGN: &[&str] = &["DBUS_SESSION_BUS_ADDRESS", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "XAUTHORITY"];

/// A home folder of one trial's own, empty at first, gone at its end. Two windows opened on one
/// home find each other's settings, journals and locks.
pub struct Home {
    name: String,
    folder: TempDir,
}

impl Home {
    /// `name` is what pictures and records of this trial are called.
    pub fn new(name: &str) -> Result<Self, Failed> {
        Ok(Self { name: name.to_owned(), folder: TempDir::with_prefix("trunkline-home-")? })
    }

    /// A file in it. Programs start here, so a relative name given to one means the same file.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Lets a program see this home and no other.
    pub fn furnish(&self, command: &mut Command) -> Result<(), Failed> {
        for (variable, folder) in FOLDERS {
            let folder = self.file(folder);
            std::fs::create_dir_all(&folder)?;
            command.env(variable, folder);
        }
        for variable in FOREIGN {
            command.env_remove(variable);
        }
        command.current_dir(&self.folder);
        Ok(())
    }

    /// Where a picture or a record is kept: in the target folder, so that it outlives the trial.
    pub fn keepsake(&self, extension: &str) -> Result<PathBuf, Failed> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("window");
        std::fs::create_dir_all(&folder)?;
        Ok(folder.join(&self.name).with_extension(extension))
    }
}
