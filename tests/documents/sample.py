"""A document as the reports make them, and a look into what comes out."""

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from learning_together.documents.document_formats import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MARKING = "OFFICIAL-SENSITIVE"


def png(width: int = 300, height: int = 100) -> bytes:
    """A plain picture."""

    def chunk(tag: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(tag + data))
        return struct.pack(">I", len(data)) + tag + data + check

    rows = b"".join(b"\0" + bytes([31, 78, 102]) * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


@dataclass(frozen=True)
class Still:
    """A picture in both forms."""

    svg: bytes
    png: bytes


def still(width: int = 300, height: int = 100, data: bytes | None = None) -> Still:
    """A plain picture, in points."""
    square = f'<rect width="{width}" height="{height}" fill="#1f4e66"/>'
    size = f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{square}</svg>'
    return Still(svg.encode(), data or png(width, height))


ROWS = "\n".join(
    f"| [health\\-{n:03d}]{{#health_{n:03d}}} | {n % 28 + 1} March 2009 | Seen at home by the"
    f" health visitor\\, who weighed Child C\\; visit {n} | [KPE3](#KPE3) |"
    for n in range(1, 41)
)
BODY = f"""# Summary {{#summary}}

The first words\\, as typed\\: \\:smile\\: H\\~2\\~O x\\^2 \\-\\- \\"so\\"\ue000and a new line.

::: {{.callout #KPE3}}
**At a glance**

- one
- two
:::

> A quotation[^a].

[^a]: A note.

::: {{.table caption="Factors \\"by\\" type" widths="1 3"}}

| Factor | What |
|---|---|
| [CF1]{{#CF1}} | First\ue001Second |
| CF2 | Safeguarding and the organisation |

:::

## Detail

![A bar chart](chart.png "Entries by month")

::: {{.landscape}}

# Chronology {{#chronology}}

::: {{.table widths="12 10 60 10" caption="Entries"}}

| Entry | Date | What happened | Episode |
|---|---|---|---|
{ROWS}

:::

:::

# After

::: {{.small}}
Small print.
:::

::: {{.pagebreak}}
:::

The end\\. See [the chronology](#chronology) and [a site](https://example.org)\\.
"""
DOCUMENT = Document(
    name="review",
    title="Harbour Street: case review",
    subtitle="Child C",
    kind="Report of the review",
    marking=MARKING,
    stamp=(("Draft", "3"), ("Audience", "review team")),
    body=BODY,
    author="Harbour Partnership",
    pictures={"chart.png": still()},
)


def document(body: str, **changes: Any) -> Document:
    """The sample with another body."""
    return replace(DOCUMENT, body=body, **changes)


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def root(data: bytes, part: str = "word/document.xml") -> Any:
    """A part of a Word file, parsed."""
    return etree.fromstring(parts(data)[part])


def words(element: Any) -> str:
    """The text of an element, as a reader would copy it."""
    nodes = element.iter(f"{W}t", f"{W}br", f"{W}tab")
    return "".join((node.text or "") if node.tag == f"{W}t" else "\n" for node in nodes)


def repacked(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A Word file in which somebody changed a part."""
    held = parts(data)
    assert old in held[part]
    held[part] = held[part].replace(old, new, 1)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return out.getvalue()


def tables(body: Any) -> list[Any]:
    """The tables of a Word file's body, but for the block of its cover."""
    return [
        table
        for table in body.findall(f"{W}tbl")
        if table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") != "Cover"
    ]
