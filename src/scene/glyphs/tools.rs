//! Glyphs of tools and commands.

use super::piece::Bend::{Cubic, To};
use super::piece::Piece::{self, Box, Curve, Disc, Fill, Ground, Line, Loop, Outline, Ring, Slab, Soft};

/// An arrow: select.
pub(super) const POINTER: &[Piece] =
    &[Loop(&[(4.2, 2.0), (4.2, 12.6), (6.9, 10.3), (8.5, 14.0), (10.5, 13.1), (8.9, 9.5), (12.3, 9.3)])];

/// A hand: pan.
pub(super) const HAND: &[Piece] = &[
    Soft(
        &[
            (5.0, 8.6),
            (5.0, 3.4),
            (6.8, 3.4),
            (6.8, 1.9),
            (8.7, 1.9),
            (8.7, 2.6),
            (10.6, 2.6),
            (10.6, 4.0),
            (12.5, 4.0),
            (12.5, 10.4),
            (10.8, 14.1),
            (6.6, 14.1),
            (2.6, 9.2),
            (4.0, 7.8),
        ],
        0.9,
    ),
    Line(&[(6.8, 3.4), (6.8, 7.4)]),
    Line(&[(8.7, 2.6), (8.7, 7.4)]),
    Line(&[(10.6, 4.0), (10.6, 7.4)]),
];

/// A line between two rings: connect.
pub(super) const CONNECT: &[Piece] =
    &[Ring((3.7, 12.3), 1.9), Ring((12.3, 3.7), 1.9), Line(&[(5.1, 10.9), (10.9, 5.1)])];

/// An arrow back.
pub(super) const UNDO: &[Piece] = &[
    Curve((2.8, 6.2), &[To((9.6, 6.2)), Cubic((14.4, 6.2), (14.4, 13.2), (9.6, 13.2)), To((6.2, 13.2))]),
    Line(&[(6.0, 3.0), (2.8, 6.2), (6.0, 9.4)]),
];

/// An arrow forth.
pub(super) const REDO: &[Piece] = &[
    Curve((13.2, 6.2), &[To((6.4, 6.2)), Cubic((1.6, 6.2), (1.6, 13.2), (6.4, 13.2)), To((9.8, 13.2))]),
    Line(&[(10.0, 3.0), (13.2, 6.2), (10.0, 9.4)]),
];

/// A cog.
pub(super) const OPTIONS: &[Piece] = &[
    Ring((8.0, 8.0), 4.3),
    Ring((8.0, 8.0), 1.7),
    Line(&[(8.0, 1.3), (8.0, 3.6)]),
    Line(&[(8.0, 12.4), (8.0, 14.7)]),
    Line(&[(1.3, 8.0), (3.6, 8.0)]),
    Line(&[(12.4, 8.0), (14.7, 8.0)]),
    Line(&[(3.3, 3.3), (4.9, 4.9)]),
    Line(&[(11.1, 11.1), (12.7, 12.7)]),
    Line(&[(12.7, 3.3), (11.1, 4.9)]),
    Line(&[(4.9, 11.1), (3.3, 12.7)]),
];

/// A triangle to the right: place a call.
pub(super) const PLAY: &[Piece] = &[Fill(&[(4.4, 2.6), (13.6, 8.0), (4.4, 13.4)])];

/// Two pages side by side.
pub(super) const COMPARE: &[Piece] = &[
    Box([1.7, 2.6, 5.4, 10.8], 0.8),
    Box([8.9, 2.6, 5.4, 10.8], 0.8),
    Line(&[(3.6, 5.6), (5.2, 5.6)]),
    Line(&[(3.6, 8.2), (5.2, 8.2)]),
    Line(&[(10.8, 5.6), (12.4, 5.6)]),
    Line(&[(10.8, 8.2), (12.4, 8.2)]),
];

/// Two arrows beside each other, one down and one up.
pub(super) const SWAP: &[Piece] = &[
    Line(&[(5.0, 1.8), (5.0, 14.2)]),
    Line(&[(2.2, 11.4), (5.0, 14.2), (7.8, 11.4)]),
    Line(&[(11.0, 14.2), (11.0, 1.8)]),
    Line(&[(8.2, 4.6), (11.0, 1.8), (13.8, 4.6)]),
];

/// A grid of nine cells.
pub(super) const MATRIX: &[Piece] = &[
    Box([1.8, 1.8, 12.4, 12.4], 1.2),
    Line(&[(6.0, 1.8), (6.0, 14.2)]),
    Line(&[(10.0, 1.8), (10.0, 14.2)]),
    Line(&[(1.8, 6.0), (14.2, 6.0)]),
    Line(&[(1.8, 10.0), (14.2, 10.0)]),
];

/// An arrow out of a tray.
pub(super) const PUBLISH: &[Piece] = &[
    Line(&[(8.0, 10.4), (8.0, 2.2)]),
    Line(&[(4.8, 5.2), (8.0, 2.0), (11.2, 5.2)]),
    Line(&[(2.0, 9.6), (2.0, 13.8), (14.0, 13.8), (14.0, 9.6)]),
];

/// An eye.
pub(super) const EYE: &[Piece] = &[
    Outline(
        (1.2, 8.0),
        &[
            Cubic((3.0, 5.0), (5.2, 3.7), (8.0, 3.7)),
            Cubic((10.8, 3.7), (13.0, 5.0), (14.8, 8.0)),
            Cubic((13.0, 11.0), (10.8, 12.3), (8.0, 12.3)),
            Cubic((5.2, 12.3), (3.0, 11.0), (1.2, 8.0)),
        ],
    ),
    Ring((8.0, 8.0), 2.1),
];

/// A tick.
pub(super) const TICK: &[Piece] = &[Line(&[(2.8, 8.4), (6.3, 11.9), (13.2, 4.2)])];

/// Boxes along a line: arrange.
pub(super) const ARRANGE: &[Piece] =
    &[Line(&[(2.2, 1.6), (2.2, 14.4)]), Box([4.8, 3.2, 8.8, 3.4], 0.5), Box([4.8, 9.4, 5.2, 3.4], 0.5)];

/// A magnifying glass.
pub(super) const SEARCH: &[Piece] = &[Ring((6.9, 6.9), 4.8), Line(&[(10.5, 10.5), (14.2, 14.2)])];

/// Four corners: show everything.
pub(super) const FIT: &[Piece] = &[
    Line(&[(2.2, 5.6), (2.2, 2.2), (5.6, 2.2)]),
    Line(&[(10.4, 2.2), (13.8, 2.2), (13.8, 5.6)]),
    Line(&[(13.8, 10.4), (13.8, 13.8), (10.4, 13.8)]),
    Line(&[(5.6, 13.8), (2.2, 13.8), (2.2, 10.4)]),
];

/// An angle to the left.
pub(super) const CHEVRON_LEFT: &[Piece] = &[Line(&[(10.2, 3.2), (5.4, 8.0), (10.2, 12.8)])];
/// An angle to the right.
pub(super) const CHEVRON_RIGHT: &[Piece] = &[Line(&[(5.8, 3.2), (10.6, 8.0), (5.8, 12.8)])];
/// An angle down.
pub(super) const CHEVRON_DOWN: &[Piece] = &[Line(&[(3.2, 5.8), (8.0, 10.6), (12.8, 5.8)])];
/// An angle up.
pub(super) const CHEVRON_UP: &[Piece] = &[Line(&[(3.2, 10.2), (8.0, 5.4), (12.8, 10.2)])];

/// A small triangle to the right: something is folded away.
pub(super) const FOLDED: &[Piece] = &[Fill(&[(5.6, 4.2), (11.2, 8.0), (5.6, 11.8)])];
/// A small triangle down: something is unfolded.
pub(super) const UNFOLDED: &[Piece] = &[Fill(&[(4.2, 5.6), (11.8, 5.6), (8.0, 11.2)])];

/// Three dots: more commands.
pub(super) const MORE: &[Piece] = &[Disc((3.2, 8.0), 1.3), Disc((8.0, 8.0), 1.3), Disc((12.8, 8.0), 1.3)];

/// An x.
pub(super) const CLOSE: &[Piece] = &[Line(&[(3.4, 3.4), (12.6, 12.6)]), Line(&[(12.6, 3.4), (3.4, 12.6)])];

/// Two sheets.
pub(super) const COPY: &[Piece] = &[
    Box([5.4, 5.4, 8.8, 8.8], 1.2),
    Line(&[(5.4, 10.6), (1.8, 10.6), (1.8, 1.8), (10.6, 1.8), (10.6, 5.4)]),
];

/// A pen: typed by hand.
pub(super) const PEN: &[Piece] = &[
    Loop(&[(2.2, 13.8), (3.2, 10.0), (11.0, 2.2), (13.8, 5.0), (6.0, 12.8)]),
    Line(&[(8.8, 4.4), (11.6, 7.2)]),
];

/// A funnel.
pub(super) const FILTER: &[Piece] =
    &[Loop(&[(1.8, 2.6), (14.2, 2.6), (9.6, 8.4), (9.6, 13.6), (6.4, 11.8), (6.4, 8.4)])];

/// A handset put down.
pub(super) const HANG_UP: &[Piece] = &[Outline(
    (1.4, 9.2),
    &[
        Cubic((1.8, 6.8), (4.4, 5.2), (8.0, 5.2)),
        Cubic((11.6, 5.2), (14.2, 6.8), (14.6, 9.2)),
        To((14.2, 11.0)),
        To((10.8, 10.3)),
        To((10.6, 8.5)),
        Cubic((8.8, 8.1), (7.2, 8.1), (5.4, 8.5)),
        To((5.2, 10.3)),
        To((1.8, 11.0)),
    ],
)];

/// A bolt: until one is refused.
pub(super) const BOLT: &[Piece] =
    &[Loop(&[(9.2, 1.4), (3.2, 9.0), (7.4, 9.0), (6.6, 14.6), (12.8, 6.8), (8.6, 6.8)])];

/// The program's own sign: a trunk that parts.
pub(super) const LOGO: &[Piece] = &[
    Slab([0.0, 0.0, 16.0, 16.0], 3.2),
    Ground(&Line(&[(3.6, 4.4), (3.6, 8.2), (12.4, 8.2), (12.4, 4.4)])),
    Ground(&Line(&[(8.0, 8.2), (8.0, 12.0)])),
];
