//! What a screen gets: replies in the shape of what stands on it, a file a screen.

mod ages;
mod approval;
mod assess;
mod capture;
mod card;
mod clocks;
mod here;
mod law_word;
mod mine;
mod order;
mod orders;
mod person;
mod powers;
mod record;
mod session;
mod show;
mod stamp;
mod sync;

pub use ages::*;
pub use approval::*;
pub use assess::*;
pub use capture::*;
pub use card::*;
pub use clocks::*;
pub use here::*;
pub use law_word::*;
pub use mine::*;
pub use order::*;
pub use orders::*;
pub use person::*;
pub use powers::*;
pub use record::*;
pub use session::*;
pub use show::*;
pub use stamp::*;
pub use sync::*;
