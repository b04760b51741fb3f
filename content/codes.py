"""Numbers into a short code of letters and digits, with a check that catches every changed character."""

from __future__ import annotations

import binascii
import re
import unicodedata
from datetime import date, timedelta

VERSION = "a"
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
BITS = 6
CHECK = 3
MOST = 64
FIRST_DAY = date(2000, 1, 1)
DAY_BITS = 16
LETTERS = "\0abcdefghijklmnopqrstuvwxyz -'."
LETTER_BITS = 5
READABLE = re.compile(rf"{VERSION}[A-Za-z0-9_-]{{{CHECK + 1},{MOST - 1}}}")


class BrokenCode(ValueError):
    """Not a code of ours."""


class Packer:
    """Numbers side by side as bits, the first one first."""

    def __init__(self) -> None:
        self.bits = ""

    def number(self, value: int, bits: int) -> None:
        """Raises OverflowError for a number that does not fit."""
        if not 0 <= value < 1 << bits:
            raise OverflowError(value)
        self.bits += format(value, f"0{bits}b")

    def day(self, iso: str) -> None:
        self.number((date.fromisoformat(iso) - FIRST_DAY).days, DAY_BITS)

    def word(self, text: str) -> None:
        """A name in plain letters, marks dropped; raises ValueError for any other character."""
        plain = unicodedata.normalize("NFKD", text.casefold())
        for letter in "".join(each for each in plain if not unicodedata.combining(each)) + LETTERS[0]:
            self.number(LETTERS.index(letter), LETTER_BITS)


class Unpacker:
    def __init__(self, bits: str) -> None:
        self.bits = bits

    def number(self, bits: int) -> int:
        if len(self.bits) < bits:
            raise BrokenCode("too short")
        taken, self.bits = self.bits[:bits], self.bits[bits:]
        return int(taken, 2)

    def day(self) -> str:
        return (FIRST_DAY + timedelta(days=self.number(DAY_BITS))).isoformat()

    def word(self) -> str:
        text = ""
        while number := self.number(LETTER_BITS):
            text += LETTERS[number]
        return text


def seal(packer: Packer) -> str:
    """The finished code. Raises ValueError when it would be longer than a code may be."""
    bits = packer.bits + "0" * (-len(packer.bits) % BITS)
    payload = VERSION + "".join(_letter(bits[at : at + BITS]) for at in range(0, len(bits), BITS))
    code = payload + _check(payload)
    if len(code) > MOST:
        raise ValueError("too long")
    return code


def unseal(code: str) -> Unpacker:
    """Raises BrokenCode."""
    if not READABLE.fullmatch(code) or _check(code[:-CHECK]) != code[-CHECK:]:
        raise BrokenCode("not a code")
    letters = code[len(VERSION) : -CHECK]
    return Unpacker("".join(format(ALPHABET.index(each), f"0{BITS}b") for each in letters))


def _letter(bits: str) -> str:
    return ALPHABET[int(bits, 2)]


def _check(payload: str) -> str:
    bits = format(binascii.crc_hqx(payload.encode("ascii"), 0), f"0{CHECK * BITS}b")
    return "".join(_letter(bits[at : at + BITS]) for at in range(0, len(bits), BITS))
