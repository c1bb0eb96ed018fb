"""Numbers as lists write them: letters and Roman numerals."""

MOST = 3000
"""No letter or Roman numeral is written for a larger number."""

_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "m cm d cd c xc l xl x ix v iv i".split(),
        strict=True,
    )
)


def letters(number: int) -> str:
    """Return 1 as ``a``, 27 as ``aa``; digits for what lists write no letters for."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= MOST else str(number)


def roman(number: int) -> str:
    """Return 4 as ``iv``; digits for what lists write no numeral for."""
    if not 0 < number <= MOST:
        return str(number)
    found = ""
    for value, numeral in _ROMAN:
        found += numeral * (number // value)
        number %= value
    return found
