//! Every test there is. A step that fails does not keep the later ones from running, but for
//! packages that the machine lacks: then nothing else is tried.

use crate::{
    deb,
    display::Display,
    places, process, setup,
    steps::{Steps, is_gate},
    ui, wasm,
};
use anyhow::{Context, Result, bail};
use std::{fs, process::Command, thread};

/// `cordon` with the bridge, beside the programs.
const BRIDGE: &str = "cordon-bridge";

/// Runs them.
pub fn run() -> Result<()> {
    let mut steps = Steps::default();
    if let Err(error) = steps.outcome("set-up", setup::all)
        && error.is::<setup::Missing>()
    {
        // Without what only a person can install no later step says anything.
        return Err(error);
    }
    steps.beside(page, |steps| {
        steps.run("program with the browser's bridge", bridge);
        steps.run("core for wasm32", || wasm::check("cordon-core"));
    });
    let has_programs = steps.run("programs", build);
    if has_programs {
        steps.run("tests", tests);
    } else {
        steps.skip("tests", "the programs do not build");
    }
    steps.finish()
}

fn page(steps: &mut Steps) {
    if !steps.run("page", || ui::build(ui::Edition::Release)) {
        // The native tests still say something; the app embeds whatever page there is.
        steps.run("stub page", ui::stub);
    }
}

/// Builds programs and tests in one go, so that both share one set of features.
fn build() -> Result<()> {
    process::run(process::cargo().args(["build", "--locked", "--workspace", "--exclude", "cordon-ui", "--all-targets"]))
}

/// Builds the programs alone, with the features that the tests' build gives them: one test is named, and
/// brings in what tests ask for. Thus the tests afterwards build none of it again.
pub fn programs_alone(programs: &[&str]) -> Result<()> {
    let mut build = process::cargo();
    build.args(["build", "--locked", "--workspace", "--exclude", "cordon-ui", "--test", "floor_plan"]);
    for program in programs {
        build.args(["--bin", program]);
    }
    process::run(&mut build)
}

/// Builds `cordon` with the bridge that browsers need and keeps it under a name of its own: the build
/// of the programs after it makes `cordon` anew without that feature. The whole workspace is named, and
/// one test, so that everything under it is built once for both: a test brings in the features that
/// tests ask for.
fn bridge() -> Result<()> {
    let mut build = process::cargo();
    build.args(["build", "--locked", "--workspace", "--exclude", "cordon-ui"]);
    build.args(["--features", "cordon-device/bridge", "--bin", "cordon", "--test", "floor_plan"]);
    process::run(&mut build)?;
    std::fs::copy(places::built("debug", "cordon"), places::built("debug", BRIDGE))?;
    Ok(())
}

/// The long runs, over programs and a page that `test` has built.
pub fn soak() -> Result<()> {
    let display = Display::start()?;
    let mut steps = Steps::default();
    steps.run("the package, installed, started and removed", || {
        deb::run(&deb::Options::default())?;
        let mut packaged = cargo_test(&display);
        packaged.args(["--test", "packaged", "--", "--nocapture"]).env("CORDON_DEB", deb::place()?);
        process::run(&mut packaged)
    });
    for (name, arguments) in LONG {
        steps.run(name, || {
            let mut long = cargo_test(&display);
            long.args(*arguments).args(["--nocapture"]).env("CORDON_SOAK", "1").env("CORDON_KILLS", "1000");
            process::run(&mut long)
        });
    }
    steps.finish()
}

/// Each long run and what `cargo test` is told for it.
const LONG: &[(&str, &[&str])] = &[
    ("spoilt input, fifty times as often", &["--test", "mutated", "--"]),
    ("a dozen simulated weeks", &["--test", "simulated", "--"]),
    ("an hour of sync over each page", &["--test", "browser", "--", "hour::"]),
    ("1,000 kills while records are saved", &["--test", "kill", "--"]),
    ("1,000 kills while somebody types", &["--test", "released", "--"]),
];

/// Tests that open windows: they wait more than they work, and so run beside the others.
const WINDOWS: [&str; 3] = ["browser", "packaged", "window"];

/// How the reasons end for which a test may be left out where a submission is judged: what lies beside this
/// tree is not part of it.
const MAY_BE_SKIPPED: [&str; 4] =
    [" is not beside this tree", " are not beside this tree", " is not here", "skipped: not a git work tree"];

/// `cargo test` with a display and every program it may need.
fn cargo_test(display: &Display) -> Command {
    let mut tests = display.command("cargo");
    tests.current_dir(places::root());
    process::forget_outer_package(&mut tests);
    tests.args(["test", "--locked", "--workspace", "--exclude", "cordon-ui", "--no-fail-fast"]);
    tests.env("CORDON_WINDOW_TESTS", "1");
    tests.env("CORDON_BRIDGE_BIN", places::built("debug", BRIDGE));
    programs(&mut tests);
    tests
}

/// What a run of tests wrote that counts.
#[derive(Default)]
struct Told {
    succeeded: bool,
    closing: Vec<String>,
    skipped: Vec<String>,
}

fn tests() -> Result<()> {
    let display = Display::start()?;
    let names = test_names()?;
    let (windows, others): (Vec<&str>, Vec<&str>) =
        names.iter().map(String::as_str).partition(|name| WINDOWS.contains(name));
    let named = |names: &[&str]| names.iter().flat_map(|name| ["--test".to_owned(), (*name).to_owned()]).collect();
    let windows: Vec<String> = named(&windows);
    let others: Vec<String> = ["--lib".to_owned(), "--bins".to_owned()].into_iter().chain(named(&others)).collect();
    let (beside, told) = thread::scope(|scope| {
        // What it writes is shown once the others are through: two runs in one another can be read by nobody.
        let beside = scope.spawn(|| {
            let mut lines = Vec::new();
            told_by(&mut cargo_test(&display), &windows, |line| lines.push(line)).map(|told| (lines, told))
        });
        let told = [others, vec!["--doc".to_owned()]]
            .map(|of| told_by(&mut cargo_test(&display), &of, |line| println!("{line}")));
        (beside.join(), told)
    });
    let Ok(beside) = beside else { bail!("the run of the windows' tests ended of itself") };
    let (lines, of_windows) = beside?;
    for line in lines {
        println!("{line}");
    }
    let [others, docs] = told;
    judge(&[others?, docs?, of_windows])
}

fn judge(runs: &[Told]) -> Result<()> {
    println!("\ntests, in short:");
    for line in runs.iter().flat_map(|told| &told.closing) {
        println!("{line}");
    }
    let mut skipped: Vec<&str> = runs.iter().flat_map(|told| &told.skipped).map(String::as_str).collect();
    skipped.sort_unstable();
    skipped.dedup();
    for line in &skipped {
        println!("{line}");
    }
    if !runs.iter().all(|told| told.succeeded) {
        bail!("tests failed");
    }
    match skipped.iter().find(|line| !may_be_skipped(line)) {
        Some(line) if is_gate() => bail!("a test was left out that may not be: {line}"),
        Some(_) | None => Ok(()),
    }
}

fn may_be_skipped(line: &str) -> bool {
    MAY_BE_SKIPPED.iter().any(|reason| line.ends_with(reason))
}

/// Runs tests, and hands on what they write but for what those said that succeeded; of that counts only
/// which were left out.
fn told_by(tests: &mut Command, of: &[String], mut each: impl FnMut(String)) -> Result<Told> {
    let mut told = Told::default();
    let mut reader = Reader::default();
    told.succeeded = process::each_line(tests.args(of).args(["--", "--show-output"]), |line| {
        match reader.read(&line) {
            Line::Shown => each(line.clone()),
            Line::Hidden => {}
            Line::Skipped => told.skipped.push(line.trim().to_owned()),
        }
        if is_closing(&line) {
            told.closing.push(line);
        }
    })?;
    Ok(told)
}

/// A line that a run of tests wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// Of use to whoever reads.
    Shown,
    /// What a test wrote that succeeded.
    Hidden,
    /// That a test was left out, and why.
    Skipped,
}

/// Tells the lines of a run apart: between "successes:" and the result stands what succeeded.
#[derive(Default)]
struct Reader {
    is_of_successes: bool,
}

impl Reader {
    fn read(&mut self, line: &str) -> Line {
        match line {
            "successes:" => self.is_of_successes = true,
            "failures:" => self.is_of_successes = false,
            _ if line.starts_with("test result:") => self.is_of_successes = false,
            _ => {}
        }
        match self.is_of_successes {
            true if line.starts_with("skipped: ") => Line::Skipped,
            true => Line::Hidden,
            false => Line::Shown,
        }
    }
}

/// Every file of tests beside a house's sources, by the name that cargo gives it.
fn test_names() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for house in houses()? {
        let folder = places::root().join(house).join("tests");
        if !folder.is_dir() {
            continue;
        }
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            if path.extension().is_some_and(|kind| kind == "rs") {
                names.extend(path.file_stem().map(|name| name.to_string_lossy().into_owned()));
            }
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// The houses whose tests are native: every member of the workspace but the page.
fn houses() -> Result<Vec<String>> {
    let manifest = fs::read_to_string(places::root().join("Cargo.toml"))?;
    let members = manifest.lines().find_map(|line| line.strip_prefix("members = ")).context("no members")?;
    let houses = members.split('"').skip(1).step_by(2).filter(|house| *house != "src-ui");
    Ok(houses.map(str::to_owned).collect())
}

/// Tells a program where the built ones are.
pub fn programs(command: &mut Command) {
    command
        .env("CORDON_BIN", places::built("debug", "cordon"))
        .env("CORDON_HQ_BIN", places::built("debug", "cordon-hq"))
        .env("CORDON_APP_BIN", places::built("debug", "cordon-app"))
        .env("CORDON_XTASK_BIN", places::built("debug", "xtask"))
        .env("CORDON_UI_DIST", places::page())
        .env("CORDON_NODE", places::node());
}

fn is_closing(line: &str) -> bool {
    line.starts_with("test result:") || line.ends_with("... FAILED") || line.starts_with("error: test failed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_test_left_out_is_heard_and_the_rest_of_its_words_is_not() {
        let run = [
            ("test a ... ok", Line::Shown),
            ("", Line::Shown),
            ("successes:", Line::Hidden),
            ("---- a stdout ----", Line::Hidden),
            ("skipped: strace is not on this machine", Line::Skipped),
            ("test result: ok. 1 passed; 0 failed", Line::Shown),
            ("failures:", Line::Shown),
            ("skipped: said by a test that failed", Line::Shown),
        ];
        let mut reader = Reader::default();
        for (line, is) in run {
            assert_eq!(reader.read(line), is, "{line}");
        }
    }

    #[test]
    fn every_file_of_tests_is_run() {
        let names = test_names().unwrap();
        for name in ["golden", "journeys", "browser", "window", "kill"] {
            assert!(names.iter().any(|each| each == name), "{name} is not among {names:?}");
        }
        // Whatever folder of tests there is in the tree belongs to a house that is asked.
        let houses = houses().unwrap();
        for entry in fs::read_dir(places::root()).unwrap() {
            let (name, place) = entry.map(|entry| (entry.file_name(), entry.path())).unwrap();
            let name = name.to_string_lossy().into_owned();
            let has_tests = place.join("Cargo.toml").is_file() && place.join("tests").is_dir();
            assert!(!has_tests || houses.contains(&name), "the tests of {name} are run by nobody");
        }
        assert!(WINDOWS.iter().all(|name| names.iter().any(|each| each == name)), "{names:?}");
    }

    #[test]
    fn a_test_is_left_out_for_a_whole_reason_and_for_no_part_of_one() {
        assert!(may_be_skipped("skipped: the recorded tracks are not beside this tree"));
        assert!(may_be_skipped("skipped: not a git work tree"));
        for other in
            ["skipped: 0; all is well", "skipped: strace is not on this machine", "skipped: it is not here yet"]
        {
            assert!(!may_be_skipped(other), "{other}");
        }
    }
}
