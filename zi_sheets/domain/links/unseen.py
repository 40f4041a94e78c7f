"""Links in the matrix to what nobody looked at: it may be any document of their indicator."""

from collections.abc import Iterable, Mapping, Sequence

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.hidden import Hidden
from zi_sheets.domain.matching.result import Judgement
from zi_sheets.domain.reach import UNSEEN, Reach

_UNOPENED = UNSEEN | {Reach.FOLDER}


def hidden_rows(rows: Mapping[str, Sequence[Evidence]], judgements: Sequence[Judgement]) -> Mapping[str, Hidden]:
    """By indicator, why its evidence may exist unseen.

    A link whose words, or whose name of an earlier night, tell which document it is hides that document alone.
    """
    named = {each.evidence for each in judgements if each.near or each.doubtful or each.proofs}
    return {
        code: Hidden(f"{link.trouble} Tautannya ada di Rencana Kerja, indikator {code}.", address=link.url)
        for code, links in rows.items()
        for link in reversed(links)
        if link.reach in _UNOPENED and link.id not in named
    }


def hidden_links(evidence: Iterable[Evidence]) -> Mapping[str, Hidden]:
    """By name, why what a link leads to cannot be seen tonight."""
    return {each.name: Hidden(each.trouble, address=each.url) for each in evidence if each.reach in UNSEEN}
