//! Glyphs of the page at the start.

use super::piece::Piece::{self, Arc, Disc, Line, Soft};

/// A folder with its flap.
pub(super) const FOLDER: &[Piece] =
    &[Soft(&[(2.0, 3.4), (6.2, 3.4), (7.8, 5.2), (14.0, 5.2), (14.0, 12.8), (2.0, 12.8)], 1.2)];

/// Three lines with their dots.
pub(super) const LIST: &[Piece] = &[
    Disc((2.8, 4.0), 0.9),
    Disc((2.8, 8.0), 0.9),
    Disc((2.8, 12.0), 0.9),
    Line(&[(5.6, 4.0), (13.8, 4.0)]),
    Line(&[(5.6, 8.0), (13.8, 8.0)]),
    Line(&[(5.6, 12.0), (10.8, 12.0)]),
];

/// A clock that goes back.
pub(super) const CLOCK: &[Piece] = &[
    Arc((8.2, 8.2), 5.6, -170.0, 130.0),
    Line(&[(1.4, 5.2), (2.7, 7.9), (5.4, 6.6)]),
    Line(&[(8.2, 5.2), (8.2, 8.4), (10.4, 9.8)]),
];

/// An arrow into a tray.
pub(super) const DROP: &[Piece] = &[
    Line(&[(8.0, 2.2), (8.0, 9.8)]),
    Line(&[(5.0, 7.0), (8.0, 10.0), (11.0, 7.0)]),
    Line(&[(2.4, 10.4), (2.4, 13.6), (13.6, 13.6), (13.6, 10.4)]),
];
