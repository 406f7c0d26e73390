//! Windows-1252, as far as courts' files need it. ISO-8859-1 is read as it, as browsers do: what differs are
//! control characters, which no such file holds.

/// What Windows-1252 has from 0x80 to 0x9F; the rest is as in Unicode.
const WINDOWS: [Option<char>; 32] = [
    Some('€'),
    None,
    Some('‚'),
    Some('ƒ'),
    Some('„'),
    Some('…'),
    Some('†'),
    Some('‡'),
    Some('ˆ'),
    Some('‰'),
    Some('Š'),
    Some('‹'),
    Some('Œ'),
    None,
    Some('Ž'),
    None,
    None,
    Some('‘'),
    Some('’'),
    Some('“'),
    Some('”'),
    Some('•'),
    Some('–'),
    Some('—'),
    Some('˜'),
    Some('™'),
    Some('š'),
    Some('›'),
    Some('œ'),
    None,
    Some('ž'),
    Some('Ÿ'),
];

/// The character of a byte; `None` where the encoding has none.
pub(super) fn of_windows(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9F => WINDOWS.get(usize::from(byte - 0x80)).copied().flatten(),
        _ => Some(char::from(byte)),
    }
}
