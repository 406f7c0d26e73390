//! Names of the Romanians.

use super::{
    origin::{Origin, Shape, Stock},
    spelling::Rule,
};

/// The Romanians.
pub static ORIGIN: Origin = Origin {
    name: "romanian",
    share: 15,
    english_given: 4,
    male: Stock { common: MALE, flat: 14, rare: 14, shapes: RARE_MALE },
    female: Stock { common: FEMALE, flat: 14, rare: 14, shapes: RARE_FEMALE },
    family: Stock { common: FAMILY, flat: 14, rare: 48, shapes: RARE_FAMILY },
    feminine: &[],
    spellings: SPELLINGS,
};

const MALE: &str = "
    Andrei Ionuț Mihai Florin Vasile Cristian Alexandru Ion Gheorghe Constantin Marian Daniel Adrian Bogdan
    Cătălin Ciprian Claudiu Cosmin Costel Cornel Costin Dan Dănuț Darius David Dorin Dragoș Dumitru Emanuel Emil
    Eugen Eusebiu Florentin Gabriel George Grigore Horia Horațiu Iacob Ilie Iulian Laurențiu Liviu Lucian Marcel
    Marin Marius Mircea Narcis Nelu Nicolae Nicușor Octavian Ovidiu Paul Petre Petru Petrică Radu Răzvan Remus
    Robert Romeo Sebastian Sergiu Silviu Sorin Ștefan Stelian Teodor Tiberiu Toma Traian Tudor Valentin Valeriu
    Vicențiu Victor Viorel Virgil Vlad Vladimir";

const FEMALE: &str = "
    Elena Ioana Mihaela Andreea Alina Gabriela Maria Ana Alexandra Cristina Daniela Adriana Florentina Georgiana
    Simona Roxana Loredana Monica Nicoleta Oana Raluca Ramona Corina Carmen Camelia Claudia Cornelia Cătălina
    Denisa Diana Doina Dorina Ecaterina Elisabeta Emilia Eugenia Felicia Floarea Geanina Gina Ileana Ilinca
    Ionela Irina Iuliana Larisa Laura Lavinia Lenuța Lidia Ligia Liliana Liviana Luminița Magdalena Mădălina
    Marcela Mariana Marinela Marioara Mirela Mirabela Nadia Natalia Otilia Paraschiva Paula Petronela Rodica
    Ruxandra Sanda Silvia Sofia Sorina Ștefania Stela Steluța Tatiana Teodora Valentina Valeria Veronica
    Victoria Violeta Viorica Voichița Zamfira";

const FAMILY: &str = "
    Popa*2 Popescu*2 Ionescu Dumitru Stan Stoica Gheorghe Rusu Munteanu Matei Constantin Ciobanu Lungu Marin
    Tudor Dobre Barbu Nistor Florea Fratila Dinu Dinca Oprea Ene Diaconu Dumitrescu Stanciu Ilie Moldovan Andrei
    Radu Vasile Toma Cristea Sandu Lazar Serban Ungureanu Enache Manole Neagu Petre Mihai Mocanu Costea
    Marinescu Nicolae Rotaru Vlad Ion Anghel Lupu Cojocaru Stoian Iordache Balan Olteanu Muresan Crisan Grigore
    Roman Avram Suciu Ardelean Bratu Tanase Chiriac Georgescu Stefan Pavel Petrescu Zamfir Nita Voicu Draghici
    Preda Burlacu Ciocan Pop Badea Cozma Bucur Dragomir Filip Gavrila Iancu Ivan Manea Niculae Paun Pirvu Rosu
    Sava Simion Tataru Toader Trifan Ursu Vaduva Vasilescu";

const RARE_MALE: &[Shape] = &[Shape { share: 1, pieces: &[STEMS, GIVEN_MEN] }];

const RARE_FEMALE: &[Shape] = &[Shape { share: 1, pieces: &[STEMS, GIVEN_WOMEN] }];

const RARE_FAMILY: &[Shape] = &[
    Shape { share: 80, pieces: &[STEMS, ENDINGS] },
    Shape { share: 20, pieces: &[MOTHERS, STEMS, "u ei a oaei oaiei ea ache ăreanu escu ițoaiei"] },
];

const STEMS: &str = "
    alb alex anton ap arg bab bad băl băn bar bas bec beld ber bob bog bol bor bot brad brăt broa bud bul bun
    bur but căl cârst căp car căt cern chir chit ciob cior ciuc coc cod com con cor cos cost cozm crăc creț cris
    cruc cuc cur dab dan dăn dem dob dobr dor drag drăg dum ene fil flor frăț fur găl gav geor gheorgh gher ghin
    ghit giur gol grig gros gur had han hor hul iac ian ign iliu ion iord ist iv jip jit lăc lăz leon lib lup
    măc măr mall man mar mart mat mic mih mil mir mit moc mold mor mun mur mus nac năst neac neag nec ned neg
    nic nist nit ol on opr or pad păd pan pap păs pat pav păun pet petr pin pir pis pit plă ples pop pos pot
    pred prod prun pur puș rac rad răd răz rom roș rot rus săc săl sam sand sav șerb sim sof sol span stăn stoi
    stro stur suc șut tăn tăt tat teo tim tod tom tră trand trif tud tur udr ung urs vâl vad văr vas vic vin vis
    vlad voic voin vul zah zam zăv zor";

const GIVEN_MEN: &str = "
    el in ian iu ică uț ilă an us ache or ion anel inel en";

const GIVEN_WOMEN: &str = "
    ela ina iana ița uța ia ica ana enia ona inela eta ora ioara anca";

const ENDINGS: &str = "
    escu*4 eanu*3 aru*2 ean an oiu ache ală aș ei ica ilă oaia ula in oi ițiu uț ușoiu ărescu ănescu elea inescu
    iceanu ișor oară oianu ui ură urean uță";

const MOTHERS: &str = "
    a*2 chi lu mă cio bo ba gro mu ne pă ro să sto tu ve zo";

const SPELLINGS: &[Rule] = &[
    ("ț", "tz"),
    ("ș", "sh"),
    ("c", "k"),
    ("escu>", "esku>"),
    ("i", "y"),
    ("ă", "e"),
    ("u", "oo"),
    ("gh", "g"),
    ("j", "zh"),
    ("ea", "ia"),
    ("ti", "tzi"),
    ("iu>", "u>"),
    ("an", "ann"),
    ("in", "inn"),
    ("ch", "k"),
    ("â", "i"),
    ("al", "all"),
    ("el", "ell"),
    ("s", "z"),
    ("x", "ks"),
];
