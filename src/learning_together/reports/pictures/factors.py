"""Factors by episodes: what helped good practice (+) or hindered it (–), and in which of them."""

from learning_together import english
from learning_together.documents.pictures import grid
from learning_together.documents.pictures.canvas import Room
from learning_together.documents.pictures.grid import Cell, Grid, Row
from learning_together.method import links
from learning_together.records.kinds.episode import Episode
from learning_together.records.kinds.factor import Factor
from learning_together.records.shape import fields
from learning_together.reports.pictures.picture import Picture, Shown, Table
from learning_together.reports.report import Asked
from learning_together.review.review import Review

_HELPS, _HINDERS, _UNSAID = Cell("+", "low"), Cell("–", "against"), Cell("×", "middle")
_SIGNS = {"helps": _HELPS, "hinders": _HINDERS, None: _UNSAID}
_LITTLE = 6  # factors: fewer are seen at a glance in their table
_WORDS = {"helps": "Helped", "hinders": "Hindered", None: "Not said"}


def build(review: Review, _asked: Asked, room: Room) -> Shown | None:
    """The picture; None where no factor was at work in an episode."""
    episodes = sorted(
        review.all(Episode),
        key=lambda one: (one.start is None, one.start.order if one.start else ()),
    )
    factors = sorted(review.all(Factor), key=_rank)
    at_work = {
        one.id_text: {found.id for found in links.episodes_of(review, one)} for one in factors
    }
    drawn = [one for one in factors if at_work[one.id_text]]
    if not episodes or not drawn:
        return None
    rows: list[Row] = []
    last = None
    for one in drawn:
        if not rows or one.type != last:
            rows.append(Row(english.label(one.type) or "Type not given"))
            last = one.type
        found = at_work[one.id_text]
        cells = tuple(_SIGNS[one.effect] if kpe.id in found else None for kpe in episodes)
        rows.append(Row(f"{one.id_text} {one.summary or ''}".strip(), cells))
    helped = sum(one.effect == "helps" for one in drawn)
    hindered = sum(one.effect == "hinders" for one in drawn)
    legend = [(_HELPS, "helped good practice"), (_HINDERS, "hindered it")]
    if helped + hindered < len(drawn):
        legend.append((_UNSAID, "at work; not said how"))
    left = [one.id_text for one in factors if not at_work[one.id_text]]
    return Shown(
        caption="What helped and what hindered, by episode",
        alt=f"A grid of {english.counted(len(drawn), 'contributory factor')} by "
        f"{english.counted(len(episodes), 'key practice episode')}: {helped} helped good practice, "
        f"{hindered} hindered it. A table gives the episodes of each.",
        notes=f"Not drawn, since they name no episode: {english.some(left, 6)}." if left else "",
        tables=(
            Table(
                "Contributory factors and the episodes in which they were at work",
                (("Factor", 56), ("Effect", 14), ("Episodes", 30)),
                tuple(
                    (
                        f"{one.id_text} {one.summary or ''}".strip(),
                        _WORDS[one.effect],
                        english.listed(
                            kpe.id_text for kpe in episodes if kpe.id in at_work[one.id_text]
                        ),
                    )
                    for one in drawn
                ),
            ),
        ),
        pages=grid.lay_out(
            Grid(tuple(one.id_text for one in episodes), tuple(rows), tuple(legend)), room
        ),
        little=len(drawn) < _LITTLE,
    )


PICTURE = Picture(
    name="factors",
    title="Factors by episodes",
    about="Which contributory factor helped (+) or hindered (–) in which key practice episode.",
    build=build,
    nothing="no contributory factor names an episode in which it was at work",
    then="Say in which: lt new factors, or add “episodes” to a factor.",
    of=("factors", "episodes"),
)


def _rank(factor: Factor) -> int:
    types = fields(Factor)["type"].choices
    return types.index(factor.type) if factor.type else len(types)
