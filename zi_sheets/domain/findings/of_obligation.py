"""Which finding follows from the state of an obligation; each has at most one, so that nobody is told twice."""

from collections.abc import Iterator
from datetime import date

from zi_sheets.domain.assessment import IndicatorItems, Item
from zi_sheets.domain.finding import About, Finding, FindingCode, Wordings, finding
from zi_sheets.domain.links.form import unusable
from zi_sheets.domain.period import spoken
from zi_sheets.domain.personal_data import masked
from zi_sheets.domain.status import Status

_BY_STATUS = {
    Status.UNREADABLE: FindingCode.UNREADABLE,
    Status.OUTDATED: FindingCode.OUTDATED,
    Status.EMPTY: FindingCode.EMPTY,
    Status.DOUBTFUL: FindingCode.DOUBTFUL,
    Status.REJECTED: FindingCode.REJECTED,
}
NAMED = 3
_CAN_BE_LATE = {Status.MISSING, Status.OUTDATED, Status.EMPTY, Status.REJECTED}


def obligation_findings(indicator: IndicatorItems, today: date, wordings: Wordings) -> Iterator[Finding]:
    """Of the required ones; what is only recommended is never a finding."""
    for item in indicator.items:
        if item.required and (code := _code(item, today)):
            yield finding(wordings, code, about_obligation(item, indicator), **_details(item, indicator, today))


def _code(item: Item, today: date) -> FindingCode | None:
    status, verdict = item.state.status, item.verdict
    if status is Status.NOT_APPLICABLE:
        return None if verdict.note else FindingCode.NOT_APPLICABLE_WITHOUT_NOTE
    if verdict.is_unclear and status in (Status.DOUBTFUL, Status.NOT_YET):
        return FindingCode.VERDICT_UNCLEAR
    if verdict.word and status is Status.DOUBTFUL:
        return FindingCode.VERDICT_LAPSED
    if status is Status.MISSING:
        return _missing(item, today)
    if status is Status.EMPTY and any(support.evidence.size != 0 for support in item.state.shown[:1]):
        return FindingCode.BLANK
    return FindingCode.LINK_TO_MEND if item.state.only_to_mend else _BY_STATUS.get(status)


def _missing(item: Item, today: date) -> FindingCode:
    if today > item.obligation.due:
        return FindingCode.OVERDUE
    return FindingCode.NEARLY_THERE if item.state.near else FindingCode.MISSING


def _details(item: Item, indicator: IndicatorItems, today: date) -> dict[str, str]:
    shown = [f"'{support.evidence.name}'" for support in item.state.shown[:NAMED]]
    return {
        "alasan": f"{item.state.reason}{_late(item, today)}",
        "tindakan": item.state.action,
        "daftar": " atau ".join(masked(name) for name in shown),
        "periode": item.obligation.period.label,
        "folder": " / ".join(indicator.folder.path) if indicator.folder else "bukti indikator ini",
    }


def _late(item: Item, today: date) -> str:
    """The day itself, never how long ago: so the sentence stays the same from night to night."""
    due, can_be_late = item.obligation.due, item.state.status in _CAN_BE_LATE or item.state.only_to_mend
    return f" Tenggat {spoken(due)} sudah lewat." if can_be_late and today > due else ""


def about_obligation(item: Item, indicator: IndicatorItems) -> About:
    """The link leads to the evidence that is shown or comes near, else to what cannot be seen, else to its folder."""
    obligation, seen = item.obligation, [support.evidence for support in (*item.state.shown, *item.state.near)]
    opens = [each.url for each in seen if not (each.is_link and unusable(each.url))]
    folder = indicator.folder.url if indicator.folder else ""
    return About(
        subject=obligation.code,
        name=obligation.requirement.text,
        link=opens[0] if opens else item.state.address or folder,
        indicator=indicator.indicator.code,
        pic=item.pic,
        period=obligation.period,
    )
