"""The order as Akoma Ntoso 3: valid against the OASIS schema, complete, and under the right addresses."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from threshold.core.exports.akn import NAMESPACE, akn, akn_uri
from threshold.core.law import Order
from threshold.core.loader import load_law, load_order
from threshold.core.orders import plain
from threshold.core.tests.amended import amended

HERE = Path(__file__).parent
SCHEMA = etree.XMLSchema(etree.parse(HERE / "vendor" / "akoma-ntoso" / "akomantoso30.xsd"))
ORDER = load_law().order
ORDERS = [ORDER, amended(ORDER), *(load_order(HERE / "data" / name) for name in ("eo-120-2008", "eo-10-2026"))]
EVERY_ORDER = pytest.mark.parametrize("order", ORDERS, ids=lambda order: f"{order.slug}@{order.edition}")
SPACE = {"a": NAMESPACE}


def tree(order: Order) -> etree._Element:
    """The export, parsed."""
    return etree.fromstring(akn(order).encode())


def strings(order: Order, path: str) -> list[str]:
    """What an XPath finds in the export, as texts."""
    found = tree(order).xpath(path, namespaces=SPACE)
    assert isinstance(found, list)
    return [str(one) for one in found]


@EVERY_ORDER
def test_the_export_is_valid(order: Order) -> None:
    assert SCHEMA.validate(tree(order)), SCHEMA.error_log


def test_a_broken_export_is_not_valid() -> None:
    broken = akn(ORDER).replace('<FRBRdate date="2026-02-06"', '<FRBRdate date="2026"')
    assert not SCHEMA.validate(etree.fromstring(broken.encode()))


def test_the_order_has_its_address() -> None:
    assert akn_uri(ORDER) == "/akn/us-nyc/act/executive-order/2026-02-06/13"
    assert strings(ORDER, "//a:FRBRWork/a:FRBRuri/@value") == [akn_uri(ORDER)]


@EVERY_ORDER
def test_every_clause_stands_under_its_eid(order: Order) -> None:
    eids = strings(order, "//a:act/a:preamble//@eId | //a:act/a:body//@eId")
    expected = [clause.eid for clause in order.clauses]
    assert [eid for eid in eids if eid != "recs_1"] == expected


@EVERY_ORDER
def test_every_word_of_the_text_is_in_the_export(order: Order) -> None:
    exported = plain(" ".join(strings(order, "//a:act//text()[not(ancestor::a:meta)]")))
    for clause in order.clauses:
        for words in (clause.heading, *clause.text.split("\n\n")):
            assert plain(words) in exported, clause.id


def test_the_letterhead_and_the_signature_are_kept() -> None:
    assert "EXECUTIVE ORDER No. 13" in strings(ORDER, "//a:preface/a:p/text()")
    assert strings(ORDER, "//a:conclusions/a:p/text()") == ["Zohran Kwame Mamdani", "Mayor"]
