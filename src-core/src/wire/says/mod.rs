//! The contract's values in the catalogue's words, for page and command line alike. The only place
//! where an enum becomes a sentence.
//!
//! Every function takes the catalogue's reader first and returns a `String`; `resting` and `reading`, which
//! decide whether anything is said of an order, return the text.
//!
//! | function | of |
//! |---|---|
//! | `in_force(reader, InForceAnswer)`, `in_force_tag(reader, Paper, ..)` | a sentence; the word of the tag |
//! | `answer(reader, Answer, Nature)` | question 4 |
//! | `identity(reader, Identity)`, `notice(reader, NoticeAnswer)` | questions 1 and 5 |
//! | `operating(reader, Operating, Option<&Stamp>)`, `nature(reader, Nature)` | question 3 |
//! | `question(reader, Question)`, `reply(reader, Reply)`, `why(reader, &Why)` | what was asked and why |
//! | `settle(reader, &Settle)`, `basis(reader, SightingBasis)` | what would settle it; how he was placed |
//! | `term(reader, &TermBrief)` | the line under the words |
//! | `card_row(reader, &CardRow)`, `condition_line(reader, &ConditionLine)`, `no_arrest_tag(..)` | an order's card |
//! | `breach(reader, &BreachBrief)`, `power(reader, &Power)`, `standing(reader, PowerStanding)` | the law rows |
//! | `arrest(reader, &Power)`, `entry(reader, &Power)`, `test_in_words(reader, Test)`, `tense(reader, Tense)` | a power's parts |
//! | `custody(reader, Custody)`, `bail_offence(reader, BailOffence)` | where an arrest leads; what bail is for |
//! | `covers`, `power_from`, `notice_needed`, `codes`, `row_clock`, `duty`, `route`, `form` | a law row's parts |
//! | `doubt(reader, &Doubt)` | what is open in a row, and what to do meanwhile |
//! | `turns_on(reader, &TurnsOn)`, `power_note(reader, PowerNote)` | what a power's use turns on |
//! | `condition_power(reader, &ConditionPower)` | a power's standing for one paragraph |
//! | `otherwise(reader, Otherwise)`, `otherwise_lines(reader, Otherwise)` | what else there is, and what stands under it |
//! | `beside_line(reader, &BesideRow)`, `beside_lines(..)`, `arrested_beside(..)` | a power that hangs on no order |
//! | `protect(reader, &ProtectRow)` | a power to safeguard somebody |
//! | `sign_off(reader, &SignOffNow)`, `sign_offs(reader, orders)`, `recalled(reader, &RecallNow)`, `law_says(reader, &LawSays)` | what lawyers say of a row |
//! | `offence(reader, &OffencePrompt)`, `offence_provision(reader, &OffenceProvision)` | another offence |
//! | `safeguard(reader, SafeguardPrompt)`, `safeguard_lines(reader, SafeguardPrompt)` | what safeguarding asks |
//! | `role(reader, Role)`, `roles(reader, &RoleCount)`, `gender(reader, Gender)`, `band(reader, Band)` | people |
//! | `who(reader, Option<i32>, Gender)` | "38 · male" |
//! | `read_as(reader, &ReadAs)`, `matched_on(reader, &MatchedOn)`, `clue(reader, ClueKind)` | search |
//! | `origin(reader, Origin)`, `outcome(reader, Outcome)`, `notice_kind(reader, NoticeKind)` | orders |
//! | `operating_count(reader, OperatingCount)`, `version_named(reader, &OrderSheet, &VersionSheet)` | an order's page |
//! | `name_line(reader, &OrderBrief)`, `person_line(reader, &OrderBrief)`, `draft_line(reader, &DraftSheet)` | whom a page concerns |
//! | `understood(reader, Understood)` | a notice |
//! | `mode(reader, Mode)`, `exhibit(reader, ExhibitKind)` | records |
//! | `captured(reader, &CaptureMark)` | a draft made while locked |
//! | `point_state(reader, PointState)`, `held(reader, &HaveSheet)`, `missing(reader, Missing)` | points to prove |
//! | `clash(reader, Clash)`, `clause(reader, &ClauseSheet)` | several orders |
//! | `permitted_by(reader, paragraph, &PermittedBy)`, `claimed(reader, &Claimed)` | several orders |
//! | `saying(reader, SayingKind)`, `necessity(reader, Necessity)` | records |
//! | `clock(reader, ClockRule)`, `excluded(reader, ExcludedBecause)`, `excluded_in(reader, ExcludedIn)` | clocks |
//! | `fault(reader, &Fault)`, `item_state(reader, &ItemState)`, `item_what(reader, ItemKind)` | the frame |
//! | `reason(reader, &Reason)`, `reason_kind(reader, ReasonKind)`, `theme(reader, Theme)`, `clock_trust(reader, ClockTrust)`, `clock_doubt(reader, ClockDoubt)` | the frame |
//! | `ago(reader, then_ms, now_ms)`, `stamp(&Stamp)`, `bytes(reader, u64)` | times and sizes |
//! | `coverage(reader, &Coverage, now_ms)`, `hq_knew(reader, &Coverage, now_ms)` | age and scope |
//! | `fix(reader, &FixReply, now_ms)`, `no_fix(reader, NoFix)` | positions |
//! | `chip(reader, &StatusChip)` | the status chip |

mod assess;
mod beside;
mod card;
mod frame;
mod law;
mod offence;
mod order;
mod person;
mod points;
mod power;
mod record;
mod row;
mod together;
mod word;

pub use assess::*;
pub use beside::*;
pub use card::*;
pub use frame::*;
pub use law::*;
pub use offence::*;
pub use order::*;
pub use person::*;
pub use points::*;
pub use power::*;
pub use record::*;
pub use row::*;
pub use together::*;
pub use word::*;

use crate::words::Reader;

/// A text of the catalogue as a `String`: `say!(reader, room.name, argument = value)`.
macro_rules! say {
    ($reader:expr, $room:ident . $name:ident $(, $argument:ident = $value:expr)* $(,)?) => {{
        const KEY: $crate::words::TextKey = $crate::words::TextKey::checked(
            concat!(stringify!($room), ".", stringify!($name)),
            &[$(stringify!($argument)),*],
        );
        $reader.say(KEY, &[$((stringify!($argument), &$value)),*])
    }};
}
use say;
