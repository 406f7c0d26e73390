//! Names of the Chinese, of Hong Kong and of the Vietnamese, given name first.

use super::{
    origin::{Origin, Shape, Stock},
    spelling::Rule,
};

/// Chinese and Vietnamese.
pub static ORIGIN: Origin = Origin {
    name: "chinese_vietnamese",
    share: 10,
    english_given: 34,
    male: Stock { common: MALE, flat: 10, rare: 76, shapes: RARE_GIVEN },
    female: Stock { common: FEMALE, flat: 10, rare: 76, shapes: RARE_GIVEN },
    family: Stock { common: FAMILY, flat: 5, rare: 5, shapes: RARE_FAMILY },
    feminine: &[],
    spellings: SPELLINGS,
};

const MALE: &str = "
    Wei Jun Ming Jian Hao Lei Bo Feng Gang Tao Yang Chao Bin Qiang Peng Hui Jie Kai Long Ping Yong Zhi Anh Tuấn
    Dũng Hùng Minh Nam Thanh Văn Quang Hiếu Đức Hải Sơn Tùng Thắng Trung Việt Cường Huy Khang Phúc Quân Toàn
    Tiến Vinh";

const FEMALE: &str = "
    Mei Ling Xiu Yan Li Na Fang Jing Min Ying Xia Hong Juan Lan Lin Qing Rui Shan Ting Xin Yu Yue Zhen Linh
    Hương Mai Hoa Thu Thảo Trang Nga Hà Hạnh Hồng Huyền Loan Ngọc Nhung Oanh Phương Quỳnh Thúy Thủy Trinh Tuyết
    Vân Xuân Yến";

const FAMILY: &str = "
    Wang*2 Li*2 Chen*2 Zhang*2 Liu*2 Wong*2 Chan*2 Nguyen*5 Nguyễn*2 Lee Lam Cheung Ng Tran Trần Pham Phạm Le Lê
    Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Liang Ho Leung Lau Chow Cheng Tang Yip Yuen Fung
    Tsang Kwok Chu Mak Law Tam Yeung Chung Hui Lai Tse Poon Pang Siu Au Kwan Man To Lo Hoang Hoàng Huynh Vu Vũ
    Vo Võ Dang Đặng Bui Bùi Do Đỗ Duong Dương Ly Song Zheng Xie Han Cao Deng Feng Zeng Peng Xiao Tian Dong Pan
    Yuan Cai Jiang Yu Du Ye Wei Su Lu Ding Ren Yao Shen Zhong Jia Xia Fu Fang Shi Xiong Qin Qiu Hou Jin Kong Bai
    Cui Kang Mao Gu Qian Tong Yan Goh Tan Lim Ong Teo Koh Toh Chua Sim Yap Chong Loh Khoo";

const RARE_GIVEN: &[Shape] = &[
    Shape { share: 52, pieces: &[PINYIN, PINYIN] },
    Shape { share: 18, pieces: &[PINYIN, "-^", PINYIN] },
    Shape { share: 20, pieces: &[CANTON, "-^*3 _", CANTON] },
    Shape { share: 10, pieces: &[VIETNAMESE_STARTS, "-^", VIETNAMESE_ENDINGS] },
];

const RARE_FAMILY: &[Shape] =
    &[Shape { share: 1, pieces: &[DOUBLE_STARTS, "yang ma guan ge pu fang sun rong shu", "_"] }];

const PINYIN: &str = "
    xiao ming hua wei jun yan li mei ying jie hui ping xin yu yi zhi jian guo hong lin feng hao ting jing wen
    xue qing chun bin bo chao chen cheng chong chuan da dan de ding dong en fang fei fu gang gao ge guang gui
    hai han he heng hu huan huang ji jia jiang jiao jin juan kai kang ke kun lan lei liang ling liu long lu lun
    man mao meng miao min mu na nan ni ning pei peng qi qian qiang qiao qin qiong qiu quan ran ren rong ru rui
    run shan shao shen sheng shi shu shuang shui si song su tai tao tian tong wan wu xi xia xian xiang xing
    xiong xiu xu xuan xun ya yang yao ye yin yong you yuan yue yun ze zhan zhao zhen zheng zhong zhou zhu zhuo
    zi zong";

const CANTON: &str = "
    ka wing wai man chi hoi yan yin lok kit ho kwok wah siu mei lai sze tsz pui yuk chun fai fung hin kai kam
    kei ki kin kiu ko kong kwan kwong lam lan leung lik lin ling lung ming mo mui nga ngai ngan oi on pak ping
    po sau shan shing shuk shun sin suet sui sum sun tai tak tat tin ting to tung wan wang wo yat yee yeuk yi
    ying yiu yu yue yuen yui yung";

const VIETNAMESE_STARTS: &str = "
    minh bảo ngọc thanh gia kim mỹ phương quốc thiên tường xuân hoàng đức anh hồng khánh thùy";

const VIETNAMESE_ENDINGS: &str = "
    an anh châu chi dung duy hà hân hưng khanh lan linh long mai my nam nghi nhi như phúc quân quyên tâm thảo
    thư tiên trang trâm trí vy yến";

const DOUBLE_STARTS: &str = "
    ou si_ shang zhu huang dong gong mu_ tai chan lee wong ho yip au- au";

const SPELLINGS: &[Rule] = &[
    ("x", "sh"),
    ("zh", "j"),
    ("q", "ch"),
    ("ng>", "n>"),
    ("zh", "z"),
    ("ong", "ung"),
    ("n>", "ng>"),
    ("x", "s"),
    ("yu", "yue"),
    ("ts", "ch"),
    ("ui", "uy"),
    ("ei", "ay"),
    ("i>", "ee>"),
    ("ao", "ow"),
    ("ou", "o"),
    ("ia", "ya"),
    ("c", "ts"),
    ("ie", "ye"),
    ("ai", "ay"),
    ("w", "u"),
    ("u>", "oo>"),
    ("sh", "s"),
    ("ch", "tch"),
    ("j", "zh"),
    ("ee>", "i>"),
    ("a", "ar"),
    ("k", "g"),
];
