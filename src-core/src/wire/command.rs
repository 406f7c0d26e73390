//! Every command a screen can give. The list below is the only one: kinds, what each needs under the
//! policy, shell, bridge, permissions and the contract test are made from it. A command is added here
//! and in the device's `dispatch`; what is forgotten does not compile.

use super::found::{Results, SearchOpened};
use super::grant::{Grant, Granted};
use super::needs::Needs;
use super::points::PointsSheet;
use super::sheets::{
    ApprovedSheet, AssessmentSheet, ClocksSheet, DraftKept, DraftSheet, DraftsSheet, EnrolledSheet, EntrySheet,
    ExhibitSheet, FixReply, HereNow, ItemState, LawSaid, LawStatusSheet, LockedCaptureOpened, LockedExhibit, MineSheet,
    OrderListSheet, OrderSheet, PersonSheet, PowersSheet, Revealed, RevealedWords, Saved, SessionSheet, ShowSheet,
    SyncSheet, WorkSheet,
};
use super::together::TogetherSheet;
use super::token::Token;
use crate::rules::ids::{
    CaptureId, ConditionId, DraftId, EntryId, GrantId, IncidentId, OrderId, PersonId, SearchId, VersionId,
};
use crate::rules::incident::ExhibitKind;
use crate::rules::law::{Meanwhile, RecallReason};
use crate::rules::notice::{NoticeKind, Understood};
use crate::rules::policy::{Deed, Scope};
use crate::rules::reason::Reason;
use crate::rules::record::{FactsInput, LockedCaptureForm, PlaceInput, RecordForm};
use crate::rules::settings::Settings;
use crate::rules::time::Day;
use crate::words::Verbatim;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// A command and the reply it gets.
pub trait Command: Serialize + DeserializeOwned + Send + 'static {
    /// Its name on the bridge.
    const NAME: &'static str;
    /// Its kind.
    const KIND: Kind;
    /// What it is answered with.
    type Reply: Serialize + DeserializeOwned + Send + 'static;
}

/// The three kinds of command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A person's deed: it may change something, and what it shows it journals first.
    Act,
    /// A pure read, of nothing that is held about anybody or under a grant: never journalled, asked
    /// as often as a page likes.
    Query,
    /// Asked over and over, as letters are typed or the place moves: it journals what it shows anew.
    Watch,
}

/// A person's deed. Given once, by a tap; never because something changed.
pub trait Act: Command + sealed::Act {}

/// A pure read, which a page may repeat whenever something changed.
///
/// A deed is none, and does not pass for one:
/// ```compile_fail
/// fn fresh<C: cordon_core::wire::Query>(_command: C) {}
/// fresh(cordon_core::wire::MineOpen {});
/// ```
/// ```
/// fn fresh<C: cordon_core::wire::Query>(_command: C) {}
/// fresh(cordon_core::wire::SyncStatus {});
/// ```
pub trait Query: Command + sealed::Query {}

/// Asked over and over, journalled by differences.
pub trait Watch: Command + sealed::Watch {}

/// Nothing but the list below says of which kind a command is.
mod sealed {
    pub trait Act {}
    pub trait Query {}
    pub trait Watch {}
}

macro_rules! of_kind {
    (act $Type:ident) => {
        impl sealed::Act for $Type {}
        impl Act for $Type {}
    };
    (query $Type:ident) => {
        impl sealed::Query for $Type {}
        impl Query for $Type {}
    };
    (watch $Type:ident) => {
        impl sealed::Watch for $Type {}
        impl Watch for $Type {}
    };
}

macro_rules! kind {
    (act) => {
        Kind::Act
    };
    (query) => {
        Kind::Query
    };
    (watch) => {
        Kind::Watch
    };
}

/// What a command needs, and whether it is served while the respondent holds the screen.
macro_rules! needs {
    (anybody) => {
        (Needs::Nothing, false)
    };
    (anybody, shown) => {
        (Needs::Nothing, true)
    };
    (of its grant) => {
        (Needs::OfItsGrant, false)
    };
    ($deed:ident in $scope:ident) => {
        (Needs::Leave(Deed::$deed, Scope::$scope), false)
    };
    ($deed:ident in $scope:ident, shown) => {
        (Needs::Leave(Deed::$deed, Scope::$scope), true)
    };
}

macro_rules! commands {
    ($($(#[$doc:meta])* $kind:ident $name:ident: $Type:ident [$($needs:tt)+] {
        $($(#[$fdoc:meta])* $field:ident: $FType:ty),* $(,)?
    } -> $Reply:ty;)+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
            #[serde(deny_unknown_fields)]
            pub struct $Type { $($(#[$fdoc])* pub $field: $FType),* }

            impl Command for $Type {
                const NAME: &'static str = stringify!($name);
                const KIND: Kind = kind!($kind);
                type Reply = $Reply;
            }

            of_kind!($kind $Type);
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

            /// Its kind.
            pub const fn kind(self) -> Kind {
                match self { $(Self::$Type => kind!($kind)),+ }
            }

            /// What must be so before it is served.
            pub const fn needs(self) -> Needs {
                match self { $(Self::$Type => needs!($($needs)+).0),+ }
            }

            /// Whether the device serves it while the respondent holds the screen.
            pub const fn is_served_while_shown(self) -> bool {
                match self { $(Self::$Type => needs!($($needs)+).1),+ }
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
    query session: GetSession [anybody, shown] {} -> SessionSheet;
    /// Enrols this device or another officer on it.
    act enrol: Enrol [anybody] {
        /// HQ's address.
        hq: String,
        /// The one-time code.
        code: String,
        /// The officer's new passphrase.
        passphrase: String,
    } -> EnrolledSheet;
    /// Opens the stores with an officer's slot.
    act unlock: Unlock [anybody] {
        /// Which slot.
        slot: u32,
        /// Its passphrase.
        passphrase: String,
    } -> SessionSheet;
    /// Locks: keys leave memory.
    act lock: Lock [anybody, shown] {} -> SessionSheet;
    /// A person is there: a touch or a key. A page that stops saying so is taken to be left.
    act touched: Touched [anybody, shown] {} -> ();
    /// Changes the settings of this device.
    act settings_save: SettingsSave [ChangeSettings in Own] {
        /// All of them.
        settings: Settings,
    } -> SessionSheet;
    /// Opens the search box under a reason; durable before the first hit.
    act search_open: SearchOpen [Search in Area] {
        /// The search's own reason.
        reason: Reason,
    } -> SearchOpened;
    /// Searches as the officer types.
    watch search: Search [Search in Area] {
        /// The opened search.
        search: SearchId,
        /// What is typed.
        text: String,
    } -> Results;
    /// The search paused: what it asked and whom it showed are journalled, and it may go on.
    act search_settle: SearchSettle [Search in Area] {
        /// The opened search.
        search: SearchId,
    } -> ();
    /// The search is over: the same is journalled, and that nobody more is shown under it.
    act search_close: SearchClose [Search in Area] {
        /// The opened search.
        search: SearchId,
    } -> ();
    /// Opens a person under a reason.
    act person_open: PersonOpen [OpenPerson in Area] {
        /// Who.
        person: PersonId,
        /// Why.
        reason: Reason,
    } -> Grant;
    /// A person as they stand, under the grant of their opening.
    query person_sheet: PersonSheetOf [OpenPerson in Area] {
        /// The grant.
        grant: GrantId,
    } -> PersonSheet;
    /// The officer confirms identifiers against the person in front of them.
    act person_confirm: PersonConfirm [OpenPerson in Area] {
        /// Who.
        person: PersonId,
        /// The keys of the clues confirmed.
        clues: Vec<Token>,
    } -> PersonSheet;
    /// Opens an order under a reason.
    act order_open: OrderOpen [OpenOrder in Area] {
        /// Which.
        order: OrderId,
        /// Why.
        reason: Reason,
    } -> Grant;
    /// An order as it stands, under the grant of its opening.
    query order_sheet: OrderSheetOf [OpenOrder in Area] {
        /// The grant.
        grant: GrantId,
    } -> OrderSheet;
    /// Shows a masked field; the tap is journalled.
    act reveal: Reveal [RevealMasked in Area] {
        /// Of whom.
        person: PersonId,
        /// Which field, as the sheet named it.
        field: Token,
    } -> Revealed;
    /// Shows the need-to-know words of a condition; the tap is journalled.
    act reveal_words: RevealWords [RevealMasked in Area] {
        /// Of which order, opened under a reason.
        order: OrderId,
        /// In which version; absent for the one that stands now.
        version: Option<VersionId>,
        /// Of which condition.
        condition: ConditionId,
    } -> RevealedWords;
    /// Opens the list of orders for the station, narrowed by words. Journalled with what it names.
    act orders_open: OrdersOpen [OpenOrder in Area] {
        /// The list's reason.
        reason: Reason,
        /// Words to narrow it by; empty for all.
        text: String,
    } -> Grant;
    /// The orders that an opened list named.
    query orders_sheet: OrdersSheetOf [OpenOrder in Area] {
        /// The grant.
        grant: GrantId,
    } -> OrderListSheet;
    /// Which areas named in live orders hold or surround a place.
    watch here: Here [AskHere in Area] {
        /// Where; the device's own fix for `here`.
        place: PlaceInput,
    } -> HereNow;
    /// The device's own position, or why there is none.
    watch locate: Locate [AskHere in Area] {} -> FixReply;
    /// Sets facts against an order's words.
    act assess: Assess [Assess in Area] {
        /// Which order.
        order: OrderId,
        /// The facts.
        facts: FactsInput,
    } -> Granted<AssessmentSheet>;
    /// Sets facts against every order that binds a person; each order keeps its own answers.
    act assess_together: AssessTogether [Assess in Area] {
        /// Whom they bind.
        person: PersonId,
        /// The facts.
        facts: FactsInput,
    } -> Granted<TogetherSheet>;
    /// Opens the powers that the law rows hold for an opened order.
    act powers_open: PowersOpen [OpenOrder in Area] {
        /// Which order.
        order: OrderId,
    } -> Grant;
    /// The powers as they stand now, under the grant of their opening.
    query powers_sheet: PowersSheetOf [OpenOrder in Area] {
        /// The grant.
        grant: GrantId,
    } -> PowersSheet;
    /// Whether what a grant released still stands: nothing, or a fault that says how it does not.
    query still_stands: StillStands [of its grant] {
        /// The grant.
        grant: GrantId,
    } -> ();
    /// Looks again at what changed since it was looked at: one entry, and the same grant stands anew.
    act look_again: LookAgain [of its grant] {
        /// The grant whose rows changed.
        grant: GrantId,
    } -> Grant;
    /// Opens the locked view of what the respondent may see.
    act show_open: ShowOpen [ShowToRespondent in Area, shown] {
        /// Which order.
        order: OrderId,
    } -> ShowSheet;
    /// Says what was done in the locked view: a notice event. Needs the passphrase to leave it.
    act show_done: ShowDone [ShowToRespondent in Area, shown] {
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
    /// Begins a record about whoever was opened under a reason, or about nobody yet.
    act draft_open: DraftOpen [Record in Own] {
        /// About whom, where known.
        person: Option<PersonId>,
        /// About which order, where known.
        order: Option<OrderId>,
    } -> Grant;
    /// Takes a draft up again. One that shows a person's terms needs a reason, where he was not opened.
    act draft_reopen: DraftReopen [Record in Own] {
        /// Which.
        id: DraftId,
        /// Why; absent where it was given for him already, or the draft shows nobody.
        reason: Option<Reason>,
    } -> Grant;
    /// A draft as it stands, under the grant of its opening.
    query draft_sheet: DraftSheetOf [Record in Own] {
        /// The grant.
        grant: GrantId,
    } -> DraftSheet;
    /// Keeps a draft as it stands. It needs no grant: what was typed is kept whatever else ended. It gives
    /// none either: a draft that becomes about somebody else is taken up again before it shows them.
    act draft_save: DraftSave [Record in Own] {
        /// Which.
        id: DraftId,
        /// Its contents.
        form: RecordForm,
    } -> DraftKept;
    /// Throws a draft away.
    act draft_discard: DraftDiscard [Record in Own] {
        /// Which.
        id: DraftId,
    } -> DraftsSheet;
    /// The drafts kept.
    query drafts: Drafts [Record in Own] {} -> DraftsSheet;
    /// Keeps a file as evidence: hashed at capture, encrypted at rest.
    act exhibit_add: ExhibitAdd [Record in Own] {
        /// To which draft.
        draft: DraftId,
        /// What it is.
        kind: ExhibitKind,
        /// The file's own name; empty where it has none.
        name: Verbatim,
        /// Its bytes, as base64; the reference itself for body-worn video.
        bytes: String,
    } -> ExhibitSheet;
    /// The points to prove of a draft: what it holds of each, and what can still be done at the scene.
    query record_points: RecordPoints [Record in Own] {
        /// The grant of the draft's opening.
        grant: GrantId,
    } -> PointsSheet;
    /// Saves a draft as a record. A repeat returns the first result.
    act record: Record [Record in Own] {
        /// The draft, whose id is the command's id.
        id: DraftId,
    } -> Saved;
    /// Opens an entry of another officer on this device under a reason, to be read before it is signed for.
    act entry_open: EntryOpen [ApproveRecord in Area] {
        /// Which entry.
        entry: EntryId,
        /// Why.
        reason: Reason,
    } -> Grant;
    /// The entry as it stands, under the grant of its opening.
    query entry_sheet: EntrySheetOf [ApproveRecord in Area] {
        /// The grant.
        grant: GrantId,
    } -> EntrySheet;
    /// Signs for an entry that was opened, as the second person; a repeat returns the first signature. What
    /// is approved says which deed it needs: the use case asks for it.
    act approve: Approve [SignIn in Own] {
        /// Which entry.
        entry: EntryId,
    } -> ApprovedSheet;
    /// How the law's rows stand with the force's lawyers, and what waits for a second of them.
    query law_status: LawStatus [SeeOwnRecords in Own] {} -> LawStatusSheet;
    /// Signs rows of this edition off until a day. It counts once a second officer has signed for it.
    act law_sign_off: SignLawOff [SignLaw in Force] {
        /// Of which kinds of order, by their ids.
        kinds: Vec<Token>,
        /// The last day on which it counts.
        valid_until: Day,
    } -> LawSaid;
    /// Recalls rows: it counts as soon as HQ has it.
    act law_recall: RecallLaw [RecallLaw in Force] {
        /// Of which kinds of order, by their ids.
        kinds: Vec<Token>,
        /// In the edition of this name alone; absent for every edition.
        edition: Option<Token>,
        /// Why.
        reason: RecallReason,
        /// What the lawyer adds; empty where nothing.
        words: Verbatim,
        /// What officers do until it is lifted.
        meanwhile: Meanwhile,
    } -> LawSaid;
    /// Lifts the recalls of rows that this device holds. It counts once a second officer has signed for it.
    act law_lift: LiftLawRecall [SignLaw in Force] {
        /// Of which kinds of order, by their ids.
        kinds: Vec<Token>,
    } -> LawSaid;
    /// Signs as the second officer for a sign-off, or for the lifting of a recall, that was read here; a repeat
    /// returns the first signature.
    act law_second: SecondLaw [SignLaw in Force] {
        /// Which entry, as `law_status` names it.
        entry: EntryId,
        /// The digest that stood beside what was read.
        digest: Token,
    } -> ApprovedSheet;
    /// How far a record of the officer's own has come on its way to HQ.
    query record_state: RecordState [SeeOwnRecords in Own] {
        /// Which.
        incident: IncidentId,
    } -> ItemState;
    /// How much is to be done, in numbers: it names nobody.
    query work: Work [SeeOwnRecords in Own] {} -> WorkSheet;
    /// Opens the officer's own records, which name whom they are about.
    act mine_open: MineOpen [SeeOwnRecords in Own] {} -> Grant;
    /// The officer's own records, with their state at HQ.
    query mine_sheet: MineSheetOf [SeeOwnRecords in Own] {
        /// The grant.
        grant: GrantId,
    } -> MineSheet;
    /// The statutory clocks that run, under the grant of the officer's own records.
    query clocks_sheet: ClocksSheetOf [SeeOwnRecords in Own] {
        /// The grant.
        grant: GrantId,
    } -> ClocksSheet;
    /// What waits, what was received, what needs the officer.
    query sync_status: SyncStatus [anybody] {} -> SyncSheet;
    /// Asks the sync wing to run now.
    act sync_now: SyncNow [anybody] {} -> SyncSheet;
    /// Begins a record on a locked device: nothing held is shown to whoever makes it.
    act locked_capture_open: LockedCaptureOpen [anybody] {
        /// The slot chosen on the lock screen, a claim; absent for "not signed in".
        slot: Option<u32>,
    } -> LockedCaptureOpened;
    /// Keeps a file for a record begun on a locked device. The same bytes again return the first result.
    act locked_capture_add: LockedCaptureAdd [anybody] {
        /// For which record.
        id: CaptureId,
        /// What it is; body-worn video is named in the account.
        kind: ExhibitKind,
        /// The file's own name; empty where it has none.
        name: Verbatim,
        /// Its bytes, as base64.
        bytes: String,
    } -> LockedExhibit;
    /// Saves a record begun on a locked device, sealed to HQ. A repeat returns the first result.
    act locked_capture_save: LockedCaptureSave [anybody] {
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
