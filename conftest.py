"""Fixtures for every test: a database as the application's role sees it, a served site, a browser that stays here."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from playwright.sync_api import Browser, Page, sync_playwright
from psycopg import sql

from scripts.local_postgres import APP, OWNER
from scripts.run_tests import PASSWORD
from tests.serving import CHROMIUM_FLAGS, served, watched


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever uses the database says so, so that `-m db` finds it."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if fixtures & {"db", "site", "superuser_url"} or item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.db)
        if "page" in fixtures:
            item.add_marker(pytest.mark.browser)


def make_database(superuser: str, name: str) -> None:
    """An empty database of the owner's."""
    with psycopg.connect(superuser, autocommit=True) as connection:
        database, owner = sql.Identifier(name), sql.Identifier(OWNER)
        connection.execute(sql.SQL("drop database if exists {} with (force)").format(database))
        connection.execute(sql.SQL("create database {} owner {}").format(database, owner))


def point_at(name: str, superuser: str) -> None:
    """Let Django's two connections reach a database: pages as the application's role, migrations as the owner."""
    host = psycopg.conninfo.conninfo_to_dict(superuser)["host"]
    for alias, role in (("default", APP), ("owner", OWNER)):
        connections[alias].close()
        connections[alias].settings_dict.update(NAME=name, USER=role, PASSWORD=PASSWORD, HOST=str(host), CONN_MAX_AGE=0)
        settings.DATABASES[alias].update(NAME=name, USER=role, PASSWORD=PASSWORD, HOST=str(host))


@pytest.fixture(scope="session")
def superuser_url() -> str:
    """The address of the test cluster's superuser: for making databases, and for looking past row security."""
    url = os.environ.get("THRESHOLD_TEST_SUPERUSER_URL")
    if not url:
        pytest.fail("No test database: run the tests with `make test` (PYTEST_ARGS= passes arguments on).")
    return url


@pytest.fixture(scope="session")
def django_db_setup(superuser_url: str, django_db_blocker: Any) -> Iterator[None]:
    """One database a worker: migrated by the owner, with the bodies the order names, used as the application."""
    name = "threshold_test_" + os.environ.get("PYTEST_XDIST_WORKER", "main")
    make_database(superuser_url, name)
    with django_db_blocker.unblock():
        point_at(name, superuser_url)
        call_command("migrate", database="owner", verbosity=0)
        connections["owner"].close()
        call_command("load_bodies", verbosity=0)
        settings.PASSWORD_HASHERS = [
            "django.contrib.auth.hashers.MD5PasswordHasher"
        ]  # the real ones are slow on purpose
        call_command("journal", "checkpoint", verbosity=0)
    yield
    with django_db_blocker.unblock():
        connections.close_all()


@pytest.fixture(scope="session")
def site(superuser_url: str, django_db_blocker: Any) -> Iterator[str]:
    """The whole site served on loopback from a database of its own: starter bodies, nothing else. Gives its address."""
    name = "threshold_site_" + os.environ.get("PYTEST_XDIST_WORKER", "main")
    make_database(superuser_url, name)
    with served(name, superuser_url) as url:
        yield url


@pytest.fixture(scope="session")
def demonstration(superuser_url: str, django_db_blocker: Any) -> Iterator[str]:
    """The same site as a demonstration: invented bodies beside the starter ones. Gives its address."""
    name = "threshold_demonstration_" + os.environ.get("PYTEST_XDIST_WORKER", "main")
    make_database(superuser_url, name)
    with served(name, superuser_url, THRESHOLD_DEMONSTRATION="1") as url:
        yield url


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser a worker. A missing one fails: a browser suite that is skipped must never look green."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not path:
        pytest.fail("No browser: run the tests with `make test`, which installs or names one.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, site: str) -> Iterator[Page]:
    """A fresh page that may ask nobody but the site, and whose console must stay quiet."""
    with watched(chromium, site) as opened:
        yield opened
