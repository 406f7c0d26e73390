//! What an earlier device left in this folder: one whose last slot was destroyed, or whose `device.json` is
//! gone. Its stores open for nobody any more, but what it sealed is still owed to HQ: all of it is set aside
//! whole when another device is enrolled here, and goes on being sent under the earlier device's own name.

use super::device::{self, DeviceFile, TransportFile, load_device, load_transport};
use super::durable;
use super::paths::Paths;
use crate::Failure;
use cordon_core::proof::protocol::SealedEntry;
use cordon_core::text_key;
use std::path::Path;

/// What an earlier device left, and as whom it is sent.
pub struct Left {
    /// Where it lies.
    pub paths: Paths,
    /// The earlier device, at the HQ of the one that is enrolled now.
    pub device: DeviceFile,
    /// Its transport key.
    pub transport: TransportFile,
}

/// Sets everything aside that an earlier device left, where it left anything. Whole folders are moved, so
/// nothing of it is ever written over.
pub fn set_aside(paths: &Paths) -> Result<(), Failure> {
    if !holds_anything(paths)? {
        return Ok(());
    }
    let aside = Paths::new(&free_place(paths)?);
    durable::make_folder(aside.home())?;
    // Who it was goes first, as a copy: a crash before the rest has moved loses neither.
    for (from, to) in [(paths.device(), aside.device()), (paths.transport(), aside.transport())] {
        if let Some(bytes) = durable::read(&from)? {
            durable::write(&to, &bytes)?;
        }
    }
    for ending in ["db", "db-wal", "db-shm"] {
        let (from, to) = (paths.own().with_extension(ending), aside.own().with_extension(ending));
        move_to(&from, &to)?;
    }
    move_to(&paths.capture_keys(), &aside.capture_keys())?;
    for (from, to) in paths.folders().iter().zip(aside.folders()).filter(|(from, _to)| *from != paths.home()) {
        move_to(from, &to)?;
        durable::make_folder(from)?;
    }
    durable::sync_folder(aside.home())?;
    durable::sync_folder(paths.home())
}

/// What earlier devices left that can be sent. What names another HQ than this device's stays where it is.
pub fn all(paths: &Paths, now: &DeviceFile) -> Result<Vec<Left>, Failure> {
    let folder = paths.before();
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut left = Vec::new();
    for item in std::fs::read_dir(&folder).map_err(Failure::file(text_key!("fault.reading_a_folder"), &folder))? {
        let place = item.map_err(Failure::file(text_key!("fault.reading_a_folder"), &folder))?.path();
        let aside = Paths::new(&place);
        let Ok(transport) = load_transport(&aside) else { continue };
        let Some(device) = whose(&aside, now) else {
            tracing::warn!("what an earlier device left here cannot be sent to this hq");
            continue;
        };
        left.push(Left { paths: aside, device, transport });
    }
    Ok(left)
}

/// The earlier device by its own file, or by what it sealed, at this device's HQ.
fn whose(aside: &Paths, now: &DeviceFile) -> Option<DeviceFile> {
    let of = |device, device_key| DeviceFile { device, device_key, slots: Vec::new(), ..now.clone() };
    match load_device(aside) {
        Ok(Some(file)) => (file.sign_key == now.sign_key).then(|| of(file.device, file.device_key)),
        Ok(None) | Err(_) => {
            let sequences = super::answers::list_outbox(aside).ok()?;
            let sealed = sequences.into_iter().find_map(|sequence| {
                let place = aside.outbox_entry(sequence);
                device::load::<SealedEntry>(&place, text_key!("fault.sealed_entry")).ok().flatten()
            })?;
            Some(of(sealed.device, now.device_key.clone()))
        }
    }
}

/// Whether an earlier device left a store, or anything that it owes to HQ.
fn holds_anything(paths: &Paths) -> Result<bool, Failure> {
    if paths.own().exists() {
        return Ok(true);
    }
    for folder in [paths.outbox(), paths.answers(), paths.exhibits(), paths.captures()] {
        let mut items =
            std::fs::read_dir(&folder).map_err(Failure::file(text_key!("fault.reading_a_folder"), &folder))?;
        if items.next().is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The first place that nothing was set aside at.
fn free_place(paths: &Paths) -> Result<std::path::PathBuf, Failure> {
    let folder = paths.before();
    durable::make_folder(&folder)?;
    let mut number = 1_u32;
    while folder.join(number.to_string()).exists() {
        number += 1;
    }
    Ok(folder.join(number.to_string()))
}

fn move_to(from: &Path, to: &Path) -> Result<(), Failure> {
    match std::fs::rename(from, to) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(source) => Err(Failure::file(text_key!("fault.setting_a_file_aside"), from)(source)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cordon_core::proof::digest::HexBytes;
    use cordon_core::proof::protocol::DeviceCertificate;
    use cordon_core::rules::ids::DeviceId;
    use cordon_core::rules::time::Timestamp;
    use uuid::Uuid;

    fn folder() -> (tempfile::TempDir, Paths) {
        let home = tempfile::tempdir().unwrap();
        let paths = Paths::new(home.path());
        for folder in paths.folders() {
            durable::make_folder(&folder).unwrap();
        }
        (home, paths)
    }

    fn device(number: u128, sign_key: u8) -> DeviceFile {
        DeviceFile {
            device: DeviceId(Uuid::from_u128(number)),
            hq: "https://127.0.0.1:1".to_owned(),
            ca_pem: String::new(),
            seal_key: HexBytes(vec![1; 32]),
            sign_key: HexBytes(vec![sign_key; 32]),
            device_key: HexBytes(vec![3; 32]),
            slots: Vec::new(),
        }
    }

    fn leave(paths: &Paths, number: u128, file: Option<&DeviceFile>) {
        let sealed = SealedEntry { device: DeviceId(Uuid::from_u128(number)), sequence: 4, sealed: HexBytes(vec![7]) };
        device::save(&paths.outbox_entry(4), &sealed, text_key!("fault.sealed_entry")).unwrap();
        durable::write(&paths.own(), b"a store").unwrap();
        durable::write(&paths.tries(1), b"{\"count\":10,\"last\":null}").unwrap();
        let at = Timestamp::from_millis(0);
        let certificate = DeviceCertificate { pem: String::new(), issued_at: at, expires_at: at };
        let transport = TransportFile { key_pem: number.to_string(), certificate };
        device::save(&paths.transport(), &transport, text_key!("fault.transport_json")).unwrap();
        match file {
            Some(file) => device::save(&paths.device(), file, text_key!("fault.device_json")).unwrap(),
            None => durable::remove(&paths.device()).unwrap(),
        }
    }

    #[test]
    fn what_an_earlier_device_left_is_moved_whole_and_never_written_over() {
        let (_home, paths) = folder();
        set_aside(&paths).unwrap();
        assert!(!paths.before().exists(), "a new folder leaves nothing");
        for number in [11, 12] {
            leave(&paths, number, None);
            set_aside(&paths).unwrap();
            assert!(!paths.own().exists() && !paths.outbox_entry(4).exists());
            assert!(!paths.tries(1).exists(), "nor do the tries of its slots count for another's");
            assert!(paths.folders().iter().all(|folder| folder.exists()));
        }
        let now = device(1, 9);
        let mut left: Vec<(u128, String)> = all(&paths, &now)
            .unwrap()
            .into_iter()
            .map(|left| {
                assert!(left.paths.outbox_entry(4).exists() && left.paths.own().exists());
                assert_eq!((left.device.sign_key, left.device.hq), (now.sign_key.clone(), now.hq.clone()));
                (left.device.device.0.as_u128(), left.transport.key_pem)
            })
            .collect();
        left.sort();
        assert_eq!(left, [(11, "11".to_owned()), (12, "12".to_owned())]);
    }

    #[test]
    fn what_is_owed_to_another_hq_is_kept_and_not_sent_to_this_one() {
        let (_home, paths) = folder();
        leave(&paths, 11, Some(&device(11, 8)));
        set_aside(&paths).unwrap();
        leave(&paths, 12, Some(&device(12, 9)));
        set_aside(&paths).unwrap();
        let left = all(&paths, &device(1, 9)).unwrap();
        let of: Vec<u128> = left.iter().map(|left| left.device.device.0.as_u128()).collect();
        assert_eq!(of, [12]);
        assert!(paths.before().join("1").join("own.db").exists());
    }
}
