"""A plain hand-written function: no explanation, every fact known. The ceiling of what Python can do here."""

from __future__ import annotations

from bench.rivals.conditions import World

OUTSIDERS = frozenset({"federal", "state", "other_government"})
LOTS = frozenset({"vacant_lot", "parking_lot", "garage"})
HELD = frozenset({"city_owns", "city_leases"})
USES = frozenset({"staging_area", "processing_location", "operations_base"})
JUDGES = frozenset({"article_iii_judge", "magistrate_judge", "ny_court"})
POWERS = frozenset({"custody_of_subject", "search_or_enter_this_place"})


def prepared(world: World) -> World:
    """The facts as they are."""
    return world


def answer(world: World) -> str:
    """The outcome under section 3."""
    if not _reached(world):
        return "OUTSIDE"
    return "PERMITTED" if _excepted(world) else "PROHIBITED"


def _reached(world: World) -> bool:
    return (
        world["who"] in OUTSIDERS
        and world["empowered"] == "yes"
        and world["place"] in LOTS
        and world["title"] in HELD
        and world["control"] == "city"
        and world["use"] in USES
        and world["purpose"] == "yes"
    )


def _excepted(world: World) -> bool:
    return (
        (world["a_instrument"] == "yes" and world["a_covers"] == "yes")
        or _warrant(world)
        or (world["c_formal"] == "yes" and world["c_part"] == "yes")
        or "yes" in (world["d_mission"], world["e_exigent"], world["f_required"])
    )


def _warrant(world: World) -> bool:
    return (
        world["b_presented"] == "yes"
        and world["b_issuer"] in JUDGES
        and world["b_authority"] in POWERS
        and world["b_live"] == "yes"
    )
