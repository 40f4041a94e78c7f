"""Findings (temuan): what a person should act on, each with a code, a sentence, a place and something to do."""

from dataclasses import dataclass
from enum import StrEnum


class FindingCode(StrEnum):
    """Stable words for other tools; the severity order of issues people should look at first."""

    UNREADABLE = "unreadable"
    OVERDUE = "overdue"
    MISSING = "missing"
    OUTDATED = "outdated"
    EMPTY = "empty"
    BLANK = "blank"
    LINK = "link"
    DOUBTFUL = "doubtful"
    REJECTED = "rejected"
    NOT_APPLICABLE_WITHOUT_NOTE = "not_applicable_without_note"


@dataclass(frozen=True, slots=True)
class Finding:
    """`subject`: obligation code, indicator code or cell; texts are plain Indonesian; `link` opens it."""

    code: FindingCode
    subject: str
    sentence: str
    action: str
    link: str = ""
