"""Whose document it is: another school's name in a file's name or folder."""

import re
from collections.abc import Sequence

from zi_sheets.domain.lexicon_phrases import Reader
from zi_sheets.domain.names import plain, words

# Level of school, "negeri" in all its forms, number, place: "SMP Negeri 1 Mejayan", "SMPN 1 Mejayan", "smpn1mejayan".
_SCHOOL = re.compile(
    r"(?<![a-z])(smp|sma|smk|sd|mts|mi|ma|tk|slb|paud|smu|sltp)[\s._-]*(n|negeri|neg|islam|muhammadiyah|it|katolik|kristen|swasta|pgri)?"
    r"(?![a-z])[\s._-]*(\d{1,3})?(?:[\s._-]+([a-z]{3,}))?"
)
_OFFICE = re.compile(
    r"(?<![a-z])(pengadilan (?:negeri|agama|tinggi)|kejaksaan|kejari|polres|polresta|lapas|rutan|imigrasi|kantor pertanahan"
    r"|atr bpn|kpp pratama|rsud|puskesmas|disdukcapil|diskominfo|satpol pp|bapenda|madrasah|universitas)(?![a-z])"
)
_TOWARDS = frozenset({"untuk", "utk", "kepada", "kpd", "ke", "bersama", "dengan", "dgn", "oleh", "dari", "yth"})


def other_unit(name: str, unit: Sequence[str], read: Reader) -> str:
    """The other school or office a name speaks of, as written there; "" where it is the unit's own or none is named."""
    if not unit:
        return ""
    text = plain(name)
    own = [school for alias in unit for school in _schools(plain(alias))]
    for school in _schools(text):
        if own and not any(_same(school, mine, read) for mine in own):
            return " ".join(part for part in school if part).upper()
    return ""


def _schools(text: str) -> list[tuple[str, str, str]]:
    """(level, number, place) of every school named with a number."""
    return [
        (found[1], found[3].lstrip("0"), found[4] or "")
        for found in _SCHOOL.finditer(text)
        if found[3] and len(found[3]) <= 2
    ]


def _same(school: tuple[str, str, str], mine: tuple[str, str, str], read: Reader) -> bool:
    """Same level and number, and same place; a word that the lexicon or the plan knows is no place."""
    if school[:2] != mine[:2]:
        return False
    return not school[2] or not mine[2] or school[2] == mine[2] or read((school[2],)) != (school[2],)


def other_office(name: str) -> str:
    """An office that is no school and whose document this seems to be, not its guest or addressee."""
    text = " ".join(words(name))
    found = _OFFICE.search(text)
    if not found or set(text[: found.start()].split()[-3:]) & _TOWARDS:
        return ""
    return found[1]
