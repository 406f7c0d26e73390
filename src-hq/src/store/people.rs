//! Which person each record was linked to, and by what later messages find an order.

use crate::failure::Result;
use cordon_core::rules::ids::{LinkId, OrderId, PersonId, PersonRecordId};
use zeroize::Zeroizing;

/// An order that a later message may mean.
pub struct MatchRow {
    /// Which.
    pub order: OrderId,
    /// Whom it protects, normalised.
    pub protected: String,
}

/// Where a paper lies beside the store.
pub struct PaperPlace {
    /// The key that it is encrypted under.
    pub key: Zeroizing<[u8; 32]>,
    /// The name of its file.
    pub object: String,
}

/// A paper that came with an order.
pub struct PaperRow<'a> {
    /// SHA-256 of its bytes.
    pub sha256: &'a str,
    /// With which order it came.
    pub order: OrderId,
    /// Its name.
    pub name: &'a str,
    /// Where it lies.
    pub place: &'a PaperPlace,
}

/// What is read of persons, and by what orders are found.
pub trait PersonReads {
    /// The person a record was linked to.
    fn find_person(&self, record: PersonRecordId) -> Result<Option<PersonId>>;

    /// The records that were linked to a person, each with the link that says so, in order of their ids.
    fn list_records_of(&self, person: PersonId) -> Result<Vec<(PersonRecordId, LinkId)>>;

    /// The person with a PNC id.
    fn find_person_by_pnc(&self, pnc: &str) -> Result<Option<PersonId>>;

    /// Where a paper lies, by the SHA-256 of its bytes.
    fn find_paper(&self, sha256: &str) -> Result<Option<PaperPlace>>;

    /// Orders that a later message may mean by a key, in order of their ids.
    fn list_matches(&self, match_key: &str) -> Result<Vec<MatchRow>>;
}

/// What is written of persons, and by what orders are found.
pub trait PersonWrites {
    /// Writes down which person a record was linked to, and by which link.
    fn keep_record(&self, record: PersonRecordId, person: PersonId, link: LinkId) -> Result<()>;

    /// Writes down whose a PNC id is.
    fn keep_pnc(&self, pnc: &str, person: PersonId) -> Result<()>;

    /// Lets later messages find an order by a key.
    fn keep_match(&self, match_key: &str, row: &MatchRow) -> Result<()>;

    /// Writes down that a paper came with an order. The same again changes nothing, but where it lies.
    fn keep_paper(&self, paper: &PaperRow<'_>) -> Result<()>;

    /// Writes down that the papers of one order came with another too.
    fn copy_papers(&self, from: OrderId, to: OrderId) -> Result<()>;
}
