//! Identifiers whose letters stand for figures that look like them, or the other way about, as hands and
//! scanners write them. One reader for what is imported and for what is typed, so that either finds the other.

use super::{Outward, Phone, normalise_phone, normalise_plate, normalise_postcode};

/// The letters O, I and L as the figures that they look like; `None` where none stands there or one that
/// is alone in its group, for then it is no figure. A last letter may be a check letter, and is kept if it
/// is none of these.
pub fn as_figures(text: &str) -> Option<String> {
    const LOOK_ALIKE: [(char, char); 6] = [('O', '0'), ('o', '0'), ('I', '1'), ('i', '1'), ('L', '1'), ('l', '1')];
    let figure = |mark: char| LOOK_ALIKE.iter().find(|(letter, _)| *letter == mark).map_or(mark, |(_, figure)| *figure);
    let all_have_one = text.split_whitespace().all(|group| group.bytes().any(|mark| mark.is_ascii_digit()));
    let mended: String = text.chars().map(figure).collect();
    (all_have_one && mended != text).then_some(mended)
}

/// Figures, letters and marks of full width, and the figures of Arabic and Persian, as those of ASCII.
pub fn in_ascii(text: &str) -> String {
    let plain = |mark: char| match mark {
        '\u{ff01}'..='\u{ff5e}' => shifted(mark, 0xff01, '!'),
        '\u{3000}' => ' ',
        '\u{660}'..='\u{669}' => shifted(mark, 0x660, '0'),
        '\u{6f0}'..='\u{6f9}' => shifted(mark, 0x6f0, '0'),
        other => other,
    };
    text.chars().map(plain).collect()
}

fn shifted(mark: char, from: u32, to: char) -> char {
    let code = u32::from(to).checked_add(u32::from(mark).saturating_sub(from));
    code.and_then(char::from_u32).unwrap_or(mark)
}

/// A telephone number as [`normalise_phone`] has it, letters for figures included where it is then one that is
/// given out in the United Kingdom.
pub fn phone_as_meant(text: &str) -> Option<String> {
    let text = in_ascii(text);
    normalise_phone(&text).or_else(|| {
        let phone = Phone::parse(&as_figures(&text)?).ok().filter(|phone| phone.national().is_some())?;
        Some(phone.as_str().to_owned())
    })
}

/// A whole postcode as [`normalise_postcode`] has it, a nought for an O or the other way about included.
pub fn postcode_as_meant(text: &str) -> Option<String> {
    if let Some(plain) = normalise_postcode(text) {
        return Some(plain);
    }
    let written = normalise_plate(text);
    let (outward, inward) = written.split_at_checked(written.len().checked_sub(3)?)?;
    let has_figure = outward.bytes().any(|byte| byte.is_ascii_digit());
    let (figure, letters) = inward.split_at_checked(1)?;
    let inward = format!("{}{}", figure.replace('O', "0"), letters.replace('0', "O"));
    // No district ends with a letter that looks like a figure.
    let is_outward = Outward::parse(outward).is_ok() && !outward.ends_with(['O', 'I', 'L']);
    let mended = if is_outward { outward.to_owned() } else { outward_mended(outward)? };
    // Letters never given out there are part of a word ("Oak").
    let never = ['C', 'I', 'K', 'M', 'V'];
    let is_word = has_figure && figure == "O" && letters.contains(never);
    if is_word || !written.bytes().any(|byte| byte.is_ascii_digit()) || text.len() > 8 {
        return None;
    }
    normalise_postcode(&format!("{mended}{inward}"))
}

/// "DEI" for "DE1", "SW1O" for "SW10": the figures at the end.
fn outward_mended(outward: &str) -> Option<String> {
    let letters = outward.bytes().take(2).take_while(u8::is_ascii_alphabetic).count();
    let (area, rest) = outward.split_at_checked(letters)?;
    let figures = rest.replace('O', "0").replace(['I', 'L'], "1");
    let mended = format!("{area}{figures}");
    (Outward::parse(&mended).is_ok() && !rest.is_empty()).then_some(mended)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_that_looks_like_a_figure_is_one_in_numbers_given_out_here() {
        for text in ["O7700 9OO377", "07700900377", "0770090037\u{ff17}", "\u{660}7700900377", "+44 77OO 9OO377"] {
            assert_eq!(phone_as_meant(text).as_deref(), Some("+447700900377"), "{text}");
        }
        assert_eq!(phone_as_meant("oil"), None);
        for text in ["DEI 9QZ", "DE1 9QZ", "de19qz"] {
            assert_eq!(postcode_as_meant(text).as_deref(), Some("DE1 9QZ"), "{text}");
        }
        assert_eq!(postcode_as_meant("Oak"), None);
    }
}
