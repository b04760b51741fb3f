"""Every answer as messages: nothing dropped, short, readable for Telegram, each run in its own direction."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

import pytest

from bot import buttons
from bot.buttons import MOST, TooLong, Verb, decode, encode
from bot.markup import seen
from bot.rendering import MOST as LONGEST
from bot.rendering import Page, draw, packed, pages
from content.answers import (
    Answer,
    Bullets,
    Chart,
    Citation,
    Dutch,
    Heading,
    Line,
    Link,
    Mark,
    Note,
    Paragraph,
    Reasons,
    Result,
    Steps,
    Table,
    Text,
    Timeline,
    plain,
)
from content.desk import Desk, read_law
from content.languages import available, catalogue, language
from tests.telegram_rules import read_html, units

ON = date(2026, 11, 22)
SITUATIONS: dict[str, list[dict[str, str]]] = {
    "termijn": [
        {"pip": "2024-03-03", "groep": "gezin", "bij": "nl"},
        {"pip": "2024-02-28", "groep": "asiel", "einde": "2027-05-01"},
        {"groep": "asiel"},
        {"pip": "2022-01-10", "groep": "overig"},
    ],
    "pip": [{"brief": "2026-02-02", "groep": "overig"}, {"groep": "asiel"}],
    "bezwaar": [{"besluit": "2026-11-02"}, {"besluit": "2026-11-02", "soort": "exam-mark"}],
    "z-route-uren": [{"groep": "asiel", "uren_taal": "300", "uren_participatie": "20"}, {"groep": "gezin"}],
}
DESK = Desk(read_law())
LANGUAGES = [each.code for each in available()]


def answers(code: str) -> Iterator[Answer]:
    """Every topic there is, and the calculators for several situations."""
    for topic in DESK.topics():
        for given in ({}, *SITUATIONS.get(topic.id, [])):
            yield DESK.work_out(topic.id, given, code, ON)


def together(every: tuple[Page, ...]) -> str:
    return _bare("\n".join(seen(page.html) for page in every))


def _bare(text: str) -> str:
    """Words only: without the invisible marks of direction and without spaces."""
    kept = (each for each in text if unicodedata.category(each) != "Cf")
    return re.sub(r"\s+", "", "".join(kept))


def texts(answer: Answer) -> Iterator[str]:
    """Every word an answer holds, part by part."""
    yield answer.title
    for line in answer.notices:
        yield from (part.text for part in line.parts)
    for source in answer.sources:
        yield from (source.title, source.place, source.checked)
    for block in (*answer.lead, *answer.blocks):
        match block:
            case Heading(line) | Paragraph(line) | Note(line, _):
                yield from (part.text for part in line.parts)
            case Steps(lines) | Bullets(lines) | Reasons(lines):
                yield from (part.text for line in lines for part in line.parts)
            case Result(label, value, dutch, detail, _):
                yield from (label, value, dutch, detail)
            case Timeline():
                marks = (block.start, block.today, block.half, block.end)
                yield from (text for mark in marks for text in (mark.label, mark.text))
            case Chart(caption, _, description, _, _):
                yield from (caption, description)
            case Table(caption, head, rows):
                yield from (caption, *head, *(cell for row in rows for cell in row))


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_of_an_answer_is_dropped(code: str) -> None:
    for answer in answers(code):
        shown = together(pages(answer, catalogue(code)))
        missing = [text for text in texts(answer) if _bare(text) not in shown]
        assert missing == [], answer.topic


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_message_is_short_and_telegram_can_read_it(code: str) -> None:
    for answer in answers(code):
        for page in pages(answer, catalogue(code)):
            text, _ = read_html(page.html)
            assert 0 < units(text) <= LONGEST, answer.topic


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_was_worked_out_stands_with_its_source_in_the_first_message(code: str) -> None:
    for topic, situations in SITUATIONS.items():
        answer = DESK.work_out(topic, situations[0], code, ON)
        results = [each for each in answer.lead if isinstance(each, Result)]
        first = together(pages(answer, catalogue(code))[:1])
        assert results
        assert all(_bare(each.value) in first and _bare(each.dutch) in first for each in results)
        assert answer.outcome is not None
        assert any(_bare(value.source.place) in first for value in answer.outcome.because), topic


def test_every_line_of_an_arabic_message_opens_from_the_right_unless_it_is_dutch() -> None:
    for answer in answers("ar"):
        for page in pages(answer, catalogue("ar")):
            for row in filter(None, seen(page.html).split("\n")):
                letters = [each for each in row if unicodedata.bidirectional(each) in "L R AL"]
                assert row[0] == "\u200f" or unicodedata.bidirectional(letters[0]) == "L", row


def test_isolates_are_closed_in_their_line() -> None:
    for answer in answers("ar"):
        for page in pages(answer, catalogue("ar")):
            for row in seen(page.html).split("\n"):
                assert row.count("\u2066") == row.count("\u2069")


def drawn(block: object, code: str) -> str:
    return "\n".join(piece.html for piece in draw(block, catalogue(code)))  # type: ignore[arg-type]


def test_dutch_and_numbers_are_isolated_in_arabic_only() -> None:
    line = (Text("اتصل على 050 599 96 00 عن "), Dutch("PIP"))
    assert "\u2066050 599 96 00\u2069" in drawn(Paragraph(Line(line, "ar")), "ar")
    assert "<i>\u2066PIP\u2069</i>" in drawn(Paragraph(Line(line, "ar")), "ar")
    assert "\u2066" not in drawn(Paragraph(Line(line, "en")), "en")


def test_what_is_typed_is_never_markup() -> None:
    assert drawn(Paragraph(plain("<b>&", "nl")), "nl") == "&lt;b&gt;&amp;"
    link = Link('"><b>', url='https://x.example/?a="&b')
    text, links = read_html(drawn(Paragraph(Line((link,), "nl")), "nl"))
    assert text == '"><b>'
    assert links == ['https://x.example/?a="&b']


def test_a_phone_number_behind_a_word_is_shown() -> None:
    assert "0505999600" in drawn(Paragraph(Line((Link("Bel DUO", url="tel:0505999600"),), "nl")), "nl")


def test_a_table_names_each_cell() -> None:
    text = seen(drawn(Table("Kosten", ("Deel", "Prijs"), (("Lezen", "€ 50"), ("KNM", "€ 40"))), "nl"))
    assert text == "Kosten\n• Deel: Lezen Prijs: € 50\n• Deel: KNM Prijs: € 40"


def test_the_days_of_a_timeline_stand_in_their_order() -> None:
    marks = [Mark(date(2024, month, 1), f"dag {month}", f"1-{month}") for month in (1, 9, 5, 12)]
    text = seen(drawn(Timeline(marks[0], marks[1], marks[2], marks[3], ""), "nl"))
    assert text == "• dag 1: 1-1\n• dag 5: 1-5\n• dag 9: 1-9\n• dag 12: 1-12"


def test_a_very_long_paragraph_is_cut_between_sentences_and_stays_whole() -> None:
    long = " ".join(f"Dit is zin {number}." for number in range(400))
    answer = Answer("pip", "nl", "Titel", (Paragraph(plain(long, "nl")),))
    every = pages(answer, catalogue("nl"))
    assert len(every) > 5
    assert all(units(seen(page.html)) <= LONGEST for page in every)
    assert _bare(long) in together(every)


def test_a_heading_never_stands_alone_at_the_foot() -> None:
    blocks = tuple(
        each
        for n in range(12)
        for each in (Heading(plain(f"Kop {n}", "nl")), Paragraph(plain("woord " * 60, "nl")))
    )
    for page in pages(Answer("pip", "nl", "Titel", blocks), catalogue("nl")):
        assert not re.search(r"Kop \d+$", seen(page.html))


def test_a_page_leads_to_the_topics_it_names() -> None:
    line = Line((Text("Lees "), Link("Bezwaar", topic="bezwaar")), "nl")
    page = pages(Answer("pip", "nl", "Titel", (Paragraph(line),)), catalogue("nl"))[0]
    assert [(each.label, each.topic) for each in page.topics] == [("Bezwaar", "bezwaar")]
    assert packed([]) == ()


def test_the_day_of_the_last_check_is_said_once() -> None:
    cited = tuple(Citation("Wet", f"artikel {n}", "https://wet.example", "1 mei 2026") for n in range(4))
    text = together(pages(Answer("pip", "nl", "Titel", (), sources=cited), catalogue("nl")))
    assert text.count("1mei2026") == 1


def test_a_machine_translation_says_so_once_and_at_the_foot_of_the_first_message() -> None:
    said = catalogue("ar").gettext("Een computer heeft deze tekst vertaald. Er kunnen fouten in staan.")
    for answer in answers("ar"):
        every = [seen(page.html) for page in pages(answer, catalogue("ar"))]
        assert [said in text for text in every] == [True, *([False] * (len(every) - 1))]
        assert every[0].endswith(said)
    assert not any("computer" in page.html for page in pages(DESK.topic("pip", "nl", ON), catalogue("nl")))


# Buttons.


def test_every_choice_of_every_calculator_fits_a_button() -> None:
    for topic in (each for each in DESK.topics() if each.subject):
        question = DESK.work_out(topic.id, {"groep": "gezin"}, "nl", ON).question
        assert question is not None
        for field in question.fields:
            assert len(encode(Verb.SKIP, topic.id, field.parameter).encode()) <= MOST
            for option in field.options:
                assert decode(encode(Verb.VALUE, topic.id, field.parameter, option.value)) is not None


def test_every_topic_fits_a_button() -> None:
    for topic in DESK.topics():
        code = DESK.link(topic.id, {"pip": "2024-03-03", "groep": "gezin", "bij": "nl"}, "ar")
        pressed = decode(buttons.page(12, code, {"soort": "nt2-irregularity"}))
        assert pressed is not None
        assert pressed.parts[:2] == ("12", code)


def test_what_does_not_fit_is_said() -> None:
    with pytest.raises(TooLong):
        encode(Verb.SCHOOLS, "0", "Ü" * 40)
    assert decode(buttons.page(1, "a" * 50, {"soort": "nt2-irregularity"})) is not None


def test_the_letters_of_old_buttons_stay_what_they_are() -> None:
    letters = {verb.name: verb.value for verb in Verb}
    assert letters == {
        "LANGUAGE": "l", "TOPIC": "t", "WORK_OUT": "c", "VALUE": "v", "SKIP": "s", "REFINE": "r",
        "AFRESH": "a", "PAGE": "m", "FORGET": "f", "SCHOOLS": "p", "MENU": "h", "REMIND": "k",
        "CLEAR": "d", "OTHER": "o", "KEPT": "g",
        "WISHES": "w", "SCHOOL": "q", "INTAKE": "i", "SIDES": "x", "LESSONS": "z",
    }  # fmt: skip


def test_the_right_to_left_languages_are_known() -> None:
    assert language("ar").direction == "rtl"
