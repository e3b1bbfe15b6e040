"""The whole order as Akoma Ntoso 3: every clause under its eId, with the letterhead and the signature."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from xml.etree import ElementTree as ET

from threshold.core.law import Clause, Order
from threshold.core.orders import children, read_spans

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
COUNTRY = "us-nyc"
US = "#threshold"
MAYOR = "#mayor"


def akn_uri(order: Order) -> str:
    """The FRBR address of the order as a work: `/akn/us-nyc/act/executive-order/2026-02-06/13`."""
    return f"/akn/{COUNTRY}/act/executive-order/{order.issued.isoformat()}/{order.number}"


def akn(order: Order) -> str:
    """The order as an Akoma Ntoso 3 document, valid against the OASIS schema."""
    root = ET.Element("akomaNtoso", {"xmlns": NAMESPACE})
    act = _in(root, "act", name="executive-order", contains="originalVersion")
    _meta(act, order)
    _preface(act, order)
    _preamble(act, order)
    body = _in(act, "body")
    for clause in order.clauses:
        if clause.kind == "section":
            _provision(body, order, clause)
    _conclusions(act, order)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _in(parent: ET.Element, tag: str, words: str = "", **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, tag, attributes)
    child.text = words or None
    return child


def _meta(act: ET.Element, order: Order) -> None:
    """Who, when and under which address: work, expression and manifestation, in the schema's sequence."""
    meta = _in(act, "meta")
    identification = _in(meta, "identification", source=US)
    work = akn_uri(order)
    expression = f"{work}/eng@{order.edition}"
    one = _level(identification, "FRBRWork", work, order.issued)
    _in(one, "FRBRcountry", value=COUNTRY)
    _in(one, "FRBRsubtype", value="executive-order")
    _in(one, "FRBRnumber", value=order.number)
    _in(one, "FRBRname", value=order.name)
    two = _level(identification, "FRBRExpression", expression, order.effective)
    _in(two, "FRBRlanguage", language="eng")
    three = _level(identification, "FRBRManifestation", f"{expression}.xml", order.effective)
    _in(three, "FRBRformat", value="application/akn+xml")
    references = _in(meta, "references", source=US)
    _in(references, "TLCOrganization", eId="threshold", href="/ontology/organization/threshold", showAs="Threshold")
    _in(references, "TLCRole", eId="mayor", href="/ontology/role/mayor", showAs=order.issuer)


def _level(parent: ET.Element, tag: str, uri: str, day: date) -> ET.Element:
    level = _in(parent, tag)
    this = f"{uri.removesuffix('.xml')}/!main" + (".xml" if uri.endswith(".xml") else "")
    _in(level, "FRBRthis", value=this)
    _in(level, "FRBRuri", value=uri)
    _in(level, "FRBRdate", date=day.isoformat(), name="issued" if tag == "FRBRWork" else "edition")
    _in(level, "FRBRauthor", href=MAYOR)
    return level


def _preface(act: ET.Element, order: Order) -> None:
    lines = _outside(order, "letterhead")
    if lines:
        preface = _in(act, "preface")
        for line in lines:
            _in(preface, "p", line)


def _preamble(act: ET.Element, order: Order) -> None:
    before = [clause for clause in order.clauses if clause.kind in ("recital", "enacting")]
    if not before:
        return
    preamble = _in(act, "preamble")
    recitals = [clause for clause in before if clause.kind == "recital"]
    if recitals:
        group = _in(preamble, "recitals", eId="recs_1")
        for clause in recitals:
            _paragraphs(_in(group, "recital", eId=clause.eid), clause.text)
    for clause in before:
        if clause.kind == "enacting":
            _paragraphs(_in(preamble, "formula", eId=clause.eid, name="enactingFormula"), clause.text)


def _provision(parent: ET.Element, order: Order, clause: Clause) -> None:
    """A section, paragraph or subparagraph with everything below it."""
    element = _in(parent, clause.kind, eId=clause.eid)
    _in(element, "num", _number(clause))
    if clause.heading:
        _in(element, "heading", clause.heading)
    below = children(order, clause.id)
    if not below:
        _paragraphs(_in(element, "content"), clause.text)
        return
    if clause.text:
        _paragraphs(_in(element, "intro"), clause.text)
    for child in below:
        _provision(element, order, child)
    if clause.tail:
        _paragraphs(_in(element, "wrapUp"), clause.tail)


def _number(clause: Clause) -> str:
    if clause.kind == "section":
        return "Section 1." if clause.id == "1" else f"§ {clause.id}."
    return f"{clause.id.rsplit('.', 1)[-1]}."


def _conclusions(act: ET.Element, order: Order) -> None:
    lines = _outside(order, "signature")
    if lines:
        conclusions = _in(act, "conclusions")
        for line in lines:
            _in(conclusions, "p", line)


def _paragraphs(parent: ET.Element, text: str) -> None:
    for words in text.split("\n\n"):
        _in(parent, "p", words)


def _outside(order: Order, place: str) -> list[str]:
    spans: Iterable[tuple[int, int, str]] = (
        (span.start, span.end, span.clause) for span in read_spans(order.text, order.signature)
    )
    return [order.text[start:end] for start, end, clause in spans if clause == place]
