"""The one part of the core that reads the disk: the folder `law/` made into typed values."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from threshold.core import from_yaml
from threshold.core.law import NEIGHBOURS, Holiday, Law, Order
from threshold.core.orders import read_clauses
from threshold.core.rows import LawError, Row, read_rows

LAW_ROOT = Path(__file__).resolve().parents[2] / "law"
SEALED_TEXTS = "texts.yaml"  # the seals of the neighbouring texts, read where the norms are checked


def load_law(root: Path | None = None) -> Law:
    """Everything under `law/`, read once for the default folder.

    Raises LawError naming the file, the line, what is wrong and what to do.
    """
    return _default_law() if root is None else _load_law(root)


def load_order(folder: Path) -> Order:
    """One edition of one order from its folder.

    Raises LawError when a file is missing or wrong, or the text does not match its seal.
    """
    top = _rows(folder / "order.yaml")
    text = _text(folder / "text.txt")
    slug, seal = top.text("slug"), top.text("seal")
    _same_seal(folder, text, seal)
    order = Order(
        slug=slug,
        edition=top.text("edition"),
        name=top.text("name"),
        title=top.text("title"),
        issuer=top.text("issuer"),
        issued=top.day("issued"),
        effective=top.day("effective"),
        seal=seal,
        text=text,
        clauses=read_clauses(text, top.text("signature")),
        duties=tuple(from_yaml.duty(row, slug) for row in _listed(folder / "duties.yaml", "duties")),
        groups=tuple(map(from_yaml.group, _listed(folder / "bodies.yaml", "groups"))),
        bodies=tuple(map(from_yaml.body, _listed(folder / "bodies.yaml", "bodies"))),
        ambiguities=tuple(map(from_yaml.ambiguity, _listed(folder / "ambiguities.yaml", "ambiguities"))),
        terms=tuple(map(from_yaml.term, _listed(folder / "terms.yaml", "terms"))),
        homes=tuple(map(from_yaml.home, _listed(folder / "clauses.yaml", "clauses"))),
        changes=tuple(map(from_yaml.change, top.rows("changes"))),
        signature=top.text("signature"),
        number=top.text("number"),
        sources=top.texts("sources"),
        opens_here=top.yes("opens_here"),
    )
    top.done()
    return order


@lru_cache(maxsize=1)
def _default_law() -> Law:
    return _load_law(LAW_ROOT)


def _load_law(root: Path) -> Law:
    folders = sorted(path.parent for path in root.glob("*/order.yaml"))
    if not folders:
        raise LawError(f"{root.name}: no order is here. Add a folder with order.yaml and text.txt.")
    orders = sorted(
        (load_order(folder) for folder in folders),
        key=lambda o: (not o.opens_here, o.issued, o.slug),
    )
    laws = [_rows(path) for path in sorted((root / NEIGHBOURS).glob("*.yaml")) if path.name != SEALED_TEXTS]
    calendar = _rows(root / "calendar.yaml")
    value = Law(
        orders=tuple(orders),
        neighbours=tuple(from_yaml.neighbour(row) for top in laws for row in top.rows("neighbours")),
        neighbour_duties=tuple(from_yaml.duty(row, NEIGHBOURS) for top in laws for row in top.rows("duties")),
        holidays=_holidays(calendar),
        neighbour_groups=tuple(from_yaml.group(row) for top in laws for row in top.rows("groups")),
        past=tuple(load_order(path.parent) for path in sorted(root.glob("*/editions/*/order.yaml"))),
    )
    for top in (*laws, calendar):
        top.done()
    return value


def _holidays(calendar: Row) -> tuple[Holiday, ...]:
    default = calendar.text("source")
    return tuple(from_yaml.holiday(row, default) for row in calendar.rows("holidays"))


def _listed(path: Path, key: str) -> tuple[Row, ...]:
    """The list under one key of one file; a file an order does not need may be left out."""
    if not path.exists():
        return ()
    return _rows(path).rows(key)


def _rows(path: Path) -> Row:
    return read_rows(_text(path), f"{path.parent.name}/{path.name}")


def _text(path: Path) -> str:
    name = f"{path.parent.name}/{path.name}"
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise LawError(f"{name}: the file is missing. Add it, or take its folder out of law/.") from None
    except UnicodeDecodeError as error:
        raise LawError(f"{name}: byte {error.start} is not UTF-8. Save the file as UTF-8.") from None


def _same_seal(folder: Path, text: str, seal: str) -> None:
    found = hashlib.sha256(text.encode()).hexdigest()
    if found != seal:
        raise LawError(
            f"{folder.name}/text.txt: the text does not match its seal ({found[:12]}… is not {seal[:12]}…). "
            "Put the sealed text back, or make a new edition with its own folder and seal."
        )
