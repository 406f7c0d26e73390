use super::*;
use crate::store::replica::orders;
use cordon_core::rules::ids::OrderId;
use rusqlite::named_params;
use uuid::Uuid;

#[test]
fn held_text_that_does_not_read_is_not_quoted() {
    let folder = tempfile::tempdir().unwrap();
    let db = open_replica(&folder.path().join("replica.db"), &[5; 32]).unwrap();
    let id = OrderId(Uuid::from_u128(1));
    db.execute(
        "insert into orders (order_id, scope, revision, state, body)
         values (:id, 'force:x', 1, 'put', '\"SMITH, Alan\"')",
        named_params! { ":id": id.to_string() },
    )
    .unwrap();
    let failure = orders::find(&db, id).unwrap_err();
    let said = format!("{failure} {failure:?}");
    assert!(said.contains("body") && !said.contains("SMITH"), "{said}");
}
