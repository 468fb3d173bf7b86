//! Pixels in several sizes, so that the colour of any part is known without looking at each of them.

use super::Pixels;

/// A page ready to be shown at any size.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Each half as wide and as high as the one before.
    sizes: Vec<Pixels>,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({} × {})", self.width(), self.height())
    }
}

/// A part of a picture, in its own pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    pub left: f32,
    pub top: f32,
    pub width: f32,
    pub height: f32,
}

impl Picture {
    /// Prepares pixels. Takes a while: not for the thread that draws.
    #[must_use]
    pub fn of(pixels: Pixels) -> Self {
        let mut sizes = vec![pixels];
        while let Some(last) = sizes.last()
            && last.width > 8
            && last.height > 8
        {
            let half = halved(last);
            sizes.push(half);
        }
        Self { sizes }
    }

    #[must_use]
    pub fn width(&self) -> u32 {
        self.sizes[0].width
    }

    #[must_use]
    pub fn height(&self) -> u32 {
        self.sizes[0].height
    }

    /// Returns the mean colour of a part; white where there is no paper.
    #[must_use]
    pub fn mean(&self, part: Part) -> [u8; 3] {
        // The size in which the part is a few pixels.
        let narrow = part.width.min(part.height).max(1.0);
        let size = self
            .sizes
            .len()
            .saturating_sub(1)
            .min(floor(narrow.log2()) as usize);
        #[expect(clippy::cast_precision_loss, reason = "a power of two below 2^11")]
        let scale = (1_u32 << size) as f32;
        if part.left + part.width <= 0.0 || part.top + part.height <= 0.0 {
            return [255; 3];
        }
        let pixels = &self.sizes[size];
        let (x, y) = (part.left / scale, part.top / scale);
        let (to_x, to_y) = (
            (part.left + part.width) / scale,
            (part.top + part.height) / scale,
        );
        let mut sum = [0_u32; 3];
        let mut count = 0_u32;
        for row in floor(y)..floor(to_y).max(floor(y) + 1) {
            for column in floor(x)..floor(to_x).max(floor(x) + 1) {
                if row >= pixels.height || column >= pixels.width {
                    continue;
                }
                let at = (row as usize * pixels.width as usize + column as usize) * 3;
                for (sum, part) in sum.iter_mut().zip(&pixels.rgb[at..at + 3]) {
                    *sum += u32::from(*part);
                }
                count += 1;
            }
        }
        if count == 0 {
            return [255; 3];
        }
        sum.map(|sum| u8::try_from(sum / count).unwrap_or(u8::MAX))
    }

    /// Returns how wide and how high the picture is when it is turned by so many quarters.
    #[must_use]
    pub fn turned_size(&self, quarters: u8) -> (u32, u32) {
        if quarters.is_multiple_of(2) {
            (self.width(), self.height())
        } else {
            (self.height(), self.width())
        }
    }

    /// Returns the mean colour of a part of the picture as it is when it was turned by so many
    /// quarters, clockwise.
    #[must_use]
    pub fn mean_turned(&self, part: Part, quarters: u8) -> [u8; 3] {
        #[expect(clippy::cast_precision_loss, reason = "both are small")]
        let (wide, high) = (self.width() as f32, self.height() as f32);
        let Part {
            left,
            top,
            width,
            height,
        } = part;
        self.mean(match quarters % 4 {
            0 => part,
            1 => Part {
                left: top,
                top: high - left - width,
                width: height,
                height: width,
            },
            2 => Part {
                left: wide - left - width,
                top: high - top - height,
                width,
                height,
            },
            _ => Part {
                left: wide - top - height,
                top: left,
                width: height,
                height: width,
            },
        })
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place in a picture; what is before it counts as its edge"
)]
fn floor(place: f32) -> u32 {
    place.max(0.0) as u32
}

fn halved(from: &Pixels) -> Pixels {
    let (width, height) = (from.width / 2, from.height / 2);
    let row = from.width as usize * 3;
    let mut rgb = Vec::with_capacity(width as usize * height as usize * 3);
    for y in 0..height as usize {
        for x in 0..width as usize {
            let at = y * 2 * row + x * 6;
            for part in at..at + 3 {
                let four = [part, part + 3, part + row, part + row + 3];
                let sum: u32 = four.iter().map(|at| u32::from(from.rgb[*at])).sum();
                rgb.push(u8::try_from(sum / 4).unwrap_or(u8::MAX));
            }
        }
    }
    Pixels { width, height, rgb }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(width: u32, height: u32) -> Picture {
        let rgb = (0..width * height)
            .flat_map(|at| {
                if at % width < width / 2 {
                    [0; 3]
                } else {
                    [200; 3]
                }
            })
            .collect();
        Picture::of(Pixels { width, height, rgb })
    }

    #[test]
    fn the_mean_of_a_part_is_what_stands_there_and_white_outside() {
        let picture = columns(64, 64);
        let part = |left, top, width, height| Part {
            left,
            top,
            width,
            height,
        };
        assert_eq!(picture.mean(part(0.0, 0.0, 8.0, 8.0)), [0; 3]);
        assert_eq!(picture.mean(part(40.0, 40.0, 1.0, 1.0)), [200; 3]);
        assert_eq!(picture.mean(part(0.0, 0.0, 64.0, 64.0)), [100; 3]);
        assert_eq!(picture.mean(part(64.0, 0.0, 4.0, 4.0)), [255; 3]);
        assert_eq!(picture.mean(part(0.0, 900.0, 4.0, 4.0)), [255; 3]);
    }

    #[test]
    fn turned_clockwise_the_left_comes_to_the_top_then_to_the_right() {
        let picture = columns(20, 10);
        assert_eq!(picture.turned_size(1), (10, 20));
        let part = |left, top, width, height| Part {
            left,
            top,
            width,
            height,
        };
        let (dark, light) = ([0; 3], [200; 3]);
        for (quarters, first, second, at, size) in [
            (1, dark, light, (0.0, 10.0), (10.0, 8.0)),
            (3, light, dark, (0.0, 10.0), (10.0, 8.0)),
        ] {
            let one = part(0.0, 0.0, size.0, size.1);
            assert_eq!(picture.mean_turned(one, quarters), first, "{quarters}");
            let other = part(at.0, at.1, size.0, size.1);
            assert_eq!(picture.mean_turned(other, quarters), second, "{quarters}");
        }
        assert_eq!(picture.mean_turned(part(0.0, 0.0, 8.0, 8.0), 2), light);
        assert_eq!(picture.mean_turned(part(12.0, 0.0, 8.0, 8.0), 2), dark);
    }
}
