//! What a transaction is.

use super::{Stand, revision, set_up, state};
use crate::failure::Failure;
use crate::store::feed::{About, Covers, NewScope};
use cordon_core::proof::segment::{RowKind, RowState};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Longer than any machine needs for a read, and short enough to say that one hangs.
const SOON: Duration = Duration::from_secs(20);

pub fn work_that_fails_keeps_nothing(stand: &dyn Stand) {
    let store = stand.open();
    let failed = store.write(|tx| {
        tx.ensure_scope(&NewScope { name: "a", shown: "A", covers: Covers::Area, not_held: &[] })?;
        tx.keep_secret("one", b"1")?;
        Err::<(), _>(Failure::Missing("the rest"))
    });
    assert!(matches!(failed, Err(Failure::Missing("the rest"))), "the work's own failure comes back: {failed:?}");
    assert_eq!(store.read(|db| db.find_scope("a")).unwrap(), None);
    assert_eq!(store.read(|db| db.find_secret("one")).unwrap(), None);
}

pub fn work_that_panics_keeps_nothing_and_the_store_goes_on(stand: &dyn Stand) {
    let store = stand.open();
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        store.write(|tx| {
            tx.keep_secret("one", b"1").unwrap();
            if tx.find_secret("one").unwrap().is_some() {
                panic!("half way");
            }
            Ok(())
        })
    }));
    assert!(panicked.is_err());
    let read = catch_unwind(AssertUnwindSafe(|| store.read(|_db| -> crate::Result<()> { panic!("reading") })));
    assert!(read.is_err());
    assert_eq!(store.read(|db| db.find_secret("one")).unwrap(), None);
    store.write(|tx| tx.keep_secret("one", b"2")).unwrap();
    assert_eq!(store.read(|db| db.find_secret("one")).unwrap(), Some(b"2".to_vec()));
}

pub fn a_transaction_reads_what_it_has_written(stand: &dyn Stand) {
    let found = stand.open().write(|tx| {
        tx.keep_secret("one", b"1")?;
        tx.find_secret("one")
    });
    assert_eq!(found.unwrap(), Some(b"1".to_vec()));
}

pub fn what_was_committed_is_there_when_the_store_is_opened_again(stand: &dyn Stand) {
    let store = stand.open();
    set_up(&store, "a");
    state(&store, "a", "x", "\"words\"");
    drop(store);
    let again = stand.open();
    let rows = again.read(|db| db.list_rows("a", 1, 9)).unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].body, Some("words".into()));
    assert_eq!(state(&again, "a", "y", "2"), 2, "and the counting goes on");
}

pub fn readers_see_the_last_committed_state_while_a_writer_holds_its_transaction(stand: &dyn Stand) {
    let store = stand.open();
    set_up(&store, "a");
    state(&store, "a", "before", "1");
    let (holds, held) = mpsc::channel();
    let (release, released) = mpsc::channel::<()>();
    let (reads, read) = mpsc::channel();
    let store = &store;
    thread::scope(|scope| {
        let writer = scope.spawn(move || {
            store.write(|tx| {
                let about = About { scope: "a", kind: RowKind::Notice, id: "during" };
                tx.keep_statement(about, RowState::Put, Some("2"))?;
                holds.send(()).unwrap();
                released.recv_timeout(SOON * 2).map_err(|_| Failure::Stopped)?;
                Ok(())
            })
        });
        held.recv_timeout(SOON).unwrap();
        for _ in 0..20 {
            let reads = reads.clone();
            scope.spawn(move || reads.send(revision(store, "a")).unwrap());
        }
        let seen: Vec<_> = (0..20).map_while(|_| read.recv_timeout(SOON).ok()).collect();
        release.send(()).unwrap();
        writer.join().unwrap().unwrap();
        assert_eq!(seen, [1; 20], "each reads what was committed, and none waits for the writer");
    });
    assert_eq!(revision(store, "a"), 2);
}

pub fn a_reader_sees_one_state_from_its_beginning_to_its_end(stand: &dyn Stand) {
    let store = stand.open();
    set_up(&store, "a");
    let (first, last) = store
        .read(|db| {
            let first = db.list_rows("a", 1, 9)?.len();
            thread::scope(|scope| scope.spawn(|| state(&store, "a", "x", "1")).join()).unwrap();
            Ok((first, db.list_rows("a", 1, 9)?.len()))
        })
        .unwrap();
    assert_eq!((first, last), (0, 0));
    assert_eq!(revision(&store, "a"), 1);
}

pub fn writers_follow_one_another(stand: &dyn Stand) {
    let store = stand.open();
    set_up(&store, "a");
    let mut given: Vec<u64> = thread::scope(|scope| {
        let writers: Vec<_> = (0..4)
            .map(|writer| {
                let store = &store;
                scope.spawn(move || {
                    (0..25).map(|number| state(store, "a", &format!("{writer} {number}"), "1")).collect::<Vec<_>>()
                })
            })
            .collect();
        writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect()
    });
    given.sort_unstable();
    assert_eq!(given, (1..=100).collect::<Vec<_>>());
    assert_eq!(store.read(|db| db.list_rows("a", 1, 1_000)).unwrap().len(), 100);
}

pub fn many_readers_at_once_each_find_the_whole(stand: &dyn Stand) {
    let store = stand.open();
    set_up(&store, "a");
    (0..50).for_each(|number| {
        state(&store, "a", &number.to_string(), "1");
    });
    thread::scope(|scope| {
        let readers: Vec<_> =
            (0..40).map(|_| scope.spawn(|| store.read(|db| db.list_rows("a", 1, 99)).unwrap().len())).collect();
        assert!(readers.into_iter().all(|reader| reader.join().unwrap() == 50));
    });
}

pub fn a_mark_stays_while_nothing_is_committed_and_changes_with_whatever_is(stand: &dyn Stand) {
    let (store, other) = (stand.open(), stand.open());
    set_up(&store, "a");
    let mark = || store.mark().expect("nothing is in its way");
    let first = mark();
    assert_eq!(revision(&store, "a"), 0);
    assert_eq!(mark(), first, "reading commits nothing");
    state(&store, "a", "x", "\"words\"");
    let second = mark();
    assert_ne!(second, first, "its own writer");
    other.write(|tx| tx.keep_secret("one", b"1")).unwrap();
    let third = mark();
    assert_ne!(third, second, "a store that is open beside it");
    let held = store.write(|tx| {
        tx.keep_secret("two", b"2")?;
        assert_eq!(mark(), third, "what is not committed yet");
        Ok(())
    });
    held.unwrap();
    assert_ne!(mark(), third);
}
