"""The Law Department's export: what is in it, that it can be checked without us, its custody, and its end."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from threshold.accounts.models import Person
from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, bodies
from threshold.agencies.actions.crossings import Approved, approve_crossing
from threshold.cli.__main__ import main
from threshold.core.answers import NotAllowed, OutOfSight, Refused
from threshold.database.reach import Reach, reaching
from threshold.encounters.actions.afterwards import Looking, look_back, refer
from threshold.encounters.actions.exporting import Wanted, ask_export, expire_exports, hand_over
from threshold.encounters.models import Custody, Encounter, Export
from threshold.encounters.queries.afterwards import opened_export
from threshold.encounters.standalone import verify_export
from threshold.encounters.tasks import make_export
from threshold.encounters.tests.quarter import YES, counsel, happened, lena, tagged, today
from threshold.encounters.tests.records import petra

pytestmark = pytest.mark.django_db
WANTED: dict[str, Any] = {"purpose": "litigation", "reference": "L-2026-4"}


@pytest.fixture(autouse=True)
def _bodies() -> None:
    bodies()


def crossed() -> Encounter:
    """A record that was tagged, looked back at, and referred to the Law Department under an approval."""
    approve_crossing(by=Who.of(petra()), from_body=OURS, approved=Approved("law", "Litigation", "Memo 9", today()))
    made = tagged(YES.__class__("yes", "request", "ice", reasons="Zebulon Quartermain"))
    look_back(by=Who.of(counsel()), encounter=made.pk, said=Looking("number", "missing", "Zebulon Quartermain"))
    refer(by=Who.of(counsel()), encounter=made.pk, to="law", why="litigation")
    return made


def exported(lawyer: Person, made: Encounter) -> Export:
    asked = ask_export(by=Who.of(lawyer), wanted=Wanted([made.pk], **WANTED))
    make_export(asked.pk)
    with reaching(Reach.CITY):
        return Export.objects.get(pk=asked.pk)


def written(export: Export, folder: Path) -> Path:
    path = folder / "export.zip"
    path.write_bytes(opened_export(export))
    return path


def altered(path: Path, name: str, content: bytes) -> Path:
    """The same export with one file in it changed."""
    out = path.with_name("altered.zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for one in old.namelist():
            new.writestr(one, content if one == name else old.read(one))
    return out


def test_an_export_holds_the_record_its_steps_its_lines_with_proofs_and_a_manifest() -> None:
    made = crossed()
    export = exported(lena(), made)
    content = opened_export(export)
    assert (export.state, export.sha256, export.size) == ("made", hashlib.sha256(content).hexdigest(), len(content))
    with zipfile.ZipFile(io.BytesIO(content)) as folder:
        names = folder.namelist()
        record = json.loads(folder.read(f"encounters/{made.pk}/record.json"))
        manifest = json.loads(folder.read("manifest.json"))
        lines = folder.read(f"encounters/{made.pk}/journal.ndjson").decode().splitlines()
        custody = json.loads(folder.read("custody.json"))
    assert record["tags"][0]["qualifies"] == "yes"
    assert record["steps"][0]["kind"] == "opened"
    assert record["referrals"][0]["to"] == "law"
    assert "note" not in record
    assert len(lines) == sum(name.startswith(f"encounters/{made.pk}/proofs/") for name in names) > 2
    assert {part["name"] for part in manifest["parts"]} == set(names) - {"manifest.json"}
    assert (manifest["demonstration"], manifest["purpose"]) == (True, "litigation")
    assert [link["kind"] for link in custody] == ["asked"]


def test_nothing_sealed_and_nothing_said_looking_back_is_in_an_export(tmp_path: Path) -> None:
    export = exported(lena(), crossed())
    with zipfile.ZipFile(written(export, tmp_path)) as folder:
        everything = b"".join(folder.read(name) for name in folder.namelist())
    assert b"Zebulon" not in everything
    assert b"looking back" in folder_words(everything)
    assert "Zebulon" not in export.sealed


def folder_words(everything: bytes) -> bytes:
    """What the README says of what is left out."""
    return everything[everything.index(b"Privileged advice") :]


def test_it_can_be_checked_without_the_service_and_every_alteration_is_found(tmp_path: Path) -> None:
    made = crossed()
    path = written(exported(lena(), made), tmp_path)
    assert verify_export.check(path) == []
    record = f"encounters/{made.pk}/record.json"
    assert verify_export.check(altered(path, record, b"{}")) == [f"{record} is not what the manifest says."]
    lines = f"encounters/{made.pk}/journal.ndjson"
    found = verify_export.check(altered(path, lines, b""))
    assert f"encounters/{made.pk}: the lines of the journal are not those that are proved." in found
    with pytest.raises(verify_export.Unreadable):
        verify_export.check(Path(__file__))


def test_the_command_says_how_it_went(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = crossed()
    path = written(exported(lena(), made), tmp_path)
    assert main(["encounters", "verify", str(path)]) == 0
    assert "Everything holds." in capsys.readouterr().out
    assert main(["encounters", "verify", str(altered(path, "README.txt", b"x"))]) == 1
    assert main(["encounters", "verify", str(tmp_path / "nothing.zip")]) == 2


def test_only_the_law_department_exports_and_only_what_crossed() -> None:
    made, mine = crossed(), happened()
    with pytest.raises(NotAllowed):
        ask_export(by=Who.of(counsel()), wanted=Wanted([made.pk], **WANTED))
    with pytest.raises(OutOfSight):
        ask_export(by=Who.of(lena()), wanted=Wanted([made.pk, mine.pk], **WANTED))
    with reaching(Reach.CITY):
        assert not Export.objects.exists()


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        ({"purpose": "curiosity"}, "purpose"),
        ({"reference": ""}, "reference"),
        ({"reference": "Zebulon Quartermain"}, "reference"),
    ],
)
def test_an_export_without_a_purpose_or_a_number_is_refused(wanted: dict[str, str], field: str) -> None:
    made = crossed()
    with pytest.raises(Refused) as refused:
        ask_export(by=Who.of(lena()), wanted=Wanted([made.pk], **{**WANTED, **wanted}))
    assert refused.value.field == field


def test_each_handing_over_is_a_link_of_the_chain_and_after_its_days_the_bytes_are_gone() -> None:
    lawyer = lena()
    export = exported(lawyer, crossed())
    link = hand_over(by=Who.of(lawyer), export=export.pk, to="court", reference="25-CV-4")
    assert (link.sha256, link.by_ref) == (export.sha256, lawyer.ref)
    with pytest.raises(Refused):
        hand_over(by=Who.of(lawyer), export=export.pk, to="the-press")
    later = timezone.now() + timedelta(days=8)
    assert expire_exports(by=Who.clock("tests"), now=later) == 1
    assert expire_exports(by=Who.clock("tests"), now=later) == 0
    with reaching(Reach.CITY):
        gone = Export.objects.get(pk=export.pk)
        kinds = list(Custody.objects.order_by("id").values_list("kind", flat=True))
    assert (gone.state, gone.sealed, gone.sha256) == ("expired", "", export.sha256)
    assert kinds == ["asked", "made", "handed_over", "expired"]
    with pytest.raises(Refused, match="expired"):
        hand_over(by=Who.of(lawyer), export=export.pk, to="court")
