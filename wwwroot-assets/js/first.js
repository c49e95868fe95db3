// Runs before the first paint: theme, density and the viewer's time zone. The server reads the same cookies.
(() => {
  "use strict";
  const root = document.documentElement, asked = new URLSearchParams(location.search);
  const read = name => document.cookie.split("; ").find(c => c.startsWith(`wq-${name}=`))?.split("=")[1];
  const write = (name, value) => { document.cookie = `wq-${name}=${encodeURIComponent(value)};path=/;max-age=31536000;samesite=lax`; };
  const set = (name, value) => { root.dataset[name] = value; write(name, value); };

  set("theme", asked.get("theme") || read("theme") || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
  for (const name of ["density", "keys"]) if (asked.get(name) || read(name)) set(name, asked.get(name) || read(name));
  write("zone", Intl.DateTimeFormat().resolvedOptions().timeZone);
  const pane = localStorage.getItem("pane");
  if (pane) root.style.setProperty("--pane", pane);

  window.portal = { set, isDark: () => root.dataset.theme === "dark" };
})();
