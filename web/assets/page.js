// What belongs to the whole page: its parts, what is said in passing, and the quote a marker shows.
document.documentElement.lang = "en";
const VIEWS = ["chat", "roles", "documents", "inside"];
const FOCUS = { chat: "#question textarea", roles: "#role-typed", inside: "#inside-question" };

let toastGone = 0;
const say = (words) => {
  const toast = document.querySelector("#toast");
  toast.textContent = words;
  clearTimeout(toastGone);
  toastGone = setTimeout(() => { toast.textContent = ""; }, 6000);
};

const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    say("Copied, with sources.");
  } catch {
    say("The browser does not let this page copy. Select the words instead.");
  }
};

const show = () => {
  const [name] = location.hash.slice(1).split("/");
  if (name && !VIEWS.includes(name)) return; // a passage of an answer
  const view = name || "chat";
  if (document.body.dataset.view === view) return;
  document.querySelector("#desk").dataset.view = view;
  document.body.dataset.view = view;
  for (const link of document.querySelectorAll(".views a")) {
    if (link.dataset.view === view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.querySelector(FOCUS[view])?.focus({ preventScroll: true });
  document.dispatchEvent(new CustomEvent("adviser:view", { detail: view }));
};

// Shown at once: the event of a changed hash comes later, and what is hidden until then takes no focus.
const view = (name) => { location.hash = name; show(); };
// A question put into the box, for the visitor to send or change.
const suggest = (question) => {
  const box = document.querySelector(FOCUS.chat);
  box.value = question;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus({ preventScroll: true });
};

// The page's parts may be put up after this script has run.
const start = () => (document.querySelector(".views a") && document.querySelector("#desk") ? show() : requestAnimationFrame(start));
window.addEventListener("hashchange", show);
window.adviser = { opener: null, say, copy, view, suggest };
start();

const bubble = document.createElement("div");
bubble.className = "bubble";
bubble.id = "bubble";
bubble.setAttribute("role", "tooltip");
bubble.hidden = true;
const bubbleQuote = bubble.appendChild(document.createElement("q"));
const bubbleTitle = bubble.appendChild(document.createElement("span"));
document.body.appendChild(bubble);
let described = null;
let leaving = 0;

const showBubble = (marker) => {
  clearTimeout(leaving);
  described?.removeAttribute("aria-describedby");
  described = marker;
  marker.setAttribute("aria-describedby", "bubble");
  bubbleQuote.textContent = marker.dataset.quote;
  bubbleTitle.textContent = marker.dataset.title;
  bubble.hidden = false;
  const at = marker.getBoundingClientRect();
  const width = bubble.offsetWidth;
  const left = Math.min(Math.max(8, at.left + at.width / 2 - width / 2), window.innerWidth - width - 8);
  const above = at.top - bubble.offsetHeight - 6;
  bubble.style.left = `${left}px`;
  bubble.style.top = `${above > 8 ? above : at.bottom + 6}px`;
};
const hideBubble = () => {
  described?.removeAttribute("aria-describedby");
  described = null;
  bubble.hidden = true;
};
// The pointer may move onto the quote, to select its words, before it goes.
const leave = () => { clearTimeout(leaving); leaving = setTimeout(hideBubble, 180); };
const markerOf = (event) => event.target.closest?.("a.marker[data-quote]");

document.addEventListener("mouseover", (event) => {
  const marker = markerOf(event);
  if (marker) showBubble(marker);
  else if (event.target.closest?.(".bubble")) clearTimeout(leaving);
});
document.addEventListener("mouseout", (event) => { if (markerOf(event) || event.target.closest?.(".bubble")) leave(); });
document.addEventListener("focusin", (event) => {
  const marker = markerOf(event);
  if (marker && marker.matches(":focus-visible")) showBubble(marker);
});
document.addEventListener("focusout", hideBubble);
document.addEventListener("click", (event) => { if (!event.target.closest(".bubble")) hideBubble(); });
document.addEventListener("scroll", hideBubble, { capture: true, passive: true });
document.addEventListener("keydown", (event) => { if (event.key === "Escape") hideBubble(); });
