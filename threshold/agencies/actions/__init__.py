"""Every change, a file a noun; those to the bodies can be had from here."""

from threshold.agencies.actions.bodies import (
    RowsRefused,
    changes_root,
    import_bodies,
    load_demonstration,
    load_starter,
    preview_import,
)

__all__ = ["RowsRefused", "changes_root", "import_bodies", "load_demonstration", "load_starter", "preview_import"]
