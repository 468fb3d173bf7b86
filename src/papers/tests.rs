//! What is made can be read again, and what is no paper is refused by its content.

use super::*;
use crate::casework::paper::MediaType;
use crate::casework::passage::passage_stands;

/// The nine letters that Kazakh has and Russian has not, in both cases.
const KAZAKH_LETTERS: &str = "ӘәҒғҚқҢңӨөҰұҮүҺһІі";

fn make_demo(lines: &[&str]) -> Vec<u8> {
    make_pdf(&PaperText {
        title: "Еңбек шарты № 17".to_owned(),
        lines: lines.iter().map(|&line| line.to_owned()).collect(),
        stamp: Some("DEMO - invented".to_owned()),
    })
    .expect("the font has these letters")
}

fn read(bytes: &[u8]) -> Result<PaperReading, PaperFault> {
    read_paper(bytes, &ReadLimits::default())
}

#[test]
fn lines_in_three_languages_are_read_as_they_were_written() {
    let lines = [
        KAZAKH_LETTERS,
        "Жұмыс беруші «Алатау Құрылыс» ЖШС, БСН 000000000000, жалақы 350 000 ₸.",
        "Работник: Ёлкин Щавель Юрьевич — гражданин Узбекистана; срок до 31.12.2027…",
        "Employer pays 350,000 (three hundred fifty thousand) – see art. 26 § 2 • page 1/2!",
        "Съешь же ещё этих мягких булок, да выпей чаю? #%&*+=@[]{}~|\\/<>\"'`^_$",
    ];
    let pdf = make_demo(&lines);
    let reading = read(&pdf).expect("our own paper is sound");
    assert_eq!(
        reading.pages,
        [format!(
            "Еңбек шарты № 17\n{}\nDEMO - invented",
            lines.join("\n")
        )]
    );
    assert_eq!(reading.media_type, MediaType::Pdf);
    assert_eq!(reading.byte_count, pdf.len() as u64);
    assert_eq!(reading.sha256.len(), 64);
    assert!(!reading.text_truncated);
    assert!(pdf.len() < 20_000, "{} bytes", pdf.len());
}

#[test]
fn equal_texts_give_equal_bytes() {
    assert_eq!(make_demo(&[KAZAKH_LETTERS]), make_demo(&[KAZAKH_LETTERS]));
    assert_ne!(make_demo(&["a"]), make_demo(&["b"]));
}

#[test]
fn a_form_feed_and_a_full_page_begin_a_page() {
    let many: Vec<String> = (0..60).map(|number| format!("тармақ {number}")).collect();
    let mut lines: Vec<&str> = vec!["first", "\u{c}second\u{c}third", "\u{c}", "fourth"];
    lines.extend(many.iter().map(String::as_str));
    let pages = read(&make_demo(&lines))
        .expect("our own paper is sound")
        .pages;
    let first_lines: Vec<&str> = pages
        .iter()
        .map(|page| page.lines().next().unwrap())
        .collect();
    assert_eq!(
        first_lines,
        ["Еңбек шарты № 17", "second", "third", "fourth", "тармақ 46"]
    );
    assert!(
        pages.iter().all(|page| page.ends_with("DEMO - invented")),
        "{pages:?}"
    );
}

#[test]
fn a_long_line_is_wrapped_and_its_passages_stand() {
    let sentence = "Осы шарттың мерзімі екі тараптың келісімі бойынша ұзартылуы мүмкін. ".repeat(6);
    let long_word = "ұ".repeat(200);
    let pages = read(&make_demo(&[&sentence, &long_word]))
        .expect("our own paper is sound")
        .pages;
    assert!(passage_stands(&pages[0], sentence.trim()));
    assert!(pages[0].lines().count() > 6);
    assert_eq!(
        pages[0].matches('ұ').count(),
        sentence.matches('ұ').count() + 200
    );
}

#[test]
fn decomposed_letters_are_composed_and_foreign_ones_named() {
    let pages = read(&make_demo(&["и\u{306}од\tи е\u{308}ж"]))
        .expect("our own paper is sound")
        .pages;
    assert!(pages[0].contains("\nйод и ёж\n"), "{pages:?}");
    let foreign = PaperText {
        title: "漢".to_owned(),
        ..PaperText::default()
    };
    assert_eq!(
        make_pdf(&foreign),
        Err(MakeFault::NoGlyph { character: '漢' })
    );
    let stamp = "s".repeat(200);
    let stamped = PaperText {
        stamp: Some(stamp.clone()),
        ..PaperText::default()
    };
    assert_eq!(make_pdf(&stamped), Err(MakeFault::LongStamp { stamp }));
}

#[test]
fn an_empty_text_makes_one_empty_page() {
    let pdf = make_pdf(&PaperText::default()).expect("nothing is easy to write");
    assert_eq!(read(&pdf).expect("our own paper is sound").pages, [""]);
}

#[test]
fn text_over_the_limit_is_cut_and_said_to_be() {
    let pdf = make_demo(&["абвгд", "\u{c}жзийк"]);
    let cut = |max_page_chars, max_chars| {
        let limits = ReadLimits {
            max_page_chars,
            max_chars,
            ..ReadLimits::default()
        };
        let reading = read_paper(&pdf, &limits).expect("our own paper is sound");
        (reading.pages, reading.text_truncated)
    };
    assert_eq!(
        cut(5, 100),
        (vec!["Еңбек".to_owned(), "жзийк".to_owned()], true)
    );
    assert_eq!(cut(100, 5), (vec!["Еңбек".to_owned(), String::new()], true));
    assert!(!cut(100, 200).1);
}

#[test]
fn limits_on_bytes_and_pages_refuse() {
    let pdf = make_demo(&["\u{c}", "\u{c}"]);
    let fault = |limits: ReadLimits| read_paper(&pdf, &limits).unwrap_err();
    assert_eq!(
        fault(ReadLimits {
            max_pages: 2,
            ..ReadLimits::default()
        }),
        PaperFault::TooManyPages { max_pages: 2 }
    );
    assert_eq!(
        fault(ReadLimits {
            max_bytes: 100,
            ..ReadLimits::default()
        }),
        PaperFault::TooManyBytes {
            byte_count: pdf.len(),
            max_bytes: 100
        }
    );
}

#[test]
fn pictures_have_one_page_without_text() {
    for kind in [PictureKind::Photo, PictureKind::Scan] {
        let picture = make_png(5, kind);
        let reading = read(&picture).expect("our own picture is sound");
        assert_eq!(
            (reading.media_type, reading.pages),
            (MediaType::Png, vec![String::new()])
        );
    }
    let jpeg = b"\xff\xd8\xff\xc0\x00\x0b\x08\x01\x2c\x00\xf0\x01\x01\x11\x00\xff\xd9";
    assert_eq!(
        read(jpeg).map(|reading| reading.media_type),
        Ok(MediaType::Jpeg)
    );
}

#[test]
fn absurd_pictures_are_refused() {
    let mut png = make_png(5, PictureKind::Scan);
    png[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
    // The check sum of the header chunk no longer holds, which is damage as well.
    assert!(read(&png).is_err());
    let jpeg = b"\xff\xd8\xff\xc0\x00\x0b\x08\xff\xff\xff\xff\x01\x01\x11\x00\xff\xd9";
    let absurd = PaperFault::AbsurdPicture {
        width_px: 65_535,
        height_px: 65_535,
    };
    assert_eq!(read(jpeg), Err(absurd));
    let limits = ReadLimits {
        max_area_px: 240 * 300 - 1,
        ..ReadLimits::default()
    };
    let fault = read_paper(&make_png(5, PictureKind::Photo), &limits).unwrap_err();
    assert_eq!(
        fault,
        PaperFault::AbsurdPicture {
            width_px: 240,
            height_px: 300
        }
    );
}

#[test]
fn the_type_is_told_by_content() {
    let mut shifted = b"PK\x03\x04".to_vec();
    shifted.extend(make_demo(&["a"]));
    for (name, bytes) in [
        (
            "elf named pdf",
            &b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0"[..],
        ),
        ("zip that is a pdf too", &shifted),
        ("text", b"Hello"),
        ("gif", b"GIF89a\x01\0\x01\0"),
        ("svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("html with a pdf", b"<html>%PDF-1.7"),
        ("pdf without a version", b"%PDF-"),
    ] {
        assert_eq!(read(bytes), Err(PaperFault::UnknownType), "{name}");
    }
    assert_eq!(read(b""), Err(PaperFault::Empty));
}

#[test]
fn a_paper_that_ends_as_a_zip_is_refused() {
    let mut record = b"PK\x05\x06".to_vec();
    record.extend([0; 16]);
    record.extend([3, 0]);
    record.extend(b"abc");
    for (media_type, mut bytes) in [
        (MediaType::Pdf, make_demo(&["a"])),
        (MediaType::Png, make_png(1, PictureKind::Photo)),
    ] {
        bytes.extend(&record);
        assert_eq!(read(&bytes), Err(PaperFault::Polyglot { media_type }));
    }
}

#[test]
fn types_are_written_as_media_types() {
    for media_type in [MediaType::Pdf, MediaType::Png, MediaType::Jpeg] {
        let json = serde_json::to_string(&media_type).unwrap();
        assert_eq!(json, format!("\"{media_type}\""));
        assert_eq!(
            serde_json::from_str::<MediaType>(&json).unwrap(),
            media_type
        );
    }
}
