"""The marks and names of folders that `init` makes in the evidence tree.

A mark (property `zi_kode`) is a program ("3"), an indicator ("3.1"), a requirement ("3.1/foto") or one of these in a
month ("3.3/foto@2021-04"). It stays, whatever people call the folder; the name is only what they read.
"""

import re
from dataclasses import dataclass

from zi_sheets.domain.period import MONTHS, Period

LONGEST_NAME = 100
LONGEST_SHORT_NAME = 60
_UNSAFE = re.compile(r'[\\/:*?"<>|;\s]+')
_COUNTER = re.compile(r" \(\d+\)$")


@dataclass(frozen=True, slots=True)
class FolderMark:
    """A mark in its parts; `requirement` and `period` are "" where it names none."""

    indicator: str = ""
    requirement: str = ""
    period: str = ""


def folder_mark(code: str) -> FolderMark:
    owner, _, period = code.partition("@")
    return FolderMark(owner.partition("/")[0], owner if "/" in owner else "", period)


def month_mark(owner: str, period: Period) -> str:
    return f"{owner}@{period.code}"


def program_folder(number: str, program: str) -> str:
    return fitted(safe(f"{number}. {program}"))


def indicator_folder(code: str, indicator: str) -> str:
    return fitted(safe(f"{code} {indicator}"))


def requirement_folder(text: str) -> str:
    """Short, for the screen of a phone."""
    return fitted(safe(text), LONGEST_SHORT_NAME)


def month_folder(period: Period) -> str:
    """ "2021-04 April": sorted by name the months stand in their order."""
    return f"{period.code} {MONTHS[period.first - 1]}"


def is_given(name: str, given: str) -> bool:
    """Is this the name that `init` gave, or did people give one of their own?"""
    return _COUNTER.sub("", name) == _COUNTER.sub("", given)


def safe(text: str) -> str:
    """On one line, and without the signs that Windows forbids in a name."""
    return " ".join(_UNSAFE.sub(" ", text).split()).strip(" .")


def fitted(name: str, longest: int = LONGEST_NAME) -> str:
    return name if len(name) <= longest else f"{name[: longest - 3].rstrip()}..."
