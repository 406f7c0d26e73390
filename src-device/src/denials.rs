//! What the policy refuses, journalled.

use crate::house::House;
use crate::session::Tried;
use crate::write::Write;
use crate::{Failure, Refusal};
use cordon_core::proof::entry::{Body, Refused};
use cordon_core::rules::policy::Denied;
use cordon_core::wire::CommandName;
use uuid::Uuid;

/// So few later tries wait for the lock to be told.
const FEW: u32 = 8;

/// Refuses a command under the policy. The first try of a command in a sitting is journalled at once, with
/// its subject; later ones are counted, for whoever tries chooses the subjects, and told each time that they
/// have doubled: a program that is killed forgets half of them at most.
pub fn refuse<T>(house: &House, name: CommandName, subject: Option<Uuid>, why: Denied) -> Result<T, Failure> {
    house.hold(|hold| {
        if let Some(tried) = hold.session.refused.get_mut(name.name()) {
            tried.later = tried.later.saturating_add(1);
            tried.why = why;
            let (untold, told) = (tried.later, tried.told);
            if untold < told.max(FEW) {
                return Ok(());
            }
            let refused = Refused { command: name.name().to_owned(), subject: None, reason: why, tries: untold };
            hold.write(|write| write.journal(&Body::Refused(refused)))?;
            let tried = Tried { later: 0, told: told.saturating_add(untold), why };
            hold.session.refused.insert(name.name(), tried);
            return Ok(());
        }
        let refused = Refused { command: name.name().to_owned(), subject, reason: why, tries: 1 };
        // Where it cannot be accounted for, the next try is the first.
        hold.write(|write| write.journal(&Body::Refused(refused)))?;
        hold.session.refused.insert(name.name(), Tried { later: 0, told: 1, why });
        Ok(())
    })?;
    Err(Failure::Refused(Refusal::Denied(why)))
}

/// Journals the later tries, one entry for each command.
pub fn fold(write: &mut Write<'_>) -> Result<(), Failure> {
    for (command, Tried { later, why, .. }) in &write.session().refused {
        if *later > 0 {
            let refused = Refused { command: (*command).to_owned(), subject: None, reason: *why, tries: *later };
            write.journal(&Body::Refused(refused))?;
        }
    }
    Ok(())
}
