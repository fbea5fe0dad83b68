r"""Markdown that GitHub, Obsidian, pandoc and others read as it was typed.

Each knows signs of its own beyond CommonMark: `$` begins a formula, `~~` strikes out, `:smile:` is
a picture, `@name` a person or a source, `==` is highlit, "a)" an item. Takes a line of CommonMark,
in which its own signs are escaped already, and gives it with a backslash before these, too; to
CommonMark a backslash before punctuation says nothing.
"""

import re

from learning_together.patterns import regex

#: What stays as it is: escapes, code, a link's address, an address in angle brackets, a tag, a
#: note, an entity, the row of marks below the head of a table.
_KEPT = (
    r"\\.|(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|(?<=\])\([^()\n]*\)|<[A-Za-z/!][^<>\n]*>"
    r"|\[\^[^\[\]\n]+\]|&(?:\#[0-9]+|\#x[0-9A-Fa-f]+|[A-Za-z0-9]+);|^\|(?:\s*:?-+:?\s*\|)+\s*$"
)
#: What a reader may take for markup, where it would act.
_ACTS = (
    r"[$~^]|=(?==)|%(?=%)|\+(?=\+)|!(?=!)"
    r"|:(?=(?:[A-Za-z0-9_+][\w+\-]*|-1):)|@(?=\w|\)|\{)|(?<![\w&\#])\#(?=\w)|\#(?=\#*\s*$)|^:(?=\s)"
)
#: An address that a reader would take for longer than it is, since it has a backslash in it.
_LONGER = r"(?<=http|ttps):(?=//[^\s<]*\\)|(?<=www)\.(?=[^\s<]*\\)"
_PASSES = [regex(rf"(?P<kept>{_KEPT})|(?P<acts>{acts})") for acts in (_ACTS, _LONGER)]
#: What may open an item of a list that CommonMark has not: "a)", "(1)", "iv.", "#.".
_ITEM = regex(
    r"(?P<before>(?:[ \t]|>|[-*+](?=[ \t])|[0-9]{1,9}[.)](?=[ \t]))*)"
    r"(?P<label>\(?(?:[^\W\d_]|[ivxlcdm]+|[IVXLCDM]+|\\?\#)|\([0-9]+|\(?@\w*)(?P<sign>[.)])(?=\s|$)"
)


def for_all_readers(line: str) -> str:
    r"""A line of CommonMark with what else a reader may take for markup escaped.

    >>> for_all_readers("Paid $5 to @x :smile: and ~20")
    'Paid \\$5 to \\@x \\:smile: and \\~20'
    """
    for signs in _PASSES:
        line = signs.sub(_escaped, line)
    return _ITEM.sub(r"\g<before>\g<label>\\\g<sign>", line, count=1) if _ITEM.match(line) else line


def _escaped(found: re.Match[str]) -> str:
    return found[0] if found["acts"] is None else f"\\{found[0]}"
