"""An indicator's code is given once and stays with its row, whatever is inserted above it later."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from zi_sheets.domain.matrix import Indicator, Matrix
from zi_sheets.domain.snapshot import Tab


def settled(matrix: Matrix, tab: Tab, code_column: int) -> Matrix:
    """The matrix with the codes that stand in its rows; a row without one gets the code it reads as, or the next free.

    A code that stands in two rows belongs to neither for sure, so both rows are read as if they had none.
    """
    written = [tab.text(indicator.row, code_column) for indicator in matrix.indicators]
    sure = {code for code, times in Counter(written).items() if code and times == 1}
    return replace(matrix, indicators=tuple(_coded(matrix.indicators, written, sure)))


def _coded(indicators: Sequence[Indicator], written: Sequence[str], sure: set[str]) -> Iterator[Indicator]:
    taken = set(sure)
    for indicator, code in zip(indicators, written, strict=True):
        own = code if code in sure else _free(indicator, taken)
        taken.add(own)
        yield replace(indicator, code=own)


def _free(indicator: Indicator, taken: set[str]) -> str:
    if indicator.code not in taken:
        return indicator.code
    numbered = (f"{indicator.program_number}.{number}" for number in count(1))
    return next(code for code in numbered if code not in taken)
