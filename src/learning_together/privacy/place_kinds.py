"""The kinds of place in a review's files, by whose words stand there: names and words alone."""

from enum import StrEnum


class PlaceKind(StrEnum):
    """The kinds of place, as they are typed."""

    PROSE = "prose"
    WORDING = "wording"
    IDS = "ids"
    COMMENTS = "comments"

    @property
    def words(self) -> str:
        """What it is, for people."""
        return _IN_WORDS[self]


_IN_WORDS = {
    PlaceKind.PROSE: "the review's own text",
    PlaceKind.WORDING: "the words of agencies and of people who were heard",
    PlaceKind.IDS: "ids, and what refers to them",
    PlaceKind.COMMENTS: "comments of YAML files",
}
