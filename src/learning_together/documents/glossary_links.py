r"""Links words of a text to where a glossary explains them: in each part, where they first stand.

Takes and gives a body in the dialect. Headings, tables, code and what is a link or a place already
stay as they are.

>>> body = "# One\n\nCore groups met; a core group is small.\n\n# Two\n\n[Core group]{#g_core}\n"
>>> print(linked(body, {"Core group": "g_core"}))
# One
<BLANKLINE>
[Core groups](#g_core) met; a core group is small.
<BLANKLINE>
# Two
<BLANKLINE>
[Core group]{#g_core}
<BLANKLINE>
"""

import re
from collections.abc import Mapping

from learning_together.documents import markup
from learning_together.documents.prose.escape import literal
from learning_together.patterns import regex

#: Lines in which nothing is linked: lead-ins of lists among them.
_LEFT_ALONE = regex(r" {0,3}(?:#|\||:{3,}|\[\^|!\[)|.{1,60}:$")
_PART = regex(r"#{1,2} ")
#: Links, places and code: what stands in them is left alone.
_MADE = r"\[(?:\\.|[^\]\\])*\](?:\([^)]*\)|\{[^}]*\})|`[^`]*`|\\."


def linked(body: str, terms: Mapping[str, str]) -> str:
    """A body whose words lead to their explanation, in so far as it holds that.

    Args:
        body: In the dialect.
        terms: The id of the place that explains it, by each term as it is written.
    """
    there = {
        literal(term).casefold(): place
        for term, place in terms.items()
        if term.strip() and f"{{#{place}}}" in body
    }
    if not there:
        return body
    words = "|".join(map(re.escape, sorted(there, key=len, reverse=True)))
    pattern = re.compile(
        rf"{_MADE}|(?<![\w-])(?P<term>{words})(?P<many>s?)(?![\w-])", re.IGNORECASE
    )
    seen: set[str] = set()

    def link(found: re.Match[str]) -> str:
        if found["term"] is None:
            return found[0]
        place = there[found["term"].casefold()]
        if place in seen:
            return found[0]
        seen.add(place)
        return f"[{found[0]}](#{place})"

    lines: list[str] = []
    for line, free in markup.outside_code(body):
        if free and _PART.match(line):
            seen.clear()
        alone = not free or _LEFT_ALONE.match(line)
        lines.append(line if alone else pattern.sub(link, line))
    return "\n".join(lines)
