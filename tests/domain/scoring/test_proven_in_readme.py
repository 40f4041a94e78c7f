"""README prints the rule of the proven value as it is."""

import inspect
from pathlib import Path

import pytest

from zi_sheets.domain.scoring.proven import proven, supported

README = Path(__file__).parents[3] / "README.md"


@pytest.mark.parametrize("rule", [proven, supported], ids=["proven", "supported"])
def test_readme_prints_the_rule(rule: object) -> None:
    assert callable(rule)
    assert inspect.getsource(rule) in README.read_text(encoding="utf-8")
