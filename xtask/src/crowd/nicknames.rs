//! Short forms of given names.

use crate::seed::{names::spelling::plain, random::Random};

/// A usual short form of a given name, where there is one.
pub fn short(given: &str, random: &mut Random) -> Option<&'static str> {
    let given = plain(given);
    let forms = FORMS.lines().find_map(|line| {
        let (names, forms) = line.split_once(':')?;
        names.split_whitespace().any(|name| name == given).then_some(forms)
    })?;
    let forms: Vec<&str> = forms.split_whitespace().collect();
    Some(*random.pick(&forms))
}

/// Names and their short forms, each name in one line only.
pub const FORMS: &str = "
    Adam: Ad Ads
    Alan Allan Allen: Al
    Albert: Bert Bertie Al
    Alexander Alasdair Alistair: Alex Al Sandy Xander
    Alexandra: Alex Sandra Lexi Sasha
    Alfred Alfie: Alf Fred
    Amanda: Mandy Manda
    Andrew Andre Andrei Andrius: Andy Drew
    Angela: Ange Angie
    Anne Ann Anna: Annie Nan
    Anthony Antony Antonio: Tony Ant
    Archibald: Archie Baldy
    Arthur: Art Artie
    Barbara: Barb Babs Barbie
    Barry Barrie: Baz Bazza
    Benjamin: Ben Benny
    Bernard: Bernie
    Bradley: Brad
    Brian: Bri
    Bridget Brid: Bridie Biddy
    Cameron: Cam
    Caroline Carolyn: Caz Carrie Caro
    Catherine Katherine Kathleen: Cathy Kathy Kate Katie Kath Kat
    Charles: Charlie Chas Chuck
    Charlotte: Charlie Lottie Char
    Christine Christina: Chris Chrissie Tina
    Christopher: Chris Kit Topher
    Clifford: Cliff
    Craig: Craigy
    Cynthia: Cindy
    Daniel Danielle: Dan Danny Dani
    Darren: Daz Dazza
    David: Dave Davey Davie Dai
    Dafydd: Dai Daf
    Deborah Debra: Deb Debbie Debs
    Dennis: Den Denny
    Derek: Del Dez
    Donald: Don Donnie
    Dorothy: Dot Dotty Dolly
    Douglas: Doug Dougie
    Edward Edmund: Ed Eddie Ted Teddy Ned
    Eleanor: Ellie Nell Nora
    Elizabeth: Liz Lizzie Beth Betty Betsy Libby Eliza Lisa
    Ellen: Nell Nellie
    Emily Emma: Em Emmy Ems
    Eugene: Gene
    Florence: Flo Florrie Flossie
    Frances Francesca: Fran Frankie Franny
    Francis Frank Franklin Francisco: Frankie Fran Paco
    Frederick: Fred Freddie Freddy
    Gareth: Gaz Gaff Gary
    Gary: Gaz Gazza
    Gavin: Gav
    Gabriel Gabrielle: Gabe Gabby Gab
    Geoffrey: Geoff
    George: Georgie Geordie
    Georgina Georgia: Georgie Gina
    Gerald Gerard Geraldine: Gerry Ged
    Gillian: Gill Jill
    Gordon: Gordie
    Graham: Gray
    Gregory: Greg
    Gwendoline Gwenllian: Gwen Wendy
    Harold: Harry Hal
    Harriet: Hattie Harry
    Helen: Nell Lena
    Henry: Harry Hal Hank
    Herbert: Bert Herb Bertie
    Isabella Isabelle Isabel Isobel: Izzy Bella Belle
    Jack: Jacky
    Jacob Jakub: Jake Kuba
    Jacqueline: Jackie Jacqui
    James: Jim Jimmy Jamie Jem
    Jane Janet: Janey Jan
    Jason: Jase Jay
    Jeffery Jeffrey: Jeff
    Jennifer: Jen Jenny Jenna
    Jeremy: Jerry Jez
    Jessica: Jess Jessie
    Joan Joanna Joanne: Jo Joanie
    John: Jack Johnny Jon
    Jonathan: Jon Jonny Jonty
    Jordan: Jord Jordy
    Joseph Jose: Joe Joey
    Josephine: Jo Josie
    Joshua: Josh
    Judith: Judy Jude
    Julie Julia: Jules
    Karen: Kaz
    Kelly: Kel
    Kenneth: Ken Kenny
    Kerry: Kez
    Kevin: Kev
    Kimberley: Kim Kimmy
    Kieran Ciaran: Kier
    Laura Lauren: Loz Lozza Laurie
    Lawrence Laurence: Larry Laurie Loz
    Leonard: Len Lenny Leo
    Leslie Lesley: Les
    Linda: Lin Lindy
    Louise Louis: Lou Louie Lulu
    Lucy: Luce Lulu
    Luke: Lukey
    Lynne Lynn: Lyn
    Malcolm: Malc Mal
    Margaret: Maggie Meg Peggy Madge Marge Greta Mags
    Maria Marie: Mia Ria
    Mark Marcus Marcin: Marky Marco
    Martin: Mart Marty
    Mary: Molly Polly May
    Matthew Mateusz: Matt Matty Mat
    Maureen: Mo
    Maxine Maximilian: Max Maxie
    Megan: Meg Megs
    Melanie Melissa: Mel
    Michael Michal: Mike Mick Mickey Mikey Mitch
    Michelle: Shell Shelly Chelle
    Mohammed Muhammad Mohammad Mohamed: Mo Mohd Moh
    Natalie Natalia: Nat Talia
    Natasha: Tash Tasha Nat
    Nathan Nathaniel: Nate Nath
    Neil: Neilly
    Nicholas: Nick Nicky Nico
    Nicola Nicole: Nic Nicky Nikki
    Norman: Norm
    Oliver: Olly Ollie
    Olivia: Liv Livvy Ollie
    Pamela: Pam
    Patricia: Pat Trish Patsy Tricia Patty
    Patrick Padraig: Paddy Pat Rick
    Paul: Pauly
    Pauline: Paula Paul
    Peter Piotr Petr: Pete Piotrek
    Philip Phillip: Phil Pip
    Philippa: Pippa Pip
    Rachel Rachael: Rach
    Ranald Ronald: Ron Ronnie
    Raymond: Ray
    Rebecca: Becky Becca Bex
    Reginald: Reg Reggie
    Richard: Rick Dick Ricky Rich Richie Dickie
    Robert: Bob Rob Bobby Robbie Bert
    Roger: Rodge
    Rosemary Rosalind: Rose Rosie Roz
    Roy: Roysie
    Russell: Russ
    Ryan: Ry
    Samantha: Sam Sammy
    Samuel: Sam Sammy
    Sandra: Sandy
    Sarah: Sal Sally Sadie
    Scott: Scotty
    Sebastian: Seb Baz
    Sharon: Shaz Shazza
    Simon: Si
    Sophie Sophia: Soph
    Stanley: Stan
    Stephanie: Steph Stevie
    Stephen Steven: Steve Stevie Ste
    Stuart Stewart: Stu Stew
    Susan Susannah Suzanne: Sue Susie Suzy
    Teresa Theresa: Terri Tess Tessa
    Terence: Terry Tel
    Theodore: Ted Theo
    Thomas Tomas Tomasz: Tom Tommy Tomek
    Timothy: Tim Timmy
    Tracey Tracy: Trace
    Trevor: Trev
    Valerie: Val
    Vanessa: Nessa Ness
    Veronica: Ronnie Vera
    Victor: Vic
    Victoria: Vicky Tori Vick
    Vincent: Vince Vinny
    Walter: Wally Walt Wat
    Wayne: Waz
    Wilfred: Wilf
    William: Bill Will Billy Willy Liam
    Winifred: Win Winnie
    Zachary: Zac Zach
    Agnieszka: Aga Agusia
    Katarzyna: Kasia Kaska
    Malgorzata: Gosia Malgosia
    Aleksandra: Ola Olka
    Aleksander Alexandru: Olek Alex
    Magdalena: Magda Lena
    Elzbieta: Ela Elka
    Zofia: Zosia
    Krzysztof: Krzysiek Krzys Chris
    Grzegorz: Grzesiek Greg
    Stanislaw: Staszek Stan
    Wojciech: Wojtek
    Zbigniew: Zbyszek
    Lukasz: Luki Luke
    Pawel: Pawelek Paul
    Bartosz Bartlomiej: Bartek
    Maciej: Maciek
    Slawomir: Slawek
    Miroslaw: Mirek
    Jaroslaw: Jarek
    Radoslaw: Radek
    Przemyslaw: Przemek
    Mindaugas: Mindas
    Vytautas: Vytas
    Ionut: Nutu
    Constantin: Costel
    Gheorghe: Gigi Gica
    Mihaela: Miha
    Abdul Abdullahi Abdirahman: Abdi Abs
    Ibrahim: Ibby
    Imran: Immy
    Tariq: Taz
    Usman Osman: Uzzy Ozzy
    Yusuf Yousaf: Yus Joe
    Fatima Fatma: Fati
    Khadija: Khadi Dija
    Rukhsana: Rukhi
    Harpreet: Harps Harry
    Gurpreet: Gurps Gary
    Jaspreet Jasvinder Jaswinder Jasbir: Jas Jassi
    Manpreet Manjit Manjeet Mandeep: Manni Manny
    Sukhdev Sukhwinder Sukhvinder: Sukh Sukhi
    Balwinder Baljit Balbir: Bal Bally
    Rajesh Rajinder Rajwinder Rajendra: Raj Raju
    Sanjay: Sanj
    Parminder Paramjit: Pam Parm
    Kulwinder Kuldeep: Kully
    Ravinder Ravi: Rav
    Oluwaseun Olusegun: Seun Segun
    Babatunde: Tunde
    Oluwatoyin: Toyin
    Chukwuemeka: Emeka
    Folasade: Sade
    Temitope: Temi Tope
    Emmanuel: Manny Emma
    Mehmet: Memo
    Mustafa: Musti Mus
    Ayse: Aysu
    Manuel: Manolo Manny
    Joao: Joaozinho
    Alejandro: Ale Alex
    Eduardo: Edu Eddie
    Guillermo: Memo Guille
    Dolores: Lola
    Mercedes: Merche
    Concepcion: Concha Conchita";
