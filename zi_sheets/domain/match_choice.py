"""Choosing among hits: what is proven, what is only perhaps. Ambiguity lowers confidence instead of choosing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from zi_sheets.domain.match_hit import FULL, SURE, Hit, telling
from zi_sheets.domain.match_kinds import PAPERS, PICTURES
from zi_sheets.domain.requirement import Kind

_TIE = 0.05
_DOUBT = 0.5


@dataclass(frozen=True, slots=True)
class Choice:
    proven: tuple[Hit, ...] = ()
    doubtful: tuple[Hit, ...] = ()


def choose(hits: Sequence[Hit], image: bool) -> Choice:
    """`hits` strongest first. One file may prove several documents, if each rests on words of its own."""
    proven: list[Hit] = []
    doubtful: list[Hit] = []
    for hit in hits:
        rivals = [other for other in proven if _sort(other, image) == _sort(hit, image)]
        if hit.score < SURE:
            doubtful.append(hit)
        elif any(hit.used < rival.used or (image and telling(hit) < telling(rival)) for rival in rivals):
            continue
        elif not rivals or _both(hit, rivals):
            proven.append(hit)
        elif any(_tied(hit, rival) for rival in rivals):
            tied = [rival for rival in rivals if _tied(hit, rival)]
            proven = [other for other in proven if other not in tied]
            doubtful += [replace(other, score=_DOUBT) for other in (*tied, hit)]
    if proven:
        kinds = {_sort(hit, image) for hit in proven}
        doubtful = [hit for hit in doubtful if _sort(hit, image) not in kinds and hit.score > 0.45]
    return Choice(tuple(proven), tuple(doubtful))


def _sort(hit: Hit, image: bool) -> str:
    """Pictures stand for each other, so do written documents; the papers of a meeting stand for themselves."""
    if hit.asked.kind in PAPERS and not (image and hit.asked.kind is Kind.BANNER):
        return hit.asked.kind.value
    return "picture" if image or hit.asked.kind in PICTURES else "document"


def _both(hit: Hit, rivals: Sequence[Hit]) -> bool:
    """Two of a sort are both proven if the indicator asks alike for both, or the name lists both."""
    if all(hit.inside and rival.inside and not hit.used and not rival.used for rival in rivals):
        return hit.asked.kind in PAPERS
    rest = hit.used.difference(*(rival.used for rival in rivals))
    return (
        bool(rest)
        and hit.score >= FULL
        and all(rival.used - hit.used for rival in rivals)
        and hit.inside == rivals[0].inside
    )


def _tied(hit: Hit, rival: Hit) -> bool:
    return abs(hit.score - rival.score) < _TIE and hit.inside == rival.inside
