//! Whose word counts of an exhibit's file.

use super::*;
use crate::evidence::{Appended, Piece, append, offset};
use crate::testing::{Ada, World};

/// An officer on a device.
#[derive(Clone, Copy)]
struct On {
    device: DeviceId,
    officer: OfficerId,
}

fn owner(ada: &Ada) -> On {
    On { device: ada.device, officer: ada.reply.as_ref().unwrap().officer }
}

/// Another officer on the same device.
fn colleague(ada: &Ada) -> On {
    On { device: ada.device, officer: OfficerId::derived(&[b"a colleague"]) }
}

/// A photograph, encrypted under its key.
struct Photo {
    key: HexBytes,
    sha256: String,
    sealed: Vec<u8>,
}

fn photo(byte: u8) -> Photo {
    let (plain, key) = (vec![byte; 3000], [byte; 32]);
    let sealed = chunks::seal(&key, &plain).unwrap();
    Photo { key: HexBytes(key.to_vec()), sha256: Digest::of(&plain).to_string(), sealed }
}

/// The one exhibit of these tests, by its id.
fn exhibit() -> ExhibitId {
    ExhibitId::derived(&[b"photo"])
}

fn say(world: &World, device: DeviceId, by: SaidBy, photo: &Photo) -> Option<SetAsideBecause> {
    let Photo { key, sha256, sealed } = photo;
    let length = sealed.len() as u64;
    let told = Told { exhibit: exhibit(), by, key, sha256, sealed: Some(Digest::of(sealed)), length };
    let because = world.hq.store().write(|tx| expect(tx, device, &told)).unwrap();
    settle(&world.hq, device, exhibit()).unwrap();
    because
}

/// An officer's entry says of the exhibit that this is its file.
fn sign(world: &World, by: On, photo: &Photo) -> Option<SetAsideBecause> {
    say(world, by.device, SaidBy::Officer(by.officer), photo)
}

/// A record made while locked says so, and claims to be from an officer or from nobody.
fn claim(world: &World, device: DeviceId, claimed: Option<OfficerId>, photo: &Photo) -> Option<SetAsideBecause> {
    say(world, device, SaidBy::Record(claimed), photo)
}

fn file(device: DeviceId, photo: &Photo) -> UploadId {
    let (sealed, length) = (Digest::of(&photo.sealed), photo.sealed.len() as u64);
    UploadId { device, exhibit: exhibit(), sealed, length }
}

/// Sends a photograph's file, and returns what its device is told of it.
fn upload(world: &World, device: DeviceId, photo: &Photo) -> Option<bool> {
    let piece = Piece { of: file(device, photo), offset: 0, bytes: &photo.sealed };
    let Appended::Held(reply) = append(&world.hq, &piece).unwrap() else { panic!("it is not held") };
    reply.verified
}

fn is_stated(world: &World, device: DeviceId, by: Option<OfficerId>, photo: &Photo) -> Option<bool> {
    let stated = Stated { device, exhibit: exhibit(), by, sha256: &photo.sha256 };
    world.hq.store().read(|db| is_verified(db, &stated)).unwrap()
}

/// Whether the exhibit was found to be this photograph, as an officer asks who states it.
fn is_photo(world: &World, by: On, photo: &Photo) -> Option<bool> {
    is_stated(world, by.device, Some(by.officer), photo)
}

fn is_signed_for(world: &World, device: DeviceId, photo: &Photo) -> bool {
    world.hq.store().read(|db| db.is_signed_for(&file(device, photo))).unwrap()
}

#[test]
fn an_exhibit_is_its_devices_whoever_names_its_id_first() {
    for ben_is_first in [true, false] {
        let world = World::new();
        let (ada, ben) = (Ada::enrolled(&world), Ada::enrolled(&world));
        let (of_ada, of_ben) = (photo(4), photo(5));
        let mut both = [(owner(&ada), &of_ada, &of_ben), (owner(&ben), &of_ben, &of_ada)];
        if ben_is_first {
            both.reverse();
        }
        for (on, taken, _other) in both {
            assert_eq!(sign(&world, on, taken), None);
            assert_eq!(upload(&world, on.device, taken), Some(true));
        }
        for (on, taken, other) in both {
            assert_eq!(is_photo(&world, on, taken), Some(true));
            assert_eq!(is_photo(&world, on, other), Some(false), "each device's is its own file alone");
            assert_eq!(offset(&world.hq, &file(on.device, taken)).unwrap(), taken.sealed.len() as u64);
        }
    }
}

#[test]
fn what_another_device_names_afterwards_takes_nothing_from_a_file_that_was_found() {
    let world = World::new();
    let (ada, ben) = (owner(&Ada::enrolled(&world)), owner(&Ada::enrolled(&world)));
    let (of_ada, of_ben) = (photo(4), photo(5));
    assert_eq!(upload(&world, ada.device, &of_ada), None, "nothing names it yet");
    assert_eq!(sign(&world, ben, &of_ben), None);
    assert_eq!(is_photo(&world, ada, &of_ada), None, "another device's word is of another exhibit");
    assert_eq!(sign(&world, ada, &of_ada), None);
    assert_eq!(sign(&world, ben, &of_ben), None, "said again");
    assert_eq!(is_photo(&world, ada, &of_ada), Some(true));
    assert_eq!(is_photo(&world, ben, &of_ben), None, "its own file never came");
}

#[test]
fn of_two_officers_of_one_device_who_sign_under_one_id_each_has_their_own_file() {
    for ben_is_first in [true, false] {
        let world = World::new();
        let ada = Ada::enrolled(&world);
        let (of_ada, of_ben) = (photo(4), photo(5));
        let mut both = [(owner(&ada), &of_ada, &of_ben), (colleague(&ada), &of_ben, &of_ada)];
        if ben_is_first {
            both.reverse();
        }
        for (on, taken, _other) in both {
            assert_eq!(sign(&world, on, taken), None, "neither is set aside");
        }
        for (on, taken, _other) in both {
            assert_eq!(upload(&world, on.device, taken), Some(true));
        }
        for (on, taken, other) in both {
            assert_eq!(is_photo(&world, on, taken), Some(true));
            assert_eq!(is_photo(&world, on, other), Some(false), "each officer's is their own file alone");
            assert!(is_signed_for(&world, on.device, taken));
        }
        let store = world.hq.store();
        assert_eq!(store.read(|db| db.list_named(ada.device, exhibit())).unwrap().len(), 2);
        assert_eq!(store.read(|db| db.count_unsigned(ada.device)).unwrap().files, 0);
        assert_eq!(world.hq.status().unwrap().evidence_not_as_captured, 0, "each is somebody's");
    }
}

#[test]
fn a_colleagues_word_on_an_officers_file_says_nothing_of_it_before_or_after_the_officers_own() {
    let world = World::new();
    let ada = Ada::enrolled(&world);
    let (ada, ben) = (owner(&ada), colleague(&ada));
    let own = photo(4);
    // The encrypted file lies in the device's folder: whoever shares the device can name it by its digest.
    let lie = Photo { sealed: own.sealed.clone(), ..photo(5) };
    assert_eq!(sign(&world, ben, &lie), None);
    upload(&world, ada.device, &own);
    assert_eq!(is_photo(&world, ada, &own), None, "she has not signed for it");
    assert_eq!(is_photo(&world, ben, &lie), Some(false), "it does not open to what he says");
    assert_eq!(sign(&world, ada, &own), None);
    let found = || world.hq.store().read(|db| db.find_upload(&file(ada.device, &own))).unwrap().unwrap().verified;
    assert_eq!((is_photo(&world, ada, &own), found()), (Some(true), Some(true)));
    assert_eq!(sign(&world, ben, &lie), None, "said again");
    assert_eq!((is_photo(&world, ada, &own), found()), (Some(true), Some(true)));
    assert_eq!(is_photo(&world, ben, &lie), Some(false));
    assert_eq!(world.hq.status().unwrap().evidence_not_as_captured, 0);
}

#[test]
fn an_officer_who_names_two_files_for_one_exhibit_is_told_so() {
    let world = World::new();
    let device = Ada::enrolled(&world);
    let ada = owner(&device);
    let (one, other) = (photo(4), photo(5));
    assert_eq!(sign(&world, colleague(&device), &other), None);
    assert_eq!(sign(&world, ada, &one), None);
    assert_eq!(upload(&world, ada.device, &one), Some(true));
    assert_eq!(sign(&world, ada, &other), Some(SetAsideBecause::OtherDigestIsHeld));
    let sealed_anew = Photo { sealed: [&one.sealed[..], b"x"].concat(), ..photo(4) };
    assert_eq!(sign(&world, ada, &sealed_anew), Some(SetAsideBecause::OtherDigestIsHeld));
    let other_key = Photo { key: HexBytes(vec![9; 32]), ..photo(4) };
    assert_eq!(sign(&world, ada, &other_key), Some(SetAsideBecause::OtherKeyIsHeld));
    assert_eq!(is_photo(&world, ada, &one), Some(true), "what was said first stands");
    assert_eq!(is_photo(&world, ada, &other), Some(false));
    let loud = Photo { sha256: one.sha256.to_uppercase(), ..photo(4) };
    assert_eq!(is_photo(&world, ada, &loud), Some(true), "a digest is the same in capitals");
}

#[test]
fn a_claim_made_while_locked_changes_nothing_of_what_an_officer_signed() {
    let world = World::new();
    let ada = owner(&Ada::enrolled(&world));
    let (one, forged, third) = (photo(4), Photo { sealed: vec![7; 100], ..photo(4) }, photo(5));
    let claimed = |by, photo| claim(&world, ada.device, by, photo);
    let is_free = || [&forged, &one].map(|photo| is_signed_for(&world, ada.device, photo));
    assert_eq!(claimed(Some(ada.officer), &forged), None, "a claim stands while nobody signed");
    assert_eq!(sign(&world, ada, &one), None);
    assert_eq!(is_free(), [false, true]);
    assert_eq!(claimed(Some(ada.officer), &forged), Some(SetAsideBecause::OtherDigestIsHeld), "not as she signed");
    assert_eq!(claimed(Some(ada.officer), &one), None);
    assert_eq!(claimed(None, &one), None, "whatever was claimed before, somebody signed for it");
    assert_eq!(claimed(None, &forged), None, "it is what was claimed, and in nobody's name");
    assert_eq!(claimed(None, &third), Some(SetAsideBecause::OtherDigestIsHeld), "another record says otherwise");
    assert_eq!(is_free(), [false, true]);
    assert_eq!(upload(&world, ada.device, &one), Some(true));
    assert_eq!(is_photo(&world, ada, &one), Some(true));
}

#[test]
fn a_record_made_while_locked_keeps_its_file_whoever_signs_under_its_id() {
    let (one, other) = (photo(4), photo(5));
    for is_record_first in [true, false] {
        let world = World::new();
        let device = Ada::enrolled(&world);
        let (ada, ben) = (owner(&device), colleague(&device));
        let record = || assert_eq!(claim(&world, ada.device, Some(ada.officer), &one), None, "{is_record_first}");
        if is_record_first {
            record();
        }
        assert_eq!(sign(&world, ben, &other), None);
        if !is_record_first {
            record();
        }
        assert_eq!(upload(&world, ada.device, &one), Some(true), "her device is told that it is hers");
        assert_eq!(is_stated(&world, ada.device, None, &one), Some(true), "as the record states it");
        assert_eq!(is_stated(&world, ada.device, None, &photo(6)), None, "nobody named that");
        assert_eq!(is_photo(&world, ada, &one), Some(true), "she signed for nothing yet, and claimed it");
        assert_eq!(is_photo(&world, ada, &other), None, "a colleague's word is not hers");
        assert!(!is_signed_for(&world, ada.device, &one));
        assert_eq!(sign(&world, ada, &one), None);
        assert_eq!(is_photo(&world, ada, &one), Some(true));
        assert_eq!(is_photo(&world, ada, &other), Some(false));
        assert!(is_signed_for(&world, ada.device, &one));
        assert_eq!(is_photo(&world, ben, &other), Some(false), "his own file never came");
        assert_eq!(is_stated(&world, ada.device, None, &one), Some(true));
    }
}
