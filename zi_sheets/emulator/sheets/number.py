"""Numbers as Google writes them without a format, and makes them up for ids."""

import secrets
from collections.abc import Container


def new_number(taken: Container[int] = ()) -> int:
    """A random positive 32-bit number that is not taken."""
    return next(number for _ in iter(int, 1) if (number := secrets.randbelow(2**31 - 1) + 1) not in taken)


def plain_number(value: float) -> float:
    """A whole number without ".0", as in Google's JSON."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e21 else value


def general(value: float) -> str:
    """The automatic format: whole numbers in full, others with ten significant digits."""
    if float(value).is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = f"{value:.10g}"
    mantissa, e, exponent = text.partition("e")
    return f"{mantissa}E{int(exponent):+03d}" if e else text
