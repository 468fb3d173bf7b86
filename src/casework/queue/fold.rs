//! Folding names so that they are found however they were typed.

/// Returns `text` folded for searching: lower case, ё as е, Kazakh letters as their Russian
/// neighbours, runs of white space as one space.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = true;
    for c in text.chars().flat_map(char::to_lowercase) {
        let c = match c {
            'ё' => 'е',
            'ә' => 'а',
            'і' => 'и',
            'ң' => 'н',
            'ғ' => 'г',
            'ү' | 'ұ' => 'у',
            'қ' => 'к',
            'ө' => 'о',
            'һ' => 'х',
            c => c,
        };
        if c.is_whitespace() {
            if !space {
                out.push(' ');
            }
            space = true;
        } else {
            out.push(c);
            space = false;
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}
