//! The table against what is written by hand in `expected.txt`: every role, rank, deed and scope.

use super::*;

/// How far, and from which rank on.
type Expected = (Scope, Option<Rank>);

fn expected() -> Vec<(Role, Deed, Expected)> {
    let lines = include_str!("expected.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let words: Vec<&str> = line.split(' ').collect();
            let rank = match words.get(3..) {
                Some(["from", rank]) => Some(Rank::named(rank).unwrap()),
                Some([]) => None,
                Some([..]) | None => panic!("{line}"),
            };
            let role = Role::named(words[0]).unwrap();
            (role, Deed::named(words[1]).unwrap(), (Scope::named(words[2]).unwrap(), rank))
        })
        .collect()
}

fn ranks() -> impl Iterator<Item = Option<Rank>> {
    [None].into_iter().chain(Rank::ALL.iter().copied().map(Some))
}

#[test]
fn everybody_may_what_is_written_and_nothing_else() {
    let expected = expected();
    let (mut allowed, mut denied) = (0, 0);
    for role in Role::ALL {
        for rank in ranks() {
            for deed in Deed::ALL {
                let written = expected.iter().filter(|(of, what, _)| of == role && what == deed);
                let written: Vec<Expected> = written.map(|(_, _, how)| *how).collect();
                assert!(written.len() <= 1, "{role} {deed} is written twice");
                for scope in Scope::ALL {
                    let should = written.iter().any(|(reach, least)| {
                        let place = |scope: &Scope| Scope::ALL.iter().position(|each| each == scope);
                        place(scope) <= place(reach) && least.is_none_or(|least| rank.is_some_and(|rank| rank >= least))
                    });
                    let actor = Actor { role: *role, rank };
                    assert_eq!(actor.may(*deed, *scope).is_ok(), should, "{role} {rank:?} {deed} {scope}");
                    if should { allowed += 1 } else { denied += 1 }
                }
            }
        }
    }
    assert_eq!(allowed + denied, Role::ALL.len() * (Rank::ALL.len() + 1) * Deed::ALL.len() * Scope::ALL.len());
    assert!(denied > allowed, "most of it is denied");
}

#[test]
fn a_denial_says_what_is_wanting() {
    let constable = Actor { role: Role::Officer, rank: Some(Rank::Constable) };
    assert_eq!(constable.may(Deed::Audit, Scope::Own), Err(Denied::Role));
    assert_eq!(constable.may(Deed::AuthoriseAbuseNotice, Scope::Area), Err(Denied::Rank));
    assert_eq!(constable.may(Deed::Search, Scope::Force), Err(Denied::Scope));
    let chief_inspector = Actor { rank: Some(Rank::ChiefInspector), ..constable };
    assert_eq!(chief_inspector.may(Deed::AuthoriseAbuseNotice, Scope::Area), Ok(()));
    assert_eq!(chief_inspector.may(Deed::AuthoriseViolenceNotice, Scope::Area), Err(Denied::Rank));
}

#[test]
fn the_law_is_signed_by_two_of_force_legal_or_the_administrators_and_recalled_by_one() {
    for role in Role::ALL {
        let may = |deed| Actor { role: *role, rank: Some(Rank::ChiefConstable) }.may(deed, Scope::Force).is_ok();
        let should = matches!(role, Role::Legal | Role::Administrator);
        assert_eq!([may(Deed::SignLaw), may(Deed::RecallLaw)], [should; 2], "{role}");
    }
    assert!(needs_two(Deed::SignLaw) && !needs_two(Deed::RecallLaw));
}

#[test]
fn a_feed_is_no_person() {
    for rank in ranks() {
        assert_eq!(Actor { role: Role::Feed, rank }.deeds(), [Deed::DeliverOrders]);
    }
}

#[test]
fn names_are_told_apart_and_found_again() {
    for role in Role::ALL {
        assert_eq!(Role::named(role.name()), Some(*role));
        assert_eq!(serde_json::to_value(role).unwrap(), role.name());
    }
    for rank in Rank::ALL {
        assert_eq!(Rank::named(rank.name()), Some(*rank));
        assert_eq!(serde_json::to_value(rank).unwrap(), rank.name());
    }
    for deed in Deed::ALL {
        assert_eq!(Deed::named(deed.name()), Some(*deed));
        assert_eq!(serde_json::to_value(deed).unwrap(), deed.name());
    }
    assert_eq!(Role::named("Officer"), None);
    assert_eq!(Role::named(""), None);
}

#[test]
fn whatever_needs_two_is_open_to_somebody() {
    for deed in Deed::ALL.iter().filter(|deed| needs_two(**deed)) {
        let able = Role::ALL.iter().filter(|role| Actor { role: **role, rank: None }.reach(*deed).is_some()).count();
        assert!(able >= 1, "{deed}");
    }
}
