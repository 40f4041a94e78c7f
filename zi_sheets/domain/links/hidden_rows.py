"""Links in the matrix that cannot be seen: what they lead to may be any document of their indicator."""

from collections.abc import Mapping, Sequence

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.hidden import Hidden
from zi_sheets.domain.matching.result import Judgement
from zi_sheets.domain.reach import UNSEEN


def hidden_rows(rows: Mapping[str, Sequence[Evidence]], judgements: Sequence[Judgement]) -> Mapping[str, Hidden]:
    """By indicator, why its evidence may exist unseen.

    A link whose words, or whose name of an earlier night, tell which document it is hides that document alone.
    """
    named = {each.evidence for each in judgements if each.near}
    return {
        code: Hidden(f"{link.trouble} Tautannya ada di Rencana Kerja, indikator {code}.", address=link.url)
        for code, links in rows.items()
        for link in reversed(links)
        if link.reach in UNSEEN and link.id not in named
    }
