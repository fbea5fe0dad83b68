"""What is still to be written: told in words, with the form in which it is."""

import re
from html import unescape

from browsing import Somebody, opened
from goldens import fit_to_publish, small
from sample import Folder

FILES = {
    **fit_to_publish(small()),
    "sections/summary.md": "---\nid: summary\n---\n",
    "sections/conclusion.md": "---\nid: conclusion\n---\n\nFirst.\n\nSecond.\n",
    "sections/additional-learning.md": "---\nid: additional-learning\n---\n\nThird.\n",
}


def follow(me: Somebody, text: str, words: str) -> str:
    """Where a link of a page leads, without the place on that page."""
    found = re.search(rf'href="([^"]*)"[^>]*>{re.escape(words)}</a>', text)
    assert found, words
    return unescape(found[1]).removeprefix(me.at).partition("#")[0]


def test_each_gap_of_a_draft_leads_to_its_form(folder: Folder) -> None:
    with opened(folder(FILES)) as me:
        got = me.send("/reports", {"report": "review", "format": "md", "audience": "team"})
        assert got.code == 200
        assert "Still to be written" in got.words
        ways = re.findall(r'href="([^"]*)">Write [^<]*</a>', got.text)
        assert ways
        for way in ways:
            path, _, field = unescape(way).removeprefix(me.at).partition("#")
            form = me.ask(path)
            assert form.code == 200, path
            assert f'id="{field}"' in form.text


def test_a_section_opens_with_its_text_and_a_new_one_with_its_id(folder: Folder) -> None:
    with opened(folder(FILES)) as me:
        made = me.send("/reports", {"report": "review", "format": "md", "audience": "team"}).text
        form = me.ask(follow(me, made, "Write the summary"))
        before, _, _ = form.text.partition('<details class="rest">')
        assert '<textarea id="text" class="large"' in before
        new = me.ask(follow(me, made, "Write the methodology"))
        assert re.search(r'name="id" value="methodology"', new.text)


def test_sections_are_named_in_words_and_keep_their_paragraphs(folder: Folder) -> None:
    with opened(folder(FILES)) as me:
        listed = me.ask("/kinds/sections").words
        assert "Additional learning" in listed
        page = me.ask("/records/conclusion")
        assert "<p>First.</p>" in page.text
        assert "<p>Second.</p>" in page.text


PEOPLE = {
    "agencies.yaml": "- {id: health, name: Health visiting}\n",
    "people.yaml": "- {id: HV1, role: Health visitor, group: case-group, agency: health}\n",
    "meetings.yaml": "- {id: MTG1, type: planning, date: 2099-03-01}\n",
}
TOLD = "timeline/health.yaml", "- {id: health-001, date: 2022-05-01, source: R, event: Seen}\n"


def test_a_step_leads_to_the_page_that_does_it(folder: Folder) -> None:
    with opened(folder(PEOPLE)) as me:
        home = me.ask("/").text
        assert re.search(r'href="[^"]*/import" aria-label="Go there: Ask every agency', home)
        found = re.search(r'href="([^"]*)" aria-label="Go there: Plan a conversation', home)
        assert found
        form = me.ask(unescape(found[1]), whole=True)
        assert 'name="participant" value="HV1"' in form.text
        # What there is no field for is nothing to fill in.
        assert "<script>" not in me.ask("/new/people?odd=1&role=%3Cscript%3E").text


def test_every_step_has_its_button(folder: Folder) -> None:
    cv = "- {id: CV1, participant: HV1, date: 2022-06-12, went_well: Held}\n"
    held = "- {id: MTG1, type: planning, date: 2022-03-01, status: held}\n"
    files = PEOPLE | dict([TOLD]) | {"conversations.yaml": cv, "meetings.yaml": held}
    with opened(folder(files)) as me:
        home = me.ask("/").text
        assert re.search(r'href="[^"]*/records/CV1" aria-label="Go there: Share 1 write-up', home)
        steps = home.partition("<ol>")[2].partition("</ol>")[0]
        assert steps.count("<li>") == steps.count("Go there</a>") > 0
