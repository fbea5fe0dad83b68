"""What is drawn: the same bytes twice, its size in points, in our own letters, nothing fetched."""

import io
import re
from datetime import date

from PIL import Image

from learning_together.documents.pictures.canvas import PART
from learning_together.documents.pictures.drawn import Drawn, _svg
from learning_together.documents.pictures.swim_lanes import Lane, Mark, SwimLanes, lay_out


def test_a_picture_in_both_forms() -> None:
    lane = Lane("Iechyd Ysgol", tuple(Mark(date(2022, 1, n + 1), n % 4) for n in range(20)))
    sorts = ("Seen", "Not seen", "No part in it", "Not recorded")
    shown = SwimLanes(date(2022, 1, 1), date(2022, 2, 1), sorts, (lane,), "Episodes", ())
    (page,) = lay_out(shown, PART).pages
    drawn = Drawn(page)
    svg = drawn.svg.decode()
    size = re.search(r'^<svg [^>]*width="([0-9.]+)pt" height="([0-9.]+)pt"', svg)
    assert size is not None
    assert PART.width - 40 < float(size[1]) <= PART.width + 4
    assert "Iechyd Ysgol" in svg
    assert "Noto Sans" in svg
    assert not re.search(r"(?:href|src)=", svg.replace("xmlns:xlink=", ""))
    letters = {float(one) for one in re.findall(r'font-size="([0-9.]+)px"', svg)}
    assert letters == {9.0}
    picture = Image.open(io.BytesIO(drawn.png))
    assert picture.info["dpi"][0] > 200
    assert abs(picture.width / 220 * 72 - float(size[1])) < 2
    _svg.cache_clear()
    assert Drawn(page).svg == drawn.svg
    assert Drawn(page).png == drawn.png
