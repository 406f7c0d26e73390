//! What a Linux desktop tells of its screen, over D-Bus: its screen saver began or it locked (session
//! bus), somebody locked the session or the machine is about to sleep (logind, system bus). Signals come
//! on the main loop.

use cordon_device::presence::{Presence, Told};
use std::sync::Arc;
use webkit2gtk::gio::{BusType, Cancellable, DBusConnection, DBusSignalFlags, bus_get_sync};
use webkit2gtk::glib::Variant;

/// The desktop's screen saver and logind.
pub struct Desktop;

/// A signal that says that nobody looks at the screen any more.
struct Signal {
    bus: BusType,
    interface: &'static str,
    member: &'static str,
    says: Says,
}

/// How a signal says so.
#[derive(Clone, Copy)]
enum Says {
    /// By coming.
    ByItself,
    /// By its first argument being true; false says that it is over.
    WhenTrue,
}

const SIGNALS: [Signal; 4] = [
    Signal {
        bus: BusType::Session,
        interface: "org.freedesktop.ScreenSaver",
        member: "ActiveChanged",
        says: Says::WhenTrue,
    },
    Signal { bus: BusType::Session, interface: "org.gnome.ScreenSaver", member: "ActiveChanged", says: Says::WhenTrue },
    Signal { bus: BusType::System, interface: "org.freedesktop.login1.Session", member: "Lock", says: Says::ByItself },
    Signal {
        bus: BusType::System,
        interface: "org.freedesktop.login1.Manager",
        member: "PrepareForSleep",
        says: Says::WhenTrue,
    },
];

impl Presence for Desktop {
    fn on_leaving(&self, left: Box<dyn Fn() + Send + Sync>) -> Told {
        let left: Arc<dyn Fn() + Send + Sync> = left.into();
        // A machine may have one bus and not the other, as in a container.
        let heard = SIGNALS.iter().filter(|signal| listen(signal, &left)).count();
        if heard > 0 { Told::Yes } else { Told::Absent }
    }
}

fn listen(signal: &Signal, left: &Arc<dyn Fn() + Send + Sync>) -> bool {
    let bus = match bus_get_sync(signal.bus, None::<&Cancellable>) {
        Ok(bus) => bus,
        Err(error) => {
            tracing::debug!(%error, interface = signal.interface, "no such bus");
            return false;
        }
    };
    let (says, left, kept) = (signal.says, Arc::clone(left), bus.clone());
    let heard = move |_bus: &DBusConnection, _from: &str, _at: &str, _of: &str, _name: &str, said: &Variant| {
        // The connection lives as long as what listens to it.
        let _connection = &kept;
        if says_so(says, said) {
            let left = Arc::clone(&left);
            // Off the main loop: locking writes to the disk.
            std::thread::spawn(move || left());
        }
    };
    bus.signal_subscribe(None, Some(signal.interface), Some(signal.member), None, None, DBusSignalFlags::NONE, heard);
    true
}

fn says_so(says: Says, said: &Variant) -> bool {
    match says {
        Says::ByItself => true,
        Says::WhenTrue => said.try_child_value(0).and_then(|first| first.get::<bool>()).unwrap_or(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_saver_that_ends_and_a_signal_of_another_shape_lock_nothing() {
        let of = |value: &Variant| says_so(Says::WhenTrue, value);
        assert!(of(&Variant::tuple_from_iter([Variant::from(true)])));
        assert!(!of(&Variant::tuple_from_iter([Variant::from(false)])));
        assert!(!of(&Variant::tuple_from_iter([Variant::from("true")])));
        assert!(!of(&Variant::tuple_from_iter([] as [Variant; 0])));
    }
}
