// Reports which documents a question may use, and which is to be read or removed.
const part = element;
let pressed = null;
part.addEventListener("change", (event) => {
  if (!event.target.matches("[data-source]")) return;
  const boxes = [...part.querySelectorAll("[data-source]")];
  pressed = `[data-source="${CSS.escape(event.target.dataset.source)}"]`;
  trigger("select", { chosen: boxes.filter((box) => box.checked).map((box) => box.dataset.source), all: boxes.length });
});
part.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if ("read" in button.dataset) {
    window.adviser.opener = null;
    trigger("click", { read: button.dataset.read });
  }
  if ("remove" in button.dataset) {
    button.disabled = true;
    trigger("delete", { remove: button.dataset.remove });
  }
});
watch("value", () => {
  if (pressed) { part.querySelector(pressed)?.focus({ preventScroll: true }); pressed = null; }
});
