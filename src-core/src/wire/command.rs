//! Every command a screen can give. The list below is the only one: shell, bridge, permissions and
//! the contract test are made from it.

use super::forms::{FactsInput, LockedCaptureForm, PlaceInput, RecordForm};
use super::found::{Results, SearchOpened};
use super::points::PointsSheet;
use super::sheets::{
    ApprovedSheet, AssessmentSheet, ClocksSheet, DraftSheet, DraftsSheet, EnrolledSheet, ExhibitSheet, FixReply,
    HereNow, LockedCaptureOpened, LockedExhibit, MineSheet, OrderListSheet, OrderSheet, PersonSheet, PowersSheet,
    Revealed, RevealedWords, Saved, SessionSheet, ShowSheet, SyncSheet,
};
use super::together::TogetherSheet;
use crate::rules::ids::{CaptureId, ConditionId, DraftId, EntryId, OrderId, PersonId, SearchId, VersionId};
use crate::rules::incident::ExhibitKind;
use crate::rules::notice::{NoticeKind, Understood};
use crate::rules::reason::Reason;
use crate::rules::settings::Settings;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// A command and the reply it gets.
pub trait Command: Serialize + DeserializeOwned + Send + 'static {
    /// Its name on the bridge.
    const NAME: &'static str;
    /// What it is answered with.
    type Reply: Serialize + DeserializeOwned + Send + 'static;
}

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident: $Type:ident { $($(#[$fdoc:meta])* $field:ident: $FType:ty),* $(,)? } -> $Reply:ty;)+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
            #[serde(deny_unknown_fields)]
            pub struct $Type { $($(#[$fdoc])* pub $field: $FType),* }

            impl Command for $Type {
                const NAME: &'static str = stringify!($name);
                type Reply = $Reply;
            }
        )+

        /// One of the commands, without its fields.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum CommandName { $($(#[$doc])* $Type),+ }

        impl CommandName {
            /// Each of them.
            pub const ALL: &'static [Self] = &[$(Self::$Type),+];

            /// Its name on the bridge.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$Type => stringify!($name)),+ }
            }
        }

        /// The names of all commands.
        pub const COMMANDS: &[&str] = &[$(stringify!($name)),+];

        /// Hands the list `(name Type),*` to another macro.
        #[macro_export]
        macro_rules! for_each_command {
            ($callback:ident) => { $callback! { $($name $Type),+ } };
        }
    };
}

commands! {
    /// Whether the device is enrolled and unlocked, and what the frame shows.
    session: GetSession {} -> SessionSheet;
    /// Enrols this device or another officer on it.
    enrol: Enrol {
        /// HQ's address.
        hq: String,
        /// The one-time code.
        code: String,
        /// The officer's new passphrase.
        passphrase: String,
    } -> EnrolledSheet;
    /// Opens the stores with an officer's slot.
    unlock: Unlock {
        /// Which slot.
        slot: u32,
        /// Its passphrase.
        passphrase: String,
    } -> SessionSheet;
    /// Locks: keys leave memory.
    lock: Lock {} -> SessionSheet;
    /// A person is there: a touch or a key. A page that stops saying so is taken to be left.
    touched: Touched {} -> ();
    /// Changes the settings of this device.
    settings_save: SettingsSave {
        /// All of them.
        settings: Settings,
    } -> SessionSheet;
    /// Opens the search box under a reason; durable before the first hit.
    search_open: SearchOpen {
        /// The search's own reason.
        reason: Reason,
    } -> SearchOpened;
    /// Searches as the officer types.
    search: Search {
        /// The opened search.
        search: SearchId,
        /// What is typed.
        text: String,
    } -> Results;
    /// The search paused or closed: the query and the ids shown are journalled.
    search_settle: SearchSettle {
        /// The opened search.
        search: SearchId,
    } -> ();
    /// Opens a person under a reason.
    person_open: PersonOpen {
        /// Who.
        person: PersonId,
        /// Why.
        reason: Reason,
    } -> PersonSheet;
    /// The officer confirms identifiers against the person in front of them.
    person_confirm: PersonConfirm {
        /// Who.
        person: PersonId,
        /// The keys of the clues confirmed.
        clues: Vec<String>,
    } -> PersonSheet;
    /// Opens an order under a reason.
    order_open: OrderOpen {
        /// Which.
        order: OrderId,
        /// Why.
        reason: Reason,
    } -> OrderSheet;
    /// Shows a masked field; the tap is journalled.
    reveal: Reveal {
        /// Of whom.
        person: PersonId,
        /// Which field, as the sheet named it.
        field: String,
    } -> Revealed;
    /// Shows the need-to-know words of a condition; the tap is journalled.
    reveal_words: RevealWords {
        /// Of which order, opened under a reason.
        order: OrderId,
        /// In which version; absent for the one that stands now.
        version: Option<VersionId>,
        /// Of which condition.
        condition: ConditionId,
    } -> RevealedWords;
    /// The orders held, as a list for the station. Journalled as a search.
    orders_list: OrdersList {
        /// The list's reason.
        reason: Reason,
        /// Words to narrow it by; empty for all.
        text: String,
    } -> OrderListSheet;
    /// Which areas named in live orders hold or surround a place.
    here: Here {
        /// Where; the device's own fix for `here`.
        place: PlaceInput,
    } -> HereNow;
    /// The device's own position, or why there is none.
    locate: Locate {} -> FixReply;
    /// Sets facts against an order's words.
    assess: Assess {
        /// Which order.
        order: OrderId,
        /// The facts.
        facts: FactsInput,
    } -> AssessmentSheet;
    /// Sets facts against every order that binds a person; each order keeps its own answers.
    assess_together: AssessTogether {
        /// Whom they bind.
        person: PersonId,
        /// The facts.
        facts: FactsInput,
    } -> TogetherSheet;
    /// The powers the law rows hold for an order, now.
    powers: Powers {
        /// Which order.
        order: OrderId,
    } -> PowersSheet;
    /// Opens the locked view of what the respondent may see.
    show_open: ShowOpen {
        /// Which order.
        order: OrderId,
    } -> ShowSheet;
    /// Says what was done in the locked view: a notice event. Needs the passphrase to leave it.
    show_done: ShowDone {
        /// The id minted when the view opened.
        id: DraftId,
        /// Which order.
        order: OrderId,
        /// What was done, each once; empty where nothing was.
        done: Vec<NoticeKind>,
        /// In which language.
        language: String,
        /// Whether he seemed to understand.
        understood: Understood,
        /// The passphrase that opens the rest again.
        passphrase: String,
    } -> Saved;
    /// Begins a record, or finds the one begun.
    draft_open: DraftOpen {
        /// About whom, where known.
        person: Option<PersonId>,
        /// About which order, where known.
        order: Option<OrderId>,
    } -> DraftSheet;
    /// A draft by id.
    draft_get: DraftGet {
        /// Which.
        id: DraftId,
    } -> DraftSheet;
    /// Keeps a draft as it stands.
    draft_save: DraftSave {
        /// Which.
        id: DraftId,
        /// Its contents.
        form: RecordForm,
    } -> DraftSheet;
    /// Throws a draft away.
    draft_discard: DraftDiscard {
        /// Which.
        id: DraftId,
    } -> DraftsSheet;
    /// The drafts kept.
    drafts: Drafts {} -> DraftsSheet;
    /// Keeps a file as evidence: hashed at capture, encrypted at rest.
    exhibit_add: ExhibitAdd {
        /// To which draft.
        draft: DraftId,
        /// What it is.
        kind: ExhibitKind,
        /// Its media type.
        media_type: String,
        /// Its bytes, as base64; the reference itself for body-worn video.
        bytes: String,
    } -> ExhibitSheet;
    /// The points to prove of a draft: what it holds of each, and what can still be done at the scene.
    record_points: RecordPoints {
        /// Which draft.
        draft: DraftId,
    } -> PointsSheet;
    /// Saves a draft as a record. A repeat returns the first result.
    record: Record {
        /// The draft, whose id is the command's id.
        id: DraftId,
    } -> Saved;
    /// Signs for an entry of another officer on this device, as the second person.
    approve: Approve {
        /// Which entry.
        entry: EntryId,
    } -> ApprovedSheet;
    /// The officer's own records, with their state at HQ.
    mine: Mine {} -> MineSheet;
    /// The statutory clocks that run.
    clocks: Clocks {} -> ClocksSheet;
    /// What waits, what was received, what needs the officer.
    sync_status: SyncStatus {} -> SyncSheet;
    /// Asks the sync wing to run now.
    sync_now: SyncNow {} -> SyncSheet;
    /// Begins a record on a locked device: nothing held is shown to whoever makes it.
    locked_capture_open: LockedCaptureOpen {
        /// The slot chosen on the lock screen, a claim; absent for "not signed in".
        slot: Option<u32>,
    } -> LockedCaptureOpened;
    /// Keeps a file for a record begun on a locked device. The same bytes again return the first result.
    locked_capture_add: LockedCaptureAdd {
        /// For which record.
        id: CaptureId,
        /// What it is; body-worn video is named in the account.
        kind: ExhibitKind,
        /// Its media type.
        media_type: String,
        /// Its bytes, as base64.
        bytes: String,
    } -> LockedExhibit;
    /// Saves a record begun on a locked device, sealed to HQ. A repeat returns the first result.
    locked_capture_save: LockedCaptureSave {
        /// Which record, whose id is the command's id.
        id: CaptureId,
        /// Its contents.
        form: LockedCaptureForm,
    } -> Saved;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_one_name() {
        let mut names = COMMANDS.to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), COMMANDS.len());
    }

    #[test]
    fn an_unknown_field_is_refused() {
        assert!(serde_json::from_str::<Lock>(r#"{"x":1}"#).is_err());
        assert!(serde_json::from_str::<Lock>("{}").is_ok());
    }
}
