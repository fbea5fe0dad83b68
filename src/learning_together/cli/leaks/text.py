"""What was found in finished files, for people and for machines; nothing found is ever printed.

The JSON is public and does not change:

    {"version": 1, "names": WHETHER-REAL-NAMES-WERE-LOOKED-FOR,
     "files": [{"file": PATH, "sha256": HEX, "leaks": [
         {"where": WORDS, "what": WORDS, "blocks": YES-OR-NO, "around": MASKED-WORDS, "times": N,
          "sort": "name|near-name|personal-number|contact|birth-date|machine|unread|
                   rare-combination"}]}],
     "summary": {"blocking": N, "to_look_at": N}}
"""

import json

from learning_together.actions.leaks import Examined, LookedThrough
from learning_together.actions.public_json.validate import dumped
from learning_together.cli.terminal import Look, visible
from learning_together.privacy.guard import line

VERSION = 1


def as_text(found: Examined, look: Look) -> str:
    """What was found, file by file."""
    lines: list[str] = []
    for file in found.files:
        lines += [*_file(file, look), ""]
    if found.without_names:
        lines += look.wrap(f"Real names could not be looked for: {found.without_names}.")
    return "\n".join(lines).rstrip("\n") + "\n" if lines else "Nothing found.\n"


def _file(file: LookedThrough, look: Look) -> list[str]:
    name = look.paint("strong", visible(str(file.path)))
    if not file.leaks:
        return [f"{name}: {look.paint('good', 'nothing found')}"]
    lines = [name]
    for leak in file.leaks:
        word = "error" if leak.sure else "warning"
        first, *rest = look.wrap(visible(f"{word}: {line(leak)}"), indent=2)
        lines += [first.replace(word, look.paint(word, word), 1), *rest]
    return lines


def as_json(found: Examined) -> str:
    """What was found, as JSON."""
    every = [leak for file in found.files for leak in file.leaks]
    return dumped(
        {
            "version": VERSION,
            "names": not found.without_names,
            "files": [
                {
                    "file": str(file.path),
                    "sha256": file.sha256,
                    "leaks": [
                        {
                            "where": leak.where,
                            "sort": str(leak.sort),
                            "what": leak.what,
                            "blocks": leak.sure,
                            "around": leak.around,
                            "times": leak.times,
                        }
                        for leak in file.leaks
                    ],
                }
                for file in found.files
            ],
            "summary": {
                "blocking": sum(leak.sure for leak in every),
                "to_look_at": sum(not leak.sure for leak in every),
            },
        }
    )


def ours(text: str) -> bool:
    """Whether a text was written by `as_json`."""
    try:
        whole = json.loads(text)
    except ValueError:
        return False
    return isinstance(whole, dict) and whole.keys() == {"version", "names", "files", "summary"}
