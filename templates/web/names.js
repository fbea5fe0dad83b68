// Real names stay on the screen no longer than somebody looks at them.
"use strict";
const codes = document.querySelector("[data-codes]").dataset.codes;
const empty = () => document.body.replaceChildren();
const hide = () => {
  empty();
  location.replace(codes);
};
// A page that is left may be kept by the browser, to go back to.
addEventListener("pagehide", empty);
addEventListener("pageshow", (event) => event.persisted && hide());
// While a computer sleeps, or the page lies behind others, no clock ticks.
let last = Date.now();
setInterval(() => {
  if (Date.now() - last > 60000) hide();
  last = Date.now();
}, 5000);
let idle;
const stir = () => {
  clearTimeout(idle);
  idle = setTimeout(hide, 15 * 60000);
};
for (const one of ["keydown", "pointermove", "scroll"]) addEventListener(one, stir, { passive: true });
stir();
