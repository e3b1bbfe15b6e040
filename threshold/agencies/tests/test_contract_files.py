"""A file of contracts is checked whole: every fault has its line and a clerk's words, and then nothing is written."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from django.db import Error, connection, transaction

from threshold.accounts.rights import Who, looking
from threshold.accounts.tests.people import OURS, THEIRS, ana, cleo
from threshold.agencies.actions.contract_import import ContractsRefused, import_contracts, preview_contracts
from threshold.agencies.contracts.differences import Outcome
from threshold.agencies.contracts.reading import COLUMNS
from threshold.agencies.importer import FileRefused
from threshold.agencies.models import Contract, Location
from threshold.agencies.tests.places import bodies
from threshold.core.answers import NotAllowed
from threshold.database.reach import Reach, reaching
from threshold.journal.models import Line
from threshold.journal.queries import details_of

pytestmark = pytest.mark.django_db
HEADER = ",".join(COLUMNS)
OPERATOR = Who.operator("tests")
ONE = (
    f"{OURS},L-1,,Invented Wicks Inc.,yes,day care,yes,no,2026-03-01,2028-02-29,compliance-lead,1 Invented Street,no,no"
)
SECOND_PLACE = ONE.replace("1 Invented Street,no,no", "2 Invented Street,yes,yes")
UNDER = f"{OURS},L-1-A,L-1,Invented Night Watch,no,,yes,yes,2026-03-01,,,,,"
GRANDCHILD = f"{OURS},L-1-B,L-1-A,Invented Guards,no,,no,yes,2026-03-01,,,,,"


@pytest.fixture(autouse=True)
def _bodies() -> None:
    bodies()


def file(*rows: str, header: str = HEADER) -> io.BytesIO:
    """A file of contracts."""
    return io.BytesIO("\n".join((header, *rows, "")).encode())


def imported(*rows: str) -> Outcome:
    """What importing some rows did."""
    return import_contracts(by=OPERATOR, file=file(*rows))


def faults(*rows: str) -> list[tuple[int, str]]:
    """The rows refused, by line."""
    with pytest.raises(ContractsRefused) as refused:
        imported(*rows)
    assert held() == 0
    return [(fault.line, str(fault.reason)) for fault in refused.value.faults]


def held() -> int:
    """How many contracts are held."""
    with reaching(Reach.CITY):
        return Contract.objects.count()


def test_contracts_with_their_subcontracts_and_places_are_read_in_any_sequence() -> None:
    outcome = imported(GRANDCHILD, ONE, UNDER, SECOND_PLACE)
    assert (outcome.added, outcome.places_added) == (3, 2)
    with reaching(Reach.CITY):
        child = Contract.objects.select_related("parent__parent").get(number="L-1-B")
        assert child.parent is not None and child.parent.parent is not None
        assert child.parent.parent.number == "L-1"
        assert child.parent.parent.category == "day care"
        assert [(p.address, p.city_property, p.sensitive) for p in Location.objects.order_by("address")] == [
            ("1 Invented Street", False, False), ("2 Invented Street", True, True),
        ]  # fmt: skip
        line = Line.objects.get(action="agencies.contracts_imported")
        told = details_of(line)
    assert told is not None
    assert (told["added"], told["root"], line.agency_id) == (3, outcome.root, OURS)


def test_the_same_file_again_changes_nothing_and_leaves_no_line() -> None:
    imported(ONE, SECOND_PLACE, UNDER)
    again = imported(ONE, SECOND_PLACE, UNDER)
    assert (again.added, again.changed, again.unchanged, again.absent, again.changes) == (0, 0, 2, 0, False)
    with reaching(Reach.CITY):
        assert Line.objects.filter(action="agencies.contracts_imported").count() == 1


def test_a_changed_row_shows_its_fields_and_what_is_not_listed_stays() -> None:
    imported(ONE, SECOND_PLACE, UNDER)
    moved = ONE.replace("2028-02-29", "2029-02-28").replace("Street,no,no", "Street,yes,no")
    outcome = preview_contracts(by=OPERATOR, file=file(moved))
    assert outcome.examples_changed[0].fields == (("until", "2028-02-29", "2029-02-28"),)
    assert (outcome.changed, outcome.absent, outcome.examples_absent, outcome.places_changed) == (
        1, 1, [f"{OURS} L-1-A"], 1,
    )  # fmt: skip
    assert imported(moved).root == outcome.root
    with reaching(Reach.CITY):
        assert Contract.objects.filter(number="L-1-A", parent__number="L-1").exists()
        assert Location.objects.count() == 2


def test_a_subcontract_moves_to_another_parent_held_already() -> None:
    imported(ONE, UNDER, GRANDCHILD)
    outcome = imported(GRANDCHILD.replace("L-1-A", "L-1"))
    assert outcome.examples_changed[0].fields == (("parent", "L-1-A", "L-1"),)
    with reaching(Reach.CITY):
        assert Contract.objects.filter(number="L-1-B", parent__number="L-1").exists()


def test_a_preview_writes_nothing() -> None:
    assert preview_contracts(by=OPERATOR, file=file(ONE)).added == 1
    assert held() == 0


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (ONE.replace(OURS, "nobody"), "No body is called “nobody”"),
        (ONE.replace(OURS, "demo-kites"), "not set up here"),
        (ONE.replace("L-1", ""), "“number” is empty"),
        (ONE.replace("2026-03-01", "3/1/2026"), "“3/1/2026” in “since” is not a day"),
        (ONE.replace("2026-03-01", "2026-02-30"), "“2026-02-30” in “since” is not a day"),
        (ONE.replace("2026-03-01", "0026-03-01"), "not a day"),
        (ONE.replace("2028-02-29", "2026-02-28"), "ends on 2026-02-28, before it begins on 2026-03-01"),
        (ONE.replace("yes,day care,yes", "yes,day care,maybe"), "“maybe” in “public_contact” is neither yes nor no"),
        (ONE.replace("yes,day care,yes", "1,day care,yes"), "“1” in “human_services” is neither yes nor no"),
        (ONE.replace("day care", "car care"), "not a category of section 1.d"),
        (UNDER.replace("no,,yes", "no,day care,yes"), "“human_services” says no"),
        (ONE.replace("compliance-lead", "king"), "not a post known here"),
        (ONE.replace("1 Invented Street", ""), "names none"),
        (ONE.replace("Invented Wicks Inc.", "=1+1"), "begins with “=”, as a formula does"),
        (ONE.replace("1 Invented Street", "@SUM(A1)"), "as a formula does"),
        (ONE.replace("Invented Wicks Inc.", "a\u202eb"), "control character"),
        (ONE.replace("Invented Wicks Inc.", '"two\nlines"'), "control character"),
        (ONE.replace("Invented Wicks Inc.", "x" * 201), "longer than 200"),
        (ONE + ",more", "The row has 15 columns and the header has 14"),
        (ONE.replace("Inc.,", "Inc., Ltd.,"), "The row has 15 columns"),
        (UNDER, "Its parent L-1 is neither in this file nor held here"),
        (UNDER.replace("L-1,Inv", "L-1-A,Inv"), "stands under itself"),
    ],
)
def test_a_row_at_fault_is_named_with_its_line(row: str, words: str) -> None:
    found = faults(f"{THEIRS},T-1,,Good Invented Co.,no,,no,no,2026-01-01,,,,,", row)
    assert [line for line, _ in found] == [3]
    assert words in found[0][1]


def test_rows_that_clash_with_one_another_name_both_lines() -> None:
    found = faults(ONE, ONE, SECOND_PLACE.replace("Wicks", "Wax"), UNDER.replace("L-1,I", "L-1-B,I"), GRANDCHILD)
    assert found[0][0] == 3 and "stands on line 2 already. Keep one of the two" in found[0][1]
    assert found[1][0] == 4 and "differs there" in found[1][1]
    assert {line for line, words in found[2:] if "stands under itself" in words} == {5, 6}


def test_a_circle_by_way_of_contracts_held_already_is_seen() -> None:
    imported(ONE, UNDER, GRANDCHILD)
    with pytest.raises(ContractsRefused, match="1 rows refused"):
        imported(ONE.replace("L-1,,", "L-1,L-1-B,"))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "The file is empty"),
        (HEADER.encode(), "a header and no rows"),
        (HEADER.replace(",", ";").encode() + b"\nx;y\n", "not separated by commas"),
        (HEADER.replace(",since", "").encode() + b"\nx\n", "lacks these columns: since"),
        (HEADER.encode() + b",since\nx\n", "names “since” twice"),
        (HEADER.encode() + b",price\nx\n", "names “price”, which is not known here"),
        (
            f"{HEADER}\n{ONE}".replace("Wicks", "Caf\u00e9").encode("cp1252"),
            "Line 2 is not UTF-8. It looks like Windows-1252",
        ),
        (f"{HEADER}\n{ONE}\n".encode() + b"\x81\xff\n", "Line 3 is not UTF-8"),
        (f"{HEADER}\n{ONE}".encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04", "a spreadsheet"),
        (f"{HEADER}\n{ONE}\n".encode() + b"a\0b\n", "Line 3 holds a NUL"),
        (f'{HEADER}\n{ONE}\n{OURS},"open,,,\n'.encode(), "begins on line 3 cannot be read"),
        (f'{HEADER}\n{OURS},"a"b,,,\n'.encode(), "begins on line 2 cannot be read"),
        (HEADER.encode() + b"\n" + b"x" * 20_001, "Line 2 is longer than a few pages"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_remedy(data: bytes, words: str) -> None:
    with pytest.raises(FileRefused) as refused:
        import_contracts(by=OPERATOR, file=io.BytesIO(data))
    assert words in str(refused.value)
    assert held() == 0


def test_the_mark_of_utf_8_columns_in_another_sequence_and_spaces_are_taken() -> None:
    header = "security,public_contact,human_services,since,vendor,number,body"
    data = f"\ufeff{header}\r\nno,YES,no,2026-03-01, Caf\u00e9  Invented ,L-9,DEMO-DPL\r\n\r\n".encode()
    assert import_contracts(by=OPERATOR, file=io.BytesIO(data)).added == 1
    with reaching(Reach.CITY):
        assert (Contract.objects.get().vendor, Contract.objects.get().body_id) == ("Caf\u00e9 Invented", OURS)


def test_an_agency_imports_its_own_contracts_and_nobody_else_s() -> None:
    lead = ana()
    assert import_contracts(by=Who.of(lead), file=file(ONE)).added == 1
    with pytest.raises(ContractsRefused) as refused:
        import_contracts(by=Who.of(lead), file=file(ONE, ONE.replace(OURS, THEIRS)))
    assert [str(fault.reason) for fault in refused.value.faults] == [
        f"You may not keep the contracts of “{THEIRS}”. Leave its rows out."
    ]
    with pytest.raises(NotAllowed):
        import_contracts(by=Who.of(cleo()), file=file(ONE))
    with looking(Who.of(lead)):
        assert Contract.objects.count() == 1


class Swapped(io.BytesIO):
    """A file that somebody replaces between the first reading and the second."""

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to the beginning; the second time, of another file."""
        if self.getvalue() and getattr(self, "looked", False):
            self.truncate(0)
            super().seek(0)
            self.write(file(ONE.replace("Wicks", "Other")).getvalue())
        self.looked = True
        return super().seek(offset, whence)


def test_a_file_that_changes_while_it_is_read_is_refused() -> None:
    with pytest.raises(FileRefused, match="changed while it was read"):
        import_contracts(by=OPERATOR, file=Swapped(file(ONE).getvalue()))
    assert held() == 0


class Endless(io.RawIOBase):
    """A file of many rows that never stands in memory as a whole."""

    def __init__(self, rows: int) -> None:
        self._rows = rows
        self._lines: Iterator[bytes] = iter(())

    def seek(self, offset: int, whence: int = 0) -> int:
        """Begin again."""
        rows = (f"{OURS},N-{n},,Invented Vendor {n % 97},no,,no,no,2026-03-01,,,,,\n" for n in range(self._rows))
        self._lines = (line.encode() for line in (f"{HEADER}\n", *rows))
        return 0

    def readline(self, size: int | None = -1, /) -> bytes:
        """The next line."""
        return next(self._lines, b"")


def test_a_fault_far_down_a_long_file_writes_nothing_and_long_lists_are_cut() -> None:
    with pytest.raises(FileRefused, match="more than 200000 rows"):
        import_contracts(by=OPERATOR, file=Endless(200_001))  # type: ignore[arg-type]
    bad = [ONE.replace("L-1", f"X-{n}").replace("2026-03-01", "soon") for n in range(300)]
    with pytest.raises(ContractsRefused) as refused:
        imported(*bad)
    assert (len(refused.value.faults), refused.value.count) == (200, 300)
    assert held() == 0


def test_rows_beyond_one_batch_are_all_compared() -> None:
    assert import_contracts(by=OPERATOR, file=Endless(2_500)).added == 2_500  # type: ignore[arg-type]
    again = import_contracts(by=OPERATOR, file=Endless(2_400))  # type: ignore[arg-type]
    assert (again.unchanged, again.absent, len(again.examples_absent)) == (2_400, 100, 40)


def test_the_database_lets_no_contract_be_removed() -> None:
    imported(ONE)
    for statement in ("delete from agencies_location", "delete from agencies_contract"):
        with reaching(Reach.CITY), pytest.raises(Error, match="permission denied"), transaction.atomic():
            connection.cursor().execute(statement)
