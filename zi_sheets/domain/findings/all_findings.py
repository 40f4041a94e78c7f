"""All findings of one day, the gravest first."""

from collections.abc import Iterator

from zi_sheets.domain.assessment import Assessment
from zi_sheets.domain.finding import Finding, FindingCode, Wordings, by_severity
from zi_sheets.domain.findings.across_files import late_uploads, same_content
from zi_sheets.domain.findings.answerable import answerable, for_all
from zi_sheets.domain.findings.of_file import file_findings
from zi_sheets.domain.findings.of_link import link_findings, unlinked_findings
from zi_sheets.domain.findings.of_obligation import obligation_findings
from zi_sheets.domain.findings.of_plan import plan_findings
from zi_sheets.domain.findings.of_tree import tree_findings
from zi_sheets.domain.sharing import own_domain
from zi_sheets.domain.snapshot import Snapshot
from zi_sheets.domain.workbook.records import Records


def all_findings(
    assessment: Assessment, snapshot: Snapshot, duty_rows: Records, wordings: Wordings
) -> tuple[Finding, ...]:
    """`duty_rows`: what people wrote beside the obligations."""
    return by_severity(_findings(assessment, snapshot, duty_rows, wordings))


def _findings(assessment: Assessment, snapshot: Snapshot, duty_rows: Records, wordings: Wordings) -> Iterator[Finding]:
    to_mend: set[str] = set()
    for indicator in assessment.indicators:
        yield from plan_findings(indicator, wordings)
        for each in obligation_findings(indicator, assessment.today, wordings):
            if each.code is FindingCode.LINK_TO_MEND:
                to_mend.add(each.about.subject)
            yield each
        yield from unlinked_findings(indicator, duty_rows, wordings)
    who, unit_domain = answerable(assessment.indicators), own_domain(snapshot.owner_domain)
    for result in assessment.files:
        yield from file_findings(result, who.for_file(result), unit_domain, wordings)
        if to_mend.isdisjoint(result.may_prove):
            yield from link_findings(result, who.for_file(result), snapshot.answers, wordings)
    settings, files = assessment.settings, assessment.files
    yield from same_content(files, who.for_file, wordings)
    yield from late_uploads(files, settings.assessment, for_all(f"Bukti {settings.name}"), wordings)
    yield from tree_findings(snapshot, who.for_folder, wordings)
