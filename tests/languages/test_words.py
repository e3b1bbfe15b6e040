"""What the filters of duties call roles and periods, in English and in Spanish."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from threshold.core.loader import load_law
from threshold.core.periods import started_by_event
from threshold.duties.contract_clocks import name_of
from threshold.duties.templatetags.duties import period_name, role_name
from threshold.duties.words import PERIODS


@pytest.mark.parametrize(
    ("slug", "english", "spanish"),
    [
        ("compliance-lead", "Compliance lead", "Responsable de cumplimiento"),
        ("clock", "the service itself", "el servicio mismo"),
        ("once-there", "once-there", "once-there"),
    ],
)
def test_a_role_of_the_journal_is_called_by_its_name(slug: str, english: str, spanish: str) -> None:
    with override("en"):
        assert role_name(slug) == english
    with override("es"):
        assert role_name(slug) == spanish


@pytest.mark.parametrize(
    ("period", "spanish"),
    [(name_of(3), "contrato 3"), ("vacancy 13", "vacante 13"), ("2026-Q1", "2026-Q1"), ("", "")],
)
def test_what_is_owed_from_an_event_is_named_in_the_readers_language(period: str, spanish: str) -> None:
    with override("en"):
        assert period_name(period) == period
    with override("es"):
        assert period_name(period) == spanish


def test_every_event_that_starts_a_clock_has_a_word_for_its_period() -> None:
    law = load_law()
    duties = (*law.neighbour_duties, *(duty for order in law.orders for duty in order.duties))
    started = {duty.deadline.event for duty in duties if started_by_event(duty)}
    assert started
    assert started - set(PERIODS) == set()
