//! A picture in pixels: the SVG of a drawing, rendered with the bundled fonts alone, so that every machine gives the
//! same one.

use super::text::Face;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use thiserror::Error;

/// The most pixels that a picture may have: 400 MB while it is made.
const MOST: f64 = 100_000_000.0;

/// Why a picture could not be made.
#[derive(Debug, Error)]
pub enum PngError {
    /// It would be larger than a program can hold.
    #[error(
        "The picture would be {width} by {height} pixels, and at most 100 million fit. Choose a smaller scale, or write \
         SVG."
    )]
    TooLarge {
        /// Its width in pixels.
        width: u64,
        /// Its height in pixels.
        height: u64,
    },
    /// The SVG, which the program wrote itself, cannot be read back.
    #[error("The picture cannot be drawn: {0}. Write SVG instead.")]
    Drawing(#[from] resvg::usvg::Error),
    /// The pixels cannot be written as PNG.
    #[error("The pixels cannot be written as PNG: {0}. Write SVG instead.")]
    Encoding(String),
}

/// Renders an SVG as PNG, so many pixels for each of its own.
///
/// # Errors
/// When the picture would be too large, or cannot be rendered.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, PngError> {
    let mut options =
        Options { font_family: Face::Proportional.font().family.to_owned(), ..Options::default() };
    for face in [Face::Proportional, Face::Fixed] {
        options.fontdb_mut().load_font_data(face.font().bytes.to_vec());
    }
    let tree = Tree::from_str(svg, &options)?;
    let [width, height] =
        [tree.size().width(), tree.size().height()].map(|side| (side * scale).ceil().max(1.0));
    let too_large = || PngError::TooLarge { width: width as u64, height: height as u64 };
    if f64::from(width) * f64::from(height) > MOST {
        return Err(too_large());
    }
    let mut pixels = Pixmap::new(width as u32, height as u32).ok_or_else(too_large)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| PngError::Encoding(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A blue square left of a letter.
    const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\" viewBox=\"0 0 40 20\">\
        <rect width=\"10\" height=\"20\" fill=\"#0000ff\"/>\
        <text x=\"20\" y=\"16\" font-family=\"'Inter', 'Nobody has this'\" font-size=\"16\">M</text></svg>";

    #[test]
    fn a_picture_has_its_size_its_colours_and_its_letters() {
        for scale in [1.0f32, 2.5] {
            let pixels = Pixmap::decode_png(&png(SVG, scale).unwrap()).unwrap();
            assert_eq!((pixels.width(), pixels.height()), ((40.0 * scale) as u32, (20.0 * scale) as u32));
            let at = |x: f32, y: f32| pixels.pixel((x * scale) as u32, (y * scale) as u32).unwrap();
            assert_eq!((at(5.0, 10.0).blue(), at(5.0, 10.0).alpha()), (255, 255));
            assert_eq!(at(15.0, 10.0).alpha(), 0);
            let inked = pixels.pixels().iter().filter(|pixel| pixel.alpha() > 0 && pixel.blue() == 0).count();
            assert!(inked as f32 > 20.0 * scale * scale, "no letter is drawn: {inked}");
        }
    }

    #[test]
    fn a_picture_that_is_too_large_is_refused_with_its_size() {
        let words = png(SVG, 1_000.0).unwrap_err().to_string();
        assert!(words.contains("40000 by 20000 pixels"), "{words}");
        assert!(png("<svg", 1.0).is_err());
    }
}
