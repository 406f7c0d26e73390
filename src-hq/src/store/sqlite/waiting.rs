//! Statements that wait for their order, as SQLite keeps them.

use super::{Tx, parsed};
use crate::failure::Result;
use crate::store::waiting::{Settlement, WaitingOrder, WaitingReads, WaitingWrites};
use cordon_core::rules::ids::OrderId;
use cordon_core::rules::time::Timestamp;
use rusqlite::{OptionalExtension as _, Row, named_params};

impl WaitingReads for Tx<'_> {
    fn list_waiting_orders(&self) -> Result<Vec<WaitingOrder>> {
        let mut statement = self.0.prepare_cached(&format!("{WAITING} where settled_at is null order by at, id"))?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(read(row)?);
        }
        Ok(found)
    }

    fn find_waiting_order(&self, id: &str) -> Result<Option<WaitingOrder>> {
        let mut statement = self.0.prepare_cached(&format!("{WAITING} where id = :id and settled_at is null"))?;
        let found = statement.query_row(named_params! { ":id": id }, |row| Ok(read(row))).optional()?;
        found.transpose()
    }

    fn list_contested_orders(&self) -> Result<Vec<OrderId>> {
        let mut statement = self.0.prepare_cached("select order_id from contested_order order by order_id")?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let order: String = row.get(0)?;
            found.push(parsed(&order, "order id")?);
        }
        Ok(found)
    }
}

impl WaitingWrites for Tx<'_> {
    fn keep_waiting_order(&self, waiting: &WaitingOrder) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "insert into waiting_order (id, order_id, does, match_key, protected, case_reference, why, body, at)
            values (:id, :order, :does, :match_key, :protected, :case, :why, :body, :at) on conflict do nothing",
        )?;
        statement.execute(named_params! {
            ":id": waiting.id,
            ":order": waiting.order.to_string(),
            ":does": waiting.does,
            ":match_key": waiting.match_key,
            ":protected": waiting.protected,
            ":case": waiting.case,
            ":why": waiting.why,
            ":body": waiting.body,
            ":at": waiting.at.millis(),
        })?;
        Ok(())
    }

    fn set_waiting_why(&self, id: &str, why: &str) -> Result<()> {
        let mut statement = self.0.prepare_cached("update waiting_order set why = :why where id = :id")?;
        statement.execute(named_params! { ":id": id, ":why": why })?;
        Ok(())
    }

    fn note_contested_order(&self, order: OrderId) -> Result<()> {
        let mut statement =
            self.0.prepare_cached("insert into contested_order (order_id) values (:order) on conflict do nothing")?;
        statement.execute(named_params! { ":order": order.to_string() })?;
        Ok(())
    }

    fn settle_waiting_order(&self, id: &str, how: Settlement, now: Timestamp) -> Result<bool> {
        let mut statement = self.0.prepare_cached(
            "update waiting_order set settled_at = :now, settled_as = :how where id = :id and settled_at is null",
        )?;
        Ok(statement.execute(named_params! { ":id": id, ":how": how.name(), ":now": now.millis() })? == 1)
    }
}

const WAITING: &str =
    "select id, order_id, does, match_key, protected, case_reference, why, body, at from waiting_order";

fn read(row: &Row<'_>) -> Result<WaitingOrder> {
    let order: String = row.get(1)?;
    Ok(WaitingOrder {
        id: row.get(0)?,
        order: parsed(&order, "order id")?,
        does: row.get(2)?,
        match_key: row.get(3)?,
        protected: row.get(4)?,
        case: row.get(5)?,
        why: row.get(6)?,
        body: row.get(7)?,
        at: Timestamp::from_millis(row.get(8)?),
    })
}
