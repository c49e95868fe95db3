// The due times tick. DueTime.cs says the same in the same words: change the two together.
const skew = (document.documentElement.dataset.now || Date.now()) - Date.now();
const all = css => [...document.querySelectorAll(css)];
// Text nodes belong to the renderer: changed in place, never replaced.
const put = (e, text) => { e.firstChild.data = text; };
function units(ms) {
  const s = Math.floor(Math.abs(ms) / 1000), m = Math.floor(s / 60), h = Math.floor(m / 60), d = Math.floor(h / 24);
  const parts = d ? [[d, "day"], [h % 24, "hour"]] : h ? [[h, "hour"], [m % 60, "minute"]]
    : m >= 5 ? [[m, "minute"]] : m ? [[m, "minute"], [s % 60, "second"]] : [[s, "second"]];
  return parts.filter(([n], i) => !i || n);
}
const short = parts => parts.map(([n, u], i) => (i && u !== "hour" ? `${n}`.padStart(2, "0") : n) + u[0]).join(" ");
const long = parts => parts.map(([n, u]) => `${n} ${u}${n === 1 ? "" : "s"}`).join(" ");

// A row comes without the words that follow from its instants.
const bare = "<i></i><span class=t aria-hidden=true> </span><span class=sr> </span>";
function chip(element, at) {
  if (!element.firstChild) element.innerHTML = bare;
  const { due, start, say } = element.dataset, left = due - at, parts = units(left), late = left <= 0;
  const state = late ? "breached" : left <= 1800000 ? "urgent" : left <= 3600000 ? "soon" : "normal";
  const aloud = late ? `overdue by ${long(parts)}` : `due in ${long(parts)}${state === "normal" ? "" : `, ${state}`}`;
  put(element.children[1], (late ? "−" : "") + short(parts));
  put(element.children[2], aloud);
  if (start) element.style.setProperty("--u", `${Math.min(100, Math.round(100 * (at - start) / (due - start)))}%`);
  if (!element.classList.contains(state)) {
    const isNews = element.className !== "sla" && say !== undefined;
    element.className = `sla ${state}`;
    if (isNews) document.getElementById("live").textContent = aloud;
  }
  return Math.abs(left) < 300000;
}
function tick() {
  const at = Date.now() + skew, close = all("[data-due]").filter(e => chip(e, at)).length;
  for (const e of all("[data-wall]"))
    put(e, new Date(at).toLocaleTimeString("en-GB", { timeZone: e.dataset.zone, hour: "2-digit", minute: "2-digit" }));
  setTimeout(tick, close ? 1000 : 60020 - at % 60000);
}
new MutationObserver(() => all("[data-due]:empty").forEach(e => chip(e, Date.now() + skew))).observe(document.body, { childList: true, subtree: true });

tick();
