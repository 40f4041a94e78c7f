"""Reading words as concepts: longest phrase first, with misspelt and glued words put right."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from rapidfuzz.distance import OSA

from zi_sheets.domain.words.lexicon import Lexicon

Phrases = Mapping[tuple[str, ...], tuple[str, ...]]
Reader = Callable[[tuple[str, ...]], tuple[str, ...]]

# Letters of a word from which one slip, and two slips, leave no doubt; of the longest word looked at, and its parts.
_LONG, _VERY_LONG, _LONGEST, _WORD = 6, 10, 40, 16


def reader(lexicon: Lexicon, plan_words: Iterable[str] = ()) -> Reader:
    """A function from plain words to concepts. Words in no phrase stay themselves, noise falls away.

    `plan_words` are further words known to be spelt right. What was put right once is remembered, so the time for a
    word depends on its length, not on how often it comes.
    """
    phrases = lexicon.phrases
    lengths = _lengths(phrases)
    known = (
        {word for phrase in phrases for word in phrase}
        | lexicon.noise
        | set(lexicon.spelling)
        | {w for w in plan_words if w.isalpha()}
    )
    near = _neighbourhood(known)
    repaired: dict[str, tuple[str, ...]] = {}

    def repair(word: str) -> tuple[str, ...]:
        if word not in repaired:
            repaired[word] = _glued(word, known) or (_closest(word, near),)
        return repaired[word]

    spelling = lexicon.spelling

    def read(words: tuple[str, ...]) -> tuple[str, ...]:
        right: list[str] = []
        for word in words:
            if word in known or len(word) < _LONG or word.isdigit():
                right.append(word)
            else:
                right.extend(repair(word))
        return _concepts([spelling.get(word, word) for word in right], phrases, lengths, lexicon.noise)

    return read


def _lengths(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    by_first: defaultdict[str, set[int]] = defaultdict(set)
    for phrase in phrases:
        by_first[phrase[0]].add(len(phrase))
    return {word: tuple(sorted(sizes, reverse=True)) for word, sizes in by_first.items()}


def _concepts(
    words: list[str],
    phrases: Phrases,
    lengths: dict[str, tuple[int, ...]],
    noise: frozenset[str],
) -> tuple[str, ...]:
    found: list[str] = []
    at = 0
    while at < len(words):
        word = words[at]
        for length in lengths.get(word, ()):
            said = phrases.get(tuple(words[at : at + length]))
            if said is not None:
                found.extend(said)
                at += length
                break
        else:
            if word not in noise and not word.isdigit():
                found.append(word)
            at += 1
    return tuple(found)


def _neighbourhood(known: Iterable[str]) -> dict[tuple[str, int], list[str]]:
    """Known long words by first letter and length: a slip rarely hits the first letter."""
    near: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for word in sorted(known):
        if len(word) >= _LONG:
            near[word[0], len(word)].append(word)
    return near


def _closest(word: str, near: dict[tuple[str, int], list[str]]) -> str:
    """The known word one slip away, two for very long words; the word itself where there is none."""
    if len(word) > _LONGEST:
        return word
    slips = 2 if len(word) >= _VERY_LONG else 1
    candidates = [
        (OSA.distance(word, other, score_cutoff=slips), other)
        for length in range(len(word) - slips, len(word) + slips + 1)
        for other in near.get((word[0], length), ())
    ]
    distance, other = min(candidates, default=(slips + 1, word))
    return other if distance <= slips else word


def _glued(word: str, known: set[str]) -> tuple[str, ...]:
    """ "sktimzi" is sk, tim, zi: only if every part is a known word; fewest parts win."""
    if len(word) > _LONGEST:
        return ()
    parts: dict[int, tuple[str, ...]] = {0: ()}
    for start in range(len(word) - 1):
        if start in parts:
            for end in range(start + 2, min(len(word), start + _WORD) + 1):
                part = word[start:end]
                if part in known and len(parts.get(end, word)) > len(parts[start]) + 1:
                    parts[end] = (*parts[start], part)
    return parts.get(len(word), ())
