//! As much HTTP/1.1 as a WebDriver speaks on the loopback.

use anyhow::{Context, Result, bail};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    time::Duration,
};

/// Longer than any script may run: a driver that hangs fails the test, not the machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// Asks, and returns status and body.
pub fn ask(port: u16, method: &str, path: &str, body: Option<&str>) -> Result<(u16, Vec<u8>)> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).context("the driver does not listen")?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let body = body.unwrap_or_default();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json; charset=utf-8\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(body.as_bytes())?;
    let mut reader = BufReader::new(stream);
    let status = status(&line(&mut reader)?)?;
    let mut length = None;
    let mut is_chunked = false;
    loop {
        let header = line(&mut reader)?.to_ascii_lowercase();
        let Some((name, value)) = header.split_once(':') else { break };
        match name {
            "content-length" => length = Some(value.trim().parse::<u64>().context("content-length")?),
            "transfer-encoding" => is_chunked = value.contains("chunked"),
            _ => {}
        }
    }
    let body = match (is_chunked, length) {
        (true, _) => chunks(&mut reader)?,
        (false, Some(length)) => exactly(&mut reader, length)?,
        (false, None) => to_the_end(&mut reader)?,
    };
    Ok((status, body))
}

fn status(line: &str) -> Result<u16> {
    let code = line.split(' ').nth(1).with_context(|| format!("no status line: {line:?}"))?;
    code.parse().with_context(|| format!("no status code: {line:?}"))
}

/// A line without its end.
fn line(reader: &mut impl BufRead) -> Result<String> {
    let mut line = String::new();
    if reader.read_line(&mut line).context("no reply")? == 0 {
        bail!("the driver closed the connection");
    }
    Ok(line.trim_end().to_owned())
}

fn exactly(reader: &mut impl Read, length: u64) -> Result<Vec<u8>> {
    let mut body = Vec::new();
    reader.take(length).read_to_end(&mut body)?;
    if body.len() as u64 != length {
        bail!("a reply of {} bytes instead of {length}", body.len());
    }
    Ok(body)
}

fn to_the_end(reader: &mut impl Read) -> Result<Vec<u8>> {
    let mut body = Vec::new();
    reader.read_to_end(&mut body)?;
    Ok(body)
}

fn chunks(reader: &mut impl BufRead) -> Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let size = line(reader)?;
        let size = u64::from_str_radix(size.split(';').next().unwrap_or_default().trim(), 16).context("chunk size")?;
        if size == 0 {
            return Ok(body);
        }
        body.extend(exactly(reader, size)?);
        line(reader)?;
    }
}
