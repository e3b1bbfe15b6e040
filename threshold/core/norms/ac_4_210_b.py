"""Administrative Code 4-210(b): what the City may not knowingly permit in non-public areas of City property."""

from __future__ import annotations

from datetime import date

from threshold.core.facts import (
    B_PRESENTED,
    CONTROL,
    EMPOWERED,
    G1_AGREEMENT,
    G3_REQUIRED,
    G4_ARRANGEMENT,
    G5_MISSION,
    G6_EXIGENT,
    NONPUBLIC,
    SERVES,
    TITLE,
    WHO,
)
from threshold.core.norms import judicial_warrant
from threshold.core.rules import All, Clause, Is, Norm
from threshold.core.words import gettext_noop as _

YES = frozenset({"yes"})

CITY_PROPERTY = All(
    (
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
    "AC 4-210(a)",
)

REACHES = All(
    (
        Is(
            WHO,
            frozenset({"federal", "state", "other_government"}),
            "other than personnel of the city, the department of education, or a local public benefit corporation or "
            "local public authority",
            contested=frozenset(
                {
                    "state_or_interstate_authority",
                    "district_attorney",
                    "government_contractor",
                }
            ),
        ),
        Is(
            EMPOWERED,
            YES,
            "governmental personnel who are empowered to enforce civil or criminal laws",
            contested=frozenset({"only_elsewhere"}),
        ),
        Is(NONPUBLIC, YES, "to have access to non-public areas"),
        CITY_PROPERTY,
    ),
    "AC 4-210(b)",
)

WARRANT = All(
    (
        Is(
            B_PRESENTED,
            YES,
            "such personnel present a judicial warrant",
            contested=frozenset({"on_screen_or_read_aloud"}),
        ),
        judicial_warrant.OF_4_210,
    )
)

AC_4_210_B = Norm(
    cite="AC 4-210(b)",
    binds=_("the City"),
    reaches=REACHES,
    unless=(
        Clause(
            "4-210(b)(1)",
            Is(
                G1_AGREEMENT,
                YES,
                "such personnel are authorized to have access pursuant to an agreement, contract, or subcontract",
            ),
        ),
        Clause("4-210(b)(2)", WARRANT),
        Clause("4-210(b)(3)", Is(G3_REQUIRED, YES, "access is otherwise required by law")),
        Clause(
            "4-210(b)(4)",
            Is(
                G4_ARRANGEMENT,
                YES,
                "such personnel are accessing such property as part of a cooperative arrangement involving city, "
                "state, or federal agencies",
            ),
        ),
        Clause(
            "4-210(b)(5)",
            Is(
                G5_MISSION,
                YES,
                "access furthers the purpose or mission of a city agency",
            ),
        ),
        Clause("4-210(b)(6)", Is(G6_EXIGENT, YES, "exigent circumstances exist")),
    ),
    text="nyc-admin-code/4-210.txt",
    since=date(2018, 4, 16),
)
