"""The texts of a new programme's folder: `lt init --programme`.

Takes a title and a marking, gives the text of each file; touches no disk.
"""

from learning_together import resources
from learning_together.folder.yaml.write.records import proved
from learning_together.records import json_schema
from learning_together.records.commented_yaml import explained_lines
from learning_together.records.kinds import PROGRAMME

_TOP = """\
# A programme of reviews: what is known of it beside the folders of its reviews. Put the review
# folders into this folder, or name them too: lt programme THIS-FOLDER OTHER-FOLDER
#
# Lines like these are explanations and are not read. Text goes below “|” or “>-”, indented by two
# spaces: below “|” every line stays as it is typed, below “>-” lines are joined to one. What is not
# known yet stays empty. People are named by role only.
"""

_IGNORED = """\
# The real names behind the role codes of reviews in this folder: never into git.
private/
"""


def texts(title: str, marking: str) -> dict[str, str]:
    """Every file of a new programme, by its path."""
    path = f"{PROGRAMME}.yaml"
    values = {"title": title, "marking": marking}
    text = "\n".join(
        [json_schema.modeline(path), "#", _TOP, *explained_lines(PROGRAMME, values), ""]
    )
    proved(path, text, [values])
    ignored = (resources.folder("templates") / "init" / "gitignore").read_text(encoding="utf-8")
    attributes = resources.folder("templates") / "init" / "gitattributes"
    return {
        path: text,
        ".gitignore": _IGNORED + ignored.partition("/private/")[2],
        ".gitattributes": attributes.read_text(encoding="utf-8"),
        **json_schema.programme_files(),
    }
