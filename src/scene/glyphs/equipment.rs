//! Glyphs of pools, gateway peers and trunks.

use super::piece::Bend::{Cubic, To};
use super::piece::Piece::{self, Arc, Box, Disc, Line, Outline, Ring, Slab};

/// Three stacked servers.
pub(super) const MEDIATION_POOL: &[Piece] = &[
    Box([1.9, 1.7, 12.2, 3.6], 1.0),
    Box([1.9, 6.2, 12.2, 3.6], 1.0),
    Box([1.9, 10.7, 12.2, 3.6], 1.0),
    Disc((4.3, 3.5), 0.8),
    Disc((4.3, 8.0), 0.8),
    Disc((4.3, 12.5), 0.8),
];

/// One tall server.
pub(super) const FRONT_END_POOL: &[Piece] = &[
    Box([3.8, 1.8, 8.4, 12.4], 1.2),
    Line(&[(6.2, 4.6), (9.8, 4.6)]),
    Line(&[(6.2, 7.0), (9.8, 7.0)]),
    Disc((8.0, 11.2), 1.0),
];

/// A globe.
pub(super) const EDGE_POOL: &[Piece] = &[
    Ring((8.0, 8.0), 6.2),
    Line(&[(1.8, 8.0), (14.2, 8.0)]),
    Outline(
        (8.0, 1.8),
        &[Cubic((4.4, 4.6), (4.4, 11.4), (8.0, 14.2)), Cubic((11.6, 11.4), (11.6, 4.6), (8.0, 1.8))],
    ),
];

/// A handset.
pub(super) const PSTN_GATEWAY: &[Piece] = &[Outline(
    (2.2, 3.2),
    &[
        Cubic((2.2, 2.6), (2.6, 2.2), (3.2, 2.2)),
        To((5.0, 2.2)),
        To((6.4, 5.2)),
        To((5.1, 6.5)),
        Cubic((6.0, 8.4), (7.6, 10.0), (9.5, 10.9)),
        To((10.7, 9.6)),
        To((13.8, 11.0)),
        To((13.8, 12.8)),
        Cubic((13.8, 13.4), (13.4, 13.8), (12.8, 13.8)),
        Cubic((7.0, 13.6), (2.4, 9.0), (2.2, 3.2)),
    ],
)];

/// A keypad.
pub(super) const IP_PBX: &[Piece] = &[
    Box([2.5, 1.8, 11.0, 12.4], 1.4),
    Disc((5.4, 5.0), 0.9),
    Disc((8.0, 5.0), 0.9),
    Disc((10.6, 5.0), 0.9),
    Disc((5.4, 8.0), 0.9),
    Disc((8.0, 8.0), 0.9),
    Disc((10.6, 8.0), 0.9),
    Disc((5.4, 11.0), 0.9),
    Disc((8.0, 11.0), 0.9),
    Disc((10.6, 11.0), 0.9),
];

/// A shield with two arrows.
pub(super) const SBC: &[Piece] = &[
    Outline(
        (8.0, 1.4),
        &[
            Cubic((9.6, 2.6), (11.6, 3.3), (13.6, 3.6)),
            To((13.6, 8.0)),
            Cubic((13.6, 11.2), (11.2, 13.4), (8.0, 14.6)),
            Cubic((4.8, 13.4), (2.4, 11.2), (2.4, 8.0)),
            To((2.4, 3.6)),
            Cubic((4.4, 3.3), (6.4, 2.6), (8.0, 1.4)),
        ],
    ),
    Line(&[(5.2, 6.5), (10.8, 6.5), (9.2, 4.9)]),
    Line(&[(10.8, 9.3), (5.2, 9.3), (6.8, 10.9)]),
];

/// Two plugs.
pub(super) const TRUNK: &[Piece] = &[
    Slab([1.0, 4.7, 4.0, 6.6], 1.2),
    Slab([11.0, 4.7, 4.0, 6.6], 1.2),
    Line(&[(5.0, 6.6), (11.0, 6.6)]),
    Line(&[(5.0, 9.4), (11.0, 9.4)]),
];

/// Three sliders.
pub(super) const TRUNK_CONFIGURATION: &[Piece] = &[
    Line(&[(1.7, 4.3), (3.3, 4.3)]),
    Ring((5.2, 4.3), 1.8),
    Line(&[(7.1, 4.3), (14.3, 4.3)]),
    Line(&[(1.7, 8.0), (8.7, 8.0)]),
    Ring((10.6, 8.0), 1.8),
    Line(&[(12.5, 8.0), (14.3, 8.0)]),
    Line(&[(1.7, 11.7), (4.7, 11.7)]),
    Ring((6.6, 11.7), 1.8),
    Line(&[(8.5, 11.7), (14.3, 11.7)]),
];

/// A headset.
pub(super) const CALLER: &[Piece] = &[
    Arc((8.0, 8.6), 5.4, 180.0, 360.0),
    Line(&[(2.6, 8.6), (2.6, 10.0)]),
    Line(&[(13.4, 8.6), (13.4, 10.0)]),
    Slab([1.9, 9.2, 2.9, 4.6], 1.2),
    Slab([11.2, 9.2, 2.9, 4.6], 1.2),
];

/// Two stacked servers.
pub(super) const REPLICA: &[Piece] = &[
    Box([2.3, 2.5, 11.4, 4.6], 1.0),
    Box([2.3, 8.9, 11.4, 4.6], 1.0),
    Disc((5.0, 4.8), 0.8),
    Disc((5.0, 11.2), 0.8),
];
