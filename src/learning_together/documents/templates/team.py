"""Runs a team's own templates, in a child process with limits.

The child gets the sources of all templates and the view as JSON, and answers in JSON. So it needs
no file, and nothing that comes from it is more than text.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from pathlib import Path
from threading import Thread, Timer
from typing import Any

from learning_together import ids
from learning_together.documents import prose
from learning_together.documents.prose import Prose
from learning_together.documents.templates.reference import Reference
from learning_together.documents.templates.sources import SUFFIX, Sources
from learning_together.errors import LtError

SECONDS = 10
MEMORY = 512 * 1024 * 1024
OUTPUT = 50 * 1024 * 1024

_START_SECONDS = 60
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "from learning_together.documents.templates.child import main; main()"
)


def render(
    template: str,
    sources: Sources,
    view: object,
    *,
    link: Callable[[str], Reference],
    anchors: bool,
) -> str:
    """The Markdown of a view by a team's template.

    Raises:
        LtError: The template does not work, or wants what it may not have.
    """
    mentioned: set[str] = set()
    plain_view = _plain(view, mentioned)
    links = {record: link(record) for record in sorted(mentioned)}
    job = {
        "template": template,
        "texts": dict(sources.texts),
        "view": plain_view,
        "links": {record: [each.label, each.target, each.called] for record, each in links.items()},
        "anchors": anchors,
        "limits": {"memory": MEMORY, "output": OUTPUT, "seconds": SECONDS},
    }
    answer = _ask(json.dumps(job).encode(), sources.called(template))
    text = answer.get("text")
    if isinstance(text, str):
        return text
    raise _fault(answer, template, sources)


def _plain(value: Any, mentioned: set[str]) -> Any:
    """Data as JSON; collects the ids that might be referred to."""
    if isinstance(value, str):
        if "[[" in value:
            mentioned.update(record for record, _, _ in prose.references(value))
        elif ids.PATTERN.fullmatch(value):
            mentioned.add(value)
        text = str.__str__(value)
        return {"prose": text, "wrapped": value.wrapped} if isinstance(value, Prose) else text
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, list | tuple):
        return [_plain(each, mentioned) for each in value]
    if isinstance(value, Mapping):
        return {"pairs": [[_plain(k, mentioned), _plain(v, mentioned)] for k, v in value.items()]}
    if is_dataclass(value) and not isinstance(value, type):
        names = [each.name for each in fields(value)]
        names += [
            name
            for base in type(value).__mro__
            for name, member in vars(base).items()
            if isinstance(member, property)
        ]
        return {"fields": {name: _plain(getattr(value, name), mentioned) for name in names}}
    raise TypeError(f"a view holds plain data, no {type(value).__name__}")


def _ask(job: bytes, called: str) -> dict[str, Any]:
    path = [each for each in sys.path if Path(each).is_absolute()]
    kept = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
    with subprocess.Popen(  # noqa: S603 - our own interpreter and our own code
        [sys.executable, "-I", "-X", "utf8", "-c", _START, json.dumps(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parent,
        env={name: os.environ[name] for name in kept if name in os.environ},
    ) as child:
        if child.stdin is None or child.stdout is None:
            raise AssertionError
        Thread(target=_feed, args=(child.stdin, job), daemon=True).start()
        _, late = _within(_START_SECONDS, child, child.stdout.readline)
        said, slow = (b"", False) if late else _within(SECONDS, child, child.stdout.read)
        child.kill()
    if late or slow:
        return {"fault": "time"}
    try:
        answer = json.loads(said)
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        raise LtError(
            f"{called} broke off without a result; most likely it needs too much memory.",
            "Make the template simpler, or take it away to use the shipped one.",
        )
    return answer


def _feed(pipe: Any, job: bytes) -> None:
    try:
        with pipe:
            pipe.write(job)
    except OSError:
        return


def _within(
    seconds: float, child: "subprocess.Popen[bytes]", read: Callable[[int], bytes]
) -> tuple[bytes, bool]:
    """What the child says, and whether it had to be ended because it took too long."""
    late: list[bool] = []

    def end() -> None:
        late.append(True)
        child.kill()

    timer = Timer(seconds, end)
    timer.start()
    try:
        return read(8 * OUTPUT), bool(late)
    finally:
        timer.cancel()


def _fault(answer: Mapping[str, object], template: str, sources: Sources) -> LtError:
    name = answer.get("template")
    line = answer.get("line")
    where = sources.called(name if isinstance(name, str) and name in sources.texts else template)
    if isinstance(line, int):
        where += f", line {line}"
    said = str(answer.get("message", ""))
    match answer.get("fault"):
        case "syntax":
            return LtError(
                f"{where}: this is not written as a template must be: {said.rstrip('.')}.",
                "Mend the line: every {% if %}, {% for %}, {% macro %} needs its end, and every"
                " {{ its }}.",
            )
        case "undefined":
            return LtError(
                f"{where}: {said}.",
                "Check the spelling; a template sees only “view” and what it sets itself.",
            )
        case "absent":
            reason = sources.refused.get(said)
            if reason is not None:
                return LtError(
                    f"{sources.folder.name}/{said} cannot be used as a template: {reason}.",
                    "Put an ordinary UTF-8 text file in its place, or take it away.",
                )
            return LtError(
                f"{where}: there is no template “{said}”.",
                f"A template can only use files that end in {SUFFIX} in the review's templates/"
                " folder and the shipped ones, by their name from there.",
            )
        case "forbidden":
            return LtError(
                f"{where}: this reaches for what templates may not touch: {said.rstrip('.')}.",
                "If you did not write this template, ask who did before you use it.",
            )
        case "time":
            return LtError(
                f"{where}: this took more than {SECONDS} seconds and was stopped.",
                "Look for a loop that never ends or goes through far too much.",
            )
        case "memory":
            return LtError(
                f"{where}: this needs more than {MEMORY // 1024**2} MB of memory and was stopped.",
                "Look for text or a list that is made far too long.",
            )
        case "output":
            return LtError(
                f"{where}: this writes more than {OUTPUT // 1024**2} MB and was stopped.",
                "Look for a loop that goes through far too much.",
            )
        case _:
            return LtError(
                f"{where}: this cannot be done: {said.rstrip('.')}.",
                "Mend the line, or take the template away to use the shipped one.",
            )
