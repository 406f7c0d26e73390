//! Feeds: every statement ever made in a scope. The last one per id is what stands.

use super::{Reads, Writes};
use crate::failure::{Failure, Result};
use cordon_core::proof::segment::{FeedRow, Gone, RowKind, RowState};
use cordon_core::rules::coverage::NotHeld;
use cordon_core::rules::ids::{DeviceId, OrderId};
use cordon_core::rules::order::Order;
use cordon_core::rules::time::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What a scope covers, by which it is decided who may hold it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Covers {
    /// The orders of an area.
    Area,
    /// What HQ made of one device's entries.
    Device,
}

impl Covers {
    /// Its name in a body.
    pub fn name(self) -> &'static str {
        match self {
            Self::Area => "area",
            Self::Device => "device",
        }
    }
}

/// A device's own scope, by its name.
pub fn device_scope(device: DeviceId) -> String {
    format!("device:{device}")
}

/// A scope as it is to be set up.
pub struct NewScope<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it covers, as shown.
    pub shown: &'a str,
    /// What it covers.
    pub covers: Covers,
    /// What it is known not to hold.
    pub not_held: &'a [NotHeld],
}

/// A scope as it is set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldScope {
    /// What it covers, as shown.
    pub shown: String,
    /// What it is known not to hold.
    pub not_held: Vec<NotHeld>,
    /// Its epoch: a new one cuts the feed anew.
    pub epoch: u64,
    /// Its last revision; 0 where nothing was stated.
    pub revision: u64,
}

/// What a statement is about: of ids that are alike, kind and scope tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About<'a> {
    /// In which scope.
    pub scope: &'a str,
    /// What kind of thing.
    pub kind: RowKind,
    /// Its id.
    pub id: &'a str,
}

/// The last statement about something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its revision.
    pub revision: u64,
    /// What became of the thing.
    pub state: RowState,
    /// Its text exactly as it was stated, where it is put; where it is gone, since when.
    pub body: Option<String>,
}

impl Statement {
    /// Since when the thing is gone; nothing where it stands, or where that was not said.
    pub fn gone_since(&self) -> Option<Timestamp> {
        let body = self.body.as_deref().filter(|_| self.state != RowState::Put)?;
        serde_json::from_str::<Gone>(body).ok().map(|gone| gone.at)
    }
}

/// What is read of feeds.
pub trait FeedReads {
    /// A scope, where it is set up.
    fn find_scope(&self, scope: &str) -> Result<Option<HeldScope>>;

    /// The scopes that cover an area, in order of their names.
    fn list_areas(&self) -> Result<Vec<String>>;

    /// The last statement about something.
    fn find_statement(&self, about: About<'_>) -> Result<Option<Statement>>;

    /// The text that something had when it was put last, though it is gone now.
    fn find_last_put(&self, about: About<'_>) -> Result<Option<String>>;

    /// Ids of a kind that a text stands in, in any words that were ever put under them, in their order. It
    /// reads all of the kind.
    fn list_mentioning(&self, scope: &str, kind: RowKind, text: &str) -> Result<Vec<String>>;

    /// Ids of a kind of which a state was stated last, in their order.
    fn list_in_state(&self, scope: &str, kind: RowKind, state: RowState) -> Result<Vec<String>>;

    /// Rows of a scope between two revisions, both included, in order, as they may be handed out: of what is
    /// gone now nothing that was put before, but the state that it has now.
    fn list_rows(&self, scope: &str, from: u64, to: u64) -> Result<Vec<FeedRow>>;
}

/// What is written of feeds.
pub trait FeedWrites {
    /// Sets a scope up where it is not yet; one that is stays as it is.
    fn ensure_scope(&self, scope: &NewScope<'_>) -> Result<()>;

    /// Forgets a scope in which nothing was ever stated; it fails where something was.
    fn forget_empty_scope(&self, scope: &str) -> Result<()>;

    /// Writes down what a scope covers, as shown.
    fn set_shown(&self, scope: &str, shown: &str) -> Result<()>;

    /// Writes down what a scope is known not to hold.
    fn set_not_held(&self, scope: &str, not_held: &[NotHeld]) -> Result<()>;

    /// Makes a statement under the scope's next revision, and returns that. Revisions of a scope rise by
    /// one, without a gap, in the order in which their transactions are committed. It fails where the
    /// scope is not set up.
    fn keep_statement(&self, about: About<'_>, state: RowState, body: Option<&str>) -> Result<u64>;
}

/// The feed of one scope, in a transaction that writes. Whoever only reads asks the functions below, and waits
/// for no writer.
#[derive(Clone, Copy)]
pub struct Feed<'a> {
    /// The transaction.
    pub tx: &'a dyn Writes,
    /// Of which scope.
    pub scope: &'a str,
}

impl Feed<'_> {
    /// An order as it stands.
    pub fn find_order(self, id: OrderId) -> Result<Option<Order>> {
        find_order(self.tx, self.scope, id)
    }

    /// The last statement about something.
    pub fn find_statement(self, kind: RowKind, id: &str) -> Result<Option<Statement>> {
        self.tx.find_statement(About { scope: self.scope, kind, id })
    }

    /// What something said when it was put last, though it is gone now.
    pub fn find_last_put<T: DeserializeOwned>(self, kind: RowKind, id: &str) -> Result<Option<T>> {
        find_last_put(self.tx, About { scope: self.scope, kind, id })
    }

    /// Takes something out: what was put of it is handed out no more, to nobody. Nothing where it is not held.
    pub fn take_out(self, kind: RowKind, id: &str, state: RowState, at: Timestamp) -> Result<()> {
        let about = About { scope: self.scope, kind, id };
        if self.tx.find_statement(about)?.is_some_and(|held| held.state != state) {
            self.tx.keep_statement(about, state, Some(&serde_json::to_string(&Gone { at })?))?;
            self.tx.forget_segments_of(about)?;
        }
        Ok(())
    }

    /// Puts something that is gone as it was put last. Whether it was gone.
    pub fn put_back(self, kind: RowKind, id: &str) -> Result<bool> {
        let about = About { scope: self.scope, kind, id };
        let is_gone = self.tx.find_statement(about)?.is_some_and(|held| held.state != RowState::Put);
        let Some(body) = (if is_gone { self.tx.find_last_put(about)? } else { None }) else { return Ok(false) };
        self.tx.keep_statement(about, RowState::Put, Some(&body))?;
        Ok(true)
    }

    /// What stands for an id.
    pub fn find_latest(self, kind: RowKind, id: &str) -> Result<Option<FeedRow>> {
        find_latest(self.tx, self.scope, kind, id)
    }

    /// Whether exactly this stands for an id; `None` where nothing is held.
    pub fn stands(self, kind: RowKind, id: &str, body: &impl Serialize) -> Result<Option<bool>> {
        stands(self.tx, self.scope, kind, id, body)
    }

    /// Makes a statement, unless it says what stands already. Whether it was made.
    pub fn put(self, kind: RowKind, id: &str, body: &impl Serialize) -> Result<bool> {
        put(self.tx, self.scope, kind, id, body)
    }
}

/// The last revision of a scope.
pub fn last_revision(db: &dyn Reads, scope: &str) -> Result<u64> {
    Ok(db.find_scope(scope)?.ok_or(Failure::Missing("scope"))?.revision)
}

/// Takes something from what a scope is known not to hold: a feed has brought it.
pub fn now_held(tx: &dyn Writes, scope: &str, held: &NotHeld) -> Result<()> {
    let mut not_held = tx.find_scope(scope)?.ok_or(Failure::Missing("scope"))?.not_held;
    let before = not_held.len();
    not_held.retain(|missing| missing != held);
    if not_held.len() < before {
        tx.set_not_held(scope, &not_held)?;
    }
    Ok(())
}

/// Makes a statement in a scope, unless it says what stands already. Whether it was made.
pub fn put(tx: &dyn Writes, scope: &str, kind: RowKind, id: &str, body: &impl Serialize) -> Result<bool> {
    if stands(tx, scope, kind, id, body)? == Some(true) {
        return Ok(false);
    }
    tx.keep_statement(About { scope, kind, id }, RowState::Put, Some(&serde_json::to_string(body)?))?;
    Ok(true)
}

/// Whether exactly this stands for an id; `None` where nothing is held. Compared as text, for
/// numbers that were written and read again may differ in their last digit.
pub fn stands(db: &dyn Reads, scope: &str, kind: RowKind, id: &str, body: &impl Serialize) -> Result<Option<bool>> {
    let Some(held) = db.find_statement(About { scope, kind, id })? else { return Ok(None) };
    let says_so = held.body.as_deref() == Some(serde_json::to_string(body)?.as_str());
    Ok(Some(held.state == RowState::Put && says_so))
}

/// Whether something stands.
pub fn is_put(db: &dyn Reads, about: About<'_>) -> Result<bool> {
    Ok(db.find_statement(about)?.is_some_and(|held| held.state == RowState::Put))
}

/// What something said when it was put last, though it is gone now.
pub fn find_last_put<T: DeserializeOwned>(db: &dyn Reads, about: About<'_>) -> Result<Option<T>> {
    Ok(db.find_last_put(about)?.map(|body| serde_json::from_str(&body)).transpose()?)
}

/// What was said last for an id in a scope; its words where it stands.
pub fn find_latest(db: &dyn Reads, scope: &str, kind: RowKind, id: &str) -> Result<Option<FeedRow>> {
    let Some(Statement { revision, state, body }) = db.find_statement(About { scope, kind, id })? else {
        return Ok(None);
    };
    let body = body.filter(|_| state == RowState::Put).map(|text| serde_json::from_str(&text)).transpose()?;
    Ok(Some(FeedRow { revision, kind, id: id.to_owned(), state, body }))
}

/// An order as it stands.
pub fn find_order(db: &dyn Reads, scope: &str, id: OrderId) -> Result<Option<Order>> {
    let Some(row) = find_latest(db, scope, RowKind::Order, &id.to_string())? else { return Ok(None) };
    Ok(row.body.map(serde_json::from_value).transpose()?)
}
