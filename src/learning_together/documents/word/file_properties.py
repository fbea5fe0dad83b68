"""What a Word file says of itself: settings, properties, for whom it is, and its seal.

Takes the file's parts and the document; must not know what stands in the text.
"""

import re
from collections.abc import Mapping
from html import escape

from learning_together import seal
from learning_together.documents.document import Document
from learning_together.documents.word import page_sections
from learning_together.documents.word.elements import HEAD
from learning_together.office import package
from learning_together.patterns import regex

_SETTINGS = regex(
    r"<w:(updateFields|attachedTemplate|linkStyles|documentProtection|mailMerge|compat|rsids"
    r"|savePreviewPicture|proofState|trackRevisions|evenAndOddHeaders|mirrorMargins)\b"
    r"(?:[^>]*/>|.*?</w:\1>)",
    re.DOTALL,
)
_AFTER_COMPAT = regex(
    r"<w:(?:docVars|rsids|attachedSchema|themeFontLang|clrSchemeMapping|doNotIncludeSubdocsInStats"
    r"|doNotAutoCompressPictures|forceUpgrade|captions|readModeInkLockDown|smartTagType"
    r"|shapeDefaults|doNotEmbedSmartTags|decimalSymbol|listSeparator)\b|<m:mathPr\b|</w:settings>"
)
_COMPATIBLE = (
    '<w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)


def put(parts: dict[str, bytes], document: Document) -> None:
    """Puts in what the file is, and takes out what pandoc and a team's own file say of theirs."""
    settings = _SETTINGS.sub("", parts["word/settings.xml"].decode("utf-8"))
    settings = re.sub(
        r"<w:themeFontLang\b[^>]*/>",
        lambda _: f'<w:themeFontLang w:val="{_language(document)}"/>',
        settings,
    )
    # Without it Word opens the file in “Compatibility Mode”, with a layout of 2007.
    settings = _AFTER_COMPAT.sub(lambda found: _COMPATIBLE + found[0], settings, count=1)
    parts["word/settings.xml"] = settings.encode("utf-8")
    package.drop(parts, "word/_rels/settings.xml.rels")
    parts["docProps/core.xml"] = page_sections.core_properties(document)
    parts["docProps/app.xml"] = (
        f"{HEAD}<Properties"
        ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion>"
        "</Properties>"
    ).encode()


def _language(document: Document) -> str:
    return re.sub(r"[^A-Za-z0-9-]", "", document.language) or "en-GB"


def seal_up(parts: dict[str, bytes], audience: str, carried: Mapping[str, str]) -> None:
    """Seals the finished file.

    Args:
        parts: The file's.
        audience: For whom it is, as typed; empty if it does not say.
        carried: What it brings along unseen, by name.
    """
    package.declare(
        parts,
        f"/{seal.CUSTOM}",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    )
    told = [(seal.PROPERTY, seal.EMPTY)]
    if audience:
        told.append((seal.AUDIENCE_PROPERTY, escape(audience)))
    told += ((escape(name), escape(value)) for name, value in carried.items())
    properties = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}"'
        f' name="{name}"><vt:lpwstr>{value}</vt:lpwstr></property>'
        for number, (name, value) in enumerate(told, 2)
    )
    parts[seal.CUSTOM] = (
        f"{HEAD}<Properties"
        ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f"{properties}</Properties>"
    ).encode()
    seal.put_in(parts)
