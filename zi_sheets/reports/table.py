"""What the machine's cells should be: the values that reports make and the plan compares with what is there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from zi_sheets.domain.workbook.grid import Cell


@dataclass(frozen=True, slots=True)
class Table:
    """Machine columns of a tab that people use too. `rows`: cells by heading, by Kode.

    A code without a row gets the next one that is empty in every column; there, and only there, people's cells get a
    dropdown of `choices`: words by people's heading, by Kode.
    """

    tab: str
    rows: Mapping[str, Mapping[str, Cell]]
    choices: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """A whole tab of the machine's own, from its first cell; what lies beyond is blank."""

    tab: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Diary:
    """Rows that are only ever added, or corrected on the same day, in a tab of the machine's own.

    `key` names the headings that tell rows apart; every row is cells by heading.
    """

    tab: str
    key: tuple[str, ...]
    rows: tuple[Mapping[str, Cell], ...]
