"""The project's scenarios tell every small change of a norm from the norm itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import pytest

from threshold.core.cases import Case
from threshold.core.determinations import decide
from threshold.core.norms import NORMS
from threshold.core.rules import Norm
from threshold.core.scenarios import load_cases
from threshold.core.tests.mutants import mutants
from threshold.core.tests.worlds import LAW, NAMES

LEAST = {"EO13 s.3": 119, "AC 4-210(b)": 88, "AC 10-178(c)": 46}  # as many as the trial of the specification had


@lru_cache(maxsize=1)
def cases() -> tuple[Case, ...]:
    return tuple(load_cases((LAW / "scenarios.yaml").read_text(encoding="utf-8")))


def answers(norm: Norm, given: Sequence[Case]) -> list[tuple[object, ...]]:
    """What a norm answers to each case, as far as the scenario file states it for that norm."""
    found = [decide(norm, case.known(), case.day) for case in given]
    if norm.cite != "EO13 s.3":
        return [(det.may, det.standing, det.relied_on if det.determined else ()) for det in found]
    return [(det.may, det.standing, det.relied_on, det.ask, det.decide) for det in found]


@pytest.mark.parametrize("norm", NORMS, ids=NAMES.values())
def test_every_small_change_of_a_norm_fails_a_scenario(norm: Norm) -> None:
    right = answers(norm, cases())
    changes = list(mutants(norm))
    assert [name for name, mutant in changes if answers(mutant, cases()) == right] == []
    assert len(changes) >= LEAST[norm.cite]


def test_one_scenario_alone_does_not_tell_them_all() -> None:
    """The control: with a single case most changes go unseen, so the test above does look."""
    first = cases()[:1]
    right = answers(NORMS[0], first)
    assert any(answers(mutant, first) == right for _, mutant in mutants(NORMS[0]))
