"""The one part of the core that reads the disk: the folder `law/` made into typed values."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from threshold.core import from_yaml
from threshold.core.law import NEIGHBOURS, Holiday, Law, Order, SealedText
from threshold.core.orders import read_clauses
from threshold.core.rows import LawError, Row, read_rows

LAW_ROOT = Path(__file__).resolve().parents[2] / "law"
PROJECT = LAW_ROOT.parent
CLAUSE_MAP = PROJECT / "docs" / "clause-map.md"


def load_law(root: Path | None = None) -> Law:
    """Everything under `law/`, read once for the default folder.

    Raises LawError naming the file, the line, what is wrong and what to do.
    """
    return _default_law() if root is None else _load_law(root)


def load_order(folder: Path) -> Order:
    """One edition of one order from its folder.

    Raises LawError when a file is missing or wrong, or the text does not match its seal.
    """
    top, bodies = _rows(folder / "order.yaml"), _maybe(folder / "bodies.yaml")
    others = {name: _maybe(folder / f"{name}.yaml") for name in ("duties", "clauses", "ambiguities", "terms")}
    text, slug, signature = _text(folder / "text.txt"), top.text("slug"), top.text("signature")
    order = Order(
        slug=slug,
        edition=top.text("edition"),
        name=top.text("name"),
        title=top.text("title"),
        issuer=top.text("issuer"),
        issued=top.day("issued"),
        effective=top.day("effective"),
        seal=_same_seal(folder / "text.txt", text, top.text("seal")),
        text=text,
        clauses=read_clauses(text, signature),
        duties=tuple(from_yaml.duty(row, slug) for row in others["duties"].rows("duties")),
        groups=tuple(map(from_yaml.group, bodies.rows("groups"))),
        bodies=tuple(map(from_yaml.body, bodies.rows("bodies"))),
        ambiguities=tuple(map(from_yaml.ambiguity, others["ambiguities"].rows("ambiguities"))),
        terms=tuple(map(from_yaml.term, others["terms"].rows("terms"))),
        homes=tuple(map(from_yaml.home, others["clauses"].rows("clauses"))),
        changes=tuple(map(from_yaml.change, top.rows("changes"))),
        signature=signature,
        number=top.text("number"),
        sources=top.texts("sources"),
        opens_here=top.yes("opens_here"),
    )
    _all_read(top, bodies, *others.values())
    return order


def read_tests(root: Path = PROJECT) -> Mapping[str, str]:
    """Every test file below `threshold/` and `tests/` by its path, for the clause map."""
    paths = [*root.glob("threshold/**/tests/test_*.py"), *root.glob("tests/**/test_*.py")]
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in sorted(paths)}


def read_clause_map(path: Path = CLAUSE_MAP) -> str:
    """The clause map as it was last written, or nothing."""
    return path.read_text(encoding="utf-8") if path.exists() else ""


@lru_cache(maxsize=1)
def _default_law() -> Law:
    return _load_law(LAW_ROOT)


def _load_law(root: Path) -> Law:
    folders = sorted(path.parent for path in root.glob("*/order.yaml"))
    if not folders:
        raise LawError(f"{root.name}: no order is here. Add a folder with order.yaml and text.txt.")
    orders = sorted(map(load_order, folders), key=lambda order: (not order.opens_here, order.issued, order.slug))
    laws = [_rows(path) for path in sorted((root / NEIGHBOURS).glob("*.yaml"))]
    calendar = _rows(root / "calendar.yaml")
    value = Law(
        orders=tuple(orders),
        neighbours=tuple(from_yaml.neighbour(row) for top in laws for row in top.rows("neighbours")),
        neighbour_duties=tuple(from_yaml.duty(row, NEIGHBOURS) for top in laws for row in top.rows("duties")),
        holidays=_holidays(calendar),
        neighbour_groups=tuple(from_yaml.group(row) for top in laws for row in top.rows("groups")),
        past=tuple(load_order(path.parent) for path in sorted(root.glob("*/editions/*/order.yaml"))),
        sealed=_sealed(root),
    )
    _all_read(*laws, calendar)
    return value


def _sealed(root: Path) -> tuple[SealedText, ...]:
    """The texts of neighbouring laws that the norms quote, each held to its seal."""
    found = []
    for row in _maybe(root / "texts.yaml").rows("texts"):
        name, seal = row.text("file"), row.text("seal")
        text = _text(root / name)
        days = row.maybe_day("since"), row.maybe_day("until")
        sealed = SealedText(name, row.text("cite"), text, _same_seal(root / name, text, seal), *days)
        found.append(sealed)
        from_yaml.source(row)
        row.done()
    return tuple(found)


def _holidays(calendar: Row) -> tuple[Holiday, ...]:
    default = calendar.text("source")
    return tuple(from_yaml.holiday(row, default) for row in calendar.rows("holidays"))


def _all_read(*tops: Row) -> None:
    for top in tops:
        top.done()


def _maybe(path: Path) -> Row:
    """A file that may be left out: then a row with nothing in it."""
    return _rows(path) if path.exists() else Row(f"{path.parent.name}/{path.name}", 1, {})


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


def _same_seal(path: Path, text: str, seal: str) -> str:
    """The seal, when it is the text's own."""
    found = hashlib.sha256(text.encode()).hexdigest()
    if found != seal:
        raise LawError(
            f"{path.parent.name}/{path.name}: the text does not match its seal ({found[:12]}… is not {seal[:12]}…). "
            "Put the sealed text back, or make a new edition with its own folder and seal."
        )
    return seal
