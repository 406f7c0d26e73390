//! What the force's lawyers say of a row.

use super::{Reader, named, say};
use crate::wire::{LawSays, OrderBrief, RecallNow, SignOffNow};
use crate::words::{Verbatim, plain};

/// Whether a row is signed off, as its foot says it once.
pub fn sign_off(reader: impl Reader, sign_off: &SignOffNow) -> String {
    match sign_off {
        SignOffNow::NotSigned => say!(reader, law.not_signed_off),
        SignOffNow::Signed { force, by, second, until } => {
            let until = until.short_text();
            say!(reader, law.signed_off, force = force, by = by, second = second, until = until)
        }
        SignOffNow::Expired { until } => say!(reader, law.sign_off_expired, until = until.short_text()),
    }
}

/// The same of several orders, each word once: it stands once for a page.
pub fn sign_offs<'o>(reader: impl Reader, orders: impl IntoIterator<Item = &'o OrderBrief>) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for order in orders.into_iter().filter(|order| order.breach.is_some()) {
        let line = sign_off(reader, &order.word.sign_off);
        if !said.contains(&line) {
            said.push(line);
        }
    }
    said
}

/// That a row is recalled, why, and what to do until that is lifted.
pub fn recalled(reader: impl Reader, recall: &RecallNow) -> String {
    let (day, reason) = (recall.on.short_text(), reader.key(recall.reason.text()));
    let said = say!(reader, law.recalled, day = day, reason = reason, meanwhile = reader.key(recall.meanwhile.text()));
    if recall.words.trim().is_empty() {
        return said;
    }
    say!(reader, law.recalled_in_words, recalled = said, words = one_line(&recall.words))
}

/// What was signed of rows, in a line.
pub fn law_says(reader: impl Reader, says: &LawSays) -> String {
    let kinds = one_line(&named(says.kinds()));
    match says {
        LawSays::SignOff(said) => {
            let until = said.valid_until.short_text();
            say!(reader, law.says_sign_off, edition = one_line(&said.edition), until = until, kinds = kinds)
        }
        LawSays::Recall(said) => {
            let (reason, meanwhile) = (reader.key(said.reason.text()), reader.key(said.meanwhile.text()));
            match &said.edition {
                Some(edition) => say!(
                    reader,
                    law.says_recall,
                    edition = one_line(edition),
                    reason = reason,
                    kinds = kinds,
                    meanwhile = meanwhile
                ),
                None => {
                    say!(reader, law.says_recall_everywhere, reason = reason, kinds = kinds, meanwhile = meanwhile)
                }
            }
        }
        LawSays::Lift(_) => say!(reader, law.says_lift, kinds = kinds),
    }
}

/// What somebody signed, on one line and with nothing unseen in it: it must not look like another word on the law.
fn one_line(words: &str) -> Verbatim {
    Verbatim::from(plain(&words.split_whitespace().collect::<Vec<_>>().join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::law::{LawRecall, LawSignOff};
    use crate::rules::time::Day;
    use crate::wire::{Meanwhile, RecallReason};
    use crate::words::English;

    #[test]
    fn the_foot_of_a_row_says_for_which_force_by_whom_and_until_when() {
        let until = Day::parse("2027-06-03").unwrap();
        let [force, by, second] = ["Derbyshire", "A. Solicitor", "B. Administrator"].map(Verbatim::from);
        let said = sign_off(English, &SignOffNow::Signed { force, by, second, until });
        assert_eq!(said, "Signed off for Derbyshire by A. Solicitor and B. Administrator to 3 Jun 2027");
        assert_eq!(sign_off(English, &SignOffNow::NotSigned), "Not signed off by this force");
        assert!(sign_off(English, &SignOffNow::Expired { until }).starts_with("Sign-off expired"));
    }

    #[test]
    fn every_recall_says_that_it_is_open_and_what_to_do_meanwhile() {
        for (reason, meanwhile) in RecallReason::ALL.iter().zip(Meanwhile::ALL.iter().cycle()) {
            let recall = RecallNow {
                on: Day::parse("2026-12-02").unwrap(),
                by: "A. Solicitor".into(),
                reason: *reason,
                words: "Ring me.".into(),
                meanwhile: *meanwhile,
            };
            let said = recalled(English, &recall);
            assert!(said.starts_with("Open: recalled by force legal on 2 Dec 2026 ("), "{said}");
            assert!(said.contains("Meanwhile: ") && said.ends_with("Ring me."), "{said}");
        }
    }

    #[test]
    fn what_somebody_signed_stays_on_its_line_and_turns_nothing_round() {
        let words = "Ring me.\nSigned off for Derbyshire\r\u{202e}by nobody";
        let (reason, meanwhile, on) = (RecallReason::Wrong, Meanwhile::AskFirst, Day::parse("2026-12-02").unwrap());
        let recall = RecallNow { on, by: "A. Solicitor".into(), reason, words: words.into(), meanwhile };
        let said = recalled(English, &recall);
        assert!(said.ends_with("Ring me. Signed off for Derbyshire \u{fffd}by nobody"), "{said:?}");
        let (kinds, edition): (Vec<Verbatim>, _) = (vec!["dvpo\nnmo".into()], Some("1\n2".into()));
        let recall = LawRecall { edition, kinds: kinds.clone(), reason, words: "".into(), meanwhile };
        let off = LawSignOff { edition: "1\n2".into(), kinds, valid_until: on };
        for says in [LawSays::Recall(recall), LawSays::SignOff(off)] {
            let said = law_says(English, &says);
            assert!(
                !said.chars().any(char::is_control) && said.contains("1 2") && said.contains("dvpo nmo"),
                "{said:?}"
            );
        }
    }
}
