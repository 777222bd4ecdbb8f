//! Opening the window: which renderer draws it, and what to say when none can.

use super::app::App;
use super::dialogs::After;
use super::file::FileState;
use super::preferences::{self, Preferences, ThemeChoice};
use super::start_page::StartPage;
use super::state::State;
use super::work::Work;
use crate::file::Sample;
use crate::scene::measure::{FontError, Metrics};
use crate::scene::theme::Theme;
use eframe::NativeOptions;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use thiserror::Error;

/// What draws the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Renderer {
    /// What suits the machine; where it does not start, the other one.
    #[default]
    Auto,
    /// Vulkan, Metal or DirectX.
    Wgpu,
    /// OpenGL.
    Glow,
}

/// What the window is opened with.
#[derive(Debug, Clone, Default)]
pub struct Window {
    /// The document; the Litware sample when there is none.
    pub file: Option<PathBuf>,
    /// What draws it.
    pub renderer: Renderer,
}

/// How a window is set up whose frames are looked at one by one.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Its theme.
    pub theme: Theme,
    /// Text, rows and panels, per cent.
    pub text_percent: u16,
}

/// Why there is no window.
#[derive(Debug, Error)]
pub enum StartError {
    /// The bundled fonts cannot be read.
    #[error(transparent)]
    Fonts(#[from] FontError),
    /// There is no screen: none is named, or what is named does not answer.
    #[error("{0}")]
    NoDisplay(String),
    /// No renderer started.
    #[error("{0}")]
    Renderer(String),
}

/// Why one renderer did not start.
enum Failed {
    Display(String),
    Renderer(String),
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// When the fonts cannot be read or no renderer starts; the sentence says why.
pub fn run(window: &Window) -> Result<(), StartError> {
    let metrics = Metrics::load()?;
    let still = draws_on_the_processor();
    let order: &[eframe::Renderer] = match window.renderer {
        Renderer::Wgpu => &[eframe::Renderer::Wgpu],
        Renderer::Glow => &[eframe::Renderer::Glow],
        Renderer::Auto if still => &[eframe::Renderer::Glow, eframe::Renderer::Wgpu],
        Renderer::Auto => &[eframe::Renderer::Wgpu, eframe::Renderer::Glow],
    };
    let mut failed = Vec::new();
    for renderer in order {
        match open(*renderer, window, &metrics, still) {
            Ok(()) => return Ok(()),
            Err(Failed::Display(error)) => return Err(StartError::NoDisplay(error)),
            Err(Failed::Renderer(error)) => {
                tracing::warn!("{renderer} does not start: {error}");
                failed.push(format!("{renderer}: {error}"));
            }
        }
    }
    Err(StartError::Renderer(failed.join("; ")))
}

/// What runs in the window, for a program that brings a window of its own: nothing moves in it, and of the person's
/// preferences and unfinished work it reads and keeps nothing.
///
/// # Errors
/// When the fonts cannot be read.
pub fn application(
    context: &egui::Context,
    file: Option<PathBuf>,
    setting: Setting,
) -> Result<impl eframe::App + use<>, StartError> {
    let theme = match setting.theme {
        Theme::Light => ThemeChoice::Light,
        Theme::Dark => ThemeChoice::Dark,
        Theme::HighContrast => ThemeChoice::HighContrast,
    };
    let text_percent = setting.text_percent;
    let chosen = Preferences { theme, text_percent, reduced_motion: true, ..Preferences::default() };
    let state = first_state(Work::new(context, None), file, chosen);
    Ok(App::new(context, state, Metrics::load()?))
}

/// Opens the window with one renderer. A library that is missing makes some of what lies below panic, so the
/// start is caught and becomes a sentence.
fn open(renderer: eframe::Renderer, window: &Window, metrics: &Metrics, still: bool) -> Result<(), Failed> {
    let path = preferences::file();
    let (chosen, fault) = path.as_deref().map(Preferences::load).unwrap_or_default();
    let size = chosen.window.map_or([1600.0, 1000.0], |place| place.size);
    let mut viewport = egui::ViewportBuilder::default()
        .with_title("Trunkline")
        .with_app_id("trunkline")
        .with_inner_size(size)
        .with_min_inner_size([960.0, 600.0])
        .with_clamp_size_to_monitor_size(true)
        .with_drag_and_drop(true);
    if let Some(position) = chosen.window.and_then(|place| place.position) {
        viewport = viewport.with_position(position);
    }
    let options = NativeOptions { viewport, renderer, ..NativeOptions::default() };
    let file = window.file.clone();
    let metrics = metrics.clone();
    let start = move || {
        eframe::run_native(
            "trunkline",
            options,
            Box::new(move |creation| {
                let work = Work::new(&creation.egui_ctx, Some(state_folder()));
                let mut state = first_state(work, file, chosen);
                state.still = still;
                if let Some(fault) = fault {
                    state.say(fault);
                }
                let app = App::new(&creation.egui_ctx, state, metrics);
                Ok(Box::new(match path {
                    Some(path) => app.keeping(path),
                    None => app,
                }))
            }),
        )
    };
    match catch_unwind(AssertUnwindSafe(start)) {
        Ok(Ok(())) => Ok(()),
        Ok(Err(eframe::Error::WinitEventLoop(error))) => Err(Failed::Display(error.to_string())),
        Ok(Err(error)) => Err(Failed::Renderer(error.to_string())),
        Err(panic) => Err(Failed::Renderer(said(panic.as_ref()))),
    }
}

/// What a panic said.
fn said(panic: &(dyn std::any::Any + Send)) -> String {
    let text =
        panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    let text = text.unwrap_or("the window system did not answer");
    format!("{text}; on Linux the libraries libxkbcommon-x11 and libEGL are needed")
}

/// What a window begins with: the file that was asked for, else the page at the start, and where nothing
/// was open before the sample.
fn first_state(work: Work, file: Option<PathBuf>, chosen: Preferences) -> State {
    let first = file.is_none() && chosen.recent.is_empty();
    let sample = Sample::named("litware").filter(|_| first);
    let document = sample.map(|sample| sample.open().unwrap_or_default()).unwrap_or_default();
    let title = sample.map_or("Untitled", |sample| sample.title);
    let kept = FileState::untitled(title, &document, &work);
    let mut state = State::new(document, kept, work);
    state.parameter_names = chosen.parameter_names;
    state.canvas.shown = chosen.shown;
    state.preferences = chosen;
    state.canvas.fit = true;
    if sample.is_none() {
        state.start = StartPage::bare();
    }
    state.look_for_abandoned();
    state.pending.extend(file.map(|path| After::OpenFile(path).message()));
    state
}

/// Where documents without a file keep their journals.
fn state_folder() -> PathBuf {
    let from = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = from("XDG_STATE_HOME")
        .or_else(|| from("LOCALAPPDATA"))
        .or_else(|| from("HOME").map(|home| home.join(".local").join("state")))
        .unwrap_or_else(std::env::temp_dir);
    base.join("trunkline")
}

/// Whether this machine's only adapter is its processor; OpenGL then draws several times as fast.
fn draws_on_the_processor() -> bool {
    use eframe::wgpu;
    if !cfg!(target_os = "linux") {
        return false;
    }
    let instance = wgpu::Instance::default();
    let adapters =
        super::browse::block_on(instance.enumerate_adapters(wgpu::Backends::VULKAN | wgpu::Backends::GL));
    adapters.iter().all(|adapter| adapter.get_info().device_type == wgpu::DeviceType::Cpu)
}
