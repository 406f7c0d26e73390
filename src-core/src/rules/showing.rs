//! What a respondent may be shown of an order or read from it, and what of that counts as done.

use super::notice::NoticeKind;
use super::order::{OrderKind, Version};
use super::visibility::{Visibility, for_respondent, pieces};
use crate::words::Verbatim;

/// Each paragraph with the words of the court that he may see. Empty where no word is held that may be
/// told him: a note of HQ's is none, and neither are marks in the place of hidden words.
pub fn shown_words(version: &Version) -> Vec<(Verbatim, Verbatim)> {
    let held = version.conditions.iter().filter(|condition| condition.holds_the_courts_words());
    let cut = held.map(|each| (each.paragraph.clone(), pieces(&each.verbatim, each.visibility, &each.spans)));
    let cut: Vec<_> = cut.collect();
    let may_see = |visibility: Visibility| visibility == Visibility::RespondentMaySee;
    if !cut.iter().any(|(_, pieces)| pieces.iter().any(|piece| may_see(piece.visibility))) {
        return Vec::new();
    }
    cut.into_iter().map(|(paragraph, pieces)| (paragraph.into(), for_respondent(&pieces).into())).collect()
}

/// What an officer who showed an order, or read from it, may say that he did. A protection notice is
/// served in writing and in person by a constable (Crime and Security Act 2010 s.25(2); Domestic Abuse
/// Act 2021 s.25): showing it is no service, and starts no clock. Where no word was shown, none was read
/// and none handed.
pub fn done_by_showing(kind: &OrderKind, shown: &[(Verbatim, Verbatim)]) -> Vec<NoticeKind> {
    let mut done = vec![NoticeKind::ToldOfExistence];
    if !shown.is_empty() {
        done.extend([NoticeKind::TermsRead, NoticeKind::CopyHanded]);
    }
    if !shown.is_empty() && !kind.is_police_notice() {
        done.push(NoticeKind::FormallyServed);
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::assess::builders::{a_condition, a_version};
    use crate::rules::condition::{Condition, Term};

    fn words(term: Term, visibility: Visibility) -> Condition {
        Condition { visibility, ..a_condition(term) }
    }

    #[test]
    fn a_note_of_hq_and_hidden_words_are_nothing_to_show() {
        let hidden = words(Term::Alcohol, Visibility::NeedToKnow);
        let note = words(Term::WordsNotHeld, Visibility::RespondentMaySee);
        assert_eq!(shown_words(&a_version("1", vec![note.clone(), hidden.clone()])), []);
        let told = words(Term::Alcohol, Visibility::RespondentMaySee);
        let shown = shown_words(&a_version("1", vec![note, hidden, told]));
        let shown: Vec<&str> = shown.iter().map(|(_, words)| words.as_str()).collect();
        assert!(matches!(shown.as_slice(), ["[…]", words] if !words.contains('…')), "{shown:?}");
    }

    #[test]
    fn showing_a_police_notice_is_no_service() {
        let shown = [("1".into(), "Not to go to 9 Model Road".into())];
        for kind in [OrderKind::Dvpn, OrderKind::Dapn] {
            assert!(!done_by_showing(&kind, &shown).contains(&NoticeKind::FormallyServed), "{kind:?}");
        }
        assert!(done_by_showing(&OrderKind::Spo, &shown).contains(&NoticeKind::FormallyServed));
    }

    #[test]
    fn where_no_words_are_held_he_can_only_be_told_that_the_order_exists() {
        for kind in [OrderKind::NonMolestation, OrderKind::Dvpn] {
            assert_eq!(done_by_showing(&kind, &[]), [NoticeKind::ToldOfExistence]);
        }
    }
}
