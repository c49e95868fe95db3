// Focus moves, keys press buttons. One committed act is one event to the server. Clocks tick in clocks.js.
const root = document.documentElement, data = root.dataset;
const all = (css, within = document) => [...within.querySelectorAll(css)];
const on = (name, act) => document.addEventListener(name, act);
const send = (e, name, detail) => e.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
for (const name of ["queueopen", "queueselect", "themeset"])
  window.Blazor?.registerCustomEventType(name, { browserEventName: name, createEventArgs: e => e.detail });

// What is set is reckoned anew.
const put = (e, name, value) => { if (e[name] !== value) e[name] = value; };
const boxOf = row => row.cells[0].firstChild.firstChild;
const rowOf = e => e.target.closest?.("tr[data-id]"), rowsOf = grid => all("tr[data-id]", grid);
let last = {}, rest, before, asked, hadDialog = 0;
const open = (row, enter) => send(row, "queueopen", { id: asked = row.dataset.id, enter });
function select(rows, on) {
  for (const row of rows) row.ariaSelected = `${on}`;
  send(rows[0], "queueselect", { ids: rows.map(r => r.dataset.id), on });
}
function focus(rows, index) {
  const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
  row?.focus();
  return row;
}
const letter = e => /^[a-z]$/i.test(e.key);
function gridKey(e, row) {
  const rows = rowsOf(row.closest("table")), i = rows.indexOf(row), key = e.key.length > 1 ? e.key : e.key.toLowerCase();
  const to = { j: i + 1, ArrowDown: i + 1, k: i - 1, ArrowUp: i - 1, Home: 0, End: 1e9, PageDown: i + 10, PageUp: i - 10 }[key];
  if (to !== undefined) {
    const at = rows.indexOf(focus(rows, to));
    if (e.shiftKey && e.key.length > 1) select(rows.slice(Math.min(i, at), Math.max(i, at) + 1), true);
  } else if (key === "Enter") {
    clearTimeout(rest);
    open(row, true);
  } else if (key === "x" || key === " ") select([row], row.ariaSelected !== "true");
  else {
    // A verb right after a move is meant for the row in focus, before the pane has followed, and though it may be on its way to another.
    clearTimeout(rest);
    if (letter(e) && !(row.ariaCurrent && asked === row.dataset.id)) open(row, false);
    return false;
  }
  return true;
}
on("focusin", e => {
  arrive(e.target);
  const row = rowOf(e);
  if (e.target.closest(".mud-dialog-container")) return;
  before = e.target;
  if (!row) return last = {};
  const grid = row.closest("table"), rows = rowsOf(grid);
  for (const r of rows) if (r !== row) put(r, "tabIndex", -1);
  put(row, "tabIndex", 0);
  row.classList.remove("flash-a", "flash-b");
  if (grid.dataset.follow !== undefined && last.row !== row) {
    clearTimeout(rest);
    rest = setTimeout(() => row.isConnected && open(row, false), 120);
  }
  last = { row, grid, index: rows.indexOf(row) };
});
on("change", e => { if (rowOf(e)) select([rowOf(e)], e.target.checked); });

// Keys press what shows them: data-key on a button, data-go on a link after G.
// A place may be named before the navigation has come.
let going = 0, alone, named;
const off = () => data.keys === "off", scope = () => all(".mud-dialog").pop() ?? document;
const find = (name, key) => all(`[data-${name}="${CSS.escape(key)}" i]`, scope())[key === "Escape" ? "findLast" : "find"](e => e.checkVisibility() && e.ariaDisabled !== "true");
function press(name, key) {
  const e = find(name, key);
  if (e?.matches("[data-form]")) early = { text: "", until: Date.now() + 2000 };
  e?.matches("textarea") ? e.focus() : e?.click();
  return !!e;
}
// What is typed before the field that a verb opens has arrived goes into it, and presses nothing.
let early;
function typed(e) {
  if (!early || Date.now() > early.until || e.ctrlKey || e.metaKey || e.key.length > 1) return early = null;
  early.text += e.key;
  return true;
}
function arrive(e) {
  if (!early || !e.matches("textarea,input:not([type])")) return;
  const { text } = early;
  early = null;
  if (!text) return;
  e.setRangeText(text, e.value.length, e.value.length, "end");
  for (const name of ["input", "change"]) e.dispatchEvent(new Event(name, { bubbles: true }));
}
function mark(options, index) {
  options.forEach((o, i) => { o.ariaSelected = `${i === index}`; });
  options[index]?.scrollIntoView({ block: "nearest" });
  document.querySelector("[role=combobox][data-list]")?.setAttribute("aria-activedescendant", options[index]?.id);
}
const choices = () => all("[data-list] [role=option]");
function choose(e) {
  const options = choices(), n = options.length, i = options.findIndex(o => o.ariaSelected === "true");
  const step = { ArrowDown: 1, ArrowUp: n - 1 }[e.key];
  if (step) mark(options, (i + step) % n);
  else if (e.key === "Enter") options[i]?.click();
  else return false;
  return true;
}
function verb(e) {
  const key = e.key.toLowerCase();
  if (e.altKey || data.offline) return false;
  if (e.ctrlKey || e.metaKey) return key === "z" && press("key", key);
  if (key.length === 1 && off()) return false;
  if (key === "/") return focus(all("[data-find]"), 0);
  if (going > e.timeStamp) {
    clearTimeout(alone);
    const until = going + 2000;
    going = 0;
    return press("go", key) || (named = { key, until });
  }
  if (key === "g") {
    going = e.timeStamp + 400;
    return alone = setTimeout(() => press("key", key), 400);
  }
  if (/^[jk]$/.test(key) && !find("key", key)) {
    const rows = rowsOf(scope());
    return focus(rows, rows.findIndex(r => !r.tabIndex));
  }
  return press("key", key);
}
on("keydown", e => {
  const t = e.target, row = rowOf(e), held = e.ctrlKey || e.metaKey;
  if (e.isComposing || e.defaultPrevented) return;
  const done = held && e.key === "k" ? press("cmd", "open")
    : held && e.key === "Enter" ? press("key", "Ctrl Enter")
    : t.matches?.("[role=combobox][data-list]") ? choose(e)
    : t.matches?.("[data-split]") && e.key.startsWith("Arrow") ? widen(pane() + (e.key === "ArrowLeft" ? 20 : -20))
    : t.closest?.("textarea,select,[contenteditable],input:not([type=checkbox],[type=radio])")
      ? e.key === "Escape" && (t.form ? press("key", e.key) : !t.blur())
    : typed(e) || t === row && !held && !(letter(e) && (off() || going > e.timeStamp)) && gridKey(e, row) || verb(e);
  if (done) e.preventDefault();
});

// Clicks that need no server, the row, the split line.
on("click", e => {
  const act = e.target.closest?.("[data-act]"), row = rowOf(e);
  if (act) {
    const name = act.dataset.act;
    portal.set(name, name === "theme" ? (portal.isDark() ? "light" : "dark") : name === "keys" ? (off() ? "on" : "off") : act.dataset.v);
    if (name === "theme") send(act, "themeset", { dark: portal.isDark() });
    tidy();
  } else if (row && !e.target.closest("a,button,label,input")) {
    last = { row };
    row.focus();
    open(row, e.detail > 1 || innerWidth < 761);
  }
});
const pane = () => parseInt(root.style.getPropertyValue("--pane"), 10) || 360;
function widen(px) {
  const width = `${Math.max(300, Math.min(560, Math.round(px)))}px`;
  root.style.setProperty("--pane", width);
  return localStorage.pane = width;
}
on("pointerdown", e => {
  const bar = e.target.closest?.("[data-split]");
  bar?.setPointerCapture(e.pointerId);
  if (bar) bar.onpointermove = m => m.buttons && widen(innerWidth - m.clientX);
});

// After every change: one tab stop per grid, one chosen option per list, focus never lost.
function tidy() {
  if (named && (press("go", named.key) || performance.now() > named.until)) named = null;
  for (const grid of all("table[role=grid]")) {
    const rows = rowsOf(grid), stop = rows.find(r => !r.tabIndex) ?? rows.find(r => r.ariaCurrent) ?? rows[0];
    for (const r of rows) {
      // What is drawn anew comes without a box.
      if (!r.cells[0].firstChild) {
        r.cells[0].innerHTML = "<label><input type=checkbox tabindex=-1></label>";
        boxOf(r).ariaLabel = `Select ${all(".c-inv,.c-exc,.c-sup", r).map(c => c.textContent).join(", ")}`;
        r.ariaRowIndex = +r.cells[1].textContent + 1;
        if (r !== stop) r.tabIndex = -1;
      }
      r.ariaSelected ??= "false";
      boxOf(r).checked = r.ariaSelected === "true";
    }
    if (stop) put(stop, "tabIndex", 0);
    if (last.grid === grid && !last.row.isConnected && document.activeElement === document.body) focus(rows, last.index);
  }
  const dialog = all(".mud-dialog").length;
  if (dialog > hadDialog) focus(all(".mud-dialog [autofocus]"), 0);
  if (dialog < hadDialog && document.activeElement === document.body) before?.focus();
  hadDialog = dialog;
  const options = choices();
  if (options.length && !options.some(o => o.ariaSelected === "true")) mark(options, 0);
  for (const b of all("[data-act]")) {
    const { act, v } = b.dataset;
    put(b, "ariaPressed", `${act === "theme" ? portal.isDark() : act === "keys" ? !off() : v === (data[act] || "default")}`);
  }
}
new MutationObserver(tidy).observe(document.body, { childList: true, subtree: true, attributeFilter: ["aria-selected"] });

tidy();
