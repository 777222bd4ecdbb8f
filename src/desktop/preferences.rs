//! What a person has chosen about the window, kept from one start to the next.
//!
//! It stands in the folder that the system has for settings, never beside a document. A file that cannot be read is
//! told and then left behind: nothing in it stops a start.

use super::canvas::Shown;
use super::theme::Look;
use crate::file::{Disk, Expected, FileError, Fs, read_text, save};
use crate::scene::size::text;
use crate::scene::theme::Theme;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The version that this program writes.
const VERSION: u32 = 1;

/// The longest file that is read, in bytes.
const LONGEST: u64 = 1 << 20;

/// Most recent files that are kept.
const RECENT: usize = 12;

/// One step of the text size, per cent.
const TEXT_STEP: u16 = 10;

/// Which theme a person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// The one that the system has.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// High contrast.
    HighContrast,
}

impl ThemeChoice {
    /// The one after it, in the order of the menu.
    pub fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::HighContrast,
            Self::HighContrast => Self::System,
        }
    }

    /// Its words behind "Theme: ".
    pub fn words(self) -> &'static str {
        match self {
            Self::System => "as the system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::HighContrast => "high contrast",
        }
    }
}

/// Where the window stands, points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Its left upper corner on the screen, where the system tells it.
    pub position: Option<[f32; 2]>,
    /// Its width and height.
    pub size: [f32; 2],
}

/// How large the panels are, points at a text size of 100 %.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Panels {
    /// The width of the outline.
    pub outline: f32,
    /// The width of the inspector.
    pub inspector: f32,
    /// The height of the panel below.
    pub bottom: f32,
}

impl Default for Panels {
    fn default() -> Self {
        Self { outline: 220.0, inspector: 308.0, bottom: 290.0 }
    }
}

/// A file that was open in the window.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recent {
    /// The file.
    pub path: PathBuf,
    /// When it was opened or saved last.
    #[serde(with = "as_text")]
    pub opened: Timestamp,
    /// The version that it was published as or pulled from last.
    #[serde(default)]
    pub version: Option<u64>,
    /// How many changes it had since that version.
    #[serde(default)]
    pub changes: usize,
}

/// What a person has chosen about the window.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The version of this form.
    pub version: u32,
    /// The theme.
    pub theme: ThemeChoice,
    /// Text, rows and panels, per cent.
    pub text_percent: u16,
    /// Whether nothing moves.
    pub reduced_motion: bool,
    /// Whether labels are parameter names.
    pub parameter_names: bool,
    /// Where the window stood.
    pub window: Option<Place>,
    /// How large the panels were.
    pub panels: Panels,
    /// What floats on the canvas, and what lies over it.
    pub shown: Shown,
    /// The files that were open, the latest first.
    pub recent: Vec<Recent>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            version: VERSION,
            theme: ThemeChoice::default(),
            text_percent: 100,
            reduced_motion: false,
            parameter_names: false,
            window: None,
            panels: Panels::default(),
            shown: Shown::default(),
            recent: Vec::new(),
        }
    }
}

impl Preferences {
    /// Reads them. Where there are none, or none that can be read, they are as they come; the second is why.
    pub fn load(path: &Path) -> (Self, Option<String>) {
        let text = match read_text(&Disk, path, LONGEST) {
            Ok(file) => file.text,
            Err(FileError::Missing { .. } | FileError::FolderMissing { .. }) => {
                return (Self::default(), None);
            }
            Err(error) => return (Self::default(), Some(error.to_string())),
        };
        match ron::from_str::<Self>(&text) {
            Ok(read) => (read.held(), None),
            Err(error) => {
                let place = path.display();
                let words = format!("The settings in {place} cannot be read ({error}) and begin anew.");
                (Self::default(), Some(words))
            }
        }
    }

    /// Writes them, whole or not at all.
    ///
    /// # Errors
    /// When the folder cannot be made or the file not be written.
    pub fn keep(&self, path: &Path) -> Result<(), String> {
        let failed =
            |error: &dyn std::fmt::Display| format!("The settings of the window are not kept: {error}");
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| failed(&error))?;
        }
        let text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default())
            .map_err(|error| failed(&error))?;
        save(&Disk as &dyn Fs, path, text.as_bytes(), Expected::Anything)
            .map(|_| ())
            .map_err(|error| failed(&error))
    }

    /// The same with everything in the bounds that a window can show.
    fn held(mut self) -> Self {
        let bounded = |value: f32, low: f32, high: f32, usual: f32| {
            if value.is_finite() { value.clamp(low, high) } else { usual }
        };
        let usual = Panels::default();
        self.text_percent = self.text_percent.clamp(percent(text::SCALE_MIN), percent(text::SCALE_MAX));
        self.panels = Panels {
            outline: bounded(self.panels.outline, 180.0, 420.0, usual.outline),
            inspector: bounded(self.panels.inspector, 272.0, 480.0, usual.inspector),
            bottom: bounded(self.panels.bottom, 140.0, 2_000.0, usual.bottom),
        };
        self.window = self.window.filter(|place| {
            let position = place.position.into_iter().flatten();
            position.chain(place.size).all(|value| value.is_finite() && value.abs() < 20_000.0)
        });
        self.recent.truncate(RECENT);
        self.version = VERSION;
        self
    }

    /// The look that they ask for, on a system with a theme of its own; `still` where motion costs too much.
    pub fn look(&self, system: Option<egui::Theme>, still: bool) -> Look {
        let theme = match (self.theme, system) {
            (ThemeChoice::Dark, _) | (ThemeChoice::System, Some(egui::Theme::Dark)) => Theme::Dark,
            (ThemeChoice::HighContrast, _) => Theme::HighContrast,
            (ThemeChoice::Light | ThemeChoice::System, _) => Theme::Light,
        };
        let look = Look::new(theme, f32::from(self.text_percent) / 100.0);
        if self.reduced_motion || still { look.without_motion() } else { look }
    }

    /// Makes text larger or smaller by a step.
    pub fn resize_text(&mut self, larger: bool) {
        let (low, high) = (percent(text::SCALE_MIN), percent(text::SCALE_MAX));
        let next = if larger { self.text_percent + TEXT_STEP } else { self.text_percent - TEXT_STEP };
        self.text_percent = next.clamp(low, high);
    }

    /// Puts a file to the front of the recent ones.
    pub fn remember(&mut self, path: &Path, version: Option<u64>, changes: usize) {
        // A relative path would lead elsewhere at the next start.
        let Ok(path) = std::path::absolute(path) else { return };
        self.recent.retain(|recent| recent.path != path);
        let opened = Timestamp::now();
        self.recent.insert(0, Recent { path, opened, version, changes });
        self.recent.truncate(RECENT);
    }

    /// Notes how a recent file stands to what is published; its place in the list stays.
    pub fn note(&mut self, path: &Path, version: Option<u64>, changes: usize) {
        let Ok(path) = std::path::absolute(path) else { return };
        for recent in self.recent.iter_mut().filter(|recent| recent.path == path) {
            (recent.version, recent.changes) = (version, changes);
        }
    }
}

/// Times as text.
mod as_text {
    use jiff::Timestamp;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(time: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(time)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

fn percent(scale: f32) -> u16 {
    (scale * 100.0).round() as u16
}

/// The file that they stand in; `None` where the system names no folder for settings.
pub fn file() -> Option<PathBuf> {
    let from = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = || from("HOME");
    let base = if cfg!(windows) {
        from("APPDATA")
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library").join("Application Support"))
    } else {
        from("XDG_CONFIG_HOME").or_else(|| home().map(|home| home.join(".config")))
    };
    Some(base?.join("trunkline").join("preferences.ron"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new").join("preferences.ron");
        let mut preferences =
            Preferences { theme: ThemeChoice::Dark, text_percent: 130, ..Preferences::default() };
        preferences.remember(Path::new("/voice/litware.trunkline.ron"), Some(41), 12);
        preferences.window = Some(Place { position: Some([10.0, 20.0]), size: [1200.0, 800.0] });
        preferences.keep(&path).unwrap();
        assert_eq!(Preferences::load(&path), (preferences, None));
    }

    #[test]
    fn bad_settings_are_told_and_never_stop_a_start() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("preferences.ron");
        assert_eq!(Preferences::load(&path), (Preferences::default(), None), "none yet");
        for bad in ["", "(((", "(theme: Purple)", "\u{0}\u{1}", "(text_percent: -4)"] {
            std::fs::write(&path, bad).unwrap();
            let (read, told) = Preferences::load(&path);
            assert_eq!(read, Preferences::default(), "{bad}");
            assert!(told.unwrap().contains("preferences.ron"), "{bad}");
        }
        std::fs::write(
            &path,
            "(text_percent: 900, panels: (outline: inf), window: Some((position: None, size: (NaN, 1))))",
        )
        .unwrap();
        let (read, told) = Preferences::load(&path);
        assert_eq!((read.text_percent, read.panels, read.window, told), (200, Panels::default(), None, None));
    }

    #[test]
    fn settings_of_a_later_program_are_read_as_far_as_they_are_known() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("preferences.ron");
        std::fs::write(&path, "(version: 7, theme: HighContrast, sound: \"loud\")").unwrap();
        let (read, told) = Preferences::load(&path);
        assert_eq!((read.theme, read.version, told), (ThemeChoice::HighContrast, VERSION, None));
    }

    #[test]
    fn the_theme_of_the_system_is_followed_until_one_is_chosen() {
        let mut preferences = Preferences::default();
        assert_eq!(preferences.look(Some(egui::Theme::Dark), false).theme, Theme::Dark);
        assert_eq!(preferences.look(None, false).theme, Theme::Light);
        preferences.theme = ThemeChoice::Light;
        assert_eq!(preferences.look(Some(egui::Theme::Dark), false).theme, Theme::Light);
        assert!(preferences.look(None, true).reduced_motion, "motion rests where it costs too much");
    }

    #[test]
    fn text_goes_from_80_to_200_percent() {
        let mut preferences = Preferences::default();
        (0..30).for_each(|_| preferences.resize_text(true));
        assert_eq!(preferences.text_percent, 200);
        (0..30).for_each(|_| preferences.resize_text(false));
        assert_eq!(preferences.text_percent, 80);
    }

    #[test]
    fn a_recent_file_stands_once_and_first() {
        let mut preferences = Preferences::default();
        for number in 0..20 {
            preferences.remember(Path::new(&format!("/voice/{}.ron", number % 15)), None, 0);
        }
        let first = preferences.recent.first().unwrap();
        assert_eq!((first.path.as_path(), preferences.recent.len()), (Path::new("/voice/4.ron"), RECENT));
    }
}
