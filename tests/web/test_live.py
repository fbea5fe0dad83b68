"""What a page tells by itself: changes elsewhere, how prose reads, and agreed words that change."""

import json

from browsing import as_sent, opened, with_typed
from sample import Folder

FILES = {
    "glossary.yaml": "- {id: lens, term: Lens, meaning: Glass.}\n",
    "people.yaml": "- {id: HV1, role: Health visitor, group: case-group}\n",
    "conversations/CV1.yaml": """\
id: CV1
participant: HV1
date: 2023-03-01
agreed_on: 2023-04-01
turning_points:
- saw: A light.
""",
}


def test_news_tell_of_a_change_wherever_it_was_made(folder: Folder) -> None:
    root = folder(FILES)
    with opened(root) as me:

        def news() -> dict[str, int]:
            found: dict[str, int] = json.loads(me.ask("/news").text)
            return found

        page = me.ask("/records/lens")
        first = news()
        assert f'data-state="{first["state"]}"' in page.text
        assert news() == first
        path = root / "glossary.yaml"
        path.write_text(path.read_text("utf-8") + "- {id: lens, term: Again}\n", "utf-8")
        second = news()
        assert second["state"] > first["state"]
        assert second["problems"] > first["problems"]
        path.write_text(FILES["glossary.yaml"], "utf-8")
        assert news()["problems"] == first["problems"]


def test_prose_is_shown_as_it_will_read_and_nothing_acts(folder: Folder) -> None:
    with opened(folder(FILES)) as me:
        text = "A *lamp*, **lit** by [[HV1]].\n\n> <b>Said</b>\n\n2. two\n3. [x](http://x.test/)\n"
        sent = {"_kind": "episodes", "path": "why_key", "text": text}
        shown = me.send("/reads", sent).text
        for part in (
            "<em>lamp</em>", "<strong>lit</strong>", '/records/HV1">HV1</a>',
            "<blockquote><p>&lt;b&gt;Said&lt;/b&gt;</p></blockquote>", ">2.</span>",
            "<u>x</u> (http://x.test/)",
        ):  # fmt: skip
            assert part in shown, part
        one = {"_kind": "sections", "path": "text", "text": "One\nline"}
        assert "One line" in me.send("/reads", one).words
        assert "<br>" in me.send("/reads", {**one, "_kind": "episodes"}).text
        # Without script a button shows it, and saves nothing.
        form = with_typed(as_sent(me.ask("/new/episodes").text), why_key="A *lamp*")
        again = me.send("/new/episodes", [*form, ("_preview", "why_key")])
        assert "<em>lamp</em>" in again.text
        assert dict(as_sent(again.text))["why_key"] == "A *lamp*"


def test_changing_words_that_were_agreed_says_what_follows(folder: Folder) -> None:
    root = folder(FILES)
    with opened(root) as me:
        form = me.ask("/records/CV1/edit")
        assert '<span class="flag">agreed</span>' in form.text
        sent = as_sent(form.text)
        me.send("/records/CV1/edit", with_typed(sent, turning_points__0__saw="No light."))
        said = "Words of CV1 were agreed, and are others now: they count as not agreed"
        assert said in me.ask("/records/CV1").words
        sent = as_sent(me.ask("/records/CV1/edit").text)
        me.send("/records/CV1/edit", with_typed(sent, date="2023-03-02"))
        assert said not in me.ask("/records/CV1").words
