//! `serve`: until the system says stop.

use super::arguments::ServeArguments;
use super::settings::Settings;
use super::{make, open};
use crate::failure::{Failure, Result};
use crate::http::Serve;
use std::fs;
use std::io::{self, Write as _};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;

/// Where devices reach HQ, unless something else is said.
pub const LISTEN: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8443);

/// Serves devices until SIGTERM or ctrl-c.
pub fn run(arguments: &ServeArguments) -> Result<()> {
    let settings = Settings::of(&arguments.common)?;
    // A folder on a disk that is not mounted is no reason for another HQ.
    let hq = if arguments.init { make(&arguments.common)? } else { open(&arguments.common)? };
    let hosts = if arguments.host.is_empty() { settings.host } else { arguments.host.clone() };
    let listen = arguments.listen.or(settings.listen).unwrap_or(LISTEN);
    let metrics_listen = arguments.metrics_listen.or(settings.metrics_listen);
    let running = hq.start_with(&Serve { listen, hosts, metrics_listen, limits: settings.limits })?;
    if let Some(path) = arguments.port_file.as_deref().or(settings.port_file.as_deref()) {
        write_port(path, running.addr.port()).map_err(|error| Failure::file("write port file", path, error))?;
    }
    wait_for_stop().map_err(|source| Failure::File { what: "wait for a signal".to_owned(), source })?;
    tracing::info!("stopping");
    running.stop();
    Ok(())
}

/// Whoever waits for the file sees the whole port or nothing.
fn write_port(path: &Path, port: u16) -> io::Result<()> {
    let beside = path.with_extension("part");
    let mut file = fs::File::create(&beside)?;
    writeln!(file, "{port}")?;
    file.sync_all()?;
    fs::rename(beside, path)
}

fn wait_for_stop() -> io::Result<()> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(stop_signal())
}

#[cfg(unix)]
async fn stop_signal() -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        stopped = tokio::signal::ctrl_c() => stopped,
        _ = terminate.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn stop_signal() -> io::Result<()> {
    tokio::signal::ctrl_c().await
}
