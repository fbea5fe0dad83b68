"""The window's timeline of ten thousand entries: what its server takes, and its script.

The server's time is its CPU's; the script's is the CPU's too, as Chromium's own tracing has it.
"""

import json
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from measure import Bench
from page import longest, repeated
from playwright.sync_api import Page, sync_playwright
from yardsticks import lt

_ENTRIES = 10_000
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\S+")
#: What readers do: what is typed or chosen, and in which field.
_FILTERS = (
    ("filter", "visit"), ("filter", "visit the"), ("agency", "police"), ("person", "HV1"),
    ("since", "June 2022"), ("filter", ""),
)  # fmt: skip


def timeline(bench: Bench, folder: Path) -> None:
    """Ten thousand entries: the large example's, again and again."""
    review = folder / "timeline"
    repeated(review, _ENTRIES)
    with _window(review) as (address, server), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        shown = browser.new_page(viewport={"width": 1400, "height": 900})
        shown.goto(address)
        shown.wait_for_url("**/")
        at = shown.url.rstrip("/")
        shown.goto(f"{at}/timeline")  # What is derived of the review once is derived by now.
        taken = _server(server, lambda: shown.goto(f"{at}/timeline"))
        bench.bound(f"server's first rows of {_ENTRIES:,}", taken, 100, " ms of CPU")
        trace = folder / "trace.json"
        scripts, answers = [], []
        for field, value in _FILTERS:
            browser.start_tracing(page=shown, path=trace, categories=["devtools.timeline"])
            answers.append(_server(server, lambda: _choose(shown, field, value)))  # noqa: B023
            browser.stop_tracing()
            scripts.append(longest(json.loads(trace.read_text(encoding="utf-8"))["traceEvents"]))
            print(f"    {field} “{value}”: {scripts[-1]:.1f} ms of script", flush=True)
        browser.close()
    bench.bound("server's slowest filter", max(answers), 100, " ms of CPU")
    bench.bound("script of the slowest filter", max(scripts), 50, " ms")


@contextmanager
def _window(review: Path) -> Iterator[tuple[str, psutil.Process]]:
    """A window of a review: the address that lets in, and the process that serves it."""
    with subprocess.Popen(
        lt(review, "open", "--no-browser"), stdout=subprocess.PIPE, text=True
    ) as ran:
        try:
            found = (_ADDRESS.search(line) for line in ran.stdout or ())
            yield next(one[0] for one in found if one), psutil.Process(ran.pid)
        finally:
            ran.terminate()


def _server(server: psutil.Process, act: Callable[[], object]) -> float:
    """Milliseconds of the server's CPU that something takes, and what follows of it."""
    before = sum(server.cpu_times()[:2])
    act()
    time.sleep(1)
    return (sum(server.cpu_times()[:2]) - before) * 1000


def _choose(shown: Page, field: str, value: str) -> None:
    found = shown.locator(f"form.filters [name={field}]")
    if field in {"agency", "person"}:
        found.select_option(value)
    else:
        found.fill(value)
