//! Names of the Turks, of Cyprus too, and of the Kurds.

use super::{
    origin::{Origin, Shape, Stock},
    spelling::Rule,
};

/// Turks and Kurds.
pub static ORIGIN: Origin = Origin {
    name: "turkish_kurdish",
    share: 5,
    english_given: 4,
    male: Stock { common: MALE, flat: 14, rare: 30, shapes: RARE_MALE },
    female: Stock { common: FEMALE, flat: 14, rare: 30, shapes: RARE_FEMALE },
    family: Stock { common: FAMILY, flat: 14, rare: 60, shapes: RARE_FAMILY },
    feminine: &[],
    spellings: SPELLINGS,
};

const MALE: &str = "
    Mehmet*2 Mustafa*2 Ahmet Ali Hüseyin Hasan İbrahim İsmail Osman Yusuf Murat Ömer Ramazan Halil Süleyman
    Abdullah Mahmut Recep Salih Fatih Kadir Emre Hakan Adem Kemal Yaşar Bekir Musa Orhan Metin Bayram Serkan
    Sinan Volkan Cem Can Deniz Burak Barış Onur Okan Ozan Tolga Uğur Umut Yavuz Yılmaz Kerem Kaan Eren Emir Arda
    Rebwar Karwan Hiwa Dara Azad Aram Bakhtiar Dilshad Goran Hemin Hoshyar Kamaran Karzan Nawzad Rebaz Rizgar
    Sarkawt Shwan Soran Zana Baran Ciwan Diyar Serhat Şiyar Welat Zinar";

const FEMALE: &str = "
    Fatma*2 Ayşe*2 Emine Hatice Zeynep Elif Meryem Şerife Zehra Sultan Hanife Merve Havva Zeliha Esra Fadime
    Özlem Hacer Yasemin Hülya Cemile Sevim Gülsüm Leyla Dilek Büşra Aysel Songül Kübra Halime Esma Aynur Hayriye
    Kadriye Tuğba Rabia Sevgi Gül Derya Ebru Burcu Pınar Sibel Seda Selin Ceren Defne Ece İrem Nur Nazlı Çiğdem
    Shilan Nasrin Shler Awaz Avan Chnar Hero Khanda Lana Nask Nigar Rezan Rojin Berfin Bêrîvan Dilan Evîn Hêvî
    Jiyan Newroz Rojda Zîlan";

const FAMILY: &str = "
    Yılmaz*2 Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç
    Kurt Özkan Şimşek Polat Korkmaz Özcan Çakır Erdoğan Can Acar Güneş Aktaş Şen Yalçın Tekin Kaplan Avcı Işık
    Turan Taş Köse Yavuz Bulut Keskin Ateş Güler Yüksel Erdem Ünal Coşkun Karaca Tunç Bozkurt Sarı Gül Uçar
    Bayram Toprak Duman Durmaz Barzani Kader Rashid Aram Salih Talabani Hawrami Mohammed Ahmed Hassan Jaff
    Zebari Karim Mahmood Hama Qadir Amin Aziz Sharif Surchi Dizayee Sindi Doski Bozan Demirtaş Zana Baran";

const RARE_MALE: &[Shape] = &[Shape { share: 1, pieces: &[MEN_STARTS, MEN_ENDINGS] }];

const RARE_FEMALE: &[Shape] = &[Shape { share: 1, pieces: &[WOMEN_STARTS, WOMEN_ENDINGS] }];

const RARE_FAMILY: &[Shape] = &[
    Shape { share: 55, pieces: &[STARTS, ENDINGS] },
    Shape { share: 30, pieces: &[FATHERS, SONS] },
    Shape { share: 15, pieces: &[KURDISH_STARTS, KURDISH_ENDINGS] },
];

const STARTS: &str = "
    ak*2 al alt ar as at ay az baş bay ber boz bul cey cin çal çam çe çağ çif çol dağ dal dem den der dil doğ
    dur ege ek er*2 es ev gök göç gül gün güç gür gez hak han ilk in kal kan kar*2 kap kav kay kes kız kıl koç
    kor koy kum kur kuş kut küç mer nal ok ol on or öz*3 öğ öm pek sa sağ san sar say sel sev sez sol soy son su
    sür şah şen taş tan tay tek top tok tur tuğ tun uç ul ulu un ur ut uy uz ün üst var ver yağ yal yan yar yaş
    yaz yel yer yıl yol yük yurt yü zen";

const ENDINGS: &str = "
    türk demir kaya taş dağ soy er can bay han kan man maz mez mış tekin doğan çelik alp gün ay su yol el tan
    ten tepe kurt kuş lı li lu dal bulut ağaç arslan baş belli bilek çı cı dem din doğdu gel gen gil giz göz gül
    güç in ınç ir ışık iz kal kıran koç kol kul kut ler lar oğlu ok oral öz pınar sal san sen ses sever şan şen
    tar tok tunç tur uç ul un ur ver yan yar yel yer yıldız yurt yüz";

const FATHERS: &str = "
    ahmet ali aslan bekir bostan cafer çavuş çelebi çoban deli demirci dede emir fazıl gazi genç hacı hafız
    halil hamza hasan hoca hüseyin imam isa kadı kâhya kahveci kara kasap keçeci kör kuru köse köprülü kürt
    mehmet molla musa mustafa nalbant ömer osman paşa pehlivan reis saraç sarı selim süleyman şeyh tatar terzi
    topal usta uzun veli yahya yakup yusuf zeybek ağa bakkal balcı berber boyacı çakır çil dağlı değirmenci
    ekmekçi gür kuyumcu";

const MEN_STARTS: &str = "
    al ay er gök gün il kor kut öz san tan ter tur ber can dem do ege en ersin gür han ka ok on or serd sel sar
    şev tay um utk yal yaş dil hog kaw ser sher nech mir bew raw";

const MEN_ENDINGS: &str = "
    han kan kay tan tuğ er can kut alp cem demir doğan ay gin gün ol şen taç taş tekin yiğit hat min mend war
    yar wan vin zad zan";

const WOMEN_STARTS: &str = "
    ay gül nur sev bet bil can çağ dem del dil ec eb ez fer gon gök gün hil il in ir küb mel ner nes nev naz öz
    pe rey sab sel ser sem şey tül tuğ um yas zer roj ber";

const WOMEN_ENDINGS: &str = "
    gül nur can ay çin dem den dan da er gin gün ın il in la lay lem len lin ma me men min na nay ra ren sel sen
    su şen ten van vin ya yan yin za";

const SONS: &str = "
    oğlu*3 oğulları er gil lar can soy türk kan tekin kaya demir taş dağ man lı cı";

const KURDISH_STARTS: &str = "
    bar bam ber bra chal daw dar diz dos gar gor haw hak ham har jab jaf kar kel khal khos kir kur mam mer miz
    muf nak naq paw qal qar raw rekan rosh sab sal sar shab shar sher sin sor sur tal taw zan zeb zir";

const KURDISH_ENDINGS: &str = "
    ani ari awi ayi azi eri evan i ikani inji iri isi iyan jaf kani kari ki ndi ngi rami rani rizi shi waisi
    wandi wani yani zadeh zangana zi";

const SPELLINGS: &[Rule] = &[
    ("ş", "sh"),
    ("ç", "ch"),
    ("ğ", ""),
    ("ı", "i"),
    ("c", "j"),
    ("ü", "u"),
    ("ö", "o"),
    ("k", "c"),
    ("ü", "ue"),
    ("v", "w"),
    ("y", "i"),
    ("oğlu>", "oglou>"),
    ("ay", "ai"),
    ("sh", "s"),
    ("u", "oo"),
    ("h", ""),
    ("ee", "i"),
    ("kh", "k"),
    ("w", "v"),
    ("i", "ee"),
];
