"""What the rules that look for names and contacts share."""

from learning_together.checks.rule import Check, Find, Problems, Review, Setting
from learning_together.english import starting
from learning_together.ids import Id
from learning_together.privacy.hits import Sort
from learning_together.privacy.location import standing
from learning_together.privacy.own_files import search, spots


def in_texts(check: Check, sort: Sort) -> Find:
    """Finds each spot of a sort in the text of a file."""

    def find(review: Review, _setting: Setting) -> Problems:
        for spot in spots(review):
            if not spot.in_name and spot.hit.sort is sort:
                record, field = standing(review, spot.place)
                yield check.at(
                    spot.place,
                    f"{starting(spot.hit.what)} stands here.",
                    record=Id(search(review).mask(record.text)) if record else None,
                    field=search(review).mask(field) if field else None,
                )

    return find
