//! Evidence, as SQLite keeps it.

use super::{Tx, from_sql, to_sql};
use crate::failure::{Failure, Result};
use crate::store::evidence::{EvidenceReads, EvidenceWrites, Named, Unsigned, Upload, UploadId};
use cordon_core::proof::digest::{Digest, HexBytes};
use cordon_core::proof::protocol::SignedReceipt;
use cordon_core::rules::ids::{DeviceId, ExhibitId};
use rusqlite::{OptionalExtension as _, named_params};

impl EvidenceReads for Tx<'_> {
    fn find_named(&self, device: DeviceId, exhibit: ExhibitId) -> Result<Option<Named>> {
        let mut statement = self.0.prepare_cached(
            "select key, sha256, sealed, length, by_officer
            from exhibit
            where device = :device and exhibit = :exhibit",
        )?;
        let named = named_params! { ":device": device.to_string(), ":exhibit": exhibit.to_string() };
        let mut rows = statement.query(named)?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let sealed: Option<String> = row.get(2)?;
        Ok(Some(Named {
            device,
            key: row.get(0)?,
            sha256: row.get(1)?,
            sealed: sealed.map(|sealed| digest(&sealed)).transpose()?,
            length: from_sql(row.get(3)?),
            by_officer: row.get(4)?,
        }))
    }

    fn find_upload(&self, id: &UploadId) -> Result<Option<Upload>> {
        let mut statement = self.0.prepare_cached(
            "select held, verified, receipt, receipt_signature from evidence
            where device = :device and exhibit = :exhibit and sealed = :sealed and length = :length",
        )?;
        let found = statement.query_row(
            named_params! {
                ":device": id.device.to_string(),
                ":exhibit": id.exhibit.to_string(),
                ":sealed": id.sealed.to_string(),
                ":length": to_sql(id.length),
            },
            |row| {
                let receipt: Option<(Vec<u8>, Vec<u8>)> =
                    row.get::<_, Option<Vec<u8>>>(2)?.zip(row.get::<_, Option<Vec<u8>>>(3)?);
                let receipt = receipt.map(|(receipt, signature)| SignedReceipt {
                    receipt: HexBytes(receipt),
                    signature: HexBytes(signature),
                });
                Ok(Upload { held: from_sql(row.get(0)?), verified: row.get(1)?, receipt })
            },
        );
        Ok(found.optional()?)
    }

    fn list_whole_uploads(&self, device: DeviceId, exhibit: ExhibitId) -> Result<Vec<UploadId>> {
        let mut statement = self.0.prepare_cached(
            "select sealed, length from evidence
            where device = :device and exhibit = :exhibit and receipt is not null
            order by sealed, length",
        )?;
        let mut rows =
            statement.query(named_params! { ":device": device.to_string(), ":exhibit": exhibit.to_string() })?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let sealed = digest(&row.get::<_, String>(0)?)?;
            found.push(UploadId { device, exhibit, sealed, length: from_sql(row.get(1)?) });
        }
        Ok(found)
    }

    fn find_verified(&self, device: DeviceId, exhibit: ExhibitId) -> Result<Option<bool>> {
        let mut statement = self
            .0
            .prepare_cached("select max(verified) from evidence where device = :device and exhibit = :exhibit")?;
        let named = named_params! { ":device": device.to_string(), ":exhibit": exhibit.to_string() };
        Ok(statement.query_row(named, |row| row.get(0))?)
    }

    fn count_unsigned(&self, device: DeviceId) -> Result<Unsigned> {
        let mut statement = self.0.prepare_cached(include_str!("count_unsigned.sql"))?;
        let counted = statement.query_row(named_params! { ":device": device.to_string() }, |row| {
            Ok(Unsigned { files: from_sql(row.get(0)?), bytes: from_sql(row.get(1)?) })
        })?;
        Ok(counted)
    }

    fn is_signed_for(&self, id: &UploadId) -> Result<bool> {
        let mut statement = self.0.prepare_cached(
            "select 1 from exhibit
            where exhibit = :exhibit and device = :device and by_officer = 1
                and sealed = :sealed and length = :length",
        )?;
        Ok(statement.exists(named_params! {
            ":exhibit": id.exhibit.to_string(),
            ":device": id.device.to_string(),
            ":sealed": id.sealed.to_string(),
            ":length": to_sql(id.length),
        })?)
    }
}

impl EvidenceWrites for Tx<'_> {
    fn name_exhibit(&self, exhibit: ExhibitId, named: &Named) -> Result<()> {
        let (exhibit, device) = (exhibit.to_string(), named.device.to_string());
        let mut statement = self.0.prepare_cached(
            "update evidence set verified = null
            where device = :device and exhibit = :exhibit and not exists (
                select 1 from exhibit
                where exhibit.device = :device and exhibit.exhibit = :exhibit and key = :key and sha256 = :sha256)",
        )?;
        statement.execute(named_params! {
            ":exhibit": exhibit,
            ":device": device,
            ":key": named.key,
            ":sha256": named.sha256,
        })?;
        let mut statement = self.0.prepare_cached(
            "insert into exhibit (device, exhibit, key, sha256, sealed, length, by_officer)
            values (:device, :exhibit, :key, :sha256, :sealed, :length, :by_officer)
            on conflict (device, exhibit) do update
            set key = :key, sha256 = :sha256, length = :length, by_officer = max(by_officer, :by_officer),
                sealed = case when :by_officer > by_officer then :sealed else coalesce(:sealed, sealed) end",
        )?;
        statement.execute(named_params! {
            ":exhibit": exhibit,
            ":device": device,
            ":key": named.key,
            ":sha256": named.sha256,
            ":sealed": named.sealed.map(|sealed| sealed.to_string()),
            ":length": to_sql(named.length),
            ":by_officer": named.by_officer,
        })?;
        Ok(())
    }

    fn begin_upload(&self, id: &UploadId) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "insert into evidence (device, exhibit, sealed, length) values (:device, :exhibit, :sealed, :length)
            on conflict do nothing",
        )?;
        statement.execute(named_params! {
            ":device": id.device.to_string(),
            ":exhibit": id.exhibit.to_string(),
            ":sealed": id.sealed.to_string(),
            ":length": to_sql(id.length),
        })?;
        Ok(())
    }

    fn set_upload_held(&self, id: &UploadId, held: u64, receipt: Option<&SignedReceipt>) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "update evidence set held = :held, receipt = :receipt, receipt_signature = :signature
            where device = :device and exhibit = :exhibit and sealed = :sealed and length = :length",
        )?;
        statement.execute(named_params! {
            ":device": id.device.to_string(),
            ":exhibit": id.exhibit.to_string(),
            ":sealed": id.sealed.to_string(),
            ":length": to_sql(id.length),
            ":held": to_sql(held),
            ":receipt": receipt.map(|signed| &signed.receipt.0),
            ":signature": receipt.map(|signed| &signed.signature.0),
        })?;
        Ok(())
    }

    fn set_upload_verified(&self, id: &UploadId, key: &[u8], sha256: &str, verified: bool) -> Result<bool> {
        let mut statement = self.0.prepare_cached(
            "update evidence set verified = :verified
            where device = :device and exhibit = :exhibit and sealed = :sealed and length = :length
                and exists (
                    select 1 from exhibit
                    where exhibit.device = :device and exhibit.exhibit = :exhibit and key = :key and sha256 = :sha256)",
        )?;
        let changed = statement.execute(named_params! {
            ":device": id.device.to_string(),
            ":exhibit": id.exhibit.to_string(),
            ":sealed": id.sealed.to_string(),
            ":length": to_sql(id.length),
            ":key": key,
            ":sha256": sha256,
            ":verified": verified,
        })?;
        Ok(changed > 0)
    }
}

/// A digest as it is kept.
pub(super) fn digest(text: &str) -> Result<Digest> {
    Digest::parse(text).ok_or(Failure::Missing("digest"))
}
