//! x
use super::*;
#[test]
fn show() {
    for (w, h) in [(80, 24), (120, 36), (160, 48)] {
        for language in [Language::Ru, Language::Kk] {
            let mut s = Sitting::ready(
                World::drafting(&["documents-reliable"]),
                CommandKind::PrepareRefusal,
            );
            s.speak(language);
            println!("{}", s.screen(w, h));
            s.press(KeyCode::Up);
            println!("{}", s.screen(w, h));
            s.presses(&[
                KeyCode::Down,
                KeyCode::Down,
                KeyCode::Char(' '),
                KeyCode::Enter,
            ]);
            println!("{}", s.screen(w, h));
            s.types("Диплом не значится.");
            s.press(KeyCode::Tab);
            println!("{}", s.screen(w, h));
        }
    }
    for k in CommandKind::ALL {
        let mut s = Sitting::ready(World::drafting(&[]), k);
        s.speak(Language::En);
        println!("{}", s.screen(80, 24));
    }
}
