//! The drawing, free of any window: shapes, tokens, glyphs, marks, and their form as SVG. The
//! canvas paints the same shapes that exports write.

pub mod camera;
pub mod canvas;
pub mod drawing;
pub mod export;
pub mod fonts;
pub mod geometry;
pub mod glyphs;
pub mod ink;
pub mod marks;
pub mod measure;
pub mod page;
pub mod path;
pub mod png;
pub mod shape;
pub mod size;
pub mod svg;
pub mod text;
pub mod theme;
pub mod token;
