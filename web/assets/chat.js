// Reports what is done in the chat, and keeps the newest question in view until the reader scrolls.
const chat = element;
let followed = null;
let following = false;
let refocus = null;

const turnOf = (node) => Number(node.closest(".turn").dataset.turn);
const isLive = () => chat.querySelector(".turn[data-live]") !== null;
const box = () => document.querySelector("#question textarea");
const focusBox = () => box()?.focus({ preventScroll: true });

const rewrite = (turn, open) => {
  const form = turn.querySelector("[data-rewrite]");
  form.hidden = !open;
  turn.querySelector(".question").hidden = open;
  if (open) { const area = form.querySelector("textarea"); area.focus(); area.select(); }
  else turn.querySelector("[data-edit]").focus();
};

const actions = {
  ask: (button) => { trigger("submit", { question: button.textContent }); focusBox(); },
  copy: (button) => window.adviser.copy(button.dataset.copy),
  again: (button) => {
    const turn = turnOf(button);
    trigger("submit", { question: button.closest(".turn").querySelector("[data-rewrite] textarea").defaultValue, turn });
    focusBox();
  },
  edit: (button) => rewrite(button.closest(".turn"), true),
  leave: (button) => rewrite(button.closest(".turn"), false),
  delete: (button) => { trigger("delete", { turn: turnOf(button) }); focusBox(); },
  inside: (button) => { trigger("select", { turn: turnOf(button) }); window.adviser.view("inside"); },
  verdict: (button) => {
    refocus = `#turn-${turnOf(button)} [data-reason] input`;
    trigger("like", { turn: turnOf(button), verdict: button.dataset.verdict });
  },
};

chat.addEventListener("click", (event) => {
  const marker = event.target.closest("a.marker");
  if (marker) {
    event.preventDefault();
    window.adviser.opener = { turn: marker.dataset.turn, marker: marker.dataset.marker, in: "#chat" };
    trigger("click", { turn: Number(marker.dataset.turn), marker: Number(marker.dataset.marker) });
    return;
  }
  const button = event.target.closest("button");
  if (!button || isLive()) return;
  const name = Object.keys(actions).find((key) => key in button.dataset);
  if (name) actions[name](button);
});

chat.addEventListener("submit", (event) => {
  const form = event.target;
  event.preventDefault();
  if (isLive()) return;
  const turn = turnOf(form);
  if ("rewrite" in form.dataset) {
    const question = form.querySelector("textarea").value.trim();
    if (question) { trigger("submit", { question, turn }); focusBox(); }
  } else if ("reason" in form.dataset) {
    refocus = `#turn-${turn} [data-verdict="${form.dataset.reason}"]`;
    trigger("like", { turn, verdict: form.dataset.reason, reason: form.querySelector("input").value });
  }
});

chat.addEventListener("keydown", (event) => {
  const form = event.target.closest("[data-rewrite]");
  if (!form) return;
  if (event.key === "Enter" && !event.shiftKey && event.target.matches("textarea")) {
    event.preventDefault();
    form.requestSubmit();
  } else if (event.key === "Escape") {
    event.stopPropagation();
    rewrite(form.closest(".turn"), false);
  }
});

// Escape stops an answer that is coming.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isLive()) document.querySelector("#stop")?.click();
});

for (const kind of ["wheel", "touchmove", "keydown"]) {
  chat.addEventListener(kind, () => { following = false; }, { passive: true });
}

watch("value", () => {
  if (refocus) { chat.querySelector(refocus)?.focus(); refocus = null; }
  const last = chat.querySelector(".turn:last-child");
  if (!last) { followed = null; return; }
  if (last.hasAttribute("data-live") && last.id !== followed) {
    followed = last.id;
    following = true;
  }
  if (following) last.scrollIntoView({ block: "start" });
  if (!last.hasAttribute("data-live")) following = false;
});
