"""Ids on the command line, offered while somebody types."""

import typer


def offered(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids that begin as somebody typed, with what each is called; none where that fails.

    Letters keep the case in which they were typed, since shells compare it.
    """
    from pathlib import Path

    try:
        from learning_together.reports.record.one_line import called
        from learning_together.review.load import find_root, load

        folder = ctx.parent.params.get("folder") if ctx.parent else None
        review = load(find_root(folder or Path())).review
        typed = incomplete.lower()
        return [
            (_as_typed(record.id, incomplete), called(review, record)[:60])
            for record in review.by_id.values()
            if record.id.lower().startswith(typed)
        ]
    except Exception:  # noqa: BLE001 - a traceback in the middle of typing helps nobody
        return []


def _as_typed(id_: str, incomplete: str) -> str:
    if id_.startswith(incomplete):
        return id_
    rest = id_[len(incomplete) :]
    return incomplete + (rest.lower() if incomplete.islower() else rest)
