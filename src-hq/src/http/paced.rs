//! Bodies that come in bounded time: who sends a byte now and then holds nothing for long.

use axum::BoxError;
use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use std::future::Future as _;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::{Sleep, sleep};

/// A body that fails once its time is over.
pub struct Paced<B = Incoming> {
    inner: B,
    longest: Duration,
    until: Option<Pin<Box<Sleep>>>,
}

impl<B> Paced<B> {
    /// A body under a deadline, counted from when it is first waited for.
    pub fn of(inner: B, longest: Duration) -> Self {
        Self { inner, longest, until: None }
    }
}

/// A body did not come whole in time.
#[derive(Debug, thiserror::Error)]
#[error("the body did not come in time")]
pub struct TooSlow;

impl<B: Body<Data = Bytes, Error: Into<BoxError>> + Unpin> Body for Paced<B> {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = self.get_mut();
        // The deadline goes first: a body that always has a byte more would never be asked about it.
        if let Some(until) = &mut this.until
            && until.as_mut().poll(context).is_ready()
        {
            return Poll::Ready(Some(Err(TooSlow.into())));
        }
        let frame = Pin::new(&mut this.inner).poll_frame(context);
        if frame.is_pending() && this.until.is_none() {
            let mut until = Box::pin(sleep(this.longest));
            // Polled once, it wakes whoever waits.
            let _passed = until.as_mut().poll(context);
            this.until = Some(until);
        }
        frame.map(|frame| frame.map(|frame| frame.map_err(Into::into)))
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::poll_fn;
    use tokio::time::Instant;

    /// Gives a byte every ten seconds, for ever.
    struct Trickle(Pin<Box<Sleep>>);

    impl Body for Trickle {
        type Data = Bytes;
        type Error = BoxError;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            context: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
            if self.0.as_mut().poll(context).is_pending() {
                return Poll::Pending;
            }
            self.0 = Box::pin(sleep(Duration::from_secs(10)));
            Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(b"x")))))
        }
    }

    #[test]
    fn a_body_that_trickles_ends_in_an_error_once_its_time_is_over() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
        runtime.block_on(async {
            let began = Instant::now();
            let mut body = Paced::of(Trickle(Box::pin(sleep(Duration::from_secs(10)))), Duration::from_secs(60));
            let mut frames = 0;
            let error = loop {
                match poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
                    Some(Ok(_byte)) => frames += 1,
                    Some(Err(error)) => break error,
                    None => panic!("it never ends by itself"),
                }
            };
            assert!(error.is::<TooSlow>());
            assert_eq!((began.elapsed().as_secs(), frames), (60, 5));
        });
    }
}
