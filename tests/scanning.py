"""A text as a poor camera reads it: letters mistaken, spaces lost, lines broken, the first lines cut off"""

from __future__ import annotations

import random

MISTAKEN = {
    "o": "0", "O": "0", "l": "1", "I": "l", "i": "l", "m": "rn", "e": "c", "S": "5", "s": "5", "B": "8",
    "g": "q", "u": "ii", "0": "O", "1": "l", "5": "S", "8": "B", "w": "vv", "h": "b", "c": "e", "n": "ri",
    "t": "f", "2": "Z",
}  # fmt: skip
STRAY = "|'~.,_"


def scanned(text: str, seed: int, share: float = 0.05) -> str:
    """The same errors for the same seed. `share`: of the letters that can be mistaken, so many are."""
    dice = random.Random(seed)  # noqa: S311 (repeatable errors, no secret)
    lines = text.strip().split("\n")
    if dice.random() < 0.3 and len(lines) > 8:
        lines = lines[dice.randint(1, 3) :]
    return "\n".join(_line(each, dice, share) for each in lines)


def _line(line: str, dice: random.Random, share: float) -> str:
    found: list[str] = []
    for at, sign in enumerate(line):
        if sign == " ":
            found.append(dice.choices([" ", "", "\n", "  "], [0.9, 0.05, 0.03, 0.02])[0])
        elif sign in MISTAKEN and dice.random() < share:
            found.append(MISTAKEN[sign])
        elif dice.random() < 0.006:
            found.append("" if dice.random() < 0.5 else sign + dice.choice(STRAY))
        elif sign.isalpha() and at and dice.random() < 0.01:
            found.append(f"{sign} ")
        else:
            found.append(sign)
    return "".join(found)
