"""What the pages of signing in say in Spanish, the sentences of the library behind them among it."""

from __future__ import annotations

import pytest
from django.test import Client

from threshold.accounts.tests.people import ana, sign_in
from threshold.accounts.tests.ways import give_code, give_password, with_app

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> Client:
    """A browser that asks for Spanish."""
    return Client(headers={"accept-language": "es"})


def test_a_wrong_password_and_a_wrong_code_are_refused_in_spanish(reader: Client) -> None:
    who = with_app(ana())
    assert "La dirección o la contraseña no son correctas." in give_password(reader, who, "wrong").content.decode()
    give_password(reader, who)
    assert "Este código no es correcto o ya se usó." in give_code(reader, "000000").content.decode()


def test_a_passkey_without_a_name_is_named_in_our_words(reader: Client) -> None:
    page = sign_in(reader, with_app(ana())).get("/account/second-factor/passkey/").content.decode()
    assert 'value="Llave de acceso 1"' in page
