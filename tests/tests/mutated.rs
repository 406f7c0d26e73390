//! Spoilt bytes: what is real is changed by chance, thousands of times, and read. Nothing panics, what is
//! signed or sealed is never taken for what it is not, and what a reader takes keeps within its bounds.
//! `cargo xtask soak` does it fifty times as often; `CORDON_SEED` does a run again.

use anyhow::{Context, Result, ensure};
use cordon_core::proof::{
    capture::{CaptureKey, SignedCapture},
    chunks,
    digest::{Digest, HexBytes, commit},
    entry::{BODY_VERSION, Body, LockedBecause},
    envelope::{ENVELOPE_VERSION, Envelope, SignedEntry, Signers},
    protocol::{Receipt, SignedReceipt},
    seal, segment,
    sign::{Purpose, public_key, sign},
};
use cordon_core::rules::{
    find,
    ids::{DeviceId, EntryId, OfficerId},
    place::{LonLat, geojson, gpx, grid::GridReference, pasted},
    time::{ClockTrust, Timestamp},
};
use cordon_hq::feeds::{Courts, Outcome, Reading, acro, exchange, libra};
use cordon_tests::{
    chance::Chance,
    stage::target,
    world::{World, demo_orders, feeds},
};
use std::{env, fs, panic, path::PathBuf};

const DEVICE_SECRET: [u8; 32] = [3; 32];
const OFFICER_SECRET: [u8; 32] = [4; 32];
const HQ_SECRET: [u8; 32] = [5; 32];

/// How often what is spoilt of each kind is read.
fn rounds(usual: u64) -> u64 {
    if env::var_os("CORDON_SOAK").is_some() { usual * 50 } else { usual }
}

/// What stands in files and breaks readers.
const TOKENS: &[&[u8]] = &[
    b"\0",
    b"\n",
    b"\r\n",
    b"\"",
    b"'",
    b",",
    b"<",
    b">",
    b"]]>",
    b"&#0;",
    b"&amp;",
    b"{",
    b"}",
    b"[",
    b"]",
    b"null",
    b"-1",
    b"1e999",
    b"NaN",
    b"18446744073709551616",
    b"0001-01-01",
    b"9999-12-31T23:59:59Z",
    b"2026-10-25T01:30:00",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\xe2\x80\xae",
    b"PK\x03\x04",
    b"%",
    b"\\u0000",
];

/// Bytes changed in one to four places.
fn spoilt(chance: &mut Chance, bytes: &[u8], others: &[Vec<u8>]) -> Vec<u8> {
    let mut spoilt = bytes.to_vec();
    for _change in 0..=chance.below(4) {
        change(chance, &mut spoilt, others);
    }
    spoilt
}

fn change(chance: &mut Chance, bytes: &mut Vec<u8>, others: &[Vec<u8>]) {
    let at = chance.index(bytes.len());
    let until = at + chance.index((bytes.len() - at).min(200) + 1);
    match chance.below(9) {
        0 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << (at % 8)),
        1 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = byte.wrapping_add(1)),
        2 => drop(bytes.drain(at..until)),
        3 => bytes.truncate(at),
        4 => {
            let again: Vec<u8> = bytes.get(at..until).unwrap_or_default().to_vec();
            bytes.splice(at..at, again).for_each(drop);
        }
        5 => {
            let token = TOKENS.get(chance.index(TOKENS.len())).copied().unwrap_or_default();
            bytes.splice(at..at, token.iter().copied()).for_each(drop);
        }
        6 => {
            let token = TOKENS.get(chance.index(TOKENS.len())).copied().unwrap_or_default();
            bytes.splice(at..until, token.iter().copied()).for_each(drop);
        }
        7 => {
            let digits = bytes.iter_mut().skip(at).filter(|byte| byte.is_ascii_digit()).take(1);
            digits.for_each(|byte| *byte = b'0' + (*byte - b'0' + 1 + (at % 9) as u8) % 10);
        }
        _ => {
            let other = others.get(chance.index(others.len())).map(Vec::as_slice).unwrap_or_default();
            let from = chance.index(other.len());
            let piece = other.get(from..(from + 100).min(other.len())).unwrap_or_default();
            bytes.splice(at..until, piece.iter().copied()).for_each(drop);
        }
    }
}

/// Spoils real bytes again and again and hands each to `read`, which says what is wrong with what came of it.
/// What went wrong is kept as a file.
fn spoil(name: &str, times: u64, real: &[Vec<u8>], read: impl Fn(&[u8]) -> Result<bool>) -> Result<()> {
    let mut chance = Chance::of_every_run(name);
    let mut taken = 0_u64;
    for bytes in real {
        ensure!(read(bytes)?, "{name}: what is real is not taken");
    }
    for round in 0..times {
        let bytes = real.get(chance.index(real.len())).context("nothing real")?;
        let input = spoilt(&mut chance, bytes, real);
        // A panic is reported with its input: the message of the panic itself stands above.
        let outcome = panic::catch_unwind(panic::AssertUnwindSafe(|| read(&input)))
            .unwrap_or_else(|_panic| Err(anyhow::anyhow!("it panicked")));
        taken += u64::from(outcome.with_context(|| format!("{name}, round {round}: {}", kept(name, &input)))?);
    }
    println!("{name}: {times} spoilt, {taken} of them taken");
    Ok(())
}

/// Where an input is kept that was read wrongly.
fn kept(name: &str, input: &[u8]) -> String {
    let place = target().map(|target| target.join("spoilt")).unwrap_or_default().join(name.replace(' ', "-"));
    let written = place.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&place, input));
    written.map_or_else(|error| error.to_string(), |()| place.display().to_string())
}

fn now() -> Timestamp {
    Timestamp::from_millis(1_795_700_000_000)
}

fn files(folder: &str, ending: &str) -> Result<Vec<Vec<u8>>> {
    let mut places: Vec<PathBuf> =
        fs::read_dir(feeds().join(folder))?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    places.retain(|place| place.extension().is_some_and(|kind| kind == ending));
    places.sort();
    places.into_iter().map(|place| Ok(fs::read(place)?)).collect()
}

/// Whether orders were taken; of an order that was, somebody is bound and it has a version.
fn took_orders(readings: &[Reading]) -> Result<bool> {
    let mut took = false;
    for reading in readings {
        if let Outcome::Orders(orders) = &reading.outcome {
            took = true;
            ensure!(!orders.is_empty(), "orders, and none of them");
            for order in orders {
                ensure!(!order.people.is_empty(), "an order that binds nobody");
            }
        }
    }
    Ok(took)
}

#[test]
fn a_courts_message_that_was_spoilt_is_read_or_refused() -> Result<()> {
    let real: Vec<Vec<u8>> = files("", "xml")?;
    let courts = Courts::default();
    spoil("criminal court messages", rounds(1_500), &real, |bytes| {
        let readings = libra::read(bytes, now(), &courts);
        ensure!(!readings.is_empty(), "nothing is said of it");
        let took = took_orders(&readings)?;
        let text = String::from_utf8_lossy(bytes);
        // What was cut ends within an element, or before any has ended.
        let is_closed = text.rsplit_once("</").is_some_and(|(_before, last)| last.contains('>'));
        ensure!(!took || is_closed, "a cut message was taken");
        Ok(true)
    })
}

#[test]
fn a_manifest_that_was_spoilt_is_read_or_refused() -> Result<()> {
    let real = files("acro", "csv")?;
    spoil("family court manifests", rounds(2_000), &real, |bytes| {
        let readings = acro::read_manifest(bytes, &acro::Papers::default(), now());
        ensure!(!readings.is_empty(), "nothing is said of it");
        took_orders(&readings).map(|_took| true)
    })?;
    spoil("family court archives", rounds(2_000), &[archive(&real)?], |bytes| {
        let readings = acro::read_zip(bytes, None, now());
        ensure!(!readings.is_empty(), "nothing is said of it");
        took_orders(&readings).map(|_took| true)
    })
}

/// An archive of one file, stored as it is (APPNOTE 4.3): made by hand, for nothing else here writes one.
fn archive(files: &[Vec<u8>]) -> Result<Vec<u8>> {
    let bytes = files.first().context("no manifest")?;
    let name = b"manifest-20261110.csv";
    let size = u32::try_from(bytes.len())?.to_le_bytes();
    let about = [&crc(bytes).to_le_bytes()[..], &size, &size, &(name.len() as u16).to_le_bytes(), &[0, 0]].concat();
    let head = [b"PK\x03\x04".as_slice(), &[20, 0, 0, 0, 0, 0, 0, 0, 0, 0], &about, name, bytes].concat();
    let listed = [b"PK\x01\x02".as_slice(), &[20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0], &about, &[0; 14], name].concat();
    let (length, start) = (u32::try_from(listed.len())?.to_le_bytes(), u32::try_from(head.len())?.to_le_bytes());
    let end = [b"PK\x05\x06".as_slice(), &[0, 0, 0, 0, 1, 0, 1, 0], &length, &start, &[0, 0]].concat();
    Ok([head, listed, end].concat())
}

/// CRC-32 as archives use it.
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _bit| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

#[test]
fn an_exchange_file_that_was_spoilt_is_read_or_refused_line_by_line() -> Result<()> {
    let real = vec![fs::read(demo_orders())?];
    let today = now().london_day();
    let lines = |bytes: &[u8]| bytes.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()).count();
    let whole = exchange::parse(&real[0], today);
    let count = |parsed: &exchange::Parsed| {
        let held = &parsed.exchange;
        held.orders.len() + held.records.len() + held.links.len() + held.order_links.len()
    };
    ensure!(whole.problems.is_empty() && count(&whole) == lines(&real[0]), "the demo's own file");
    spoil("exchange files", rounds(600), &real, |bytes| {
        let parsed = exchange::parse(bytes, today);
        // Of every line something is said: it is taken, or refused with its number.
        let said = count(&parsed) + parsed.problems.len();
        ensure!(said > 0 || lines(bytes) == 0, "nothing is said of {} lines", lines(bytes));
        // One object over several lines that cannot be read is refused as one, with the line where reading ended.
        let is_whole = parsed.problems.iter().any(|problem| problem.line.is_none());
        let is_refused_whole = count(&parsed) == 0 && parsed.problems.len() == 1 && !begins_with_an_object(bytes);
        ensure!(
            is_whole || is_refused_whole || said >= lines(bytes),
            "of {} lines {said} are accounted for",
            lines(bytes)
        );
        Ok(true)
    })
}

/// Whether the first line that is not blank is an object by itself, as in a file that is read line by line.
fn begins_with_an_object(bytes: &[u8]) -> bool {
    let first = bytes.split(|byte| *byte == b'\n').find(|line| !line.trim_ascii().is_empty()).unwrap_or_default();
    serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(first).is_ok()
}

fn in_bounds(at: LonLat) -> bool {
    at.lon().is_finite() && at.lat().is_finite() && at.lon().abs() <= 180.0 && at.lat().abs() <= 90.0
}

const TRACK: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx version=\"1.1\" creator=\"ours\" \
xmlns=\"http://www.topografix.com/GPX/1/1\">\n<trk><trkseg>\n<trkpt lat=\"53.0233\" lon=\"-1.4870\">\
<time>2026-11-22T21:30:00Z</time><hdop>1.2</hdop></trkpt>\n<trkpt lat=\"53.0234\" lon=\"-1.4871\">\
<time>2026-11-22T21:30:01.5+00:00</time></trkpt>\n</trkseg></trk>\n<wpt lat=\"53.1\" lon=\"-1.5\"><name>a</name></wpt>\
<rte><rtept lat=\"53.2\" lon=\"-1.6\"/></rte>\n</gpx>\n";

const ZONES: &str = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":7,\"properties\":\
{\"name\":\"Mill Lane\",\"radius_m\":50},\"geometry\":{\"type\":\"Point\",\"coordinates\":[-1.487,53.0233]}},\
{\"type\":\"Feature\",\"properties\":{\"name\":\"b\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":\
[[[-1.49,53.02],[-1.48,53.02],[-1.48,53.03],[-1.49,53.03],[-1.49,53.02]]]}}]}";

#[test]
fn a_track_or_zones_that_were_spoilt_lie_on_the_earth_or_are_refused() -> Result<()> {
    spoil("GPX tracks", rounds(4_000), &[TRACK.into()], |bytes| {
        let Ok(track) = gpx::read(bytes) else { return Ok(false) };
        let points = track.tracks.iter().flatten().chain(track.routes.iter().flatten()).chain(&track.waypoints);
        for point in points {
            ensure!(in_bounds(point.at), "a point beyond the earth: {point:?}");
            ensure!(point.hdop.is_none_or(|hdop| hdop.is_finite() && hdop >= 0.0), "{point:?}");
        }
        Ok(true)
    })?;
    spoil("GeoJSON zones", rounds(4_000), &[ZONES.into()], |bytes| {
        let Ok(text) = std::str::from_utf8(bytes) else { return Ok(false) };
        let Ok(zones) = geojson::read_zones(text) else { return Ok(false) };
        ensure!(!zones.is_empty(), "no zone, and no word of it");
        Ok(true)
    })
}

#[test]
fn whatever_is_typed_or_pasted_is_read_the_same_each_time() -> Result<()> {
    let typed = [
        "smith alan 12/04/1988",
        "o'brien-jones dob 1.2.88",
        "AB12 CDE",
        "07700 900123",
        "4 peel street belper DE56 1AA",
        "92/123456X",
        "Nowakowicz Jan 1961",
        "SK 12345 67890",
        "  王  Ŵyn\u{301} ",
        "born 1988-04-12 f",
    ];
    let real: Vec<Vec<u8>> = typed.iter().map(|text| text.as_bytes().to_vec()).collect();
    let today = now().london_day();
    spoil("searches", rounds(8_000), &real, |bytes| {
        let text = String::from_utf8_lossy(bytes);
        ensure!(find::read(&text, today) == find::read(&text, today), "read differently a second time");
        Ok(true)
    })?;
    let places = ["52.922,-1.476", "52°55'19.2\"N 1°28'33.6\"W", "SK 3512 3643", "-1.4868,53.0226,10"];
    let real: Vec<Vec<u8>> = places.iter().map(|text| text.as_bytes().to_vec()).collect();
    spoil("pasted places", rounds(8_000), &real, |bytes| {
        let text = String::from_utf8_lossy(bytes);
        if let Ok(Some(place)) = pasted::read(&text) {
            ensure!(in_bounds(place.at), "{text:?} is beyond the earth");
            ensure!(place.at.is_in_uk(), "{text:?} is elsewhere: {:?}", place.at);
        }
        let _read_or_refused = GridReference::parse(&text);
        Ok(true)
    })
}

/// A segment of HQ's own, of the demo's orders.
fn segments() -> Result<Vec<Vec<u8>>> {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    let transport = cordon_device::files::device::load_transport(&ada.paths())?;
    let hq = cordon_device::link::client::Hq::new(&ada.device_file(), &transport)?;
    let reply = hq.scopes()?;
    let refs = reply.scopes.iter().flat_map(|scope| &scope.segments);
    refs.map(|segment| Ok(hq.segment(segment.hash)?)).collect()
}

#[test]
fn a_segment_that_was_spoilt_is_refused_or_holds_the_same_rows() -> Result<()> {
    let real = segments()?;
    let held: Vec<_> = real.iter().map(|bytes| segment::read(bytes)).collect::<Result<_, _>>()?;
    spoil("segments", rounds(4_000), &real, |bytes| {
        let Ok((header, rows)) = segment::read(bytes) else { return Ok(false) };
        let same = held.iter().any(|(known, known_rows)| known.hash == header.hash && *known_rows == rows);
        ensure!(same, "rows that HQ never wrote were read under {}", header.hash);
        Ok(true)
    })
}

fn entry() -> Result<SignedEntry> {
    let device = DeviceId::derived(&[b"a device"]);
    let body = serde_json::to_vec(&Body::LockedUp { why: LockedBecause::Idle })?;
    let envelope = Envelope {
        layout: ENVELOPE_VERSION,
        id: EntryId::derived(&[b"an entry"]),
        chain: device,
        sequence: 7,
        at: now(),
        clock: ClockTrust::Trusted,
        officer: OfficerId::derived(&[b"an officer"]),
        kind: "locked_up".to_owned(),
        version: BODY_VERSION,
        commitment: commit(&[9; 32], &body),
        previous: Digest::of(b"the one before"),
    };
    let signers = Signers { device: &DEVICE_SECRET, officer: &OFFICER_SECRET };
    SignedEntry::sign(&envelope, body, [9; 32], signers).context("an entry")
}

#[test]
fn what_is_signed_verifies_as_it_was_or_not_at_all() -> Result<()> {
    let (device, officer, hq) = (public_key(&DEVICE_SECRET), public_key(&OFFICER_SECRET), public_key(&HQ_SECRET));
    let signed = entry()?;
    spoil("journal entries", rounds(3_000), &[serde_json::to_vec(&signed)?], |bytes| {
        let Ok(read) = serde_json::from_slice::<SignedEntry>(bytes) else { return Ok(false) };
        if read.verify(&device, &officer).is_err() {
            return Ok(false);
        }
        ensure!(read.envelope == signed.envelope, "another envelope verifies");
        ensure!(read.body == signed.body, "another body verifies");
        Ok(true)
    })?;
    let receipt = Receipt {
        device: DeviceId::derived(&[b"a device"]),
        entry: EntryId::derived(&[b"an entry"]),
        sequence: 7,
        envelope: signed.digest(),
        received_at: now(),
        watermark: 7,
    };
    let given = SignedReceipt::sign(&receipt, &HQ_SECRET).context("a receipt")?;
    spoil("receipts", rounds(3_000), &[serde_json::to_vec(&given)?], |bytes| {
        let Ok(read) = serde_json::from_slice::<SignedReceipt>(bytes) else { return Ok(false) };
        let Some(verified) = read.verify(&hq) else { return Ok(false) };
        ensure!(verified == receipt, "another receipt verifies: {verified:?}");
        Ok(true)
    })?;
    let (of, capture_secret) = (DeviceId::derived(&[b"a device"]), [6; 32]);
    let key = CaptureKey::certify(of, &DEVICE_SECRET, &capture_secret);
    let body = HexBytes(b"{\"account\":\"at the gate\"}".to_vec());
    let signature = sign(&capture_secret, Purpose::Capture, &body.0);
    let capture = SignedCapture { capture: body, signature, key };
    spoil("records made while locked", rounds(3_000), &[serde_json::to_vec(&capture)?], |bytes| {
        let Ok(read) = serde_json::from_slice::<SignedCapture>(bytes) else { return Ok(false) };
        if read.verify(of, &device).is_err() {
            return Ok(false);
        }
        ensure!(read.capture == capture.capture, "another record verifies");
        Ok(true)
    })
}

#[test]
fn what_is_sealed_opens_as_it_was_or_not_at_all() -> Result<()> {
    let mut rng = getrandom::rand_core::UnwrapErr(getrandom::SysRng);
    let (private, public) = seal::key_pair(&[8; 32]);
    let sealed = seal::seal(&public, b"a place", b"an entry", &mut rng)?;
    spoil("sealed entries", rounds(1_500), std::slice::from_ref(&sealed), |bytes| {
        let Ok(plain) = seal::open(&private, b"a place", bytes) else { return Ok(false) };
        ensure!(bytes == sealed && plain == b"an entry", "other bytes open");
        Ok(true)
    })?;
    let plain: Vec<u8> = (0..150_000_u32).map(|number| (number % 251) as u8).collect();
    let sealed = chunks::seal(&[6; 32], &plain)?;
    spoil("evidence", rounds(400), std::slice::from_ref(&sealed), |bytes| {
        let Ok(opened) = chunks::open(&[6; 32], bytes) else { return Ok(false) };
        ensure!(opened == plain, "other evidence opens");
        Ok(true)
    })
}

/// HQ itself, over its own door: of a hundred spoilt copies of a real entry it takes none but the whole one.
#[test]
fn hq_takes_an_entry_whole_or_not_at_all() -> Result<()> {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.search("smith");
    let waiting = ada.outbox();
    let before = world.hq.status()?.entries;
    let mut chance = Chance::of_every_run("spoilt entries at HQ's door");
    for _round in 0..rounds(4) {
        let mut spoilt_entries = Vec::new();
        for _copy in 0..25 {
            let (_place, sealed) = waiting.get(chance.index(waiting.len())).context("nothing waits")?;
            let mut copy = sealed.clone();
            match chance.below(3) {
                0 => copy.sequence = copy.sequence.wrapping_add(1 + chance.below(3)),
                _ => copy.sealed = HexBytes(spoilt(&mut chance, &sealed.sealed.0, &[])),
            }
            if waiting.iter().all(|(_place, whole)| copy != *whole) {
                spoilt_entries.push(copy);
            }
        }
        ada.push(spoilt_entries);
    }
    assert_eq!(world.hq.status()?.entries, before, "something spoilt was taken");
    ada.sync();
    assert_eq!(world.hq.status()?.entries, before + waiting.len() as u64, "and what is whole comes in after it");
    assert!(world.hq.verify()?.journal_verified && ada.verify().holds);
    Ok(())
}
