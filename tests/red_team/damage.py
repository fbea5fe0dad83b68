"""Damages files as broken transfers, cut copies and ill will do, anywhere in them."""

import io
import random
import zipfile
from collections.abc import Callable

#: Bytes that stand for something in one form or another.
_ODD = (
    b"\0", b"\xff\xff\xff\xff", b"<", b">", b"&#0;", b"]]>", b"\xed\xa0\x80", b"-1", b"1e999", b'"',
    b"99999999999999999999", b"\r", b"%s", b"PK\x03\x04", b"\x80", b"<!DOCTYPE x>",
)  # fmt: skip


def _flip(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] = chance.randrange(256)


def _cut(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data))
    del data[start : start + chance.randint(1, max(len(data) // 3, 1))]


def _end(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def _twice(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randint(1, 400)]
    at = chance.randrange(len(data))
    data[at:at] = piece


def _odd(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    data[at : at + chance.choice((0, 1, 4))] = chance.choice(_ODD)


def _figures(data: bytearray, chance: random.Random) -> None:
    """Puts other figures in the place of some: sizes, counts, places, dates."""
    places = [at for at, byte in enumerate(data) if 0x30 <= byte <= 0x39]
    for at in chance.sample(places, min(len(places), 3)):
        data[at : at + 1] = chance.choice((b"9", b"0", b"-", b"99999", b""))


_WAYS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _flip, _cut, _end, _twice, _odd, _figures
)  # fmt: skip


def damaged(data: bytes, seed: int) -> bytes:
    """A file with some damage, the same for the same seed.

    Args:
        data: The sound file.
        seed: Any number.
    """
    chance = random.Random(seed)
    if data.startswith(b"PK") and chance.random() < 0.8:
        return _in_a_part(data, chance)
    return _anyhow(data, chance)


def _anyhow(data: bytes, chance: random.Random) -> bytes:
    held = bytearray(data)
    for _ in range(chance.randint(1, 3)):
        if held:
            chance.choice(_WAYS)(held, chance)
    return bytes(held)


def _in_a_part(data: bytes, chance: random.Random) -> bytes:
    """Damage within one packed part, which opens all the same."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    hit = chance.choice(sorted(held))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            if name != hit:
                archive.writestr(name, content)
            elif chance.random() < 0.9:  # else it is lacking
                archive.writestr(name, _anyhow(content, chance) if content else content)
    return out.getvalue()
