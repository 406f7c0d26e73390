//! Approvals as rows: who signed for what, and where their signature lies.

use super::to_sql;
use crate::failure::Result;
use cordon_core::proof::approval::{Approval, Approved};
use cordon_core::rules::ids::DeviceId;
use rusqlite::{Connection, named_params};

/// Keeps an approval that stands. The same officer's second one of the same subject changes nothing.
pub fn insert(db: &Connection, device: DeviceId, sequence: u64, approval: &Approval) -> Result<()> {
    let mut statement = db.prepare_cached(
        "insert into approval (subject, officer, digest, device, sequence)
        values (:subject, :officer, :digest, :device, :sequence) on conflict do nothing",
    )?;
    statement.execute(named_params! {
        ":subject": subject_of(&approval.of),
        ":officer": approval.by.to_string(),
        ":digest": approval.digest.to_string(),
        ":device": device.to_string(),
        ":sequence": to_sql(sequence),
    })?;
    Ok(())
}

/// How many officers have signed for something.
pub fn count(db: &Connection, of: &Approved) -> Result<u64> {
    let mut statement = db.prepare_cached("select count(*) from approval where subject = :subject")?;
    Ok(statement.query_row(named_params! { ":subject": subject_of(of) }, |row| row.get(0).map(super::from_sql))?)
}

fn subject_of(of: &Approved) -> String {
    match of {
        Approved::Entry { entry } => format!("entry {entry}"),
        Approved::Act { deed, id } => format!("{deed} {id}"),
    }
}
