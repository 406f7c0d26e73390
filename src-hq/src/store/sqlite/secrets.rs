//! Secrets, as SQLite keeps them.

use super::Tx;
use crate::failure::Result;
use crate::store::secrets::{SecretReads, SecretWrites};
use rusqlite::{OptionalExtension as _, named_params};

impl SecretReads for Tx<'_> {
    fn find_secret(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let mut statement = self.0.prepare_cached("select value from secret where name = :name")?;
        Ok(statement.query_row(named_params! { ":name": name }, |row| row.get(0)).optional()?)
    }
}

impl SecretWrites for Tx<'_> {
    fn keep_secret(&self, name: &str, value: &[u8]) -> Result<()> {
        let mut statement = self.0.prepare_cached("insert into secret (name, value) values (:name, :value)")?;
        statement.execute(named_params! { ":name": name, ":value": value })?;
        Ok(())
    }
}
