"""Findings about rows of the work plan: claims without evidence, deadlines that are no dates, nobody in charge."""

import re
from collections.abc import Iterator

from zi_sheets.domain.assessment import IndicatorItems, Item
from zi_sheets.domain.finding import About, Finding, FindingCode, Wordings, finding
from zi_sheets.domain.period import spoken
from zi_sheets.domain.requirement import Cadence
from zi_sheets.domain.work_plan.team import NOBODY

NAMED = 3
_DONE = re.compile(r"(?:(?:sudah|telah)\s+)?(?:selesai|terlaksana|tuntas)(?:\s*\(?100\s*%\)?)?\W*", re.IGNORECASE)


def plan_findings(each: IndicatorItems, wordings: Wordings) -> Iterator[Finding]:
    """Of one indicator's row."""
    indicator = each.indicator
    name = f"{indicator.code} {indicator.indikator}"
    folder = each.folder.url if each.folder else ""
    about = About(indicator.code, name, link=folder, indicator=indicator.code, pic=each.pic)
    if each.pic == NOBODY and each.items:
        yield finding(wordings, FindingCode.NO_PIC, about)
    once = [item for item in each.items if item.required and item.obligation.requirement.cadence is Cadence.ONCE]
    if indicator.batas_waktu_text and indicator.batas_waktu is None and once:
        due = spoken(once[0].obligation.due)
        yield finding(wordings, FindingCode.UNUSABLE_DEADLINE, about, isi=indicator.batas_waktu_text, tenggat=due)
    if claimed := _claimed_in_vain(each):
        lacking = _named([item for item in each.items if item.lacking])
        yield finding(wordings, FindingCode.CLAIMED, about, isi=claimed, daftar=lacking)


def _claimed_in_vain(each: IndicatorItems) -> str:
    """Which activities are called done though evidence lacks; "" if none.

    No document is tied to a single activity: where all are done every document must be there, where some are, any.
    """
    statuses = each.indicator.status_kegiatan
    done = [number for number, status in enumerate(statuses, 1) if _DONE.fullmatch(status.strip())]
    asked = [item for item in each.items if item.asked]
    lacking = [item for item in asked if item.lacking]
    if not done or not lacking:
        return ""
    if len(done) == len(statuses):
        return "semua kegiatan"
    return f"kegiatan {', '.join(map(str, done))}" if len(lacking) == len(asked) else ""


def _named(items: list[Item]) -> str:
    texts = list(dict.fromkeys(f"{item.obligation.requirement.text} ({item.state.status})" for item in items))
    more = f" dan {len(texts) - NAMED} lainnya" if len(texts) > NAMED else ""
    return f"{', '.join(texts[:NAMED])}{more}"
