//! Glyphs of the IP network: regions, network sites, subnets, links, profiles; and of server sites.

use super::piece::Bend::To;
use super::piece::Piece::{self, Arc, Box, Curve, Disc, Ground, Line, Ring, Slab};

/// A rounded box with a rail and two stubs.
pub(super) const REGION: &[Piece] = &[
    Box([1.5, 3.0, 13.0, 10.0], 2.8),
    Line(&[(4.3, 8.0), (11.9, 8.0)]),
    Line(&[(6.2, 8.0), (6.2, 5.8)]),
    Line(&[(9.8, 8.0), (9.8, 10.2)]),
];

/// A building in outline.
pub(super) const NETWORK_SITE: &[Piece] = &[
    Box([3.7, 1.9, 8.6, 12.2], 1.2),
    Disc((6.3, 5.2), 0.85),
    Disc((9.7, 5.2), 0.85),
    Disc((6.3, 8.2), 0.85),
    Disc((9.7, 8.2), 0.85),
    Line(&[(8.0, 11.2), (8.0, 13.8)]),
];

/// The same building, filled.
pub(super) const SERVER_SITE: &[Piece] = &[
    Slab([3.0, 1.2, 10.0, 13.6], 1.8),
    Ground(&Slab([5.3, 4.2, 2.0, 2.0], 0.2)),
    Ground(&Slab([8.7, 4.2, 2.0, 2.0], 0.2)),
    Ground(&Slab([5.3, 7.2, 2.0, 2.0], 0.2)),
    Ground(&Slab([8.7, 7.2, 2.0, 2.0], 0.2)),
    Ground(&Slab([7.0, 10.9, 2.0, 3.9], 0.2)),
];

/// A bus with three boxes.
pub(super) const SUBNET: &[Piece] = &[
    Box([6.2, 1.9, 3.6, 3.4], 0.8),
    Line(&[(1.8, 8.0), (14.2, 8.0)]),
    Line(&[(8.0, 5.3), (8.0, 8.0)]),
    Line(&[(4.0, 8.0), (4.0, 10.7)]),
    Line(&[(12.0, 8.0), (12.0, 10.7)]),
    Box([2.2, 10.7, 3.6, 3.4], 0.8),
    Box([10.2, 10.7, 3.6, 3.4], 0.8),
];

/// A dial.
pub(super) const PROFILE: &[Piece] =
    &[Arc((8.0, 10.4), 6.1, 166.0, 374.0), Line(&[(8.0, 11.2), (11.3, 6.2)]), Disc((8.0, 11.2), 1.2)];

/// Two rings and a double bar.
pub(super) const REGION_LINK: &[Piece] = &[
    Ring((3.6, 8.0), 2.3),
    Ring((12.4, 8.0), 2.3),
    Line(&[(5.9, 6.95), (10.1, 6.95)]),
    Line(&[(5.9, 9.05), (10.1, 9.05)]),
];

/// A zigzag with dots.
pub(super) const REGION_ROUTE: &[Piece] = &[
    Line(&[(2.6, 12.2), (5.8, 5.0), (9.8, 11.2), (13.4, 3.8)]),
    Disc((2.6, 12.2), 1.5),
    Disc((5.8, 5.0), 1.1),
    Disc((9.8, 11.2), 1.1),
    Disc((13.4, 3.8), 1.5),
];

/// Two boxes and a double bar.
pub(super) const INTERSITE_POLICY: &[Piece] = &[
    Box([1.6, 5.1, 3.8, 5.8], 0.9),
    Box([10.6, 5.1, 3.8, 5.8], 0.9),
    Line(&[(5.4, 6.95), (10.6, 6.95)]),
    Line(&[(5.4, 9.05), (10.6, 9.05)]),
];

/// A box with a lid: nodes folded into one.
pub(super) const FOLDED_GROUP: &[Piece] =
    &[Line(&[(4.2, 2.0), (11.8, 2.0)]), Box([2.0, 4.4, 12.0, 9.2], 1.4)];

/// A page with a folded corner.
pub(super) const NOTE: &[Piece] = &[Curve(
    (10.0, 1.9),
    &[
        To((3.0, 1.9)),
        To((3.0, 14.1)),
        To((13.0, 14.1)),
        To((13.0, 4.9)),
        To((10.0, 1.9)),
        To((10.0, 4.9)),
        To((13.0, 4.9)),
    ],
)];
