"""The page that imports a file of contracts: previewed first, then that same file once more."""

from __future__ import annotations

import io

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from threshold.accounts.rights import Rights
from threshold.accounts.web import refuse_on, signed_in
from threshold.agencies.actions.contract_import import ContractsRefused, import_contracts, preview_contracts
from threshold.agencies.contracts.differences import Outcome
from threshold.agencies.contracts.reading import COLUMNS, NEEDED, Reading
from threshold.agencies.forms.contracts import FileForm
from threshold.agencies.importer import FileRefused
from threshold.agencies.permissions.contracts import MANAGE, can_manage_contracts
from threshold.core.answers import NotAllowed, Refused
from threshold.core.words import Sentence, gettext_noop

ANOTHER_FILE = Sentence(gettext_noop("This is not the file that was previewed. Look at its preview first."))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def imported(request: HttpRequest, rights: Rights) -> HttpResponse:
    """Nothing is kept of a file until it is imported: the preview names its hash, and the same file is chosen again."""
    if not rights.anywhere(MANAGE):
        raise NotAllowed(can_manage_contracts(rights).reason)
    form = FileForm(request.POST or None, request.FILES or None)
    told: dict[str, object] = {"form": form, "columns": COLUMNS, "needed": NEEDED}
    if form.is_bound and form.is_valid():
        try:
            told |= _carried_out(rights, form)
        except Refused as refused:
            refuse_on(form, refused)
        except FileRefused as refused:
            refuse_on(form, Refused(refused.sentence, "file"))
        except ContractsRefused as refused:
            told |= {"faults": refused.faults, "count": refused.count}
    status = 422 if form.errors or "faults" in told else 200
    return render(request, "agencies/contract_import.html", told, status=status)


def _carried_out(rights: Rights, form: FileForm) -> dict[str, object]:
    """The preview with a form for the same file, or once that was seen the import. Raises Refused."""
    file = io.BytesIO(form.cleaned_data["file"].read())
    seen = form.cleaned_data["seen"]
    if not seen:
        outcome = preview_contracts(by=rights.who, file=file)
        return {"outcome": outcome, "form": FileForm(initial={"seen": outcome.file_hash})}
    if _hash_of(file) != seen:
        raise Refused(ANOTHER_FILE, "file")
    done: Outcome = import_contracts(by=rights.who, file=file)
    return {"outcome": done, "done": True, "form": FileForm()}


def _hash_of(file: io.BytesIO) -> str:
    reading = Reading(file)
    for _row in reading.rows():
        pass
    return reading.file_hash
