"""What each PIC has to do, one line a thing: which document or file, what is wrong with it, what to do, and a link."""

from collections.abc import Sequence

from zi_sheets.domain.finding import About, Finding, FindingCode
from zi_sheets.domain.work_plan.team import NOBODY
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.reports.words import in_brackets

TO_DO_HEADINGS = ("PIC", "Yang perlu dikerjakan", "Jumlah", "Tautan")
NAMED = 5
_SAID_BY_THE_FIRST = {FindingCode.MISSING, FindingCode.OVERDUE}
"""Of months that lack a document the first line speaks for all; only its example and its due date are the month's."""
Line = tuple[str, ...]


def to_do(findings: Sequence[Finding]) -> list[tuple[Cell, ...]]:
    """PIC, text, how many findings the line stands for, address; only what needs a person.

    Nobody's things come first, as nobody will bring them; then by name, and of each the gravest first. Months that
    lack one document are one line, and so are months or files of one folder of which the same is said.
    """
    lines: dict[Line, list[Finding]] = {}
    for each in findings:
        if each.needs_person:
            lines.setdefault(_line(each), []).append(each)
    ordered = sorted(lines.values(), key=lambda same: (same[0].about.pic != NOBODY, same[0].about.pic))
    return [(same[0].about.pic, _text(same), len(same), same[0].about.link or None) for same in ordered]


def _line(each: Finding) -> Line:
    about = each.about
    if about.period:
        told = "" if each.code in _SAID_BY_THE_FIRST else each.told
        return about.pic, each.code, about.subject.partition("@")[0], about.link, told
    return about.pic, each.code, about.indicator if about.place else "", about.place, each.told


def _text(same: Sequence[Finding]) -> str:
    first = same[0]
    return f"{_what([each.about for each in same])}: {first.told}"


def _what(abouts: Sequence[About]) -> str:
    first = abouts[0]
    if first.period:
        return f"{first.indicator} {first.name}{in_brackets([each.period for each in abouts if each.period])}"
    names = list(dict.fromkeys(each.name for each in abouts))
    more = f" dan {len(names) - NAMED} lainnya" if len(names) > NAMED else ""
    return f"{'; '.join(names[:NAMED])}{more}{f' di folder {first.place}' if first.place else ''}"
