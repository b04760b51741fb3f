"""Every kind of block is drawn, and nothing of it is dropped."""

import re
from datetime import date
from typing import get_args

import pytest

from content.answers import (
    Answer,
    Block,
    Bullets,
    Chart,
    Choice,
    Citation,
    Column,
    Dutch,
    Heading,
    Inline,
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
from content.languages import language
from portal.markup import isolate
from portal.picture import WIDTH, charted, picture
from portal.rendering import Renderer, Visit
from tests.portal_site import SETTINGS

TERM = Timeline(
    Mark(date(2024, 3, 4), "m-begin", "m-4 maart 2024"),
    Mark(date(2026, 11, 22), "m-vandaag", "m-22 november 2026"),
    Mark(date(2026, 9, 3), "m-extra tijd", "m-3 september 2026"),
    Mark(date(2027, 3, 3), "m-laatste dag", "m-3 maart 2027"),
    "m-alles in woorden",
    "soon",
)
MIXED = Line(
    (
        Text("t-vet", strong=True),
        Dutch("t-dagtekening"),
        Link("t-pip", "pip"),
        Link("t-duo", None, "https://duo.example/"),
    ),
    "nl",
)
SAMPLES: tuple[Block, ...] = (
    Heading(plain("h-kop", "nl")),
    Paragraph(MIXED),
    Steps((plain("s-een", "nl"), plain("s-twee", "nl"))),
    Bullets((plain("b-een", "nl"),)),
    Note(plain("n-let op", "nl"), "over"),
    Result("r-label", "r-value", "r-dutch", "r-detail", "soon"),
    TERM,
    Reasons((plain("w-omdat", "nl"),)),
    Chart("g-caption", (Column("g-0", 1, "g-amount"), Column("g-1", 0)), "g-described", 1, "g-guess"),
    Table("x-caption", ("x-head",), (("x-row", "x-cell"),)),
)
SHOWN = (
    "t-vet t-dagtekening t-pip t-duo h-kop s-een s-twee b-een n-let r-label r-value r-dutch r-detail w-omdat "
    "g-caption g-0 g-amount g-1 g-described g-guess "
    "x-caption x-head x-row x-cell c-wet c-artikel c-checked k-verder l-ook m-vandaag m-alles z-notice"
)


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(SETTINGS)


def draw(
    renderer: Renderer, *, lead: tuple[Block, ...], blocks: tuple[Block, ...], part: bool = False
) -> str:
    answer = Answer(
        "termijn", "nl", "titel", blocks, None, (Choice("k-verder", "pip", {"pip": "2024-03-03"}),),
        (Citation("c-wet", "c-artikel", "https://wet.example/", "c-checked"),), (Choice("l-ook", "kosten"),),
        (plain("z-notice", "nl"),), None, "source", lead,
    )  # fmt: skip
    return bytes(renderer.answer(answer, language("nl"), Visit("termijn"), alone=part).body).decode()


def test_the_samples_hold_every_kind() -> None:
    assert {type(each) for each in SAMPLES} == set(get_args(Block))
    assert {type(each) for each in MIXED.parts} == set(get_args(Inline))


@pytest.mark.parametrize("where", ["lead", "blocks"])
def test_nothing_of_an_answer_is_dropped(renderer: Renderer, where: str) -> None:
    page = draw(renderer, **({"lead": (), "blocks": ()} | {where: SAMPLES}))  # type: ignore[arg-type]
    assert [each for each in SHOWN.split() if each not in page] == []
    assert 'href="/nl/pip"' in page
    assert 'href="/nl/pip?pip=2024-03-03"' in page
    assert 'href="https://duo.example/"' in page
    for each in (TERM.start, TERM.today, TERM.half, TERM.end):
        assert each.text in page


def test_a_picture_without_a_result_is_drawn_as_well(renderer: Renderer) -> None:
    assert 'class="when"' in draw(renderer, lead=(), blocks=(TERM,))
    assert draw(renderer, lead=SAMPLES[5:7], blocks=()).count('class="when"') == 1


def test_a_line_in_another_language_than_the_page_says_so(renderer: Renderer) -> None:
    said = draw(renderer, lead=(), blocks=(Paragraph(plain("مرحبا", "ar")),))
    assert '<p lang="ar" dir="rtl" class="back">مرحبا</p>' in said


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_time_runs_with_the_reading_direction(direction: str) -> None:
    drawn = picture(TERM, direction)
    places = [drawn.start.x, drawn.half.x, drawn.today.x, drawn.end.x]
    assert places == sorted(places, reverse=direction == "rtl")
    assert all(0 <= each <= WIDTH for each in places)


@pytest.mark.parametrize(("day", "share"), [(date(2020, 1, 1), 0), (date(2030, 1, 1), 1)])
def test_a_day_outside_the_term_stands_at_its_end(day: date, share: int) -> None:
    line = Timeline(TERM.start, Mark(day, "", ""), TERM.half, TERM.end, "")
    drawn = picture(line, "ltr")
    assert drawn.today.x == (drawn.end.x if share else drawn.start.x)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("مسار Z (Z-route)", 'مسار Z (<bdi lang="nl" class="whole">Z-route</bdi>)'),
        ("Family (optional)", "Family (optional)"),
        ("<b> (PIP) خطة", '&lt;b&gt; (<bdi lang="nl" class="whole">PIP</bdi>) خطة'),
        ("مهلتك", "مهلتك"),
    ],
)
def test_a_dutch_term_in_another_script_is_kept_whole(text: str, drawn: str) -> None:
    assert str(isolate(text)) == drawn


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_years_of_a_debt_run_with_the_reading_direction(direction: str) -> None:
    chart = Chart("Uw schuld", (Column("0", 1, "€ 10"), Column("1", 0.5), Column("2", 0)), "Minder.", 2, "?")
    drawn = charted(chart, direction)
    years = [float(x) for x in re.findall(r'<text x="([\d.]+)" y="122"', drawn)]
    assert years == sorted(years, reverse=direction == "rtl")
    edges = [
        (float(x), float(w)) for x, w in re.findall(r'<rect[^>]* x="([-\d.]+)"[^>]* width="([\d.]+)"', drawn)
    ]
    assert all(x >= 0 and x + width <= WIDTH for x, width in edges)
    assert 'role="img" aria-label="Minder."' in drawn
