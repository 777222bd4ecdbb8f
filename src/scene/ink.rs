//! What shapes are drawn with: colours by token, lengths, strokes.

use super::token::Token;

/// A length that grows with the zoom, or one that stays what it is on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Length {
    /// Canvas units.
    Canvas(f32),
    /// Points on the screen, whatever the zoom.
    Screen(f32),
}

impl Length {
    /// The length in points on the screen at a zoom (1 at 100 %).
    pub fn at(self, zoom: f32) -> f32 {
        let (Self::Canvas(units) | Self::Screen(units)) = self;
        units * self.unit(zoom)
    }

    /// Points on the screen per unit of this kind of length at a zoom.
    pub fn unit(self, zoom: f32) -> f32 {
        match self {
            Self::Canvas(_) => zoom,
            Self::Screen(_) => 1.0,
        }
    }
}

impl From<f32> for Length {
    fn from(units: f32) -> Self {
        Self::Canvas(units)
    }
}

/// A token and how much of it covers what lies below.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ink {
    /// The colour.
    pub token: Token,
    /// 0 is invisible, 1 covers all.
    pub opacity: f32,
    /// Whether it stands aside: it is mixed with the canvas, and covers what it covered.
    pub dimmed: bool,
}

impl Ink {
    /// A token that lets something through.
    pub const fn translucent(token: Token, opacity: f32) -> Self {
        Self { token, opacity, dimmed: false }
    }

    /// The same, standing aside.
    pub const fn dimmed(self) -> Self {
        Self { dimmed: true, ..self }
    }
}

impl From<Token> for Ink {
    fn from(token: Token) -> Self {
        Self { token, opacity: 1.0, dimmed: false }
    }
}

/// How a line is interrupted: lengths in the unit of the line's width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dash {
    /// How long each piece is.
    pub on: f32,
    /// How long each gap is.
    pub off: f32,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub ink: Ink,
    /// How thick it is.
    pub width: Length,
    /// How it is interrupted; none for a solid line.
    pub dash: Option<Dash>,
    /// Whether the ends and corners are round.
    pub round: bool,
}

impl Stroke {
    /// A solid line with flat ends.
    pub fn new(ink: impl Into<Ink>, width: impl Into<Length>) -> Self {
        Self { ink: ink.into(), width: width.into(), dash: None, round: false }
    }

    /// The same line, interrupted.
    pub fn dashed(self, on: f32, off: f32) -> Self {
        Self { dash: Some(Dash { on, off }), ..self }
    }

    /// The same line, standing aside.
    pub fn dimmed(self) -> Self {
        Self { ink: self.ink.dimmed(), ..self }
    }

    /// The same line with round ends and corners.
    pub fn round(self) -> Self {
        Self { round: true, ..self }
    }
}
