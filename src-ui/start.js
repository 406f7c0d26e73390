// Puts the theme on the root before the first paint, then starts the page.
const themes = ["day", "night", "glare"];
let kept = null;
try {
  kept = localStorage.getItem("cordon-theme");
} catch {
  // Without storage the system's choice stands.
}
const system = matchMedia("(prefers-color-scheme: dark)").matches ? "night" : "day";
document.documentElement.dataset.theme = themes.includes(kept) ? kept : system;

// The catalogue of one language; the page finds its texts there. From here, not from the page: its
// address may be deep.
async function load() {
  const texts = fetch(new URL("./texts/en.json", import.meta.url)).then((answer) => {
    if (!answer.ok) throw new Error(`texts: ${answer.status}`);
    return answer.json();
  });
  const [{ default: start }, loaded] = await Promise.all([import("./cordon_ui.js"), texts]);
  globalThis.cordonTexts = loaded;
  await start({ module_or_path: new URL("./cordon_ui_bg.wasm", import.meta.url) });
}

// A part of the page that cannot be read would leave the screen empty. These are the only words outside
// the catalogue: it may be what is missing.
function cannotBegin() {
  const part = (name, words) => Object.assign(document.createElement(name), { textContent: words });
  const again = part("button", "Try again");
  Object.assign(again, { type: "button", className: "button primary wide" });
  again.dataset.test = "start-again";
  again.addEventListener("click", () => location.reload());
  const said = Object.assign(document.createElement("main"), { id: "main", className: "room door" });
  said.setAttribute("role", "alert");
  said.dataset.test = "cannot-begin";
  said.append(
    part("h1", "Cordon cannot start"),
    part("p", "A part of the app could not be read. What was saved on this device is safe: nothing is lost."),
    part("p", "Try again. If this page comes back, close Cordon, open it anew, and tell your help desk: page parts missing."),
    again,
  );
  document.body.replaceChildren(said);
}

try {
  await load();
} catch (error) {
  console.error(error);
  cannotBegin();
}
