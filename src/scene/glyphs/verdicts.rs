//! Glyphs of verdicts (what media does) and of outcomes (what became of the call).

use super::piece::Bend::{Cubic, To};
use super::piece::Piece::{self, Arc, Box, Curve, Disc, Fill, Ground, Line, Loop, Outline, Ring, Slab};

/// An arc over a small square.
pub(super) const BYPASS: &[Piece] = &[
    Arc((7.9, 12.2), 6.5, 174.0, 326.0),
    Line(&[(11.3, 8.9), (13.7, 10.6), (15.0, 7.7)]),
    Slab([5.7, 9.8, 4.2, 4.0], 0.3),
];

/// An arrow through a square.
pub(super) const MEDIATED: &[Piece] = &[
    Line(&[(1.0, 8.0), (4.7, 8.0)]),
    Box([4.7, 5.0, 6.0, 6.0], 0.6),
    Line(&[(10.7, 8.0), (14.9, 8.0)]),
    Line(&[(12.5, 5.4), (15.1, 8.0), (12.5, 10.6)]),
];

/// An octagon with an exclamation mark.
pub(super) const ERROR: &[Piece] = &[
    Fill(&[
        (5.1, 1.0),
        (10.9, 1.0),
        (15.0, 5.1),
        (15.0, 10.9),
        (10.9, 15.0),
        (5.1, 15.0),
        (1.0, 10.9),
        (1.0, 5.1),
    ]),
    Ground(&Slab([7.05, 3.6, 1.9, 5.6], 0.9)),
    Ground(&Disc((8.0, 11.7), 1.1)),
];

/// A dashed circle with a dash.
pub(super) const NOT_APPLICABLE: &[Piece] = &[
    Arc((8.0, 8.0), 6.2, -11.0, 11.0),
    Arc((8.0, 8.0), 6.2, 34.0, 56.0),
    Arc((8.0, 8.0), 6.2, 79.0, 101.0),
    Arc((8.0, 8.0), 6.2, 124.0, 146.0),
    Arc((8.0, 8.0), 6.2, 169.0, 191.0),
    Arc((8.0, 8.0), 6.2, 214.0, 236.0),
    Arc((8.0, 8.0), 6.2, 259.0, 281.0),
    Arc((8.0, 8.0), 6.2, 304.0, 326.0),
    Line(&[(5.4, 8.0), (10.6, 8.0)]),
];

/// A tick in a ring: connected, passed.
pub(super) const PASSED: &[Piece] = &[Ring((8.0, 8.0), 6.2), Line(&[(4.9, 8.2), (7.1, 10.4), (11.3, 5.7)])];

/// A cloud with an arrow.
pub(super) const INTERNET: &[Piece] = &[
    Outline(
        (4.4, 12.6),
        &[
            To((11.8, 12.6)),
            Cubic((13.3, 12.6), (14.4, 11.6), (14.4, 10.2)),
            Cubic((14.4, 8.9), (13.3, 7.9), (11.9, 7.9)),
            Cubic((11.7, 5.6), (10.1, 4.0), (8.0, 4.0)),
            Cubic((6.0, 4.0), (4.5, 5.3), (4.2, 7.3)),
            Cubic((2.7, 7.5), (1.6, 8.6), (1.6, 10.0)),
            Cubic((1.6, 11.5), (2.8, 12.6), (4.4, 12.6)),
        ],
    ),
    Line(&[(5.2, 9.7), (10.2, 9.7)]),
    Line(&[(8.5, 8.0), (10.2, 9.7), (8.5, 11.4)]),
];

/// A handset with a turned arrow.
pub(super) const PSTN: &[Piece] = &[
    Outline(
        (1.6, 4.0),
        &[
            Cubic((1.6, 3.5), (1.9, 3.2), (2.4, 3.2)),
            To((3.7, 3.2)),
            To((4.7, 5.7)),
            To((3.6, 6.6)),
            Cubic((4.3, 8.2), (5.4, 9.3), (7.0, 10.0)),
            To((7.9, 8.9)),
            To((10.4, 9.9)),
            To((10.4, 11.2)),
            Cubic((10.4, 11.7), (10.1, 12.0), (9.6, 12.0)),
            Cubic((5.2, 11.8), (1.8, 8.4), (1.6, 4.0)),
        ],
    ),
    Line(&[(7.4, 3.0), (13.0, 3.0), (13.0, 7.0)]),
    Line(&[(10.9, 5.1), (13.0, 7.2), (15.1, 5.1)]),
];

/// Two reels.
pub(super) const VOICE_MAIL: &[Piece] =
    &[Ring((4.3, 8.0), 2.7), Ring((11.7, 8.0), 2.7), Line(&[(4.3, 10.7), (11.7, 10.7)])];

/// A circle with a slash.
pub(super) const REFUSED: &[Piece] = &[Ring((8.0, 8.0), 6.2), Line(&[(3.7, 3.7), (12.3, 12.3)])];

/// A broken fork.
pub(super) const UNROUTABLE: &[Piece] = &[
    Line(&[(1.4, 8.0), (5.6, 8.0), (9.4, 4.6)]),
    Line(&[(6.7, 9.3), (7.6, 10.2)]),
    Line(&[(9.2, 11.6), (10.4, 12.8)]),
    Line(&[(11.4, 2.4), (14.6, 5.6)]),
    Line(&[(14.6, 2.4), (11.4, 5.6)]),
];

/// A padlock.
pub(super) const LOCK: &[Piece] = &[
    Box([2.6, 7.0, 10.8, 7.0], 1.0),
    Curve((5.1, 7.0), &[To((5.1, 4.9)), Cubic((5.1, 1.0), (10.9, 1.0), (10.9, 4.9)), To((10.9, 7.0))]),
];

/// A padlock with a dash.
pub(super) const BLOCKED: &[Piece] = &[
    Box([2.6, 7.0, 10.8, 7.0], 1.0),
    Curve((5.1, 7.0), &[To((5.1, 4.9)), Cubic((5.1, 1.0), (10.9, 1.0), (10.9, 4.9)), To((10.9, 7.0))]),
    Line(&[(5.7, 10.5), (10.3, 10.5)]),
];

/// A mute loudspeaker.
pub(super) const NO_MEDIA: &[Piece] = &[
    Loop(&[(1.8, 6.1), (4.2, 6.1), (8.0, 3.0), (8.0, 13.0), (4.2, 9.9), (1.8, 9.9)]),
    Line(&[(11.2, 6.3), (14.6, 9.7)]),
    Line(&[(14.6, 6.3), (11.2, 9.7)]),
];

/// A ring with a dash.
pub(super) const NOT_EVALUATED: &[Piece] = &[Ring((8.0, 8.0), 6.2), Line(&[(4.9, 8.0), (11.1, 8.0)])];
