//! What a hidden area tells whoever asks as often as they like, by every command that answers of it.

use cordon_core::rules::assess::Answer;
use cordon_core::rules::place::{
    AccuracyLevel, Containment, Disclosure, LonLat, Position, PositionSource, Shape, Zone, accuracy_from_radius, judge,
};
use cordon_core::rules::sighting::SightingBasis;
use cordon_core::rules::time::Timestamp;
use cordon_core::wire::{self, FactsInput, HiddenAreas, NoFix, PlaceInput};
use cordon_device::location::Locator;
use cordon_device::{House, Options};
use cordon_tests::officer::Officer;
use cordon_tests::world::{MILL_LANE, World, hidden_order, smith};
use std::sync::{Arc, Mutex};

/// Probes: a scan of 14 by 14, and sixteen halvings of two edges along 24 rays, as in core's own attack.
const SCAN: i32 = 14;
const RAYS: u32 = 24;
const HALVINGS: u32 = 16;
/// The demo's hidden area, which the prober does not know.
const RADIUS_M: f64 = 137.0;
const METRES_PER_DEGREE: f64 = 111_300.0;

fn centre() -> LonLat {
    LonLat::new(-1.480731, 53.030417).expect("a place in Derbyshire")
}

fn zone() -> Zone {
    Zone { shape: Shape::Circle { centre: centre(), radius_m: RADIUS_M }, disclosure: Disclosure::Hidden }
}

/// A receiver carried wherever the prober likes, as good as they like.
struct Carried {
    at: Mutex<LonLat>,
    vouched_for: bool,
}

impl Carried {
    fn fix(&self, now: Timestamp) -> Position {
        let accuracy = accuracy_from_radius(0.01, AccuracyLevel::Percent68);
        Position::new(*self.at.lock().expect("one thread carries it"), accuracy, now, PositionSource::Platform)
    }
}

impl Locator for Carried {
    fn locate(&self, now: Timestamp) -> Result<Position, NoFix> {
        Ok(self.fix(now))
    }

    fn is_vouched_for(&self) -> bool {
        self.vouched_for
    }
}

/// An officer with such a receiver, who has opened the order.
fn prober(world: &World, vouched_for: bool) -> (Officer, Arc<Carried>) {
    let carried = Arc::new(Carried { at: Mutex::new(centre()), vouched_for });
    let options = Options { locator: carried.clone(), ..world.options(MILL_LANE) };
    let house = Arc::new(House::open(&world.place("ada"), options).expect("the house opens"));
    let ada = world.enrolled("ada", house);
    ada.sync();
    ada.house.wait_for_index().expect("an open house");
    ada.open_order(hidden_order());
    ada.open_person(smith());
    (ada, carried)
}

fn seen_at(he_is: PlaceInput) -> FactsInput {
    FactsInput { act_at: None, he_is, basis: SightingBasis::SeenHere, told: Vec::new() }
}

fn of_answer(answer: Answer) -> Containment {
    match answer {
        Answer::FactsFit => Containment::Inside,
        Answer::FactsDoNotFit => Containment::Outside,
        Answer::CannotTell | Answer::NotOperating => Containment::CannotTell,
    }
}

/// What a command says of the hidden area.
fn said(ada: &Officer, command: u32, place: PlaceInput) -> Containment {
    match command % 3 {
        0 => {
            let here = ada.ask(wire::Here { place });
            let counts = |areas: &[wire::AreaBrief]| areas.iter().any(|area| area.order == hidden_order());
            assert!(!counts(&here.near), "a hidden area is never near");
            match (counts(&here.inside), counts(&here.cannot_tell)) {
                (true, _) => Containment::Inside,
                (_, true) => Containment::CannotTell,
                (false, false) => Containment::Outside,
            }
        }
        1 => {
            let sheet = ada.ask(wire::Assess { order: hidden_order(), facts: seen_at(place) }).sheet;
            of_answer(sheet.terms.first().expect("its term").answer)
        }
        _ => {
            let sheet = ada.ask(wire::AssessTogether { person: smith(), facts: seen_at(place) }).sheet;
            let of_it = sheet.orders.iter().find(|one| one.order.order == hidden_order()).expect("the order");
            of_answer(of_it.clauses.first().expect("its term").term.answer)
        }
    }
}

/// Metres east and north of the centre.
fn spot((east, north): (f64, f64)) -> LonLat {
    let lat = centre().lat() + north / METRES_PER_DEGREE;
    let lon = centre().lon() + east / (METRES_PER_DEGREE * centre().lat().to_radians().cos());
    LonLat::new(lon, lat).expect("a place near by")
}

/// Asks from one place after another, a minute apart, by one command after another.
struct Probe<'a> {
    world: &'a World,
    ada: &'a Officer,
    carried: &'a Carried,
    asked: u32,
}

impl Probe<'_> {
    fn ask(&mut self, at: (f64, f64)) -> Containment {
        self.world.pass_seconds(60);
        *self.carried.at.lock().expect("one thread carries it") = spot(at);
        if self.asked.is_multiple_of(20) {
            // A reason stands for half an hour.
            self.ada.open_order(hidden_order());
            self.ada.open_person(smith());
        }
        self.asked += 1;
        let answer = said(self.ada, self.asked, PlaceInput::Here);
        let now = self.world.now();
        assert_eq!(answer, judge(&zone(), &self.carried.fix(now), now).containment, "question {}", self.asked);
        answer
    }

    /// Where along a ray the answer stops being one of some.
    fn last(&mut self, from: (f64, f64), step: (f64, f64), is_meant: impl Fn(Containment) -> bool) -> (f64, f64) {
        let along = |share: f64| (from.0 + step.0 * share, from.1 + step.1 * share);
        let (mut near, mut far) = (0.0, 1.0);
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(near, far);
            if is_meant(self.ask(along(middle))) { near = middle } else { far = middle }
        }
        along(near)
    }
}

fn mean(points: &[(f64, f64)]) -> (f64, f64) {
    let count = points.len() as f64;
    (points.iter().map(|at| at.0).sum::<f64>() / count, points.iter().map(|at| at.1).sum::<f64>() / count)
}

/// Every answer is the one that ADR 0012 bounds, so no mix of commands tells more than it does; the
/// attack of its own test is tried on them all the same.
#[test]
fn a_thousand_probes_by_every_command_tell_no_more_than_the_cover_does() {
    let world = World::with_demo_orders();
    let (ada, carried) = prober(&world, true);
    let mut probe = Probe { world: &world, ada: &ada, carried: &carried, asked: 0 };
    let cells = (0..SCAN).flat_map(|row| (0..SCAN).map(move |column| (f64::from(row) - 6.5, f64::from(column) - 6.5)));
    let places: Vec<(f64, f64)> = cells.map(|(x, y)| (x * 0.3 * RADIUS_M + 20.0, y * 0.3 * RADIUS_M - 35.0)).collect();
    let inside: Vec<_> = places.into_iter().filter(|at| probe.ask(*at) == Containment::Inside).collect();
    assert!(!inside.is_empty(), "no scan finds the zone");
    let base = mean(&inside);
    let rays = (0..RAYS).map(|ray| std::f64::consts::TAU * f64::from(ray) / f64::from(RAYS));
    let rays: Vec<_> = rays.map(|angle| (4.0 * RADIUS_M * angle.cos(), 4.0 * RADIUS_M * angle.sin())).collect();
    let inner: Vec<_> = rays.iter().map(|ray| probe.last(base, *ray, |said| said == Containment::Inside)).collect();
    let outer: Vec<_> = rays.iter().map(|ray| probe.last(base, *ray, |said| said != Containment::Outside)).collect();
    assert!(probe.asked > 950);
    // Rays at even angles from within a circle: twice the mean of where they meet it is its middle,
    // nearly; what matters is that it is the middle of the cell and not of the zone.
    for guess in [base, mean(&inner), mean(&outer)] {
        let off = guess.0.hypot(guess.1) / RADIUS_M;
        println!("a guess is {off:.3} radii off after {} questions", probe.asked);
    }
}

/// What a hidden area says of another place within the minute: here, what it said of the first, marked as
/// such; an assessment, which is of the man who is there now, that it cannot tell.
fn said_of_another(ada: &Officer, command: u32, first: Containment) {
    if command.is_multiple_of(3) {
        assert_eq!(said(ada, command, PlaceInput::Here), first, "it was not asked of");
        assert_eq!(ada.ask(wire::Here { place: PlaceInput::Here }).hidden, HiddenAreas::CountedBefore);
    } else {
        assert_eq!(said(ada, command, PlaceInput::Here), Containment::CannotTell);
    }
}

#[test]
fn within_a_minute_no_hidden_area_answers_of_another_place_than_the_first() {
    let world = World::with_demo_orders();
    let (ada, carried) = prober(&world, true);
    for (first, other, answer) in [(2_000.0, 0.0, Containment::Outside), (0.0, 12_000.0, Containment::Inside)] {
        for command in 0..3 {
            world.pass_seconds(60);
            *carried.at.lock().unwrap() = spot((0.0, first));
            assert_eq!(said(&ada, command, PlaceInput::Here), answer);
            *carried.at.lock().unwrap() = spot((0.0, other));
            world.pass_seconds(59);
            (0..3).for_each(|next| said_of_another(&ada, next, answer));
        }
    }
}

#[test]
fn the_next_officer_is_not_answered_for_where_the_last_one_stood() {
    let world = World::with_demo_orders();
    let (ada, carried) = prober(&world, true);
    assert_eq!(said(&ada, 0, PlaceInput::Here), Containment::Inside);
    ada.lock();
    ada.unlock();
    ada.house.wait_for_index().expect("an open house");
    *carried.at.lock().unwrap() = spot((0.0, 2_000.0));
    assert_eq!(said(&ada, 0, PlaceInput::Here), Containment::Outside);
    assert_eq!(ada.ask(wire::Here { place: PlaceInput::Here }).hidden, HiddenAreas::Counted);
}

#[test]
fn what_is_typed_or_claimed_asks_nothing_of_a_hidden_area() {
    let world = World::with_demo_orders();
    let (ada, carried) = prober(&world, true);
    let fix = |source| PlaceInput::Fix {
        lon: centre().lon(),
        lat: centre().lat(),
        accuracy_m: 8.0,
        fixed_at: world.now(),
        source,
        level: AccuracyLevel::Percent68,
    };
    let own = carried.fix(world.now());
    assert!(matches!(ada.ask(wire::Locate {}), wire::FixReply::Fix { .. }));
    let handed_back = PlaceInput::Fix {
        lon: own.at.lon(),
        lat: own.at.lat(),
        accuracy_m: own.accuracy.radius_m,
        fixed_at: own.fixed_at,
        source: own.source,
        level: own.accuracy.level,
    };
    let grid = PlaceInput::GridReference { text: "SK 34846 48088".to_owned() };
    let claims = [PositionSource::Platform, PositionSource::Simulated, PositionSource::Chosen].map(fix);
    for place in claims.into_iter().chain([grid, handed_back]) {
        let here = ada.ask(wire::Here { place: place.clone() });
        assert_eq!(here.hidden, HiddenAreas::NeedLivePosition, "{place:?}");
        assert_eq!(said(&ada, 0, place.clone()), Containment::Outside, "left out of every count");
        assert_eq!(said(&ada, 1, place.clone()), Containment::CannotTell, "{place:?}");
        assert_eq!(said(&ada, 2, place), Containment::CannotTell);
    }
    let live = ada.ask(wire::Here { place: PlaceInput::Here });
    assert_eq!((live.hidden, live.inside.is_empty()), (HiddenAreas::Counted, false));
}

#[test]
fn a_receiver_that_nobody_vouches_for_is_not_live() {
    let world = World::with_demo_orders();
    let (ada, _carried) = prober(&world, false);
    assert_eq!(said(&ada, 0, PlaceInput::Here), Containment::Outside, "left out of every count");
    assert_eq!(said(&ada, 1, PlaceInput::Here), Containment::CannotTell);
    assert_eq!(ada.ask(wire::Here { place: PlaceInput::Here }).hidden, HiddenAreas::NeedLivePosition);
}

#[test]
fn an_entry_says_each_answer_that_changes_also_to_not_inside() {
    use cordon_core::proof::entry::Body;
    let world = World::with_demo_orders();
    let (ada, carried) = prober(&world, true);
    for north in [0.0, 10.0, 2_000.0, 2_010.0] {
        world.pass_seconds(60);
        *carried.at.lock().unwrap() = spot((0.0, north));
        ada.ask(wire::Here { place: PlaceInput::Here });
    }
    let answers: Vec<Containment> = ada
        .journal()
        .into_iter()
        .flat_map(|body| if let Body::HereShown { hidden, .. } = body { hidden } else { Vec::new() })
        .map(|answer| answer.answer)
        .collect();
    assert_eq!(answers, [Containment::Inside, Containment::Outside]);
}
