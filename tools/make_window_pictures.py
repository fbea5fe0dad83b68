"""Makes the pictures of the window in README.md and docs/, where Chromium is on the PATH.

Each is a page of the large example, as a browser shows it; few colours keep the files small.
"""

import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
#: By the name of the picture: the page, and how much of it is shown.
PAGES = {
    "window-home": ("/", 640),
    "window-form": ("/records/CV1/edit", 640),
    "window-timeline": ("/timeline?since=2022#rows", 640),
    "window-analysis": ("/analysis#matrix", 640),
}
_WIDTH, _COLOURS = 1400, 48
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\S+")


def pictures() -> None:
    """Draws every picture anew."""
    with tempfile.TemporaryDirectory() as folder:
        review = Path(folder) / "harbour-street"
        shutil.copytree(ROOT / "examples" / "harbour-street", review)
        command = [sys.executable, "-m", "learning_together.cli.main", "-C", str(review), "open",
                   "--no-browser"]  # fmt: skip
        with subprocess.Popen(  # noqa: S603 - this program itself
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ) as ran:
            address = next(
                found[0] for line in ran.stdout or () if (found := _ADDRESS.search(line))
            )
            try:
                _draw(address)
            finally:
                ran.terminate()


def _draw(address: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": _WIDTH, "height": 640})
        page.goto(address)
        page.wait_for_url("**/")
        at = page.url.rstrip("/")
        for name, (path, height) in PAGES.items():
            page.set_viewport_size({"width": _WIDTH, "height": height})
            page.goto(f"{at}{path}")
            shot = Image.open(io.BytesIO(page.screenshot()))
            few = shot.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
            few.save(ROOT / "docs" / f"{name}.png", optimize=True)
        browser.close()


if __name__ == "__main__":
    pictures()
