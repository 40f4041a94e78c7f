"""What an incomplete kit says of the papers it lacks."""

from collections.abc import Iterable, Mapping

from zi_sheets.domain.matching.kit import Kit
from zi_sheets.domain.period import spoken
from zi_sheets.domain.work_plan.obligation import obligation_code


def kit_gaps(kits: Iterable[Kit]) -> Mapping[str, str]:
    """A sentence by obligation code: "Paket rapat 9 Juli 2021, 3 dari 4: notula belum ada."

    Of several meetings that lack the same paper, the one that lacks least is named, and of equals the first.
    """
    found: dict[str, str] = {}
    for kit in sorted(kits, key=lambda kit: len(kit.missing)):
        for requirement in kit.missing:
            found.setdefault(obligation_code(requirement, kit.period), f"Paket rapat{_day(kit)}, {kit.text}.")
    return found


def _day(kit: Kit) -> str:
    return f" {spoken(kit.day)}" if kit.day else ""
