//! What an earlier device left in this folder: sent under that device's own name until HQ has answered for
//! all of it. Nothing of it can be opened here, so nothing is taken into a store, and nothing goes.

use super::{captures, evidence, push};
use crate::Failure;
use crate::files::device::DeviceFile;
use crate::files::left;
use crate::house::House;
use crate::link::Hq;

/// Sends what waits of every earlier device. Returns how much HQ answered.
pub fn run(house: &House, device: &DeviceFile) -> Result<usize, Failure> {
    let (mut answered, mut failed) = (0, Ok(()));
    for left in left::all(&house.paths, device)? {
        match send(house, &left) {
            Ok(count) => answered += count,
            // One that HQ no longer lets in, as a revoked one, holds up neither the others nor this device.
            Err(failure) => failed = Err(failure),
        }
    }
    failed.map(|()| answered)
}

fn send(house: &House, left: &left::Left) -> Result<usize, Failure> {
    let waits = push::waits(&left.paths, &left.device)?
        || captures::waits(&left.paths)?
        || evidence::waits(&left.paths, &left.device)?;
    if !waits {
        return Ok(0);
    }
    let hq = Hq::new(&left.device, &left.transport)?.resting(house.rests_of(left.device.device));
    let pushed = push::run_left(&left.paths, &hq, &left.device)?;
    let captured = captures::run_left(&left.paths, &hq, &left.device)?;
    evidence::run_left(house, &left.paths, &hq, &left.device)?;
    Ok(pushed + captured)
}
