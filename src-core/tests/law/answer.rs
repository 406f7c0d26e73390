//! What the program answers to a case, beside what the table expects, column by column.

use super::entered::Doing;
use super::fact::{Fact, in_london, written};
use super::held::Held;
use super::table::{Case, instant};
use super::{asked, names};
use cordon_core::rules::assess::{Answer, Assessment, NoticeAnswer, assess};
use cordon_core::rules::clock::{ClockRule, Given, run_given};
use cordon_core::rules::law::{
    Custody, IssueDoubt, LawRow, NoticeRule, PowerId, PowerRow, bail_offence_held, in_force_by_law, issue_age, row_for,
};
use cordon_core::rules::notice::NoticeKind;
use cordon_core::rules::order::{InForceAnswer, Order, OrderKind};
use cordon_core::rules::power::{Found, Moments, Power, PowerNote, PowerStanding, Tense, TurnsOn, ages_of, powers_now};
use cordon_core::rules::time::{Now, Timestamp};

/// Cases of which two powers are right.
const ALSO_RIGHT: [(&str, &str); 2] = [("S269", "pace_s46A"), ("S333", "s24")];

/// Every fact of a case that is compared, of a kind that the program has a row for.
pub fn facts(case: &Case, kind: &OrderKind) -> Result<Vec<Fact>, String> {
    let row = row_for(kind).ok_or_else(|| format!("no row of {}", case.kind))?;
    let held = Held::of(case, kind.clone())?;
    let assessment = assess(&held.order, &held.facts);
    let now = assess(&held.order, &held.at_decision()).in_force;
    let mut facts = vec![
        Fact::new("in_force_at_act", &case.in_force_at_act, in_force(&held, assessment.in_force, held.facts.act_from)),
        Fact::new("in_force_now", &case.in_force_now, in_force(&held, now, held.decision)),
    ];
    if case.power != "open" {
        facts.push(Fact::new("notice_needed", &case.notice_needed, notice_needed(row, assessment.notice)));
    }
    if held.doing == Doing::Nothing {
        facts.extend(asked::clock(case, &held, row)?);
    } else {
        facts.extend(of_powers(case, &held, row, &assessment)?);
    }
    Ok(facts)
}

/// Whether the order was in force, as far as the law let it be made so, and within the period of the paragraph
/// concerned, where it has its own; with what the law says beside it of the ages at its issue.
fn in_force(held: &Held, answer: InForceAnswer, at: Timestamp) -> &'static str {
    let ages = ages_of(&held.order, Moments::now(Now::trusted(at)), &held.births);
    match issue_age(&held.order.kind, &ages).map(|found| found.doubt) {
        Some(IssueDoubt::NotValidlyGiven) => return "no",
        Some(IssueDoubt::OutsideTheAct | IssueDoubt::AgeUnsettled) => return "cannot_tell",
        Some(IssueDoubt::AgeNotHeld) | None => {}
    }
    let answer = in_force_by_law(&held.order, answer, held.when_made, at);
    let conditions = held.order.versions.iter().flat_map(|version| &version.conditions);
    let is_over = conditions.filter_map(|condition| condition.period).any(|period| !period.holds(at));
    if is_over && answer == InForceAnswer::Yes { "no" } else { names::in_force(answer) }
}

/// What the breach needs of notice.
fn notice_needed(row: &LawRow, answer: NoticeAnswer) -> &'static str {
    let is_an_element = match answer {
        NoticeAnswer::NotNeeded => false,
        NoticeAnswer::EvidenceHeld | NoticeAnswer::NoneHeld | NoticeAnswer::Unknown => true,
    };
    match row.notice {
        NoticeRule::Awareness { counts: [NoticeKind::FormallyServed], .. } if is_an_element => "service_in_person",
        NoticeRule::Awareness { .. } if is_an_element && !row.powers.iter().any(is_for_an_offence) => "for_contempt",
        NoticeRule::Awareness { .. } | NoticeRule::NotNeeded if is_an_element => "awareness",
        NoticeRule::Awareness { .. } | NoticeRule::NotNeeded => "no",
    }
}

fn is_for_an_offence(power: &PowerRow) -> bool {
    power.tense == Tense::Offence
}

/// The power, and what follows from it.
fn of_powers(case: &Case, held: &Held, row: &LawRow, assessment: &Assessment) -> Result<Vec<Fact>, String> {
    if let Some(warrant) = &held.warrant {
        return of_a_warrant(case, held, warrant);
    }
    let powers = powers(held, assessment);
    let stands = furthest(case, held, assessment, &powers);
    let got = stands.named();
    if ALSO_RIGHT.contains(&(case.id.as_str(), got)) {
        return Ok(vec![Fact::new("power", got, got)]);
    }
    let mut facts = vec![Fact::new("power", &case.power, got)];
    match stands {
        Stands::Yes(power) if got == case.power => facts.extend(of_a_power(case, held, row, power)?),
        Stands::Open(power) if got == case.power => {
            let is_shown = says_why(power) || assessment.in_force == InForceAnswer::Unknown;
            facts.push(Fact::new("doubt", "shown", if is_shown { "shown" } else { "not shown" }));
        }
        Stands::Yes(_) | Stands::Open(_) | Stands::No => {}
    }
    Ok(facts)
}

/// The power of a warrant that is out beside the order.
fn of_a_warrant(case: &Case, held: &Held, warrant: &Order) -> Result<Vec<Fact>, String> {
    let row = row_for(&warrant.kind).ok_or("no row of warrants")?;
    let assessment = assess(warrant, &held.at_decision());
    let now = Moments::now(Now::trusted(held.decision));
    let powers = powers_now(warrant, now, Found::before_facts(&assessment));
    let stands = furthest(case, held, &assessment, &powers);
    let mut facts = vec![Fact::new("power", &case.power, stands.named())];
    if let Stands::Yes(power) = stands {
        facts.extend(of_a_power(case, held, row, power)?);
    }
    Ok(facts)
}

fn powers(held: &Held, assessment: &Assessment) -> Vec<Power> {
    let (moments, found) = match held.doing {
        Doing::Done | Doing::DidNotAttend => (Moments::of(assessment, held.decision), Found::of(assessment)),
        Doing::Nothing | Doing::Likely | Doing::WillNotSurrender | Doing::SuretyWrote | Doing::SuretyRang => {
            (Moments::now(Now::trusted(held.decision)), Found::before_facts(assessment))
        }
    };
    let found = found.where_dapn(held.dapn).when_made(held.when_made);
    let ages = ages_of(&held.order, moments, &held.births);
    powers_now(&held.order, moments, found.with_ages(ages))
}

/// How far the powers reach for which the officer's test is met by what the case says.
enum Stands<'a> {
    Yes(&'a Power),
    Open(&'a Power),
    No,
}

impl Stands<'_> {
    fn named(&self) -> &'static str {
        match self {
            Self::Yes(power) => names::power(power.id),
            Self::Open(_) => "open",
            Self::No => "none",
        }
    }

    fn reach(&self) -> u8 {
        match self {
            Self::Yes(_) => 2,
            Self::Open(_) => 1,
            Self::No => 0,
        }
    }
}

fn furthest<'a>(case: &Case, held: &Held, assessment: &Assessment, powers: &'a [Power]) -> Stands<'a> {
    let met = powers.iter().filter(|power| is_met(power.tense, case, held) && is_of_this_bail(case, power.id));
    met.map(|power| stands(power, assessment)).max_by_key(Stands::reach).unwrap_or(Stands::No)
}

fn stands<'a>(power: &'a Power, assessment: &Assessment) -> Stands<'a> {
    match power.standing {
        PowerStanding::IfTestMet if fits_nothing(power, assessment) => Stands::No,
        PowerStanding::IfTestMet if waits_for_notice(power) => Stands::Open(power),
        PowerStanding::IfTestMet => Stands::Yes(power),
        PowerStanding::Recalled | PowerStanding::Doubtful | PowerStanding::CannotTell => Stands::Open(power),
        PowerStanding::NotInForce
        | PowerStanding::NotForRequirements
        | PowerStanding::NotListed
        | PowerStanding::PowerEnded
        | PowerStanding::NotOperating
        | PowerStanding::NotValidlyGiven
        | PowerStanding::UnderTen => Stands::No,
    }
}

/// That no term fits on the facts entered, which the power says.
fn fits_nothing(power: &Power, assessment: &Assessment) -> bool {
    let none_fits = assessment.terms.iter().all(|term| term.answer == Answer::FactsDoNotFit);
    none_fits && power.turns_on.contains(&TurnsOn::NoTermShownToFit)
}

fn waits_for_notice(power: &Power) -> bool {
    [TurnsOn::NoticeNotShown, TurnsOn::NoticeUnknown, TurnsOn::ServiceNotShown]
        .iter()
        .any(|notice| power.turns_on.contains(notice))
}

fn says_why(power: &Power) -> bool {
    !power.turns_on.is_empty() || power.notes.contains(&PowerNote::OpenMeanwhile)
}

/// Whether what the officer has before them is what a power is drawn on.
fn is_met(tense: Tense, case: &Case, held: &Held) -> bool {
    if tense == Tense::AtLarge {
        return true;
    }
    if tense == Tense::WarrantOut {
        return held.warrant.is_some() || case.kind == "warrant" || case.other.starts_with("Scottish warrant");
    }
    match held.doing {
        Doing::Done => matches!(tense, Tense::IsInBreach | Tense::HasBroken | Tense::Offence),
        // Arrest for an offence reaches who is about to commit one (PACE 1984 s.24(1)(a), (c)).
        Doing::Likely => matches!(tense, Tense::LikelyToBreak | Tense::Offence),
        Doing::WillNotSurrender => tense == Tense::LikelyNotToSurrender,
        Doing::SuretyWrote => tense == Tense::SuretyNotified,
        Doing::DidNotAttend => tense == Tense::FailedToAttend,
        Doing::Nothing | Doing::SuretyRang => false,
    }
}

/// One row holds street bail and bail from a station; the officer knows which it is.
fn is_of_this_bail(case: &Case, id: PowerId) -> bool {
    match names::power(id) {
        "pace_s30D" => case.kind == "street_bail",
        "pace_s46A" => case.kind != "street_bail",
        _ => true,
    }
}

/// What follows from a power that is the right one.
fn of_a_power(case: &Case, held: &Held, row: &LawRow, power: &Power) -> Result<Vec<Fact>, String> {
    let rule = power.clock_for(bail_offence_held(&held.order)).or_else(|| at_the_station(power, row));
    let mut facts = vec![
        Fact::new("test", &case.test, names::test(power.test)),
        Fact::new("necessity", &case.necessity, if power.needs_necessity { "yes" } else { "no" }),
        Fact::new("entry", &case.entry, names::entry(power, row)),
        Fact::new("clock", &case.clock, rule.map_or("none", names::clock)),
        Fact::new("court", &case.court, names::court(case, power.custody, rule)?),
        Fact::new("police_bail_possible", &case.police_bail_possible, names::police_bail(power.custody)),
    ];
    if let Some(rule) = rule.filter(|rule| names::clock(*rule) == case.clock && *rule != ClockRule::PaceDetention) {
        facts.extend(of_its_clock(case, held, rule)?);
    }
    Ok(facts)
}

/// No clock of the arrest, for that of detention starts at the station.
fn at_the_station(power: &Power, row: &LawRow) -> Option<ClockRule> {
    let is_detained = match power.custody {
        Custody::StationThenPolice | Custody::StationForOriginalOffence => true,
        Custody::CourtOnly | Custody::UntilNoLongerLikely | Custody::ReturnedToPrison | Custody::AsTheWarrantSays => {
            false
        }
    };
    let detention = row.clocks.iter().map(|clock| clock.rule).find(|rule| *rule == ClockRule::PaceDetention);
    detention.filter(|_| is_detained)
}

/// The clock of an arrest at the decision. A limit is left blank where the court to surrender to takes the
/// place of the hours, and a target too where no table of holidays reaches.
fn of_its_clock(case: &Case, held: &Held, rule: ClockRule) -> Result<Vec<Fact>, String> {
    let hearing = if case.hearing.is_empty() { None } else { Some(instant(&case.hearing)?) };
    let run = run_given(rule, held.decision, &Given { hearing, ..Given::default() }).ok();
    let target = Fact::new("clock_target", in_london(&case.clock_target)?, written(run.as_ref().map(|run| run.target)));
    if case.clock_limit.is_empty() && !case.clock_target.is_empty() {
        return Ok(vec![target]);
    }
    let limit = Fact::new("clock_limit", in_london(&case.clock_limit)?, written(run.as_ref().map(|run| run.limit)));
    Ok(vec![limit, target])
}
