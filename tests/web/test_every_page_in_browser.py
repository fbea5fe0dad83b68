"""Every address of the window in a browser: fit for everybody, wide and narrow, light and dark."""

import base64
from itertools import cycle, product
from pathlib import Path

import pytest
from playwright.sync_api import Page

import chromium
import every_page
from browsing import opened
from chromium import WIDTHS, needed
from every_page import Sent, missing, walk

#: What public bodies must meet, and what is good beside it.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
#: What Chromium says of a page that refuses something, and of a passphrase: it wants a name beside
#: it for its own store, which is to keep none.
EXPECTED = (
    "Failed to load resource: the server responded with a status of 4",
    "[DOM] Password forms should have (optionally hidden) username fields",
)
OF_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
              "resultTypes": ["violations"]}  # fmt: skip
LOOK = """(rules) => axe.run(document, rules).then((said) => said.violations.map((one) =>
  `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map((node) => node.html).join(" ")}`))"""
LOOKS = (*product(WIDTHS, ("light", "dark")),)
#: Sends a form as a page does that has it, with a file where one goes along.
SEND = """([path, fields, file]) => {
  const form = document.createElement("form");
  form.method = "post";
  form.action = path;
  for (const [name, value] of fields) {
    const field = document.createElement("textarea");
    field.name = name;
    field.value = value;
    form.append(field);
  }
  if (file) {
    form.enctype = "multipart/form-data";
    const bytes = Uint8Array.from(atob(file[1]), (one) => one.charCodeAt(0));
    const held = new DataTransfer();
    held.items.add(new File([bytes], file[0]));
    const field = document.createElement("input");
    field.type = "file";
    field.name = "file";
    field.files = held.files;
    form.append(field);
  }
  document.body.append(form);
  HTMLFormElement.prototype.submit.call(form);
}"""


def send(page: Page, at: str, sent: Sent) -> None:
    name, content = sent.file or ("", b"")
    file = [name, base64.b64encode(content).decode()] if name else None
    with page.expect_navigation():
        page.evaluate(SEND, [f"{at}{sent.path}", [*map(list, sent.form or ())], file])


def faults(page: Page, width: int, look: str) -> list[str]:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=look)  # type: ignore[arg-type]
    wide = page.evaluate("document.documentElement.scrollWidth")
    found = [f"it is {wide} wide"] if wide > width else []
    # What does not hang on colours was looked at in the light.
    return [*found, *page.evaluate(LOOK, RULES if look == "light" else OF_COLOURS)]


@pytest.mark.long
@needed
def test_every_address_meets_what_public_bodies_must(tmp_path: Path) -> None:
    from axe_playwright_python.sync_playwright import Axe

    script = Axe().axe_script
    root = every_page.made(tmp_path)
    wrong: list[str] = []
    visited: set[str] = set()
    turns = cycle(LOOKS)
    with opened(root) as me, chromium.browser() as browser:
        page = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
        page.on("console", lambda said: said_wrong(said.text, page.url))

        def said_wrong(text: str, url: str) -> None:
            if not text.startswith(EXPECTED):
                wrong.append(f"{url}: {text}")

        me.keys.renew()
        page.goto(me.keys.entrance)
        page.wait_for_url("**/")
        base = f"http://{me.keys.host}{me.at}"

        def visit(sent: Sent) -> str:
            if sent.piece or sent.path.startswith(("/pick", "/read", "/news")):
                visited.add(sent.route)
                if sent.form is None:
                    return ""
                return me.send(sent.path, [*sent.form]).text
            if sent.form is None:
                page.goto(f"{base}{sent.path}")
            else:
                send(page, me.at, sent)
            looks = [next(turns)] if sent.route in visited else LOOKS
            visited.add(sent.route)
            page.evaluate(script)
            page.evaluate(
                "document.querySelectorAll('details').forEach((one) => (one.open = true))"
            )
            for width, look in looks:
                wrong.extend(
                    f"{sent.route} ({sent.path}), {width}, {look}: {one}"
                    for one in faults(page, width, look)
                )
            return page.content()

        walk(root, visit, lambda path: me.ask(path).body)
        page.context.close()
    assert not wrong, "\n".join(wrong)
    assert missing(visited) == set()
