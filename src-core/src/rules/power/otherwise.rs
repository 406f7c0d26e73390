//! What else there is beside an order's own powers: offered with every answer, and first where
//! nothing is held or no term fits.

use super::Found;
use crate::rules::age::Under;
use crate::rules::assess::{Answer, NoticeAnswer};
use crate::rules::law::{BREACH_OF_THE_PEACE, BesideRow, DapnHere, GROWN_UP, NoticeRule, RouteKind, row_for};
use crate::rules::notice::NoticeKind;
use crate::rules::order::{InForceAnswer, OrderKind};
use serde::{Deserialize, Serialize};

/// One thing an officer can turn to, whatever an order answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Otherwise {
    /// Tell the respondent that the order exists, if telling is safe, and log it: acts after that count (R2).
    /// The applicant's safety plan and a fair chance to comply come first (LAW 11.30).
    InformHimNow,
    /// Ask control whether the order is live; if it is, tell him that it exists, and log it.
    AskThenInform,
    /// Other offences, each a prompt of its own (LAW 11.12).
    OtherOffences,
    /// A breach of the peace, at common law.
    BreachOfThePeace,
    /// Entry to save life or limb (PACE 1984 s.17(1)(e)).
    LifeOrLimb,
    /// A domestic violence protection notice, which a superintendent can issue everywhere (CSA 2010 s.24).
    Dvpn,
    /// A domestic abuse protection notice, which an inspector can issue where the roll-out runs (DAA 2021
    /// s.22).
    Dapn,
    /// The same, on the force's own word that it runs here.
    DapnByForce,
    /// That a domestic abuse protection notice is off here, and why (LAW 11.29).
    DapnNotConfirmed,
    /// A warrant that the applicant asks the court for.
    WarrantRoute,
    /// Committal for contempt of court, which whoever applied for the order brings.
    ContemptRoute,
    /// Contempt of a magistrates' court's order, which police bring through force legal (MCA 1980 s.63(3)).
    ContemptByForceLegal,
    /// Contempt that police bring where they applied for the order, and else the applicant (DAA 2021 s.39).
    ContemptByWhoApplied,
    /// Under 18: neither notice of domestic abuse can be given, and what there is in their place (CSA 2010 s.24(1);
    /// DAA 2021 s.22(6)).
    NoNoticeUnder18,
    /// Police protection of a child (Children Act 1989 s.46).
    PoliceProtection,
    /// The control room: other systems may hold more.
    ControlRoom,
    /// Safeguarding of whoever is at risk.
    Safeguarding,
}

impl Otherwise {
    /// Its key in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::InformHimNow => "inform_him_now",
            Self::AskThenInform => "ask_then_inform",
            Self::OtherOffences => "other_offences",
            Self::BreachOfThePeace => "breach_of_the_peace",
            Self::LifeOrLimb => "life_or_limb",
            Self::Dvpn => "dvpn",
            Self::Dapn => "dapn",
            Self::DapnByForce => "dapn_by_force",
            Self::DapnNotConfirmed => "dapn_not_confirmed",
            Self::WarrantRoute => "warrant_route",
            Self::ContemptRoute => "contempt_route",
            Self::ContemptByForceLegal => "contempt_by_force_legal",
            Self::ContemptByWhoApplied => "contempt_by_who_applied",
            Self::NoNoticeUnder18 => "no_notice_under18",
            Self::PoliceProtection => "police_protection",
            Self::ControlRoom => "control_room",
            Self::Safeguarding => "safeguarding",
        }
    }

    /// The power to arrest that it prompts, where it prompts one that hangs on no order.
    pub fn beside(self) -> Option<&'static BesideRow> {
        match self {
            Self::BreachOfThePeace => Some(&BREACH_OF_THE_PEACE),
            Self::InformHimNow
            | Self::AskThenInform
            | Self::OtherOffences
            | Self::LifeOrLimb
            | Self::Dvpn
            | Self::Dapn
            | Self::DapnByForce
            | Self::DapnNotConfirmed
            | Self::WarrantRoute
            | Self::ContemptRoute
            | Self::ContemptByForceLegal
            | Self::ContemptByWhoApplied
            | Self::NoNoticeUnder18
            | Self::PoliceProtection
            | Self::ControlRoom
            | Self::Safeguarding => None,
        }
    }
}

/// What else there is beside an order of a kind.
pub fn otherwise(kind: &OrderKind, found: Found<'_>) -> Vec<Otherwise> {
    let mut offered = Vec::new();
    if may_want_notice(found.notice) && telling_counts(kind) {
        offered.extend(telling(found.in_force));
    }
    offered.extend(ALWAYS_FIRST);
    offered.extend(notices(found));
    if has_route(kind, |route| route == RouteKind::Warrant) {
        offered.push(Otherwise::WarrantRoute);
    }
    offered.extend(contempt(kind));
    offered.extend(ALWAYS_LAST);
    offered
}

/// What else there is where no order is held, by whether a domestic abuse protection notice can be issued
/// here. That none is held is no all-clear.
pub fn nothing_held(dapn: DapnHere) -> Vec<Otherwise> {
    ALWAYS_FIRST.into_iter().chain(notices_here(dapn)).chain(ALWAYS_LAST).collect()
}

/// Whether what else there is belongs before the order's own powers: no term is shown to fit.
pub fn stands_first(found: Found<'_>) -> bool {
    found.terms.is_none_or(|terms| terms.iter().all(|term| term.answer != Answer::FactsFit))
}

const ALWAYS_FIRST: [Otherwise; 3] = [Otherwise::OtherOffences, Otherwise::BreachOfThePeace, Otherwise::LifeOrLimb];

const ALWAYS_LAST: [Otherwise; 2] = [Otherwise::ControlRoom, Otherwise::Safeguarding];

/// The notices of domestic abuse that police can give; to whoever is under 18 none, and what there is instead.
fn notices(found: Found<'_>) -> Vec<Otherwise> {
    match found.ages.now.under(GROWN_UP) {
        Under::Yes => vec![Otherwise::NoNoticeUnder18, Otherwise::PoliceProtection],
        Under::No | Under::MayBe | Under::NotKnown => notices_here(found.dapn).collect(),
    }
}

/// The notice that there is everywhere, with that of the regime that runs here, or that it is off.
fn notices_here(dapn: DapnHere) -> impl Iterator<Item = Otherwise> {
    let beside = match dapn {
        DapnHere::ByInstrument => Some(Otherwise::Dapn),
        DapnHere::ByForce => Some(Otherwise::DapnByForce),
        DapnHere::NotConfirmed => Some(Otherwise::DapnNotConfirmed),
        DapnHere::NotHere => None,
    };
    std::iter::once(Otherwise::Dvpn).chain(beside)
}

/// Who brings a contempt, where the kind has one: never said to be the victim's where police applied.
fn contempt(kind: &OrderKind) -> Option<Otherwise> {
    let by_applicant = has_route(kind, is_contempt_by_applicant);
    let by_force = has_route(kind, |route| route == RouteKind::ContemptByForceLegal);
    match (by_applicant, by_force) {
        (true, true) => Some(Otherwise::ContemptByWhoApplied),
        (false, true) => Some(Otherwise::ContemptByForceLegal),
        (true, false) => Some(Otherwise::ContemptRoute),
        (false, false) => None,
    }
}

fn may_want_notice(answer: NoticeAnswer) -> bool {
    match answer {
        NoticeAnswer::NoneHeld | NoticeAnswer::Unknown => true,
        NoticeAnswer::NotNeeded | NoticeAnswer::EvidenceHeld => false,
    }
}

/// How he is told of an order: of one that may have ended, only once control has said that it is live.
fn telling(in_force: InForceAnswer) -> Option<Otherwise> {
    match in_force {
        InForceAnswer::Yes | InForceAnswer::NotYet => Some(Otherwise::InformHimNow),
        InForceAnswer::Unknown => Some(Otherwise::AskThenInform),
        InForceAnswer::Ended | InForceAnswer::Stayed => None,
    }
}

/// Whether being told is enough for the kind. A protection notice must be served (CSA 2010 s.25(2)); an
/// undertaking is his own promise to the court, which he knows (Family Law Act 1996 s.46).
fn telling_counts(kind: &OrderKind) -> bool {
    *kind != OrderKind::Undertaking
        && row_for(kind).is_none_or(|row| match row.notice {
            NoticeRule::NotNeeded => false,
            NoticeRule::Awareness { counts, .. } => counts.contains(&NoticeKind::ToldOfExistence),
        })
}

/// Whether the law row of a kind lists a route (R3).
fn has_route(kind: &OrderKind, is_it: impl Fn(RouteKind) -> bool) -> bool {
    row_for(kind).is_some_and(|row| row.routes.iter().any(|route| is_it(route.kind)))
}

fn is_contempt_by_applicant(route: RouteKind) -> bool {
    match route {
        RouteKind::ContemptByApplicant | RouteKind::ArrestToJudge => true,
        RouteKind::ContemptByForceLegal
        | RouteKind::CriminalCharge
        | RouteKind::Warrant
        | RouteKind::NoticeHearing
        | RouteKind::BailCourt
        | RouteKind::SentencingCourt
        | RouteKind::BackToPrison
        | RouteKind::WarrantExecuted => false,
    }
}
