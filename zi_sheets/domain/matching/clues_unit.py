"""Whose document it is: another school's name in a file's name or folder."""

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from zi_sheets.domain.words.lexicon_phrases import Reader
from zi_sheets.domain.words.names import plain

# Level, "negeri" in all its forms, number, place: "SMP Negeri 1 Mejayan", "SMPN 1 Mejayan", "smpn1mejayan".
# Short levels need "negeri": "sd 5" is more often "s.d. 5".
_SCHOOL = re.compile(
    r"(?<![a-z])(?:(?:(smp|sma|smk|smu|sltp|mts)[\s._-]*(?:negeri|neg|n)?)|(?:(sd|mi|ma|tk|slb)[\s._-]*(?:negeri|neg|n)))"
    r"[\s._-]*(\d{1,2})(?!\d)[\s._-]*([a-z]{3,})?"
)

#: (level, number, place), the place "" where none is named.
School = tuple[str, str, str]


def schools(text: str) -> list[School]:
    """Every school that is named with its number."""
    return [(found[1] or found[2], found[3].lstrip("0"), found[4] or "") for found in _SCHOOL.finditer(plain(text))]


def other_unit(name: str, own: Sequence[School], read: Reader) -> str:
    """The other school a name speaks of; "" where it is one of `own` or none is named, or where `own` is not known."""
    for school in schools(name) if own else ():
        if not any(_same(school, mine, read) for mine in own):
            return " ".join(part for part in school if part).upper()
    return ""


def _same(school: School, mine: School, read: Reader) -> bool:
    """Same level and number, and same place but for a slip; a word of the lexicon ("menuju") is no place."""
    if school[:2] != mine[:2]:
        return False
    place, own_place = school[2], mine[2]
    return not place or not own_place or OSA.distance(place, own_place) <= 2 or read((place,)) != (place,)
