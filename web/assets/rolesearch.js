// Reports what is typed, once the typing rests.
const input = element.querySelector("input");
let resting = 0;
input.addEventListener("input", () => {
  clearTimeout(resting);
  resting = setTimeout(() => trigger("input", { typed: input.value }), 140);
});
