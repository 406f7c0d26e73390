//! Names of the Yoruba, the Igbo, the Akan and their neighbours.

use super::{
    origin::{Origin, Shape, Stock},
    spelling::Rule,
};

/// West Africans.
pub static ORIGIN: Origin = Origin {
    name: "west_african",
    share: 15,
    english_given: 40,
    male: Stock { common: MALE, flat: 20, rare: 52, shapes: RARE_GIVEN },
    female: Stock { common: FEMALE, flat: 20, rare: 52, shapes: RARE_GIVEN },
    family: Stock { common: FAMILY, flat: 14, rare: 58, shapes: RARE_FAMILY },
    feminine: &[],
    spellings: SPELLINGS,
};

const MALE: &str = "
    Kwame Kofi Kwasi Kwaku Yaw Kojo Kwabena Emmanuel Samuel Joseph Daniel Michael Isaac Ebenezer Prince Godfred
    Nana Chidi Emeka Tunde Olusegun Adebayo Babatunde Oluwaseun Olumide Ayodele Ayodeji Femi Kunle Segun Wale
    Dele Gbenga Rotimi Tobi Tosin Kehinde Taiwo Sola Kayode Bayo Chukwuemeka Chinedu Chukwudi Ifeanyi Ikenna
    Obinna Uche Ugochukwu Nnamdi Okechukwu Kelechi Onyekachi Chigozie Chibueze Obiora Ikechukwu Godwin Sunday
    Friday Innocent Festus Augustine Musa Ibrahim Sani Abubakar Usman Yakubu Mamadou Ousmane Amadou Lamin Ebrima
    Modou Alhaji Sorie Foday";

const FEMALE: &str = "
    Abena Akosua Ama Adwoa Akua Yaa Efua Esi Afia Adjoa Grace Mercy Comfort Patience Blessing Precious Gifty
    Vida Chioma Ngozi Folake Yewande Funmilayo Adaeze Adaobi Amaka Chiamaka Chidinma Chinwe Chinyere Ebele
    Ifeoma Ijeoma Kemi Nkechi Nneka Obiageli Oge Ogechi Onyinye Uchenna Uju Uzoma Bisi Bola Bukola Bunmi Dupe
    Folasade Funke Ibironke Iyabo Mojisola Modupe Morenike Olabisi Olayinka Olufunke Oluwatoyin Omolara Omotola
    Ronke Sade Shade Simisola Temitope Titilayo Tolulope Toyin Yetunde Aminata Fatou Mariama Isatou Kadiatu Hawa
    Binta Aissatou Fatoumata Awa Zainab Hadiza Rahmatu";

const FAMILY: &str = "
    Mensah*2 Owusu*2 Boateng Osei Asante Appiah Okafor Okonkwo Adeyemi Adebayo Ogunleye Eze Nwosu Balogun
    Olawale Bello Addo Agyeman Amoah Ampofo Ankrah Annan Ansah Antwi Asamoah Asare Badu Baah Bonsu Darko Donkor
    Frimpong Gyamfi Kusi Kyei Manu Nkrumah Nyarko Obeng Ofori Opoku Oppong Quaye Sarpong Yeboah Acheampong Adjei
    Afriyie Akuffo Danquah Amankwah Quartey Tetteh Lartey Abiola Adekunle Adeleke Adeniyi Adeola Adesanya
    Adewale Afolabi Ajayi Akande Akinola Alabi Aluko Ayodele Babatunde Bankole Coker Dada Fashola Idowu Lawal
    Oduya Ogunbanjo Ojo Oke Okeke Okoro Okoye Oladipo Olaniyan Onyeka Oyelaran Oyewole Salami Sanusi Shonibare
    Williams Achebe Agu Amadi Anyanwu Chukwu Ekwueme Ezenwa Ibe Igwe Iwu Madu Mba Nnadi Nwachukwu Nwankwo Obi
    Odili Ofor Ogbonna Okafo Okoli Onuoha Onyekwere Opara Udeh Ugwu Umeh Uzor Diallo Bah Barry Sow Camara Touré
    Traoré Keita Koné Kamara Conteh Sesay Koroma Bangura Kargbo Turay Jalloh Ceesay Jallow Njie Touray N'Diaye
    Diop Fall Mbaye Seck Cissé";

const RARE_GIVEN: &[Shape] = &[
    Shape { share: 56, pieces: &[YORUBA_STARTS, YORUBA_ENDINGS] },
    Shape { share: 36, pieces: &[IGBO_STARTS, IGBO_ENDINGS] },
    Shape { share: 8, pieces: &[DAY_STARTS, DAY_ENDINGS] },
];

const RARE_FAMILY: &[Shape] = &[
    Shape { share: 48, pieces: &[YORUBA_STARTS, YORUBA_ENDINGS] },
    Shape { share: 32, pieces: &[IGBO_FAMILIES, IGBO_TAILS] },
    Shape { share: 20, pieces: &[AKAN, AKAN_ENDINGS] },
];

const YORUBA_STARTS: &str = "
    ade*2 olu*2 oluwa*2 ola ayo ife omo temi tolu folu akin ogun oye adé oyin abi afo aje aki ala ara ari awo
    ayin baba bami bola dami dare debo demi fami fasi fola funmi gbade gbemi gbola ibi ido ige ikú ilé ire ito
    iya jaye jide kola lade lola mobo modu moji moyo obafemi odu oge oja oke oko olo olodu ope oro osho oso ota
    owo oyi rele rotimi shola sije simi sola tade taiwo tami teni titi tiwa tobi tola yemi yewa";

const YORUBA_ENDINGS: &str = "
    wale tunde bola yemi niyi dayo seun tobi tosin mide lola bisi kemi sola dara kunle femi gbenga lade leke
    lowo mola nike peju pelumi remi ronke sanya sina sogo tayo timi toyin wande wole wumi yinka bode bukola
    bunmi damola deji dele dipo dotun fade funke jide jimi jumoke kayode kola kolade lanre layo lu luyi mope
    muyiwa nuga oluwa ola ore osho ojo rike rin rinde sade sanmi segun sewa shina simi tade tola tope tokunbo
    wunmi yele yode yomi yosola biyi badejo banjo bamiro bayo beji bowale bunsola dahunsi debiyi deniran foluwa
    gbite goke kanmi koya lakun leye luwa mbi moyegun nle nowo oriola puju sakin soji sunkanmi tomiwa";

const IGBO_STARTS: &str = "
    chi*3 chukwu*2 ngo nna obi uche eme ike oge ony onye ama ada ebe eze ezi ife ije kele kene mma nke nne nwa
    nzu oby oka oli som uba udo ugo uju uzo zik kosi tochi munachi kamsi dubem olisa afam aku ani anu ebu ele
    izu ogo ora";

const IGBO_ENDINGS: &str = "
    nedu amaka dinma nonso jindu ka kachi nwe nyere oma bueze buike buzo dera dozie ebere emezie ekwu fumnanya
    gozie jioke kwado luka maobi madu mere mezie muanya naza nenye ngozi nna nwendu nyelu obim okwu ora osa
    osita sa soro ugo umeh uzo zaram zie zoba ziri chi chukwu eche eze fechi funa gbo ke kodi kwe lechi le me na
    nweze nwa nma rah";

const IGBO_TAILS: &str = "
    nkwo ngwu chukwu kolo dike beze goro fo for ye ke ro li mba ma di biri kwe kwu ra eze obi igwe agu oha ka bu
    bue chi cha che dibia du fia gbo gbu ha ike je ji kafor kani ko kezie kike koro kporo kwesili la le lue madu
    meka mere mezie mka na ne neme nna no nso nta nu nweke nya nze obia oduche ogu oji okpara okwu ona onye ora
    orie osa osu ozo pa raka ri rum sa shi si so ta te ti to tu u uche ugo uwa uzo wa we wu yi za ze zi zo zor
    zue";

const AKAN: &str = "
    ab aby ach ad adj ado adw af afr agy ak akw am amp an ank ans ant ap app apr as asi att aw ay baf bad bais
    bam ben bek boa bos bot bra buab coff cud dad dan dank dar dod dom don dum ef el em ess fian fos fri gam ger
    gya had hag ham ink kan kar kes kis kon kor kus kwa kwar kyer lam lar man mer min nar nket nyam nyan ob od
    of ok op ot ow poku pra quan quar quay sac saf sar sef ser sik tak tan tay tet tor twum wia yam yan yeb";

const DAY_STARTS: &str = "
    nana- afua- kwa kwe ako adwo nyame osei_ yaw- kofi- paa- maame- ekow-";

const DAY_ENDINGS: &str = "
    sika dom ye boafo adom akosua ama kuma hene abena adjei akoto serwaa pokuaa boatema konadu dufie";

const IGBO_FAMILIES: &str = "
    nwa*3 oko*3 eze*2 uche obi ike onu ony ama ani chuku oke oji udo ude ugwu umu uzo ogu agu anya eke ene ibe
    iwu mba nna nne nwo ofo oha odo iro oru";

const AKAN_ENDINGS: &str = "
    ah ako am ampong amfo anin ansa ante anti are arko asi asu ate atia awu bea bena boah dom du dwaa eah eh ei
    ene eng ere erh fo fori fuah ie im ing ini iri kai ko koh kum kye ma man mani nang nim no nor nu nya om on
    ong ori oso otey owa owu pong sah sem si so su te teng to tey ti toe um wah we ye yin";

const SPELLINGS: &[Rule] = &[
    ("o", "u"),
    ("s", "sh"),
    ("kw", "qu"),
    ("i", "e"),
    ("gb", "b"),
    ("ch", "sh"),
    ("a", "ah"),
    ("j", "dj"),
    ("ou", "u"),
    ("nw", "mw"),
    ("ye", "ie"),
    ("k", "c"),
    ("e>", "eh>"),
    ("oo", "o"),
    ("oy", "oi"),
    ("an", "ann"),
    ("in", "inn"),
    ("u", "oo"),
    ("sh", "s"),
    ("e", "i"),
    ("w", "v"),
    ("dj", "j"),
    ("ai", "ay"),
];
