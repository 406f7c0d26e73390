//! Slips of the fingers and of the eyes.

use crate::seed::random::Random;

/// The keys beside each key.
const BESIDE: &str = "
    q:wa w:qes e:wrd r:etf t:ryg y:tuh u:yij i:uok o:ipl p:ol a:qsz s:adwx d:sfec f:dgrv g:fhtb h:gjyn j:hkum k:jli l:ko
    z:xa x:zcs c:xvd v:cbf b:vng n:bmh m:nj";

/// Signs that look alike on a plate.
const ALIKE: &[(char, char)] = &[('0', 'O'), ('1', 'I'), ('8', 'B'), ('5', 'S'), ('2', 'Z')];

/// A word with one slip: a letter left out, one typed twice, two swapped, or a key beside the right
/// one. Words of one or two letters are not mistyped.
pub fn slip(word: &str, random: &mut Random) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < 3 {
        return None;
    }
    (0..50).find_map(|_| once(letters.clone(), random).filter(|typed| typed != word))
}

fn once(mut letters: Vec<char>, random: &mut Random) -> Option<String> {
    let at = random.below(letters.len() as u64) as usize;
    let letter = *letters.get(at)?;
    match random.below(4) {
        0 => {
            letters.remove(at);
        }
        1 => letters.insert(at, letter),
        2 if at + 1 < letters.len() => letters.swap(at, at + 1),
        2 => return None,
        _ => *letters.get_mut(at)? = beside(letter, random)?,
    }
    Some(letters.into_iter().collect())
}

fn beside(letter: char, random: &mut Random) -> Option<char> {
    let wanted = letter.to_ascii_lowercase();
    let keys = BESIDE.split_whitespace().find_map(|entry| entry.strip_prefix(wanted)?.strip_prefix(':'))?;
    let key = random.letter(keys);
    Some(if letter.is_ascii_uppercase() { key.to_ascii_uppercase() } else { key })
}

/// A plate with one sign replaced by one that looks like it.
pub fn confused(plate: &str, random: &mut Random) -> Option<String> {
    let at = drawn(&places(plate, |letter| alike(letter).is_some()), random)?;
    Some(with_letter(plate, at, |letter| alike(letter).unwrap_or(letter)))
}

fn alike(letter: char) -> Option<char> {
    ALIKE.iter().find_map(
        |(digit, capital)| {
            if letter == *digit { Some(*capital) } else { (letter == *capital).then_some(*digit) }
        },
    )
}

/// A plate with one sign replaced by another of its class.
pub fn wrong(plate: &str, random: &mut Random) -> Option<String> {
    let at = drawn(&places(plate, |letter| letter != ' '), random)?;
    Some(with_letter(plate, at, |letter| another_of_its_class(letter, random)))
}

fn places(text: &str, is_wanted: impl Fn(char) -> bool) -> Vec<usize> {
    text.chars().enumerate().filter(|(_, letter)| is_wanted(*letter)).map(|(at, _)| at).collect()
}

/// One of some places, if there is any.
fn drawn(places: &[usize], random: &mut Random) -> Option<usize> {
    if places.is_empty() { None } else { Some(*random.pick(places)) }
}

/// Another digit for a digit, another capital for a capital.
pub fn another_of_its_class(letter: char, random: &mut Random) -> char {
    let class = if letter.is_ascii_digit() { "0123456789" } else { "ABCDEFGHIJKLMNOPQRSTUVWXYZ" };
    let others: String = class.chars().filter(|other| *other != letter).collect();
    random.letter(&others)
}

/// A text with the letter at a place changed.
pub fn with_letter(text: &str, at: usize, change: impl FnOnce(char) -> char) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    if let Some(letter) = letters.get_mut(at) {
        *letter = change(*letter);
    }
    letters.into_iter().collect()
}
