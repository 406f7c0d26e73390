//! People and queries from files.

use anyhow::{Context, Result};
use cordon_core::proof::segment::{FeedRow, RowKind, RowState};
use cordon_core::rules::ids::{LinkId, PersonId, PersonRecordId};
use cordon_core::rules::person::{
    Address, BirthDate, Gender, Identifier, IdentifierKind, LinkBasis, Name, NameKind, PersonRecord, RecordLink, Source,
};
use cordon_core::rules::time::{Day, Timestamp};
use cordon_core::rules::visibility::Visibility;
use cordon_device::search::{Builder, Index};
use cordon_device::store::replica::clue_line::Clues;
use cordon_device::store::replica::{apply, prepared};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use serde::Deserialize;
use std::collections::HashMap;
use std::path::Path;
use uuid::Uuid;

/// Rows applied in one transaction.
const SLICE: usize = 5_000;
const SCOPE: &str = "bench";

#[derive(Debug, Deserialize)]
struct Row {
    id: String,
    name: String,
    #[serde(default)]
    dob: String,
    #[serde(default)]
    postcode: String,
    #[serde(default)]
    plate: String,
    #[serde(default)]
    origin: String,
    #[serde(default)]
    kind: String,
}

/// What an officer types, and who is meant.
#[derive(Debug)]
pub struct Question {
    /// As typed.
    pub text: String,
    /// Who is meant.
    pub answer: PersonId,
    /// The origin of the name, where the file says.
    pub origin: String,
    /// What kind of slip, where the file says.
    pub kind: String,
}

/// Everybody loaded.
#[derive(Default)]
pub struct Crowd {
    ids: HashMap<String, PersonId>,
    rows: u64,
    minted: u64,
}

impl Crowd {
    /// How many people.
    pub fn people(&self) -> usize {
        self.ids.len()
    }

    /// How many rows told of them.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// The rows of a file, shuffled, so that nobody wins by their order.
    fn shuffled(file: &Path) -> Result<Vec<Row>> {
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(file)?;
        let rows: Vec<Row> = reader.deserialize().collect::<Result<_, _>>()?;
        let keyed = rows.into_iter().map(|row| Ok((random_id()?, row)));
        let mut keyed = keyed.collect::<Result<Vec<(Uuid, Row)>>>()?;
        keyed.sort_by_key(|(key, _)| *key);
        Ok(keyed.into_iter().map(|(_, row)| row).collect())
    }

    fn person(&mut self, id: &str) -> Result<PersonId> {
        if let Some(person) = self.ids.get(id) {
            return Ok(*person);
        }
        let person = PersonId(self.next_id()?);
        self.ids.insert(id.to_owned(), person);
        Ok(person)
    }

    /// Ids as HQ mints them, the later the greater.
    fn next_id(&mut self) -> Result<Uuid> {
        self.minted += 1;
        let random = random_id()?;
        let mut bytes = [0_u8; 10];
        for (byte, drawn) in bytes.iter_mut().zip(random.as_bytes()) {
            *byte = *drawn;
        }
        Ok(uuid::Builder::from_unix_timestamp_millis(self.minted, &bytes).into_uuid())
    }

    /// An index of the file itself.
    pub fn index(&mut self, file: &Path) -> Result<Index> {
        let mut builder = Builder::new();
        for row in Self::shuffled(file)? {
            let person = self.person(&row.id)?;
            let id = PersonRecordId(self.next_id()?);
            builder.add(person, &Clues::of(&record(&row, id)).to_text());
        }
        Ok(builder.finish())
    }

    /// Puts everybody into the replica.
    pub fn load(&mut self, file: &Path, db: &mut Connection) -> Result<()> {
        let rows = Self::shuffled(file)?;
        let mut slice = Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
        for row in rows {
            let person = self.person(&row.id)?;
            self.rows += 1;
            let record = record(&row, PersonRecordId(self.next_id()?));
            apply::row(db, SCOPE, &put(RowKind::Record, self.rows, record.id.0, serde_json::to_value(&record)?))?;
            let link = RecordLink {
                id: LinkId(self.next_id()?),
                record: record.id,
                person,
                basis: LinkBasis::First,
                at: Timestamp::from_millis(0),
                revoked_at: None,
            };
            apply::row(db, SCOPE, &put(RowKind::RecordLink, self.rows, link.id.0, serde_json::to_value(&link)?))?;
            if self.rows.is_multiple_of(SLICE as u64) {
                prepared::make_changed(&slice)?;
                slice.commit()?;
                slice = Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
            }
        }
        prepared::make_changed(&slice)?;
        Ok(slice.commit()?)
    }

    /// The queries of a file.
    pub fn queries(&self, file: &Path, names_only: bool) -> Result<Vec<Question>> {
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(file)?;
        let mut queries = Vec::new();
        for row in reader.deserialize() {
            let row: Row = row?;
            let answer = *self.ids.get(&row.id).with_context(|| format!("no such person: {}", row.id))?;
            let text = if names_only { row.name.clone() } else { typed(&row) };
            queries.push(Question { text, answer, origin: row.origin, kind: row.kind });
        }
        Ok(queries)
    }
}

/// What an officer types of a row: the name, the date as it is written here, the postcode, the plate.
fn typed(row: &Row) -> String {
    let born = match birth(&row.dob) {
        BirthDate::Known(day) => day.0.format("%d/%m/%Y").to_string(),
        BirthDate::Year(year) => year.to_string(),
        BirthDate::Unknown => String::new(),
    };
    let parts = [&row.name, &born, &row.postcode, &row.plate];
    parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}

fn record(row: &Row, id: PersonRecordId) -> PersonRecord {
    let (given, family) = row.name.rsplit_once(' ').unwrap_or(("", row.name.as_str()));
    let postcode = Some(row.postcode.clone()).filter(|postcode| !postcode.is_empty());
    let plate = (!row.plate.is_empty()).then(|| Identifier { kind: IdentifierKind::Plate, value: row.plate.clone() });
    PersonRecord {
        id,
        source: Source { system: "bench".to_owned(), reference: row.id.clone(), learnt_at: Timestamp::from_millis(0) },
        names: vec![Name { given: given.to_owned(), family: family.to_owned(), kind: NameKind::Legal }],
        born: birth(&row.dob),
        gender: Gender::NotStated,
        identifiers: plate.into_iter().collect(),
        addresses: postcode
            .map(|postcode| Address { lines: Vec::new(), postcode: Some(postcode), visibility: Visibility::PoliceOnly })
            .into_iter()
            .collect(),
        warnings: Vec::new(),
        marks: Vec::new(),
    }
}

/// `YYYY-MM-DD`, `YYYYMMDD`, or a year.
fn birth(text: &str) -> BirthDate {
    let whole = match text.len() {
        8 => Day::parse(&[text.get(..4), text.get(4..6), text.get(6..)].map(Option::unwrap_or_default).join("-")),
        _ => Day::parse(text),
    };
    let year = || text.parse().ok().filter(|_| text.len() == 4).map(BirthDate::Year);
    whole.map(BirthDate::Known).or_else(year).unwrap_or(BirthDate::Unknown)
}

fn put(kind: RowKind, revision: u64, id: Uuid, body: serde_json::Value) -> FeedRow {
    FeedRow { kind, id: id.to_string(), revision, state: RowState::Put, body: Some(body) }
}

fn random_id() -> Result<Uuid> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).ok().context("no randomness")?;
    Ok(uuid::Builder::from_random_bytes(bytes).into_uuid())
}
