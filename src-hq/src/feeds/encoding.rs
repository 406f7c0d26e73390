//! How a file's bytes are letters, for every reader: UTF-8 with its mark or without, or UTF-16 of either order with
//! its mark or without. UTF-32 is known, and read by none.

use cordon_core::text;
use cordon_core::words::Text;
use std::borrow::Cow;

/// How bytes are letters.
pub(super) enum Letters<'b> {
    /// By single bytes: UTF-8, or one of the encodings before it.
    Bytes {
        /// What stands behind the mark.
        rest: &'b [u8],
        /// How many bytes the mark takes; 0 where there is none.
        mark: usize,
    },
    /// By pairs.
    Utf16 {
        /// What stands behind the mark.
        rest: &'b [u8],
        /// The unit that a pair is.
        unit: fn([u8; 2]) -> u16,
    },
    /// By four bytes each.
    Utf32,
}

/// How a file is written, by its mark; without one by its first two letters, which in all that is read here stand in
/// the first half of Latin-1.
pub(super) fn letters(bytes: &[u8]) -> Letters<'_> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Letters::Utf32,
        [0xEF, 0xBB, 0xBF, rest @ ..] => Letters::Bytes { rest, mark: 3 },
        [0xFF, 0xFE, rest @ ..] => Letters::Utf16 { rest, unit: u16::from_le_bytes },
        [0xFE, 0xFF, rest @ ..] => Letters::Utf16 { rest, unit: u16::from_be_bytes },
        [1..=255, 0, 0, 0, 1..=255, 0, 0, 0, ..] | [0, 0, 0, 1..=255, 0, 0, 0, 1..=255, ..] => Letters::Utf32,
        [1..=255, 0, 1..=255, 0, ..] => Letters::Utf16 { rest: bytes, unit: u16::from_le_bytes },
        [0, 1..=255, 0, 1..=255, ..] => Letters::Utf16 { rest: bytes, unit: u16::from_be_bytes },
        [..] => Letters::Bytes { rest: bytes, mark: 0 },
    }
}

/// A file's bytes as UTF-8 where they are UTF-16, and without their mark. What is neither is left as it is.
///
/// # Errors
///
/// Says that it is UTF-32, or UTF-16 that is damaged.
pub fn as_utf8(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Text> {
    match letters(bytes) {
        Letters::Bytes { rest, mark: _ } => Ok(Cow::Borrowed(rest)),
        Letters::Utf32 => Err(utf32()),
        Letters::Utf16 { rest, unit } => {
            let text = of_utf16(rest, unit).ok_or_else(|| text!("feed.lines_not_utf_sixteen"))?;
            Ok(Cow::Owned(text.into_bytes()))
        }
    }
}

/// A text of whole pairs; none where one of them is no letter, or a byte is left over.
pub(super) fn of_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let text: Option<String> = char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect::<Result<_, _>>().ok();
    text.filter(|_text| rest.is_empty())
}

/// Why a file in UTF-32 is refused.
pub(super) fn utf32() -> Text {
    text!("feed.utf_thirty_two")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text in every encoding that is known, by name.
    fn written(text: &str) -> Vec<(&'static str, Vec<u8>)> {
        let marked = format!("\u{feff}{text}");
        let little = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
        vec![
            ("UTF-8", text.as_bytes().to_vec()),
            ("UTF-8 marked", marked.as_bytes().to_vec()),
            ("UTF-16LE", little(text)),
            ("UTF-16LE marked", little(&marked)),
            ("UTF-16BE", big(text)),
            ("UTF-16BE marked", big(&marked)),
        ]
    }

    #[test]
    fn one_text_is_read_alike_however_it_is_written() {
        for text in ["{\"order\":{}}\nŵ", "Case No.\r\nSiân 😀", "<a>李</a>"] {
            for (name, bytes) in written(text) {
                assert_eq!(&*as_utf8(&bytes).unwrap(), text.as_bytes(), "{name}: {text}");
            }
        }
    }

    #[test]
    fn utf_32_is_refused_by_its_name_and_half_a_pair_is_no_letter() {
        let units = |text: &str| text.chars().map(u32::from).collect::<Vec<u32>>();
        for text in ["\u{feff}<a/>", "<a/>"] {
            let little: Vec<u8> = units(text).into_iter().flat_map(u32::to_le_bytes).collect();
            let big: Vec<u8> = units(text).into_iter().flat_map(u32::to_be_bytes).collect();
            for bytes in [little, big] {
                assert!(as_utf8(&bytes).unwrap_err().to_string().contains("UTF-32"), "{bytes:?}");
            }
        }
        assert!(as_utf8(b"\xFF\xFEa\0b").is_err() && as_utf8(b"a\0b\0\x00\xD8c\0").is_err());
        for plain in [&b""[..], b"a", b"a\0b\n", b"\0\0\0\0"] {
            assert_eq!(&*as_utf8(plain).unwrap(), plain);
        }
    }
}
