"""Where a missing document belongs, and a name for it that our own matcher takes for it when it lies there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.findings.example_name import example_names
from zi_sheets.domain.matched import Judge
from zi_sheets.domain.matching.attribution import concerns
from zi_sheets.domain.matching.home import home_of
from zi_sheets.domain.matching.result import Judgement
from zi_sheets.domain.snapshot import EvidenceFolder
from zi_sheets.domain.work_plan.folder_names import folder_mark, month_mark
from zi_sheets.domain.work_plan.obligation import Obligation


@dataclass(frozen=True, slots=True)
class DropPlace:
    """`folder`: the innermost one made for the obligation; `example`: a file name, "" where no plain one would do."""

    folder: EvidenceFolder
    example: str = ""

    @property
    def told(self) -> tuple[str, str, bool]:
        """The folder in words, the example, and whether the folder was made for the requirement alone."""
        return " / ".join(self.folder.path), self.example, bool(folder_mark(self.folder.code).requirement)


def drop_places(
    obligations: Sequence[Obligation], folders: Sequence[EvidenceFolder], judge: Judge
) -> Mapping[str, DropPlace]:
    """By obligation code; none for an obligation whose indicator has no folder."""
    marked = {folder.code: folder for folder in reversed(folders) if folder.code}
    homes = {each.code: home for each in obligations if (home := _home(each, marked, folders))}
    names = {each.code: tuple(example_names(each)) for each in obligations if each.code in homes}
    examples: dict[str, str] = {}
    for chosen in (slice(0, 1), slice(1, None)):
        tried = [
            (each, Evidence(name, name, homes[each.code].path, marks=homes[each.code].marks))
            for each in obligations
            if each.code in homes and each.code not in examples
            for name in names[each.code][chosen]
        ]
        for (each, file), judgement in zip(tried, judge([file for _, file in tried]), strict=True):
            if _proves(judgement, each):
                examples.setdefault(each.code, file.name)
    return {code: DropPlace(home, examples.get(code, "")) for code, home in homes.items()}


def _home(
    obligation: Obligation, marked: Mapping[str, EvidenceFolder], folders: Sequence[EvidenceFolder]
) -> EvidenceFolder | None:
    own, indicator, period = obligation.requirement.id, obligation.requirement.indicator, obligation.period
    marks = (month_mark(own, period), own, month_mark(indicator, period))
    made = next((marked[mark] for mark in marks if mark in marked), None)
    return made or home_of(indicator, folders)


def _proves(judgement: Judgement, obligation: Obligation) -> bool:
    return any(
        proof.requirement == obligation.requirement.id and concerns(obligation, proof.periods)
        for proof in judgement.proofs
    )
