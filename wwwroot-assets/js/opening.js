// The page that is there while the demonstration is loaded: asks how far it is, and opens the portal once that answers.
const [far, bar] = [document.getElementById("far"), document.getElementById("bar")];
setInterval(async () => {
  const answer = await fetch("/opening", { cache: "no-store" }).catch(() => null);
  if (!answer) return; // It is being started anew.
  const { percent, text } = answer.ok ? await answer.json() : {};
  if (!text) return location.reload(); // It is open, or was started anew and never shut.
  bar.value = percent;
  if (far.textContent !== text) far.textContent = text;
}, 500);
