"""PowerPoint: hidden slides and shapes. Comments and speaker's notes go as parts not shown."""

from typing import Any

from learning_together.office import xml
from learning_together.privacy.cleaning.elements import each, local, remove, remove_all
from learning_together.privacy.cleaning.opc import Parts, refuse_old_objects
from learning_together.privacy.cleaning.slides_unseen import drop_unseen
from learning_together.privacy.cleaning.tally import Tally

_OFF = frozenset({"0", "false"})
_ON = frozenset({"1", "true"})


def clean(package: Parts) -> None:
    """Cleans every part of a presentation."""
    refuse_old_objects(package)
    hidden = {
        one.target
        for one in package.relations(package.main)
        if one.kind == "slide"
        and one.target
        and xml.parse(package.parts[one.target]).get("show") in _OFF
    }
    package.tally.took("hidden slides", len(hidden))
    package.let_go(lambda _, one: one.target in hidden, shown=True, counted=hidden)
    package.edit(lambda _, root: _part(root, package.tally))


def _part(root: Any, tally: Tally) -> None:
    drop_hidden_shapes(root, tally)
    drop_unseen(root, tally)
    for one in each(root, lambda one: local(one) == "sectionLst"):
        holder = one.getparent()
        remove(holder if local(holder) == "ext" else one)
        tally.took("names of sections")


def drop_hidden_shapes(root: Any, tally: Tally) -> None:
    """Takes out shapes that are not shown, and movements of a page on which there are some."""
    found = 0
    for one in each(root, lambda one: local(one) == "cNvPr" and one.get("hidden") in _ON):
        shape = one.getparent().getparent()
        anchor = shape.getparent()
        remove(anchor if local(anchor).endswith("Anchor") else shape)
        found += 1
    tally.took("hidden shapes", found)
    if found:
        tally.took("movements of pages with hidden shapes", remove_all(root, "timing"))
