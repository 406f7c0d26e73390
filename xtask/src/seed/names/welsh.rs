//! Names of the Welsh.

use super::{
    origin::{Origin, Shape, Stock},
    spelling::Rule,
};

/// The Welsh.
pub static ORIGIN: Origin = Origin {
    name: "welsh",
    share: 40,
    english_given: 52,
    male: Stock { common: MALE, flat: 10, rare: 14, shapes: RARE_MALE },
    female: Stock { common: FEMALE, flat: 10, rare: 16, shapes: RARE_FEMALE },
    family: Stock { common: FAMILY, flat: 4, rare: 24, shapes: RARE_FAMILY },
    feminine: &[],
    spellings: SPELLINGS,
};

const MALE: &str = "
    David Gareth Rhys Huw Owen Dylan Evan Ieuan Iwan Ifan Alun Aled Alwyn Aneurin Arwel Bryn Caradog Carwyn Cai
    Ceri Cledwyn Dafydd Deiniol Dewi Dilwyn Edryd Eifion Einion Elfed Elgan Elis Elwyn Emlyn Emrys Emyr Endaf
    Eryl Ffred Geraint Gerallt Gethin Glyn Glyndwr Goronwy Griff Gruffudd Guto Gwilym Gwyn Gwynfor Hefin Heulyn
    Hywel Idris Idwal Illtyd Ioan Iolo Iorwerth Islwyn Ithel Ivor Llew Llewelyn Llŷr Lloyd Macsen Madog Maldwyn
    Mansel Meilyr Meirion Merfyn Meurig Mihangel Morgan Mostyn Myrddin Nye Osian Owain Padrig Pedr Penri Rhodri
    Rhun Rhydian Robat Selwyn Siôn Steffan Talfryn Taliesin Tecwyn Teilo Tomos Trefor Trystan Tudur Twm Vaughan
    Wyn Wynford";

const FEMALE: &str = "
    Sian Siân Carys Cerys Ffion Bethan Nia Lowri Angharad Eleri Rhian Rhiannon Catrin Elin Eirlys Eirwen Eluned
    Elen Enfys Enid Eurwen Fflur Gaynor Gladys Glenys Glynis Gwen Gwenda Gwenllian Gwenno Gwerfyl Gwladys
    Gwyneth Haf Hafwen Hawys Heledd Heulwen Iola Iona Leri Lleucu Llinos Llio Luned Mabli Mair Mali Manon Mared
    Marged Mari Medi Megan Meinir Meinwen Menna Mererid Meriel Mirain Modlen Morfudd Morwen Morwenna Myfanwy
    Nerys Nest Nesta Non Olwen Rhiain Rhonwen Sara Seren Sioned Siwan Tegan Tegwen Teleri Tesni Tirion Tudful
    Winifred Bronwen Branwen Blodwen Anwen Aeronwen Arianwen Buddug Beca Begw Betsan Cadi Cari Ceinwen Ceridwen
    Creirwy Delyth Dilys Dwynwen Dwysan";

const FAMILY: &str = "
    Jones*3 Davies*2 Williams*2 Evans*2 Thomas Roberts Lewis Hughes Morgan Griffiths Edwards Owen James Rees
    Price Morris Richards Lloyd Phillips Parry Powell Jenkins Harris Howells Pritchard Bowen Bevan Llewellyn
    Vaughan Humphreys Pugh Ellis Rowlands Probert Prosser Watkins Gwyn Meredith Bebb Beynon Blevins Bowyer
    Cadwallader Craddock Daniel David Devonald Emanuel Eynon Fluellen Games Gethin Gittins Glyn Gough Griffith
    Gronow Gwilliam Gwynne Harries Havard Herbert Hopkin Hopkins Howell Hughson Ithell Jeffreys Jehu John Kyffin
    Landeg Leyshon Llwyd Lougher Maddocks Mathias Maurice Mathews Meyrick Morse Mostyn Nevitt Nicholas Onions
    Parfitt Peregrine Perkins Philpin Picton Preece Probyn Prothero Pryce Rhydderch Rhys Rosser Samuel Sayce
    Stephens Tudor Treharne Trahern Walters Wogan Wynn Wynne Yale Yorath Ifans Elias";

const RARE_FAMILY: &[Shape] = &[
    Shape { share: 16, pieces: &["ap~^*3 ab~^ p b", FATHERS] },
    Shape { share: 34, pieces: &[PLACES, PLACE_ENDINGS] },
    Shape { share: 30, pieces: &[FATHERS, MEN_ENDINGS] },
    Shape { share: 20, pieces: &[STARTS, ENDINGS] },
];

const RARE_MALE: &[Shape] = &[Shape { share: 1, pieces: &[STARTS, WOMEN_ENDINGS] }];

const RARE_FEMALE: &[Shape] = &[Shape { share: 1, pieces: &[STARTS, SON_ENDINGS] }];

const FATHERS: &str = "
    rhys owain huw hywel ieuan dafydd gruffudd gwilym iorwerth llywelyn madog maredudd meurig rhydderch robert
    harri siôn tomos tudur einion cadwgan cynan goronwy ifan ithel adda bleddyn cynwrig ednyfed gwallter iago
    iestyn llywarch morgan morus nefydd philip rhun robin sianco sulien watcyn wiliam elis emrys gwyn heilyn
    hopcyn idwal lewys mathew mihangel";

const PLACES: &str = "
    pen tre llan aber nant pont rhyd maes bryn caer car coed craig cwm dol garn glan gwern hafod hendre llwyn
    lly mael moel myn pant plas pwll rhiw rhos tal tan tir troed ty tyn wern yn ystrad cefn cil clyn cors";

const PLACE_ENDINGS: &str = "
    ant arth dda du wyn fawr fach gwyn goch las hir ddu or efan eilo deilo beris bedr badarn dudno dyfri elli
    fair gollen idloes newydd pumsaint rwst sadwrn saint tysul ach aeron afon arran au bach bont bryn byd car
    coed cu draeth dre dref eirw felin fechan ffordd gader garth gelli goed hafn harne heolgerrig hydd mawr
    mynach nedd og on pridd rhys wen wydd yddlan ychan ydd yrch ys yth";

const STARTS: &str = "
    ael aer al an ang ar arth aur ban ber beth blodeu bran bron bryn cad cain car caw ced cein cel cen cer ces
    clyd cor cyf cyn dar deil del der dil dwy ed eif ein eir el elf em en er eur ffl gar ger glan gor gorm gwal
    gwen gwer gwyd gwyn haf haw hed hel heul hydd id ier il ior lleu lly llaw llin mab mael mal mar med mei meil
    mel mer mor myr ner nin ol os pad per rhed rhi rhon rhun rhyd sel ser sul syw tal tec teg tel tes tir tryf
    tud tyd un ur wen wyn ys";

const ENDINGS: &str = "
    wyn fryn der dan en es fan fael fon for ford gar gan hael hen ian iog ith lan lech lyn mon mor nan nedd ner
    nog og on or rach rad rhaint ri rig ryd rydd sel sen tan thlyn thog try wal wallon wen wg wgan ydd ydog yn
    yr ys yth";

const MEN_ENDINGS: &str = "
    s*3 es ts ys iss en yn wyn wen on os an ion og edd ydd as";

const WOMEN_ENDINGS: &str = "
    wyn fryn dwr fan gan lyn ion yn ys an fyn for nog og ri rys sel tan ydd fael";

const SON_ENDINGS: &str = "
    wen lys eth wyneth ned nes ona fair is es ys ia a ena enna erys eri iona fron lan";

const SPELLINGS: &[Rule] = &[
    ("w", "oo"),
    ("dd", "th"),
    ("ff", "f"),
    ("ll", "l"),
    ("y", "i"),
    ("f", "v"),
    ("al", "all"),
    ("el", "ell"),
    ("wyn>", "wen>"),
    ("rh", "r"),
    ("i", "y"),
    ("an", "ann"),
    ("in", "inn"),
    ("ae", "ai"),
    ("au", "ai"),
    ("n>", "ne>"),
    ("c", "k"),
    ("e", "a"),
    ("si", "sh"),
    ("nn", "n"),
    ("s>", "ss>"),
    ("yn>", "in>"),
    ("ag", "agg"),
    ("th", "dd"),
    ("eu", "ei"),
    ("u", "i"),
    ("ar", "arr"),
    ("er", "err"),
    ("ei", "ie"),
    ("o", "a"),
];
