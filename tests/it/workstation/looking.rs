//! A page as it was handed in: fetched once, moved over, turned, in colour and as ink, and what is
//! said when there is none.

use std::sync::Arc;

use kezek::casework::paper::MediaType;
use kezek::client::Document;
use kezek::raster::{Picture, Pixels};
use kezek::regulation::Language;
use kezek::workstation::effect::PageQuestion;
use kezek::workstation::message::{NoPage, PageDrawn};
use kezek::workstation::screens::case::Pane;
use kezek::workstation::theme::Theme;

use super::sitting::Sitting;

const EXECUTOR: &str = "a.omarova";

/// The page of a scan: a frame, a heading, lines of words, a stamp. On later pages fewer lines.
pub fn page(asked: &PageQuestion) -> Result<PageDrawn, NoPage> {
    let (width, height) = (600_u32, 848_u32);
    let dark = |x: u32, y: u32| {
        let frame = !(12..width - 12).contains(&x) || !(12..height - 12).contains(&y);
        let heading = (60..90).contains(&y) && (180..420).contains(&x) && x % 24 < 17;
        let lines = 40 / asked.page;
        let line = (y > 140 && y < 140 + lines * 14) && y % 14 < 7;
        let words = line && (60..540).contains(&x) && (x * 7 + (y / 14) * 31) % 53 < 40;
        let (from_x, from_y) = (x.abs_diff(450), y.abs_diff(740));
        let far = from_x * from_x + from_y * from_y;
        let stamp = (3_000..3_700).contains(&far);
        (frame || heading || words, stamp)
    };
    let rgb = (0..height)
        .flat_map(|y| (0..width).map(move |x| (x, y)))
        .flat_map(|(x, y)| match dark(x, y) {
            (true, _) => [30, 30, 40],
            (_, true) => [40, 60, 190],
            _ => [250, 248, 240],
        })
        .collect();
    let fetched = || {
        Arc::new(Document {
            media_type: MediaType::Png,
            bytes: asked.sha256.clone().into_bytes(),
        })
    };
    Ok(PageDrawn {
        document: asked.held.clone().unwrap_or_else(fetched),
        picture: Arc::new(Picture::of(Pixels { width, height, rgb })),
    })
}

/// The page of a paper of a case with several.
fn looking() -> Sitting {
    let mut sitting = Sitting::as_login(100, 40, Language::En, EXECUTOR);
    sitting.model.desk.theme = Theme::dark();
    sitting.press("Right");
    sitting.rest();
    sitting.press("Enter");
    sitting.rest();
    sitting.press("F3");
    assert_eq!(
        sitting.model.case().map(|case| case.pane),
        Some(Pane::Papers)
    );
    sitting.press("Enter");
    sitting.press("Enter");
    sitting.rest();
    sitting
}

#[test]
fn enter_on_a_page_shows_it_as_it_was_handed_in_and_esc_leads_back() {
    let mut sitting = looking();
    let screen = sitting.screen();
    assert!(screen.contains("page 1 of"), "{screen}");
    assert!(screen.contains("100 %"), "{screen}");
    assert!(screen.contains('▐') || screen.contains('▌'), "{screen}");
    sitting.press("Esc");
    assert!(!sitting.screen().contains("100 %"));
    assert_eq!(sitting.model.case().map(|case| case.pane), Some(Pane::Page));
}

#[test]
fn a_page_is_moved_over_and_comes_closer_within_its_edges() {
    let mut sitting = looking();
    let top = sitting.screen();
    sitting.press("Up");
    assert_eq!(sitting.screen(), top, "there is nothing above the top");
    sitting.press("Down");
    let lower = sitting.screen();
    assert_ne!(lower, top);
    sitting.press("End");
    let bottom = sitting.screen();
    sitting.press("Down");
    assert_eq!(
        sitting.screen(),
        bottom,
        "there is nothing below the bottom"
    );
    sitting.press("Home");
    assert_eq!(sitting.screen(), top);

    sitting.press("F6");
    assert!(sitting.screen().contains("150 %"), "{}", sitting.screen());
    let closer = sitting.screen();
    sitting.press("Right");
    assert_ne!(sitting.screen(), closer);
    for _ in 0..20 {
        sitting.press("F6");
    }
    let closest = sitting.screen();
    sitting.press("F6");
    assert_eq!(sitting.screen(), closest);
    for _ in 0..20 {
        sitting.press("F5");
    }
    // The whole page is in sight: four turns lead back to it.
    let whole = sitting.screen();
    for _ in 0..4 {
        sitting.press("F3");
    }
    assert_eq!(sitting.screen(), whole);
}

#[test]
fn without_colours_a_page_is_dots_and_blocks() {
    let mut sitting = looking();
    let dots = |screen: &str| {
        screen
            .chars()
            .any(|sign| ('\u{2801}'..='\u{28ff}').contains(&sign))
    };
    assert!(!dots(&sitting.screen()));
    sitting.press("F7");
    assert!(dots(&sitting.screen()), "{}", sitting.screen());
    sitting.press("F7");
    assert!(sitting.screen().contains('▄'));
    sitting.press("F7");
    assert!(!dots(&sitting.screen()));
    sitting.model.desk.theme = Theme::monochrome();
    sitting.press("Esc");
    sitting.press("v");
    sitting.rest();
    assert!(dots(&sitting.screen()), "{}", sitting.screen());
}

#[test]
fn a_paper_is_handed_outside_by_key_and_where_it_cannot_be_that_is_said() {
    let mut sitting = looking();
    sitting.press("F4");
    sitting.rest();
    let screen = sitting.screen();
    assert!(screen.contains("kezek.toml"), "{screen}");
}

#[test]
fn a_dialog_shows_the_page_as_well_and_what_was_typed_stays() {
    let mut sitting = looking();
    sitting.press("Esc F4");
    sitting.rest();
    sitting.write("сверить печать");
    assert!(
        sitting.screen().contains("сверить печать"),
        "{}",
        sitting.screen()
    );
    sitting.press("Ctrl+o");
    sitting.rest();
    let screen = sitting.screen();
    assert!(screen.contains("100 %"), "{screen}");
    assert!(!screen.contains("сверить печать"), "{screen}");
    sitting.press("Esc");
    assert!(
        sitting.screen().contains("сверить печать"),
        "{}",
        sitting.screen()
    );
}

#[test]
fn words_are_found_in_all_papers_and_lead_to_their_line() {
    let mut sitting = looking();
    sitting.press("Esc Ctrl+f");
    sitting.write("9911");
    assert!(sitting.screen().contains("0 lines"), "{}", sitting.screen());
    sitting.press("Backspace Backspace Backspace Backspace");
    // As somebody types who has no Cyrillic at hand.
    sitting.write("vymyshlen");
    let screen = sitting.screen();
    assert!(screen.contains("ДЕМО: вымышленный"), "{screen}");
    sitting.press("Down");
    let line = sitting
        .screen()
        .lines()
        .find(|line| line.contains("│ ▌"))
        .map(str::to_owned)
        .expect("a line under the cursor");
    sitting.press("Enter");
    let case = sitting.model.case().expect("a case");
    assert_eq!(case.pane, Pane::Page);
    let quote = case
        .passage
        .as_ref()
        .expect("a passage")
        .clean_line()
        .to_string();
    assert!(line.contains(&quote), "{line} {quote}");
    assert!(sitting.screen().contains(&quote));
    // Nothing that is looked for is kept, and Esc changes nothing.
    let before = sitting.screen();
    sitting.press("Ctrl+f Esc");
    assert_eq!(sitting.screen(), before);
}
