//! One place among many areas: candidates from memory, as Here now asks for them.

use anyhow::{Result, ensure};
use cordon_core::rules::ids::{ConditionId, OrderId};
use cordon_device::search::Areas;
use cordon_device::store::replica::zones::AreaBox;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// Areas laid out.
const AREAS: u128 = 100_000;
/// Places asked of.
const PLACES: usize = 100_000;
/// Degrees that a place sees to the north: 200 m and a fix's uncertainty.
const REACH: f64 = 0.0022;

/// A stretch of ground: its name, degrees west and east, south and north.
type Ground = (&'static str, (f64, f64), (f64, f64));

/// All in one county, where a dozen lie about every place, and over England and Wales.
const GROUNDS: [Ground; 2] =
    [("Derbyshire", (-2.0, -1.2), (52.7, 53.5)), ("England and Wales", (-5.2, 1.7), (50.1, 55.7))];

/// Measures, and holds what is found against a walk through all boxes.
pub fn print() -> Result<()> {
    GROUNDS.iter().try_for_each(measure)
}

fn measure((name, lons, lats): &Ground) -> Result<()> {
    let mut random = Random(1);
    let boxes: Vec<AreaBox> = (0..AREAS).map(|number| area(number, *lons, *lats, &mut random)).collect();
    let start = Instant::now();
    let areas = Areas::of(boxes.clone());
    let build = start.elapsed();
    let mut times = Vec::with_capacity(PLACES);
    let mut found = 0_usize;
    let mut wrong = 0_usize;
    for number in 0..PLACES {
        let (lon, lat) = (random.between(lons.0, lons.1), random.between(lats.0, lats.1));
        let start = Instant::now();
        let near = areas.near(lon, lat, REACH * 1.66, REACH);
        times.push(start.elapsed());
        found += near.len();
        // A walk through all boxes takes long: now and then is enough.
        if number.is_multiple_of(100) {
            let meets = |area: &&AreaBox| {
                let [west, south] = area.low;
                let [east, north] = area.high;
                west <= lon + REACH * 1.66 && east >= lon - REACH * 1.66 && south <= lat + REACH && north >= lat - REACH
            };
            let all: Vec<_> = boxes.iter().filter(meets).map(|area| area.of).collect();
            wrong += usize::from(all != near);
        }
    }
    ensure!(wrong == 0, "{wrong} places were answered wrongly");
    times.sort_unstable();
    let at = |share: f64| times.get((PLACES as f64 * share) as usize).copied().unwrap_or_default();
    println!(
        "areas: {AREAS} boxes over {name} in {:.0} ms; candidates p50 {:.2} us, p99 {:.2} us (goal p50 <= 1 us), {:.2} a place",
        build.as_secs_f64() * 1e3,
        us(at(0.50)),
        us(at(0.99)),
        found as f64 / PLACES as f64
    );
    Ok(())
}

fn us(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

/// A box of some hundred metres.
fn area(number: u128, lons: (f64, f64), lats: (f64, f64), random: &mut Random) -> AreaBox {
    let (lon, lat) = (random.between(lons.0, lons.1), random.between(lats.0, lats.1));
    let (wide, high) = (random.between(0.001, 0.006), random.between(0.001, 0.004));
    let id = Uuid::from_u128(number);
    AreaBox { of: (OrderId(id), ConditionId(id)), low: [lon, lat], high: [lon + wide, lat + high] }
}

/// Numbers that are the same in every run (splitmix64).
struct Random(u64);

impl Random {
    fn between(&mut self, low: f64, high: f64) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        low + (high - low) * ((bits ^ (bits >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}
