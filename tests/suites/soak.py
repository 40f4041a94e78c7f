"""How much of a grid a run takes: a fixed sample, or with ZI_SOAK=1 all of it."""

import os
import random
from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")
SOAK = bool(os.environ.get("ZI_SOAK"))
MINUTES = float(os.environ.get("SOAK_MINUTES", "5"))
SEED = 2021


def sample(grid: Sequence[Item], size: int) -> list[Item]:
    """`size` items of the grid, always the same ones; all of it when soaking."""
    return list(grid) if SOAK or len(grid) <= size else random.Random(SEED).sample(list(grid), size)
