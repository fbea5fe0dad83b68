"""Whose words stand at a spot of a review's files."""

from pathlib import Path

import pytest

from learning_together.diagnostics import Place
from learning_together.privacy.kind_of_place import kind_of_place
from learning_together.privacy.place_kinds import PlaceKind
from learning_together.review.load import load_contents

FILES = {
    "review.yaml": "title: NAME1  # NAME2\nformat: 1\n",
    "timeline/police.yaml": (
        "# NAME3\n"
        "- id: police-NAME4\n"
        "  date: 2023-01-02\n"
        "  people: [NAME5]\n"
        "  event: NAME6 saw [[NAME7]].\n"
        "  significance: NAME8\n"
        "  delivery:\n"
        "    row: NAMEX\n"
    ),
    "sections/note.md": "---\nid: note\ntitle: NAME9\n---\n# NAMEA\n\nAs NAMEB said, [[NAMEC]].\n",
    "conversations/CV1.yaml": (
        "id: CV1\nparticipant: NAMED\nmindset: NAMEE\nturning_points:\n- saw: NAMEF\n"
        "  episode: NAMEG\n"
    ),
    "responses.yaml": "- id: RSP1\n  finding: NAMEH\n  reason: NAMEI\n",
    "stray.txt": "NAMEJ\n",
}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("1", "prose"),
        ("2", "comments"),
        ("3", "comments"),
        ("4", "ids"),
        ("5", "ids"),
        ("6", "wording"),
        ("7", "ids"),
        ("8", "prose"),
        ("9", "prose"),
        ("A", "prose"),
        ("B", "prose"),
        ("C", "ids"),
        ("D", "ids"),
        ("E", "wording"),
        ("F", "wording"),
        ("G", "ids"),
        ("H", "ids"),
        ("I", "wording"),
        ("J", "prose"),
    ],
)
def test_kind(name: str, kind: str) -> None:
    review = load_contents({path: text.encode() for path, text in FILES.items()}).review
    path, text = next((path, text) for path, text in FILES.items() if f"NAME{name}" in text)
    at = text.index(f"NAME{name}")
    line = text.count("\n", 0, at) + 1
    place = Place(path, line, at - text.rfind("\n", 0, at))
    assert kind_of_place(review, place) is PlaceKind(kind)
    assert Path(path).suffix
