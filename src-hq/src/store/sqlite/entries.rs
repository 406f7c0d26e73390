//! Journal entries, as SQLite keeps them.

use super::{Tx, from_sql, parsed, to_sql};
use crate::failure::{Failure, Result};
use crate::store::entries::{EntryReads, EntryWrites, Held, HeldBody, NewEntry, Settled, Waiting, Was};
use cordon_core::proof::digest::{Digest, HexBytes};
use cordon_core::proof::entry::BodyKind;
use cordon_core::proof::envelope::SignedEntry;
use cordon_core::proof::protocol::SignedReceipt;
use cordon_core::proof::verdict::{SetAsideBecause, Verdict, WaitsFor};
use cordon_core::rules::ids::{DeviceId, EntryId};
use cordon_core::rules::time::Timestamp;
use rusqlite::{OptionalExtension as _, Row, Rows, named_params};

impl EntryReads for Tx<'_> {
    fn find_entry(&self, device: DeviceId, sequence: u64) -> Result<Option<Held>> {
        let mut statement = self.0.prepare_cached(
            "select digest, receipt, receipt_signature from entry where device = :device and sequence = :sequence",
        )?;
        let named = named_params! { ":device": device.to_string(), ":sequence": to_sql(sequence) };
        let found = statement.query_row(named, |row| {
            let receipt = SignedReceipt { receipt: HexBytes(row.get(1)?), signature: HexBytes(row.get(2)?) };
            Ok(Held { digest: row.get(0)?, receipt })
        });
        Ok(found.optional()?)
    }

    fn find_envelope(&self, device: DeviceId, sequence: u64) -> Result<Option<Vec<u8>>> {
        let mut statement =
            self.0.prepare_cached("select envelope from entry where device = :device and sequence = :sequence")?;
        let named = named_params! { ":device": device.to_string(), ":sequence": to_sql(sequence) };
        Ok(statement.query_row(named, |row| row.get(0)).optional()?)
    }

    fn list_envelopes(&self, device: DeviceId, id: EntryId) -> Result<Vec<Vec<u8>>> {
        let mut statement = self
            .0
            .prepare_cached("select envelope from entry where device = :device and entry_id = :id order by sequence")?;
        let named = named_params! { ":device": device.to_string(), ":id": id.to_string() };
        let rows = statement.query_map(named, |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn list_forks(&self, device: DeviceId) -> Result<Vec<u64>> {
        let mut statement =
            self.0.prepare_cached("select distinct sequence from fork where device = :device order by sequence")?;
        let rows =
            statement.query_map(named_params! { ":device": device.to_string() }, |row| row.get(0).map(from_sql))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn list_received_entries(&self, device: Option<DeviceId>) -> Result<Vec<Waiting>> {
        let mut statement = self.0.prepare_cached(
            "select device, sequence, envelope, body, received_at, state, reason from entry
            where state = 'received' and (:device is null or device = :device)
            order by device, sequence",
        )?;
        all_waiting(statement.query(named_params! { ":device": device.map(|id| id.to_string()) })?)
    }

    fn list_waiting_entries(&self) -> Result<Vec<Waiting>> {
        let mut statement = self.0.prepare_cached(
            "select device, sequence, envelope, body, received_at, state, reason from entry
            where state = 'waiting'
            order by device, sequence",
        )?;
        all_waiting(statement.query([])?)
    }

    fn list_set_aside_entries(&self) -> Result<Vec<Waiting>> {
        let mut statement = self.0.prepare_cached(
            "select device, sequence, envelope, body, received_at, state, reason from entry
            where state = 'set_aside'
            order by device, sequence",
        )?;
        all_waiting(statement.query([])?)
    }

    fn list_entries_awaiting(&self, id: &str) -> Result<Vec<Waiting>> {
        let mut statement = self.0.prepare_cached(
            "select device, sequence, envelope, body, received_at, state, reason from entry
            where awaits = :id and state = 'waiting'
            order by device, sequence",
        )?;
        all_waiting(statement.query(named_params! { ":id": id })?)
    }

    fn list_chain(&self, device: DeviceId) -> Result<Vec<SignedEntry>> {
        let mut statement = self.0.prepare_cached(
            "select envelope, device_signature, officer_signature, body, salt from entry
            where device = :device order by sequence",
        )?;
        let rows = statement.query_map(named_params! { ":device": device.to_string() }, |row| {
            Ok(SignedEntry {
                envelope: HexBytes(row.get(0)?),
                device_signature: HexBytes(row.get(1)?),
                officer_signature: HexBytes(row.get(2)?),
                body: row.get::<_, Option<Vec<u8>>>(3)?.map(HexBytes),
                salt: row.get::<_, Option<Vec<u8>>>(4)?.map(HexBytes),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn find_body(&self, kind: BodyKind, subject: &str) -> Result<Option<HeldBody>> {
        let mut statement = self.0.prepare_cached(
            "select device, envelope, body from entry
            where kind = :kind and subject = :subject and body is not null
            order by state <> 'interpreted', device, sequence limit 1",
        )?;
        let found: Option<(String, Vec<u8>, Vec<u8>)> = statement
            .query_row(named_params! { ":kind": kind.name(), ":subject": subject }, |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .optional()?;
        found
            .map(|(device, envelope, body)| Ok(HeldBody { device: parsed(&device, "device id")?, envelope, body }))
            .transpose()
    }

    fn list_subjects(&self, kind: BodyKind) -> Result<Vec<String>> {
        let mut statement = self.0.prepare_cached(
            "select distinct subject from entry where kind = :kind and subject is not null order by subject",
        )?;
        let rows = statement.query_map(named_params! { ":kind": kind.name() }, |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl EntryWrites for Tx<'_> {
    fn keep_entry(&self, entry: &NewEntry<'_>) -> Result<()> {
        let mut statement = self.0.prepare_cached(include_str!("insert_entry.sql"))?;
        statement.execute(named_params! {
            ":device": entry.envelope.chain.to_string(),
            ":sequence": to_sql(entry.envelope.sequence),
            ":entry_id": entry.envelope.id.to_string(),
            ":digest": entry.signed.digest().to_string(),
            ":envelope": entry.signed.envelope.0,
            ":device_signature": entry.signed.device_signature.0,
            ":officer_signature": entry.signed.officer_signature.0,
            ":body": entry.signed.body.as_ref().map(|bytes| &bytes.0),
            ":salt": entry.signed.salt.as_ref().map(|bytes| &bytes.0),
            ":kind": entry.envelope.kind,
            ":received_at": entry.received_at.millis(),
            ":chain_fault": entry.chain_fault,
        })?;
        Ok(())
    }

    fn set_receipt(&self, device: DeviceId, sequence: u64, receipt: &SignedReceipt) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "update entry set receipt = :receipt, receipt_signature = :signature
            where device = :device and sequence = :sequence",
        )?;
        statement.execute(named_params! {
            ":device": device.to_string(),
            ":sequence": to_sql(sequence),
            ":receipt": receipt.receipt.0,
            ":signature": receipt.signature.0,
        })?;
        Ok(())
    }

    fn keep_fork(&self, device: DeviceId, sequence: u64, digest: Digest, signed: &[u8], now: Timestamp) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "insert into fork (device, sequence, digest, signed, received_at)
            values (:device, :sequence, :digest, :signed, :now) on conflict do nothing",
        )?;
        statement.execute(named_params! {
            ":device": device.to_string(),
            ":sequence": to_sql(sequence),
            ":digest": digest.to_string(),
            ":signed": signed,
            ":now": now.millis(),
        })?;
        Ok(())
    }

    fn settle_entry(&self, device: DeviceId, sequence: u64, settled: &Settled<'_>) -> Result<()> {
        let (state, reason, awaits) = match settled.verdict {
            Verdict::Interpreted => ("interpreted", None, None),
            Verdict::SetAside { because } => ("set_aside", Some(because.name()), None),
            Verdict::Waits { on } => ("waiting", Some(on.name()), settled.awaits),
        };
        let mut statement = self.0.prepare_cached(
            "update entry set state = :state, reason = :reason, awaits = :awaits, subject = :subject
            where device = :device and sequence = :sequence",
        )?;
        statement.execute(named_params! {
            ":device": device.to_string(),
            ":sequence": to_sql(sequence),
            ":state": state,
            ":reason": reason,
            ":awaits": awaits,
            ":subject": settled.subject,
        })?;
        Ok(())
    }
}

fn all_waiting(mut rows: Rows<'_>) -> Result<Vec<Waiting>> {
    let mut waiting = Vec::new();
    while let Some(row) = rows.next()? {
        waiting.push(read_waiting(row)?);
    }
    Ok(waiting)
}

fn read_waiting(row: &Row<'_>) -> Result<Waiting> {
    let device: String = row.get(0)?;
    Ok(Waiting {
        device: parsed(&device, "device id")?,
        sequence: from_sql(row.get(1)?),
        envelope: row.get(2)?,
        body: row.get(3)?,
        received_at: Timestamp::from_millis(row.get(4)?),
        was: was(&row.get::<_, String>(5)?, row.get::<_, Option<String>>(6)?.as_deref().unwrap_or_default())?,
    })
}

fn was(state: &str, reason: &str) -> Result<Was> {
    match state {
        "received" => Ok(Was::Unread),
        "waiting" => WaitsFor::find(reason).map(Was::Waiting).ok_or(Failure::Missing("reason")),
        "set_aside" => Ok(Was::SetAside(SetAsideBecause::named(reason))),
        _ => Err(Failure::Missing("state of an entry")),
    }
}
