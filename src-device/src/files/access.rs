//! HQ's signed word on the access of this device's officers, as it was last heard, and the numbers that
//! their enrolments are confirmed by. It lies in clear, so that the lock screen can say it; what HQ did not
//! sign says nothing. An access that ended never comes back, whatever is laid here later.

use super::device::{self, DeviceFile};
use super::paths::Paths;
use crate::Failure;
use cordon_core::proof::access::{Access, SignedAccess};
use cordon_core::proof::short_number::ShortNumber;
use cordon_core::rules::ids::OfficerId;
use cordon_core::rules::time::Timestamp;
use cordon_core::text_key;
use cordon_core::words::Text;
use serde::{Deserialize, Serialize};

/// `access.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessFile {
    /// HQ's word on each officer.
    said: Vec<SignedAccess>,
    /// The number of each officer's enrolment.
    numbers: Vec<(OfficerId, ShortNumber)>,
}

/// The file, or none of it where it is not there or cannot be read: HQ says it again at the next sync.
pub fn load(paths: &Paths) -> AccessFile {
    device::load(&paths.access(), text_key!("fault.access_json"))
        .unwrap_or_else(|failure| {
            tracing::warn!(%failure, "what hq said of its officers' access is asked for again");
            None
        })
        .unwrap_or_default()
}

impl AccessFile {
    /// How an officer's access to this device stands, where HQ has said so.
    pub fn of(&self, device: &DeviceFile, officer: OfficerId) -> Option<Access> {
        let said = self.said.iter().filter_map(|said| said.verify(&device.sign_key, device.device));
        said.filter(|said| said.officer == officer).map(|said| said.access).next()
    }

    /// When an officer's access ended, where it did.
    pub fn ended_at(&self, device: &DeviceFile, officer: OfficerId) -> Option<Timestamp> {
        self.of(device, officer).and_then(Access::ended_at)
    }

    /// What there is to say of an officer's access.
    pub fn text(&self, device: &DeviceFile, officer: OfficerId) -> Option<Text> {
        let number = self.numbers.iter().find(|(whose, _number)| *whose == officer).map(|(_whose, number)| *number);
        self.of(device, officer)?.text(number)
    }

    /// With what HQ said now in place of what it said before; what it did not sign is passed over.
    fn with(&self, device: &DeviceFile, heard: &[SignedAccess]) -> Self {
        let mut now = self.clone();
        for new in heard {
            let Some(read) = new.verify(&device.sign_key, device.device) else {
                tracing::warn!("hq's word on an officer's access is not signed by hq");
                continue;
            };
            let held = self.of(device, read.officer);
            if held == Some(read.access) || held.is_some_and(|held| held.ended_at().is_some()) {
                continue;
            }
            let is_other = |said: &SignedAccess| {
                said.verify(&device.sign_key, device.device).is_some_and(|held| held.officer != read.officer)
            };
            now.said.retain(is_other);
            now.said.push(new.clone());
        }
        now
    }
}

/// Keeps what HQ said. Whether any of it is news.
pub fn hear(paths: &Paths, device: &DeviceFile, heard: &[SignedAccess]) -> Result<bool, Failure> {
    let held = load(paths);
    let now = held.with(device, heard);
    if now == held {
        return Ok(false);
    }
    device::save(&paths.access(), &now, text_key!("fault.access_json")).map(|()| true)
}

/// Keeps what HQ said of an enrolment just made, with its number.
pub fn begin(
    paths: &Paths,
    device: &DeviceFile,
    heard: &SignedAccess,
    (officer, number): (OfficerId, ShortNumber),
) -> Result<(), Failure> {
    let mut now = load(paths).with(device, std::slice::from_ref(heard));
    now.numbers.retain(|(whose, _number)| *whose != officer);
    now.numbers.push((officer, number));
    device::save(&paths.access(), &now, text_key!("fault.access_json"))
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "nothing of a test has to survive a crash")]
mod tests {
    use super::*;
    use cordon_core::proof::access::OfficerAccess;
    use cordon_core::proof::sign::public_key;
    use uuid::Uuid;

    const HQ: [u8; 32] = [3; 32];

    fn officer(number: u128) -> OfficerId {
        OfficerId(Uuid::from_u128(number))
    }

    fn device() -> DeviceFile {
        DeviceFile { sign_key: public_key(&HQ), ..crate::testing::device_file() }
    }

    fn said(number: u128, access: Access, secret: &[u8; 32]) -> SignedAccess {
        SignedAccess::sign(&OfficerAccess { device: device().device, officer: officer(number), access }, secret)
            .unwrap()
    }

    #[test]
    fn an_access_that_ended_stays_ended_and_what_hq_did_not_sign_says_nothing() {
        let home = tempfile::tempdir().unwrap();
        let paths = Paths::new(home.path());
        let (device, at) = (device(), Timestamp::from_millis(9));
        let (confirmed, ended) = (Access::Confirmed { at }, Access::Ended { at });
        assert!(!hear(&paths, &device, &[]).unwrap());
        assert!(hear(&paths, &device, &[said(1, confirmed, &HQ), said(2, confirmed, &HQ)]).unwrap());
        assert!(!hear(&paths, &device, &[said(1, confirmed, &HQ)]).unwrap(), "no news");
        assert!(!hear(&paths, &device, &[said(2, ended, &[4; 32])]).unwrap(), "another's word");
        assert!(hear(&paths, &device, &[said(1, ended, &HQ)]).unwrap());
        assert!(!hear(&paths, &device, &[said(1, confirmed, &HQ)]).unwrap(), "an older word that was kept");
        let held = load(&paths);
        assert_eq!((held.ended_at(&device, officer(1)), held.of(&device, officer(2))), (Some(at), Some(confirmed)));
        assert_eq!(held.of(&device, officer(3)), None);
    }

    #[test]
    fn a_file_that_cannot_be_read_is_as_if_hq_had_said_nothing() {
        let home = tempfile::tempdir().unwrap();
        let paths = Paths::new(home.path());
        std::fs::write(paths.access(), b"{").unwrap();
        assert_eq!(load(&paths), AccessFile::default());
        let waits = said(1, Access::Waits { until: Timestamp::from_millis(9) }, &HQ);
        begin(&paths, &device(), &waits, (officer(1), "012 345".parse().unwrap())).unwrap();
        assert!(load(&paths).text(&device(), officer(1)).is_some());
    }
}
