//! What HQ serves: only what core declares as a route can be added, with the limit and the check of who
//! may that stand there.

use super::devices::{self, Guard};
use super::load::Load;
use crate::hq::Hq;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, head, patch, post, put};
use cordon_core::proof::route::{Declared, Method, Route, Who};

/// Routes as they are added.
pub struct Routes {
    hq: Hq,
    load: Load,
    router: Router<Hq>,
    served: Vec<Declared>,
}

impl Routes {
    /// None yet.
    pub fn of(hq: &Hq, load: &Load) -> Self {
        Self { hq: hq.clone(), load: load.clone(), router: Router::new(), served: Vec::new() }
    }

    /// Serves a route.
    pub fn serve<R: Route, H, T>(mut self, handler: H) -> Self
    where
        H: Handler<T, Hq>,
        T: 'static,
    {
        let route = R::DECLARED;
        let served = match route.method {
            Method::Get => get(handler),
            Method::Head => head(handler),
            Method::Post => post(handler),
            Method::Put => put(handler),
            Method::Patch => patch(handler),
        };
        let served = served.layer(DefaultBodyLimit::max(route.most_bytes));
        let served = match route.who {
            Who::Anyone => served,
            Who::Device | Who::Late => {
                let guard = Guard { hq: self.hq.clone(), load: self.load.clone(), route };
                served.route_layer(from_fn_with_state(guard, devices::require))
            }
        };
        self.router = self.router.route(route.path, served);
        self.served.push(route);
        self
    }

    /// The router, and what it serves.
    pub fn done(self) -> (Router<Hq>, Vec<Declared>) {
        (self.router, self.served)
    }
}
