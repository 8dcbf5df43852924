// Reports what is clicked in the panel; shows the marked passage, and gives the focus back on return.
const panel = element;

let returning = false;

const goBack = () => {
  returning = true;
  trigger("click", { back: true, others: Number(window.adviser.opener?.marker) >= 1000 });
};

panel.addEventListener("click", (event) => {
  if (event.target.closest("[data-back]")) { goBack(); return; }
  const card = event.target.closest("button[data-marker]");
  if (card) {
    window.adviser.opener = { turn: card.dataset.turn, marker: card.dataset.marker, in: "#panel" };
    trigger("click", { turn: Number(card.dataset.turn), marker: Number(card.dataset.marker) });
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || document.querySelector("dialog[open], .turn[data-live]")) return;
  if (panel.querySelector(".document")) goBack();
});

// What was found beside is looked for once its fold is opened.
let unfolded = false;
panel.addEventListener("toggle", (event) => {
  if (!event.target.matches(".others") || !event.target.open || event.target.querySelector("ol") || unfolded) return;
  unfolded = true;
  trigger("select", { others: true });
}, true);

// On a phone the document covers the page: what lies under it must not be reached by keyboard.
const narrow = window.matchMedia("(max-width: 860px)");
const cover = () => {
  const covered = narrow.matches && panel.querySelector(".document") !== null;
  for (const part of document.querySelectorAll("#masthead, #talk, .part")) part.inert = covered;
};
narrow.addEventListener("change", cover);

// Another part of the page begins without the document that was open in the one before.
document.addEventListener("adviser:view", () => { if (panel.querySelector(".document")) goBack(); });

watch("value", () => {
  cover();
  const opened = panel.querySelector(".document");
  for (const marker of document.querySelectorAll("a.marker.opened")) marker.classList.remove("opened");
  if (opened) {
    const from = window.adviser.opener;
    const marker = from && document.querySelector(`${from.in} a.marker[data-turn="${from.turn}"][data-marker="${from.marker}"]`);
    marker?.classList.add("opened");
    panel.querySelector("#panel-title").focus({ preventScroll: true });
    const text = opened.querySelector(".text");
    const mark = opened.querySelector("mark");
    if (text && mark) {
      const offset = mark.getBoundingClientRect().top - text.getBoundingClientRect().top;
      text.scrollTop += offset - text.clientHeight / 3;
    }
    return;
  }
  if (unfolded && panel.querySelector(".others[open]")) panel.querySelector(".others summary").focus({ preventScroll: true });
  unfolded = panel.querySelector(".others[open]") !== null;
  const opener = window.adviser.opener;
  window.adviser.opener = null;
  if (returning && opener) {
    document.querySelector(`${opener.in} [data-turn="${opener.turn}"][data-marker="${opener.marker}"]`)?.focus();
  }
  returning = false;
});
