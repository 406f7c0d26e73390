//! Names of the Poles and of the Baltic states, with their Russian speakers.

use super::{
    origin::{Origin, Shape, Stock},
    spelling::Rule,
};

/// Poles, Lithuanians, Latvians and their neighbours.
pub static ORIGIN: Origin = Origin {
    name: "polish_baltic",
    share: 40,
    english_given: 8,
    male: Stock { common: MALE, flat: 14, rare: 12, shapes: RARE_MALE },
    female: Stock { common: FEMALE, flat: 14, rare: 12, shapes: RARE_FEMALE },
    family: Stock { common: FAMILY, flat: 30, rare: 50, shapes: RARE_FAMILY },
    feminine: &[
        ("ki", "ka"),
        ("auskas", "auskaitė"),
        ("ičius", "ičienė"),
        ("as", "ienė"),
        ("ys", "ytė"),
        ("is", "ytė"),
        ("us", "utė"),
        ("ov", "ova"),
        ("ev", "eva"),
        ("ovs", "ova"),
        ("evs", "eva"),
        ("iņš", "iņa"),
    ],
    spellings: SPELLINGS,
};

const MALE: &str = "
    Piotr*2 Paweł Tomasz Krzysztof Marcin Grzegorz Jakub Łukasz Wojciech Zbigniew Michał Mateusz Andrzej Adam
    Marek Rafał Dariusz Mariusz Robert Jan Jacek Kamil Dawid Sebastian Artur Maciej Damian Bartosz Bartłomiej
    Sławomir Mirosław Stanisław Jarosław Radosław Przemysław Arkadiusz Daniel Patryk Filip Dominik Szymon Kacper
    Adrian Konrad Karol Hubert Igor Oskar Leszek Janusz Jerzy Józef Ryszard Tadeusz Kazimierz Henryk Wiesław
    Waldemar Roman Zdzisław Bogdan Bogusław Cezary Czesław Edward Eugeniusz Franciszek Ireneusz Jędrzej Juliusz
    Kajetan Krystian Lech Leon Mieczysław Norbert Remigiusz Seweryn Tymoteusz Wacław Witold Władysław
    Włodzimierz Zenon Zygmunt Mantas Tomas Darius Vytautas Mindaugas Andrius Gintaras Arūnas Linas Marius
    Saulius Rimantas Algirdas Žilvinas Audrius Donatas Edgaras Gediminas Kęstutis Laimonas Nerijus Ramūnas Rokas
    Šarūnas Tadas Valdas Vidas Vilius Jānis Andris Juris Edgars Māris Aivars Guntis Kaspars Mārtiņš Raimonds
    Uldis Valdis Ivars Artūrs Dmitrijs Aleksandrs Sergejs Vladimirs Igors Olegs Oleksandr Dmytro Serhiy Mykola
    Andriy";

const FEMALE: &str = "
    Agnieszka*2 Katarzyna*2 Małgorzata*2 Anna*2 Joanna Ewa Magdalena Monika Beata Aleksandra Zofia Barbara
    Krystyna Elżbieta Dorota Iwona Justyna Karolina Natalia Paulina Marta Patrycja Sylwia Kinga Weronika
    Wiktoria Julia Maria Danuta Jolanta Renata Teresa Halina Grażyna Bożena Irena Izabela Edyta Aneta Emilia
    Dominika Oliwia Zuzanna Maja Alicja Amelia Hanna Gabriela Klaudia Kamila Marzena Mariola Urszula Wioletta
    Lidia Jadwiga Stanisława Stefania Helena Genowefa Bogumiła Celina Cecylia Czesława Daria Elwira Eliza
    Felicja Honorata Ilona Jagoda Kornelia Lucyna Ludwika Malwina Nina Olga Róża Sabina Sandra Wanda Wiesława
    Władysława Zdzisława Żaneta Rūta Eglė Ieva Kristina Jūratė Daiva Rasa Inga Lina Vilma Asta Aušra Birutė
    Dalia Danutė Edita Gintarė Giedrė Indrė Jolita Jurgita Laima Loreta Neringa Ramunė Rita Simona Vaida
    Viktorija Živilė Inese Ilze Liene Līga Anita Baiba Dace Dzintra Evija Gunta Iveta Kristīne Laura Maija
    Sanita Santa Zane Zanda Jelena Natalja Svetlana Oksana Olena Iryna Tetiana Yulia Nataliia Kateryna Liudmyla";

const FAMILY: &str = "
    Nowak*2 Kowalski*2 Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski
    Kozłowski Jankowski Mazur Krawczyk Piotrowski Grabowski Pawłowski Michalski Zając Wieczorek Majewski Stępień
    Malinowski Sikora Baran Duda Król Wróbel Jabłoński Nowakowski Olszewski Jaworski Dudek Adamczyk Pawlak
    Walczak Rutkowski Górski Sikorski Witkowski Ostrowski Szewczyk Tomaszewski Pietrzak Marciniak Wróblewski
    Zalewski Jakubowski Jasiński Zawadzki Sadowski Bąk Chmielewski Włodarczyk Borkowski Czarnecki Sawicki
    Sokołowski Urbański Kubiak Maciejewski Szczepański Kucharski Wilk Kalinowski Lis Mazurek Wysocki Adamski
    Kaźmierczak Wasilewski Sobczak Czerwiński Andrzejewski Cieślak Głowacki Zakrzewski Kołodziej Sikorska
    Krajewski Gajewski Szulc Laskowski Ziółkowski Makowski Brzeziński Przybylski Domański Nowacki Borowski
    Błaszczyk Chojnacki Ciesielski Mróz Szczepaniak Wesołowski Górecki Krupa Kaczmarek Kaczmarczyk Leszczyński
    Lipiński Kowalewski Urbaniak Kozak Kania Mikołajczyk Czajkowski Mucha Tomczak Kozieł Markowski Kowalik
    Nawrocki Brzozowski Janik Musiał Wawrzyniak Markiewicz Orłowski Tomczyk Jarosz Kołodziejczyk Kurek Kopeć Żak
    Wolski Łuczak Dziedzic Kot Stankiewicz Piątek Jóźwiak Urban Dobrowolski Pawlik Kruk Domagała Piasecki
    Wierzbicki Karpiński Jastrzębski Polak Zięba Janicki Wójtowicz Stefański Sosnowski Bednarek Majchrzak
    Bielecki Małecki Maj Sowa Milczarek Kazlauskas Petrauskas Jankauskas Stankevičius Vasiliauskas Žukauskas
    Butkus Paulauskas Urbonas Kavaliauskas Ramanauskas Balčiūnas Navickas Savickas Baranauskas Petkevičius
    Adomaitis Bagdonas Jonaitis Kairys Mickevičius Norkus Rimkus Šimkus Žilinskas Bērziņš Kalniņš Ozoliņš
    Liepiņš Krūmiņš Balodis Eglītis Zariņš Pētersons Vītols Kļaviņš Kārkliņš Vanags Ivanovs Petrovs Jansons
    Ivanov Petrov Smirnov Kuznetsov Popov Volkov Morozov Shevchenko Bondarenko Kovalenko Tkachenko Kravchenko
    Melnyk Boyko Lysenko";

const RARE_MALE: &[Shape] =
    &[Shape { share: 60, pieces: &[SLAV_STARTS, SLAV_MEN] }, Shape { share: 40, pieces: &[BALT_STARTS, BALT_MEN] }];

const RARE_FEMALE: &[Shape] =
    &[Shape { share: 60, pieces: &[SLAV_STARTS, SLAV_WOMEN] }, Shape { share: 40, pieces: &[BALT_STARTS, BALT_WOMEN] }];

const SLAV_STARTS: &str = "
    bo bogu bole broni ceci cze dobro doma dzi eu fabi flo fran gabri gra gwi her iwo jad jaro jeremi jo kas
    kazi klem kon lau leo lu lubo lud maksy mel mie miło miro mści narc nat niko ole olg oli pat przemy racy
    rado rat roch roma ros sambo sewe sła sob sta su sulisz swie szcze święto tade teo ty walde was wielisz wien
    więce wik wita wła wszebo zbig zdzi ze zie zy żel";

const BALT_STARTS: &str = "
    aidr aist al alb alg alv arn arv ast ats aud aug aur auš aust balt ber bro daiv dain dal dang dar daug deim
    don dov ed eim eg eimut er ern evald gail gaud ged gied gin gint girt giedr gražv gunt ign il ing inguan int
    iren jaun jog jol jon jov jur kast kaz kęst krist laim laur lin liud luk man mant mar mil min mind nar ner
    nij or palm petr pov raim ram ras rein rim rit rok rol rom sandr saul sig sil sim skirm šar tad taur ted tom
    ud ug ur vaid val vest vid vik vil vir vit vyg vykint vyt zen zig žan žilv žyd žyg";

const RARE_FAMILY: &[Shape] = &[
    Shape { share: 34, pieces: &[ROOTS, NOBLE_ENDINGS] },
    Shape { share: 26, pieces: &[ROOTS, PLAIN_ENDINGS] },
    Shape { share: 22, pieces: &[BALT, LITHUANIAN_ENDINGS] },
    Shape { share: 10, pieces: &[BALT, LATVIAN_ENDINGS] },
    Shape { share: 8, pieces: &[ROOTS, RUSSIAN_ENDINGS] },
];

const ROOTS: &str = "
    adam andrz bab bagi bal ban bar bart baś bed bedn biał biel bier bil błasz bob bog bor bork bory bos boż
    bran broni brud brzez brzoz bud bug buj buk bur byk byst cał ceb ceg chab chal charz chł chmiel choj chrob
    chrust chud cich ciech ciel cies cis cud cwik cyg czaj czap czar czech czer czub dal dan dąb dem der derk
    dług dob dobrz dol dom drab dral drew drob droz drz dub dud dul dur dusz dyb dym dział dzi dzied dzik fab
    fal fil frąc fran gaj gal gał gar gąs gaw gierasz gieł gil gło głod głow gnia god gol goł gor gór gorz gos
    grab grad graj grob groch grom grosz gród grud grusz gry grzeg grzyb gub gul gur gut guz gwiaz haj hal han
    her hol hor hul jabł jac jag jan jar jas jasz jaw jaz jed jel jer jez jod jop jur kac kad kaj kal kam kań
    kap kar kas kasz kaw kaz kęd kęp kieł kier kij kil kla klep kli kło kluk kmie kob koc koch kod kol kom kon
    kop kor kos kość kot kow koz kra kram kraw krem krok kró kru krup kry krz krzyw kub kuc kuch kuj kuk kul kun
    kup kur kus kuś kut kwas kwie lach lad lam lang las lat lech leg lem len les lew lib lich lin lip lis lub
    lud luk lut łab łac łas łaz łęg łog łoj łom łop łoś łuk łup łyk łys mach mac mad maj mak mal mał man mar
    mars mat maz mącz męd mich miel mier mies mik mil miś młod młyn moch moc mod mok mor mos moś mosz mró mroz
    much muł mur mus myś myśl nad nar naw nied niem now nog nos ob och ogr ol olech olsz oles om opal or orł os
    osiń ost osz pab pac pach pal pap par pas pasz pat paw pąk pęk piech pie pier piet pil pio pis piw pla ple
    pło pod pog pok pol pom pop por pot poz prus przy psz puch puk pur pusz pyt rac rad raj rak ram rap rat raw
    reb rem rod rog rok rom ros rosz row roz róż rud ruk rum rus ryb ryc ryk ryl rys rzep sad sak sal sam sar
    sas saw ser sęk siek sien sier sik sit siw skał skib sko skor skow skrz skup sła śled śliw słom słon słow
    smo sob soch sok sol som sos sow spy stan star stas staw stef step stę stod stoj stol strug stry strz stu
    such suj suk sul sur swat święt swob syn syp szad szaf szal szar szat szcz szczur szel szep szew szym szyp
    śmi św tab tar taras tat ter tok tom tor trac traw trę troj trus trz tuch tur tusz twar tym ty uch ul urb
    usz wach wal was wąs waw wdow wed węg wia wie wiech wiel wier wierz wil win wiś wit wła wło wod woj wol wor
    wój wró wrób wy wysz wyż zab zach zag zaj zak zal zap zar zas zaw zbo zdro zem zgo zie zim zwo żab żar żdan
    żeb żel żmi żół żuk żur żyt";

const BALT: &str = "
    ab ad alek aleks amb and ant arb arl arn as aug bab bag bak bal bals balč balt ban bar bart bat baur bened
    bern berž bielsk bil birž blaž bl bog bor brad braz brig brun bruž bub bud bug bukl bul bur burb but butr
    čap čep česn čern čes čiur dab dag daj dam dan dapk dar daug dauk daun deg der dir dob dom don dov drag drev
    dub dud dul dump dun durn eid eig eim gab gaig gail gal gar gat gaur ged gel ger giedr gil gin gir girš gog
    gol graj gran graž grig grik grin grub gruod gud guog gur gust ign ilg jab jak jan jar jas jatk jaun jer jog
    jon jov juod jur jurg jus juš kač kaj kal kam kap kar karb kas kašk kat kaz kel kep ker kiel kimb kir kis kl
    klim kob kon kor kraj krauj krik krišt krup kub kud kuk kul kun kup kur kurt kuz kvedar lab laz lam lap las
    lat lauc laur lel len les lev lid liep lik lin lips liub liut lub luk lul mač mag maj mak mal man mar mark
    mart mas mat mauk maz med meil mer mick mieč mik mil min mis mit mock mon mor mot mul nar nau nav ner nev
    nork ož pad pak pal pan pap par paš pat paul pav pec pek per pet petk pik pil pin plat ples pliop poc pod
    pol poš pov pranck pretk prus puk pun pur put rač rad rag raist ram ran raud rek rem rib rim ring rin rog
    rom rud rug ruk rup rus rut sab sad sak sal sam sav ser serg sid sil sim sip skar skir skuč slav sm sok stab
    stak stan staš step stir stok stonk strazd strum stul sud sur šab šak šal šat šav šek šer šest šid šil šim
    šip škir šlap šlek šul šv tal tam tar taut tel tir tol trein trep trum tum tur ubart ug ul urb urn už vab
    vad vaič vain vait val van var vas vaš vein ven ver vež vič vid vil vir viš vit voic vol zab zabul zak zal
    zap zar zav zel zem zig zin zub žab žeb žeim žem žid žil žit žuk žur žvirb";

const SLAV_MEN: &str = "
    sław mir bor goj mił rad wit wój mierz gniew bert usz ian on yn im ek omir ost";

const BALT_MEN: &str = "
    as is us ijus antas autas ardas aras enas gaudas imantas ydas inas ius mantas mundas tautas valdas vydas ys
    utis iņš ars ers ijs ons ands olds";

const SLAV_WOMEN: &str = "
    sława mira miła rada ina ana ena ka usia ela ia yna ianna ita eta lina lena awa osława";

const BALT_WOMEN: &str = "
    a ė ija ina utė ytė aitė ene imantė menė ona ida olė uolė vydė vilė gailė īte īna ita ine anda";

const NOBLE_ENDINGS: &str = "
    ski*2 owski*3 ewski*3 iński*3 yński cki ecki icki ański eński alski elski arski orski ulski ieski ycki acki
    ocki";

const PLAIN_ENDINGS: &str = "
    iak ak czak ek iec ik czyk yk icz owicz ewicz kiewicz asz usz ała uła oń ieć eń ka ko ura uch acz arz ar an
    as eja ela era ga iel in oł ol ota owiec owy ny";

const LITHUANIAN_ENDINGS: &str = "
    as auskas aitis avičius evičius ėnas ys is ius utis ūnas ickas inskas onis ulis elis eika ila aila ūras us
    okas onas enka utas ašius ėlis ūtas anskas ėnis ikas išius";

const LATVIAN_ENDINGS: &str = "
    iņš āns īts s is ovs evs enko ītis sons ers ars nieks kalns bergs manis alis enieks olds ens uks īns";

const RUSSIAN_ENDINGS: &str = "
    ov ev in enko chenko uk iuk chuk ets iy ovich enkov unov ikov kin yshev anov inov arenko alov";

const SPELLINGS: &[Rule] = &[
    ("sz", "sh"),
    ("w", "v"),
    ("cz", "ch"),
    ("j", "y"),
    ("ki>", "ky>"),
    ("rz", "z"),
    ("ch", "h"),
    ("c", "ts"),
    ("ł", "w"),
    ("ó", "u"),
    ("š", "sh"),
    ("y", "i"),
    ("ś", "s"),
    ("ck", "tsk"),
    ("k", "c"),
    ("ż", "z"),
    ("ń", "n"),
    ("č", "ch"),
    ("i", "y"),
    ("ą", "on"),
    ("v", "w"),
    ("ia", "ya"),
    ("ę", "en"),
    ("ž", "z"),
    ("szcz", "sch"),
    ("sz", "s"),
    ("cz", "cs"),
    ("aus", "os"),
    ("ks", "x"),
    ("dz", "z"),
    ("ie", "e"),
    ("prz", "psh"),
    ("u", "oo"),
    ("k", "ck"),
    ("al", "all"),
    ("el", "ell"),
    ("sch", "sh"),
    ("ov>", "off>"),
    ("an", "ann"),
    ("in", "inn"),
];
