"""The text around a word of a delivery that may be a name, without any other name."""

from learning_together.actions.import_.effect import Plan
from learning_together.exchange.imports.people.wordings import Unknown

_AROUND = 40  # letters at each side


def around_it(planned: Plan, word: Unknown) -> str:
    """Some letters at each side of what stands for a word, in the first entry that has it.

    Args:
        planned: The import.
        word: One of its words; where none of its entries has it, the text is empty.
    """
    for effect in planned.files:
        for draft in effect.drafted.drafts:
            for value in draft.fields.values():
                if isinstance(value, str) and word.stands in value:
                    before, _, after = " ".join(value.split()).partition(word.stands)
                    more = ("… " if len(before) > _AROUND else "", "…" * (len(after) > _AROUND))
                    return f"{more[0]}{before[-_AROUND:]}{word.stands}{after[:_AROUND]}{more[1]}"
    return ""
