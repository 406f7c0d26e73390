//! Names of the Spanish, the Portuguese and Latin Americans.

use super::{
    origin::{Origin, Shape, Stock},
    spelling::Rule,
};

/// Spanish and Portuguese.
pub static ORIGIN: Origin = Origin {
    name: "iberian",
    share: 5,
    english_given: 6,
    male: Stock { common: MALE, flat: 12, rare: 12, shapes: RARE_MALE },
    female: Stock { common: FEMALE, flat: 12, rare: 14, shapes: RARE_FEMALE },
    family: Stock { common: FAMILY, flat: 14, rare: 46, shapes: RARE_FAMILY },
    feminine: &[],
    spellings: SPELLINGS,
};

const MALE: &str = "
    José*3 Antonio*2 António Manuel*2 Francisco João*2 Juan David Javier Carlos Daniel Miguel Rafael Pedro Ángel
    Alejandro Fernando Luis Luís Pablo Jesús Sergio Jorge Alberto Álvaro Diego Adrián Raúl Rubén Iván Enrique
    Óscar Ramón Vicente Andrés Joaquín Santiago Eduardo Víctor Roberto Jaime Mario Ignacio Alfonso Salvador
    Ricardo Marcos Emilio Guillermo Gabriel Julián Hugo Tomás Agustín Félix Gonzalo Martín Nicolás Sebastián
    Simón Rui Nuno Paulo Tiago Bruno Filipe Gonçalo Hélder Vítor Duarte Rodrigo Sérgio Valter Zeca Fábio André
    Ariel Camilo Germán Hernán Mauricio Wilson Edison Jhon";

const FEMALE: &str = "
    María*3 Maria*2 Ana*2 Carmen Isabel Dolores Pilar Josefa Teresa Rosa Cristina Laura Mercedes Marta Lucía
    Elena Francisca Antonia Sara Paula Raquel Beatriz Rocío Patricia Concepción Encarnación Manuela Juana
    Montserrat Nuria Silvia Susana Irene Julia Alba Rosario Sonia Sandra Andrea Marina Inmaculada Natalia Inés
    Sofía Alicia Ángela Verónica Margarita Yolanda Eva Consuelo Amparo Esther Noelia Claudia Nerea Lorena Gloria
    Emilia Ariadna Catarina Fernanda Filipa Graça Joana Leonor Lurdes Mafalda Mónica Patrícia Rita Sónia Tânia
    Vera Conceição Fátima Débora Luciana Juliana Adriana Camila Daniela Valentina Ximena Luz Paola Johana";

const FAMILY: &str = "
    García*2 Silva*2 Santos*2 Ferreira Pereira Oliveira Costa Rodrigues Almeida Martínez López Sánchez González
    Rodríguez Fernández Pérez Gómez Martín Jiménez Ruiz Hernández Díaz Moreno Muñoz Álvarez Romero Alonso
    Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez Serrano Blanco Molina Morales Suárez Ortega
    Delgado Castro Ortiz Rubio Marín Sanz Núñez Iglesias Medina Garrido Cortés Castillo Lozano Guerrero Cano
    Prieto Méndez Cruz Calvo Gallego Vidal León Márquez Herrera Peña Flores Cabrera Campos Vega Fuentes Carrasco
    Diez Reyes Caballero Nieto Aguilar Pascual Santana Herrero Lorenzo Montero Hidalgo Giménez Ibáñez Ferrer
    Durán Vicente Benítez Mora Santiago Arias Vargas Carmona Crespo Román Pastor Soto Sáez Velasco Moya Soler
    Parra Esteban Bravo Gallardo Rojas Sousa Martins Jesus Fernandes Gonçalves Gomes Lopes Marques Alves Ribeiro
    Pinto Carvalho Teixeira Moreira Correia Mendes Nunes Soares Vieira Monteiro Cardoso Rocha Raposo Neves
    Coelho Cunha Pires Reis Simões Antunes Matos Fonseca Machado Araújo Barbosa Tavares Lourenço Figueiredo
    Azevedo Freitas Quispe Mamani Vásquez Chávez Guevara Zambrano Cevallos";

const RARE_MALE: &[Shape] = &[Shape { share: 1, pieces: &[GIVEN, GIVEN_MEN] }];

const RARE_FEMALE: &[Shape] = &[Shape { share: 1, pieces: &[GIVEN, GIVEN_WOMEN] }];

const GIVEN: &str = "
    adel ad ag al albert am anac arc arm arn art aur aurel balt bart ben bern bienven bon bras cal cand cas cel
    ces cip cl clem crist dam deli des dion dom ed el eli em er est eug ev ez fab faust fel ferm fid fil flor
    fort fulg gas ger gert glor greg hect her hig hil hon horac is jac jen jos jov jul just lad lau leand leon
    lib lis liv lor luc mac marc marcel marg mat max melch mod nat naz nest nic norb oct od ol ov pat pel plac
    pris prud rem rog rom ros ruf sat sev silv sim tad tel teod tim urb val ven vict vid vir wal zac";

const RARE_FAMILY: &[Shape] = &[
    Shape { share: 60, pieces: &[STEMS, ENDINGS] },
    Shape { share: 14, pieces: &["de~^ da~^ del~^ dos~^ de~la~^ san santa", STEMS, HOUSE_ENDINGS] },
    Shape { share: 12, pieces: &[BASQUE_STARTS, BASQUE_ENDINGS] },
    Shape { share: 14, pieces: &[FATHERS, STEMS, SECOND_ENDINGS] },
];

const STEMS: &str = "
    ab ac ag al alb alc alm alv am and ant ar arc ard arg arm arr as av ayal az bad baen bal ban bar barb bas
    bat bel ben ber berm bern bet blanc bol bon bor bot brag brav bri bur cab cac cal cald cam camp can cañ cap
    car carb card carv cas cast cer cerv ces cob coch col con cor cord corr cort cost cov cris cub cuen cur dam
    del dom don dur en esc esp est fal far feij fern ferr fig fl font for fr frag fresn fuen gal gall gam gan
    gar gin god gom gor gran grij gu guer guti her hern hid hort huer ib ig jar jim jur lag lam land lar las lav
    led len lim lin llam llor lob lop lor loz lug lun mac mad mal man mañ mar marq mas mat med mej mel men mer
    mes mil min mir mol mon mont mor morc mour muñ mur nav neg nog nov ob oc oj ol oliv or ord orn ort os ot ov
    pac pad pal pan par pard pas ped peñ per pes pic pim pin pis pit pol pom pon port pos pr pul qu quint rab
    ram rang reb red reg rend rev rib ric rinc riv rob roc rod roj rol rom ros rub ruj sab sac sal salc sald
    salg sam sand sant sar seg sep ser sev sil sim sob sol som sor sot tab tal tam tap tar tav tej tel ter tob
    tol tor torr tov tri tur urb val valc vald valv var vas veg vel ven ver vic vid vil vill vin xav yag zab zam
    zap zar zor";

const GIVEN_MEN: &str = "
    io ino ando ano ito elo eo erto encio elmo isto aldo ón án el undo ildo ardo ús iel iro";

const GIVEN_WOMEN: &str = "
    ia ina anda ana ita ela ea erta encia elma ista alda ora ara iela unda ilde isa ene ira";

const ENDINGS: &str = "
    ez es eira eiro ero era al ales ar ares o a os as ón án ín edo eda osa oso illo illa uela ueta ete ino inho
    ão ães ais elo ela ejo anza encia iega ano ana onte ura arte oz iz oza";

const HOUSE_ENDINGS: &str = "
    a o os as illa illo al ar era eiro eira edo osa uela";

const BASQUE_STARTS: &str = "
    eche goi etxe iri iba men ola zubi uri ur ar arr az bas ber el ga gur in jau la lar le mu oti sala sara uga
    za zu";

const BASQUE_ENDINGS: &str = "
    barri berri beitia coa echea gaña garay goitia gorri guren laza mendi nea rria rrieta ta tegui varria verria
    zabal zar zola zu";

const FATHERS: &str = "
    garcía~ lópez~ pérez~ sánchez~ gómez~ silva~ santos~ costa~ ruiz~ díaz~ martín~";

const SECOND_ENDINGS: &str = "
    ez es eira ero era al o a os as ón edo illo uela ano";

const SPELLINGS: &[Rule] = &[
    ("z", "s"),
    ("c", "s"),
    ("v", "b"),
    ("ez>", "es>"),
    ("ñ", "ny"),
    ("j", "h"),
    ("b", "v"),
    ("ll", "y"),
    ("qu", "k"),
    ("g", "j"),
    ("x", "sh"),
    ("rr", "r"),
    ("ç", "s"),
    ("gu", "g"),
    ("i", "y"),
    ("h", ""),
    ("ão", "ao"),
    ("es>", "ez>"),
    ("eir", "er"),
    ("as", "ass"),
    ("is", "iss"),
    ("lh", "li"),
    ("s", "z"),
    ("an", "ann"),
    ("in", "inn"),
    ("k", "c"),
];
