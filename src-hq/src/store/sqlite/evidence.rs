//! Evidence uploads, as SQLite keeps them.

use super::{Tx, from_sql, to_sql};
use crate::failure::Result;
use crate::store::evidence::{EvidenceReads, EvidenceWrites, FileKey, Unsigned, Upload};
use cordon_core::rules::ids::{DeviceId, ExhibitId};
use rusqlite::{OptionalExtension as _, named_params};

impl EvidenceReads for Tx<'_> {
    fn find_upload(&self, exhibit: ExhibitId) -> Result<Option<Upload>> {
        let mut statement = self.0.prepare_cached(
            "select device, length, held, key, sha256, verified, by_officer from evidence where exhibit = :exhibit",
        )?;
        let found = statement.query_row(named_params! { ":exhibit": exhibit.to_string() }, |row| {
            Ok(Upload {
                device: row.get(0)?,
                length: row.get::<_, Option<i64>>(1)?.map(from_sql),
                held: from_sql(row.get(2)?),
                key: row.get(3)?,
                sha256: row.get(4)?,
                verified: row.get(5)?,
                by_officer: row.get(6)?,
            })
        });
        Ok(found.optional()?)
    }

    fn count_unsigned(&self, device: DeviceId) -> Result<Unsigned> {
        let mut statement = self.0.prepare_cached(
            "select count(*), coalesce(sum(held), 0) from evidence where device = :device and by_officer = 0",
        )?;
        let counted = statement.query_row(named_params! { ":device": device.to_string() }, |row| {
            Ok(Unsigned { files: from_sql(row.get(0)?), bytes: from_sql(row.get(1)?) })
        })?;
        Ok(counted)
    }
}

impl EvidenceWrites for Tx<'_> {
    fn begin_upload(&self, exhibit: ExhibitId, device: DeviceId) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "insert into evidence (exhibit, device) values (:exhibit, :device) on conflict do nothing",
        )?;
        statement.execute(named_params! { ":exhibit": exhibit.to_string(), ":device": device.to_string() })?;
        Ok(())
    }

    fn set_upload_held(&self, exhibit: ExhibitId, held: u64, length: u64) -> Result<()> {
        let mut statement =
            self.0.prepare_cached("update evidence set held = :held, length = :length where exhibit = :exhibit")?;
        statement.execute(named_params! {
            ":exhibit": exhibit.to_string(),
            ":held": to_sql(held),
            ":length": to_sql(length),
        })?;
        Ok(())
    }

    fn set_upload_key(&self, exhibit: ExhibitId, said: FileKey<'_>) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "update evidence set
                verified = case when key = :key and sha256 = :sha256 then verified end,
                key = :key, sha256 = :sha256, by_officer = max(by_officer, :by_officer)
            where exhibit = :exhibit",
        )?;
        statement.execute(named_params! {
            ":exhibit": exhibit.to_string(),
            ":key": said.key,
            ":sha256": said.sha256,
            ":by_officer": said.by_officer,
        })?;
        Ok(())
    }

    fn set_upload_verified(&self, exhibit: ExhibitId, key: &[u8], sha256: &str, verified: bool) -> Result<bool> {
        let mut statement = self.0.prepare_cached(
            "update evidence set verified = :verified where exhibit = :exhibit and key = :key and sha256 = :sha256",
        )?;
        let changed = statement.execute(named_params! {
            ":exhibit": exhibit.to_string(),
            ":key": key,
            ":sha256": sha256,
            ":verified": verified,
        })?;
        Ok(changed > 0)
    }
}
