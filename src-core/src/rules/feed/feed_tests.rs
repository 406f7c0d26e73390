//! Sentences in the shapes that courts write, and what each must yield.

use super::*;
use crate::rules::condition::Permit;
use crate::rules::place::Shape;
use crate::rules::term::{
    Curfew, ExclusionZone, NoContact, NoMolestation, Premises, Reporting, Residence, ResidenceDuty, StayAway, Travel,
};
use proptest::prelude::*;

/// One line per term: kind and what was read.
fn shown(condition: &ReadCondition) -> String {
    let term = match &condition.term {
        Term::NoContact(NoContact { whom, channels, indirect }) => {
            let by = if channels.is_empty() { String::new() } else { format!(" by {channels:?}") };
            format!("no contact {}{by}{}", whom.join("+"), if *indirect { " (indirect too)" } else { "" })
        }
        Term::ExclusionZone(ExclusionZone { place, zone }) => format!("zone {place}{}", located(&zone.shape)),
        Term::StayAway(StayAway { of, distance_m, zone }) => {
            format!("{distance_m:.0} m of {of}{}", located(&zone.shape))
        }
        Term::Residence(Residence { place, duty: ResidenceDuty::LiveAndSleep, .. }) => format!("lives {place}"),
        Term::Residence(Residence { place, duty: ResidenceDuty::Live, .. }) => format!("only lives {place}"),
        Term::Curfew(Curfew { place, windows, tagged, doorstep, .. }) => {
            let (tagged, door) = (if *tagged { " tagged" } else { "" }, if *doorstep { " door" } else { "" });
            format!("curfew [{place}] {}{tagged}{door}", hours(windows))
        }
        Term::Reporting(Reporting { place, windows }) => format!("reports {place} {}", hours(windows)),
        Term::NoMolestation(NoMolestation { whom, through_others }) => {
            format!("no molestation {}{}", whom.join("+"), if *through_others { " (others too)" } else { "" })
        }
        Term::Travel(Travel { duties, .. }) => format!("travel {duties:?}"),
        Term::Premises(Premises { duty, .. }) => format!("premises {duty:?}"),
        Term::ElectronicTag => "tag".to_owned(),
        Term::WordsOnly => "words".to_owned(),
        Term::WordsNotHeld => "not held".to_owned(),
        Term::Notification(_) => "notification".to_owned(),
        Term::PossessionBan(_) => "possession".to_owned(),
        Term::DeviceBan(_) => "device".to_owned(),
        Term::Programme(_) => "programme".to_owned(),
        Term::Alcohol => "alcohol".to_owned(),
    };
    let exceptions: String = condition.exceptions.iter().map(|exception| format!(" | {}", exception.words)).collect();
    format!("{term}{exceptions}")
}

fn located(shape: &Shape) -> &'static str {
    if *shape == Shape::None { "" } else { " LOCATED" }
}

fn hours(windows: &[crate::rules::window::Window]) -> String {
    let one = |window: &crate::rules::window::Window| {
        let days: String =
            window.days.iter().map(|day| format!("{day:?}").chars().take(2).collect::<String>()).collect();
        format!("{}-{}{days}", window.from.format("%H:%M"), window.until.format("%H:%M"))
    };
    windows.iter().map(one).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let found: Vec<String> = read_conditions(text).iter().map(shown).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn contact_is_read_with_its_names_and_exceptions() {
    check("Not to contact directly or indirectly Beta Specimen.", &["no contact Beta Specimen (indirect too)"]);
    check(
        "Not to contact Beta Specimen or Gamma Sample directly or indirectly by any means whatsoever",
        &["no contact Beta Specimen+Gamma Sample (indirect too)"],
    );
    check(
        "not to contact directly or indirectly Beta Specimen save via a solicitor to arrange contact with child",
        &["no contact Beta Specimen (indirect too) | save via a solicitor to arrange contact with child"],
    );
    check("Not to contact Beta Specimen", &["no contact Beta Specimen"]);
    check(
        "not to contact directly or indirectly or associate with co-defendants",
        &["no contact co-defendants (indirect too)"],
    );
    check("not to contact directly or indirectly", &["words"]);
}

#[test]
fn contact_is_forbidden_only_by_the_channels_that_are_named() {
    check(
        "Not to contact Beta Specimen by telephone, text or social media",
        &["no contact Beta Specimen by [Call, Message, SocialMedia]"],
    );
    check("Not to contact Beta Specimen by telephone or by any other means", &["no contact Beta Specimen"]);
    check("Not to contact Beta Specimen by calling at her place of work", &["words"]);
    check(
        "Not to contact Beta Specimen whether directly or indirectly by telephone",
        &["no contact Beta Specimen by [Call] (indirect too)"],
    );
}

#[test]
fn ways_that_are_examples_leave_every_way_forbidden() {
    check("Not to contact Beta Specimen, including by telephone or text", &["no contact Beta Specimen"]);
    check("Not to contact Beta Specimen including, but not limited to, by letter", &["no contact Beta Specimen"]);
    check("Not to contact Beta Specimen, such as by telephone", &["no contact Beta Specimen"]);
    // What is included is a person, or one way among those that are named.
    check("Not to contact Beta Specimen, including her family, by telephone", &["words"]);
    check("Not to contact Beta Specimen by telephone, including text messages", &["words"]);
}

#[test]
fn a_way_that_is_forbidden_beside_those_behind_by_is_not_lost() {
    check("Not to contact Beta Specimen in person or by telephone", &["words"]);
    check("Not to contact Beta Specimen, whether by telephone or otherwise", &["words"]);
    check("Not to contact Beta Specimen otherwise than by letter", &["words"]);
}

#[test]
fn an_exception_is_kept_wherever_it_stands() {
    check("Save via a solicitor, not to contact Beta Specimen", &["no contact Beta Specimen | Save via a solicitor"]);
    check(
        "Not to contact Beta Specimen but may write to her solicitor",
        &["no contact Beta Specimen | but may write to her solicitor"],
    );
    check(
        "Not to contact Beta Specimen. This does not prevent contact through a solicitor.",
        &["no contact Beta Specimen | This does not prevent contact through a solicitor"],
    );
}

#[test]
fn places_are_words_until_somebody_locates_them() {
    check("Not to enter Mill Lane, Belper.", &["zone Mill Lane, Belper"]);
    check(
        "not to enter Mill Lane or Chapel Street in Belper until he has attended with a police officer",
        &["zone Mill Lane or Chapel Street in Belper | until he has attended with a police officer"],
    );
    check(
        "Not to enter within the boundary of the Sample Inn including the car park.",
        &["zone the Sample Inn including the car park"],
    );
    check(
        "Not to enter the area between Bridge Street and King Street, Belper",
        &["zone the area between Bridge Street and King Street, Belper"],
    );
    check("Defendant excluded from Sample Arms, Ripley for a period of 12 months.", &["zone Sample Arms, Ripley"]);
    check("not to sit in the front seat of any motor vehicle", &["words"]);
    check("Not to enter Mill Lane, Belper between 8 pm and 7 am", &["words"]);
    check("Not to enter into any employment with children", &["words"]);
}

#[test]
fn distances_are_in_metres() {
    check("Not to go within 100 metres of 9 Model Road, Matlock", &["100 m of 9 Model Road, Matlock"]);
    check("not go within 1/2 mile of 9 Model Road, Matlock", &["805 m of 9 Model Road, Matlock"]);
    check("must not come within a 50 metre radius of the school", &["50 m of the school"]);
    check(
        "Not to contact Beta Specimen or go within 200m of her home",
        &["no contact Beta Specimen", "200 m of her home"],
    );
}

#[test]
fn a_distance_that_is_not_read_becomes_no_place() {
    check("Not to go within 1½ miles of 9 Model Road.", &["2414 m of 9 Model Road"]);
    check("Not to go within 1 1/2 miles of 9 Model Road.", &["2414 m of 9 Model Road"]);
    check("Not to go within 100 yds of 9 Model Rd.", &["91 m of 9 Model Rd"]);
    check("Not to go within 100 yds. of 9 Model Road.", &["91 m of 9 Model Road"]);
    check("Not to go within a quarter of a mile of 9 Model Road.", &["402 m of 9 Model Road"]);
    check("Not to go within 1.000 metres of 9 Model Road.", &["words"]);
    check("Not to go within some hundred paces or yards of 9 Model Road.", &["words"]);
    check("Not to go within 3 furlongs of 9 Model Road.", &["words"]);
}

/// What is told as not read, of every condition.
#[track_caller]
fn check_unread(text: &str, expected: &[&str]) {
    let read = read_conditions(text);
    let told = read.iter().flat_map(|condition| &condition.unread).map(|part| match part {
        NotRead::People(words) => format!("people: {words}"),
        NotRead::Distance(words) => format!("distance: {words}"),
        NotRead::More(words) => format!("more: {words}"),
    });
    assert_eq!(told.collect::<Vec<_>>(), expected, "{text}: {read:?}");
}

#[test]
fn a_list_of_people_that_was_read_in_part_says_so() {
    check_unread("Not to contact Beta Specimen or gamma sample directly or indirectly", &["people: gamma sample"]);
    check_unread("Not to contact Beta Specimen, including her children", &["people: including her children"]);
    check_unread(
        "Not to contact Beta Specimen in person or by telephone, or Gamma Sample at all",
        &["people: Gamma Sample at all"],
    );
    check_unread("Not to harass Beta Specimen or gamma sample", &["people: gamma sample"]);
    check_unread("Not to contact Beta Specimen or any prosecution witness", &[]);
    check_unread("Not to contact Mr. and Mrs. Specimen or Gamma van der Sample by any means", &[]);
    check_protected(
        "Not to contact the following persons: Beta Specimen and Gamma Other",
        &["Beta Specimen", "Gamma Other"],
    );
}

#[test]
fn a_distance_in_a_unit_that_is_not_known_is_told() {
    check("Not to go within fifty paces of her home", &["words"]);
    check_unread("Not to go within fifty paces of her home", &["distance: within fifty paces"]);
    check_unread("Not to go within 50 paces of her home", &["distance: within 50 paces"]);
    check_unread("Not to go within 100 yrds of 9 Model Road", &["distance: within 100 yrds"]);
    check_unread("Not to go within sight of her home", &["distance: within sight"]);
    check_unread("Not to approach within 10 minutes' walk of 9 Model Road", &["distance: within 10 minutes' walk"]);
    check_unread("Not to contact Beta Specimen or come within 50 paces of her home", &["distance: within 50 paces"]);
    check("Not to contact Beta Specimen or come within 50 paces of her home", &["no contact Beta Specimen", "words"]);
    check_unread("Not to use more than 2 SIM cards or drive more than 10 miles per hour", &[]);
    check_unread("The respondent must stay 100 metres away from 9 Model Road", &["distance: 100 metres"]);
    check_unread(
        "Not to go within 100 metres of 9 Model Road or 200 metres of 4 Peel Street",
        &["distance: 200 metres"],
    );
}

#[test]
fn a_place_that_is_forbidden_beside_contact_is_not_lost() {
    check(
        "Not to contact Beta Specimen, or attend 9 Model Road, Matlock",
        &["no contact Beta Specimen", "zone 9 Model Road, Matlock"],
    );
    check(
        "Not to contact Beta Specimen or come within 100 metres of her home",
        &["no contact Beta Specimen", "100 m of her home"],
    );
    check("Not to contact Beta Specimen or to visit 9 Model Road", &["no contact Beta Specimen", "zone 9 Model Road"]);
    check("Not to contact Beta Specimen or approach her", &["no contact Beta Specimen+her"]);
}

#[test]
fn a_distance_that_was_read_and_a_time_are_not_told_as_unread() {
    check("Not to go within thirty metres of 9 Model Road", &["30 m of 9 Model Road"]);
    for text in [
        "Not to go within 100 metres of 9 Model Road",
        "must not come within a 50 metre radius of the school",
        "Not to go within a quarter of a mile of 9 Model Road.",
        "Notify the police station of any change of address within 3 days",
        "report to Ripley police station within 24 hours of release",
        "Not to enter within the boundary of the Sample Inn",
    ] {
        check_unread(text, &[]);
    }
}

#[test]
fn the_place_of_a_curfew_is_read_behind_its_hours() {
    let at_home = ["curfew [12 Mill Lane] 19:00-07:00"];
    check("curfew between 7pm and 7am at 12 Mill Lane", &at_home);
    check("Curfew between 7pm and 7am daily at 12 Mill Lane.", &at_home);
    check("Curfew at 12 Mill Lane between 7pm and 7am", &at_home);
    check("Curfew: to be at 12 Mill Lane between 7pm and 7am", &at_home);
    check("Curfew between 7pm and 7am at 12 Mill Lane until 01/11/2026", &at_home);
    let tagged = ["curfew [12 Mill Lane] 19:00-07:00 tagged"];
    check("Curfew between 7pm and 7am at 12 Mill Lane, to be electronically monitored", &tagged);
    check("Curfew between 7pm and 7am, remain at 12 Mill Lane, electronically monitored", &tagged);
    check(
        "Curfew between 7pm and 7am at 12 St. Mary's Road, Derby and to answer the door to any constable",
        &["curfew [12 St. Mary's Road, Derby] 19:00-07:00 door"],
    );
    check("Curfew between 7pm and 7am at his home address, 12 Mill Lane", &at_home);
    check("Curfew between 7pm and 7am at the following address: 12 Mill Lane.", &at_home);
    check("Curfew between 7pm and 7am at his home address", &["curfew [his home address] 19:00-07:00"]);
    check("Curfew to 12 Mill Lane between 7pm and 7am", &at_home);
    // No place: a time, or what is done at the door.
    check("curfew from 9 pm at night to 7 am", &["words"]);
    check("curfew between 7pm and 7am at all times", &["curfew [] 19:00-07:00"]);
    check("curfew between 7pm and 7am and to present himself at the door", &["curfew [] 19:00-07:00 door"]);
}

#[test]
fn curfews_and_reporting_are_read_with_their_windows() {
    check("curfew between 21:00 and 07:00 daily", &["curfew [] 21:00-07:00"]);
    check(
        "Curfew Requirement: Be under a curfew for 7 weeks. Start date 01/02/2026. End date 21/03/2026. Offender to \
         remain at 3 Hill Street, Buxton between 8 pm and 7 am daily.",
        &["curfew [3 Hill Street, Buxton] 20:00-07:00"],
    );
    check(
        "Offender to remain at ABOVE ADDRESS, MONDAYS ONLY , 18.00 HRS TO 05.00 HRS",
        &["curfew [ABOVE ADDRESS] 18:00-05:00Mo"],
    );
    check(
        "Curfew - to remain at 3 Hill Street between 7pm and 6am, to be electronically monitored",
        &["curfew [3 Hill Street] 19:00-06:00 tagged"],
    );
    check(
        "report to Ripley police station between 13:00 and 15:00 on Mondays, Thursdays, and Saturdays",
        &["reports Ripley police station 13:00-15:00MoThSa"],
    );
    check("curfew between 21:00 and 07:00 Monday to Friday and all day Saturday and Sunday", &["curfew [] "]);
    check("report to Ripley police station at 10:00 on Mondays", &["reports Ripley police station at 10:00 "]);
    check("Curfew Between : 11:00 And : 22:00 Frequency : 2", &["words"]);
    check("to be electronically monitored", &["tag"]);
}

#[test]
fn hours_that_are_not_those_of_every_week_or_day_are_not_read() {
    let at = |when: &str| format!("report to Ripley police station {when}");
    let unread = ["reports Ripley police station "];
    check(&at("on 24 November 2026 between 10:00 and 12:00"), &unread);
    check(&at("on the first Monday of each month between 10:00 and 12:00"), &unread);
    check(&at("between 10:00 and 12:00 on the second and fourth Tuesday"), &unread);
    check(&at("between 09:00 and 17:00 three days a week"), &unread);
    check(&at("between 09:00 and 17:00 on Mondays during term-time"), &unread);
    check(&at("once a week between 09:00 and 17:00"), &["reports Ripley police station once a week "]);
    check(&at("between 09:00 and 17:00 seven days a week"), &["reports Ripley police station 09:00-17:00"]);
    check(
        "report to Ripley police station daily between 09:00 and 17:00. Start date 01/02/2026. End date 21/03/2026.",
        &["reports Ripley police station 09:00-17:00"],
    );
}

#[test]
fn homes_and_violence_are_read() {
    check("live and sleep each night at 4 Peel Street, Derby", &["lives 4 Peel Street, Derby"]);
    check("DEFENDANT MUST LIVE AT 4 PEEL STREET", &["only lives 4 PEEL STREET"]);
    check(
        "The respondent must not use or threaten violence against the applicant Beta Specimen.",
        &["no molestation the applicant Beta Specimen"],
    );
    check("You must not intimidate, harass or pester Beta Specimen", &["no molestation Beta Specimen"]);
}

#[test]
fn doors_journeys_and_premises_are_read() {
    check(
        "Curfew - to remain at 3 Hill Street between 7pm and 6am and to answer the door to any constable",
        &["curfew [3 Hill Street] 19:00-06:00 door"],
    );
    check("You must surrender your passport to Ripley police station", &["travel [HandInPassport]"]);
    check("Not to leave the United Kingdom", &["travel [NotLeave]"]);
    check("Not to apply for any travel document", &["travel []"]);
    check("The respondent must leave 9 Model Road, Matlock", &["premises Leave { by: None }"]);
    check(
        "You must not intimidate, harass or pester Beta Specimen, nor encourage any other person to do so",
        &["no molestation Beta Specimen (others too)"],
    );
}

#[test]
fn a_handover_is_read_beside_the_term_that_it_is_excepted_from() {
    let read = read_conditions(
        "Not to contact Beta Specimen directly or indirectly save for handover of the children on Saturdays between \
         10:00 and 10:30.",
    );
    let [condition] = read.as_slice() else { panic!("{read:?}") };
    assert_eq!(shown(condition).split(" | ").next(), Some("no contact Beta Specimen (indirect too)"));
    let [exception] = condition.exceptions.as_slice() else { panic!("{condition:?}") };
    assert_eq!(exception.words, "save for handover of the children on Saturdays between 10:00 and 10:30");
    let Permit::Handover { windows, place: None } = &exception.permits else { panic!("{exception:?}") };
    assert_eq!(hours(windows), "10:00-10:30Sa");
}

#[test]
fn the_whole_prose_of_a_restraining_order_is_read() {
    let order = read_order_text(
        "RESTRAO - Restraining order Restraining order made for the defendant in the following terms: Not to contact \
         directly or indirectly, Beta Specimen or Gamma Sample Not to enter Mill Lane, Belper. This order lasts until \
         31/07/2027. This order is made on conviction.",
    );
    assert!(order.preamble.ends_with("following terms:"), "{}", order.preamble);
    let terms: Vec<String> = order.conditions.iter().map(shown).collect();
    assert_eq!(terms, ["no contact Beta Specimen+Gamma Sample (indirect too)", "zone Mill Lane, Belper"]);
    assert_eq!(order.durations, [ReadDuration::Until(Day::new(2027, 7, 31).unwrap())]);
    assert_eq!(order.duration_words, "This order lasts until 31/07/2027. This order is made on conviction.");
    assert_eq!(order.protected, ["Beta Specimen", "Gamma Sample"]);
    assert!(order.conditions.iter().all(|condition| condition.nature == Nature::Prohibition));
}

#[track_caller]
fn check_protected(text: &str, expected: &[&str]) {
    assert_eq!(protected_names(&read_conditions(text)), expected, "{text}");
}

#[test]
fn whom_an_order_protects_is_kept_though_the_ways_of_contact_were_not_read() {
    check_protected("Not to contact Beta Specimen in person or by telephone", &["Beta Specimen"]);
    check_protected("Not to contact Ms Beta Specimen by calling at her place of work", &["Beta Specimen"]);
    check_protected(
        "1. Save via a solicitor, not to contact Beta Specimen or Gamma Sample otherwise than by letter",
        &["Beta Specimen", "Gamma Sample"],
    );
    check_protected("Not to contact Beta Specimen between 21:00 and 07:00", &["Beta Specimen"]);
    check_protected("Not to contact Mr. B. Specimen or Mrs. A. N. Other.", &["B. Specimen", "A. N. Other"]);
    check_protected("Not to contact Beta J. Specimen or Gamma Other.", &["Beta J. Specimen", "Gamma Other"]);
    check_protected("Not to contact Professor Beta van der Specimen.", &["Beta van der Specimen"]);
    check_protected("Not to contact 李小龙.", &["李小龙"]);
    // Whom an exception names is not protected by it, nor is one whom he is told to contact.
    check_protected("Not to attend the school unless to contact Iota Sample", &[]);
    check_protected("To contact Iota Sample by the end of each week", &[]);
    check_protected("Not to contact the complainant by shouting", &[]);
}

#[track_caller]
fn check_nature(text: &str, expected: Nature) {
    let found: Vec<Nature> = read_conditions(text).iter().map(|condition| condition.nature).collect();
    assert_eq!(found, [expected], "{text}");
}

#[test]
fn only_what_was_read_is_a_requirement() {
    check_nature("The respondent must stay away from 9 Model Road", Nature::Prohibition);
    check_nature("The respondent must cease contacting Beta Specimen", Nature::Prohibition);
    check_nature("The respondent must refrain from alcohol", Nature::Prohibition);
    check_nature("The respondent must attend to the garden", Nature::Unclear);
    check_nature("live and sleep each night at 4 Peel Street, Derby", Nature::Requirement);
}

#[test]
fn words_that_demand_are_no_title() {
    let order = read_order_text("The respondent must attend to the garden.");
    assert_eq!((order.preamble.as_str(), order.conditions.len()), ("", 1));
}

#[test]
fn a_title_alone_is_no_condition() {
    let order = read_order_text("Interim Sexual Risk Order.");
    assert_eq!(order.preamble, "Interim Sexual Risk Order.");
    assert!(order.conditions.is_empty());
}

#[test]
fn a_period_ends_on_the_day_before_its_anniversary() {
    let first = Day::new(2012, 5, 15).unwrap();
    let period = Period { count: 2, unit: PeriodUnit::Months };
    assert_eq!(period.last_day(first), Day::new(2012, 7, 14).unwrap());
}

#[test]
fn bail_conditions_keep_their_categories_and_order() {
    let text = "Exclusion: not to contact directly or indirectly Beta Specimen;Curfew: curfew between 21:00 and 07:00 \
                daily;Residence: live and sleep each night at 4 Peel Street, Derby;Other: see solicitor. Condition(s) \
                numbered 2 & 3 to be electronically monitored.";
    let found: Vec<String> = read_bail_conditions(text).iter().map(shown).collect();
    assert_eq!(
        found,
        [
            "no contact Beta Specimen (indirect too)",
            "curfew [] 21:00-07:00 tagged",
            "lives 4 Peel Street, Derby",
            "words",
            "tag",
        ]
    );
}

#[track_caller]
fn check_bail(text: &str, expected: &[&str]) {
    let found: Vec<String> = read_bail_conditions(text).iter().map(shown).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn bail_conditions_that_no_semicolon_parts_are_each_read() {
    let [contact, zone, curfew] = ["no contact Beta Specimen", "zone Sample Road", "curfew [] 21:00-07:00"];
    check_bail("Not to contact Beta Specimen. Curfew 2100hrs to 0700hrs", &[contact, curfew]);
    check_bail(
        "Not to contact Beta Specimen\nNot to enter Sample Road\nCurfew 9pm to 7am daily",
        &[contact, zone, curfew],
    );
    check_bail("Not to contact Beta Specimen, Curfew 9pm to 7am", &[contact, curfew]);
    check_bail("Curfew 9 pm to 7 am. Not to go to Sample Road", &[curfew, zone]);
    check_bail("Curfew 9pm to 7am daily and not to contact Beta Specimen", &[curfew, contact]);
    check_bail("Exclusion: not to enter Sample Road and curfew 9pm to 7am daily", &[zone, curfew]);
    check_bail("Not to enter Sample Road 3. Curfew 9pm - 7am", &[zone, curfew]);
    check_bail(
        "NOT TO CONTACT BETA SPECIMEN / NOT TO ENTER SAMPLE ROAD / CURFEW 9PM TO 7AM",
        &["no contact BETA SPECIMEN", "zone SAMPLE ROAD", curfew],
    );
    check_bail(
        "Not to contact Beta Specimen. Not to enter Sample Road. Reside at 1 Model Road",
        &[contact, zone, "only lives 1 Model Road"],
    );
    check_bail(
        "1. Curfew 9pm-7am 2. Not to contact Beta Specimen 3. Not to enter Sample Road",
        &[curfew, contact, zone],
    );
    check_bail("Curfew 9pm to 7am;;Not to contact Beta Specimen;", &[curfew, contact]);
    check_bail("Live and sleep at 1 Model Road and not to contact Beta Specimen", &["lives 1 Model Road", contact]);
}

#[test]
fn a_restraining_order_with_a_curfew_in_the_same_sentence_holds_both() {
    check(
        "Not to contact Beta Specimen and curfew 9pm to 7am daily at 1 Sample Street.",
        &["no contact Beta Specimen", "curfew [1 Sample Street] 21:00-07:00"],
    );
    let read = read_conditions("Not to contact Beta Specimen and curfew 9pm to 7am daily");
    let natures: Vec<Nature> = read.iter().map(|condition| condition.nature).collect();
    assert_eq!(natures, [Nature::Prohibition, Nature::Requirement]);
    check(
        "Not to contact Beta Specimen and must not enter Sample Road",
        &["no contact Beta Specimen", "zone Sample Road"],
    );
}

#[test]
fn a_curfew_beside_something_else_that_was_not_parted_is_not_read_as_a_curfew() {
    check("Not to contact Beta Specimen curfew 9pm to 7am", &["words"]);
    check("Curfew 9pm to 7am no contact with Beta Specimen", &["words"]);
    check("Report to Derby police station between 1pm and 3pm not to contact Beta Specimen", &["words"]);
    check(
        "Curfew 9pm to 7am at 1 Model Road, must not leave the address",
        &["curfew [1 Model Road, must not leave the address] 21:00-07:00"],
    );
}

#[test]
fn what_else_the_words_of_a_term_forbid_or_ask_for_is_told() {
    check_unread("Not to contact Beta Specimen not to enter Sample Road", &["more: not to enter Sample Road"]);
    check_unread("Not to enter Sample Road reside at 1 Model Road", &["more: reside at 1 Model Road"]);
    check_unread(
        "You must not intimidate, harass or pester Beta Specimen, and must not instruct any other person to do so",
        &[],
    );
    check_unread("The defendant must not enter the electronically monitored zone around Sample Road", &[]);
}

#[test]
fn curfews_on_short_weekdays_hold_on_those_days() {
    check("Curfew 7pm to 7am on Fri, Sat and Sun.", &["curfew [] 19:00-07:00FrSaSu"]);
    check(
        "Curfew: 9pm to 7am Mon - Fri, 11pm to 7am Sat and Sun",
        &["curfew [] 21:00-07:00MoTuWeThFr 23:00-07:00SaSu"],
    );
    check("Curfew 9pm to 7am M, W and F", &["curfew [] "]);
    check("Curfew between 9.00 and 7.00 at 2 Sample Street.", &["curfew [2 Sample Street] "]);
    check("Not to enter Mill Lane between 9.00 and 7.00", &["words"]);
}

fn letters(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

fn sorted(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = letters(text).chars().collect();
    letters.sort_unstable();
    letters
}

/// Words that steer the grammar, in any order.
fn prose() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Not to contact",
        "directly or indirectly",
        "Beta Specimen",
        "save via",
        "within",
        "100 metres",
        "of",
        "and not to enter",
        "Mill Lane,",
        "Belper.",
        "between",
        "21:00",
        "and",
        "8 pm",
        ";",
        ".",
        "1.",
        "(2)",
        "Exclusion:",
        "Curfew -",
        "This order lasts",
        "until",
        "31/07/2027.",
        "in the following terms:",
        "Ŵyn",
        "½",
        "\n",
        "must not",
        "for 12 months",
        "report to",
        "remain at",
        "curfew",
        "Mondays",
        "to",
    ]);
    prop::collection::vec(word, 0..24).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn no_character_of_the_terms_is_dropped(text in prop_oneof![prose(), "\\PC{0,200}"]) {
        let kept: String = read_conditions(&text).iter().map(|condition| letters(&condition.verbatim)).collect();
        prop_assert_eq!(kept, letters(&text));
    }

    #[test]
    fn no_character_of_bail_conditions_is_dropped(text in prop_oneof![prose(), "\\PC{0,200}"]) {
        let kept: String = read_bail_conditions(&text).iter().map(|condition| letters(&condition.verbatim)).collect();
        prop_assert_eq!(kept.replace(';', ""), letters(&text).replace(';', ""));
    }

    #[test]
    fn no_character_of_an_order_is_dropped(text in prop_oneof![prose(), "\\PC{0,200}"]) {
        let order = read_order_text(&text);
        let conditions: String = order.conditions.iter().map(|condition| condition.verbatim.as_str()).collect();
        let kept = format!("{}{conditions}{}", order.preamble, order.duration_words);
        prop_assert_eq!(sorted(&kept), sorted(&text));
    }
}
