//! Devices and officers, as SQLite keeps them.

use super::{Tx, from_sql, parsed};
use crate::failure::Result;
use crate::store::devices::{Device, DeviceReads, DeviceWrites, Given, Kept, Named, OfficerKey};
use cordon_core::proof::attributed::Author;
use cordon_core::proof::digest::{Digest, HexBytes};
use cordon_core::rules::ids::{DeviceId, OfficerId};
use cordon_core::rules::time::Timestamp;
use rusqlite::{OptionalExtension as _, named_params};

impl DeviceReads for Tx<'_> {
    fn find_device(&self, id: DeviceId) -> Result<Option<Device>> {
        let mut statement = self.0.prepare_cached("select key, revoked_at is not null from device where id = :id")?;
        let found = statement.query_row(named_params! { ":id": id.to_string() }, |row| {
            Ok(Device { id, key: HexBytes(row.get(0)?), revoked: row.get(1)? })
        });
        Ok(found.optional()?)
    }

    fn find_certificate(&self, fingerprint: Digest) -> Result<Option<Given>> {
        let mut statement = self
            .0
            .prepare_cached("select device, issued_at, expires_at from certificate where fingerprint = :fingerprint")?;
        let named = named_params! { ":fingerprint": fingerprint.to_string() };
        let found: Option<(String, i64, i64)> =
            statement.query_row(named, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
        let Some((device, issued_at, expires_at)) = found else { return Ok(None) };
        Ok(Some(Given {
            fingerprint,
            device: parsed(&device, "device id")?,
            issued_at: Timestamp::from_millis(issued_at),
            expires_at: Timestamp::from_millis(expires_at),
        }))
    }

    fn list_devices(&self) -> Result<Vec<Device>> {
        let mut statement = self.0.prepare_cached("select id from device order by id")?;
        let ids: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        let mut devices = Vec::with_capacity(ids.len());
        for id in ids {
            devices.extend(self.find_device(parsed(&id, "device id")?)?);
        }
        Ok(devices)
    }

    fn list_kept_devices(&self) -> Result<Vec<Kept>> {
        let mut statement = self.0.prepare_cached(
            "select id, enrolled_at, revoked_at, (select max(expires_at) from certificate where device = device.id)
            from device order by enrolled_at, id",
        )?;
        let mut rows = statement.query([])?;
        let mut kept = Vec::new();
        while let Some(row) = rows.next()? {
            let id: String = row.get(0)?;
            kept.push(Kept {
                id: parsed(&id, "device id")?,
                enrolled_at: Timestamp::from_millis(row.get(1)?),
                revoked_at: row.get::<_, Option<i64>>(2)?.map(Timestamp::from_millis),
                certificate_ends: row.get::<_, Option<i64>>(3)?.map(Timestamp::from_millis),
            });
        }
        Ok(kept)
    }

    fn find_officer_without_key(&self, collar: &str, device: DeviceId) -> Result<Option<OfficerId>> {
        let mut statement = self.0.prepare_cached(
            "select id from officer
            where collar = :collar and left_at is null and not exists (
                select 1 from device_officer where officer = officer.id and device = :device)
            order by enrolled_at desc limit 1",
        )?;
        let named = named_params! { ":collar": collar, ":device": device.to_string() };
        let id: Option<String> = statement.query_row(named, |row| row.get(0)).optional()?;
        id.map(|id| parsed(&id, "officer id")).transpose()
    }

    fn find_officer_by_key(&self, collar: &str, device: DeviceId, key: &HexBytes) -> Result<Option<OfficerId>> {
        let mut statement = self.0.prepare_cached(
            "select o.id from device_officer d join officer o on o.id = d.officer
            where d.device = :device and d.officer_key = :key and o.collar = :collar and o.left_at is null",
        )?;
        let named = named_params! { ":collar": collar, ":device": device.to_string(), ":key": key.0 };
        let id: Option<String> = statement.query_row(named, |row| row.get(0)).optional()?;
        id.map(|id| parsed(&id, "officer id")).transpose()
    }

    fn find_author(&self, device: DeviceId, officer: OfficerId) -> Result<Option<Author>> {
        let mut statement = self.0.prepare_cached(
            "select o.collar, d.shown from device_officer d join officer o on o.id = d.officer
            where d.device = :device and d.officer = :officer",
        )?;
        let named = named_params! { ":device": device.to_string(), ":officer": officer.to_string() };
        let found = statement.query_row(named, |row| Ok(Author { officer, collar: row.get(0)?, shown: row.get(1)? }));
        Ok(found.optional()?)
    }

    fn find_left_at(&self, officer: OfficerId) -> Result<Option<Timestamp>> {
        let mut statement = self.0.prepare_cached("select left_at from officer where id = :id")?;
        let left: Option<Option<i64>> =
            statement.query_row(named_params! { ":id": officer.to_string() }, |row| row.get(0)).optional()?;
        Ok(left.flatten().map(Timestamp::from_millis))
    }

    fn is_same_person(&self, one: OfficerId, other: OfficerId) -> Result<bool> {
        let mut statement = self.0.prepare_cached(
            "select 1 from officer a join officer b on a.collar = b.collar where a.id = :one and b.id = :other",
        )?;
        Ok(statement.exists(named_params! { ":one": one.to_string(), ":other": other.to_string() })?)
    }

    fn find_officer_shown(&self, officer: OfficerId) -> Result<Option<String>> {
        let mut statement = self.0.prepare_cached("select shown from officer where id = :officer")?;
        Ok(statement.query_row(named_params! { ":officer": officer.to_string() }, |row| row.get(0)).optional()?)
    }

    fn find_officer_key(&self, device: DeviceId, officer: OfficerId) -> Result<Option<HexBytes>> {
        let mut statement = self
            .0
            .prepare_cached("select officer_key from device_officer where device = :device and officer = :officer")?;
        let named = named_params! { ":device": device.to_string(), ":officer": officer.to_string() };
        Ok(statement.query_row(named, |row| row.get(0).map(HexBytes)).optional()?)
    }
}

impl DeviceWrites for Tx<'_> {
    fn keep_device(&self, id: DeviceId, key: &HexBytes, now: Timestamp) -> Result<()> {
        let mut statement =
            self.0.prepare_cached("insert into device (id, key, enrolled_at) values (:id, :key, :now)")?;
        statement.execute(named_params! { ":id": id.to_string(), ":key": key.0, ":now": now.millis() })?;
        Ok(())
    }

    fn revoke_device(&self, id: DeviceId, now: Timestamp) -> Result<bool> {
        let mut statement =
            self.0.prepare_cached("update device set revoked_at = :now where id = :id and revoked_at is null")?;
        Ok(statement.execute(named_params! { ":id": id.to_string(), ":now": now.millis() })? > 0)
    }

    fn keep_certificate(&self, given: &Given) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "insert into certificate (fingerprint, device, issued_at, expires_at)
            values (:fingerprint, :device, :issued_at, :expires_at)",
        )?;
        statement.execute(named_params! {
            ":fingerprint": given.fingerprint.to_string(),
            ":device": given.device.to_string(),
            ":issued_at": given.issued_at.millis(),
            ":expires_at": given.expires_at.millis(),
        })?;
        Ok(())
    }

    fn keep_officer(&self, id: OfficerId, officer: &Named, now: Timestamp) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "insert into officer (id, collar, shown, initials, enrolled_at)
            values (:id, :collar, :shown, :initials, :now)",
        )?;
        statement.execute(named_params! {
            ":id": id.to_string(),
            ":collar": officer.collar,
            ":shown": officer.shown,
            ":initials": officer.initials,
            ":now": now.millis(),
        })?;
        Ok(())
    }

    fn update_officer(&self, id: OfficerId, officer: &Named) -> Result<()> {
        let mut statement =
            self.0.prepare_cached("update officer set shown = :shown, initials = :initials where id = :id")?;
        statement.execute(named_params! {
            ":id": id.to_string(),
            ":shown": officer.shown,
            ":initials": officer.initials,
        })?;
        Ok(())
    }

    fn keep_officer_key(&self, key: &OfficerKey<'_>, now: Timestamp) -> Result<()> {
        let mut statement = self.0.prepare_cached(
            "insert into device_officer (device, officer, officer_key, shown, enrolled_at)
            values (:device, :officer, :key, :shown, :now)",
        )?;
        statement.execute(named_params! {
            ":device": key.device.to_string(),
            ":officer": key.officer.to_string(),
            ":key": key.key.0,
            ":shown": key.shown,
            ":now": now.millis(),
        })?;
        Ok(())
    }

    fn advance_watermark(&self, device: DeviceId) -> Result<u64> {
        let id = device.to_string();
        let mut statement = self.0.prepare_cached("select watermark from device where id = :device")?;
        let mut watermark: i64 = statement.query_row(named_params! { ":device": id }, |row| row.get(0))?;
        let mut next = self.0.prepare_cached("select 1 from entry where device = :device and sequence = :sequence")?;
        while next.exists(named_params! { ":device": id, ":sequence": watermark + 1 })? {
            watermark += 1;
        }
        let mut update = self.0.prepare_cached("update device set watermark = :watermark where id = :device")?;
        update.execute(named_params! { ":device": id, ":watermark": watermark })?;
        Ok(from_sql(watermark))
    }
}
