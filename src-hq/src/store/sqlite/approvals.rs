//! Second signatures, as SQLite keeps them.

use super::{Tx, from_sql, to_sql};
use crate::failure::Result;
use crate::store::approvals::{ApprovalReads, ApprovalWrites};
use cordon_core::proof::approval::{Approval, Approved};
use cordon_core::rules::ids::DeviceId;
use rusqlite::named_params;

impl ApprovalReads for Tx<'_> {
    fn count_approvals(&self, of: &Approved) -> Result<u64> {
        let mut statement = self.0.prepare_cached("select count(*) from approval where subject = :subject")?;
        Ok(statement.query_row(named_params! { ":subject": subject_of(of) }, |row| row.get(0).map(from_sql))?)
    }
}

impl ApprovalWrites for Tx<'_> {
    fn keep_approval(&self, device: DeviceId, sequence: u64, approval: &Approval) -> Result<()> {
        let mut statement = self.0.prepare_cached(
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
}

fn subject_of(of: &Approved) -> String {
    match of {
        Approved::Entry { device, entry } => format!("entry {device} {entry}"),
        Approved::Act { deed, id } => format!("{deed} {id}"),
    }
}
