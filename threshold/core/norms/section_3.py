"""Section 3 of the order: non-City use of City lots, and its six exceptions."""

from __future__ import annotations

from datetime import date

from threshold.core.facts import (
    A_COVERS,
    A_INSTRUMENT,
    B_PRESENTED,
    C_FORMAL,
    C_PART,
    CONTROL,
    D_MISSION,
    E_EXIGENT,
    EMPOWERED,
    F_REQUIRED,
    PLACE,
    PURPOSE,
    TITLE,
    USE,
    WHO,
)
from threshold.core.norms import judicial_warrant
from threshold.core.rules import All, Clause, Is, Norm
from threshold.core.words import gettext_noop as _

YES = frozenset({"yes"})
OUTSIDE_GOVERNMENTS = frozenset({"federal", "state", "other_government"})
UNSETTLED_PERSONNEL = frozenset({"state_or_interstate_authority", "district_attorney", "government_contractor"})

CITY_LOT = All(
    (
        Is(
            PLACE,
            frozenset({"vacant_lot", "parking_lot", "garage"}),
            "vacant lots, parking lots, or garages",
            contested=frozenset({"mixed_site"}),
        ),
        Is(
            TITLE,
            frozenset({"city_owns", "city_leases"}),
            "leased or owned by the City of New York",
        ),
        Is(
            CONTROL,
            frozenset({"city"}),
            "over which the City has operational control",
            contested=frozenset({"shared"}),
        ),
    ),
    "EO13 s.1(a)",
)

REACHES = All(
    (
        Is(
            WHO,
            OUTSIDE_GOVERNMENTS,
            "other than personnel of the City, Department of Education, or a local public benefit corporation or "
            "local public authority",
            contested=UNSETTLED_PERSONNEL,
        ),
        Is(
            EMPOWERED,
            YES,
            "Government personnel who are empowered to enforce civil or criminal laws",
            contested=frozenset({"only_elsewhere"}),
        ),
        CITY_LOT,
        Is(
            USE,
            frozenset({"staging_area", "processing_location", "operations_base"}),
            "staging areas, processing locations, or operations bases",
            contested=frozenset({"lookout_or_waiting"}),
        ),
        Is(PURPOSE, YES, "for the enforcement of civil or criminal laws"),
    ),
    "EO13 s.3",
)

AGREEMENT = All(
    (
        Is(
            A_INSTRUMENT,
            YES,
            "pursuant to a duly approved formal agreement, contract, or subcontract",
            contested=frozenset({"approval_unclear"}),
        ),
        Is(A_COVERS, YES, "authorized to use such lots for such purpose"),
    )
)
WARRANT = All(
    (
        Is(
            B_PRESENTED,
            YES,
            "Such personnel present a judicial warrant",
            contested=frozenset({"on_screen_or_read_aloud"}),
        ),
        judicial_warrant.OF_THE_ORDER,
    )
)
ARRANGEMENT = All(
    (
        Is(
            C_FORMAL,
            YES,
            "a cooperative arrangement entered into formally on behalf of the City with state or federal agencies",
        ),
        Is(
            C_PART,
            YES,
            "Such personnel are using such lots for such purpose as part of",
        ),
    )
)
MISSION = Is(
    D_MISSION,
    YES,
    "The use of such lots for such purpose furthers the purpose or mission of a city agency",
)

SECTION_3 = Norm(
    cite="EO13 s.3",
    binds=_("the outside personnel"),
    reaches=REACHES,
    unless=(
        Clause("EO13 s.3(a)", AGREEMENT),
        Clause("EO13 s.3(b)", WARRANT),
        Clause("EO13 s.3(c)", ARRANGEMENT),
        Clause("EO13 s.3(d)", MISSION),
        Clause("EO13 s.3(e)", Is(E_EXIGENT, YES, "Exigent circumstances exist")),
        Clause(
            "EO13 s.3(f)",
            Is(
                F_REQUIRED,
                YES,
                "The use of such lots for such purpose is otherwise required by law",
            ),
        ),
    ),
    text="eo-13-2026/text.txt",
    since=date(2026, 2, 6),
)
