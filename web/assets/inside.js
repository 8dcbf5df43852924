// Reports the question to look into, and shows the outcome from its beginning.
const part = element;
part.addEventListener("submit", (event) => {
  event.preventDefault();
  const question = part.querySelector("#inside-question").value.trim();
  if (question) trigger("submit", { question });
});
watch("value", () => {
  part.closest(".part").scrollTop = 0;
  if (document.body.dataset.view === "inside") part.querySelector("#inside-title").focus({ preventScroll: true });
});
