//! The page of a paper as pixels, for whoever must see it as it was handed in: a scan has no text.
//!
//! ```text
//!   workstation ── bytes ──► kezek page-pixels (bounded memory, time and files) ── pixels ──► picture
//! ```
//! A paper is whatever somebody sent, and what draws it is large: it runs in a process of its own,
//! which a paper can spoil without spoiling anything else.

pub mod apart;
pub mod picture;

use std::io::Cursor;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, imageops};

pub use picture::Picture;

use crate::casework::paper::MediaType;

/// No page is drawn wider, in pixels: on A4 a letter of ten points is then 27 pixels high.
pub const WIDEST: u32 = 1_600;

/// No page is drawn higher, in pixels.
pub const HIGHEST: u32 = 6_400;

/// A scan of more pixels than this on one side is not opened.
const LARGEST_SCAN: u32 = 20_000;

/// What decoding a scan may take, in bytes.
const SCAN_BYTES: u64 = 400 << 20;

/// Pixels, row by row from the top left; three bytes each: red, green, blue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    pub width: u32,
    pub height: u32,
    pub rgb: Vec<u8>,
}

/// Why a page was not drawn.
#[derive(Debug, thiserror::Error)]
pub enum RasterError {
    #[error("the paper has no page {0}")]
    NoPage(u32),
    /// It is damaged, protected, or of a kind that cannot be drawn.
    #[error("the page cannot be drawn: {0}")]
    Unreadable(String),
    /// It took more memory or time than a page may.
    #[error("drawing the page took too much")]
    TooMuch,
    #[error("nothing to draw with could be started: {0}")]
    NotStarted(std::io::Error),
}

/// Draws a page, counted from 1; an image has one. For the process that does nothing else.
///
/// # Errors
/// [`RasterError::NoPage`] and [`RasterError::Unreadable`].
pub fn draw(bytes: Vec<u8>, kind: MediaType, page: u32) -> Result<Pixels, RasterError> {
    match kind {
        MediaType::Pdf => pdf(bytes, page),
        MediaType::Png if page == 1 => scan(&bytes, ImageFormat::Png),
        MediaType::Jpeg if page == 1 => scan(&bytes, ImageFormat::Jpeg),
        MediaType::Png | MediaType::Jpeg => Err(RasterError::NoPage(page)),
    }
}

fn unreadable(error: impl std::fmt::Debug) -> RasterError {
    RasterError::Unreadable(format!("{error:?}"))
}

fn pdf(bytes: Vec<u8>, number: u32) -> Result<Pixels, RasterError> {
    let pdf = Pdf::new(bytes).map_err(unreadable)?;
    let at = usize::try_from(number).unwrap_or(usize::MAX).checked_sub(1);
    let page = at
        .and_then(|at| pdf.pages().get(at))
        .ok_or(RasterError::NoPage(number))?;
    let (width, height) = page.render_dimensions();
    let sound = width.is_finite() && height.is_finite() && width >= 1.0 && height >= 1.0;
    if !sound {
        return Err(RasterError::Unreadable(format!("{width} × {height}")));
    }
    #[expect(clippy::cast_precision_loss, reason = "both are small")]
    let scale = (WIDEST as f32 / width).min(HIGHEST as f32 / height);
    let drawn = hayro::render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &PixmapSettings {
            x_scale: scale,
            y_scale: scale,
            bg_color: WHITE,
        },
    );
    let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
    let rgb = drawn
        .data_as_u8_slice()
        .chunks_exact(4)
        .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
        .collect();
    Ok(Pixels { width, height, rgb })
}

fn scan(bytes: &[u8], format: ImageFormat) -> Result<Pixels, RasterError> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST_SCAN);
    limits.max_image_height = Some(LARGEST_SCAN);
    limits.max_alloc = Some(SCAN_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(unreadable)?;
    let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut image = DynamicImage::from_decoder(decoder).map_err(unreadable)?;
    image.apply_orientation(turned);
    if image.width() > WIDEST || image.height() > HIGHEST {
        image = image.resize(WIDEST, HIGHEST, imageops::FilterType::Triangle);
    }
    let rgb = on_white(&image);
    Ok(Pixels {
        width: image.width(),
        height: image.height(),
        rgb,
    })
}

/// Returns the pixels on white paper: what is transparent would come out black.
fn on_white(image: &DynamicImage) -> Vec<u8> {
    if !image.color().has_alpha() {
        return image.to_rgb8().into_raw();
    }
    let over = |ink: u8, alpha: u8| {
        let (ink, alpha) = (u32::from(ink), u32::from(alpha));
        u8::try_from((ink * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
    };
    let pixels = image.to_rgba8();
    let mixed = pixels.pixels().flat_map(|pixel| {
        let [r, g, b, alpha] = pixel.0;
        [over(r, alpha), over(g, alpha), over(b, alpha)]
    });
    mixed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(image: &DynamicImage) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_scan_comes_out_as_it_is_and_what_is_transparent_is_paper() {
        let mut image = image::RgbaImage::from_pixel(3, 2, image::Rgba([0, 0, 0, 0]));
        image.put_pixel(1, 0, image::Rgba([200, 10, 20, 255]));
        let drawn = draw(png(&image.into()), MediaType::Png, 1).unwrap();
        assert_eq!((drawn.width, drawn.height), (3, 2));
        assert_eq!(&drawn.rgb[..6], [255, 255, 255, 200, 10, 20]);
    }

    #[test]
    fn a_large_scan_is_made_as_small_as_a_screen_can_show() {
        let image = DynamicImage::new_luma8(4_000, 1_000);
        let drawn = draw(png(&image), MediaType::Png, 1).unwrap();
        assert_eq!((drawn.width, drawn.height), (1_600, 400));
        assert_eq!(drawn.rgb.len(), 1_600 * 400 * 3);
    }

    #[test]
    fn rubbish_and_pages_that_are_not_there_are_refused() {
        for (bytes, kind, page) in [
            (b"rubbish".to_vec(), MediaType::Png, 1),
            (b"\xff\xd8\xff\xe0rubbish".to_vec(), MediaType::Jpeg, 1),
            (b"%PDF-1.7\nrubbish".to_vec(), MediaType::Pdf, 1),
            (png(&DynamicImage::new_luma8(1, 1)), MediaType::Png, 2),
        ] {
            assert!(draw(bytes, kind, page).is_err(), "{kind:?}");
        }
    }
}
