//! Glyphs of voice routing and media settings.

use super::piece::Piece::{self, Box, Disc, Line, Loop};

/// A fork.
pub(super) const VOICE_ROUTE: &[Piece] = &[
    Line(&[(1.7, 8.0), (6.2, 8.0)]),
    Line(&[(14.0, 3.8), (10.2, 3.8), (6.2, 8.0), (10.2, 12.2), (14.0, 12.2)]),
    Line(&[(12.0, 1.7), (14.1, 3.8), (12.0, 5.9)]),
    Line(&[(12.0, 10.1), (14.1, 12.2), (12.0, 14.3)]),
];

/// A tag.
pub(super) const PSTN_USAGE: &[Piece] =
    &[Loop(&[(2.0, 2.8), (7.4, 2.8), (14.0, 9.0), (9.0, 13.8), (2.0, 7.6)]), Disc((5.0, 5.7), 1.0)];

/// A page with a tick.
pub(super) const VOICE_POLICY: &[Piece] = &[
    Box([3.0, 1.8, 10.0, 12.4], 1.4),
    Line(&[(5.4, 4.7), (10.6, 4.7)]),
    Line(&[(5.4, 7.2), (10.6, 7.2)]),
    Line(&[(5.6, 10.6), (7.2, 12.0), (10.2, 9.4)]),
];

/// A waveform.
pub(super) const MEDIA_SETTINGS: &[Piece] = &[
    Line(&[(1.8, 7.0), (1.8, 9.0)]),
    Line(&[(4.9, 4.6), (4.9, 11.4)]),
    Line(&[(8.0, 2.1), (8.0, 13.9)]),
    Line(&[(11.1, 5.0), (11.1, 11.0)]),
    Line(&[(14.2, 7.0), (14.2, 9.0)]),
];
