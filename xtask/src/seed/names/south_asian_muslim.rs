//! Names of the Muslims of Pakistan, Kashmir, India and Bangladesh.

use super::{
    origin::{Origin, Shape, Stock},
    spelling::Rule,
};

/// Muslims of South Asia.
pub static ORIGIN: Origin = Origin {
    name: "south_asian_muslim",
    share: 60,
    english_given: 2,
    male: Stock { common: MALE, flat: 20, rare: 26, shapes: RARE_MALE },
    female: Stock { common: FEMALE, flat: 20, rare: 26, shapes: RARE_FEMALE },
    family: Stock { common: FAMILY, flat: 8, rare: 28, shapes: RARE_FAMILY },
    feminine: &[("Miah", "Begum"), ("Uddin", "Khatun"), ("Ullah", "Bibi"), ("Miya", "Begum")],
    spellings: SPELLINGS,
};

const MALE: &str = "
    Mohammed*9 Muhammad*7 Mohammad*3 Ahmed Ali*2 Hassan Hussain Imran Asif Tariq Yusuf Ibrahim Bilal Usman Omar
    Khalid Zain Abdul*3 Syed*2 Adeel Adil Adnan Aftab Ahsan Akbar Akhtar Amir Amjad Anwar Aqib Arif Arshad Asad
    Ashraf Atif Awais Ayaz Azhar Aziz Babar Basharat Dawood Ehsan Faisal Farhan Farooq Fazal Ghulam Habib Hamid
    Hamza Haroon Hasan Haider Idrees Iftikhar Ijaz Iqbal Irfan Ishaq Ismail Jabbar Jahangir Jamil Javed Junaid
    Kabir Kamran Karim Kashif Khurram Liaqat Mahmood Majid Malik Mansoor Masood Mohsin Mubashir Mudassar Mumtaz
    Munir Musa Mushtaq Mustafa Nadeem Naeem Nasir Naveed Nawaz Nazir Noman Nisar Omer Pervez Qasim Rafiq Rashid
    Raza Rehan Riaz Rizwan Saad Sabir Sadiq Saeed Safdar Sajid Salim Saleem Salman Saqib Sarfraz Shabir Shafiq
    Shahbaz Shahid Shahzad Shakeel Shahnawaz Shoaib Sohail Sufyan Sulaiman Suleman Tahir Talha Tanveer Taimoor
    Umair Umar Wahid Waheed Wajid Waqar Waqas Wasim Yaqub Yasin Yasir Younis Zafar Zahid Zaheer Zakaria Zeeshan
    Zubair Abu Azad Badrul Delwar Enamul Foysal Jubair Kamal Kamrul Lutfur Mahbub Mizanur Monir Nazrul Rafiqul
    Rezaul Ruhul Saiful Shahin Shamim Shofiqul Sirajul Tofayel";

const FEMALE: &str = "
    Fatima*2 Aisha*2 Ayesha Khadija Zainab Maryam Samina Nasreen Rukhsana Shabana Farah Noor Shazia Saima Sadia
    Sana Sara Rabia Robina Parveen Naila Nazia Nadia Nasim Naseem Nusrat Mumtaz Misbah Mehwish Mariam Maria
    Lubna Kiran Khalida Kausar Iram Iqra Humaira Huma Hina Hira Halima Hafsa Ghazala Fozia Fouzia Firdous
    Farzana Farida Farhana Bushra Azra Asma Asia Anisa Amna Aneesa Alisha Aliya Alia Aleena Aqsa Arifa Asifa
    Atiya Benish Bilqis Faiza Fareeha Fiza Gulnaz Gulshan Hajra Hameeda Haleema Hanifa Hasina Inaya Irum Ishrat
    Jabeen Jamila Javeria Kanwal Kulsoom Laiba Mahnoor Majida Malika Mehreen Memoona Mobeen Munira Musarat
    Nabila Nagina Najma Nargis Nasira Naveeda Nazma Nighat Nimra Nida Nosheen Qudsia Rahila Raheela Razia Rehana
    Riffat Rizwana Rubina Rukhsar Sabiha Sabina Sabrina Safia Safina Saira Sajida Sakina Salma Samia
    Samiya Samra Sarwat Sehrish Shabnam Shaheen Shahida Shahnaz Shaista Shakeela Shamim Shamaila Shamshad Sidra
    Sobia Sonia Sumaira Sumaya Summera Sumera Syeda*2 Tabassum Tahira Tanzeela Tasleem Tasneem Tayyaba Uzma
    Yasmin Yasmeen Zahida Zahra Zakia Zara Zareena Zarina Zubaida Zulekha Afsana Anwara Fahmida Hosneara Jesmin
    Lipi Luthfa Mina Momtaz Monwara Nazmin Nilufa Rahima Rina Rumena Runa Ruksana Sabekun Salima Shirin Sultana
    Taslima";

const FAMILY: &str = "
    Khan*4 Hussain*4 Ahmed*4 Ali*3 Begum*2 Akhtar*2 Mahmood*2 Iqbal Malik Bibi*2 Mohammed Shah Miah*2 Rahman
    Uddin Islam Choudhury Chowdhury Butt Mirza Sheikh Shaikh Qureshi Raja Siddiqui Aslam Ashraf Azam Aziz Bashir
    Bhatti Dar Dad Farooq Hassan Hanif Haq Haque Hamid Hussein Javed Kazi Karim Kauser Kayani Khatun Khatoon
    Latif Mehmood Mughal Munir Nawaz Nazir Parveen Patel Pathan Rafiq Rashid Rasool Raza Rehman Riaz Sadiq Saeed
    Sarwar Satti Shafi Shafiq Sharif Sultan Sultana Syed Tahir Tariq Ullah Yaqub Yasin Yousaf Younis Yusuf Zaman
    Abbas Abbasi Afzal Ahmad Akbar Akram Alam Altaf Amin Anwar Arif Arshad Asghar Awan Azad Baig Bano Bari
    Chaudhry Chaudhary Choudhary Faruk Ghani Gulzar Habib Hafeez Haider Hakim Hayat Hossain Hoque Ibrahim Idris
    Ilyas Inayat Ishaq Ismail Jabbar Jahan Jamil Janjua Kabir Kamal Kausar Khaliq Khalid Khokhar Kiani Lodhi
    Mahmud Majid Malek Mannan Masood Matin Memon Minhas Mir Moghul Molla Munshi Mustafa Nadeem Naeem Naseem
    Nasir Nisar Noor Pervaiz Qadir Qasim Quddus Rauf Rehmat Rizvi Rouf Sabir Saddique Safdar Saleem Salam Samad
    Sardar Sattar Shabir Shaheen Shahid Siddique Sohail Talukdar Tanveer Tarafdar Usman Wahid Warraich Zafar
    Zahid Zaheer Zaidi Zia";

const RARE_MALE: &[Shape] = &[
    Shape { share: 22, pieces: &["abdul*5 abd-ul- abdur abdus abdel abu-", SERVANTS] },
    Shape { share: 26, pieces: &[ROOTS, FAITH] },
    Shape { share: 52, pieces: &[ROOTS, ROOT_MEN] },
];

const RARE_FEMALE: &[Shape] =
    &[Shape { share: 70, pieces: &[ROOTS, ROOT_WOMEN] }, Shape { share: 30, pieces: &[GRACE_STARTS, GRACE_ENDINGS] }];

const SERVANTS: &str = "
    rahman karim rahim aziz majid hamid wahab qadir qayyum latif malik ghaffar ghani hakim haq haseeb jabbar
    jalil kabir khaliq manan matin mateen mohsin momin muqeet nasir quddus raqib rashid rauf razzaq rehman sabur
    salam samad sami sattar shakur subhan tawwab vahid wadud wahid waheed wakil wali basit bari azim alim awal
    ahad fattah hadi hafeez halim hannan mabud mubin muhaimin mujeeb mukit noor sobhan shaheed kuddus motin
    monaf mannan mumin nur kahar hai khalek malek aleem";

const ROOTS: &str = "
    sham sir naz rif zah sad kam nas raf shaf lat haf ham shak nad jam kab rash am muj mun mus nur qam raz sal
    saj ahs akr al anw ar asl ass azh bash bur far faz fah fakh gh gul hab had haj har has haz hid hum husn ibt
    ift iht ij ikr il im in irsh ism izh jab jal jav jib jun kal kaml kar kash khal khur kif lab liaq luqm mah
    maj mak mal mans maq mar mas maz mehr mob mot mub mud muf mukht mum muq murs mush musl mut muz nab naf nah
    naj nam naq nash nav nazr nem nig nish niz nom nos nus od qad qais qal qas qud qurb rab rafaq rah raj rak
    ram ras rauf reh rid rih rizw rub ruf ruh rukh rust sab sadr saf sag sah sak sam san saq sar sarf sat say
    shab shad shah shahr shaj shan shar shas shaw shaz sheh shok shuj sib sid sik sikand sob suf sult sum tab
    taf tah taj tal tam tan taq tar tas taw tayy tuf ub umm us uz wahd waj wal waq was waz yam yaq yas yaw yun
    zab zaf zak zam zar zaw zay zeb zesh zia ziy zoh zub zuf zuh zul";

const RARE_FAMILY: &[Shape] = &[
    Shape { share: 45, pieces: &[ROOTS, ROOT_FAMILIES] },
    Shape { share: 30, pieces: &[CLANS, CLAN_ENDINGS] },
    Shape { share: 25, pieces: &[BENGALI, BENGALI_ENDINGS] },
];

const CLANS: &str = "
    abb afr aw bag bal ban bar bat bhag bhat bhut bug chach chan chat chaud chish chug dah dal dar das daud dhan
    dog dol dur fak gab gad gak gar ghak ghil gil gon gor guj gul har hash hot ins jad jak jal jam jan jar jat
    jath jok kak kal kam kan kar kash kath kay khak khal khar khat khos khok kul kum laghar lak lal lang lar las
    lod lon lot luh lund mag mah mak mal man mar mas mat maz meh mem meng mil min mir mob mog moh mok nag naj
    nar nath niaz nur orak pal pan par path phul pir por qad qam qaz qiz raf rah raj ran rath rind riz sab sad
    sah sal sam san sar sat shak shal sham shar shin sial sik sip sod soh som sud sul sum swat tal tan tar tat
    thak thah tiw toor ush var vir wad wag wah war was wat yar yus zad zah zang zard";

const BENGALI: &str = "
    abd akht ala ami an ash az bad bod bor bul chan daw deb dul en fak fari faz fir ful gaz gol gul haf hak han
    has him hur im isl it jah jal jam jas kad kal kam kar kas khal khur kor lat lok luk mad mah maj mak mal man
    mas mat maz mim mof moj mok mom mon mos mot moz muj muk mun mus nab naj nas naw naz nij nur ob om ot raf rah
    raj rak ran ras raz rob rok rup sab sad saf sah saj sal sam san shaf shah sham shar shof sik sir sob sof sol
    sub sul sur tah taj tal tar taz tof tor ud um us wah yak yas zah zak zam zia zub";

const FAITH: &str = "
    uddin ullah ur-rehman ud-din ul-haq ur ul-islam ul uzzaman al-din ur-rahman ul-hassan yar dad";

const ROOT_MEN: &str = "
    an ar at aar aan ad af ain aiz al am ash az een eed eef eel eem eer em eez il im in ir ish iq ood oof ool
    oon oor ud um un us";

const ROOT_WOMEN: &str = "
    a ia ida ina iza una aya een eena eeza ana ara ika ifa ila ima ira isa iya oona oosa unnisa un-nisa aat ama
    atun ayna eeha eela eera eha ena esha iqa ita nisa usha";

const GRACE_STARTS: &str = "
    noor gul mah shah mehr zeb zar hus far nil par shab rukh dil naz pari ruh san sham tab yas zain uz um um-e-
    bint-e-";

const GRACE_ENDINGS: &str = "
    jahan een naz fishan roze bano ana ara afza gul khanum afshan ish nisa nigar nida roop sara shan sheen vash
    wish zadi zeba kulsum habiba hani salma";

const ROOT_FAMILIES: &str = "
    an ar at ani ari avi azi afi ali ami ana ashi aq ati awi i ia idi ifi ij ilani imi in iri isi ood oon ori
    owal ud uddin udeen ullah ur uri us usi wal yal yani zada zai ad ak al am ain";

const CLAN_ENDINGS: &str = "
    a al an ana ar ara ari atti awal ela era er i ia ika il ija ka kar khel la li lla na ni ra ri sa ta ti tra u
    va ya zai zada yal iya oo hra ro ch ng";

const BENGALI_ENDINGS: &str = "
    uddin ullah ur_ ul_ dar kar miah sarkar mondal khan hossain islam rahman haque alam jaman war matbor
    pramanik biswas zaman udin ali ahmed";

const SPELLINGS: &[Rule] = &[
    ("ee", "i"),
    ("ai", "ay"),
    ("oo", "u"),
    ("q", "k"),
    ("i", "ee"),
    ("ss", "s"),
    ("u", "oo"),
    ("ed>", "ad>"),
    ("kh", "k"),
    ("a>", "ah>"),
    ("mm", "m"),
    ("ah>", "a>"),
    ("z", "s"),
    ("ou", "u"),
    ("v", "w"),
    ("gh", "g"),
    ("h", ""),
    ("u", "o"),
    ("k", "kh"),
    ("an>", "aan>"),
    ("f", "ph"),
    ("w", "v"),
    ("as", "ass"),
    ("is", "iss"),
    ("in>", "ein>"),
    ("sh", "s"),
    ("ay", "ai"),
    ("iy", "y"),
    ("dd", "d"),
    ("j", "z"),
    ("e", "a"),
    ("y", "i"),
    ("ain>", "ein>"),
    ("q", "kh"),
    ("am", "amm"),
    ("om", "omm"),
    ("au", "ou"),
    ("al", "all"),
    ("el", "ell"),
    ("o", "u"),
];
