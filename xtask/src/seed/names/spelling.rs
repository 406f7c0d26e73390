//! How names are put on paper: capitals, other spellings, letters without their marks.

use crate::seed::random::Random;
use std::borrow::Cow;

/// What may stand in a name, and what may stand there instead. `<` is the name's start, `>` its end.
pub type Rule = (&'static str, &'static str);

/// A name from its raw form: a capital at the start of each part, no letter three times running. In
/// the raw form `^` calls for a capital, `~` is a space, and `_` is nothing; nor is the dot that a
/// Turkish capital leaves behind when it is made small.
pub fn written(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let (mut is_start, mut last) = (true, ['_'; 2]);
    for letter in raw.chars() {
        match letter {
            '<' | '>' | '_' | '\u{307}' => continue,
            '^' => is_start = true,
            '~' | ' ' | '-' | '\'' => {
                out.push(if letter == '~' { ' ' } else { letter });
                is_start = true;
            }
            _ if last == [letter; 2] => {}
            _ if is_start => {
                out.extend(letter.to_uppercase());
                is_start = false;
            }
            _ => out.push(letter),
        }
        let [_, before] = last;
        last = [before, letter];
    }
    out
}

/// A raw name spelt otherwise by one of the rules, and written; none where no rule fits it.
pub fn respelt(raw: &str, rules: &[Rule], random: &mut Random) -> Option<String> {
    let (before, marked) = (written(raw), format!("<{raw}>"));
    let first = random.below(rules.len() as u64) as usize;
    rules.iter().cycle().skip(first).take(rules.len()).find_map(|rule| {
        let after = written(&replaced(&marked, *rule, random)?);
        let is_odd = starts_double(&after) && !starts_double(&before);
        (after != before && !is_odd).then_some(after)
    })
}

/// Whether a name begins as none does that was not always so: "Mmartin".
fn starts_double(name: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    let (first, second) = (letters.next(), letters.next());
    first == second
}

/// A text with one of the places where the rule fits changed.
fn replaced(text: &str, (from, to): Rule, random: &mut Random) -> Option<String> {
    let (first, last) = (text.find(from)?, text.rfind(from)?);
    let (head, rest) = text.split_at_checked(if random.chance(50) { first } else { last })?;
    Some([head, to, rest.strip_prefix(from)?].concat())
}

/// A name as it is typed on a British keyboard.
pub fn plain(name: &str) -> Cow<'_, str> {
    if name.is_ascii() { Cow::Borrowed(name) } else { Cow::Owned(name.chars().map(unmarked).collect()) }
}

const MARKED: &str = "ÁÀÂÃÄÅĀĂĄÇĆČĎÐĐÉÈÊËĒĖĘĚĞĢÍÌÎÏĪĮİĶŁĻÑŃŅÓÒÔÕÖØŌƠÚÙÛÜŪŮŲƯÝŶŚŞŠȘŢȚŹŻŽ\
    áàâãäåāăąçćčďðđéèêëēėęěğģíìîïīįıķłļñńņóòôõöøōơúùûüūůųưýŷśşšșţțźżž\
    ạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹṣỹ";
const PLAIN: &str = "AAAAAAAAACCCDDDEEEEEEEEGGIIIIIIIKLLNNNOOOOOOOOUUUUUUUUYYSSSSTTZZZ\
    aaaaaaaaacccdddeeeeeeeeggiiiiiiikllnnnoooooooouuuuuuuuyyssssttzzz\
    aaaaaaaaaaaaeeeeeeeeiiioooooooooooouuuuuuuuyyyysy";

fn unmarked(letter: char) -> char {
    MARKED.chars().zip(PLAIN.chars()).find(|(marked, _)| *marked == letter).map_or(letter, |(_, plain)| plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::random::{Ids, Of};

    #[test]
    fn raw_names_are_written_with_their_capitals() {
        for (raw, name) in [
            ("smith", "Smith"),
            ("mc^carthy", "McCarthy"),
            ("ap~rhys", "Ap Rhys"),
            ("al-hashimi", "Al-Hashimi"),
            ("o'brien", "O'Brien"),
            ("hillley", "Hilley"),
            ("_łukasz", "Łukasz"),
        ] {
            assert_eq!(written(raw), name);
        }
    }

    #[test]
    fn marks_are_left_out_on_a_british_keyboard() {
        assert_eq!(MARKED.chars().count(), PLAIN.chars().count());
        assert!(PLAIN.is_ascii());
        assert_eq!(
            plain("Łukasz Siân Müller José Ștefan Nguyễn Şahin Kęstutis"),
            "Lukasz Sian Muller Jose Stefan Nguyen Sahin Kestutis"
        );
    }

    #[test]
    fn a_rule_changes_one_place_and_none_that_it_does_not_fit() {
        let mut random = Ids::new(1).stream(Of::Person, 1);
        assert_eq!(respelt("ashley", &[("ley>", "leigh>")], &mut random).as_deref(), Some("Ashleigh"));
        assert_eq!(respelt("ashby", &[("ley>", "leigh>")], &mut random), None);
        assert_eq!(respelt("mary", &[("m", "mm")], &mut random), None);
    }
}
