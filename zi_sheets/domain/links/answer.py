"""What is known of a link outside Drive: its form, and what its site answered when somebody had it asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.links.form import unusable
from zi_sheets.domain.matching.result import Cause, Judgement, Proof
from zi_sheets.domain.period import spoken
from zi_sheets.domain.reach import UNSEEN, Reach
from zi_sheets.domain.words.addresses import drive_id


class Standing(StrEnum):
    """A site that refuses, fails or shows everybody the same says nothing about the page."""

    ALIVE = "alive"
    GONE = "gone"
    UNKNOWN = "unknown"


_FIX = "Perbaiki atau ganti tautannya"
_TO_DO = {
    Reach.TRASHED: "Minta pemilik berkasnya memulihkannya dari tempat sampah Drive, atau ganti tautannya",
    Reach.GONE: "Kembalikan berkasnya ke folder bukti, atau ganti tautannya",
}
_STILL_GONE = (Standing.GONE, Standing.UNKNOWN)


@dataclass(frozen=True, slots=True)
class SiteAnswer:
    """What a site answered; `words` are a part of an Indonesian sentence."""

    standing: Standing
    words: str


@dataclass(frozen=True, slots=True)
class LinkAnswer:
    """`since`: the first day on which it was answered so; `asked`: the last on which it was asked for."""

    standing: Standing
    words: str
    since: date
    asked: date


@dataclass(frozen=True, slots=True)
class LinkRemark:
    """A sentence about a link. `mend`: what people have to do about it before it counts as proof, "" for nothing."""

    sentence: str
    mend: str = ""

    def mend_in(self, place: str) -> str:
        """As a sentence; `place` is where the link was typed, such as "di tab Rencana Kerja"."""
        return f"{self.mend} {place}." if self.mend else ""


def checkable(evidence: Sequence[Evidence]) -> Iterator[str]:
    """Addresses outside Drive whose form is right, each once."""
    addresses = (file.url for file in evidence if file.is_link and not drive_id(file.url))
    yield from (address for address in dict.fromkeys(addresses) if not unusable(address))


def known_since(before: LinkAnswer | None, now: SiteAnswer, today: date) -> LinkAnswer:
    """What is known after one more answer; one that says nothing leaves a page gone that was gone."""
    if before and (before.standing is now.standing or (before.standing, now.standing) == _STILL_GONE):
        return replace(before, asked=today)
    return LinkAnswer(now.standing, now.words, today, today)


def link_remark(link: Evidence, answers: Mapping[str, LinkAnswer]) -> LinkRemark | None:
    """What has to be said of it; None for files, and for links with which nothing is wrong."""
    if link.trouble:
        return LinkRemark(link.trouble, _TO_DO.get(link.reach, ""))
    if not link.is_link:
        return None
    if why := unusable(link.url):
        return LinkRemark(f"Tautan ini tidak dapat dibuka: {why}.", _FIX)
    answer = answers.get(link.url)
    if answer is None or answer.standing is Standing.ALIVE:
        return None
    if answer.standing is Standing.GONE:
        return LinkRemark(f"Halaman ini tidak ditemukan ({answer.words}) sejak {spoken(answer.since)}.", _FIX)
    return LinkRemark(f"Tautan ini tidak dapat diperiksa ({answer.words}); buka sendiri.")


def with_link_answers(
    evidence: Sequence[Evidence], judgements: Sequence[Judgement], answers: Mapping[str, LinkAnswer]
) -> tuple[Judgement, ...]:
    """The judgements after a look at the links' form and answers: nothing goes missing for it, it becomes doubtful."""
    pairs = zip(evidence, judgements, strict=True)
    return tuple(_seen(judgement, file, link_remark(file, answers)) for file, judgement in pairs)


def _seen(judgement: Judgement, link: Evidence, remark: LinkRemark | None) -> Judgement:
    if link.reach not in UNSEEN:
        return _remarked(judgement, remark, is_folder=link.reach is Reach.FOLDER)
    near = (*judgement.proofs, *judgement.doubtful)
    return Judgement(judgement.evidence, cause=Cause.HIDDEN, reason=link.trouble, near=near)


def _remarked(judgement: Judgement, remark: LinkRemark | None, *, is_folder: bool) -> Judgement:
    """A folder may hold what its words say, but nobody looked into it."""
    if remark is None:
        return judgement
    reason = f"{judgement.reason} {remark.sentence}".strip()
    if not remark.mend and not is_folder:
        return replace(judgement, reason=reason)
    doubtful = tuple(_said(proof, remark) for proof in (*judgement.proofs, *judgement.doubtful))
    spoilt = replace(judgement, proofs=(), doubtful=doubtful, cause=judgement.cause or Cause.UNSURE, reason=reason)
    # What stands in Tautan Manual is judged by that place (`given`), so only links of the matrix are left to mend here.
    return replace(spoilt, mend=remark.mend_in("di tab Rencana Kerja"))


def _said(proof: Proof, remark: LinkRemark) -> Proof:
    return replace(proof, reason=f"{remark.sentence} {proof.reason}")
