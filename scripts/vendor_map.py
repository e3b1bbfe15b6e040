"""For maintainers: brings the map's library, Leaflet, into `threshold/property/static/property/vendor`.

Needs npm. The package is pinned by its hash here; nothing of this runs when the site does. Its
style sheet stays behind: the few rules the map needs stand in our own.
"""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parents[1]
VENDOR = ROOT / "threshold" / "property" / "static" / "property" / "vendor"
PACKAGE: Final = "leaflet@1.9.4"
INTEGRITY: Final = "nxS1ynzJOmOlHp+iL3FyWqK89GtNL8U8rvlMOsQdTTssxZwCXh8N2NB3GDQOL+YR3XnWyZAxwQixURb+FA74PA=="
WANTED: Final = ("dist/leaflet.js", "LICENSE")


class Refused(Exception):
    """The package is not the one that is pinned, or holds what this script does not know."""


def main() -> int:
    """Bring it home afresh. Returns the exit status."""
    package = files()
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    script = re.sub(r"//# sourceMappingURL=\S+\s*$", "", package["dist/leaflet.js"])
    (VENDOR / "leaflet.js").write_text(script, "utf-8")
    (VENDOR / "LICENSE").write_text(package["LICENSE"], "utf-8")
    (VENDOR / "VERSIONS").write_text(versions(), "utf-8")
    print(f"{sum(path.stat().st_size for path in VENDOR.iterdir()):,} bytes in {VENDOR}")
    return 0


def files() -> dict[str, str]:
    """What is wanted of the package as its publisher sent it. Raises Refused for any other package."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", PACKAGE, "--silent"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        (archive,) = Path(folder).glob("*.tgz")
        if base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode() != INTEGRITY:
            raise Refused(f"{PACKAGE} is not the package that is pinned here")
        with tarfile.open(archive) as tar:
            found = {name: tar.extractfile(f"package/{name}") for name in WANTED}
            return {name: file.read().decode() for name, file in found.items() if file}


def versions() -> str:
    """The list a test holds the folder to: hash, file, package, licence, what was done."""
    done = {"leaflet.js": "unchanged but for the name of its source map", "LICENSE": "unchanged"}
    rows = ["sha256\tfile\tpackage\tlicence\twhat was done to it"]
    for path in sorted(VENDOR.iterdir()):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        licence = "the licence itself" if path.name == "LICENSE" else "BSD-2-Clause"
        rows.append("\t".join([digest, path.name, PACKAGE, licence, done[path.name]]))
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    sys.exit(main())
