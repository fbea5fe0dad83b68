"""What `lt comments` found, for people.

Takes what came of it and a look; gives text. Names nobody: files are what their user called them.
"""

from learning_together.actions.comments import CommentsResult, Item, Untracked
from learning_together.actions.comments.in_words import of_file, sums
from learning_together.cli.lines import one_line
from learning_together.cli.terminal import Look
from learning_together.english import counted

_SHOWN = 160


def as_text(taken: CommentsResult, look: Look) -> str:
    """What came of reading drafts."""
    new = [one for one in taken.items if one.new]
    groups = [
        ("New, at their records", [one for one in new if one.record]),
        ("New, at no record", [one for one in new if not one.record]),
        ("In drafts of another review; not recorded", [one for one in taken.items if not one.id]),
    ]
    lines: list[str] = []
    for title, items in groups:
        if items:
            lines += [look.paint("strong", title), ""]
            for item in items:
                lines += [*_item(item, look), ""]
    if taken.untracked:
        lines += [look.paint("strong", "Changed without being tracked; not recorded"), ""]
        for one in taken.untracked:
            lines += [*_untracked(one, look), ""]
    for number, file in enumerate(taken.files, 1):
        lines += look.wrap(of_file(file, number, anyhow="add --anyhow"))
    lines.append("")
    for said in sums(taken):
        lines += look.wrap(said)
    return "\n".join(lines).strip("\n") + "\n"


def _item(item: Item, look: Look) -> list[str]:
    at = f"{item.record} {item.field}".strip() if item.record else item.where
    head = ", ".join(part for part in (item.author, item.date) if part)
    lines = look.wrap(f"{item.id or '–'}  {at}  ({head})")
    lines[0] = look.paint("strong", lines[0])
    if item.quoted:
        lines += look.wrap(f"On: “{_short(item.quoted)}”", 2)
    lines += look.wrap(_short(item.text), 2)
    if item.proposed:
        lines += look.wrap(f"Proposed: “{_short(item.proposed)}”", 2)
    return lines


def _untracked(one: Untracked, look: Look) -> list[str]:
    lines = [look.paint("strong", f"{one.record or 'Text at no record'}  (file {one.file})")]
    for text in one.before:
        lines += look.wrap(f"Before: “{_short(text)}”", 2)
    if one.lost:
        what = counted(one.lost, "paragraph or cell", "paragraphs or cells")
        lines += look.wrap(
            f"Before: {what} that the review does not say in these words. Compare with the draft "
            "as it was sent.",
            2,
        )
    for text in one.after:
        lines += look.wrap(f"After: “{_short(text)}”", 2)
    if not one.after:
        lines += look.wrap("After: nothing", 2)
    return lines


def _short(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rpartition(' ')[0]} …"
