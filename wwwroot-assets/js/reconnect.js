// The connection: a line under the head, never a veil. When the server of this page is gone, the page opens again on another one, at the same place, with what was typed.
const data = document.documentElement.dataset, kept = "wq-kept";
const lost = document.getElementById("components-reconnect-modal"), words = lost.querySelector("span");
const wait = ms => new Promise(done => setTimeout(done, ms));
const say = text => { words.firstChild.data = text; };

function back(text) {
  delete data.offline;
  lost.classList.add("back");
  say(text);
  setTimeout(() => lost.classList.remove("back"), 4000);
}

// Somebody answers and is ready for new pages. A reload before that would show an error in the place of the page.
async function ready() {
  try {
    return (await fetch("ready", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

// The last letters may not have reached the server, and those typed since then have not.
function keep() {
  const typed = [...document.querySelectorAll("[data-keep]")].filter(e => e.value).map(e => [e.dataset.keep, e.value]);
  sessionStorage.setItem(kept, JSON.stringify({ at: Date.now(), typed }));
}

let moving = false;
async function move(mayWait) {
  if (moving) return;
  moving = true;
  while (!await ready() || !mayWait()) await wait(1000);
  keep();
  location.reload();
}

let typedAt = 0;
addEventListener("input", () => { typedAt = Date.now(); }, true);
const isIdle = () => Date.now() - typedAt > 2000 && !document.querySelector(".mud-dialog");

lost.querySelector("button").addEventListener("click", () => Blazor.reconnect()
  .then(ok => ok || move(() => true), () => say("Still no connection.")));
lost.addEventListener("components-reconnect-state-changed", ({ detail: { state } }) => {
  if (state === "hide") {
    if (!moving) back("Connected again.");
    return;
  }
  const at = data.offline ||= new Date().toTimeString().slice(0, 5), gone = /rejected|failed/.test(state);
  say(`Connection lost at ${at}. Your typing is saved. ${gone ? "Opening this page again." : "Trying again."}`);
  // Refused: another server answers, which does not know this page. Failed: none did for minutes.
  if (gone) move(() => true);
});

// A server that is about to stop says so on the page. All its pages move within seconds, but not in the same one, and none under somebody's hands.
let leaving = false;
async function leave() {
  if (leaving) return;
  leaving = true;
  await wait(Math.random() * 5000);
  move(isIdle);
}

// After the move: what was typed goes back where its field is shown again, unless the server knows more of it.
const { at = 0, typed = [] } = JSON.parse(sessionStorage.getItem(kept) ?? "{}"), waiting = new Map(typed);
sessionStorage.removeItem(kept);
if (Date.now() - at < 60000) back(waiting.size ? "Back. Your typing is here." : "Back.");
else waiting.clear();

async function restore(field, value) {
  // The field first shows the draft that the server has.
  await wait(500);
  if (!field.isConnected || field.value === value || !value.startsWith(field.value)) return;
  field.value = value;
  for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
}
function look() {
  if (document.querySelector("[data-leaving]")) leave();
  if (!waiting.size) return;
  for (const field of document.querySelectorAll("[data-keep]")) {
    const value = waiting.get(field.dataset.keep);
    if (waiting.delete(field.dataset.keep)) restore(field, value);
  }
}
new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
look();
