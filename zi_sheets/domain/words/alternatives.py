"""Alternatives inside one requirement: "mutasi/ rotasi" asks for either, so the item stays one and names both.

bench/README: "a slash gives alternatives kept in one item (any_of: any one is enough)".
"""

import re

from zi_sheets.domain.words.brackets import brackets, masked
from zi_sheets.domain.words.document_words import Role, leading_word

_SLASH = re.compile(r"(?<=[^\W\d_])\s*/\s*(?=[^\W\d_])|\s+atau\s+", re.IGNORECASE)
"""Between words only: not in dates, school years, numbers of decrees, or addresses."""
_ONE_NAME = re.compile(r"\bwbk\s*/\s*wbbm\b|\b\w/\w\b|\S*://\S*|\bdan/atau\b|\bwww\.\S*", re.IGNORECASE)
_UNIT = re.compile(r"[^\s()]+(?:\s*\([^()]*\))?|\([^()]*\)")
_STOP = re.compile(r"melalui|lewat|di|ke|dari|pada|tentang|untuk|yang|dan|serta|dalam|oleh|dengan", re.IGNORECASE)
_CLOSING = frozenset(("lainnya", "lain"))
_ACTION = re.compile(r"pe(?:m|n|ng|ny|r|l)?\w{3,}an|\w{2,}[aei]si", re.IGNORECASE)
_VERBAL_NOUN = re.compile(r"pe(?:m|n|ng|ny|r|l)\w{3,}an", re.IGNORECASE)


def alternatives(text: str) -> tuple[str, ...]:
    """Any one of these proves the requirement `text`; () where it asks for one thing only."""
    return _channels_in_bracket(text) or _around_slashes(text)


def _channels_in_bracket(text: str) -> tuple[str, ...]:
    """ "media online (web, Facebook, wa)": a bracket that lists nothing but channels."""
    for start, end in brackets(text):
        listed = re.split(r",|/|;|\bdan\b|\batau\b", text[start + 1 : end - 1])
        parts = [part.strip() for part in listed if part.strip()]
        words = [leading_word(part) for part in parts]
        if len(parts) > 1 and all(word and word.role is Role.CHANNEL for word in words):
            return tuple(parts)
    return ()


def _around_slashes(text: str) -> tuple[str, ...]:
    first, *others = _one_group(_segments(text))
    if not others:
        return ()
    width = len(_units(others[0])) if len(others) > 1 else 1
    before, at_head = _last_units(first, width)
    found = (before, *others[:-1], _first_units(others[-1], width, (before, *others[:-1])))
    return tuple(_uncapitalised(word) for word in found) if at_head else found


def _segments(text: str) -> list[str]:
    """Cut at slashes outside brackets; names that are written with a slash stay whole."""
    cuts = [
        0,
        *(position for match in _SLASH.finditer(masked(text, _ONE_NAME)) for position in match.span()),
        len(text),
    ]
    return [text[start:end].strip() for start, end in zip(cuts[::2], cuts[1::2], strict=True)]


def _one_group(segments: list[str]) -> list[str]:
    """A part between two slashes that is a whole phrase ends the first group; what follows is another one."""
    for index, middle in enumerate(segments[1:-1], start=1):
        if any(_STOP.fullmatch(unit) for unit in _units(middle)):
            return segments[: index + 1]
    return segments


def _last_units(segment: str, width: int) -> tuple[str, bool]:
    """The last words before the first slash, as many as the other alternatives have.

    True if they open the item, at most after a document word: then their capital is only the item's own.
    """
    word = leading_word(segment)
    has_head = word is not None and word.after and not word.after.startswith("(")
    units = _units(word.after if word and has_head else segment)
    return " ".join(units[-width:]), len(units) <= width


def _first_units(segment: str, width: int, others: tuple[str, ...]) -> str:
    """The first words after the last slash, as many as the other alternatives have; what follows is common to all.

    "lainnya" closes a longer alternative. A verbal noun ("pengembangan pegawai") keeps its object, unless another
    alternative names an action too and so shares the object ("identifikasi/ pemetaan benturan kepentingan").
    """
    units = _units(segment)
    words = [unit.casefold() for unit in units]
    closing = next((index for index, word in enumerate(words[:5]) if word in _CLOSING), None)
    if closing is not None:
        return " ".join(units[: closing + 1])
    if _VERBAL_NOUN.fullmatch(words[0]) and not any(_ACTION.fullmatch(other) for other in others):
        end = next((index for index, word in enumerate(words) if _STOP.fullmatch(word)), len(words))
        return " ".join(units[:end])
    return " ".join(units[:width])


def _units(text: str) -> list[str]:
    """Words, each with the bracket that explains it."""
    return [match[0].strip(" ,;.") for match in _UNIT.finditer(text)]


def _uncapitalised(text: str) -> str:
    """Small initial, except in abbreviations (RKA, DRP)."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
