"""Writes the norms as the guide's script reads them; a test says when the file is stale."""

from __future__ import annotations

from threshold.guide.compiling import FILE, script

if __name__ == "__main__":
    FILE.write_text(script(), "utf-8")
    print(f"wrote {FILE.name}, {FILE.stat().st_size} bytes")
