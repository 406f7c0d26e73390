//! Feeds and their segments.

use super::{Stand, at, revision, set_up, state};
use crate::failure::Failure;
use crate::store::Store;
use crate::store::feed::{About, Covers, HeldScope, NewScope, Statement};
use cordon_core::proof::segment::{self, FeedRow, RowKind, RowState};
use cordon_core::rules::coverage::NotHeld;

pub fn revisions_of_a_scope_rise_by_one_without_a_gap(stand: &dyn Stand) {
    let store = stand.open();
    set_up(&store, "a");
    set_up(&store, "b");
    assert_eq!(revision(&store, "a"), 0);
    let given = [("a", "x"), ("a", "y"), ("b", "x"), ("a", "x")].map(|(scope, id)| state(&store, scope, id, "1"));
    assert_eq!(given, [1, 2, 1, 3], "each scope counts for itself");
    assert_eq!((revision(&store, "a"), revision(&store, "b")), (3, 1));
}

pub fn a_scope_is_forgotten_where_nothing_was_stated_in_it_and_nowhere_else(stand: &dyn Stand) {
    let store = stand.open();
    set_up(&store, "a");
    set_up(&store, "b");
    state(&store, "b", "x", "1");
    store.write(|tx| tx.forget_empty_scope("a")).unwrap();
    assert_eq!(store.read(|db| db.find_scope("a")).unwrap(), None);
    for held in ["b", "nowhere"] {
        assert!(store.write(|tx| tx.forget_empty_scope(held)).is_err(), "{held}");
    }
    assert_eq!(revision(&store, "b"), 1);
}

pub fn a_revision_whose_transaction_failed_is_given_out_again(stand: &dyn Stand) {
    let store = stand.open();
    set_up(&store, "a");
    let failed = store.write(|tx| {
        let about = About { scope: "a", kind: RowKind::Notice, id: "x" };
        assert_eq!(tx.keep_statement(about, RowState::Put, Some("1"))?, 1);
        Err::<(), _>(Failure::Stopped)
    });
    assert!(failed.is_err());
    assert_eq!(revision(&store, "a"), 0);
    assert_eq!(state(&store, "a", "y", "1"), 1);
}

pub fn a_statement_needs_its_scope(stand: &dyn Stand) {
    let store = stand.open();
    let about = About { scope: "nowhere", kind: RowKind::Order, id: "x" };
    assert!(store.write(|tx| tx.keep_statement(about, RowState::Put, Some("1"))).is_err());
    assert_eq!(store.read(|db| db.find_statement(about)).unwrap(), None);
}

pub fn the_last_statement_about_something_stands_in_its_exact_words(stand: &dyn Stand) {
    let store = stand.open();
    set_up(&store, "a");
    set_up(&store, "b");
    let words = "{\"z\": 0.30000000000000004,  \"a\":\"\u{e9}\"}";
    let about = About { scope: "a", kind: RowKind::Order, id: "x" };
    let said = [(Some("1"), RowState::Put), (Some(words), RowState::Put)];
    for (body, state) in said {
        store.write(|tx| tx.keep_statement(about, state, body)).unwrap();
    }
    state(&store, "a", "x", "\"of another kind\"");
    state(&store, "b", "x", "\"of another scope\"");
    let held = |about| store.read(|db| db.find_statement(about)).unwrap();
    let stands = Statement { revision: 2, state: RowState::Put, body: Some(words.to_owned()) };
    assert_eq!(held(about), Some(stands));
    store.write(|tx| tx.keep_statement(about, RowState::Withdrawn, None)).unwrap();
    assert_eq!(held(about), Some(Statement { revision: 4, state: RowState::Withdrawn, body: None }));
    assert_eq!(held(About { id: "X", ..about }), None, "ids differ by case");
}

pub fn rows_come_in_order_within_both_bounds(stand: &dyn Stand) {
    let store = stand.open();
    set_up(&store, "a");
    set_up(&store, "b");
    (1..=12).for_each(|number| {
        state(&store, "a", &format!("{}", 100 - number), "1");
        state(&store, "b", "x", "1");
    });
    let revisions = |from, to| -> Vec<u64> {
        store.read(|db| db.list_rows("a", from, to)).unwrap().iter().map(|row| row.revision).collect()
    };
    assert_eq!(revisions(9, 11), [9, 10, 11]);
    assert_eq!(revisions(12, u64::MAX), [12]);
    assert!(revisions(13, 20).is_empty() && revisions(5, 4).is_empty());
}

pub fn a_scope_is_set_up_once(stand: &dyn Stand) {
    let store = stand.open();
    let not_held = [NotHeld::Other("bail".into()), NotHeld::Other("prison".into())];
    let first = NewScope { name: "a", shown: "A", covers: Covers::Area, not_held: &not_held };
    store.write(|tx| tx.ensure_scope(&first)).unwrap();
    state(&store, "a", "x", "1");
    store.write(|tx| tx.ensure_scope(&NewScope { shown: "Other", not_held: &[], ..first })).unwrap();
    let held = || store.read(|db| db.find_scope("a")).unwrap().unwrap();
    let stands = HeldScope { shown: "A".to_owned(), not_held: not_held.to_vec(), epoch: 1, revision: 1 };
    assert_eq!(held(), stands);
    store.write(|tx| tx.set_not_held("a", &not_held[..1])).unwrap();
    assert_eq!(held(), HeldScope { not_held: not_held[..1].to_vec(), ..stands });
    assert_eq!(store.read(|db| db.find_scope("b")).unwrap(), None);
}

pub fn areas_are_listed_and_the_scopes_of_devices_are_not(stand: &dyn Stand) {
    let store = stand.open();
    for (name, covers) in [("force:b", Covers::Area), ("device:x", Covers::Device), ("force:a", Covers::Area)] {
        store.write(|tx| tx.ensure_scope(&NewScope { name, shown: "A", covers, not_held: &[] })).unwrap();
    }
    assert_eq!(store.read(|db| db.list_areas()).unwrap(), ["force:a", "force:b"]);
    store.write(|tx| tx.set_shown("force:b", "Other")).unwrap();
    let shown = |name: &str| store.read(|db| db.find_scope(name)).unwrap().unwrap().shown;
    assert_eq!((shown("force:a").as_str(), shown("force:b").as_str()), ("A", "Other"));
}

fn cut(store: &Store, scope: &str, from: u64, to: u64, millis: i64) -> segment::SegmentHeader {
    let row = |revision| FeedRow {
        revision,
        kind: RowKind::Notice,
        id: scope.to_owned(),
        state: RowState::Put,
        body: Some(revision.into()),
    };
    let rows: Vec<FeedRow> = (from..=to).map(row).collect();
    let (header, bytes) = segment::write(scope, 1, &rows).unwrap();
    store.write(|tx| tx.keep_segment(&header, &bytes, at(millis))).unwrap();
    header
}

pub fn of_segments_that_begin_together_the_longest_is_listed(stand: &dyn Stand) {
    let store = stand.open();
    set_up(&store, "a");
    let (first, short) = (cut(&store, "a", 1, 4, 10), cut(&store, "a", 5, 6, 10));
    let long = cut(&store, "a", 5, 9, 20);
    cut(&store, "a", 5, 9, 30);
    let listed = || -> Vec<_> {
        let listed = store.read(|db| db.list_segments("a", 1)).unwrap();
        listed.into_iter().map(|segment| (segment.from, segment.to, segment.hash)).collect()
    };
    assert_eq!(listed(), [(1, 4, first.hash), (5, 9, long.hash)]);
    let holds = |hash: String| store.read(|db| db.find_segment(&hash, "a")).unwrap().is_some();
    store.write(|tx| tx.forget_old_segments("a", at(10))).unwrap();
    assert!(holds(short.hash.to_string()), "one that may still be fetched is kept");
    store.write(|tx| tx.forget_old_segments("a", at(11))).unwrap();
    assert!(!holds(short.hash.to_string()) && holds(long.hash.to_string()) && holds(first.hash.to_string()));
    assert!(store.read(|db| db.list_segments("a", 2)).unwrap().is_empty(), "another epoch has none of them");
}

pub fn what_is_gone_is_handed_out_in_no_words_that_it_had(stand: &dyn Stand) {
    let store = stand.open();
    set_up(&store, "a");
    let about = |id| About { scope: "a", kind: RowKind::Notice, id };
    let say = |id, state, body| store.write(|tx| tx.keep_statement(about(id), state, Some(body))).unwrap();
    say("x", RowState::Put, "\"hidden one\"");
    say("y", RowState::Put, "\"hidden two\"");
    say("x", RowState::Put, "\"hidden three\"");
    say("x", RowState::Sealed, "7");
    let rows = || -> Vec<_> {
        let rows = store.read(|db| db.list_rows("a", 1, 9)).unwrap();
        rows.into_iter().map(|row| (row.id, row.state, row.body.unwrap().to_string())).collect()
    };
    let row = |id: &str, state, body: &str| (id.to_owned(), state, body.to_owned());
    let (gone, two) = (row("x", RowState::Sealed, "7"), row("y", RowState::Put, "\"hidden two\""));
    assert_eq!(rows(), [gone.clone(), two.clone(), gone.clone(), gone.clone()]);
    let last = |id| store.read(|db| db.find_last_put(about(id))).unwrap();
    assert_eq!((last("x").as_deref(), last("z")), (Some("\"hidden three\""), None));
    let mentioning = |text: &str| store.read(|db| db.list_mentioning("a", RowKind::Notice, text)).unwrap();
    assert_eq!([mentioning("hidden"), mentioning("two"), mentioning("7")], [vec!["x", "y"], vec!["y"], vec![]]);
    let sealed = || store.read(|db| db.list_in_state("a", RowKind::Notice, RowState::Sealed)).unwrap();
    assert_eq!(sealed(), ["x"]);
    say("x", RowState::Put, "\"hidden three\"");
    assert_eq!(rows()[0], row("x", RowState::Put, "\"hidden one\""), "what stands again is handed out whole");
    assert!(sealed().is_empty());
}

pub fn segments_in_which_something_was_put_go_at_once_and_no_others(stand: &dyn Stand) {
    let store = stand.open();
    set_up(&store, "a");
    set_up(&store, "b");
    for id in ["x", "y", "y", "x"] {
        let about = About { scope: "a", kind: RowKind::Notice, id };
        store.write(|tx| tx.keep_statement(about, RowState::Put, Some("1"))).unwrap();
    }
    let cuts = [(1, 1), (2, 3), (4, 4), (4, 5)].map(|(from, to)| cut(&store, "a", from, to, 10));
    let other = cut(&store, "b", 1, 4, 10);
    let gone = About { scope: "a", kind: RowKind::Notice, id: "x" };
    store.write(|tx| tx.forget_segments_of(gone)).unwrap();
    let holds = |scope: &str, hash: &cordon_core::proof::digest::Digest| {
        store.read(|db| db.find_segment(&hash.to_string(), scope)).unwrap().is_some()
    };
    assert_eq!(cuts.map(|cut| holds("a", &cut.hash)), [false, true, false, false]);
    assert!(holds("b", &other.hash));
}

pub fn a_segment_is_found_within_its_scope_only(stand: &dyn Stand) {
    let store = stand.open();
    set_up(&store, "a");
    set_up(&store, "b");
    let header = cut(&store, "a", 1, 2, 10);
    let found = |scope: &str| store.read(|db| db.find_segment(&header.hash.to_string(), scope)).unwrap();
    let bytes = found("a").unwrap();
    let listed = store.read(|db| db.list_segments("a", 1)).unwrap();
    assert_eq!(listed[0].bytes, bytes.len() as u64);
    assert_eq!(segment::read(&bytes).unwrap().1.len(), 2);
    assert_eq!(found("b"), None);
}
