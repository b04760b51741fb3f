"""The one door: what is given in, what comes out, in every language, and nothing lost on the way."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.answers import Note, Result, Timeline
from content.desk import Desk, read_law
from content.languages import UnknownLanguage, available, catalogue
from content.rules.outcome import Finding
from content.rules.subjects import SUBJECTS
from content.topics import UnknownTopic, topics
from content.wording.findings import FINDINGS, explain
from content.wording.formats import counted, long_date
from content.wording.plain import as_text
from tests.test_rules import CASES

ON = date(2026, 11, 22)
DESK = Desk(read_law())
LANGUAGES = [each.code for each in available()]
ARABIC_DAY = "3 آذار (مارس) 2027"
TOPICS = {each.subject: each.id for each in reversed(topics())}
"""The first topic on which a subject is worked out, by subject."""


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("topic", [each.id for each in topics()])
def test_every_topic_has_an_address_in_every_language(topic: str, code: str) -> None:
    answer = DESK.topic(topic, code, ON)
    assert answer.title
    assert answer.blocks
    assert answer.links


def test_the_term_is_worked_out_in_arabic_with_the_dutch_beside_it() -> None:
    answer = DESK.work_out("termijn", {"groep": "gezin", "pip": "2024-03-03"}, "ar", ON)
    result = next(block for block in answer.lead if isinstance(block, Result))
    assert (result.value, result.dutch) == (ARABIC_DAY, "3 maart 2027")
    assert ("Wet inburgering 2021", "artikel 11") in [(each.title, each.place) for each in answer.sources]
    line = next(block for block in answer.lead if isinstance(block, Timeline))
    assert all(mark.text in line.description for mark in (line.start, line.today, line.half, line.end))


@pytest.mark.parametrize(("subject", "case"), CASES, ids=[f"{s}: {c['name']}" for s, c in CASES])
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_golden_case_has_words_in_every_language(
    subject: str, case: dict[str, object], code: str
) -> None:
    from content.rules.reading import read

    on = case["on"]
    assert isinstance(on, date)
    situation = read(case["situation"], on, DESK.law)  # type: ignore[arg-type]
    answer = DESK.explain(TOPICS[subject], situation, code, on)
    text = as_text(answer)
    assert "{" not in text
    if answer.outcome is not None:
        for finding in answer.outcome.findings:
            assert explain(finding, catalogue(code)).text in text


def test_every_finding_in_the_code_has_a_sentence() -> None:
    import re
    from pathlib import Path

    import content.rules

    folder = Path(content.rules.__file__ or "").parent
    source = "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    codes = set(re.findall(r'Finding\(\s*"([\w-]+)"', source))
    assert codes <= set(FINDINGS)
    worded = {code for code in FINDINGS if f'"{code}"' in source or code.startswith("fine-duo-")}
    assert worded == set(FINDINGS)
    with pytest.raises(LookupError):
        explain(Finding("nothing"), catalogue("nl"))


@pytest.mark.parametrize(
    ("given_fields", "code"),
    [
        ({"pip_dag": "31", "pip_maand": "2", "pip_jaar": "2024"}, "Deze datum bestaat niet."),
        ({"pip_dag": "3", "pip_maand": "", "pip_jaar": "2024"}, "Deze datum bestaat niet."),
        ({"pip": "2050-01-01"}, "te ver weg"),
        ({"pip": "1999-01-01"}, "1 januari 2022"),
        ({"pip": "2024-03-03", "groep": "refugee"}, "Kies een van de antwoorden."),
    ],
)
def test_what_is_typed_wrong_is_marked_and_the_rest_kept(given_fields: dict[str, str], code: str) -> None:
    answer = DESK.work_out("termijn", given_fields, "nl", ON)
    assert answer.question is not None
    assert code in " ".join(field.error for field in answer.question.wrong)
    assert answer.outcome is None
    assert any(isinstance(block, Note) and code in block.line.text for block in answer.lead)
    if "pip_dag" in given_fields:
        assert answer.question.fields[0].raw == tuple(given_fields.values())
    assert DESK.canonical(given_fields, ON) is None


def test_letters_where_hours_belong_are_marked() -> None:
    answer = DESK.work_out("z-route-uren", {"groep": "asiel", "uren_taal": "veel"}, "nl", ON)
    assert answer.question is not None
    assert [field.name for field in answer.question.wrong] == ["hours_course"]


def test_a_form_becomes_one_canonical_address() -> None:
    typed = {"pip_dag": "٣", "pip_maand": "3", "pip_jaar": "2024", "groep": "gezin", "bij": "", "junk": "x"}
    assert DESK.canonical(typed, ON) == {"pip": "2024-03-03", "groep": "gezin"}


@given(
    st.dictionaries(
        st.sampled_from(["pip", "groep", "uren_taal", "brief", "pip_dag", "gehaald", "klaar"]), st.text()
    )
)
def test_nothing_a_person_types_breaks_the_desk(typed: dict[str, str]) -> None:
    for subject in SUBJECTS:
        assert DESK.work_out(TOPICS[subject], typed, "nl", ON).title


def test_a_family_member_is_asked_whom_they_joined() -> None:
    names = [f.name for f in DESK.work_out("termijn", {"groep": "gezin"}, "nl", ON).question.fields]  # type: ignore[union-attr]
    assert "sponsor" in names
    names = [f.name for f in DESK.work_out("termijn", {"groep": "overig"}, "nl", ON).question.fields]  # type: ignore[union-attr]
    assert "sponsor" not in names


def test_unknown_topics_and_languages_are_said() -> None:
    with pytest.raises(UnknownTopic):
        DESK.topic("nothing", "nl", ON)
    with pytest.raises(UnknownLanguage):
        DESK.topic("termijn", "xx", ON)


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("متى يجب أن أنتهي؟ خطتي PIP بتاريخ 3 مارس 2024", "ar", ARABIC_DAY),
        ("Wanneer moet ik klaar zijn? Mijn PIP is van 3 maart 2024", "nl", "3 maart 2027"),
        ("When must I finish, my PIP is of 3 March 2024", "en", "3 March 2027"),
        ("متى تنتهي مهلتي؟ تاريخ خطة PIP هو ٣ maart ٢٠٢٤", "ar", "3 maart 2027"),
    ],
)
def test_a_question_with_its_date_is_answered_with_the_computed_day(
    text: str, language: str, shown: str
) -> None:
    reply = DESK.ask(text, None, ON)
    assert (reply.kind, reply.language, reply.sure) == ("topic", language, True)
    assert reply.topics[0].id == "termijn"
    assert reply.answer.outcome is not None
    assert shown in as_text(reply.answer)


@pytest.mark.parametrize("text", ["", "   ", "😀😀", "a" * 100_000, "\x00", "؟؟؟", "qwxz plrf mnbg"])
def test_what_says_nothing_gets_a_sentence_and_a_way_to_a_person(text: str) -> None:
    reply = DESK.ask(text, "nl", ON)
    assert not reply.sure
    assert reply.answer.lead
    assert "contact" in [choice.topic for choice in reply.answer.choices]


def test_a_date_that_does_not_exist_is_asked_back() -> None:
    reply = DESK.ask("Wanneer moet ik klaar zijn? Mijn PIP is van 31 februari 2024", "nl", ON)
    assert "Deze datum bestaat niet." in as_text(reply.answer)


def test_a_language_without_a_catalogue_is_answered_in_the_best_there_is() -> None:
    reply = DESK.ask("termijn", "so", ON)
    assert reply.language == "so"
    assert reply.answer.language == "en"


def test_danger_gets_the_number_first() -> None:
    reply = DESK.ask("mijn man slaat mij, ik ben bang", "nl", ON)
    assert reply.kind == "emergency"
    assert "112" in as_text(reply.answer).splitlines()[1]


def test_dates_read_as_people_write_them() -> None:
    day = date(2027, 3, 3)
    shown = {code: long_date(day, catalogue(code).language) for code in LANGUAGES}
    assert shown["nl"] == "3 maart 2027"
    assert shown["en"] == "3 March 2027"
    assert shown["ar"] == ARABIC_DAY


def test_lengths_agree_with_their_number_in_arabic() -> None:
    words = catalogue("ar")
    said = {counted(count, "years", words) for count in (1, 2, 3, 11, 100)}
    assert len(said) == 5
    assert "3 سنوات" in said


@pytest.mark.parametrize("on", [date(2020, 1, 1), date(2022, 3, 1), date(2035, 1, 1)])
def test_any_topic_can_be_read_as_of_any_day(on: date) -> None:
    desk = Desk(read_law())
    for topic in desk.topics():
        answer = desk.work_out(topic.id, {"groep": "gezin", "pip": "2022-03-03"}, "nl", on)
        assert answer.blocks
        assert answer.lead or topic.subject is None
