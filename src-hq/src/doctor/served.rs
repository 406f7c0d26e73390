//! What devices meet: who answers at their address, under which certificate, and how many may come.

use super::{Asked, Check, Finding, Level, failed, fine, look, note, unit, unknown, wrong};
use crate::authority::{Dates, names_of};
use crate::failure::Failure;
use crate::store::Store;
use chrono::TimeDelta;
use cordon_core::rules::time::Timestamp;
use cordon_core::text;
use cordon_core::words::Verbatim;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, Stream};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

/// Longest that anything may take which answers at all.
const PATIENCE: Duration = Duration::from_secs(5);
/// Files that HQ keeps for itself, and places for callers without a certificate.
const BESIDE_DEVICES: u64 = 512;
/// A server's certificate that ends sooner is made anew, by starting again.
const CERTIFICATE_DAYS: i64 = 30;

/// Looks at the address and at what may come there.
pub fn examine(asked: &Asked<'_>, store: Option<&Store>) -> Vec<Finding> {
    let mut findings = door(asked, store);
    let devices = store.and_then(|store| store.read(|db| db.count_devices_in_use()).ok());
    findings.push(match devices {
        Some(devices) => open_files(unit::files_allowed(asked.unit).unwrap_or_else(files_allowed), devices),
        None => unknown(Check::OpenFiles, text!("doctor.devices_unknown").into()),
    });
    findings
}

fn door(asked: &Asked<'_>, store: Option<&Store>) -> Vec<Finding> {
    let address = reached(asked.listen);
    let shown = || Verbatim::from(address.to_string());
    let line = match TcpStream::connect_timeout(&address, PATIENCE) {
        Ok(line) => line,
        Err(error) if error.kind() == ErrorKind::ConnectionRefused => {
            return vec![note(Check::Port, text!("doctor.nobody_serves", address = shown()))];
        }
        Err(error) => {
            return vec![failed(Check::Port, &Failure::File { what: format!("reach {address}"), source: error })];
        }
    };
    let authority = store.and_then(|store| store.read(|db| db.find_secret("authority certificate")).ok().flatten());
    let Some(authority) = authority else {
        return vec![unknown(Check::Port, text!("doctor.answers_unproven", address = shown()).into())];
    };
    match shake_hands(line, &authority) {
        Err(why) => vec![wrong(
            Check::Port,
            text!("doctor.not_this_hq", address = shown(), why = Verbatim::from(why)),
            text!("doctor.free_the_port"),
        )],
        Ok(Met { is_ready, certificate }) => {
            let port = if is_ready {
                fine(Check::Port, text!("doctor.hq_serves", address = shown()))
            } else {
                wrong(Check::Port, text!("doctor.not_ready", address = shown()), text!("doctor.see_the_log"))
            };
            vec![port, shown_certificate(asked, &certificate)]
        }
    }
}

/// Where an address that is listened on is reached from this machine.
fn reached(listen: SocketAddr) -> SocketAddr {
    let ip = match listen.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip @ (IpAddr::V4(_) | IpAddr::V6(_)) => ip,
    };
    SocketAddr::new(ip, listen.port())
}

/// Who answered.
struct Met {
    is_ready: bool,
    certificate: CertificateDer<'static>,
}

/// Shakes hands as a device does, trusting this HQ's authority alone, and asks whether the store answers.
fn shake_hands(mut line: TcpStream, authority: &[u8]) -> Result<Met, String> {
    let said = |error: io::Error| error.to_string();
    line.set_read_timeout(Some(PATIENCE)).and_then(|()| line.set_write_timeout(Some(PATIENCE))).map_err(said)?;
    let mut client = client(authority).map_err(|error| error.to_string())?;
    let mut stream = Stream::new(&mut client, &mut line);
    stream.write_all(b"GET /readyz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").map_err(said)?;
    let mut head = [0_u8; 16];
    let read = stream.read(&mut head).map_err(said)?;
    let certificate = client.peer_certificates().and_then(|chain| chain.first()).cloned();
    let certificate = certificate.ok_or_else(|| ErrorKind::InvalidData.to_string())?.into_owned();
    let is_ready = head.get(..read).is_some_and(|head| head.starts_with(b"HTTP/1.1 200"));
    Ok(Met { is_ready, certificate })
}

fn client(authority: &[u8]) -> Result<ClientConnection, rustls::Error> {
    let unread = |_error| rustls::Error::General("the authority's certificate cannot be read".to_owned());
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(authority).map_err(unread)?)?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&rustls::version::TLS13])?
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    let name = ServerName::try_from("localhost").map_err(|_| rustls::Error::General("no name".to_owned()))?;
    ClientConnection::new(Arc::new(config), name)
}

/// The certificate that devices are shown: under which names, and until when.
fn shown_certificate(asked: &Asked<'_>, certificate: &CertificateDer<'_>) -> Finding {
    match (Dates::of_der(certificate), names_of(certificate)) {
        (Some(dates), Some(names)) => certificate_of(asked.now, asked.hosts, dates, &names),
        _ => unknown(Check::Certificate, text!("doctor.certificate_unread").into()),
    }
}

/// What is to be said of a certificate of these dates and names.
pub fn certificate_of(now: Timestamp, hosts: &[String], dates: Dates, names: &[String]) -> Finding {
    let missing: Vec<&str> =
        hosts.iter().filter(|host| !host.is_empty() && !names.contains(host)).map(String::as_str).collect();
    let until = Verbatim::from(dates.until.london_text());
    let shown = Verbatim::from(names.join(", "));
    if !missing.is_empty() {
        let missing = Verbatim::from(missing.join(", "));
        let says = text!("doctor.certificate_lacks", missing = missing, names = shown);
        look(Check::Certificate, says, text!("doctor.serve_under_the_name"))
    } else if dates.until.since(now) < TimeDelta::days(CERTIFICATE_DAYS) {
        look(Check::Certificate, text!("doctor.certificate_ends", until = until), text!("doctor.start_again"))
    } else {
        fine(Check::Certificate, text!("doctor.certificate_is", names = shown, until = until))
    }
}

#[cfg(unix)]
fn files_allowed() -> u64 {
    rustix::process::getrlimit(rustix::process::Resource::Nofile).current.unwrap_or(u64::MAX)
}

#[cfg(not(unix))]
fn files_allowed() -> u64 {
    u64::MAX
}

/// Whether so many devices may all be there at once.
pub fn open_files(allowed: u64, devices: u64) -> Finding {
    let wanted = devices.saturating_add(BESIDE_DEVICES);
    if allowed < wanted {
        let says = text!("doctor.files_too_few", allowed = allowed, count = devices, wanted = wanted);
        return look(Check::OpenFiles, says, text!("doctor.raise_the_limit", wanted = wanted));
    }
    let level = if allowed == u64::MAX { Level::Note } else { Level::Fine };
    let says = text!("doctor.files_enough", allowed = allowed, count = devices).into();
    Finding { check: Check::OpenFiles, level, says, next: None }
}
