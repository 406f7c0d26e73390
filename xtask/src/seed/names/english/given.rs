//! Given names in England, the common ones first.

use super::super::origin::Shape;

/// Given names of men.
pub const MALE: &str = "
    David John Michael Paul Andrew James Mark Robert Christopher Peter Stephen Richard Daniel Matthew
    Thomas William Anthony Alan Simon Ian Kevin Steven Gary Jason Philip Adam Martin Benjamin Joseph George
    Jonathan Neil Stuart Darren Lee Craig Nicholas Timothy Luke Jack Joshua Ryan Samuel Alexander Graham Nigel
    Edward Charles Kenneth Keith Brian Colin Ronald Roger Derek Raymond Barry Trevor Dean Scott Shaun Sean Carl
    Wayne Patrick Nathan Aaron Jordan Ashley Kyle Callum Liam Connor Oliver Harry Charlie Jake Lewis Bradley
    Henry Dennis Donald Gordon Geoffrey Malcolm Roy Terence Leslie Norman Frank Francis Clive Antony Russell
    Adrian Phillip Justin Jamie Dale Karl Leon Maurice Douglas Eric Ernest Albert Arthur Walter Frederick
    Stanley Harold Leonard Gerald Victor Bernard Reginald Sidney Cyril Clifford Cecil Desmond Duncan Bruce Glenn
    Gareth Robin Guy Julian Giles Jeremy Rupert Hugh Edmund Dominic Damian Gavin Barrie Brett Troy Curtis Marcus
    Max Toby Zachary Noah Archie Alfie Freddie Theo Theodore Leo Oscar Isaac Ethan Logan Mason Jacob Dylan
    Jayden Harrison Tyler Kieran Elliot Elliott Sebastian Finley Riley Harvey Reece Rhys Joel Owen Morgan Kai
    Blake Ellis Louis Hugo Rory Felix Jude Reuben Ralph Miles Piers Quentin Roland Rodney Ross Rowan Spencer
    Vincent Warren Wesley Winston Laurence Lawrence Lloyd Howard Horace Herbert Gilbert Godfrey Ivan Ivor Jasper
    Jerome Kelvin Lance Lester Lionel Magnus Melvyn Mitchell Neville Percy Preston Randolph Rex Roderick Rufus
    Sheldon Silas Tristan Barnaby Bartholomew Benedict Caleb Clement Conrad Corey Crispin Cuthbert Darryl Dexter
    Dudley Edgar Elijah Ezra Fabian Fletcher Franklin Garth Gabriel Gregory Gregg Hector Heath Hedley Homer
    Ignatius Jarvis Josiah Julius Kendall Kit Lennox Levi Linus Lucas Luther Marlon Marvin Maximilian Merlin
    Montgomery Nathaniel Octavius Orlando Orson Otis Perry Phineas Quincy Raphael Samson Saul Selwyn Seth
    Solomon Stewart Tarquin Tobias Ulric Uriah Valentine Virgil Wilfred Xavier Zebedee André René";

/// Given names of women.
pub const FEMALE: &str = "
    Susan Margaret Sarah Karen Elizabeth Emma Julie Christine Patricia Helen Jacqueline Claire Laura
    Nicola Rebecca Lisa Jennifer Linda Jane Deborah Joanne Michelle Rachel Carol Tracey Ann Amanda Angela Mary
    Alison Victoria Louise Kelly Jessica Sharon Amy Gemma Samantha Charlotte Barbara Sandra Pauline Maureen
    Janet Anne Katherine Catherine Lauren Hannah Emily Katie Lucy Stephanie Natalie Danielle Sophie Chloe Hayley
    Leanne Kerry Kirsty Donna Dawn Wendy Diane Gillian Jean Joan Sheila Brenda Dorothy Marion Valerie Lesley
    Hilary Heather Anna Maria Andrea Zoe Abigail Megan Bethany Jade Shannon Paige Georgina Georgia Olivia
    Eleanor Ellie Molly Holly Lorraine Beverley Maxine Denise Yvonne Lynn Lynne Tina Teresa Theresa Elaine
    Eileen Kathleen Marie Joyce Irene Doreen Sylvia Rita Rosemary Audrey Vera Hilda Edna Doris Gladys Ethel
    Beryl Marjorie Muriel Phyllis Winifred Florence Elsie Ivy Nellie Olive Edith Alice Annie Ada Agnes Beatrice
    Bertha Clara Constance Daisy Evelyn Frances Freda Grace Gertrude Iris Jessie Lilian Mabel Maud Mavis Mildred
    Nora Norma Peggy Rose Ruby Ruth Stella Thelma Violet Carole Carolyn Caroline Charlene Cheryl Cheyenne
    Claudia Cynthia Daphne Debra Delia Dinah Dora Eliza Ella Ellen Eloise Elspeth Emilia Erica Erin Esme Esther
    Eva Eve Evie Faith Felicity Fiona Freya Gabrielle Gail Gaynor Genevieve Geraldine Gina Gwendoline Harriet
    Hazel Hope Imogen Ingrid Isabel Isabella Isabelle Isla Jacinta Jasmine Jemima Jill Joanna Jodie Josephine
    Josie Judith Judy Julia Juliet June Kay Keeley Kim Kimberley Kylie Lara Layla Leah Leila Lena Libby Lillie
    Lily Lois Lola Lorna Lottie Lucinda Lydia Madeleine Maisie Marcia Marilyn Marina Martha Martine Matilda
    Melanie Melissa Mia Millicent Millie Miranda Miriam Moira Mollie Mona Monica Myra Myrtle Nadine Nancy Naomi
    Natasha Nina Nicole Octavia Pamela Penelope Petra Philippa Phoebe Poppy Primrose Priscilla Prudence Rachael
    Rhoda Rhona Robyn Rosalind Rosie Roxanne Sabrina Sadie Sally Scarlett Selina Serena Shelley Sheena Shirley
    Sienna Sonia Sophia Stacey Summer Susannah Suzanne Tabitha Tamara Tamsin Tania Tara Tess Thea Tiffany Toni
    Tracy Trudy Una Ursula Vanessa Verity Veronica Viola Virginia Vivienne Willow Yasmin Zara Anne-Marie
    Mary-Jane Sarah-Jane Lisa-Marie Zoë Chloë Renée Noëlle Eloïse";

/// How rare names of men are built.
pub const RARE_MALE: &[Shape] = &[
    Shape { share: 30, pieces: &[OLD_STEMS, OLD_ENDINGS] },
    Shape { share: 40, pieces: &[NEW_STARTS, NEW_MALE_ENDINGS] },
    Shape { share: 22, pieces: &[PLACE_STARTS, PLACE_ENDINGS] },
    Shape { share: 8, pieces: &[DOUBLE_STARTS, "-", SECONDS] },
];

/// How rare names of women are built.
pub const RARE_FEMALE: &[Shape] = &[
    Shape { share: 34, pieces: &[LATIN_STEMS, LATIN_ENDINGS] },
    Shape { share: 46, pieces: &[NEW_STARTS, NEW_FEMALE_ENDINGS] },
    Shape { share: 20, pieces: &[FIRSTS, "-", DOUBLE_ENDINGS] },
];

const OLD_STEMS: &str = "
    al ald alf athel bald bern bert bran cen col cuth dun ead ed edg edm ethel ger god gold good har her hild
    hum leof mer nor od ord os osw rad ray red rod row sig stan thur tor ul wal war wig wil win wul wyn";

const OLD_ENDINGS: &str = "
    win ward mund ric fred bert wald stan wyn ley ulf ard rick gar helm bold den mer wig frith";

const NEW_STARTS: &str = "
    kay jay ty bray kai ry ly lay may ray shay tay hay ash cal con dar de den dev don jac jax jen jo ka ke ken
    ky la lan le lex lin mac mar mik nev pres quin ran ree rhi ro sha shan sky ta tam tan tre tri zan zay";

const NEW_MALE_ENDINGS: &str = "
    den don lan lon rell ron ryn son ton van vin von mar mari marr quan shawn shaun sean ce cen dan dyn lin len
    lyn";

const NEW_FEMALE_ENDINGS: &str = "
    leigh la lah lee lin lyn lynn lynne na nah nia sha ra rah dee den cee ce cia deen lani leesha lena lia lisa
    lissa rissa rina sie sey tia tisha trice ya yah";

const PLACE_STARTS: &str = "
    ash brad brent brook clay col dal dun el ever gray hal har hay hol kings lang lin mel mil mor nor ox pax
    pres ray rem ring rock ros ru shel sher stan tan thorn tren wal wes whit win";

const LATIN_STEMS: &str = "
    aur al am an ang ant ar aug bel bern carl cat cel christ clar clem corn dav del dom dor el em ern ev fab
    flor franc gab georg hen hel herm is jan jos jul jun lar lav leon let lil lor luc mag mar maur max mel mil
    mon nad nat nic oct od oph ot paul per phil ros rox sab sel ser sil stef tam theod tin val ver vict viv wilm
    zen";

const LATIN_ENDINGS: &str = "
    elia etta ina ella anne ora inda ette elle ine ita ice iana issa ia ola ena aline andra annah antha aria
    athea elina ene erie essa eta icia idia ilda illa iona isha isa itha ona onia orna osia ula";

const FIRSTS: &str = "
    ella lily amelia ava isla evie ellie gracie lexi lola millie daisy poppy ruby rosie maisie lacey kayla anna
    mary sarah emma lisa katie kelly sally lilly lucy molly macie tilly betsy penny bonnie hallie hollie amy
    leah lena ivy elsie";

const SECONDS: &str = "paul james lee ray john joe jack luke david george mark george peter michael henry thomas lewis";

const PLACE_ENDINGS: &str = "
    ton ley ford son den well by worth field wood land man ham dale";

const DOUBLE_STARTS: &str = "
    john paul lee james billy tommy bobby jay joe harry charlie alfie jake";

const DOUBLE_ENDINGS: &str = "
    marie jane rose mae louise ann grace may lee leigh jo lou kate beth anne faye";
