//! Names of the many origins that a Derbyshire desk meets, the common ones first. Combined at
//! random: nobody real is meant.

use super::random::Random;

/// The lists, cut into words once.
pub struct Names {
    male: Vec<&'static str>,
    female: Vec<&'static str>,
    family: Vec<&'static str>,
}

impl Names {
    /// Cuts them.
    pub fn new() -> Self {
        Self {
            male: MALE.split_whitespace().collect(),
            female: FEMALE.split_whitespace().collect(),
            family: FAMILY.split_whitespace().collect(),
        }
    }

    /// One or two given names of a man.
    pub fn male(&self, random: &mut Random) -> String {
        given(&self.male, random)
    }

    /// One or two given names of a woman.
    pub fn female(&self, random: &mut Random) -> String {
        given(&self.female, random)
    }

    /// A family name, now and then a double one.
    pub fn family(&self, random: &mut Random) -> String {
        let first = *random.pick_early(&self.family);
        if random.chance(3) { format!("{first}-{}", random.pick(&self.family)) } else { first.to_owned() }
    }

    #[cfg(test)]
    pub fn counts(&self) -> (usize, usize) {
        (self.male.len() + self.female.len(), self.family.len())
    }
}

fn given(names: &[&str], random: &mut Random) -> String {
    let first = *random.pick_early(names);
    if random.chance(55) { format!("{first} {}", random.pick_early(names)) } else { first.to_owned() }
}

/// Given names of men.
const MALE: &str = "
    John David Michael James Paul Andrew Mark Stephen Peter Robert Christopher Richard Daniel Matthew Anthony
    Thomas William Alan Kevin Gary Simon Ian Jason Darren Lee Craig Stuart Martin Neil Philip Adam Ryan Liam
    Luke Jack Joshua Callum Connor Jordan Kieran Nathan Aaron Kyle Ashley Scott Dean Shaun Wayne Barry Trevor
    Keith Graham Colin Derek Brian Roy Raymond Leslie Norman Geoffrey Nigel Clive Malcolm Gareth Rhys Dylan Owen
    Evan Huw Alun Iwan Emyr Euan Hamish Angus Fraser Duncan Rory Sean Patrick Declan Brendan Niall Eoin Cormac
    Oisin Aidan Mohammed Muhammad Ahmed Ali Hassan Hussain Imran Asif Tariq Yusuf Ibrahim Bilal Usman Omar
    Khalid Zain Arjun Rajesh Sanjay Vikram Amit Harpreet Gurpreet Jaspreet Manjit Sukhdev Rohan Anil Deepak
    Piotr Pawel Tomasz Krzysztof Marcin Grzegorz Jakub Lukasz Wojciech Zbigniew Andrei Ionut Mihai Florin Vasile
    Cristian Mantas Tomas Darius Vytautas Janis Oleksandr Dmytro Serhiy Mykola Kwame Kofi Chidi Emeka Tunde
    Olusegun Adebayo Tendai Tapiwa Delroy Winston Leroy Desmond Jerome Tyrone Carlos Miguel Joao Tiago Luca
    Marco Antonio Wei Jun Ming Hiro Thanh Rebwar Karwan Hiwa Dara Azad Reza Farhad Mehmet Mustafa Emre Samuel
    Benjamin Joseph George Edward Henry Charlie Oliver Harry Alfie Archie Leo Oscar Noah Ethan";

/// Given names of women.
const FEMALE: &str = "
    Susan Sarah Karen Julie Jacqueline Deborah Tracey Jane Helen Diane Sharon Tracy Angela Alison Emma Claire
    Nicola Joanne Lisa Michelle Amanda Louise Rachel Rebecca Laura Gemma Kelly Victoria Katherine Elizabeth
    Jennifer Samantha Jessica Charlotte Lauren Amy Hannah Chloe Emily Megan Bethany Shannon Paige Jade Leanne
    Stacey Kirsty Hayley Natalie Danielle Zoe Stephanie Natasha Kerry Donna Dawn Lorraine Maureen Margaret
    Patricia Christine Linda Carol Barbara Sandra Ann Mary Jean Joan Dorothy Sheila Brenda Marjorie Doreen Sian
    Carys Cerys Ffion Bethan Nia Lowri Angharad Eleri Mairi Eilidh Morag Isla Catriona Aoife Niamh Siobhan Ciara
    Roisin Orla Sinead Fatima Aisha Ayesha Khadija Zainab Maryam Samina Nasreen Rukhsana Shabana Farah Noor
    Priya Anjali Meena Sunita Kavita Simran Harleen Jasleen Manpreet Rupinder Lakshmi Deepa Agnieszka Katarzyna
    Malgorzata Joanna Ewa Magdalena Monika Beata Aleksandra Zofia Elena Ioana Mihaela Andreea Alina Gabriela
    Ruta Egle Ieva Kristina Oksana Olena Iryna Natalia Yulia Abena Akosua Ama Chioma Ngozi Folake Yewande
    Funmilayo Chipo Rudo Marcia Beverley Yvonne Precious Blessing Maria Ana Ines Sofia Giulia Francesca Mei Ling
    Xiu Yuki Linh Huong Shilan Nasrin Leyla Zeynep Elif Ayse Olivia Amelia Ava Isabella Mia Poppy Ella Grace
    Freya Florence Evie Daisy Phoebe Imogen Harriet Alice Beth";

/// Family names.
const FAMILY: &str = "
    Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts
    Green Hall Wood Jackson Clarke Clark Harrison Scott Turner Hill Moore Cooper Ward Morris King Watson Harris
    Morgan Baker Patel Edwards Allen Mitchell James Anderson Phillips Lee Bell Parker Bennett Cook Shaw
    Griffiths Cox Young Carter Richardson Marshall Adams Khan Chapman Collins Simpson Gray Miller Ellis Hughes
    Mills Price Hunt Barker Palmer Murphy Bailey Webb Rogers Ahmed Stevens Hussain Fisher Mason Dixon Knight
    Hunter Reynolds Lloyd Butler Russell Barnes Matthews Jenkins Foster Holmes Stone Fox Pearson Powell Rose
    Begum Ali Graham Sutton Fletcher Lowe Gibson Lawson Hancock Bramley Allsop Alton Beresford Bown Bowler
    Boulton Brassington Buxton Chell Cresswell Critchlow Doxey Eyre Fearn Flint Fretwell Frost Gell Gratton
    Hallam Heathcote Higton Hodgkinson Housley Kirkland Limb Lomas Longden Marples Marsden Mellor Millward
    Needham Oldknow Ogden Pashley Poyser Redfern Rowbottom Seddon Sellors Shimwell Slack Slater Spendlove
    Statham Stoppard Swindell Tagg Tomlinson Twigg Wagstaff Wain Wheatcroft Wheeldon Whitworth Wibberley
    Wildgoose Wragg Yeomans Oliver Owen Rees Pugh Bevan Bowen Prosser Parry Llewellyn Vaughan Gwyn Meredith
    Probert Pritchard Ifans Campbell Stewart MacDonald Murray Reid Ross Paterson Morrison Fraser McKenzie
    Sinclair Cameron Buchanan Drummond Ferguson Kerr Munro Sutherland Urquhart Kelly Byrne Ryan O'Brien
    O'Sullivan O'Connor Walsh Doyle Kennedy Gallagher Doherty Quinn Nolan Brennan Flanagan Keane Maguire
    McCarthy McLoughlin Singh Kaur Sharma Gupta Mehta Desai Shah Joshi Chauhan Rana Gill Dhillon Sidhu Sandhu
    Grewal Bains Virk Johal Reddy Nair Iyer Menon Rao Pillai Fernandes Mahmood Iqbal Malik Sheikh Akhtar Bibi
    Butt Chaudhry Mirza Qureshi Raja Siddiqui Rahman Miah Uddin Islam Chowdhury Aziz Hassan Mohamed Abdi Osman
    Farah Warsame Yusuf Nowak Kowalski Wisniewski Wojcik Kowalczyk Kaminski Lewandowski Zielinski Szymanski
    Wozniak Dabrowski Kozlowski Jankowski Mazur Krawczyk Piotrowski Grabowski Pawlowski Michalski Zajac
    Wieczorek Majewski Stepien Malinowski Sikora Baran Duda Popescu Ionescu Popa Dumitru Stan Stoica Gheorghe
    Rusu Munteanu Matei Constantin Ciobanu Lungu Kazlauskas Petrauskas Jankauskas Stankevicius Vasiliauskas
    Butkus Balciunas Berzins Kalnins Ozolins Liepins Shevchenko Bondarenko Kovalenko Tkachenko Kravchenko Melnyk
    Boyko Lysenko Okafor Okonkwo Adeyemi Adebayo Ogunleye Eze Nwosu Balogun Olawale Bello Mensah Boateng Owusu
    Asante Appiah Osei Addo Moyo Ncube Sibanda Dube Mutasa Chikwanda Banda Phiri Mwale Grant Gordon Francis
    Joseph Charles Alexander Beckford Blake Brathwaite Cumberbatch Gayle Hinds Lashley Silva Santos Ferreira
    Pereira Oliveira Costa Rodrigues Almeida Rossi Russo Bianchi Romano Greco Garcia Martinez Lopez Chen Wang Li
    Zhang Liu Wong Chan Cheung Lam Ng Nguyen Tran Pham Le Tanaka Suzuki Yilmaz Kaya Demir Celik Sahin Aydin
    Arslan Mohammadi Hosseini Karimi Rezaei Ahmadi Barzani Kader Rashid Aram Salih Haddad Khoury Nasser Saleh
    Sayed";
