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

// What is being typed into a form: picked from lists, read back, and not left by accident.
const soon = (wait, act) => {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => act(...given), wait);
  };
};
const told = (input) => input.parentElement.querySelector("output.means");
const ask = async (path, query) =>
  (await fetch(`${at}/${path}?${new URLSearchParams(query)}`)).json();
const pick = soon(150, async (input) => {
  const found = await ask("pick", { refs: input.dataset.refs, typed: input.value });
  const options = found.map(({ value, label }) => {
    const option = document.createElement("option");
    option.value = value;
    option.textContent = label;
    return option;
  });
  document.getElementById(input.getAttribute("list")).replaceChildren(...options);
  const same = found.find(({ value }) => value.toLowerCase() === input.value.trim().toLowerCase());
  told(input).textContent = same ? same.label : "";
});
const read = soon(150, async (input) => {
  told(input).textContent = (await ask("read", { typed: input.value })).means;
});
let unsaved = false;
// What is typed is kept by the window, so that no closed lid loses more than the last seconds.
const typed = (form) => {
  const held = new FormData(form);
  held.set("_draft", "1");
  return held;
};
const keep = soon(2000, async (form) => {
  if (!unsaved || !form.isConnected) return;
  const answer = await fetch(form.action, { method: "POST", body: typed(form) });
  if (answer.status === 204) unsaved = false;
});
addEventListener("pagehide", () => {
  const form = document.querySelector("form.record");
  if (form && unsaved) navigator.sendBeacon(form.action, typed(form));
});
addEventListener("input", ({ target }) => {
  if (!target.closest("form.record")) return;
  unsaved = true;
  keep(target.closest("form.record"));
  if (target.dataset.refs !== undefined) pick(target);
  if (target.dataset.reads !== undefined) read(target);
});
addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.target.dataset.find === undefined) return;
  event.preventDefault();
  event.target.closest("p").querySelector("button").click();
});
addEventListener("submit", async (event) => {
  const { target: form, submitter } = event;
  if (!form.matches("form.record")) return;
  if (!submitter || ["_save", "_another"].includes(submitter.name)) {
    unsaved = false;
    return;
  }
  // A group more or fewer: the form comes back as without script, in its place.
  event.preventDefault();
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form, submitter) });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const replaced = fresh.querySelector("form.record");
  if (!replaced) return form.submit();
  const field = submitter.closest("fieldset.field-of");
  const place = [...form.querySelectorAll("fieldset.field-of")].indexOf(field);
  replaced.querySelectorAll("details").forEach((one, n) => {
    one.open = form.querySelectorAll("details")[n]?.open ?? false;
  });
  form.replaceWith(replaced);
  unsaved = true;
  keep(replaced);
  const groups = replaced.querySelectorAll("fieldset.field-of")[place]?.querySelectorAll(":scope > .group");
  const last = submitter.name === "_more" ? [...(groups ?? [])].pop() : null;
  if (submitter.name === "_find") return replaced.elements[`_words:${submitter.value}`]?.focus();
  (last ?? replaced).querySelector("input:not([type=hidden]), textarea, button")?.focus();
});

// Who would stand behind a piece of analysis, told while what it rests on is typed or ticked.
const behind = soon(200, async (form) => {
  const body = new FormData(form);
  const answer = await fetch(`${at}/behind`, { method: "POST", body, headers: { "lt-piece": "1" } });
  const live = document.getElementById("live");
  if (!answer.ok || !live) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").body;
  live.replaceChildren(...fresh.childNodes);
});
addEventListener("input", ({ target }) => {
  const form = target.closest("form[data-live]");
  if (form) behind(form);
});

// How prose will read, told while it is typed, once somebody asked for it.
const reads = soon(300, async (shown) => {
  const form = shown.closest("form");
  const body = new FormData();
  body.set("_kind", form.elements._kind.value);
  body.set("path", shown.dataset.path);
  body.set("text", form.elements[shown.dataset.path].value);
  const answer = await fetch(`${at}/reads`, { method: "POST", body });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").body;
  shown.replaceChildren(...fresh.childNodes);
});
addEventListener("input", ({ target }) => {
  const shown = target.parentElement?.querySelector(".preview");
  if (shown) reads(shown);
});

// The review may change elsewhere: in an editor, by a colleague, in another window. A page on which
// nothing is being typed shows it as it is now; the others say so, and keep what is typed.
let state = document.body.dataset.state;
const main = document.getElementById("main");
const isTouched = (one) =>
  one.type === "checkbox" || one.type === "radio"
    ? one.checked !== one.defaultChecked
    : one.options
      ? [...one.options].some((each, n) => each.selected !== (each.defaultSelected ||
          (n === 0 && !one.querySelector("option[selected]"))))
      : one.value !== one.defaultValue;
const isBusy = () =>
  unsaved ||
  document.querySelector("[data-codes]") !== null || // Real names stay no longer than was asked for.
  main.querySelector("form.record") !== null ||
  [...main.querySelectorAll("input:not([type=hidden]), select, textarea")].some(isTouched);
const say = (text) => {
  const told = document.getElementById("changed");
  told.textContent = text;
  told.hidden = false;
};
const unasked = { headers: { "lt-unasked": "1" } };
const renew = async () => {
  const answer = await fetch(location.href, unasked);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = fresh.getElementById("main");
  if (!now || isBusy()) return;
  const focused = document.activeElement;
  const open = [...main.querySelectorAll("details")].map((one) => one.open);
  main.replaceChildren(...now.childNodes);
  const details = [...main.querySelectorAll("details")];
  if (details.length === open.length) details.forEach((one, n) => (one.open = open[n]));
  const same = focused.id
    ? document.getElementById(focused.id)
    : [...main.querySelectorAll("input, button")].find(
        (one) => focused.name && one.name === focused.name && one.value === focused.value);
  if (!focused.isConnected) same?.focus({ preventScroll: true });
};
const look = async () => {
  if (document.hidden) return;
  try {
    const answer = await fetch(`${at}/news`, unasked);
    if (!answer.ok) return say("The review cannot be read at the moment. What you typed is still here.");
    const news = await answer.json();
    if (String(news.state) === state) return;
    state = String(news.state);
    document.getElementById("count")?.replaceChildren(String(news.problems));
    // A page that knows how to show it does so itself.
    if (!document.dispatchEvent(new CustomEvent("review", { cancelable: true }))) return;
    if (isBusy()) say("The review was changed meanwhile. What you typed stays; saving brings both together.");
    else await renew();
  } catch {
    say("The window was closed. What you typed is still here; to go on, open the window again.");
  }
};
if (state !== "0" && document.querySelector("header nav")) {
  setInterval(look, 3000);
  document.addEventListener("visibilitychange", look);
}
