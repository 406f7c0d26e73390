//! Evidence, as SQLite keeps it.

use super::{Tx, from_sql, parsed, to_sql};
use crate::failure::{Failure, Result};
use crate::store::evidence::{EvidenceReads, EvidenceWrites, Named, Unsigned, Upload, UploadId};
use cordon_core::proof::digest::{Digest, HexBytes};
use cordon_core::proof::protocol::SignedReceipt;
use cordon_core::rules::ids::{DeviceId, ExhibitId, OfficerId};
use rusqlite::{OptionalExtension as _, Row, Rows, named_params};

impl EvidenceReads for Tx<'_> {
    fn list_named(&self, device: DeviceId, exhibit: ExhibitId) -> Result<Vec<Named>> {
        let mut statement = self.0.prepare_cached(
            "select officer, key, sha256, sealed, length from exhibit
            where device = :device and exhibit = :exhibit
            order by officer",
        )?;
        let named = named_params! { ":device": device.to_string(), ":exhibit": exhibit.to_string() };
        all_named(device, statement.query(named)?)
    }

    fn list_untried(&self, id: &UploadId) -> Result<Vec<Named>> {
        let mut statement = self.0.prepare_cached(include_str!("list_untried.sql"))?;
        let rows = statement.query(named_params! {
            ":device": id.device.to_string(),
            ":exhibit": id.exhibit.to_string(),
            ":sealed": id.sealed.to_string(),
            ":length": to_sql(id.length),
        })?;
        all_named(id.device, rows)
    }

    fn find_upload(&self, id: &UploadId) -> Result<Option<Upload>> {
        let mut statement = self.0.prepare_cached(include_str!("find_upload.sql"))?;
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

    fn find_verified(&self, device: DeviceId, exhibit: ExhibitId, by: Option<OfficerId>) -> Result<Option<bool>> {
        let mut statement = self.0.prepare_cached(
            "select max(verified) from finding
            where device = :device and exhibit = :exhibit and officer = :officer",
        )?;
        let named = named_params! {
            ":device": device.to_string(),
            ":exhibit": exhibit.to_string(),
            ":officer": officer_of(by),
        };
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
            where exhibit = :exhibit and device = :device and officer <> ''
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
        let (device, exhibit, officer) = (named.device.to_string(), exhibit.to_string(), officer_of(named.by));
        let mut statement = self.0.prepare_cached(include_str!("forget_findings.sql"))?;
        statement.execute(named_params! {
            ":device": device,
            ":exhibit": exhibit,
            ":officer": officer,
            ":key": named.key,
            ":sha256": named.sha256,
        })?;
        let mut statement = self.0.prepare_cached(include_str!("name_exhibit.sql"))?;
        statement.execute(named_params! {
            ":device": device,
            ":exhibit": exhibit,
            ":officer": officer,
            ":key": named.key,
            ":sha256": named.sha256,
            ":sealed": named.sealed.map(|sealed| sealed.to_string()),
            ":length": to_sql(named.length),
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

    fn set_upload_verified(&self, id: &UploadId, word: &Named, verified: bool) -> Result<bool> {
        let mut statement = self.0.prepare_cached(include_str!("set_upload_verified.sql"))?;
        let changed = statement.execute(named_params! {
            ":device": id.device.to_string(),
            ":exhibit": id.exhibit.to_string(),
            ":sealed": id.sealed.to_string(),
            ":length": to_sql(id.length),
            ":officer": officer_of(word.by),
            ":key": word.key,
            ":sha256": word.sha256,
            ":verified": verified,
        })?;
        Ok(changed > 0)
    }
}

/// Whose word it is, as it is kept: of what is only claimed, nobody's.
fn officer_of(by: Option<OfficerId>) -> String {
    by.map(|officer| officer.to_string()).unwrap_or_default()
}

fn all_named(device: DeviceId, mut rows: Rows<'_>) -> Result<Vec<Named>> {
    let mut named = Vec::new();
    while let Some(row) = rows.next()? {
        named.push(read_named(device, row)?);
    }
    Ok(named)
}

fn read_named(device: DeviceId, row: &Row<'_>) -> Result<Named> {
    let (officer, sealed): (String, Option<String>) = (row.get(0)?, row.get(3)?);
    let by = if officer.is_empty() { None } else { Some(parsed(&officer, "officer id")?) };
    Ok(Named {
        device,
        by,
        key: row.get(1)?,
        sha256: row.get(2)?,
        sealed: sealed.map(|sealed| digest(&sealed)).transpose()?,
        length: from_sql(row.get(4)?),
    })
}

/// A digest as it is kept.
pub(super) fn digest(text: &str) -> Result<Digest> {
    Digest::parse(text).ok_or(Failure::Missing("digest"))
}
