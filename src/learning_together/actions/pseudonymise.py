"""Puts codes in place of real names in a review's own files, every other byte kept.

Takes a review's folder, gives the spots, each with the kind of place in which it stands and what
may go in; writes those that were said yes to. A line is shown as it would be: the name itself is
never shown.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from learning_together.diagnostics import Place
from learning_together.errors import LtError
from learning_together.folder import disk, refusals
from learning_together.folder.deeds import deed
from learning_together.folder.files import File, read_file
from learning_together.privacy import guard
from learning_together.privacy.hits import MASK, Hit, Sort
from learning_together.privacy.kind_of_place import kind_of_place
from learning_together.privacy.names.bearers import POSSESSIVE, Bearers, Doubt, doubt
from learning_together.privacy.names.words import plain
from learning_together.privacy.own_files import codes_of, covered, search
from learning_together.privacy.own_files import spots as spots_in
from learning_together.privacy.place_kinds import PlaceKind
from learning_together.records.kinds.identity import Identity
from learning_together.review.load import load, load_contents
from learning_together.review.loaded import Loaded
from learning_together.review.review import Review


@dataclass(frozen=True, slots=True)
class Spot:
    """A spot at which a code may go in.

    Attributes:
        place: Where, in the file as it is, names in the file's own name masked.
        path: The file, within the review.
        start: Where it starts in the file's text.
        end: Where it ends.
        kind: The kind of place.
        codes: What may go in: more than one where several people bear the name.
        doubt: Why it may be no name at all; None where it is one.
    """

    place: Place
    path: str
    start: int
    end: int
    kind: PlaceKind
    codes: tuple[str, ...]
    doubt: Doubt | None

    @property
    def is_clear(self) -> bool:
        """Whether a yes for its kind of place covers it; else it is asked for by itself."""
        return len(self.codes) == 1 and not self.doubt

    @property
    def is_far(self) -> bool:
        """Whether it is asked for only on demand: most such spots are plain words."""
        return self.doubt in {Doubt.WORD, Doubt.CLOSE}


@dataclass(frozen=True, slots=True)
class Plan:
    """All that may be replaced.

    Attributes:
        loaded: The review, as it is.
        texts: The files in which something was found, as they are.
        spots: In the order of files and lines.
        named: Names of files that hold a name, masked; they are never changed.
    """

    loaded: Loaded
    texts: dict[str, str]
    spots: tuple[Spot, ...]
    named: tuple[str, ...]

    def line(self, spot: Spot, code: str) -> str:
        """A spot's line as it would be with a code there, all that must not be shown masked."""
        text = self.texts[spot.path]
        start = text.rfind("\n", 0, spot.start) + 1
        end = text.find("\n", spot.end)
        end = len(text) if end < 0 else end
        near = {
            one: one.codes[0] if one.is_clear else MASK
            for one in self.spots
            if one.path == spot.path and start <= one.start and one.end <= end
        }
        line = _replaced(text[start:end], {**near, spot: code}, start)
        return " ".join(search(self.loaded.review).mask(line).split())


def plan(root: Path) -> Plan:
    """What may be replaced.

    Raises:
        LtError: There is no key, or it cannot be read.
    """
    loaded = load(root)
    review = loaded.review
    guard.refuse_unread_key(review)
    if why := guard.missing_key(review):
        raise LtError(f"Names cannot be replaced: {why}.")
    bearers = Bearers(review.all(Identity), codes_of(review))
    texts: dict[str, str] = {}
    found: list[tuple[Hit, Spot]] = []
    for path in sorted(review.files):
        text = _as_it_stands(root, path)
        for hit in search(review).hits(text, near=True):
            codes = bearers.of(text[hit.start : hit.end])
            if hit.sort in {Sort.NAME, Sort.NEAR} and codes:
                texts[path] = text
                place = Place(path, *_line_and_column(text, hit.start))
                kind = kind_of_place(review, place)
                shown = replace(place, file=covered(review, path))
                found.append((hit, Spot(shown, path, hit.start, hit.end, kind, codes, None)))
    words = _words(texts, [spot for _, spot in found])
    spots = tuple(
        replace(spot, doubt=doubt(texts[spot.path], hit, words, in_id=spot.kind is PlaceKind.IDS))
        for hit, spot in found
    )
    named = {spot.place.file for spot in spots_in(review) if spot.in_name and _is_name(spot.hit)}
    return Plan(loaded, texts, spots, tuple(sorted(covered(review, path) for path in named)))


@deed
def carry_out(root: Path, planned: Plan, codes: Mapping[Spot, str]) -> None:
    """Puts codes in.

    Args:
        root: The review's folder.
        planned: What was found in it.
        codes: What goes in, by spot; every other spot stays.

    Raises:
        LtError: Records would no longer be read as they are, or a file was changed since, and
            nothing was written; or one cannot be written, and those before it are.
    """
    planned, codes = _as_it_is_now(root, planned, codes)
    after = {}
    for path, text in planned.texts.items():
        own = {spot: code for spot, code in codes.items() if spot.path == path}
        if own:
            after[path] = _replaced(text, own)
    _refuse_other_records(planned, after)
    disk.write_all(
        root,
        {path: text.encode() for path, text in after.items()},
        {path: planned.texts[path].encode() for path in after},
    )


def _as_it_is_now(
    root: Path, planned: Plan, codes: Mapping[Spot, str]
) -> tuple[Plan, Mapping[Spot, str]]:
    """A plan of the folder as it is now, and the spots of it to which the codes belong.

    What others have added meanwhile moves a spot; one whose line was changed is none any more.

    Raises:
        LtError: A spot was changed meanwhile.
    """
    if all(_as_it_stands(root, path) == text for path, text in planned.texts.items()):
        return planned, codes
    now = plan(root)
    known = dict(zip(_lines(now), now.spots, strict=True))
    found: dict[Spot, str] = {}
    for line, spot in zip(_lines(planned), planned.spots, strict=True):
        if spot in codes:
            if line not in known:
                raise refusals.changed(root / spot.place.file)
            found[known[line]] = codes[spot]
    return now, found


def _lines(planned: Plan) -> list[tuple[str, str, int, tuple[str, ...], int]]:
    """What tells each spot where lines were added: its line, where in it, and its how manieth."""
    seen: Counter[tuple[str, str, int, tuple[str, ...]]] = Counter()
    found = []
    for spot in planned.spots:
        text = planned.texts[spot.path]
        start = text.rfind("\n", 0, spot.start) + 1
        line = text[start:].partition("\n")[0]
        key = (spot.path, line, spot.start - start, spot.codes)
        found.append((*key, seen[key]))
        seen[key] += 1
    return found


def _is_name(hit: Hit) -> bool:
    return hit.sort in {Sort.NAME, Sort.NEAR}


def _as_it_stands(root: Path, path: str) -> str:
    """A file's text with its byte order mark and line ends; empty where it is not read."""
    if not isinstance(read_file(root, path), File):
        return ""
    return (root / path).read_bytes().decode("utf-8")


def _words(texts: Mapping[str, str], spots: Iterable[Spot]) -> frozenset[str]:
    """Names that are words as well: they stand in small letters as often as with a capital."""
    small: Counter[str] = Counter()
    for spot in spots:
        found = texts[spot.path][spot.start : spot.end]
        if spot.kind is not PlaceKind.IDS and found.isalpha():
            small[plain(found)] += 1 if found.islower() else -1
    return frozenset(word for word, more in small.items() if more >= 0)


def _replaced(text: str, codes: Mapping[Spot, str], offset: int = 0) -> str:
    """A text with codes in it.

    Args:
        text: Of a file, or a part of it.
        codes: By spot.
        offset: Where the part starts in the file.
    """
    parts: list[str] = []
    at = 0
    for spot in sorted(codes, key=lambda spot: spot.start):
        start, end = spot.start - offset, spot.end - offset
        old = text[start:end]
        new = codes[spot] + next((one for one in POSSESSIVE if old.endswith(one)), "")
        # A name over two lines leaves the line break where it was.
        if "\n" in old:
            first = old.index("\n")
            cut = first - 1 if old[first - 1] == "\r" else first
            rest = old[first + 1 :]
            new += old[cut : first + 1] + rest[: len(rest) - len(rest.lstrip(" \t"))]
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


def _line_and_column(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _refuse_other_records(planned: Plan, after: Mapping[str, str]) -> None:
    """Refuses a change after which files hold other records, or refer to what is not there.

    Raises:
        LtError: It would be so.
    """
    texts = {path: text.encode() for path, text in planned.loaded.review.files.items() if text}
    before = load_contents(texts)
    then = load_contents({**texts, **{path: text.encode() for path, text in after.items()}}, before)
    shapes = []
    for one in (before, then):
        held: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for record in one.review:
            shape = (record.KIND.name, tuple(sorted(map(str, record.origin.data))))
            held.setdefault(record.place().file, []).append(shape)
        shapes.append((held, Counter(fault.place.file for fault in one.faults)))
    for path in after:
        old, new = ((held.get(path), faults[path]) for held, faults in shapes)
        if old != new:
            raise LtError(
                f"In {covered(planned.loaded.review, path)} the codes cannot simply be put in: the "
                "file would be read differently.",
                "Mend that file by hand: `lt validate --select LT7` shows where. Nothing was "
                "changed.",
            )
    if _loose(then.review) > _loose(before.review):
        raise LtError(
            "With these codes records would refer to ids that are no longer there, or two records "
            "would have one id.",
            "Change ids by hand, with all that refers to them, or say yes to the other kinds of "
            "place alone. Nothing was changed.",
        )


def _loose(review: Review) -> int:
    """How many references lead nowhere, and ids are used twice."""
    ids = Counter(record.id for record in review if record.id and record.KIND.name != "identities")
    missing = sum(one.id not in review.by_id for one in review.references)
    return missing + sum(count - 1 for count in ids.values())
