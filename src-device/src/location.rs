//! Where the device is, or why it cannot say. Never a silent zero.

use cordon_core::rules::place::{Accuracy, AccuracyLevel, LonLat, Position, PositionSource};
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
    Some(Position { at, accuracy, fixed_at, source: PositionSource::Platform })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_without_a_fix_is_no_position() {
        let now = Timestamp::from_millis(0);
        assert!(read_tpv(r#"{"class":"TPV","mode":1,"lat":0,"lon":0}"#, now).is_none());
        assert!(read_tpv(r#"{"class":"TPV","mode":3,"lat":200,"lon":0}"#, now).is_none());
        let fix = read_tpv(r#"{"class":"TPV","mode":3,"lat":53.0,"lon":-1.5}"#, now).unwrap();
        assert_eq!(fix.accuracy.level, AccuracyLevel::Assumed);
    }
}
