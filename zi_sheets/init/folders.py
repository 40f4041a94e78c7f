"""The evidence tree as the plan wants it: a folder per program and indicator, and below it where it helps. Pure.

Requirement folders (setting Folder Butir) stand by default only where a photo without a name could be two documents;
month folders (setting Folder Bulan) only where a unit asks for them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from zi_sheets.domain.period import periods
from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.requirement import Cadence, Kind, Requirement
from zi_sheets.domain.settings import Choice
from zi_sheets.domain.work_plan.folder_names import (
    indicator_folder,
    month_folder,
    month_mark,
    program_folder,
    requirement_folder,
)
from zi_sheets.domain.work_plan.matrix import Indicator
from zi_sheets.domain.work_plan.work_plan import WorkPlan

ALL, NONE = "semua", "tidak"
_PICTURES = frozenset({Kind.FOTO, Kind.CAPTURE})


@dataclass(frozen=True, slots=True)
class WantedFolder:
    """`code` marks the folder for good, whatever it is called later; `parent` is the parent's code, "" the root."""

    code: str
    name: str
    parent: str


def wanted_folders(work_plan: WorkPlan) -> Iterator[WantedFolder]:
    """Parents before children. Raises Refusal naming the setting that speaks of what the plan does not have."""
    required = [one for one in work_plan.requirements if not one.recommended]
    settings = work_plan.settings
    own = _chosen(settings.requirement_folders, required, otherwise=_alike_pictures(required))
    monthly = _chosen(settings.month_folders, required, otherwise=frozenset())
    programs: set[str] = set()
    for indicator in work_plan.matrix.indicators:
        program = str(indicator.program_number)
        if program not in programs:
            programs.add(program)
            yield WantedFolder(program, program_folder(program, indicator.program), "")
        yield WantedFolder(indicator.code, indicator_folder(indicator.code, indicator.indikator), program)
        asked = [one for one in required if one.indicator == indicator.code]
        yield from _requirement_folders(indicator, [one for one in asked if one.id in own])
        repeated = [one for one in asked if one.id in monthly and one.cadence is Cadence.MONTHLY]
        owners = dict.fromkeys(one.id if one.id in own else indicator.code for one in repeated)
        yield from _month_folders(owners, settings.year)


def _requirement_folders(indicator: Indicator, requirements: Sequence[Requirement]) -> Iterator[WantedFolder]:
    """Texts that begin alike are told apart by a number, so that people see which folder is which."""
    named: Counter[str] = Counter()
    for one in requirements:
        name = requirement_folder(one.text)
        named[name] += 1
        yield WantedFolder(one.id, f"{name} ({named[name]})" if named[name] > 1 else name, indicator.code)


def _month_folders(owners: Iterable[str], year: int) -> Iterator[WantedFolder]:
    for owner in owners:
        for period in periods(Cadence.MONTHLY, year):
            yield WantedFolder(month_mark(owner, period), month_folder(period), owner)


def _alike_pictures(requirements: Sequence[Requirement]) -> frozenset[str]:
    """Where an indicator asks for several pictures, one without a name proves none of them."""
    pictures = [one for one in requirements if one.kind in _PICTURES]
    often = Counter(one.indicator for one in pictures)
    return frozenset(one.id for one in pictures if often[one.indicator] > 1)


def _chosen(choice: Choice, requirements: Sequence[Requirement], otherwise: frozenset[str]) -> frozenset[str]:
    """Ids of the requirements that a setting names by themselves or by their indicator; `otherwise` if it is blank."""
    if not choice.words:
        return otherwise
    by_name: dict[str, set[str]] = {ALL: {one.id for one in requirements}, NONE: set()}
    for one in requirements:
        by_name.setdefault(one.indicator, set()).add(one.id)
        by_name.setdefault(one.id, set()).add(one.id)
    if unknown := [word for word in choice.words if word not in by_name]:
        raise Refusal(
            "setting",
            f"Tidak ada indikator atau butir '{unknown[0]}' di rencana kerja.",
            where=choice.where,
            action=f"Isi '{ALL}', '{NONE}', atau kode seperti '5.1; 3.3/foto'. Boleh dikosongkan.",
        )
    return frozenset(code for word in choice.words for code in by_name[word])
