// The page that is there while the demonstration is loaded: asks how far it is, and opens the portal once that answers.
const [far, bar] = [document.getElementById("far"), document.getElementById("bar")];
setInterval(async () => {
  const answer = await fetch("/opening", { cache: "no-store" }).catch(() => null);
  if (!answer) return; // Between the two programs that listen here.
  if (!answer.ok) return location.reload(); // The portal has no such page.
  const { percent, text } = await answer.json();
  bar.value = percent;
  if (far.textContent !== text) far.textContent = text;
}, 500);
