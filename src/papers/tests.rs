//! Reading what we make, and what an enemy would make.
use super::*;
#[test]
fn smoke() {
    let pdf = make_pdf(&PaperText {
        title: "Салем".into(),
        lines: vec![
            "ӘәҒғҚқҢңӨөҰұҮүҺһІі hello №«»—–…•§₸".into(),
            "two".into(),
            "\u{c}".into(),
            "page two".into(),
        ],
        stamp: Some("DEMO - invented".into()),
    })
    .unwrap();
    std::fs::write("/tmp/papersfont/smoke.pdf", &pdf).unwrap();
    std::fs::write("/tmp/papersfont/photo.png", make_png(3, PictureKind::Photo)).unwrap();
    std::fs::write(
        "/tmp/papersfont/photo2.png",
        make_png(4, PictureKind::Photo),
    )
    .unwrap();
    std::fs::write("/tmp/papersfont/scan.png", make_png(3, PictureKind::Scan)).unwrap();
    println!(
        "{} {:?}",
        pdf.len(),
        read_paper(&pdf, &ReadLimits::default())
    );
}
