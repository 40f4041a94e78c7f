"""File names as people write them, made into plain words."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Zero-width and direction marks: they are invisible to the person who reads the name.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_EXTENSION = re.compile(
    r"\.(pdf|docx?|xlsx?|xlsm|pptx?|od[tsp]|rtf|txt|csv|jpe?g|png|gif|bmp|webp|heic|tiff?|svg|cdr|psd|ai|"
    r"mp[34]|mov|avi|mkv|3gp|wav|m4a|ogg|aac|amr|zip|rar|7z|gdoc|gsheet|gslides|gform|html?|url|lnk|webloc|tmp|bak)$"
)
# Words of copying before and after a name, the longer ones first.
_COPY_OF = (("salinan", "dari"), ("copy", "of"), ("duplikat", "dari"), ("kopi", "dari"), ("salinan",), ("copy",))
_COPY = frozenset({"copy", "salinan", "duplikat", "kopi"})
# "IMG-20210304-WA0012": the messenger's counter, not the word WA.
_STAMP = re.compile(r"[-_ ]wa\d{3,}(?!\d)")
_REGULATION = re.compile(
    r"(?<![a-z])(?:perbup|perda|perwali|pergub|permen[a-z]*|pp|uu|perpres|inpres)(?![a-z])\D{0,25}?(\d{1,4})(?!\d)"
)
_COUNTER = re.compile(r"\s*\(\d{1,3}\)$")


@dataclass(frozen=True, slots=True)
class CopyName:
    """`base`: the plain name without marks of copying. `said`: it calls itself a copy. `counted`: it ends in "(2)"."""

    base: str
    said: bool
    counted: bool


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Lower case, compatibility forms made one, invisible signs gone."""
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return text.casefold().strip()


def extension(name: str) -> str:
    """The file ending in lower case, "" where there is none that we know."""
    found = _EXTENSION.search(plain(name))
    return found[1] if found else ""


@lru_cache(maxsize=4096)
def _without_ending(name: str) -> str:
    """ "laporan.pdf.pdf" carries two."""
    text = plain(name)
    while (shorter := _EXTENSION.sub("", text)) != text:
        text = shorter.strip()
    return text


def stem(name: str) -> str:
    """The plain name without its ending and without a messenger's counter."""
    return _STAMP.sub(" ", _without_ending(name))


def regulation_number(text: str) -> str:
    """The number in "Perbup Nomor: 58 Tahun 2020", "" where there is no regulation."""
    found = _REGULATION.search(plain(text))
    return found[1] if found else ""


def words(text: str) -> tuple[str, ...]:
    """Runs of letters and runs of digits, in order: "banner1_WA" is banner, 1, wa."""
    return tuple(_WORD.findall(plain(text)))


def copy_name(name: str) -> CopyName:
    """What the name says about being a copy: "Salinan dari X.pdf", "X - Copy (2).pdf", "X (1).pdf"."""
    text, ending = _without_ending(name), extension(name)
    bare = _COUNTER.sub("", text)
    said = words(bare)
    base = _uncopied(said)
    return CopyName(f"{' '.join(base)}.{ending}", base != said, bare != text)


def _uncopied(said: tuple[str, ...]) -> tuple[str, ...]:
    for mark in _COPY_OF:
        if said[: len(mark)] == mark and len(said) > len(mark):
            return _uncopied(said[len(mark) :])
    for length in (1, 2):
        if (
            len(said) > length
            and said[-length] in _COPY
            and all(word.isdigit() for word in said[len(said) - length + 1 :])
        ):
            return _uncopied(said[:-length])
    return said
