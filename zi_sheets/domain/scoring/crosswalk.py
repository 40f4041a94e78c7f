"""Changing the evaluation sheet: which answers carry over, and which must be asked again.

An answer is carried over only where one question became one question, its type stayed and its letters mean the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from zi_sheets.domain.scoring.instrument import Instrument


@dataclass(frozen=True, slots=True)
class Counterpart:
    """One question of the older sheet and what became of it; `new` is empty where it was dropped."""

    old: str
    new: tuple[str, ...]
    type_changed: bool
    letters_shifted: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """From the sheet `old` to the sheet `new`, a counterpart per question of `old` and per result that both measure."""

    old: str
    new: str
    counterparts: tuple[Counterpart, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """The answer may stand as it is written."""

    source: str
    target: str
    written: str


@dataclass(frozen=True, slots=True)
class AskAgain:
    """`before`: (question, answer) pairs of the old sheet that come nearest, for the person who answers anew."""

    target: str
    reason: str
    before: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Switch:
    """`left_behind`: answered questions of the old sheet that the new one does not ask."""

    carried: tuple[Carried, ...]
    ask_again: tuple[AskAgain, ...]
    left_behind: tuple[str, ...]


def switch(crosswalk: Crosswalk, target: Instrument, written: Mapping[str, str]) -> Switch:
    """What becomes of the answers when `target` takes the place of the other sheet, in either direction.

    `written`: the answers as they stand, by the ids of the sheet that is left; blanks left out.
    """
    sources = _sources(crosswalk, target.id)
    decided = [_decided(question, sources.get(question, ()), written) for question in target.questions]
    reached = {source for pairs in sources.values() for source, _ in pairs}
    return Switch(
        carried=tuple(each for each in decided if isinstance(each, Carried)),
        ask_again=tuple(each for each in decided if isinstance(each, AskAgain)),
        left_behind=tuple(question for question in written if question not in reached),
    )


Sources = tuple[tuple[str, Counterpart], ...]


def _sources(crosswalk: Crosswalk, target: str) -> dict[str, Sources]:
    """The questions of the other sheet behind each question of `target`."""
    found: dict[str, Sources] = {}
    for each in crosswalk.counterparts:
        for new in each.new:
            source, question = (each.old, new) if target == crosswalk.new else (new, each.old)
            found[question] = (*found.get(question, ()), (source, each))
    return found


def _decided(question: str, sources: Sources, written: Mapping[str, str]) -> Carried | AskAgain:
    before = tuple((source, written[source]) for source, _ in sources if source in written)
    reason = _reason(sources)
    if not reason and before:
        return Carried(before[0][0], question, before[0][1])
    return AskAgain(question, reason or "belum dijawab di lembar lama", before)


def _reason(sources: Sources) -> str:
    """Why an answer must not be copied, "" where it may."""
    if not sources:
        return "tidak ada padanannya di lembar lama"
    if len(sources) > 1 or len(sources[0][1].new) > 1:
        return "pertanyaannya dipecah atau digabung"
    counterpart = sources[0][1]
    if counterpart.type_changed:
        return "tipe jawabannya berubah"
    if counterpart.letters_shifted:
        return f"arti hurufnya bergeser{f': {counterpart.note}' if counterpart.note else ''}"
    return ""


def remarks(crosswalk: Crosswalk, target: Instrument, written: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """For questions of `target` what people answered before on the other sheet, and whether that may be used again.

    `written`: by the id of each sheet, as `switch` takes it.
    """
    if target.id not in (crosswalk.old, crosswalk.new):
        return {}
    found = switch(crosswalk, target, written[crosswalk.old if target.id == crosswalk.new else crosswalk.new])
    kept = {each.target: f"Jawaban lama {each.source}: {each.written}, boleh dipakai." for each in found.carried}
    return kept | {each.target: _asked_again(each) for each in found.ask_again if each.before}


def _asked_again(again: AskAgain) -> str:
    before = "; ".join(f"{source}: {written}" for source, written in again.before)
    return f"Jawaban lama {before}, tidak boleh disalin: {again.reason.rstrip('.')}."
