//! SQLCipher, held to what every body must do; and what a reader beside a long write costs.

use crate::key::StoreKey;
use crate::store::Store;
use crate::store::conformance::{Stand, conforms};
use crate::store::feed::{About, Covers, NewScope};
use cordon_core::proof::segment::{RowKind, RowState};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }
}

impl Stand for Folder {
    fn open(&self) -> Store {
        Store::open(&self.0.path().join("hq.db"), &StoreKey::new([7; 32])).unwrap()
    }
}

conforms!(Folder::new());

/// The slowest of many reads.
fn slowest(store: &Store) -> Duration {
    let read = || {
        let began = Instant::now();
        store.read(|db| db.list_rows("a", 1, 100)).unwrap();
        began.elapsed()
    };
    (0..200).map(|_| read()).max().unwrap_or_default()
}

#[test]
fn a_long_write_held_open_does_not_delay_reads() {
    let folder = Folder::new();
    let store = folder.open();
    let state = |tx: &dyn crate::store::Writes, number: u32| {
        let id = number.to_string();
        tx.keep_statement(About { scope: "a", kind: RowKind::Notice, id: &id }, RowState::Put, Some("\"words\""))
    };
    store
        .write(|tx| {
            tx.ensure_scope(&NewScope { name: "a", shown: "A", covers: Covers::Area, not_held: &[] })?;
            (0..200).try_for_each(|number| state(tx, number).map(|_| ()))
        })
        .unwrap();
    let alone = slowest(&store);
    let (holds, held) = mpsc::channel();
    let (release, released) = mpsc::channel::<()>();
    let beside = thread::scope(|scope| {
        let store = &store;
        scope.spawn(move || {
            store.write(|tx| {
                (200..5_000).try_for_each(|number| state(tx, number).map(|_| ()))?;
                holds.send(()).unwrap();
                released.recv().unwrap();
                Ok(())
            })
        });
        held.recv().unwrap();
        let beside = slowest(store);
        release.send(()).unwrap();
        beside
    });
    println!("slowest of 200 reads: alone {alone:?}, beside a transaction of 4,800 rows held open {beside:?}");
    // The writer was held until every read was done: that they ended at all says that none waited for it.
    assert!(beside < Duration::from_secs(5), "{beside:?}");
}
