"""What the filters of duties call roles and periods, in English and in Spanish."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from threshold.duties.contract_clocks import name_of
from threshold.duties.templatetags.duties import period_name, role_name


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


@pytest.mark.parametrize(("period", "spanish"), [(name_of(3), "contrato 3"), ("2026-Q1", "2026-Q1"), ("", "")])
def test_a_contract_is_named_in_the_readers_language_and_a_time_stays(period: str, spanish: str) -> None:
    with override("es"):
        assert period_name(period) == spanish
