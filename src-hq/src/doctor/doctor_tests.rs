//! Each fault is made, and named.

use super::*;
use crate::authority::Dates;
use crate::clock::system_now;
use crate::hq::Hq;
use crate::store::evidence::UploadId;
use crate::store::people::{PaperPlace, PaperRow};
use crate::store::totals::Totals;
use crate::testing::{Ada, World};
use cordon_core::proof::digest::{Digest, HexBytes};
use cordon_core::proof::entry::{Body, LockedBecause};
use cordon_core::proof::protocol::SignedReceipt;
use cordon_core::rules::ids::{ExhibitId, OrderId};
use cordon_core::words::{english, said};
use std::fs::{self, File, Permissions};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::time::Duration;
use zeroize::Zeroizing;

/// An HQ that is looked over, and what is named for it.
struct Patient {
    folder: PathBuf,
    key: PathBuf,
    unit: PathBuf,
    listen: SocketAddr,
    hosts: Vec<String>,
    now: Timestamp,
    _place: tempfile::TempDir,
}

impl Patient {
    /// One of a folder, with a key file and a unit as they should be.
    fn of(folder: &Path) -> Self {
        let place = tempfile::tempdir().unwrap();
        let at = |name: &str| place.path().join(name);
        let (key, unit) = (at("hq.key"), at("cordon-hq.service"));
        fs::write(&key, "07".repeat(32)).unwrap();
        fs::set_permissions(&key, Permissions::from_mode(0o600)).unwrap();
        let page = include_str!("../../../docs/operating.md");
        let written = page.split("```ini\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        fs::write(&unit, written).unwrap();
        // Nobody listens there any more.
        let listen = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap();
        let folder = folder.to_path_buf();
        Self { folder, key, unit, listen, hosts: Vec::new(), now: system_now(), _place: place }
    }

    fn report(&self) -> Report {
        examine(&Asked {
            folder: &self.folder,
            key_file: Some(&self.key),
            listen: self.listen,
            hosts: &self.hosts,
            unit: &self.unit,
            now: self.now,
        })
    }

    /// The worst that is found of something.
    #[track_caller]
    fn is(&self, check: Check, level: Level) {
        let report = self.report();
        let found = report.findings.iter().filter(|finding| finding.check == check);
        let worst = found.clone().map(|finding| finding.level).max();
        assert_eq!(worst, Some(level), "{:?}", found.collect::<Vec<_>>());
    }
}

/// A new HQ that nobody has open.
fn new() -> (tempfile::TempDir, Patient) {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("hq");
    fs::create_dir(&folder).unwrap();
    drop(Hq::open(&folder, &StoreKey::new([7; 32])).unwrap());
    let patient = Patient::of(&folder);
    (place, patient)
}

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_sound_hq_that_serves_is_told_to_be_that() {
    let (_place, mut patient) = new();
    let hq = Hq::open(&patient.folder, &StoreKey::new([7; 32])).unwrap();
    let running = hq.start(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).unwrap();
    patient.listen = running.addr;
    fs::write(patient.folder.join("last-backup"), "").unwrap();
    let report = patient.report();
    // How full this machine's disk is, is not this test's to say; nothing was received yet by which to tell the clock.
    let others = report.findings.iter().filter(|finding| ![Check::Space, Check::Clock].contains(&finding.check));
    for finding in others.clone() {
        assert_eq!(finding.level, Level::Fine, "{finding:?}");
    }
    assert_eq!(others.count(), 20, "everything was looked into");
    for finding in &report.findings {
        let (name, says) = (english(finding.check.name()), english(finding.says.clone()));
        assert!(!name.contains("doctor.") && !says.contains("doctor.") && !says.contains("{{"), "{name}: {says}");
    }
    let json = said(&serde_json::to_value(&report).unwrap()).to_string();
    assert!(json.contains("\"check\":\"open_files\"") && json.contains("enough for 0 devices"), "{json}");
}

#[test]
fn nothing_is_made_where_no_hq_is() {
    let place = tempfile::tempdir().unwrap();
    let patient = Patient::of(&place.path().join("no-such-folder"));
    patient.is(Check::Folder, Level::Wrong);
    patient.is(Check::Store, Level::Wrong);
    assert_eq!(patient.report().worst, Level::Wrong);
    assert!(!patient.folder.exists());
}

#[test]
fn a_folder_or_key_that_others_may_read_is_named_and_left_as_it_is() {
    let (_place, patient) = new();
    mode(&patient.folder, 0o755);
    mode(&patient.key, 0o640);
    patient.is(Check::Folder, Level::Look);
    patient.is(Check::Key, Level::Look);
    patient.is(Check::Store, Level::Fine);
    assert_eq!(fs::metadata(&patient.folder).unwrap().permissions().mode() & 0o777, 0o755);
}

#[test]
fn without_its_key_the_store_is_not_called_sound() {
    let (_place, patient) = new();
    mode(&patient.key, 0o644);
    patient.is(Check::Key, Level::Wrong);
    patient.is(Check::Store, Level::Unknown);
    patient.is(Check::OpenFiles, Level::Unknown);
    mode(&patient.key, 0o600);
    fs::write(&patient.key, "no key").unwrap();
    patient.is(Check::Key, Level::Wrong);
    fs::write(&patient.key, "08".repeat(32)).unwrap();
    patient.is(Check::Key, Level::Fine);
    patient.is(Check::Store, Level::Wrong);
    fs::remove_file(&patient.key).unwrap();
    patient.is(Check::Key, Level::Wrong);
}

/// What is said of something, with what to do.
#[track_caller]
fn told(patient: &Patient, check: Check) -> (String, Option<Text>) {
    let found = patient.report().findings.into_iter().find(|finding| finding.check == check).unwrap();
    (english(found.says), found.next)
}

#[test]
fn where_what_is_wrong_says_what_to_do_nothing_else_is_advised() {
    let (_place, patient) = new();
    mode(&patient.key, 0o644);
    let (says, next) = told(&patient, Check::Key);
    assert!(says.contains("chmod 600") && next.is_none(), "{says} {next:?}");
    mode(&patient.key, 0o600);
    fs::write(&patient.key, "no key").unwrap();
    let (says, next) = told(&patient, Check::Key);
    assert!(says.contains("was made with") && !says.contains("new-key") && next.is_none(), "{says} {next:?}");
    fs::remove_file(&patient.key).unwrap();
    assert!(told(&patient, Check::Key).1.is_some(), "what the system said is no advice");
    fs::write(&patient.key, "07".repeat(32)).unwrap();
    mode(&patient.key, 0o600);
    fs::write(patient.folder.join("hq.db"), "").unwrap();
    let (says, next) = told(&patient, Check::Store);
    assert!(says.contains("Put a backup back") && next.is_none(), "{says} {next:?}");
    assert!(not_opened(&Failure::Missing("secret")).next.is_some());
    assert!(not_opened(&Failure::Setting(text!("hq.store_damaged"))).next.is_none());
}

#[test]
fn a_spoilt_page_is_found() {
    let (_place, patient) = new();
    let mut file = fs::OpenOptions::new().write(true).open(patient.folder.join("hq.db")).unwrap();
    file.seek(SeekFrom::Start(7 * 4096 + 9)).unwrap();
    file.write_all(b"spoilt").unwrap();
    patient.is(Check::Store, Level::Wrong);
}

#[test]
fn the_authoritys_file_and_the_force_have_to_be_those_of_the_store() {
    let (_place, patient) = new();
    let (ca, force) = (patient.folder.join("ca.pem"), patient.folder.join("force.toml"));
    fs::write(&ca, "of another HQ").unwrap();
    patient.is(Check::AuthorityFile, Level::Look);
    fs::remove_file(&ca).unwrap();
    patient.is(Check::AuthorityFile, Level::Look);
    let held = fs::read_to_string(&force).unwrap();
    for other in ["scope = 'force:x'\nshown = 'X'", "nonsense", ""] {
        fs::write(&force, other).unwrap();
        patient.is(Check::Force, Level::Wrong);
    }
    fs::remove_file(&force).unwrap();
    patient.is(Check::Force, Level::Wrong);
    assert!(!force.exists() && !ca.exists(), "nothing is written");
    fs::write(&force, held).unwrap();
    patient.is(Check::Force, Level::Fine);
}

#[test]
fn a_clock_before_the_last_receipt_is_wrong() {
    let world = World::new();
    Ada::enrolled(&world).push(&world, &Body::LockedUp { why: LockedBecause::Idle });
    let mut patient = Patient::of(world.folder());
    patient.is(Check::Clock, Level::Fine);
    patient.now = world.hq.now().plus(-chrono::TimeDelta::minutes(1));
    patient.is(Check::Clock, Level::Fine);
    patient.now = world.hq.now().plus(-chrono::TimeDelta::minutes(5));
    patient.is(Check::Clock, Level::Wrong);
}

#[test]
fn an_authority_is_renewed_a_year_before_it_ends() {
    let day = |number: i64| Timestamp::from_millis(number * 86_400_000);
    let level = |now| held::validity(now, Dates { from: day(10), until: day(3_660) }).level;
    let levels = [day(9), day(10), day(3_294), day(3_296), day(3_660)].map(level);
    assert_eq!(levels, [Level::Wrong, Level::Fine, Level::Fine, Level::Look, Level::Wrong]);
}

#[test]
fn a_file_that_a_row_names_has_to_lie_there_whole() {
    let (_place, patient) = new();
    let hq = Hq::open(&patient.folder, &StoreKey::new([7; 32])).unwrap();
    let (device, exhibit, sealed) = (Ada::new().device, ExhibitId::derived(&[b"photo"]), Digest::of(&[1; 5]));
    let photo = UploadId { device, exhibit, sealed, length: 5 };
    let receipt = SignedReceipt { receipt: HexBytes(vec![1]), signature: HexBytes(vec![2]) };
    hq.store()
        .write(|tx| {
            tx.begin_upload(&photo)?;
            tx.set_upload_held(&photo, 5, Some(&receipt))
        })
        .unwrap();
    patient.is(Check::Evidence, Level::Wrong);
    let file = patient.folder.join("evidence").join(sealed.to_string());
    fs::write(&file, [1; 4]).unwrap();
    patient.is(Check::Evidence, Level::Wrong);
    fs::write(&file, [1; 5]).unwrap();
    patient.is(Check::Evidence, Level::Fine);
    fs::write(patient.folder.join("evidence").join("nobodys.part"), [1]).unwrap();
    patient.is(Check::Evidence, Level::Note);
    let place = PaperPlace { key: Zeroizing::new([1; 32]), object: "ab12".to_owned() };
    let paper = PaperRow { sha256: "of it", order: OrderId::derived(&[b"order"]), name: "a.pdf", place: &place };
    hq.store().write(|tx| tx.keep_paper(&paper)).unwrap();
    patient.is(Check::Papers, Level::Wrong);
    fs::write(patient.folder.join("papers").join("ab12"), [1]).unwrap();
    patient.is(Check::Papers, Level::Fine);
    fs::remove_dir_all(patient.folder.join("papers")).unwrap();
    patient.is(Check::Papers, Level::Wrong);
}

#[test]
fn what_waits_for_a_person_is_told() {
    let world = World::new();
    let mut ada = Ada::enrolled(&world);
    let patient = Patient::of(world.folder());
    patient.is(Check::Quarantine, Level::Fine);
    assert!(world.hq.revoke(ada.device, "it was lost").unwrap());
    ada.push(&world, &Body::LockedUp { why: LockedBecause::Idle });
    patient.is(Check::Quarantine, Level::Look);
    let level = |totals: Totals| held::counts(&totals).iter().map(|finding| finding.level).max();
    assert_eq!(level(Totals::default()), Some(Level::Fine));
    assert_eq!(level(Totals { forks: 1, ..Totals::default() }), Some(Level::Wrong));
    assert_eq!(level(Totals { chain_faults: 1, ..Totals::default() }), Some(Level::Wrong));
    assert_eq!(level(Totals { set_aside: 1, ..Totals::default() }), Some(Level::Look));
    assert_eq!(level(Totals { captures_set_aside: 1, ..Totals::default() }), Some(Level::Look));
    assert_eq!(level(Totals { needs_a_person: 1, ..Totals::default() }), Some(Level::Look));
}

#[test]
fn an_enrolment_that_nobody_confirmed_is_told() {
    let world = World::new();
    let mut patient = Patient::of(world.folder());
    patient.now = world.hq.now();
    patient.is(Check::Enrolments, Level::Fine);
    let mut ada = Ada::new();
    ada.reply = Some(world.enrol(&ada.request(&world.code())).unwrap());
    patient.is(Check::Enrolments, Level::Fine);
    let number = ada.open(&world);
    patient.is(Check::Enrolments, Level::Look);
    world.hq.confirm("1234", number).unwrap();
    patient.is(Check::Enrolments, Level::Fine);
}

#[test]
fn only_this_hq_at_its_address_is_taken_for_it() {
    let (_place, mut patient) = new();
    patient.is(Check::Port, Level::Note);
    let silent = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    patient.listen = silent.local_addr().unwrap();
    let answers = std::thread::spawn(move || {
        let (mut caller, _address) = silent.accept().unwrap();
        let _gone = caller.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
    });
    patient.is(Check::Port, Level::Wrong);
    answers.join().unwrap();
    let (_other_place, other) = new();
    let other = Hq::open(&other.folder, &StoreKey::new([7; 32])).unwrap();
    let running = other.start(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).unwrap();
    patient.listen = running.addr;
    patient.is(Check::Port, Level::Wrong);
    running.stop();
    let hq = Hq::open(&patient.folder, &StoreKey::new([7; 32])).unwrap();
    let running = hq.start(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).unwrap();
    patient.listen = SocketAddr::from((Ipv4Addr::UNSPECIFIED, running.addr.port()));
    patient.is(Check::Port, Level::Fine);
    patient.is(Check::Certificate, Level::Fine);
    patient.hosts = vec!["hq.example.police.uk".to_owned()];
    patient.is(Check::Certificate, Level::Look);
}

#[test]
fn a_certificate_that_ends_within_a_month_is_told() {
    let day = |number: i64| Timestamp::from_millis(number * 86_400_000);
    let dates = Dates { from: day(0), until: day(397) };
    let level = |now| served::certificate_of(now, &[], dates, &["localhost".to_owned()]).level;
    assert_eq!([day(366), day(368)].map(level), [Level::Fine, Level::Look]);
}

#[test]
fn room_and_open_files_are_measured_by_what_is_wanted() {
    assert_eq!([5_000, 2_047, 127].map(|mib| files::space_of(mib).level), [Level::Fine, Level::Look, Level::Wrong]);
    let level = |allowed, devices| served::open_files(allowed, devices).level;
    assert_eq!([level(1_024, 512), level(1_024, 513), level(u64::MAX, 9)], [Level::Fine, Level::Look, Level::Note]);
}

#[test]
fn a_backup_of_three_days_ago_is_told_and_one_that_nobody_marks_is_no_fault() {
    let (_place, patient) = new();
    patient.is(Check::Backup, Level::Note);
    let marker = patient.folder.join("last-backup");
    let file = File::create(&marker).unwrap();
    patient.is(Check::Backup, Level::Fine);
    let written = file.metadata().unwrap().modified().unwrap();
    file.set_modified(written - Duration::from_secs(3 * 86_400)).unwrap();
    patient.is(Check::Backup, Level::Look);
}

#[test]
fn a_unit_that_lacks_something_is_told_and_none_is_no_fault() {
    let (_place, patient) = new();
    patient.is(Check::Unit, Level::Fine);
    fs::write(&patient.unit, "[Service]\nUser=root\nLimitNOFILE=1000\n").unwrap();
    patient.is(Check::Unit, Level::Look);
    fs::remove_file(&patient.unit).unwrap();
    patient.is(Check::Unit, Level::Note);
}
