//! A tour of every screen and every dialog: what is drawn, what is cut, and what gets out.

mod album;
mod hostile;
mod pictures;
mod room;
mod stops;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use kezek::casework::{CaseId, CommandKind, Now, offers};
use kezek::regulation::Language;
use kezek::workstation::model::{Model, Page};
use kezek::workstation::screens::case;

use crate::demo::office;
use crate::scenarios::lawbook;
use crate::workstation::sitting::{House, Sitting};

use stops::walk;

/// Who may do a command, on which case.
pub fn stage(kind: CommandKind) -> Option<&'static (String, CaseId)> {
    static STAGES: OnceLock<BTreeMap<&'static str, (String, CaseId)>> = OnceLock::new();
    let stages = STAGES.get_or_init(|| {
        let now = Now::of(office::opening().at, lawbook().calendar());
        let mut stages = BTreeMap::new();
        for account in &office::world().accounts {
            let actor = account.actor();
            for dossier in office::cases().values() {
                for offer in offers(&dossier.case, &dossier.law, &actor, now) {
                    if offer.is_allowed() {
                        stages
                            .entry(offer.command.code())
                            .or_insert((account.login.as_str().to_owned(), dossier.case.id));
                    }
                }
            }
        }
        stages
    });
    stages.get(kind.code())
}

/// Somebody signed in, in an office that was changed before.
pub fn signed_in(language: Language, login: &str, change: &dyn Fn(&mut House)) -> Sitting {
    let mut sitting = Sitting::new(120, 36, language);
    change(&mut sitting.house);
    let accounts = &sitting.model.desk.accounts;
    let at = accounts.iter().position(|account| account.login == login);
    for _ in 0..at.expect("an account of the demo") {
        sitting.press("Down");
    }
    sitting.press("Enter");
    sitting.rest();
    sitting
}

/// Opens a case, whichever queue it is in.
fn open(sitting: &mut Sitting, case: CaseId) {
    let Model { desk, pages, .. } = &mut sitting.model;
    let (state, effects) = case::State::open(case, None, desk);
    pages.push(Page::Case(Box::new(state)));
    sitting.carry_out(effects);
    sitting.rest();
}

/// Opens the dialog of a command on the case that is open.
fn dialog(sitting: &mut Sitting, kind: CommandKind) {
    let Model {
        desk, pages, host, ..
    } = &mut sitting.model;
    let Some(Page::Case(state)) = pages.last() else {
        panic!("no case is open");
    };
    let file = state.file.data().expect("the case").clone();
    let effect = host.begin(&file, kind, None, desk);
    sitting.carry_out(vec![effect]);
    sitting.rest();
    assert!(sitting.model.host.is_open(), "{}", kind.code());
}

#[test]
fn the_tour_comes_to_every_dialog() {
    let missing: Vec<&str> = CommandKind::ALL
        .into_iter()
        .filter(|kind| stage(*kind).is_none())
        .map(CommandKind::code)
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}
