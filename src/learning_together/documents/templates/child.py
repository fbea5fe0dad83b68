"""The child process in which a team's template runs: JSON in, JSON out, with limits.

Started by `team` with the job on its standard input. It says `ready` when the time starts to count.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from traceback import walk_tb
from types import SimpleNamespace
from typing import Any

from learning_together.documents import prose
from learning_together.documents.prose import Prose
from learning_together.documents.templates.reference import Reference


def main() -> None:
    """Renders the one template that the job names."""
    # Whatever a first use would read from disk is read before the limits forbid it.
    import jinja2.debug

    import learning_together.documents.templates.environment

    _ = jinja2.debug, learning_together.documents.templates.environment
    prose.block("- *ready*", str)

    job = json.load(sys.stdin.buffer)
    view = _view(job["view"])
    answer_pipe = sys.stdout.buffer
    _limit(job["limits"])
    answer_pipe.write(b"ready\n")
    answer_pipe.flush()
    answer_pipe.write(json.dumps(_answer(job, view)).encode())
    answer_pipe.flush()


def _view(data: Any) -> Any:
    if isinstance(data, list):
        return tuple(map(_view, data))
    if not isinstance(data, dict):
        return data
    if "prose" in data:
        return Prose(data["prose"], wrapped=data["wrapped"])
    if "decimal" in data:
        return Decimal(data["decimal"])
    if "pairs" in data:
        return {_view(key): _view(value) for key, value in data["pairs"]}
    return SimpleNamespace(**{name: _view(value) for name, value in data["fields"].items()})


def _limit(limits: dict[str, int]) -> None:
    """Sets the limits that the system knows; Windows has none of these, `team` keeps the time."""
    if sys.platform == "win32":
        return
    import resource

    # One second more than the parent waits: it knows better what to say.
    spent = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(spent.ru_utime + spent.ru_stime) + limits["seconds"] + 2
    for which, most in (
        (resource.RLIMIT_AS, limits["memory"]),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(which, (most, most))


def _answer(job: dict[str, Any], view: Any) -> dict[str, Any]:
    from jinja2 import FunctionLoader

    from learning_together.documents.templates.environment import Writer, environment

    texts, links = job["texts"], job["links"]

    def link(record: str) -> Reference:
        return Reference(*links.get(record, (record, None, "")))

    def load(name: str) -> tuple[str, str, None] | None:
        return (texts[name], name, None) if name in texts else None

    try:
        writer = Writer(link, anchors=job["anchors"])
        jinja = environment(writer, FunctionLoader(load), sandboxed=True)
        chunks = jinja.get_template(job["template"]).generate(view=view)
        return {"text": writer.finish("".join(_bounded(chunks, job["limits"]["output"])))}
    except Exception as fault:  # noqa: BLE001 - whatever goes wrong in a team's template is told
        kind, message = _told(fault)
        return {"fault": kind, "message": message[:2000], **_place(fault, texts)}


def _told(fault: Exception) -> tuple[str, str]:
    """What sort of fault it is, and what there is to say about it."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
    from jinja2.exceptions import SecurityError

    match fault:
        case TemplateNotFound():
            return "absent", str(fault.name)
        case TemplateSyntaxError():
            return "syntax", fault.message or ""
        case _TooMuchError():
            return "output", ""
        case MemoryError():
            return "memory", ""
        case SecurityError():
            return "forbidden", str(fault)
        case UndefinedError():
            return "undefined", str(fault)
        case RecursionError():
            return "other", "it includes or calls itself without end"
        case _:
            return "other", str(fault) or type(fault).__name__


class _TooMuchError(Exception):
    """The template wrote more than it may."""


def _bounded(chunks: Iterator[str], most: int) -> Iterator[str]:
    for chunk in chunks:
        most -= len(chunk)
        if most < 0:
            raise _TooMuchError
        yield chunk


def _place(fault: BaseException, texts: dict[str, str]) -> dict[str, Any]:
    """The line of the template at which it happened, as far as it is known."""
    from jinja2 import TemplateSyntaxError

    if isinstance(fault, TemplateSyntaxError):
        return {"template": fault.name, "line": fault.lineno}
    place: dict[str, Any] = {}
    for frame, line in walk_tb(fault.__traceback__):
        if frame.f_code.co_filename in texts:
            place = {"template": frame.f_code.co_filename, "line": line}
    return place
