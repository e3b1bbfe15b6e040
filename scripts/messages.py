"""For maintainers: gathers every marked string of the code, the pages and the law's data, and compiles the catalogues.

Needs GNU gettext. `python -m scripts.messages` gathers; `python -m scripts.messages compile` writes the .mo files.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import polib

from threshold.accounts.role_list import listed_roles
from threshold.agencies.post_list import posts
from threshold.core.loader import load_law
from threshold.core.translatable import translatable

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "threshold" / "locale"
CATALOGUE = LOCALE / "es" / "LC_MESSAGES" / "django.po"
KEYWORDS = ["_", "gettext", "gettext_lazy", "gettext_noop", "ngettext:1,2"]
HEADER = {
    "Project-Id-Version": "threshold",
    "Language": "es",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
    "X-Reviewed": "no",
}


def gathered() -> polib.POFile:
    """Every marked string there is, with where it stands: code, pages, and the law's data."""
    with tempfile.TemporaryDirectory() as folder:
        sources = from_pages(Path(folder)) + [
            path.relative_to(ROOT).as_posix()
            for path in sorted(ROOT.glob("threshold/**/*.py"))
            if "tests" not in path.parts and "migrations" not in path.parts
        ]
        out = Path(folder) / "all.pot"
        words = [f"--keyword={keyword}" for keyword in KEYWORDS]
        command = [
            "xgettext",
            "-L",
            "Python",
            "--from-code=UTF-8",
            "--no-wrap",
            "--add-location=file",
            *words,
            "-o",
            str(out),
        ]
        subprocess.run([*command, *sources], cwd=ROOT, check=True)
        found = polib.pofile(str(out), wrapwidth=0)
    have = {entry.msgid for entry in found}
    for text, place in of_data_files().items():
        if text not in have:
            found.append(polib.POEntry(msgid=text, occurrences=[(place, "")]))
    for entry in found:
        entry.occurrences = [(tidy(place), "") for place, _line in entry.occurrences]
    return found


def of_data_files() -> dict[str, str]:
    """The strings that pages show from data files, each with where it stands."""
    roles = [text for role in listed_roles() for text in (role.name, role.about)]
    kinds = [text for post in posts().values() for text in (post.name, post.basis, post.source)]
    places = {
        "law": translatable(load_law()),
        "threshold/accounts/roles.yaml": roles,
        "threshold/agencies/posts.yaml": kinds,
    }
    return {text: place for place, texts in reversed(places.items()) for text in texts if text}


def from_pages(folder: Path) -> list[str]:
    """The templates as Python that xgettext reads; their places."""
    made = []
    for path in sorted(ROOT.glob("threshold/**/templates/**/*.html")):
        name = folder / (path.relative_to(ROOT).as_posix().replace("/", "__") + ".py")
        name.write_text(templatized(path.read_text("utf-8")), "utf-8")
        made.append(str(name))
    return made


def templatized(text: str) -> str:
    """One template as Python."""
    code = (
        "import sys, django; from django.conf import settings; settings.configure(); django.setup();"
        "from django.utils.translation.template import templatize; sys.stdout.write(templatize(sys.stdin.read()))"
    )
    done = subprocess.run([sys.executable, "-c", code], input=text, capture_output=True, text=True, check=True)
    return done.stdout


def tidy(place: str) -> str:
    """Where a string stands, as a path of the project."""
    name = place.rsplit("/", 1)[-1]
    return name.removesuffix(".py").replace("__", "/") if name.startswith("threshold__") else place


def gather() -> None:
    """Bring the catalogue up to date: new strings come untranslated, those no longer used leave."""
    found = gathered()
    kept = {(e.msgid, e.msgctxt): e for e in polib.pofile(str(CATALOGUE), wrapwidth=0)} if CATALOGUE.exists() else {}
    fresh = polib.POFile(wrapwidth=0)
    fresh.metadata = HEADER
    for entry in sorted(found, key=lambda one: one.msgid):
        old = kept.get((entry.msgid, entry.msgctxt))
        if old:
            entry.msgstr, entry.msgstr_plural = old.msgstr, old.msgstr_plural
        entry.flags, entry.comment, entry.tcomment = [], "", ""
        fresh.append(entry)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    fresh.save(str(CATALOGUE))
    done = sum(entry.translated() for entry in fresh)
    print(f"{len(fresh)} strings, {done} of them in Spanish, none reviewed.")


def compile_all() -> None:
    """Write the .mo beside each .po."""
    for path in LOCALE.glob("*/LC_MESSAGES/*.po"):
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))


if __name__ == "__main__":
    if sys.argv[1:] != ["compile"]:
        gather()
    compile_all()
