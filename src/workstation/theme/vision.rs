//! How colours are seen: contrast, and what three kinds of colour vision make of them.
//!
//! Sources: contrast as in WCAG 2.2 (relative luminance of sRGB); colour vision by the matrices of
//! Machado, Oliveira and Fernandes, IEEE TVCG 15(6), 2009, at full severity, on linear light;
//! difference as the distance in CIE L*a*b* (1976, D65), where about 2.3 is just noticed.

/// A colour of a screen: red, green, blue.
pub type Rgb = (u8, u8, u8);

/// A kind of colour vision that misses one kind of cone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vision {
    Protanopia,
    Deuteranopia,
    Tritanopia,
}

impl Vision {
    pub const ALL: [Self; 3] = [Self::Protanopia, Self::Deuteranopia, Self::Tritanopia];

    const fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Self::Protanopia => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Self::Deuteranopia => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Self::Tritanopia => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        }
    }
}

/// Returns the light of a colour, linear, each part from 0 to 1.
fn linear((red, green, blue): Rgb) -> [f64; 3] {
    [red, green, blue].map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    })
}

fn luminance(colour: Rgb) -> f64 {
    let [red, green, blue] = linear(colour);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Returns the contrast of two colours, from 1 to 21.
#[must_use]
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Returns how far apart two colours are for somebody's eyes; nothing for `vision` means usual
/// colour vision.
#[must_use]
pub fn difference(one: Rgb, other: Rgb, vision: Option<Vision>) -> f64 {
    let seen = |colour| {
        let light = linear(colour);
        lab(vision.map_or(light, |vision| {
            vision.matrix().map(|row| {
                let sum: f64 = row.iter().zip(light).map(|(by, part)| by * part).sum();
                sum.clamp(0.0, 1.0)
            })
        }))
    };
    let (one, other) = (seen(one), seen(other));
    one.iter()
        .zip(other)
        .map(|(one, other)| (one - other).powi(2))
        .sum::<f64>()
        .sqrt()
}

/// Returns L*, a*, b* of linear light.
fn lab([red, green, blue]: [f64; 3]) -> [f64; 3] {
    let x = (0.412_456 * red + 0.357_576 * green + 0.180_437 * blue) / 0.950_47;
    let y = 0.212_673 * red + 0.715_152 * green + 0.072_175 * blue;
    let z = (0.019_334 * red + 0.119_192 * green + 0.950_304 * blue) / 1.088_83;
    let [x, y, z] = [x, y, z].map(|part| {
        if part > 0.008_856 {
            part.cbrt()
        } else {
            7.787 * part + 16.0 / 116.0
        }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_standard() {
        let near = |one: f64, other: f64| (one - other).abs() < 0.01;
        assert!(near(contrast((0, 0, 0), (255, 255, 255)), 21.0));
        assert!(near(contrast((119, 119, 119), (255, 255, 255)), 4.48));
        assert!(near(contrast((255, 0, 0), (255, 0, 0)), 1.0));
    }

    #[test]
    fn red_and_green_come_near_each_other_without_the_cones_for_them() {
        let (red, green) = ((200, 60, 40), (110, 130, 20));
        let usual = difference(red, green, None);
        for vision in [Vision::Protanopia, Vision::Deuteranopia] {
            assert!(
                difference(red, green, Some(vision)) < usual / 2.0,
                "{vision:?}"
            );
        }
        // Greys stay greys.
        for vision in Vision::ALL {
            let moved = difference((128, 128, 128), (128, 128, 128), Some(vision));
            assert!(moved < 0.001);
        }
    }
}
