//! A stage for one device: an HQ in this process, served on loopback, and the home of a device.

use crate::world::{demo_orders, feeds};
use anyhow::{Context, Result};
use cordon_core::rules::policy::{Rank, Role};
use cordon_core::wire::EnrolledSheet;
use cordon_device::{Enrolment, House, Options, enrol};
use cordon_hq::{Confirmation, Hq, Officer, Running, StoreKey};
use std::{
    env,
    net::SocketAddr,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// The passphrase of whoever is enrolled here.
pub const PASSPHRASE: &str = "blue heron above the weir";

/// Mill Lane in Belper, to within eight metres, for `CORDON_LOCATION`.
pub const MILL_LANE: &str = "sim:53.0233,-1.4870,8";

/// An HQ that serves, and a folder for its device. All of it goes with this value, unless it was to be kept.
pub struct Stage {
    running: Option<Running>,
    address: SocketAddr,
    /// HQ itself.
    pub hq: Hq,
    folder: Folder,
}

/// Where all of a stage lies.
enum Folder {
    /// It goes with the stage.
    Passing(TempDir),
    /// It stays.
    Kept(PathBuf),
}

impl Folder {
    fn path(&self) -> &Path {
        match self {
            Self::Passing(folder) => folder.path(),
            Self::Kept(folder) => folder,
        }
    }
}

impl Stage {
    /// An HQ without any order.
    pub fn empty() -> Result<Self> {
        Self::within(Folder::Passing(TempDir::new()?))
    }

    /// The same in a folder that stays.
    pub fn kept_in(folder: PathBuf) -> Result<Self> {
        std::fs::create_dir_all(&folder)?;
        Self::within(Folder::Kept(folder))
    }

    fn within(folder: Folder) -> Result<Self> {
        let hq = Hq::open(&folder.path().join("hq"), &StoreKey::new([7; 32]))?;
        let running = hq.start(SocketAddr::from(([127, 0, 0, 1], 0)))?;
        Ok(Self { address: running.addr, running: Some(running), hq, folder })
    }

    /// An HQ that took in the demo's orders and the court messages of `tests/feeds`.
    pub fn with_orders() -> Result<Self> {
        let stage = Self::empty()?;
        stage.hq.import_path(&demo_orders())?;
        stage.hq.import_path(&feeds())?;
        Ok(stage)
    }

    /// Where files of this stage may lie.
    pub fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The device's home.
    pub fn home(&self) -> PathBuf {
        self.at("device")
    }

    /// Where HQ listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// HQ serves no more. Its folder stays.
    pub fn stop_hq(&mut self) {
        if let Some(running) = self.running.take() {
            running.stop();
        }
    }

    /// Enrols an officer on the device, which stays open and unlocked.
    pub fn enrol(&self) -> Result<House> {
        let house = House::open(&self.home(), Options::plain("a test"))?;
        self.enrol_through(&house, self.address())?;
        Ok(house)
    }

    /// A code that enrols one officer.
    pub fn code(&self) -> Result<String> {
        Ok(self.hq.mint_code(&officer())?.code)
    }

    /// Enrols an officer on an open house that reaches HQ at an address of its own.
    pub fn enrol_through(&self, house: &House, address: SocketAddr) -> Result<EnrolledSheet> {
        let sheet = self.enrol_unconfirmed(house, address)?;
        self.confirm(&sheet)?;
        Ok(sheet)
    }

    /// Enrols an officer whose number nobody has read out to HQ yet.
    pub fn enrol_unconfirmed(&self, house: &House, address: SocketAddr) -> Result<EnrolledSheet> {
        let given = Enrolment {
            hq: format!("https://{address}"),
            ca_pem: self.hq.ca_pem().to_owned(),
            code: self.code()?,
            passphrase: PASSPHRASE.to_owned(),
        };
        Ok(enrol(house, &given)?)
    }

    /// HQ confirms the number that the officer reads out.
    pub fn confirm(&self, sheet: &EnrolledSheet) -> Result<()> {
        let done = self.hq.confirm(&officer().collar, sheet.compare.parse()?)?;
        anyhow::ensure!(matches!(done, Confirmation::Confirmed(_)), "{done:?}");
        Ok(())
    }
}

fn officer() -> Officer {
    Officer {
        collar: "1234".to_owned(),
        shown: "PC 1234 Example".to_owned(),
        initials: "AE".to_owned(),
        role: Role::Officer,
        rank: Some(Rank::Constable),
    }
}

/// The work tree.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// A program of this workspace: where `variable` says, else beside the one that runs.
pub fn program(variable: &str, name: &str) -> Result<PathBuf> {
    let named = env::var_os(variable).map(PathBuf::from);
    let found = match named {
        Some(path) => path,
        None => target()?.join(name),
    };
    anyhow::ensure!(found.is_file(), "no {name} at {}: build it, or set {variable}", found.display());
    Ok(found)
}

/// The folder of the programs built in this profile.
pub fn target() -> Result<PathBuf> {
    let running = env::current_exe()?;
    let folder = running.parent().context("a program without a folder")?;
    let built = if folder.ends_with("deps") { folder.parent() } else { Some(folder) };
    Ok(built.context("no target folder")?.to_path_buf())
}

/// Whether windows and browsers may be opened; says so where not.
pub fn may_open_windows() -> bool {
    let may = env::var_os("CORDON_WINDOW_TESTS").is_some_and(|value| value == "1");
    if !may {
        println!("skipped: set CORDON_WINDOW_TESTS=1, as `cargo xtask test` does");
    }
    may
}
