"""Every read, a file a noun; those of the bodies can be had from here."""

from threshold.agencies.queries.bodies import (
    MOST_ON_A_PAGE,
    Page,
    Roster,
    as_held,
    as_law,
    bodies,
    find_body,
    has_demonstration,
    held,
    roster,
    search_bodies,
    set_up_ids,
)

__all__ = [
    "MOST_ON_A_PAGE", "Page", "Roster", "as_held", "as_law", "bodies", "find_body", "has_demonstration", "held",
    "roster", "search_bodies", "set_up_ids",
]  # fmt: skip
