//! What runs or is made again when a signal that it read changes: one kind of effect for all, and one memo for
//! each kind of value, for Leptos makes code of its own for each closure it is given.

use leptos::prelude::*;

/// Runs now, and whenever a signal that it read changes, until whoever owns this place goes.
pub fn effect(run: impl FnMut() + 'static) {
    boxed(Box::new(run));
}

/// As [`effect`], with what it returned the last time.
pub fn effect_after<T: 'static>(mut run: impl FnMut(Option<T>) -> T + 'static) {
    let mut before = None;
    effect(move || before = Some(run(before.take())));
}

/// A value made of signals, read by others once for each change of it.
pub fn memo<T: PartialEq + Send + Sync + 'static>(make: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    boxed_memo(Box::new(make))
}

fn boxed_memo<T: PartialEq + Send + Sync + 'static>(make: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
    Memo::new(move |_| make())
}

fn boxed(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}
