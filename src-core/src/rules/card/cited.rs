//! How a power is cited at the end of its line: short, as officers do. The whole of it stands in the row.

use crate::rules::law::PowerId;
use crate::words::Verbatim;

/// The section of a power.
pub(super) fn cited(power: PowerId) -> Verbatim {
    Verbatim::from(match power {
        PowerId::PaceS24 => "s.24 PACE",
        PowerId::PaceS46a1a => "s.46A(1A) PACE (station bail)",
        PowerId::PaceS46a1 => "s.46A(1) PACE (station bail)",
        PowerId::PaceS30d2a => "s.30D(2A) PACE (street bail)",
        PowerId::PaceS30d1 => "s.30D(1) PACE (street bail)",
        PowerId::BailS7Broken | PowerId::BailS7Likely => "s.7(3)(b) Bail Act",
        PowerId::BailS7Surrender => "s.7(3)(a) Bail Act",
        PowerId::BailS7Surety => "s.7(3)(c) Bail Act",
        PowerId::CsaS25 => "s.25(1)(b) CSA 2010",
        PowerId::CsaS28 => "s.28(9) CSA 2010",
        PowerId::DaaS26 => "s.26(1) DAA 2021",
        PowerId::FlaS47 => "s.47(6) FLA 1996",
        PowerId::AsbcpaS9 => "s.9 ASBCPA 2014",
        PowerId::PcaS43 => "s.43 PCA 2009",
        PowerId::BreachOfThePeace => "common law",
        PowerId::Warrant => "s.125 MCA 1980",
        PowerId::UnlawfullyAtLarge => "s.49(1) Prison Act",
        PowerId::CjaS24a => "s.24A CJA 2003",
        PowerId::CaS38a => "s.38A CA 1989",
        PowerId::CjpoaS136 => "s.136 CJPOA 1994",
    })
}
