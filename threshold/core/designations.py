"""The points of law that only a person the City has designated in writing may find, and the clause of each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from threshold.core.facts import Kind
from threshold.core.norms import NORMS
from threshold.core.rules import leaves
from threshold.core.words import Sentence
from threshold.core.words import gettext_noop as _

NAMES_NO_ONE = Sentence(_("The order names no one. Deciders are those the City has designated in writing."))

CLAUSES: Mapping[str, str] = MappingProxyType(
    {
        leaf.fact.id: clause.cite
        for norm in NORMS
        for clause in norm.unless
        for leaf in leaves(clause.test)
        if leaf.fact.kind is Kind.LAW
    }
)
"""Fact to clause: `d_mission` is EO13 s.3(d). Every LAW fact stands in one exception alone."""

FACT_OF: Mapping[str, str] = MappingProxyType({cite: fact for fact, cite in CLAUSES.items()})
"""Clause to fact, in the order of the norms."""


def for_deciders(fact: str) -> bool:
    """Whether only a person on the register of deciders may find this fact."""
    return fact in CLAUSES
