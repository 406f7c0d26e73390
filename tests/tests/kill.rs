//! What was acknowledged is never lost. The real `cordon` is killed while it saves, hundreds of
//! times; and because a kill alone proves nothing about the disk (the kernel keeps what was
//! written), a trace of its system calls shows that each sync returned before the acknowledgement.

use anyhow::{Context, Result, bail, ensure};
use cordon_core::proof::{
    chunks,
    digest::Digest,
    entry::{Body, ExhibitKept},
    envelope::SignedEntry,
    protocol::SealedEntry,
};
use cordon_core::rules::{ids::ExhibitId, incident::Incident};
use cordon_core::wire::{MineOpen, MineSheetOf, Unlock};
use cordon_device::{
    House, Options, Serve,
    files::{device::load_device, paths::Paths},
    keys::{NoKeystore, open_slot},
    store::{open_own, own::journal},
    verify_journal,
};
use cordon_tests::{
    chance::Chance,
    photo,
    stage::{PASSPHRASE, Stage, program},
};
use serde_json::Value;
use std::{
    collections::HashMap,
    env, fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
    sync::mpsc::{Sender, channel},
    thread,
    time::{Duration, Instant},
};

/// Kills, unless `CORDON_KILLS` says otherwise.
const KILLS: u64 = 200;
/// Kills of one device before the next one is enrolled.
const KILLS_PER_DEVICE: u64 = 40;
/// Kills between two looks at everything that was acknowledged.
const LOOK_EVERY: u64 = 20;
const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn nothing_acknowledged_is_lost_however_often_it_is_killed() -> Result<()> {
    let kills = env::var("CORDON_KILLS").ok().map_or(Ok(KILLS), |text| text.parse())?;
    let mut chance = Chance::of("the moments of the kills");
    let mut done = 0;
    let mut held = 0;
    while done < kills {
        let some = (kills - done).min(KILLS_PER_DEVICE);
        held += survive(some, &mut chance).with_context(|| format!("after {done} kills of other devices"))?;
        done += some;
    }
    ensure!(held >= kills / 4, "hardly anything was saved: the kills came too early");
    Ok(())
}

/// Kills one device's program again and again while it saves, and returns how many records it
/// acknowledged and still holds.
fn survive(kills: u64, chance: &mut Chance) -> Result<u64> {
    let officer = Officer::enrolled()?;
    let mut acknowledged = Vec::new();
    let mut was_cut_short = false;
    let mut cut_short = 0_u64;
    let start = Instant::now();
    for kill in 1..=kills {
        // A kill while the passphrase is tried counts as a wrong try: never two of them in a row.
        let wanted = u64::from(was_cut_short) + chance.below(4);
        let saved = officer.save_until_killed(wanted, chance).with_context(|| format!("kill {kill}"))?;
        was_cut_short = saved.is_empty();
        cut_short += u64::from(was_cut_short);
        acknowledged.extend(saved);
        if kill % LOOK_EVERY == 0 || kill == kills {
            officer.still_holds(&acknowledged).with_context(|| format!("after kill {kill}"))?;
            was_cut_short = false;
        }
    }
    println!(
        "{kills} kills in {:.0} s: {} records acknowledged and held, {cut_short} kills before the first of them",
        start.elapsed().as_secs_f64(),
        acknowledged.len(),
    );
    Ok(acknowledged.len() as u64)
}

#[test]
fn the_sync_returned_before_the_acknowledgement() -> Result<()> {
    if Command::new("strace").arg("-V").output().is_err() {
        println!("skipped: strace is not on this machine (cargo xtask setup)");
        return Ok(());
    }
    let officer = Officer::enrolled()?;
    let (saved, events) = officer.save_once_traced()?;
    let end =
        events.iter().position(|event| *event == Event::Acknowledged).context("no acknowledgement in the trace")?;
    let before = events.get(..end).unwrap_or_default();
    let home = officer.stage.home();

    let exhibits = written_in(before, &home.join("exhibits"));
    assert_eq!(exhibits.len(), 1, "one exhibit was kept: {exhibits:?}");
    for file in &exhibits {
        assert_durable(before, file, "the exhibit's file");
    }

    let outbox = written_in(before, &home.join("outbox"));
    assert!(outbox.len() >= 3, "unlocking, the exhibit and the record make an entry each: {outbox:?}");
    for file in &outbox {
        assert_durable(before, file, "the sealed copy");
    }

    let journal = home.join("own.db-wal");
    let last_write = last(before, &Event::Wrote(journal.clone())).context("nothing was written to the own store")?;
    let last_sync = last(before, &Event::Synced(journal.clone())).context("the own store was never synced")?;
    assert!(last_write < last_sync, "the own store was written after its last sync");
    for file in exhibits.iter().chain(&outbox) {
        let prepared = last(before, &Event::Synced(file.clone())).context("not synced")?;
        let commits = |event: &Event| *event == Event::Synced(journal.clone());
        let committed = before.iter().skip(prepared).any(commits);
        assert!(committed, "no commit reached the disk after {} was prepared", file.display());
    }
    for file in &outbox {
        let prepared = last(before, &Event::Synced(file.clone())).context("not synced")?;
        let placed = placed_at(before, file).context("a sealed copy was not put in its place")?;
        let between = before.get(prepared..placed).unwrap_or_default();
        assert!(between.contains(&Event::Synced(journal.clone())), "{} was placed before the commit", file.display());
    }

    officer.still_holds(&[saved])
}

/// An officer whose device is enrolled, and a photo to keep.
struct Officer {
    stage: Stage,
    photo: PathBuf,
    photo_hash: String,
}

impl Officer {
    fn enrolled() -> Result<Self> {
        let stage = Stage::empty()?;
        drop(stage.enrol()?);
        let bytes = photo::png(100, 75);
        let photo = stage.at("photo.png");
        fs::write(&photo, &bytes)?;
        fs::write(stage.at("passphrase"), PASSPHRASE)?;
        Ok(Self { stage, photo, photo_hash: Digest::of(&bytes).to_string() })
    }

    fn arguments(&self, times: u32) -> Vec<String> {
        let text = |path: PathBuf| path.to_string_lossy().into_owned();
        let home = text(self.stage.home());
        let passphrase = text(self.stage.at("passphrase"));
        let photo = text(self.photo.clone());
        let times = times.to_string();
        let words =
            ["--home", &home, "--passphrase-file", &passphrase, "--json", "record", "--account", "He rang the bell."];
        let rest = ["--mode", "found", "--photo", &photo, "--declare", "--again", "--times", &times];
        words.into_iter().chain(rest).map(str::to_owned).collect()
    }

    /// Saves records without end until killed a moment after `wanted` acknowledgements, and returns
    /// the ids of all that was acknowledged.
    fn save_until_killed(&self, wanted: u64, chance: &mut Chance) -> Result<Vec<String>> {
        let mut cordon = Command::new(program("CORDON_BIN", "cordon")?);
        cordon.args(self.arguments(1_000_000)).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut saving = Saving(cordon.spawn().context("cannot start cordon")?);
        let stdout = saving.0.stdout.take().context("no output")?;
        let (tell, told) = channel();
        let reader = thread::spawn(move || acknowledgements(stdout, &tell));
        for _ in 0..wanted {
            if told.recv_timeout(PATIENCE).is_err() {
                saving.0.kill()?;
                let read = reader.join().map_err(|_| anyhow::anyhow!("the reader stopped"))?;
                bail!("no acknowledgement came: {read:?}");
            }
        }
        // Before the first one the kill falls into starting and unlocking, later into saving.
        let longest_us = if wanted == 0 { 700_000 } else { 60_000 };
        thread::sleep(Duration::from_micros(chance.below(longest_us)));
        // SIGKILL, where there are signals.
        saving.0.kill()?;
        saving.0.wait()?;
        reader.join().map_err(|_| anyhow::anyhow!("the reader stopped"))?
    }

    /// Saves one record under strace, and returns its id with what was done to files.
    fn save_once_traced(&self) -> Result<(String, Vec<Event>)> {
        let trace = self.stage.at("trace");
        let calls = "trace=?open,openat,?creat,?rename,?renameat,renameat2,fsync,fdatasync,write,pwrite64,writev,close";
        let mut strace = Command::new("strace");
        strace.args(["-f", "-y", "-s", "16", "-e", calls, "-e", "signal=none", "-o"]).arg(&trace);
        strace.arg(program("CORDON_BIN", "cordon")?).args(self.arguments(1)).stdin(Stdio::null());
        let output = strace.output().context("cannot start strace")?;
        let said = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "strace or cordon failed: {said} {}", String::from_utf8_lossy(&output.stdout));
        let reply: Value = serde_json::from_slice(&output.stdout).context("no acknowledgement")?;
        let id = reply.get("id").and_then(Value::as_str).context("an acknowledgement without an id")?;
        Ok((id.to_owned(), events(&fs::read_to_string(&trace)?)))
    }

    /// Opens the device as its officer would, and looks for everything that was acknowledged.
    fn still_holds(&self, acknowledged: &[String]) -> Result<()> {
        let home = self.stage.home();
        let house = House::open(&home, Options::plain("a test"))?;
        house.serve(Unlock { slot: 1, passphrase: PASSPHRASE.to_owned() })?;
        let grant = house.serve(MineOpen {})?.id;
        let report = verify_journal(&house)?;
        ensure!(report.holds, "the journal does not verify: {:?}", report.faults);
        let records = house.serve(MineSheetOf { grant })?.records;
        let held = Held::read(&home)?;
        ensure!(held.entries == report.entries, "{} entries of {}", report.entries, held.entries);
        for id in acknowledged {
            let incident = held.incidents.get(id).with_context(|| format!("the journal has lost the record {id}"))?;
            ensure!(incident.exhibits.len() == 1, "the record {id} has lost its photo");
            for exhibit in &incident.exhibits {
                held.opens(&home, exhibit.id, &self.photo_hash)
                    .with_context(|| format!("the photo of the record {id}"))?;
            }
        }
        let listed = |id: &&String| records.iter().any(|record| record.incident.to_string() == **id);
        let newest = acknowledged.last();
        ensure!(newest.is_none_or(|id| listed(&id)), "the newest record is not listed: {newest:?}");
        held.waits_whole(&home)
    }
}

/// The program that saves; it ends with this value.
struct Saving(Child);

impl Drop for Saving {
    fn drop(&mut self) {
        // Both fail only where it has ended already.
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// Reads the ids of saved records, one to a line, and tells of each.
fn acknowledgements(stdout: ChildStdout, tell: &Sender<()>) -> Result<Vec<String>> {
    let mut reader = BufReader::new(stdout);
    let mut ids = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        // A line that the kill cut off was not acknowledged.
        if !line.ends_with('\n') {
            return Ok(ids);
        }
        let reply: Value = serde_json::from_str(&line).with_context(|| format!("not JSON: {line}"))?;
        let id = reply.get("id").and_then(Value::as_str).with_context(|| format!("no acknowledgement: {line}"))?;
        ids.push(id.to_owned());
        // Once it is killed nobody counts any more.
        tell.send(()).ok();
    }
}

/// What stands on the disk, read beside the house with the officer's own key.
struct Held {
    entries: u64,
    incidents: HashMap<String, Incident>,
    exhibits: HashMap<ExhibitId, ExhibitKept>,
    unanswered: Vec<u64>,
}

impl Held {
    fn read(home: &Path) -> Result<Self> {
        let paths = Paths::new(home);
        let device = load_device(&paths)?.context("the device is not enrolled")?;
        let keys =
            open_slot(device.slot(1)?, device.device, PASSPHRASE, &NoKeystore)?.context("the slot does not open")?;
        let own = open_own(&paths.own(), &keys.own)?;
        let entries = journal::all(&own)?;
        let mut held = Self {
            entries: entries.len() as u64,
            incidents: HashMap::new(),
            exhibits: HashMap::new(),
            unanswered: journal::unanswered(&own)?,
        };
        entries.iter().try_for_each(|entry| held.take_in(entry))?;
        Ok(held)
    }

    fn take_in(&mut self, entry: &SignedEntry) -> Result<()> {
        let body = entry.body.as_ref().context("an entry without a body")?;
        let body: Body = serde_json::from_slice(&body.0)?;
        if let Body::ExhibitKept(kept) = body {
            self.exhibits.insert(kept.exhibit.id, kept);
        } else if let Body::IncidentRecorded(incident) = body {
            self.incidents.insert(incident.id.to_string(), *incident);
        }
        Ok(())
    }

    /// Whether an exhibit's file is there and holds what was captured.
    fn opens(&self, home: &Path, id: ExhibitId, hash: &str) -> Result<()> {
        let kept = self.exhibits.get(&id).context("the journal does not know it")?;
        let key = kept.key.array::<32>().context("its key is not one")?;
        let sealed = fs::read(Paths::new(home).exhibit(id)).context("its file is not there")?;
        ensure!(sealed.len() as u64 == kept.sealed_bytes, "its file is cut short");
        let plain = chunks::open(&key, &sealed)?;
        ensure!(Digest::of(&plain).to_string() == hash && kept.exhibit.sha256 == hash, "it is another photo");
        Ok(())
    }

    /// Whether every entry that HQ has not answered has its sealed copy.
    fn waits_whole(&self, home: &Path) -> Result<()> {
        for sequence in &self.unanswered {
            let file = Paths::new(home).outbox_entry(*sequence);
            let bytes = fs::read(&file).with_context(|| format!("entry {sequence} has no sealed copy"))?;
            let sealed: SealedEntry =
                serde_json::from_slice(&bytes).with_context(|| format!("sealed copy {sequence}"))?;
            ensure!(sealed.sequence == *sequence, "sealed copy {sequence} is of entry {}", sealed.sequence);
        }
        Ok(())
    }
}

/// What a system call did, in the order in which the calls returned.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Event {
    /// Bytes were written to a file.
    Wrote(PathBuf),
    /// A file or folder is on the disk.
    Synced(PathBuf),
    /// A file has another name.
    Renamed { from: PathBuf, to: PathBuf },
    /// Something was written to standard output.
    Acknowledged,
}

/// The events in a trace of `strace -f -y`. A call that another process interrupted is put together
/// again where it returned.
fn events(trace: &str) -> Vec<Event> {
    let mut begun: HashMap<&str, String> = HashMap::new();
    let mut events = Vec::new();
    for line in trace.lines() {
        let Some((process, call)) = line.split_once(' ') else { continue };
        let call = call.trim_start();
        if let Some((start, _)) = call.split_once(" <unfinished ...>") {
            begun.insert(process, start.to_owned());
        } else if let Some((_, end)) = call.split_once(" resumed>") {
            let start = begun.remove(process).unwrap_or_default();
            events.extend(event(&format!("{start}{end}")));
        } else {
            events.extend(event(call));
        }
    }
    events
}

/// What a call did, where it succeeded: `fsync(5</home/own.db-wal>) = 0`.
fn event(call: &str) -> Option<Event> {
    let (name, arguments) = call.split_once('(')?;
    let (arguments, result) = arguments.rsplit_once(" = ")?;
    if result.starts_with('-') {
        return None;
    }
    if name.starts_with("rename") {
        let mut quoted = arguments.split('"').skip(1).step_by(2).map(PathBuf::from);
        return Some(Event::Renamed { from: quoted.next()?, to: quoted.next()? });
    }
    let (number, opened) = arguments.split_once('<')?;
    let file = || opened.split_once('>').map(|(path, _rest)| PathBuf::from(path));
    match name {
        "write" | "pwrite64" | "writev" if number == "1" => Some(Event::Acknowledged),
        "write" | "pwrite64" | "writev" => file().map(Event::Wrote),
        "fsync" | "fdatasync" => file().map(Event::Synced),
        _ => None,
    }
}

/// The files of a folder that were written, by the names they had then.
fn written_in(events: &[Event], folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = Vec::new();
    for event in events {
        if let Event::Wrote(file) = event
            && file.parent() == Some(folder)
            && !found.contains(file)
        {
            found.push(file.clone());
        }
    }
    found
}

fn last(events: &[Event], wanted: &Event) -> Option<usize> {
    events.iter().rposition(|event| event == wanted)
}

fn placed_at(events: &[Event], file: &Path) -> Option<usize> {
    events.iter().rposition(|event| matches!(event, Event::Renamed { from, to } if from == file && is_sealed(to)))
}

fn is_sealed(file: &Path) -> bool {
    file.extension().is_some_and(|kind| kind == "sealed")
}

/// Its bytes were synced after the last of them was written, then it was put in its place, then the
/// folder was synced.
#[track_caller]
fn assert_durable(events: &[Event], file: &Path, what: &str) {
    let shown = file.display();
    let written = last(events, &Event::Wrote(file.to_owned()));
    let synced = last(events, &Event::Synced(file.to_owned()));
    assert!(synced.is_some(), "{what} was never synced: {shown}");
    assert!(written < synced, "{what} was written after its last sync: {shown}");
    let placed = placed_at(events, file);
    assert!(placed.is_some(), "{what} was not put in its place: {shown}");
    assert!(synced < placed, "{what} was put in its place before it was synced: {shown}");
    let folder = file.parent().map(|folder| last(events, &Event::Synced(folder.to_owned())));
    assert!(folder.flatten() > placed, "the folder of {what} was not synced after it was placed: {shown}");
}
