"""`threshold order show|check|diff|map`: the order's clauses, the checks on its data, and what an edition changes."""

from __future__ import annotations

import argparse
from pathlib import Path

from threshold.cli.say import Wrong
from threshold.core.check import check
from threshold.core.clause_map import clause_map
from threshold.core.editions import diff, find_edition
from threshold.core.law import Clause, Law, Order
from threshold.core.loader import CLAUSE_MAP, LAW_ROOT, load_law, load_order, read_clause_map, read_tests
from threshold.core.norms import NORMS
from threshold.core.orders import UnknownClause, children, find_clause
from threshold.core.quotes import clause_norms
from threshold.core.words import day_in_words

FOUND = 1


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb and its own verbs."""
    parser = subparsers.add_parser("order", help="show, check and compare the order")
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    show = verbs.add_parser("show", help="print a clause with its duties")
    show.add_argument("clause", metavar="CLAUSE", help="as 2.a, 2(a), s.2(a) or sec_2__para_a")
    show.set_defaults(run=run_show)
    checks = verbs.add_parser("check", help="check the data of the law; exit status 1 when something is wrong")
    checks.set_defaults(run=run_check)
    compare = verbs.add_parser("diff", help="list what differs between two editions")
    compare.add_argument("a", metavar="A", help="a folder, or an edition as eo-13-2026@2026-02-06")
    compare.add_argument("b", metavar="B")
    compare.set_defaults(run=run_diff)
    verbs.add_parser("map", help="write docs/clause-map.md").set_defaults(run=run_map)


def run_show(options: argparse.Namespace) -> int:
    """Print one clause, what stands below it, and its duties."""
    law = load_law()
    try:
        clause = find_clause(law.order, options.clause)
    except UnknownClause as error:
        raise Wrong(error) from None
    _print_clause(clause)
    for child in children(law.order, clause.id):
        _print_clause(child)
    for duty in law.order.duties:
        if duty.clause == clause.id:
            print(f"\nDuty {duty.number} ({duty.modality.value}): {duty.act}")
    _print_beside(law, clause)
    return 0


def _print_clause(clause: Clause) -> None:
    heading = f" {clause.heading}." if clause.heading else ""
    print(f"{clause.label}{heading} {clause.text}".rstrip())


def _print_beside(law: Law, clause: Clause) -> None:
    for change in law.order.changes:
        if change.clause == clause.id:
            print(f"{change.kind.capitalize()} from {day_in_words(change.since)}: {change.by}")
    for neighbour in law.neighbours:
        if clause.id in neighbour.read_with:
            print(f"Read with {neighbour.cite}: {neighbour.title}")
    for question in law.order.ambiguities:
        if clause.id in question.clauses:
            print(f"Open question {question.id}, for {question.settled_by}: {question.question}")


def run_check(options: argparse.Namespace) -> int:
    """Print every finding; exit status 1 when there is one."""
    law = load_law()
    findings = check(law, read_tests(), read_clause_map())
    for finding in findings:
        print(finding)
    if findings:
        print(f"{len(findings)} to put right.")
        return FOUND
    clauses, duties = len(law.order.clauses), len(law.duties)
    print(f"{clauses} clauses, {duties} duties: every clause has a home, every citation exists, every date agrees.")
    return 0


def run_diff(options: argparse.Namespace) -> int:
    """Print what differs between two editions; exit status 0 whether or not anything does."""
    law = load_law()
    before, after = _edition(law, options.a), _edition(law, options.b)
    norms = (*clause_norms(before, NORMS), *clause_norms(after, NORMS))
    print(diff(before, after, norms))
    return 0


def _edition(law: Law, name: str) -> Order:
    folder = Path(name)
    if not (folder / "order.yaml").exists():
        folder = LAW_ROOT / name
    try:
        return load_order(folder) if (folder / "order.yaml").exists() else find_edition(law, name)
    except LookupError as error:
        raise Wrong(error) from None


def run_map(options: argparse.Namespace) -> int:
    """Write docs/clause-map.md from the data."""
    CLAUSE_MAP.parent.mkdir(exist_ok=True)
    CLAUSE_MAP.write_text(clause_map(load_law(), read_tests()), encoding="utf-8")
    print(f"Wrote docs/{CLAUSE_MAP.name}.")
    return 0
