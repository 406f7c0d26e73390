//! Whose a record is, as another device shows it: what HQ verified, whatever a client writes of itself.

use cordon_core::rules::notice::NoticeKind;
use cordon_core::wire::{self, ItemState, Understood};
use cordon_core::words::english;
use cordon_device::files::device::DeviceFile;
use cordon_device::store::open_own;
use cordon_device::store::own::known;
use cordon_tests::officer::{Officer, passphrase};
use cordon_tests::world::{MILL_LANE, World, restraining_order};

/// The device of somebody who calls themselves by another name, in the file and in the store that vouches for it.
fn calling_herself(world: &World, ada: Officer, shown: &str) -> Officer {
    ada.lock();
    let own = open_own(&ada.paths().own(), &ada.keys().own).expect("her own store");
    let mut file: DeviceFile = ada.device_file();
    file.slots.first_mut().expect("a slot").shown = shown.to_owned();
    known::save(&own, &file).expect("the store takes it");
    std::fs::write(ada.paths().device(), serde_json::to_vec(&file).expect("JSON")).expect("the file is written");
    drop(own);
    let Officer { name, slot, house } = ada;
    let home = house.home().to_owned();
    drop(house);
    let ada = Officer { house: world.house(&home, MILL_LANE), name, slot };
    ada.unlock();
    ada
}

fn read_to_him(ada: &Officer) {
    let order = restraining_order();
    ada.open_order(order);
    let shown = ada.ask(wire::ShowOpen { order });
    ada.ask(wire::ShowDone {
        id: shown.id,
        order,
        done: vec![NoticeKind::TermsRead],
        language: "English".to_owned(),
        understood: Understood::Yes,
        passphrase: passphrase(&ada.name),
    });
}

#[test]
fn a_client_that_names_somebody_else_is_refused_and_nobody_else_sees_it() {
    let world = World::with_demo_orders();
    let (ada, ben) = (world.device("ada"), world.device("ben"));
    ada.sync();
    read_to_him(&ada);
    ada.sync();
    ben.sync();
    let held = ben.open_order(restraining_order()).notice_events;
    assert_eq!(held.iter().map(|event| event.by.as_str()).collect::<Vec<_>>(), ["PC ada"]);

    let ada = calling_herself(&world, ada, "PS ben");
    read_to_him(&ada);
    ada.sync();
    ada.sync();
    let told = ada.ask(wire::SyncStatus {}).needs_you;
    let why = told.iter().filter_map(|item| match &item.state {
        ItemState::NeedsYou { why } => Some(english(why.clone()).to_string()),
        ItemState::Queued | ItemState::Sending { .. } | ItemState::Received { .. } | ItemState::FromHq => None,
    });
    assert!(why.into_iter().any(|why| why.contains("names another author")), "{told:?}");
    ben.sync();
    assert_eq!(ben.open_order(restraining_order()).notice_events, held, "nobody else is told");
    assert!(world.hq.verify().unwrap().journal_verified, "it is kept all the same");
}

#[test]
fn another_officers_record_is_shown_with_whose_it_is() {
    let world = World::with_demo_orders();
    let (ada, ben) = (world.device("ada"), world.device("ben"));
    ada.sync();
    ada.open_order(restraining_order());
    ada.record_breach(restraining_order(), "He stood at the gate.");
    ada.sync();
    ben.sync();
    let history = ben.history();
    assert!(!history.is_empty() && history.iter().all(|item| item.by == "PC ada"), "{history:?}");
}
