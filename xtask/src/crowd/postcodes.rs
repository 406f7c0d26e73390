//! Postcodes of Derbyshire and its neighbours: real districts and their sectors, made-up units.

use crate::seed::{names::table::Table, random::Random};

/// A postcode district.
pub struct District {
    /// `DE22`.
    name: &'static str,
    /// The digits that begin its inward parts.
    sectors: &'static str,
}

/// Each district, its sectors, and how many people live there beside the others.
const DISTRICTS: &str = "
    DE1/123/16 DE3/09/16 DE4/2345/30 DE5/389/24 DE6/12345/34 DE7/45689/52 DE11/0789/38 DE12/678/18 DE13/0789/28
    DE14/123/24 DE15/09/26 DE21/24567/60 DE22/12345/56 DE23/123468/66 DE24/013589/62 DE45/1/12 DE55/1234567/60
    DE56/0124/40 DE65/56/22 DE72/23/24 DE73/5678/24 DE74/2/14 DE75/7/18 S40/1234/34 S41/0789/32 S42/567/22
    S43/1234/38 S44/56/18 S45/089/14 S18/12345678/26 S21/12345/22 S20/12345678/24 S26/1234567/20 S25/12345/18
    S12/234/16 S8/0789/18 S17/34/10 S32/12345/8 S33/06789/8 S2/12345/10 S5/06789/10 S6/123456/10 S10/12345/8
    S11/789/8 S13/789/8 S14/1/4 S80/1234/14 S81/0789/10 SK13/0125678/34 SK17/06789/32 SK22/1234/16 SK23/0679/18
    SK12/1/5 SK14/123456/10 SK6/12345678/8 NG1/1234567/6 NG2/1234567/10 NG3/1234567/12 NG4/1234/8 NG5/123456789/16
    NG6/0789/12 NG7/1234567/14 NG8/123456/18 NG9/123456789/30 NG10/12345/44 NG11/06789/14 NG15/06789/14
    NG16/123456/34 NG17/123456789/30 NG18/12345/16 NG19/06789/24 NG20/089/14 NG21/09/6 NG22/089/4 ST10/1234/10
    ST13/5678/6 ST14/578/12 LE11/12345/10 LE12/56789/8 LE65/12/12 LE67/12345689/18 B78/123/4 B79/0789/5 WS13/678/5
    WS15/1234/5 M1/1234567/2 M14/4567/3 OL6/6789/2 HD9/1234567/2";

/// The letters of units.
const UNITS: &str = "ABDEFGHJLNPQRSTUWXYZ";

/// The districts.
pub fn districts() -> Table<District> {
    Table::new(DISTRICTS.split_whitespace().map(district))
}

fn district(entry: &'static str) -> (District, u64) {
    let mut parts = entry.split('/');
    let mut part = || parts.next().expect("an entry has three parts");
    let (name, sectors, weight) = (part(), part(), part());
    (District { name, sectors }, weight.parse().expect("its last part is a number"))
}

/// A postcode in one of them.
pub fn draw(districts: &Table<District>, random: &mut Random) -> String {
    let district = districts.draw(random);
    let sector = random.letter(district.sectors);
    format!("{} {sector}{}{}", district.name, random.letter(UNITS), random.letter(UNITS))
}
