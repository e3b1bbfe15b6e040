"""The invented people of a demonstration, one for each role: nobody of these names works for the City."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass

PASSWORD = "paper lanterns, tides and moonlight"  # noqa: S105  said on the sign-in page of a demonstration
OURS, THEIRS = "demo-lanterns", "demo-tides"


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented person: a short name, what they are called, and the role they hold, if any."""

    short: str
    name: str
    role: str = ""
    agency: str = ""

    @property
    def email(self) -> str:
        """An address that leads nowhere: the domain is kept for that."""
        return f"{self.short}@example.invalid"

    @property
    def secret(self) -> str:
        """The secret of their authenticator app, known to everybody who reads this."""
        return base64.b32encode(hashlib.sha256(f"threshold demonstration {self.short}".encode()).digest()[:20]).decode()


PEOPLE = (
    Invented("ana", "Ana Fennimore", "compliance-lead", OURS),
    Invented("ben", "Ben Okafor-Lund", "compliance-lead", THEIRS),
    Invented("rosa", "Rosa Quill", "reviewer", OURS),
    Invented("tomas", "Tomás Harrow", "reviewer", THEIRS),
    Invented("petra", "Petra Vane", "privacy-officer", OURS),
    Invented("noor", "Noor Ashgrove", "chief-privacy-officer"),
    Invented("max", "Max Bellweather", "mayors-office"),
    Invented("lena", "Lena Marchetti-Roe", "law-department"),
    Invented("ivo", "Ivo Sandoval-Pike", "committee"),
    Invented("tess", "Tess Abernathy-Wu", "trainer", OURS),
    Invented("cora", "Cora Whitlock", "counsel", OURS),
    Invented("carl", "Carl Brightwater", "counsel", OURS),
    Invented("fay", "Fay Osterman", "front-line", OURS),
    Invented("dov", "Dov Aldersgate", "decider"),
    Invented("mina", "Mina Corrigan-Stahl", "decider", OURS),
    Invented("wren", "Wren Halloway", "withholding-official", OURS),
    Invented("odo", "Odo Prewitt-Lang", "report-office", "demo-clouds"),
    Invented("kit", "Kit Ferrante", "custodian", OURS),
    Invented("eli", "Eli Novakson", "auditor"),
    Invented("dora", "Dora Lindholm", "administrator"),
    Invented("cleo", "Cleo Tarrant"),
)
