"""The norms as DMN 1.3 decision tables, for tools that read tables: complete facts only, as a table cannot say OPEN."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import product
from xml.etree import ElementTree as ET

from threshold.core.facts import Fact
from threshold.core.norms import NORMS
from threshold.core.rules import All, Is, Norm, Test, leaves

NAMESPACE = "https://www.omg.org/spec/DMN/20191111/MODEL/"
TARGET = "urn:threshold:norms"
ONLY_COMPLETE = (
    "Complete facts only. A table cannot say OPEN: a fact not known, or a contested value, belongs to the rules core "
    "and to a named official. Contested values are left out of the allowed values."
)
Row = tuple[Is, ...]


def dmn(norms: Sequence[Norm] = NORMS) -> str:
    """Three decisions for each norm: whether it reaches the use, whether an exception applies, and the outcome."""
    root = ET.Element(
        "definitions",
        {"xmlns": NAMESPACE, "id": "threshold", "name": "Executive Order No. 13 and its neighbours"}
        | {"namespace": TARGET},
    )
    _words(root, "description", ONLY_COMPLETE)
    for fact in {leaf.fact.id: leaf.fact for norm in norms for leaf in norm.leaves}.values():
        _input_data(root, fact)
    for norm in norms:
        _reached(root, norm)
        _excepted(root, norm)
        _outcome(root, norm)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def name_of(norm: Norm) -> str:
    """The name a norm's decisions bear: its citation and the day it begins, as an XML id."""
    return re.sub(r"[^A-Za-z0-9]+", "_", f"{norm.cite} {norm.since.isoformat()}").strip("_")


def rows(test: Test) -> tuple[Row, ...]:
    """The ways a test can be met, each a row of leaves that must all be met."""
    if isinstance(test, Is):
        return ((test,),)
    ways = [rows(part) for part in test.parts]
    if isinstance(test, All):
        return tuple(tuple(leaf for row in chosen for leaf in row) for chosen in product(*ways))
    return tuple(row for way in ways for row in way)


def _input_data(root: ET.Element, fact: Fact) -> None:
    data = ET.SubElement(root, "inputData", {"id": f"fact_{fact.id}", "name": fact.id})
    _words(data, "description", fact.asks)
    ET.SubElement(data, "variable", {"name": fact.id, "typeRef": "string"})


def _reached(root: ET.Element, norm: Norm) -> None:
    """Whether the norm reaches the use."""
    cited = [(norm.cite, row) for row in rows(norm.reaches)]
    _table_of_facts(root, norm, "reached", tuple(leaves(norm.reaches)), cited)


def _excepted(root: ET.Element, norm: Norm) -> None:
    """Whether a named exception applies, each row with its citation."""
    inputs = tuple(leaf for clause in norm.unless for leaf in leaves(clause.test))
    cited = [(clause.cite, row) for clause in norm.unless for row in rows(clause.test)]
    _table_of_facts(root, norm, "excepted", inputs, cited)


def _table_of_facts(
    root: ET.Element, norm: Norm, what: str, inputs: Sequence[Is], cited: Iterable[tuple[str, Row]]
) -> None:
    """One table over facts: a row for each way to be met, and a last row for all the rest."""
    decision = _decision(root, norm, what, [f"fact_{leaf.fact.id}" for leaf in inputs])
    table = _table(decision, [(leaf.fact.id, _allowed(leaf)) for leaf in inputs], what, '"yes","no"')
    for cite, row in cited:
        _rule(table, [_cell(leaf) if leaf in row else "-" for leaf in inputs], '"yes"', cite)
    _rule(table, ["-"] * len(inputs), '"no"', norm.cite)


def _outcome(root: ET.Element, norm: Norm) -> None:
    """The one outcome when all is known and nothing is contested."""
    name = name_of(norm)
    names = [f"{name}_reached", f"{name}_excepted"]
    decision = _decision(root, norm, "outcome", (), names)
    table = _table(decision, [(one, '"yes","no"') for one in names], "outcome", '"OUTSIDE","PERMITTED","PROHIBITED"')
    _rule(table, ['"no"', "-"], '"OUTSIDE"', norm.cite)
    _rule(table, ["-", '"yes"'], '"PERMITTED"', norm.cite)
    _rule(table, ["-", "-"], '"PROHIBITED"', norm.cite)


def _decision(
    root: ET.Element, norm: Norm, what: str, inputs: Sequence[str], decisions: Sequence[str] = ()
) -> ET.Element:
    name = f"{name_of(norm)}_{what}"
    decision = ET.SubElement(root, "decision", {"id": name, "name": name})
    until = f" to {norm.until.isoformat()}" if norm.until else ""
    _words(decision, "description", f"{norm.cite}, in force from {norm.since.isoformat()}{until}. {ONLY_COMPLETE}")
    ET.SubElement(decision, "variable", {"name": name, "typeRef": "string"})
    for kind, names in (("requiredInput", inputs), ("requiredDecision", decisions)):
        for one in names:
            requirement = ET.SubElement(decision, "informationRequirement", {"id": f"{name}_needs_{one}"})
            ET.SubElement(requirement, kind, {"href": f"#{one}"})
    return decision


def _table(decision: ET.Element, inputs: Sequence[tuple[str, str]], output: str, values: str) -> ET.Element:
    """An empty table that takes the first row that fits."""
    name = decision.get("id", "")
    table = ET.SubElement(decision, "decisionTable", {"id": f"{name}_table", "hitPolicy": "FIRST"})
    for said, allowed in inputs:
        column = ET.SubElement(table, "input", {"id": f"{name}_in_{said}"})
        expression = ET.SubElement(column, "inputExpression", {"id": f"{name}_is_{said}", "typeRef": "string"})
        _words(expression, "text", said)
        _words(ET.SubElement(column, "inputValues", {"id": f"{name}_of_{said}"}), "text", allowed)
    out = ET.SubElement(table, "output", {"id": f"{name}_out", "name": output, "typeRef": "string"})
    _words(ET.SubElement(out, "outputValues", {"id": f"{name}_outs"}), "text", values)
    ET.SubElement(table, "annotation", {"name": "clause"})
    return table


def _rule(table: ET.Element, cells: Sequence[str], output: str, cite: str) -> None:
    number = len(table.findall("rule")) + 1
    name = f"{table.get('id')}_{number}"
    rule = ET.SubElement(table, "rule", {"id": name})
    for place, cell in enumerate(cells, start=1):
        _words(ET.SubElement(rule, "inputEntry", {"id": f"{name}_{place}"}), "text", cell)
    _words(ET.SubElement(rule, "outputEntry", {"id": f"{name}_out"}), "text", output)
    _words(ET.SubElement(rule, "annotationEntry"), "text", cite)


def _cell(leaf: Is) -> str:
    """The values that meet the words, as a unary test."""
    return ",".join(f'"{value}"' for value in leaf.fact.values if value in leaf.yes)


def _allowed(leaf: Is) -> str:
    """Every value the words settle."""
    return ",".join(f'"{value}"' for value in leaf.fact.values if value not in leaf.contested)


def _words(parent: ET.Element, tag: str, words: str) -> None:
    ET.SubElement(parent, tag).text = words
