"""The rows of `LKE`: one per question, told by the question's id, which Pertanyaan repeats as its first word."""

from collections.abc import Iterable

from zi_sheets.domain.workbook.records import KEY, Records, filled
from zi_sheets.domain.workbook.settle import KeyedRow, settle
from zi_sheets.domain.workbook.slid import with_own_words

QUESTION = "Pertanyaan"
CLAIM, CLAIM_NOTE, REVIEW, REVIEW_NOTE = "Jawaban Unit", "Catatan", "Jawaban TPI", "Catatan TPI"
COUNTS = ("m1", "m2", "m3", "m4", "m5")
PEOPLE = (CLAIM, CLAIM_NOTE, REVIEW, REVIEW_NOTE, *COUNTS, "Pertanyaan Resmi")


def settled_questions(records: Records, questions: Iterable[str]) -> Records:
    """`questions`: ids of every sheet that is known, so that an answer waits in its row until its sheet is back."""
    rows = [
        KeyedRow(line, records.line_text(line, KEY), _asked(records, line), _written(records, line))
        for line in records.body()
        if filled(records, line, (KEY, QUESTION))
    ]
    given = [(question, question) for question in questions]
    return records.settled(settle(with_own_words(rows, given), given))


def _asked(records: Records, line: int) -> str:
    return records.line_text(line, QUESTION).partition(" ")[0]


def _written(records: Records, line: int) -> tuple[str, ...]:
    """What people wrote, column by column: the same letter from the unit and from the evaluator is not the same."""
    found = tuple(records.line_text(line, heading) for heading in PEOPLE)
    return found if any(found) else ()
