//! The size of a PNG or JPEG picture, read from its header alone.
//!
//! No pixel is decoded here. A picture of a few kilobytes may claim sixty thousand by sixty
//! thousand pixels, and whoever draws it later would pay for that.

use std::io::Cursor;

/// Width and height in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PictureSize {
    pub width_px: u32,
    pub height_px: u32,
}

/// Most bytes that the PNG reader may set aside for the chunks before the picture.
const PNG_HEADER_BYTES: usize = 1 << 20;

/// Reads the size of a PNG picture from its header chunks.
///
/// # Errors
///
/// The reason in words when the header is damaged or claims a width or height of zero.
pub(super) fn read_png_size(bytes: &[u8]) -> Result<PictureSize, String> {
    let limits = png::Limits {
        bytes: PNG_HEADER_BYTES,
    };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    let info = decoder
        .read_header_info()
        .map_err(|fault| fault.to_string())?;
    Ok(PictureSize {
        width_px: info.width,
        height_px: info.height,
    })
}

/// Reads the size of a JPEG picture from its first frame header.
///
/// *Source*: ITU-T T.81, B.1.1.3 (markers) and B.2.2 (frame header).
///
/// # Errors
///
/// The reason in words when no frame header comes before the picture data.
pub(super) fn read_jpeg_size(bytes: &[u8]) -> Result<PictureSize, String> {
    const START_OF_SCAN: u8 = 0xda;
    const END_OF_IMAGE: u8 = 0xd9;
    let mut rest = bytes.get(2..).unwrap_or_default();
    loop {
        let (&first, tail) = rest.split_first().ok_or("the header ends too early")?;
        if first != 0xff {
            return Err("a marker was expected".to_owned());
        }
        // Any number of fill bytes may come before a marker.
        let fill = tail.iter().take_while(|&&byte| byte == 0xff).count();
        let marker = *tail.get(fill).ok_or("the header ends too early")?;
        rest = &tail[fill + 1..];
        match marker {
            // Markers without a segment: TEM and the restart markers.
            0x01 | 0xd0..=0xd7 => {}
            START_OF_SCAN | END_OF_IMAGE => return Err("no frame header".to_owned()),
            _ => {
                let length = usize::from(read_u16(rest, 0).ok_or("the header ends too early")?);
                let segment = rest.get(..length).ok_or("a segment ends too early")?;
                if length < 2 {
                    return Err("a segment without a length".to_owned());
                }
                if is_frame_header(marker) {
                    return read_frame_header(segment);
                }
                rest = &rest[length..];
            }
        }
    }
}

/// Whether `marker` begins a frame header. C4, C8 and CC stand between them and do not.
fn is_frame_header(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

fn read_frame_header(segment: &[u8]) -> Result<PictureSize, String> {
    let height_px = read_u16(segment, 3).ok_or("a short frame header")?;
    let width_px = read_u16(segment, 5).ok_or("a short frame header")?;
    if width_px == 0 || height_px == 0 {
        return Err("a picture without area".to_owned());
    }
    Ok(PictureSize {
        width_px: width_px.into(),
        height_px: height_px.into(),
    })
}

fn read_u16(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at + 2)?;
    Some(u16::from_be_bytes([pair[0], pair[1]]))
}

#[cfg(test)]
mod tests {
    use super::{PictureSize, read_jpeg_size};

    #[test]
    fn jpeg_size_stands_in_the_frame_header() {
        let mut jpeg = vec![
            0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xc2, 0, 11, 8,
        ];
        jpeg.extend([0x01, 0x2c, 0x00, 0xf0, 1, 1, 0x11, 0]);
        assert_eq!(
            read_jpeg_size(&jpeg),
            Ok(PictureSize {
                width_px: 240,
                height_px: 300
            })
        );
        for cut in 0..jpeg.len() - 1 {
            assert!(read_jpeg_size(&jpeg[..cut]).is_err(), "cut at {cut}");
        }
    }

    #[test]
    fn jpeg_without_a_frame_or_area_is_damaged() {
        assert!(read_jpeg_size(&[0xff, 0xd8, 0xff, 0xda, 0, 2]).is_err());
        assert!(read_jpeg_size(&[0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xe0]).is_err());
        assert!(read_jpeg_size(&[0xff, 0xd8, 0xff, 0xc0, 0, 9, 8, 0, 0, 0, 1, 1, 1]).is_err());
    }
}
