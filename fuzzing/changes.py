"""Changes of bytes and of words, whatever the format. `Random` decides; the same seed gives the same change."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

Change = Callable[[bytes, Random], bytes]

_ODD = (
    b"",
    b"\0",
    b"\xff",
    b"\xed\xa0\x80",
    b"\xe2\x80\xae",
    b"=1+1",
    b"-1",
    b"1e999",
    b"9" * 40,
    b"<b>&amp;",
    b"A" * 5_000,
)
_XML = re.compile(rb"<[^<>]{1,400}>|[^<>]{1,400}")
_JSON = re.compile(rb'"(?:[^"\\]|\\.){0,400}"|[{}\[\]:,]|[^\s"{}\[\]:,]{1,40}')
_CSV = re.compile(rb'"[^"]{0,400}"|[;,\n]|[^";,\n]{1,400}')


def flip(data: bytes, chance: Random) -> bytes:
    """Overwrite some bytes."""
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8, 64)) if found else 0):
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def cut(data: bytes, chance: Random) -> bytes:
    """Lose the end, the beginning, or a piece."""
    first, last = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return chance.choice((data[:last], data[first:], data[:first] + data[last:], data[:first] + data[first + 1 :]))


def splice(data: bytes, chance: Random) -> bytes:
    """Put a piece of the file, or something odd, into another place."""
    start = chance.randrange(len(data) + 1)
    piece = chance.choice((data[start : start + chance.choice((1, 8, 200, 4_000))], chance.choice(_ODD)))
    at = chance.randrange(len(data) + 1)
    return data[:at] + piece + data[at + chance.choice((0, len(piece))) :]


def _words(pattern: re.Pattern[bytes]) -> Change:
    def change(data: bytes, chance: Random) -> bytes:
        """Leave out, double, exchange or overwrite words of the format: whole tags, strings, fields."""
        places = [found.span() for found in pattern.finditer(data)]
        for _ in range(chance.choice((1, 1, 2, 5)) if places else 0):
            (start, end), (from_, to) = sorted(chance.choice(places) for _ in range(2))
            one, other = data[start:end], data[from_:to]
            between = data[end:from_] if end <= from_ else b""
            new = chance.choice(
                (between + other, one + one + between + other, other + between + one, chance.choice(_ODD))
            )
            data = data[:start] + new + data[max(end, to) :]
            places = [place for place in places if place[1] <= start]
            if not places:
                break
        return data

    return change


def _alike(pattern: re.Pattern[bytes]) -> Change:
    def change(data: bytes, chance: Random) -> bytes:
        """Exchange, copy or overwrite words of one sort, so that the file stays well-formed: codes, labels, values."""
        places = [found.span() for found in pattern.finditer(data)]
        for _ in range(chance.choice((1, 1, 2, 8)) if places else 0):
            start, end = chance.choice(places)
            like = [place for place in places if data[place[0] : place[0] + 2] == data[start : start + 2]]
            (start, end), (from_, to) = sorted(((start, end), chance.choice(like)))
            one, other = data[start:end], data[from_:to]
            if (start, end) == (from_, to):
                data = data[:start] + chance.choice((one, b"", one[:1] + one[-1:])) + data[end:]
            else:
                pair = chance.choice(((other, one), (one, one), (other, other)))
                data = data[:start] + pair[0] + data[end:from_] + pair[1] + data[to:]
            places = [found.span() for found in pattern.finditer(data)]
            if not places:
                break
        return data

    return change


def _whole(pattern: re.Pattern[bytes]) -> Change:
    def change(data: bytes, chance: Random) -> bytes:
        """Leave out, double or move a whole element: a row, a cell, a pair, a paragraph."""
        places = [found.span() for found in pattern.finditer(data)]
        if len(places) < 2:
            return data
        (start, end), (from_, to) = sorted(chance.sample(places, 2))
        one, between, other = data[start:end], data[end:from_], data[from_:to]
        new = chance.choice(
            (between + other, one + one + between + other, other + between + one, between + other + one)
        )
        return data[:start] + new + data[to:]

    return change


tags, strings, fields = _words(_XML), _words(_JSON), _words(_CSV)
like_tags, like_strings, like_fields = (
    _alike(re.compile(rb'(?<=>)[^<>]{1,400}(?=<)|<[^<>]{1,400}/>|(?<==")[^"<>]{1,100}(?=")')),
    _alike(re.compile(rb'"(?:[^"\\]|\\.){0,400}"(?=:)|(?<=: )"(?:[^"\\]|\\.){0,400}"')),
    _alike(re.compile(rb'"[^"\n]{0,400}"')),
)
elements, pairs, rows = (
    _whole(
        re.compile(
            rb"<(row|c|si|w:tr|w:tc|w:sdt|w:p|w:tbl|table:table-row|table:table-cell|sheet)\b[^>]*>.*?</\1>", re.S
        )
    ),
    _whole(re.compile(rb"^ +\S[^\n]*,\n|^ {4}\S[^\n]*\{\n.*?\n {4}\},\n", re.M | re.S)),
    _whole(re.compile(rb"[^\n]*\n")),
)
BYTES: tuple[Change, ...] = (flip, cut, splice)
