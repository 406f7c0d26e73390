//! The kinds of order, in one list with their rows of law: a kind without a row does not compile.

use serde::{Deserialize, Serialize};

/// Gives every kind with its row, as `rules::law` names it, to a macro.
macro_rules! each_kind {
    ($with:ident) => {
        $with! {
            /// Restraining order on conviction (Sentencing Act 2020 s.360).
            RestrainingConviction = restraining::ON_CONVICTION,
            /// Restraining order on acquittal (Protection from Harassment Act 1997 s.5A).
            RestrainingAcquittal = restraining::ON_ACQUITTAL,
            /// Non-molestation order (Family Law Act 1996 s.42).
            NonMolestation = family::NON_MOLESTATION,
            /// Occupation order without power of arrest (Family Law Act 1996 ss.33–38).
            Occupation = family::OCCUPATION,
            /// Occupation order with power of arrest (Family Law Act 1996 s.47).
            OccupationWithArrest = family::OCCUPATION_WITH_ARREST,
            /// Forced marriage protection order (Family Law Act 1996 s.63A).
            ForcedMarriage = forced::FORCED_MARRIAGE,
            /// FGM protection order (Female Genital Mutilation Act 2003 Sch 2).
            Fgm = forced::FGM,
            /// Domestic violence protection notice (Crime and Security Act 2010 s.24).
            Dvpn = domestic::DVPN,
            /// Domestic violence protection order (Crime and Security Act 2010 s.27).
            Dvpo = domestic::DVPO,
            /// Domestic abuse protection notice (Domestic Abuse Act 2021 s.22).
            Dapn = domestic::DAPN,
            /// Domestic abuse protection order (Domestic Abuse Act 2021 s.27).
            Dapo = domestic::DAPO,
            /// Stalking protection order (Stalking Protection Act 2019 s.1).
            Spo = stalking::SPO,
            /// Interim stalking protection order (Stalking Protection Act 2019 s.5).
            InterimSpo = stalking::INTERIM_SPO,
            /// Sexual harm prevention order.
            Shpo = sexual::SHPO,
            /// Interim sexual harm prevention order.
            InterimShpo = sexual::INTERIM_SHPO,
            /// Sexual risk order.
            Sro = sexual::SRO,
            /// Interim sexual risk order.
            InterimSro = sexual::INTERIM_SRO,
            /// Sexual offences prevention order, the precursor of [`OrderKind::Shpo`], where it still runs.
            Sopo = sexual::SOPO,
            /// Risk of sexual harm order, the precursor of [`OrderKind::Sro`], where it still runs.
            Rosho = sexual::ROSHO,
            /// Foreign travel order, where it still runs.
            ForeignTravel = sexual::FOREIGN_TRAVEL,
            /// Police bail before charge (PACE 1984).
            PoliceBail = bail::POLICE_BAIL,
            /// Court bail, and police bail after charge (Bail Act 1976).
            CourtBail = bail::COURT_BAIL,
            /// Criminal behaviour order (Sentencing Act 2020 s.330).
            Cbo = behaviour::CBO,
            /// Interim criminal behaviour order.
            InterimCbo = behaviour::INTERIM_CBO,
            /// Serious violence reduction order (Sentencing Act 2020 s.342A).
            Svro = weapons::SVRO,
            /// Knife crime prevention order (Offensive Weapons Act 2019 s.14).
            Kcpo = weapons::KCPO,
            /// Interim knife crime prevention order.
            InterimKcpo = weapons::INTERIM_KCPO,
            /// Violent offender order (Criminal Justice and Immigration Act 2008 s.98).
            Voo = behaviour::VOO,
            /// Interim violent offender order.
            InterimVoo = behaviour::INTERIM_VOO,
            /// Injunction (Protection from Harassment Act 1997 s.3).
            HarassmentInjunction = injunctions::HARASSMENT,
            /// Injunction under the Anti-social Behaviour, Crime and Policing Act 2014 Part 1.
            AsbInjunction = injunctions::ASB,
            /// Gang injunction (Policing and Crime Act 2009 Part 4).
            GangInjunction = injunctions::GANG,
            /// Injunction of the High Court's own (Senior Courts Act 1981 s.37, or its inherent jurisdiction).
            HighCourtInjunction = injunctions::HIGH_COURT,
            /// Undertaking given to a court: no power of arrest may attach (FLA 1996 s.46).
            Undertaking = undertaking::UNDERTAKING,
            /// Curfew, residence or other requirement of a sentence.
            SentenceRequirement = sentence::REQUIREMENT,
            /// Release on licence, home detention curfew among it (Criminal Justice Act 2003 ss.244–253).
            Licence = released::LICENCE,
            /// Recall from a licence, until they are back (Criminal Justice Act 2003 ss.254, 255).
            Recalled = released::RECALLED,
            /// Unlawfully at large otherwise than by recall (Prison Act 1952 s.49).
            UnlawfullyAtLarge = released::AT_LARGE,
            /// Warrant of arrest of a criminal court (Magistrates' Courts Act 1980 s.125; Bail Act 1976 s.7(1)).
            Warrant = warrants::CRIMINAL,
            /// Warrant of arrest of a family court (Family Law Act 1996 ss.47(8), 63J).
            FamilyWarrant = warrants::FAMILY,
            /// Respect order (Crime and Policing Act 2026 s.1).
            RespectOrder = respect::RESPECT_ORDER,
            /// Youth injunction (Crime and Policing Act 2026 s.2).
            YouthInjunction = respect::YOUTH,
            /// Housing injunction (Crime and Policing Act 2026 s.2).
            HousingInjunction = respect::HOUSING,
            /// Conditional caution (Criminal Justice Act 2003 ss.22–24A).
            ConditionalCaution = caution::CONDITIONAL,
            /// Direction to leave an area (Anti-social Behaviour, Crime and Policing Act 2014 s.35).
            Dispersal = places::DISPERSAL,
            /// Closure notice (Anti-social Behaviour, Crime and Policing Act 2014 s.76).
            ClosureNotice = places::CLOSURE_NOTICE,
            /// Closure order (Anti-social Behaviour, Crime and Policing Act 2014 s.80).
            ClosureOrder = places::CLOSURE_ORDER,
            /// Community protection notice (Anti-social Behaviour, Crime and Policing Act 2014 s.43).
            Cpn = places::CPN,
            /// Public spaces protection order (Anti-social Behaviour, Crime and Policing Act 2014 s.59).
            Pspo = places::PSPO,
            /// Football banning order (Football Spectators Act 1989 ss.14–14J).
            FootballBanning = serious::FOOTBALL_BANNING,
            /// Serious crime prevention order (Serious Crime Act 2007 Part 1).
            Scpo = serious::SCPO,
            /// Slavery and trafficking prevention order (Modern Slavery Act 2015 ss.14–15).
            Stpo = serious::STPO,
            /// Interim slavery and trafficking prevention order (Modern Slavery Act 2015 s.21).
            InterimStpo = serious::INTERIM_STPO,
            /// Slavery and trafficking risk order (Modern Slavery Act 2015 s.23).
            Stro = serious::STRO,
            /// Interim slavery and trafficking risk order (Modern Slavery Act 2015 s.28).
            InterimStro = serious::INTERIM_STRO,
            /// Non-harassment order of a Scottish court (Protection from Harassment Act 1997 ss.8, 8A).
            NonHarassment = over_the_border::NON_HARASSMENT,
            /// Non-molestation order of a Northern Irish court (Family Homes and Domestic Violence (Northern
            /// Ireland) Order 1998 art.20).
            NonMolestationNi = over_the_border::NON_MOLESTATION_NI,
            /// Exclusion requirement of an interim care or emergency protection order (Children Act 1989
            /// ss.38A, 44A).
            ExclusionRequirement = children::EXCLUSION,
            /// Child arrangements, prohibited steps or specific issue order (Children Act 1989 s.8).
            ChildArrangements = children::ARRANGEMENTS,
        }
    };
}
pub(in crate::rules) use each_kind;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $file:ident::$row:ident,)+) => {
        /// Every kind of protective order that Cordon knows, and an open door for the rest.
        ///
        /// Sections are in [`crate::rules::law`]. The list follows the statutes in force in England and
        /// Wales.
        #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum OrderKind {
            $($(#[$doc])* $kind,)+
            /// A kind this edition does not know; kept, shown as words, assessed "cannot tell".
            Other {
                /// Title as the court wrote it.
                title: String,
                /// Court as written.
                court: String,
            },
        }
    };
}

each_kind!(kinds);

impl OrderKind {
    /// Whether it is a notice that the police issue themselves, until a court has heard the application.
    pub fn is_police_notice(&self) -> bool {
        matches!(self, Self::Dvpn | Self::Dapn)
    }

    /// Whether no court made it: police, a prison or a council issued it or gave it, and its words are not a
    /// court's. Protection notices and police bail are told apart from it.
    pub fn is_of_no_court(&self) -> bool {
        matches!(
            self,
            Self::Licence
                | Self::Recalled
                | Self::UnlawfullyAtLarge
                | Self::ConditionalCaution
                | Self::Dispersal
                | Self::ClosureNotice
                | Self::Cpn
                | Self::Pspo
        )
    }
}
