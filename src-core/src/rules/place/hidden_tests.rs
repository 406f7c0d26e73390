use super::*;
use crate::rules::place::builders::{Dice, circle, fix, noon, polygon, ring, spot};
use crate::rules::place::plane::Point;
use crate::rules::place::{Disclosure, Zone, p_inside};
use proptest::prelude::*;
use std::f64::consts::TAU;

/// Whom the attack is for: how many zones, each with how many questions.
const ZONES: u32 = 150;
const QUESTIONS: u32 = 1_000;

/// A zone somewhere in England, well within the coasts.
fn somewhere(dice: &mut Dice) -> (LonLat, f64) {
    let centre = LonLat::new(dice.between(-2.8, -0.6), dice.between(51.0, 54.0)).unwrap();
    (centre, dice.between(40.0, 800.0))
}

/// Somebody who asks with live fixes of their choosing, and counts them. Places are in metres from
/// the centre, which they do not know: they only ever compare places.
struct Prober<'a> {
    zone: &'a Zone,
    plane: Plane,
    left: u32,
}

impl Prober<'_> {
    fn ask(&mut self, at: Point) -> Containment {
        self.left = self.left.checked_sub(1).expect("no more than a thousand questions");
        let at = self.plane.unplace(at).unwrap();
        crate::rules::place::judge(self.zone, &fix(at, 0.01), noon()).containment
    }

    /// Where along a ray the answer stops being one of some, by bisection.
    fn last(&mut self, from: Point, step: Point, is_meant: impl Fn(Containment) -> bool) -> Point {
        let (mut near, mut far) = (0.0, 1.0);
        for _ in 0..16 {
            let middle = f64::midpoint(near, far);
            if is_meant(self.ask(from.plus(step, middle))) {
                near = middle;
            } else {
                far = middle;
            }
        }
        from.plus(step, near)
    }

    /// Scans the neighbourhood, then bisects both edges along many rays and fits a circle to each.
    /// The guesses: the middle of all "inside" answers, and both circles' centres.
    fn guesses(&mut self, start: Point, radius: f64) -> [Point; 3] {
        let cells = (0..14).flat_map(|row| (0..14).map(move |column| (f64::from(row) - 6.5, f64::from(column) - 6.5)));
        let places: Vec<Point> = cells.map(|(x, y)| start.plus(Point { x, y }, 0.6 * radius)).collect();
        let inside: Vec<Point> = places.into_iter().filter(|place| self.ask(*place) == Containment::Inside).collect();
        assert!(!inside.is_empty(), "no scan finds the zone");
        let base = mean(&inside);
        let rays: Vec<Point> = (0..24).map(|ray| turned(TAU * f64::from(ray) / 24.0, 4.0 * radius)).collect();
        let inner: Vec<Point> =
            rays.iter().map(|ray| self.last(base, *ray, |said| said == Containment::Inside)).collect();
        let outer: Vec<Point> =
            rays.iter().map(|ray| self.last(base, *ray, |said| said != Containment::Outside)).collect();
        [base, fitted(&inner), fitted(&outer)]
    }
}

fn turned(angle: f64, length: f64) -> Point {
    Point { x: length * angle.cos(), y: length * angle.sin() }
}

fn mean(points: &[Point]) -> Point {
    let share = 1.0 / points.len() as f64;
    points.iter().fold(Point::ORIGIN, |sum, point| sum.plus(*point, share))
}

/// The centre of the circle that fits some points by least squares (Kåsa).
fn fitted(points: &[Point]) -> Point {
    let middle = mean(points);
    let sum = |of: &dyn Fn(Point) -> f64| points.iter().map(|point| of(point.minus(middle))).sum::<f64>();
    let (xx, xy, yy) = (sum(&|at: Point| at.x * at.x), sum(&|at: Point| at.x * at.y), sum(&|at: Point| at.y * at.y));
    let (x, y) = (sum(&|at: Point| at.x * at.squared()) / 2.0, sum(&|at: Point| at.y * at.squared()) / 2.0);
    let whole = xx * yy - xy * xy;
    middle.plus(Point { x: (x * yy - y * xy) / whole, y: (y * xx - x * xy) / whole }, 1.0)
}

/// How far each kind of guess at each zone's centre is off, in shares of its radius, in order.
fn attacked(disclosure: Disclosure) -> [Vec<f64>; 3] {
    let mut dice = Dice(1_000);
    let mut errors = [Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..ZONES {
        let (centre, radius_m) = somewhere(&mut dice);
        let start = turned(dice.between(0.0, TAU), radius_m * dice.between(0.0, 2.0));
        let zone = Zone { shape: Shape::Circle { centre, radius_m }, disclosure };
        let mut prober = Prober { zone: &zone, plane: Plane::around(centre), left: QUESTIONS };
        for (errors, guess) in errors.iter_mut().zip(prober.guesses(start, radius_m)) {
            errors.push(guess.distance() / radius_m);
        }
    }
    for errors in &mut errors {
        errors.sort_by(f64::total_cmp);
    }
    errors
}

/// The error that so many tenths of the attacks do better than.
fn quantile(errors: &[f64], tenths: usize) -> f64 {
    errors[errors.len() * tenths / 10]
}

#[test]
fn a_thousand_questions_find_the_centre_of_a_zone_that_is_shown() {
    let [_, inner, outer] = attacked(Disclosure::Shown);
    println!("shown: median {:.5} and {:.5} of the radius", quantile(&inner, 5), quantile(&outer, 5));
    assert!(quantile(&inner, 9) < 0.01 && quantile(&outer, 9) < 0.01, "a weak attack proves nothing below");
}

#[test]
fn a_thousand_questions_do_not_find_a_hidden_centre_better_than_its_size() {
    for (guess, errors) in ["middle of inside", "inner edge", "outer edge"].iter().zip(attacked(Disclosure::Hidden)) {
        let (median, best_tenth) = (quantile(&errors, 5), quantile(&errors, 1));
        println!("hidden, by {guess}: median {median:.3}, best tenth {best_tenth:.3} of the radius");
        assert!(median > 0.25, "{guess}: median {median}");
        assert!(best_tenth > 0.1, "{guess}: best tenth {best_tenth}");
    }
}

#[test]
fn zones_in_one_cell_answer_alike() {
    let mut dice = Dice(45);
    for _ in 0..60 {
        let (centre, radius_m) = somewhere(&mut dice);
        let plane = Plane::around(centre);
        let cell = snapped(centre, BLUR * radius_m * (1.0 + MARGIN)).unwrap();
        let other = plane.unplace(plane.place(cell).times(0.6)).unwrap();
        let (one, other) = (Shape::Circle { centre, radius_m }, Shape::Circle { centre: other, radius_m });
        for _ in 0..200 {
            let at = turned(dice.between(0.0, TAU), radius_m * dice.between(0.0, 3.0));
            let position = fix(plane.unplace(at).unwrap(), radius_m * dice.between(0.0001, 0.5));
            assert_eq!(judge(&one, &position, noon()), judge(&other, &position, noon()));
        }
    }
}

#[test]
fn whoever_stands_at_the_middle_is_told() {
    let mut dice = Dice(999);
    for _ in 0..500 {
        let (centre, radius_m) = somewhere(&mut dice);
        let good = fix(centre, radius_m / 10.0 / 2.4477);
        assert_eq!(judge(&Shape::Circle { centre, radius_m }, &good, noon()), Containment::Inside);
    }
}

#[test]
fn three_tenths_of_a_hidden_circle_say_inside_and_what_is_far_says_not() {
    let mut dice = Dice(30);
    let (mut inside, mut told, mut doubted) = (0_u32, 0_u32, 0_u32);
    for _ in 0..40 {
        let (centre, radius_m) = somewhere(&mut dice);
        let (shape, plane) = (Shape::Circle { centre, radius_m }, Plane::around(centre));
        for _ in 0..100 {
            let angle = dice.between(0.0, TAU);
            let within = turned(angle, radius_m * dice.unit().sqrt());
            inside += 1;
            told += u32::from(judge(&shape, &fix(plane.unplace(within).unwrap(), 0.01), noon()) == Containment::Inside);
            let beyond = fix(plane.unplace(turned(angle, 1.91 * radius_m)).unwrap(), 0.01);
            doubted += u32::from(judge(&shape, &beyond, noon()) != Containment::Outside);
        }
    }
    let share = f64::from(told) / f64::from(inside);
    println!("a perfect fix inside is told so {:.0} times in a hundred", share * 100.0);
    assert!((0.27..0.33).contains(&share), "{share}");
    assert_eq!(doubted, 0);
}

#[test]
fn the_lattice_moves_nothing_farther_than_it_may() {
    let mut dice = Dice(7);
    for _ in 0..5_000 {
        let place = LonLat::new(dice.between(-179.0, 179.0), dice.between(-62.0, 62.0)).unwrap();
        let blur_m = dice.between(5.0, 20_000.0);
        let moved = snapped(place, blur_m).unwrap();
        assert!(Plane::around(place).distance_m(moved) <= blur_m);
    }
}

#[test]
fn what_cannot_be_judged_is_not_told() {
    let here = fix(spot(0.0, 0.0), 5.0);
    let near = Shape::Near { places: Vec::new(), radius_m: 50.0 };
    for shape in [Shape::None, polygon(vec![]), near, circle(1e-6)] {
        assert_eq!(judge(&shape, &here, noon()), Containment::CannotTell);
    }
}

fn a_star() -> impl Strategy<Value = Vec<(f64, f64)>> {
    (any::<u64>(), 3..10_u32).prop_map(|(seed, corners)| Dice(seed).star(corners, (60.0, 150.0)))
}

fn a_shape() -> impl Strategy<Value = Shape> {
    let places = |star: &[(f64, f64)]| star.iter().map(|(east, north)| spot(*east, *north)).collect::<Vec<LonLat>>();
    (a_star(), 20.0..150.0_f64, 0..5_u32).prop_map(move |(star, size, kind)| match kind {
        0 => circle(size),
        1 => polygon(vec![ring(&star)]),
        2 => Shape::Near { places: places(&star), radius_m: size },
        3 => Shape::Corridor { line: places(&star), half_width_m: size },
        _ => {
            let moved: Vec<(f64, f64)> = star.iter().map(|(east, north)| (east + 400.0, *north)).collect();
            Shape::MultiPolygon { polygons: vec![vec![ring(&star)], vec![ring(&moved)]] }
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_cover_only_ever_turns_answers_into_cannot_tell(
        shape in a_shape(),
        (east, north) in (-400.0..700.0_f64, -400.0..400.0_f64),
        sigma in prop::sample::select(vec![0.5, 8.0, 40.0]),
    ) {
        let position = fix(spot(east, north), sigma);
        let p = p_inside(&shape, &position, noon()).unwrap();
        match judge(&shape, &position, noon()) {
            Containment::Inside => prop_assert!(p >= 0.95, "inside at {p}"),
            Containment::Outside => prop_assert!(p <= 0.05, "outside at {p}"),
            Containment::CannotTell => {}
        }
    }
}
