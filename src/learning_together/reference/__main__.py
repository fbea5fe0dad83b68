"""Writes the pages into `docs/` of the folder that it is run in: `make docs`."""

from pathlib import Path

from learning_together.reference import pages

for name, text in pages().items():
    path = Path("docs", name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
