"""One entry edited in a review that is kept at hand, and checked again."""

import subprocess
from pathlib import Path

from generate import write, write_key
from measure import Bench
from yardsticks import program

#: Checks once, then after each of some edits of one entry; prints the seconds of CPU of each.
_EDITS = """
import gc, pathlib, sys, time
from learning_together.actions.kept_review import KeptReview
gc.disable()  # as lt does
root, lines = pathlib.Path(sys.argv[1]), sys.argv[2]
path = root / "timeline" / "gp.yaml"
text = path.read_text("utf-8")
kept = KeptReview(root)
at = text.index("    ", text.index("- id: gp-0700"))
for number in range(5):
    path.write_text(f"{text[:at]}    Edit {number}.{lines * number}\\n{text[at:]}", "utf-8")
    start = time.process_time()
    kept.changed(["timeline/gp.yaml"])
    print(time.process_time() - start)
path.write_text(text, "utf-8")
"""


def edit(bench: Bench, folder: Path) -> None:
    """The same number of lines, and ever more of them."""
    for voice in ("generated", "prose"):
        review = folder / f"edit-{voice}"
        write(review, 10_000, voice)
        write_key(review, 200)
        for what, lines in (("a word", ""), ("a word and a line", "\n    More.")):
            done = subprocess.run(
                program(_EDITS, review, lines), check=True, capture_output=True, text=True
            )
            # The first edit adds a line in both.
            least = min(map(float, done.stdout.split()[1:])) * 1000
            bench.bound(f"{what} in one of 10,000 entries, {voice}", least, 60, " ms of CPU")
