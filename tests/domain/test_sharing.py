"""Whose account owns a piece of evidence, and which mail domains are a unit's own."""

import pytest

from zi_sheets.domain.sharing import is_outside, own_domain


@pytest.mark.parametrize(
    ("domain", "expected"),
    [
        ("smpn1.sch.id", "smpn1.sch.id"),
        ("gmail.com", ""),
        ("guru.smp.belajar.id", ""),
        ("tool.iam.gserviceaccount.com", ""),
        ("notgmail.com", "notgmail.com"),
        ("", ""),
    ],
)
def test_own_domain(domain: str, expected: str) -> None:
    assert own_domain(domain) == expected


@pytest.mark.parametrize(
    ("domain", "unit", "expected"),
    [
        ("smpn1.sch.id", "smpn1.sch.id", False),
        ("guru.smpn1.sch.id", "smpn1.sch.id", False),
        ("smpn1.sch.id", "guru.smpn1.sch.id", False),
        ("gmail.com", "smpn1.sch.id", True),
        ("smpn2.sch.id", "smpn1.sch.id", True),
        ("tool.iam.gserviceaccount.com", "smpn1.sch.id", False),
        ("gmail.com", "", False),
        ("", "smpn1.sch.id", False),
    ],
    ids=["same", "below it", "above it", "private account", "another school", "a program", "unit unknown", "no owner"],
)
def test_is_outside(domain: str, unit: str, expected: bool) -> None:
    assert is_outside(domain, unit) is expected
