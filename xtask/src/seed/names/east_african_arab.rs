//! Names of Somalis, Eritreans, Ethiopians, Sudanese, Iraqis, Syrians and other Arabs, with
//! Persians and Afghans.

use super::{
    origin::{Origin, Shape, Stock},
    spelling::Rule,
};

/// East Africans and Arabs.
pub static ORIGIN: Origin = Origin {
    name: "east_african_arab",
    share: 10,
    english_given: 2,
    male: Stock { common: MALE, flat: 20, rare: 40, shapes: RARE_MALE },
    female: Stock { common: FEMALE, flat: 20, rare: 40, shapes: RARE_FEMALE },
    family: Stock { common: FAMILY, flat: 14, rare: 58, shapes: RARE_FAMILY },
    feminine: &[],
    spellings: SPELLINGS,
};

const MALE: &str = "
    Mohamed*4 Ahmed*3 Ali*2 Hassan*2 Hussein Abdi Abdullahi Omar Ibrahim Yusuf Osman Mahamud Farah Warsame
    Abdirahman Abdulkadir Mustafa Khalid Said Salah Adam Bashir Dahir Guled Hamza Ismail Jama Liban Mahad
    Mohamud Muse Nur Sharmarke Tewodros Dawit Yonas Samuel Abraham Daniel Kidane Tesfay Tekle Berhane Filmon
    Robel Yohannes Haile Solomon Elias Amir Karim Tarek Samir Nabil Walid Bassam Fadi Firas Ghassan Hani Haitham
    Hisham Imad Jaber Jalal Kamal Kareem Majed Marwan Mazen Nizar Omer Rami Raed Riad Saad Salim Sami Tareq Wael
    Yasser Youssef Ziad Reza Farhad Amin Hamid Mahdi Mehdi Behzad Babak Navid Omid Siavash Zabihullah Najibullah
    Ahmadzai Gul Wali";

const FEMALE: &str = "
    Fatima*2 Amina*2 Hodan Ifrah Hibo Sahra Ayan Faduma Halima Hawa Idil Khadra Ladan Maryan Muna Naima Nasra
    Nimo Safiya Sagal Samira Shukri Ubah Yasmin Zahra Asha Deqa Farhiya Filsan Habiba Hamdi Ikran Istahil Leyla
    Selam Helen Bethlehem Feven Hiwot Luwam Meron Rahel Saba Senait Tsion Winta Yordanos Abeba Almaz Mebrat
    Tirhas Layla Mona Nada Nadia Noor Rania Rasha Reem Rima Samar Sawsan Shaima Suha Suad Zeinab Zainab Aya
    Dalal Dina Farah Ghada Hala Hanan Hiba Huda Iman Jamila Lina Maha Malak Manal Mariam Nour Rana Sara Wafaa
    Parisa Maryam Shirin Nasrin Azadeh Mahsa Niloofar Parvin Roya Sahar Soraya Zohreh";

const FAMILY: &str = "
    Mohamed*3 Ali*3 Ahmed*2 Hassan*2 Abdi*2 Omar Yusuf Osman Warsame Farah Hussein Ibrahim Abdullahi Jama Adan
    Adam Aden Mohamud Nur Said Salad Sheikh Elmi Dirie Egal Gedi Guled Hersi Hirsi Isse Ismail Jibril Mahamed
    Muse Noor Samatar Shire Tesfaye Haile Gebremariam Gebreselassie Tekle Berhe Kidane Tesfai Woldemariam Abraha
    Araya Asfaw Bekele Desta Girma Hagos Kebede Mengistu Negash Tadesse Teklu Tsegaye Zerai Haddad Khoury Nasser
    Saleh Sayed Al-Hashimi Al-Jaber Al-Masri Al-Tikriti El-Sayed Abbas Abboud Aboud Ahmad Akkad Aziz Barakat
    Darwish Fahmy Faraj Ghanem Habib Hamdan Hamid Hamza Hanna Jaber Jabbar Kadhim Karim Kassab Kassem Khalaf
    Khalil Khatib Mahdi Mahmoud Mansour Mikhail Mustafa Naji Najjar Qasim Rashid Saad Sabbagh Saeed Salama Salem
    Salim Shaheen Sharif Suleiman Taha Tawfiq Yasin Younis Zaki Zidan Mohammadi Hosseini Karimi Rezaei Ahmadi
    Moradi Rahimi Jafari Sadeghi Ebrahimi Akbari Ahmadzai Stanikzai Safi Noori Amiri Popal";

const RARE_MALE: &[Shape] = &[
    Shape { share: 34, pieces: &["abdi*3 abdul*3 abdel abdir abu- cabdi", SERVANTS] },
    Shape { share: 40, pieces: &[ARAB, ARAB_MEN] },
    Shape { share: 26, pieces: &[HABESHA_STARTS, HABESHA_ENDINGS] },
];

const RARE_FEMALE: &[Shape] =
    &[Shape { share: 70, pieces: &[ARAB, ARAB_WOMEN] }, Shape { share: 30, pieces: &[HABESHA_STARTS, HABESHA_WOMEN] }];

const SERVANTS: &str = "
    rahman karim rahim aziz majid hamid wahab qadir kadir latif malik ghani hakim haq salam samad nasir razak
    rashid wali fatah fattah salan hafid kafi laahi nasser risaq rizak shakur sitar wadud wahid kerim hadi halim
    jabar jalil khaliq moneim mohsen raouf satar sabur weli nur naser hafiz";

const ARAB: &str = "
    ab ad af ah aj ak al am an aq ar as at aw ay az bad bah bak bal bar bas bat baz bil bish bur dal dan dar das
    daw dib din dir duj fad fah fais faj fak fal far fas fat fawz fay fed fir fou fur gab gad gal gar ghad ghal
    ghan ghar ghas gul gur had haf hai haj hak hal ham han har has hat haw hay haz hib hij hil hir his hus ib id
    ikh il im in iq ir is iz jab jad jaf jah jal jam jan jar jas jaw jaz jib jih jum kab kad kaf kal kam kar kas
    kaw kaz khad khaf khal khar khas khat khaz khid khor kul lab lah lam lat law laz lib lut mad mah maj mak mal
    man mar mas mat maw maz mih mis moh mub muf muh muj muk mun mur mus mut nab nad naf nah naj nam nas naw nay
    naz nid nim niz nou nur qab qad qais qal qam qas qud qur rab rad raf rag rah raj ram ran ras rat raw ray raz
    rid rif riy rub ruk sab sad saf sag sah saj sak sal sam san saq sar saw say sen shab shad shaf shah shak
    sham shar shaw shay sher shid shir shu sid sin sir sub sud suf suh suk sul sum sur tab tad taf tah taj tal
    tam tan taq tar tas taw tay taz thab tham thar tib tur ud um us wad waf wah waj wak wal war was waz yah yam
    yan yaq yas yaz zab zad zaf zah zak zal zam zan zar zaw zay zeb zid ziy zub zuh";

const HABESHA_STARTS: &str = "
    gebre*3 haile*3 wolde*3 tekle*2 tesfa tesfe kidane berhane habte fitsum amanuel mengis meles medhan mebra
    miki negus nega selam semere seyo shewa sira tade tsega tsige wende weld yeman yifru yohan zer zeray abra
    ade afe ale alem aman ange are asfa asgo asme ate awet ayele bahru beki belay bere biniam biru dag dan daw
    dere des eden efre elsa endale ermi eyob fikre fili fre genet ghir girma goi guesh";

const HABESHA_ENDINGS: &str = "
    mariam selassie michael giorgis medhin kidan yesus hiwet tsadik meskel amlak ab abe ai amanuel aregay birhan
    egzi el gabir geber haimanot hanna kristos lul ne negus rufael sellasie sion tatios tensae tinsae tu u ye
    yohannes zgi";

const RARE_FAMILY: &[Shape] = &[
    Shape { share: 26, pieces: &["al-*6 el-*3 abu~ abou bin~ ben~ al ash- an- bu", ARAB, ARAB_PLACES] },
    Shape { share: 42, pieces: &[ARAB, ARAB_FAMILIES] },
    Shape { share: 20, pieces: &[HABESHA_STARTS, HABESHA_ENDINGS] },
    Shape { share: 12, pieces: &[SOMALI_STARTS, SOMALI_ENDINGS] },
];

const ARAB_MEN: &str = "
    an ar ed eem er i id ih il im in ir is oud oun our ud us ais aisal ak al am aq at az ef ez ie iq it oum ouf
    ade adin awi";

const ARAB_WOMEN: &str = "
    a ah aa ada ala an ana ar aya eda een eera eh ela ena eya ia iba ida iya ila ima ina ira isa iza oun oona
    ouda ra ran sa una wa ya";

const HABESHA_WOMEN: &str = "
    wit ait at awit esh nesh work worq el ena yam tu ta abeba tsion birhan tirhas lem zaf shet aregash";

const ARAB_PLACES: &str = "
    ani ari ati awi adi afi ali ami an ar asi aydi edi i idi ili imi ini iri isi oudi ouri ubi udi ufi uri ushi
    wi zi ab ah as ash awneh eh at ayesh our ouf ous";

const ARAB_FAMILIES: &str = "
    ad adi af ai aj ak al am an ani ar ari as ash at awi aye e ed ee eh el er ey i id if ih ik il im in ir is it
    iye o oud ouk oul oun our ous ow ud uf ul um un ur us uye zadeh zai pour ian nia";

const SOMALI_STARTS: &str = "
    abd ab ad af ag ar aw ay bar bi bo bul buu caw dal dh dir dub du eg el far fi ga ge go gu ha he hu il is ja
    ji ka ki kul lib ma mu na qa ra ro sam sha shi sig ti ub wa ye";

const SOMALI_ENDINGS: &str = "
    ale an ane ar aweys di diid dle eed ey gal han iye kar lal le low mo nle nur qaad r re saxo shur sir war we
    weyne xi yare yow y";

const SPELLINGS: &[Rule] = &[
    ("q", "k"),
    ("ee", "i"),
    ("kh", "k"),
    ("ou", "u"),
    ("dh", "d"),
    ("i", "ee"),
    ("e", "a"),
    ("gh", "g"),
    ("u", "ou"),
    ("mm", "m"),
    ("<al-", "<el-"),
    ("h", ""),
    ("ah>", "a>"),
    ("as", "ass"),
    ("is", "iss"),
    ("a>", "ah>"),
    ("oo", "u"),
    ("<al-", "<al"),
    ("k", "q"),
    ("z", "s"),
    ("y", "i"),
    ("u", "o"),
    ("<el-", "<al-"),
    ("k", "kh"),
    ("ei", "ai"),
    ("a", "aa"),
    ("iy", "y"),
    ("am", "amm"),
    ("om", "omm"),
    ("aw", "au"),
    ("j", "g"),
    ("ss", "s"),
    ("o", "u"),
];
