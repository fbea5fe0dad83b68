"""What was found in finished files, for people; nothing found is ever printed."""

from learning_together.actions.leaks import Examined, LookedThrough
from learning_together.cli.terminal import Look
from learning_together.english import counted
from learning_together.privacy.finished_files import Read
from learning_together.privacy.guard import line

_READ = {Read.WHOLE: "read whole", Read.PART: "read in part", Read.NOT: "not read"}


def as_text(found: Examined, look: Look) -> str:
    """What was found, file by file."""
    lines: list[str] = []
    for file in found.files:
        lines += [*_file(file, look), ""]
    if found.key_gaps:
        lines += look.wrap(found.key_gaps)
    return "\n".join(lines).rstrip("\n") + "\n" if lines else "Nothing found.\n"


def _file(file: LookedThrough, look: Look) -> list[str]:
    name = look.paint("strong", str(file.path))
    seen: list[str] = []
    if file.pictures:
        these = counted(file.pictures, "picture or film shows", "pictures and films show")
        seen = look.wrap(f"What {these} was not looked at.", indent=2)
    if not file.leaks:
        return [f"{name}: read whole, {look.paint('good', 'nothing found')}", *seen]
    lines = [f"{name}: {_READ[file.read]}"]
    for leak in file.leaks:
        word = "error" if leak.sure else "warning"
        first, *rest = look.wrap(f"{word}: {line(leak)}", indent=2)
        lines += [first.replace(word, look.paint(word, word), 1), *rest]
    return [*lines, *seen]
