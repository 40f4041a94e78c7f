"""Areas of change (area perubahan): which area a program of the matrix belongs to, and what it weighs."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Area:
    """`weight`: points of the enablers' 60; None for "Persiapan", which has no place in the LKE."""

    code: str
    name: str
    weight: Decimal | None
    words: tuple[str, ...] = ()


PREPARATION = Area("PRA", "Persiapan", None)


def area_of(program: str, areas: Sequence[Area]) -> Area:
    """The area whose words stand in the program's name; Persiapan where none does."""
    name = " ".join(program.casefold().split())
    return next((area for area in areas if any(word in name for word in area.words)), PREPARATION)
