//! Need-to-know and sealed words of an order: they stay behind until a tap that is journalled.

use cordon_core::proof::entry::Body;
use cordon_core::rules::ids::{ConditionId, OrderId, VersionId};
use cordon_core::wire::{self, Disclosure, FaultKind, PlaceInput, RevealWords, Visibility};
use cordon_device::{House, Serve};
use cordon_tests::officer::{Officer, at_scene, seen_here};
use cordon_tests::world::{World, demo_orders, restraining_order, smith};
use serde_json::{Value, json};

const ORDER: &str = "01936c00-0000-7000-8000-000000000034";
const VERSION: &str = "01936c00-0000-7000-8000-000000000044";
const NEED_TO_KNOW: &str = "01936c00-0000-7000-8000-000000000058";
const SEALED: &str = "01936c00-0000-7000-8000-000000000059";

/// The words that only a tap may show, and those that no tap shows.
const TAPPED: &str = "9 Model Road";
const NEVER: &str = "Specimen Lodge";

fn order() -> OrderId {
    ORDER.parse().expect("an order id")
}

fn version() -> VersionId {
    VERSION.parse().expect("a version id")
}

fn condition(id: &str) -> ConditionId {
    id.parse().expect("a condition id")
}

/// HQ takes in a further order that binds SMITH: its first paragraph names a need-to-know address, its
/// second a sealed one.
fn import_order(world: &World) {
    let text = std::fs::read_to_string(demo_orders()).expect("the demo's orders");
    let line = text.lines().find(|line| line.starts_with("{\"order\"")).expect("an order");
    let mut line: Value = serde_json::from_str(line).expect("an order in json");
    let mut put = |place: &str, value: Value| *line.pointer_mut(place).expect(place) = value;
    put("/order/id", json!(ORDER));
    put("/order/versions/0/id", json!(VERSION));
    for (index, id, hidden, visibility) in [(0, NEED_TO_KNOW, TAPPED, "need_to_know"), (1, SEALED, NEVER, "sealed")] {
        let condition = format!("/order/versions/0/conditions/{index}");
        let lead = "Not to go to ";
        let span = json!({ "from": lead.len(), "to": lead.len() + hidden.len(), "visibility": visibility });
        put(&format!("{condition}/id"), json!(id));
        put(&format!("{condition}/verbatim"), json!(format!("{lead}{hidden}, save by consent.")));
        put(&format!("{condition}/spans"), json!([span]));
        put(&format!("{condition}/exceptions"), json!([format!("save to {hidden}")]));
    }
    put("/order/versions/0/conditions/1/term/place", json!(NEVER));
    let conditions = line.pointer_mut("/order/versions/0/conditions").and_then(Value::as_array_mut);
    conditions.expect("conditions").truncate(2);
    let file = world.place("further").join("hidden-words.jsonl");
    std::fs::write(&file, line.to_string()).expect("a file");
    assert_eq!(world.import(&file).files.first().map(|file| file.orders.new), Some(1));
}

#[track_caller]
fn hides<C: wire::Command>(ada: &Officer, command: C)
where
    House: Serve<C>,
{
    let written = serde_json::to_string(&ada.ask(command)).expect("json");
    assert!(written.contains(NEED_TO_KNOW), "the paragraph itself is there: {written}");
    for hidden in [TAPPED, NEVER] {
        assert!(!written.contains(hidden), "{hidden} in {written}");
    }
}

#[test]
fn words_that_need_a_tap_do_not_leave_the_device_without_one() {
    let world = World::with_demo_orders();
    import_order(&world);
    let ada = world.device("ada");
    ada.sync();
    ada.open_person(smith());
    let grant = ada.ask(wire::OrderOpen { order: order(), reason: at_scene() }).id;
    hides(&ada, wire::OrderSheetOf { grant });
    hides(&ada, wire::Assess { order: order(), facts: seen_here() });
    hides(&ada, wire::AssessTogether { person: smith(), facts: seen_here() });
    let grant = ada.ask(wire::DraftOpen { person: None, order: Some(order()) }).id;
    hides(&ada, wire::DraftSheetOf { grant });
}

#[test]
fn need_to_know_words_are_shown_on_a_tap_that_is_journalled() {
    let world = World::with_demo_orders();
    import_order(&world);
    let ada = world.device("ada");
    ada.sync();
    let tap = |version| RevealWords { order: order(), version, condition: condition(NEED_TO_KNOW) };
    assert_eq!(ada.refused(tap(None)).kind, FaultKind::ReasonNeeded, "the order was not opened under a reason");
    ada.open_order(order());
    let before = ada.journal().len();
    let shown = ada.ask(tap(None)).words;
    let tapped = shown.iter().find(|piece| piece.visibility == Visibility::NeedToKnow).expect("the run");
    assert_eq!(tapped.text, TAPPED);
    assert_eq!(ada.ask(tap(Some(version()))).words, shown);
    let entry = Body::WordsRevealed { order: order(), version: version(), condition: condition(NEED_TO_KNOW) };
    let journal = ada.journal();
    assert_eq!(journal.get(before..), Some([entry.clone(), entry].as_slice()), "each tap, and nothing of its words");
}

#[test]
fn sealed_words_are_shown_on_no_tap() {
    let world = World::with_demo_orders();
    import_order(&world);
    let ada = world.device("ada");
    ada.sync();
    ada.open_order(order());
    let before = ada.journal().len();
    let refused = ada.refused(RevealWords { order: order(), version: None, condition: condition(SEALED) });
    assert_eq!((refused.kind, refused.to_string().as_str()), (FaultKind::Refused, "Refused: sealed: call control"));
    assert_eq!(ada.journal().len(), before, "what was not shown is not journalled");
}

#[test]
fn a_place_that_masked_words_name_is_not_measured() {
    let world = World::with_demo_orders();
    import_order(&world);
    let ada = world.device("ada");
    ada.sync();
    let here = ada.ask(wire::Here { place: PlaceInput::Here });
    let areas = || here.inside.iter().chain(&here.cannot_tell).chain(&here.near);
    let measured = |id: OrderId| areas().filter(|area| area.order == id).any(|area| area.edge_m.is_some());
    assert!(measured(restraining_order()), "the same area is named in words that all may see");
    assert!(!measured(order()));
    let masked = areas().filter(|area| area.order == order());
    assert!(masked.map(|area| area.disclosure).all(|disclosure| disclosure == Disclosure::Hidden));

    ada.open_order(order());
    let mut by_the_edge = seen_here();
    by_the_edge.he_is = PlaceInput::GridReference { text: "SK 3450 4750".to_owned() };
    for facts in [seen_here(), by_the_edge] {
        let sheet = ada.ask(wire::Assess { order: order(), facts }).sheet;
        let term = sheet.terms.iter().find(|term| term.condition == condition(SEALED)).expect("the paragraph");
        let written = serde_json::to_string(term).expect("json");
        assert!(!written.contains("edge_m") && !written.contains("within_m"), "{written}");
    }
}
