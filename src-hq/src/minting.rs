//! One-time codes: for whom, and as what they are enrolled. What somebody is to the force stands with their
//! collar number and not in a code, so no second code makes a supervisor an officer by the way (ADR 0022).

use crate::acts::{self, Did};
use crate::failure::{Failure, Result};
use crate::hq::Hq;
use crate::leaving;
use crate::random;
use crate::signing;
use crate::store::codes::NewCode;
use crate::store::devices::Named;
use crate::store::enrolments::Enrolment;
use crate::store::{Reads, Writes};
use chrono::TimeDelta;
use cordon_core::proof::crockford;
use cordon_core::proof::digest::Digest;
use cordon_core::rules::ids::DeviceId;
use cordon_core::rules::policy::{Actor, Rank, Role};
use cordon_core::rules::time::Timestamp;
use cordon_core::text;
use cordon_core::words::{Text, Verbatim};
use serde::Serialize;
use std::collections::BTreeSet;

/// Characters of a code.
pub const CODE_LENGTH: usize = 10;
/// Those of them that are kept in clear, so that a code is found.
pub const HEAD_LENGTH: usize = 4;
const MINUTES: i64 = 15;

/// Who an officer is, and what to the force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Officer {
    /// Collar number.
    pub collar: String,
    /// Rank, collar number and name, as shown.
    pub shown: String,
    /// Initials, for exhibit references.
    pub initials: String,
    /// What they are to the force.
    pub role: Role,
    /// Their police rank, where they have one.
    pub rank: Option<Rank>,
}

/// What is said of a police rank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RankSaid {
    /// Nothing: it is as before, and somebody new has none.
    #[default]
    Nothing,
    /// There is none.
    None,
    /// It is this one.
    Is(Rank),
}

/// Whether a collar number may come to stand for something else to the force than it does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RoleChange {
    /// It may not: another role or rank than is held is a mistake.
    #[default]
    Refused,
    /// That is what is meant.
    Meant,
}

/// Whether a collar number that is known under another name or other initials is still the same person's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SamePerson {
    /// Nobody said so: the number may be mistyped, and would give one officer's identity to another.
    #[default]
    Unsaid,
    /// They are, under another name, rank or initials.
    Meant,
}

/// Whether the officer of the number had left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Returns {
    /// They had not, or get no code.
    #[default]
    No,
    /// They had, and are taken back.
    Yes,
}

/// What a code is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeFor {
    /// Who is to be enrolled.
    pub named: Named,
    /// As what; where nothing is said, as what the number's officer is already, and somebody new as an officer.
    pub role: Option<Role>,
    /// Of which police rank.
    pub rank: RankSaid,
    /// Whether that may differ from what is held.
    pub change: RoleChange,
    /// Whether their name and initials may.
    pub same: SamePerson,
    /// Whether they are taken back.
    pub returns: Returns,
}

/// A freshly minted code. It is shown once and kept as a hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Code {
    /// By what it is cancelled.
    pub number: u64,
    /// Ten Crockford characters.
    pub code: String,
    /// From when it is refused.
    pub expires_at: Timestamp,
    /// For the officer of which collar number.
    pub collar: String,
    /// What they are to the force.
    #[serde(flatten)]
    pub actor: Actor,
    /// What they were until now, where that has changed.
    pub was: Option<Actor>,
    /// On how many devices they are enrolled already: there they stay what they were until they are enrolled
    /// anew.
    pub devices: usize,
}

impl From<&Officer> for CodeFor {
    /// A code for just this officer: where the number's is held to be something else, it is refused.
    fn from(officer: &Officer) -> Self {
        let Officer { collar, shown, initials, role, rank } = officer.clone();
        Self {
            named: Named { collar, shown, initials },
            role: Some(role),
            rank: rank.map_or(RankSaid::None, RankSaid::Is),
            change: RoleChange::Refused,
            same: SamePerson::Unsaid,
            returns: Returns::No,
        }
    }
}

/// Mints a code for an officer.
pub fn mint(hq: &Hq, asked: &CodeFor) -> Result<Code> {
    let named = checked(asked)?;
    let code = crockford::letters(&random::bytes::<CODE_LENGTH>()?);
    let salt = random::bytes::<16>()?;
    let now = hq.now();
    let expires_at = now.plus(TimeDelta::minutes(MINUTES));
    hq.store().write(|tx| {
        refuse_another_person(tx, &named, asked.same)?;
        take_back(hq, tx, &named.collar, asked.returns)?;
        let known = tx.find_role(&named.collar)?;
        let actor = actor_of(known, asked).map_err(|other| refused(&named.collar, other))?;
        if known != Some(actor) {
            tx.keep_role(&named.collar, actor, now)?;
        }
        let was = known.filter(|known| *known != actor);
        if let Some(was) = was {
            tracing::warn!(was = %told(was), is = %told(actor), "an officer's role was changed");
            let object = format!("collar {}, {} to {}", named.collar, told(was), told(actor));
            acts::keep(hq, tx, Did::ChangeRole, &object, "")?;
            // Whoever may sign for the law from now on hears of what was said, and of what waits, as one just confirmed.
            devices_of(tx, &named.collar)?.into_iter().try_for_each(|device| signing::tell(tx, device))?;
        }
        let head = code.get(..HEAD_LENGTH).unwrap_or_default();
        let hash = hash(&salt, &code);
        let new = NewCode { head, salt: &salt, hash: &hash, minted_at: now, expires_at, officer: &named };
        let number = tx.keep_code(&new)?;
        let object = format!("collar {}, {}, code {number}", named.collar, actor.role.name());
        acts::keep(hq, tx, Did::Enrol, &object, "")?;
        let devices = devices_of(tx, &named.collar)?.len();
        Ok(Code { number, code: code.clone(), expires_at, collar: named.collar.clone(), actor, was, devices })
    })
}

/// What a code is kept and found by.
pub fn hash(salt: &[u8], code: &str) -> [u8; 32] {
    Digest::of_parts(&[salt, code.as_bytes()]).0
}

/// What somebody is to the force, in words.
pub fn told(actor: Actor) -> Text {
    let role = Verbatim::from(actor.role.name());
    match actor.rank {
        Some(rank) => text!("hq.role_of_rank", role = role, rank = Verbatim::from(rank.name())),
        None => text!("hq.role_without_rank", role = role),
    }
}

/// Who is asked for, without the spaces around what was typed: a number with one behind it would be somebody
/// else.
fn checked(asked: &CodeFor) -> Result<Named> {
    if asked.role == Some(Role::Feed) {
        return Err(Failure::Setting(text!("hq.a_feed_is_no_officer")));
    }
    let [collar, shown, initials] =
        [&asked.named.collar, &asked.named.shown, &asked.named.initials].map(|text| text.trim().to_owned());
    let named = Named { collar, shown, initials };
    let all = [&named.collar, &named.shown, &named.initials];
    if all.iter().any(|text| text.is_empty()) {
        return Err(Failure::Setting(text!("hq.officer_not_named")));
    }
    // They are printed, signed and shown on every device: nobody's name drives a terminal.
    if all.iter().any(|text| text.chars().any(char::is_control)) {
        return Err(Failure::Setting(text!("hq.officer_with_control_characters")));
    }
    Ok(named)
}

/// A number that is known is its officer's: whoever has another name or other initials is somebody else, unless
/// it is said that they are the same.
fn refuse_another_person(db: &dyn Reads, named: &Named, same: SamePerson) -> Result<()> {
    let Some(held) = db.find_last_named(&named.collar)? else { return Ok(()) };
    let is_as_held = is_same(&held.shown, &named.shown) && is_same(&held.initials, &named.initials);
    match same {
        SamePerson::Unsaid if !is_as_held => Err(Failure::Setting(text!(
            "hq.other_person",
            collar = Verbatim::from(named.collar.as_str()),
            held = Verbatim::from(held.shown),
            initials = Verbatim::from(held.initials),
            asked = Verbatim::from(named.shown.as_str()),
            asked_initials = Verbatim::from(named.initials.as_str()),
        ))),
        SamePerson::Unsaid | SamePerson::Meant => Ok(()),
    }
}

/// Whether two texts name the same: capitals and the width of spaces tell nobody apart.
fn is_same(one: &str, other: &str) -> bool {
    let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    words(one) == words(other)
}

fn take_back(hq: &Hq, tx: &dyn Writes, collar: &str, returns: Returns) -> Result<()> {
    match returns {
        Returns::No => leaving::refuse_left(tx, collar),
        Returns::Yes if leaving::take_back(hq, tx, collar)? => Ok(()),
        Returns::Yes => Err(Failure::Setting(text!("hq.has_not_left", collar = Verbatim::from(collar)))),
    }
}

/// Another role or rank than is held: which is held, and which it would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Other {
    held: Actor,
    asked: Actor,
}

/// As what an officer is enrolled.
fn actor_of(known: Option<Actor>, asked: &CodeFor) -> std::result::Result<Actor, Other> {
    let held = known.unwrap_or(Actor { role: Role::Officer, rank: None });
    let rank = match asked.rank {
        RankSaid::Nothing => held.rank,
        RankSaid::None => None,
        RankSaid::Is(rank) => Some(rank),
    };
    let actor = Actor { role: asked.role.unwrap_or(held.role), rank };
    match asked.change {
        RoleChange::Refused if known.is_some() && actor != held => Err(Other { held, asked: actor }),
        RoleChange::Refused | RoleChange::Meant => Ok(actor),
    }
}

fn refused(collar: &str, other: Other) -> Failure {
    let (held, asked) = (told(other.held), told(other.asked));
    Failure::Setting(text!("hq.other_role", collar = Verbatim::from(collar), held = held, asked = asked))
}

/// The devices on which the officer of a number has a slot.
fn devices_of(db: &dyn Reads, collar: &str) -> Result<BTreeSet<DeviceId>> {
    let is_theirs = |held: &Enrolment| held.collar == collar && held.left_at.is_none();
    Ok(db.list_enrolments()?.into_iter().filter(is_theirs).map(|held| held.device).collect())
}

#[cfg(test)]
#[path = "minting_tests.rs"]
mod minting_tests;
