"""A drawn picture -> an SVG file: what it is and shows in words, for whom it is, and a seal."""

from html import escape

from learning_together import seal
from learning_together.patterns import regex

_HEAD = regex(r"<svg\b[^>]*>")


def svg_file(svg: bytes, title: str, alt: str, audience: str) -> bytes:
    """The file.

    Args:
        svg: As drawn.
        title: What it is.
        alt: What it shows, for those who do not see it.
        audience: For whom it was made, as an audience is typed.
    """
    words = f"<title>{escape(title)}</title><desc>{escape(alt)}</desc>"
    text = _HEAD.sub(lambda found: f'{found[0][:-1]} role="img">{words}', svg.decode(), count=1)
    told = f"<!-- {seal.AUDIENCE_NAME}: {escape(audience)} -->\n{seal.COMMENT}\n"
    return seal.put(f"{text}\n{told}").encode()
