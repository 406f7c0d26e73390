//! A manifest's text, line by line as it lies in the file, whatever it was saved as.

use super::super::encoding::{Letters, letters, utf32};
use super::super::marks;
use super::super::windows::of_windows;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim};

/// A file's lines, and what has to be told of how they were read.
pub(super) struct Lines {
    /// The lines, the first being number 1.
    pub lines: Vec<Line>,
    /// How the whole was read, where that is not plain.
    pub told: Option<Text>,
}

/// One physical line.
pub(super) struct Line {
    /// Its number, from 1.
    pub number: u32,
    /// Its text, or what keeps it from being one.
    pub text: Result<String, Text>,
    /// What was taken out of it, or looks wrong in it.
    pub told: Option<Text>,
}

/// Reads a file's lines: UTF-8, UTF-16, or Windows-1252 where the whole can be nothing else. A line that is no
/// text is told with the byte, counted in the file, that is wrong.
pub(super) fn lines(bytes: &[u8]) -> Lines {
    match letters(bytes) {
        Letters::Bytes { rest, mark: 0 } => unmarked(rest),
        Letters::Bytes { rest, mark } => utf8(rest, mark),
        Letters::Utf16 { rest, unit } => utf16(rest, unit),
        Letters::Utf32 => Lines { lines: vec![Line { number: 1, text: Err(utf32()), told: None }], told: None },
    }
}

fn unmarked(bytes: &[u8]) -> Lines {
    match bytes {
        // Old programs fill a file up behind its end.
        [rest @ .., 0 | 0x1A] => unmarked(rest),
        [..] if is_windows(bytes) => Lines {
            lines: split(bytes).map(|(number, _, line)| checked(number, windows(line))).collect(),
            told: Some(text!("feed.lines_windows")),
        },
        [..] => utf8(bytes, 0),
    }
}

fn utf8(bytes: &[u8], before: usize) -> Lines {
    let lines = split(bytes).map(|(number, at, line)| match std::str::from_utf8(line) {
        Ok(text) => checked(number, text.to_owned()),
        Err(error) => {
            let byte = before + at + error.valid_up_to() + 1;
            Line { number, text: Err(text!("feed.lines_byte", byte = byte)), told: None }
        }
    });
    Lines { lines: lines.collect(), told: None }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Lines {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    let mut lines: Vec<Line> = Vec::new();
    for line in units.split_inclusive(|unit| *unit == u16::from(b'\n')) {
        let number = number(lines.len());
        let text = char::decode_utf16(line.iter().copied()).collect::<Result<String, _>>();
        lines.push(match text {
            Ok(text) => checked(number, text.trim_end_matches(['\r', '\n']).to_owned()),
            Err(_) => Line { number, text: Err(text!("feed.lines_not_utf_sixteen")), told: None },
        });
    }
    if !rest.is_empty() {
        let number = number(lines.len());
        lines.push(Line { number, text: Err(text!("feed.lines_half")), told: None });
    }
    Lines { lines, told: None }
}

/// Lines with their numbers and first bytes. They end with CRLF or LF, in a file without either with CR.
fn split(bytes: &[u8]) -> impl Iterator<Item = (u32, usize, &[u8])> {
    let end = if bytes.contains(&b'\n') { b'\n' } else { b'\r' };
    let mut at = 0;
    bytes.split_inclusive(move |byte| *byte == end).enumerate().map(move |(index, line)| {
        let first = at;
        at += line.len();
        let line = line.strip_suffix(&[end]).unwrap_or(line);
        (number(index), first, line.strip_suffix(b"\r").unwrap_or(line))
    })
}

fn number(before: usize) -> u32 {
    u32::try_from(before + 1).unwrap_or(u32::MAX)
}

/// A line without characters that no manifest holds. What is not seen is taken out and told: with it two
/// names that look alike differ, or a name is shown back to front.
fn checked(number: u32, text: String) -> Line {
    let (text, unseen) = marks::without_unseen(&text);
    let told = match (unseen, marks::is_garbled(&text)) {
        (false, false) => None,
        (true, false) => Some(marks::UNSEEN.into()),
        (false, true) => Some(marks::GARBLED.into()),
        (true, true) => Some(text!("feed.both", first = marks::UNSEEN, next = marks::GARBLED)),
    };
    let foul = text.char_indices().find(|(_, mark)| (mark.is_control() && *mark != '\t') || *mark == marks::LOST);
    let Some((at, mark)) = foul else { return Line { number, text: Ok(text), told } };
    let character = text.get(..at).unwrap_or_default().chars().count() + 1;
    let reason = if mark == marks::LOST {
        text!("feed.lines_lost", at = character)
    } else {
        text!("feed.lines_control", at = character, character = Verbatim::from(format!("U+{:04X}", u32::from(mark))))
    };
    Line { number, text: Err(reason), told }
}

fn windows(line: &[u8]) -> String {
    line.iter().filter_map(|byte| of_windows(*byte)).collect()
}

/// Whether a file can be nothing but Windows-1252: it is not UTF-8, no character of it is UTF-8 of several
/// bytes, and each byte beyond ASCII is a letter beside a letter, or a mark that people type.
fn is_windows(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() || holds_utf8(bytes) {
        return false;
    }
    bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii()).all(|(at, byte)| {
        let Some(mark) = of_windows(*byte) else { return false };
        let near = |at: Option<usize>| {
            at.and_then(|at| bytes.get(at)).and_then(|byte| of_windows(*byte)).is_some_and(char::is_alphabetic)
        };
        let beside_a_letter = near(at.checked_sub(1)) || near(Some(at + 1));
        (mark.is_alphabetic() && beside_a_letter)
            || matches!(mark, '‘' | '’' | '“' | '”' | '–' | '—' | '…' | '£' | '€' | '\u{a0}')
    })
}

/// Whether some character of several bytes stands in it as UTF-8.
fn holds_utf8(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(bytes: &[u8]) -> Vec<Result<String, String>> {
        lines(bytes).lines.into_iter().map(|line| line.text.map_err(|reason| reason.to_string())).collect()
    }

    #[test]
    fn lines_are_counted_alike_whatever_ends_them() {
        for text in ["a\r\nb\r\nc\r\n", "a\nb\nc", "a\rb\rc", "a\r\nb\nc"] {
            let read = lines(text.as_bytes());
            let numbers: Vec<u32> = read.lines.iter().map(|line| line.number).collect();
            assert_eq!(numbers, [1, 2, 3], "{text:?}");
            assert!(read.lines.iter().all(|line| line.text.as_ref().is_ok_and(|text| text.len() == 1)), "{text:?}");
        }
    }

    #[test]
    fn a_spreadsheets_utf_16_is_read() {
        for unit in [u16::to_le_bytes, u16::to_be_bytes] {
            for text in ["\u{feff}Siân\r\nb", "Siân\r\nb"] {
                let bytes: Vec<u8> = text.encode_utf16().flat_map(unit).collect();
                assert_eq!(texts(&bytes), [Ok("Siân".to_owned()), Ok("b".to_owned())], "{text:?}");
            }
        }
        assert!(texts(b"\xFF\xFEa\0\n").last().unwrap().is_err());
    }

    #[test]
    fn windows_1252_is_read_where_it_can_be_nothing_else() {
        let read = lines(b"O\x92Specimen\nSi\xE2n\n");
        assert!(read.told.unwrap().to_string().contains("Windows-1252"));
        assert_eq!(texts(b"O\x92Specimen\nSi\xE2n\n"), [Ok("O’Specimen".to_owned()), Ok("Siân".to_owned())]);
        // Beside UTF-8, the line that is none is refused, with its byte.
        let mixed = "Siân\n".bytes().chain(*b"O\x92Specimen\n").collect::<Vec<u8>>();
        assert_eq!(texts(&mixed), [Ok("Siân".to_owned()), Err("byte 8 of the file is not UTF-8".to_owned())]);
        assert!(texts(b"ab\n\x81\n")[1].is_err() && texts(b"a \xFF b")[0].is_err());
    }

    #[test]
    fn what_fills_a_file_up_behind_its_end_is_no_row() {
        let read = texts(b"a,b\r\nc,d\r\n\x1A\0\0\0");
        assert_eq!(read, [Ok("a,b".to_owned()), Ok("c,d".to_owned())]);
        assert!(texts(b"a\0b\n")[0].is_err());
    }

    #[test]
    fn control_characters_are_named() {
        for mark in ["\0", "\u{b}", "\u{1b}", "\u{92}"] {
            let line = texts(format!("ab{mark}c\n").as_bytes()).remove(0);
            assert!(line.as_ref().unwrap_err().contains("character 3 is a control character"), "{line:?}");
        }
        assert!(texts(b"a\rb\n")[0].is_err());
    }
}
