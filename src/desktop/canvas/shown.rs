//! What a person has chosen to see on the canvas: the parts that float on it, an overlay, and whether things snap.

/// A part that floats on the canvas and can be closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Float {
    /// The whole canvas, small.
    Minimap,
    /// What the lines mean.
    Legend,
    /// The zoom and its buttons.
    ZoomBox,
}

impl Float {
    /// Its name in a sentence.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Minimap => "minimap",
            Self::Legend => "legend",
            Self::ZoomBox => "zoom box",
        }
    }
}

/// What lies over the canvas to answer one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub enum Overlay {
    /// Nothing.
    #[default]
    None,
    /// Where something is wrong, warnings too.
    Problems,
    /// Which bypass ID is in force where.
    BypassIds,
    /// What call admission control limits, and what the call in view adds.
    CacUse,
}

impl Overlay {
    /// Every overlay.
    pub const ALL: [Self; 4] = [Self::None, Self::Problems, Self::BypassIds, Self::CacUse];

    /// Its words.
    pub fn label(self) -> &'static str {
        match self {
            Self::None => "None",
            Self::Problems => "Problems",
            Self::BypassIds => "Bypass IDs",
            Self::CacUse => "CAC use",
        }
    }
}

/// What is shown. It stays when another document is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Shown {
    /// Whether the minimap floats on the canvas.
    pub minimap: bool,
    /// Whether the legend does.
    pub legend: bool,
    /// Whether the zoom box does.
    pub zoom_box: bool,
    /// Whether what is moved snaps to the grid and to what it lines up with.
    pub snap: bool,
    /// What lies over the canvas.
    pub overlay: Overlay,
}

impl Default for Shown {
    fn default() -> Self {
        Self { minimap: true, legend: true, zoom_box: true, snap: true, overlay: Overlay::None }
    }
}

impl Shown {
    /// Whether a part floats on the canvas, to be changed.
    pub fn part(&mut self, float: Float) -> &mut bool {
        match float {
            Float::Minimap => &mut self.minimap,
            Float::Legend => &mut self.legend,
            Float::ZoomBox => &mut self.zoom_box,
        }
    }
}
