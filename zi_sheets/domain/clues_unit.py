"""Whose document it is: another school's name in a file's name or folder."""

import re
from collections.abc import Sequence

from zi_sheets.domain.lexicon_phrases import Reader
from zi_sheets.domain.names import plain

# Level of school, "negeri" in all its forms, number, place: "SMP Negeri 1 Mejayan", "SMPN 1 Mejayan", "smpn1mejayan".
_SCHOOL = re.compile(
    r"(?<![a-z])(smp|sma|smk|sd|mts|mi|ma|tk|slb|paud|smu|sltp)[\s._-]*(n|negeri|neg|islam|muhammadiyah|it|katolik|kristen|swasta|pgri)?"
    r"(?![a-z])[\s._-]*(\d{1,3})?(?:[\s._-]+([a-z]{3,}))?"
)
School = tuple[str, str, str]


def schools(text: str) -> list[School]:
    """(level, number, place) of every school named with a number."""
    return [
        (found[1], found[3].lstrip("0"), found[4] or "")
        for found in _SCHOOL.finditer(plain(text))
        if found[3] and len(found[3]) <= 2
    ]


def other_unit(name: str, own: Sequence[School], read: Reader) -> str:
    """The other school a name speaks of; "" where it is one of `own` or none is named, or where `own` is not known."""
    for school in schools(name) if own else ():
        if not any(_same(school, mine, read) for mine in own):
            return " ".join(part for part in school if part).upper()
    return ""


def _same(school: tuple[str, str, str], mine: tuple[str, str, str], read: Reader) -> bool:
    """Same level and number, and same place; a word that the lexicon or the plan knows is no place."""
    if school[:2] != mine[:2]:
        return False
    return not school[2] or not mine[2] or school[2] == mine[2] or read((school[2],)) != (school[2],)
