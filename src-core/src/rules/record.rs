//! A record as it is written, before it is saved: what the officer gives, and what follows from it.

mod alleged;
mod check;
mod made;
mod safeguarded;
mod texts;

pub use alleged::TermFault;
pub use check::{MomentField, OrderPowers, RecordFault};
pub use made::{Beside, IncidentIds, incident};
pub use safeguarded::{PlaceOfSafetyForm, PoliceProtectionForm, SafeguardClock};
pub use texts::{TEXT_CHARACTERS, TextFault};

use crate::rules::assess::Told;
use crate::rules::decision::Necessity;
use crate::rules::ids::{ConditionId, OrderId, PersonId};
use crate::rules::incident::{ActBasis, FileNotes, Mode, SayingKind};
use crate::rules::law::{BailOffence, PowerId};
use crate::rules::sighting::SightingBasis;
use crate::rules::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Where something was, as the officer gives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum PlaceInput {
    /// Here: the device's own fix, taken by the shell when the command runs.
    Here,
    /// A fix that an earlier reply handed out, kept with the form.
    Fix {
        /// Longitude, degrees WGS 84.
        lon: f64,
        /// Latitude, degrees WGS 84.
        lat: f64,
        /// Accuracy in metres.
        accuracy_m: f64,
        /// When it was fixed.
        fixed_at: Timestamp,
        /// What it came from and at which level the accuracy is stated.
        source: crate::rules::place::PositionSource,
        /// The level of the accuracy.
        level: crate::rules::place::AccuracyLevel,
    },
    /// A British National Grid reference: "SK 3512 3641".
    GridReference {
        /// As typed.
        text: String,
    },
    /// Words only.
    Words {
        /// As typed.
        text: String,
    },
    /// Not known.
    Unknown,
}

/// What an officer gives to an assessment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FactsInput {
    /// When the act was; absent for now.
    pub act_at: Option<Timestamp>,
    /// Where he was.
    pub he_is: PlaceInput,
    /// On what basis.
    pub basis: SightingBasis,
    /// What was answered to the questions.
    pub told: Vec<Told>,
}

/// The contents of a record's form, autosaved as a draft at every change.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RecordForm {
    /// How the officer knows.
    pub mode: Option<Mode>,
    /// Who, where he is identified as a held person.
    pub person: Option<PersonId>,
    /// What he looked like, where he is not.
    pub description: String,
    /// The force's incident number.
    pub incident_number: String,
    /// What happened, in the officer's words.
    pub account: String,
    /// When; absent for the moment of saving.
    pub act_at: Option<Timestamp>,
    /// Until when, for something that lasted.
    pub act_until: Option<Timestamp>,
    /// How many times, for something repeated.
    pub times: Option<u32>,
    /// Seen, reported or recovered.
    pub basis: Option<ActBasis>,
    /// Where he was.
    pub place: Option<PlaceInput>,
    /// On what basis that is said.
    pub sighting_basis: Option<SightingBasis>,
    /// Where, in words.
    pub place_words: String,
    /// Which terms it may bear on.
    pub terms: Vec<TermRef>,
    /// Offences beside the orders, in words.
    pub offences: Vec<String>,
    /// What he said.
    pub said: Vec<SayingForm>,
    /// More for the file.
    #[serde(skip_serializing_if = "FileNotes::is_empty")]
    pub file: FileNotes,
    /// The officer's decision, where it is taken now.
    pub decision: Option<DecisionForm>,
    /// The officer declares that it is true to the best of their knowledge and belief.
    pub declared: bool,
}

/// The contents of a record made on a locked device. Nothing of it is checked against what is held.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LockedCaptureForm {
    /// What happened, in their words.
    pub account: String,
    /// Who it was about, in their words.
    pub who: String,
    /// When; absent for the moment of saving.
    pub at: Option<Timestamp>,
    /// Whether that time is about right rather than exact.
    pub about: bool,
    /// Where he was.
    pub place: Option<PlaceInput>,
    /// Where, in words.
    pub place_words: String,
}

/// A condition of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermRef {
    /// The order.
    pub order: OrderId,
    /// The condition.
    pub condition: ConditionId,
}

/// Something he said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SayingForm {
    /// What kind.
    pub kind: SayingKind,
    /// The words.
    pub words: String,
}

/// The officer's decision as a form. Nothing of it is ever prefilled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DecisionForm {
    /// Grounds, in the officer's words.
    pub grounds: String,
    /// Arrests, each under a power row's id.
    pub arrests: Vec<ArrestForm>,
    /// Invited to a voluntary interview.
    pub voluntary_interview: bool,
    /// Reported.
    pub report: bool,
    /// A warrant applied for.
    pub warrant: bool,
    /// A notice given.
    pub notice: bool,
    /// Somebody taken to a place of safety, or kept at one.
    pub place_of_safety: Option<PlaceOfSafetyForm>,
    /// A child taken into police protection.
    pub police_protection: Option<PoliceProtectionForm>,
    /// Why nothing was done, where nothing was.
    pub none_because: String,
}

/// One arrest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArrestForm {
    /// The power row's id; none until one is chosen.
    #[serde(default)]
    pub power: Option<PowerId>,
    /// For a breach of which order, where it is one.
    pub order: Option<OrderId>,
    /// When; absent for the moment of saving.
    pub at: Option<Timestamp>,
    /// Necessity, where the power needs it.
    pub necessity: Vec<Necessity>,
    /// Why it was used, where the law rows say that it did not stand; else empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub despite: String,
    /// For what they are on bail, where the power's clock turns on it.
    #[serde(default, skip_serializing_if = "BailOffence::is_not_known")]
    pub bail_for: BailOffence,
    /// The hearing ahead, where one may end the clock and is known: of the application for which they are
    /// held, or at which they must surrender.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hearing: Option<Timestamp>,
}
