// Rows that are pasted anywhere on the page; what Excel and Word copy is a table, which is kept.
"use strict";
const pasted = document.querySelector("form.pasted");
if (pasted) {
  addEventListener("paste", (event) => {
    const elsewhere = event.target.closest("input, textarea, select");
    if (elsewhere && elsewhere.id !== "pasted") return;
    const held = event.clipboardData.getData("text/html");
    const text = event.clipboardData.getData("text/plain");
    if (!/<table\b/i.test(held) && !text.includes("\t")) return;
    event.preventDefault();
    if (pasted.closest("details")) pasted.closest("details").open = true;
    pasted.elements.pasted.value = text;
    pasted.elements.table.value = /<table\b/i.test(held) ? held : "";
    const asked = pasted.querySelector("select[required]");
    (asked && !asked.value ? asked : pasted.elements.pasted).focus();
  });
  // What is changed by hand counts as it stands there.
  pasted.elements.pasted.addEventListener("input", () => (pasted.elements.table.value = ""));
}
