"""An entry belongs to an agency of the review."""

from pathlib import PurePosixPath

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.diagnostics import Place
from learning_together.ids import Id
from learning_together.method.timeline import by_agency
from learning_together.records.kinds.entry import Entry
from learning_together.review.likely_ids import likely

CHECK = Check(
    code="LT206",
    name="unknown-agency",
    title="Entries of an agency that is not in agencies.yaml",
    why="Its account appears under no agency in the chronology, and nobody is asked about it.",
    mend="Correct the id, or add the agency to agencies.yaml.",
    bad={
        "agencies.yaml": "- id: health\n  name: Health visiting\n",
        "timeline.yaml": "- id: health-1\n  date: 2022-05-10\n  agency: helth  # <- LT206\n"
        "  event: Home visit\n"
        "- id: health-2\n  date: 2022-05-11\n  agency: helth\n  event: Phone call\n",
        "timeline/polcie.yaml": "# <- LT206\n- id: police-1\n  date: 2022-05-11\n  event: Call\n",
    },
    good={
        "agencies.yaml": "- id: health\n  name: Health visiting\n",
        "timeline.yaml": "- id: health-1\n  date: 2022-05-10\n  agency: Health\n"
        "  event: Home visit\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """One problem for each file and agency, however many entries it has there."""
    if not review.whole("agencies"):
        return
    for agency, entries in by_agency(review).items():
        if agency in review.by_id or review.may_be_unread(agency):
            continue
        by_file: dict[str, list[Entry]] = {}
        for entry in entries:
            by_file.setdefault(entry.origin.source.path, []).append(entry)
        for those in by_file.values():
            first = those[0]
            typed = first.agency or agency
            count = f"; {len(those)} entries of this file name it" if len(those) > 1 else ""
            yield CHECK.at(
                first.place("agency"),
                f"There is no agency “{typed}”{count}.",
                _help(review, typed),
                record=first.id,
                field="agency",
            )
    yield from _misnamed_files(review)


def _misnamed_files(review: Review) -> Problems:
    """Files that should name their entries' agency and name none."""
    seen: set[str] = set()
    for entry in review.all(Entry):
        if entry.agency is not None or "agency" in entry.faulty:
            continue
        path = entry.origin.source.path
        parts = PurePosixPath(path).parts
        if path in seen or len(parts) < 2:
            continue
        seen.add(path)
        given = Id(parts[1] if len(parts) > 2 else PurePosixPath(path).stem)
        if given not in review.by_id:
            yield CHECK.at(
                Place(path),
                f"There is no agency “{given}”, so the entries of this file that name none belong "
                "to nobody.",
                _help(review, given, file=True),
            )


def _help(review: Review, typed: Id, *, file: bool = False) -> str:
    guess = likely(review, typed, ("agencies",))
    if not guess and file:
        return "Name the file as the agency’s id in agencies.yaml says, or add the agency there."
    if not guess:
        return ""
    what = f"If “{guess}” is meant, rename the file." if file else f"Did you mean “{guess}”?"
    return f"{what} Otherwise add the agency to agencies.yaml."
