// The table of the timeline: filtered while somebody types or picks in the lanes, and changed in its
// cells by pointer or keyboard.
"use strict";
{
  const rows = document.getElementById("rows");
  const said = document.getElementById("said");
  const filters = document.querySelector("form.filters[action$='/timeline']");
  document.getElementById("hint").hidden = false;

  // Where the arrow keys are, kept while rows are drawn anew.
  let place = { id: "", field: "date" };
  const cellAt = (id, field) =>
    rows.querySelector(`tr[data-id="${CSS.escape(id)}"] [data-field="${field}"]`);
  const idOf = (cell) => cell.closest("tr").dataset.id;
  const settle = () => {
    const table = rows.querySelector("table.timeline");
    if (!table) return;
    table.setAttribute("role", "grid");
    const at = cellAt(place.id, place.field) ?? rows.querySelector("[data-field]");
    if (at) at.tabIndex = 0;
  };
  const go = (cell) => {
    if (!cell) return;
    rows.querySelectorAll("[data-field][tabindex='0']").forEach((one) => (one.tabIndex = -1));
    place = { id: idOf(cell), field: cell.dataset.field };
    cell.tabIndex = 0;
    cell.focus();
  };
  const piece = async (query) => {
    const answer = await fetch(`${at}/timeline?${query}`, { headers: { "lt-piece": "1" } });
    return new DOMParser().parseFromString(await answer.text(), "text/html").body;
  };

  let asked = 0;
  // Ticks that nobody has sent yet stay as they were set.
  const ticks = () => [...rows.querySelectorAll("input[name=row]")].filter((one) => one.checked !== one.defaultChecked);
  const refilter = async () => {
    const number = ++asked;
    const query = new URLSearchParams([...new FormData(filters)].filter(([, value]) => value));
    const fresh = await piece(query);
    if (number !== asked) return; // Something later was asked for meanwhile.
    const set = new Map(ticks().map((one) => [one.value, one.checked]));
    const focused = rows.contains(document.activeElement) && document.activeElement.matches("[data-field]");
    const many = rows.querySelector("details.many")?.open;
    rows.replaceChildren(...fresh.childNodes);
    if (many) rows.querySelector("details.many").open = true;
    rows.querySelectorAll("input[name=row]").forEach((one) => {
      if (set.has(one.value)) one.checked = set.get(one.value);
    });
    history.replaceState(null, "", `?${query}`);
    settle();
    if (focused) cellAt(place.id, place.field)?.focus({ preventScroll: true });
  };
  document.addEventListener("review", (event) => {
    event.preventDefault();
    const many = [...rows.querySelectorAll("details.many select")].some((one) => one.value);
    if (open || many) say("The timeline was changed meanwhile. What you typed stays; saving brings both together.");
    else refilter();
  });
  const filterSoon = soon(120, refilter);
  filters.addEventListener("input", filterSoon);
  filters.addEventListener("submit", (event) => {
    event.preventDefault();
    refilter();
  });
  rows.addEventListener("click", async (event) => {
    const lane = event.target.closest("a[data-lane]");
    if (!lane || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const query = new URL(lane.href).searchParams;
    for (const name of ["agency", "since", "until"]) filters.elements[name].value = query.get(name) ?? "";
    const [row, column] = [lane.closest("tr").rowIndex, lane.closest("td, th").cellIndex];
    await refilter();
    rows.querySelector("table.lanes")?.rows[row]?.cells[column]?.querySelector("a")?.focus();
  });

  // One cell is open at a time; it holds a form of one field, as the server makes it.
  let open = null;
  const close = () => {
    if (!open) return;
    const { cell, was, held } = open;
    // What was kept of it while it was typed is forgotten.
    unsaved = false;
    const body = new URLSearchParams(`${held}&_draft=1`);
    fetch(cell.querySelector("form").action, { method: "POST", body });
    open = null;
    cell.replaceChildren(...was);
    cell.classList.remove("open");
  };
  const fill = (cell, text) => {
    const fresh = new DOMParser().parseFromString(text, "text/html");
    cell.replaceChildren(...fresh.body.childNodes);
    cell.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  };
  const begin = async (cell) => {
    if (open?.cell === cell || (open && !(await save()))) return;
    const { id, field } = { id: idOf(cell), field: cell.dataset.field };
    const fresh = cellAt(id, field) ?? cell;
    const answer = await fetch(`${at}/records/${id}/edit?field=${field}`, { headers: { "lt-piece": "1" } });
    if (!answer.ok) return;
    go(fresh);
    open = { cell: fresh, was: [...fresh.childNodes], held: "" };
    fresh.classList.add("open");
    fill(fresh, await answer.text());
    open.held = new URLSearchParams(new FormData(fresh.querySelector("form"))).toString();
  };
  const save = async () => {
    const { cell, held } = open;
    const form = cell.querySelector("form");
    const body = new FormData(form);
    const back = idOf(cell);
    if (new URLSearchParams(body).toString() === held) {
      close();
      return true;
    }
    body.set("_save", "1");
    const answer = await fetch(form.action, { method: "POST", body, headers: { "lt-piece": "1" } });
    if (answer.status !== 204) {
      fill(cell, await answer.text());
      return false;
    }
    unsaved = false;
    const fresh = await piece(new URLSearchParams({ row: back, ...into() }));
    said.replaceChildren(...fresh.querySelectorAll(".told p"));
    const row = fresh.querySelector(`tr[data-id="${CSS.escape(back)}"]`);
    open = null;
    if (row) cell.closest("tr").replaceWith(row);
    return true;
  };
  const into = () => (filters.elements.into ? { into: filters.elements.into.value } : {});
  const leave = async (act) => {
    const { id, field } = place;
    if ((await act()) === false) return;
    go(cellAt(id, field));
  };
  rows.addEventListener("dblclick", ({ target }) => {
    const cell = target.closest("[data-field]");
    if (cell && !target.closest("form, a")) begin(cell);
  });
  rows.addEventListener("submit", (event) => {
    if (!open || !open.cell.contains(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    leave(save);
  });
  rows.addEventListener("click", (event) => {
    if (!open || !event.target.closest(".leave")) return;
    event.preventDefault();
    leave(close);
  });
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  rows.addEventListener("keydown", (event) => {
    const cell = event.target.closest("[data-field]");
    if (!cell) return;
    if (cell === open?.cell) {
      if (event.key === "Escape") {
        leave(close);
      } else if (event.key === "Enter" && event.ctrlKey) {
        leave(save);
      }
      return;
    }
    if (event.target !== cell) return;
    if (event.key === "Enter" || event.key === "F2") {
      event.preventDefault();
      begin(cell);
    } else if (steps[event.key]) {
      event.preventDefault();
      const [down, right] = steps[event.key];
      const row = cell.closest("tr");
      const inRow = [...row.querySelectorAll("[data-field]")];
      if (right) return go(inRow[inRow.indexOf(cell) + right]);
      const next = down > 0 ? row.nextElementSibling : row.previousElementSibling;
      go(next?.querySelector(`[data-field="${cell.dataset.field}"]`));
    }
  });
  rows.addEventListener("focusin", ({ target }) => {
    if (target.matches("[data-field]")) place = { id: idOf(target), field: target.dataset.field };
  });
  settle();
}
