//! What is measured on the device: the same commands as the window gives, journal and all.

use crate::{
    figures::{Figures, timed},
    seeded::Seeded,
};
use anyhow::{Context, Result, bail, ensure};
use base64::{Engine, engine::general_purpose::STANDARD};
use cordon_core::rules::ids::{PersonId, SearchId};
use cordon_core::wire::{
    Assess, DraftId, DraftOpen, DraftSave, ExhibitAdd, ExhibitKind, FactsInput, Mode, OrderOpen, OrderSheetOf,
    OrdersOpen, OrdersSheetOf, PlaceInput, Reason, ReasonKind, Record, RecordForm, Search, SearchClose, SearchOpen,
    SightingBasis, Subject,
};
use cordon_device::{House, Serve};
use cordon_tests::stage::{Stage, program};
use std::{
    collections::HashSet,
    fs::File,
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

const PHOTO_BYTES: usize = 3 << 20;

fn at_scene() -> Reason {
    Reason { kind: ReasonKind::AtScene, words: None, incident_number: None }
}

/// Name and day of birth against the index of the encrypted copy, as typed to the end.
pub fn search(house: &House, seeded: &Seeded, figures: &mut Figures) -> Result<()> {
    house.wait_for_index()?;
    let search = house.serve(SearchOpen { reason: at_scene() })?.search;
    for sought in seeded.sought.iter().take(20) {
        house.serve(Search { search, text: sought.query.clone() })?;
    }
    let mut times = Vec::new();
    let mut found = 0_u32;
    for sought in &seeded.sought {
        let text = sought.query.clone();
        let (results, seconds) = timed(|| house.serve(Search { search, text }))?;
        times.push(seconds * 1000.0);
        found += u32::from(results.hits.iter().take(10).any(|hit| hit.person.to_string() == sought.person));
    }
    house.serve(SearchClose { search })?;
    figures.spread("search, name and day of birth, as typed to the end", &times, "");
    figures.add("search, found among the first ten", f64::from(found) / times.len() as f64, "", ">= 0.98");
    typing(house, seeded, figures)
}

/// People whose names and births are typed letter by letter.
const TYPED: usize = 100;

/// From each keystroke to its hits through the use case, commit and all; and that commit apart. Each
/// text is asked three times: as it comes; again, when it shows nobody new and so commits nothing; and
/// in another search, when its pages are at hand and the commit alone is added.
fn typing(house: &House, seeded: &Seeded, figures: &mut Figures) -> Result<()> {
    let (mut keystroke, mut without, mut commits, mut listed) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for sought in seeded.sought.iter().take(TYPED) {
        let texts = beginnings(&sought.query);
        let search = house.serve(SearchOpen { reason: at_scene() })?.search;
        let first = ask(house, search, &texts)?;
        let again = ask(house, search, &texts)?;
        house.serve(SearchClose { search })?;
        let search = house.serve(SearchOpen { reason: at_scene() })?.search;
        let anew = ask(house, search, &texts)?;
        house.serve(SearchClose { search })?;
        let mut shown = HashSet::new();
        for (asked, again) in anew.iter().zip(&again) {
            let before = shown.len();
            shown.extend(asked.persons.iter().copied());
            listed += asked.persons.len();
            commits.extend((shown.len() > before).then_some(asked.ms - again.ms));
        }
        keystroke.extend(first.iter().map(|asked| asked.ms));
        without.extend(again.iter().map(|asked| asked.ms));
    }
    let replies = keystroke.len();
    figures.spread("keystroke to hits, its commit included", &keystroke, "p95 one commit + 1 ms");
    figures.spread("keystroke to hits, nobody new: no commit", &without, "p95 <= 1 ms");
    figures.spread("the commit of a reply that shows somebody new", &commits, "reported beside");
    figures.add("replies that committed", commits.len() as f64 / replies as f64, "", "");
    figures.add("hits of a reply, on average", listed as f64 / replies as f64, "", "");
    Ok(())
}

/// What stands in the box after each key.
fn beginnings(text: &str) -> Vec<String> {
    (1..=text.len()).filter_map(|end| text.get(..end)).map(str::to_owned).collect()
}

/// A text that was asked.
struct Asked {
    ms: f64,
    persons: Vec<PersonId>,
}

fn ask(house: &House, search: SearchId, texts: &[String]) -> Result<Vec<Asked>> {
    let mut all = Vec::new();
    for text in texts {
        let text = text.clone();
        let (results, seconds) = timed(|| house.serve(Search { search, text }))?;
        all.push(Asked { ms: seconds * 1000.0, persons: results.hits.iter().map(|hit| hit.person).collect() });
    }
    Ok(all)
}

/// An order opened under a reason, then set against facts. Each is journalled before it is shown.
pub fn check_orders(house: &House, figures: &mut Figures) -> Result<()> {
    let grant = house.serve(OrdersOpen { reason: at_scene(), text: String::new() })?.id;
    let listed = house.serve(OrdersSheetOf { grant })?;
    ensure!(!listed.orders.is_empty(), "no orders are held");
    let (mut opened, mut assessed) = (Vec::new(), Vec::new());
    for brief in listed.orders.iter().take(200) {
        let order = brief.order;
        let open = || {
            let grant = house.serve(OrderOpen { order, reason: at_scene() })?.id;
            house.serve(OrderSheetOf { grant })
        };
        opened.push(timed(open)?.1 * 1000.0);
        let facts = FactsInput {
            act_at: None,
            he_is: PlaceInput::GridReference { text: "SK 34400 47100".to_owned() },
            basis: SightingBasis::SeenThere,
            told: Vec::new(),
        };
        assessed.push(timed(|| house.serve(Assess { order, facts }))?.1 * 1000.0);
    }
    figures.spread("open an order, journalled", &opened, "p99 <= 15 ms");
    figures.spread("full check of an order, journalled", &assessed, "p99 <= 15 ms");
    Ok(())
}

/// What the disk itself takes: 4 KiB written and synced.
pub fn raw_fsync(path: &Path, figures: &mut Figures) -> Result<()> {
    let mut file = File::create(path)?;
    let mut times = Vec::new();
    for _ in 0..100 {
        let write = || file.write_all(&[7; 4096]).and_then(|()| file.sync_all());
        times.push(timed(write)?.1 * 1000.0);
    }
    figures.spread("peer: 4 KiB written and synced", &times, "");
    Ok(())
}

/// From the tap on "save" to "Saved on this device".
pub fn save(house: &House, figures: &mut Figures) -> Result<()> {
    let mut text = Vec::new();
    for _ in 0..100 {
        let id = filled_draft(house)?;
        text.push(timed(|| house.serve(Record { id }))?.1 * 1000.0);
    }
    let bytes = STANDARD.encode(vec![7_u8; PHOTO_BYTES]);
    let mut with_photo = Vec::new();
    for _ in 0..20 {
        let draft = filled_draft(house)?;
        let photo = ExhibitAdd { draft, kind: ExhibitKind::Photo, name: "photo.jpg".into(), bytes: bytes.clone() };
        let (_kept, keeping_s) = timed(|| house.serve(photo))?;
        let (_saved, saving_s) = timed(|| house.serve(Record { id: draft }))?;
        with_photo.push((keeping_s + saving_s) * 1000.0);
    }
    figures.spread("save a breach, text only", &text, "p99 <= 10 ms");
    figures.spread("keep a 3 MB photo and save the breach", &with_photo, "p99 <= 100 ms for three photos");
    Ok(())
}

fn filled_draft(house: &House) -> Result<DraftId> {
    let Subject::Draft(draft) = house.serve(DraftOpen { person: None, order: None })?.subject else {
        bail!("a draft is granted as such");
    };
    let form = RecordForm {
        mode: Some(Mode::Reported),
        account: "Seen at the gate of number 9, ringing the bell. He said he only wanted to talk.".repeat(6),
        declared: true,
        ..RecordForm::default()
    };
    house.serve(DraftSave { id: draft, form })?;
    Ok(draft)
}

/// Not the window: the program without one, from its start to its end, on a locked device.
pub fn cold_start(stage: &Stage, figures: &mut Figures) -> Result<()> {
    let cordon = program("CORDON_BIN", "cordon")?;
    let mut times = Vec::new();
    for _ in 0..20 {
        let mut status = Command::new(&cordon);
        status.arg("--home").arg(stage.home()).args(["--json", "status"]);
        status.env_remove("CORDON_PASSPHRASE").stdin(Stdio::null()).stdout(Stdio::null());
        let (ended, seconds) = timed(|| status.status().context("cannot start cordon"))?;
        ensure!(ended.success(), "cordon status failed");
        times.push(seconds * 1000.0);
    }
    figures.spread("process start to end of `cordon status`, locked", &times, "p50 <= 500 ms to the lock screen");
    Ok(())
}
