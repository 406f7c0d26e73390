//! Finding people as an officer would: any clue, with reasons; through the person an order protects;
//! as sync brings people; and what a walk along a street asks of the areas about it.

use cordon_core::proof::entry::Body;
use cordon_core::rules::person::Role;
use cordon_core::wire::{self, Band, MatchedOn, PlaceInput, ReadAs, Searched, WordLikeness};
use cordon_tests::world::{World, feeds, restraining_order, smith, specimen};

#[test]
fn a_hit_says_why_and_in_which_role() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    let results = ada.search("smith alen 12/04/1988");
    assert_eq!(results.searched, Searched::Everything);
    assert_eq!(results.read_as.len(), 2);
    let hit = results.hits.first().expect("a hit");
    assert_eq!((hit.person, hit.band), (smith(), Band::Likely));
    assert!(hit.why.contains(&MatchedOn::SameBirthDate("12 Apr 1988".into())));
    let sounds = |why: &MatchedOn| matches!(why, MatchedOn::Word { how: WordLikeness::Sounds, .. });
    assert!(hit.why.iter().any(sounds), "{:?}", hit.why);
    assert!(hit.roles.iter().any(|count| count.role == Role::BoundBy && count.live > 0));
}

#[test]
fn parts_of_a_clue_are_read_and_said() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    let results = ada.search("smith 12 apr");
    assert!(results.read_as.contains(&ReadAs::BirthPart("12 Apr".into())));
    let hit = results.hits.iter().find(|hit| hit.person == smith()).expect("him");
    assert!(hit.why.contains(&MatchedOn::SameDayAndMonth("12 Apr".into())));
}

#[test]
fn the_respondent_is_found_through_the_person_he_is_kept_from() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    let results = ada.search("beta specimen");
    assert_eq!(results.hits.first().map(|hit| hit.person), Some(specimen()));
    let him = results.hits.iter().find(|hit| hit.person == smith()).expect("him whom the order binds");
    assert!(
        matches!(him.why.as_slice(), [MatchedOn::ThroughProtected(shown)] if shown == "B. SPECIMEN"),
        "{:?}",
        him.why
    );
    assert_ne!(him.band, Band::Likely, "he was not typed");
    let shown = ada.journal().into_iter().rev().find_map(|body| {
        let Body::SearchSettled(settled) = body else { return None };
        Some(settled.shown)
    });
    assert!(shown.expect("settled").contains(&smith()), "who was shown is accounted for");
}

#[test]
fn who_comes_with_a_later_sync_is_found() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    let before = ada.search("welsh").hits.len();
    world.import(&feeds());
    ada.sync();
    let everybody = ada.search("pattern mike");
    assert!(!everybody.hits.is_empty(), "{before} before");
    assert_eq!(ada.find("smith alan 12/04/1988"), smith());
}

#[test]
fn a_search_that_cannot_be_settled_is_settled_later() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.house.wait_for_index().expect("an open house");
    let search = ada.ask(wire::SearchOpen { reason: cordon_tests::officer::at_scene() }).search;
    let shown = ada.ask(wire::Search { search, text: "smith".to_owned() });
    ada.lock();
    ada.unlock();
    let settled = |body: &Body| matches!(body, Body::SearchSettled(settled) if settled.search == search);
    assert_eq!(ada.journal().iter().filter(|body| settled(body)).count(), 1);
    assert!(!shown.hits.is_empty());
}

#[test]
fn the_areas_about_a_place_follow_it_and_the_orders() {
    let world = World::with_demo_orders();
    let ada = world.device("ada");
    ada.sync();
    ada.house.wait_for_index().expect("an open house");
    let at = |grid: &str| ada.ask(wire::Here { place: PlaceInput::GridReference { text: grid.to_owned() } });
    let inside = at("SK 34507 47455");
    let holds = |here: &wire::HereNow| {
        let areas = here.inside.iter().chain(&here.cannot_tell).chain(&here.near);
        areas.filter(|area| area.order == restraining_order()).count()
    };
    assert_eq!(holds(&inside), 1, "{inside:?}");
    assert_eq!(holds(&at("SK 35600 47455")), 0, "a kilometre on");
    assert_eq!(holds(&at("SK 54900 37100")), 0, "and far away");
    assert_eq!(holds(&at("SK 34507 47455")), 1, "and back");
}
