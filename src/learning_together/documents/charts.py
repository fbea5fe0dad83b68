"""View -> Vega-Lite -> picture: the only drawing.

Takes parts of views, gives PNG files by the name that a template uses for them. Nothing is fetched:
all data stand in the drawing itself. A picture is drawn when somebody reads it, since it takes
longer than the rest of a short report.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache

_DOTS = 200  # to the inch
_VEGA_LITE = "5.20"


class Figures(Mapping[str, bytes]):
    """The pictures of a view.

    Args:
        view: What the template sees. Its attribute `contacts`, where it is not None, becomes
            `contacts.png`.
        drawings: The attributes that are drawn, each with what makes Vega-Lite of it.
    """

    def __init__(self, view: object, drawings: Mapping[str, Callable[..., object]]) -> None:
        self._parts = {
            f"{name}.png": (drawing, part)
            for name, drawing in drawings.items()
            if (part := getattr(view, name, None)) is not None
        }

    def __getitem__(self, name: str) -> bytes:
        """A picture as PNG."""
        drawing, part = self._parts[name]
        return _png(json.dumps(drawing(part)))

    def __contains__(self, name: object) -> bool:
        return name in self._parts  # without drawing it

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)


@cache
def _png(drawing: str) -> bytes:
    import vl_convert

    made: bytes = vl_convert.vegalite_to_png(
        drawing, vl_version=_VEGA_LITE, ppi=_DOTS, allowed_base_urls=[]
    )
    return made
