"""Messages that nobody should send: random, hostile, broken, in every script; the same for the same seed"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from tests.dialogues import dialogues

SCRIPTS = "abcdefghijklmnop ABC éüşığ яїєжщ کگچپژ ابتثجحخ ሰላም中文字符 हिन्दी ไทย 한국어 ابپ"
SIGNS = (
    "!?.,;:-_/\\|@#$%^&*()[]{}<>\"'`~+=€£°§¶•…—–\u00a0\u200b\u200d\u200e\u200f\u202e\u2066\u2069\ufeff\ufffd"
)
PLANES = ((0x1F300, 0x1FAFF), (0x0300, 0x036F), (0xE000, 0xE0FF), (0x10300, 0x1034F), (0x20000, 0x200FF))
ATTACKS = (
    "' OR 1=1 --", "<script>alert(1)</script>", "{0} {name} %s %(x)s", "{{7*7}}", "${jndi:ldap://x}",
    "../../etc/passwd", "\x00\x01\x02", "<b>&amp;&lt;<i>", "[x](javascript:alert(1))", "**" * 50, "_" * 50,
    "\n" * 40, "\t\r\n", "=1+1", "31-02-2024", "99/99/9999", "0000-00-00", "3 maart 99999999999", "-1",
    "٣/٣/٢٠٢٤ ۳/۳/۱۴۰۲", "1e308", "NaN", "999999999999999999999999999999 uur", "€ 1.2.3.4,5,6", "A" * 3000,
    "😀" * 900, "هه" * 900, "/", "/start", "/start x", "/\u0000", "@", "nee", "no", "en", "hoeveel",
    "en voor mijn vrouw?", "in english please", "بالعربية", "nederlands",
)  # fmt: skip
"""What breaks programs, and the small words that mean something only after another message."""


def messages(count: int, seed: int) -> Iterator[str]:
    dice = random.Random(seed)  # noqa: S311 (repeatable noise, no secret)
    said = [each.text for dialogue in dialogues() for each in dialogue.said]
    makers: tuple[Callable[[], str], ...] = (
        lambda: _noise(dice, SCRIPTS),
        lambda: _noise(dice, SCRIPTS + SIGNS),
        lambda: "".join(chr(dice.randint(*dice.choice(PLANES))) for _ in range(dice.randint(1, 40))),
        lambda: dice.choice(ATTACKS),
        lambda: _broken(dice, dice.choice(said)),
        lambda: f"{dice.choice(said)} {dice.choice(ATTACKS)}"[:4000],
        lambda: _almost_a_date(dice),
        lambda: " ".join(dice.sample(" ".join(said).split(), dice.randint(1, 12))),
    )
    for _ in range(count):
        yield dice.choice(makers)() or "?"


def _almost_a_date(dice: random.Random) -> str:
    parts = (dice.randint(-9, 99), dice.randint(0, 40), dice.randint(0, 9999))
    return dice.choice("-/. ").join(str(each) for each in parts)


def _noise(dice: random.Random, signs: str) -> str:
    return "".join(dice.choices(signs, k=dice.randint(1, dice.choice((5, 40, 200)))))


def _broken(dice: random.Random, text: str) -> str:
    """A real message with signs lost, doubled and strewn in."""
    found: list[str] = []
    for sign in text:
        found.extend(
            dice.choices([[sign], [], [sign, sign], [dice.choice(SIGNS), sign]], [0.85, 0.05, 0.05, 0.05])[0]
        )
    return "".join(found)
