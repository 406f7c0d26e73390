//! Approvals: a second officer's signature over a named entry or act. The signature is that of the
//! journal entry which holds the [`Approval`]; what is checked here is who gave it, and over what.

use super::digest::Digest;
use crate::rules::ids::{DeviceId, EntryId, OfficerId};
use crate::rules::policy::{Actor, Deed, Denied, Scope, needs_two};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What is approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Approved {
    /// A journal entry. Each device gives its own ids: one that another gave too is another entry.
    Entry {
        /// On whose chain.
        device: DeviceId,
        /// Which.
        entry: EntryId,
    },
    /// An act that is to be done.
    Act {
        /// What it amounts to.
        deed: Deed,
        /// Which, minted by whoever asked for it.
        id: Uuid,
    },
}

/// The body of an approval's entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// What is approved.
    pub of: Approved,
    /// SHA-256 of its exact bytes: of an entry its envelope, of an act whatever states it.
    pub digest: Digest,
    /// Whose it is: never the one who approves.
    pub of_officer: OfficerId,
    /// Who approves; the officer of the entry that holds this.
    pub by: OfficerId,
    /// What they were to the force then.
    pub role: Actor,
}

/// What is there to be approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Which.
    pub of: Approved,
    /// SHA-256 of its exact bytes.
    pub digest: Digest,
    /// Whose it is.
    pub officer: OfficerId,
    /// What approving it amounts to; none where it is not for a second officer.
    pub deed: Option<Deed>,
}

/// Why an approval does not stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalFault {
    /// It is of something else.
    #[error("the approval is of something else")]
    OtherSubject,
    /// What it is of has other bytes.
    #[error("what was approved has other bytes")]
    OtherBytes,
    /// The officer approved their own.
    #[error("nobody approves their own")]
    SamePerson,
    /// It is nothing that a second officer signs.
    #[error("it is nothing that a second officer signs")]
    NotForApproval,
    /// The policy does not let them.
    #[error("the policy does not let this officer approve it")]
    NotEntitled(Denied),
    /// The approval names another officer than the one who signed it.
    #[error("the approval names another officer than the one who signed it")]
    OtherSigner,
}

/// Somebody who signed, as whoever verifies knows them and not as the approval says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signer {
    /// The officer of the signed envelope.
    pub officer: OfficerId,
    /// Their role and rank as HQ enrolled them.
    pub actor: Actor,
}

/// Whether an approval stands. `same_person` says whether two officers' ids are one person's: somebody
/// enrolled on two devices has two.
pub fn check(
    approval: &Approval,
    subject: &Subject,
    signer: Signer,
    same_person: impl Fn(OfficerId, OfficerId) -> bool,
) -> Result<(), ApprovalFault> {
    if approval.by != signer.officer {
        return Err(ApprovalFault::OtherSigner);
    }
    if approval.of != subject.of {
        return Err(ApprovalFault::OtherSubject);
    }
    if approval.digest != subject.digest {
        return Err(ApprovalFault::OtherBytes);
    }
    if signer.officer == subject.officer || same_person(signer.officer, subject.officer) {
        return Err(ApprovalFault::SamePerson);
    }
    if approval.of_officer != subject.officer {
        return Err(ApprovalFault::OtherSubject);
    }
    let deed = subject.deed.ok_or(ApprovalFault::NotForApproval)?;
    signer.actor.may(deed, Scope::Area).map_err(ApprovalFault::NotEntitled)
}

/// Whether something has the people it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreed {
    /// One is enough.
    OneIsEnough,
    /// A second person has signed for it.
    ByTwo,
    /// It waits for a second person.
    WaitsForSecond,
}

/// Whether a deed that may need two people has them: one who asked, who may do it too, and another
/// whose approval stands. What needs two and was asked by somebody who may not do it has nobody.
pub fn agreed<'a>(
    deed: Deed,
    subject: &Subject,
    asked_by: Actor,
    approvals: impl Iterator<Item = (&'a Approval, Signer)>,
    same_person: impl Fn(OfficerId, OfficerId) -> bool,
) -> Result<Agreed, Denied> {
    asked_by.may(deed, Scope::Area)?;
    if !needs_two(deed) {
        return Ok(Agreed::OneIsEnough);
    }
    let subject = Subject { deed: Some(deed), ..*subject };
    let mut approvals = approvals;
    let stands = approvals.any(|(approval, signer)| check(approval, &subject, signer, &same_person).is_ok());
    Ok(if stands { Agreed::ByTwo } else { Agreed::WaitsForSecond })
}

#[cfg(test)]
#[path = "approval_tests.rs"]
mod approval_tests;
