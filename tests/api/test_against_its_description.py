"""The API keeps to its own description, whatever a machine makes up from it; the long run is for the soak."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck
from hypothesis import settings as bounds
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    allow_header_conformance,
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from threshold.config.wsgi import application

pytestmark = pytest.mark.django_db
KEPT = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
    allow_header_conformance,
]
PLAIN = {"Accept-Encoding": "identity"}
SHARED = [
    HealthCheck.function_scoped_fixture,
    HealthCheck.too_slow,
    HealthCheck.filter_too_much,
    HealthCheck.data_too_large,
]


@pytest.fixture
def described(db: None) -> Iterator[Any]:
    """The API by its own description, called without a network, within the test's own transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


api = schemathesis.pytest.from_fixture("described")


@api.parametrize()
@bounds(max_examples=8, deadline=None, derandomize=True, suppress_health_check=SHARED)
def test_every_address_keeps_to_its_description(case: schemathesis.Case[Any]) -> None:
    case.call_and_validate(checks=KEPT, headers=PLAIN)


@pytest.mark.soak
@api.parametrize()
@bounds(max_examples=2000, deadline=None, suppress_health_check=SHARED)
def test_every_address_keeps_to_its_description_for_long(case: schemathesis.Case[Any]) -> None:
    case.call_and_validate(checks=KEPT, headers=PLAIN)
