//! Persons, and by what orders are found, as SQLite keeps them.

use super::{Tx, parsed};
use crate::failure::Result;
use crate::store::people::{MatchRow, PaperPlace, PaperRow, PersonReads, PersonWrites};
use cordon_core::rules::ids::{LinkId, OrderId, PersonId, PersonRecordId};
use rusqlite::{OptionalExtension as _, named_params};
use zeroize::Zeroizing;

impl PersonReads for Tx<'_> {
    fn find_person(&self, record: PersonRecordId) -> Result<Option<PersonId>> {
        let mut statement = self.0.prepare_cached("select person from record_held where record = :record")?;
        let found: Option<String> =
            statement.query_row(named_params! { ":record": record.to_string() }, |row| row.get(0)).optional()?;
        found.map(|id| parsed(&id, "person id")).transpose()
    }

    fn list_records_of(&self, person: PersonId) -> Result<Vec<(PersonRecordId, LinkId)>> {
        let mut statement =
            self.0.prepare_cached("select record, link from record_held where person = :person order by record")?;
        let mut rows = statement.query(named_params! { ":person": person.to_string() })?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (record, link): (String, String) = (row.get(0)?, row.get(1)?);
            found.push((parsed(&record, "record id")?, parsed(&link, "link id")?));
        }
        Ok(found)
    }

    fn find_person_by_pnc(&self, pnc: &str) -> Result<Option<PersonId>> {
        let mut statement = self.0.prepare_cached("select person from person_pnc where pnc = :pnc")?;
        let found: Option<String> = statement.query_row(named_params! { ":pnc": pnc }, |row| row.get(0)).optional()?;
        found.map(|id| parsed(&id, "person id")).transpose()
    }

    fn find_paper(&self, sha256: &str) -> Result<Option<PaperPlace>> {
        let mut statement = self.0.prepare_cached(
            "select key, object, order_id as place from paper where sha256 = :sha256
            union all select key, object, 'z' from refused_paper where sha256 = :sha256
            order by place limit 1",
        )?;
        let named = named_params! { ":sha256": sha256 };
        let found: Option<([u8; 32], String)> =
            statement.query_row(named, |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        Ok(found.map(|(key, object)| PaperPlace { key: Zeroizing::new(key), object }))
    }

    fn list_matches(&self, match_key: &str) -> Result<Vec<MatchRow>> {
        let mut statement = self.0.prepare_cached(
            "select order_id, protected from order_match where match_key = :match_key order by order_id",
        )?;
        let mut rows = statement.query(named_params! { ":match_key": match_key })?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let order: String = row.get(0)?;
            found.push(MatchRow { order: parsed(&order, "order id")?, protected: row.get(1)? });
        }
        Ok(found)
    }
}

impl PersonWrites for Tx<'_> {
    fn keep_record(&self, record: PersonRecordId, person: PersonId, link: LinkId) -> Result<()> {
        let mut statement =
            self.0.prepare_cached("insert into record_held (record, person, link) values (:record, :person, :link)")?;
        statement.execute(named_params! {
            ":record": record.to_string(),
            ":person": person.to_string(),
            ":link": link.to_string(),
        })?;
        Ok(())
    }

    fn keep_pnc(&self, pnc: &str, person: PersonId) -> Result<()> {
        let mut statement = self
            .0
            .prepare_cached("insert into person_pnc (pnc, person) values (:pnc, :person) on conflict do nothing")?;
        statement.execute(named_params! { ":pnc": pnc, ":person": person.to_string() })?;
        Ok(())
    }

    fn keep_match(&self, match_key: &str, row: &MatchRow) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "insert into order_match (match_key, order_id, protected) values (:match_key, :order, :protected)
            on conflict do nothing",
        )?;
        statement.execute(named_params! {
            ":match_key": match_key,
            ":order": row.order.to_string(),
            ":protected": row.protected,
        })?;
        Ok(())
    }

    fn keep_paper(&self, paper: &PaperRow<'_>) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "insert into paper (sha256, order_id, name, key, object)
            values (:sha256, :order, :name, :key, :object)
            on conflict (sha256, order_id) do update set key = :key, object = :object",
        )?;
        statement.execute(named_params! {
            ":sha256": paper.sha256,
            ":order": paper.order.to_string(),
            ":name": paper.name,
            ":key": paper.place.key.as_slice(),
            ":object": paper.place.object,
        })?;
        Ok(())
    }

    fn copy_papers(&self, from: OrderId, to: OrderId) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "insert into paper (sha256, order_id, name, key, object)
            select sha256, :to, name, key, object from paper where order_id = :from
            on conflict do nothing",
        )?;
        statement.execute(named_params! { ":from": from.to_string(), ":to": to.to_string() })?;
        Ok(())
    }
}
