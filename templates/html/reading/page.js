"use strict";
// The page is whole without this. It hides what its reader filters out, draws the swim lanes of what
// is left, and keeps all that was chosen in the address. It reads the page and asks for nothing.
(() => {
  const one = (query, within = document) => within.querySelector(query);
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const facts = JSON.parse(one("#facts").textContent);
  const form = one(".filter form");
  const folded = (text) => text.toLowerCase().replaceAll("’", "'");
  const targets = (links) => links.map((link) => link.hash.slice(1));
  const made = (name, attributes = {}, ...content) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...content);
    return element;
  };

  // Entries, and parts: findings, episodes, factors, and what they rest on.

  const entries = [];
  const dates = all(".entries section").map((section) => {
    const days = (section.dataset.days ?? "").split(" ").filter(Boolean).map(Number);
    const date = { section, first: days[0], last: days[1] ?? days[0], title: section.firstChild.textContent };
    for (const item of all("li", section)) {
      item.id ||= one("i", item).textContent.replace(/[- ]/g, "_");
      const people = facts.people.length ? one("i", item).nextSibling?.nodeValue?.trim() ?? "" : "";
      entries.push({
        item,
        date,
        on: true,
        agency: item.firstElementChild.textContent,
        people: people.replace(/ ·$/, "").split(", "),
        about: one("em", item)?.textContent.slice("About ".length).split(", ") ?? [],
        seen: Math.max(0, facts.signs.indexOf(one("i ~ b", item)?.textContent[0] ?? facts.signs[2])),
        text: folded(`${date.title} ${item.textContent}`),
        used: targets(all(".used a", item)),
      });
    }
    return date;
  });
  const years = all(".entries h3");

  const groups = [];
  const parts = new Map();
  for (const element of all("#main > *")) {
    if (element.matches("h2")) groups.push({ heading: element, parts: [], count: made("span", { class: "count" }) });
    const held = element.matches(".part") ? [element] : element.matches(".sources") ? all("li", element) : [];
    for (const part of held) {
      const id = one("[id]", part)?.id;
      const name = one("h3", part)?.textContent ?? id;
      const found = { id, element: part, name, text: folded(part.textContent), rests: targets(all(".behind a", part)) };
      groups.at(-1).parts.push(found);
      parts.set(id, found);
    }
  }
  for (const group of groups) if (group.parts.length) group.heading.append(group.count);

  /** All that something rests on, down to the entries, itself among it. */
  const trail = (id) => {
    const found = new Set([id]);
    for (const one of found) for (const next of parts.get(one)?.rests ?? []) found.add(next);
    return found;
  };

  // What is chosen, and the address that says so.

  const NAMES = ["words", "agency", "about", "person", "episode", "from", "to", "rests", "at"];
  let chosen = {};
  const read = () => {
    const said = decodeURIComponent(location.hash.slice(1));
    const told = new URLSearchParams(location.hash.slice(1));
    chosen = said.includes("=") ? Object.fromEntries(NAMES.map((name) => [name, told.get(name) ?? ""])) : { at: said };
    for (const field of form.elements) if (field.name) field.value = chosen[field.name] ?? "";
  };
  const note = (how) => {
    const said = new URLSearchParams(NAMES.filter((name) => chosen[name]).map((name) => [name, chosen[name]]));
    const address = location.href.split("#")[0] + (said.size ? `#${said}` : "");
    if (address !== location.href) history[how](null, "", address);
  };

  // Filtering.

  const status = one("#status");
  const back = made("button", { type: "button", class: "choose" }, "Back to everything");
  const day = (text) => (text ? Date.parse(text) / 86400000 : NaN);
  const filter = () => {
    const behind = parts.has(chosen.rests) ? trail(chosen.rests) : null;
    const words = folded(chosen.words ?? "").split(/\s+/).filter(Boolean);
    const says = (text) => words.every((word) => text.includes(word));
    const from = day(chosen.from);
    const to = day(chosen.to);
    const timed = !isNaN(from) || !isNaN(to);
    const { agency, about, person, episode } = chosen;
    let shown = 0;
    let undated = 0;
    for (const date of dates) date.shown = 0;
    for (const entry of entries) {
      let on =
        (!agency || entry.agency === agency) &&
        (!about || entry.about.includes(about)) &&
        (!person || entry.people.includes(person)) &&
        (!episode || entry.used.includes(episode)) &&
        (!behind || behind.has(entry.item.id)) &&
        says(entry.text);
      if (on && timed) {
        if (entry.date.first === undefined) {
          undated += 1;
          on = false;
        } else on = !(entry.date.last < from) && !(entry.date.first > to);
      }
      if (on) {
        shown += 1;
        entry.date.shown += 1;
      }
      if (on !== entry.on) {
        entry.on = on;
        entry.item.hidden = !on;
      }
    }
    for (const date of dates) if (date.section.hidden === date.shown > 0) date.section.hidden = !date.shown;
    for (const year of years) {
      let next = year.nextElementSibling;
      while (next?.hidden) next = next.nextElementSibling;
      year.hidden = !next?.matches("section");
    }
    for (const group of groups) {
      let left = 0;
      for (const part of group.parts) {
        const on = (!behind || behind.has(part.id)) && says(part.text);
        part.element.hidden = !on;
        left += on;
      }
      group.count.textContent = left < group.parts.length ? ` (${left} of ${group.parts.length})` : "";
    }
    const number = (count) => count.toLocaleString("en-GB");
    const some = shown === entries.length ? number(shown) : `${number(shown)} of ${number(entries.length)}`;
    const listed = groups.filter(({ parts }) => parts.length).map(({ heading, count }) => heading.firstChild.textContent + count.textContent);
    status.textContent =
      (entries.length ? `${some} ${entries.length === 1 ? "entry" : "entries"}` : listed.join(", ")) +
      (behind ? ` behind ${parts.get(chosen.rests).name}` : "") +
      (undated ? `; ${number(undated)} without a date left out` : "");
    choose(behind);
    draw?.();
  };

  /** Marks what was chosen, and in each entry the reason why it is shown. */
  const choose = (behind) => {
    for (const link of all(".why")) link.classList.remove("why");
    for (const element of all(".chosen")) element.classList.remove("chosen");
    back.remove();
    if (!behind) return;
    const { element } = parts.get(chosen.rests);
    element.classList.add("chosen");
    one("h3", element).after(back);
    for (const entry of entries) {
      if (!entry.on) continue;
      for (const link of all(".used a", entry.item)) {
        if (behind.has(link.hash.slice(1))) link.classList.add("why");
      }
    }
  };

  // Going to a place, and back.

  const go = (id) => {
    const place = id && document.getElementById(id);
    for (const element of all(".at")) element.classList.remove("at");
    if (!place) return;
    if (place.closest("[hidden]")) {
      chosen = { at: id };
      for (const field of form.elements) if (field.name) field.value = "";
      filter();
      status.textContent += ", all shown again to go there";
    }
    for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    const whole = place.closest(".part") ?? place.closest("li") ?? place;
    whole.classList.add("at");
    whole.tabIndex = -1;
    whole.focus({ preventScroll: true });
    whole.scrollIntoView({ block: whole.matches("li") ? "center" : "start" });
  };
  const show = (changes, how = "pushState") => {
    chosen = { ...chosen, at: "", ...changes };
    filter();
    note(how);
  };
  const jump = (id) => {
    chosen.at = id;
    go(id);
    note("pushState");
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && !event.ctrlKey && !event.metaKey && document.getElementById(link.hash.slice(1))) {
      event.preventDefault();
      jump(link.hash.slice(1));
    }
    const button = event.target.closest("button[data-rests]");
    if (button) {
      show({ rests: button.dataset.rests });
      back.focus({ preventScroll: true });
      back.parentElement.scrollIntoView();
    }
  });
  back.addEventListener("click", () => {
    const id = chosen.rests;
    show({ rests: "" });
    go(id);
  });
  for (const [id, part] of parts) {
    if (!part.rests.length || !part.element.matches(".part")) continue;
    const label = `See what ${part.name} rests on`;
    one("h3", part.element).after(
      made("button", { type: "button", class: "choose", "data-rests": id, "aria-label": label }, "See what it rests on"),
    );
  }

  const options = (name, choices) => {
    form.elements[name].append(...choices.map(([value, label]) => made("option", { value }, label)));
    form.elements[name].closest("label").hidden = !entries.length || choices.length < (name === "agency" ? 2 : 1);
  };
  options("agency", [...new Set(entries.map((entry) => entry.agency))].sort().map((name) => [name, name]));
  options("about", facts.about);
  options("person", facts.people);
  options("episode", facts.episodes);
  for (const name of ["from", "to"]) form.elements[name].closest("label").hidden = !entries.length;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    show({ [target.name]: target.value }, target.matches("select") ? "pushState" : "replaceState");
  });
  form.addEventListener("reset", () => {
    chosen = {};
    show({});
  });

  // The swim lanes: the marks of what is left, as they were drawn of all.

  const SCALE = 1000;
  const ROW = 10;
  const MONTH = 31;
  const PART = 50;
  let draw = null;
  const lanes = (box) => {
    const { first, end, rows } = facts.lanes;
    const most = Math.max(MONTH, Math.floor((end - 1 - first) / PART));
    const tracks = all(".track", box).map((track) => {
      const name = track.previousElementSibling.textContent;
      const button = made("button", { type: "button", "aria-pressed": "false" }, name);
      track.previousElementSibling.replaceWith(button);
      button.addEventListener("click", () => {
        form.elements.agency.value = chosen.agency === name ? "" : name;
        show({ agency: form.elements.agency.value });
      });
      return { name, button, track, found: [], off: one(".off", track), marks: rows.map((sort) => all(`.mark-${sort}`, track)) };
    });
    for (const entry of entries) {
      const { first: start, last } = entry.date;
      const lane = tracks.find(({ name }) => name === entry.agency);
      if (!lane || start === undefined || last < first || start >= end || last - start >= most) continue;
      const middle = Math.min(Math.max(Math.floor((start + last) / 2), first), end - 1);
      entry.x = Math.round(((middle + 0.5 - first) / (end - first)) * SCALE);
      entry.y = (rows.indexOf(entry.seen) + 1) * ROW;
      lane.found.push(entry);
    }
    draw = () => {
      for (const lane of tracks) {
        const drawn = rows.map(() => []);
        const off = [];
        const last = new Map();
        for (const { on, x, y } of lane.found) {
          const key = on ? y : -y;
          if (last.get(key) === x) continue;
          last.set(key, x);
          (on ? drawn[y / ROW - 1] : off).push(`M${x} ${y}h0`);
        }
        lane.off.setAttribute("d", off.join(""));
        lane.marks.forEach((marks, row) => {
          for (const mark of marks) mark.setAttribute("d", drawn[row].join(""));
        });
        lane.button.setAttribute("aria-pressed", String(chosen.agency === lane.name));
      }
    };
    const readout = made("p", { class: "readout", "aria-hidden": "true" }, "Point at a mark to read it here; choose it to go to its entry.");
    one(".drawn", box).append(readout);
    const nearest = ({ target, clientX, clientY }) => {
      const lane = tracks.find(({ track }) => track.contains(target));
      if (!lane) return null;
      const { left, top, width } = lane.track.getBoundingClientRect();
      const far = ({ x, y }) => Math.hypot((x / SCALE) * width + left - clientX, y + top - clientY);
      let [found, least] = [null, 14];
      for (const entry of lane.found) {
        if (entry.on && far(entry) < least) [found, least] = [entry, far(entry)];
      }
      return found;
    };
    box.addEventListener("pointermove", (event) => {
      const entry = nearest(event);
      box.classList.toggle("over", Boolean(entry));
      if (entry) readout.textContent = `${entry.date.title}, ${entry.agency}: ${one("p", entry.item)?.textContent ?? ""}`;
    });
    box.addEventListener("click", (event) => {
      const entry = nearest(event);
      if (entry) jump(entry.item.id);
    });
  };
  if (facts.lanes && one(".lanes")) lanes(one(".lanes"));

  // What is always in view takes room from what is gone to.

  const top = one(".top");
  const panel = one(".filter");
  panel.hidden = !entries.length && !parts.size;
  panel.open = matchMedia("(min-width: 68rem) and (min-height: 40rem)").matches;
  one(".contents").open = matchMedia("(min-width: 68rem)").matches;
  new ResizeObserver(() => {
    document.documentElement.style.scrollPaddingTop = `${top.offsetHeight + 12}px`;
  }).observe(top);
  addEventListener("beforeprint", () => {
    for (const fold of all("details.fold")) fold.open = true;
  });
  addEventListener("popstate", () => {
    read();
    filter();
    go(chosen.at);
  });
  read();
  filter();
  go(chosen.at);
})();
