"""The questions, result items and scales of an evaluation sheet's file."""

import re
from collections.abc import Mapping

from zi_sheets.domain.scoring.instrument import Count, Question, Ratio
from zi_sheets.domain.scoring.instrument_sources import Source, Standing
from zi_sheets.domain.scoring.scale import AnswerType, Scale, falls
from zi_sheets.materials.instrument_yaml import Entry

Scales = Mapping[AnswerType, Scale]

_RATIO = re.compile(r"(?:\((m\d)-(m\d)\)|(m\d))/(m\d)")
_LETTERED = (AnswerType.YES_NO, AnswerType.ABC, AnswerType.ABCD, AnswerType.ABCDE)
_ITEM_FORMULAS = {AnswerType.SURVEY: "score/4", AnswerType.PERCENT: "fraction"}


def source(entry: Entry) -> Source:
    return Source(entry.word("status", Standing), entry.optional("page"))


def read_scales(entry: Entry) -> Scales:
    """The worth of each letter, with how sure it is. Raises Refusal where letters do not fall from 1 to 0."""
    written, standings = entry.entry("scales"), entry.entry("scales_status")
    scales = {kind: Scale(kind) for kind in (AnswerType.PERCENT, AnswerType.SURVEY)}
    for kind in _LETTERED:
        letters, sure = written.entry(kind), standings.entry(kind)
        worths = {letter: letters.number(letter) for letter in letters.fields}
        scales[kind] = Scale(kind, worths, {letter: sure.word(letter, Standing) for letter in letters.fields})
        if not falls(scales[kind]):
            raise letters.fault(f"nilai huruf {kind} harus turun dari 1 sampai 0")
    return scales


def question(entry: Entry, scales: Scales) -> Question:
    """One question. Raises Refusal where options do not fit the scale, or the formula not its counts."""
    scale = scales[entry.word("answer", AnswerType)]
    counts = tuple(Count(each.text("code"), each.text("name"), each.yes("counted")) for each in entry.entries("inputs"))
    return Question(
        id=entry.text("id"),
        label=entry.text("label"),
        scale=scale,
        source=source(entry),
        options=_options(entry, scale),
        counts=counts,
        ratio=_ratio(entry, counts) if counts else None,
        if_none=_policy(entry) if scale.type is AnswerType.PERCENT else "",
        note=entry.optional("note"),
    )


def item_question(entry: Entry, scales: Scales) -> Question:
    """The question behind a result item; its formula must be its worth times its weight."""
    asked = question(entry, scales)
    kind = asked.scale.type
    expected = f"{_ITEM_FORMULAS.get(kind, kind.value)}*{entry.text('weight')}"
    if entry.text("formula") != expected:
        raise entry.entry("formula").fault(f'rumus "{entry.text("formula")}" tidak cocok dengan bobot: {expected}')
    _check_points(entry, asked.scale)
    return asked


def _options(entry: Entry, scale: Scale) -> dict[str, str]:
    if not scale.letters:
        return {}
    written = entry.entry("options")
    if tuple(written.fields) != tuple(scale.letters):
        found, known = ", ".join(written.fields), ", ".join(scale.letters)
        raise written.fault(f"huruf {entry.text('id')} tertulis {found}, seharusnya {known}")
    return {letter: written.text(letter) for letter in written.fields}


def _ratio(entry: Entry, counts: tuple[Count, ...]) -> Ratio:
    formula = _RATIO.fullmatch(entry.text("formula"))
    if not formula:
        raise entry.entry("formula").fault(f'rumus "{entry.text("formula")}" tidak dikenal; contoh: m2/m1, (m1-m2)/m1')
    first, minus, plus, base = (code or "" for code in formula.groups())
    used = {first or plus, minus, base} - {""}
    counted = {count.code for count in counts if count.counted}
    if used != counted:
        found = f"memakai {', '.join(sorted(used))}; yang bertanda counted: {', '.join(sorted(counted))}"
        raise entry.entry("formula").fault(f'rumus "{entry.text("formula")}" {found}')
    return Ratio(first or plus, minus, base, entry.word("formula_status", Standing))


def _policy(entry: Entry) -> str:
    """What was seen elsewhere for a base of zero. The two policies themselves are fixed: 0, and 0 to 1."""
    zero, clamp = entry.entry("zero_denominator"), entry.entry("clamp")
    if zero.number("value") != 0 or clamp.number("min") != 0 or clamp.number("max") != 1:
        raise zero.fault("pembagi nol selalu bernilai 0, dan hasil selalu dibatasi 0 sampai 1")
    return f"{zero.number('seen_elsewhere') * 100}%" if zero.optional("seen_elsewhere") else ""


def _check_points(entry: Entry, scale: Scale) -> None:
    """Printed points of a lettered item must be the letter's worth times the weight."""
    if "points" not in entry.fields:
        return
    points = entry.entry("points")
    for letter, worth in scale.letters.items():
        if points.number(letter) != worth * entry.number("weight"):
            raise points.entry(letter).fault(f"poin {letter} tidak sama dengan nilai huruf kali bobot")
