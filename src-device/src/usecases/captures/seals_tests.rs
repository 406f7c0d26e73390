use super::*;
use cordon_core::proof::digest::HexBytes;
use cordon_core::proof::{seal, sign};
use cordon_core::rules::incident::ExhibitKind;
use tempfile::TempDir;
use uuid::Uuid;

const DEVICE_SECRET: [u8; 32] = [3; 32];
const ACCOUNT: &str = "Alan Example stood at the gate of number nine";

struct Bench {
    paths: Paths,
    device: DeviceFile,
    secrets: CaptureSecrets,
    keys: CaptureKeys,
    hq_private: HexBytes,
    home: TempDir,
}

fn bench() -> Bench {
    let home = tempfile::tempdir().unwrap();
    let paths = Paths::new(home.path());
    for folder in paths.folders() {
        std::fs::create_dir_all(folder).unwrap();
    }
    let (hq_private, seal_key) = seal::key_pair(&[8; 32]);
    let device = DeviceFile {
        device: DeviceId(Uuid::from_u128(1)),
        hq: "https://127.0.0.1:1".to_owned(),
        ca_pem: String::new(),
        seal_key,
        sign_key: sign::public_key(&[9; 32]),
        device_key: sign::public_key(&DEVICE_SECRET),
        slots: Vec::new(),
    };
    let secrets = CaptureSecrets::make().unwrap();
    let keys = secrets.keys(device.device, &DEVICE_SECRET).unwrap();
    Bench { paths, device, secrets, keys, hq_private, home }
}

fn exhibit() -> CaptureExhibit {
    CaptureExhibit {
        id: ExhibitId(Uuid::from_u128(7)),
        number: 1,
        kind: ExhibitKind::Photo,
        name: Default::default(),
        media_type: "image/png".to_owned(),
        sha256: "ab".repeat(32),
        size_bytes: 5,
        captured_at: Timestamp::from_millis(1_000),
        key: HexBytes(vec![6; 32]),
        sealed_bytes: 21,
        sealed: None,
    }
}

fn capture(device: &DeviceFile) -> Capture {
    let at = Timestamp::from_millis(1_000);
    Capture {
        layout: 1,
        id: CaptureId(Uuid::from_u128(2)),
        device: device.device,
        made_at: at,
        saved_at: Timestamp::from_millis(5_000),
        clock: ClockTrust::Trusted,
        saved: true,
        claimed: None,
        account: ACCOUNT.to_owned(),
        who: String::new(),
        at,
        about: false,
        place: String::new(),
        position: None,
        exhibits: vec![exhibit()],
    }
}

/// Every byte under a folder, file after file.
fn all_bytes(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for item in std::fs::read_dir(folder).unwrap() {
        let path = item.unwrap().path();
        bytes.extend(if path.is_dir() { all_bytes(&path) } else { std::fs::read(&path).unwrap() });
    }
    bytes
}

fn holds(bytes: &[u8], text: &str) -> bool {
    let as_hex = hex::encode(text);
    let found = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    found(text.as_bytes()) || found(as_hex.as_bytes())
}

#[test]
fn a_kept_record_opens_for_hq_and_for_the_own_store_and_lies_nowhere_in_clear() {
    let bench = bench();
    let capture = capture(&bench.device);
    keep(&bench.paths, &bench.device, &bench.keys, &capture).unwrap();

    let on_disk = all_bytes(bench.home.path());
    assert!(!on_disk.is_empty());
    assert!(!holds(&on_disk, ACCOUNT));
    assert!(!holds(&on_disk, &hex::encode([6; 32])), "the file's key is sealed with it");

    let (own, signed) = open_own(&bench.paths, &bench.device, &bench.secrets, capture.id).unwrap().unwrap();
    assert_eq!(own, capture);
    let sealed: SealedCapture = device::load(&bench.paths.capture_sealed(capture.id), WHAT).unwrap().unwrap();
    let bound = SealedCapture::bound(bench.device.device, capture.id);
    let at_hq = seal::open(&bench.hq_private, &bound, &sealed.sealed.0).unwrap();
    assert_eq!(serde_json::from_slice::<SignedCapture>(&at_hq).unwrap(), signed);
}

#[test]
fn a_record_of_another_place_or_device_does_not_open() {
    let bench = bench();
    let capture = capture(&bench.device);
    keep(&bench.paths, &bench.device, &bench.keys, &capture).unwrap();
    let moved = CaptureId(Uuid::from_u128(3));
    std::fs::copy(bench.paths.capture_own(capture.id), bench.paths.capture_own(moved)).unwrap();
    let open = |device: &DeviceFile, secrets: &CaptureSecrets, id| open_own(&bench.paths, device, secrets, id);
    assert!(matches!(open(&bench.device, &bench.secrets, moved), Err(Failure::Unreadable { .. })));
    let other = CaptureSecrets::make().unwrap();
    assert!(matches!(open(&bench.device, &other, capture.id), Err(Failure::Unreadable { .. })));
    let forged = DeviceFile { device_key: sign::public_key(&[4; 32]), ..bench.device.clone() };
    assert!(matches!(open(&forged, &bench.secrets, capture.id), Err(Failure::Unreadable { .. })));
    assert!(open(&bench.device, &bench.secrets, CaptureId(Uuid::from_u128(4))).unwrap().is_none());
}

#[test]
fn a_file_of_a_record_never_saved_is_known_to_the_own_store_alone() {
    let bench = bench();
    let loose = Loose {
        capture: CaptureId(Uuid::from_u128(2)),
        made_at: Timestamp::from_millis(1_000),
        clock: ClockTrust::Unknown,
        claimed: Some(OfficerId(Uuid::from_u128(5))),
        exhibit: exhibit(),
    };
    let device = bench.device.device;
    keep_loose(&bench.paths, device, &bench.keys, &loose).unwrap();
    let opened = open_loose(&bench.paths, device, &bench.secrets, loose.exhibit.id).unwrap();
    assert_eq!(opened, Some(loose.clone()));
    let other = CaptureSecrets::make().unwrap();
    assert!(open_loose(&bench.paths, device, &other, loose.exhibit.id).is_err());
    assert!(!holds(&all_bytes(bench.home.path()), &hex::encode([6; 32])));
}

#[test]
fn a_record_that_could_not_be_kept_for_hq_is_found_by_no_second_try() {
    let bench = bench();
    let capture = capture(&bench.device);
    let place = bench.paths.capture_sealed(capture.id);
    std::fs::create_dir(&place).unwrap();
    assert!(keep(&bench.paths, &bench.device, &bench.keys, &capture).is_err());
    assert!(!bench.paths.capture_own(capture.id).exists());
    std::fs::remove_dir(&place).unwrap();
    keep(&bench.paths, &bench.device, &bench.keys, &capture).unwrap();
    assert!(place.exists() && bench.paths.capture_own(capture.id).exists());
}
