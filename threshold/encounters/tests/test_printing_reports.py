"""An edition becomes a tagged PDF with its mark, kept once among the files and given as the proof when it is sent."""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from typing import Any

import pytest

from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS
from threshold.database.reach import Reach, reaching
from threshold.encounters.actions.reporting import compile_edition, sign_off
from threshold.encounters.actions.sending import send
from threshold.encounters.models import Paper
from threshold.encounters.tasks import make_paper
from threshold.encounters.tests.quarter import counsel, last, odo, office, tagged, today
from threshold.encounters.tests.test_reporting import SENT
from threshold.files.queries import open_bytes

pytestmark = pytest.mark.django_db


def test_the_worker_makes_one_tagged_pdf_and_it_is_the_proof_of_the_duty(settings: Any, tmp_path: Path) -> None:
    settings.FILES = tmp_path
    office()
    tagged()
    sign_off(by=Who.of(counsel()), body=OURS, quarter=last())
    who = odo()
    made = compile_edition(by=Who.of(who), quarter=last())
    make_paper(made.pk)
    make_paper(made.pk)
    with reaching(Reach.CITY):
        paper = Paper.objects.get()
        content = b"".join(open_bytes(paper.file))
    assert content.startswith(b"%PDF-")
    streams = b"".join(_inflated(part) for part in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL))
    assert b"/MarkInfo" in content + streams and b"pdfuaid" in content + streams
    went = send(by=Who.of(who), edition=made.pk, sent=SENT, today=today())
    assert went.proof is not None and went.proof.file is not None
    assert went.proof.file.sha256 == paper.file.sha256


def _inflated(part: bytes) -> bytes:
    """A stream of the PDF as it reads, or nothing where it is a font or a picture that does not inflate."""
    try:
        return zlib.decompress(part)
    except zlib.error:
        return part
