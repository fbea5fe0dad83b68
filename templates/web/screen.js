// Slides at a meeting: the arrow keys turn them, and a button takes the whole screen.
"use strict";
{
  const whole = document.getElementById("whole");
  whole.hidden = !document.fullscreenEnabled;
  whole.addEventListener("click", () =>
    document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  // The next slide takes the place of this one, so that the whole screen stays.
  const turn = async (link) => {
    const answer = await fetch(link.href);
    if (!answer.ok) return location.assign(link.href);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.querySelector("main").replaceChildren(...fresh.querySelector("main").childNodes);
    const nav = fresh.querySelector("nav.slides");
    document.querySelectorAll("nav.slides > :not(#whole)").forEach((one) => one.remove());
    const button = nav.querySelector("#whole");
    const place = document.querySelector("nav.slides");
    const after = [...nav.childNodes];
    const at_ = after.indexOf(button);
    place.prepend(...after.slice(0, at_));
    place.append(...after.slice(at_ + 1));
    document.title = fresh.title;
    history.replaceState(null, "", link.href);
    document.getElementById("main").focus();
    scrollTo(0, 0);
  };
  document.querySelector("nav.slides").addEventListener("click", (event) => {
    const link = event.target.closest("a[rel]");
    if (!link) return;
    event.preventDefault();
    turn(link);
  });
  const keys = { ArrowRight: "next", PageDown: "next", ArrowLeft: "prev", PageUp: "prev" };
  addEventListener("keydown", (event) => {
    const link = keys[event.key] && document.querySelector(`nav.slides a[rel=${keys[event.key]}]`);
    // Nobody leaves the room because of a key that was pressed by accident.
    if (link && !link.search.includes("left=1")) turn(link);
  });
}
