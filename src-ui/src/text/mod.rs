//! The contract's values in the catalogue's words. The only place where an enum becomes a sentence.
//!
//! Every function takes the catalogue first, returns a `String` and reads the locale untracked: with
//! a second language the root must rebuild the page. `I18n` is what `use_i18n()` returns.
//!
//! | function | of |
//! |---|---|
//! | `in_force(i18n, InForceAnswer)`, `in_force_tag(i18n, Paper, ..)` | a sentence; the word of the tag |
//! | `answer(i18n, Answer)` | question 4 |
//! | `identity(i18n, Identity)`, `notice(i18n, NoticeAnswer)` | questions 1 and 5 |
//! | `operating(i18n, Operating, Option<&Stamp>)`, `nature(i18n, Nature)` | question 3 |
//! | `question(i18n, Question)`, `reply(i18n, Reply)`, `why(i18n, &Why)` | what was asked and why |
//! | `settle(i18n, &Settle)`, `basis(i18n, SightingBasis)` | what would settle it; how he was placed |
//! | `term(i18n, &TermBrief)` | the line under the words |
//! | `breach(i18n, &BreachBrief)`, `power(i18n, &Power)`, `standing(i18n, PowerStanding)` | the law rows |
//! | `arrest(i18n, &Power)`, `entry(i18n, &Power)`, `test_in_words(i18n, Test)`, `tense(i18n, Tense)` | a power's parts |
//! | `covers`, `power_from`, `notice_needed`, `codes`, `row_clock`, `duty`, `route`, `form` | a law row's parts |
//! | `turns_on(i18n, &TurnsOn)`, `power_note(i18n, PowerNote)` | what a power's use turns on |
//! | `condition_power(i18n, &ConditionPower)` | a power's standing for one paragraph |
//! | `otherwise(i18n, Otherwise)` | what else there is |
//! | `role(i18n, Role)`, `roles(i18n, &RoleCount)`, `gender(i18n, Gender)`, `band(i18n, Band)` | people |
//! | `who(i18n, Option<i32>, Gender)` | "38 · male" |
//! | `read_as(i18n, &ReadAs)`, `matched_on(i18n, &MatchedOn)`, `clue(i18n, ClueKind)` | search |
//! | `origin(i18n, Origin)`, `outcome(i18n, Outcome)`, `notice_kind(i18n, NoticeKind)` | orders |
//! | `understood(i18n, Understood)` | a notice |
//! | `mode(i18n, Mode)`, `exhibit(i18n, ExhibitKind)` | records |
//! | `captured(i18n, &CaptureMark)` | a draft made while locked |
//! | `point_state(i18n, PointState)`, `held(i18n, &HaveSheet)`, `missing(i18n, Missing)` | points to prove |
//! | `clash(i18n, Clash)`, `clause(i18n, &ClauseSheet)` | several orders |
//! | `permitted_by(i18n, paragraph, &PermittedBy)`, `claimed(i18n, &Claimed)` | several orders |
//! | `saying(i18n, SayingKind)`, `necessity(i18n, Necessity)` | records |
//! | `clock(i18n, ClockRule)`, `excluded(i18n, ExcludedBecause)`, `excluded_in(i18n, ExcludedIn)` | clocks |
//! | `fault(i18n, &Fault)`, `item_state(i18n, &ItemState)`, `item_what(i18n, ItemKind)` | the frame |
//! | `reason_kind(i18n, ReasonKind)`, `theme(i18n, Theme)`, `clock_trust(i18n, ClockTrust)`, `clock_doubt(i18n, ClockDoubt)` | the frame |
//! | `ago(i18n, then_ms, now_ms)`, `stamp(&Stamp)`, `bytes(i18n, u64)` | times and sizes |
//! | `coverage(i18n, &Coverage, now_ms)`, `hq_knew(i18n, &Coverage, now_ms)` | age and scope |
//! | `fix(i18n, &FixReply, now_ms)`, `no_fix(i18n, NoFix)` | positions |
//! | `chip(i18n, &StatusChip)` | the status chip |

mod assess;
mod frame;
mod law;
mod person;
mod points;
mod power;
mod record;
mod row;
mod together;

pub use assess::*;
pub use frame::*;
pub use law::*;
pub use person::*;
pub use points::*;
pub use power::*;
pub use record::*;
pub use row::*;
pub use together::*;

pub use crate::i18n::I18n;
pub(crate) use crate::i18n::say;
