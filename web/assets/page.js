// What belongs to the whole page: the quote that a marker shows when pointed at or focused.
window.adviser = window.adviser || { opener: null };
document.documentElement.lang = "en";

const bubble = document.createElement("div");
bubble.className = "bubble";
bubble.setAttribute("role", "tooltip");
bubble.hidden = true;
const bubbleQuote = bubble.appendChild(document.createElement("q"));
const bubbleTitle = bubble.appendChild(document.createElement("span"));
document.body.appendChild(bubble);

const showBubble = (marker) => {
  bubbleQuote.textContent = marker.dataset.quote;
  bubbleTitle.textContent = marker.dataset.title;
  bubble.hidden = false;
  const at = marker.getBoundingClientRect();
  const width = bubble.offsetWidth;
  const left = Math.min(Math.max(8, at.left + at.width / 2 - width / 2), window.innerWidth - width - 8);
  const above = at.top - bubble.offsetHeight - 8;
  bubble.style.left = `${left}px`;
  bubble.style.top = `${above > 8 ? above : at.bottom + 8}px`;
};
const hideBubble = () => { bubble.hidden = true; };
const markerOf = (event) => event.target.closest?.("a.marker[data-quote]");

document.addEventListener("mouseover", (event) => { const marker = markerOf(event); if (marker) showBubble(marker); });
document.addEventListener("mouseout", (event) => { if (markerOf(event)) hideBubble(); });
document.addEventListener("focusin", (event) => {
  const marker = markerOf(event);
  if (marker && marker.matches(":focus-visible")) showBubble(marker);
});
document.addEventListener("focusout", hideBubble);
document.addEventListener("click", hideBubble);
document.addEventListener("scroll", hideBubble, { capture: true, passive: true });
document.addEventListener("keydown", (event) => { if (event.key === "Escape") hideBubble(); });
