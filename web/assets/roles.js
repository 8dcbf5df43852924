// Reports what is chosen among the roles: shared by the list and the page beside it.
const part = element;
const desk = () => document.querySelector("#roles");
let pressed = null;

part.addEventListener("click", (event) => {
  const marker = event.target.closest("a.marker");
  if (marker) {
    event.preventDefault();
    window.adviser.opener = { turn: marker.dataset.turn, marker: marker.dataset.marker, in: "#roles" };
    trigger("select", { role: marker.dataset.role, marker: Number(marker.dataset.marker) });
    return;
  }
  const button = event.target.closest("button");
  if (!button) return;
  const { open, compare, jump, askAbout } = button.dataset;
  if (open !== undefined) { window.adviser.opening = true; trigger("click", { open }); }
  else if (compare !== undefined) {
    pressed = `button:not(.chip)[data-compare="${CSS.escape(compare)}"]`;
    trigger("click", { compare });
  } else if (jump !== undefined) {
    const title = part.querySelector(`#${CSS.escape(jump)} h3`);
    title.focus({ preventScroll: true });
    title.scrollIntoView({ block: "start" });
  } else if (askAbout !== undefined) {
    window.adviser.view("chat");
    window.adviser.suggest(askAbout);
  } else if ("sideBySide" in button.dataset) { window.adviser.opening = true; trigger("click", { side_by_side: true }); }
  else if ("none" in button.dataset) trigger("click", { none: true });
  else if ("list" in button.dataset) { desk().removeAttribute("data-reading"); document.querySelector("#role-typed").focus(); }
});

// The heading of a page that was opened takes the focus; a button that was pressed keeps it.
watch("value", () => {
  if (pressed) { part.querySelector(pressed)?.focus({ preventScroll: true }); pressed = null; }
  const heading = part.querySelector("[data-heading]");
  if (!heading || !window.adviser.opening) return;
  window.adviser.opening = false;
  desk().setAttribute("data-reading", "");
  part.closest("#role-page").scrollTop = 0;
  if (window.matchMedia("(max-width: 860px)").matches) window.scrollTo(0, 0);
  heading.focus({ preventScroll: true });
});
