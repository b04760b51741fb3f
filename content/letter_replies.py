"""A letter that was pasted, sent or picked from the list: what the desk answers"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from content.answers import Answer
from content.languages import Catalogue
from content.letters.entries import Letter, letter, letters
from content.letters.reading import amounts, deadlines
from content.letters.recognition import Reader, Recognised, Scored
from content.rules.lawbook import LawBook
from content.wording.letters import Told
from content.wording.letters import answer as worded
from content.wording.plain import as_text


@dataclass(frozen=True, slots=True)
class LetterReply:
    """What a letter came to. The letter's own text is not in it: it is forgotten once it is read."""

    found: Recognised
    last_day: date | None
    answer: Answer

    @property
    def is_letter(self) -> bool:
        return self.found.verdict != "foreign"

    def as_json(self) -> dict[str, object]:
        """As the tool gives it."""
        found = self.found
        return {
            "verdict": found.verdict,
            "sure": found.sure,
            "letters": [{"id": each.id, "score": each.score} for each in found.letters],
            "sender": found.sender,
            "date": found.written.isoformat() if found.written else None,
            "last_day": self.last_day.isoformat() if self.last_day else None,
            "text": as_text(self.answer),
        }


class LetterDesk:
    """Reads and explains letters by the law as it stood on one day."""

    def __init__(self, law: LawBook, on: date) -> None:
        self._law = law
        self._reader = Reader(amounts(law, on))

    def read(self, text: str, words: Catalogue, on: date) -> LetterReply:
        return self._reply(self._reader.read(text), words, on)

    def named(self, letter_id: str, written: date | None, words: Catalogue, on: date) -> LetterReply:
        """A letter picked from the list. Raises UnknownLetter."""
        picked = letter(letter_id)
        return self._reply(
            Recognised("ours", True, (Scored(picked.id, 1.0),), written=written, picked=True), words, on
        )

    def _reply(self, found: Recognised, words: Catalogue, on: date) -> LetterReply:
        days = deadlines(found.letter, found, on, self._law)
        told = Told(found, days, words, self._law, on)
        return LetterReply(found, days.last_day, worded(told))


def by_sender() -> dict[str, tuple[Letter, ...]]:
    """Every letter of the list under who sends it, in the order of the list."""
    found: dict[str, list[Letter]] = {}
    for each in letters().values():
        found.setdefault(each.sent_by, []).append(each)
    return {sender: tuple(sent) for sender, sent in found.items()}
