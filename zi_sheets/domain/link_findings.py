"""Findings about typed links: those that nobody can open, pages that are gone, and texts that are no link."""

from collections.abc import Iterable, Iterator, Mapping

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.findings import Finding, FindingCode
from zi_sheets.domain.link_answer import LinkAnswer, link_remark
from zi_sheets.domain.link_form import unusable
from zi_sheets.domain.typed_links import unlinked
from zi_sheets.domain.work_plan import WorkPlan

_MEND = "Perbaiki atau ganti alamatnya di sel tempat tautan itu diketik."


def link_findings(evidence: Iterable[Evidence], answers: Mapping[str, LinkAnswer]) -> Iterator[Finding]:
    """One per link that people have to mend; a site that gave no answer asks for nothing."""
    for link in evidence:
        remark = link_remark(link, answers)
        if remark and remark.spoilt:
            opens = "" if unusable(link.url) else link.url
            yield Finding(FindingCode.LINK, link.id, f"{link.name}: {remark.sentence}", _MEND, opens)


def unlinked_findings(work_plan: WorkPlan) -> Iterator[Finding]:
    """One per obligation beside which people wrote something else than a link."""
    for duty in work_plan.duties:
        if sentence := unlinked(work_plan.duty_rows, duty.code):
            yield Finding(FindingCode.LINK, duty.code, sentence, "Tempel alamat yang diawali https://.")
