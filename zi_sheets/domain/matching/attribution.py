"""Whose evidence is whose: the matcher's judgements, sorted by obligation."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.matching.result import Cause, Judgement, Proof
from zi_sheets.domain.period import Period
from zi_sheets.domain.personal_data import masked
from zi_sheets.domain.requirement import Cadence
from zi_sheets.domain.status import Bearing, Support
from zi_sheets.domain.work_plan.obligation import Obligation

_NEAR = {
    Cause.WRONG_YEAR: Bearing.OUTDATED,
    Cause.ZERO_BYTES: Bearing.EMPTY,
    Cause.NO_CONTENT: Bearing.EMPTY,
    Cause.BLANK_TEMPLATE: Bearing.EMPTY,
    Cause.HIDDEN: Bearing.HIDDEN,
}


def attribute(
    evidence: Sequence[Evidence], judgements: Sequence[Judgement], obligations: Sequence[Obligation]
) -> Mapping[str, Sequence[Support]]:
    """Supports by obligation code, strongest first; `judgements` belong to `evidence` one by one."""
    by_requirement: dict[str, list[Obligation]] = defaultdict(list)
    for obligation in obligations:
        by_requirement[obligation.requirement.id].append(obligation)
    found: dict[str, list[Support]] = defaultdict(list)
    for file, judgement in zip(evidence, judgements, strict=True):
        for support, proof in _supports(file, judgement):
            for obligation in by_requirement[proof.requirement]:
                if concerns(obligation, proof.periods):
                    found[obligation.code].append(support)
    return {code: sorted(supports, key=_rank) for code, supports in found.items()}


def concerns(obligation: Obligation, covered: Sequence[Period]) -> bool:
    """Does a file that covers these periods speak for this obligation? A file of no known period speaks for each."""
    if obligation.requirement.cadence is Cadence.ONCE or not covered:
        return True
    period = obligation.period
    return any(
        other.year == period.year and other.first <= period.last and period.first <= other.last for other in covered
    )


def _supports(file: Evidence, judgement: Judgement) -> Iterator[tuple[Support, Proof]]:
    for bearing, proofs in ((Bearing.PROOF, judgement.proofs), (Bearing.DOUBTFUL, judgement.doubtful)):
        for proof in proofs:
            yield Support(bearing, file, proof.confidence, proof.explained, judgement.mend), proof
    bearing = _NEAR.get(judgement.cause, Bearing.NEAR) if judgement.cause else Bearing.NEAR
    for proof in judgement.near:
        yield Support(bearing, file, proof.confidence, masked(f"'{file.name}': {judgement.reason}")), proof


def _rank(support: Support) -> tuple[float, str, str]:
    """Among equals the one that came first, so that a later file changes no order."""
    created = support.evidence.created
    return -support.confidence, created.isoformat() if created else "", support.evidence.id
