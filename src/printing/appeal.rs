//! How and by when to appeal, and how a rule is named.

use super::sheet::Sheet;
use super::{MissingSlot, missing};
use crate::casework::RawText;
use crate::i18n::{Arg, Speaker};
use crate::regulation::edition::Appeal;
use crate::regulation::{Citation, Law};

/// How to appeal; by when is `required` of a refusal, where the edition names a policy key for it.
pub(super) fn appeal(
    sheet: &mut Sheet,
    speaker: &Speaker<'_>,
    law: &Law,
    required: bool,
) -> Result<(), MissingSlot> {
    if law.edition.appeal.is_empty() {
        return if required {
            Err(missing("appeal"))
        } else {
            Ok(())
        };
    }
    sheet.section(&speaker.say("letter-section-appeal"));
    for way in &law.edition.appeal {
        let lodge = match lodge_within(speaker, law, way) {
            Ok(lodge) => lodge,
            Err(absent) if required => return Err(absent),
            Err(_) => None,
        };
        let examined = way.working_days.map(|count| {
            speaker.say_with("letter-appeal-examined", &[("count", Arg::from(count))])
        });
        let law_line = rule(speaker, &way.cite, law);
        let to = RawText::from(speaker.words(&way.to)).clean_line();
        let sentences: Vec<String> = [Some(format!("{to}.")), lodge, examined, Some(law_line)]
            .into_iter()
            .flatten()
            .collect();
        sheet.point(3, &sentences.join(" "));
    }
    Ok(())
}

/// Names the rule that something rests on.
pub(super) fn rule(speaker: &Speaker<'_>, citation: &Citation, law: &Law) -> String {
    let cite = Arg::from(speaker.citation(citation, &law.edition));
    let line = speaker.say_with("letter-law", &[("citation", cite)]);
    // A place such as «27-1-т.» brings its own full stop.
    line.strip_suffix("..")
        .map_or(line.clone(), |line| format!("{line}."))
}

fn lodge_within(
    speaker: &Speaker<'_>,
    law: &Law,
    way: &Appeal,
) -> Result<Option<String>, MissingSlot> {
    let Some(key) = &way.lodge_within_months else {
        return Ok(None);
    };
    let months = law.policy.count(key).map_err(|_| missing("appeal-term"))?;
    let text = speaker.say_with("letter-appeal-lodge", &[("months", Arg::from(months))]);
    let mark = if law.policy.is_confirmed(key) {
        None
    } else if law.policy.demonstration {
        Some(format!("({})", speaker.say("demonstration-value")))
    } else {
        Some(speaker.say("citation-unconfirmed"))
    };
    Ok(Some(match mark {
        Some(mark) => format!("{} {mark}.", text.trim_end_matches('.')),
        None => text,
    }))
}
