// Comfort alone: every page does all it can without this.
"use strict";
const at = document.body.dataset.at;
const page = crypto.randomUUID();
// The window closes a while after its last page, so a page says that it is there.
const here = () => fetch(`${at}/here/${page}`, { method: "POST" }).catch(() => {});
here();
setInterval(here, 45000);
addEventListener("pageshow", (event) => event.persisted && here());
addEventListener("pagehide", () => navigator.sendBeacon(`${at}/gone/${page}`));
addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    document.getElementById("words").focus();
  }
});
