//! How rare English family names are built: from farms and villages, fathers, trades, and what the
//! neighbours said.

use super::super::{origin::Shape, spelling::Rule};

/// How rare family names are built.
pub const RARE_FAMILY: &[Shape] = &[
    Shape { share: 54, pieces: &[STEMS, ENDINGS] },
    Shape { share: 14, pieces: &[STEMS, LINKS, ENDINGS] },
    Shape { share: 13, pieces: &[FATHERS, SONS] },
    Shape { share: 8, pieces: &[WARES, TRADES] },
    Shape { share: 6, pieces: &[SAID_OF, SAID] },
    Shape { share: 4, pieces: &[NORMAN, COURTS] },
    Shape { share: 1, pieces: &["fitz^ de^ de~^ st~^ le^", FATHERS] },
];

const STEMS: &str = "
    thorn ash brad hather had hol bar bur whit black green hart wood stan stock mil mar mor nor sut wes as ather
    bag bal bank barn bas bat beck bed bel ben ber bex bick bil bin birch birk blen bol bos bot bow brack bram
    bran bray brer bri brig brim brock brom brough buck bud bul bunt burn but cad cal cam can car cas cat caw
    chad chal chap char chat chel cher chil chip chol clap clay clif clo clough col con cop corn cot crab cran
    crat crick crim crock crof crom crow cud cul cum dal dan dar daw deep den der dew dick did dil din dod don
    dor dray drew dri dun dur ear eas eb eck edge el elm em en er es ever ew ex fair fal far faw fen fern fil
    fin fish flax flit flo fol for foul fox frame fren fris ful fur gad gal gam gar gat gil glas glos god gol
    gor gos gran gray graf grim grin gris grove gun hack hag hal ham han har has hat haw hay haz head heck hed
    hem hen hep her hes hethers hev hex hick hig hil hin hip hob hock hod hog hop hor hos hough how huck hud hul
    hum hun hurst hut ick ing inger ings ink ip ire is kel ken ker kes ket kil kim king kip kir kirk knap knock
    know lam lan lang lap lar lat law lax lea led leg lem len lev lich lil lin lit liver loft long lor lough lox
    lud lum lun lus lyd lyn mad mag mal man map mas mat may mead med mel mer mid mind mir mit mon moss mot mow
    muck mul mun mus nap nas nat need nes net new nib nob nock nut oak oaken ock od ol or os ot ough over ox
    pack pad pal pan par pas pat pax peb peck pem pen per pet pick pil pin pip plum pol pop port pot pres pud
    pul pur quar quin rad rag rains ram ran rat raven raw red ren rep rib rick rid rig rip ris rit rock rod rol
    rom ros roth row rox rud ruf rug rum rus rut ryd sal sand sax scar scor scot sed sel sen ses set shad shal
    shar shef shel shep sher ship shut sib sid sil sim sin skel skip slad slin smal smeth snel snit sod sol som
    sop south spal spar spin spof spring staf stain stal stam star stav steep stin stod ston stour stow strat
    street stub stur sud sun swan swin swith syl tad tam tan tap tar tat taver tem ten tet thack thax thel thir
    thor thrap thres thur tib tick tid til tin tit tod tol top tor tot tow tren trum tuck tun tur twi tyn ug ul
    under up ut wad wain wal wan war was wat way wed wel wen wer wet wex whal what wheat whel whis wib wick wid
    wig wil wim win wing wint wir wis wit wol wom wool wor wrag wrot wy yard yar yat yel yor";

const ENDINGS: &str = "
    ley ton ham by worth field wood ford shaw croft well hurst bridge brook burn den dale bourne combe cote cott
    gate hill house land lock low man mere more ridge stall stead stock stone thorpe thwaite tree wall water way
    wick wich holt hope head bank beck cliffe garth gill holme ington ingham erton erley over bury borough ditch
    don end ey grave greave grove hall hay leigh moor nell pool port rod royd side sey ster stow sworth tham
    ther thorn tock top try vell vin wade ward wright yard er ers ell ett ard ing ock";

const LINKS: &str = "ing er el en ers ings all am an as is ar ens on o ert est";

const FATHERS: &str = "
    wat dick hob rob tom jack will wilk hodg hutch jeff jenk per pars rich rog sander sim steph thom walt adam
    alli and art aust bart bat ben bett brown cecil christ clem col cuth dan dav daw denn don dob eb ed el elli
    em ever fel gar geof gerv gib gil good greg hal ham harr hen hew hick hud hugh humph ibb jam jan jes jord
    jos kit lamb lar laur law len lew luc mad mar mart matt mich moll mor nell nic nick nor ol os pag pat paul
    pen pet phil pol ral ran ric robin row sam sil simk stan tam tebb theo tib tim trist ty wal war wid wig wy";

const SONS: &str = "
    son s kin kins kinson cock cox ett otts mott erson ison inson iss ling man cott el ells eson tson tt lin
    lins on ons en ens ey ies ock ocks ot ard ards ers art arts ington ward";

const WARES: &str = "
    arrow bark bell bow brass bread bridge butter candle cart cheese church clay cloth coal coffer cook cord
    corn crook fell fish flax flesh fold gate glass glove gold hay hard harp hat herring hemp hen honey horse
    iron kettle lead leather lime lock mill nail needle net oat oven ox pack pan pepper pin plough pot quarry
    rope salt saw sea shear shep shoe silver skin slate spoon stave sword tan thatch tile toll turf wag wain wax
    web whit wheel wine wood wool";

const TRADES: &str = "er man ster wright smith ward herd maker monger ker mer ter wick worker ier yer hewer seller";

const SAID_OF: &str = "
    arm bad black blithe bold bright broad brown cold cruik dear dry dull early fair fast free full gay gold
    good gray great grim hard high hot keen lang light lily little long love make merry new old proud quick red
    rough round sharp short small smooth sweet swift tall thin thick true twelve young white wild win wise";

const SAID: &str = "
    fellow strong head body day foot shanks man love bird bone bread cock coat cup eye fish friend goose hand
    hare heart hood horn hose kin lad leg lock lord mouth neck penny pound rod shaft shank shoe side skin speare
    spear staff stick tail thing thorn tree water weather wine wit wolf wright";

const NORMAN: &str = "
    beau mont gran bel man ver neu cour del har dar per mor mal lan fon fre bas bos cham cler cor dan des gas
    gren lac lasc mand mar mel mus nev par pau pin plan quin ram roch ros sac san tal tan tour tre tru val vau
    ven";

const COURTS: &str = "
    ville court champ mont fort bray cell cy dell ey ger lay ell ers ard ay aunt elle erell eville ier igny ine
    ings iot ois ord our oux ton vers vey";

/// How one English name comes to be written in several ways.
pub const SPELLINGS: &[Rule] = &[
    ("ey>", "y>"),
    ("i", "y"),
    ("ly>", "ley>"),
    ("ny>", "ney>"),
    ("ley>", "leigh>"),
    ("at", "att"),
    ("it", "itt"),
    ("ey>", "ie>"),
    ("ck", "k"),
    ("al", "all"),
    ("el", "ell"),
    ("er", "ar"),
    ("ton>", "tone>"),
    ("th", "t"),
    ("an", "ann"),
    ("in", "inn"),
    ("ph", "f"),
    ("d>", "de>"),
    ("y", "i"),
    ("ar", "arr"),
    ("er", "err"),
    ("ea", "ee"),
    ("son>", "sen>"),
    ("ll", "l"),
    ("ford>", "forth>"),
    ("n>", "ne>"),
    ("ay", "ai"),
    ("s>", "es>"),
    ("c", "k"),
    ("or", "er"),
    ("tt", "t"),
    ("ham>", "um>"),
    ("leigh>", "ley>"),
    ("k>", "ke>"),
    ("oo", "u"),
    ("ei", "ie"),
    ("rr", "r"),
    ("ar", "er"),
    ("wh", "w"),
    ("l>", "le>"),
    ("ee", "ea"),
    ("nn", "n"),
    ("e>", ">"),
    ("ai", "ay"),
    ("<w", "<wh"),
    ("worth>", "orth>"),
    ("ks", "x"),
    ("ie>", "y>"),
    ("ss", "s"),
    ("by>", "bie>"),
    ("gh", ""),
    ("r>", "re>"),
    ("ag", "agg"),
    ("en", "in"),
    ("ow", "oe"),
    ("s>", "ss>"),
    ("el", "le"),
    ("ur", "er"),
    ("am", "amm"),
    ("om", "omm"),
    ("hurst>", "herst>"),
    ("ough", "uff"),
    ("dge", "ge"),
];
