//! Whether evidence points at something that is really in the case.

use super::context::{Context, saturate};
use crate::casework::passage::passage_stands;
use crate::casework::{Code, Evidence, Paper, RawText, Violation, Violations};

/// Checks every piece; `at` is the pointer of the list.
pub fn check(context: &Context<'_>, pieces: &[Evidence], at: &str, violations: &mut Violations) {
    for (index, piece) in pieces.iter().enumerate() {
        let at = format!("{at}/{index}");
        if pieces[..index].contains(piece) {
            violations.push(Violation::new(Code::EvidenceTwice, at.clone()));
        }
        check_piece(context, piece, &at, violations);
    }
}

fn check_piece(context: &Context<'_>, piece: &Evidence, at: &str, violations: &mut Violations) {
    match piece {
        Evidence::Paper {
            sha256,
            page,
            quote,
            description,
        } => {
            let Some(paper) = context.case.paper(sha256) else {
                violations.push(Violation::new(
                    Code::EvidencePaperNotInCase,
                    format!("{at}/sha256"),
                ));
                return;
            };
            let place = Place {
                page: *page,
                quote: quote.as_ref(),
                description: description.as_ref(),
            };
            check_place(paper, &place, at, violations);
            for (text, name) in [(quote, "quote"), (description, "description")] {
                if let Some(text) = text {
                    context.bound_text(text, &format!("{at}/{name}"), violations);
                }
            }
        }
        Evidence::Check { check } => {
            if !context.case.checks.contains_key(check) {
                violations.push(
                    Violation::new(Code::EvidenceCheckUnanswered, format!("{at}/check"))
                        .with("check", check.as_str()),
                );
            }
        }
        Evidence::Recommendation => {
            if context.case.recommendation.is_none() {
                violations.push(Violation::new(Code::EvidenceRecommendationAbsent, at));
            }
        }
        Evidence::Assessment { assessment } => {
            if context.case.assessed(assessment).is_none() {
                violations.push(
                    Violation::new(Code::EvidenceAssessmentAbsent, format!("{at}/assessment"))
                        .with("assessment", assessment.as_str()),
                );
            }
        }
        Evidence::Hearing => {
            let recorded = context
                .case
                .hearing
                .as_ref()
                .is_some_and(|hearing| hearing.record.is_some());
            if !recorded {
                violations.push(Violation::new(Code::EvidenceHearingAbsent, at));
            }
        }
    }
}

struct Place<'a> {
    page: Option<u32>,
    quote: Option<&'a RawText>,
    description: Option<&'a RawText>,
}

fn check_place(paper: &Paper, place: &Place<'_>, at: &str, violations: &mut Violations) {
    let quote = place.quote.filter(|quote| !quote.is_blank());
    let described = place.description.is_some_and(|text| !text.is_blank());
    let pages = paper.page_count();
    if let Some(page) = place.page
        && (page == 0 || page as usize > pages)
    {
        violations.push(
            Violation::new(Code::EvidencePageNotThere, format!("{at}/page"))
                .with("page", i64::from(page))
                .with("pages", saturate(pages)),
        );
        return;
    }
    let textless = |page: u32| paper.page_text(page).is_none_or(RawText::is_blank);
    match (place.page, quote) {
        (None, None) => {
            violations.push(Violation::new(
                Code::EvidencePlaceMissing,
                format!("{at}/page"),
            ));
        }
        (None, Some(_)) if paper.is_image() => {
            violations.push(Violation::new(
                Code::EvidencePlaceMissing,
                format!("{at}/page"),
            ));
        }
        (Some(page), None) if paper.is_image() || textless(page) => {
            if !described {
                violations.push(Violation::new(
                    Code::EvidenceDescriptionMissing,
                    format!("{at}/description"),
                ));
            }
        }
        (Some(_), None) => {}
        (page, Some(quote)) => {
            let stands = match page {
                Some(page) => paper
                    .page_text(page)
                    .is_some_and(|text| quote_stands(text, quote)),
                None => paper.reading.as_ref().is_some_and(|reading| {
                    reading.pages.iter().any(|text| quote_stands(text, quote))
                }),
            };
            if !stands {
                violations.push(
                    Violation::new(Code::EvidenceQuoteNotThere, format!("{at}/quote"))
                        .with("page", i64::from(page.unwrap_or(0))),
                );
            }
        }
    }
}

/// Returns whether a quoted passage stands on a page: composed characters compared, runs of
/// white space as one space, case as it is.
#[must_use]
pub fn quote_stands(page: &RawText, quote: &RawText) -> bool {
    passage_stands(page.as_raw(), quote.as_raw())
}
