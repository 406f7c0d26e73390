//! Registration marks of the forms in use, as DVLA's INF104 describes them.

use crate::seed::{names::table::Table, random::Random};

/// Letters in places where I, Q and Z are not used.
const AREA: &str = "ABCDEFGHJKLMNOPRSTUVWXY";
/// Letters in places where I and Q are not used.
const FREE: &str = "ABCDEFGHJKLMNOPRSTUVWXYZ";
/// Letters that stand for a year.
const YEAR: &str = "ABCDEFGHJKLMNPRSTVWXY";

/// Where marks come from.
pub struct Plates {
    /// First letters of marks since 2001, those of the East Midlands first.
    regions: Table<&'static str>,
    /// Last two letters of marks of Northern Ireland.
    counties: Table<&'static str>,
}

impl Plates {
    /// All forms.
    pub fn new() -> Self {
        Self {
            regions: Table::words("F*3 Y*2 B M D N S K P L E G A W V R H C O", 4),
            counties: Table::words("IL UI IG JI IA IB XI AZ BZ CZ DZ EZ FZ GZ HZ IW IJ OI TZ", 12),
        }
    }

    /// A mark.
    pub fn draw(&self, random: &mut Random) -> String {
        match random.below(100) {
            0..=89 => self.since_2001(random),
            90..=95 => format!("{}{} {}", random.letter(YEAR), random.below(999) + 1, old_letters(random)),
            96 => format!("{} {}{}", old_letters(random), random.below(999) + 1, random.letter(YEAR)),
            _ => format!("{}{} {}", random.letter(AREA), self.counties.draw(random), random.below(9990) + 10),
        }
    }

    /// Up to twenty-three years old; the marks of September count from fifty.
    fn since_2001(&self, random: &mut Random) -> String {
        let year = 26 - random.below(12) - random.below(13) + 50 * random.below(2);
        let (region, area) = (self.regions.draw(random), random.letter(AREA));
        format!("{region}{area}{year:02} {}{}{}", random.letter(FREE), random.letter(FREE), random.letter(FREE))
    }
}

/// Three letters, the last two of which tell the office.
fn old_letters(random: &mut Random) -> String {
    [random.letter(AREA), random.letter(AREA), random.letter(AREA)].into_iter().collect()
}
