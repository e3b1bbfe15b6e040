"""Printed signs, read back as a reader would: every language's own words in Noto, tagged, on one sheet, marked."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from pypdf import PdfReader

from threshold.accounts.models import Person
from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, THEIRS, ana, bodies, eli, person, sign_in
from threshold.core.answers import NotAllowed, Refused
from threshold.database.reach import Reach, reaching
from threshold.property.actions.codes import make_code
from threshold.property.actions.prints import PRINT, Wanted, ask_print
from threshold.property.models import Print, Site
from threshold.property.models.records import SIGN_KINDS
from threshold.property.printing import CannotPrint, make, pdf_of, sweep
from threshold.property.sheets import Sheet, sheet
from threshold.property.sign_texts import DEMONSTRATION, languages, text
from threshold.property.tests.lists import ONE, TODAY, brought

ROOT = Path(__file__).resolve().parents[3]
# As on a machine without pango: weasyprint raises OSError as it is imported.
WITHOUT_PANGO = """
import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
sys.meta_path.insert(0, Missing())
import django
django.setup()
from threshold.property.models import Site
from threshold.property.printing import CannotPrint, pdf_of
from threshold.property.sheets import sheet
try:
    pdf_of(sheet(Site(bbl="1900000001", called="x"), "lot", "en", "demonstration-1"))
except CannotPrint as why:
    print(why.problem)
"""
TAGS = [one.tag for one in languages()]
SHELTER = replace(ONE, lot=2, code="0731", use="TRANSITIONAL HOUSING - ADULT", street="HIDDEN ROAD")
PLACE = Site(bbl="1900000001", called="4 KITE LANE, INVENTED PLACE", demonstration=True, sensitive=False)


def drawn(kind: str, tag: str, site: Site = PLACE) -> Sheet:
    """A sign of an invented site with a code."""
    return sheet(site, kind, tag, DEMONSTRATION, "7KQ2M9XB", "Records room" if kind == "area" else "")


def read(content: bytes) -> PdfReader:
    """A PDF as a reader opens it."""
    return PdfReader(io.BytesIO(content))


def squeezed(words: str) -> str:
    """Words without spaces, as extraction breaks lines where it likes."""
    return re.sub(r"\s", "", words)


def fonts(reader: PdfReader) -> dict[str, bool]:
    """The fonts of a PDF by name, and whether each is embedded."""
    found = {}
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            under = font.get_object()["/DescendantFonts"][0].get_object()
            described = under["/FontDescriptor"].get_object()
            found[str(under["/BaseFont"])] = any(key.startswith("/FontFile") for key in described)
    return found


@pytest.mark.parametrize("kind", SIGN_KINDS)
@pytest.mark.parametrize("tag", TAGS)
def test_a_sign_is_one_tagged_sheet_in_its_language_with_noto_embedded(kind: str, tag: str) -> None:
    reader = read(pdf_of(drawn(kind, tag)))
    assert len(reader.pages) == 1
    root: Any = reader.trailer["/Root"]
    assert (root["/Lang"], bool(root["/MarkInfo"]["/Marked"])) == (tag, True)
    assert "/StructTreeRoot" in root
    assert fonts(reader)
    assert all("Noto" in name and embedded for name, embedded in fonts(reader).items())
    assert "7KQ2-M9XB" in reader.pages[0].extract_text()
    assert reader.metadata is not None
    assert reader.metadata.title == text(DEMONSTRATION, tag).words[f"{kind}.title"]


@pytest.mark.parametrize("tag", ["en", "es", "zh-Hans", "zh-Hant", "ru", "ht", "ko", "fr", "pl"])
def test_the_words_come_out_as_they_are_written(tag: str) -> None:
    told = squeezed(read(pdf_of(drawn("lot", tag))).pages[0].extract_text())
    words = text(DEMONSTRATION, tag).words
    for key in ("lot.title", "lot.rule", "lot.exceptions", "marks.awaiting", "staff.decides"):
        assert squeezed(words[key]) in told, key


@pytest.mark.parametrize(("tag", "family"), [
    ("ar", "Noto-Naskh-Arabic"), ("ur", "Noto-Nastaliq-Urdu"), ("bn", "Noto-Sans-Bengali"),
    ("zh-Hans", "Noto-Sans-CJK-SC"), ("zh-Hant", "Noto-Sans-CJK-TC"), ("ko", "Noto-Sans-CJK-KR"),
])  # fmt: skip
def test_each_script_is_set_in_its_own_family(tag: str, family: str) -> None:
    reader = read(pdf_of(drawn("central", tag)))
    assert any(family in name for name in fonts(reader))
    told, words = reader.pages[0].extract_text(), text(DEMONSTRATION, tag).words["central.rule"]
    own = {letter for letter in words if ord(letter) > 0x2FF and letter.isalpha()}
    assert len(own & set(told)) > len(own) * 0.6


@pytest.mark.parametrize("tag", TAGS[1:])
def test_an_unreviewed_translation_carries_the_english_and_every_copy_awaits_approval(tag: str) -> None:
    told = squeezed(read(pdf_of(drawn("area", tag))).pages[0].extract_text())
    english = text(DEMONSTRATION, "en").words
    for key in ("area.rule", "marks.awaiting", "marks.unreviewed"):
        assert squeezed(english[key]) in told


def test_a_sensitive_site_s_sign_has_no_code_and_does_not_say_where_it_hangs() -> None:
    hidden = Site(bbl="1900000002", called="5 HIDDEN ROAD", demonstration=True, sensitive=True)
    told = read(pdf_of(drawn("area", "en", hidden))).pages[0].extract_text()
    assert "HIDDEN" not in told
    assert "7KQ2" not in told
    assert "/g/" in told


def test_the_code_to_scan_is_the_address_in_letters() -> None:
    made = drawn("lot", "en")
    assert made.address.endswith("/g/7KQ2M9XB/")
    assert made.qr.startswith("<svg")
    assert made.qr != drawn("lot", "en", Site(bbl="1", called="x", sensitive=True)).qr


@pytest.fixture
def here(settings: Any, db: None) -> None:
    """Two sites of ours, one a shelter."""
    settings.DEMONSTRATION = True
    bodies()
    brought([ONE, SHELTER])


def asked(by: Person, wanted: Wanted | None = None) -> Print:
    """A print asked for now."""
    return ask_print(by=Who.of(by), bbl=ONE.bbl, wanted=wanted or Wanted("lot", "ht"))


def kept(number: int) -> Print:
    """A print as it stands now."""
    with reaching(Reach.CITY):
        return Print.objects.get(pk=number)


def test_what_is_asked_for_is_queued_with_its_number_alone_and_made_once(here: None) -> None:
    by = ana()
    make_code(by=Who.of(by), bbl=ONE.bbl, today=TODAY)
    number = asked(by).pk
    (job,) = ProcrastinateJob.objects.filter(task_name=PRINT).values_list("args", flat=True)
    assert job == {"number": number}
    make(number)
    made = kept(number)
    assert made.state == "made"
    assert "Teren Vil la" in read(bytes(made.content or b"")).pages[0].extract_text()
    make(number)
    assert kept(number).ended_at == made.ended_at


def test_a_set_has_a_file_for_every_language_named_by_kind_and_language_alone(here: None) -> None:
    number = asked(ana(), Wanted("area", "", "Records room")).pk
    make(number)
    with zipfile.ZipFile(io.BytesIO(bytes(kept(number).content or b""))) as packed:
        assert packed.namelist() == [f"sign-area-{tag}.pdf" for tag in TAGS]
        assert "Records room" in read(packed.read("sign-area-pl.pdf")).pages[0].extract_text()


def test_a_machine_without_the_libraries_still_works_and_says_so() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT_PANGO], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["libraries"]


def test_why_it_could_not_be_made_stands_on_the_page(here: None) -> None:
    by = ana()
    number = asked(by).pk
    with reaching(Reach.CITY):
        Print.objects.filter(pk=number).update(state="failed", problem="libraries")
    page = sign_in(Client(), by).get(f"/sites/{ONE.bbl}/print/{number}/").content.decode()
    assert "lacks the libraries that make PDFs" in page
    assert "make setup" in page


def test_a_font_that_is_not_noto_stops_the_print(tmp_path: Path) -> None:
    style = tmp_path / "sign.css"
    style.write_text(".sign { font-family: monospace; }")
    with pytest.raises(CannotPrint, match="fonts"):
        pdf_of(drawn("lot", "en"), style)


def test_pdfs_are_taken_out_after_a_day_and_what_nobody_makes_is_ended(here: None) -> None:
    by, now = ana(), timezone.now()
    made, waiting = asked(by).pk, asked(by).pk
    make(made)
    sweep(now)
    assert (kept(made).state, kept(waiting).state) == ("made", "asked")
    sweep(now + timedelta(hours=2))
    assert (kept(made).state, kept(waiting).state) == ("made", "failed")
    sweep(now + timedelta(days=1, minutes=5))
    assert (kept(made).state, kept(made).content) == ("swept", None)


def test_only_those_who_see_the_record_print_and_only_what_may_be_printed(here: None, settings: Any) -> None:
    for by in (eli(), person("Kay", ("custodian", THEIRS)), person("Tess", ("trainer", OURS))):
        with pytest.raises(NotAllowed):
            asked(by)
    by = ana()
    for wanted, field in ((Wanted("banner"), "kind"), (Wanted("lot", "xx"), "language")):
        with pytest.raises(Refused) as refused:
            asked(by, wanted)
        assert refused.value.field == field
    settings.DEMONSTRATION = False
    with pytest.raises(Refused, match="Nobody has reviewed"):
        asked(by, Wanted("lot", "es"))
    assert asked(by, Wanted("lot", "en")).state == "asked"


def test_the_pages_lead_from_asking_to_the_file_and_to_printing_without_one(client: Client, here: None) -> None:
    looking = sign_in(client, ana())
    here_ = f"/sites/{ONE.bbl}/print/"
    done = looking.post(here_, {"kind": "central", "area": "", "language": "es"})
    assert done.status_code == 302
    path = done["Location"]
    assert "is being made" in looking.get(path).content.decode()
    assert looking.get(f"{path}?state=1").content == b"asked"
    assert looking.get(f"{path}file/").status_code == 404
    make(int(path.rstrip("/").rsplit("/", 1)[1]))
    assert "The PDF is ready" in looking.get(path).content.decode()
    saved = looking.get(f"{path}file/")
    assert saved["Content-Disposition"] == 'attachment; filename="sign-central-es.pdf"'
    assert saved.content.startswith(b"%PDF-")
    page = looking.get(f"{here_}page/?kind=area&language=ur&area=Vault").content.decode()
    for words in ('lang="ur" dir="rtl"', text(DEMONSTRATION, "ur").words["area.rule"], "Vault", "<svg"):
        assert words in page
    assert looking.get(f"{here_}page/?kind=area&language=xx").status_code == 404
