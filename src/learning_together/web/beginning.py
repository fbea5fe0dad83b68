"""Before there is a review: begin one, or open an example; then the window is that review's."""

from collections.abc import Callable
from pathlib import Path

from starlette.responses import HTMLResponse, RedirectResponse, Response

from learning_together.actions.window import beginning
from learning_together.errors import LtError
from learning_together.web import pages
from learning_together.web.asked import Asked


class Beginning:
    """The pages of a window that has no review yet.

    Args:
        place: The folder that a new review is made in.
        at: The part of the address that leads to its pages.
        opened: Has the window be that of the review that was made.
    """

    def __init__(self, place: Path, at: str, opened: Callable[[Path, str], None]) -> None:
        self._place = place
        self._at = at
        self._opened = opened

    def asks(self, _asked: Asked) -> Response:
        """The questions."""
        return self._page(beginning.questions())

    def begins(self, asked: Asked) -> Response:
        """Begins what was described, or opens an example."""
        try:
            if example := asked.typed("example"):
                begun = beginning.copy(self._place, example)
            else:
                typed = {one.name: asked.typed(one.name) for one in beginning.questions()}
                begun = beginning.begin(self._place, typed)
        except LtError as error:
            return self._page(beginning.questions(), error, 409)
        if begun.folder is None:
            return self._page(begun.asked, code=422)
        self._opened(begun.folder, begun.note)
        return RedirectResponse(f"{self._at}/", 303)

    def _page(
        self, asked: tuple[beginning.Question, ...], said: LtError | None = None, code: int = 200
    ) -> HTMLResponse:
        text = pages.bare(
            "begin.html",
            at=self._at,
            asked=asked,
            said=said,
            place=str(self._place.resolve()),
            examples=beginning.examples(),
        )
        return HTMLResponse(text, code)
