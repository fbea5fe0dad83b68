"""Joined records as texts of files: what stands there stays as it is typed, on either side.

A file that one side alone has touched is taken as it is. Where both have, ours is gone on with:
single values change in it, records come with their own lines, and comments of the other side stand
above the record that they belong to.
"""

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any

from learning_together.errors import LtError
from learning_together.folder.yaml.lines import BREAK
from learning_together.folder.yaml.write.layout import Layout, layout
from learning_together.folder.yaml.write.records import proved
from learning_together.joining.cards import clean
from learning_together.joining.comments import bounds
from learning_together.joining.files import Files, new_comments, new_loose
from learning_together.joining.order import in_order
from learning_together.joining.pieces import edited, edited_alone, lines_of, shifted
from learning_together.joining.plan import Plan
from learning_together.joining.renumber import free_path
from learning_together.joining.state import Key, body_of
from learning_together.records.commented_yaml import bare_lines, header
from learning_together.review.paths import kind_at


@dataclass
class Texts:
    """The texts of joined files.

    Attributes:
        texts: By path; None where a file goes.
        anew: Files that had to be laid out anew.
    """

    texts: dict[str, str | None] = field(default_factory=dict)
    anew: list[str] = field(default_factory=list)


def unbroken(text: str) -> str:
    """A text without what git, Windows and OneDrive do to line ends."""
    return text.replace("\r\n", "\n") if "\r" in text else text


def with_ends_of(text: str, there: str) -> str:
    """A text with the ends of lines that the file has on this computer."""
    ours = there if unbroken(text) == unbroken(there) else unbroken(text)
    return ours.replace("\n", "\r\n") if "\r\n" in there and ours is not there else ours


def written(plan: Plan, base: Files | None, ours: Files, theirs: Files) -> Texts:
    """Writes what was planned into the files of both sides.

    Args:
        plan: The records; one that no side has is new.
        base: What both sides started from; None where nobody knows.
        ours: One side.
        theirs: The other.
    """
    return _Writer(plan, base, ours, theirs).write()


class _Writer:
    def __init__(self, plan: Plan, base: Files | None, ours: Files, theirs: Files) -> None:
        self.wanted = plan.wanted
        self.base, self.ours, self.theirs = base, ours, theirs
        self.found = Texts()
        self.read = ours.state.known.read
        self.paths = dict.fromkeys((*ours.state.texts, *theirs.state.texts))
        self.gone: Counter[str] = Counter()
        if base:
            self.gone = base.hashes_of(key for key in base.state.records if key not in plan.wanted)

    def write(self) -> Texts:
        starts = {path: self._start(path) for path in self.paths}
        self._house(starts)
        by_path: dict[str, list[Key]] = {path: [] for path in self.paths}
        for key, wanted in self.wanted.items():
            by_path.setdefault(wanted.path, []).append(key)
        for path, keys in by_path.items():
            start = starts.get(path)
            if start is None and len(keys) == 1 and (own := self._alone(keys[0])):
                start = own
            new = self._file(path, keys, start)
            mine = self.ours.state.texts.get(path)
            if new is not None and mine is not None and start and start[0] is self.theirs:
                new = with_ends_of(new, mine)
            if new != mine:
                self.found.texts[path] = new
        return self.found

    def _start(self, path: str) -> tuple[Files, str] | None:
        """The side whose text a file goes on from, and the file's path there."""
        here, there = self.ours.state.texts.get(path), self.theirs.state.texts.get(path)
        was = self.base.state.texts.get(path) if self.base else None
        if here is None:
            return self.theirs, path
        if there is not None and was is not None and unbroken(here) == unbroken(was):
            return self.theirs, path
        return self.ours, path

    def _house(self, starts: Mapping[str, tuple[Files, str] | None]) -> None:
        """Gives records a file of their own where theirs holds one record, or brackets."""
        taken = {path.lower() for path in self.paths}
        for key, wanted in self.wanted.items():
            start = starts.get(wanted.path)
            if start is None:
                continue
            side, path = start
            held = side.state.records.get(key)
            if held and held.path == path:
                continue
            if side.layout(path).form in {"one", "brackets"}:
                wanted.path = _own_file(wanted.path, str(wanted.data.get("id") or "more"), taken)
                taken.add(wanted.path.lower())

    def _alone(self, key: Key) -> tuple[Files, str] | None:
        """Where a record stands in a file of its own, whatever that is called."""
        for side in (self.ours, self.theirs):
            held = side.state.records.get(key)
            if held and side.layout(held.path).form == "one":
                return side, held.path
        return None

    def _file(self, path: str, keys: list[Key], start: tuple[Files, str] | None) -> str | None:
        kind = str(kind_at(path))
        side, from_ = start or (self.ours, path)
        text = "\n".join(header(kind, path)) + "\n"
        at, current = layout(path, text), list[Key]()
        if start is not None:
            text, at, current = side.state.texts[from_], side.layout(from_), side.state.files[from_]
        if not keys and (current or self._is_gone(path)):
            return self._left(path, text, at, side.loose(from_) if start else [])
        order = in_order(keys, current, self.ours, self.theirs)
        wanted = [self._writable(key) for key in order]
        flaws = sum(one.state.flaws.get(path, 0) for one in (self.ours, self.theirs))
        for gently in (True, False):
            with suppress(LtError):
                new = self._composed(path, side, (from_, text), at, order, current, gently=gently)
                if new != text:
                    proved(path, new, wanted, flaws, body_of(path), self.read)
                return new
        self.found.anew.append(path)
        return self._anew(path, kind, order, side, from_)

    def _writable(self, key: Key) -> Mapping[str, Any]:
        """A record as it can be written; one that a side has so is, and is known at once."""
        data = self.wanted[key].data
        sides = (side.state.records.get(key) for side in (self.ours, self.theirs))
        return data if any(held and held.data is data for held in sides) else clean(data)

    def _is_gone(self, path: str) -> bool:
        """Whether one side took the file away, and the other left it as it was."""
        here, there = self.ours.state.texts.get(path), self.theirs.state.texts.get(path)
        was = self.base.state.texts.get(path) if self.base else None
        left = there if here is None else here if there is None else None
        return left is not None and was is not None and unbroken(left) == unbroken(was)

    def _left(self, path: str, text: str, at: Layout, loose: list[str]) -> str | None:
        """What is left of a file that no record stands in any more."""
        here, there = self.ours.state.texts.get(path), self.theirs.state.texts.get(path)
        # A file that one side has taken away stays for what the other has added to it.
        if at.form != "list" or ((here is None or there is None) and not self._loose(path, [])):
            return None
        begins = bounds(text, at)
        left = text[: begins[0]] + text[begins[-1] :]
        return _topped(left, self._loose(path, loose), at.newline)

    def _composed(
        self,
        path: str,
        side: Files,
        start: tuple[str, str],
        at: Layout,
        order: list[Key],
        current: list[Key],
        *,
        gently: bool,
    ) -> str:
        """The file's text with values, records and comments put in.

        With `gently` off, what is done to each record of a list is proved by itself, and done in
        another way where it would be read as something else.
        """
        body, newline = body_of(path), at.newline
        from_, text = start
        loose = self._loose(path, side.loose(from_))
        comments = {key: self._new_comments(key, side) for key in order}
        if at.form in {"one", "brackets"}:
            held = [side.state.records[key] for key in order]
            changes = [(one.number, one.data, self.wanted[key].data)
                       for key, one in zip(order, held, strict=True)]  # fmt: skip
            told = [line for lines in comments.values() for line in lines]
            new = edited(path, text, changes, self.read)
            return _topped(new, [*told, *loose], newline, body=body)
        begins = side.bounds(from_) if at.form == "list" else [len(text)]
        own = dict(zip(current, pairwise(begins), strict=False))
        head = _topped(text[: begins[0]], loose, newline)
        pieces = []
        for key in order:
            if key in own:
                piece = self._as_there(key, at, side) if gently else ""
                piece = piece or self._changed(key, text[slice(*own[key])], at, side, gently=gently)
            else:
                piece = self._piece(key, at, path, side)
            pad = " " * at.dash
            pieces.append("".join(f"{pad}{line}{newline}" for line in comments[key]) + piece)
        if pieces and at.form != "list" and head and not head.endswith(("\n", "\r")):
            head += newline
        return self._run(head, pieces, at) + text[begins[-1] :]

    def _changed(self, key: Key, text: str, at: Layout, side: Files, *, gently: bool) -> str:
        """A record's own lines with what is to change in them."""
        mine = side.state.records[key]
        if mine.data is self.wanted[key].data:
            return text
        change = (0, mine.data, self.wanted[key].data)
        if gently and not side.state.flaws[mine.path]:
            at = replace(at, records=(mine.origin,), starts=(0,), end=0)
            return edited_alone(mine.path, text, change, at)
        return edited(mine.path, text, [change], self.read)

    def _as_there(self, key: Key, at: Layout, side: Files) -> str:
        """The other side's lines of a record that is to say what it says there; else empty."""
        there = self._other(side)
        mine, held = side.state.records[key], there.state.records.get(key)
        if held is None or mine.data is held.data or self.wanted[key].data is not held.data:
            return ""
        own = there.layout(held.path)
        if (own.form, own.dash, own.gap, own.newline) != (at.form, at.dash, at.gap, at.newline):
            return ""
        text = there.stretch(held)
        return "" if "#" in text or "#" in side.stretch(mine) else text

    def _run(self, head: str, pieces: list[str], at: Layout) -> str:
        """Pieces one below the other, each with its last line's end."""
        parts = [head]
        if pieces and at.form != "list" and head.strip() and BREAK.split(head)[-2].strip():
            parts.append(at.newline)
        for number, piece in enumerate(pieces):
            last = number == len(pieces) - 1
            if not BREAK.search(piece[-1:]):
                piece += at.newline
            if at.parted and not last and BREAK.split(piece)[-2].strip():
                piece += at.newline
            parts.append(piece)
        return "".join(parts)

    def _piece(self, key: Key, at: Layout, path: str, side: Files) -> str:
        """A record's own lines, as they are typed on its side, laid out for another list."""
        wanted, kind = self.wanted[key].data, str(kind_at(path))
        for source in (side, self._other(side)):
            held = source.state.records.get(key)
            if held is None:
                continue
            own = source.layout(held.path)
            if own.form == "list" and own.gap == at.gap:
                text = shifted(source.stretch(held), at.dash - own.dash)
                text = BREAK.sub(lambda _: at.newline, text)
                return edited(held.path, text, [(0, held.data, wanted)], self.read)
            above = [f"{' ' * at.dash}{line}" for line in source.comments(key)]
            return at.newline.join([*above, *lines_of(kind, wanted, at), ""])
        return at.newline.join([*lines_of(kind, wanted, at), ""])

    def _other(self, side: Files) -> Files:
        return self.theirs if side is self.ours else self.ours

    def _new_comments(self, key: Key, side: Files) -> list[str]:
        """The comments that a record has on the other side alone, and that nobody took out."""
        other = self._other(side)
        if key not in other.state.records or key not in side.state.records:
            return []
        return new_comments(key, other, self.base, side, gone=self.gone)

    def _loose(self, path: str, there: list[str]) -> list[str]:
        """The comments of a file itself that somebody added and that do not stand there."""
        fresh: list[str] = []
        for side in (self.ours, self.theirs):
            fresh += new_loose(path, side, self.base, [*there, *fresh])
        return fresh

    def _anew(self, path: str, kind: str, order: list[Key], side: Files, from_: str) -> str:
        """A file laid out anew, with every comment above its record."""
        loose = [*side.loose(from_), *self._loose(path, side.loose(from_))]
        body = body_of(path)
        lines = ["---"] if body else []
        lines += [*loose, *([""] if loose else [])]
        at = Layout("one" if body or (len(order) == 1 and kind == "review") else "list", "\n")
        for key in order:
            lines += [*side.comments(key), *self._new_comments(key, side)]
            if side.comments(key) == [] and key not in side.state.records:
                other = self.theirs if side is self.ours else self.ours
                lines += other.comments(key)
            data = clean(self.wanted[key].data)
            if at.form == "one":
                above = {name: value for name, value in data.items() if name != body}
                lines += bare_lines(kind, above, 0)
                if body:
                    lines += ["---", "", str(data.get(body, ""))]
            else:
                lines += lines_of(kind, self.wanted[key].data, at)
        text = "\n".join(lines).rstrip("\n") + "\n"
        proved(
            path, text, [clean(self.wanted[key].data) for key in order], body=body, read=self.read
        )
        return text


def _topped(text: str, lines: list[str], newline: str, *, body: str = "") -> str:
    """A text with comments below those at its top."""
    if not lines:
        return text
    new = "".join(f"{line}{newline}" for line in lines)
    at = 0
    if body:
        at = text.index("\n") + 1
    else:
        while (end := text.find("\n", at)) >= 0 and text[at:end].startswith("#"):
            at = end + 1
    if at == 0 and text and not text.startswith("#"):
        return new + text
    if at == len(text) and text and not text.endswith("\n"):
        new = newline + new
    return text[:at] + new + text[at:]


def _own_file(path: str, id: str, taken: set[str]) -> str:
    """A file beside another, for a record by itself."""
    pure = PurePosixPath(path)
    folder = pure.parent if len(pure.parts) > 1 else PurePosixPath(pure.stem)
    if pure.parts[0] == "timeline":
        folder = PurePosixPath(*pure.parts[:2]).with_suffix("")
    return free_path(str(folder / f"{id}{pure.suffix}"), taken)
