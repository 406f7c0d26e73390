//! Our own format, in both its forms.

use super::*;
use crate::feeds::{Outcome, libra};
use cordon_core::rules::condition::Term;
use cordon_core::rules::place::{Disclosure, LonLat, Shape, Zone};
use cordon_core::rules::term::ExclusionZone;

fn today() -> cordon_core::rules::time::Day {
    cordon_core::rules::time::Day::parse("2026-11-30").unwrap()
}

fn an_order() -> Order {
    let xml = std::fs::read(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/feeds/01-restraining-order-conviction.xml"),
    )
    .unwrap();
    match libra::read(&xml, today().start(), &crate::feeds::Courts::default()).remove(0).outcome {
        Outcome::Orders(orders) => orders.first().unwrap().order.clone(),
        other @ (Outcome::NothingForUs { .. } | Outcome::Broken { .. }) => panic!("{other:?}"),
    }
}

fn with_shape(shape: Shape) -> Order {
    let mut order = an_order();
    let condition = order.versions.first_mut().unwrap().conditions.get_mut(1).unwrap();
    condition.term = Term::ExclusionZone(ExclusionZone {
        place: "Mill Lane".to_owned(),
        zone: Zone { shape, disclosure: Disclosure::Shown },
    });
    order
}

fn square(order: [usize; 5]) -> Shape {
    let corners = [(-1.48, 53.02), (-1.47, 53.02), (-1.47, 53.03), (-1.48, 53.03)];
    let ring = order.iter().map(|corner| corners[*corner]).map(|(lon, lat)| LonLat::new(lon, lat).unwrap()).collect();
    Shape::Polygon { rings: vec![ring] }
}

#[track_caller]
fn check_broken(text: &str, line: Option<u32>, expected: &str) {
    let parsed = parse(text.as_bytes(), today());
    let [problem] = parsed.problems.as_slice() else { panic!("{parsed:?}") };
    assert!(problem.reason.to_string().contains(expected), "{}", problem.reason);
    assert_eq!(problem.line, line, "{}", problem.reason);
}

fn whole(order: &Order) -> String {
    let exchange = Exchange { orders: vec![order.clone()], ..Exchange::default() };
    serde_json::to_string(&exchange).unwrap()
}

#[test]
fn what_is_written_is_read_back() {
    let order = with_shape(square([0, 1, 2, 3, 0]));
    let Parsed { exchange, problems, .. } = parse(whole(&order).as_bytes(), today());
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(exchange.orders, [order]);
}

#[test]
fn a_ring_that_crosses_itself_is_refused() {
    check_broken(&whole(&with_shape(square([0, 2, 1, 3, 0]))), Some(1), "paragraph 2");
}

#[test]
fn latitude_200_is_refused() {
    let text = whole(&with_shape(square([0, 1, 2, 3, 0]))).replace("53.02", "200.0");
    check_broken(&text, Some(1), "latitude");
}

#[test]
fn a_bad_line_does_not_stop_the_others() {
    let order = serde_json::to_string(&serde_json::json!({ "order": an_order() })).unwrap();
    let text = format!("{order}\n{{\"order\": 7}}\n");
    check_broken(&text, Some(2), "not the exchange format");
    assert_eq!(parse(text.as_bytes(), today()).exchange.orders.len(), 1);
}

#[test]
fn a_byte_that_is_no_letter_costs_its_own_line_and_no_other() {
    let order = serde_json::to_string(&serde_json::json!({ "order": an_order() })).unwrap();
    let spoilt = |place: usize| {
        let mut lines = [order.clone().into_bytes(), order.clone().into_bytes(), order.clone().into_bytes()];
        lines[place].insert(40, 0xff);
        lines.join(&b"\r\n"[..])
    };
    for place in 0..3 {
        let parsed = parse(&spoilt(place), today());
        assert_eq!(parsed.exchange.orders.len(), 2, "{place}");
        let problem = &parsed.problems[0];
        assert_eq!((parsed.problems.len(), problem.line), (1, number(place)), "{place}");
        assert!(problem.reason.to_string().contains("UTF-8"), "{}", problem.reason);
    }
    let mut whole = whole(&an_order()).replacen(',', ",\n", 1).into_bytes();
    whole.push(0xff);
    let parsed = parse(&whole, today());
    assert_eq!((parsed.exchange.orders.len(), parsed.problems[0].line), (0, Some(2)), "one object is one thing");
}

#[test]
fn a_first_key_that_is_misspelt_costs_its_own_line_and_no_other() {
    let order = serde_json::to_string(&serde_json::json!({ "order": an_order() })).unwrap();
    let misspelt = order.replacen("\"order\"", "\"ordr\"", 1);
    let parsed = parse(format!("{misspelt}\n{order}\n").as_bytes(), today());
    assert_eq!((parsed.exchange.orders.len(), parsed.problems.len()), (1, 1));
    assert_eq!(parsed.problems[0].line, Some(1));
    assert!(parsed.problems[0].reason.to_string().contains("order_link"), "{}", parsed.problems[0].reason);
}

#[test]
fn a_file_of_nothing_is_said_to_be_empty() {
    for nothing in ["", "\n", " \r\n\t", "\u{feff}"] {
        check_broken(nothing, None, "empty");
    }
}

#[test]
fn what_is_not_json_or_not_ours_is_refused() {
    check_broken("not json", Some(1), "not JSON");
    check_broken("{\"format\":\"other\",\"version\":1}", Some(1), "not cordon-exchange");
    check_broken("{\"format\":\"cordon-exchange\",\"version\":9}", Some(1), "version 9");
}

#[test]
fn what_nobody_sees_is_taken_out_and_told_and_what_is_no_text_is_refused() {
    let order = serde_json::to_string(&serde_json::json!({ "order": an_order() })).unwrap();
    let court = an_order().court.name;
    let with = |mark: &str| order.replacen(&court, &format!("{mark}{court}"), 1);
    assert_ne!(with("x"), order, "the order names its court");
    for mark in ["\u{202e}", "\\u202e", "\u{200b}"] {
        let parsed = parse(with(mark).as_bytes(), today());
        assert_eq!(parsed.unseen, [Some(1)], "{mark:?}");
        assert_eq!(parsed.exchange.orders[0].court.name, court, "{mark:?}");
    }
    for mark in ["\\u001b[31m", "\u{fffd}", "\\u0000"] {
        let parsed = parse(with(mark).as_bytes(), today());
        assert_eq!((parsed.exchange.orders.len(), parsed.problems[0].line), (0, Some(1)), "{mark:?}");
        assert!(parsed.problems[0].reason.to_string().contains("U+"), "{:?}", parsed.problems);
    }
    assert!(parse(order.as_bytes(), today()).unseen.is_empty());
}

#[test]
fn a_file_in_utf_16_or_with_a_mark_is_read_as_any_other_and_utf_32_is_named() {
    let order = serde_json::json!({ "order": an_order() }).to_string();
    let whole = serde_json::to_string(&Exchange { orders: vec![an_order()], ..Exchange::default() }).unwrap();
    for text in [format!("{order}\n{order}\n"), whole] {
        let marked = format!("\u{feff}{text}");
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let plain = parse(text.as_bytes(), today());
        assert!(plain.problems.is_empty() && !plain.exchange.orders.is_empty(), "{:?}", plain.problems);
        for bytes in [marked.into_bytes(), little, big] {
            assert_eq!(parse(&bytes, today()), plain);
            assert_eq!(parse_one(&bytes, 2, today()).is_some(), parse_one(text.as_bytes(), 2, today()).is_some());
        }
        let four: Vec<u8> = text.chars().map(u32::from).flat_map(u32::to_le_bytes).collect();
        let refused = parse(&four, today());
        assert!(refused.problems[0].reason.to_string().contains("UTF-32"), "{:?}", refused.problems);
    }
}

#[test]
fn a_message_or_a_workbook_under_the_name_of_an_exchange_file_is_told_as_what_it_is() {
    for (bytes, what) in [
        (&b"From: a@example.org\r\nTo: b@example.org\r\nSubject: orders\r\n\r\n{\"order\":{}}"[..], "e-mail"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", "Outlook"),
    ] {
        let refused = parse(bytes, today());
        assert!(refused.problems[0].reason.to_string().contains(what), "{:?}", refused.problems);
        assert_eq!((refused.problems.len(), refused.problems[0].line), (1, None));
    }
}

/// An order's line, changed.
fn line_with(change: impl Fn(&mut serde_json::Value)) -> String {
    let mut order = serde_json::to_value(an_order()).expect("an order is JSON");
    change(&mut order);
    serde_json::json!({ "order": order }).to_string()
}

#[test]
fn a_field_that_the_format_does_not_know_is_refused_by_its_name() {
    check_broken(
        &line_with(|order| order["versions"][0]["in_force"][0]["interval"]["untill"] = "2027-03-04T00:00:00Z".into()),
        Some(1),
        "order.versions[0].in_force[0].interval.untill",
    );
    check_broken(&line_with(|order| order["colour"] = "red".into()), Some(1), "order.colour");
    let whole = whole(&an_order()).replacen("\"version\"", "\"colour\":1,\"version\"", 1);
    check_broken(&whole, None, "colour");
    let plain = parse(line_with(|_order| {}).as_bytes(), today());
    assert_eq!((parsed_orders(&plain), plain.problems.len()), (1, 0), "{plain:?}");
    // What says nothing may be written out.
    let written = line_with(|order| {
        for condition in order["versions"][0]["conditions"].as_array_mut().unwrap() {
            condition["unread_period"] = serde_json::Value::Null;
            condition["arrest"] = serde_json::Value::Null;
        }
    });
    assert_eq!(parsed_orders(&parse(written.as_bytes(), today())), 1);
}

fn parsed_orders(parsed: &Parsed) -> usize {
    parsed.exchange.orders.len()
}

#[test]
fn what_is_nothing_or_cannot_be_is_refused_by_its_field() {
    for blank in ["", "  ", "\u{a0}", "\u{200b}"] {
        let text = line_with(|order| order["versions"][0]["conditions"][0]["verbatim"] = blank.into());
        check_broken(&text, Some(1), "versions[0].conditions[0].verbatim: it is empty");
        check_broken(&line_with(|order| order["court"]["name"] = blank.into()), Some(1), "court.name");
    }
    let turned = line_with(|order| {
        let interval = &mut order["versions"][0]["in_force"][0]["interval"];
        interval["from"] = "2028-03-03T11:00:00Z".into();
        interval["until"] = "2026-11-01T00:00:00Z".into();
    });
    check_broken(&turned, Some(1), "versions[0].in_force[0].interval: it ends before it begins");
    let ahead = line_with(|order| order["versions"][0]["hq_learnt_at"] = "2126-01-01T00:00:00Z".into());
    check_broken(&ahead, Some(1), "versions[0].hq_learnt_at");
}

#[test]
fn what_an_order_or_a_record_lacks_is_told_by_its_field() {
    let no_versions = line_with(|order| order["versions"] = serde_json::json!([]));
    let no_terms = line_with(|order| order["versions"][0]["conditions"] = serde_json::json!([]));
    let nobody = line_with(|order| order["respondents"] = serde_json::json!([]));
    let demo = include_str!("../../../tests/fixtures/demo-orders.jsonl");
    let record = demo.lines().find(|line| line.starts_with("{\"record\":")).unwrap();
    let mut record: serde_json::Value = serde_json::from_str(record).unwrap();
    record["record"]["names"] = serde_json::json!([{ "given": " ", "family": "", "kind": "legal" }]);
    record["record"]["identifiers"] = serde_json::json!([{ "kind": "phone", "value": "4.477E+11" }]);
    let record = record.to_string();
    let expected: [(&str, &[&str]); 4] = [
        (no_versions.as_str(), ["versions: "].as_slice()),
        (no_terms.as_str(), ["versions[0].conditions: "].as_slice()),
        (nobody.as_str(), ["binds nobody"].as_slice()),
        (record.as_str(), ["names: nobody", "identifiers[0].value: "].as_slice()),
    ];
    for (text, words) in expected {
        let parsed = parse(text.as_bytes(), today());
        assert!(parsed.problems.is_empty(), "{text}: {parsed:?}");
        for words in words {
            let is_told = parsed.told.iter().any(|(_line, what)| what.to_string().contains(words));
            assert!(is_told, "{words}: {:?}", parsed.told);
        }
    }
}
