//! A serving HQ: bound, on threads of its own, until stopped.

use super::accept::{self, Door};
use super::allowance::Limits;
use super::load::Load;
use super::places::Places;
use super::times::Times;
use super::{blocking, health, router};
use crate::calls::{self, Which};
use crate::failure::{Failure, Result};
use crate::hq::Hq;
use cordon_core::text;
use std::fs::{File, TryLockError};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::thread::{self, JoinHandle};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch;
use tokio_rustls::TlsAcceptor;

/// Where to serve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Serve {
    /// The address for devices; port 0 picks one.
    pub listen: SocketAddr,
    /// Names beside localhost that the server's certificate holds.
    pub hosts: Vec<String>,
    /// Where metrics are to be had: loopback only, off where absent.
    pub metrics_listen: Option<SocketAddr>,
    /// What one device may do.
    pub limits: Limits,
}

/// A serving HQ. Dropping it stops it.
pub struct Running {
    /// Where devices reach it.
    pub addr: SocketAddr,
    /// Where metrics are, if anywhere.
    pub metrics: Option<SocketAddr>,
    stop: watch::Sender<bool>,
    thread: Option<JoinHandle<()>>,
    _lock: File,
}

impl Running {
    /// Stops: no new connections, open requests finish.
    pub fn stop(mut self) {
        self.halt();
    }

    fn halt(&mut self) {
        // Nobody listens any more only where it has stopped already.
        let _ = self.stop.send(true);
        if let Some(thread) = self.thread.take() {
            // A panic there was logged where it happened.
            let _ = thread.join();
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.halt();
    }
}

/// Binds, and serves on threads of its own.
pub fn start(hq: &Hq, serve: &Serve) -> Result<Running> {
    let lock = lock(&hq.serve_lock())?;
    let acceptor = accept::tls(hq, &serve.hosts)?;
    let listener = bind(serve.listen)?;
    let metrics = serve.metrics_listen.map(bind_loopback).transpose()?;
    let addr = listener.local_addr().map_err(bound)?;
    let metrics_addr = match &metrics {
        Some(listener) => Some(listener.local_addr().map_err(bound)?),
        None => None,
    };
    let runtime = Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|source| Failure::File { what: "start threads".to_owned(), source })?;
    let (stop, stopped) = watch::channel(false);
    let load = Load::under(serve.limits, hq.clock());
    let doors = Doors { listener, metrics, acceptor, load };
    let hq = hq.clone();
    let thread = thread::spawn(move || run(&runtime, &hq, doors, stopped));
    tracing::info!(%addr, "serving");
    Ok(Running { addr, metrics: metrics_addr, stop, thread: Some(thread), _lock: lock })
}

struct Doors {
    listener: TcpListener,
    metrics: Option<TcpListener>,
    acceptor: TlsAcceptor,
    load: Load,
}

fn run(runtime: &Runtime, hq: &Hq, doors: Doors, stopped: watch::Receiver<bool>) {
    runtime.block_on(async {
        let Ok(listener) = tokio::net::TcpListener::from_std(doors.listener) else {
            tracing::error!("the listener cannot be used");
            return;
        };
        if let Some(metrics) = doors.metrics.and_then(|listener| tokio::net::TcpListener::from_std(listener).ok()) {
            tokio::spawn(serve_metrics(metrics, health::router(hq, &doors.load)));
        }
        let writing = tokio::spawn(keep_writing_calls(hq.clone()));
        let door = Door {
            acceptor: doors.acceptor,
            hq: hq.clone(),
            router: router(hq, &doors.load),
            places: Places::of_the_system(),
            load: doors.load,
            times: Times::default(),
        };
        accept::serve(listener, door, stopped).await;
        writing.abort();
        told(blocking(hq, |hq| write_calls(hq, Which::All)).await);
    });
}

/// Writes down each minute who called and what was fetched.
async fn keep_writing_calls(hq: Hq) {
    loop {
        tokio::time::sleep(calls::EACH).await;
        told(blocking(&hq, |hq| write_calls(hq, Which::News)).await);
    }
}

fn write_calls(hq: &Hq, which: Which) -> Result<()> {
    hq.calls().write(hq.store(), which, hq.now())
}

fn told(written: Result<()>) {
    if let Err(failure) = written {
        tracing::error!(%failure, "who called was not written down: it is tried again");
    }
}

async fn serve_metrics(listener: tokio::net::TcpListener, router: axum::Router) {
    if let Err(error) = axum::serve(listener, router).await {
        tracing::error!(%error, "metrics stopped");
    }
}

fn bind(address: SocketAddr) -> Result<TcpListener> {
    let listener = TcpListener::bind(address).map_err(|source| Failure::File {
        what: format!("listen on {address}; is it taken? pass --listen ADDRESS for another"),
        source,
    })?;
    listener.set_nonblocking(true).map_err(bound)?;
    Ok(listener)
}

fn bind_loopback(address: SocketAddr) -> Result<TcpListener> {
    if !address.ip().is_loopback() {
        return Err(Failure::Setting(text!("hq.metrics_on_loopback")));
    }
    bind(address)
}

fn bound(source: std::io::Error) -> Failure {
    Failure::File { what: "use the bound address".to_owned(), source }
}

fn lock(path: &Path) -> Result<File> {
    let file = File::create(path).map_err(|error| Failure::file("make", path, error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Failure::Setting(text!("hq.folder_is_served"))),
        Err(TryLockError::Error(error)) => Err(Failure::file("lock", path, error)),
    }
}
