"""A page as Debian's Chromium shows it, driven by Playwright: by pointer, keyboard and address."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import reduce
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

Test = Callable[..., None]

PROGRAM = shutil.which("chromium")
#: Widths of a telephone, a tablet and a desk.
WIDTHS = (390, 800, 1400)

NEEDED = [
    pytest.mark.chromium,
    pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed"),
]


def needed(test: Test) -> Test:
    """Marks a test that needs Chromium."""
    return reduce(lambda marked, mark: mark(marked), NEEDED, test)


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium, which may ask nothing of any network."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=PROGRAM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield started
        started.close()


def opened(browser: Browser, path: Path, *, width: int = 1400, script: bool = True) -> Page:
    """A page in a window of its own, which fails where it says a fault or asks for anything.

    Args:
        browser: As `browser` gives it.
        path: The file.
        width: Of the window.
        script: Whether scripts are run.
    """
    page = browser.new_page(
        viewport={"width": width, "height": 900}, java_script_enabled=script, offline=True
    )
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda said: faults.append(said.text))
    page.on("request", lambda asked: faults.append(asked.url))
    page.goto(path.as_uri())
    assert faults in ([], [path.as_uri()]), faults
    return page
