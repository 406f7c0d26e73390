//! Short marks as numbers that sort as the marks do.

/// Longest mark that fits, in characters: so many leave the highest bit free.
pub const LONGEST: usize = 12;
const RADIX: u64 = 37;

/// Letters and figures, capitals or not, as a number; longer marks are cut, other characters left out.
pub fn pack(mark: &str) -> u64 {
    pack_bytes(mark.as_bytes())
}

/// As [`pack`].
pub fn pack_bytes(mark: &[u8]) -> u64 {
    packed(mark, 0)
}

/// The numbers of all marks that begin so, from and to inclusive.
fn prefix(mark: &str) -> (u64, u64) {
    (packed(mark.as_bytes(), 0), packed(mark.as_bytes(), RADIX - 1))
}

/// A whole postcode without its space, so that those of a district, and of a sector, sort together:
/// "DE1 2AB" is not of the district DE12.
pub fn pack_postcode(compact: &str) -> u64 {
    match compact.len().checked_sub(3).and_then(|at| compact.split_at_checked(at)) {
        Some((outward, inward)) => pack(&format!("{outward:<4}{inward}")),
        None => pack(compact),
    }
}

/// As [`pack_postcode`], beyond the numbers of every district: it is found whole or not at all.
pub fn pack_whole(compact: &str) -> u64 {
    pack_postcode(compact) | (1 << 63)
}

/// Whether a postcode is found only whole.
pub fn is_whole(number: u64) -> bool {
    number >> 63 == 1
}

/// The numbers of all postcodes of a district, "DE1", or a sector, "DE1 2", from and to inclusive.
pub fn postcodes_in(area: &str) -> (u64, u64) {
    let (outward, inward) = area.split_once(' ').unwrap_or((area, ""));
    prefix(&format!("{outward:<4}{inward}"))
}

/// A house number with a word of its street, as one number. Two that differ may be packed alike, once in
/// four thousand million.
pub fn pack_house(house: &str) -> u32 {
    // FNV-1a: short texts, spread well, and the same on every device.
    house.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The mark of a number.
pub fn unpack(mut number: u64) -> String {
    let mut marks = Vec::with_capacity(LONGEST);
    while number > 0 {
        let digit = u8::try_from(number % RADIX).unwrap_or(0);
        number /= RADIX;
        match digit {
            0 => {}
            1..=10 => marks.push(char::from(b'0' + digit - 1)),
            _ => marks.push(char::from(b'A' + digit - 11)),
        }
    }
    marks.iter().rev().collect()
}

fn packed(mark: &[u8], filler: u64) -> u64 {
    let digits = mark.iter().filter_map(|mark| digit(*mark)).take(LONGEST);
    digits.chain(std::iter::repeat(filler)).take(LONGEST).fold(0, |number, digit| number * RADIX + digit)
}

fn digit(mark: u8) -> Option<u64> {
    match mark.to_ascii_uppercase() {
        b' ' => Some(0),
        figure @ b'0'..=b'9' => Some(u64::from(figure - b'0') + 1),
        letter @ b'A'..=b'Z' => Some(u64::from(letter - b'A') + 11),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_back_and_sort() {
        for mark in ["DE561AB", "0", "ZZ99ZZZ", "AB12CDE", "CARSON12345", "ZZZZZZZZZZZZ"] {
            assert_eq!(unpack(pack(mark)), mark);
        }
        assert!(!is_whole(pack("ZZZZZZZZZZZZ")));
        assert!(pack("DE1") < pack("DE12AB") && pack("DE12AB") < pack("DE2"));
    }

    #[test]
    fn a_district_holds_its_postcodes_and_no_others() {
        let holds = |area: &str, postcode: &str| {
            let (from, to) = postcodes_in(area);
            (from..=to).contains(&pack_postcode(postcode))
        };
        assert!(holds("DE1", "DE12AB"));
        assert!(!holds("DE1", "DE123AB"));
        assert!(holds("DE1 2", "DE12AB"));
        assert!(!holds("DE1 2", "DE13AB"));
        assert!(holds("DE12", "DE123AB"));
        let (from, to) = postcodes_in("DE1");
        assert!(!(from..=to).contains(&pack_whole("DE12AB")));
    }
}
