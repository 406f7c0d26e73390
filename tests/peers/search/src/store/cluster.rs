//! A PostgreSQL of this run's own: in a temporary folder, on a socket in it, gone at the end.

use anyhow::{Context, Result, ensure};
use postgres::{Client, Config, NoTls};
use std::{
    fs::{self, OpenOptions},
    io::Write,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;

const PROGRAMS: &str = "/usr/lib/postgresql/15/bin";
const EXTENSION: &str = "/usr/share/postgresql/15/extension/pg_trgm.control";
const HOW_TO_GET_IT: &str =
    "no PostgreSQL 15 with pg_trgm here: apt-get install --yes --no-install-recommends postgresql-15";
/// The name of its one user.
const USER: &str = "peers";

/// Runs until it is dropped.
pub struct Cluster {
    folder: TempDir,
    runs_as: Option<&'static str>,
}

impl Cluster {
    /// Why it cannot be started, and what would help.
    pub fn missing() -> Option<&'static str> {
        let programs = ["initdb", "pg_ctl"].map(|program| Path::new(PROGRAMS).join(program));
        let is_here = programs.iter().all(|program| program.exists()) && Path::new(EXTENSION).exists();
        (!is_here).then_some(HOW_TO_GET_IT)
    }

    /// Makes it, and waits until it answers.
    pub fn start() -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("peers-").tempdir()?;
        let runs_as = stand_in(folder.path())?;
        let cluster = Self { folder, runs_as };
        let settled = ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"];
        run(cluster.program("initdb").args(settled).args(["--username", USER]))?;
        cluster.configure()?;
        let log = cluster.folder.path().join("log");
        run(cluster.program("pg_ctl").args(["start", "--wait", "--timeout=60", "--log"]).arg(log))?;
        Ok(cluster)
    }

    /// Opens a connection.
    pub fn connect(&self) -> Result<Client> {
        let client = Config::new().host_path(self.folder.path()).user(USER).dbname("postgres").connect(NoTls);
        client.context("cannot connect to the cluster")
    }

    fn configure(&self) -> Result<()> {
        let settings = include_str!("pg_trgm/postgresql.conf");
        let mut file = OpenOptions::new().append(true).open(self.data().join("postgresql.conf"))?;
        writeln!(file, "\n{settings}unix_socket_directories = '{}'", self.folder.path().display())?;
        Ok(())
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A program of PostgreSQL's, over this cluster's data.
    fn program(&self, name: &str) -> Command {
        let path = Path::new(PROGRAMS).join(name);
        let mut program = Command::new(if self.runs_as.is_some() { Path::new("runuser") } else { path.as_path() });
        if let Some(user) = self.runs_as {
            program.args(["-u", user, "--"]).arg(&path);
        }
        program.current_dir(self.folder.path()).env("PGDATA", self.data());
        program
    }
}

impl Drop for Cluster {
    /// The folder goes after this. A server that cannot be stopped ends itself within a minute of
    /// losing it, so a failure is of no consequence.
    fn drop(&mut self) {
        let _ended = run(self.program("pg_ctl").args(["stop", "--mode=immediate", "--wait"]));
    }
}

/// PostgreSQL refuses root: who runs it for root, once the folder is theirs.
fn stand_in(folder: &Path) -> Result<Option<&'static str>> {
    if fs::metadata(folder)?.uid() != 0 {
        return Ok(None);
    }
    let is_known = |user: &&str| Command::new("id").arg(user).output().is_ok_and(|told| told.status.success());
    let user = ["postgres", "nobody"].into_iter().find(is_known).context("root has nobody to run PostgreSQL as")?;
    run(Command::new("chown").arg(user).arg(folder))?;
    Ok(Some(user))
}

fn run(command: &mut Command) -> Result<()> {
    let told = command.output().with_context(|| format!("cannot start {}", command.get_program().display()))?;
    let complaint = String::from_utf8_lossy(&told.stderr);
    ensure!(told.status.success(), "{} failed: {}", command.get_program().display(), complaint.trim());
    Ok(())
}
