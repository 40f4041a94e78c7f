"""How fast the matcher is, next to comparing every name with every text: `pytest -s` prints the ratios.

Budget (ARCHITECTURE.md, section 8): 10,000 files against 500 requirements at least 3 times as fast as rapidfuzz's cdist
on all pairs, and about linear to 100,000 files. Processor time, without a pass mark: machines differ.
"""

import random
from dataclasses import replace
from time import process_time

from rapidfuzz import fuzz, process

from tests.domain.match_sample import UNIT, YEAR, files, lexicon, plan
from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.matching.match import match
from zi_sheets.domain.requirement import Requirement

SYLLABLES = [consonant + vowel for consonant in "bcdfghjklmnprstw" for vowel in "aiueo"]


def many_files(count: int) -> list[Evidence]:
    """Real folders and names, each with two words of its own, so that no two names are alike."""
    chance, real = random.Random(2021), files("bench")
    return [
        replace(one, id=str(number), name=f"{_word(chance)} {_word(chance)} {one.name}")
        for number, one in ((number, real[number % len(real)]) for number in range(count))
    ]


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4)))


def many_requirements(count: int) -> list[Requirement]:
    asked = plan()
    return [replace(asked[number % len(asked)], id=f"{number}") for number in range(count)]


def seconds(evidence: list[Evidence], asked: list[Requirement]) -> float:
    words = lexicon()
    start = process_time()
    assert len(match(evidence, asked, words, YEAR, UNIT)) == len(evidence)
    return process_time() - start


def test_against_all_pairs() -> None:
    evidence, asked = many_files(10_000), many_requirements(500)
    ours = seconds(evidence, asked)
    start = process_time()
    process.cdist([one.name for one in evidence], [one.text for one in asked], scorer=fuzz.token_set_ratio, workers=1)
    pairs = process_time() - start
    print(f"\n10,000 files x 500: match {ours:.2f} s, cdist {pairs:.2f} s, {pairs / ours:.1f} times as fast")


def test_linear() -> None:
    small, large = (seconds(many_files(count), many_requirements(500)) for count in (10_000, 100_000))
    print(f"\n100,000 files: {large:.1f} s, {large / small:.1f} times 10,000 files")
