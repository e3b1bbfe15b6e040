"""Administrative Code 10-178(c): City resources and immigration enforcement, as it stood and as it stands."""

from __future__ import annotations

from datetime import date

from threshold.core.facts import (
    CONTROL,
    I1_ARRANGEMENT,
    I2_DUTIES,
    I3_FEDERAL,
    IMMIGRATION,
    OTHER_RESOURCE,
    SERVES,
    TITLE,
    USES_PROPERTY,
)
from threshold.core.rules import All, Any, Clause, Is, Norm
from threshold.core.words import gettext_noop as _

YES = frozenset({"yes"})

CITY_PROPERTY = All(
    (
        Is(
            USES_PROPERTY,
            YES,
            "the use of city property",
            contested=frozenset({"incidental"}),
        ),
        Is(
            TITLE,
            frozenset({"city_owns", "city_leases"}),
            "any real property leased or owned by the city",
        ),
        Is(SERVES, YES, "that serves a city governmental purpose"),
        Is(
            CONTROL,
            frozenset({"city"}),
            "over which the city has operational control",
            contested=frozenset({"shared"}),
        ),
    ),
    "AC 10-178(a)",
)

CITY_RESOURCE = Any(
    (
        Is(
            OTHER_RESOURCE,
            frozenset({"staff_time", "other"}),
            "No city resources, including, but not limited to, time spent by employees, officers, contractors, or "
            "subcontractors while on duty",
        ),
        CITY_PROPERTY,
    ),
    "AC 10-178(c)",
)

UNLESS = (
    Clause(
        "10-178(e)(i)",
        Is(
            I1_ARRANGEMENT,
            YES,
            "participating in cooperative arrangements with city, state, or federal law enforcement agencies that are "
            "not primarily intended to further immigration enforcement",
        ),
    ),
    Clause(
        "10-178(e)",
        Is(
            I2_DUTIES,
            YES,
            "performing their duties in accordance with state and local law",
        ),
    ),
    Clause("10-178(e), last sentence", Is(I3_FEDERAL, YES, "complying with federal law")),
)


def _version(enforcement: Is, text: str, since: date, until: date | None) -> Norm:
    """One dated version: all of it but the definition of immigration enforcement is the same."""
    return Norm(
        cite="AC 10-178(c)",
        binds=_("the City"),
        reaches=All((enforcement, CITY_RESOURCE), "AC 10-178(c)"),
        unless=UNLESS,
        text=text,
        since=since,
        until=until,
    )


AC_10_178_C_2017 = _version(
    Is(
        IMMIGRATION,
        frozenset({"civil_ina", "entry_presence_reentry"}),
        "the enforcement of any civil provision of the immigration and nationality act and any provision of such law "
        "that penalizes a person's presence in, entry into, or reentry into the United States",
    ),
    text="nyc-admin-code/10-178-2017.txt",
    since=date(2018, 1, 30),
    until=date(2026, 1, 28),
)
AC_10_178_C_2026 = _version(
    Is(
        IMMIGRATION,
        frozenset(
            {
                "civil_ina",
                "entry_presence_reentry",
                "registration_documents_supervision",
                "mayor_determined_proxy",
            }
        ),
        "enforcement of any provision of federal law that penalizes conduct related to the registration, travel "
        "document, or supervision requirements contained in the immigration and nationality act",
    ),
    text="nyc-admin-code/10-178-2026.txt",
    since=date(2026, 1, 29),
    until=None,
)
