// Everything the browser does by itself: clocks that tick, focus that moves in the grid, keys that press buttons.
// What must reach the server travels as one event for one committed act.
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const skew = Number(root.dataset.now || Date.now()) - Date.now();
  const now = () => Date.now() + skew;
  const send = (element, name, detail) => element.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  const say = text => { const live = document.getElementById("live"); if (live) live.textContent = text; };

  for (const name of ["queueopen", "queueselect", "themeset"])
    window.Blazor?.registerCustomEventType(name, { browserEventName: name, createEventArgs: e => e.detail });

  // Clocks. Display.Remaining on the server says the same things in the same words.
  const words = { d: "day", h: "hour", m: "minute", s: "second" };
  function units(ms) {
    const s = Math.floor(Math.abs(ms) / 1000), m = Math.floor(s / 60), h = Math.floor(m / 60), d = Math.floor(h / 24);
    if (d) return [[d, "d"], [h % 24, "h"]];
    if (h) return [[h, "h"], [m % 60, "m"]];
    return m >= 5 ? [[m, "m"]] : m ? [[m, "m"], [s % 60, "s"]] : [[s, "s"]];
  }
  const kept = parts => parts.filter(([n], i) => i === 0 || n);
  const short = parts => kept(parts).map(([n, u], i) => (i && u !== "h" ? String(n).padStart(2, "0") : n) + u).join(" ");
  const long = parts => kept(parts).map(([n, u]) => `${n} ${words[u]}${n === 1 ? "" : "s"}`).join(" ");
  const stateOf = left => left <= 0 ? "breached" : left <= 1800000 ? "urgent" : left <= 3600000 ? "soon" : "normal";
  const put = (element, text) => { if (element?.firstChild && element.firstChild.data !== text) element.firstChild.data = text; };

  function chip(element, at) {
    const due = Number(element.dataset.due), start = Number(element.dataset.start), left = due - at, parts = units(left), state = stateOf(left);
    const aloud = left <= 0 ? `overdue by ${long(parts)}` : `due in ${long(parts)}${state === "normal" ? "" : ", " + state}`;
    // The text nodes belong to the renderer: they are changed in place, never replaced.
    put(element.children[1], (left <= 0 ? "−" : "") + short(parts));
    put(element.children[2], aloud);
    if (start) element.style.setProperty("--u", `${Math.round(Math.min(1, Math.max(0, (at - start) / (due - start))) * 100)}%`);
    if (!element.classList.contains(state)) {
      element.className = `sla ${state}`;
      if (element.dataset.say !== undefined) say(aloud);
    }
    return left;
  }
  function wall(element, at) {
    const parts = new Intl.DateTimeFormat("en-US", { timeZone: element.dataset.zone, hourCycle: "h23", hour: "2-digit", minute: "2-digit" });
    put(element, parts.format(at));
  }
  function tick() {
    const at = now(), close = all("[data-due]").map(e => chip(e, at)).some(left => Math.abs(left) < 300000);
    all("[data-wall]").forEach(e => wall(e, at));
    setTimeout(tick, close ? 1000 : 60000 - at % 60000 + 20);
  }

  // The grid.
  const rowsOf = grid => all("tr[data-row]", grid);
  const typing = element => element.closest?.("textarea,select,[contenteditable],input:not([type=checkbox]):not([type=radio])");
  let last = null, rest = 0;
  function open(row, enter) { send(row, "queueopen", { id: row.dataset.id, enter }); }
  function select(rows, on) {
    for (const row of rows) {
      row.setAttribute("aria-selected", on);
      const box = row.querySelector("input[type=checkbox]");
      if (box) box.checked = on;
    }
    send(rows[0], "queueselect", { ids: rows.map(r => r.dataset.id), on });
  }
  function focusRow(rows, index) {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    row?.focus();
    row?.scrollIntoView({ block: "nearest" });
    return row;
  }
  function gridKey(e, row) {
    const grid = row.closest("table"), rows = rowsOf(grid), i = rows.indexOf(row), key = e.key.length === 1 ? e.key.toLowerCase() : e.key;
    const to = { j: i + 1, ArrowDown: i + 1, k: i - 1, ArrowUp: i - 1, Home: 0, End: rows.length - 1, PageDown: i + 10, PageUp: i - 10 }[key];
    if (to !== undefined) {
      const next = focusRow(rows, to);
      if (e.shiftKey && next && /^Arrow/.test(key)) select([row, next], true);
    } else if (key === "Enter") open(row, true);
    else if (key === "x" || key === " ") select([row], row.getAttribute("aria-selected") !== "true");
    else return false;
    return true;
  }
  document.addEventListener("focusin", e => {
    const row = e.target.closest?.("tr[data-row]");
    if (!row) { if (e.target !== document.body) last = null; return; }
    const grid = row.closest("table"), rows = rowsOf(grid);
    rows.forEach(r => { r.tabIndex = r === row ? 0 : -1; });
    row.classList.remove("flash-a", "flash-b");
    if (e.target === row && grid.dataset.follow !== undefined && last?.row !== row) {
      clearTimeout(rest);
      rest = setTimeout(() => row.isConnected && open(row, false), 120);
    }
    last = { row, grid, index: rows.indexOf(row) };
  });
  document.addEventListener("change", e => {
    const row = e.target.closest?.("tr[data-row]");
    if (row && e.target.type === "checkbox") select([row], e.target.checked);
  });

  // Keys press the buttons that show them: data-key on a button, data-go on a link after G.
  let goUntil = 0, goTimer = 0;
  const off = () => root.dataset.keys === "off";
  const scope = () => all(".mud-dialog").pop() ?? document;
  const shown = e => e.checkVisibility() && e.getAttribute("aria-disabled") !== "true";
  const find = (name, key) => all(`[data-${name}="${CSS.escape(key)}" i]`, scope()).find(shown);
  function press(name, key) { const e = find(name, key); e?.click(); return !!e; }
  function choose(e) {
    const list = document.getElementById(e.target.getAttribute("aria-controls")), options = all("[role=option]", list), i = options.findIndex(o => o.ariaSelected === "true");
    if (e.key === "Enter") options[i]?.click();
    else if (e.key === "ArrowDown" || e.key === "ArrowUp") mark(options, (i + (e.key === "ArrowDown" ? 1 : options.length - 1)) % options.length);
    else return false;
    return true;
  }
  function mark(options, index) {
    options.forEach((o, i) => { o.ariaSelected = String(i === index); });
    options[index]?.scrollIntoView({ block: "nearest" });
    document.querySelector(`[role=combobox][aria-controls="${options[0]?.parentElement.id}"]`)?.setAttribute("aria-activedescendant", options[index]?.id ?? "");
  }
  function verb(e) {
    if (e.altKey || root.dataset.offline !== undefined) return false;
    if (e.ctrlKey || e.metaKey) return e.key === "z" && press("key", "z");
    const key = e.key.toLowerCase();
    if (key.length === 1 && off()) return false;
    if (key === "/") { const box = all("[data-find]").find(shown); box?.focus(); return !!box; }
    if (goUntil > e.timeStamp) { clearTimeout(goTimer); goUntil = 0; return press("go", key); }
    if (key === "g") { goUntil = e.timeStamp + 400; goTimer = setTimeout(() => press("key", "g"), 400); return true; }
    if ((key === "j" || key === "k") && !find("key", key)) { const rows = rowsOf(scope()); return !!focusRow(rows, rows.findIndex(r => r.tabIndex === 0)); }
    return press("key", key);
  }
  document.addEventListener("keydown", e => {
    if (e.isComposing || e.defaultPrevented) return;
    const row = e.target.closest?.("tr[data-row]");
    const done = (e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "k" ? press("cmd", "open")
      : e.target.matches?.("[role=combobox][aria-controls]") ? choose(e)
      : typing(e.target) ? false
      : row && !e.ctrlKey && !e.metaKey && !(off() && /^[a-z]$/i.test(e.key)) && goUntil <= e.timeStamp
        && (e.target === row || e.target.type === "checkbox" && e.key !== " ") && gridKey(e, row) ? true : verb(e);
    if (done) e.preventDefault();
  });

  // Clicks that need no server, and the row under the pointer.
  document.addEventListener("click", e => {
    const act = e.target.closest?.("[data-act]");
    if (act) {
      const { act: name, v } = act.dataset, value = name === "theme" ? (portal.isDark() ? "light" : "dark") : name === "keys" ? (off() ? "on" : "off") : v;
      portal.set(name, value);
      if (name === "theme") send(act, "themeset", { dark: portal.isDark() });
      tidy();
    }
    const row = e.target.closest?.("tr[data-row]");
    if (row && !e.target.closest("a,button,label,input")) { clearTimeout(rest); last = { row }; row.focus(); open(row, e.detail > 1); }
  });
  document.addEventListener("pointerdown", e => {
    const bar = e.target.closest?.("[data-split]");
    if (!bar) return;
    bar.setPointerCapture(e.pointerId);
    bar.onpointermove = m => wide(innerWidth - m.clientX);
    bar.onpointerup = () => { bar.onpointermove = null; };
  });
  document.addEventListener("keydown", e => {
    const step = { ArrowLeft: 20, ArrowRight: -20 }[e.key];
    if (step && e.target.matches?.("[data-split]")) wide((parseInt(root.style.getPropertyValue("--pane"), 10) || 360) + step);
  });
  function wide(px) {
    const width = `${Math.max(300, Math.min(560, Math.round(px)))}px`;
    root.style.setProperty("--pane", width);
    localStorage.setItem("pane", width);
  }

  // After every change of the page: one tab stop per grid, one chosen option per list, focus that is never lost.
  function tidy() {
    for (const grid of all("table[role=grid]")) {
      const rows = rowsOf(grid);
      if (rows.length && !rows.some(r => r.tabIndex === 0)) rows[0].tabIndex = 0;
      if (last?.grid === grid && !last.row.isConnected && document.activeElement === document.body) focusRow(rows, last.index);
    }
    for (const list of all("[role=listbox][data-list]")) {
      const options = all("[role=option]", list);
      if (options.length && !options.some(o => o.ariaSelected === "true")) mark(options, 0);
    }
    all("[data-act=theme]").forEach(b => { b.ariaPressed = String(portal.isDark()); });
    all("[data-act=density]").forEach(b => { b.ariaPressed = String(b.dataset.v === (root.dataset.density || "default")); });
    all("[data-act=keys]").forEach(b => { b.ariaPressed = String(!off()); });
  }
  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; tidy(); });
  }).observe(document.body, { childList: true, subtree: true });

  // The connection: a line under the head, never a veil.
  const lost = document.getElementById("components-reconnect-modal");
  async function again() {
    try { if (!await Blazor.reconnect() && !await Blazor.resumeCircuit()) location.reload(); } catch { lost.classList.add("components-reconnect-failed"); }
  }
  lost?.querySelector(".again").addEventListener("click", again);
  lost?.addEventListener("components-reconnect-state-changed", ({ detail: { state } }) => {
    if (state === "rejected") return location.reload();
    if (state === "hide") {
      delete root.dataset.offline;
      lost.classList.add("back");
      put(lost.querySelector("span"), "Connected again.");
      setTimeout(() => lost.classList.remove("back"), 4000);
    } else if (root.dataset.offline === undefined) {
      root.dataset.offline = "";
      const time = new Date(now()).toTimeString().slice(0, 5);
      put(lost.querySelector("span"), `Connection lost at ${time}. What you typed stays on this page. Trying again.`);
    }
  });

  tidy();
  tick();
})();
