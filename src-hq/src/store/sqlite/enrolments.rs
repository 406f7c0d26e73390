//! Enrolments and officers who left, as SQLite keeps them.

use super::{Tx, from_sql, parsed};
use crate::failure::{Failure, Result};
use crate::store::enrolments::{
    Drawn, Enrolment, EnrolmentReads, EnrolmentWrites, Leaving, NewEnrolment, Outcome, signed_access,
};
use cordon_core::proof::access::SignedAccess;
use cordon_core::proof::digest::Digest;
use cordon_core::proof::short_number::ShortNumber;
use cordon_core::rules::ids::{DeviceId, OfficerId};
use cordon_core::rules::time::Timestamp;
use rusqlite::{OptionalExtension as _, Row, Rows, named_params};

const ENROLMENT: &str = include_str!("enrolment.sql");

impl EnrolmentReads for Tx<'_> {
    fn find_enrolment(&self, device: DeviceId, officer: OfficerId) -> Result<Option<Enrolment>> {
        let wanted = "where e.device = :device and e.officer = :officer";
        let mut statement = self.0.prepare_cached(&format!("{ENROLMENT} {wanted}"))?;
        let mut rows =
            statement.query(named_params! { ":device": device.to_string(), ":officer": officer.to_string() })?;
        rows.next()?.map(read).transpose()
    }

    fn list_enrolments_on(&self, device: DeviceId) -> Result<Vec<Enrolment>> {
        let wanted = "where e.device = :device order by e.enrolled_at, e.officer";
        let mut statement = self.0.prepare_cached(&format!("{ENROLMENT} {wanted}"))?;
        let mut rows = statement.query(named_params! { ":device": device.to_string() })?;
        all(&mut rows)
    }

    fn list_enrolments(&self) -> Result<Vec<Enrolment>> {
        let mut statement =
            self.0.prepare_cached(&format!("{ENROLMENT} order by e.enrolled_at, e.device, e.officer"))?;
        all(&mut statement.query([])?)
    }

    fn find_drawn(&self, device: DeviceId, officer: OfficerId) -> Result<Option<Drawn>> {
        let mut statement = self.0.prepare_cached(
            "select covered, commitment, nonce from enrolment where device = :device and officer = :officer",
        )?;
        let named = named_params! { ":device": device.to_string(), ":officer": officer.to_string() };
        let drawn = statement.query_row(named, |row| {
            Ok(Drawn { covered: Digest(row.get(0)?), commitment: Digest(row.get(1)?), nonce: row.get(2)? })
        });
        Ok(drawn.optional()?)
    }

    fn list_access(&self, device: DeviceId) -> Result<Vec<SignedAccess>> {
        let mut statement = self.0.prepare_cached(
            "select access, access_signature from enrolment
            where device = :device and access is not null order by officer",
        )?;
        let rows = statement.query_map(named_params! { ":device": device.to_string() }, |row| {
            Ok(signed_access(row.get(0)?, row.get(1)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn find_leaving(&self, collar: &str) -> Result<Option<Leaving>> {
        let mut statement =
            self.0.prepare_cached("select at, why from leaving where collar = :collar and returned_at is null")?;
        let found = statement.query_row(named_params! { ":collar": collar }, |row| {
            Ok(Leaving { at: Timestamp::from_millis(row.get(0)?), why: row.get(1)? })
        });
        Ok(found.optional()?)
    }
}

impl EnrolmentWrites for Tx<'_> {
    fn keep_enrolment(&self, new: &NewEnrolment<'_>) -> Result<()> {
        let mut statement = self.0.prepare_cached(include_str!("keep_enrolment.sql"))?;
        statement.execute(named_params! {
            ":device": new.device.to_string(),
            ":officer": new.officer.to_string(),
            ":covered": new.covered.0,
            ":commitment": new.commitment.0,
            ":nonce": new.nonce,
            ":enrolled_at": new.enrolled_at.millis(),
            ":expires_at": new.expires_at.millis(),
        })?;
        Ok(())
    }

    fn set_number(&self, device: DeviceId, officer: OfficerId, number: ShortNumber) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "update enrolment set number = :number, outcome = null, settled_at = null
            where device = :device and officer = :officer",
        )?;
        statement.execute(named_params! {
            ":number": number.to_string(),
            ":device": device.to_string(),
            ":officer": officer.to_string(),
        })?;
        Ok(())
    }

    fn count_wrong_number(&self, device: DeviceId, officer: OfficerId) -> Result<u32> {
        let mut statement = self.0.prepare_cached(
            "update enrolment set wrong = wrong + 1 where device = :device and officer = :officer returning wrong",
        )?;
        let named = named_params! { ":device": device.to_string(), ":officer": officer.to_string() };
        let wrong: i64 = statement.query_row(named, |row| row.get(0))?;
        Ok(u32::try_from(wrong).unwrap_or(u32::MAX))
    }

    fn settle_enrolment(&self, device: DeviceId, officer: OfficerId, outcome: Outcome, now: Timestamp) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "update enrolment set outcome = :outcome, settled_at = :now
            where device = :device and officer = :officer",
        )?;
        statement.execute(named_params! {
            ":outcome": outcome.name(),
            ":now": now.millis(),
            ":device": device.to_string(),
            ":officer": officer.to_string(),
        })?;
        Ok(())
    }

    fn set_access(&self, device: DeviceId, officer: OfficerId, said: &SignedAccess) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "update enrolment set access = :access, access_signature = :signature
            where device = :device and officer = :officer",
        )?;
        statement.execute(named_params! {
            ":access": said.access.0,
            ":signature": said.signature.0,
            ":device": device.to_string(),
            ":officer": officer.to_string(),
        })?;
        Ok(())
    }

    fn end_officers(&self, collar: &str, now: Timestamp) -> Result<Vec<(DeviceId, OfficerId)>> {
        let mut statement = self.0.prepare_cached(
            "select e.device, e.officer from enrolment e join officer o on o.id = e.officer
            where o.collar = :collar and o.left_at is null order by e.device, e.officer",
        )?;
        let mut rows = statement.query(named_params! { ":collar": collar })?;
        let mut ended = Vec::new();
        while let Some(row) = rows.next()? {
            let (device, officer): (String, String) = (row.get(0)?, row.get(1)?);
            ended.push((parsed(&device, "device id")?, parsed(&officer, "officer id")?));
        }
        let mut statement =
            self.0.prepare_cached("update officer set left_at = :now where collar = :collar and left_at is null")?;
        statement.execute(named_params! { ":now": now.millis(), ":collar": collar })?;
        Ok(ended)
    }

    fn void_codes(&self, collar: &str, now: Timestamp) -> Result<u64> {
        let named = named_params! { ":collar": collar, ":now": now.millis() };
        let mut statement = self.0.prepare_cached(
            "select count(*) from code where collar = :collar and used_at is null and expires_at > :now",
        )?;
        let live = statement.query_row(named, |row| row.get(0))?;
        let mut statement =
            self.0.prepare_cached("update code set used_at = :now where collar = :collar and used_at is null")?;
        statement.execute(named)?;
        Ok(from_sql(live))
    }

    fn keep_leaving(&self, collar: &str, leaving: &Leaving) -> Result<()> {
        let mut statement =
            self.0.prepare_cached("insert into leaving (collar, at, why) values (:collar, :at, :why)")?;
        statement.execute(named_params! { ":collar": collar, ":at": leaving.at.millis(), ":why": leaving.why })?;
        Ok(())
    }

    fn end_leaving(&self, collar: &str, now: Timestamp) -> Result<bool> {
        let mut statement = self
            .0
            .prepare_cached("update leaving set returned_at = :now where collar = :collar and returned_at is null")?;
        Ok(statement.execute(named_params! { ":collar": collar, ":now": now.millis() })? > 0)
    }
}

fn all(rows: &mut Rows<'_>) -> Result<Vec<Enrolment>> {
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(read(row)?);
    }
    Ok(all)
}

fn read(row: &Row<'_>) -> Result<Enrolment> {
    let (device, officer): (String, String) = (row.get(0)?, row.get(1)?);
    let number: Option<String> = row.get(6)?;
    let outcome: Option<String> = row.get(8)?;
    Ok(Enrolment {
        device: parsed(&device, "device id")?,
        officer: parsed(&officer, "officer id")?,
        collar: row.get(2)?,
        shown: row.get(3)?,
        enrolled_at: Timestamp::from_millis(row.get(4)?),
        expires_at: Timestamp::from_millis(row.get(5)?),
        number: number.map(|text| parsed(&text, "short number")).transpose()?,
        wrong: row.get(7)?,
        outcome: outcome.map(|name| Outcome::named(&name).ok_or(Failure::Missing("outcome"))).transpose()?,
        left_at: row.get::<_, Option<i64>>(9)?.map(Timestamp::from_millis),
    })
}
