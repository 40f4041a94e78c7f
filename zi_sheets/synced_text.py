"""What a sync tells: the JSON of the contract, and the few lines that a person wants to know."""

from typing import Any

from zi_sheets.domain.assessment import completeness
from zi_sheets.domain.finding import About
from zi_sheets.domain.scoring.arithmetic import number_text, two_decimals
from zi_sheets.domain.scoring.evaluation import Evaluation
from zi_sheets.reports.words import in_brackets, out_of, percent
from zi_sheets.synced import Synced

SHOWN_FINDINGS = 10


def synced_json(done: Synced) -> dict[str, Any]:
    """PRODUCT.md, section 7. `writes` counts cells changed, without the row in Log."""
    result: dict[str, Any] = {
        "requests": dict(done.requests),
        "writes": len(done.receipt.written) if done.receipt else 0,
        "statuses": done.statuses,
        "findings": done.findings,
        "score": score_json(done.evaluation),
        "duration_s": round(done.duration_s, 3),
    }
    return result if done.receipt else {**result, "plan": done.plan.listed()}


def _named(about: About) -> str:
    name = f"{about.name}{in_brackets([about.period] if about.period else [])}"
    return " ".join(filter(None, (about.indicator, name, f"di folder {about.place}" if about.place else "")))


def score_json(evaluation: Evaluation | None) -> dict[str, str] | None:
    """Points out of 100; None where nobody answered."""
    if evaluation is None:
        return None
    return {
        "claimed": number_text(evaluation.claimed.total),
        "proven_low": number_text(evaluation.proven_low.total),
        "proven_high": number_text(evaluation.proven_high.total),
    }


def score_sentence(evaluation: Evaluation) -> str:
    """Claimed and proven, never one without the other."""
    low, high = two_decimals(evaluation.proven_low.total), two_decimals(evaluation.proven_high.total)
    unanswered = len(evaluation.claimed.unanswered)
    blank = f"; {unanswered} pertanyaan belum dijawab" if unanswered else ""
    claimed = two_decimals(evaluation.claimed.total)
    return f"Nilai LKE dari 100: mandiri {claimed}, terbukti {low} sampai {high}{blank}."


def synced_text(done: Synced) -> str:
    count = completeness(done.assessment.items)
    lines = [
        f"{out_of(count)} kewajiban yang sudah berjalan terpenuhi ({percent(count.fulfilled, count.asked)}).",
        ", ".join(f"{status}: {number}" for status, number in done.statuses.items() if number),
    ]
    lines += [score_sentence(done.evaluation)] if done.evaluation else []
    findings = done.assessment.to_act_on
    lines += [f"- {_named(each.about)}: {each.told}" for each in findings[:SHOWN_FINDINGS]]
    lines += [f"... dan {len(findings) - SHOWN_FINDINGS} temuan lain"] if len(findings) > SHOWN_FINDINGS else []
    lines += [f"Catatan: {words}." for words in done.notes]
    if done.receipt is None:
        return "\n".join([*lines, f"Uji coba: {len(done.plan.listed())} sel akan ditulis; tidak ada yang ditulis."])
    lines += [f"Tidak ditulis: {words}" for words in done.receipt.left]
    lines.append(f"{len(done.receipt.written)} sel ditulis, {sum(done.requests.values())} panggilan ke Google.")
    return "\n".join(lines)
