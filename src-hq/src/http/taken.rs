//! A line whose other end takes what it is sent, in bounded time: who asks and does not read the answer
//! holds nothing for long, and neither does who reads a byte now and then.

use std::future::Future as _;
use std::io::{self, ErrorKind};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

/// A stream that fails once what was written has not been taken in time.
pub struct Taken<S> {
    inner: S,
    longest: Duration,
    /// Since something waits to be taken.
    until: Option<Pin<Box<Sleep>>>,
}

impl<S> Taken<S> {
    /// A stream under a deadline, counted from when it first takes no more until it has taken all.
    pub fn of(inner: S, longest: Duration) -> Self {
        Self { inner, longest, until: None }
    }

    /// A result of writing, under the deadline.
    fn bounded<T>(&mut self, context: &mut Context<'_>, done: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if done.is_pending() && self.until.is_none() {
            self.until = Some(Box::pin(sleep(self.longest)));
        }
        // Also where a little was taken: what comes a byte at a time would never be asked about it.
        let is_over = self.until.as_mut().is_some_and(|until| until.as_mut().poll(context).is_ready());
        if is_over {
            return Poll::Ready(Err(io::Error::new(ErrorKind::TimedOut, "the answer was not taken in time")));
        }
        done
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Taken<S> {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_read(context, into)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Taken<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.inner).poll_write(context, bytes);
        self.bounded(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.inner).poll_write_vectored(context, bytes);
        self.bounded(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.inner).poll_flush(context);
        if matches!(flushed, Poll::Ready(Ok(()))) {
            self.until = None;
        }
        self.bounded(context, flushed)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let shut = Pin::new(&mut self.inner).poll_shutdown(context);
        self.bounded(context, shut)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, duplex};
    use tokio::time::Instant;

    const MINUTE: Duration = Duration::from_secs(60);

    fn waiting() -> tokio::runtime::Runtime {
        tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap()
    }

    #[test]
    fn what_is_read_a_byte_at_a_time_fails_once_its_time_is_over() {
        waiting().block_on(async {
            let (near, mut far) = duplex(64);
            let reading = tokio::spawn(async move {
                let mut read = 0_usize;
                while far.read_u8().await.is_ok() {
                    read += 1;
                    sleep(Duration::from_secs(1)).await;
                }
                read
            });
            let mut line = Taken::of(near, MINUTE);
            let began = Instant::now();
            let sent = line.write_all(&[7; 1000]).await.and(line.flush().await);
            assert_eq!(sent.unwrap_err().kind(), ErrorKind::TimedOut);
            assert!((59..62).contains(&began.elapsed().as_secs()), "{:?}", began.elapsed());
            drop(line);
            assert!(reading.await.unwrap() < 200);
        });
    }

    #[test]
    fn what_is_taken_in_time_has_its_whole_time_again_for_the_next_answer() {
        waiting().block_on(async {
            let (near, mut far) = duplex(64);
            let reading = tokio::spawn(async move {
                let mut all = Vec::new();
                let mut piece = [0; 64];
                while let Ok(read @ 1..) = far.read(&mut piece).await {
                    all.extend_from_slice(&piece[..read]);
                    sleep(Duration::from_secs(10)).await;
                }
                all.len()
            });
            let mut line = Taken::of(near, MINUTE);
            for _ in 0..5 {
                line.write_all(&[7; 200]).await.unwrap();
                line.flush().await.unwrap();
                sleep(MINUTE * 2).await;
            }
            drop(line);
            assert_eq!(reading.await.unwrap(), 1000);
        });
    }
}
