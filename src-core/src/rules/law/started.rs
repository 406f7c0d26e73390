//! Which clocks of a row an event starts.

use super::row_for;
use crate::rules::clock::{ClockRule, ClockStart, run};
use crate::rules::notice::{HowGiven, NoticeEvent, NoticeKind};
use crate::rules::order::Order;
use crate::rules::time::Timestamp;

/// The clocks of an order's law row that notice of it at an instant starts, or shows to have started,
/// each with its start. Formal service alone starts any: from being told or handed a copy no section
/// reckons. Nor is the time at which a police notice was shown on a device that of its service: it is
/// served in writing, personally, by a constable (Crime and Security Act 2010 s.25(2)).
pub fn clocks_started(order: &Order, event: &NoticeEvent) -> Vec<(ClockRule, Timestamp)> {
    let was_only_shown = match event.how {
        HowGiven::FromADevice => order.kind.is_police_notice(),
        HowGiven::InPerson | HowGiven::Unknown => false,
    };
    if was_only_shown || !is_service(event.kind) {
        return Vec::new();
    }
    let rules = row_for(&order.kind).into_iter().flat_map(|row| row.clocks).map(|clock| clock.rule);
    rules.filter_map(|rule| Some((rule, start_of(rule, order, event.at)?))).collect()
}

/// By when a court was to hear the application that a police notice waits for, where an event shows its
/// service (Crime and Security Act 2010 s.27(3)–(4); Domestic Abuse Act 2021 s.29(2)–(3)); `None` of other orders and
/// events. What was decided there, and what becomes of a notice whose hearing was missed, it does not say.
pub fn hearing_due(order: &Order, event: &NoticeEvent) -> Option<Timestamp> {
    let hearings = clocks_started(order, event).into_iter().filter(|(rule, _start)| is_of_a_hearing(*rule));
    hearings.filter_map(|(rule, start)| run(rule, start).ok()).map(|clock| clock.limit).min()
}

fn is_of_a_hearing(rule: ClockRule) -> bool {
    matches!(rule, ClockRule::DvpnHearing | ClockRule::DapnHearing)
}

/// From when a rule runs once an order was served: an arrest, an arrival, a charge or what was done to
/// safeguard somebody is another event, and days that only the order states are not reckoned here.
fn start_of(rule: ClockRule, order: &Order, served: Timestamp) -> Option<Timestamp> {
    match rule.starts_with() {
        ClockStart::Service | ClockStart::NoticeGiven => Some(served),
        ClockStart::DayMade => order.first_made_at().filter(|_| !rule.takes_the_orders_days()),
        ClockStart::Arrest
        | ClockStart::ArrivalAtStation
        | ClockStart::Charge
        | ClockStart::ArrivalAtPlaceOfSafety
        | ClockStart::TakenIntoProtection => None,
    }
}

fn is_service(kind: NoticeKind) -> bool {
    match kind {
        NoticeKind::FormallyServed => true,
        NoticeKind::ToldOfExistence | NoticeKind::TermsRead | NoticeKind::CopyHanded | NoticeKind::Deemed => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::assess::builders::{an_order, at};
    use crate::rules::ids::NoticeId;
    use crate::rules::notice::Understood;
    use crate::rules::order::OrderKind;
    use uuid::Uuid;

    const SERVED: &str = "2026-11-22T21:30:00Z";

    fn event(kind: NoticeKind, how: HowGiven) -> NoticeEvent {
        NoticeEvent {
            id: NoticeId(Uuid::from_u128(1)),
            order: an_order(OrderKind::Dvpn, Vec::new()).id,
            kind,
            at: at(SERVED),
            by: "PC 1234 Example".to_owned(),
            how,
            language: String::new(),
            proof: String::new(),
            understood: Understood::Unknown,
        }
    }

    #[test]
    fn showing_a_police_notice_on_a_device_is_no_service() {
        let shown = event(NoticeKind::FormallyServed, HowGiven::FromADevice);
        for kind in [OrderKind::Dvpn, OrderKind::Dapn] {
            assert_eq!(clocks_started(&an_order(kind, Vec::new()), &shown), []);
        }
        assert_eq!(clocks_started(&an_order(OrderKind::Spo, Vec::new()), &shown).len(), 1);
    }

    #[track_caller]
    fn check(kind: OrderKind, notice: NoticeKind, wanted: &[(ClockRule, &str)]) {
        let started = clocks_started(&an_order(kind, Vec::new()), &event(notice, HowGiven::InPerson));
        let wanted: Vec<(ClockRule, Timestamp)> = wanted.iter().map(|(rule, start)| (*rule, at(start))).collect();
        assert_eq!(started, wanted);
    }

    #[test]
    fn formal_service_starts_what_runs_from_service_and_shows_what_runs_from_the_day_made() {
        let served = NoticeKind::FormallyServed;
        check(OrderKind::Dvpn, served, &[(ClockRule::DvpnHearing, SERVED)]);
        check(OrderKind::Dapn, served, &[(ClockRule::DapnHearing, SERVED)]);
        check(OrderKind::Spo, served, &[(ClockRule::SpoNotification, SERVED)]);
        check(OrderKind::Dapo, served, &[(ClockRule::DapoNotification, "2026-11-01T00:00:00Z")]);
        // Sexual Offences Act 2003 ss.122F, 103G(2)–(4).
        check(OrderKind::Sro, served, &[(ClockRule::SroNotification, SERVED)]);
        check(OrderKind::InterimShpo, served, &[(ClockRule::ShpoNotification, SERVED)]);
    }

    #[test]
    fn neither_an_arrest_nor_days_that_only_the_order_states_start_with_service() {
        check(OrderKind::Dvpo, NoticeKind::FormallyServed, &[]);
        check(OrderKind::CourtBail, NoticeKind::FormallyServed, &[]);
        check(OrderKind::OccupationWithArrest, NoticeKind::FormallyServed, &[]);
        check(OrderKind::AsbInjunction, NoticeKind::FormallyServed, &[]);
    }

    /// Served on a Sunday, which does not count: 48 hours from the Monday.
    #[test]
    fn the_hearing_of_a_police_notice_is_due_by_its_clock_and_of_nothing_else() {
        let served = event(NoticeKind::FormallyServed, HowGiven::InPerson);
        for kind in [OrderKind::Dvpn, OrderKind::Dapn] {
            assert_eq!(hearing_due(&an_order(kind, Vec::new()), &served), Some(at("2026-11-25T00:00:00Z")));
        }
        assert_eq!(hearing_due(&an_order(OrderKind::Spo, Vec::new()), &served), None);
        let handed = event(NoticeKind::CopyHanded, HowGiven::InPerson);
        assert_eq!(hearing_due(&an_order(OrderKind::Dvpn, Vec::new()), &handed), None);
    }

    #[test]
    fn nothing_but_formal_service_starts_a_clock() {
        for notice in [NoticeKind::ToldOfExistence, NoticeKind::TermsRead, NoticeKind::CopyHanded, NoticeKind::Deemed] {
            check(OrderKind::Dvpn, notice, &[]);
            check(OrderKind::Dapo, notice, &[]);
        }
    }
}
