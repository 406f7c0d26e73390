//! Real Derbyshire towns, so that made-up zones lie on real ground. The streets are made up, or so
//! common that they name nobody's home.

/// A town.
pub struct Town {
    /// Its name.
    pub name: &'static str,
    /// Its postcode district.
    pub district: &'static str,
    /// Degrees north of its market place.
    pub lat: f64,
    /// Degrees east of its market place.
    pub lon: f64,
}

const fn town(name: &'static str, district: &'static str, lat: f64, lon: f64) -> Town {
    Town { name, district, lat, lon }
}

/// The towns, the larger ones first.
pub const TOWNS: &[Town] = &[
    town("Derby", "DE1", 52.9225, -1.4746),
    town("Chesterfield", "S40", 53.2350, -1.4210),
    town("Long Eaton", "NG10", 52.8980, -1.2710),
    town("Ilkeston", "DE7", 52.9710, -1.3090),
    town("Swadlincote", "DE11", 52.7740, -1.5570),
    town("Buxton", "SK17", 53.2590, -1.9110),
    town("Glossop", "SK13", 53.4430, -1.9490),
    town("Belper", "DE56", 53.0230, -1.4810),
    town("Dronfield", "S18", 53.3020, -1.4750),
    town("Alfreton", "DE55", 53.0970, -1.3830),
    town("Ripley", "DE5", 53.0500, -1.4070),
    town("Heanor", "DE75", 53.0140, -1.3540),
    town("Bolsover", "S44", 53.2300, -1.2920),
    town("Matlock", "DE4", 53.1390, -1.5550),
    town("Ashbourne", "DE6", 53.0160, -1.7310),
    town("Bakewell", "DE45", 53.2130, -1.6750),
];

const STREETS: &str = "High Station Church Mill Park Victoria Albert King Queen Market Chapel School Nottingham \
    Sheffield Derby Manchester London Bridge Green Peel Gladstone Wellington Nelson Trinity Abbey Priory Castle \
    Orchard Meadow Spring Well Brook River Canal Wharf Foundry Forge Colliery Quarry Limekiln Weavers Spinners \
    Hosiery Lace Cromford Arkwright Strutt Bess Cavendish Devonshire Rutland Haddon Peveril Curzon Harrington \
    Stanhope Vernon Holme Sough Tansley Crich Dale Ridge Moor Heather Bracken Rowan Sycamore Larch Alder Hawthorn";

const ENDINGS: &[&str] = &["Street", "Road", "Lane", "Avenue", "Close", "Terrace", "Court", "Drive"];

/// Street names: each of these words with each of the endings.
pub fn street(random: &mut super::random::Random) -> String {
    let words: Vec<&str> = STREETS.split_whitespace().collect();
    format!("{} {}", random.pick(&words), random.pick(ENDINGS))
}
