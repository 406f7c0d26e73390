//! Puts a feed's rows into the copy. One slice is one transaction.

use super::super::columns::text;
use super::clues;
use crate::Failure;
use cordon_core::proof::segment::{FeedRow, Gone, RowKind, RowState};
use cordon_core::rules::identifiers::{self, Asn, Cro, IdError, PncId, PtiUrn};
use cordon_core::rules::ids::PersonId;
use cordon_core::rules::order::Order;
use cordon_core::rules::person::{IdentifierKind, OrderLink, PersonRecord, RecordLink};
use cordon_core::rules::place::{Bounds, Zone};
use rusqlite::{Connection, named_params};
use serde::de::DeserializeOwned;

/// When a row is made findable.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    /// With the row.
    AtOnce,
    /// With all others, once they are in.
    Later,
}

/// Applies one row. A body that cannot be read is kept as an unknown row, never dropped.
pub fn row(db: &Connection, scope: &str, row: &FeedRow) -> Result<(), Failure> {
    put(db, scope, row, Found::AtOnce)
}

/// The same while a copy is filled: nobody is found by the row before [`filling`](super::filling) says so.
pub fn row_alone(db: &Connection, scope: &str, row: &FeedRow) -> Result<(), Failure> {
    put(db, scope, row, Found::Later)
}

fn put(db: &Connection, scope: &str, row: &FeedRow, found: Found) -> Result<(), Failure> {
    let applied = match row.kind {
        RowKind::Order => order(db, scope, row, found)?,
        RowKind::Record => record(db, scope, row, found)?,
        RowKind::RecordLink => record_link(db, scope, row)?,
        RowKind::OrderLink => order_link(db, scope, row)?,
        RowKind::Notice
        | RowKind::Incident
        | RowKind::Decision
        | RowKind::EntryState
        | RowKind::Receipt
        | RowKind::ForceLaw
        | RowKind::LawWord => event(db, scope, row)?,
        RowKind::Unknown => false,
    };
    if !applied {
        keep_unknown(db, scope, row)?;
    }
    Ok(())
}

/// Forgets a scope before its feed is read anew, as after a change of epoch. Links and events of no
/// scope are from an earlier layout, since which every scope is read anew: they go with the first.
pub fn forget_scope(db: &Connection, scope: &str) -> Result<(), Failure> {
    let scope = named_params! { ":scope": scope };
    db.execute("delete from clue where record_id in (select record_id from record where scope = :scope)", scope)?;
    db.execute("delete from identifier where record_id in (select record_id from record where scope = :scope)", scope)?;
    db.execute("delete from identifier where order_id in (select order_id from orders where scope = :scope)", scope)?;
    db.execute("delete from zone_box where zone_row in (select zone_row from zone join orders using (order_id) where scope = :scope)", scope)?;
    db.execute("delete from zone where order_id in (select order_id from orders where scope = :scope)", scope)?;
    for statement in [
        "delete from record where scope = :scope",
        "delete from orders where scope = :scope",
        "delete from record_link where scope in (:scope, '')",
        "delete from order_link where scope in (:scope, '')",
        "delete from event where scope in (:scope, '')",
        "delete from applied where scope = :scope",
        "delete from unknown_row where scope = :scope",
        "delete from coverage where scope = :scope",
        "delete from begun where scope = :scope",
    ] {
        db.execute(statement, scope)?;
    }
    super::prepared::make_changed(db)
}

fn body<T: DeserializeOwned>(row: &FeedRow) -> Option<T> {
    row.body.as_ref().and_then(|body| T::deserialize(body).ok())
}

fn is_gone(row: &FeedRow) -> bool {
    match row.state {
        RowState::Put => false,
        RowState::LeftScope | RowState::Sealed | RowState::Withdrawn => true,
    }
}

fn order(db: &Connection, scope: &str, row: &FeedRow, found: Found) -> Result<bool, Failure> {
    if is_gone(row) {
        if found == Found::AtOnce {
            forget_order_index(db, &row.id)?;
        }
        // Also of one that this copy never held: whoever asks for it is told what became of it.
        db.prepare_cached(
            "insert into orders (order_id, scope, revision, state, body, gone_at)
             values (:order_id, :scope, :revision, :state, '', :gone_at)
             on conflict (order_id) do update
             set scope = excluded.scope, revision = excluded.revision, state = excluded.state, body = '',
                 gone_at = excluded.gone_at",
        )?
        .execute(named_params! {
            ":order_id": row.id,
            ":scope": scope,
            ":revision": row.revision.cast_signed(),
            ":state": row.state.name(),
            ":gone_at": body::<Gone>(row).map_or(0, |gone| gone.at.millis()),
        })?;
        return Ok(true);
    }
    let Some(order) = body::<Order>(row) else { return Ok(false) };
    db.prepare_cached(
        "insert into orders (order_id, scope, revision, state, body)
         values (:order_id, :scope, :revision, :state, :body)
         on conflict (order_id) do update
         set scope = excluded.scope, revision = excluded.revision, state = excluded.state, body = excluded.body",
    )?
    .execute(named_params! {
        ":order_id": row.id,
        ":scope": scope,
        ":revision": row.revision.cast_signed(),
        ":state": row.state.name(),
        ":body": text(&order)?,
    })?;
    if found == Found::AtOnce {
        forget_order_index(db, &row.id)?;
        index_order(db, &row.id, &order)?;
    }
    Ok(true)
}

/// Makes an order findable by its numbers and areas, of which the store knows none.
pub fn index_order(db: &Connection, id: &str, order: &Order) -> Result<(), Failure> {
    for reference in &order.references {
        identifier(db, IdentifierKind::CaseNumber, &reference.value, "", id)?;
    }
    for version in &order.versions {
        for condition in &version.conditions {
            if let Some(zone) = condition.term.forbidden_zone() {
                // The box of a hidden area is of what it answers, or the list of areas near by gives it away.
                add_zone(db, id, &condition.id.to_string(), &condition.as_measured(zone))?;
            }
        }
    }
    Ok(())
}

fn forget_order_index(db: &Connection, id: &str) -> Result<(), Failure> {
    let id = named_params! { ":id": id };
    db.prepare_cached("delete from identifier where order_id = :id")?.execute(id)?;
    db.prepare_cached("delete from zone_box where zone_row in (select zone_row from zone where order_id = :id)")?
        .execute(id)?;
    db.prepare_cached("delete from zone where order_id = :id")?.execute(id)?;
    Ok(())
}

fn add_zone(db: &Connection, order: &str, condition: &str, zone: &Zone) -> Result<(), Failure> {
    let Some(Bounds { west, east, south, north }) = zone.bounds() else { return Ok(()) };
    db.prepare_cached("insert into zone (order_id, condition_id) values (:order_id, :condition_id)")?
        .execute(named_params! { ":order_id": order, ":condition_id": condition })?;
    let zone_row = db.last_insert_rowid();
    db.prepare_cached(
        "insert into zone_box (zone_row, west, east, south, north) values (:zone_row, :west, :east, :south, :north)",
    )?
    .execute(named_params! { ":zone_row": zone_row, ":west": west, ":east": east, ":south": south, ":north": north })?;
    Ok(())
}

fn record(db: &Connection, scope: &str, row: &FeedRow, found: Found) -> Result<bool, Failure> {
    if is_gone(row) {
        if found == Found::AtOnce {
            forget_record_index(db, &row.id)?;
        }
        db.prepare_cached("update record set state = :state, body = '', revision = :revision where record_id = :id")?
            .execute(
            named_params! { ":state": row.state.name(), ":revision": row.revision.cast_signed(), ":id": row.id },
        )?;
        return Ok(true);
    }
    let Some(record) = body::<PersonRecord>(row) else { return Ok(false) };
    db.prepare_cached(
        "insert into record (record_id, scope, revision, state, body)
         values (:record_id, :scope, :revision, :state, :body)
         on conflict (record_id) do update
         set scope = excluded.scope, revision = excluded.revision, state = excluded.state, body = excluded.body",
    )?
    .execute(named_params! {
        ":record_id": row.id,
        ":scope": scope,
        ":revision": row.revision.cast_signed(),
        ":state": row.state.name(),
        ":body": text(&record)?,
    })?;
    if found == Found::AtOnce {
        index_record(db, &row.id, &record)?;
    }
    Ok(true)
}

fn forget_record_index(db: &Connection, id: &str) -> Result<(), Failure> {
    clues::forget(db, id)?;
    db.prepare_cached("delete from identifier where record_id = :id")?.execute(named_params! { ":id": id })?;
    Ok(())
}

/// Makes a record findable by what it says, and by nothing it said before.
pub fn index_record(db: &Connection, id: &str, record: &PersonRecord) -> Result<(), Failure> {
    forget_record_index(db, id)?;
    index_record_anew(db, id, record)
}

/// The same of a record of which the store knows nothing to find it by.
pub fn index_record_anew(db: &Connection, id: &str, record: &PersonRecord) -> Result<(), Failure> {
    clues::save(db, id, record)?;
    // A postcode is found by the clues alone, which know who may see its address: here it would answer for
    // a sealed one too.
    for given in record.identifiers.iter().filter(|given| given.kind != IdentifierKind::Postcode) {
        identifier(db, given.kind, &given.value, id, "")?;
    }
    Ok(())
}

/// The people whom an applied row may have made findable by something else than before.
pub fn people_touched(db: &Connection, row: &FeedRow) -> Result<Vec<PersonId>, Failure> {
    match row.kind {
        RowKind::Record => super::persons::all_of(db, &row.id),
        RowKind::RecordLink => super::persons::of_link(db, &row.id),
        // Whom an order protects is found by less. Who is protected no more is so from the next unlock.
        RowKind::OrderLink => {
            let link = body::<OrderLink>(row).filter(|link| link.role.is_protected());
            Ok(link.into_iter().map(|link| link.person).collect())
        }
        RowKind::Order
        | RowKind::Notice
        | RowKind::Incident
        | RowKind::Decision
        | RowKind::EntryState
        | RowKind::Receipt
        | RowKind::ForceLaw
        | RowKind::LawWord
        | RowKind::Unknown => Ok(Vec::new()),
    }
}

fn identifier(db: &Connection, kind: IdentifierKind, value: &str, record: &str, order: &str) -> Result<(), Failure> {
    db.prepare_cached(
        "insert into identifier (kind, value, record_id, order_id) values (:kind, :value, :record_id, :order_id)
         on conflict do nothing",
    )?
    .execute(named_params! {
        ":kind": kind_key(kind),
        ":value": normal_identifier(kind, value),
        ":record_id": record,
        ":order_id": order,
    })?;
    Ok(())
}

/// The column text of an identifier's kind.
pub fn kind_key(kind: IdentifierKind) -> &'static str {
    match kind {
        IdentifierKind::PncId => "pnc_id",
        IdentifierKind::Cro => "cro",
        IdentifierKind::Asn => "asn",
        IdentifierKind::PtiUrn => "pti_urn",
        IdentifierKind::Plate => "plate",
        IdentifierKind::Phone => "phone",
        IdentifierKind::Email => "email",
        IdentifierKind::Postcode => "postcode",
        IdentifierKind::CaseNumber => "case_number",
        IdentifierKind::NiNumber => "ni_number",
        IdentifierKind::NhsNumber => "nhs_number",
        IdentifierKind::DriverNumber => "driver_number",
        IdentifierKind::PrisonNumber => "prison_number",
    }
}

/// No identifier is of a later year.
const LATEST_YEAR: i32 = 2099;

/// An identifier in the form it is compared in: never refused, for imported text is data.
pub fn normal_identifier(kind: IdentifierKind, value: &str) -> String {
    match kind {
        IdentifierKind::Plate => identifiers::normalise_plate(value),
        IdentifierKind::Phone => {
            identifiers::phone_as_meant(value).unwrap_or_else(|| identifiers::normalise_case_number(value))
        }
        IdentifierKind::Email => value.trim().to_lowercase(),
        IdentifierKind::Cro => in_one_form(value, Cro::parse(value)),
        IdentifierKind::Asn => in_one_form(value, Asn::parse(value)),
        IdentifierKind::PtiUrn => in_one_form(value, PtiUrn::parse(value)),
        // The short form: it drops the century alone, which some sources leave out.
        IdentifierKind::PncId => in_one_form(value, PncId::parse(value, LATEST_YEAR).map(|id| id.short())),
        IdentifierKind::NiNumber
        | IdentifierKind::NhsNumber
        | IdentifierKind::DriverNumber
        | IdentifierKind::PrisonNumber => identifiers::normalise_plate(value),
        IdentifierKind::Postcode => {
            let meant = identifiers::postcode_as_meant(value);
            identifiers::normalise_case_number(&meant.unwrap_or_else(|| value.to_owned()))
        }
        IdentifierKind::CaseNumber => identifiers::normalise_case_number(value),
    }
}

/// The one form of a number where it reads as one; else its letters and figures as they came.
fn in_one_form<T: Into<String>>(value: &str, read: Result<T, IdError>) -> String {
    identifiers::normalise_case_number(&read.map_or_else(|_| value.to_owned(), Into::into))
}

fn record_link(db: &Connection, scope: &str, row: &FeedRow) -> Result<bool, Failure> {
    if is_gone(row) {
        db.prepare_cached("update record_link set revoked = 1, revision = :revision where link_id = :id")?
            .execute(named_params! { ":revision": row.revision.cast_signed(), ":id": row.id })?;
        return Ok(true);
    }
    let Some(link) = body::<RecordLink>(row) else { return Ok(false) };
    db.prepare_cached(
        "insert into record_link (link_id, scope, record_id, person_id, revoked, revision)
         values (:link_id, :scope, :record_id, :person_id, :revoked, :revision)
         on conflict (link_id) do update
         set scope = excluded.scope, revoked = excluded.revoked, revision = excluded.revision",
    )?
    .execute(named_params! {
        ":link_id": row.id,
        ":scope": scope,
        ":record_id": link.record.to_string(),
        ":person_id": link.person.to_string(),
        ":revoked": link.revoked_at.is_some(),
        ":revision": row.revision.cast_signed(),
    })?;
    Ok(true)
}

fn order_link(db: &Connection, scope: &str, row: &FeedRow) -> Result<bool, Failure> {
    if is_gone(row) {
        db.prepare_cached("delete from order_link where link_id = :id")?.execute(named_params! { ":id": row.id })?;
        return Ok(true);
    }
    let Some(link) = body::<OrderLink>(row) else { return Ok(false) };
    db.prepare_cached(
        "insert into order_link (link_id, scope, person_id, order_id, role, revision)
         values (:link_id, :scope, :person_id, :order_id, :role, :revision)
         on conflict (link_id) do update
         set scope = excluded.scope, role = excluded.role, revision = excluded.revision",
    )?
    .execute(named_params! {
        ":link_id": row.id,
        ":scope": scope,
        ":person_id": link.person.to_string(),
        ":order_id": link.order.to_string(),
        ":role": text(&link.role)?,
        ":revision": row.revision.cast_signed(),
    })?;
    Ok(true)
}

fn event(db: &Connection, scope: &str, row: &FeedRow) -> Result<bool, Failure> {
    if is_gone(row) {
        db.prepare_cached("delete from event where kind = :kind and event_id = :id and scope = :scope")?
            .execute(named_params! { ":kind": row.kind.name(), ":id": row.id, ":scope": scope })?;
        return Ok(true);
    }
    let Some(keys) = super::events::keys_of(row) else { return Ok(false) };
    db.prepare_cached(
        "insert into event (kind, event_id, scope, order_id, person_id, incident_id, sequence, revision, state, body)
         values (:kind, :event_id, :scope, :order_id, :person_id, :incident_id, :sequence, :revision, :state, :body)
         on conflict (kind, event_id) do update
         set scope = excluded.scope, revision = excluded.revision, state = excluded.state, body = excluded.body,
             order_id = excluded.order_id, person_id = excluded.person_id",
    )?
    .execute(named_params! {
        ":kind": keys.kind,
        ":event_id": row.id,
        ":scope": scope,
        ":order_id": keys.order,
        ":person_id": keys.person,
        ":incident_id": keys.incident,
        ":sequence": keys.sequence.cast_signed(),
        ":revision": row.revision.cast_signed(),
        ":state": row.state.name(),
        ":body": row.body.as_ref().map(|body| body.to_string()).unwrap_or_default(),
    })?;
    Ok(true)
}

fn keep_unknown(db: &Connection, scope: &str, row: &FeedRow) -> Result<(), Failure> {
    db.prepare_cached("insert or replace into unknown_row (scope, revision, body) values (:scope, :revision, :body)")?
        .execute(named_params! { ":scope": scope, ":revision": row.revision.cast_signed(), ":body": text(row)? })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::open::open_replica;

    const HELD: &str = "
        insert into record_link (link_id, record_id, person_id, revoked, revision, scope)
            values ('1', '', '', 0, 1, 'here'), ('2', '', '', 0, 1, 'there'), ('3', '', '', 0, 1, '');
        insert into order_link (link_id, person_id, order_id, role, revision, scope)
            values ('1', '', '', '', 1, 'here'), ('2', '', '', '', 1, 'there'), ('3', '', '', '', 1, '');
        insert into event (kind, event_id, revision, state, body, scope)
            values ('notice', '1', 1, 'put', '', 'here'), ('notice', '2', 1, 'put', '', 'there'),
                   ('notice', '3', 1, 'put', '', '');";

    #[track_caller]
    fn left(db: &Connection, scopes: &[&str]) {
        for table in ["record_link", "order_link", "event"] {
            let mut asked = db.prepare(&format!("select scope from {table} order by scope")).unwrap();
            let found: Vec<String> = asked.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
            assert_eq!(found, scopes, "{table}");
        }
    }

    /// The boxes that the demo's order keeps where one thing in its second paragraph, an area, is so.
    #[track_caller]
    fn boxes_where(key: &str, value: &str) -> Vec<([f64; 2], [f64; 2])> {
        let folder = tempfile::tempdir().unwrap();
        let db = open_replica(&folder.path().join("replica"), &[7; 32]).unwrap();
        let mut order = crate::testing::order_rows(1).remove(0);
        let place = format!("/versions/0/conditions/1/{key}");
        *order.body.as_mut().unwrap().pointer_mut(&place).unwrap() = serde_json::json!(value);
        row(&db, "here", &order).unwrap();
        super::super::zones::all(&db).unwrap().into_iter().map(|each| (each.low, each.high)).collect()
    }

    #[test]
    fn the_box_of_an_area_whose_words_need_a_tap_is_that_of_a_hidden_one() {
        let hidden = boxes_where("term/zone/disclosure", "hidden");
        assert_ne!(boxes_where("visibility", "police_only"), hidden);
        for visibility in ["need_to_know", "sealed"] {
            assert_eq!(boxes_where("visibility", visibility), hidden, "{visibility}");
        }
    }

    #[test]
    fn the_word_of_a_force_is_its_own_areas_and_of_one_that_says_nothing_nothing_is_known() {
        use cordon_core::rules::law::{DapnHere, dapn_here};
        use cordon_core::rules::time::Day;

        let folder = tempfile::tempdir().unwrap();
        let db = open_replica(&folder.path().join("replica"), &[7; 32]).unwrap();
        let here = || {
            let said = super::super::events::force_laws(&db).unwrap();
            dapn_here(&said, &[Day::parse("2026-11-10").unwrap()])
        };
        let holds = |scope: &str| {
            let held = "insert into coverage (scope, shown, not_held, epoch, revision, digest, as_of)
                        values (?1, '', '[]', 1, 1, '', '2026-11-10T00:00:00Z')";
            db.execute(held, [scope]).unwrap();
        };
        let says = |revision: u64, body: serde_json::Value| {
            let (kind, id) = (RowKind::ForceLaw, "force:x".to_owned());
            row(&db, "force:x", &FeedRow { revision, kind, id, state: RowState::Put, body: Some(body) }).unwrap();
        };
        let word = serde_json::json!({ "from": "2026-06-01", "source": "S.I. 2026/1" });
        assert_eq!(here(), DapnHere::NotConfirmed, "no copy");
        holds("force:x");
        holds("device:y");
        assert_eq!(here(), DapnHere::NotConfirmed, "it has said nothing");
        says(1, serde_json::json!({ "code": "30", "dapn": word }));
        assert_eq!(here(), DapnHere::ByForce);
        holds("force:z");
        assert_eq!(here(), DapnHere::NotConfirmed, "another area has not said so");
        db.execute("delete from coverage where scope = 'force:z'", []).unwrap();
        assert_eq!(here(), DapnHere::ByForce);
        says(2, serde_json::json!({ "code": "30", "dapn": null }));
        assert_eq!(here(), DapnHere::NotConfirmed, "it was taken back");
    }

    #[test]
    fn what_lawyers_signed_is_held_and_the_second_signature_takes_the_place_of_the_first_alone() {
        let folder = tempfile::tempdir().unwrap();
        let db = open_replica(&folder.path().join("replica"), &[7; 32]).unwrap();
        let signer = |number: u128| {
            let officer = uuid::Uuid::from_u128(number);
            serde_json::json!({ "officer": officer, "collar": number.to_string(), "shown": "A. Solicitor", "at": "2026-12-01T10:00:00Z" })
        };
        let said = serde_json::json!({ "edition": "2026-12.1", "kinds": ["dvpo"], "valid_until": "2027-06-03" });
        let says = serde_json::json!({ "kind": "sign_off", "said": said });
        let id = serde_json::json!({ "device": uuid::Uuid::from_u128(1), "entry": uuid::Uuid::from_u128(2) });
        let mut word = serde_json::json!({ "id": id, "force": "Derbyshire", "by": signer(3), "says": says });
        let mut puts = |revision: u64, second: Option<serde_json::Value>| {
            if let Some(second) = second {
                word["second"] = second;
            }
            let body = Some(serde_json::json!({ "word": word }));
            let (kind, id) = (RowKind::LawWord, "1:2".to_owned());
            row(&db, "force:x", &FeedRow { revision, kind, id, state: RowState::Put, body }).unwrap();
            let held = super::super::events::law_words(&db).unwrap();
            held.iter().map(|row| row.word.second.is_some()).collect::<Vec<_>>()
        };
        assert_eq!(puts(1, None), [false]);
        assert_eq!(puts(2, Some(signer(4))), [true]);
    }

    #[test]
    fn links_and_events_go_with_their_scope_and_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let db = open_replica(&folder.path().join("replica"), &[7; 32]).unwrap();
        db.execute_batch(HELD).unwrap();
        forget_scope(&db, "here").unwrap();
        left(&db, &["there"]);
        forget_scope(&db, "there").unwrap();
        left(&db, &[]);
    }
}
