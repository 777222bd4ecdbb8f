//! How well colours can be told apart: contrast by WCAG 2.2, difference by CIEDE2000, and colour
//! vision deficiencies simulated by Machado, Oliveira and Fernandes (2009), severity 1.

use crate::scene::token::Rgb;

type Matrix = [[f64; 3]; 3];

/// A kind of colour vision.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sight {
    Full,
    Protan,
    Deutan,
    Tritan,
}

impl Sight {
    pub(super) const ALL: [Self; 4] = [Self::Full, Self::Protan, Self::Deutan, Self::Tritan];

    fn matrix(self) -> Matrix {
        match self {
            Self::Full => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Self::Protan => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Self::Deutan => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Self::Tritan => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        }
    }
}

fn times(matrix: Matrix, [x, y, z]: [f64; 3]) -> [f64; 3] {
    matrix.map(|[a, b, c]| a * x + b * y + c * z)
}

fn linear(colour: Rgb) -> [f64; 3] {
    [colour.red, colour.green, colour.blue].map(|channel| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
}

fn luminance(colour: Rgb) -> f64 {
    let [red, green, blue] = linear(colour);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The contrast of two colours by WCAG 2.2: 1 to 21.
pub(super) fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// CIE L*a*b* (D65) of linear sRGB.
fn lab(linear: [f64; 3]) -> [f64; 3] {
    const TO_XYZ: Matrix = [
        [0.412_456_4, 0.357_576_1, 0.180_437_5],
        [0.212_672_9, 0.715_152_2, 0.072_175_0],
        [0.019_333_9, 0.119_192_0, 0.950_304_1],
    ];
    let [x, y, z] = times(TO_XYZ, linear);
    let [x, y, z] = [x / 0.950_47, y, z / 1.088_83]
        .map(|t| if t > 216.0 / 24_389.0 { t.cbrt() } else { (24_389.0 / 27.0 * t + 16.0) / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The CIEDE2000 difference of two colours as seen with a kind of sight: about 1 is the least that
/// can be noticed.
pub(super) fn difference(a: Rgb, b: Rgb, sight: Sight) -> f64 {
    let seen = |colour| lab(times(sight.matrix(), linear(colour)).map(|v| v.clamp(0.0, 1.0)));
    ciede2000(seen(a), seen(b))
}

fn ciede2000([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let seventh = |c: f64| (c.powi(7) / (c.powi(7) + 25f64.powi(7))).sqrt();
    let stretch = 1.0 + 0.5 * (1.0 - seventh((a1.hypot(b1) + a2.hypot(b2)) / 2.0));
    let polar = |a: f64, b: f64| {
        let a = a * stretch;
        (a.hypot(b), b.atan2(a).to_degrees().rem_euclid(360.0))
    };
    let ((c1, h1), (c2, h2)) = (polar(a1, b1), polar(a2, b2));
    let turn = (h2 - h1 + 180.0).rem_euclid(360.0) - 180.0;
    let (lightness, chroma) = (l2 - l1, c2 - c1);
    let hue = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let (l, c, h) = ((l1 + l2) / 2.0, (c1 + c2) / 2.0, h1 + turn / 2.0);
    let cosine = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cosine(h - 30.0) + 0.24 * cosine(2.0 * h) + 0.32 * cosine(3.0 * h + 6.0)
        - 0.20 * cosine(4.0 * h - 63.0);
    let off_middle = (l - 50.0).powi(2);
    let lightness = lightness / (1.0 + 0.015 * off_middle / (20.0 + off_middle).sqrt());
    let chroma = chroma / (1.0 + 0.045 * c);
    let hue = hue / (1.0 + 0.015 * c * t);
    let blue = ((h.rem_euclid(360.0) - 275.0) / 25.0).powi(2);
    let rotation = -2.0 * seventh(c) * (60.0 * (-blue).exp()).to_radians().sin();
    (lightness.powi(2) + chroma.powi(2) + hue.powi(2) + rotation * chroma * hue).sqrt()
}

mod tests {
    use super::*;

    #[test]
    fn black_on_white_has_the_largest_contrast() {
        let white = Rgb::from_hex(0xFFFFFF);
        assert!((contrast(Rgb::from_hex(0), white) - 21.0).abs() < 1e-9);
        assert!((contrast(white, white) - 1.0).abs() < 1e-9);
    }

    /// Pairs 1, 7 and 17 of the test data of Sharma, Wu and Dalal (2005).
    #[test]
    fn the_difference_agrees_with_published_pairs() {
        let pairs = [
            ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
            ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
            ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ];
        for (a, b, expected) in pairs {
            assert!((ciede2000(a, b) - expected).abs() < 1e-4, "{a:?} {b:?}");
        }
    }
}
