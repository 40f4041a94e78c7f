"""Codes that people put before a file or folder name: of the matrix, of the LKE, or plain numbering."""

import re
from dataclasses import dataclass
from enum import StrEnum

from zi_sheets.domain.words.names import plain

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_R = r"(viii|vii|vi|iv|ix|iii|ii|i|v|x)"
_S = r"\s?[._\-]\s?"
_END = r"(?![a-z0-9])"
_LEAD = (
    r"^(?:(?:salinan dari|copy of|salinan|copy)\s+)*[\s\[(#]*(?:kode|indikator|butir|no|nomor|eviden|bukti)?[\s.:_-]*"
)


class CodeStyle(StrEnum):
    """MATRIX: the plan's own "7.1". AREA: the LKE's area and sub-criterion. NUMBERING: "1.a", inside an area."""

    MATRIX = "matrix"
    AREA = "area"
    NUMBERING = "numbering"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Code:
    """`first` and `second` are the program and indicator (MATRIX), or area and sub-criterion (AREA, NUMBERING).

    ITEM is a single number or letter; `second` is its place in the list and `first` is 0. `length`: signs it takes.
    """

    style: CodeStyle
    first: int
    second: int
    length: int = 0


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    return _ROMAN.get(text) or ord(text[0]) - ord("a") + 1


# The notations, the most telling first; groups are area or program, then sub-criterion or indicator.
_NOTATIONS = tuple(
    (style, re.compile(_LEAD + pattern))
    for style, pattern in (
        (CodeStyle.AREA, rf"a{_S}(?:i|ii){_S}(\d){_S}{_R}{_S}[a-z]{_END}"),  # A.I.1.ii.a, PermenPANRB 90/2021
        (CodeStyle.AREA, rf"a{_S}{_R}{_S}(\d){_END}"),  # A.III.2.a, PermenPANRB 52/2014
        (CodeStyle.AREA, rf"a{_S}(\d){_S}{_R}{_S}[a-z]{_END}"),  # A.1.i.a
        (CodeStyle.AREA, rf"(\d){_S}{_R}{_S}[a-z]{_END}"),  # 1.i.a
        (CodeStyle.AREA, rf"{_R}{_S}(\d{{1,2}}){_END}"),  # I.1.a.1
        (CodeStyle.AREA, rf"{_R}{_S}([a-h]){_END}"),  # III.a
        (CodeStyle.AREA, rf"area\s*(\d|{_R[1:-1]}){_S}(\d|[a-h]){_END}"),  # Area 3.1
        (CodeStyle.MATRIX, r"0?(\d{1,2})[.]0?(\d{1,2})(?:[.]?[a-h])?(?![\d])(?!\s?[./-]\s?\d)"),  # 3.1, 03.01, 3.1.a
        (CodeStyle.NUMBERING, rf"(\d){_S}?([a-h]){_END}"),  # 3.a
        (CodeStyle.ITEM, rf"()([a-h]|\d{{1,2}})\s?[.)]{_END}"),  # b. or 2)
    )
)
# What all notations begin with: most names do not, and need no further look.
_BEGINS = re.compile(_LEAD + r"(?:area\s*)?(?:\d|[a-hivx]{1,4}\s?[._\-)])")
_BRACKETED = re.compile(r"[\[(]\s*0?(\d{1,2})[.]0?(\d{1,2})\s*[\])]")


def code_of(name: str) -> Code | None:
    """The code at the beginning of a name, or a matrix code in brackets anywhere; None where there is none."""
    text = plain(name)
    for style, notation in _NOTATIONS if _BEGINS.match(text) else ():
        if found := notation.match(text):
            return Code(style, _number(found[1]) if found[1] else 0, _number(found[2]), found.end())
    if found := _BRACKETED.search(text):
        return Code(CodeStyle.MATRIX, int(found[1]), int(found[2]))
    return None


_AREA = re.compile(rf"^[\s\[(]*(?:area|komponen|pokja|bidang)?[\s._-]*(?:{_R}|area\s*(\d))(?:\s?[.)_-]|\s)")
_AREA_NUMBER = re.compile(r"\b(?:area|pokja)\s*(\d)(?!\d|\s?[.]\s?\d)")


def area_of(name: str) -> int | None:
    """1 to 6 where a folder is called by an LKE area: "IV. Akuntabilitas", "AREA 4", "Pokja 4"."""
    text = plain(name)
    if found := _AREA_NUMBER.search(text):
        return int(found[1])
    if found := _AREA.match(text + " "):
        return _number(found[1] or found[2])
    return None
