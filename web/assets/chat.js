// Reports what is clicked in the chat, and keeps the newest question in view until the reader scrolls.
const chat = element;
let followed = null;
let following = false;

chat.addEventListener("click", (event) => {
  const marker = event.target.closest("a.marker");
  if (marker) {
    event.preventDefault();
    window.adviser.opener = { turn: marker.dataset.turn, marker: marker.dataset.marker, in: "#chat" };
    trigger("click", { turn: Number(marker.dataset.turn), marker: Number(marker.dataset.marker) });
    return;
  }
  const ask = event.target.closest("button[data-ask]");
  if (ask) {
    trigger("submit", { question: ask.textContent });
    document.querySelector("#question textarea")?.focus({ preventScroll: true });
  }
});

for (const kind of ["wheel", "touchmove", "keydown"]) {
  chat.addEventListener(kind, () => { following = false; }, { passive: true });
}

watch("value", () => {
  const last = chat.querySelector(".turn:last-child");
  if (!last) { followed = null; return; }
  if (last.id !== followed || (last.hasAttribute("data-live") && followed === null)) {
    followed = last.id;
    following = true;
  }
  if (following) last.scrollIntoView({ block: "start" });
  if (!last.hasAttribute("data-live")) following = false;
});
