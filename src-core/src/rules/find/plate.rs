//! Registration marks that one slip of the eye or the finger could have made of another.

/// No mark has more characters than this (see `identifiers::Vrm`).
pub const LONGEST_PLATE: usize = 10;

/// Characters read for one another, by shape.
const LOOK_ALIKE: [(char, char); 16] = [
    ('0', 'O'),
    ('0', 'D'),
    ('0', 'Q'),
    ('O', 'Q'),
    ('O', 'D'),
    ('1', 'I'),
    ('1', 'L'),
    ('I', 'L'),
    ('1', 'T'),
    ('2', 'Z'),
    ('5', 'S'),
    ('6', 'G'),
    ('8', 'B'),
    ('4', 'A'),
    ('M', 'N'),
    ('V', 'U'),
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

/// Every mark within one slip of a typed one (letters and digits in capitals), each once with its
/// likeliest slip, nearest first.
pub fn slips(typed: &str) -> Vec<(String, PlateSlip)> {
    let marks: Vec<char> = typed.chars().take(LONGEST_PLATE + 1).collect();
    let mut found = vec![(typed.to_owned(), PlateSlip::None)];
    found.extend(in_form(&marks).map(|read| (read, PlateSlip::LookAlike)));
    let replaced = |slip: PlateSlip| {
        let marks = marks.clone();
        (0..marks.len()).flat_map(move |at| {
            let marks = marks.clone();
            alphabet().filter_map(move |new| {
                let old = *marks.get(at)?;
                (new != old && is_look_alike(old, new) == (slip == PlateSlip::LookAlike))
                    .then(|| (with(&marks, at, new), slip))
            })
        })
    };
    found.extend(replaced(PlateSlip::LookAlike));
    for at in 1..marks.len() {
        let mut swapped = marks.clone();
        swapped.swap(at - 1, at);
        found.push((swapped.iter().collect(), PlateSlip::Swapped));
    }
    found.extend(replaced(PlateSlip::Other));
    for at in 0..marks.len() {
        let mut shorter = marks.clone();
        shorter.remove(at);
        found.push((shorter.into_iter().collect(), PlateSlip::Length));
    }
    for at in 0..=marks.len() {
        for new in alphabet() {
            let mut longer = marks.clone();
            longer.insert(at, new);
            found.push((longer.into_iter().collect(), PlateSlip::Length));
        }
    }
    let mut seen = std::collections::HashSet::new();
    found.retain(|(mark, _slip)| seen.insert(mark.clone()));
    found
}

fn alphabet() -> impl Iterator<Item = char> {
    ('A'..='Z').chain('0'..='9')
}

fn with(marks: &[char], at: usize, new: char) -> String {
    marks.iter().enumerate().map(|(place, old)| if place == at { new } else { *old }).collect()
}

fn is_look_alike(one: char, other: char) -> bool {
    LOOK_ALIKE.contains(&(one, other)) || LOOK_ALIKE.contains(&(other, one))
}

/// A mark of seven characters read as the current form, letters where it has letters and figures
/// where it has figures: several look-alikes at once.
fn in_form(marks: &[char]) -> Option<String> {
    const CURRENT: &str = "AA99AAA";
    if marks.len() != CURRENT.len() {
        return None;
    }
    let read: String = marks.iter().zip(CURRENT.chars()).map(|(mark, kind)| as_kind(*mark, kind)).collect();
    (read != marks.iter().collect::<String>()).then_some(read)
}

fn as_kind(mark: char, kind: char) -> char {
    match (mark, kind) {
        ('O' | 'D' | 'Q', '9') => '0',
        ('I' | 'L' | 'T', '9') => '1',
        ('Z', '9') => '2',
        ('S', '9') => '5',
        ('G', '9') => '6',
        ('B', '9') => '8',
        ('A', '9') => '4',
        ('0', 'A') => 'O',
        ('1', 'A') => 'I',
        ('2', 'A') => 'Z',
        ('5', 'A') => 'S',
        ('6', 'A') => 'G',
        ('8', 'A') => 'B',
        ('4', 'A') => 'A',
        (other, _) => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip_to(typed: &str, held: &str) -> Option<PlateSlip> {
        slips(typed).into_iter().find(|(mark, _)| mark == held).map(|(_, slip)| slip)
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
            assert!(slips(typed).len() < 1_500);
        }
    }
}
