//! PostgreSQL's pg_trgm: names by a GIN index of their trigrams, ranked by similarity.

use crate::{
    people::{Particulars, known},
    rows::{RowId, Rows},
    spelling::{analyzer, words},
    store::{Engine, Hit, ROWS, cluster::Cluster},
};
use anyhow::Result;
use postgres::{Client, Row, Statement};
use std::io::Write;
use tantivy::tokenizer::TextAnalyzer;

/// The table, over one connection.
pub struct PgTrgm {
    client: Client,
    near: Statement,
    analyzer: TextAnalyzer,
}

impl PgTrgm {
    /// Loads by COPY, then indexes.
    pub fn build(cluster: &Cluster, rows: &Rows<'_>) -> Result<Self> {
        let mut client = cluster.connect()?;
        let mut analyzer = analyzer();
        client.batch_execute(include_str!("pg_trgm/create.sql"))?;
        let mut copy = client.copy_in("copy people (id, name, dob, year, outward) from stdin")?;
        for (row, said) in rows.iter() {
            // Letters, digits, dashes and blanks alone: nothing for COPY to trip over.
            let name = words(&mut analyzer, &said.name).join(" ");
            writeln!(copy, "{}\t{name}\t{}\t{}\t{}", row.0, said.dob, said.year, said.outward)?;
        }
        copy.finish()?;
        client.batch_execute(include_str!("pg_trgm/index.sql"))?;
        let near = client.prepare(include_str!("pg_trgm/near.sql"))?;
        Ok(Self { client, near, analyzer })
    }
}

impl Engine for PgTrgm {
    fn ask(&mut self, sought: &Particulars) -> Result<Vec<Hit>> {
        let name = words(&mut self.analyzer, &sought.name).join(" ");
        let (dob, year, outward) = (known(&sought.dob), known(&sought.year), known(&sought.outward));
        let found = self.client.query(&self.near, &[&name, &dob, &year, &outward, &i64::try_from(ROWS)?])?;
        let hit =
            |row: &Row| -> Result<Hit> { Ok(Hit { row: RowId(row.try_get("id")?), score: row.try_get("score")? }) };
        found.iter().map(hit).collect()
    }

    fn bytes(&mut self) -> Result<u64> {
        let told = self.client.query_one("select pg_total_relation_size('people') as bytes", &[])?;
        Ok(u64::try_from(told.try_get::<_, i64>("bytes")?)?)
    }
}
