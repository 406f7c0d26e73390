//! The true road as its route file has it, and where on it a fix belongs.

use cordon_core::rules::place::LonLat;

/// The road is judged in stretches of this length, the last one longer.
const STRETCH_M: f64 = 400.0;

/// East and north, in metres.
pub type Metres = (f64, f64);

/// A plane in metres around a place, good for a few hundred metres (degrees of WGS 84 by their
/// series in the latitude).
#[derive(Clone, Copy)]
pub struct Local {
    origin: LonLat,
    degree_m: Metres,
}

impl Local {
    pub fn around(origin: LonLat) -> Self {
        let latitude = origin.lat().to_radians();
        let turn = |times: f64| (times * latitude).cos();
        let east_m = 111_412.84 * turn(1.0) - 93.5 * turn(3.0) + 0.118 * turn(5.0);
        let north_m = 111_132.92 - 559.82 * turn(2.0) + 1.175 * turn(4.0);
        Self { origin, degree_m: (east_m, north_m) }
    }

    pub fn metres(&self, place: LonLat) -> Metres {
        let (lon, lat) = (place.lon() - self.origin.lon(), place.lat() - self.origin.lat());
        (lon * self.degree_m.0, lat * self.degree_m.1)
    }

    pub fn place(&self, (east_m, north_m): Metres) -> LonLat {
        let (lon, lat) = (east_m / self.degree_m.0, north_m / self.degree_m.1);
        LonLat::new(self.origin.lon() + lon, self.origin.lat() + lat).expect("a place near the road")
    }
}

/// A corner of the road and how far along it lies.
#[derive(Clone, Copy)]
struct Corner {
    at: LonLat,
    along_m: f64,
}

/// Where on the road a fix belongs.
#[derive(Clone, Copy)]
pub struct OnRoad {
    pub at: LonLat,
    pub along_m: f64,
    /// How far from it the fix lies.
    pub off_m: f64,
}

/// The road, from its first corner to its last.
pub struct Road {
    corners: Vec<Corner>,
}

impl Road {
    pub fn of(route: impl Iterator<Item = LonLat>) -> Self {
        let mut corners: Vec<Corner> = Vec::new();
        for at in route {
            let along_m = corners.last().map_or(0.0, |last| last.along_m + distance(last.at, at));
            if corners.last().is_none_or(|last| last.at != at) {
                corners.push(Corner { at, along_m });
            }
        }
        Self { corners }
    }

    /// How many stretches there are.
    pub fn stretches(&self) -> usize {
        (self.length_m() / STRETCH_M) as usize
    }

    /// The stretch that holds a place on the road.
    pub fn stretch_of(&self, along_m: f64) -> usize {
        ((along_m / STRETCH_M) as usize).min(self.stretches() - 1)
    }

    /// The line of a stretch.
    pub fn stretch(&self, index: usize) -> Vec<LonLat> {
        let from_m = index as f64 * STRETCH_M;
        let to_m = if index + 1 == self.stretches() { self.length_m() } else { from_m + STRETCH_M };
        let within = self.corners.iter().filter(|corner| corner.along_m > from_m + 0.5 && corner.along_m < to_m - 0.5);
        let inner = within.map(|corner| corner.at);
        [self.at(from_m)].into_iter().chain(inner).chain([self.at(to_m)]).collect()
    }

    /// The middle of a stretch and the heading of the road there.
    pub fn middle(&self, index: usize) -> (LonLat, Metres) {
        let along_m = (index as f64 + 0.5) * STRETCH_M;
        let heading = Local::around(self.at(along_m - 5.0)).metres(self.at(along_m + 5.0));
        (self.at(along_m), unit(heading))
    }

    /// The place of the road nearest to a fix.
    pub fn nearest(&self, fix: LonLat) -> OnRoad {
        let local = Local::around(fix);
        let legs = self.legs().map(|(from, to)| {
            let (start, end) = (local.metres(from.at), local.metres(to.at));
            let share = share_nearest_to_origin(start, end);
            let point = (start.0 + share * (end.0 - start.0), start.1 + share * (end.1 - start.1));
            (point.0.hypot(point.1), point, from.along_m + share * (to.along_m - from.along_m))
        });
        let (off_m, point, along_m) = legs.min_by(|one, other| one.0.total_cmp(&other.0)).expect("a road has legs");
        OnRoad { at: local.place(point), along_m, off_m }
    }

    /// How near two places of the road come to each other that lie farther apart along it than the
    /// given length.
    pub fn nearest_return_m(&self, apart_m: f64) -> f64 {
        let steps = (self.length_m() / 20.0) as usize;
        let marks: Vec<(f64, LonLat)> = (0..steps).map(|step| step as f64 * 20.0).map(|m| (m, self.at(m))).collect();
        let mut nearest_m = f64::INFINITY;
        for (along_m, at) in &marks {
            let local = Local::around(*at);
            for (_, later) in marks.iter().filter(|(later_m, _)| later_m - along_m > apart_m) {
                let (east_m, north_m) = local.metres(*later);
                nearest_m = nearest_m.min(east_m.hypot(north_m));
            }
        }
        nearest_m
    }

    pub fn length_m(&self) -> f64 {
        self.corners.last().map_or(0.0, |last| last.along_m)
    }

    fn legs(&self) -> impl Iterator<Item = (&Corner, &Corner)> {
        self.corners.iter().zip(self.corners.iter().skip(1))
    }

    pub fn at(&self, along_m: f64) -> LonLat {
        let (from, to) = self.legs().find(|(_, to)| to.along_m >= along_m).expect("a place along the road");
        let share = (along_m - from.along_m) / (to.along_m - from.along_m);
        let local = Local::around(from.at);
        let (east_m, north_m) = local.metres(to.at);
        local.place((share * east_m, share * north_m))
    }
}

/// A line moved sideways, to its left where positive: each corner across the mean heading of its legs.
pub fn sideways(line: &[LonLat], left_m: f64) -> Vec<LonLat> {
    let legs = line.iter().zip(line.iter().skip(1));
    let headings: Vec<Metres> = legs.map(|(from, to)| unit(Local::around(*from).metres(*to))).collect();
    let before = headings.first().into_iter().chain(headings.iter());
    let after = headings.iter().chain(headings.last());
    let corners = line.iter().zip(before.zip(after));
    corners
        .map(|(corner, (before, after))| beside(*corner, unit((before.0 + after.0, before.1 + after.1)), left_m))
        .collect()
}

/// A place so far to the left of another, as seen along a heading.
pub fn beside(at: LonLat, (east, north): Metres, left_m: f64) -> LonLat {
    Local::around(at).place((-north * left_m, east * left_m))
}

pub fn unit((east, north): Metres) -> Metres {
    let length = east.hypot(north).max(1e-6);
    (east / length, north / length)
}

fn distance(from: LonLat, to: LonLat) -> f64 {
    let (east_m, north_m) = Local::around(from).metres(to);
    east_m.hypot(north_m)
}

fn share_nearest_to_origin(start: Metres, end: Metres) -> f64 {
    let (east, north) = (end.0 - start.0, end.1 - start.1);
    let length_squared = (east * east + north * north).max(1e-9);
    (-(start.0 * east + start.1 * north) / length_squared).clamp(0.0, 1.0)
}
