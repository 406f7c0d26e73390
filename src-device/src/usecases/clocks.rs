//! The statutory clocks that run: those of arrests and of what was done to safeguard somebody, recorded here,
//! and those that formal service recorded here has started.

use super::{law_words, shape};
use crate::Failure;
use crate::session::Session;
use crate::store::own::records;
use crate::store::replica::orders;
use cordon_core::rules::clock::{self, ClockRule, Given};
use cordon_core::rules::decision::Action;
use cordon_core::rules::ids::OrderId;
use cordon_core::rules::law::{RecallNow, clocks_started};
use cordon_core::rules::notice::NoticeEvent;
use cordon_core::rules::order::Order;
use cordon_core::rules::time::Timestamp;
use cordon_core::wire::{ClockSheet, Stamp};

/// An officer's clocks, the next limit first.
pub fn running(session: &Session) -> Result<Vec<ClockSheet>, Failure> {
    let arrests = records::clocks(&session.own, session.officer.id)?;
    let mut clocks: Vec<ClockSheet> =
        arrests.iter().map(|arrest| of_arrest(session, arrest)).collect::<Result<_, _>>()?;
    let mut started = Vec::new();
    for event in &records::notices_by(&session.own, session.officer.id)? {
        let Some(held) = orders::find(&session.replica, event.order)? else { continue };
        // A second service starts nothing anew.
        let mut sheets = of_service(session, &held.order, event)?;
        sheets.retain(|sheet| !started.contains(&(event.order, sheet.rule)));
        started.extend(sheets.iter().map(|sheet| (event.order, sheet.rule)));
        clocks.append(&mut sheets);
    }
    clocks.sort_by_key(|clock| clock.limit.as_ref().map_or(clock.start.at, |limit| limit.at));
    Ok(clocks)
}

/// A clock that an arrest or another deed of a decision started, as screens show it.
pub fn of_arrest(session: &Session, running: &records::Running) -> Result<ClockSheet, Failure> {
    let given = Given { hearing: hearing_of(session, running)?, ..Given::default() };
    let recall = recall_of(session, &arrested_under(session, running)?)?;
    Ok(ClockSheet { recall, ..sheet_given(running.rule, running.start, given, running.who.clone()) })
}

/// The orders that the decisions about an arrest name.
fn arrested_under(session: &Session, running: &records::Running) -> Result<Vec<OrderId>, Failure> {
    let decisions = records::decisions_on(&session.own, running.incident)?;
    let actions = decisions.iter().flat_map(|decision| &decision.actions);
    let arrests = actions.filter(|action| action.arrested_at() == Some(running.start));
    Ok(arrests.filter_map(Action::order).collect())
}

/// That force legal recalled the row of one of these orders.
fn recall_of(session: &Session, ids: &[OrderId]) -> Result<Option<RecallNow>, Failure> {
    for id in ids {
        if let Some(held) = orders::find(&session.replica, *id)?
            && let Some(recall) = law_words::recall_of(&session.replica, &held.order.kind)?
        {
            return Ok(Some(recall));
        }
    }
    Ok(None)
}

/// The hearing ahead of an arrest: the one that the officer gave, or else the one that the order states.
fn hearing_of(session: &Session, running: &records::Running) -> Result<Option<Timestamp>, Failure> {
    let decisions = records::decisions_on(&session.own, running.incident)?;
    let actions = decisions.iter().flat_map(|decision| &decision.actions);
    let arrests: Vec<&Action> = actions.filter(|action| action.arrested_at() == Some(running.start)).collect();
    if let Some(given) = arrests.iter().find_map(|arrest| arrest.hearing()) {
        return Ok(Some(given));
    }
    for order in arrests.iter().filter_map(|arrest| arrest.order()) {
        let stated = orders::find(&session.replica, order)?.and_then(|held| held.order.hearing_at(running.start)?.at);
        if stated.is_some() {
            return Ok(stated);
        }
    }
    Ok(None)
}

/// The clocks that a notice event started; none for an order that is not held.
pub fn of_notice(session: &Session, event: &NoticeEvent) -> Result<Vec<ClockSheet>, Failure> {
    match orders::find(&session.replica, event.order)? {
        Some(held) => of_service(session, &held.order, event),
        None => Ok(Vec::new()),
    }
}

fn of_service(session: &Session, order: &Order, event: &NoticeEvent) -> Result<Vec<ClockSheet>, Failure> {
    let names: Vec<String> =
        order.respondents.iter().map(|person| shape::person_name(session, *person)).collect::<Result<_, _>>()?;
    let recall = law_words::recall_of(&session.replica, &order.kind)?;
    let started = clocks_started(order, event).into_iter();
    let sheets =
        started.map(|(rule, start)| ClockSheet { recall: recall.clone(), ..sheet(rule, start, names.join("; ")) });
    Ok(sheets.collect())
}

/// A clock as screens show it; past the calendar's expiry the rule stands without a time.
fn sheet(rule: ClockRule, start: Timestamp, who: String) -> ClockSheet {
    sheet_given(rule, start, Given::default(), who)
}

fn sheet_given(rule: ClockRule, start: Timestamp, given: Given, who: String) -> ClockSheet {
    let run = clock::run_given(rule, start, &given).ok();
    ClockSheet {
        rule,
        letter: rule.letter().into(),
        source: rule.source().into(),
        words: rule.words(),
        what_counts: rule.what_counts(),
        open: run.as_ref().and_then(|clock| rule.open_question(&clock.target, &clock.limit)),
        recall: None,
        past_limit: rule.past_limit(),
        who: who.into(),
        start: Stamp::of(start),
        target: run.as_ref().map(|clock| Stamp::of(clock.target)),
        limit: run.as_ref().map(|clock| Stamp::of(clock.limit)),
        excluded: run
            .map(|clock| clock.excluded.iter().map(|each| (each.day.text().into(), each.why, each.reading)).collect())
            .unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cordon_core::rules::clock::ExcludedIn;
    use cordon_core::words::english;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    #[test]
    fn a_clock_says_its_rule_and_which_reading_left_a_day_out() {
        // A Saturday evening: the Sunday counts for neither reading (clock B).
        let clock = sheet(ClockRule::BailArrest, at("2026-11-21T21:35:00Z"), "EXAMPLE, Alan".to_owned());
        assert_eq!((clock.letter.as_str(), clock.excluded.len()), ("B", 1));
        assert_eq!(clock.excluded[0].2, ExcludedIn::LimitAndTarget);
        assert!(
            english(clock.words).contains("24 hours") && english(clock.what_counts).contains("bank holidays count")
        );
        assert!(clock.target.is_some() && clock.target == clock.limit);
        assert_eq!(clock.open, None, "both readings agree: nothing is open, and nothing is said");
        // A Sunday: the statute counts from Monday, the cautious reading from the arrest.
        let on_sunday = sheet(ClockRule::BailArrest, at("2026-11-22T21:30:00Z"), String::new());
        assert!(english(on_sunday.open.expect("the readings differ")).contains("aim for the earlier"));
    }

    #[test]
    fn a_clock_past_its_limit_says_what_to_do_and_not_what_becomes_of_it() {
        let said = |rule| english(sheet(rule, at("2026-11-21T21:35:00Z"), String::new()).past_limit).to_string();
        assert!(said(ClockRule::PaceDetention).contains("s.41(7)"));
        assert!(said(ClockRule::DvpnHearing).contains("does not say what becomes of the notice"));
        // LAW 11.17: arrest under an order is held to a court; PACE 1984 s.34 leaves release to the custody officer.
        for rule in [ClockRule::BailArrest, ClockRule::DvpnArrest, ClockRule::GangArrest, ClockRule::ChargedToCourt] {
            assert!(said(rule).contains("the time to bring them to court has passed"), "{rule:?}");
        }
        for rule in ClockRule::ALL {
            let names_release = said(rule).contains("release");
            assert!(!names_release || said(rule).contains("custody officer decides"), "{rule:?}: others decide");
            assert!(!names_release || said(rule).to_lowercase().contains("do not hold them to wait"), "{rule:?}");
        }
    }

    /// Crime and Security Act 2010 s.26(1).
    #[test]
    fn a_hearing_that_comes_sooner_is_the_limit_that_is_shown() {
        let given = Given { hearing: Some(at("2026-06-15T09:00:00Z")), ..Given::default() };
        let clock = sheet_given(ClockRule::DvpnArrest, at("2026-06-13T21:00:00Z"), given, String::new());
        assert_eq!(clock.limit.map(|limit| limit.at), Some(at("2026-06-15T09:00:00Z")));
        assert_eq!(clock.target.map(|target| target.at), Some(at("2026-06-15T09:00:00Z")));
    }

    #[test]
    fn past_the_table_of_days_the_rule_stands_without_a_date() {
        let clock = sheet(ClockRule::DvpoArrest, at("2090-06-01T10:00:00Z"), String::new());
        assert_eq!((clock.target, clock.limit, clock.excluded), (None, None, Vec::new()));
        assert!(english(clock.words).contains("24 hours") && clock.source.contains("s.29"));
    }
}
