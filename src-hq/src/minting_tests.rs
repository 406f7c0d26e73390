use super::{Code, CodeFor, Named, Officer, RankSaid, Returns, RoleChange, SamePerson};
use crate::testing::{Ada, World, officer};
use cordon_core::rules::policy::{Actor, Rank, Role};

const INSPECTOR: Actor = Actor { role: Role::Supervisor, rank: Some(Rank::Inspector) };
const CONSTABLE: Actor = Actor { role: Role::Officer, rank: Some(Rank::Constable) };

/// What the command line asks for where nothing is said of role and rank.
fn plain(collar: &str) -> CodeFor {
    CodeFor {
        named: Named { collar: collar.to_owned(), shown: "PI 300 Example".to_owned(), initials: "AE".to_owned() },
        role: None,
        rank: RankSaid::Nothing,
        change: RoleChange::Refused,
        same: SamePerson::Unsaid,
        returns: Returns::No,
    }
}

fn inspector() -> Officer {
    let shown = "PI 300 Example".to_owned();
    Officer { collar: "300".to_owned(), shown, role: INSPECTOR.role, rank: INSPECTOR.rank, ..officer() }
}

fn lawyer(change: RoleChange) -> CodeFor {
    CodeFor { role: Some(Role::Legal), rank: RankSaid::None, change, ..plain("300") }
}

fn enrolled(world: &World, code: &Code) -> Actor {
    let reply = world.enrol(&Ada::new().request(&code.code)).unwrap();
    Actor { role: reply.role, rank: reply.rank }
}

#[test]
fn a_second_code_leaves_an_officer_what_they_are() {
    let world = World::new();
    let first = world.hq.mint_code(&inspector()).unwrap();
    assert_eq!((enrolled(&world, &first), first.was), (INSPECTOR, None));
    let second = world.hq.mint(&plain("300")).unwrap();
    assert_eq!((second.actor, second.was), (INSPECTOR, None));
    assert_eq!(enrolled(&world, &second), INSPECTOR, "and not an officer, because nothing was said");
    let rank = CodeFor { rank: RankSaid::Is(Rank::Inspector), ..plain("300") };
    assert_eq!(world.hq.mint(&rank).unwrap().actor, INSPECTOR, "said again it is the same");
}

#[test]
fn somebody_new_is_an_officer_without_a_rank_where_nothing_is_said() {
    let world = World::new();
    assert_eq!(world.hq.mint(&plain("301")).unwrap().actor, Actor { role: Role::Officer, rank: None });
}

#[test]
fn another_role_or_rank_is_refused_with_both_unless_it_is_meant() {
    let world = World::new();
    world.hq.mint_code(&inspector()).unwrap();
    let lower = CodeFor { rank: RankSaid::Is(Rank::Sergeant), ..plain("300") };
    let rankless = CodeFor { rank: RankSaid::None, ..plain("300") };
    let officer = CodeFor { role: Some(Role::Officer), ..plain("300") };
    for asked in [lawyer(RoleChange::Refused), lower, rankless, officer] {
        let said = world.hq.mint(&asked).unwrap_err().to_string();
        assert!(said.contains("supervisor (inspector)") && said.contains("--change-role"), "{said}");
    }
    assert_eq!(world.hq.mint(&plain("300")).unwrap().actor, INSPECTOR, "nothing changed");
    let changed = world.hq.mint(&lawyer(RoleChange::Meant)).unwrap();
    assert_eq!((changed.actor.role, changed.was), (Role::Legal, Some(INSPECTOR)));
}

#[test]
fn a_code_minted_before_a_change_enrols_as_what_they_are_since() {
    let world = World::new();
    let early = world.hq.mint_code(&inspector()).unwrap();
    let changed = CodeFor { role: Some(Role::Officer), change: RoleChange::Meant, ..plain("300") };
    let changed = CodeFor { rank: RankSaid::Is(Rank::Constable), ..changed };
    world.hq.mint(&changed).unwrap();
    assert_eq!(enrolled(&world, &early), CONSTABLE, "an old code brings no old role back");
    assert_eq!(world.hq.mint(&plain("300")).unwrap().devices, 1, "and it is said that they are enrolled already");
}

#[test]
fn a_number_with_a_space_behind_it_is_the_same_number() {
    let world = World::new();
    world.hq.mint_code(&inspector()).unwrap();
    let spaced = world.hq.mint(&plain(" 300 ")).unwrap();
    assert_eq!((spaced.collar.as_str(), spaced.actor), ("300", INSPECTOR));
    assert!(world.hq.mint(&plain("  ")).is_err());
}

#[test]
fn whoever_returns_is_what_they_were_and_a_refused_code_takes_nobody_back() {
    let world = World::new();
    let first = world.hq.mint_code(&inspector()).unwrap();
    enrolled(&world, &first);
    world.hq.offboard("300", "a career break").unwrap().unwrap();
    let back = CodeFor { returns: Returns::Yes, ..lawyer(RoleChange::Refused) };
    assert!(world.hq.mint(&back).is_err());
    let said = world.hq.mint(&plain("300")).unwrap_err().to_string();
    assert!(said.contains("--return"), "they are still gone: {said}");
    let back = CodeFor { returns: Returns::Yes, ..plain("300") };
    let code = world.hq.mint(&back).unwrap();
    assert_eq!((code.actor, code.devices), (INSPECTOR, 0));
    let again = world.hq.mint(&back).unwrap_err().to_string();
    assert!(again.contains("has not left"), "{again}");
}

/// A code for somebody of another name under the number 300.
fn another(shown: &str, initials: &str) -> CodeFor {
    let named = Named { shown: shown.to_owned(), initials: initials.to_owned(), ..plain("300").named };
    CodeFor { named, ..plain("300") }
}

#[test]
fn a_mistyped_number_gives_nobody_the_identity_of_its_officer() {
    let world = World::new();
    enrolled(&world, &world.hq.mint_code(&inspector()).unwrap());
    for asked in [another("PS 999 Mistyped", "ZZ"), another("PI 300 Example", "ZZ"), another("PS 999 Mistyped", "AE")] {
        for returns in [Returns::No, Returns::Yes] {
            let asked = CodeFor { returns, change: RoleChange::Meant, ..asked.clone() };
            let said = world.hq.mint(&asked).unwrap_err().to_string();
            assert!(said.contains("300 is PI 300 Example (AE)") && said.contains("--same-officer"), "{said}");
        }
    }
    assert!(world.hq.mint(&another(" pi  300 EXAMPLE ", "ae")).is_ok(), "capitals and spaces are nobody else");
    assert!(world.hq.mint(&plain("999")).is_ok(), "and another number is free");
}

#[test]
fn an_officer_of_another_name_keeps_their_number_where_that_is_meant() {
    let world = World::new();
    world.hq.mint_code(&inspector()).unwrap();
    let married = CodeFor { same: SamePerson::Meant, ..another("PI 300 Sample", "AS") };
    assert_eq!(world.hq.mint(&married).unwrap().actor, INSPECTOR);
    assert!(world.hq.mint(&another("PI 300 Sample", "AS")).is_ok(), "from then on they are known by it");
    let said = world.hq.mint(&plain("300")).unwrap_err().to_string();
    assert!(said.contains("300 is PI 300 Sample"), "{said}");
}
