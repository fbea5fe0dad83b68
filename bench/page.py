"""The reading page of ten thousand entries: how large it is, and how long its script takes.

The time is the CPU's, as Chromium's own tracing has it; what the browser takes to lay out and paint
is not in it.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from measure import Bench
from playwright.sync_api import Page, sync_playwright
from yardsticks import EXAMPLE, lt

_ENTRIES = 10_000
_ID = re.compile(r"^- id: (\S+)-\d+$", re.MULTILINE)
_TAG = re.compile(r"<[^>]+>")
#: What runs script: an event's listeners, a timer, a frame.
_SCRIPT = {"EventDispatch", "FunctionCall", "TimerFire", "FireAnimationFrame", "RunMicrotasks"}
#: What the browser does for a script that asks where something stands; neither holds the other.
_LAYOUT = {"UpdateLayoutTree", "Layout"}
#: What readers do: what is typed or chosen, and in which field.
_FILTERS = (
    ("words", "visit"), ("words", "visit the"), ("agency", "Police"), ("person", "HV1"),
    ("episode", "KPE4"), ("from", "2022-06-01"), ("words", ""), ("rests", "FIN3"),
)  # fmt: skip


def page(bench: Bench, folder: Path) -> None:
    """Ten thousand entries: the large example's, again and again."""
    review, out = folder / "page", folder / "out"
    repeated(review, _ENTRIES)
    command = lt(review, "report", "page", "--out", out)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    made = out / "page.html"
    size = made.stat().st_size
    bench.bound(f"reading page of {_ENTRIES:,} entries", size / 1e6, 3, " MB")
    # Whole without script, a page is never smaller than what stands in it.
    listed = made.read_text(encoding="utf-8").partition('class="entries"')[2]
    text = len(_TAG.sub("", listed.partition("</main>")[0]).encode())
    bench.bound("reading page over the text of its entries alone", size / text, 1.25)
    longest = max(_script(made, folder / "trace.json"), key=lambda one: one[1])
    bench.bound(f"script of its slowest filter ({longest[0]})", longest[1], 50, " ms")


def repeated(root: Path, entries: int) -> None:
    """The large example with its timeline so many times over as makes that many entries."""
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns(".git", "reports", "private"))
    paths = sorted((root / "timeline").glob("*.yaml"))
    once = sum(len(_ID.findall(path.read_text(encoding="utf-8"))) for path in paths)
    for path in paths:
        text = path.read_text(encoding="utf-8")
        number = count(len(_ID.findall(text)) + 1)
        copies = (
            _ID.sub(lambda found: f"- id: {found[1]}-{next(number):04}", text)  # noqa: B023
            for _ in range(1, -(-entries // once))
        )
        path.write_text("".join((text, *copies)), encoding="utf-8", newline="\n")


def _script(made: Path, trace: Path) -> Iterator[tuple[str, float]]:
    """What each filter takes of script, in milliseconds, as Chromium traces it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        shown = browser.new_page(viewport={"width": 1400, "height": 900})
        shown.goto(made.as_uri())
        shown.wait_for_selector("#status:not(:empty)", state="attached")
        for field, value in _FILTERS:
            browser.start_tracing(page=shown, path=trace, categories=["devtools.timeline"])
            _choose(shown, field, value)
            shown.wait_for_timeout(500)
            browser.stop_tracing()
            taken = longest(json.loads(trace.read_text(encoding="utf-8"))["traceEvents"])
            print(f"    {field} “{value}”: {taken:.1f} ms of script", flush=True)
            yield field, taken
        browser.close()


def _choose(shown: Page, field: str, value: str) -> None:
    if field == "rests":
        shown.locator(f"button[data-rests={value}]").click()
        return
    found = shown.locator(f"[name={field}]")
    if field in {"agency", "person", "episode"}:
        found.select_option(value)
    else:
        found.fill(value)


def longest(events: list[dict[str, Any]]) -> float:
    """The longest stretch of script in a trace, less what the browser laid out in its midst."""
    laid_out = [one for one in events if one.get("name") in _LAYOUT]
    stretches = [one for one in events if one.get("name") in _SCRIPT]
    return max((_taken(one, laid_out) for one in stretches), default=0.0)


def _taken(script: dict[str, Any], laid_out: list[dict[str, Any]]) -> float:
    """Milliseconds of one stretch of script."""
    end = script["ts"] + script.get("dur", 0)
    within = sum(
        one.get("tdur", 0)
        for one in laid_out
        if one["tid"] == script["tid"] and script["ts"] <= one["ts"] < end
    )
    return float(script.get("tdur", 0) - within) / 1000
