//! Threads on which files are read and written, apart from those that serve requests: a request that held
//! the server's last thread while it waited for another of them would wait for ever.

use std::future::Future;
use std::io;
use std::sync::mpsc;
use tokio::runtime::{Builder, Handle, Runtime};

/// Most files that are read or written at once. The rest wait their turn, as the disk would make them.
const MOST_AT_ONCE: usize = 8;

/// A small runtime of its own.
pub struct Threads {
    handle: Handle,
    /// Held until the end, when it must be taken out to be ended without waiting.
    runtime: Option<Runtime>,
}

impl Threads {
    /// One thread that hands the work out; the others are started as they are wanted, and end when idle.
    pub fn start() -> io::Result<Self> {
        let runtime = Builder::new_multi_thread()
            .thread_name("files")
            .worker_threads(1)
            .max_blocking_threads(MOST_AT_ONCE)
            .build()?;
        Ok(Self { handle: runtime.handle().clone(), runtime: Some(runtime) })
    }

    /// Does some work, which the caller's thread waits for.
    ///
    /// # Errors
    /// Where the work ended without a result, as after a panic.
    pub fn wait_for<T: Send + 'static>(&self, work: impl Future<Output = T> + Send + 'static) -> io::Result<T> {
        let (done, waiting) = mpsc::sync_channel(1);
        self.handle.spawn(async move {
            // Its caller waits until this is sent or dropped.
            let _ = done.send(work.await);
        });
        waiting.recv().map_err(|_dropped| io::Error::other("the work on a file ended without a result"))
    }
}

impl Drop for Threads {
    /// Nothing is under way: whoever waits for work holds these threads. HQ may be let go of by a request,
    /// on one of the server's threads, and tokio lets no such thread wait for a runtime to end.
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
