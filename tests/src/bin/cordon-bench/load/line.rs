//! A device's line, bare: HTTP/1.1 by hand over TLS 1.3, so that what asks takes as little of the machine as
//! may be.

use anyhow::{Context, Result, bail, ensure};
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

/// How a device reaches something.
#[derive(Clone)]
pub struct Road {
    /// Where.
    pub address: SocketAddr,
    /// What is asked.
    pub path: &'static str,
    /// Whom it trusts, and by which certificate it is known.
    pub tls: Arc<ClientConfig>,
}

/// An open line.
pub struct Line {
    stream: TlsStream<TcpStream>,
    path: &'static str,
    request: Vec<u8>,
    read: Vec<u8>,
}

/// An answer: its status, and its tag where it has one.
struct Answer {
    status: u16,
    tag: Option<String>,
}

impl Line {
    /// Opens one.
    pub async fn open(road: &Road) -> Result<Self> {
        let stream = TcpStream::connect(road.address).await?;
        stream.set_nodelay(true)?;
        let name = ServerName::try_from("localhost")?;
        let stream = TlsConnector::from(Arc::clone(&road.tls)).connect(name, stream).await?;
        Ok(Self { stream, path: road.path, request: request(road.path, ""), read: vec![0; 4096] })
    }

    /// Asks once, and keeps the tag of the answer for the next question.
    pub async fn learn_tag(&mut self) -> Result<()> {
        let answer = self.ask().await?;
        ensure!(answer.status == 200 || answer.status == 304, "asked first, it answers {}", answer.status);
        if let Some(tag) = answer.tag {
            self.request = request(self.path, &format!("if-none-match: {tag}\r\n"));
        }
        Ok(())
    }

    /// Asks whether there is news; there must be none.
    pub async fn ask_again(&mut self) -> Result<()> {
        let answer = self.ask().await?;
        ensure!(answer.status == 304, "it answers {}", answer.status);
        Ok(())
    }

    /// Sends a byte of a head that does not end.
    pub async fn trickle(&mut self) -> Result<()> {
        self.stream.write_all(b"x").await?;
        Ok(self.stream.flush().await?)
    }

    async fn ask(&mut self) -> Result<Answer> {
        self.stream.write_all(&self.request).await?;
        self.stream.flush().await?;
        let mut held = 0;
        let head = loop {
            held += self.read_more(held).await?;
            let read = self.read.get(..held).unwrap_or_default();
            if let Some(at) = read.windows(4).position(|four| four == b"\r\n\r\n") {
                break at + 4;
            }
        };
        let text = std::str::from_utf8(self.read.get(..head).unwrap_or_default())?;
        let status = text.split(' ').nth(1).and_then(|word| word.parse().ok()).context("no status")?;
        let field = |name: &str| {
            text.lines().filter_map(|line| line.split_once(": ")).find(|(key, _)| *key == name).map(|(_, value)| value)
        };
        let tag = field("etag").map(str::to_owned);
        let length: usize = field("content-length").unwrap_or("0").parse()?;
        let mut left = (head + length).checked_sub(held).context("more than was asked for")?;
        while left > 0 {
            left = left.checked_sub(self.read_more(0).await?).context("more than was asked for")?;
        }
        Ok(Answer { status, tag })
    }

    /// Reads on, behind what is kept.
    async fn read_more(&mut self, kept: usize) -> Result<usize> {
        let into = self.read.get_mut(kept..).filter(|into| !into.is_empty()).context("a head without end")?;
        let read = self.stream.read(into).await?;
        if read == 0 {
            bail!("it hung up");
        }
        Ok(read)
    }
}

fn request(path: &str, field: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: localhost\r\n{field}\r\n").into_bytes()
}
