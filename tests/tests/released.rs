//! Nobody is on the screen before it is durable who saw them. A device in a process of its own types,
//! deletes and types on; what it answers is read from outside, however little of it came. It is killed
//! at every step, and its disk is full at every step: whoever was released stands on the disk.

use anyhow::{Context, Result, bail, ensure};
use cordon_core::proof::entry::Body;
use cordon_core::rules::ids::{OfficerId, PersonId, SearchId};
use cordon_core::wire::{Search, SearchOpen, SearchSettle, Unlock};
use cordon_device::{
    House, Options, Serve,
    files::{device::load_device, paths::Paths},
    keys::{NoKeystore, open_slot},
    store::{
        open_own,
        own::{journal, shown},
    },
};
use cordon_tests::{
    chance::Chance,
    officer::at_scene,
    stage::{PASSPHRASE, Stage},
};
use std::{
    collections::HashSet,
    env,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
    sync::mpsc::{Sender, channel},
    thread,
    time::Duration,
};

/// Tells this program that it is the device that types, and where its folder lies.
const TYPES_IN: &str = "CORDON_TEST_TYPES_IN";
/// Kills, unless `CORDON_KILLS` says otherwise: each costs an unlocking.
const KILLS: u64 = 40;
/// Longer than a typist takes to say anything.
const PATIENCE: Duration = Duration::from_secs(120);

/// What is typed into the box, step by step; a pause stands as an empty line.
const TYPED: &[&str] = &[
    "s", "sm", "smi", "smit", "smith", "smit", "smi", "sp", "spe", "spec", "spe", "", "e", "ex", "exa", "exam", "ex",
    "p", "pa", "pat", "patt", "b", "be", "bet", "",
];

/// Not a test of its own: it is the device of the tests below, in a process of its own.
#[test]
fn a_device_that_types() -> Result<()> {
    let Some(home) = env::var_os(TYPES_IN) else { return Ok(()) };
    let house = House::open(Path::new(&home), Options::plain("a typist"))?;
    house.serve(Unlock { slot: 1, passphrase: PASSPHRASE.to_owned() })?;
    house.wait_for_index()?;
    say("ready")?;
    loop {
        let search = match house.serve(SearchOpen { reason: at_scene() }) {
            Ok(opened) => opened.search,
            Err(failure) => return say(&format!("refused {failure:?}")),
        };
        for text in TYPED {
            type_in(&house, search, text)?;
        }
        if env::var_os("CORDON_TEST_TYPES_ONCE").is_some() {
            return say("done");
        }
    }
}

fn type_in(house: &House, search: SearchId, text: &str) -> Result<()> {
    if text.is_empty() {
        return match house.serve(SearchSettle { search }) {
            Ok(()) => say("paused"),
            Err(_) => say("not settled"),
        };
    }
    match house.serve(Search { search, text: text.to_owned() }) {
        Ok(results) => {
            let persons: Vec<String> = results.hits.iter().map(|hit| hit.person.to_string()).collect();
            say(&format!("shown {} .", persons.join(" ")))
        }
        Err(failure) => say(&format!("not shown {:?}", cordon_core::wire::Fault::from(failure).kind)),
    }
}

fn say(line: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "TYPIST {line}")?;
    Ok(out.flush()?)
}

#[test]
fn whoever_was_released_is_durable_however_it_is_killed() -> Result<()> {
    let kills = env::var("CORDON_KILLS").ok().map_or(Ok(KILLS), |text| text.parse())?;
    let stage = a_stage()?;
    let mut chance = Chance::of("the moments of the kills");
    let mut released = HashSet::new();
    let mut with_rows = 0;
    for kill in 0..kills {
        // Each step of the typing has its turn; the moment within the step is left to chance.
        let step = kill as usize % (TYPED.len() + 1);
        let read = type_until_killed(&stage.home(), step, &mut chance)?;
        ensure!(!read.is_empty() || step < 2, "nothing was released by step {step}");
        released.extend(read);
        let durable = Durable::read(&stage.home())?;
        with_rows += usize::from(!durable.rows.is_empty());
        durable.holds(&released).with_context(|| format!("kill {kill} at step {step}"))?;
    }
    ensure!(with_rows > kills as usize / 4, "the kills came after the pauses: {with_rows} left rows");
    println!("{kills} kills: {} people released, rows left {with_rows} times", released.len());
    is_folded_at_the_next_unlock(&stage, &released)
}

/// The next unlock signs what was left, names who searched, and forgets the rows.
fn is_folded_at_the_next_unlock(stage: &Stage, released: &HashSet<PersonId>) -> Result<()> {
    let house = House::open(&stage.home(), Options::plain("a test"))?;
    house.serve(Unlock { slot: 1, passphrase: PASSPHRASE.to_owned() })?;
    drop(house);
    let durable = Durable::read(&stage.home())?;
    ensure!(durable.rows.is_empty(), "rows are left: {:?}", durable.rows);
    ensure!(released.is_subset(&durable.entries), "an entry names everybody who was released");
    ensure!(durable.opened == durable.settled, "every search that was opened is settled");
    ensure!(durable.searchers.len() == 1, "one officer searched");
    Ok(())
}

#[test]
fn nobody_is_released_where_the_disk_is_full() -> Result<()> {
    if cfg!(not(unix)) {
        return Ok(());
    }
    let stage = a_stage()?;
    let (mut refused, mut whole) = (0, 0);
    // No file may grow beyond so much: the own store's log meets it at every step of unlocking and
    // typing in turn, for a commit takes two pages at least.
    for largest_kb in (32..).step_by(8).take_while(|kb| *kb < 1_024) {
        let (read, said) = type_once_within(&stage.home(), largest_kb)?;
        Durable::read(&stage.home())?.holds(&read).with_context(|| format!("within {largest_kb} kB"))?;
        refused += usize::from(said.iter().any(|line| line.contains("NotShown")));
        whole +=
            usize::from(said.last().is_some_and(|line| line == "done") && !said.iter().any(|line| is_refusal(line)));
        if whole == 2 {
            break;
        }
    }
    ensure!(refused >= 3, "the disk was full too seldom for a test: {refused} times");
    ensure!(whole == 2, "with room enough nothing is refused");
    println!("{refused} runs were refused somebody");
    Ok(())
}

fn is_refusal(line: &str) -> bool {
    line.starts_with("not ") || line.starts_with("refused")
}

/// A device that holds the demo's people and those of the court messages, locked.
fn a_stage() -> Result<Stage> {
    let stage = Stage::with_orders()?;
    let house = stage.enrol()?;
    cordon_device::sync::run_once(&house)?;
    drop(house);
    Ok(stage)
}

fn typist(home: &Path) -> Result<Command> {
    let mut command = Command::new(env::current_exe()?);
    command.args(["--exact", "a_device_that_types", "--nocapture", "--test-threads=1"]);
    command.env(TYPES_IN, home).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    Ok(command)
}

/// Types until killed within a step, and returns everybody whom it released.
fn type_until_killed(home: &Path, step: usize, chance: &mut Chance) -> Result<HashSet<PersonId>> {
    let mut typing = Typing(typist(home)?.spawn().context("cannot start the typist")?);
    let stdout = typing.0.stdout.take().context("no output")?;
    let (tell, told) = channel();
    let reader = thread::spawn(move || released_in(stdout, &tell));
    // The first line says that it is ready.
    for _ in 0..=step {
        if told.recv_timeout(PATIENCE).is_err() {
            bail!("the typist said nothing");
        }
    }
    thread::sleep(Duration::from_micros(chance.below(15_000)));
    typing.0.kill()?;
    typing.0.wait()?;
    let (released, _said) = reader.join().map_err(|_| anyhow::anyhow!("the reader stopped"))??;
    Ok(released)
}

/// Types everything once while no file may grow past a size, and returns whom it released and what it
/// said.
fn type_once_within(home: &Path, largest_kb: u64) -> Result<(HashSet<PersonId>, Vec<String>)> {
    let plain = typist(home)?;
    let mut limited = Command::new("bash");
    // Blocks of 1024 bytes; without the signal a write that is too long fails as on a full disk.
    limited.arg("-c").arg(format!("trap '' XFSZ; ulimit -f {largest_kb}; exec \"$@\"")).arg("bash");
    limited.arg(plain.get_program()).args(plain.get_args()).env(TYPES_IN, home).env("CORDON_TEST_TYPES_ONCE", "1");
    limited.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut typing = Typing(limited.spawn().context("cannot start the typist")?);
    let stdout = typing.0.stdout.take().context("no output")?;
    let (tell, _told) = channel();
    let read = released_in(stdout, &tell)?;
    typing.0.wait()?;
    Ok(read)
}

/// Reads what it says to the end. Of a line that was cut off, every whole id counts as released.
fn released_in(stdout: ChildStdout, tell: &Sender<()>) -> Result<(HashSet<PersonId>, Vec<String>)> {
    let mut reader = BufReader::new(stdout);
    let (mut released, mut said) = (HashSet::new(), Vec::new());
    loop {
        let mut line = Vec::new();
        if reader.read_until(b'\n', &mut line)? == 0 {
            return Ok((released, said));
        }
        let line = String::from_utf8_lossy(&line);
        // The test harness speaks too, before it.
        let Some((_, line)) = line.split_once("TYPIST ") else { continue };
        if let Some(persons) = line.strip_prefix("shown ") {
            released.extend(persons.split(' ').filter_map(|id| id.trim().parse::<PersonId>().ok()));
        }
        said.push(line.trim_end().to_owned());
        // Once it is killed nobody counts any more.
        tell.send(()).ok();
    }
}

/// Whom the device's own store names, read beside the house with the officer's own key.
struct Durable {
    rows: Vec<PersonId>,
    entries: HashSet<PersonId>,
    opened: HashSet<SearchId>,
    settled: HashSet<SearchId>,
    searchers: HashSet<OfficerId>,
}

impl Durable {
    fn read(home: &Path) -> Result<Self> {
        let paths = Paths::new(home);
        let device = load_device(&paths)?.context("the device is not enrolled")?;
        let keys =
            open_slot(device.slot(1)?, device.device, PASSPHRASE, &NoKeystore)?.context("the slot does not open")?;
        let own = open_own(&paths.own(), &keys.own)?;
        let mut durable = Self {
            rows: Vec::new(),
            entries: HashSet::new(),
            opened: HashSet::new(),
            settled: HashSet::new(),
            searchers: HashSet::new(),
        };
        for search in shown::searches(&own)? {
            durable.rows.extend(shown::of_search(&own, search)?.into_iter().flat_map(|row| row.persons));
        }
        for entry in journal::all(&own)? {
            let body: Body = serde_json::from_slice(&entry.body.context("an entry without a body")?.0)?;
            if let Body::SearchOpened { search, .. } = body {
                durable.opened.insert(search);
            } else if let Body::SearchSettled(settled) = body {
                durable.settled.insert(settled.search);
                durable.searchers.insert(settled.searcher);
                durable.entries.extend(settled.shown);
            }
        }
        Ok(durable)
    }

    fn holds(&self, released: &HashSet<PersonId>) -> Result<()> {
        let lost: Vec<_> = released.iter().filter(|id| !self.rows.contains(id) && !self.entries.contains(id)).collect();
        ensure!(lost.is_empty(), "released and not durable: {lost:?}");
        Ok(())
    }
}

/// The program that types; it ends with this value.
struct Typing(Child);

impl Drop for Typing {
    fn drop(&mut self) {
        // Both fail only where it has ended already.
        self.0.kill().ok();
        self.0.wait().ok();
    }
}
