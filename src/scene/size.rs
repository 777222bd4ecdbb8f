//! The one table of spaces, radii, strokes, type sizes and times. Sizes are points at 100 %.

/// Distances between things.
pub mod space {
    /// Between a glyph's parts.
    pub const HAIR: f32 = 2.0;
    /// Between a glyph and its chip's edge.
    pub const TIGHT: f32 = 4.0;
    /// Between sections, between a glyph and its word.
    pub const SMALL: f32 = 6.0;
    /// Between controls in a row.
    pub const MEDIUM: f32 = 8.0;
    /// Inside buttons, left and right.
    pub const LARGE: f32 = 12.0;
    /// Inside panels and regions.
    pub const PANEL: f32 = 14.0;
    /// Between groups of controls.
    pub const GROUP: f32 = 16.0;
    /// Between regions; also the canvas grid and what positions snap to.
    pub const GRID: f32 = 20.0;
    /// Inside dialogs.
    pub const DIALOG: f32 = 24.0;
    /// Around an empty state.
    pub const WIDE: f32 = 32.0;
}

/// Corner radii.
pub mod radius {
    /// Bars of gauges.
    pub const BAR: f32 = 1.5;
    /// Chips, marks, the selection of a table row.
    pub const CHIP: f32 = 3.0;
    /// Buttons, fields, tiles, badges, gauges.
    pub const CONTROL: f32 = 4.0;
    /// Cards and floating panels.
    pub const CARD: f32 = 6.0;
    /// Dialogs.
    pub const DIALOG: f32 = 8.0;
    /// Network regions.
    pub const REGION: f32 = 10.0;
    /// The corners of pipes, trunks and paths.
    pub const LINE: f32 = 7.0;
}

/// Widths of lines.
pub mod stroke {
    /// Edges and dividers.
    pub const EDGE: f32 = 1.0;
    /// Glyphs, in units of their 16-unit box.
    pub const GLYPH: f32 = 1.4;
    /// Glyphs in high contrast.
    pub const GLYPH_HIGH_CONTRAST: f32 = 1.7;
    /// Signalling and single trunks.
    pub const LINE: f32 = 1.6;
    /// Each of the two lines of a double trunk.
    pub const TRUNK: f32 = 1.3;
    /// Between the two lines of a double trunk.
    pub const TRUNK_GAP: f32 = 2.6;
    /// Selection, focus and errors.
    pub const RING: f32 = 2.0;
    /// Selection and focus in high contrast.
    pub const RING_HIGH_CONTRAST: f32 = 3.0;
    /// Media.
    pub const MEDIA: f32 = 5.0;
    /// The surface-coloured edge around media.
    pub const HALO: f32 = 9.0;
    /// The pipe of an intersite policy.
    pub const INTERSITE_PIPE: f32 = 6.0;
    /// The pipe of a stub and of a region link.
    pub const LINK_PIPE: f32 = 7.0;
    /// The pipe of a region's rail.
    pub const RAIL_PIPE: f32 = 9.0;
}

/// Sizes of type. One weight each: rank is size and ink, never bold.
pub mod text {
    /// The start page.
    pub const START: f32 = 28.0;
    /// Titles of dialogs.
    pub const DIALOG: f32 = 20.0;
    /// Titles of panels and regions.
    pub const TITLE: f32 = 15.0;
    /// Names on cards, heads of sections.
    pub const SECTION: f32 = 13.0;
    /// Everything else.
    pub const BODY: f32 = 12.0;
    /// Labels beside values, and conditions.
    pub const LABEL: f32 = 11.5;
    /// Second lines and the status bar.
    pub const SECOND: f32 = 11.0;
    /// Heads of tables.
    pub const TABLE_HEAD: f32 = 10.5;
    /// Addresses and figures on the canvas.
    pub const FIGURE: f32 = 10.0;
    /// Nothing is smaller.
    pub const SMALLEST: f32 = 9.5;
    /// A line's height in sizes of its type.
    pub const LINE_HEIGHT: f32 = 1.4;
    /// The smallest text size that a person can set, 1 at 100 %.
    pub const SCALE_MIN: f32 = 0.8;
    /// The largest text size that a person can set.
    pub const SCALE_MAX: f32 = 2.0;
}

/// Heights of rows and controls, and the column of labels.
pub mod row {
    /// Buttons, fields, segments.
    pub const CONTROL: f32 = 26.0;
    /// Buttons of dialogs.
    pub const DIALOG_BUTTON: f32 = 32.0;
    /// Rows of the outline.
    pub const OUTLINE: f32 = 22.0;
    /// Rows of tables, compact.
    pub const COMPACT: f32 = 17.0;
    /// Rows of tables, comfortable, and from 125 % text size.
    pub const COMFORTABLE: f32 = 26.0;
    /// Chips of verdicts and outcomes.
    pub const CHIP: f32 = 22.0;
    /// Rows of facts in the inspector, whose values show no frame until they are touched.
    pub const FACT: f32 = 21.0;
    /// Rows of settings in force in the inspector.
    pub const SETTING: f32 = 22.0;
    /// Rows of conditions in the inspector.
    pub const CONDITION: f32 = 18.0;
    /// The head of the inspector.
    pub const HEAD: f32 = 49.0;
    /// Plates of bypass-ID marks.
    pub const MARK: f32 = 16.0;
    /// The width of the column of labels in the inspector.
    pub const LABEL_COLUMN: f32 = 132.0;
    /// The widest that a tooltip grows.
    pub const TOOLTIP_WIDTH: f32 = 320.0;
    /// The side of a glyph beside a word.
    pub const GLYPH: f32 = 16.0;
}

/// Parts of controls.
pub mod control {
    /// The width of a switch.
    pub const SWITCH_WIDTH: f32 = 30.0;
    /// The height of a switch.
    pub const SWITCH_HEIGHT: f32 = 17.0;
    /// Between the edge of a switch and its knob.
    pub const SWITCH_INSET: f32 = 3.0;
    /// The side of the tick on a switch, of the glyphs of segments, of the triangle of a fold.
    pub const SMALL_GLYPH: f32 = 12.0;
    /// The side of the glyph on a chip.
    pub const CHIP_GLYPH: f32 = 14.0;
    /// The bar at the left of a row that differs.
    pub const BAR: f32 = 3.0;
    /// The highest list that a picker opens.
    pub const LIST: f32 = 260.0;
    /// How far outside a control its focus ring lies.
    pub const RING_GAP: f32 = 2.0;
}

/// Durations of motion in seconds; all 0 with reduced motion.
pub mod time {
    /// Hover.
    pub const HOVER: f32 = 0.08;
    /// Popups, tabs, folds, and the cross-fade between levels of detail.
    pub const FOLD: f32 = 0.12;
    /// Gauges.
    pub const GAUGE: f32 = 0.16;
    /// Flights of the camera.
    pub const FLIGHT: f32 = 0.24;
    /// A changed verdict tints its cell for this long.
    pub const CHANGED: f32 = 0.6;
    /// The pointer rests this long before a tooltip shows.
    pub const TOOLTIP: f32 = 0.5;
    /// Chevrons drift this long after a path appears or changes.
    pub const DRIFT: f32 = 6.0;
    /// How fast they do, points a second.
    pub const DRIFT_SPEED: f32 = 40.0;
}

/// How much of a colour is left, 1 for all of it.
pub mod strength {
    /// What stands aside while something else is looked at: the rest lets the canvas through.
    pub const DIMMED: f32 = 0.65;
}
