// Analysis: a cell of the matrix is saved as it is ticked, and who stands behind a piece of analysis
// is told while its evidence is chosen.
"use strict";
{
  const cells = document.getElementById("cells");
  const asPage = (text) => new DOMParser().parseFromString(text, "text/html").body;
  const tick = async (box) => {
    const body = new FormData();
    body.set(box.checked ? "tick" : "was", box.value);
    const answer = await fetch(box.form.action, { method: "POST", body, headers: { "lt-piece": "1" } });
    const fresh = asPage(await answer.text());
    if (!answer.ok) {
      box.checked = !box.checked;
      document.getElementById("said").replaceChildren(...fresh.querySelector("main").childNodes);
      return;
    }
    cells.replaceChildren(...fresh.childNodes);
    cells.querySelector(`input[value="${CSS.escape(box.value)}"]`)?.focus();
  };
  cells?.addEventListener("change", ({ target }) => target.name === "tick" && tick(target));

  // Words find others to choose from; what was ticked already stays.
  const words = document.getElementById("choose-words");
  const list = document.getElementById("choose");
  const find = soon(150, async () => {
    const answer = await fetch(`?${new URLSearchParams({ words: words.value })}`);
    const fresh = asPage(await answer.text());
    const ticked = [...list.querySelectorAll("#others input:checked")].map((one) => one.closest("li"));
    const others = fresh.querySelector("#others");
    const known = new Set(ticked.map((one) => one.querySelector("input").value));
    others.querySelectorAll("input[type=checkbox]").forEach((one) => {
      if (known.has(one.value)) one.closest("li").remove();
    });
    others.querySelector("ul").prepend(...ticked);
    list.querySelector("#others").replaceWith(others);
  });
  words?.addEventListener("input", find);
  words?.form.addEventListener("submit", (event) => {
    event.preventDefault();
    find();
  });
}
