//! `cordon-hq serve` as a program of its own.

use anyhow::{Context, Result};
use cordon_tests::stage::program;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// HQ, serving until this is dropped.
pub struct Program {
    /// Where devices reach it.
    pub address: SocketAddr,
    metrics: SocketAddr,
    child: Child,
}

impl Program {
    /// Serves the HQ that lies in the folder.
    pub fn start(folder: &Path) -> Result<Self> {
        let (key_file, port_file) = (folder.join("key"), folder.join("port"));
        fs::write(&key_file, "07".repeat(32))?;
        close_to_others(&key_file)?;
        // Free a moment ago, and nobody else asks for ports here.
        let metrics = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let mut serve = Command::new(program("CORDON_HQ_BIN", "cordon-hq")?);
        serve.arg("serve").arg("--data").arg(folder.join("hq")).arg("--key-file").arg(&key_file);
        serve.args(["--listen", "127.0.0.1:0", "--metrics-listen", &metrics.to_string()]);
        serve.arg("--port-file").arg(&port_file).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let child = serve.spawn().context("cordon-hq does not start")?;
        let mut program = Self { address: metrics, metrics, child };
        let until = Instant::now() + Duration::from_secs(30);
        let port = loop {
            if let Some(port) = fs::read_to_string(&port_file).ok().and_then(|text| text.trim().parse::<u16>().ok()) {
                break port;
            }
            anyhow::ensure!(Instant::now() < until, "cordon-hq does not serve");
            sleep(Duration::from_millis(20));
        };
        program.address = SocketAddr::from(([127, 0, 0, 1], port));
        Ok(program)
    }

    /// One of its metrics.
    pub fn metric(&self, name: &str) -> Result<f64> {
        let mut stream = TcpStream::connect(self.metrics)?;
        stream.write_all(b"GET /metrics HTTP/1.0\r\n\r\n")?;
        let mut text = String::new();
        stream.read_to_string(&mut text)?;
        let line =
            text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')).context("no such metric")?;
        Ok(line.trim().parse()?)
    }

    /// What it has in memory.
    pub fn memory_mib(&self) -> Result<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
        let kib: f64 = line.trim().trim_end_matches(" kB").parse()?;
        Ok(kib / 1024.0)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It holds nothing that has to be put away.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

#[cfg(unix)]
fn close_to_others(file: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    Ok(fs::set_permissions(file, fs::Permissions::from_mode(0o600))?)
}

#[cfg(not(unix))]
fn close_to_others(_file: &Path) -> Result<()> {
    Ok(())
}
