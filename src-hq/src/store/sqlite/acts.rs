//! What persons did, as SQLite keeps it.

use super::{Tx, from_sql};
use crate::failure::Result;
use crate::operator::Operator;
use crate::store::acts::{Act, ActReads, ActWrites, NewAct};
use cordon_core::rules::time::Timestamp;
use rusqlite::named_params;

impl ActReads for Tx<'_> {
    fn list_acts(&self) -> Result<Vec<Act>> {
        let mut statement = self
            .0
            .prepare_cached("select number, at, login, account, command, object, why from act order by number")?;
        let rows = statement.query_map([], |row| {
            Ok(Act {
                number: from_sql(row.get(0)?),
                at: Timestamp::from_millis(row.get(1)?),
                by: Operator { login: row.get(2)?, account: row.get(3)? },
                command: row.get(4)?,
                object: row.get(5)?,
                why: row.get(6)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl ActWrites for Tx<'_> {
    fn keep_act(&self, act: &NewAct<'_>) -> Result<u64> {
        let number = self.next_number("act")?;
        let mut statement = self.0.prepare_cached(
            "insert into act (number, at, login, account, command, object, why)
            values (:number, :at, :login, :account, :command, :object, :why)",
        )?;
        statement.execute(named_params! {
            ":number": number,
            ":at": act.at.millis(),
            ":login": act.by.login,
            ":account": act.by.account,
            ":command": act.command,
            ":object": act.object,
            ":why": act.why,
        })?;
        Ok(from_sql(number))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Sqlite;
    use crate::key::StoreKey;

    #[test]
    fn an_act_is_neither_changed_nor_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let store = Sqlite::open(&folder.path().join("hq.db"), &StoreKey::new([7; 32])).unwrap();
        let connection = store.writer();
        let add = "insert into act (number, at, account, command, object) values (1, 2, 'ada', 'revoke', 'device x')";
        connection.execute(add, []).unwrap();
        let done = [
            "update act set why = 'other'",
            "delete from act",
            "insert or replace into act
            (number, at, account, command, object) values (1, 2, 'ben', 'revoke', 'device x')",
        ];
        for statement in done {
            assert!(connection.execute(statement, []).is_err(), "{statement}");
        }
        let who: String = connection.query_row("select account from act", [], |row| row.get(0)).unwrap();
        assert_eq!(who, "ada");
    }
}
