//! From a document's bytes to its text.

use super::super::encoding::{Letters, letters, of_utf16, utf32};
use super::super::foreign;
use super::super::windows::of_windows;
use super::{Problem, line_number};
use cordon_core::text;
use cordon_core::words::Verbatim;

const MAX_BYTES: usize = 16 * 1024 * 1024;

/// Decodes a document: UTF-8, UTF-16, or what it declares. One of another program is named.
pub(in crate::feeds) fn decode(bytes: &[u8]) -> Result<String, Problem> {
    if bytes.len() > MAX_BYTES {
        return Err(Problem::whole(text!("feed.xml_too_large")));
    }
    if let Some(reason) = foreign::instead(bytes) {
        return Err(Problem::whole(reason));
    }
    match letters(bytes) {
        Letters::Utf32 => Err(Problem::whole(utf32())),
        Letters::Utf16 { rest, unit } => {
            of_utf16(rest, unit).ok_or_else(|| Problem::whole(text!("feed.xml_not_utf_sixteen")))
        }
        Letters::Bytes { rest, mark: 1.. } => utf8(rest),
        Letters::Bytes { rest: _, mark: 0 } => match declared(bytes)? {
            Declared::Utf8 => utf8(bytes),
            Declared::Windows(name) => windows(bytes, &name),
        },
    }
}

/// The encoding that a document declares.
enum Declared {
    /// UTF-8, also where none is.
    Utf8,
    /// Windows-1252 or ISO-8859-1, by the name it declares.
    Windows(String),
}

/// A document in Windows-1252, as it says it is. One whose bytes are UTF-8 is not what it says.
fn windows(bytes: &[u8], name: &str) -> Result<String, Problem> {
    if bytes.is_ascii() {
        return utf8(bytes);
    }
    let is_utf8 = std::str::from_utf8(bytes).is_ok();
    let text: Option<String> = bytes.iter().map(|byte| of_windows(*byte)).collect();
    text.filter(|_| !is_utf8)
        .ok_or_else(|| Problem::at(1, text!("feed.xml_encoding", encoding = Verbatim::from(name.to_owned()))))
}

/// What a document declares. One that declares an encoding we do not read is refused, even where its bytes
/// would pass.
fn declared(bytes: &[u8]) -> Result<Declared, Problem> {
    let head: String = bytes.iter().take(200).map(|byte| char::from(*byte)).collect();
    let Some((declaration, _)) = head.split_once("?>").filter(|(before, _)| before.trim_start().starts_with("<?xml"))
    else {
        return Ok(Declared::Utf8);
    };
    let Some((_, after)) = declaration.split_once("encoding") else { return Ok(Declared::Utf8) };
    let name: String = after
        .chars()
        .skip_while(|letter| !letter.is_ascii_alphanumeric())
        .take_while(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'))
        .collect();
    match name.to_lowercase().as_str() {
        "utf-8" | "utf8" | "us-ascii" | "ascii" => Ok(Declared::Utf8),
        latin @ ("windows-1252" | "cp1252" | "iso-8859-1" | "iso_8859-1" | "latin1" | "latin-1") => {
            Ok(Declared::Windows(latin.to_owned()))
        }
        utf16 if utf16.starts_with("utf-16") || utf16 == "utf16" || utf16.contains("ucs-2") => {
            Err(Problem::at(1, text!("feed.xml_says_utf_sixteen")))
        }
        other => Err(Problem::at(1, text!("feed.xml_encoding", encoding = Verbatim::from(other)))),
    }
}

fn utf8(bytes: &[u8]) -> Result<String, Problem> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| {
        let before = bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count();
        Problem::at(line_number(before), text!("feed.xml_not_utf_eight"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_apart() {
        let utf16: Vec<u8> = "\u{feff}<a>Ŵ</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&utf16).unwrap(), "<a>Ŵ</a>");
        assert_eq!(decode(b"\xEF\xBB\xBF<a/>").unwrap(), "<a/>");
        assert!(decode(b"<a>\xFF</a>").unwrap_err().reason.to_string().contains("UTF-8"));
        let polish = decode(b"<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?><a/>").unwrap_err();
        assert!(polish.reason.to_string().contains("iso-8859-2"), "{}", polish.reason);
        let latin = decode(b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xE2</a>").unwrap();
        assert!(latin.ends_with("<a>\u{e2}</a>"), "{latin}");
    }
}
