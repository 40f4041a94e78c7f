"""Short names for ids and folders, made of what a text says."""

import re
import unicodedata
from collections.abc import Container
from itertools import chain, count

_LONGEST = 80


def slug(text: str) -> str:
    """Small ASCII words joined by hyphens, what brackets explain left out: "SK. Tim ZI (2021)" is "sk-tim-zi"."""
    plain = _words(re.sub(r"\([^()]*\)", " ", text)) or _words(text) or "butir"
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST + 1].rpartition("-")[0] or plain[:_LONGEST]


def free_name(name: str, taken: Container[str]) -> str:
    """`name`, or the first of `name-2`, `name-3` ... that is not taken."""
    candidates = chain([name], (f"{name}-{number}" for number in count(2)))
    return next(candidate for candidate in candidates if candidate not in taken)


def text_key(text: str) -> str:
    """Equal for texts that differ only in case, spaces and punctuation."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def _words(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))
