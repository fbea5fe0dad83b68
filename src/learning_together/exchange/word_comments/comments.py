"""The comments of a Word file: their words, who wrote them, which answers which, what is settled.

Takes the comment parts; gives the comments in their order. Where they stand is for the story to
say.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from learning_together.exchange.word_comments.package import Package
from learning_together.exchange.word_comments.story import Story
from learning_together.exchange.word_comments.walk import ParagraphStyles, Walk
from learning_together.office.word_names import name_of, said

if TYPE_CHECKING:
    from learning_together.office.xml import Element

#: What stands for a comment of which nothing can be read, such as one drawn with a pen.
WORDLESS = "(A comment without words; look at it in the Word file.)"


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment.

    Attributes:
        key: Its number in the file.
        author: Who wrote it; may be empty.
        when: As the file has it; may be empty.
        text: What was said.
        answers: The number of the comment that it answers; empty where it begins a thread.
        resolved: Whether the thread is marked as resolved.
    """

    key: str
    author: str
    when: str
    text: str
    answers: str
    resolved: bool


def read(package: Package) -> list[Comment]:
    """The comments of a file, in the order in which it holds them."""
    found: dict[str, Element] = {}
    paragraphs: dict[str, str] = {}  # from a paragraph's id to the comment that it belongs to
    last: dict[str, str] = {}  # from a comment to the ids that may stand for it
    for root in package.related("comments"):
        for one in root:
            key = said(one, "id")
            if name_of(one) != "comment" or key in found:
                continue
            found[key] = one
            for inner in one.iter():
                if name_of(inner) == "p" and (mark := said(inner, "w14:paraId").lower()):
                    paragraphs[mark] = last[key] = key
    answers: dict[str, str] = {}
    done: set[str] = set()
    for root in package.related("commentsExtended"):
        for one in root:
            key = paragraphs.get(said(one, "w15:paraId").lower(), "")
            parent = paragraphs.get(said(one, "w15:paraIdParent").lower(), "")
            if key and parent and parent != key:
                answers[key] = parent
            if key and said(one, "w15:done").lower() in {"1", "true", "on"}:
                done.add(key)
    return [
        Comment(
            key,
            said(one, "author").strip(),
            said(one, "date"),
            _words(one),
            answers.get(key, ""),
            _root(key, answers) in done,
        )
        for key, one in found.items()
    ]


def _root(key: str, answers: dict[str, str]) -> str:
    seen = {key}
    while (above := answers.get(key, "")) and above not in seen:
        seen.add(above)
        key = above
    return key


def _words(comment: "Element") -> str:
    for one in comment.iter():
        above = one.getprevious()
        if name_of(one) == "t" and above is not None and name_of(above) == "t":
            # LibreOffice leaves out a line break between them.
            one.text = f" {one.text or ''}"
    walk = Walk(ParagraphStyles(), Story()).over(comment)
    pieces = [
        piece.text
        for story in (walk.story, *walk.inner)
        for piece in story.pieces
        if not any(not one.adds for one in piece.revisions)
    ]
    lines = [" ".join(line.split()) for line in "".join(pieces).split("\n")]
    return "\n".join(lines).strip() or WORDLESS
