//! Routes by which a breach comes before a court, and what bars each (R3).
//!
//! The bar bites on a conviction or a punishment, never on the choice of a route; proceedings for
//! bail bar nothing.

use super::LawRow;
use crate::text_key;
use crate::words::TextKey;
use serde::{Deserialize, Serialize};

/// One route of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Route {
    /// Which.
    #[serde(rename = "route")]
    pub kind: RouteKind,
    /// Its section.
    pub section: &'static str,
    /// Who brings it.
    pub brought_by: TextKey,
    /// Before which court.
    pub court: TextKey,
    /// Routes whose conviction or punishment bars this one, for the same conduct.
    pub barred_by: &'static [RouteKind],
}

/// A way in which a breach comes before a court.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RouteKind {
    /// Charged as an offence.
    CriminalCharge,
    /// Contempt, brought by whoever applied for the order.
    ContemptByApplicant,
    /// Contempt, brought by the force's lawyers.
    ContemptByForceLegal,
    /// A warrant of arrest, asked of the court that made the order.
    Warrant,
    /// Arrest, and straight to the judge who may deal with the contempt.
    ArrestToJudge,
    /// Arrest, and to the court that hears the application for an order.
    NoticeHearing,
    /// Arrest, and to the court or station that decides on bail.
    BailCourt,
    /// Back to the court that passed sentence.
    SentencingCourt,
    /// Back to the prison in which the sentence is served, on recall or as unlawfully at large.
    BackToPrison,
    /// Arrest on a warrant that is out, and to where it directs.
    WarrantExecuted,
}

/// What came of a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RouteOutcome {
    /// Begun, without result so far.
    Begun,
    /// Convicted of the breach.
    Convicted,
    /// Punished for the contempt.
    Punished,
    /// Ended with neither.
    EndedWithout,
}

/// A route that was used for a piece of conduct, and what came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RouteUsed {
    /// Which.
    pub route: RouteKind,
    /// What came of it.
    pub outcome: RouteOutcome,
}

/// A route that is barred, and by what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RouteBar {
    /// The route that is no longer open.
    pub route: RouteKind,
    /// What bars it.
    pub by: RouteUsed,
}

/// The routes of a row that are barred by those already used for the same conduct (R3). Empty
/// means that none is barred by what is given here, not that any is open.
pub fn route_bars(row: &LawRow, used: &[RouteUsed]) -> Vec<RouteBar> {
    row.routes.iter().filter_map(|route| route.bar(used)).collect()
}

impl Route {
    fn bar(&self, used: &[RouteUsed]) -> Option<RouteBar> {
        let by = used.iter().find(|used| used.outcome.bars() && self.barred_by.contains(&used.route))?;
        Some(RouteBar { route: self.kind, by: *by })
    }
}

impl RouteOutcome {
    fn bars(self) -> bool {
        match self {
            Self::Convicted | Self::Punished => true,
            Self::Begun | Self::EndedWithout => false,
        }
    }
}

/// A conviction bars contempt.
pub(super) const BY_CONVICTION: &[RouteKind] = &[RouteKind::CriminalCharge];

/// A punishment as contempt, whoever brought it, bars a conviction.
pub(super) const BY_CONTEMPT: &[RouteKind] =
    &[RouteKind::ContemptByApplicant, RouteKind::ContemptByForceLegal, RouteKind::Warrant, RouteKind::ArrestToJudge];

/// The charge of a breach that can also be contempt.
pub(super) const fn charge_or_contempt(section: &'static str) -> Route {
    Route { barred_by: BY_CONTEMPT, ..charge(section) }
}

/// The charge of a breach that is an offence and nothing else.
pub(super) const fn charge(section: &'static str) -> Route {
    Route {
        kind: RouteKind::CriminalCharge,
        section,
        brought_by: text_key!("kind.charge_police_charged_as_the_prosecutors_direct"),
        court: text_key!("kind.charge_a_magistrates_court_youth_court"),
        barred_by: &[],
    }
}

/// Contempt that the applicant brings to the family court or the High Court.
pub(super) const fn family_contempt(section: &'static str, barred_by: &'static [RouteKind]) -> Route {
    Route {
        kind: RouteKind::ContemptByApplicant,
        section,
        brought_by: text_key!("kind.family_contempt_as_a_rule_the_applicant"),
        court: text_key!("kind.family_contempt_the_family_court_or_the_high"),
        barred_by,
    }
}

/// A warrant that the applicant asks for; it leads to contempt.
pub(super) const fn warrant(section: &'static str, barred_by: &'static [RouteKind]) -> Route {
    Route {
        kind: RouteKind::Warrant,
        section,
        brought_by: text_key!("kind.warrant_the_applicant"),
        court: text_key!("kind.court_the_court_that_made_the_order"),
        barred_by,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::law::{ROWS, row_for};
    use crate::rules::order::OrderKind;

    fn used(route: RouteKind, outcome: RouteOutcome) -> RouteUsed {
        RouteUsed { route, outcome }
    }

    #[track_caller]
    fn check(kind: OrderKind, used: &[RouteUsed], barred: &[RouteKind]) {
        let row = row_for(&kind).unwrap();
        let found: Vec<RouteKind> = route_bars(row, used).into_iter().map(|bar| bar.route).collect();
        assert_eq!(found, barred, "{kind:?}");
    }

    #[test]
    fn a_conviction_bars_contempt_and_a_punishment_bars_the_charge() {
        let convicted = [used(RouteKind::CriminalCharge, RouteOutcome::Convicted)];
        let contempts = [RouteKind::ContemptByApplicant, RouteKind::Warrant];
        for kind in
            [OrderKind::NonMolestation, OrderKind::HarassmentInjunction, OrderKind::Fgm, OrderKind::ForcedMarriage]
        {
            check(kind.clone(), &convicted, &contempts);
            check(kind, &[used(RouteKind::ContemptByApplicant, RouteOutcome::Punished)], &[RouteKind::CriminalCharge]);
        }
        let force = [used(RouteKind::ContemptByForceLegal, RouteOutcome::Punished)];
        check(OrderKind::Dapo, &force, &[RouteKind::CriminalCharge]);
    }

    #[test]
    fn choosing_a_route_or_losing_on_it_bars_nothing() {
        for outcome in [RouteOutcome::Begun, RouteOutcome::EndedWithout] {
            check(OrderKind::NonMolestation, &[used(RouteKind::CriminalCharge, outcome)], &[]);
            check(OrderKind::Dapo, &[used(RouteKind::ContemptByApplicant, outcome)], &[]);
        }
        check(OrderKind::NonMolestation, &[], &[]);
    }

    #[test]
    fn bail_bars_nothing_whatever_comes_of_it() {
        for row in ROWS {
            for outcome in [RouteOutcome::Convicted, RouteOutcome::Punished] {
                assert!(route_bars(row, &[used(RouteKind::BailCourt, outcome)]).is_empty(), "{}", row.kind_id);
            }
        }
    }

    #[test]
    fn every_row_has_a_route_and_bars_are_mutual() {
        for row in ROWS {
            assert!(!row.routes.is_empty(), "{}", row.kind_id);
            let charge = row.routes.iter().find(|route| route.kind == RouteKind::CriminalCharge);
            for contempt in row.routes.iter().filter(|route| route.barred_by.contains(&RouteKind::CriminalCharge)) {
                let bars = charge.is_some_and(|charge| charge.barred_by.contains(&contempt.kind));
                assert!(bars, "{} {:?}", row.kind_id, contempt.kind);
            }
        }
    }
}
