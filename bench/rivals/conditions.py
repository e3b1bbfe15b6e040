"""Section 3 with every fact known, as plain data for the engines: what reaches, and each exception."""

from __future__ import annotations

World = dict[str, str]
Condition = tuple[str, tuple[str, ...]]

REACHES: tuple[Condition, ...] = (
    ("who", ("federal", "state", "other_government")),
    ("empowered", ("yes",)),
    ("place", ("vacant_lot", "parking_lot", "garage")),
    ("title", ("city_owns", "city_leases")),
    ("control", ("city",)),
    ("use", ("staging_area", "processing_location", "operations_base")),
    ("purpose", ("yes",)),
)
EXCEPTIONS: tuple[tuple[Condition, ...], ...] = (
    (("a_instrument", ("yes",)), ("a_covers", ("yes",))),
    (
        ("b_presented", ("yes",)),
        ("b_issuer", ("article_iii_judge", "magistrate_judge", "ny_court")),
        ("b_authority", ("custody_of_subject", "search_or_enter_this_place")),
        ("b_live", ("yes",)),
    ),
    (("c_formal", ("yes",)), ("c_part", ("yes",))),
    (("d_mission", ("yes",)),),
    (("e_exigent", ("yes",)),),
    (("f_required", ("yes",)),),
)
