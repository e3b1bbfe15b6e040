"""Says what is wrong with the guide's words in a language, and the hash that a review of them is of."""

from __future__ import annotations

import sys

from threshold.guide.wording import problems, translated, wording


def main(tags: list[str]) -> int:
    """Check the languages named, or all that have words. Returns the exit status."""
    faults: list[str] = []
    for tag in tags or translated():
        found = wording(tag)
        faults += problems(found, wording("en"))
        print(f"{tag}: {len(found.texts)} texts, {'reviewed' if found.reviewed else 'not reviewed'}, {found.hash}")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
