//! When devices called and how much they fetched, as SQLite keeps it.

use super::{Tx, from_sql, parsed, to_sql};
use crate::failure::{Failure, Result};
use crate::store::calls::{CallReads, CallWrites, DeviceDay};
use cordon_core::rules::ids::DeviceId;
use cordon_core::rules::time::{Day, Timestamp};
use rusqlite::{Row, ToSql, named_params};

const DAYS: &str = "select device, day, first_at, last_at, segments, bytes, addresses, unnamed from device_day";

impl CallReads for Tx<'_> {
    fn list_device_days(&self, device: Option<DeviceId>) -> Result<Vec<DeviceDay>> {
        let device = device.map(|id| id.to_string());
        self.days("where :device is null or device = :device order by day, device", &[(":device", &device)])
    }

    fn find_last_day(&self, device: DeviceId) -> Result<Option<DeviceDay>> {
        let device = device.to_string();
        Ok(self.days("where device = :device order by day desc limit 1", &[(":device", &device)])?.pop())
    }
}

impl CallWrites for Tx<'_> {
    fn add_device_day(&self, day: &DeviceDay) -> Result<()> {
        let (device, text) = (day.device.to_string(), day.day.to_string());
        let named: &[(&str, &dyn ToSql)] = &[(":device", &device), (":day", &text)];
        let held = self.days("where device = :device and day = :day", named)?.pop();
        let whole = match held {
            None => day.clone(),
            Some(mut held) => {
                held.add(day);
                held
            }
        };
        let mut statement = self.0.prepare_cached(
            "insert or replace into device_day
                (device, day, first_at, last_at, segments, bytes, addresses, unnamed)
            values (:device, :day, :first_at, :last_at, :segments, :bytes, :addresses, :unnamed)",
        )?;
        let addresses: Vec<String> = whole.addresses.iter().map(ToString::to_string).collect();
        statement.execute(named_params! {
            ":device": device,
            ":day": text,
            ":first_at": whole.first_at.millis(),
            ":last_at": whole.last_at.millis(),
            ":segments": to_sql(whole.segments),
            ":bytes": to_sql(whole.bytes),
            ":addresses": addresses.join(" "),
            ":unnamed": to_sql(whole.unnamed),
        })?;
        Ok(())
    }
}

impl Tx<'_> {
    fn days(&self, wanted: &str, named: &[(&str, &dyn ToSql)]) -> Result<Vec<DeviceDay>> {
        let mut statement = self.0.prepare_cached(&format!("{DAYS} {wanted}"))?;
        let mut rows = statement.query(named)?;
        let mut days = Vec::new();
        while let Some(row) = rows.next()? {
            days.push(read(row)?);
        }
        Ok(days)
    }
}

fn read(row: &Row<'_>) -> Result<DeviceDay> {
    let (device, day, addresses): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(6)?);
    let addresses = addresses.split_ascii_whitespace().map(|address| parsed(address, "address"));
    Ok(DeviceDay {
        device: parsed(&device, "device id")?,
        day: Day::parse(&day).ok_or(Failure::Missing("day"))?,
        first_at: Timestamp::from_millis(row.get(2)?),
        last_at: Timestamp::from_millis(row.get(3)?),
        segments: from_sql(row.get(4)?),
        bytes: from_sql(row.get(5)?),
        addresses: addresses.collect::<Result<_>>()?,
        unnamed: from_sql(row.get(7)?),
    })
}
