//! What is measured on the device: the same commands as the window gives, journal and all.

use crate::figures::{Figures, timed};
use anyhow::{Context, Result, bail, ensure};
use base64::{Engine, engine::general_purpose::STANDARD};
use cordon_core::wire::{
    Assess, DraftId, DraftOpen, DraftSave, ExhibitAdd, ExhibitKind, FactsInput, Mode, OrderOpen, OrderSheetOf,
    OrdersOpen, OrdersSheetOf, PlaceInput, Reason, ReasonKind, Record, RecordForm, SightingBasis, Subject,
};
use cordon_device::{House, Serve};
use cordon_tests::stage::{Stage, program};
use std::process::{Command, Stdio};

const PHOTO_BYTES: usize = 3 << 20;
/// Photos of one breach.
const PHOTOS: u8 = 3;

/// The reason that is given for everything here.
pub fn at_scene() -> Reason {
    Reason { kind: ReasonKind::AtScene, words: None, incident_number: None }
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
    figures.spread("open an order, journalled", &opened, &[(99, 15.0)]);
    figures.spread("full check of an order, journalled", &assessed, &[(99, 15.0)]);
    Ok(())
}

/// From the tap on "save" to "Saved on this device"; and with three photos, so many times, from when the first
/// of them is handed over to be kept.
pub fn save(house: &House, with_photos: usize, figures: &mut Figures) -> Result<()> {
    let mut text = Vec::new();
    for _ in 0..100 {
        let id = filled_draft(house)?;
        text.push(timed(|| house.serve(Record { id }))?.1 * 1000.0);
    }
    figures.spread("save a breach, text only", &text, &[(99, 10.0)]);
    let photos = photos();
    let (mut all, mut saving) = (Vec::new(), Vec::new());
    for _ in 0..with_photos {
        let draft = filled_draft(house)?;
        let mut kept_s = 0.0;
        for (name, bytes) in &photos {
            let name = name.as_str().into();
            let photo = ExhibitAdd { draft, kind: ExhibitKind::Photo, name, bytes: bytes.clone() };
            kept_s += timed(|| house.serve(photo))?.1;
        }
        let saved_s = timed(|| house.serve(Record { id: draft }))?.1;
        saving.push(saved_s * 1000.0);
        all.push((kept_s + saved_s) * 1000.0);
    }
    figures.spread("keep three photos of 3 MiB, and save the breach", &all, &[(99, 100.0)]);
    figures.spread("- of that from the tap on save", &saving, &[]);
    Ok(())
}

/// Three that differ, each in its name and its bytes.
fn photos() -> Vec<(String, String)> {
    let photo = |number: u8| (format!("photo-{number}.jpg"), STANDARD.encode(vec![number; PHOTO_BYTES]));
    (1..=PHOTOS).map(photo).collect()
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

/// Not the window: the program without one, from its start to its end, on a locked device. The budget is
/// one to the lock screen, which this does not draw: the figure is held against no goal.
pub fn cold_start(stage: &Stage, figures: &mut Figures) -> Result<()> {
    let cordon = program("CORDON_BIN", "cordon")?;
    let mut times = Vec::new();
    for _ in 0..100 {
        let mut status = Command::new(&cordon);
        status.arg("--home").arg(stage.home()).args(["--json", "status"]);
        status.env_remove("CORDON_PASSPHRASE").stdin(Stdio::null()).stdout(Stdio::null());
        let (ended, seconds) = timed(|| status.status().context("cannot start cordon"))?;
        ensure!(ended.success(), "cordon status failed");
        times.push(seconds * 1000.0);
    }
    figures.spread("process start to end of `cordon status`, locked, without a window", &times, &[]);
    Ok(())
}
