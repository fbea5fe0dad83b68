"""Messages without names: they quote what was typed, and may be passed on."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from learning_together.diagnostics import Diagnostic, Problem
from learning_together.ids import Id
from learning_together.privacy import own_files
from learning_together.review.review import Review

#: So many messages are looked at for names before the files are.
_FEW = 200


def without_names(review: Review, found: list[Diagnostic], *, whole: bool) -> Iterable[Diagnostic]:
    """The results without a word that must not go out.

    Args:
        review: All of it, with its key.
        found: The results.
        whole: Whether every check was asked for.
    """
    # Where only some checks are asked for, their few messages are sooner looked at than all files.
    if not found or ((whole or len(found) > _FEW) and not own_files.spots(review)):
        return found
    names = {
        path: own_files.covered(review, path) for path in {one.problem.place.file for one in found}
    }
    covered = [replace(one, problem=_without(review, one.problem, names)) for one in found]
    # The same words may be harmless in a message where no file holds them as a name.
    return covered if covered != found and own_files.spots(review) else found


def _without(review: Review, problem: Problem, names: Mapping[str, str]) -> Problem:
    edit = problem.edit
    if edit and own_files.covered(review, edit.replacement) != edit.replacement:
        edit = None
    return replace(
        problem,
        place=replace(problem.place, file=names[problem.place.file]),
        message=own_files.covered(review, problem.message),
        help=own_files.covered(review, problem.help),
        record=Id(own_files.covered(review, problem.record.text)) if problem.record else None,
        field=own_files.covered(review, problem.field) if problem.field else problem.field,
        edit=edit,
    )
