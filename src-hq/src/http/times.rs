//! How long each part of an exchange may take. Whoever is slower than any device on any network is let go,
//! so that nobody holds a place by doing nothing.

use std::time::Duration;

/// The deadlines of a connection.
#[derive(Clone, Copy, Debug)]
pub struct Times {
    /// For the handshake of TLS.
    pub handshake: Duration,
    /// From there to the end of the first request's head.
    pub first_request: Duration,
    /// For the head of each later request, the idle time before it included: longer than a device rests
    /// between two runs (36 s), shorter than it keeps an idle connection (90 s).
    pub next_request: Duration,
    /// For a request's body, from when it is first waited for: as long as a device waits for an exchange.
    pub body: Duration,
    /// For an answer, from when the line first takes no more of it until the line has all of it. A device
    /// has given up by then.
    pub answer: Duration,
    /// For all that a caller without a certificate has to ask: to enrol takes one request.
    pub stranger: Duration,
    /// For a connection of a device that may only hand in what it owes, its files included.
    pub late: Duration,
    /// For open requests, once HQ is told to stop.
    pub drain: Duration,
}

impl Default for Times {
    fn default() -> Self {
        Self {
            handshake: Duration::from_secs(10),
            first_request: Duration::from_secs(20),
            next_request: Duration::from_secs(75),
            body: Duration::from_secs(60),
            answer: Duration::from_secs(75),
            stranger: Duration::from_secs(30),
            late: Duration::from_secs(300),
            drain: Duration::from_secs(30),
        }
    }
}
