"""Ids on the command line, offered while somebody types."""

import typer


def offered(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids that begin as somebody typed, with what each is called; none where that fails.

    Letters keep the case in which they were typed, since shells compare it.
    """
    from pathlib import Path

    try:
        from learning_together.actions.offered_ids import offered_ids
        from learning_together.review.paths import find_root

        folder = ctx.parent.params.get("folder") if ctx.parent else None
        found = offered_ids(find_root(folder or Path()), incomplete)
        return [(_as_typed(id_, incomplete), called) for id_, called in found]
    except Exception:  # noqa: BLE001 - a traceback in the middle of typing helps nobody
        return []


def _as_typed(id_: str, incomplete: str) -> str:
    if id_.startswith(incomplete):
        return id_
    rest = id_[len(incomplete) :]
    return incomplete + (rest.lower() if incomplete.islower() else rest)
