//! The people and the queries, as their files hold them.

use anyhow::{Context, Result, bail, ensure};
use csv::{ReaderBuilder, StringRecord, Trim};
use std::path::Path;

/// Somebody, or one of several rows about somebody.
pub struct Person {
    /// Whose row it is. No engine sees it.
    pub id: String,
    pub said: Particulars,
}

/// All that an engine is told of somebody; empty where nothing is known.
pub struct Particulars {
    pub name: String,
    /// `YYYY-MM-DD`.
    pub dob: String,
    /// `YYYY`, known also where the day is not.
    pub year: String,
    /// The first half of the postcode.
    pub outward: String,
}

/// Somebody looked for.
pub struct Query {
    /// The right answer, and what is known of them.
    pub sought: Person,
    /// What makes it hard, in the file's words, or nothing.
    pub kind: String,
}

/// Everybody who can be found.
pub fn people(path: &Path) -> Result<Vec<Person>> {
    Ok(rows(path)?.into_iter().map(|row| row.sought).collect())
}

/// Who is looked for: the first so many, or all for 0. Number plates are not for these engines.
pub fn queries(path: &Path, limit: usize) -> Result<Vec<Query>> {
    let mut queries = rows(path)?;
    queries.retain(|query| !query.kind.starts_with("plate"));
    queries.truncate(if limit == 0 { usize::MAX } else { limit });
    ensure!(!queries.is_empty(), "{} asks for nobody", path.display());
    Ok(queries)
}

/// Nothing known is nothing to compare.
pub fn known(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

fn rows(path: &Path) -> Result<Vec<Query>> {
    let opened = ReaderBuilder::new().trim(Trim::All).from_path(path);
    let mut file = opened.with_context(|| format!("cannot open {}", path.display()))?;
    let headers = file.headers()?.clone();
    for needed in ["id", "name", "dob"] {
        ensure!(headers.iter().any(|header| header == needed), "{} has no column {needed}", path.display());
    }
    let mut rows = Vec::new();
    for (number, record) in file.records().enumerate() {
        let row = record.map_err(anyhow::Error::from).and_then(|record| row(&headers, &record));
        rows.push(row.with_context(|| format!("row {} of {}", number + 1, path.display()))?);
    }
    Ok(rows)
}

fn row(headers: &StringRecord, record: &StringRecord) -> Result<Query> {
    let find = |name: &str| headers.iter().zip(record).find(|(header, _)| *header == name).map(|(_, text)| text);
    let text = |name: &str| find(name).unwrap_or_default();
    let id = known(text("id")).context("no id")?.to_owned();
    let (dob, year) = born(text("dob"))?;
    let said = Particulars { name: text("name").to_owned(), dob, year, outward: outward(text("postcode")) };
    Ok(Query { sought: Person { id, said }, kind: text("kind").to_owned() })
}

/// The day and the year of `YYYY-MM-DD`, `YYYYMMDD`, a year alone or nothing.
fn born(text: &str) -> Result<(String, String)> {
    let digits = text.replace('-', "");
    ensure!(digits.chars().all(|letter| letter.is_ascii_digit()), "the dob is neither a day nor a year");
    match (digits.len(), digits.get(..4), digits.get(4..6), digits.get(6..)) {
        (0, ..) => Ok((String::new(), String::new())),
        (8, Some(year), Some(month), Some(day)) if month != "00" && day != "00" => {
            Ok((format!("{year}-{month}-{day}"), year.to_owned()))
        }
        (4 | 6 | 8, Some(year), ..) => Ok((String::new(), year.to_owned())),
        _ => bail!("the dob is neither a day nor a year"),
    }
}

/// A postcode without its inward half of three letters; a first half alone stays as it is.
fn outward(postcode: &str) -> String {
    let letters: String = postcode.chars().filter(char::is_ascii_alphanumeric).collect();
    let inward = if letters.len() > 4 { 3 } else { 0 };
    letters.to_ascii_uppercase().chars().take(letters.len() - inward).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dob_is_read_however_it_is_written() {
        for (text, day, year) in [
            ("1988-04-12", "1988-04-12", "1988"),
            ("19880412", "1988-04-12", "1988"),
            ("1988-00-00", "", "1988"),
            ("1988", "", "1988"),
            ("", "", ""),
        ] {
            assert_eq!(born(text).unwrap(), (day.to_owned(), year.to_owned()));
        }
        assert!(born("12/04/1988").is_err() && born("198").is_err());
    }

    #[test]
    fn a_postcode_gives_its_first_half() {
        assert_eq!(["SW1A 1AA", "de223gl", "M1 1AE", "LS1", ""].map(outward), ["SW1A", "DE22", "M1", "LS1", ""]);
    }
}
