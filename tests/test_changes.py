"""What changed in the rules: all of it, in order, in words of every language, each with its source."""

from __future__ import annotations

import dataclasses
import re
from datetime import date, timedelta

import pytest

from content.changes import changes
from content.desk import read_law
from content.languages import available, catalogue
from content.rules.lawbook import LawBook, Parameter
from tests.portal_site import DAY, portal, visiting

LAW = read_law()
LANGUAGES = [each.code for each in available()]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_value_that_followed_another_is_listed_with_its_source(code: str) -> None:
    found = changes(LAW, catalogue(code), DAY)
    known = [each for each in LAW.parameters.values() if each.status == "in-force"]
    followed = sum(len(each.values) - 1 + each.new for each in known)
    assert len(found.past) + len(found.coming) == followed
    assert len(found.plans) == len(LAW.parameters) - len(known)
    for each in (*found.past, *found.coming, *found.plans):
        assert each.after
        assert each.source.address.startswith("https://")
        assert each.source.checked


def test_the_newest_comes_first_and_figures_stand_old_and_new() -> None:
    found = changes(LAW, catalogue("nl"), DAY)
    days = [each.since for each in found.past]
    assert days == sorted(days, reverse=True)
    assert days[0] <= DAY
    rate = next(each for each in found.past if each.name.startswith("rente"))
    assert (rate.before, rate.after, rate.day) == ("2,21 procent", "2,29 procent", "1 januari 2026")
    fines = next(each for each in found.past if each.name.startswith("groepen"))
    assert (fines.before, fines.after) == ("niemand of niets", "Asiel")
    new = next(each for each in found.past if each.name == "extra tijd voor entree, ten hoogste")
    assert (new.before, new.after) == ("", "2 jaar")


def later(parameter: Parameter, since: date) -> Parameter:
    """The same with one more value, from that day on."""
    last = parameter.values[-1]
    ended = dataclasses.replace(last, until=since - timedelta(1))
    more = dataclasses.replace(last, amount=last.whole + 1, since=since)
    return dataclasses.replace(parameter, values=(*parameter.values[:-1], ended, more))


def test_what_is_law_from_a_later_day_on_is_no_change_yet() -> None:
    since = DAY + timedelta(40)
    term = later(LAW.parameter("term.length"), since)
    law = LawBook({**LAW.parameters, "term.length": term}, LAW.sources)
    before, after = (changes(law, catalogue("nl"), day) for day in (since - timedelta(1), since))
    assert [(each.before, each.after) for each in before.coming] == [("3 jaar", "4 jaar")]
    assert after.coming == ()
    assert after.past[0].since == since


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_shows_them_in_the_direction_of_its_language(code: str) -> None:
    with visiting(portal()) as visitor:
        body = visitor.get(f"/{code}/wijzigingen").text
    past, _, plans = body.partition("<h2>")
    assert past.count('<bdi lang="nl">Rente van de lening in dit jaar</bdi>') == 4
    assert '<bdi lang="nl">Plan: uren werk per week voor extra tijd</bdi>' in plans
    assert "Plan:" not in past
    assert "2.95" in re.sub("2,95", "2.95", past)


def test_who_reads_another_language_sees_the_dutch_day_beside_it() -> None:
    with visiting(portal()) as visitor:
        dutch, arabic = (visitor.get(f"/{code}/wijzigingen").text for code in ("nl", "ar"))
    assert '<bdi lang="nl" class="soft">1 januari 2026</bdi>' in arabic
    assert 'class="soft">1 januari 2026' not in dutch
