"""What a form in Word brings along unseen, so that it can come back.

Takes a form and the bytes of its file; gives properties, and the file with all of them, sealed.
"""

from learning_together import seal
from learning_together.documents.forms.blocks import answers
from learning_together.exchange.forms import places, reading, tags
from learning_together.exchange.forms.form import Form
from learning_together.office import package

#: Marks in a property, which Word does not hold where it is long.
_MARKS = 30
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def carried(form: Form, body: str) -> dict[str, str]:
    """What the file brings along: what it is, and the tag of each place, by its number.

    Args:
        form: The form.
        body: Its text, in which the names of what is to be filled in stand in their order.
    """
    order = sorted(form.fills, key=lambda name: body.find(f'name="{name}"'))
    places = [one.tag for name in order for one in answers(form.fills[name]) if one.tag]
    numbered = {f"{tags.FIELD}{number}": tag for number, tag in enumerate(places, 1)}
    return {tags.FORM: form.sent.text, **numbered}


def with_words(content: bytes) -> bytes:
    """A form as a finished file, with marks of its own words, which are none of anybody's.

    Args:
        content: Its bytes, sealed.
    """
    words = [*dict.fromkeys(places.own_words(reading.read(content)))]
    parts = package.unpacked(content)
    before, custom = seal.of_parts(parts), parts[seal.CUSTOM].decode()
    last = custom.count("<property ") + 1
    more = "".join(
        f'<property fmtid="{_FORMAT}" pid="{last + number}" name="{tags.WORDS}{number}">'
        f"<vt:lpwstr>{' '.join(words[(number - 1) * _MARKS : number * _MARKS])}</vt:lpwstr>"
        "</property>"
        for number in range(1, -(-len(words) // _MARKS) + 1)
    )
    parts[seal.CUSTOM] = custom.replace("</Properties>", f"{more}</Properties>").encode()
    whole = parts[seal.CUSTOM].decode().replace(before, seal.of_parts(parts))
    parts[seal.CUSTOM] = whole.encode()
    return package.write(parts)
