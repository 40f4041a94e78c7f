"""DATA DUKUNG cut into atomic documents, by the rules of bench/README ("How the plan was cut into items").

Comma, "dan" and "serta" between documents split; a shared head noun or a shared subject is repeated; brackets that
explain do not split; a slash keeps alternatives in one item.
"""

import re

from zi_sheets.domain.requirement import Kind
from zi_sheets.domain.words.brackets import brackets, masked
from zi_sheets.domain.words.document_words import DocumentWord, Role, is_only, leading_word

_SEPARATOR = re.compile(r"(?P<comma>,(?!\d)\s*(?:(?:dan|serta|&)\s+)?|;\s*)|\s+(?:dan|serta|&|\+)\s+", re.IGNORECASE)
_ET_CETERA = re.compile(r"(?:dan\s+)?(?:dll|dsb|dst|lain-lain|lainnya|sebagainya|seterusnya)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\b(?:yang|tentang|mengenai|berdasarkan|untuk|melalui|terhadap|atas|dalam|kepada|dengan|sesuai|pada|terkait|oleh)\b",
    re.IGNORECASE,
)
"""What follows such a word explains the document; commas in it list no documents."""
_PAIRS = re.compile(
    r"\b(?:monitoring dan evaluasi|sarana dan prasarana|tugas dan fungsi|reward dan punishment)\b", re.IGNORECASE
)
_LONGEST_LISTED = 4
"""Words in a listed document whose name is not known ("mading", "running text"); a longer part is a sentence."""
_NO_CAPITAL = re.compile(r"[a-z]-")
"""e-rapor, e-SKP are written so."""


def cut(bullet: str) -> tuple[str, ...]:
    """The documents one bullet asks for, each in words that stand alone and begin with a capital."""
    occasion, listed = _occasion(" ".join(bullet.split()).strip(" ;,").removesuffix("."))
    documents = (document for text in _with_subject(_parts(listed)) for document in _each_in_bracket(text))
    return tuple(_capitalised(f"{document} {occasion}".strip()) for document in documents)


def _occasion(text: str) -> tuple[str, str]:
    """ "Rapat tim: undangan, foto" names first what all its documents are about."""
    occasion, colon, listed = text.partition(":")
    if not colon or leading_word(occasion) or not leading_word(listed):
        return "", text
    return (occasion[:1].lower() if occasion[1:2].islower() else occasion[:1]) + occasion[1:], listed.strip()


def _parts(text: str) -> list[str]:
    """Cut at the separators behind which another document begins, and repeat the head that only an earlier one says."""
    parts: list[str] = []
    head, start = "", 0
    separators = list(_SEPARATOR.finditer(masked(text, _PAIRS)))
    ends = [*(separator.start() for separator in separators[1:]), len(text)]
    for separator, end in zip(separators, ends, strict=False):
        left, right = f"{head} {text[start : separator.start()]}".strip(), text[separator.end() : end]
        shared = _shared_head(
            left, right, after_comma=bool(separator["comma"]), in_list=bool(separator["comma"] or parts)
        )
        if shared is not None:
            parts.append(left)
            head, start = shared, separator.end()
    return [part for part in (*parts, f"{head} {text[start:]}".strip()) if part]


def _shared_head(left: str, right: str, *, after_comma: bool, in_list: bool) -> str | None:
    """The head that `right` takes over from `left` ("" for none), or None if it is no document of its own."""
    if _ET_CETERA.match(right):
        return None
    word, outer = leading_word(left), masked(left, _PAIRS)
    about = not after_comma and is_only(right) and _CLAUSE.search(outer)
    if _names_document(right, after=word) and not about:
        return ""
    if repeated := _repeated_word(outer, right):
        return left[:repeated].strip()
    if not (in_list or _both_channels(word, right)) or _CLAUSE.search(outer) or len(right.split()) > _LONGEST_LISTED:
        return None
    return left[: word.end] if word and word.after and word.role is not Role.CHANNEL else ""


def _names_document(right: str, *, after: DocumentWord | None) -> bool:
    """True if `right` begins with a document's name; behind "Capture website" a channel is one more thing captured."""
    word = leading_word(right)
    if word is None or word.role is Role.MATTER:
        return False
    return word.role is not Role.CHANNEL or not _captures(after)


def _both_channels(word: DocumentWord | None, right: str) -> bool:
    """ "Capture web dan medsos"."""
    other = leading_word(right)
    return bool(_captures(word) and word and is_only(word.after) and other and other.role is Role.CHANNEL)


def _captures(word: DocumentWord | None) -> bool:
    return word is not None and word.role is Role.KIT and word.kind is Kind.CAPTURE and bool(word.after)


def _repeated_word(left: str, right: str) -> int:
    """Where the first word of `right` stands in `left`, else 0: "yang mendukung ... serta mendukung ..." is such."""
    first = right.split(maxsplit=1)[0] if right.split() else ""
    if not first[:1].isalpha() or _CLAUSE.fullmatch(first) or first.casefold() in ("dan", "serta"):
        return 0
    match = re.search(rf"(?<=\s){re.escape(first)}(?=\s|$)", left, re.IGNORECASE)
    return match.start() if match else 0


def _with_subject(parts: list[str]) -> list[str]:
    """ "Undangan, notula, foto rapat": where all are documents of one occasion, those without a subject share it."""
    words = [leading_word(part) for part in parts]
    if not all(word and word.role is Role.KIT for word in words):
        return parts
    subjects = [_subject(word) for word in words if word]
    return [
        f"{part} {_nearest(subjects, index)}".strip() if is_only(part) else part for index, part in enumerate(parts)
    ]


def _subject(word: DocumentWord) -> str:
    return "" if word.after.startswith(("/", "(")) else word.after.lstrip(". ")


def _nearest(subjects: list[str], index: int) -> str:
    """The subject said last before `index`, else the first one said after it."""
    return next(filter(None, (*reversed(subjects[:index]), *subjects[index + 1 :])), "")


def _each_in_bracket(text: str) -> list[str]:
    """ "Dokumen disiplin (foto dan absensi)" asks for both; a bracket that lists no such documents only explains."""
    for start, end in brackets(text):
        pieces = _SEPARATOR.sub("\n", text[start + 1 : end - 1]).split("\n")
        roles = {word.role if word else None for word in map(leading_word, pieces)}
        if len(pieces) > 1 and Role.KIT in roles and roles <= {Role.KIT, Role.DOCUMENT}:
            return [f"{text[:start]}({piece.strip()}){text[end:]}" for piece in pieces]
    return [text]


def _capitalised(text: str) -> str:
    return text if _NO_CAPITAL.match(text) else text[:1].upper() + text[1:]
