"""What is wrong with the text and the fields of files that are no review, for people.

Takes files, problems and texts; gives lines for a terminal, each problem with its spot marked.
"""

from collections.abc import Iterator, Mapping, Sequence

from learning_together.cli.terminal import Look
from learning_together.cli.validate.excerpt import Excerpts
from learning_together.diagnostics import Problem


def as_text(problems: Sequence[Problem], texts: Mapping[str, str], look: Look) -> str:
    """Every problem, by file and line.

    Args:
        problems: Their places name a file as `texts` does.
        texts: Of the files that could be decoded.
        look: How wide, and whether in colour.
    """
    ordered = sorted(problems, key=lambda one: (one.place.file, one.place.line, one.place.column))
    shown = Excerpts.of(texts, ordered)
    return "\n".join(line.rstrip() for one in ordered for line in _lines(one, shown, look)) + "\n"


def _lines(problem: Problem, shown: Excerpts, look: Look) -> Iterator[str]:
    place = problem.place
    where = f"{place.file}:{place.line}:{place.column}"
    word = look.paint("error", "error")
    yield f"{word} {problem.check.code} {problem.check.name}: {where}"
    yield from shown.show(place, look, max(len(str(place.line)), 3), "error")
    yield from look.wrap(problem.message, indent=2)
    if problem.help:
        first, *rest = look.wrap(f"Help: {problem.help}", indent=2)
        yield first.replace("Help:", look.paint("good", "Help:"), 1)
        yield from rest
    yield ""
