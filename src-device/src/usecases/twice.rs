//! What an officer is about to record a second time: at a command line nothing else stands between one and two.

use crate::Failure;
use crate::house::House;
use crate::store::own::{journal, records};
use cordon_core::rules::ids::EntryId;
use cordon_core::rules::time::Timestamp;
use cordon_core::wire::RecordForm;

/// The officer's own record that says the same as a form already: when it was entered, and as which entry. It
/// tells nothing that the form does not.
pub fn recorded_before(house: &House, form: &RecordForm) -> Result<Option<(Timestamp, EntryId)>, Failure> {
    let now = house.now().shown();
    house.with_session(|session| {
        let made = records::list_of(&session.own, session.officer.id)?;
        let Some(same) = made.iter().find(|made| form.is_said_by(&made.incident, now)) else { return Ok(None) };
        Ok(Some((same.at, journal::id_of(&session.own, same.sequence)?)))
    })
}
