//! The settings that are compared: the document as it is, or a copy of it with edits, or another document.

use crate::desktop::bypass::{set_cac, set_mode};
use crate::desktop::state::State;
use crate::edit::{Draft, making};
use crate::topology::attributes::Names;
use crate::topology::{AnyId, BypassMode, Document, Kind, Topology, Trunk};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Most trunks that a list of settings offers by name.
const TRUNKS: usize = 200;

/// A setting that calls are placed under.
#[derive(Debug, Clone, PartialEq)]
pub enum Setting {
    /// The document as it is.
    AsItIs,
    /// The document with a global mode of media bypass. Always bypass takes call admission control away, which it
    /// excludes.
    Mode(BypassMode),
    /// The document with call admission control on or off.
    Cac(bool),
    /// The document with bypass on or off on a trunk.
    Bypass(Box<str>, bool),
    /// The version of the document that is published.
    Published,
    /// Another file.
    File(PathBuf),
}

/// Where a side is worked out from.
pub enum Source {
    /// The document with a setting.
    Own(Box<Draft>, Setting),
    /// Another document.
    Other(Arc<Document>),
}

impl Setting {
    /// Every setting that a list offers; files that were read come last.
    pub fn all(state: &State) -> Vec<Self> {
        let modes = [BypassMode::Off, BypassMode::Always, BypassMode::SitesAndRegions];
        let mut all = vec![Self::AsItIs];
        all.extend(modes.map(Self::Mode));
        all.extend([true, false].map(Self::Cac));
        let trunks = state.editor.topology().trunks.iter().take(TRUNKS);
        for (_, trunk) in trunks {
            all.extend([true, false].map(|on| Self::Bypass(trunk.name.to_string().into(), on)));
        }
        all.extend(state.publishing.base().map(|_| Self::Published));
        all.extend(state.compare.files.iter().map(|(path, _)| Self::File(path.clone())));
        all
    }

    /// Its words in a list: "This document, bypass off".
    pub fn words(&self, state: &State) -> String {
        match self {
            Self::AsItIs => "This document".to_owned(),
            Self::Published => match state.publishing.base() {
                Some(base) => format!("Published version {}", base.version),
                None => "The published version".to_owned(),
            },
            Self::File(path) => file_name(path),
            Self::Mode(_) | Self::Cac(_) | Self::Bypass(..) => {
                let title = crate::topology::attributes::lower_first(&self.title(state));
                format!("This document, {title}")
            }
        }
    }

    /// What stands above its picture: "Bypass off".
    pub fn title(&self, state: &State) -> String {
        let on_off = |on: bool| if on { "on" } else { "off" };
        match self {
            Self::AsItIs => "This document as it is".to_owned(),
            Self::Mode(BypassMode::Off) => "Bypass off".to_owned(),
            Self::Mode(BypassMode::Always) if state.editor.topology().cac_enabled() => {
                "Always bypass, CAC off".to_owned()
            }
            Self::Mode(BypassMode::Always) => "Always bypass".to_owned(),
            Self::Mode(BypassMode::SitesAndRegions) => "Sites and regions".to_owned(),
            Self::Cac(on) => format!("CAC {}", on_off(*on)),
            Self::Bypass(trunk, on) => format!("Bypass {} on trunk {trunk}", on_off(*on)),
            Self::Published | Self::File(_) => self.words(state),
        }
    }

    /// Where it is worked out from; `None` for a file that has not been read.
    pub fn source(&self, state: &State) -> Option<Source> {
        match self {
            Self::File(wanted) => {
                let (_, document) = state.compare.files.iter().find(|(path, _)| path == wanted)?;
                Some(Source::Other(document.clone()))
            }
            Self::Published => {
                let topology = state.publishing.base()?.topology.clone();
                Some(Source::Other(Arc::new(Document { topology, ..Document::default() })))
            }
            own => Some(Source::Own(Box::new(state.editor.draft().clone()), own.clone())),
        }
    }

    /// Changes a copy of the document as the setting says.
    ///
    /// # Errors
    /// When the document does not take it, as with a trunk that is gone.
    fn change(&self, draft: &mut Draft) -> Result<(), String> {
        let edits = match self {
            Self::AsItIs | Self::Published | Self::File(_) => Vec::new(),
            Self::Mode(mode) => {
                let clashes = *mode == BypassMode::Always && draft.topology().cac_enabled();
                vec![set_mode(*mode, clashes)]
            }
            Self::Cac(on) => vec![set_cac(*on)],
            Self::Bypass(trunk, on) => {
                let id = draft.model().find(Kind::Trunk, trunk).and_then(AnyId::typed::<Trunk>);
                let id =
                    id.ok_or_else(|| format!("There is no trunk {trunk} any more. Choose another setting."))?;
                making::set_bypass(draft.model(), id, *on).into_iter().collect()
            }
        };
        draft.apply_all("a setting", edits).map(|_| ()).map_err(|error| error.to_string())
    }
}

impl Source {
    /// The document that calls are placed in.
    ///
    /// # Errors
    /// When the document does not take the setting.
    pub fn draft(self) -> Result<Draft, String> {
        match self {
            Self::Own(mut draft, setting) => setting.change(&mut draft).map(|()| *draft),
            Self::Other(document) => Ok(Draft::new((*document).clone())),
        }
    }

    /// The topology, before any setting.
    pub fn topology(&self) -> &Topology {
        match self {
            Self::Own(draft, _) => draft.topology(),
            Self::Other(document) => &document.topology,
        }
    }

    /// Whether its entities are those of the document in work.
    pub fn is_own(&self) -> bool {
        matches!(self, Self::Own(..))
    }
}

/// The name of a file without its folders.
pub fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
