"""What the demo prints: tables and sentences for a newcomer."""

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table

from zi_sheets.demo.truth import Comparison
from zi_sheets.domain.assessment import Assessment, Item, completeness
from zi_sheets.domain.scoring.evaluation import Evaluation
from zi_sheets.domain.scoring.gates_words import gate_sentence
from zi_sheets.domain.status import FULFILLED
from zi_sheets.reports.words import percent
from zi_sheets.synced import Synced
from zi_sheets.synced_text import score_sentence

LISTED = 8


def tell_requests(console: Console, done: Synced) -> None:
    written = len(done.receipt.written) if done.receipt else 0
    counts = ", ".join(f"{group} {number}" for group, number in done.requests.items() if number)
    console.print(f"  {written} sel mesin ditulis dengan {sum(done.requests.values())} panggilan ({counts}).")
    if done.opened:
        console.print(f"  {done.opened} dokumen dibuka, karena statusnya bergantung pada isinya.")


def tell_areas(console: Console, assessment: Assessment) -> None:
    table = Table(title="Bukti yang sudah harus ada", title_justify="left")
    for heading in ("Area", "Ada", "Dari", "Perlu dicek", "Kurang", "Lengkap"):
        table.add_column(heading, justify="left" if heading == "Area" else "right")
    for area in assessment.areas:
        _add(table, area.name, (item for each in assessment.of_area(area) for item in each.items))
    table.add_section()
    _add(table, "Seluruhnya", assessment.items)
    console.print(table)


def _add(table: Table, name: str, items: Iterable[Item]) -> None:
    count = completeness(items)
    numbers = (count.fulfilled, count.asked, count.doubtful, count.lacking)
    table.add_row(name, *map(str, numbers), percent(count.fulfilled, count.asked))


def tell_score(console: Console, evaluation: Evaluation | None) -> None:
    """What the school says of itself, what evidence shows of it, and what is missing for WBK and WBBM."""
    if evaluation:
        console.print(f"  {score_sentence(evaluation)}")
        for gate in evaluation.gates:
            console.print(f"  Menurut nilai mandiri {gate_sentence(gate)}.")


def tell_changes(console: Console, first: Synced, second: Synced) -> None:
    before = {item.obligation.code: item.state.status for item in first.assessment.items}
    now = [item for item in second.assessment.items if item.fulfilled]
    gained = [item for item in now if before[item.obligation.code] not in FULFILLED]
    console.print(f"  Sejak sinkron pertama, {len(gained)} kewajiban menjadi lengkap:")
    for item in gained[:LISTED]:
        shown = item.state.shown[0].evidence.name if item.state.shown else "-"
        requirement, period = item.obligation.requirement, item.obligation.period.label
        console.print(f"    {item.state.status}: {requirement.indicator} {requirement.text} ({period}) <- {shown}")
    if len(gained) > LISTED:
        console.print(f"    ... dan {len(gained) - LISTED} lainnya")


def tell_truth(console: Console, comparison: Comparison, assessment: Assessment) -> None:
    """Found against truth, mistakes by name: a demo that hides them would teach nothing."""
    right, missed, wrong = (len(codes) for codes in (comparison.right, comparison.missed, comparison.wrong))
    console.print("\n[bold]Ditemukan dan kenyataan[/bold]")
    console.print(
        f"  Dari {comparison.truth} kewajiban yang benar-benar punya bukti, {right} ditemukan dan {missed} tidak; "
        f"{wrong} dianggap ada padahal tidak."
    )
    states = {item.obligation.code: item.state for item in assessment.items}
    for heading, codes in (("Tidak ditemukan", comparison.missed), ("Keliru dianggap ada", comparison.wrong)):
        for code in sorted(codes):
            console.print(f"  {heading}: {code} ({states[code].status}) {states[code].reason}")
