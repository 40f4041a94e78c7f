"""What people put beside an obligation themselves (Tautan Manual): their word that it proves it."""

from collections.abc import Container, Mapping, Sequence

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.links.answer import LinkAnswer, LinkRemark, link_remark
from zi_sheets.domain.reach import UNSEEN, Reach
from zi_sheets.domain.status import Bearing, Support
from zi_sheets.domain.words.addresses import drive_id


def with_manual(
    supports: Mapping[str, Sequence[Support]],
    manual: Mapping[str, Sequence[Evidence]],
    answers: Mapping[str, LinkAnswer],
    left: Container[str],
) -> Mapping[str, Sequence[Support]]:
    """A link that a person put beside an obligation comes first there, and is no guess for another obligation."""
    given = {link.id for links in manual.values() for link in links if link.is_link or link.behind}
    others = {code: tuple(each for each in found if not _guessed(each, given)) for code, found in supports.items()}
    return others | {
        code: (
            *(_by_hand(each, link_remark(each, answers), left) for each in linked),
            *(support for support in others.get(code, ()) if support.evidence.id not in {each.id for each in linked}),
        )
        for code, linked in manual.items()
    }


def _guessed(support: Support, given: Container[str]) -> bool:
    """What the link proves by its own words it goes on proving: it may stand in the matrix too."""
    return support.bearing is not Bearing.PROOF and support.evidence.id in given


def _by_hand(evidence: Evidence, remark: LinkRemark | None, left: Container[str]) -> Support:
    """`left`: ids of files that lay in the tree once, and no more."""
    words = "Tautan ditempel di kolom Tautan Manual."
    if evidence.reach is Reach.SEEN and drive_id(evidence.url) in left:
        return Support(Bearing.DOUBTFUL, evidence, 0.5, f"{words} Berkasnya tidak ada lagi di folder bukti.")
    if evidence.reach in UNSEEN:
        return Support(Bearing.HIDDEN, evidence, 0.0, f"{evidence.trouble} {words}")
    if evidence.size == 0:
        return Support(Bearing.EMPTY, evidence, 1.0, f"Berkasnya 0 byte. {words}")
    if remark is None:
        return Support(Bearing.PROOF, evidence, 1.0, words)
    mend = remark.mend_in("di kolom Tautan Manual")
    return Support(Bearing.DOUBTFUL if mend else Bearing.PROOF, evidence, 1.0, f"{remark.sentence} {words}", mend)
