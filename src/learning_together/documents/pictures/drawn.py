"""Vega-Lite -> SVG and PNG: the only drawing.

Nothing is fetched: all data stand in the specification itself. Letters are set in the fonts that a
PDF brings along, whatever the machine has, and the same specification gives the same bytes. A
picture is drawn when somebody reads it, since the engine that draws takes longer to start than a
short report takes to make.
"""

import json
from functools import cache, cached_property
from typing import Any

from learning_together.patterns import regex
from learning_together.resources import folder

_DOTS = 220  # to the inch
_VEGA_LITE = "5.20"
#: The size at the head of an SVG, which Vega gives without a unit and means in points.
_SIZE = regex(r'\bwidth="([0-9.]+)" height="([0-9.]+)"')


class Drawn:
    """A picture that can be had in both forms.

    Args:
        specification: Vega-Lite, its lengths in points.
    """

    def __init__(self, specification: dict[str, Any]) -> None:
        self.specification = specification

    @cached_property
    def svg(self) -> bytes:
        """The picture as SVG, its size in points."""
        return _SIZE.sub(r'width="\1pt" height="\2pt"', self._drawn, count=1).encode()

    @cached_property
    def png(self) -> bytes:
        """The picture as PNG, with enough points for paper."""
        import vl_convert

        made: bytes = vl_convert.svg_to_png(self._drawn, ppi=_DOTS)
        return made

    @property
    def _drawn(self) -> str:
        return _svg(json.dumps(self.specification))


@cache
def _svg(specification: str) -> str:
    import vl_convert

    _register_fonts()
    made: str = vl_convert.vegalite_to_svg(
        specification, vl_version=_VEGA_LITE, allowed_base_urls=[]
    )
    return made


@cache
def _register_fonts() -> None:
    import vl_convert

    vl_convert.register_font_directory(str((folder("templates") / "pdf" / "fonts").resolve()))
