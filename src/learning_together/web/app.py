"""Serves the pages: who answers for which address, and what is said when something cannot be."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route

from learning_together.actions import covered
from learning_together.errors import LtError
from learning_together.web import closing, faults, names, pages
from learning_together.web.asked import Asked
from learning_together.web.beginning import Beginning
from learning_together.web.door import Door, Keys
from learning_together.web.ending import Ending
from learning_together.web.routes import FORMS, NAMED, PAGES, WITH_NAMES, Shows, here, page_of
from learning_together.web.window import Told, Window

#: Of one form.
_MOST_FIELDS, _MOST_FILES = 20_000, 50
_MOST_TEXT = 4
_NOWHERE = LtError("There is no such page.", "The links above lead to every page there is.")
_NO_FORM = LtError(
    f"What was sent is no form of this window, or a text in it has more than {_MOST_TEXT} MB.",
    "Nothing was changed. Open the page once more; what is longer can be sent as a file.",
)


def pages_of(root: Path, keys: Keys, ending: Ending) -> Door:
    """All pages of a review, behind their door.

    Args:
        root: The review's folder.
        keys: What opens the door.
        ending: Learns who is there.
    """
    return Door(_inner(Window(root, keys, ending)), keys, ending)


def pages_before(
    place: Path,
    keys: Keys,
    ending: Ending,
    moved: Callable[[Path], object],
    elsewhere: Callable[[Path], str],
) -> Door:
    """The pages of a window that has no review yet, behind the door of the one that will be made.

    Args:
        place: The folder that a review is made in.
        keys: What opens the door.
        ending: Learns who is there.
        moved: Is told of the review's folder.
        elsewhere: Gives the address of the window that a review has already; empty where none is.
    """

    def opened(root: Path, note: str) -> None:
        window = Window(root, keys, ending)
        window.tell(*note.splitlines())
        moved(root)
        door.inner = _inner(window)

    at = f"/{keys.room}"
    pages_ = Beginning(place, at, opened, elsewhere)
    routes = [
        Route("/", _alone(pages_.asks), methods=["GET"]),
        Route("/begin", _alone(pages_.begins), methods=["POST"]),
        *_common(ending),
    ]
    door = Door(Starlette(routes=[Mount(at, routes=routes)]), keys, ending)
    return door


def _inner(window: Window) -> Starlette:
    routes = [
        *(Route(path, _shown(window, shows), methods=["GET"]) for path, shows in PAGES.items()),
        *(Route(path, _done(window, does), methods=["POST"]) for path, does in FORMS.items()),
        *(
            Route(
                f"{WITH_NAMES}{path}",
                _done(window, names.with_names(PAGES[path])),
                methods=["POST"],
            )
            for path in NAMED
        ),
        Route("/close", _close(window), methods=["POST"]),
        *_common(window.ending),
    ]
    said = {404: _NOWHERE, 400: _NO_FORM}
    handlers: dict[int | type[Exception], Any] = {
        code: _no_page(window, code, one) for code, one in said.items()
    }
    return Starlette(routes=[Mount(window.at, routes=routes)], exception_handlers=handlers)


def _common(ending: Ending) -> list[Route]:
    """What every page needs."""
    return [
        Route("/look.css", _text(pages.look(), "text/css")),
        *(
            Route(f"/{name}", _text(text, "text/javascript"))
            for name, text in pages.scripts().items()
        ),
        Route("/here/{page}", _is_open(ending), methods=["POST"]),
        Route("/gone/{page}", _gone(ending), methods=["POST"]),
    ]


def _alone(shows: Callable[[Asked], Response]) -> Callable[..., Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        async with request.form() as form:
            return await run_in_threadpool(shows, _asked(request, form))

    return endpoint


def _shown(window: Window, shows: Shows) -> Callable[..., Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(_answered, window, shows, _asked(request, FormData()))

    return endpoint


def _done(window: Window, does: Shows) -> Callable[..., Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        async with request.form(max_fields=_MOST_FIELDS, max_files=_MOST_FILES,
                                max_part_size=_MOST_TEXT * 1024**2) as form:  # fmt: skip
            return await run_in_threadpool(_answered, window, does, _asked(request, form))

    return endpoint


def _asked(request: Request, form: FormData) -> Asked:
    bare = request.headers.get("lt-piece") == "1"
    unasked = request.headers.get("lt-unasked") == "1"
    path, query = request.path_params, request.query_params
    place = str(request.scope["path"]).removeprefix(request.scope["root_path"])
    can_name = here(place, str(query), sent=request.method != "GET")
    return Asked(path, query, form, bare, unasked, can_name, page_of(place))


def _answered(window: Window, shows: Shows, asked: Asked) -> Response:
    with window.turn():
        window.here = asked.here
        if not (asked.bare or asked.unasked):
            window.sitting.use()
        # What somebody is to be told waits for the page that they ask for.
        waiting = window.told() if asked.unasked else Told()
        try:
            return shows(window, asked)
        except LtError as found:
            said = covered.error(window.root, found)
            return _cannot(window, "cannot.html", 409, said, asked.page)
        except Exception as fault:  # noqa: BLE001 - a fault of ours; people are told in words
            return _cannot(window, "fault.html", 500, faults.told(fault))
        finally:
            if waiting.lines:
                window.tell(*waiting.lines, warning=waiting.warning)


def _cannot(window: Window, template: str, code: int, said: LtError, back: str = "") -> Response:
    try:
        return pages.page(window, template, code, said=said, back=back)
    except Exception:  # noqa: BLE001 - the review itself cannot be read any more, or shown
        return PlainTextResponse(f"{said.message}\n\n{said.hint}\n", code)


def _text(text: str, media: str) -> Callable[..., Awaitable[Response]]:
    async def endpoint(_request: Request) -> Response:
        return Response(text, media_type=media)

    return endpoint


def _is_open(ending: Ending) -> Callable[..., Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        ending.opened(request.path_params["page"])
        return Response(status_code=204)

    return endpoint


def _gone(ending: Ending) -> Callable[..., Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        ending.closed(request.path_params["page"])
        return Response(status_code=204)

    return endpoint


def _close(window: Window) -> Callable[..., Awaitable[Response]]:
    async def endpoint(_request: Request) -> Response:
        answer = await run_in_threadpool(_answered, window, closing.closed, Asked())
        await run_in_threadpool(window.look)
        window.ending.ask()
        return answer

    return endpoint


def _no_page(window: Window, code: int, said: LtError) -> Callable[..., Awaitable[Response]]:
    """What is answered where there is no page, or what was sent is no form of one."""

    async def endpoint(_request: Request, _error: Exception) -> Response:
        def shows(_window: Window, _asked: Asked) -> Response:
            return pages.page(window, "cannot.html", code, said=said, back="")

        return await run_in_threadpool(_answered, window, shows, Asked())

    return endpoint
