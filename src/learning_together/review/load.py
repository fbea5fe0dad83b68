"""A folder to a review: which file holds which kind, and every fault of text and fields.

Reads, never writes. What hangs together and what does not is for the rules to say.
"""

from array import array
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from learning_together.diagnostics import Place, Problem, Severity
from learning_together.folder import private_folder, version
from learning_together.folder.faults import LINK, NOT_UTF8, TOO_LARGE, UNREADABLE
from learning_together.folder.files import File
from learning_together.folder.sources import AsContents, Edited, Files, InFolder
from learning_together.folder.yaml import Record, Source
from learning_together.ids import Id
from learning_together.records import field_faults
from learning_together.records.base import Model
from learning_together.records.build import build
from learning_together.records.kinds import IDENTITIES_FILE, KINDS
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.identity import Identity
from learning_together.records.kinds.review import ReviewFacts
from learning_together.records.shape import fields
from learning_together.review import locked_key, unread_files
from learning_together.review.derived import derived_of
from learning_together.review.loaded import Loaded
from learning_together.review.one_file import FileRead, Typed, read_file, typed
from learning_together.review.own_helps import with_own_helps
from learning_together.review.passed_over import passed_over
from learning_together.review.paths import REVIEW_FILE, kind_at, unheld_names
from learning_together.review.review import Review

FORMAT = 1


def load(
    root: Path, earlier: Loaded | None = None, changed: Collection[str] | None = None
) -> Loaded:
    """Reads a review folder.

    Args:
        root: The folder that holds review.yaml.
        earlier: The same folder as it was read before; what files gave whose text is the same is
            taken from it, records and all.
        changed: The paths of the files that may not be as they were, new ones and those that are
            gone among them; every file is read and compared where None.

    Raises:
        LtError: The key of real names is locked, and what was given does not open it; or a newer
            lt has changed the folder's form.
    """
    version.refuse_newer(root)
    key = locked_key.opened(root)
    given = {} if key is None else {IDENTITIES_FILE: key}
    files = InFolder(root, given)
    locked = key is None and private_folder.is_key_locked(root)
    return _Loader(files, locked=locked, earlier=earlier, changed=changed).load()


def load_contents(contents: Mapping[str, bytes | None], like: Loaded | None = None) -> Loaded:
    """Reads a review from the contents of files, such as those of an earlier state of a folder.

    Args:
        contents: Of each file by its path; None for one that is too large to be read.
        like: A review that is much the same: records of files with the same text are taken from
            it instead of being read again, so that the two share them.
    """
    return _Loader(AsContents(contents), like).load()


def load_edited(earlier: Loaded, texts: Mapping[str, str]) -> Loaded:
    """A review as it would be, were some of its files of another text.

    Args:
        earlier: The review as it is.
        texts: The new texts, by path.
    """
    review = earlier.review
    files = Edited(review.files.keys() | texts.keys(), earlier.texts, texts)
    return _Loader(files, locked=review.locked, earlier=earlier, changed=texts.keys()).load()


#: What is wrong with a file as a whole; its problems hold no word of it.
_OF_FILES = (UNREADABLE, NOT_UTF8, TOO_LARGE, LINK)


def _discreet(problem: Problem) -> Problem:
    """The problem without a word of the file, where that file holds real names."""
    check = problem.check
    if problem.place.file != IDENTITIES_FILE or check in _OF_FILES:
        return problem
    # What the model calls a field is no name; anything else may be one.
    field = (problem.field or "").partition(".")[0]
    which = f" (“{field}”)" if field in Identity.model_fields else ""
    message = f"{check.title}{which}. The line is not shown, since this file holds real names."
    help_ = ""
    if check is field_faults.UNKNOWN_FIELD:
        help_ = f"{check.mend} They are: {', '.join(name for name in fields(Identity))}."
    return check.at(replace(problem.place, length=0), message, help_)


def _key_faults(problems: Iterable[Problem]) -> tuple[int, ...]:
    """Lines of errors in the key; a key that this user may not open is none that is broken."""
    return tuple(
        sorted(
            {
                one.place.line
                for one in problems
                if one.place.file == IDENTITIES_FILE
                and one.check is not UNREADABLE
                and Severity.ERROR in one.check.step_table.values()
            }
        )
    )


def _agencies(records: Iterable[Model]) -> dict[Id, str]:
    return {agency.id: agency.id.text for agency in records if agency.id}


def _by_file(loaded: Loaded) -> dict[str, list[Model]]:
    files: dict[str, list[Model]] = {}
    for kind, records in loaded.review.records.items():
        if kind != "identities":
            for record in records:
                files.setdefault(record.origin.source.path, []).append(record)
    return files


def _lines(text: str) -> str:
    """A text without what git does to line ends."""
    return text.replace("\r\n", "\n") if "\r" in text else text


class _Loader:
    def __init__(
        self,
        files: Files,
        like: Loaded | None = None,
        *,
        locked: bool = False,
        earlier: Loaded | None = None,
        changed: Collection[str] | None = None,
    ) -> None:
        self.files = files
        self.like = like
        self.earlier = earlier
        self.changed = changed
        self.reads: dict[str, FileRead] = {}
        self.locked = locked
        self.by_file = _by_file(like) if like else {}
        self.problems: list[Problem] = []
        self.texts: dict[str, str] = {}
        self.unread: dict[str, list[str]] = {}
        self.in_part: set[str] = set()
        self.agencies: dict[Id, str] = {}

    def load(self) -> Loaded:
        paths, problems = self.files.paths()
        facts = self._facts(REVIEW_FILE in paths)
        left_out = tuple(f"{folder.strip('/')}/" for folder in facts.leaves_out)
        paths = [path for path in paths if not path.startswith(left_out)]
        self.problems += [p for p in problems if not f"{p.place.file}/".startswith(left_out)]
        self.problems += unheld_names(paths)
        by_kind: dict[str, list[str]] = {kind: [] for kind in KINDS}
        unread: list[str] = []
        for path in paths:
            kind = kind_at(path)
            if kind is None:
                unread.append(path)
            elif path != REVIEW_FILE:
                by_kind[kind].append(path)
        if self.files.has(IDENTITIES_FILE):
            by_kind["identities"].append(IDENTITIES_FILE)
        records = {kind: self._kind(kind, found) for kind, found in by_kind.items() if found}
        for path in unread:
            self._no_kind(path, frozenset(paths))
        review = Review(
            facts=facts,
            records=records,
            unread={kind: tuple(texts) for kind, texts in self.unread.items()},
            root=self.files.root,
            files={path: self.texts.get(path, "") for path in paths},
            locked=self.locked,
            key_faults=_key_faults(self.problems),
            before=derived_of(self.earlier.review) if self.earlier else {},
        )
        if self.files.root is not None:
            self.problems += passed_over(self.files.root)
        helped = with_own_helps(self.problems, review)
        told = tuple(_discreet(one) for one in helped)
        return Loaded(review, told, self.texts, frozenset(self.in_part), self.reads)

    def _facts(self, there: bool) -> ReviewFacts:  # noqa: FBT001 - a fact, no switch
        found: tuple[Record, ...] = ()
        if there:
            read = typed(self.files, "review", REVIEW_FILE)
            self._take("review", REVIEW_FILE, read)
            self.problems += read.problems
            found = read.records
        if len(found) == 1:
            built, problems = build(ReviewFacts, found[0], {"id": "review"})
            self.problems += (
                replace(one, edit=found[0].fill("format", str(FORMAT)))
                if one.check is field_faults.MISSING_FIELD and one.field == "format"
                else one
                for one in problems
            )
            if built.format is not None and built.format != FORMAT:
                self.problems.append(
                    field_faults.NEWER_FORMAT.at(
                        built.place("format"),
                        f"The folder is in format {built.format}; this lt knows format {FORMAT}.",
                        field="format",
                    )
                )
            return built
        if "review" not in self.unread:
            said, help_ = "review.yaml holds no record.", ""
            if found:
                said = "review.yaml holds more than one record; none of them is used."
                help_ = "Remove the dashes: review.yaml is one record, and its fields have none."
            self.problems.append(field_faults.NO_REVIEW.at(Place(REVIEW_FILE), said, help_))
        nothing = Source(REVIEW_FILE, "", array("I", (0, 0)))
        built, _ = build(ReviewFacts, Record(nothing, 0, {}), {"id": "review"})
        return built

    def _no_kind(self, path: str, paths: Collection[str]) -> None:
        text = ""
        if "/" not in path and path.endswith(".md"):
            read = self.files.read(path)
            text = read.text[:2000] if isinstance(read, File) else ""
        help_ = unread_files.help_for(path, paths, self.agencies, text)
        if help_ is None:
            return  # A note at the top is nobody's record.
        # All that writes comes with it, and nothing else here needs that.
        from learning_together.folder.output_files import is_own

        if self.files.root is not None and is_own(self.files.root, self.files.root / path):
            return  # What lt wrote is nobody's slip.
        self.problems.append(
            field_faults.UNREAD_FILE.at(Place(path), f"Nothing is read from “{path}”.", help_)
        )

    def _kind(self, kind: str, paths: list[str]) -> tuple[Model, ...]:
        found: list[Model] = []
        for path in paths:
            same = self._kept(kind, path)
            if same is not None:
                found += same
                continue
            known = {"id": "identity"} if kind == "identities" else None
            if kind == "timeline":
                known = self._agency_of(path)
            earlier = self.earlier.reads.get(path) if self.earlier else None
            read = self._as_before(path, known) or read_file(self.files, kind, path, known, earlier)
            self.reads[path] = read
            self._take(kind, path, read.typed)
            self.problems += read.problems
            found += read.records
        if kind == "agencies":
            self.agencies = _agencies(found)
        return tuple(found)

    def _as_before(self, path: str, known: dict[str, str] | None) -> FileRead | None:
        """What a file gave before, where it would give the same now."""
        read = self.earlier.reads.get(path) if self.earlier else None
        if read is None or read.typed.text is None or read.known != known:
            return None
        if self.changed is None or path in self.changed:
            file = self.files.read(path)
            if not isinstance(file, File) or file.text != read.typed.text:
                return None
        return read

    def _take(self, kind: str, path: str, found: Typed) -> None:
        """Notes what stands in a file."""
        if found.text is not None:
            self.texts[path] = found.text
        if found.unread is not None:
            self.unread.setdefault(kind, []).append(found.unread)
        if found.in_part:
            self.in_part.add(path)

    def _kept(self, kind: str, path: str) -> list[Model] | None:
        """The records of a file, where the review at hand has read the same file already."""
        if self.like is None or path not in self.by_file or path in self.like.in_part:
            return None
        if kind == "timeline" and self.agencies != _agencies(self.like.review.all(Agency)):
            return None  # The file's name may have given its entries another agency.
        file = self.files.read(path)
        if not isinstance(file, File) or _lines(file.text) != _lines(self.like.texts[path]):
            return None
        self.texts[path] = file.text
        return self.by_file[path]

    def _agency_of(self, path: str) -> dict[str, str] | None:
        """The agency that a timeline file's name gives to its entries."""
        parts = PurePosixPath(path).parts
        if len(parts) < 2:
            return None
        name = parts[1] if len(parts) > 2 else PurePosixPath(path).stem
        agency = self.agencies.get(Id(name))
        return {"agency": agency} if agency else None
