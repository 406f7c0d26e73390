//! Where the device is, or why it cannot say. Never a silent zero.

use cordon_core::rules::place::{
    Accuracy, AccuracyLevel, LonLat, Moving, Position, PositionSource, accuracy_from_radius, assumed,
};
use cordon_core::rules::time::Timestamp;
use cordon_core::wire::NoFix;
use serde::Deserialize;
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::path::Path;
use std::time::Duration;

/// A source of positions.
pub trait Locator: Send + Sync {
    /// The position now, or why there is none.
    fn locate(&self, now: Timestamp) -> Result<Position, NoFix>;

    /// Whether somebody vouches that it says where the device is: hidden areas answer no other.
    fn is_vouched_for(&self) -> bool;
}

/// No source.
#[derive(Clone, Copy, Debug)]
pub struct NoLocator;

impl Locator for NoLocator {
    fn locate(&self, _now: Timestamp) -> Result<Position, NoFix> {
        Err(NoFix::NoSource)
    }

    fn is_vouched_for(&self) -> bool {
        false
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
        if !self.at.is_in_uk() {
            return Err(NoFix::Elsewhere);
        }
        Ok(Position {
            at: self.at,
            accuracy: Accuracy { radius_m: self.accuracy_m, level: AccuracyLevel::Percent68 },
            fixed_at: now,
            source: PositionSource::Simulated,
            moving: Moving::Unknown,
            speed_m_s: None,
        })
    }

    fn is_vouched_for(&self) -> bool {
        true
    }
}

/// Where gpsd listens, unless the device's own file says otherwise.
const GPSD: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 2947);
/// Reports with a position that cannot be used, before it is given up.
const UNUSABLE: usize = 3;

/// gpsd (its JSON protocol), as vehicles and desktops have it.
///
/// Anybody who may open a port may answer as gpsd. Its fixes are shown and kept as they come; hidden
/// areas answer them only where whoever set the device up vouches for it, by a file beside the stores:
/// `location.json`, as `{"gpsd":"127.0.0.1:2947"}`.
#[derive(Clone, Copy, Debug)]
pub struct GpsdLocator {
    address: SocketAddr,
    vouched_for: bool,
}

/// The file of whoever set the device up.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Installed {
    gpsd: SocketAddr,
}

impl GpsdLocator {
    /// As it is set up for a device's folder. A file that cannot be read vouches for nothing.
    pub fn of(home: &Path) -> Self {
        let text = std::fs::read(home.join("location.json")).unwrap_or_default();
        let installed: Option<Installed> = serde_json::from_slice(&text).ok();
        let vouched_for = installed.is_some();
        Self { address: installed.map_or(GPSD, |installed| installed.gpsd), vouched_for }
    }
}

impl Locator for GpsdLocator {
    fn locate(&self, _now: Timestamp) -> Result<Position, NoFix> {
        let mut stream =
            TcpStream::connect_timeout(&self.address, Duration::from_millis(300)).map_err(|_| NoFix::NoSource)?;
        let wait = Some(Duration::from_secs(3));
        stream.set_read_timeout(wait).map_err(|_| NoFix::NoSource)?;
        stream.write_all(b"?WATCH={\"enable\":true,\"json\":true}\n").map_err(|_| NoFix::NoSource)?;
        let (mut why, mut unusable) = (NoFix::TimedOut, 0);
        for line in BufReader::new(stream).lines().take(40) {
            let Ok(line) = line else { break };
            match read_tpv(&line) {
                Report::Fix(position) => return Ok(position),
                Report::NoTime => why = NoFix::NoTime,
                Report::Elsewhere => why = NoFix::Elsewhere,
                Report::Nothing => continue,
            }
            unusable += 1;
            if unusable == UNUSABLE {
                break;
            }
        }
        Err(why)
    }

    fn is_vouched_for(&self) -> bool {
        self.vouched_for
    }
}

/// What a line from gpsd says.
#[derive(Debug, PartialEq)]
enum Report {
    Fix(Position),
    /// A position of which nobody knows how old it is: a receiver repeats its last one for hours.
    NoTime,
    /// A position outside the United Kingdom, such as 0, 0.
    Elsewhere,
    Nothing,
}

/// A TPV report with at least a 2-D fix; `eph` is stated at 95 %.
fn read_tpv(line: &str) -> Report {
    let Some((at, report)) = place_in(line) else { return Report::Nothing };
    if !at.is_in_uk() {
        return Report::Elsewhere;
    }
    let Some(fixed_at) = report.get("time").and_then(Value::as_str).and_then(Timestamp::parse) else {
        return Report::NoTime;
    };
    let stated = report.get("eph").and_then(Value::as_f64);
    let accuracy = stated.map_or_else(assumed, |radius_m| accuracy_from_radius(radius_m, AccuracyLevel::Percent95));
    Report::Fix(Position::new(at, accuracy, fixed_at, PositionSource::Platform))
}

fn place_in(line: &str) -> Option<(LonLat, Value)> {
    let report: Value = serde_json::from_str(line).ok()?;
    if report.get("class")?.as_str()? != "TPV" || report.get("mode")?.as_i64()? < 2 {
        return None;
    }
    let at = LonLat::new(report.get("lon")?.as_f64()?, report.get("lat")?.as_f64()?).ok()?;
    Some((at, report))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    #[test]
    fn a_report_without_a_fix_is_no_position() {
        assert_eq!(read_tpv(r#"{"class":"TPV","mode":1,"lat":53.0,"lon":-1.5}"#), Report::Nothing);
        assert_eq!(read_tpv(r#"{"class":"TPV","mode":3,"lat":200,"lon":0}"#), Report::Nothing);
        let timed = r#"{"class":"TPV","mode":3,"lat":53.0,"lon":-1.5,"time":"2026-11-22T21:29:58.000Z"}"#;
        let Report::Fix(fix) = read_tpv(timed) else { panic!("no fix") };
        assert_eq!(fix.accuracy.level, AccuracyLevel::Assumed);
        assert_eq!(fix.fixed_at, Timestamp::parse("2026-11-22T21:29:58Z").unwrap());
    }

    #[test]
    fn a_position_without_a_time_is_of_unknown_age() {
        for time in ["", r#","time":"""#, r#","time":"soon""#, r#","time":null"#, r#","time":5"#] {
            let line = format!(r#"{{"class":"TPV","mode":3,"lat":53.0,"lon":-1.5{time}}}"#);
            assert_eq!(read_tpv(&line), Report::NoTime, "{line}");
        }
    }

    #[test]
    fn nobody_is_at_null_island_nor_where_degrees_changed_places() {
        for place in [r#""lat":0,"lon":0"#, r#""lat":-1.4868,"lon":53.0226"#, r#""lat":53.0,"lon":151.2"#] {
            let line = format!(r#"{{"class":"TPV","mode":3,{place},"time":"2026-11-22T21:29:58Z"}}"#);
            assert_eq!(read_tpv(&line), Report::Elsewhere, "{line}");
        }
    }

    /// A gpsd that says these lines to whoever comes first.
    fn gpsd(lines: &'static [&'static str]) -> SocketAddr {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            for line in lines {
                stream.write_all(format!("{line}\n").as_bytes()).unwrap();
            }
        });
        address
    }

    #[track_caller]
    fn located(lines: &'static [&'static str]) -> Result<Position, NoFix> {
        GpsdLocator { address: gpsd(lines), vouched_for: true }.locate(Timestamp::from_millis(0))
    }

    #[test]
    fn gpsd_is_heard_until_it_has_a_fix_that_can_be_used() {
        const VERSION: &str = r#"{"class":"VERSION","release":"3.25"}"#;
        const UNTIMED: &str = r#"{"class":"TPV","mode":3,"lat":53.0,"lon":-1.5}"#;
        const NOWHERE: &str = r#"{"class":"TPV","mode":2,"lat":0.0,"lon":0.0,"time":"2026-11-22T21:29:58Z"}"#;
        const TIMED: &str = r#"{"class":"TPV","mode":3,"lat":53.0,"lon":-1.5,"time":"2026-11-22T21:29:59Z"}"#;
        assert!(located(&[VERSION, UNTIMED, TIMED]).is_ok());
        assert_eq!(located(&[VERSION, UNTIMED, UNTIMED, UNTIMED, TIMED]), Err(NoFix::NoTime));
        assert_eq!(located(&[NOWHERE]), Err(NoFix::Elsewhere));
        assert_eq!(located(&[VERSION]), Err(NoFix::TimedOut));
    }

    #[test]
    fn gpsd_is_vouched_for_only_by_a_file_that_reads() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!GpsdLocator::of(folder.path()).is_vouched_for());
        let file = folder.path().join("location.json");
        for (text, vouched_for) in [("", false), ("{}", false), (r#"{"gpsd":"127.0.0.1:2948"}"#, true)] {
            crate::files::durable::write(&file, text.as_bytes()).unwrap();
            assert_eq!(GpsdLocator::of(folder.path()).is_vouched_for(), vouched_for, "{text}");
        }
    }
}
