"""What spoils a file whatever it is called, the plainest cause first."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.matching.clues_unit import School, other_unit
from zi_sheets.domain.matching.result import Cause
from zi_sheets.domain.matching.sight import Sight
from zi_sheets.domain.words.lexicon_phrases import Reader
from zi_sheets.domain.words.names import plain, stem
from zi_sheets.domain.words.names_years import years

_SYSTEM = re.compile(
    r"~\$|\.~lock\.|^(?:\.|desktop\.ini$|thumbs\.db$|icon\r?$|~wrl)|\.(?:tmp|bak|crdownload|part|lnk)$"
)
GOOGLES_OWN = "application/vnd.google-apps."
"""The size of Google's own documents says nothing about what is in them."""


@dataclass(frozen=True, slots=True)
class Spoilt:
    """`detail` is the word a person needs to check it: the original of a copy, the other unit, the years."""

    cause: Cause
    detail: str = ""
    years: frozenset[int] = frozenset()


def spoilt(
    one: Evidence,
    file: Sight,
    original: str,
    *,
    marks: Mapping[str, frozenset[str]],
    year: int,
    own: Sequence[School],
    read: Reader,
) -> Spoilt | None:
    """Bench README, rule 6. A year in the name wins over the folder's; school years that touch the plan's are right."""
    if cause := _state(one, file.clues.concepts | file.place.marks, marks):
        return Spoilt(cause)
    if unit := other_unit(one.name, own, read) or file.place.other_unit:
        return Spoilt(Cause.OTHER_UNIT, unit)
    spoken = years(stem(one.name)) or file.place.years
    if spoken and year not in spoken:
        return Spoilt(Cause.WRONG_YEAR, ", ".join(map(str, sorted(spoken))), spoken)
    return Spoilt(Cause.COPY, original) if original else None


def _state(one: Evidence, concepts: frozenset[str], marks: Mapping[str, frozenset[str]]) -> Cause | None:
    if _SYSTEM.search(plain(one.name)):
        return Cause.SYSTEM_FILE
    if one.size == 0 and not one.mime.startswith(GOOGLES_OWN):
        return Cause.ZERO_BYTES
    for cause in (Cause.BLANK_TEMPLATE, Cause.DRAFT):
        if concepts & marks.get(cause.value, frozenset()):
            return cause
    return None
