//! Drawing a page in a process of its own: what comes out of a sound paper, and that a spoiled one
//! spoils nothing.

use std::io::Write;
use std::path::Path;

use kezek::casework::paper::MediaType;
use kezek::papers::{PaperText, PictureKind, make_pdf, make_png};
use kezek::raster::apart::draw_apart;
use kezek::raster::{Picture, RasterError, picture::Part};

fn draw(bytes: &[u8], kind: MediaType, page: u32) -> Result<Picture, RasterError> {
    let program = Path::new(env!("CARGO_BIN_EXE_kezek"));
    draw_apart(program, bytes, kind, page).map(Picture::of)
}

fn letter() -> Vec<u8> {
    make_pdf(&PaperText {
        title: "Өтініш".to_owned(),
        lines: ["Қайыргелдіқызы Әсел".to_owned(), "\u{c}2".to_owned()].to_vec(),
        stamp: None,
    })
    .expect("a paper")
}

/// How dark the whole of a picture is, 0 to 255.
fn ink(picture: &Picture) -> u32 {
    let columns = 40_u32;
    let step = picture.width() / columns;
    let rows = picture.height() / step;
    let mean = |x: u32, y: u32| {
        let at = |place: u32| f32::from(u16::try_from(place * step).expect("a place"));
        let size = f32::from(u16::try_from(step).expect("a size"));
        picture.mean(Part {
            left: at(x),
            top: at(y),
            width: size,
            height: size,
        })
    };
    let parts = (0..rows).flat_map(|y| (0..columns).map(move |x| (x, y)));
    parts
        .map(|(x, y)| 255 - u32::from(mean(x, y)[1]))
        .max()
        .unwrap_or(0)
}

#[test]
fn the_pages_of_a_paper_come_out_with_their_letters() {
    let paper = letter();
    let first = draw(&paper, MediaType::Pdf, 1).expect("the first page");
    assert_eq!(first.width(), kezek::raster::WIDEST);
    assert!(first.height() > first.width());
    assert!(ink(&first) > 20, "{}", ink(&first));
    assert!(draw(&paper, MediaType::Pdf, 2).is_ok());
    assert!(matches!(
        draw(&paper, MediaType::Pdf, 3),
        Err(RasterError::NoPage(3))
    ));
    assert!(matches!(
        draw(&paper, MediaType::Pdf, 0),
        Err(RasterError::NoPage(0))
    ));
    let scan = make_png(7, PictureKind::Photo);
    assert!(ink(&draw(&scan, MediaType::Png, 1).expect("a scan")) > 20);
}

/// A picture that says it is as large as a picture can be, and holds nothing.
fn bomb() -> Vec<u8> {
    let mut bytes = make_png(1, PictureKind::Photo);
    // Width and height stand behind the signature and the name of the first chunk.
    bytes[16..24].copy_from_slice(&[0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff]);
    bytes
}

/// A form that draws itself, and a page that draws it.
fn mirror() -> Vec<u8> {
    let stream = "q /F Do Q";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 5 0 R\
         /Resources<</XObject<</F 4 0 R>>>>>>"
            .to_owned(),
        format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 200 200]/Resources<</XObject<</F 4 0 R>>>>\
             /Length {}>>stream\n{stream}\nendstream",
            stream.len()
        ),
        format!("<</Length {}>>stream\n{stream}\nendstream", stream.len()),
    ];
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(bytes.len());
        write!(bytes, "{number} 0 obj\n{object}\nendobj\n").expect("memory");
    }
    let table = bytes.len();
    write!(bytes, "xref\n0 6\n0000000000 65535 f \n").expect("memory");
    for place in places {
        writeln!(bytes, "{place:010} 00000 n ").expect("memory");
    }
    write!(
        bytes,
        "trailer<</Size 6/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n"
    )
    .expect("memory");
    bytes
}

#[test]
fn a_spoiled_paper_is_refused_or_drawn_and_nothing_else_happens() {
    let letter = letter();
    let mut torn = letter.clone();
    torn.truncate(letter.len() / 2);
    let huge = String::from_utf8_lossy(&mirror()).replace("200 200", "9e9 9e9");
    for (what, bytes, kind) in [
        ("nothing", Vec::new(), MediaType::Pdf),
        ("a torn paper", torn, MediaType::Pdf),
        ("a form that draws itself", mirror(), MediaType::Pdf),
        ("an endless page", huge.into_bytes(), MediaType::Pdf),
        (
            "a picture as a paper",
            make_png(1, PictureKind::Photo),
            MediaType::Pdf,
        ),
        ("a picture that says too much", bomb(), MediaType::Png),
        ("a paper as a picture", letter.clone(), MediaType::Jpeg),
    ] {
        match draw(&bytes, kind, 1) {
            Ok(picture) => assert!(picture.width() <= kezek::raster::WIDEST, "{what}"),
            Err(RasterError::NotStarted(error)) => panic!("{what}: {error}"),
            Err(_) => {}
        }
    }
    // Every byte flipped somewhere: some are drawn, some are not.
    for place in (0..letter.len()).step_by(letter.len() / 24) {
        let mut bytes = letter.clone();
        bytes[place] ^= 0x41;
        let drawn = draw(&bytes, MediaType::Pdf, 1);
        assert!(
            !matches!(drawn, Err(RasterError::NotStarted(_))),
            "{place}: {drawn:?}"
        );
    }
}
