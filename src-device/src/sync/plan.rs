//! What to fetch, decided before anything is: pure.

use cordon_core::proof::protocol::{ScopeState, SegmentRef};

/// One step of a pull.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Fetch a segment ahead, for later: nothing held is forgotten before all of its successors are here.
    Bring {
        /// Which.
        segment: SegmentRef,
    },
    /// The scope's feed was cut anew: forget what is held of it.
    Forget,
    /// Fetch and apply a segment, skipping rows up to a revision.
    Fetch {
        /// Which.
        segment: SegmentRef,
        /// Rows up to here are in already.
        after: u64,
    },
    /// Say that the scope is held as HQ states it.
    Mark,
}

/// What is held of a scope before a pull.
#[derive(Clone, Copy, Debug, Default)]
pub struct Held {
    /// The epoch that all of it was held in.
    pub whole: Option<u64>,
    /// The epoch that its rows are of, where a pull was cut before all of them were in.
    pub begun: Option<u64>,
    /// The last revision that is in.
    pub applied: u64,
}

/// The steps that bring one scope up to HQ's statement. Nothing changed: only the mark, for the
/// copy's age moves on.
pub fn steps(held: Held, stated: &ScopeState) -> Vec<Step> {
    let Held { whole, begun, applied } = held;
    let mut steps = Vec::new();
    // A pull that was cut goes on where it stopped.
    let same_epoch = whole.or(begun) == Some(stated.epoch) && applied <= stated.revision;
    let after = if same_epoch { applied } else { 0 };
    let wanted: Vec<&SegmentRef> = stated.segments.iter().filter(|segment| segment.to > after).collect();
    if !same_epoch {
        // A signal lost half way must leave the old copy whole. Where nothing is held, nothing is lost.
        if whole.is_some() {
            steps.extend(wanted.iter().map(|segment| Step::Bring { segment: (*segment).clone() }));
        }
        // Without a statement of coverage there may still be leftovers of a pull that was cut.
        steps.push(Step::Forget);
    }
    steps.extend(wanted.into_iter().map(|segment| Step::Fetch { segment: segment.clone(), after }));
    steps.push(Step::Mark);
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use cordon_core::proof::digest::Digest;

    fn segment(from: u64, to: u64) -> SegmentRef {
        SegmentRef { hash: Digest::of(&to.to_be_bytes()), from, to, bytes: 1 }
    }

    fn stated(epoch: u64, segments: Vec<SegmentRef>) -> ScopeState {
        ScopeState {
            scope: "force:x".into(),
            shown: "X".into(),
            not_held: vec![],
            epoch,
            revision: segments.last().map_or(0, |last| last.to),
            digest: ScopeState::digest_of(&segments),
            segments,
        }
    }

    fn held(epoch: u64, applied: u64) -> Held {
        Held { whole: Some(epoch), begun: None, applied }
    }

    #[test]
    fn nothing_new_fetches_nothing() {
        assert_eq!(steps(held(1, 9), &stated(1, vec![segment(1, 9)])), [Step::Mark]);
    }

    #[test]
    fn a_grown_tail_is_fetched_and_old_rows_skipped() {
        let tail = segment(1, 9);
        let expected = [Step::Fetch { segment: tail.clone(), after: 4 }, Step::Mark];
        assert_eq!(steps(held(1, 4), &stated(1, vec![tail])), expected);
    }

    #[test]
    fn what_is_held_of_an_old_epoch_goes_once_all_of_the_new_one_is_here() {
        let (one, two) = (segment(1, 5), segment(6, 9));
        let expected = [
            Step::Bring { segment: one.clone() },
            Step::Bring { segment: two.clone() },
            Step::Forget,
            Step::Fetch { segment: one.clone(), after: 0 },
            Step::Fetch { segment: two.clone(), after: 0 },
            Step::Mark,
        ];
        assert_eq!(steps(held(1, 4), &stated(2, vec![one, two])), expected);
    }

    #[test]
    fn where_nothing_is_held_nothing_is_fetched_ahead() {
        let tail = segment(1, 9);
        let expected = [Step::Forget, Step::Fetch { segment: tail.clone(), after: 0 }, Step::Mark];
        let leftovers = Held { applied: 4, ..Held::default() };
        assert_eq!(steps(leftovers, &stated(2, vec![tail.clone()])), expected);
        let of_another_epoch = Held { begun: Some(1), ..leftovers };
        assert_eq!(steps(of_another_epoch, &stated(2, vec![tail])), expected);
    }

    #[test]
    fn a_first_pull_that_was_cut_goes_on_where_it_stopped() {
        let (one, two) = (segment(1, 4), segment(5, 9));
        let cut = Held { whole: None, begun: Some(2), applied: 4 };
        let expected = [Step::Fetch { segment: two.clone(), after: 4 }, Step::Mark];
        assert_eq!(steps(cut, &stated(2, vec![one.clone(), two.clone()])), expected);
        let whole = [Step::Mark];
        assert_eq!(steps(Held { applied: 9, ..cut }, &stated(2, vec![one, two])), whole);
    }

    #[test]
    fn an_hq_that_lost_rows_is_read_anew() {
        let tail = segment(1, 3);
        let expected = [
            Step::Bring { segment: tail.clone() },
            Step::Forget,
            Step::Fetch { segment: tail.clone(), after: 0 },
            Step::Mark,
        ];
        assert_eq!(steps(held(1, 9), &stated(1, vec![tail])), expected);
    }
}
