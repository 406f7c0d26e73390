//! What courts send, evidence, and by what orders are found.

use super::{Stand, at, device};
use crate::feeds::Told;
use crate::store::evidence::UploadId;
use crate::store::items::{Became, Item};
use crate::store::people::{MatchRow, PaperPlace, PaperRow};
use crate::store::refused::{Because, CameFrom, Ending, Refused, RefusedPaper, Share};
use crate::store::waiting::{Settlement, WaitingOrder};
use cordon_core::proof::digest::{Digest, HexBytes};
use cordon_core::proof::protocol::SignedReceipt;
use cordon_core::rules::ids::{ExhibitId, LinkId, OrderId, PersonId, PersonRecordId};
use cordon_core::text;
use cordon_core::words::Verbatim;
use uuid::Uuid;
use zeroize::Zeroizing;

pub fn what_was_told_of_a_file_is_replaced_in_its_order(stand: &dyn Stand) {
    let store = stand.open();
    let told = |what: &str, line| Told {
        within: None,
        line,
        what: text!("feed.row_placeholder", column = Verbatim::from(what)),
    };
    let mut many: Vec<Told> = (0..12).map(|number| told(&format!("thing {}", 50 - number), Some(number))).collect();
    many[5].within = Some("a/manifest.csv".to_owned());
    store.write(|tx| tx.set_told("f", &many)).unwrap();
    store.write(|tx| tx.set_told("g", &[told("another's", None)])).unwrap();
    let held = |file: &str| store.read(|db| db.list_told(file)).unwrap();
    assert_eq!(held("f"), many);
    store.write(|tx| tx.set_told("f", &many[4..6])).unwrap();
    assert_eq!((held("f"), held("g")), (many[4..6].to_vec(), vec![told("another's", None)]));
}

pub fn what_became_of_a_file_is_replaced(stand: &dyn Stand) {
    let store = stand.open();
    let keep = |outcome, orders| {
        let item = Item { sha256: "f", file: "a.csv", outcome, title: "a title", reason: None, orders };
        store.write(|tx| tx.keep_file(&item, at(1))).unwrap();
    };
    let held = |sha256: &str| store.read(|db| Ok((db.find_file_outcome(sha256)?, db.count_taken(sha256)?))).unwrap();
    keep(Became::Broken, 0);
    keep(Became::Orders, 7);
    assert_eq!((held("f"), held("g")), ((Some(Became::Orders), 7), (None, 0)));
    keep(Became::Broken, 0);
    store.write(|tx| tx.add_taken("f", 0)).unwrap();
    assert_eq!(held("f"), (Some(Became::Broken), 0), "nothing more was taken");
    store.write(|tx| tx.add_taken("f", 2)).unwrap();
    assert_eq!(held("f"), (Some(Became::Orders), 2));
}

pub fn a_file_came_first_when_it_was_kept_or_refused_first(stand: &dyn Stand) {
    let store = stand.open();
    let came = |sha256: &str| store.read(|db| db.find_first_came(sha256)).unwrap();
    let keep = |sha256: &str, now| {
        let item = Item { sha256, file: "a.csv", outcome: Became::Broken, title: "a title", reason: None, orders: 0 };
        store.write(|tx| tx.keep_file(&item, at(now))).unwrap();
    };
    let refuse = |sha256: &str, line, now| {
        let from = CameFrom::Part { path: "a.csv".to_owned(), file: sha256.to_owned(), within: None, line };
        let because = Because::Reader(text!("feed.file_kind").into());
        let refused = Refused { from: &from, by: None, because: &because, share: Share::Doubtful, bytes: b"file" };
        store.write(|tx| tx.keep_refused(&refused, at(now))).unwrap();
    };
    assert_eq!(came("f"), None);
    refuse("f", None, 4);
    refuse("f", Some(2), 5);
    keep("f", 7);
    store.write(|tx| tx.end_refused(1, Ending::Released, "", at(8))).unwrap();
    keep("g", 3);
    assert_eq!((came("f"), came("g"), came("h")), (Some(at(4)), Some(at(3)), None), "though it waits no more");
}

pub fn a_record_is_of_one_person_and_a_pnc_id_stays_the_first_persons(stand: &dyn Stand) {
    let store = stand.open();
    let person = |number| PersonId(Uuid::from_u128(number));
    let record = PersonRecordId(Uuid::from_u128(5));
    let link = LinkId(Uuid::from_u128(6));
    store.write(|tx| tx.keep_record(record, person(1), link)).unwrap();
    assert!(store.write(|tx| tx.keep_record(record, person(2), link)).is_err());
    let of = |number| store.read(|db| db.list_records_of(person(number))).unwrap();
    assert_eq!((of(1), of(2)), (vec![(record, link)], vec![]));
    assert_eq!(store.read(|db| db.find_person(record)).unwrap(), Some(person(1)));
    [1, 2].into_iter().for_each(|number| store.write(|tx| tx.keep_pnc("2001/1A", person(number))).unwrap());
    assert_eq!(store.read(|db| db.find_person_by_pnc("2001/1A")).unwrap(), Some(person(1)));
    assert_eq!(
        store.read(|db| db.find_person_by_pnc("2001/1a")).unwrap(),
        None,
        "it comes in one form, and differs by case"
    );
}

pub fn a_paper_is_found_where_it_was_put_last(stand: &dyn Stand) {
    let store = stand.open();
    let lies = || store.read(|db| db.find_paper("s")).unwrap().map(|place| (place.key[0], place.object));
    assert_eq!(lies(), None);
    for (key, object) in [(1, "first"), (2, "again")] {
        let place = PaperPlace { key: Zeroizing::new([key; 32]), object: object.to_owned() };
        let row = PaperRow { sha256: "s", order: OrderId(Uuid::from_u128(1)), name: "a.pdf", place: &place };
        store.write(|tx| tx.keep_paper(&row)).unwrap();
        assert_eq!(lies(), Some((key, object.to_owned())));
    }
    assert!(store.read(|db| db.find_paper("t")).unwrap().is_none());
    let copied = || store.write(|tx| tx.copy_papers(OrderId(Uuid::from_u128(1)), OrderId(Uuid::from_u128(2))));
    assert!(copied().is_ok() && copied().is_ok(), "the same again changes nothing");
    assert_eq!(lies(), Some((2, "again".to_owned())));
}

pub fn an_order_in_conflict_is_noted_once(stand: &dyn Stand) {
    let store = stand.open();
    let listed = || store.read(|db| db.list_contested_orders()).unwrap();
    assert!(listed().is_empty());
    let order = |number| OrderId(Uuid::from_u128(number));
    [2, 1, 2].into_iter().for_each(|number| store.write(|tx| tx.note_contested_order(order(number))).unwrap());
    assert_eq!(listed(), [order(1), order(2)]);
}

pub fn an_order_waits_once_and_is_matched_once(stand: &dyn Stand) {
    let store = stand.open();
    let order = |number| OrderId(Uuid::from_u128(number));
    for (number, protected) in [(2, "ann"), (1, "bea"), (2, "cat")] {
        let row = MatchRow { order: order(number), protected: protected.to_owned() };
        store.write(|tx| tx.keep_match("key", &row)).unwrap();
    }
    let listed = store.read(|db| db.list_matches("key")).unwrap();
    let listed: Vec<_> = listed.iter().map(|row| (row.order, row.protected.as_str())).collect();
    assert_eq!(listed, [(order(1), "bea"), (order(2), "ann")], "what an order was kept with stays");
    assert!(store.read(|db| db.list_matches("KEY")).unwrap().is_empty());
    let waits = |id: &str, millis| WaitingOrder {
        id: id.to_owned(),
        order: order(2),
        does: "varies".to_owned(),
        match_key: "key".to_owned(),
        protected: "ann".to_owned(),
        case: "a case".to_owned(),
        why: "it fits none".to_owned(),
        body: "{}".to_owned(),
        at: at(millis),
    };
    for (id, millis) in [("y", 2), ("x", 1), ("x", 3)] {
        store.write(|tx| tx.keep_waiting_order(&waits(id, millis))).unwrap();
    }
    let listed = || store.read(|db| db.list_waiting_orders()).unwrap();
    assert_eq!(listed(), [waits("x", 1), waits("y", 2)], "the oldest first, each once");
    store.write(|tx| tx.set_waiting_why("y", "several")).unwrap();
    let settle = |id: &str| store.write(|tx| tx.settle_waiting_order(id, Settlement::Taken, at(9))).unwrap();
    assert_eq!([settle("x"), settle("x"), settle("z")], [true, false, false]);
    store.write(|tx| tx.keep_waiting_order(&waits("x", 4))).unwrap();
    assert_eq!(listed(), [WaitingOrder { why: "several".to_owned(), ..waits("y", 2) }], "what was settled stays so");
    assert_eq!(store.read(|db| db.find_waiting_order("x")).unwrap(), None);
    assert_eq!(store.read(|db| db.find_waiting_order("y")).unwrap().map(|one| one.why), Some("several".to_owned()));
}

pub fn what_has_to_lie_beside_the_store_is_listed(stand: &dyn Stand) {
    let store = stand.open();
    let file = |number: u128| {
        let (exhibit, sealed) = (ExhibitId(Uuid::from_u128(number)), Digest::of(&number.to_be_bytes()));
        UploadId { device: device(1), exhibit, sealed, length: 5 }
    };
    store.write(|tx| (1..4).try_for_each(|number| tx.begin_upload(&file(number)))).unwrap();
    let receipt = SignedReceipt { receipt: HexBytes(vec![1]), signature: HexBytes(vec![2]) };
    store.write(|tx| tx.set_upload_held(&file(1), 5, Some(&receipt))).unwrap();
    store.write(|tx| tx.set_upload_held(&file(2), 4, None)).unwrap();
    let whole = store.read(|db| db.list_whole_files()).unwrap();
    assert_eq!(whole, [file(1)], "what grows, or has not begun, lies elsewhere");
    let order = |number| OrderId(Uuid::from_u128(number));
    for (number, object) in [(1, "b"), (2, "b"), (3, "a")] {
        let place = PaperPlace { key: Zeroizing::new([1; 32]), object: object.to_owned() };
        let row = PaperRow { sha256: "of the paper", order: order(number), name: "a.pdf", place: &place };
        store.write(|tx| tx.keep_paper(&row)).unwrap();
    }
    for object in ["c", "b"] {
        let place = PaperPlace { key: Zeroizing::new([1; 32]), object: object.to_owned() };
        let paper = RefusedPaper { name: object.to_owned(), sha256: "of the paper".to_owned() };
        store.write(|tx| tx.keep_refused_paper("f", &paper, &place)).unwrap();
    }
    assert_eq!(store.read(|db| db.list_paper_objects()).unwrap(), ["a", "b", "c"], "each once");
    let examined = store.examine().unwrap();
    assert_eq!((examined.layout, examined.faults), (examined.newest, Vec::new()));
}
