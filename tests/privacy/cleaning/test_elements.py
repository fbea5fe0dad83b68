"""Elements are taken out of XML with all text around them kept."""

from lxml import etree

from learning_together.privacy.cleaning.elements import remove, remove_all, strip, unwrap


def parsed(text: str) -> etree._Element:
    return etree.fromstring(text)


def written(root: etree._Element) -> str:
    return etree.tostring(root).decode()


def test_what_follows_an_element_stays() -> None:
    root = parsed("<a>1<b>x</b>2<b>y</b>3<c/>4<b>z</b></a>")
    assert remove_all(root, "b") == 3
    assert written(root) == "<a>123<c/>4</a>"


def test_an_element_gives_way_to_what_it_holds() -> None:
    root = parsed("<a>1<b>2<c>3</c>4</b>5<b/>6<b>7</b></a>")
    for one in list(root.iter("b")):
        unwrap(one)
    assert written(root) == "<a>12<c>3</c>4567</a>"


def test_an_element_behind_another_gives_way() -> None:
    root = parsed("<a><c/>1<b>2<d/>3</b>4</a>")
    unwrap(root[1])
    assert written(root) == "<a><c/>12<d/>34</a>"


def test_a_root_stays() -> None:
    root = parsed("<a>1</a>")
    remove(root)
    unwrap(root)
    assert written(root) == "<a>1</a>"


def test_one_within_another_that_goes_is_counted_with_it() -> None:
    root = parsed("<a><b><b/></b></a>")
    assert remove_all(root, "b") == 1


def test_attributes_go_by_their_full_name() -> None:
    root = parsed('<a xmlns:n="urn:n" n:x="1" x="2"><b n:x="3"/></a>')
    assert strip(root, lambda name: name == "{urn:n}x") == 2
    assert written(root) == '<a xmlns:n="urn:n" x="2"><b/></a>'
