"""No two names or numbers of the key stand in one text."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.patterns import regex
from learning_together.records.kinds.identity import Identity
from learning_together.records.shape import fields

CHECK = Check(
    code="LT730",
    name="several-in-one",
    steps="setup: warning",
    title="Several names or numbers of the key may stand in one text",
    why="They are looked for as one, with what is between them. A report that holds one of them "
    "alone may not be stopped.",
    mend="Give each a line of its own with a dash before it, or put the list in square brackets: "
    "[One Name, Another Name]. A name is written as it is spoken, the surname last.",
    bad={
        "review.yaml": "format: 1  # <- LT730\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: setup\n",
        "private/identities.yaml": "- code: HV1\n  type: person\n  names: A. Person, B. Person\n",
    },
    good={
        "private/identities.yaml": "- code: HV1\n"
        "  type: person\n"
        "  names: [A. Person, B. Person]\n"
        "  addresses: 1 High Street, Somewhere\n",
    },
)
_BETWEEN = regex(r"[,;\n]")
#: Between texts that have commas of their own.
_BETWEEN_PLACES = regex(r"[;\n]")
_PLACES = frozenset({"addresses", "schools"})


def find(review: Review, _setting: Setting) -> Problems:
    """Texts that are told by their place in the key, since a message names nobody."""
    lists = [name for name, shape in fields(Identity).items() if shape.many]
    for number, one in enumerate(review.all(Identity), 1):
        for name in lists:
            between = _BETWEEN_PLACES if name in _PLACES else _BETWEEN
            if any(map(between.search, getattr(one, name) or ())):
                yield CHECK.at(
                    review.facts.place(),
                    f"In private/identities.yaml, “{name}” of entry {number} from the top has a "
                    "text that may be several.",
                )
