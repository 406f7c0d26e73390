use super::*;
use std::collections::BTreeSet;

fn world(seed: u64) -> World {
    World { ids: Ids::new(seed), names: Names::new(), people: 50 }
}

fn orders(seed: u64) -> Vec<Value> {
    let world = world(seed);
    (0..500).map(|number| orders::lines(&world, number).remove(0)["order"].take()).collect()
}

fn count(order: &Value, key: &str) -> usize {
    order[key].as_array().unwrap().len()
}

#[test]
fn the_same_seed_gives_the_same_lines_and_another_gives_others() {
    assert_eq!(orders(7), orders(7));
    assert_ne!(orders(7), orders(8));
}

#[test]
fn check_letters_are_those_of_known_pnc_ids() {
    assert_eq!(people::pnc_id(2002, 73_319), "2002/0073319Z");
    assert_eq!(people::pnc_id(1979, 163_001), "1979/0163001B");
    assert_eq!(people::pnc_id(1967, 9_893_091), "1967/9893091D");
}

#[test]
fn every_order_has_three_conditions_and_four_hundred_characters_of_words() {
    for order in orders(1) {
        let conditions = order["versions"][0]["conditions"].as_array().unwrap().clone();
        let words: usize = conditions.iter().map(|condition| condition["verbatim"].as_str().unwrap().len()).sum();
        assert!(conditions.len() >= 3 && words >= 400, "{} conditions, {words} characters", conditions.len());
    }
}

#[test]
fn versions_and_zones_are_as_many_as_the_budgets_say() {
    let orders = orders(1);
    let versions: usize = orders.iter().map(|order| count(order, "versions")).sum();
    let located =
        |condition: &&Value| condition["term"]["zone"]["shape"]["kind"].as_str().is_some_and(|kind| kind != "none");
    let zones: usize = orders
        .iter()
        .map(|order| order["versions"][0]["conditions"].as_array().unwrap().iter().filter(located).count())
        .sum();
    assert!((550..=650).contains(&versions), "{versions} versions in 500 orders");
    assert!((250..=350).contains(&zones), "{zones} zones in 500 orders");
}

#[test]
fn two_different_people_stand_in_every_order() {
    for order in orders(1) {
        assert_ne!(order["respondents"], order["protected"]);
    }
}

#[test]
fn ids_are_version_8_and_apart() {
    let ids = Ids::new(1);
    let all: Vec<String> =
        (0..1000).flat_map(|number| [ids.id(random::Of::Person, number), ids.id(random::Of::Order, number)]).collect();
    assert!(all.iter().all(|id| id.len() == 36
        && id.get(14..15) == Some("8")
        && id.get(19..20).is_some_and(|variant| "89ab".contains(variant))));
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
}

#[test]
fn masked_runs_lie_on_the_words() {
    for order in orders(3) {
        for condition in order["versions"][0]["conditions"].as_array().unwrap() {
            for span in condition["spans"].as_array().unwrap() {
                let (from, to) = (span["from"].as_u64().unwrap() as usize, span["to"].as_u64().unwrap() as usize);
                let words = condition["verbatim"].as_str().unwrap();
                assert_eq!(words.get(from..to), condition["term"]["of"].as_str());
            }
        }
    }
}

fn people(seed: u64, count: u64) -> Vec<people::Person> {
    let world = world(seed);
    (0..count).map(|number| people::Person::of(&world, number)).collect()
}

#[test]
fn the_same_seed_names_the_same_people_and_another_seed_others() {
    let names = |seed: u64| people(seed, 200).iter().map(people::Person::full).collect::<Vec<_>>();
    assert_eq!(names(7), names(7));
    assert_ne!(names(7), names(8));
}

#[test]
fn names_are_many_and_one_in_eighty_is_smith() {
    let people = people(1, 20_000);
    let full: Vec<String> = people.iter().map(|person| person.full().to_lowercase()).collect();
    let parts: BTreeSet<&str> = full.iter().flat_map(|name| name.split([' ', '-'])).collect();
    assert!(parts.len() >= 12_000, "{} parts of names", parts.len());
    let smiths = people.iter().filter(|person| person.family == "Smith").count();
    assert!((180..=300).contains(&smiths), "{smiths} of 20,000 are Smith");
}

#[test]
fn names_hold_letters_hyphens_apostrophes_and_single_spaces_only() {
    for name in people(2, 20_000).iter().map(people::Person::full) {
        assert!(name.chars().all(|letter| letter.is_alphabetic() || " -'".contains(letter)), "{name}");
        assert!(name.split(' ').all(|part| part.chars().next().is_some_and(char::is_uppercase)), "{name}");
    }
}

#[test]
fn days_are_those_of_the_calendar() {
    assert_eq!(dates::day(dates::TODAY), "2026-11-20");
    assert_eq!(dates::day(0), "1970-01-01");
    assert_eq!(dates::day(11_016), "2000-02-29");
    assert_eq!(dates::long(dates::TODAY), "20 November 2026");
}
