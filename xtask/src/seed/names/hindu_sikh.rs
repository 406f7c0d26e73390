//! Names of Hindus, Sikhs and other South Asians who are not Muslim.

use super::{
    origin::{Origin, Shape, Stock},
    spelling::Rule,
};

/// Hindus, Sikhs, and Christians of Kerala and Goa.
pub static ORIGIN: Origin = Origin {
    name: "south_asian_hindu_sikh",
    share: 50,
    english_given: 10,
    male: Stock { common: MALE, flat: 25, rare: 30, shapes: RARE_MALE },
    female: Stock { common: FEMALE, flat: 25, rare: 30, shapes: RARE_FEMALE },
    family: Stock { common: FAMILY, flat: 10, rare: 30, shapes: RARE_FAMILY },
    feminine: &[("Singh", "Kaur")],
    spellings: SPELLINGS,
};

const MALE: &str = "
    Rajesh Sanjay Raj Vijay Anil Sunil Amit Ashok Suresh Ramesh Harpreet Gurpreet Jaspreet Manjit Sukhdev Arjun
    Rohan Deepak Vikram Rahul Ravi Kiran Mahesh Dinesh Mukesh Rakesh Manish Nilesh Jayesh Hitesh Kamlesh Bharat
    Dilip Pradip Pradeep Prakash Kishor Mohan Krishna Gopal Govind Hari Hemant Jagdish Kanti Ketan Kirit Kunal
    Lalit Mayur Milan Mitesh Naresh Navin Neil Nikhil Nitin Pankaj Paresh Parminder Piyush Pravin Rajan Rajendra
    Rajiv Rakhi Ranjit Rishi Sachin Samir Sandeep Satish Shailesh Shyam Tarun Tushar Umesh Varun Vinod Vipul
    Vishal Yash Yogesh Aarav Aditya Ajay Akash Akshay Aman Anand Ankit Anup Arun Arvind Balbir Baldev Balwinder
    Bhupinder Charanjit Darshan Davinder Gurdeep Gurdev Gurjit Gurmeet Gurminder Harbhajan Hardeep Harjinder
    Harjit Harminder Inderjit Jagjit Jarnail Jasbir Jaswant Jaswinder Joginder Karamjit Kashmir Kulbir Kuldeep
    Kulwant Kulwinder Lakhbir Lakhvir Makhan Malkit Mohinder Narinder Nirmal Onkar Paramjit Pavan Pritam
    Rajinder Rajvir Ranvir Ravinder Resham Sarbjit Satnam Satpal Satwinder Sohan Sukhbir Sukhjit Sukhwinder
    Surinder Surjit Swaran Tarsem Tejinder Varinder Karthik Lakshman Murali Naveen Prasad Rajkumar Raman Senthil
    Shankar Siva Srinivas Subramaniam Thomas Venkat Vimal Biju Jose Shaji George Saji";

const FEMALE: &str = "
    Priya Anjali Meena Sunita Kavita Simran Harleen Jasleen Manpreet Rupinder Lakshmi Deepa Anita Rekha Nisha
    Neha Pooja Puja Asha Usha Geeta Gita Hansa Heena Hema Indira Jaya Jayshree Jyoti Kalpana Kamla Kanta Kiran
    Komal Kusum Lata Leela Madhu Mala Manisha Meera Minal Mina Mira Naina Nalini Nandini Nila Nirmala Nita Padma
    Pallavi Parul Payal Prabha Pragna Pratibha Preeti Purnima Radha Rajni Ranjan Rani Reena Renu Ritu Roshni
    Rupal Sangita Sapna Sarita Saroj Savita Seema Shanta Sharda Sheetal Shila Shilpa Shobha Shreya Smita Sneha
    Sonal Sonia Sudha Sujata Sushila Swati Trupti Uma Urmila Vandana Varsha Vasanti Vidya Vimla Aaliyah Aanya
    Aditi Amrit Amarjit Amandeep Anisha Arti Avani Balbir Baljinder Baljit Balvinder Bhavna Charanjit Daljit
    Davinder Diya Gurbaksh Gurdev Gurjeet Gurmit Gurpreet Harbans Hardeep Harjit Harpreet Harsimran Harvinder
    Inderjit Ishika Jagdeep Jaspreet Jasvinder Jaswinder Jatinder Karamjit Kirandeep Kuljit Kulwinder Lakhbir
    Mandeep Manjeet Maninder Mohinder Narinder Navdeep Navjot Nimrat Nirmal Parminder Paramjit Pavandeep
    Prabhjot Rajinder Rajwinder Ramandeep Ranjit Ravinder Sandeep Sarbjit Satinder Sharanjit Sukhdeep Sukhjinder
    Sukhvinder Surinder Surjit Swaran Tajinder Varinder Bindu Jessy Lissy Mini Shiny Sreelatha Sindhu Beena
    Latha Mary Annamma";

const FAMILY: &str = "
    Singh*5 Patel*4 Sharma Shah Gill Mistry Chauhan Parmar Joshi Kumar Rai Sandhu Dhillon Sidhu Desai Mehta
    Sahota Johal Bains Virk Grewal Dhaliwal Sohal Samra Uppal Atwal Basra Bhogal Cheema Deol Dosanjh Gosal Hayre
    Kalsi Khaira Lally Lidder Mahal Mann Matharu Nagra Pannu Purewal Purewall Randhawa Rana Rathore Sangha
    Sanghera Sehmi Sekhon Thandi Toor Vaid Verma Gupta Kapoor Khanna Malhotra Mehra Chopra Arora Bhatia Bhatt
    Chandra Chaudhari Dave Gandhi Gohil Jethwa Kapadia Lad Lakhani Limbachia Mistri Modi Naik Pandya Panchal
    Parekh Pathak Popat Raja Rajput Raval Rawal Shukla Solanki Soni Tailor Tank Thakkar Thakrar Thakur Trivedi
    Vaghela Vyas Agarwal Aggarwal Banerjee Basu Bose Chakraborty Chatterjee Das Datta Deshmukh Deshpande Dutta
    Ghosh Goswami Iyer Iyengar Jain Kulkarni Menon Mishra Mukherjee Nair Nambiar Namboodiri Pandey Pillai Prasad
    Rajan Ramachandran Raman Rao Reddy Roy Sen Sethi Sinha Subramaniam Tiwari Varma Yadav Fernandes D'Souza
    Pereira Mathew Varghese Kurian Cherian Joseph Thomas Philip Abraham Perera Fernando Silva Gunawardena
    Jayasinghe Wickramasinghe Sivakumar Sivanathan Thevarajah Gurung Tamang Limbu Thapa Shrestha Pun Magar";

const RARE_MALE: &[Shape] =
    &[Shape { share: 50, pieces: &[SIKH, SIKH_MEN] }, Shape { share: 50, pieces: &[HINDU, HINDU_MEN] }];

const RARE_FEMALE: &[Shape] =
    &[Shape { share: 50, pieces: &[SIKH, SIKH_WOMEN] }, Shape { share: 50, pieces: &[HINDU, HINDU_WOMEN] }];

const SIKH: &str = "
    har gur jas man sukh bal kul par sat nav am amar ran raj param dal jag kar kam lakh mal nir prabh prem ravi
    sar sim sur swar tar tej up var ajai akal anand ar arsh bak bhag bhup char chand dar dharam dil eish fateh
    gag gagan gian gobind gul hard ik inder ish jap jat jaskar jeev jog karan kaval kesh khush kir lal lov mah
    mehar mohin nar nihal nim nind on pav pal parm pawan pushp rab ram ravin rup sach sandeep sharan sher shub
    simar sohan sumeet tav uday ujag yad yash";

const HINDU: &str = "
    raj dev vij jay nar sur mah ram gan har kam nil hit jit pr pran rak rup san sar sat shail shar shiv shr sid
    son sub sud suj sum sun tar tej um ut vim vin vish yog aj ak al am an ar ash av bh bhar bhav bhup bin chand
    chet daks dar deep dhar dhav dhir dhr div diy gaur gir gop hans hars hem him hir ind is jag jal jan jas jig
    jin kal kanch kap karth kash kaush kav ket kir kish kom krish kum kus lal lav log mad mal man may meh mil
    min mit moh mon muk mur nag nand nav nay nim nir nish nit ojas pal pank par pay pin piy pooj prab prad praf
    prak prash prat prem pur push rag rah raman ran rash rat rav rit riy rod roh rosh ruch sach sag sah saj sam
    sand sanj sash sav shan shash shob shub shy sim sit sm sneh sug swar tan tanm tus ud ujj ul umang urv var
    vas ved vik vip vir viv yam yash";

const RARE_FAMILY: &[Shape] = &[
    Shape { share: 30, pieces: &[HINDU, HINDU_FAMILIES] },
    Shape { share: 30, pieces: &[VILLAGES, VILLAGE_ENDINGS] },
    Shape { share: 25, pieces: &[SOUTH, SOUTH_ENDINGS] },
    Shape { share: 15, pieces: &[SINHALA_STARTS, SINHALA_ENDINGS] },
];

const VILLAGES: &str = "
    aul bad bag bah bains bal ban bar bass bat bed ben bhag bhal bhand bhang bhar bhat bhel bhin bhog bhul bhur
    bil bir bop bud bur chag chah chak chan char chat chau chaud cheed cheem chim chok chohl chum dad dah dal
    dan dar das daul daur deo dew dha dhad dhak dham dhan dhar dhes dhil dhin dhol dhug dhun dod doh dos dul gad
    gag gaj gar gat ghag ghat ghot ghum gid gog goh gor gos gred gul gur hal han har hay heer hir hoth hun jab
    jag jah jan jas jat jaud jawan jhaj jhal jhut jod joh jon kaah kahl kail kal kam kan kar kat kaul kes khab
    khad khal khan khar khat khel khin khok khos khun koh kol kon kool kot kul kun lad lak lal lam lang lat laun
    lehl lit lod loh lot mad mah mail mak mal mam man mar mat maud mehm mel min mod mog moh mun mut nad nag nah
    nal nand nar nat nij nod pad pah pal pam pan par pas pat pew phag phal pham phul pun pur rad rag rah rai rak
    ral ran rat ro rod rom rup sad sag sah sail sal sam san sap sar sat saun seh sekh sem sham sher shok sid sik
    sod soh som son sran sud suj sum sun taj tak tal tan tat taun thak thal than thar thet thin tiw tob tood tul
    tun tut uj up vad vag vais van ves vin vir wad wah war yad";

const SOUTH: &str = "
    anand arul bala chandra chella devi ela gana gnana guna indra jaya jega kala kamala kana kandi karuna kiru
    kuga kula kumara lin loga maha malar mani mayil mithi moha mu murug naga nalla nava nesa ninth nithi paran
    para pathma pon prabha punitha pushpa raja rama ranga ratna ravi saba saga sarva sathi selva senthil shan
    siva soma sri subra sugu sunda surya than thana thava thiru thiya tholka uma utha vadi vai vasan veera vela
    vettri vija vimala viswa yoga";

const SIKH_MEN: &str = "
    deep preet inder winder vinder jit jeet bir vir want dev pal meet minder jinder raj mohan nam shan sev tej";

const HINDU_MEN: &str = "
    esh endra an it ish ath eet aj al kumar ant ansh ay dev deep endar ik il in ind kant nath raj sh u ur veer
    vik";

const SIKH_WOMEN: &str = "
    preet deep leen jot inder winder vinder jit jeet want meet minder jinder noor simran kiran roop reet pal
    preeti";

const HINDU_WOMEN: &str = "
    a i ita isha ika ini aya anya asree ashree avi ben bhavna ela ena eshwari iben ina itri iya kala lata lekha
    mala mati na priya shi sha vati";

const HINDU_FAMILIES: &str = "
    wala ani kar bhai jee swamy nathan rajan wani eja aiya adia akia alia aliya anandan andran appa asa atra
    aval avia charya dhar dia edi eria garajah gani har iani jani kani karan lingam makar malani mania moorthy
    murthy nandan pal pandian patil puri raju ria sagar sena singhe singham sundaram thar thia varan varma vedi
    ya";

const VILLAGE_ENDINGS: &str = "
    a al an ana ar ala awal aich andhar ari atta aul auna eja ewal har hra i ia ija ja ka kha la lan li lon ma
    mra na ndal ndher ndi ngar ni nia ota pal pur ra ral ri ru sal shi ta tra u va val wal wala war y";

const SOUTH_ENDINGS: &str = "
    ananthan asingam athurai avel eswaran iah ika kumaran lingam makumar mugam muttu nadar naidu nandan natha
    pathy perumal pillai raj raja rajah ran ratnam rathnam sami samy selvan sekaran singam sundram thasan thevan
    thurai valan vel velan venkatesan viswanathan";

const SINHALA_STARTS: &str = "
    jaya weera wijaya gune amara ariya dissa guna herath karuna kuru mada nana pati rana ratna sama sena siri
    suma tenna uda vithana wickrama wanni abey";

const SINHALA_ENDINGS: &str = "
    wardena singhe sekera tilaka ratne tunga nayake weera sinha koon gama pala dasa suriya bandara kumara mudali
    arachchi hetti mal lage liyanage patirana thilake wickrama wansa deera goda";

const SPELLINGS: &[Rule] = &[
    ("ee", "i"),
    ("v", "w"),
    ("sh", "s"),
    ("i", "ee"),
    ("dh", "d"),
    ("w", "v"),
    ("oo", "u"),
    ("a>", "ah>"),
    ("bh", "b"),
    ("u", "oo"),
    ("kh", "k"),
    ("aa", "a"),
    ("th", "t"),
    ("i>", "y>"),
    ("j", "g"),
    ("ph", "f"),
    ("al", "all"),
    ("el", "ell"),
    ("an>", "en>"),
    ("gh", "g"),
    ("s", "sh"),
    ("a", "aa"),
    ("ai", "ay"),
    ("ksh", "x"),
    ("an", "ann"),
    ("in", "inn"),
    ("d", "dh"),
    ("ch", "chh"),
    ("k", "kh"),
    ("y", "i"),
    ("au", "ou"),
    ("z", "j"),
    ("t", "th"),
    ("r>", "rr>"),
    ("ia>", "iya>"),
    ("c", "k"),
];
