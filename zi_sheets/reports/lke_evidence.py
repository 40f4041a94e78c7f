"""What evidence stands behind a question of `LKE`, in words, and where to drop what is lacking."""

from collections.abc import Mapping, Sequence

from zi_sheets.domain.assessment import Assessment, Item
from zi_sheets.domain.scoring.evaluation import EvaluationRules
from zi_sheets.domain.scoring.proven import Links
from zi_sheets.domain.status import Status
from zi_sheets.reports.rencana_kerja import lacking

NOT_ASKED = "Rencana kerja tidak meminta dokumen untuk pertanyaan ini."
WEAK = "Dokumen yang berhubungan hanya lemah kaitannya; tidak dipakai membuktikan."


def evidence_texts(rules: EvaluationRules, assessment: Assessment) -> dict[str, str]:
    """By question: the sentence, and in a line of its own the folder to act in."""
    folders = {each.indicator.code: each.folder.url for each in assessment.indicators if each.folder}
    by_requirement: dict[str, list[Item]] = {}
    for item in assessment.items:
        if item.required:
            by_requirement.setdefault(item.obligation.requirement.id, []).append(item)
    proving, weak = (_by_question(links, by_requirement) for links in (rules.links, rules.weak_links))
    return {
        question: _with_folder(proving.get(question, ()), folders, WEAK if weak.get(question) else NOT_ASKED)
        for question in rules.instrument.questions
    }


def _by_question(links: Links, items: Mapping[str, Sequence[Item]]) -> dict[str, list[Item]]:
    return {question: [item for each in linked for item in items.get(each, ())] for question, linked in links.items()}


def evidence_sentence(items: Sequence[Item]) -> str:
    """ "1 dari 2 dokumen ada. Belum ada: Notulen. 9 belum waktunya."; what does not apply is named, never counted."""
    due = [item for item in items if item.asked]
    early = sum(item.state.status is Status.NOT_YET for item in items)
    aside = [item for item in items if item.state.status is Status.NOT_APPLICABLE]
    sentences = [
        f"{sum(item.fulfilled for item in due)} dari {len(due)} dokumen ada." if due else "",
        lacking(due),
        f"{early} belum waktunya." if early else "",
        *(f"Tidak dihitung: {item.obligation.requirement.text} ({item.state.reason.rstrip('.')})." for item in aside),
    ]
    return " ".join(filter(None, sentences))


def _with_folder(items: Sequence[Item], folders: Mapping[str, str], without: str) -> str:
    """`without`: what is said where the plan asks for nothing that proves the question."""
    if not items:
        return without
    lacking_first = sorted(items, key=lambda item: item.fulfilled or not item.asked)
    indicators = [item.obligation.requirement.indicator for item in lacking_first]
    folder = next((folders[indicator] for indicator in indicators if indicator in folders), "")
    return "\n".join(filter(None, [evidence_sentence(items), folder]))
