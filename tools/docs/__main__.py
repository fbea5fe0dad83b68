"""Writes the pages into `docs/` of the folder that it is run in, and modules (`make docs`).

With `--check` it writes nothing, and ends with 1 if one is stale.
"""

import sys
from pathlib import Path

from tools.docs import commands, coverage, letter_widths, pages, reads, word_styles, wordlists


def main(*, check: bool) -> int:
    """Writes every page and module, or says which are stale."""
    stale = []
    told = {**pages(), **commands.pages(), **word_styles.pages()}
    made = {Path("docs", name): text for name, text in told.items()}
    modules = {
        **wordlists.modules(),
        **reads.modules(),
        **coverage.modules(),
        **letter_widths.modules(),
    }
    for path, text in {**modules, **made}.items():
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(str(path))
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    if check and stale:
        sys.stderr.write(f"Stale: {', '.join(stale)}. Run: make docs\n")
    return 1 if check and stale else 0


if __name__ == "__main__":
    raise SystemExit(main(check="--check" in sys.argv[1:]))
