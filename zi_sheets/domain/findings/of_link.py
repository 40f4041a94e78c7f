"""Findings about typed links: those that nobody can open, pages that are gone, and texts that are no link."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from zi_sheets.domain.assessment import FileResult, IndicatorItems
from zi_sheets.domain.finding import About, Finding, FindingCode, Wordings, finding
from zi_sheets.domain.findings.of_obligation import about_obligation
from zi_sheets.domain.links.answer import LinkAnswer, link_remark
from zi_sheets.domain.links.form import unusable
from zi_sheets.domain.links.typed import unlinked
from zi_sheets.domain.workbook.records import Records


def link_findings(
    result: FileResult, about: About, answers: Mapping[str, LinkAnswer], wordings: Wordings
) -> Iterator[Finding]:
    """A link that people have to mend; a site that gave no answer asks for nothing."""
    remark = link_remark(result.evidence, answers)
    if remark and remark.mend:
        opens = "" if unusable(about.link) else about.link
        action = remark.mend_in("di sel tempat tautan itu diketik")
        about = replace(about, link=opens)
        yield finding(wordings, FindingCode.LINK, about, alasan=remark.sentence, tindakan=action)


def unlinked_findings(indicator: IndicatorItems, duty_rows: Records, wordings: Wordings) -> Iterator[Finding]:
    """An obligation beside which people wrote something else than a link."""
    for item in indicator.items:
        if sentence := unlinked(duty_rows, item.obligation.code):
            about = about_obligation(item, indicator)
            yield finding(wordings, FindingCode.NOT_A_LINK, about, alasan=sentence)
