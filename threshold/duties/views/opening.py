"""What people wrote with proof and in the diary, opened by an auditor for a stated purpose."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from threshold.accounts.actions import open_sensitive
from threshold.accounts.forms import PurposeForm
from threshold.accounts.rights import Rights
from threshold.accounts.web import signed_in
from threshold.core.answers import OutOfSight
from threshold.duties.permissions import can_read
from threshold.duties.queries.assignments import find_assignment
from threshold.duties.queries.law import find_duty
from threshold.duties.queries.proofs import diary_of, proofs_of, withholds_words
from threshold.duties.views.answering import done, in_range, shown


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def words(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """The words of one assignment's proof and diary: an auditor says what for; others read them on its own page."""
    owed = find_assignment(in_range(number))
    if not can_read(rights, owed.body_id):
        raise OutOfSight(str(number))
    if not withholds_words(rights):
        return redirect(f"/owed/{owed.pk}/")
    form = PurposeForm(request.POST if request.method == "POST" else None)
    stated = form.is_bound and done(form, lambda data: open_sensitive(
        by=rights.who, kind="assignment", number=str(owed.pk), purpose=data["purpose"], words=data["words"]
    ))  # fmt: skip
    told = (
        {"proofs": proofs_of(rights, owed, stated=True), "diary": diary_of(rights, owed, stated=True)} if stated else {}
    )
    return shown(request, "duties/words.html", form, owed=owed, duty=find_duty(owed.duty), stated=stated, **told)
