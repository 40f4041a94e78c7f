"""What the matcher says about a file."""

from dataclasses import dataclass
from enum import StrEnum

from zi_sheets.domain.period import Period


class Cause(StrEnum):
    """Why a file proves nothing; statuses Kosong and Kedaluwarsa are decided from it."""

    SYSTEM_FILE = "system_file"
    ZERO_BYTES = "zero_bytes"
    NO_CONTENT = "no_content"
    DRAFT = "draft"
    BLANK_TEMPLATE = "blank_template"
    OTHER_UNIT = "other_unit"
    WRONG_YEAR = "wrong_year"
    COPY = "copy"
    FOREIGN_SUBJECT = "foreign_subject"
    AMBIGUOUS = "ambiguous"
    UNSURE = "unsure"
    NO_MATCH = "no_match"
    HIDDEN = "hidden"


DOUBTS = frozenset({Cause.AMBIGUOUS, Cause.UNSURE, Cause.NO_MATCH, Cause.FOREIGN_SUBJECT})
"""Causes of which nothing is left once a person says what the file proves."""


@dataclass(frozen=True, slots=True)
class Proof:
    """One requirement that a file proves, or perhaps proves; `confidence` from 0 to 1, `reason` one sentence.

    `periods` are those the file covers, empty for a requirement that does not repeat and where nothing tells;
    `period_reason` says from what they were read.
    """

    requirement: str
    confidence: float
    reason: str
    periods: tuple[Period, ...] = ()
    period_reason: str = ""

    @property
    def explained(self) -> str:
        """The reason, with the periods and from what they were read."""
        if not self.periods:
            return self.reason
        labels = ", ".join(period.label for period in self.periods)
        return f"{self.reason} Periode {labels}, {self.period_reason}."


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one file proves; where it proves nothing: `cause` and `reason`, and in `near` what it would have proven.

    `elsewhere`: the indicator that a code in its name says, where its folder says another. `mend`: what to do about a
    link that nobody can open.
    """

    evidence: str
    proofs: tuple[Proof, ...] = ()
    doubtful: tuple[Proof, ...] = ()
    cause: Cause | None = None
    reason: str = ""
    near: tuple[Proof, ...] = ()
    elsewhere: str = ""
    mend: str = ""
