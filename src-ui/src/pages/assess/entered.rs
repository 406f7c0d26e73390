//! What the officer says of him, as entered, and the record that can begin with it.

use super::kept::{self, HeIs, Kept};
use crate::bridge;
use crate::components::{focus_on, reply_id};
use crate::pages::record::place::{fixed, typed_place};
use crate::state::{effect, memo};
use cordon_core::wire::{
    Answer, AssessmentSheet, ConditionId, DraftOpen, DraftSave, DraftSheetOf, FactsInput, Fault, Grant, Mode, OrderId,
    PersonId, PlaceInput, Question, RecordForm, Reply, SightingBasis, TermRef, Timestamp, Told,
};
use leptos::prelude::*;

/// What has to be finished before anything is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitsFor {
    /// The date and time.
    Moment,
    /// The place that goes with where he is said to be.
    Place,
}

/// The facts as they stand on the screen.
#[derive(Clone, Copy)]
pub struct Entered {
    /// Where he is said to be.
    pub he_is: RwSignal<Option<HeIs>>,
    /// The grid reference or words that go with it, as they were when their field was last left.
    pub place: RwSignal<String>,
    /// When; none for now.
    pub act_at: RwSignal<Option<Timestamp>>,
    /// Whether the moment on the screen can be read and was finished: else nothing is answered.
    pub reads: RwSignal<bool>,
    /// Whether a place is being typed.
    types_place: RwSignal<bool>,
    /// What is not finished yet.
    waits: Memo<Option<WaitsFor>>,
    /// Answers to the terms' questions.
    pub told: RwSignal<Vec<Told>>,
    /// The button tapped last: the page is drawn anew after each answer, and the focus goes back to it.
    tapped: StoredValue<Option<String>>,
    /// The terms that the officer has opened.
    opened: StoredValue<Vec<ConditionId>>,
    /// The facts as they were last finished.
    finished: Memo<FactsInput>,
}

impl Entered {
    /// Nothing entered yet.
    pub fn nothing() -> Self {
        Self::of(Kept::default())
    }

    /// What was entered for an order before, kept from here on at every change.
    pub fn for_order(order: OrderId) -> Self {
        let entered = Self::of(kept::of(order));
        effect(move || {
            let facts = Kept {
                he_is: entered.he_is.get(),
                place: entered.place.get(),
                act_at: entered.act_at.get(),
                told: entered.told.get(),
            };
            kept::keep(order, facts);
        });
        entered
    }

    fn of(kept: Kept) -> Self {
        let he_is = RwSignal::new(kept.he_is);
        let place = RwSignal::new(kept.place);
        let act_at = RwSignal::new(kept.act_at);
        let told = RwSignal::new(kept.told);
        let reads = RwSignal::new(true);
        let types_place = RwSignal::new(false);
        let waits = memo(move || {
            let unplaced = types_place.get() || place.with(|place| place.trim().is_empty());
            if !reads.get() {
                Some(WaitsFor::Moment)
            } else if asks_place(he_is.get()) && unplaced {
                Some(WaitsFor::Place)
            } else {
                None
            }
        });
        let finished = Memo::new(move |before: Option<&FactsInput>| match before {
            Some(before) if waits.get().is_some() => before.clone(),
            Some(_) | None => facts_of(he_is.get(), &place.get(), act_at.get(), told.get()),
        });
        let (tapped, opened) = (StoredValue::new(None), StoredValue::new(Vec::new()));
        Self { he_is, place, act_at, reads, told, types_place, waits, tapped, opened, finished }
    }

    /// What the answers wait for; reactive.
    pub fn waits_for(self) -> Option<WaitsFor> {
        self.waits.get()
    }

    /// A place is being typed: it counts once its field is left.
    pub fn types_place(self, text: &str) {
        let differs = self.place.with_untracked(|place| place.trim() != text.trim());
        self.types_place.set(differs);
    }

    /// The field of the place was left.
    pub fn put_place(self, text: String) {
        self.place.set(text);
        self.types_place.set(false);
    }

    /// As the shell takes them, once they are finished; reactive. While a moment or a place is being entered
    /// they stay as they were, so that no half of either is assessed.
    pub fn facts(self) -> FactsInput {
        self.finished.get()
    }

    /// Takes the answer to a question, in the place of an earlier one.
    pub fn answer(self, condition: ConditionId, question: Question, reply: Reply) {
        self.tapped.set_value(Some(reply_id(&Self::id_of(condition, question), reply)));
        self.told.update(|told| {
            told.retain(|held| held.condition != condition || held.question != question);
            told.push(Told { condition, question, reply });
        });
    }

    /// Whether a term stands open, as the page is drawn.
    pub fn is_open(self, condition: ConditionId) -> bool {
        self.opened.with_value(|opened| opened.contains(&condition))
    }

    /// A term was opened, or folded again.
    pub fn fold(self, condition: ConditionId) {
        self.opened.update_value(|opened| {
            let before = opened.len();
            opened.retain(|held| *held != condition);
            if opened.len() == before {
                opened.push(condition);
            }
        });
    }

    /// Where the buttons of a question begin their ids.
    pub fn id_of(condition: ConditionId, question: Question) -> String {
        format!("{condition}-{question:?}")
    }

    /// What was replied to a question; reactive.
    pub fn reply_to(self, condition: ConditionId, question: Question) -> Option<Reply> {
        self.told.with(|told| reply_among(told, condition, question))
    }

    /// Whether a question was answered, as the page is drawn.
    pub fn was_answered(self, condition: ConditionId, question: Question) -> bool {
        self.told.with_untracked(|told| reply_among(told, condition, question)).is_some()
    }

    /// Puts the focus back on the button that was tapped, once the page is drawn anew.
    pub fn focus_again(self) {
        let tapped = self.tapped.try_update_value(Option::take).flatten();
        if let Some(id) = tapped {
            request_animation_frame(move || focus_on(&id));
        }
    }
}

/// Whether a place goes with where he is said to be.
fn asks_place(he_is: Option<HeIs>) -> bool {
    match he_is {
        Some(HeIs::SeenThere | HeIs::Told) => true,
        Some(HeIs::SeenHere | HeIs::Unknown) | None => false,
    }
}

fn facts_of(he_is: Option<HeIs>, place: &str, act_at: Option<Timestamp>, told: Vec<Told>) -> FactsInput {
    let (he_is, basis) = match he_is.unwrap_or(HeIs::Unknown) {
        HeIs::SeenHere => (PlaceInput::Here, SightingBasis::SeenHere),
        HeIs::SeenThere => (grid(place), SightingBasis::SeenThere),
        HeIs::Told => (typed_place(place), SightingBasis::Told),
        HeIs::Unknown => (PlaceInput::Unknown, SightingBasis::Told),
    };
    FactsInput { act_at, he_is, basis, told }
}

fn reply_among(told: &[Told], condition: ConditionId, question: Question) -> Option<Reply> {
    told.iter().find(|held| held.condition == condition && held.question == question).map(|held| held.reply)
}

fn grid(text: &str) -> PlaceInput {
    match text.trim() {
        "" => PlaceInput::Unknown,
        text => PlaceInput::GridReference { text: text.to_owned() },
    }
}

/// Begins a record about the order, or takes up the one begun, with the facts just entered.
pub async fn begin_record(
    person: Option<PersonId>,
    order: OrderId,
    facts: FactsInput,
    sheet: AssessmentSheet,
) -> Result<Grant, Fault> {
    let opened = bridge::call(&DraftOpen { person, order: Some(order) }).await?;
    let draft = bridge::call(&DraftSheetOf { grant: opened.id }).await?;
    let form = carried(draft.form, order, facts, &sheet);
    bridge::call(&DraftSave { id: draft.id, form }).await?;
    Ok(opened)
}

/// The form with the fitting terms chosen. What the officer had filled in already stays.
fn carried(mut form: RecordForm, order: OrderId, facts: FactsInput, sheet: &AssessmentSheet) -> RecordForm {
    for term in &sheet.terms {
        let chosen = TermRef { order, condition: term.condition };
        if term.answer == Answer::FactsFit && !form.terms.contains(&chosen) {
            form.terms.push(chosen);
        }
    }
    if form.act_at.is_none() {
        form.act_at = Some(sheet.act_at.at);
    }
    if form.place.is_none() && facts.he_is != PlaceInput::Unknown {
        form.place = Some(fixed(&sheet.he_is).unwrap_or(facts.he_is));
        form.sighting_basis = Some(facts.basis);
        if form.mode.is_none() && seen(facts.basis) {
            form.mode = Some(Mode::WithHim);
        }
    }
    form
}

fn seen(basis: SightingBasis) -> bool {
    match basis {
        SightingBasis::SeenHere | SightingBasis::SeenThere => true,
        SightingBasis::Told | SightingBasis::Cctv | SightingBasis::Tag | SightingBasis::PhoneData => false,
    }
}
