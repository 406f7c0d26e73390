//! Names of the Scots and the Irish.

use super::{
    origin::{Origin, Shape, Stock},
    spelling::Rule,
};

/// The Scots and the Irish.
pub static ORIGIN: Origin = Origin {
    name: "scottish_irish",
    share: 90,
    english_given: 50,
    male: Stock { common: MALE, flat: 12, rare: 10, shapes: RARE_GIVEN },
    female: Stock { common: FEMALE, flat: 12, rare: 10, shapes: RARE_GIVEN },
    family: Stock { common: FAMILY, flat: 16, rare: 38, shapes: RARE_FAMILY },
    feminine: &[],
    spellings: SPELLINGS,
};

const MALE: &str = "
    Patrick Sean Kevin Brian Liam Michael James John Declan Brendan Niall Eoin Cormac Oisín Aidan Aiden Conor
    Ciarán Kieran Colm Cathal Diarmuid Dermot Donal Eamonn Éamon Fergal Fergus Fintan Finn Gerard Killian
    Cillian Lorcan Malachy Noel Oran Padraig Pádraig Phelim Ronan Rónán Rory Ruairí Seamus Séamus Shane Shay
    Tadhg Tiernan Turlough Ultan Angus Hamish Fraser Duncan Euan Ewan Ewen Callum Calum Craig Gordon Alasdair
    Alistair Alastair Archibald Blair Bruce Cameron Campbell Colin Donald Dougal Douglas Finlay Findlay Gregor
    Hector Iain Innes Keir Kenneth Lachlan Logan Magnus Malcolm Murdo Murray Neil Niven Ramsay Ranald Roderick
    Ross Ruaridh Scott Struan Stuart Torquil Fearghal Odhrán Dáithí Darragh Dara Emmet Enda Eunan Flann Manus
    Naoise Peadar Senan";

const FEMALE: &str = "
    Mary Bridget Kathleen Siobhan Siobhán Sinead Sinéad Aoife Niamh Ciara Roisin Róisín Orla Órla Caoimhe
    Grainne Gráinne Maeve Méabh Deirdre Fionnuala Nuala Noreen Maureen Eileen Aisling Aoibheann Bronagh Brid
    Bríd Cara Clodagh Dervla Eimear Emer Eithne Fidelma Finola Geraldine Íde Laoise Majella Máire Mairead
    Mairéad Maura Oonagh Saoirse Sorcha Teresa Una Úna Fiona Eilidh Isla Catriona Morag Mairi Màiri Ailsa Aileen
    Alana Annabel Beathag Bonnie Elspeth Effie Flora Greer Heather Iona Isobel Ishbel Jean Jessie Kirsteen
    Kirsty Kirstin Lesley Lorna Lindsay Marsaili Moira Mhairi Morven Muriel Netta Rhona Rona Senga Sheena Shona
    Skye Blair Caitlin Caitlín Colleen Erin Shannon Tara Sadhbh Ríona Muireann";

const FAMILY: &str = "
    Murphy*2 Kelly*2 Campbell*2 Stewart*2 Smith*2 Wilson Robertson Thomson Brown Walsh O'Brien Byrne Ryan
    O'Connor Doyle McCarthy Gallagher Doherty Kennedy Lynch Murray Quinn Moore McLoughlin Clark Reid Ross
    MacDonald McDonald Morrison Paterson Young Watson Fraser Henderson Johnston Hamilton Graham Kerr Simpson
    Martin Davidson Ferguson Duncan Cameron MacLeod McLeod McKenzie Mackenzie Hunter Bell Mackay McKay Grant
    Wallace Gibson Crawford Black Marshall Munro Sinclair Sutherland Cunningham Burns Craig Gordon Muir Mitchell
    Allan Boyle Carroll Connolly Daly Cullen Collins Clarke Brennan Burke Nolan Flynn Fitzgerald Fitzpatrick
    Farrell Dunne Duffy Donnelly Delaney Dempsey Devlin Dolan Donovan Egan Fahy Fallon Feeney Finnegan Flanagan
    Fogarty Foley Gormley Grady Griffin Hayes Healy Heaney Hegarty Hennessy Higgins Hogan Hughes Hurley Kavanagh
    Keane Kearney Keating Keenan Kehoe Kenny Kiernan Lavery Leahy Lennon Madden Maguire Maher Mahon Malone
    Mallon McAuley McAllister McBride McCabe McCann McCormack McCormick McCoy McCrory McCusker McDaid McDermott
    McDonagh McDonnell McElroy McEvoy McFadden McFarlane McGee McGill McGinley McGinty McGovern McGowan McGrath
    McGregor McGuinness McGuire McHugh McIntosh McIntyre McInnes McIvor McKee McKenna McKeown McKinney
    McLaughlin McLean McMahon McManus McMillan McNally McNamara McNeill McNulty McPhee McPherson McQuillan McRae
    McShane McSweeney McTavish McVeigh Molloy Monaghan Moran Mulligan Mullan Mullen Neary Neeson Noonan
    O'Callaghan O'Donnell O'Donoghue O'Driscoll O'Dwyer O'Farrell O'Flaherty O'Gorman O'Grady O'Hagan O'Halloran
    O'Hara O'Keeffe O'Kane O'Leary O'Mahony O'Malley O'Neill O'Reilly O'Riordan O'Rourke O'Shea O'Sullivan
    O'Toole Phelan Power Prendergast Rafferty Redmond Regan Reilly Rice Roche Rooney Shanahan Shannon Sheehan
    Sheridan Slattery Sweeney Tierney Timoney Tobin Toner Traynor Tully Twomey Ward Whelan Aitken Abercrombie
    Adamson Alexander Anderson Arbuthnot Baird Barclay Baxter Beattie Begg Blair Borthwick Boyd Bremner Brodie
    Bruce Buchan Buchanan Cairns Calder Carmichael Chalmers Chisholm Christie Cochrane Colquhoun Cowan Cowie
    Crichton Cruickshank Currie Dalgleish Dalziel Dewar Dickson Docherty Donaldson Douglas Drummond Drysdale
    Dunbar Dunlop Elder Elliot Erskine Ewing Farquhar Farquharson Finlayson Findlay Forbes Forsyth Fyfe
    Galbraith Galloway Geddes Gemmell Gillespie Gilmour Gilchrist Gow Guthrie Haig Hay Heron Hogg Houston Imrie
    Inglis Innes Irvine Jamieson Jardine Keith Kidd Kilpatrick Kirkpatrick Kinnear Laing Laird Lamont Lauder
    Leckie Leitch Leslie Liddell Lindsay Lockhart Logan Lumsden Maitland Malcolm Mathieson Maxwell Melville
    Menzies Millar Milne Moffat Moncrieff Montgomery Mowat Murdoch Nairn Napier Neill Nicol Nisbet Ogilvie Orr
    Petrie Pollock Pringle Purdie Rae Ramsay Rankin Rennie Ritchie Rutherford Scobie Semple Shields Skene
    Somerville Soutar Spence Stirling Strachan Struthers Tait Tennant Todd Tulloch Urquhart Wardlaw Weir Wishart
    Yule";

const RARE_FAMILY: &[Shape] = &[
    Shape { share: 40, pieces: &["mc^*6 mac^*2 mac o'*2 mag il kil^", SAINTS] },
    Shape { share: 30, pieces: &["mc^*6 mac^*2 o'*3 _*4", CLANS, CLAN_ENDINGS] },
    Shape { share: 30, pieces: &[HILLS, HILL_ENDINGS] },
];

const RARE_GIVEN: &[Shape] = &[Shape { share: 1, pieces: &[CLANS, GIVEN_ENDINGS] }];

const SAINTS: &str = "
    adam affer aleer aleese alinden allen alpin andrew ardle arthur askill askie atamney ateer aulay avoy bain
    barron beath birnie brearty brinn burney caffrey caig call callion callum calman camley candless carron
    cartan cartney caskill caughan causland cavitt chesney clafferty clean cleary clelland clement closkey clung
    clure clymont colgan coll comb conachie conaghy connell conville coo cord corkindale corquodale court
    cracken crae crea cready creadie creanor creesh creight crone crossan crudden crum cue culloch culley curdy
    curry cutcheon dade dairmid darragh devitt diarmid dine dougall dowall duff dyer eachern elduff elhinney
    elhone elligott elmeel elvenny elwee enroe entee erlean errigle eveney ewan ewen fall farland fate fetridge
    fie gahan gahey garry garrigle garvey gaughey gettigan ghie gibbon gilchrist gillivray gilloway gimpsey ginn
    girr glashan glinchey glone glynn goldrick gonagle gonigal gookin gorry gough gourty gowran grane greal
    greevy griskin groarty guckin guffin guigan gurk hale hardy harg harrie ilroy ilveen ilwaine ilwraith inally
    inerney innery isaac jannet kane kail kendry keegan keith kelvie kerlie kernan kerral kibbin kie killop kim
    kinlay kinnon kinstry kirdy knight lachlan lafferty laine lardy lagan larnon laren lavin leish lellan lennan
    lernon levy lintock loone lorinan luckie lure lurg martin master meekan menamin menemy michael minn mordie
    morran mullan murdo murray murtry naboe nair naught neice nelis nicol nie niff nish nutt onie parland
    partlin peake phail philemy quade quaid quarrie queen quillan quiston ranald rann rory robbie sherry sorley
    sparran swiggan taggart tague tear ternan thomas tiernan turk vann vay vicar vicker vitty wade walter
    whannell whinnie whirter whiston williams wray";

const CLANS: &str = "
    con don fer gil kil lach mur bren cal car cas cath clan cor cos cul cun cur dal dar dem der dev dil dor doug
    dow dris dul dun en fad fal far feen fen fin flah flan gal gar gav gen ger gin glen gol gor gran grif hal
    han harr hef hen her hol hor hur kean kear kee kel ken ker kid kin lag lar lav len lin lof lon loug lun mad
    mag mal man mar mel mil mol mon mor mul mun nal nev non quil quin raf ran rea red rei ril ror sav scul shan
    sheer shev slev sor spil stra sul tag tal tam tan teel tier tim tol toom tor trea trin tul tur vau vea wal
    whel";

const CLAN_ENDINGS: &str = "
    an agh ey nan ell aghan egan igan ley nell nelly nolly nery ran rigan agher aughan erty erney ighan ahan ahy
    aney art avan aven een eeny ehan elly enan endy ery idy ilan iland inan ine inty ihan olan onan oney oran
    ory ougal oughlin ovan udden uffy ully unny urty uskey doch nie lie rick tin ten dry vin vie voy wan";

const HILLS: &str = "
    aber auch ach ard bal ban bar bel ben blair bran brae brech brod cairn cal cam car clun coch col corr cow
    crag craig cran crom cul dal dar dew dol doon drum dub dum dun eccle ed elp fal far fin for fyv gar gart
    glas glen gor gour gow green had hal hep her hous inch inner inver kel ken kil kin kirk lang lar laur leth
    lin loch loth low mel menz mon moy mun nid och ogil orch pen pit pol rath ros roth ruth scon sel shaw stob
    stra strath sum tar tay ter thur tom torr tra tro tul tur twee wed wem whit yet";

const HILL_ENDINGS: &str = "
    an are art bie burgh burn cairn cathy chan clay cluny combe corse craig dale dee der dowie drie drum dyke
    ell en er ess ey gall garth gie gour ham head hill hope house ie in ing ison kie lands law lea leith lie
    loch may meny mont mour muir nan nock ock oway quhar raith rick rie ross shaw side slie son stairs stane
    sten ter thie ton toul tree try well wick wood yne";

const GIVEN_ENDINGS: &str = "
    an een ina agh in ona lyn aidh ach la nat lan ra bhan ley ell nan ragh";

const SPELLINGS: &[Rule] = &[
    ("<mc", "<mac"),
    ("ey>", "y>"),
    ("<mac", "<mc"),
    ("agh", "ach"),
    ("gh", "h"),
    ("an>", "en>"),
    ("al", "all"),
    ("el", "ell"),
    ("ie>", "y>"),
    ("c", "k"),
    ("ea", "ee"),
    ("ll", "l"),
    ("y>", "ie>"),
    ("<o'", "<"),
    ("nn", "n"),
    ("ough", "och"),
    ("an", "ann"),
    ("in", "inn"),
    ("ar", "arr"),
    ("er", "err"),
    ("ei", "ea"),
    ("gh", ""),
    ("bh", "v"),
    ("k", "ck"),
    ("aoi", "ee"),
    ("mh", "v"),
    ("at", "att"),
    ("it", "itt"),
    ("eigh", "ay"),
    ("en>", "an>"),
    ("ow", "ou"),
    ("er", "ar"),
    ("rr", "r"),
    ("quh", "h"),
    ("ay", "ae"),
    ("ck", "c"),
    ("in>", "en>"),
    ("af", "aff"),
    ("of", "off"),
    ("el", "al"),
    ("i", "y"),
    ("ou", "o"),
    ("u", "o"),
];
