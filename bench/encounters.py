"""Two hundred encounters in a minute by fifty people at once: none lost, and how soon counsel's notice is out."""

from __future__ import annotations

import json
import subprocess
import sys

from bench.checkout import environment, fresh_checkout, serving
from bench.report import LeftOut, line, verdict

MOST_SECONDS, RECORDS, PEOPLE = 5.0, 200, 50
NOTICES = ("message", "page")
WORDS = {
    "answer": "over a minute, post to the server's answer",
    "message": "over a minute, post to the message sent",
    "page": "over a minute, post to counsel's live page",
    "burst_answer": "50 at one moment, post to the answer",
    "burst_message": "50 at one moment, post to the message sent",
    "burst_page": "50 at one moment, post to counsel's live page",
}


def measure() -> None:
    """A copy served as a demonstration with its worker; devices post, counsel's live page asks. Raises LeftOut."""
    with fresh_checkout() as folder, serving(folder, THRESHOLD_DEMONSTRATION="1") as served:
        command = [sys.executable, "-m", "scripts.with_database", "shell", "-v", "0", "-c"]
        code = f"from bench.encounters_asked import main; main({served.url!r})"
        told = environment(THRESHOLD_DEMONSTRATION="1")
        done = subprocess.run([*command, code], cwd=folder, env=told, capture_output=True, text=True, check=False)
        if done.returncode:
            raise LeftOut(f"bench.encounters_asked failed: {(done.stderr.strip().splitlines() or ['no word'])[-1]}")
        tell(json.loads(done.stdout.splitlines()[-1]))


def tell(found: dict[str, float]) -> None:
    """What was kept, and how long it took to the answer, the message and the live page."""
    everything = found["kept"] == found["posted"] == found["again"] == RECORDS + PEOPLE
    line("encounters kept of those posted", f"{found['kept']:.0f} of {found['posted']:.0f}", "")
    line("sent a second time, and none kept twice", f"{found['again']:.0f}", f"mark: all, {verdict(kept=everything)}")
    line("200 posted over a minute: to the last answer", f"{found['stretch']:.1f} s")
    for name, words in WORDS.items():
        median, p95 = found[f"{name}_median"], found[f"{name}_p95"]
        mark = f"mark: {MOST_SECONDS:.0f} s, {verdict(kept=p95 <= MOST_SECONDS)}" if name in NOTICES else ""
        line(f"{words}: median, p95", f"{median:.2f}, {p95:.2f} s", mark)
