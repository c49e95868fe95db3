// Before the first paint. The server writes theme and density from cookies; a first visit has none.
(() => {
  const root = document.documentElement;
  const set = (name, value) => {
    root.dataset[name] = value;
    document.cookie = `wq-${name}=${encodeURIComponent(value)};path=/;max-age=31536000;samesite=lax`;
  };
  if (!root.dataset.theme) set("theme", matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  set("zone", Intl.DateTimeFormat().resolvedOptions().timeZone);
  if (localStorage.pane) root.style.setProperty("--pane", localStorage.pane);
  window.portal = { set, isDark: () => root.dataset.theme === "dark" };
})();
