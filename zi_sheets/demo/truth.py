"""What the sample evidence proves in a careful person's eyes, against what the machine found. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from zi_sheets.domain.assessment import Assessment, Item
from zi_sheets.domain.status import Status
from zi_sheets.practice.sample_evidence import SampleFile


@dataclass(frozen=True, slots=True)
class Comparison:
    """Obligation codes: rightly found, in truth there but not found, called found though nothing proves them."""

    right: frozenset[str]
    missed: frozenset[str]
    wrong: frozenset[str]

    @property
    def truth(self) -> int:
        return len(self.right) + len(self.missed)


def compared(assessment: Assessment, samples: Iterable[SampleFile]) -> Comparison:
    """Over the obligations that the evidence decides; what a person decided by verdict or link is left out."""
    truth = {code for sample in samples for code in sample.truth}
    decided = {item.obligation.code: item.state.status for item in assessment.items if not _by_person(item)}
    found = {code for code, status in decided.items() if status is Status.PRESENT}
    known = truth & decided.keys()
    return Comparison(frozenset(found & known), frozenset(known - found), frozenset(found - known))


def _by_person(item: Item) -> bool:
    return bool(item.verdict.word) or any(support.evidence.is_link for support in item.state.shown)
