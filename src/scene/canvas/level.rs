//! How much is shown at a zoom. What is shown changes at fixed zooms; nothing moves when it does.

/// A level of detail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Under 12 %: network regions with what they hold in figures.
    Folded,
    /// Under 35 %: network sites as plates with their bypass-ID shape, lines without state.
    Far,
    /// Under 80 %: names, marks and tiles; bars without figures.
    Middle,
    /// Everything that is read.
    Near,
    /// From 160 %: every subnet, ports and the names of trunks too.
    Close,
}

impl Level {
    /// The level at a zoom, 1 at 100 %.
    pub fn at(zoom: f32) -> Self {
        match zoom {
            zoom if zoom < 0.12 => Self::Folded,
            zoom if zoom < 0.35 => Self::Far,
            zoom if zoom < 0.8 => Self::Middle,
            zoom if zoom < 1.6 => Self::Near,
            _ => Self::Close,
        }
    }

    /// Whether sizes of it are points on the screen, so that it is drawn anew for every zoom.
    pub(super) fn is_of_screen_size(self) -> bool {
        self < Self::Near
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_change_at_their_zooms() {
        for (percent, level) in [
            (4.0, Level::Folded),
            (11.9, Level::Folded),
            (12.0, Level::Far),
            (34.9, Level::Far),
            (35.0, Level::Middle),
            (79.9, Level::Middle),
            (80.0, Level::Near),
            (159.9, Level::Near),
            (160.0, Level::Close),
            (400.0, Level::Close),
        ] {
            assert_eq!(Level::at(percent / 100.0), level, "{percent} %");
        }
    }
}
