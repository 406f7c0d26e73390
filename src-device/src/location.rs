//! Where the device is, or why it cannot say. Never a silent zero.

use cordon_core::rules::place::{Accuracy, AccuracyLevel, LonLat, Moving, Position, PositionSource};
use cordon_core::rules::time::Timestamp;
use cordon_core::wire::NoFix;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

/// A source of positions.
pub trait Locator: Send + Sync {
    /// The position now, or why there is none.
    fn locate(&self, now: Timestamp) -> Result<Position, NoFix>;
}

/// No source.
#[derive(Clone, Copy, Debug)]
pub struct NoLocator;

impl Locator for NoLocator {
    fn locate(&self, _now: Timestamp) -> Result<Position, NoFix> {
        Err(NoFix::NoSource)
    }
}

/// A fixed place, for tests and the demo; its positions say that they are simulated.
#[derive(Clone, Copy, Debug)]
pub struct SimLocator {
    at: LonLat,
    accuracy_m: f64,
}

impl SimLocator {
    /// Reads "latitude,longitude,accuracy_m".
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(',').map(|part| part.trim().parse::<f64>());
        let (lat, lon, accuracy_m) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
        Some(Self { at: LonLat::new(lon, lat).ok()?, accuracy_m })
    }
}

impl Locator for SimLocator {
    fn locate(&self, now: Timestamp) -> Result<Position, NoFix> {
        Ok(Position {
            at: self.at,
            accuracy: Accuracy { radius_m: self.accuracy_m, level: AccuracyLevel::Percent68 },
            fixed_at: now,
            source: PositionSource::Simulated,
            moving: Moving::Unknown,
            speed_m_s: None,
        })
    }
}

/// gpsd on this machine (its JSON protocol on port 2947), as vehicles and desktops have it.
#[derive(Clone, Copy, Debug)]
pub struct GpsdLocator;

impl Locator for GpsdLocator {
    fn locate(&self, now: Timestamp) -> Result<Position, NoFix> {
        let address = std::net::SocketAddr::from(([127, 0, 0, 1], 2947));
        let mut stream =
            TcpStream::connect_timeout(&address, Duration::from_millis(300)).map_err(|_| NoFix::NoSource)?;
        let wait = Some(Duration::from_secs(3));
        stream.set_read_timeout(wait).map_err(|_| NoFix::NoSource)?;
        stream.write_all(b"?WATCH={\"enable\":true,\"json\":true}\n").map_err(|_| NoFix::NoSource)?;
        for line in BufReader::new(stream).lines().take(40) {
            let line = line.map_err(|_| NoFix::TimedOut)?;
            if let Some(position) = read_tpv(&line, now) {
                return Ok(position);
            }
        }
        Err(NoFix::TimedOut)
    }
}

/// A position from a gpsd TPV report with at least a 2-D fix; `eph` is stated at 95 %.
fn read_tpv(line: &str, now: Timestamp) -> Option<Position> {
    let report: serde_json::Value = serde_json::from_str(line).ok()?;
    if report.get("class")?.as_str()? != "TPV" || report.get("mode")?.as_i64()? < 2 {
        return None;
    }
    let at = LonLat::new(report.get("lon")?.as_f64()?, report.get("lat")?.as_f64()?).ok()?;
    let stated = report.get("eph").and_then(serde_json::Value::as_f64).filter(|radius| *radius > 0.0);
    let accuracy = match stated {
        Some(radius_m) => Accuracy { radius_m, level: AccuracyLevel::Percent95 },
        None => Accuracy { radius_m: cordon_core::rules::place::ASSUMED_RADIUS_M, level: AccuracyLevel::Assumed },
    };
    let fixed_at = report.get("time").and_then(|time| time.as_str()).and_then(Timestamp::parse).unwrap_or(now);
    let source = PositionSource::Platform;
    Some(Position { at, accuracy, fixed_at, source, moving: Moving::Unknown, speed_m_s: None })
}

/// A British National Grid reference as a position: half the diagonal of its square is its accuracy.
pub fn grid_reference(text: &str, now: Timestamp) -> Option<Position> {
    let (easting_m, northing_m, square_m) = parse_grid(text)?;
    let (lon, lat) = lonlat_bng::convert_osgb36_to_ll(easting_m + square_m / 2.0, northing_m + square_m / 2.0).ok()?;
    let at = LonLat::new(lon, lat).ok()?;
    let accuracy =
        Accuracy { radius_m: (square_m * std::f64::consts::FRAC_1_SQRT_2).max(1.0), level: AccuracyLevel::Percent95 };
    let source = PositionSource::GridReference;
    Some(Position { at, accuracy, fixed_at: now, source, moving: Moving::Unknown, speed_m_s: None })
}

/// A position as a ten-figure grid reference, within Great Britain.
pub fn grid_of(at: LonLat) -> Option<String> {
    let (easting, northing) = lonlat_bng::convert_osgb36(at.lon(), at.lat()).ok()?;
    let letters = grid_letters((easting / 100_000.0) as i64, (northing / 100_000.0) as i64)?;
    let within = |metres: f64| (metres % 100_000.0) as i64;
    Some(format!("{letters} {:05} {:05}", within(easting), within(northing)))
}

const GRID: &[u8; 25] = b"ABCDEFGHJKLMNOPQRSTUVWXYZ";

fn grid_letters(east: i64, north: i64) -> Option<String> {
    if !(0..7).contains(&east) || !(0..13).contains(&north) {
        return None;
    }
    let first = (19 - north) - (19 - north) % 5 + (east + 10) / 5;
    let second = (19 - north) * 5 % 25 + east % 5;
    let letter =
        |index: i64| usize::try_from(index).ok().and_then(|index| GRID.get(index)).map(|byte| char::from(*byte));
    Some([letter(first)?, letter(second)?].into_iter().collect())
}

fn parse_grid(text: &str) -> Option<(f64, f64, f64)> {
    let compact: String = text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>().to_uppercase();
    if !compact.is_ascii() {
        return None;
    }
    let (letters, digits) = compact.split_at_checked(2)?;
    if digits.is_empty()
        || digits.len() % 2 == 1
        || digits.len() > 10
        || !digits.bytes().all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let mut indexes = letters.bytes().map(|byte| GRID.iter().position(|letter| *letter == byte));
    let (first, second) = (i64::try_from(indexes.next()??).ok()?, i64::try_from(indexes.next()??).ok()?);
    let east = ((first - 2) % 5 + 5) % 5 * 5 + second % 5;
    let north = 19 - first / 5 * 5 - second / 5;
    if !(0..7).contains(&east) || !(0..13).contains(&north) {
        return None;
    }
    let half = digits.len() / 2;
    let (eastings, northings) = digits.split_at_checked(half)?;
    let square_m = 10_f64.powi(5 - i32::try_from(half).ok()?);
    let metres = |square: i64, digits: &str| Some(square as f64 * 100_000.0 + digits.parse::<f64>().ok()? * square_m);
    Some((metres(east, eastings)?, metres(north, northings)?, square_m))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grid_reference_goes_both_ways() {
        let position = grid_reference("SK 34400 47100", Timestamp::from_millis(0)).unwrap();
        assert!((position.at.lat() - 53.02).abs() < 0.02, "{position:?}");
        assert!((position.at.lon() + 1.488).abs() < 0.02, "{position:?}");
        assert_eq!(grid_of(position.at).unwrap(), "SK 34400 47100");
    }

    #[test]
    fn what_is_no_grid_reference_is_none() {
        for text in ["", "S", "SK", "SK 123", "ZZ 12 34", "SK 12a45", "ŵŵ 12 34", "SK 123456 123456"] {
            assert!(grid_reference(text, Timestamp::from_millis(0)).is_none(), "{text}");
        }
    }

    #[test]
    fn a_report_without_a_fix_is_no_position() {
        let now = Timestamp::from_millis(0);
        assert!(read_tpv(r#"{"class":"TPV","mode":1,"lat":0,"lon":0}"#, now).is_none());
        assert!(read_tpv(r#"{"class":"TPV","mode":3,"lat":200,"lon":0}"#, now).is_none());
        let fix = read_tpv(r#"{"class":"TPV","mode":3,"lat":53.0,"lon":-1.5}"#, now).unwrap();
        assert_eq!(fix.accuracy.level, AccuracyLevel::Assumed);
    }
}
