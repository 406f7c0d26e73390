use super::*;
use crate::rules::law::{AwarenessWhen, PointId, ROWS, kind_from_id};
use crate::words::english;

fn before() -> Edition {
    Edition::named("2026-11.3").unwrap()
}

#[test]
fn the_present_edition_is_found_by_its_name_and_an_unknown_one_is_not() {
    assert_eq!(Edition::named(LAW_TABLE).map(|edition| edition.name), Some(Edition::NOW.name));
    for name in ["", "2026-11.2", "2026-11", "2026-11.30"] {
        assert!(Edition::named(name).is_none(), "{name}");
    }
    let mut names: Vec<&str> = EDITIONS.iter().map(|edition| edition.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), EDITIONS.len(), "two editions of one name");
}

/// The kinds whose notice rule another edition has otherwise than the one before. A rule that is changed
/// without an edition of its own is found here.
fn changed() -> Vec<&'static str> {
    let kinds = ROWS.iter().map(|row| row.kind_id);
    let differs = |id: &&str| {
        let kind = kind_from_id(id).unwrap();
        before().notice_of(&kind).is_some_and(|held| Some(held) != Edition::NOW.notice_of(&kind))
    };
    kinds.filter(differs).collect()
}

#[test]
fn the_editions_differ_in_these_kinds_alone() {
    assert_eq!(changed(), ["harassment_injunction"]);
}

/// Edition 2026-12.2 dated the rows and parted what is settled from what is open: no notice rule changed.
#[test]
fn edition_2026_12_1_says_of_notice_what_the_present_rows_say() {
    let before = Edition::named("2026-12.1").unwrap();
    let mut held = 0;
    for row in ROWS {
        let kind = kind_from_id(row.kind_id).unwrap();
        let Some(notice) = before.notice_of(&kind) else { continue };
        assert_eq!(Some(notice), Edition::NOW.notice_of(&kind), "{}", row.kind_id);
        held += 1;
    }
    assert_eq!(held, 35);
}

/// Protection from Harassment Act 1997 s.3(6): "without reasonable excuse", and not a word of knowing. The
/// contempt of s.3(3) is another matter, and has its point to prove.
#[test]
fn an_injunction_against_harassment_needs_no_awareness_for_the_offence_and_does_for_contempt() {
    let kind = OrderKind::HarassmentInjunction;
    let always = before().notice_of(&kind).map(|notice| notice.rule);
    assert!(matches!(always, Some(NoticeRule::Awareness { when: AwarenessWhen::Always, .. })));
    assert_eq!(Edition::NOW.notice_of(&kind).map(|notice| notice.rule), Some(NoticeRule::NotNeeded));
    let points = row_for(&kind).unwrap().points_to_prove;
    let knew = points.iter().find(|point| point.id == PointId::Awareness).unwrap();
    assert!(english(knew.words).starts_with("For contempt of court only"));
}

#[test]
fn the_edition_before_holds_the_kinds_that_it_had() {
    let held =
        ROWS.iter().filter(|row| kind_from_id(row.kind_id).is_some_and(|kind| before().notice_of(&kind).is_some()));
    assert_eq!(held.count(), 35);
    let other = OrderKind::Other { title: "Civil restraint order".to_owned(), court: "High Court".to_owned() };
    assert_eq!(before().notice_of(&other), None);
    assert_eq!(Edition::NOW.notice_of(&other), None);
}

#[test]
fn under_the_edition_before_only_a_dapo_asked_for_awareness_of_a_variation() {
    for row in ROWS {
        let kind = kind_from_id(row.kind_id).unwrap();
        let Some(NoticeOf { rule, of_variations }) = before().notice_of(&kind) else { continue };
        assert_eq!(of_variations, kind == OrderKind::Dapo, "{kind:?}");
        if of_variations {
            assert!(matches!(rule, NoticeRule::Awareness { when: AwarenessWhen::OnlyWithoutNotice, .. }));
        }
    }
}
