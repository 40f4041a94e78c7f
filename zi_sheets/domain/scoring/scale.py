"""Scales: which answers a question of the evaluation sheet takes and what each is worth, from 0 to 1."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from zi_sheets.domain.scoring.instrument_sources import Standing


class AnswerType(StrEnum):
    """The sheet's answer types, by the names that `config/instruments/` uses."""

    YES_NO = "ya_tidak"
    ABC = "abc"
    ABCD = "abcd"
    ABCDE = "abcde"
    PERCENT = "persen"
    SURVEY = "skor_0_4"


@dataclass(frozen=True, slots=True)
class Scale:
    """`letters`: answer to worth, best first, 1 down to 0; empty for percentages and surveys.

    The worths are literal (0.67 and 0.33, never thirds). `standings`: how sure each letter's worth is.
    """

    type: AnswerType
    letters: Mapping[str, Fraction] = field(default_factory=dict)
    standings: Mapping[str, Standing] = field(default_factory=dict)

    def one_below(self, worth: Fraction) -> Fraction:
        """The worth one letter below; Ya/Tidak, percentages and surveys fall to zero."""
        return max((lower for lower in self.letters.values() if lower < worth), default=Fraction(0))

    def above(self, worth: Fraction, percent_step: Fraction) -> tuple[Fraction, ...]:
        """Every worth above, one step each: the letters, or whole `percent_step`s and at last 1."""
        if self.letters:
            return tuple(sorted(higher for higher in self.letters.values() if higher > worth))
        marks = {min(percent_step * (count + 1), Fraction(1)) for count in range(int(1 / percent_step) + 1)}
        return tuple(sorted(mark for mark in marks if mark > worth))

    def letter(self, worth: Fraction) -> str:
        """The letter of this worth, "" where the scale has none."""
        return next((letter for letter, value in self.letters.items() if value == worth), "")


def falls(scale: Scale) -> bool:
    """Do the letters fall from 1 to 0?"""
    worths = tuple(scale.letters.values())
    return not worths or (worths[0] == 1 and worths[-1] == 0 and all(a > b for a, b in pairwise(worths)))
