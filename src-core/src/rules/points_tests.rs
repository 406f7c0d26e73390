use super::super::assess::builders::{a_condition, a_zone, an_order, at, facts_at, the_circle};
use super::super::assess::{Facts, Identity, Question, Reply, assess};
use super::super::condition::{ArrestAttached, Condition, Term};
use super::super::ids::{ExhibitId, NoticeId, OrderId, PersonId, VersionId};
use super::super::incident::{AllegedAgainst, ExhibitKind, ExhibitRef, FileNotes, Incident, SayingKind};
use super::super::law::ROWS;
use super::super::notice::{HowGiven, NoticeEvent, NoticeKind, Understood};
use super::super::order::{OnNotice, OrderKind, Verified};
use super::super::place::Disclosure;
use super::super::sighting::SightingBasis;
use super::super::visibility::Visibility;
use super::*;
use crate::words::TextKey;

const ACT: &str = "2026-11-22T12:00:00Z";

/// The kinds that have a row.
fn kinds() -> Vec<OrderKind> {
    ROWS.iter().map(|row| serde_json::from_value(row.kind_id.into()).unwrap()).collect()
}

fn zone() -> Condition {
    a_condition(a_zone(the_circle(), Disclosure::Shown))
}

/// He was seen in the middle of the zone.
fn seen_inside() -> Facts {
    facts_at(ACT).seen_north_by(0, 10.0)
}

fn notice(kind: NoticeKind, when: &str, proof: &str) -> NoticeEvent {
    NoticeEvent {
        id: NoticeId::derived(&[when.as_bytes()]),
        order: an_order(OrderKind::Spo, Vec::new()).id,
        kind,
        at: at(when),
        by: "PC 1".to_owned(),
        how: HowGiven::InPerson,
        language: "English".to_owned(),
        proof: proof.to_owned(),
        understood: Understood::Yes,
    }
}

fn served() -> NoticeEvent {
    notice(NoticeKind::FormallyServed, "2026-11-21T09:00:00Z", "BWV 7")
}

fn exhibit(kind: ExhibitKind) -> ExhibitRef {
    ExhibitRef {
        id: ExhibitId::derived(&[b"exhibit"]),
        reference: "AE/1".to_owned(),
        kind,
        name: Default::default(),
        media_type: "image/jpeg".to_owned(),
        sha256: "00".repeat(32),
        size_bytes: 1,
        captured_at: at(ACT),
    }
}

/// Everything that a form can hold of an act.
fn all_known() -> Known {
    Known {
        confirmed_by: vec!["birth_date_1".to_owned(), "mark_2".to_owned()],
        copy: Some(OrderCopy { sha256: "11".repeat(32), certified: true }),
        live: Some(LiveCheck { by: "control".to_owned(), at: at(ACT) }),
        made_under: Some("Sentencing Act 2020 s.360".to_owned()),
        original_offence: Some("assault, Derby".to_owned()),
        account_written: true,
        sighting: Some(SightingBasis::SeenHere),
        exhibits: vec![exhibit(ExhibitKind::Photo), exhibit(ExhibitKind::BodyWornVideo)],
        said: vec![SayingKind::ReplyToCaution],
        cautioned_at: Some(at(ACT)),
        incident_number: Some("417".to_owned()),
        witnesses: vec!["B. Specimen".to_owned()],
        ..Known::default()
    }
}

/// An order of a kind with one zone, with notice served and a power of arrest listed for the zone.
fn whole_order(kind: OrderKind) -> (Order, Facts) {
    let arrest = Some(ArrestAttached { until: None, source: "FL406".to_owned() });
    let order = Order { on_notice: OnNotice::WithoutNotice, ..an_order(kind, vec![Condition { arrest, ..zone() }]) };
    (order, Facts { notice: vec![served()], ..seen_inside() })
}

#[track_caller]
fn point_of(points: &[Point], id: PointId) -> &Point {
    points.iter().find(|point| point.id == id).unwrap()
}

/// One point of a non-molestation order with one zone, made without notice.
fn of_zone(id: PointId, facts: &Facts, known: &Known) -> Point {
    let order = an_order(OrderKind::NonMolestation, vec![zone()]);
    let order = Order { on_notice: OnNotice::WithoutNotice, ..order };
    point_of(&points(&order, Some(&assess(&order, facts)), known), id).clone()
}

#[test]
fn every_row_gives_its_own_points_in_its_own_words() {
    for kind in kinds() {
        let order = an_order(kind, vec![zone()]);
        let row = row_for(&order.kind).unwrap();
        let found = points(&order, None, &Known::default());
        let said: Vec<(PointId, TextKey)> = found.iter().map(|point| (point.id, point.words)).collect();
        let written: Vec<(PointId, TextKey)> = row.points_to_prove.iter().map(|row| (row.id, row.words)).collect();
        assert_eq!(said, written);
    }
}

#[test]
fn where_nothing_is_known_nothing_is_had_and_every_point_says_what_to_do() {
    for kind in kinds() {
        let mut order = an_order(kind, vec![zone()]);
        order.on_notice = OnNotice::Unknown;
        for point in points(&order, None, &Known::default()) {
            let named = format!("{:?} {:?}", order.kind, point.id);
            assert_ne!(point.state, PointState::Have, "{named}");
            assert_eq!(point.missing.is_empty(), point.state == PointState::NotNeeded, "{named}");
        }
    }
}

#[test]
fn where_all_is_known_only_the_excuse_stays_open() {
    for kind in kinds() {
        let (order, facts) = whole_order(kind);
        for point in points(&order, Some(&assess(&order, &facts)), &all_known()) {
            let expected = match point.id {
                PointId::NoReasonableExcuse => PointState::Partly,
                PointId::Awareness if point.state == PointState::NotNeeded => PointState::NotNeeded,
                PointId::Identity
                | PointId::InForce
                | PointId::ExactTerm
                | PointId::WithinTerm
                | PointId::Awareness
                | PointId::PersonalService
                | PointId::PowerAttached
                | PointId::CertifiedCopy
                | PointId::OriginalOffence
                | PointId::VerifyLive
                | PointId::MakingStatute => PointState::Have,
            };
            assert_eq!(point.state, expected, "{:?} {point:?}", order.kind);
            assert!(point.missing.is_empty(), "{:?} {point:?}", order.kind);
        }
    }
}

#[test]
fn a_person_is_confirmed_by_two_identifiers() {
    let order = an_order(OrderKind::Spo, vec![zone()]);
    let state = |by: &[&str]| {
        let known = Known { confirmed_by: by.iter().map(|&clue| clue.to_owned()).collect(), ..Known::default() };
        point_of(&points(&order, None, &known), PointId::Identity).state
    };
    assert_eq!(state(&[]), PointState::Missing);
    assert_eq!(state(&["birth_date_1"]), PointState::Partly);
    assert_eq!(state(&["birth_date_1", "mark_2"]), PointState::Have);
    // Two births contradict each other.
    assert_eq!(state(&["birth_date_1", "birth_date_2"]), PointState::Partly);
}

#[test]
fn identifiers_confirmed_after_the_facts_were_set_against_the_words_count() {
    let order = an_order(OrderKind::Spo, vec![zone()]);
    let assessed = assess(&order, &Facts { identity: Identity::Possible, ..seen_inside() });
    let state = |known: &Known| point_of(&points(&order, Some(&assessed), known), PointId::Identity).state;
    assert_eq!(state(&Known::default()), PointState::Missing);
    assert_eq!(state(&all_known()), PointState::Have);
}

#[test]
fn a_life_that_nobody_checked_is_partly_evidenced() {
    let mut order = an_order(OrderKind::Spo, vec![zone()]);
    let in_force = |order: &Order, act: &str| {
        let known = Known { act_at: Some(at(act)), ..Known::default() };
        point_of(&points(order, None, &known), PointId::InForce).clone()
    };
    let unchecked = in_force(&order, ACT);
    assert_eq!((unchecked.state, unchecked.missing), (PointState::Partly, vec![Missing::CheckItIsLive]));
    assert_eq!(in_force(&order, "2026-12-02T12:00:00Z").state, PointState::Missing);
    order.provenance.verified = Some(Verified { by: "orders desk".to_owned(), at: at("2026-11-03T09:00:00Z") });
    assert_eq!(in_force(&order, ACT).state, PointState::Have);
}

#[test]
fn versions_in_conflict_are_a_question_for_control() {
    let mut order = an_order(OrderKind::Spo, vec![zone()]);
    let mut other = order.versions[0].clone();
    other.id = VersionId::derived(&[b"other"]);
    order.versions.push(other);
    let found = points(&order, Some(&assess(&order, &seen_inside())), &all_known());
    assert!(point_of(&found, PointId::InForce).missing.contains(&Missing::AskWhichVersion));
    assert_eq!(point_of(&found, PointId::ExactTerm).state, PointState::Missing);
}

#[test]
fn the_term_is_quoted_from_the_version_that_governed() {
    let point = of_zone(PointId::ExactTerm, &seen_inside(), &all_known());
    let version = an_order(OrderKind::Spo, Vec::new()).versions[0].id;
    let words = "the court's words".into();
    assert_eq!(point.have, [Have::Term { paragraph: "1".into(), words, version }]);
    assert_eq!(point.state, PointState::Have);
    // No term is named while the facts fit none, unless the officer names one.
    let elsewhere = facts_at(ACT).seen_north_by(5000, 10.0);
    assert_eq!(of_zone(PointId::ExactTerm, &elsewhere, &all_known()).missing, [Missing::NameTheParagraph]);
    let named = Known { terms: vec![zone().id], ..all_known() };
    assert_eq!(of_zone(PointId::ExactTerm, &elsewhere, &named).state, PointState::Have);
}

#[test]
fn words_that_only_a_tap_may_show_are_a_mark() {
    let hidden = Condition { visibility: Visibility::NeedToKnow, ..zone() };
    let order = an_order(OrderKind::Spo, vec![hidden]);
    let found = points(&order, Some(&assess(&order, &seen_inside())), &all_known());
    let written = serde_json::to_string(point_of(&found, PointId::ExactTerm)).unwrap();
    assert!(written.contains("[…]") && !written.contains("the court's words"), "{written}");
}

#[test]
fn an_account_alone_is_not_yet_evidence_enough() {
    let account = Known { account_written: true, ..Known::default() };
    let told = facts_at(ACT).told(Question::DidHeEnter, Reply::Yes);
    let point = of_zone(PointId::WithinTerm, &told, &account);
    assert_eq!(point.state, PointState::Partly);
    let wanted = [
        Missing::SayWhereHeWas,
        Missing::PhotographThePlace,
        Missing::NoteTheVideo,
        Missing::NoteTheIncidentNumber,
        Missing::AskForWitnesses,
    ];
    assert_eq!(point.missing, wanted);
    assert_eq!(of_zone(PointId::WithinTerm, &seen_inside(), &account).state, PointState::Have);
    let with_witness = Known { witnesses: vec!["B. Specimen".to_owned()], ..account };
    assert_eq!(of_zone(PointId::WithinTerm, &told, &with_witness).state, PointState::Have);
    let unfit = facts_at(ACT).seen_north_by(5000, 10.0);
    assert_eq!(of_zone(PointId::WithinTerm, &unfit, &with_witness).state, PointState::Partly);
}

#[test]
fn a_term_about_contact_asks_for_the_messages_and_one_about_a_place_for_the_place() {
    let missing = |term: Term| {
        let condition = a_condition(term);
        let known = Known { terms: vec![condition.id], ..Known::default() };
        let order = an_order(OrderKind::Spo, vec![condition]);
        point_of(&points(&order, Some(&assess(&order, &facts_at(ACT))), &known), PointId::WithinTerm).missing.clone()
    };
    let contact = serde_json::json!({ "kind": "no_contact", "whom": [], "channels": ["message"], "indirect": false });
    let of_contact = missing(serde_json::from_value(contact).unwrap());
    assert!(of_contact.contains(&Missing::KeepTheMessages) && !of_contact.contains(&Missing::PhotographThePlace));
    let of_place = missing(a_zone(the_circle(), Disclosure::Shown));
    assert!(of_place.contains(&Missing::PhotographThePlace) && !of_place.contains(&Missing::KeepTheMessages));
    assert!(of_place.contains(&Missing::AnswerTheQuestions));
}

/// His knowledge of a non-molestation order: its state, and what is missing.
#[track_caller]
fn check_awareness(on_notice: OnNotice, held: &[NoticeEvent], state: PointState, missing: &[Missing]) {
    let order = Order { on_notice, ..an_order(OrderKind::NonMolestation, vec![zone()]) };
    let assessed = assess(&order, &Facts { notice: held.to_vec(), ..seen_inside() });
    let with = points(&order, Some(&assessed), &Known::default());
    let known = Known { act_at: Some(at(ACT)), notice: held.to_vec(), ..Known::default() };
    let without = points(&order, None, &known);
    for found in [with, without] {
        let point = point_of(&found, PointId::Awareness);
        assert_eq!((point.state, point.missing.as_slice()), (state, missing), "{point:?}");
    }
}

#[test]
fn awareness_is_wanted_where_the_order_was_made_without_notice() {
    let told = |when, proof| vec![notice(NoticeKind::ToldOfExistence, when, proof)];
    let (before, after) = ("2026-11-22T11:00:00Z", "2026-11-22T12:00:01Z");
    check_awareness(OnNotice::OnNotice, &[], PointState::NotNeeded, &[]);
    check_awareness(OnNotice::WithoutNotice, &[], PointState::Missing, &[Missing::AskWhoToldHim]);
    check_awareness(OnNotice::WithoutNotice, &told(before, "BWV 7"), PointState::Have, &[]);
    check_awareness(OnNotice::WithoutNotice, &told(before, " "), PointState::Partly, &[Missing::NoteWhatProvesIt]);
    check_awareness(OnNotice::WithoutNotice, &told(after, "BWV 7"), PointState::Missing, &[Missing::AskWhoToldHim]);
    let unknown = [Missing::AskWhetherOnNotice, Missing::AskWhoToldHim];
    check_awareness(OnNotice::Unknown, &[], PointState::Missing, &unknown);
}

/// The state of his knowledge of an order, with its assessment and without one.
fn awareness(order: &Order, held: &[NoticeEvent]) -> [PointState; 2] {
    let assessed = assess(order, &Facts { notice: held.to_vec(), ..seen_inside() });
    let known = Known { act_at: Some(at(ACT)), notice: held.to_vec(), ..Known::default() };
    let found = [points(order, Some(&assessed), &Known::default()), points(order, None, &known)];
    found.map(|points| point_of(&points, PointId::Awareness).state)
}

#[test]
fn of_a_varied_order_the_points_say_what_its_assessment_says() {
    let mut order = an_order(OrderKind::Dapo, vec![zone()]);
    let mut second = order.versions[0].clone();
    second.id = VersionId::derived(&[b"second"]);
    second.based_on = vec![order.versions[0].id];
    second.made_at = at("2026-11-10T00:00:00Z");
    order.versions.push(second);
    let told = |kind| vec![notice(kind, "2026-11-20T09:00:00Z", "BWV 7")];
    assert_eq!(awareness(&order, &told(NoticeKind::CopyHanded)), [PointState::Have; 2]);
    // Made on notice, and varied perhaps without.
    assert_eq!(awareness(&order, &told(NoticeKind::ToldOfExistence)), [PointState::Partly; 2]);
    assert_eq!(awareness(&order, &[]), [PointState::Partly; 2]);
    let unasked = points(&order, None, &Known::default());
    assert_eq!(point_of(&unasked, PointId::Awareness).state, PointState::Partly, "no time of an act is known");
}

/// Protection from Harassment Act 1997 s.3(6) asks for no awareness; the contempt of s.3 does.
#[test]
fn knowing_of_an_injunction_against_harassment_is_wanted_for_its_contempt() {
    let injunction = an_order(OrderKind::HarassmentInjunction, vec![zone()]);
    let order = Order { on_notice: OnNotice::Unknown, ..injunction };
    let told = notice(NoticeKind::ToldOfExistence, "2026-11-20T09:00:00Z", "BWV 7");
    assert_eq!(awareness(&order, &[]), [PointState::Missing; 2], "never \"not needed\": contempt is one of its routes");
    assert_eq!(awareness(&order, &[told]), [PointState::Have; 2]);
    let of_acquittal = an_order(OrderKind::RestrainingAcquittal, vec![zone()]);
    let found = points(&of_acquittal, None, &Known::default());
    assert!(found.iter().all(|point| point.id != PointId::Awareness), "an offence alone, which needs none");
}

#[test]
fn with_several_respondents_an_event_does_not_say_to_whom_it_came() {
    let another = PersonId::derived(&[b"another"]);
    let mut order = an_order(OrderKind::Dvpo, vec![zone()]);
    assert_eq!(awareness(&order, &[served()]), [PointState::Have; 2]);
    order.respondents.push(another);
    assert_eq!(awareness(&order, &[served()]), [PointState::Partly; 2]);
    let mut protection = an_order(OrderKind::Dvpn, vec![zone()]);
    protection.respondents.push(another);
    let known = Known { act_at: Some(at(ACT)), notice: vec![served()], ..Known::default() };
    let found = points(&protection, None, &known);
    let service = point_of(&found, PointId::PersonalService);
    assert_eq!(
        (service.state, service.missing.as_slice()),
        (PointState::Partly, [Missing::NoteWhatProvesIt].as_slice())
    );
}

#[test]
fn somebody_who_can_say_that_he_knew_is_held_and_is_no_proof_yet() {
    let who = "B. Specimen, on 21 November".to_owned();
    let known = Known { who_can_say: Some(who.clone()), ..Known::default() };
    let point = of_zone(PointId::Awareness, &seen_inside(), &known);
    assert_eq!(point.have, [Have::WhoCanSay { who: who.into() }]);
    assert_eq!((point.state, point.missing), (PointState::Partly, vec![Missing::NoteWhatProvesIt]));
}

#[test]
fn a_protection_notice_must_have_been_served_in_person() {
    let service = |held: Vec<NoticeEvent>| {
        let order = an_order(OrderKind::Dvpn, vec![zone()]);
        let assessed = assess(&order, &Facts { notice: held, ..seen_inside() });
        point_of(&points(&order, Some(&assessed), &Known::default()), PointId::PersonalService).state
    };
    assert_eq!(service(vec![served()]), PointState::Have);
    assert_eq!(service(vec![notice(NoticeKind::CopyHanded, "2026-11-21T09:00:00Z", "BWV 7")]), PointState::Missing);
}

#[test]
fn a_copy_that_is_not_certified_is_partly_enough() {
    let order = an_order(OrderKind::Spo, vec![zone()]);
    let weighed = |copy| {
        let known = Known { copy, ..Known::default() };
        weigh(PointId::CertifiedCopy, &Matter::of(&order, None, &known))
    };
    let none = weighed(None);
    let both = vec![Missing::AskForCertifiedCopy, Missing::PhotographTheOrder];
    assert_eq!((none.state, none.missing), (PointState::Missing, both));
    let photographed = weighed(Some(OrderCopy { sha256: "11".repeat(32), certified: false }));
    let ask = vec![Missing::AskForCertifiedCopy];
    assert_eq!((photographed.state, photographed.missing), (PointState::Partly, ask));
}

#[test]
fn a_paragraph_without_a_power_of_arrest_leaves_the_point_open() {
    let listed = |until| Condition { arrest: Some(ArrestAttached { until, source: "FL406".to_owned() }), ..zone() };
    let state = |act: Option<&str>, conditions: Vec<Condition>| {
        let terms = conditions.iter().map(|condition| condition.id).collect();
        let known = Known { terms, act_at: act.map(at), ..Known::default() };
        let order = an_order(OrderKind::OccupationWithArrest, conditions);
        weigh(PointId::PowerAttached, &Matter::of(&order, None, &known)).state
    };
    assert_eq!(state(Some(ACT), vec![listed(None)]), PointState::Have);
    assert_eq!(state(Some(ACT), vec![listed(Some(at("2100-01-01T00:00:00Z")))]), PointState::Have);
    assert_eq!(state(Some(ACT), vec![listed(Some(at("2020-01-01T00:00:00Z")))]), PointState::Partly, "it had ended");
    assert_eq!(state(None, vec![listed(None)]), PointState::Partly, "nobody said when");
    assert_eq!(state(Some(ACT), vec![zone()]), PointState::Missing);
    assert_eq!(state(Some(ACT), Vec::new()), PointState::Missing);
}

#[test]
fn what_he_says_is_recorded_and_never_weighed() {
    let said = |said: Vec<SayingKind>| {
        of_zone(PointId::NoReasonableExcuse, &seen_inside(), &Known { said, ..Known::default() })
    };
    let silent = said(Vec::new());
    assert_eq!(
        (silent.state, silent.missing),
        (PointState::Missing, vec![Missing::NoteWhatHeSays, Missing::CautionHim])
    );
    let unasked = said(vec![SayingKind::Unsolicited]);
    assert_eq!((unasked.state, unasked.missing), (PointState::Partly, vec![Missing::CautionHim]));
    assert_eq!(said(vec![SayingKind::ReplyToCaution]).state, PointState::Partly);
}

#[test]
fn a_kind_without_a_row_has_the_points_common_to_every_breach() {
    let kind = OrderKind::Other { title: "Civil restraint order".to_owned(), court: String::new() };
    let order = an_order(kind, vec![zone()]);
    let ids: Vec<PointId> = points(&order, None, &Known::default()).iter().map(|point| point.id).collect();
    let common = [
        PointId::Identity,
        PointId::InForce,
        PointId::ExactTerm,
        PointId::WithinTerm,
        PointId::Awareness,
        PointId::NoReasonableExcuse,
    ];
    assert_eq!(ids, common);
}

#[test]
fn what_is_known_is_read_from_as_little_as_there_is() {
    let none: Known = serde_json::from_str("{}").unwrap();
    assert_eq!(none, Known::default());
    let all = all_known();
    let again: Known = serde_json::from_value(serde_json::to_value(&all).unwrap()).unwrap();
    assert_eq!(again, all);
}

#[test]
fn a_record_tells_what_it_holds_of_one_order() {
    let written = include_str!("../../tests/golden/body-incident_recorded.json");
    let written: serde_json::Value = serde_json::from_str(written).unwrap();
    let mut incident: Incident = serde_json::from_value(written["body"].clone()).unwrap();
    incident.file.witnesses = vec!["B. Specimen".to_owned()];
    let order = "01936c00-0000-7000-8000-000000000031".parse().unwrap();
    let known = Known::of_incident(&incident, order);
    let expected = Known {
        act_at: Some(at("2026-11-22T21:00:00Z")),
        terms: vec!["01936c00-0000-7000-8000-000000000052".parse().unwrap()],
        confirmed_by: vec!["birth_date_1".to_owned(), "pnc_id_3".to_owned()],
        account_written: true,
        sighting: Some(SightingBasis::SeenHere),
        exhibits: incident.exhibits.clone(),
        said: vec![SayingKind::Unsolicited],
        incident_number: Some("DP-20261122-0417".to_owned()),
        witnesses: vec!["B. Specimen".to_owned()],
        ..Known::default()
    };
    assert_eq!((known.exhibits.len(), &known), (1, &expected));
    assert!(Known::of_incident(&incident, OrderId::derived(&[b"other"])).terms.is_empty());
}

#[test]
fn what_is_noted_for_the_file_is_known() {
    let noted = FileNotes {
        witnesses: vec!["B. Specimen".to_owned(), " ".to_owned()],
        cautioned_at: Some(at(ACT)),
        who_can_say: "  ".to_owned(),
        live_by: "control".to_owned(),
        live_at: Some(at(ACT)),
        bail_offence: "assault, Derby".to_owned(),
        made_under: "Sentencing Act 2020 s.360".to_owned(),
        ..FileNotes::default()
    };
    let expected = Known {
        witnesses: vec!["B. Specimen".to_owned()],
        cautioned_at: Some(at(ACT)),
        live: Some(LiveCheck { by: "control".to_owned(), at: at(ACT) }),
        original_offence: Some("assault, Derby".to_owned()),
        made_under: Some("Sentencing Act 2020 s.360".to_owned()),
        ..Known::default()
    };
    assert_eq!(Known::default().with_file(&noted), expected);
    let by_nobody = FileNotes { live_by: String::new(), ..noted };
    assert_eq!(Known::default().with_file(&by_nobody).live, None);
}

/// Whether the notes of a statute and of bail are known of one of some orders.
#[track_caller]
fn check_notes(kinds: &[OrderKind], expected: (bool, bool)) {
    let orders: Vec<Order> = kinds.iter().map(|kind| an_order(kind.clone(), Vec::new())).collect();
    let known = all_known().of_one_among(&orders);
    assert_eq!((known.made_under.is_some(), known.original_offence.is_some()), expected, "{kinds:?}");
    assert_eq!(known.incident_number, all_known().incident_number);
}

#[test]
fn a_note_that_two_orders_ask_for_belongs_to_neither() {
    check_notes(&[OrderKind::RestrainingConviction], (true, true));
    check_notes(&[OrderKind::RestrainingConviction, OrderKind::PoliceBail], (true, true));
    check_notes(&[OrderKind::RestrainingConviction, OrderKind::Cbo, OrderKind::PoliceBail], (false, true));
    check_notes(&[OrderKind::PoliceBail, OrderKind::PoliceBail, OrderKind::Spo], (true, false));
}

#[test]
fn a_record_of_two_orders_does_not_say_of_which_its_notes_are() {
    let written = include_str!("../../tests/golden/body-incident_recorded.json");
    let written: serde_json::Value = serde_json::from_str(written).unwrap();
    let mut incident: Incident = serde_json::from_value(written["body"].clone()).unwrap();
    incident.file.made_under = "Sentencing Act 2020 s.360".to_owned();
    let order = "01936c00-0000-7000-8000-000000000031".parse().unwrap();
    assert!(Known::of_incident(&incident, order).made_under.is_some());
    let condition = incident.allegations.iter().find(|each| matches!(each.to, AllegedAgainst::Condition { .. }));
    let mut other = condition.unwrap().clone();
    if let AllegedAgainst::Condition { order, .. } = &mut other.to {
        *order = OrderId::derived(&[b"other"]);
    }
    incident.allegations.push(other);
    assert_eq!(Known::of_incident(&incident, order).made_under, None);
}
