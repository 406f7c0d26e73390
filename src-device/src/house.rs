//! The house: one device's folder, held by one process, locked or open.

use crate::begun::AllBegun;
use crate::clock::{Clock, Known, SystemClock};
use crate::files::device::{self, DeviceFile};
use crate::files::durable;
use crate::files::lock::{self, Held};
use crate::files::paths::Paths;
use crate::files::reserve;
use crate::finder::Finder;
use crate::fixes::Fixes;
use crate::keys::{Keystore, NoKeystore};
use crate::link::{Hq, Rests, SyncState};
use crate::location::{Locator, NoLocator};
use crate::locks::lock_of;
use crate::presence::{NoPresence, Presence, Watch};
use crate::session::Session;
use crate::write::{self, Write};
use crate::{Failure, Refusal};
use cordon_core::rules::ids::{DeviceId, OfficerId};
use cordon_core::rules::time::{Now, Timestamp};
use cordon_core::text;
use cordon_core::wire::{Changes, ClockDoubt, Part, Text, wall_off};
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use zeroize::Zeroizing;

/// What a platform brings.
#[derive(Clone)]
pub struct Options {
    /// The clocks.
    pub clock: Arc<dyn Clock>,
    /// Where positions come from.
    pub locator: Arc<dyn Locator>,
    /// The hardware keystore, where there is one.
    pub keystore: Arc<dyn Keystore>,
    /// What tells that the screen went off.
    pub presence: Arc<dyn Presence>,
    /// The program's name, for the lock.
    pub who: &'static str,
}

impl Options {
    /// The operating system's clocks, no location, no hardware keystore.
    pub fn plain(who: &'static str) -> Self {
        Self {
            clock: Arc::new(SystemClock),
            locator: Arc::new(NoLocator),
            keystore: Arc::new(NoKeystore),
            presence: Arc::new(NoPresence),
            who,
        }
    }
}

type Listener = Box<dyn Fn(&Changes) + Send + Sync>;

/// The session, held from what is checked to what is answered: no pull comes between.
pub(crate) struct Hold<'a> {
    /// The house.
    pub house: &'a House,
    /// What is open.
    pub session: &'a mut Session,
    changes: Changes,
}

impl Hold<'_> {
    /// Writes through the door, as [`House::write`] does.
    pub fn write<T>(&mut self, work: impl FnOnce(&mut Write<'_>) -> Result<T, Failure>) -> Result<T, Failure> {
        let (done, changes) = self.house.write_in(self.session, work)?;
        changes.0.into_iter().for_each(|part| self.changes.add(part));
        Ok(done)
    }
}

/// One device.
pub struct House {
    pub(crate) paths: Paths,
    pub(crate) options: Options,
    pub(crate) device: Mutex<Option<DeviceFile>>,
    pub(crate) session: Mutex<Option<Session>>,
    pub(crate) finder: Mutex<Option<Arc<Finder>>>,
    pub(crate) sync: Mutex<SyncState>,
    pub(crate) hq: Mutex<Option<Hq>>,
    /// What HQ said of waiting, to this device and to those that stood here before.
    rests: Mutex<HashMap<DeviceId, Arc<Rests>>>,
    pub(crate) begun: AllBegun,
    pub(crate) watch: Watch,
    /// One opening, leaving or locking of a slot at a time: two tries at once are two tries.
    pub(crate) door: Mutex<()>,
    /// One round of sync at a time.
    pub(crate) round: Mutex<()>,
    pub(crate) fixes: Mutex<Fixes>,
    /// Officers whose access HQ said has ended, since this program began.
    pub(crate) ended: Mutex<BTreeSet<OfficerId>>,
    listeners: Arc<Mutex<Vec<Listener>>>,
    learnt: Mutex<Option<Known>>,
    known_passed: Mutex<Option<Timestamp>>,
    /// What enrolling writes, and what did not stand when this was opened: what may be taken away where it fails.
    not_there_yet: Vec<PathBuf>,
    _held: Held,
}

impl House {
    /// Opens a device's folder, making it where it is new. The second process is told who holds it.
    pub fn open(home: &Path, options: Options) -> Result<Self, Failure> {
        let paths = Paths::new(home);
        let not_there_yet = paths.of_enrolment().into_iter().filter(|file| file.symlink_metadata().is_err()).collect();
        for folder in paths.folders() {
            durable::make_folder(&folder)?;
        }
        let held = lock::take(&paths.lock(), options.who)?;
        for folder in paths.folders() {
            durable::sweep(&folder)?;
        }
        reserve::keep(&paths)?;
        let found = device::load_device(&paths)?;
        let learnt = Known::load(&paths)?;
        Ok(Self {
            device: Mutex::new(found),
            session: Mutex::new(None),
            finder: Mutex::new(None),
            sync: Mutex::new(SyncState::kept(&paths)),
            hq: Mutex::new(None),
            rests: Mutex::default(),
            begun: AllBegun::default(),
            watch: Watch::default(),
            door: Mutex::new(()),
            round: Mutex::new(()),
            fixes: Mutex::default(),
            ended: Mutex::default(),
            listeners: Arc::default(),
            learnt: Mutex::new(learnt),
            known_passed: Mutex::new(None),
            not_there_yet,
            _held: held,
            paths,
            options,
        })
    }

    /// Takes away what [`House::open`] and an enrolment that failed made of a device that was never enrolled: its keys
    /// first. What stood there before stays, and whatever else lies in its folder
    /// stays, and so does the folder; the house serves nothing more.
    pub fn unmake(&self) -> Result<(), Failure> {
        if device::load_device(&self.paths)?.is_some() {
            return Ok(());
        }
        for file in &self.not_there_yet {
            if file.symlink_metadata().is_ok_and(|found| found.is_file()) {
                durable::remove(file)?;
            }
        }
        for file in [self.paths.reserve(), self.paths.answers_reserve(), self.paths.lock()] {
            durable::remove(&file)?;
        }
        for folder in self.paths.folders().iter().filter(|folder| *folder != self.paths.home()) {
            // One with anything in it stays: that was not made here.
            let _kept = std::fs::remove_dir(folder);
        }
        Ok(())
    }

    /// Whether a device's folder is there, enrolled or about to be. Makes nothing.
    pub fn stands_at(home: &Path) -> bool {
        let paths = Paths::new(home);
        paths.device().exists() || paths.lock().exists()
    }

    /// The device's folder.
    pub fn home(&self) -> &Path {
        self.paths.home()
    }

    /// Calls `listener` after each change.
    pub fn on_changes(&self, listener: impl Fn(&Changes) + Send + Sync + 'static) {
        lock_of(&self.listeners).push(Box::new(listener));
    }

    /// Tells the pages what changed.
    pub(crate) fn tell(&self, changes: &Changes) {
        if changes.0.is_empty() {
            return;
        }
        for listener in lock_of(&self.listeners).iter() {
            listener(changes);
        }
    }

    /// Tells the pages of a change that happens while the house is not at hand.
    pub(crate) fn teller(&self, changes: Changes) -> impl Fn() + Send + Sync + 'static {
        let listeners = Arc::clone(&self.listeners);
        move || {
            for listener in lock_of(&listeners).iter() {
                listener(&changes);
            }
        }
    }

    /// Waits until people can be searched by name: for a program that asks once and ends.
    pub fn wait_for_index(&self) -> Result<(), Failure> {
        let waiting = self.with_session(|session| Ok(session.shelf.waiting()))?;
        waiting();
        Ok(())
    }

    /// What HQ said of waiting to a device of this folder.
    pub(crate) fn rests_of(&self, device: DeviceId) -> Arc<Rests> {
        let by_clock = || Arc::new(Rests::by(Arc::clone(&self.options.clock)));
        Arc::clone(lock_of(&self.rests).entry(device).or_insert_with(by_clock))
    }

    /// Now, as an interval where the clock is not trusted.
    pub fn now(&self) -> Now {
        let learnt = lock_of(&self.learnt).clone();
        crate::clock::now(learnt.as_ref(), self.options.clock.as_ref(), *lock_of(&self.known_passed))
    }

    /// What there is to say of a clock that nothing has checked; `None` where it is trusted.
    pub fn clock_doubt(&self) -> Option<ClockDoubt> {
        ClockDoubt::of(self.now(), self.options.clock.wall())
    }

    /// By how much the wall clock is off, in words, where HQ's time is known; `None` where it is right.
    pub fn wall_off(&self) -> Option<Text> {
        wall_off(self.now(), self.options.clock.wall())
    }

    /// What there is to say of the copy of HQ's, in words: that one which was marked as damaged was found sound, or
    /// that it was damaged and is begun anew. `None` where nothing was found since this program began.
    pub fn copy_found(&self) -> Option<Text> {
        lock_of(&self.sync).copy_text()
    }

    /// What a full disk keeps this device from, in words; `None` where a small file can be written.
    pub fn disk_full(&self) -> Option<Text> {
        reserve::is_full(&self.paths).then(|| text!("cordon.disk_is_full"))
    }

    /// Remembers a time that has passed for certain: HQ's, or one entered on a trusted clock. Time never
    /// runs behind it.
    pub(crate) fn note_passed(&self, at: Timestamp) {
        let mut last = lock_of(&self.known_passed);
        *last = Some(last.map_or(at, |last| last.max(at)));
    }

    /// Remembers HQ's time, under the device's signature where its key is at hand.
    pub(crate) fn learn_time(&self, hq: Timestamp) -> Result<(), Failure> {
        let heard = Known::hear(self.options.clock.as_ref(), hq);
        let secret = lock_of(&self.session).as_ref().map(|session| Zeroizing::new(session.keys.device_secret));
        let before = lock_of(&self.learnt).replace(heard.clone());
        let signed = secret.and_then(|secret| heard.clone().vouched_for(&secret));
        let saved = match signed {
            Some(signed) => {
                *lock_of(&self.learnt) = Some(signed.clone());
                signed.save(&self.paths)
            }
            // A signed time of the same boot says as much, and counts after a restart.
            None if before.is_some_and(|before| before.stands_for(&heard)) => Ok(()),
            None => heard.save(&self.paths),
        };
        match saved {
            // It is known until this program ends, and HQ says it again: no receipt waits for that.
            Err(failure) if failure.is_disk_full() => {
                tracing::warn!(%failure, "HQ's time is not kept");
                Ok(())
            }
            saved => saved,
        }
    }

    /// Now that the device's key is at hand: what this device did not write is forgotten, and what HQ said
    /// while locked is signed.
    pub(crate) fn vouch_for_time(&self, session: &Session) {
        let mut learnt = lock_of(&self.learnt);
        let before = learnt.take();
        *learnt = before.clone().and_then(|known| known.vouched_for(&session.keys.device_secret));
        match learnt.as_ref() {
            Some(known) if before.as_ref() != Some(known) => {
                if let Err(failure) = known.save(&self.paths) {
                    tracing::warn!(%failure, "the time that was learnt is signed at the next word from hq");
                }
            }
            None if before.is_some() => tracing::warn!("a time on the disk was not signed by this device"),
            Some(_) | None => {}
        }
    }

    /// The device's file, where it is enrolled.
    pub(crate) fn device(&self) -> Result<DeviceFile, Failure> {
        lock_of(&self.device).clone().ok_or(Failure::Refused(Refusal::NotEnrolled))
    }

    /// Works with the open session; refused while locked.
    pub(crate) fn with_session<T>(&self, work: impl FnOnce(&mut Session) -> Result<T, Failure>) -> Result<T, Failure> {
        let mut session = lock_of(&self.session);
        let session = session.as_mut().ok_or(Failure::Refused(Refusal::Locked))?;
        session.grants.end_old(self.options.clock.as_ref());
        work(session)
    }

    /// Writes through the door: `work` adds rows and entries; what it returns is released once all
    /// is durable.
    pub(crate) fn write<T>(&self, work: impl FnOnce(&mut Write<'_>) -> Result<T, Failure>) -> Result<T, Failure> {
        self.hold(|hold| hold.write(work))
    }

    /// Checks, writes and reads in one hold of the session. What was written is told once it is let go,
    /// also where what came after failed.
    pub(crate) fn hold<T>(&self, work: impl FnOnce(&mut Hold<'_>) -> Result<T, Failure>) -> Result<T, Failure> {
        let mut guard = lock_of(&self.session);
        let session = guard.as_mut().ok_or(Failure::Refused(Refusal::Locked))?;
        session.grants.end_old(self.options.clock.as_ref());
        let mut hold = Hold { house: self, session, changes: Changes::default() };
        let done = work(&mut hold);
        let changes = hold.changes;
        drop(guard);
        self.tell(&changes);
        if changes.0.contains(&Part::Records) {
            // What was recorded goes out at once; a look goes with the next round.
            self.ask_for_sync();
        }
        done
    }

    /// As [`House::write`], in a session that the caller holds.
    pub(crate) fn write_in<T>(
        &self,
        session: &Session,
        work: impl FnOnce(&mut Write<'_>) -> Result<T, Failure>,
    ) -> Result<(T, Changes), Failure> {
        reserve::release_if_full(&self.paths)?;
        let written = write::in_transaction(&self.paths, session, self.now(), work)?;
        if let Some(at) = written.passed {
            self.note_passed(at);
        }
        Ok((written.done, written.changes))
    }

    /// Asks the background runner for a run now.
    pub(crate) fn ask_for_sync(&self) {
        lock_of(&self.sync).ask();
    }

    /// What answers searches; refused while locked.
    pub(crate) fn finder(&self) -> Result<Arc<Finder>, Failure> {
        lock_of(&self.finder).clone().ok_or(Failure::Refused(Refusal::Locked))
    }

    /// Whether a slot is open.
    pub fn is_open(&self) -> bool {
        lock_of(&self.session).is_some()
    }

    /// HQ's certificate authority as installed beside the stores by whoever set the device up.
    pub(crate) fn installed_ca(&self) -> Result<String, Failure> {
        if let Some(device) = lock_of(&self.device).as_ref() {
            return Ok(device.ca_pem.clone());
        }
        let bytes = durable::read(&self.paths.home().join("hq-ca.pem"))?.unwrap_or_default();
        String::from_utf8(bytes)
            .map_err(|_| Failure::invalid("ca", text!("refusal.hqs_certificate_authority_cannot_be_read")))
    }
}

/// A program that ends while a thread still decrypts a page would end with SQLCipher's keys gone under it.
impl Drop for House {
    fn drop(&mut self) {
        let open = self.session.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(session) = open {
            let resting = session.shelf.resting();
            drop(session);
            resting.wait();
        }
    }
}

#[cfg(test)]
#[path = "house_clock_tests.rs"]
mod clock_tests;

#[cfg(test)]
#[path = "house_unmake_tests.rs"]
mod unmake_tests;
