use super::*;
use crate::testing::{now, open_house};
use cordon_core::proof::segment::{RowKind, RowState};
use cordon_core::rules::coverage::NotHeld;
use cordon_core::wire::Unreached;

const SCOPE: &str = "force:x";

/// A segment of rows of a kind that this edition does not know.
fn cut(epoch: u64, revisions: std::ops::RangeInclusive<u64>) -> (SegmentRef, Vec<u8>) {
    let rows: Vec<FeedRow> = revisions
        .map(|revision| FeedRow {
            revision,
            kind: RowKind::Unknown,
            id: format!("{epoch}-{revision}"),
            state: RowState::Put,
            body: Some(serde_json::json!({ "revision": revision })),
        })
        .collect();
    let (header, bytes) = segment::write(SCOPE, epoch, &rows).unwrap();
    let cut = SegmentRef { hash: header.hash, from: header.from, to: header.to, bytes: bytes.len() as u64 };
    (cut, bytes)
}

fn stated(epoch: u64, segments: Vec<SegmentRef>) -> ScopeState {
    ScopeState {
        scope: SCOPE.to_owned(),
        shown: "X".to_owned(),
        not_held: Vec::new(),
        epoch,
        revision: segments.last().map_or(0, |last| last.to),
        digest: ScopeState::digest_of(&segments),
        segments,
    }
}

fn pull(house: &House, source: Source<'_>, stated: &ScopeState) -> Result<bool, Failure> {
    pull_scope(house, source, stated, now(), &mut Touched::default())
}

/// The epoch held, and whether the rows of it are.
fn held(house: &House) -> (Option<u64>, bool) {
    house
        .with_session(|session| {
            let epoch = coverage::find(&session.replica, SCOPE)?.map(|held| held.epoch);
            let has_rows = coverage::reach(&session.replica)?.not_held.contains(&NotHeld::RowsNotRead);
            Ok((epoch, has_rows))
        })
        .unwrap()
}

#[test]
fn a_signal_lost_while_a_scope_is_read_anew_leaves_the_old_copy_whole() {
    let (house, _folder) = open_house();
    let (old, old_bytes) = cut(1, 1..=3);
    assert!(pull(&house, &|_hash| Ok(old_bytes.clone()), &stated(1, vec![old])).unwrap());
    assert_eq!(held(&house), (Some(1), true));

    let (one, one_bytes) = cut(2, 1..=2);
    let (two, two_bytes) = cut(2, 3..=4);
    let anew = stated(2, vec![one.clone(), two.clone()]);
    let only_the_first = |hash: Digest| {
        if hash == one.hash { Ok(one_bytes.clone()) } else { Err(Failure::Unreachable(Unreached::NoConnection)) }
    };
    let lost = pull(&house, &only_the_first, &anew);
    assert!(matches!(lost, Err(Failure::Unreachable(_))));
    assert_eq!(held(&house), (Some(1), true));
    let spoilt = |hash: Digest| Ok(if hash == one.hash { one_bytes.clone() } else { b"no segment".to_vec() });
    assert!(matches!(pull(&house, &spoilt, &anew), Err(Failure::Unreadable { .. })));
    assert_eq!(held(&house), (Some(1), true));

    let both = |hash: Digest| Ok(if hash == one.hash { one_bytes.clone() } else { two_bytes.clone() });
    assert!(pull(&house, &both, &anew).unwrap());
    assert_eq!(held(&house), (Some(2), true));
    let last = house.with_session(|session| coverage::last_revision(&session.replica, SCOPE)).unwrap();
    assert_eq!(last, two.to);
}
