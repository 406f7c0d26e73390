//! The ids of the powers to arrest: those that the orders' rows hold, and those beside them.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! power_ids {
    ($($(#[$doc:meta])* $power:ident = $id:literal,)+) => {
        /// Which power to arrest, of every row and beside them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum PowerId {
            $($(#[$doc])* #[serde(rename = $id)] $power,)+
        }

        impl PowerId {
            /// As it is written in records: `pace_s24`.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$power => $id,)+
                }
            }
        }
    };
}

power_ids! {
    /// Arrest for an offence (PACE 1984 s.24).
    PaceS24 = "pace_s24",
    /// Police bail broken (PACE 1984 s.46A(1A)).
    PaceS46a1a = "pace_s46a_1a",
    /// Police bail, where he failed to attend (PACE 1984 s.46A(1)).
    PaceS46a1 = "pace_s46a_1",
    /// Street bail broken (PACE 1984 s.30D(2A)).
    PaceS30d2a = "pace_s30d_2a",
    /// Street bail, where he failed to attend (PACE 1984 s.30D(1)).
    PaceS30d1 = "pace_s30d_1",
    /// Bail by a court broken (Bail Act 1976 s.7(3)).
    BailS7Broken = "bail_s7_3",
    /// Bail by a court, where he is likely to break it (Bail Act 1976 s.7(3)).
    BailS7Likely = "bail_s7_3_likely",
    /// Bail by a court, where surrender is not likely (Bail Act 1976 s.7(3)(a)).
    BailS7Surrender = "bail_s7_3_a",
    /// Bail by a court, where a surety has given notice in writing (Bail Act 1976 s.7(3)(c)).
    BailS7Surety = "bail_s7_3_c",
    /// A notice broken (Crime and Security Act 2010 s.25(1)(b)).
    CsaS25 = "csa_s25_1_b",
    /// A DVPO broken (Crime and Security Act 2010 s.28(9)).
    CsaS28 = "csa_s28_9",
    /// A DAPN broken (Domestic Abuse Act 2021 s.26(1)).
    DaaS26 = "daa_s26_1",
    /// A listed provision broken (Family Law Act 1996 s.47(6)).
    FlaS47 = "fla_s47_6",
    /// An injunction broken (Anti-social Behaviour, Crime and Policing Act 2014 s.9).
    AsbcpaS9 = "asbcpa_s9",
    /// A gang injunction broken (Policing and Crime Act 2009 s.43).
    PcaS43 = "pca_s43",
    /// A breach of the peace (common law).
    BreachOfThePeace = "breach_of_the_peace",
    /// On a court's warrant (Magistrates' Courts Act 1980 ss.125, 125D; Bail Act 1976 s.7(1); Family Law Act 1996
    /// ss.47(8), 63J).
    Warrant = "warrant",
    /// Unlawfully at large, after recall too (Prison Act 1952 s.49(1); Criminal Justice Act 2003 ss.254, 255).
    UnlawfullyAtLarge = "unlawfully_at_large",
    /// A condition of a conditional caution not kept (Criminal Justice Act 2003 s.24A(1)).
    CjaS24a = "cja_s24a",
    /// An exclusion requirement broken to which a power of arrest is attached (Children Act 1989 ss.38A(8),
    /// 44A(8)).
    CaS38a = "ca_s38a",
    /// A warrant of Scotland or Northern Ireland executed here (Criminal Justice and Public Order Act 1994
    /// s.136(2)).
    CjpoaS136 = "cjpoa_s136",
}

impl fmt::Display for PowerId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}
