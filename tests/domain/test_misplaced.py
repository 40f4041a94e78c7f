"""A code in the name that says another indicator than the folder (bench README, rule 4)."""

import pytest

from tests.domain.match_sample import file, judge


@pytest.mark.parametrize(
    ("path", "elsewhere"),
    [
        ("3. MP/3.1 Penyusunan Tim Kerja/7.1 stiker tolak suap.jpg", "7.1"),
        ("3. MP/3.1 Penyusunan Tim Kerja/3.2 banner.jpg", "3.2"),
        ("3. MP/3.1 Penyusunan Tim Kerja/[5.2] notula.pdf", "5.2"),
        ("3. MP/3.1 Penyusunan Tim Kerja/A.III.2.a notula.pdf", "5.2"),
        ("3. MP/3.1 Penyusunan Tim Kerja/3.1 notulen.pdf", ""),
        ("3. MP/3.1 Penyusunan Tim Kerja/notulen.pdf", ""),
        ("3. MP/3.1 Penyusunan Tim Kerja/A.I.2.a notula.pdf", ""),
        ("3. MP/3.1 Penyusunan Tim Kerja/2) notula.pdf", ""),
        ("3. MP/3.1 Penyusunan Tim Kerja/9.9 notula.pdf", ""),
        ("campur/7.1 stiker tolak suap.jpg", ""),
        ("7.1 stiker tolak suap.jpg", ""),
        ("3. MP/3.1 Penyusunan Tim Kerja/7.1 stiker 2019.jpg", ""),
    ],
    ids=[
        "another area",
        "another indicator",
        "in brackets",
        "another area of the LKE",
        "its own",
        "no code",
        "the same area of the LKE",
        "numbering",
        "no such indicator",
        "a folder that says nothing",
        "the root",
        "of another year anyway",
    ],
)
def test_named_elsewhere(path: str, elsewhere: str) -> None:
    assert judge(file(path))[0].elsewhere == elsewhere
