//! The one table of colours. Everything drawn, on the canvas, in the window and in exports, names a
//! token; only a theme turns it into a colour.

/// A colour without transparency, in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
}

impl Rgb {
    /// What shadows and scrims are made of.
    pub const BLACK: Self = Self::from_hex(0);

    /// A colour from its six hexadecimal digits, `0xRRGGBB`.
    pub const fn from_hex(hex: u32) -> Self {
        let [_, red, green, blue] = hex.to_be_bytes();
        Self { red, green, blue }
    }

    /// The colour on the way to another: so much of the way, 0 to 1.
    pub fn towards(self, other: Self, share: f32) -> Self {
        // `as` keeps within a channel.
        let mixed = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * share).round() as u8;
        Self {
            red: mixed(self.red, other.red),
            green: mixed(self.green, other.green),
            blue: mixed(self.blue, other.blue),
        }
    }

    /// The colour as style sheets write it, `#RRGGBB`.
    pub fn hex(self) -> String {
        format!("#{:02X}{:02X}{:02X}", self.red, self.green, self.blue)
    }
}

/// A token's colour in each of the three themes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shades {
    pub(super) light: Rgb,
    pub(super) dark: Rgb,
    pub(super) high_contrast: Rgb,
}

macro_rules! tokens {
    ($($(#[$doc:meta])+ $token:ident $name:literal $light:literal $dark:literal $high:literal;)+) => {
        /// A colour by its purpose.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Token {
            $($(#[$doc])+ $token,)+
        }

        impl Token {
            /// Every token, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$token,)+];

            /// The token's name in the table.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$token => $name,)+
                }
            }

            pub(super) const fn shades(self) -> Shades {
                match self {
                    $(Self::$token => Shades {
                        light: Rgb::from_hex($light),
                        dark: Rgb::from_hex($dark),
                        high_contrast: Rgb::from_hex($high),
                    },)+
                }
            }
        }
    };
}

tokens! {
    /// Panels, menus, dialogs.
    Window "window" 0xFBFCFD 0x1B2026 0x000000;
    /// The canvas behind everything.
    Canvas "canvas" 0xEDF0F3 0x12161A 0x000000;
    /// The area of a network region.
    Region "region" 0xF7F9FA 0x181D22 0x000000;
    /// A card and a floating panel.
    Card "card" 0xFFFFFF 0x232A31 0x000000;
    /// A field that takes text.
    Input "input" 0xFFFFFF 0x14181D 0x000000;
    /// Tab strips, tool bars, chips at rest.
    Strip "strip" 0xF3F5F7 0x171C21 0x000000;
    /// Under the pointer.
    Hover "hover" 0xE9EDF1 0x2A323A 0x1F1F1F;
    /// Held down.
    Pressed "pressed" 0xDDE3E8 0x333D47 0x333333;
    /// A selected row or chip.
    Selected "selected" 0xDCEBF6 0x1D3A4D 0x00344F;
    /// Every other row of a table.
    Stripe "stripe" 0xF5F7F9 0x1F252B 0x000000;
    /// The dots of the canvas grid.
    Grid "grid" 0xD3DAE1 0x2A323A 0x3A3A3A;
    /// Dividers.
    Line "line" 0xD5DBE1 0x2E363F 0x8C8C8C;
    /// Edges of cards and plates; a decoration.
    Edge "edge" 0xB9C3CC 0x46525E 0xFFFFFF;
    /// Edges of controls and of what is under the pointer.
    Control "control" 0x73818E 0x8694A2 0xFFFFFF;
    /// The inside of a pipe.
    Pipe "pipe" 0xE3E8ED 0x2E3740 0x000000;
    /// The outline of a pipe.
    PipeEdge "pipe_edge" 0x73818E 0x8694A2 0xFFFFFF;
    /// Trunks and signalling.
    Trunk "trunk" 0x3A4753 0xC5CED7 0xFFFFFF;
    /// Text.
    Text "text" 0x1B2530 0xE6EBF0 0xFFFFFF;
    /// Second lines.
    Muted "muted" 0x4D5B68 0xAEB9C4 0xFFFFFF;
    /// Hints and empty states.
    Faint "faint" 0x56636F 0x9AA7B3 0xE6E6E6;
    /// What the person touches: selection, focus, primary buttons.
    Accent "accent" 0x0072B2 0x56B4E9 0xF0E442;
    /// Text and glyphs on `accent`.
    OnAccent "on_accent" 0xFFFFFF 0x06131C 0x000000;
    /// Links and changed values.
    AccentText "accent_text" 0x00639B 0x7CC5EE 0xF0E442;
    /// Marks of bypass, and of what is right.
    Bypass "bypass" 0x00835F 0x2FC79C 0x3DE0B4;
    /// Words of bypass, and what was added.
    BypassText "bypass_text" 0x006B4E 0x4BD3AC 0x3DE0B4;
    /// Ground of bypass chips.
    BypassTint "bypass_tint" 0xDDF2EA 0x15382F 0x000000;
    /// Marks of mediated media.
    Mediated "mediated" 0xA8508A 0xE29CC6 0xFFB3DC;
    /// Words of mediated media.
    MediatedText "mediated_text" 0x8A3D70 0xEBB0D2 0xFFB3DC;
    /// Ground of mediated chips.
    MediatedTint "mediated_tint" 0xF6E6F0 0x40273A 0x000000;
    /// Marks of what is refused or wrong.
    Refused "refused" 0xCC4B00 0xFF7F3F 0xFF9257;
    /// Words of what is refused or wrong, and what was removed.
    RefusedText "refused_text" 0xA63C00 0xFF9A66 0xFF9257;
    /// Ground of refused chips.
    RefusedTint "refused_tint" 0xFCE7DA 0x45230F 0x000000;
    /// Fill of warnings; always inside `warning_edge`.
    Warning "warning" 0xE69F00 0xF0B429 0xFFC038;
    /// Outline of warnings.
    WarningEdge "warning_edge" 0x8A5A00 0xF0B429 0xFFC038;
    /// Words of warnings.
    WarningText "warning_text" 0x7A4F00 0xF5C451 0xFFC038;
    /// Ground of warning chips.
    WarningTint "warning_tint" 0xFDF1D3 0x3B2E0E 0x000000;
    /// Glyphs and hatches on `warning` and `gauge_high`.
    WarningInk "warning_ink" 0x2B1D00 0x1F1600 0x000000;
    /// Bandwidth in use.
    Gauge "gauge" 0x2F87BF 0x56B4E9 0x7CCBFF;
    /// Bandwidth in use from 80 %; always inside `warning_edge`.
    GaugeHigh "gauge_high" 0xE69F00 0xF0B429 0xFFC038;
    /// Bandwidth that is free.
    GaugeTrack "gauge_track" 0xE3E8ED 0x39434D 0x000000;
    /// Glyphs on `bypass`, `mediated` and `refused`.
    OnMark "on_mark" 0xFFFFFF 0x0B1014 0x000000;
}

impl Token {
    /// What changed against another version.
    pub const CHANGED: Self = Self::AccentText;
    /// What was added since another version.
    pub const ADDED: Self = Self::BypassText;
    /// What was removed since another version.
    pub const REMOVED: Self = Self::RefusedText;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = Token::ALL.iter().map(|t| t.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Token::ALL.len());
    }

    #[test]
    fn a_colour_keeps_its_digits() {
        assert_eq!(Rgb::from_hex(0x0072B2).hex(), "#0072B2");
        assert_eq!(Rgb::from_hex(0x0072B2), Rgb { red: 0, green: 0x72, blue: 0xB2 });
    }
}
