"""Every small change of a norm: a part, value or clause less, and for or, a contested value settled, a day moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from threshold.core.rules import All, Any, Is, Norm, Test

Mutant = tuple[str, Norm]


def mutants(norm: Norm) -> Iterator[Mutant]:
    """Each small change of the norm, named."""
    for name, reaches in changed(norm.reaches):
        yield f"reach: {name}", replace(norm, reaches=reaches)
    for place, clause in enumerate(norm.unless):
        others = norm.unless[:place], norm.unless[place + 1 :]
        yield f"{clause.cite} dropped", replace(norm, unless=others[0] + others[1])
        for name, test in changed(clause.test):
            yield f"{clause.cite}: {name}", replace(norm, unless=(*others[0], replace(clause, test=test), *others[1]))
    yield from moved_days(norm)


def moved_days(norm: Norm) -> Iterator[Mutant]:
    """The norm in force from or until a day sooner or later."""
    for days in (-1, 1):
        yield f"since {days:+}", replace(norm, since=norm.since + timedelta(days=days))
        if norm.until:
            yield f"until {days:+}", replace(norm, until=norm.until + timedelta(days=days))


def changed(test: Test) -> Iterator[tuple[str, Test]]:
    """Each small change of a test."""
    if isinstance(test, Is):
        yield from changed_leaf(test)
        return
    other = Any if isinstance(test, All) else All
    yield f"{test.cite or 'group'} becomes {other.__name__}", other(test.parts, test.cite)
    for place, part in enumerate(test.parts):
        before, after = test.parts[:place], test.parts[place + 1 :]
        yield f"part {place + 1} of {test.cite or 'group'} dropped", replace(test, parts=before + after)
        for name, new in changed(part):
            yield name, replace(test, parts=(*before, new, *after))


def changed_leaf(leaf: Is) -> Iterator[tuple[str, Is]]:
    """A value less, a value more, a contested value read as met or as not met, a plain value made contested."""
    for value in sorted(leaf.fact.domain):
        one, name = frozenset({value}), f"{leaf.fact.id} {value}"
        if value in leaf.contested:
            yield f"{name} read as met", replace(leaf, yes=leaf.yes | one, contested=leaf.contested - one)
            yield f"{name} read as not met", replace(leaf, contested=leaf.contested - one)
        elif value in leaf.yes:
            yield f"{name} no longer met", replace(leaf, yes=leaf.yes - one)
            yield f"{name} made contested", replace(leaf, yes=leaf.yes - one, contested=leaf.contested | one)
        else:
            yield f"{name} now met", replace(leaf, yes=leaf.yes | one)
            yield f"{name} made contested", replace(leaf, contested=leaf.contested | one)
