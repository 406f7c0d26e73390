use super::*;
use crate::store::replica::{filling, orders, zones};
use crate::sync::filling::finish_cut;
use crate::testing::{Moved, now, open_house, open_house_in, order_rows};
use cordon_core::proof::segment::{RowKind, RowState};
use cordon_core::rules::coverage::NotHeld;
use cordon_core::wire::Unreached;
use std::sync::Arc;

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
    pull_all(house, source, &ScopesReply { now: now(), scopes: vec![stated.clone()], officers: Vec::new() })
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

/// The demo's order and others like it, in segments of one.
fn orders_cut(epoch: u64, many: u64) -> Vec<(SegmentRef, Vec<u8>)> {
    let cut = |row: FeedRow| {
        let (header, bytes) = segment::write(SCOPE, epoch, &[row]).unwrap();
        (SegmentRef { hash: header.hash, from: header.from, to: header.to, bytes: bytes.len() as u64 }, bytes)
    };
    order_rows(many).into_iter().map(cut).collect()
}

/// Whether the copy is being filled, how many orders it holds, how many areas it finds them by.
fn filled(house: &House) -> (bool, u64, usize) {
    let filled = |session: &mut Session| {
        let copy = &session.replica;
        Ok((filling::is_under_way(copy)?, orders::count(copy)?, zones::all(copy)?.len()))
    };
    house.with_session(filled).unwrap()
}

#[test]
fn a_first_pull_that_a_lost_signal_cut_goes_on_where_it_stopped() {
    let (house, _folder) = open_house();
    let cut = orders_cut(1, 25);
    let all = stated(1, cut.iter().map(|(segment, _bytes)| segment.clone()).collect());
    let asked = std::cell::RefCell::new(Vec::new());
    let up_to = |last: u64| {
        let (cut, asked) = (&cut, &asked);
        move |hash: Digest| {
            let (segment, bytes) = cut.iter().find(|(segment, _bytes)| segment.hash == hash).unwrap();
            asked.borrow_mut().push(segment.to);
            if segment.to <= last { Ok(bytes.clone()) } else { Err(Failure::Unreachable(Unreached::NoConnection)) }
        }
    };
    assert!(matches!(pull(&house, &up_to(13), &all), Err(Failure::Unreachable(_))));
    assert_eq!(filled(&house), (false, 13, 13), "what came is found");
    assert_eq!(held(&house).0, None, "and is no whole copy");

    asked.borrow_mut().clear();
    assert!(pull(&house, &up_to(25), &all).unwrap());
    assert_eq!(*asked.borrow(), (14..=25).collect::<Vec<_>>());
    assert_eq!((filled(&house), held(&house).0), ((false, 25, 25), Some(1)));
    assert!(!pull(&house, &up_to(0), &all).unwrap(), "nothing new");
}

#[test]
fn what_comes_before_a_segment_that_does_not_read_stays() {
    let (house, _folder) = open_house();
    let cut = orders_cut(1, 3);
    let all = stated(1, cut.iter().map(|(segment, _bytes)| segment.clone()).collect());
    let spoilt = |hash: Digest| {
        let (segment, bytes) = cut.iter().find(|(segment, _bytes)| segment.hash == hash).unwrap();
        Ok(if segment.to == 3 { b"no segment".to_vec() } else { bytes.clone() })
    };
    assert!(matches!(pull(&house, &spoilt, &all), Err(Failure::Unreadable { .. })));
    assert_eq!((filled(&house), held(&house).0), ((false, 2, 2), None));
}

#[test]
fn a_copy_that_a_kill_left_half_prepared_is_prepared_without_hq() {
    let (house, folder) = open_house();
    let fill = |session: &mut Session| {
        filling::begin(&session.replica)?;
        order_rows(4).iter().try_for_each(|row| apply::row_alone(&session.replica, SCOPE, row))
    };
    house.with_session(fill).unwrap();
    assert_eq!(filled(&house), (true, 4, 0));
    drop(house);
    let house = open_house_in(&folder, Arc::new(Moved::default()));
    assert_eq!(filled(&house), (true, 4, 0));
    finish_cut(&house).unwrap();
    assert_eq!(filled(&house), (false, 4, 4));
    finish_cut(&house).unwrap();
}

#[test]
fn an_area_that_is_read_anew_beside_another_is_kept_row_by_row() {
    let (house, _folder) = open_house();
    let (other, other_bytes) = cut(1, 1..=1);
    assert!(pull(&house, &|_hash| Ok(other_bytes.clone()), &stated(1, vec![other])).unwrap());
    let rows = order_rows(2);
    let (header, bytes) = segment::write("force:y", 1, &rows).unwrap();
    let segment = SegmentRef { hash: header.hash, from: 1, to: 2, bytes: bytes.len() as u64 };
    let second = ScopeState { scope: "force:y".to_owned(), ..stated(1, vec![segment]) };
    let mut touched = Touched::default();
    assert!(pull_scope(&house, &|_hash| Ok(bytes.clone()), &second, now(), &mut touched).unwrap());
    assert!(touched.filling.is_none());
    assert_eq!(filled(&house), (false, 2, 2));
}

#[test]
fn a_copy_in_a_form_that_this_edition_does_not_read_is_said_to_be_so_and_changes_nothing() {
    let (house, _folder) = open_house();
    let (old, old_bytes) = cut(1, 1..=3);
    assert!(pull(&house, &|_hash| Ok(old_bytes.clone()), &stated(1, vec![old])).unwrap());
    let (one, bytes) = cut(2, 1..=2);
    // The version of the container, and the type of its payload.
    for at in [7, 8] {
        let mut later = bytes.clone();
        later[at] = 2;
        let refused = pull(&house, &|_hash| Ok(later.clone()), &stated(2, vec![one.clone()]));
        assert!(matches!(refused, Err(Failure::OtherEdition)), "{refused:?}");
        assert_eq!(held(&house), (Some(1), true));
    }
}

#[test]
fn a_segment_of_another_place_is_not_the_one_that_was_wanted() {
    let (house, _folder) = open_house();
    let (cut, bytes) = cut(1, 1..=3);
    let other_place = SegmentRef { to: 4, ..cut.clone() };
    assert!(matches!(
        pull(&house, &|_hash| Ok(bytes.clone()), &stated(1, vec![other_place])),
        Err(Failure::Unreadable { .. })
    ));
    let mut later = bytes.clone();
    later[16] = 2;
    assert!(matches!(pull(&house, &|_hash| Ok(later.clone()), &stated(1, vec![cut])), Err(Failure::Unreadable { .. })));
    assert_eq!(held(&house).0, None);
}
