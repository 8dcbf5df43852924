// Keeps conversations in this browser: the list, the one that is open, export and deletion.
const STORE = "career-adviser/conversations";
const OPEN = "career-adviser/open";
const MOST = 50;
const dialog = document.querySelector("#conversations");
const list = dialog.querySelector("[data-list]");
const row = dialog.querySelector("template");

const read = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(STORE) || "[]");
    return Array.isArray(kept) ? kept.filter((one) => one && Array.isArray(one.turns) && one.turns.length) : [];
  } catch { return []; }
};

// The oldest go when there is no room for all.
const write = (all) => {
  for (let kept = all.slice(0, MOST); kept.length; kept = kept.slice(0, -1)) {
    try { localStorage.setItem(STORE, JSON.stringify(kept)); return; } catch { /* over the browser's quota */ }
  }
  try { localStorage.removeItem(STORE); } catch { /* nothing can be kept here */ }
};

const current = {
  get id() { try { return sessionStorage.getItem(OPEN); } catch { return null; } },
  set id(value) {
    try { if (value) sessionStorage.setItem(OPEN, value); else sessionStorage.removeItem(OPEN); } catch { /* private mode */ }
  },
};

const keep = (turns) => {
  if (!turns.length) { current.id = null; return; }
  current.id = current.id || crypto.randomUUID?.() || String(Math.random()).slice(2);
  const others = read().filter((one) => one.id !== current.id);
  write([{ id: current.id, title: String(turns[0].question), time: Date.now(), turns }, ...others]);
};

const markdown = (one) => {
  const parts = [`# ${one.title}`];
  for (const turn of one.turns) {
    parts.push(`## ${turn.question}`, String(turn.text || turn.problem || "").trim());
    const citations = turn.answer?.citations || [];
    if (citations.length) {
      parts.push("Sources:", citations.map((c) => {
        const where = [c.title, [c.publisher || "publisher not named", c.date || "undated"].join(", ")];
        if (c.section?.length) where.push(c.section.join(" > "));
        if (/^https?:\/\//.test(c.url || "")) where.push(c.url);
        return `- [${c.marker}] “${String(c.quote).split(/\s+/).join(" ").trim()}” ${where.join("; ")}`;
      }).join("\n"));
    }
  }
  return parts.join("\n\n") + "\n";
};

const save = (one) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([markdown(one)], { type: "text/markdown" }));
  link.download = `${one.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "conversation"}.md`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};

const draw = () => {
  const all = read();
  list.replaceChildren(...all.map((one) => {
    const item = row.content.cloneNode(true).querySelector("li");
    item.dataset.id = one.id;
    const title = String(one.title);
    item.querySelector("[data-title]").textContent = title;
    item.querySelector("[data-when]").textContent =
      `${one.turns.length} ${one.turns.length === 1 ? "question" : "questions"}, ${new Date(one.time).toLocaleString([], { dateStyle: "medium", timeStyle: "short" })}`;
    if (one.id === current.id) item.querySelector("[data-open]").setAttribute("aria-current", "true");
    item.querySelector("[data-export]").setAttribute("aria-label", `Export as Markdown: ${title}`);
    item.querySelector("[data-delete]").setAttribute("aria-label", `Delete: ${title}`);
    return item;
  }));
  dialog.querySelector("[data-none]").hidden = all.length > 0;
};

const open = (one) => { current.id = one.id; trigger("submit", { turns: one.turns }); };

document.querySelector("#open-conversations").addEventListener("click", () => { draw(); dialog.showModal(); });
dialog.addEventListener("click", (event) => {
  if (event.target === dialog || event.target.closest("[data-close]")) { dialog.close(); return; }
  const item = event.target.closest("li");
  const one = item && read().find((kept) => kept.id === item.dataset.id);
  const button = event.target.closest("button");
  if (!one || !button) return;
  if ("open" in button.dataset) { window.adviser.view("chat"); open(one); dialog.close(); }
  if ("export" in button.dataset) save(one);
  if ("delete" in button.dataset) {
    write(read().filter((kept) => kept.id !== one.id));
    if (one.id === current.id) current.id = null;
    draw();
    dialog.querySelector("[data-close]").focus();
  }
});

watch("value", () => {
  if (!props.value) return;
  const value = JSON.parse(props.value);
  if (value.arrived) {
    // A page that is loaded again goes on with its conversation.
    const before = read().find((one) => one.id === current.id);
    if (before) open(before); else current.id = null;
    return;
  }
  if (value.notice) { window.adviser.say(value.notice); return; }
  keep(value.turns);
});
