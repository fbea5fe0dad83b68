"""A form as a document that Word can be made of: its words from the template, its places beside.

Takes a form and what a title page says; gives a `Document`.
"""

from dataclasses import dataclass
from pathlib import Path

from learning_together import english
from learning_together.documents.document import Document
from learning_together.documents.templates import render
from learning_together.exchange.forms.carried import carried
from learning_together.exchange.forms.form import Form
from learning_together.exchange.forms.saved_otherwise import TITLE
from learning_together.folder.git.status import Version
from learning_together.privacy.audience import Reader
from learning_together.reports import references, title_page
from learning_together.reports.report import Asked
from learning_together.review.review import Review

TEMPLATE, LETTER = "forms/form.md.j2", "forms/letter.md.j2"


@dataclass(frozen=True, slots=True)
class Page:
    """What the template of a form sees.

    Attributes:
        form: The form.
        due: The day by which it is to be sent back, in words; empty for none.
        codes: Whether its reader is asked for codes in place of names.
    """

    form: Form
    due: str
    codes: bool


def document(
    form: Form, review: Review, who: Reader, *, name: str, due: str = "",
    version: Version | None = None, own: Path | None = None,
) -> Document:  # fmt: skip
    """A form as a document.

    Args:
        form: The form.
        review: As its reader may read it.
        who: The reader.
        name: Of its file, without suffix.
        due: The day by which it is to be sent back, in words; empty for none.
        version: The state of the folder in git.
        own: The review's `templates/` folder.
    """
    link = references.references(review)
    body = render(TEMPLATE, Page(form, due, codes=True), link=link, own=own, anchors=False)
    facts = review.facts
    return Document(
        name=name,
        title=review.title,
        subtitle=facts.subject or "",
        kind=f"{english.starting(form.one)}: {TITLE}",
        marking=title_page.marking(review, who),
        stamp=title_page.lines(review, Asked(who), version),
        body=body,
        author=facts.board or facts.owner or "",
        series=review.framework.label,
        audience=who.key,
        contents=False,
        fills=form.fills,
        carried=carried(form, body),
        link=link,
    )


@dataclass(frozen=True, slots=True)
class Letter:
    """What the template of a covering letter sees: the form, to whom, by when, and who asks."""

    form: Form
    to: str
    due: str
    board: str
    subject: str


def letter(
    form: Form, review: Review, who: Reader, *, name: str, due: str = "", own: Path | None = None
) -> Document:
    """The letter that goes with a form.

    Args:
        form: The form.
        review: As its reader may read it.
        who: The reader.
        name: Of the letter's file, without suffix.
        due: The day by which the form is to be sent back, in words; empty for none.
        own: The review's `templates/` folder.
    """
    facts = review.facts
    link = references.references(review)
    # “Agency: Community health” is told on the form; a letter is to somebody.
    to = who.words(review).rpartition(": ")[2]
    page = Letter(form, to, due, facts.board or "", facts.subject or "")
    return Document(
        name=name,
        title=review.title,
        subtitle="",
        kind="Covering letter",
        marking=title_page.marking(review, who),
        stamp=(),
        body=render(LETTER, page, link=link, own=own, anchors=False),
        author=facts.board or facts.owner or "",
        series=review.framework.label,
        audience=who.key,
        contents=False,
        link=link,
    )
