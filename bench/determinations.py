"""Determinations of section 3 per CPU-second, whole explanation made, beside a plain function and public engines.

Inputs are random with the seed printed, none twice, each converted beforehand to the form its contestant likes best.
No answer is kept from one case to the next. All contestants must agree on every case before any of them is timed.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from bench.report import LeftOut, line, verdict
from bench.rivals import business, ours, plain, zen_engine
from bench.rivals.conditions import REACHES, World
from threshold.core.norms import SECTION_3

ROUNDS, CASES, CASES_OF_THE_SLOW, AGREED = 3, 20_000, 2_000, 3_000
MARK = 3.0
OURS = "threshold.core, every step of the explanation"


@dataclass(frozen=True, slots=True)
class Contestant:
    """One way to answer: how it wants the facts, how it answers, and how many cases a round it is given."""

    name: str
    prepared: Callable[[World], Any]
    answer: Callable[[Any], object]
    cases: int = CASES
    engine: bool = False


def contestants() -> list[Contestant]:
    """Everybody who takes part."""
    graph = zen_engine.graph()
    return [
        Contestant(OURS, ours.prepared, ours.answer),
        Contestant("plain Python function, no explanation", plain.prepared, plain.answer),
        Contestant("zen-engine, one compiled expression", zen_engine.prepared, zen_engine.compiled(), engine=True),
        Contestant("business-rules, conditions alone", business.prepared, business.answer, engine=True),
        Contestant("zen-engine, decision graph", zen_engine.prepared, graph, CASES_OF_THE_SLOW, engine=True),
    ]


def drawn(rng: random.Random, seen: set[tuple[str, ...]], *, reached: bool) -> Iterator[World]:
    """Cases with every fact known and no contested value, none twice; `reached`: only such as section 3 reaches."""
    choices = {leaf.fact.id: sorted(leaf.fact.domain - leaf.contested) for leaf in SECTION_3.leaves}
    if reached:
        choices |= {fact: sorted(values) for fact, values in REACHES}
    while True:
        world = {fact: rng.choice(values) for fact, values in choices.items()}
        mark = tuple(world.values())
        if mark not in seen:
            seen.add(mark)
            yield world


def check_agreement(field: list[Contestant], worlds: list[World]) -> None:
    """Everybody gives the same answer on every case. Raises LeftOut: a race between different answers says nothing."""
    for world in worlds:
        answers = {one.name: one.answer(one.prepared(world)) for one in field}
        if len(set(answers.values())) != 1:
            raise LeftOut(f"the contestants differ on {world}: {answers}")


def rate(one: Contestant, worlds: list[World]) -> float:
    """Cases a CPU-second, over all threads; the conversion of the facts is not counted."""
    items = [one.prepared(world) for world in worlds[: one.cases]]
    begun = time.process_time()
    for item in items:
        one.answer(item)
    return len(items) / (time.process_time() - begun)


def race(field: list[Contestant], cases: Iterator[World]) -> dict[str, float]:
    """The median rate of each over rounds of fresh cases, everybody on the same ones, in turn."""
    rates: dict[str, list[float]] = {one.name: [] for one in field}
    for _ in range(ROUNDS):
        worlds = [next(cases) for _ in range(CASES)]
        for one in field:
            rates[one.name].append(rate(one, worlds))
    return {name: statistics.median(found) for name, found in rates.items()}


def tell(field: list[Contestant], rates: dict[str, float]) -> None:
    """The rates, and ours against each."""
    for one in field:
        ratio = rates[OURS] / rates[one.name]
        line(one.name, f"{rates[one.name]:,.0f} /CPU-s", "" if one.name == OURS else f"ours is {ratio:.2f} times this")
    engines = sorted((rates[one.name], one.name) for one in field if one.engine)[::-1]
    for place, (found, name) in zip(("fastest", "second"), engines, strict=False):
        ratio = rates[OURS] / found
        line(f"ours against the {place} engine route ({name.split(',')[0]})", f"{ratio:.2f} times", _mark(ratio, place))


def _mark(ratio: float, place: str) -> str:
    return f"mark: {MARK:.0f} times, {verdict(kept=ratio >= MARK)}" if place == "fastest" else ""


def deeper(cases: Iterator[World], rng: random.Random) -> None:
    """Our core alone: more of the explanation spelled out, and cases no engine here can answer."""
    worlds = [next(cases) for _ in range(CASES)]
    forgetful = [{f: v for f, v in world.items() if rng.random() < 0.5} for world in worlds]
    line("ours with reasons, clauses relied on and open points", _rate_of(ours.with_reasons, worlds))
    line("ours, the whole tree as the API's JSON shape", _rate_of(ours.as_json, worlds[:5_000]))
    line("ours with half the facts unknown", _rate_of(ours.determination, forgetful))


def _rate_of(answer: Callable[[Any], object], worlds: list[World]) -> str:
    return f"{rate(Contestant('', ours.prepared, answer), worlds):,.0f} /CPU-s"


def measure() -> None:
    """Agreement first, then two races: cases drawn evenly, and cases that section 3 reaches."""
    seed = random.SystemRandom().randrange(2**32)
    rng, seen = random.Random(seed), set[tuple[str, ...]]()
    field = contestants()
    for reached in (False, True):
        cases = drawn(rng, seen, reached=reached)
        check_agreement(field, [next(cases) for _ in range(AGREED)])
    print(f"  seed {seed}; all {len(field)} agree on {2 * AGREED:,} cases; no case is used twice")
    print("  Cases drawn evenly: most fall outside at the first test, where everybody but ours stops reading.")
    tell(field, race(field, drawn(rng, seen, reached=False)))
    print("  Cases that section 3 reaches: the exceptions decide.")
    tell(field, race(field, drawn(rng, seen, reached=True)))
    deeper(drawn(rng, seen, reached=False), rng)
