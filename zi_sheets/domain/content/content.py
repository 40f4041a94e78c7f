"""What was seen when a document was opened, and what that says about it. No word of the document is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from zi_sheets.domain.content.lines import NOTHING, Counts
from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.matching.result import Cause, Judgement, Proof

FEWEST_BLANKS = 3
MOST_PROSE = 80  # words: a letterhead, a title and a closing line; whoever wrote more has written something
BLANKS_PER_ENTRY = 4


class Inside(StrEnum):
    """What a document is, seen from inside."""

    FILLED = "filled"
    NOTHING = "nothing"
    UNFILLED = "unfilled"
    SHUT = "shut"


@dataclass(frozen=True, slots=True)
class Content:
    """One file as it was when opened. `version` is the checksum, or Drive's version where there is none.

    `shut`: why it could not be opened, a part of an Indonesian sentence; "" where it could.
    """

    version: str
    counts: Counts = NOTHING
    shut: str = ""

    @property
    def inside(self) -> Inside:
        """Blank only where nothing speaks against it: an entry in a list, a photo or some sentences make it filled."""
        seen = self.counts
        if self.shut:
            return Inside.SHUT
        if not (seen.prose or seen.entries or seen.items or seen.pictures or seen.headings > MOST_PROSE):
            return Inside.UNFILLED if seen.headings or seen.blanks else Inside.NOTHING
        untouched = not seen.items and not seen.pictures and seen.entries * BLANKS_PER_ENTRY <= seen.blanks
        blank = untouched and seen.blanks >= FEWEST_BLANKS and seen.prose <= MOST_PROSE
        return Inside.UNFILLED if blank else Inside.FILLED


def version_of(file: Evidence) -> str:
    return file.checksum or file.version


def known_content(file: Evidence, contents: Mapping[str, Content]) -> Content | None:
    """What is known of this version of the file; None where it was not opened, or has changed since."""
    content = contents.get(file.id)
    return content if content and content.version == version_of(file) else None


def with_contents(
    evidence: Sequence[Evidence], judgements: Sequence[Judgement], contents: Mapping[str, Content]
) -> tuple[Judgement, ...]:
    """The judgements after a look inside; `contents` by file id. What stays shut is judged as before, and says so."""
    pairs = zip(evidence, judgements, strict=True)
    return tuple(_seen(judgement, known_content(file, contents)) for file, judgement in pairs)


def _seen(judgement: Judgement, content: Content | None) -> Judgement:
    proofs = (*judgement.proofs, *judgement.doubtful)
    if content is None or not proofs:
        return judgement
    match content.inside:
        case Inside.NOTHING:
            reason = "Dibuka: tidak berisi apa-apa."
            return Judgement(judgement.evidence, cause=Cause.NO_CONTENT, reason=reason, near=proofs)
        case Inside.UNFILLED:
            reason = f"Dibuka: {_unfilled(content.counts)}."
            return Judgement(judgement.evidence, cause=Cause.BLANK_TEMPLATE, reason=reason, near=proofs)
        case Inside.SHUT:
            return _shut(
                judgement, f"Isinya tidak dapat dibuka ({content.shut}); dinilai dari nama dan foldernya saja."
            )
        case _:
            return _filled(judgement, content.counts)


def _unfilled(counts: Counts) -> str:
    if not counts.blanks:
        return "baru judulnya, isinya belum ada"
    return f"formulirnya belum diisi, masih ada {counts.blanks} isian kosong"


def _filled(judgement: Judgement, counts: Counts) -> Judgement:
    """A remark for whoever reads the file's row; a list has empty rows at its end, so it gets none."""
    if counts.items or counts.blanks < FEWEST_BLANKS:
        return judgement
    remark = f"Dibuka: terisi, tetapi masih ada {counts.blanks} isian kosong."
    return replace(judgement, reason=f"{judgement.reason} {remark}".strip())


def _shut(judgement: Judgement, remark: str) -> Judgement:
    """Confidence and bearing stay; the remark goes into every reason."""

    def remarked(proofs: Sequence[Proof]) -> tuple[Proof, ...]:
        return tuple(replace(proof, reason=f"{proof.reason} {remark}") for proof in proofs)

    return replace(
        judgement,
        proofs=remarked(judgement.proofs),
        doubtful=remarked(judgement.doubtful),
        reason=f"{judgement.reason} {remark}".strip(),
    )
