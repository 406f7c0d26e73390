//! A line between a device and HQ that breaks after so many bytes.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::thread;

/// The line. It carries bytes both ways until as many as it may have gone to HQ.
#[derive(Clone)]
pub struct Line {
    /// Where the device finds its end.
    pub address: SocketAddr,
    left: Arc<AtomicI64>,
    carried: Arc<AtomicI64>,
}

impl Line {
    /// A whole line to HQ.
    pub fn to(hq: SocketAddr) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port of its own");
        let address = listener.local_addr().expect("its address");
        let line = Self { address, left: Arc::new(AtomicI64::new(i64::MAX)), carried: Arc::default() };
        let carrier = line.clone();
        thread::spawn(move || carrier.accept(&listener, hq));
        line
    }

    /// It breaks once so many bytes more have gone to HQ.
    pub fn break_after(&self, bytes: i64) {
        self.left.store(bytes, Ordering::SeqCst);
    }

    /// It is whole again.
    pub fn mend(&self) {
        self.break_after(i64::MAX);
    }

    /// Bytes that went to HQ so far.
    pub fn carried(&self) -> i64 {
        self.carried.load(Ordering::SeqCst)
    }

    fn accept(&self, listener: &TcpListener, hq: SocketAddr) {
        while let Ok((device, _address)) = listener.accept() {
            let Ok(onward) = TcpStream::connect(hq) else { continue };
            let (Ok(from_device), Ok(from_hq)) = (device.try_clone(), onward.try_clone()) else { continue };
            let line = self.clone();
            thread::spawn(move || line.to_hq(from_device, onward));
            thread::spawn(move || to_device(from_hq, device));
        }
    }

    fn to_hq(&self, mut device: TcpStream, mut hq: TcpStream) {
        let mut buffer = [0_u8; 16 * 1024];
        while let Ok(read) = device.read(&mut buffer) {
            let piece = buffer.get(..read).unwrap_or_default();
            let size = i64::try_from(read).unwrap_or(i64::MAX);
            let may = self.left.fetch_sub(size, Ordering::SeqCst) >= size;
            if piece.is_empty() || !may || hq.write_all(piece).is_err() {
                break;
            }
            self.carried.fetch_add(size, Ordering::SeqCst);
        }
        hang_up(&device);
        hang_up(&hq);
    }
}

fn to_device(mut hq: TcpStream, mut device: TcpStream) {
    // Either end may be gone already: then there is nothing more to carry.
    let _gone = std::io::copy(&mut hq, &mut device);
    hang_up(&device);
    hang_up(&hq);
}

fn hang_up(stream: &TcpStream) {
    // It fails only where the other end hung up first.
    let _gone = stream.shutdown(Shutdown::Both);
}
