"""For maintainers: compiles the design system's components and fonts into `threshold/ui/static/ui/vendor`.

Needs node and npm. What it takes is pinned with hashes in `threshold/ui/look`; nothing of it runs when the site does.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOOK = ROOT / "threshold" / "ui" / "look"
VENDOR = ROOT / "threshold" / "ui" / "static" / "ui" / "vendor"
# Merriweather's name is reserved: its files are taken as they are. Public Sans may be cut to the scripts it serves.
WHOLE = ("merriweather/Latin-Merriweather-Regular", "merriweather/Latin-Merriweather-Bold")
CUT = ("public-sans/PublicSans-Regular", "public-sans/PublicSans-Bold")
# The Latin letters of English, Spanish, French, Haitian Creole and Polish, and what is written between them.
LETTERS = (
    "U+0020-007E,U+00A0-00FF,U+0104-0107,U+0118-0119,U+0141-0144,U+0152-0153,U+015A-015B,U+0178-017C,"
    "U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+2039-203A"
)
SIGNS = "U+20AC,U+2122,U+2190-2193,U+2212"
FEATURES = "ccmp,kern,liga,lnum,locl,mark,mkmk,tnum"
OFL = Path("licenses") / "OFL-1.1.txt"
# USWDS writes left and right; a page here may run from either side.
SIDES = (
    (r"\b(margin|padding)-left\b", r"\1-inline-start"),
    (r"\b(margin|padding)-right\b", r"\1-inline-end"),
    (r"\bborder-left\b", "border-inline-start"),
    (r"\bborder-right\b", "border-inline-end"),
    (r"\bborder-top-left-radius\b", "border-start-start-radius"),
    (r"\bborder-top-right-radius\b", "border-start-end-radius"),
    (r"\bborder-bottom-left-radius\b", "border-end-start-radius"),
    (r"\bborder-bottom-right-radius\b", "border-end-end-radius"),
    (r"(?<=[{;])left:", "inset-inline-start:"),
    (r"(?<=[{;])right:", "inset-inline-end:"),
    (r"\b(text-align|float):left\b", r"\1:inline-start"),
    (r"\b(text-align|float):right\b", r"\1:inline-end"),
    (r"\btext-align:inline-(start|end)\b", r"text-align:\1"),
)
# Variants no page here uses, most of the sheet's weight; and pictures, which would not follow the dark.
UNUSED = re.compile(
    r"accent-|inverse|width-mobile|sticky-header|stacked-header|sortable|aria-sort|sort-active|__header__button|"
    r"emergency|-alt\b|--tile|--base|indeterminate|validation|checklist|usa-button--(?:hover|active|big)|usa-focus|"
    r"usa-icon\b|usa-alert__body(?:>|:+before)|__submit-icon|\[type=search\]|^\[type|::-ms-|"
    r"usa-search \[type=submit\]::before"
)
PICTURE = re.compile(r"[a-z-]+:url\([^;}]*;?")
RULE = re.compile(r"(?<=[{}])([^{}@]+)\{([^{}]*)\}")
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|rgba?\([^)]*\)")


class Refused(Exception):
    """The design system holds something this script does not know how to bring home."""


def main() -> int:
    """Bring everything home afresh. Returns the exit status."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        uswds = installed(folder)
        sheet = at_home(compiled(folder))
        shutil.rmtree(VENDOR, ignore_errors=True)
        for part in ("fonts", "licenses"):
            (VENDOR / part).mkdir(parents=True)
        (VENDOR / "uswds.css").write_text(sheet, "utf-8")
        fonts(folder, uswds)
        shutil.copy(uswds / "LICENSE.md", VENDOR / "licenses" / "uswds.md")
        shutil.copy(LOOK / "OFL-1.1.txt", VENDOR / OFL)
        (VENDOR / "VERSIONS").write_text(versions(uswds), "utf-8")
    print(f"{sum(path.stat().st_size for path in VENDOR.rglob('*') if path.is_file()):,} bytes in {VENDOR}")
    return 0


def installed(folder: Path) -> Path:
    """The pinned packages, each held to its hash by npm; where the design system lies."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(LOOK / name, folder)
    subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=folder, check=True)
    return folder / "node_modules" / "@uswds" / "uswds"


def compiled(folder: Path) -> str:
    """The entry file as one compressed sheet."""
    modules = folder / "node_modules"
    options = ["--style=compressed", "--no-charset", "--no-source-map", f"--load-path={modules}/@uswds/uswds/packages"]
    command = [str(modules / ".bin" / "sass"), *options, str(LOOK / "uswds.scss")]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.lstrip("\ufeff")


def at_home(sheet: str) -> str:
    """The sheet with our tokens for its colours and fonts, sides that follow the script, in a layer below our own."""
    sheet = re.sub(r"@font-face\{[^}]*\}", "", sheet)
    sheet = re.sub(r"font-family:Public Sans Web[^;}]*", "font-family:var(--sans)", sheet)
    sheet = re.sub(r"font-family:Merriweather Web[^;}]*", "font-family:var(--serif)", sheet)
    for physical, logical in SIDES:
        sheet = re.sub(physical, logical, sheet)
    sheet = RULE.sub(used, PICTURE.sub("", "}" + sheet))[1:]
    while (fewer := re.sub(r"@(?:media|supports)[^{}]*\{\}", "", sheet)) != sheet:
        sheet = fewer
    return f"@layer base,uswds;@layer uswds{{{COLOUR.sub(token, sheet).strip()}}}\n"


def used(found: re.Match[str]) -> str:
    """One rule without the selectors no page uses; nothing when none is left."""
    selectors = [one for one in re.split(r",(?![^(\[]*[)\]])", found.group(1)) if not UNUSED.search(one)]
    return f"{','.join(selectors)}{{{found.group(2)}}}" if selectors and found.group(2) else ""


def token(found: re.Match[str]) -> str:
    """Our token for one colour. Raises Refused for a colour nobody has given one."""
    for name, colours in json.loads((LOOK / "tokens.json").read_text("utf-8")).items():
        if found.group(0) in colours:
            return str(name)
    raise Refused(f"{found.group(0)} has no token in tokens.json")


def fonts(folder: Path, uswds: Path) -> None:
    """Two weights of each family: Merriweather as it comes, Public Sans cut to Latin letters."""
    for name in WHOLE:
        shutil.copy(uswds / "dist" / "fonts" / f"{name}.woff2", VENDOR / "fonts")
    tools = folder / "tools"
    venv.create(tools, with_pip=True)
    python = str(tools / "bin" / "python")
    lock = str(LOOK / "fonts.txt")
    subprocess.run([python, "-m", "pip", "install", "-q", "--require-hashes", "-r", lock], check=True)
    for name in CUT:
        made = VENDOR / "fonts" / f"{Path(name).name}.woff2"
        options = [f"--unicodes={LETTERS},{SIGNS}", f"--layout-features={FEATURES}", "--flavor=woff2"]
        source = str(uswds / "dist" / "fonts" / f"{name}.ttf")
        options += ["--no-hinting", f"--output-file={made}"]
        subprocess.run([python, "-m", "fontTools.subset", source, *options], check=True)


def versions(uswds: Path) -> str:
    """The list a test holds the folder to: hash, file, package, licence."""
    told = json.loads((uswds / "package.json").read_text("utf-8"))
    package = f"{told['name']}@{told['version']}"
    rows = ["sha256\tfile\tpackage\tlicence\twhat was done to it"]
    for path in sorted(p for p in VENDOR.rglob("*") if p.is_file()):
        place = path.relative_to(VENDOR).as_posix()
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        rows.append("\t".join([digest, place, package, *terms(place)]))
    return "\n".join(rows) + "\n"


def terms(place: str) -> tuple[str, str]:
    """The licence of one file, and what this script did to it."""
    if place.startswith("licenses/"):
        return "the licence itself", "unchanged"
    if place.startswith("fonts/Latin-Merriweather"):
        return "OFL-1.1", "unchanged"
    if place.startswith("fonts/"):
        return "OFL-1.1", "cut to Latin letters"
    return "CC0-1.0", "compiled from threshold/ui/look/uswds.scss"


if __name__ == "__main__":
    sys.exit(main())
