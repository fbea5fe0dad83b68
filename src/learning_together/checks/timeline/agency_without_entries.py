"""Every agency that knew the family tells its part."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.ids import Id
from learning_together.method.timeline import by_agency
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.person import Person

CHECK = Check(
    code="LT205",
    name="agency-without-entries",
    steps="collect: info, analyse: warning",
    title="An agency without any entry in the timeline",
    why="A skeleton chronology of each agency's involvement, made right at the beginning, is what "
    "the right staff are found by (SCIE, Learning Together London pilots, 2011, sections 3 and 5).",
    mend="Ask the agency for its skeleton chronology; a line for each event is enough. If it did "
    "not know the family, record a decision that accepts this, with the reason.",
    bad={
        "agencies.yaml": "- id: health  # <- LT205\n  name: Health visiting\n",
    },
    good={
        "agencies.yaml": "- id: health\n  name: Health visiting\n"
        "- id: partners\n  name: Safeguarding partners\n  sector: board\n",
        "timeline/health.yaml": "- id: health-1\n  date: 2022-05-10\n  event: Home visit\n",
    },
)

#: People whose agency need not have known the family.
_NOT_OF_THE_CASE = frozenset({"lead-reviewer", "administrator", "board"})


def find(review: Review, _setting: Setting) -> Problems:
    """Agencies without entries, save those that only commission or carry out the review."""
    if not review.whole("timeline"):
        return
    groups: dict[Id, set[str | None]] = {}
    for person in review.all(Person):
        if person.agency:
            groups.setdefault(person.agency, set()).add(person.group)
    have = {
        agency
        for agency, entries in by_agency(review).items()
        if any(not one.lacks("event") for one in entries)
    }
    for agency in review.all(Agency):
        if agency.id is None or agency.id in have or agency.sector == "board":
            continue
        if (those := groups.get(agency.id)) and those <= _NOT_OF_THE_CASE:
            continue
        yield CHECK.at(
            agency.place(),
            f"There is no timeline entry of “{agency.id}” that says what happened.",
            record=agency.id,
        )
