"""Taking elements out of XML, all text around them kept."""

from collections.abc import Callable, Iterator
from typing import Any

from learning_together.office.word_names import STRICT, W, name_of


def local(element: Any) -> str:
    """An element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def plain_name(attribute: str) -> str:
    """An attribute's name without its namespace."""
    return attribute.rpartition("}")[2]


def remove(element: Any) -> None:
    """Takes an element out with all that it holds; what follows it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def unwrap(element: Any) -> None:
    """Puts what an element holds in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    if element.text:
        if at:
            parent[at - 1].tail = (parent[at - 1].tail or "") + element.text
        else:
            parent.text = (parent.text or "") + element.text
    for child in list(element):
        parent.insert(at, child)
        at += 1
    remove(element)


def anywhere(*names: str) -> Iterator[str]:
    """What `iter` is asked for elements of these names in whatever namespace."""
    return (f"{{*}}{name}" for name in names)


def each(root: Any, wanted: Callable[[Any], bool], *names: str) -> Iterator[Any]:
    """The elements below a root that are wanted and still in it, as it was at the start.

    Args:
        root: Where they are.
        wanted: Which are wanted.
        names: Of these names without namespaces alone; of any, where there are none.
    """
    for element in [one for one in root.iter(*anywhere(*names)) if wanted(one)]:
        if element is not root and is_within(element, root):
            yield element


def each_of_word(
    root: Any, *names: str, where: Callable[[Any], bool] = lambda _: True
) -> Iterator[Any]:
    """As `each`, those of these names of Word's own."""
    return each(root, lambda one: name_of(one) in names and where(one), *names)


def said_anywhere(root: Any, *names: str) -> list[str]:
    """What Word says in attributes of these names, wherever below a root."""
    path = "|".join(f"//@{space}:{name}" for name in names for space in ("w", "strict"))
    return [str(one) for one in root.xpath(path, namespaces={"w": W, "strict": STRICT})]


def is_within(element: Any, root: Any) -> bool:
    """Whether an element is still part of a tree."""
    while element is not None:
        if element is root:
            return True
        element = element.getparent()
    return False


def remove_all(root: Any, *names: str) -> int:
    """Takes out all elements of these names; gives how many."""
    found = 0
    for element in each(root, lambda _: True, *names):
        remove(element)
        found += 1
    return found


def strip(root: Any, wanted: Callable[[str], bool]) -> int:
    """Takes out attributes by their full name; gives how many."""
    found = 0
    for element in root.iter():
        for name in [name for name in element.attrib if wanted(name)]:
            del element.attrib[name]
            found += 1
    return found
