//! Glyphs of steps, severities and differences, and the shapes of bypass-ID marks.

use super::piece::Bend::Cubic;
use super::piece::Piece::{self, Curve, Disc, Edge, Fill, Ground, Line, Loop, Ring, Slab};

/// A filled disc with an x.
pub(super) const FAILED: &[Piece] = &[
    Disc((8.0, 8.0), 6.9),
    Ground(&Line(&[(5.5, 5.5), (10.5, 10.5)])),
    Ground(&Line(&[(10.5, 5.5), (5.5, 10.5)])),
];

/// A triangle with an exclamation mark.
pub(super) const WARNING: &[Piece] = &[
    Fill(&[(8.0, 1.8), (14.9, 14.0), (1.1, 14.0)]),
    Edge(&Loop(&[(8.0, 1.8), (14.9, 14.0), (1.1, 14.0)])),
    Ground(&Slab([7.2, 5.8, 1.6, 4.2], 0.8)),
    Ground(&Disc((8.0, 11.9), 0.95)),
];

/// A ring with an i.
pub(super) const INFO: &[Piece] =
    &[Ring((8.0, 8.0), 6.2), Line(&[(8.0, 7.5), (8.0, 11.3)]), Disc((8.0, 4.9), 0.95)];

/// A plus.
pub(super) const ADDED: &[Piece] = &[Line(&[(8.0, 3.6), (8.0, 12.4)]), Line(&[(3.6, 8.0), (12.4, 8.0)])];

/// A minus.
pub(super) const REMOVED: &[Piece] = &[Line(&[(3.6, 8.0), (12.4, 8.0)])];

/// A wave.
pub(super) const CHANGED: &[Piece] = &[Curve(
    (2.4, 9.4),
    &[Cubic((3.8, 5.6), (6.2, 5.8), (8.0, 8.0)), Cubic((9.8, 10.2), (12.2, 10.4), (13.6, 6.6))],
)];

/// The first region's mark.
pub(super) const CIRCLE: &[Piece] = &[Disc((8.0, 8.0), 6.6)];
/// The second region's mark.
pub(super) const SQUARE: &[Piece] = &[Slab([2.0, 2.0, 12.0, 12.0], 0.3)];
/// The third region's mark.
pub(super) const TRIANGLE: &[Piece] = &[Fill(&[(8.0, 1.2), (15.4, 13.8), (0.6, 13.8)])];
/// The fourth region's mark.
pub(super) const PENTAGON: &[Piece] =
    &[Fill(&[(8.0, 0.9), (15.0, 6.0), (12.3, 14.2), (3.7, 14.2), (1.0, 6.0)])];
/// The fifth region's mark.
pub(super) const DROP: &[Piece] = &[Disc((8.0, 10.0), 5.0), Fill(&[(8.0, 0.6), (12.24, 7.35), (3.76, 7.35)])];
/// The sixth region's mark.
pub(super) const BAR: &[Piece] = &[Slab([5.2, 1.0, 5.6, 14.0], 0.3)];

/// A network site's own ID.
pub(super) const DIAMOND: &[Piece] = &[Loop(&[(8.0, 1.2), (14.8, 8.0), (8.0, 14.8), (1.2, 8.0)])];
/// A network site's own ID.
pub(super) const TRIANGLE_DOWN: &[Piece] = &[Loop(&[(1.8, 2.8), (14.2, 2.8), (8.0, 13.6)])];
/// A network site's own ID.
pub(super) const HEXAGON: &[Piece] =
    &[Loop(&[(1.4, 8.0), (4.7, 2.3), (11.3, 2.3), (14.6, 8.0), (11.3, 13.7), (4.7, 13.7)])];
/// A network site's own ID.
pub(super) const CROSS: &[Piece] = &[Loop(&[
    (5.4, 1.6),
    (10.6, 1.6),
    (10.6, 5.4),
    (14.4, 5.4),
    (14.4, 10.6),
    (10.6, 10.6),
    (10.6, 14.4),
    (5.4, 14.4),
    (5.4, 10.6),
    (1.6, 10.6),
    (1.6, 5.4),
    (5.4, 5.4),
])];
/// A network site's own ID.
pub(super) const TARGET: &[Piece] = &[Ring((8.0, 8.0), 6.2), Disc((8.0, 8.0), 2.0)];

/// The global ID: a star, as five arms around a pentagon that covers their seams.
pub(super) const STAR: &[Piece] = &[
    Fill(&[(8.00, 0.90), (10.06, 5.67), (8.0, 8.5), (5.94, 5.67)]),
    Fill(&[(15.23, 6.15), (11.33, 9.58), (8.0, 8.5), (10.06, 5.67)]),
    Fill(&[(12.47, 14.65), (8.00, 12.00), (8.0, 8.5), (11.33, 9.58)]),
    Fill(&[(3.53, 14.65), (4.67, 9.58), (8.0, 8.5), (8.00, 12.00)]),
    Fill(&[(0.77, 6.15), (5.94, 5.67), (8.0, 8.5), (4.67, 9.58)]),
    Fill(&[(10.06, 5.67), (11.33, 9.58), (8.00, 12.00), (4.67, 9.58), (5.94, 5.67)]),
];
