//! What was refused: kept once, counted by its share, and settled by a person.

use super::{Stand, at, device};
use crate::operator::Operator;
use crate::store::Store;
use crate::store::acts::NewAct;
use crate::store::people::PaperPlace;
use crate::store::refused::{
    Because, CameFrom, Ended, Ending, Held, MOST_OPEN_BYTES, OfAct, Refused, RefusedOf, RefusedPaper, Share, Step,
    Turn, may_keep,
};
use cordon_core::proof::verdict::RefusedBecause;
use cordon_core::rules::ids::CaptureId;
use cordon_core::text;
use cordon_core::words::{Verbatim, Wording};
use uuid::Uuid;
use zeroize::Zeroizing;

fn part(file: &str, line: Option<u64>) -> CameFrom {
    CameFrom::Part { path: "a.csv".to_owned(), file: file.to_owned(), within: None, line }
}

fn entry(of: u128, sequence: u64) -> CameFrom {
    CameFrom::Entry { device: device(of), sequence }
}

fn reader(what: &str) -> Because {
    Because::Reader(text!("feed.row_placeholder", column = Verbatim::from(what)).into())
}

fn keep_part(store: &Store, file: &str, line: Option<u64>, what: &str, bytes: &[u8]) {
    let (from, because) = (part(file, line), reader(what));
    let refused = Refused { from: &from, by: None, because: &because, share: Share::Doubtful, bytes };
    store.write(|tx| tx.keep_refused(&refused, at(8))).unwrap();
}

fn hand_in(store: &Store, by: u128, from: &CameFrom, because: RefusedBecause, bytes: &[u8]) {
    let (share, because) = (Share::of(from, because), Because::Intake(because));
    let from = if share == Share::Nonsense { &CameFrom::Nonsense } else { from };
    let refused = Refused { from, by: Some(device(by)), because: &because, share, bytes };
    store.write(|tx| tx.keep_refused(&refused, at(8))).unwrap();
}

fn find(store: &Store, id: u64) -> Held {
    store.read(|db| db.find_refused(id)).unwrap().unwrap()
}

fn weigh(store: &Store, by: u128, share: Share) -> RefusedOf {
    store.read(|db| db.weigh_refused(device(by), share)).unwrap()
}

pub fn a_refusal_is_kept_once_and_numbered_without_a_gap(stand: &dyn Stand) {
    let store = stand.open();
    for _twice in 0..2 {
        keep_part(&store, "f", Some(3), "one", b"\0the file");
        keep_part(&store, "f", Some(4), "one", b"\0the file");
        keep_part(&store, "f", Some(3), "two", b"\0the file");
        keep_part(&store, "g", None, "one", b"another");
        hand_in(&store, 1, &entry(1, 7), RefusedBecause::DeviceRevoked, b"sealed");
        hand_in(&store, 1, &entry(1, 8), RefusedBecause::DeviceRevoked, b"sealed");
        hand_in(&store, 2, &entry(1, 7), RefusedBecause::EntryOfAnotherDevice, b"sealed");
    }
    let listed = store.read(|db| db.list_refused()).unwrap();
    assert_eq!(listed.iter().map(|held| held.id).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6, 7]);
    let held = find(&store, 2);
    assert_eq!((&held.from, held.by, &held.because), (&part("f", Some(4)), None, &reader("one")));
    assert_eq!((held.bytes, held.times, held.at, held.ended), (9, 1, at(8), None));
    let held = find(&store, 7);
    assert_eq!((held.from, held.by), (entry(1, 7), Some(device(2))));
    assert_eq!(held.because, Because::Intake(RefusedBecause::EntryOfAnotherDevice));
    let bytes = |id| store.read(|db| db.find_refused_bytes(id)).unwrap();
    assert_eq!((bytes(1), bytes(3)), (Some(b"\0the file".to_vec()), Some(b"\0the file".to_vec())));
    assert_eq!((bytes(6), bytes(8)), (Some(b"sealed".to_vec()), None));
    assert!(store.read(|db| db.find_refused(8)).unwrap().is_none());
}

pub fn each_kind_of_what_was_refused_is_found_as_it_came(stand: &dyn Stand) {
    let store = stand.open();
    let record = CameFrom::Capture { device: device(1), capture: CaptureId(Uuid::from_u128(4)) };
    hand_in(&store, 1, &record, RefusedBecause::CaptureSignature, b"record");
    hand_in(&store, 1, &entry(1, u64::MAX), RefusedBecause::SequenceOutOfRange, b"entry");
    keep_part(&store, "f", None, "one", b"file");
    let listed = store.read(|db| db.list_refused()).unwrap();
    let from: Vec<CameFrom> = listed.into_iter().map(|held| held.from).collect();
    assert_eq!(from, [record, entry(1, u64::MAX), part("f", None)]);
}

pub fn refusals_of_a_file_come_in_order_of_their_lines(stand: &dyn Stand) {
    let store = stand.open();
    [Some(12), None, Some(9)].into_iter().for_each(|line| keep_part(&store, "f", line, "one", b"file"));
    keep_part(&store, "g", Some(1), "one", b"another");
    let of = store.read(|db| db.list_refused_of("f")).unwrap();
    assert_eq!(of.iter().map(Held::line).collect::<Vec<_>>(), [None, Some(9), Some(12)]);
}

pub fn a_device_fills_a_share_with_what_waits_alone(stand: &dyn Stand) {
    let store = stand.open();
    hand_in(&store, 1, &entry(1, 1), RefusedBecause::DeviceRevoked, b"one");
    hand_in(&store, 1, &entry(1, 2), RefusedBecause::DeviceRevoked, b"three");
    hand_in(&store, 1, &entry(1, 2), RefusedBecause::OfficerSignature, b"forged");
    let genuine = || weigh(&store, 1, Share::Genuine);
    assert_eq!(genuine(), RefusedOf { count: 2, bytes: 8 });
    assert_eq!(weigh(&store, 1, Share::Doubtful), RefusedOf { count: 1, bytes: 6 });
    assert_eq!(weigh(&store, 2, Share::Genuine), RefusedOf { count: 0, bytes: 0 });
    store.write(|tx| tx.end_refused(1, Ending::Closed, "a test", at(9))).unwrap();
    assert_eq!(genuine(), RefusedOf { count: 1, bytes: 5 }, "what ended makes room, and stays");
}

pub fn a_device_that_filled_its_share_hands_in_what_is_held_and_nothing_else(stand: &dyn Stand) {
    let store = stand.open();
    let large = vec![7; usize::try_from(MOST_OPEN_BYTES).unwrap()];
    hand_in(&store, 1, &entry(1, 1), RefusedBecause::DeviceRevoked, &large);
    let may = |by: u128, from: CameFrom, bytes: &[u8]| {
        let because = &Because::Intake(RefusedBecause::DeviceRevoked);
        let refused = Refused { from: &from, by: Some(device(by)), because, share: Share::Genuine, bytes };
        store.read(|db| may_keep(db, device(by), &refused)).unwrap()
    };
    assert!(may(1, entry(1, 1), &large), "just this is held");
    assert!(!may(1, entry(1, 2), &large), "the same bytes in another place are another refusal");
    assert!(!may(1, entry(1, 1), b"x"));
    assert!(may(2, entry(2, 1), b"x"), "nobody fills another's share");
    store.write(|tx| tx.end_refused(1, Ending::Closed, "a test", at(9))).unwrap();
    assert!(may(1, entry(1, 2), b"x"));
}

pub fn a_part_that_was_taken_in_and_is_refused_again_waits_again(stand: &dyn Stand) {
    let store = stand.open();
    let keep = |line| keep_part(&store, "f", Some(line), "one", b"file");
    let waits = || -> Vec<u64> { store.read(|db| db.list_refused()).unwrap().iter().map(|held| held.id).collect() };
    [1, 2].into_iter().for_each(keep);
    store.write(|tx| tx.end_refused(1, Ending::Released, "", at(9))).unwrap();
    store.write(|tx| tx.end_refused(2, Ending::Closed, "a test", at(9))).unwrap();
    assert!(waits().is_empty());
    [1, 2].into_iter().for_each(keep);
    assert_eq!(waits(), [1], "what a person closed stays closed");
}

pub fn a_part_that_is_refused_for_another_reason_keeps_its_number_and_its_time(stand: &dyn Stand) {
    let store = stand.open();
    let otherwise = |line, what: &str, now| {
        let (from, because) = (part("f", line), reader(what));
        let refused = Refused { from: &from, by: None, because: &because, share: Share::Doubtful, bytes: b"file" };
        store.write(|tx| tx.refuse_otherwise(&refused, at(now))).unwrap()
    };
    assert!(!otherwise(None, "one", 8), "nothing waits");
    keep_part(&store, "f", None, "one", b"file");
    keep_part(&store, "g", None, "one", b"another");
    assert!(!otherwise(None, "one", 9) && !otherwise(Some(1), "two", 9), "the same again, and another line");
    assert!(otherwise(None, "two", 9));
    let held = find(&store, 1);
    assert_eq!((held.because, held.at, held.ended), (reader("two"), at(8), None));
    assert_eq!(find(&store, 2).because, reader("one"), "another file's stays");
    store.write(|tx| tx.end_refused(1, Ending::Closed, "a test", at(10))).unwrap();
    let ended = Ended { how: Ending::Closed, why: "a test".to_owned(), at: at(10) };
    assert_eq!(find(&store, 1).ended, Some(ended), "each step is one of its own");
    assert!(!otherwise(None, "three", 11), "what a person closed stays as it is");
    store.write(|tx| tx.reopen_refused(1, "a mistake", at(12))).unwrap();
    keep_part(&store, "f", None, "four", b"file");
    assert!(!otherwise(None, "three", 13), "of two it is not known which is meant");
}

pub fn nonsense_is_counted_and_takes_no_place(stand: &dyn Stand) {
    let store = stand.open();
    for number in 0..9_u8 {
        hand_in(&store, 1, &entry(1, 5), RefusedBecause::SealedBytesDoNotOpen, &[number; 7]);
    }
    hand_in(&store, 1, &entry(1, 5), RefusedBecause::EntryUnreadable, b"another kind");
    hand_in(&store, 2, &entry(1, 5), RefusedBecause::EntryUnreadable, b"another device");
    let listed = store.read(|db| db.list_refused()).unwrap();
    assert_eq!(listed.iter().map(|held| held.times).collect::<Vec<_>>(), [9, 1, 1]);
    assert_eq!((&listed[0].from, listed[0].by), (&CameFrom::Nonsense, Some(device(1))));
    assert_eq!(store.read(|db| db.find_refused_bytes(1)).unwrap(), None);
    for share in [Share::Genuine, Share::Doubtful] {
        assert_eq!(weigh(&store, 1, share).count, 0);
    }
    store.write(|tx| tx.end_refused(1, Ending::Closed, "a scanner", at(9))).unwrap();
    hand_in(&store, 1, &entry(1, 5), RefusedBecause::SealedBytesDoNotOpen, b"more");
    assert_eq!(find(&store, 4).times, 1, "what comes after it was closed is told anew");
}

pub fn what_a_person_ended_leaves_the_quarantine_and_stays_with_its_bytes(stand: &dyn Stand) {
    let store = stand.open();
    [1, 2, 3].into_iter().for_each(|line| keep_part(&store, "f", Some(line), "one", b"file"));
    let end = |id, how, why: &str| store.write(|tx| tx.end_refused(id, how, why, at(9))).unwrap();
    assert!(end(1, Ending::Released, "") && end(3, Ending::Closed, "a test row"));
    assert!(!end(1, Ending::Closed, "again") && !end(4, Ending::Closed, "nothing there"), "the first decision stands");
    let lines = |held: Vec<Held>| held.iter().map(Held::line).collect::<Vec<_>>();
    let waiting = || lines(store.read(|db| db.list_refused()).unwrap());
    assert_eq!(waiting(), [Some(2)]);
    assert_eq!(lines(store.read(|db| db.list_refused_of("f")).unwrap()), [Some(2)]);
    assert_eq!(store.read(|db| db.list_ever_refused()).unwrap().len(), 3);
    let ended = Ended { how: Ending::Closed, why: "a test row".to_owned(), at: at(9) };
    assert_eq!(find(&store, 3).ended, Some(ended));
    assert_eq!(store.read(|db| db.find_refused_bytes(3)).unwrap(), Some(b"file".to_vec()));
    assert_eq!(store.read(|db| db.count_totals(&super::since())).unwrap().quarantine, 1);
    keep_part(&store, "f", Some(3), "one", b"file");
    assert_eq!(waiting(), [Some(2)], "the same again is the same");
    let reopen = |id| store.write(|tx| tx.reopen_refused(id, "a mistake", at(10))).unwrap();
    assert!(reopen(3) && !reopen(3) && !reopen(1) && !reopen(4), "what was closed alone");
    assert_eq!((waiting(), find(&store, 3).ended), (vec![Some(2), Some(3)], None));
    assert!(end(3, Ending::Closed, "after all") && end(3, Ending::Released, ""), "what was closed can be released");
    assert_eq!(find(&store, 3).ended.map(|ended| ended.how), Some(Ending::Released));
}

pub fn each_step_of_what_was_refused_is_told_in_order_with_its_act(stand: &dyn Stand) {
    let store = stand.open();
    [3, 4].into_iter().for_each(|line| keep_part(&store, "f", Some(line), "one", b"file"));
    let by = Operator { login: Some("ada".to_owned()), account: "cordon-hq".to_owned() };
    let act = |now, why| NewAct { at: at(now), by: &by, command: "quarantine", object: "number 1", why };
    let steps = |id| store.read(|db| db.list_refused_steps(id)).unwrap();
    assert!(steps(1).is_empty() && steps(9).is_empty());
    let (from, two) = (part("f", Some(3)), reader("two"));
    let otherwise = Refused { from: &from, by: None, because: &two, share: Share::Doubtful, bytes: b"file" };
    store.write(|tx| tx.refuse_otherwise(&otherwise, at(9))).unwrap();
    let done = store.write(|tx| {
        tx.end_refused(1, Ending::Closed, "a test", at(10))?;
        tx.name_act_of_refused(1, tx.keep_act(&act(10, "a test"))?)?;
        tx.reopen_refused(1, "a mistake", at(11))?;
        tx.name_act_of_refused(1, tx.keep_act(&act(11, "a mistake"))?)?;
        tx.end_refused(1, Ending::Released, "", at(12))?;
        tx.name_act_of_refused(1, tx.keep_act(&act(12, ""))?)
    });
    done.unwrap();
    store.write(|tx| tx.keep_refused(&otherwise, at(13))).unwrap();
    let step = |how, now, why: Wording, act: Option<u64>| Step {
        how,
        at: at(now),
        why,
        act: act.map(|number| OfAct { number, by: by.clone() }),
    };
    let said = |why: &str| Wording::from(Verbatim::from(why));
    let expected = [
        step(Turn::RefusedOtherwise, 9, reader("one").into(), None),
        step(Turn::Closed, 10, said("a test"), Some(1)),
        step(Turn::Reopened, 11, said("a mistake"), Some(2)),
        step(Turn::Released, 12, said(""), Some(3)),
        step(Turn::RefusedAgain, 13, said(""), None),
    ];
    assert_eq!(steps(1), expected);
    assert!(steps(2).is_empty(), "another's are none of its own");
    store.write(|tx| tx.end_refused(2, Ending::Closed, "a test", at(14)).map(|_ended| ())).unwrap();
    assert!(store.write(|tx| tx.name_act_of_refused(2, 99)).is_err(), "an act that nobody did");
}

pub fn papers_beside_a_refused_file_are_kept_and_found_by_their_bytes(stand: &dyn Stand) {
    let store = stand.open();
    for (file, object) in [("f", "first"), ("g", "other"), ("f", "again")] {
        let place = PaperPlace { key: Zeroizing::new([1; 32]), object: object.to_owned() };
        let paper = RefusedPaper { name: "a.pdf".to_owned(), sha256: "s".to_owned() };
        store.write(|tx| tx.keep_refused_paper(file, &paper, &place)).unwrap();
    }
    let listed = store.read(|db| db.list_refused_papers("f")).unwrap();
    let names: Vec<_> = listed.iter().map(|paper| (paper.name.as_str(), paper.sha256.as_str())).collect();
    assert_eq!(names, [("a.pdf", "s")]);
    assert!(store.read(|db| db.find_paper("s")).unwrap().is_some_and(|place| place.object != "first"));
    assert!(store.read(|db| db.list_refused_papers("h")).unwrap().is_empty());
}
