//! A relay on loopback that counts the bytes between a device and HQ, TLS and all.

use anyhow::Result;
use std::{
    io::{Read, Write},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};

/// Relays as long as the program runs.
pub struct Relay {
    /// Where it listens.
    pub address: SocketAddr,
    bytes: Arc<AtomicU64>,
}

impl Relay {
    /// In front of an address.
    pub fn to(hq: SocketAddr) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let relay = Self { address: listener.local_addr()?, bytes: Arc::default() };
        let bytes = Arc::clone(&relay.bytes);
        thread::spawn(move || {
            while let Ok((device, _from)) = listener.accept() {
                // A device that cannot be served sees its connection close.
                connect(device, hq, &bytes).ok();
            }
        });
        Ok(relay)
    }

    /// Bytes relayed so far, both ways.
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::SeqCst)
    }
}

fn connect(device: TcpStream, hq: SocketAddr, bytes: &Arc<AtomicU64>) -> Result<()> {
    let hq = TcpStream::connect(hq)?;
    device.set_nodelay(true)?;
    hq.set_nodelay(true)?;
    let ways = [(device.try_clone()?, hq.try_clone()?), (hq, device)];
    for (from, to) in ways {
        let bytes = Arc::clone(bytes);
        thread::spawn(move || pump(from, to, &bytes));
    }
    Ok(())
}

fn pump(mut from: TcpStream, mut to: TcpStream, bytes: &AtomicU64) {
    let mut buffer = vec![0; 1 << 16];
    while let Ok(read) = from.read(&mut buffer) {
        let Some(piece) = buffer.get(..read).filter(|piece| !piece.is_empty()) else { break };
        bytes.fetch_add(read as u64, Ordering::SeqCst);
        if to.write_all(piece).is_err() {
            break;
        }
    }
    // The other side may have gone already.
    to.shutdown(Shutdown::Write).ok();
}
