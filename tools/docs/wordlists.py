"""The modules of `method/wordlists/tables`, made of the lists that people keep in YAML."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from learning_together.folder.yaml.shipped import shipped
from learning_together.method.wordlists import CLASSES
from learning_together.method.wordlists.index import Index
from learning_together.method.wordlists.phrases import Phrase

_PACKAGE = "learning_together.method.wordlists"
_PLACE = Path("src", *_PACKAGE.split("."), "tables")
_MADE = '"""Made by `make docs` of {0}; change the list and make it again."""\n\n'


def modules() -> dict[Path, str]:
    """Every module, by its path within the project."""
    return {
        _PLACE / "wording.py": _wording(),
        _PLACE / "fields.py": _fields(),
        _PLACE / "identifying.py": _identifying("identifying"),
        _PLACE / "telling.py": _identifying("telling"),
    }


def _wording() -> str:
    classes = {key: _data(key) for key in CLASSES}
    words = [
        (phrase, key, _line(entry.get("ask") or ""), _listed(entry.get("not_where")))
        for key, data in classes.items()
        for entry in (one if isinstance(one, dict) else {"words": one} for one in data["words"])
        for phrase in [_phrase(entry)]
    ]
    return (
        _MADE.format("the lists of wording")
        + _mapping(
            "CLASSES: dict[str, tuple[str, str, str]]",
            {
                key: (data["label"], _line(data["hides"]), _line(data["ask"]))
                for key, data in classes.items()
            },
        )
        + _rows(
            "WORDS: tuple[tuple[str, tuple[str, ...], bool, str, str, tuple[str, ...]], ...]",
            (
                (phrase.pattern, phrase.unless, phrase.exact, of, ask, not_where)
                for phrase, of, ask, not_where in words
            ),
        )
        + _index([phrase for phrase, *_ in words])
    )


def _fields() -> str:
    data = _data("fields")
    return (
        _MADE.format("fields.yaml")
        + _mapping(
            "TREATMENTS: dict[str, frozenset[str]]",
            {key: frozenset((of or "").split()) for key, of in data["treatments"].items()},
        )
        + _mapping("FIELDS: dict[str, dict[str, str]]", data["fields"])
    )


def _identifying(name: str) -> str:
    data = _data(name)
    words = [(_phrase(word), key) for key, of in data.items() for word in of["words"]]
    return (
        _MADE.format(f"{name}.yaml")
        + _mapping("LABELS: dict[str, str]", {key: str(of["label"]) for key, of in data.items()})
        + _rows(
            "WORDS: tuple[tuple[str, tuple[str, ...], bool, str], ...]",
            ((phrase.pattern, phrase.unless, phrase.exact, key) for phrase, key in words),
        )
        + _index([phrase for phrase, _ in words])
    )


def _phrase(word: Any) -> Phrase:
    if isinstance(word, str):
        return Phrase(_spelt_out(word))
    unless = tuple(map(_spelt_out, _listed(word.get("unless"))))
    return Phrase(_spelt_out(word["words"]), unless, word.get("exact") == "yes")


def _spelt_out(pattern: str) -> str:
    """A phrase with the words that each set of `sets.yaml` stands for."""
    for name, words in _data("sets").items():
        pattern = pattern.replace(f"<{name}>", "".join(words.split()))
    return pattern


def _index(phrases: list[Phrase]) -> str:
    words, stems, entries = Index.of(phrases)
    return (
        _mapping("_WORDS: dict[str, tuple[int, ...]]", words)
        + _mapping("_STEMS: dict[str, tuple[int, ...]]", stems)
        + _rows("_ENTRIES: tuple[tuple[tuple[int, int], ...], ...]", entries)
        + "INDEX = _WORDS, _STEMS, _ENTRIES\n"
    )


def _mapping(name: str, items: Mapping[str, Any]) -> str:
    lines = "".join(f"    {key!r}: {_said(value)},\n" for key, value in items.items())
    return f"{name} = {{\n{lines}}}\n"


def _rows(name: str, rows: Iterable[tuple[Any, ...]]) -> str:
    return f"{name} = (\n{''.join(f'    {row!r},{chr(10)}' for row in rows)})\n"


def _said(value: Any) -> str:
    """A value as Python writes it; a set in an order that is always the same."""
    if isinstance(value, frozenset):
        return f"frozenset({tuple(sorted(value))!r})"
    return repr(dict(value) if isinstance(value, Mapping) else value)


def _listed(value: Any) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else (value,) if value else ()


def _line(text: str) -> str:
    return " ".join(text.split())


def _data(name: str) -> dict[str, Any]:
    return shipped(_PACKAGE, f"{name}.yaml")[0].data
