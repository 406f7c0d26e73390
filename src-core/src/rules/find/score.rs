//! How the words of a query fit the words of one held name: each word is counted once.

use super::likeness::Likeness;

/// A typed word that has no counterpart though the name has words left: another name was meant.
const CONTRADICTED: f64 = -5.0;
/// A typed word for which the name has nothing left: not recorded, all but neutral.
const NOT_RECORDED: f64 = -1.0;
/// A word of the name that was not typed, as second names are not.
const NOT_TYPED: f64 = -0.3;
/// More words of a name than this, left untyped, cost no more.
const NOT_TYPED_MOST: u32 = 4;

/// A typed word, or neighbouring ones taken together, beside a word of the name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pairing {
    /// The typed words: a bit each.
    pub typed: u16,
    /// The name's word: its place.
    pub held: u8,
    /// How they stand.
    pub likeness: Likeness,
    /// What that weighs.
    pub bits: f64,
}

/// How a query's words fit a name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fitted {
    /// In all.
    pub bits: f64,
    /// Which word went with which, weightiest first.
    pub pairs: Vec<Pairing>,
    /// Whether every typed word has its counterpart.
    pub whole: bool,
    /// What a typed word without counterpart took, at most: given back where it is of something else.
    pub lacking: f64,
}

/// Fits words to a name of `held` words: the weightiest pairs first, no word twice. A name of no words is
/// one that is not recorded: it weighs less than any that agrees.
pub fn fit(typed: u16, held: u8, pairings: &mut Vec<Pairing>) -> Fitted {
    pairings.sort_by(|one, other| other.bits.total_cmp(&one.bits));
    let mut left = typed;
    let mut taken: u32 = 0;
    let mut fitted = Fitted::default();
    for pair in pairings.drain(..) {
        let place = 1_u32.checked_shl(u32::from(pair.held)).unwrap_or(0);
        let worth = pair.bits > CONTRADICTED * f64::from(pair.typed.count_ones());
        if worth && left & pair.typed == pair.typed && taken & place == 0 {
            left &= !pair.typed;
            taken |= place;
            fitted.bits += pair.bits;
            fitted.pairs.push(pair);
        }
    }
    let spare = u32::from(held).saturating_sub(taken.count_ones());
    let missing = left.count_ones();
    let contradicted = missing.min(spare);
    fitted.bits += CONTRADICTED * f64::from(contradicted) + NOT_RECORDED * f64::from(missing - contradicted);
    // Whoever has no name recorded may have as many words of it untyped as anybody.
    let not_typed = if held == 0 { NOT_TYPED_MOST } else { (spare - contradicted).min(NOT_TYPED_MOST) };
    fitted.bits += NOT_TYPED * f64::from(not_typed);
    fitted.lacking = if held == 0 { -NOT_RECORDED } else { -CONTRADICTED };
    fitted.whole = missing == 0 && typed != 0;
    fitted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(typed: u16, held: u8, bits: f64) -> Pairing {
        Pairing { typed, held, likeness: Likeness::Same, bits }
    }

    #[test]
    fn each_word_counts_once() {
        let fitted = fit(0b11, 2, &mut vec![pair(1, 0, 8.0), pair(2, 0, 7.0), pair(2, 1, 3.0)]);
        assert_eq!(fitted.bits, 11.0);
        assert!(fitted.whole);
    }

    #[test]
    fn two_typed_words_may_be_one_held_word() {
        let fitted = fit(0b11, 1, &mut vec![pair(0b11, 0, 12.0), pair(1, 0, 2.0)]);
        assert_eq!((fitted.bits, fitted.whole), (12.0, true));
    }

    #[test]
    fn a_name_not_recorded_weighs_less_than_another_name() {
        let absent = fit(0b11, 1, &mut vec![pair(1, 0, 8.0)]);
        let other = fit(0b11, 2, &mut vec![pair(1, 0, 8.0)]);
        assert_eq!(absent.bits, 7.0);
        assert_eq!(other.bits, 3.0);
        assert!(!absent.whole && !other.whole);
    }

    #[test]
    fn whoever_has_no_name_weighs_less_than_one_whose_name_agrees() {
        for typed in [0b1_u16, 0b11, 0b111] {
            let unnamed = fit(typed, 0, &mut Vec::new());
            assert!(!unnamed.whole && unnamed.bits < 0.0);
            // A name that everybody has weighs nothing, and the rest of a long one was not typed.
            let words = u8::try_from(typed.count_ones()).unwrap();
            let mut agreeing = (0..words).map(|at| pair(1 << at, at, 0.0)).collect();
            let named = fit(typed, words + 6, &mut agreeing);
            assert!(named.whole && named.bits > unnamed.bits, "{typed:b}: {} {}", named.bits, unnamed.bits);
        }
        // The family name alone agrees, and another given name was typed.
        let family = fit(0b11, 2, &mut vec![pair(1, 0, 2.0)]);
        assert!(family.bits > fit(0b11, 0, &mut Vec::new()).bits);
    }

    #[test]
    fn a_word_of_a_street_gives_back_no_more_than_it_took() {
        let unnamed = fit(0b11, 0, &mut Vec::new());
        assert!(unnamed.bits + 2.0 * unnamed.lacking <= 0.0);
        let named = fit(0b11, 2, &mut Vec::new());
        assert!(named.bits + 2.0 * named.lacking <= 0.0);
    }

    #[test]
    fn a_second_name_not_typed_costs_little() {
        let fitted = fit(0b1, 3, &mut vec![pair(1, 0, 8.0)]);
        assert!(fitted.bits > 7.0 && fitted.bits < 8.0);
    }
}
