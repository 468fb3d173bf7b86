//! Invented pictures for the demo and the tests: a photo of nobody and a scan of nothing.
//!
//! Drawn from a seed with a few ellipses and lines. No picture of a person went into them.

/// Width and height in pixels.
const WIDTH: u32 = 240;
const HEIGHT: u32 = 300;

/// What a picture looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PictureKind {
    /// An abstract face on plain ground.
    Photo,
    /// A grey page with ruled lines.
    Scan,
}

/// Makes a PNG picture of 240 by 300 pixels. Equal arguments give equal bytes.
#[must_use]
pub fn make_png(seed: u64, kind: PictureKind) -> Vec<u8> {
    let mut dice = Dice { state: seed };
    let canvas = match kind {
        PictureKind::Photo => draw_photo(&mut dice),
        PictureKind::Scan => draw_scan(&mut dice),
    };
    canvas.encode()
}

/// Numbers that follow from a seed (`SplitMix64`; nothing depends on their quality).
struct Dice {
    state: u64,
}

impl Dice {
    /// Returns a number from `low` to `high`, both included.
    fn roll(&mut self, low: i32, high: i32) -> i32 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let span = u64::from(high.abs_diff(low)) + 1;
        let step = i32::try_from((mixed ^ (mixed >> 31)) % span)
            .expect("the span of two small numbers is small");
        low + step
    }

    /// Returns one of `choices`.
    fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        let last = i32::try_from(choices.len() - 1).expect("a handful of choices");
        choices[self.roll(0, last).unsigned_abs() as usize]
    }
}

type Colour = [u8; 3];

/// An ellipse by its centre and its half axes in pixels.
#[derive(Clone, Copy)]
struct Ellipse {
    x: i32,
    y: i32,
    half_width: i32,
    half_height: i32,
}

impl Ellipse {
    const fn contains(&self, x: i32, y: i32) -> bool {
        let (dx, dy) = (x - self.x, y - self.y);
        let (a, b) = (self.half_width, self.half_height);
        dx * dx * b * b + dy * dy * a * a <= a * a * b * b
    }
}

/// A picture whose pixels name a colour of a small palette, which keeps the file small.
struct Canvas {
    palette: Vec<Colour>,
    pixels: Vec<u8>,
}

impl Canvas {
    /// Makes a canvas filled with one colour.
    fn new(ground: Colour) -> Self {
        Self {
            palette: vec![ground],
            pixels: vec![0; (WIDTH * HEIGHT) as usize],
        }
    }

    /// Colours every pixel that `covers` says yes to.
    fn paint(&mut self, colour: Colour, covers: impl Fn(i32, i32) -> bool) {
        let index = u8::try_from(self.palette.len()).expect("a picture has few colours");
        self.palette.push(colour);
        for (pixel, at) in self.pixels.iter_mut().zip(0_u32..) {
            let (x, y) = ((at % WIDTH).cast_signed(), (at / WIDTH).cast_signed());
            if covers(x, y) {
                *pixel = index;
            }
        }
    }

    /// Colours single pixels.
    fn dot(&mut self, colour: Colour, dots: impl Iterator<Item = (u32, u32)>) {
        let index = u8::try_from(self.palette.len()).expect("a picture has few colours");
        self.palette.push(colour);
        for (x, y) in dots {
            self.pixels[(y * WIDTH + x) as usize] = index;
        }
    }

    fn encode(self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, WIDTH, HEIGHT);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(self.palette.concat());
        encoder.set_compression(png::Compression::High);
        // Neighbours in a palette are no near colours: a filter would only cost time.
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header().expect("a vector takes every byte");
        writer
            .write_image_data(&self.pixels)
            .expect("the canvas has the size that the header says");
        writer.finish().expect("a vector takes every byte");
        bytes
    }
}

fn draw_photo(dice: &mut Dice) -> Canvas {
    let ground = dice.pick(&[
        [214, 222, 230],
        [226, 226, 222],
        [208, 224, 216],
        [228, 218, 208],
    ]);
    let skin = dice.pick(&[
        [222, 184, 150],
        [198, 154, 118],
        [236, 204, 176],
        [160, 116, 84],
    ]);
    let hair = dice.pick(&[[40, 34, 32], [82, 58, 42], [120, 116, 112], [58, 44, 60]]);
    let clothes = dice.pick(&[[52, 70, 96], [92, 60, 64], [58, 84, 70], [84, 84, 92]]);
    let shade = skin.map(|part| part - 26);

    let head = Ellipse {
        x: 120 + dice.roll(-4, 4),
        y: 132 + dice.roll(-4, 4),
        half_width: dice.roll(44, 54),
        half_height: dice.roll(58, 66),
    };
    let shoulders = Ellipse {
        x: 120,
        y: 312,
        half_width: dice.roll(92, 110),
        half_height: dice.roll(84, 96),
    };
    let mane = Ellipse {
        y: head.y - dice.roll(10, 16),
        half_width: head.half_width + dice.roll(5, 12),
        ..head
    };
    let hairline = head.y - dice.roll(20, 32);
    let hair_end = head.y + dice.roll(-10, 60);
    let eye_y = head.y - 2;
    let eye_gap = head.half_width * 2 / 5;

    let mut canvas = Canvas::new(ground);
    canvas.paint(hair, |x, y| mane.contains(x, y) && y < hair_end);
    canvas.paint(clothes, |x, y| shoulders.contains(x, y));
    canvas.paint(shade, |x, y| {
        (x - head.x).abs() < 20 && y > head.y && y < head.y + head.half_height + 26
    });
    canvas.paint(skin, |x, y| head.contains(x, y));
    canvas.paint(hair, |x, y| {
        mane.contains(x, y) && y < hairline + (x - head.x).pow(2) / 160
    });
    let eyes = [-eye_gap, eye_gap].map(|side| Ellipse {
        x: head.x + side,
        y: eye_y,
        half_width: 6,
        half_height: 4,
    });
    canvas.paint([52, 44, 42], |x, y| {
        eyes.iter().any(|eye| eye.contains(x, y))
    });
    let nose = Ellipse {
        x: head.x,
        y: head.y + 18,
        half_width: 5,
        half_height: 9,
    };
    let mouth = Ellipse {
        x: head.x,
        y: head.y + 38,
        half_width: dice.roll(12, 17),
        half_height: 3,
    };
    canvas.paint(shade, |x, y| nose.contains(x, y));
    canvas.paint(shade.map(|part| part - 40), |x, y| mouth.contains(x, y));
    canvas
}

fn draw_scan(dice: &mut Dice) -> Canvas {
    const RULES: i32 = 14;
    let tone = u8::try_from(dice.roll(222, 236)).expect("a shade of grey");
    let skew = dice.roll(30, 60) * dice.pick(&[-1, 1]);
    // Where the writing on each rule ends.
    let ends: Vec<i32> = (0..RULES).map(|_| dice.roll(70, 212)).collect();
    let stamp = Ellipse {
        x: dice.roll(140, 190),
        y: dice.roll(236, 256),
        half_width: 26,
        half_height: 26,
    };
    let inner = Ellipse {
        half_width: 22,
        half_height: 22,
        ..stamp
    };
    let specks: Vec<(u32, u32)> = (0..60)
        .map(|_| (dice.roll(0, 239), dice.roll(0, 299)))
        .map(|(x, y)| (x.unsigned_abs(), y.unsigned_abs()))
        .collect();

    let mut canvas = Canvas::new([tone - 40; 3]);
    canvas.paint([tone; 3], |x, y| {
        (8..232).contains(&(x + y / skew)) && (6..294).contains(&y)
    });
    let rule_of = |x: i32, y: i32| {
        let down = y - 40 + x / skew;
        (down >= 0 && down / 17 < RULES).then_some((down / 17, down % 17))
    };
    canvas.paint([tone - 60; 3], |x, y| {
        (24..216).contains(&x) && matches!(rule_of(x, y), Some((_, 12)))
    });
    canvas.paint([70, 72, 84], |x, y| {
        rule_of(x, y).is_some_and(|(rule, down)| {
            let end = ends[usize::try_from(rule).expect("rules count from zero")];
            // Gaps at uneven distances look like words.
            (28..end).contains(&x) && (6..10).contains(&down) && (x * (rule + 3) / 7) % 9 > 1
        })
    });
    canvas.paint([96, 100, 160], |x, y| {
        stamp.contains(x, y) && !inner.contains(x, y)
    });
    canvas.dot([tone - 30; 3], specks.into_iter());
    canvas
}

#[cfg(test)]
mod tests {
    use super::{PictureKind, make_png};

    #[test]
    fn pictures_follow_from_the_seed_and_are_small() {
        for kind in [PictureKind::Photo, PictureKind::Scan] {
            for seed in [0, 1, 7, u64::MAX] {
                let picture = make_png(seed, kind);
                assert_eq!(picture, make_png(seed, kind));
                assert_ne!(picture, make_png(seed ^ 0x55, kind), "{kind:?} {seed}");
                assert!(
                    picture.len() < 6_000,
                    "{kind:?} {seed}: {} bytes",
                    picture.len()
                );
            }
        }
    }
}
