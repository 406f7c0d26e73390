//! What the policy refuses, journalled.

use crate::house::House;
use crate::{Failure, Refusal};
use cordon_core::proof::entry::{Body, Refused};
use cordon_core::rules::policy::Denied;
use cordon_core::wire::CommandName;
use uuid::Uuid;

/// Refuses a command under the policy: one entry for a command and its subject in a sitting, however
/// often it is tried.
pub fn refuse<T>(house: &House, name: CommandName, subject: Option<Uuid>, why: Denied) -> Result<T, Failure> {
    let is_new = house.with_session(|session| Ok(session.refused.insert((name, subject))))?;
    if is_new {
        let refused = Refused { command: name.name().to_owned(), subject, reason: why };
        if let Err(failure) = house.write(|write| write.journal(&Body::Refused(refused))) {
            // Not accounted for: the next try is.
            house.with_session(|session| Ok(session.refused.remove(&(name, subject))))?;
            return Err(failure);
        }
    }
    Err(Failure::Refused(Refusal::Denied(why)))
}
