//! Family names in England, the common ones first, then those of Derbyshire.

/// Family names.
pub const FAMILY: &str = "
    Smith*2 Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White
    Roberts Green Hall Wood Jackson Clarke Harris Clark Turner Hill Cooper Ward Moore Morris Baker Harrison
    Martin King Lewis James Scott Edwards Lee Allen Parker Watson Bennett Young Cook Carter Richardson Bailey
    Collins Bell Shaw Mitchell Phillips Cox Miller Marshall Simpson Anderson Wilkinson Palmer Mills Rogers
    Chapman Webb Hunt Holmes Knight Adams Barker Barnes Stevens Mason Matthews Lloyd Fisher Dixon Harvey Pearson
    Foster Graham Butler Russell Fletcher Gibson Howard Andrews Reynolds Elliott Ford Saunders Fox Day West Cole
    Hughes Payne Brooks Bradley Lawrence Atkinson Burton Spencer Rose Watts Hart Newman Dawson Wells Perry
    Francis Gardner Walsh Hudson Armstrong Carpenter Cooke Warren Webster Pearce Jenkins Hawkins Griffiths Gray
    Grant Ellis Lane Arnold Freeman Hunter Hopkins Nicholls Nicholson Stephens Stephenson Stone Woods Robertson
    Burgess Riley Oliver Crawford Peters Porter Potter Barrett Barton Bird Bishop Black Booth Bull Carr Charlton
    Coleman Cross Curtis Dean Duncan Field Fowler Frost Fuller George Gilbert Goodwin Gough Gregory Griffin
    Hammond Harding Harper Hayes Haynes Henderson Henry Higgins Hodgson Holland Holt Howe Howell Hutchinson
    Ingram Jennings Johnston Jordan Kent Kemp Kirk Lambert Lawson Long Lowe Lucas Lynch Manning Marsh May Mann
    Middleton Miles Morgan Morton Moss Murray Naylor Nelson Newton Norman Norris Norton Osborne Owen Page Parry
    Parsons Patterson Paul Perkins Poole Pope Powell Preston Price Pritchard Quinn Randall Read Reed Rees Reeves
    Rhodes Richards Rowe Rowley Sanders Sanderson Sharp Shepherd Short Simmons Sims Skinner Slater Stanley
    Steele Stewart Stokes Storey Sutton Swift Sykes Tate Thomas Thomson Thornton Todd Townsend Tucker Tyler
    Vaughan Vincent Wade Wallace Waters Watkins Weston Wheeler Whitehead Whitehouse Williamson Willis Winter
    Wolfe Woodward Wyatt Yates Abbott Akers Aldridge Allan Allcock Archer Ashton Atkins Austin Baldwin Ball
    Banks Barber Barlow Barnett Barry Bartlett Bates Baxter Beaumont Benson Bentley Berry Best Birch Blackburn
    Blake Bolton Bond Bowen Bowers Boyd Bradshaw Brady Bray Bridges Briggs Brook Browne Bruce Bryant Buckley
    Burke Burns Burrows Bush Byrne Cameron Campbell Cartwright Chadwick Chambers Chandler Charles Church Clayton
    Clements Cohen Conway Coates Coles Connolly Connor Corbett Cotton Cowley Craig Crossley Cunningham Curry
    Dale Daly Daniels Davidson Davis Davison Dawes Denton Dennis Dickinson Dobson Dodd Donnelly Douglas Doyle
    Drake Duffy Dunn Dyer Eaton Edmonds Elliot Emery English Farmer Farrell Faulkner Finch Fitzgerald Fleming
    Flynn Forster Franklin Fraser French Garner Garrett Gibbons Gibbs Giles Gill Glover Godfrey Gordon Goddard
    Gould Greenwood Hale Hamilton Hancock Hanson Hardy Hargreaves Harrington Hartley Haywood Heath Herbert
    Hewitt Hicks Higginson Hilton Hobbs Hodges Hodgkinson Holden Hollis Holloway Hooper Hope Horne Horton
    Houghton Howarth Humphreys Humphries Hurst Hyde Irving Jarvis Jeffery Jennison Joyce Kay Kelly Kennedy
    Kerr Kirby Knowles Lacey Lancaster Law Leach Leigh Leonard Lester Little Livingstone Lomax Lord Love Lyons
    Mackenzie Marsden Massey Mather Mellor Metcalfe Milner Moran Morley Morrison Mortimer Mottram Mullins Myers
    Nash Neal Nixon Noble Nolan North Nuttall O'Brien Ogden Orton Osborn Owens Parkin Parkinson Parr Peacock
    Peck Peel Pickering Pike Pitt Platt Pollard Pratt Pugh Ramsey Rawlinson Ray Rayner Reid Rice Richmond Ridley
    Robson Rodgers Roe Roper Ross Rowland Ryan Salt Savage Sawyer Schofield Seymour Sharpe Sheldon Shelton
    Sheppard Sherwood Sinclair Singleton Slack Small Smart Spence Squires Stafford Stacey Stapleton Steel
    Stephen Stevenson Stubbs Sullivan Summers Swain Talbot Tanner Tebbutt Terry Thorne Thorpe Tomlinson Townend
    Tracey Travis Tuck Turnbull Turton Underwood Varley Vickers Wainwright Waite Walters Walton Wardle Warner
    Waterhouse Watkinson Weaver Welch Whittaker Whittle Wickham Wilcox Wild Wilde Wilkins Wills Winfield Withers
    Woodcock Woodhouse Woodhead Worthington Wren Yeomans York Allsop Alton Beresford Bown Bowler Boulton Bramley
    Brassington Buxton Chell Cresswell Critchlow Doxey Eyre Fearn Flint Fretwell Gell Gratton Hallam Heathcote
    Higton Housley Kirkland Limb Lomas Longden Marples Millward Needham Oldknow Pashley Poyser Redfern Rowbottom
    Seddon Sellors Shimwell Spendlove Statham Stoppard Swindell Tagg Twigg Wagstaff Wain Wheatcroft Wheeldon
    Whitworth Wibberley Wildgoose Wragg Ashmore Bagshaw Barks Bembridge Blackwell Boam Brocklehurst Cantrell
    Cheetham Clewes Clowes Cotterill Dakin Dronfield Eley Fitchett Foxlow Froggatt Furniss Gilman Goodall
    Gosling Greatorex Gyte Hadfield Hambleton Handley Heginbotham Hibbert Hobson Holmewood Hurd Jepson Kniveton
    Leedham Littlewood Ludlam Lymer Maskrey Melbourne Mycock Oulsnam Outram Palfreyman Peat Radford Revell
    Riddings Rouse Shardlow Sherwin Sidebottom Skidmore Spooner Staley Straw Thacker Toplis Turnock Twyford
    Unwin Vallance Wardman Warrington Waterfall Whibberley Winson Wooddisse Wooliscroft Yarwood";
