//! Registration marks that one slip of the eye or the finger could have made of another.

/// No mark has more characters than this (see `identifiers::Vrm`).
pub const LONGEST_PLATE: usize = 12;

/// Characters read for one another, by shape.
const LOOK_ALIKE: [(u8, u8); 16] = [
    (b'0', b'O'),
    (b'0', b'D'),
    (b'0', b'Q'),
    (b'O', b'Q'),
    (b'O', b'D'),
    (b'1', b'I'),
    (b'1', b'L'),
    (b'I', b'L'),
    (b'1', b'T'),
    (b'2', b'Z'),
    (b'5', b'S'),
    (b'6', b'G'),
    (b'8', b'B'),
    (b'4', b'A'),
    (b'M', b'N'),
    (b'V', b'U'),
];

/// What a typed mark would have suffered to become the held one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlateSlip {
    /// Nothing.
    None,
    /// Look-alikes confused, at every place or at one.
    LookAlike,
    /// Two neighbours changed places.
    Swapped,
    /// One other character.
    Other,
    /// One character more or less.
    Length,
}

/// Every mark within one slip of a typed one (letters and digits in capitals), likeliest slip first;
/// the same mark may come again with a slip less likely.
pub fn slips(typed: &str, mut take: impl FnMut(&[u8], PlateSlip)) {
    let mut marks: Vec<u8> = typed.bytes().take(LONGEST_PLATE + 1).collect();
    take(&marks, PlateSlip::None);
    if let Some(read) = in_form(&marks) {
        take(&read, PlateSlip::LookAlike);
    }
    replaced(&mut marks, true, &mut take);
    for at in 1..marks.len() {
        marks.swap(at - 1, at);
        take(&marks, PlateSlip::Swapped);
        marks.swap(at - 1, at);
    }
    replaced(&mut marks, false, &mut take);
    for at in 0..marks.len() {
        let old = marks.remove(at);
        take(&marks, PlateSlip::Length);
        marks.insert(at, old);
    }
    for at in 0..=marks.len() {
        for new in alphabet() {
            marks.insert(at, new);
            take(&marks, PlateSlip::Length);
            marks.remove(at);
        }
    }
}

/// Each mark with one character replaced, by its look-alikes or by all others.
fn replaced(marks: &mut [u8], by_look_alikes: bool, take: &mut impl FnMut(&[u8], PlateSlip)) {
    let slip = if by_look_alikes { PlateSlip::LookAlike } else { PlateSlip::Other };
    for at in 0..marks.len() {
        let Some(old) = marks.get(at).copied() else { continue };
        for new in alphabet().filter(|new| *new != old && is_look_alike(old, *new) == by_look_alikes) {
            put(marks, at, new);
            take(marks, slip);
        }
        put(marks, at, old);
    }
}

fn put(marks: &mut [u8], at: usize, new: u8) {
    if let Some(mark) = marks.get_mut(at) {
        *mark = new;
    }
}

fn alphabet() -> impl Iterator<Item = u8> {
    (b'A'..=b'Z').chain(b'0'..=b'9')
}

fn is_look_alike(one: u8, other: u8) -> bool {
    LOOK_ALIKE.contains(&(one, other)) || LOOK_ALIKE.contains(&(other, one))
}

/// A mark of seven characters read as the current form, letters where it has letters and figures
/// where it has figures: several look-alikes at once.
fn in_form(marks: &[u8]) -> Option<Vec<u8>> {
    const CURRENT: &[u8] = b"AA99AAA";
    if marks.len() != CURRENT.len() {
        return None;
    }
    let read: Vec<u8> = marks.iter().zip(CURRENT).map(|(mark, kind)| as_kind(*mark, *kind)).collect();
    (read != marks).then_some(read)
}

fn as_kind(mark: u8, kind: u8) -> u8 {
    const AS_FIGURES: [(&[u8], u8); 7] =
        [(b"ODQ", b'0'), (b"ILT", b'1'), (b"Z", b'2'), (b"A", b'4'), (b"S", b'5'), (b"G", b'6'), (b"B", b'8')];
    const AS_LETTERS: [(u8, u8); 7] =
        [(b'0', b'O'), (b'1', b'I'), (b'2', b'Z'), (b'4', b'A'), (b'5', b'S'), (b'6', b'G'), (b'8', b'B')];
    let read = if kind == b'9' {
        AS_FIGURES.iter().find(|(letters, _)| letters.contains(&mark)).map(|(_, figure)| *figure)
    } else {
        AS_LETTERS.iter().find(|(figure, _)| *figure == mark).map(|(_, letter)| *letter)
    };
    read.unwrap_or(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip_to(typed: &str, held: &str) -> Option<PlateSlip> {
        let mut found = None;
        slips(typed, |mark, slip| {
            if mark == held.as_bytes() && found.is_none() {
                found = Some(slip);
            }
        });
        found
    }

    #[test]
    fn each_slip_is_found_and_named() {
        assert_eq!(slip_to("AB12CDE", "AB12CDE"), Some(PlateSlip::None));
        assert_eq!(slip_to("AB1OCDE", "AB10CDE"), Some(PlateSlip::LookAlike));
        assert_eq!(slip_to("A8I2CDE", "AB12CDE"), Some(PlateSlip::LookAlike));
        assert_eq!(slip_to("AB21CDE", "AB12CDE"), Some(PlateSlip::Swapped));
        assert_eq!(slip_to("AB12CDF", "AB12CDE"), Some(PlateSlip::Other));
        assert_eq!(slip_to("AB12CD", "AB12CDE"), Some(PlateSlip::Length));
        assert_eq!(slip_to("AB112CDE", "AB12CDE"), Some(PlateSlip::Length));
        assert_eq!(slip_to("XX12CDE", "AB12CDE"), None);
    }

    #[test]
    fn nothing_typed_breaks_it() {
        for typed in ["", "A", &"X".repeat(200)] {
            let mut count = 0;
            slips(typed, |_, _| count += 1);
            assert!(count < 1_500);
        }
    }
}
