//! The only door out of the page: Tauri's JavaScript, or HTTP where there is no window.

use cordon_core::wire::{self, text_key};
use cordon_core::wire::{Changes, Command, Fault, FaultKind, TextKey};
use js_sys::{Array, Function, JSON, Object, Promise, Reflect};
use leptos::prelude::{document, window};
use serde::de::DeserializeOwned;
use serde_json::{Number, Value};
use std::pin::Pin;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventSource, Headers, MessageEvent, RequestInit, Response};

/// A reply that is on its way, as the browser read it. Boxed and of one type: else every command's future would
/// hold a copy of all that is below.
pub type Asked = Pin<Box<dyn Future<Output = Result<Value, Fault>>>>;

/// Gives a command to the shell and reads its reply.
pub fn call<C: Command>(command: &C) -> impl Future<Output = Result<C::Reply, Fault>> + use<C> {
    let asked = ask(command);
    async move { as_read(wire::read(&asked.await?)) }
}

/// Gives a command to the shell.
pub fn ask<C: Command>(command: &C) -> Asked {
    ask_written(C::NAME, serde_json::to_string(command).ok())
}

/// What was read, or that it could not be.
pub fn as_read<T>(read: Option<T>) -> Result<T, Fault> {
    read.ok_or_else(|| failed(text_key!("fault.page_reply_unread")))
}

fn ask_written(name: &'static str, body: Option<String>) -> Asked {
    Box::pin(async move {
        let body = body.ok_or_else(|| failed(text_key!("fault.page_command_unwritten")))?;
        match tauri("core") {
            Some(core) => invoke(&core, name, &body).await,
            None => post(name, &body).await,
        }
    })
}

/// Hears what every write touched, for as long as the page lives.
pub fn on_changes(heard: impl Fn(Changes) + 'static) {
    if let Some(events) = tauri("event") {
        let listener = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
            let payload = Reflect::get(&event, &JsValue::from_str("payload"));
            if let Some(changes) = payload.ok().and_then(|payload| changes_of(&payload)) {
                heard(changes);
            }
        });
        let listener = listener.into_js_value();
        if let Some(listen) = function(&events, "listen") {
            // The promise only hands back a way to stop listening, which the page never does.
            let _listening = listen.call2(&events, &JsValue::from_str("changed"), &listener);
        }
        return;
    }
    let Ok(source) = EventSource::new(&format!("/events?token={}", token())) else { return };
    let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let text = event.data().as_string().unwrap_or_default();
        if let Some(changes) = read(&text) {
            heard(changes);
        }
    });
    let listener: Function = listener.into_js_value().unchecked_into();
    source.set_onmessage(Some(&listener));
    // A server may name the event or leave it unnamed; the browser delivers each in one way only.
    let _added = source.add_event_listener_with_callback("changed", &listener);
}

async fn invoke(core: &JsValue, name: &str, body: &str) -> Result<Value, Fault> {
    let body = JSON::parse(body).map_err(|_| failed(text_key!("fault.page_command_unwritten")))?;
    let arguments: JsValue = Object::new().into();
    Reflect::set(&arguments, &JsValue::from_str("body"), &body).map_err(|thrown| fault_of(&thrown))?;
    let invoke = function(core, "invoke").ok_or_else(|| failed(text_key!("fault.page_no_shell")))?;
    let promise = invoke
        .call2(core, &JsValue::from_str(name), &arguments)
        .and_then(|promised| promised.dyn_into::<Promise>())
        .map_err(|thrown| fault_of(&thrown))?;
    match JsFuture::from(promise).await {
        Ok(reply) => as_read(tree(&reply)),
        Err(refusal) => Err(fault_of(&refusal)),
    }
}

async fn post(name: &str, body: &str) -> Result<Value, Fault> {
    let response = fetch(name, body).await.map_err(|_| failed(text_key!("fault.page_shell_unreached")))?;
    let text = text_of(&response).await.map_err(|_| failed(text_key!("fault.page_reply_unread")))?;
    if response.ok() {
        return as_read(tree_of(&text));
    }
    Err(read(&text).unwrap_or_else(|| failed(text_key!("fault.page_shell_refused"))))
}

async fn fetch(name: &str, body: &str) -> Result<Response, JsValue> {
    let headers = Headers::new()?;
    headers.set("content-type", "application/json")?;
    headers.set("x-cordon-token", &token())?;
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_headers(&headers);
    request.set_body(&JsValue::from_str(body));
    let promise = window().fetch_with_str_and_init(&format!("/call/{name}"), &request);
    JsFuture::from(promise).await?.dyn_into::<Response>()
}

async fn text_of(response: &Response) -> Result<String, JsValue> {
    let text = JsFuture::from(response.text()?).await?;
    Ok(text.as_string().unwrap_or_default())
}

/// `window.__TAURI__.{part}`, where the page runs in the window.
fn tauri(part: &str) -> Option<JsValue> {
    let global = Reflect::get(&window(), &JsValue::from_str("__TAURI__")).ok()?;
    if global.is_undefined() || global.is_null() {
        return None;
    }
    let part = Reflect::get(&global, &JsValue::from_str(part)).ok()?;
    if part.is_undefined() { None } else { Some(part) }
}

fn function(holder: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(holder, &JsValue::from_str(name)).ok()?.dyn_into::<Function>().ok()
}

fn token() -> String {
    let meta = document().query_selector("meta[name=\"cordon-token\"]").ok().flatten();
    meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default()
}

fn changes_of(payload: &JsValue) -> Option<Changes> {
    wire::read(&tree(payload)?)
}

/// A value from JSON; none where it is not one of its kind.
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    wire::read(&tree_of(text)?)
}

/// JSON as the browser reads it: the page brings no reader of its own.
fn tree_of(text: &str) -> Option<Value> {
    tree(&JSON::parse(text).ok()?)
}

/// A value of JavaScript that could be written as JSON. Nothing at all is `null`.
fn tree(value: &JsValue) -> Option<Value> {
    if value.is_undefined() || value.is_null() {
        return Some(Value::Null);
    }
    if let Some(text) = value.as_string() {
        return Some(Value::String(text));
    }
    if let Some(is) = value.as_bool() {
        return Some(Value::Bool(is));
    }
    if let Some(number) = value.as_f64() {
        return number_of(number).map(Value::Number);
    }
    if let Some(items) = value.dyn_ref::<Array>() {
        return items.iter().map(|item| tree(&item)).collect::<Option<_>>().map(Value::Array);
    }
    if !value.is_object() {
        return None;
    }
    let entry = |entry: JsValue| {
        let entry: Array = entry.unchecked_into();
        Some((entry.get(0).as_string()?, tree(&entry.get(1))?))
    };
    Object::entries(value.unchecked_ref()).iter().map(entry).collect::<Option<_>>().map(Value::Object)
}

/// A number, whole where it is: JavaScript does not tell.
fn number_of(number: f64) -> Option<Number> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() <= EXACT {
        return Some(Number::from(number as i64));
    }
    Number::from_f64(number)
}

fn fault_of(thrown: &JsValue) -> Fault {
    let fault = tree(thrown).and_then(|tree| wire::read(&tree));
    fault.unwrap_or_else(|| failed(text_key!("fault.page_shell_silent")))
}

fn failed(what: TextKey) -> Fault {
    Fault::new(FaultKind::Failed, what)
}
