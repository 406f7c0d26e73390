//! SQLite's FTS5 over trigrams, on disk and not encrypted: it proposes, and Rust ranks again by the
//! trigrams that two names share.

use crate::{
    people::{Particulars, known},
    rows::{RowId, Rows},
    spelling::{Trigrams, analyzer, words},
    store::{Engine, Hit, ROWS},
};
use anyhow::Result;
use rusqlite::{Connection, named_params};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tantivy::tokenizer::TextAnalyzer;

/// The database, opened once.
pub struct Fts5 {
    database: Connection,
    file: PathBuf,
    analyzer: TextAnalyzer,
}

impl Fts5 {
    /// Loads, then indexes, in one transaction. Names stand between blanks, as their trigrams do.
    pub fn build(folder: &Path, rows: &Rows<'_>) -> Result<Self> {
        let file = folder.join("people.db");
        let mut analyzer = analyzer();
        let mut database = Connection::open(&file)?;
        database.execute_batch(include_str!("fts5/create.sql"))?;
        let tx = database.transaction()?;
        let mut insert = tx.prepare(
            "insert into people (row, name, dob, year, outward)
            values (:row, :name, :dob, :year, :outward)",
        )?;
        for (row, said) in rows.iter() {
            let name = format!(" {} ", words(&mut analyzer, &said.name).join(" "));
            let (dob, year, outward) = (&said.dob, &said.year, &said.outward);
            insert.execute(named_params! {
                ":row": row.0, ":name": name, ":dob": dob, ":year": year, ":outward": outward
            })?;
        }
        drop(insert);
        tx.execute_batch(include_str!("fts5/index.sql"))?;
        tx.commit()?;
        Ok(Self { database, file, analyzer })
    }
}

impl Engine for Fts5 {
    fn ask(&mut self, sought: &Particulars) -> Result<Vec<Hit>> {
        let name = Trigrams::of(&words(&mut self.analyzer, &sought.name).join(" "));
        let mut near = self.database.prepare_cached(include_str!("fts5/near.sql"))?;
        let mut found = near.query(named_params! {
            ":spelling": any_of(&name),
            ":dob": known(&sought.dob),
            ":year": known(&sought.year),
            ":outward": known(&sought.outward),
        })?;
        let mut hits = Vec::new();
        while let Some(row) = found.next()? {
            let alike = name.dice(&Trigrams::of(&row.get::<_, String>("name")?));
            hits.push(Hit { row: RowId(row.get("row")?), score: alike + row.get::<_, f64>("agreed")? });
        }
        hits.sort_by(|one, other| other.score.total_cmp(&one.score));
        hits.truncate(ROWS);
        Ok(hits)
    }

    fn bytes(&mut self) -> Result<u64> {
        Ok(fs::metadata(&self.file)?.len())
    }
}

/// The query for any of some trigrams. A folded name holds no quotes; the empty text finds nothing.
fn any_of(name: &Trigrams) -> String {
    let quoted: Vec<String> = name.iter().map(|trigram| format!("\"{trigram}\"")).collect();
    if quoted.is_empty() { "\"\"".to_owned() } else { quoted.join(" OR ") }
}
