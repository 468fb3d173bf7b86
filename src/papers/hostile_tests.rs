//! PDFs that an enemy would make: each must be refused or read, quickly, and never end the program.

use std::fmt::Write as _;

use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, SaveOptions};

use super::*;

/// A PDF put together by hand: each object a number and its text, with a table of offsets.
fn assemble(objects: &[(u32, Vec<u8>)], trailer: &str) -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n".to_vec();
    let mut table = String::new();
    for (number, body) in objects {
        write!(table, "{number} 1\n{:010} 00000 n \n", pdf.len()).unwrap();
        pdf.extend(format!("{number} 0 obj\n").as_bytes());
        pdf.extend(body);
        pdf.extend(b"\nendobj\n");
    }
    let start = pdf.len();
    let size = objects
        .iter()
        .map(|(number, _)| number + 1)
        .max()
        .unwrap_or(1);
    pdf.extend(format!("xref\n{table}trailer\n<</Size {size}/Root 1 0 R{trailer}>>\n").as_bytes());
    pdf.extend(format!("startxref\n{start}\n%%EOF").as_bytes());
    pdf
}

fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let mut body = format!("<<{dictionary}/Length {}>>\nstream\n", content.len()).into_bytes();
    body.extend(content);
    body.extend(b"\nendstream");
    body
}

/// Catalog, page tree, one page that draws object 4 with the font 5, and the objects given.
fn one_page(objects: Vec<(u32, Vec<u8>)>) -> Vec<u8> {
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources\
                <</Font<</F 5 0 R>>/XObject<</X 4 0 R/Y 6 0 R>>>>>>";
    let mut all = vec![
        (1, b"<</Type/Catalog/Pages 2 0 R>>".to_vec()),
        (2, b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec()),
        (3, page.into()),
    ];
    all.extend(objects);
    assemble(&all, "")
}

const HELVETICA: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

fn page_with_content(content: &str) -> Vec<u8> {
    one_page(vec![
        (4, stream("", content.as_bytes())),
        (5, HELVETICA.into()),
    ])
}

fn deflate(content: &[u8]) -> Vec<u8> {
    let mut stream = lopdf::Stream::new(lopdf::Dictionary::new(), content.to_vec());
    stream.compress().unwrap();
    stream.content
}

fn read(bytes: &[u8]) -> Result<PaperReading, PaperFault> {
    read_paper(bytes, &ReadLimits::default())
}

fn sample() -> Vec<u8> {
    make_pdf(&PaperText {
        title: "Шарт".to_owned(),
        lines: vec![
            "Қызметкер және жұмыс беруші".to_owned(),
            "\u{c}page two".to_owned(),
        ],
        stamp: None,
    })
    .unwrap()
}

#[test]
fn a_page_put_together_by_hand_is_read() {
    let pdf = page_with_content(
        "BT /F 12 Tf 50 700 Td (Hello) Tj 0 -14 Td [(wor) 20 (ld) -400 (x)] TJ ET",
    );
    assert_eq!(read(&pdf).unwrap().pages, ["Hello\nworld x"]);
}

#[test]
fn gaps_and_moves_make_words_and_lines() {
    for (content, text) in [
        (
            "BT /F 10 Tf 1 0 0 1 50 700 Tm (a) Tj 1 0 0 1 55 700 Tm (b) Tj ET",
            "ab",
        ),
        (
            "BT /F 10 Tf 1 0 0 1 50 700 Tm (a) Tj 1 0 0 1 90 700 Tm (b) Tj ET",
            "a b",
        ),
        (
            "BT /F 10 Tf 1 0 0 1 50 700 Tm (a) Tj 1 0 0 1 20 700 Tm (b) Tj ET",
            "a\nb",
        ),
        (
            "BT /F 10 Tf 14 TL 50 700 Td (a) Tj (b) ' T* (c) Tj ET",
            "a\nb\nc",
        ),
        (
            "q 2 0 0 2 0 0 cm BT /F 10 Tf 10 10 Td (a) Tj ET Q BT /F 10 Tf 30 20 Td (b) Tj ET",
            "ab",
        ),
        (
            "BT /F 10 Tf 0 1 -1 0 50 50 Tm (a) Tj 0 1 -1 0 50 90 Tm (b) Tj ET",
            "a b",
        ),
        ("BT /F 10 Tf 0 0 0 0 0 0 Tm (a) Tj (b) Tj ET", "a\nb"),
        ("BT /F 10 Tf (a) Tj /None 10 Tf (b) Tj ET", "a"),
        ("BT (a) Tj ET Q Q Q ] >> BT", ""),
    ] {
        assert_eq!(
            read(&page_with_content(content)).unwrap().pages,
            [text],
            "{content}"
        );
    }
}

#[test]
fn no_truncation_and_no_flipped_bit_harms() {
    let pdf = sample();
    for len in (0..pdf.len()).step_by(29).chain(pdf.len() - 200..pdf.len()) {
        let _ = read(&pdf[..len]);
    }
    for at in (0..pdf.len()).step_by(13).chain(pdf.len() - 400..pdf.len()) {
        let mut flipped = pdf.clone();
        flipped[at] ^= 1 << (at % 8);
        let _ = read(&flipped);
    }
}

#[test]
fn garbage_after_a_header_is_damaged() {
    let mut state = 1_u32;
    for len in [0, 1, 10, 1000, 50_000] {
        let mut bytes = b"%PDF-1.7\n".to_vec();
        bytes.extend((0..len).map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        }));
        assert!(
            matches!(read(&bytes), Err(PaperFault::Damaged { .. })),
            "{len}"
        );
    }
}

#[test]
fn deep_nesting_does_not_overflow_the_stack() {
    for (open, close) in [("[", "]"), ("<</A ", ">>"), ("(", ")")] {
        let nested = format!("{}{}", open.repeat(100_000), close.repeat(100_000));
        let _ = read(&page_with_content(&format!("{nested} Tj")));
        let _ = read(&one_page(vec![
            (4, nested.clone().into_bytes()),
            (5, nested.into_bytes()),
        ]));
    }
}

#[test]
fn a_chain_of_lengths_does_not_overflow_the_stack() {
    let chain = |len: u32| {
        let links = (10..10 + len).map(|number| {
            let next = number + 1;
            (
                number,
                format!("<</Length {next} 0 R>>\nstream\nx\nendstream").into_bytes(),
            )
        });
        one_page(links.collect())
    };
    assert_eq!(read(&chain(500)).unwrap().pages, [""]);
    assert!(matches!(
        read(&chain(600)),
        Err(PaperFault::TooIntricate { .. })
    ));
}

#[test]
fn circles_end() {
    let pages = assemble(
        &[
            (1, b"<</Type/Catalog/Pages 2 0 R>>".to_vec()),
            (
                2,
                b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R 2 0 R 3 0 R]/Count 9>>".to_vec(),
            ),
            (3, b"<</Type/Page/Parent 2 0 R/Contents 3 0 R>>".to_vec()),
        ],
        "",
    );
    let _ = read(&pages);
    let previous = assemble(
        &[(1, b"<</Type/Catalog/Pages 1 0 R/Kids 1 0 R>>".to_vec())],
        "/Prev 9",
    );
    let _ = read(&previous);
    // A form that draws itself, several times over.
    let form = stream("/Type/XObject/Subtype/Form", "/X Do ".repeat(40).as_bytes());
    let fault = read(&one_page(vec![(4, form), (5, HELVETICA.into())])).unwrap_err();
    assert!(
        matches!(fault, PaperFault::TooIntricate { .. }),
        "{fault:?}"
    );
}

#[test]
fn what_inflates_too_far_is_refused() {
    let limits = ReadLimits {
        max_inflated_bytes: 1 << 20,
        ..ReadLimits::default()
    };
    let bomb = deflate(&vec![b' '; 3 << 20]);
    assert!(bomb.len() < 20_000);
    let content = stream("/Filter/FlateDecode", &bomb);
    let font = "<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R>>";
    let use_font = stream("", b"BT /F 9 Tf (ab) Tj ET");
    let use_form = stream("", b"/Y Do");
    let form = stream("/Subtype/Form/Filter/FlateDecode", &bomb);
    let objects = stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &bomb);
    for (name, objects) in [
        ("page", vec![(4, content.clone()), (5, HELVETICA.into())]),
        ("font", vec![(4, use_font), (5, font.into()), (6, content)]),
        (
            "form",
            vec![(4, use_form.clone()), (5, HELVETICA.into()), (6, form)],
        ),
        (
            "object stream",
            vec![(4, use_form), (5, HELVETICA.into()), (6, objects)],
        ),
    ] {
        let fault = PaperFault::InflatesTooFar { max_bytes: 1 << 20 };
        assert_eq!(
            read_paper(&one_page(objects), &limits),
            Err(fault),
            "{name}"
        );
    }
}

#[test]
fn one_object_named_a_hundred_thousand_times_is_refused() {
    let mut pdf = b"%PDF-1.7\n1 0 obj\n[".to_vec();
    pdf.extend(b"0 ".repeat(20_000));
    pdf.extend(b"]\nendobj\n");
    let start = pdf.len();
    pdf.extend(b"xref\n0 100000\n");
    pdf.extend(b"0000000009 00000 n \n".repeat(100_000));
    pdf.extend(
        format!("trailer\n<</Size 100000/Root 1 0 R>>\nstartxref\n{start}\n%%EOF").as_bytes(),
    );
    assert!(matches!(read(&pdf), Err(PaperFault::TooIntricate { .. })));
}

#[test]
fn too_many_objects_are_refused() {
    let many = format!("[{}]", "0 ".repeat(1_100_000));
    let fault = read(&one_page(vec![(4, many.into_bytes())])).unwrap_err();
    assert!(
        matches!(fault, PaperFault::TooIntricate { .. }),
        "{fault:?}"
    );
}

#[test]
fn an_object_stream_that_names_one_place_again_is_refused() {
    let index = "7 0 ".repeat(5_000);
    let content = format!("{index}[{}]", "0 ".repeat(50_000));
    let dictionary = format!("/Type/ObjStm/N 5000/First {}", index.len());
    for key in ["", "/Filter/FlateDecode"] {
        let content = if key.is_empty() {
            content.clone().into_bytes()
        } else {
            deflate(content.as_bytes())
        };
        let pdf = one_page(vec![(4, stream(&format!("{dictionary}{key}"), &content))]);
        assert!(matches!(read(&pdf), Err(PaperFault::TooIntricate { .. })));
    }
    let disguised = dictionary.replace("First", "F#69rst");
    let pdf = one_page(vec![(4, stream(&disguised, content.as_bytes()))]);
    assert!(matches!(read(&pdf), Err(PaperFault::TooIntricate { .. })));
}

#[test]
fn an_honest_object_stream_is_read() {
    let mut document = Document::load_mem(&sample()).unwrap();
    let mut packed = Vec::new();
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .build();
    document.save_with_options(&mut packed, options).unwrap();
    assert!(packed.windows(7).any(|window| window == b"/ObjStm"));
    assert_eq!(read(&packed).unwrap().pages, read(&sample()).unwrap().pages);
    for at in (0..packed.len()).step_by(17) {
        let mut flipped = packed.clone();
        flipped[at] ^= 1 << (at % 8);
        let _ = read(&flipped);
    }
}

#[test]
fn an_encrypted_paper_is_refused() {
    for user_password in ["", "secret"] {
        let mut document = Document::load_mem(&sample()).unwrap();
        let id = || Object::string_literal("0123456789abcdef");
        document.trailer.set("ID", Object::Array(vec![id(), id()]));
        let version = EncryptionVersion::V2 {
            document: &document,
            owner_password: "owner",
            user_password,
            key_length: 128,
            permissions: Permissions::all(),
        };
        let state = EncryptionState::try_from(version).unwrap();
        document.encrypt(&state).unwrap();
        let mut encrypted = Vec::new();
        document.save_to(&mut encrypted).unwrap();
        assert_eq!(read(&encrypted), Err(PaperFault::Encrypted));
    }
}

#[test]
fn a_to_unicode_map_of_all_codes_is_harmless() {
    let widths = format!("[{}]", "0 65534 9 ".repeat(50_000)).into_bytes();
    let map = b"1 beginbfrange <00000000> <ffffffff> <0041> endbfrange";
    for font in [
        "<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R>>",
        "<</Type/Font/Subtype/Type0/ToUnicode 6 0 R/DescendantFonts[<</W 7 0 R>>]>>",
        "<</Type/Font/Subtype/Type1/ToUnicode 6 0 R>>",
        "<</Type/Font/Subtype/Type1/Encoding/Identity-H/ToUnicode 6 0 R>>",
        "<</Type/Font/Subtype/Type1/Encoding<</BaseEncoding/Identity-H>>/ToUnicode 6 0 R>>",
    ] {
        let content = stream("", b"BT /F 9 Tf (ab) Tj ET");
        let pdf = one_page(vec![
            (4, content),
            (5, font.into()),
            (6, stream("", map)),
            (7, widths.clone()),
        ]);
        assert_eq!(read(&pdf).unwrap().pages, [""], "{font}");
    }
}
