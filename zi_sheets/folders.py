"""The evidence tree as the plan wants it: a folder per program, a folder per indicator in it. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from zi_sheets.domain.matrix import Matrix

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class WantedFolder:
    """`code` marks the folder for good, whatever it is called later; `parent` is the parent's code, "" the root."""

    code: str
    name: str
    parent: str


def wanted_folders(matrix: Matrix) -> Iterator[WantedFolder]:
    """Parents before children."""
    programs: set[str] = set()
    for indicator in matrix.indicators:
        program = str(indicator.program_number)
        if program not in programs:
            programs.add(program)
            yield WantedFolder(program, _fitted(f"{program}. {indicator.program}"), "")
        yield WantedFolder(indicator.code, _fitted(f"{indicator.code} {indicator.indikator}"), program)


def _fitted(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 3].rstrip()}..."
