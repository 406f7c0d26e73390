//! What else there is beside an order's own powers: offered with every answer, and first where
//! nothing is held or no term fits.

use super::Found;
use crate::rules::assess::{Answer, NoticeAnswer};
use crate::rules::law::{NoticeRule, RouteKind, row_for};
use crate::rules::notice::NoticeKind;
use crate::rules::order::{InForceAnswer, OrderKind};
use serde::{Deserialize, Serialize};

/// One thing an officer can turn to, whatever an order answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Otherwise {
    /// Tell him now that the order exists, and log it: acts after that count (R2).
    InformHimNow,
    /// Ask control whether the order is live; if it is, tell him that it exists, and log it.
    AskThenInform,
    /// Other offences: assault, damage, harassment, stalking, threats.
    OtherOffences,
    /// A breach of the peace, at common law.
    BreachOfThePeace,
    /// Entry to save life or limb (PACE 1984 s.17(1)(e)).
    LifeOrLimb,
    /// A protection notice of the police's own, under whichever regime runs here (CSA 2010 s.24; DAA
    /// 2021 s.22).
    DvpnOrDapn,
    /// A warrant that the applicant asks the court for.
    WarrantRoute,
    /// Committal for contempt of court: usually the applicant's to bring.
    ContemptRoute,
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
            Self::DvpnOrDapn => "dvpn_or_dapn",
            Self::WarrantRoute => "warrant_route",
            Self::ContemptRoute => "contempt_route",
            Self::ControlRoom => "control_room",
            Self::Safeguarding => "safeguarding",
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
    if has_route(kind, |route| route == RouteKind::Warrant) {
        offered.push(Otherwise::WarrantRoute);
    }
    if has_route(kind, is_contempt) {
        offered.push(Otherwise::ContemptRoute);
    }
    offered.extend(ALWAYS_LAST);
    offered
}

/// What else there is where no order is held. That none is held is no all-clear.
pub fn nothing_held() -> Vec<Otherwise> {
    ALWAYS_FIRST.into_iter().chain(ALWAYS_LAST).collect()
}

/// Whether what else there is belongs before the order's own powers: no term is shown to fit.
pub fn stands_first(found: Found<'_>) -> bool {
    found.terms.is_none_or(|terms| terms.iter().all(|term| term.answer != Answer::FactsFit))
}

const ALWAYS_FIRST: [Otherwise; 4] =
    [Otherwise::OtherOffences, Otherwise::BreachOfThePeace, Otherwise::LifeOrLimb, Otherwise::DvpnOrDapn];

const ALWAYS_LAST: [Otherwise; 2] = [Otherwise::ControlRoom, Otherwise::Safeguarding];

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

fn is_contempt(route: RouteKind) -> bool {
    match route {
        RouteKind::ContemptByApplicant | RouteKind::ContemptByForceLegal | RouteKind::ArrestToJudge => true,
        RouteKind::CriminalCharge
        | RouteKind::Warrant
        | RouteKind::NoticeHearing
        | RouteKind::BailCourt
        | RouteKind::SentencingCourt => false,
    }
}
