"""Who stands behind a request: pages for people who signed in, their rights around the view, refusals in words."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.contrib.auth import logout
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from threshold.accounts.models import Person
from threshold.accounts.rights import POWER_ASLEEP, Rights, Who, looking
from threshold.core.answers import NotAllowed, OutOfSight, Refused
from threshold.ui.templatetags.threshold import say

Asked = ParamSpec("Asked")
View = Callable[Concatenate[HttpRequest, Rights, Asked], HttpResponse]
Answering = Callable[Concatenate[HttpRequest, Asked], HttpResponse]

SIGN_IN = "/sign-in/"
SECOND_FACTOR = "/account/second-factor/"
SECOND = "mfa"
CONFIRM = "/account/confirm/"
STEPS_TAKEN = "account_authentication_methods"  # where a session keeps how its person signed in
LONGEST_SESSION, RECENT = timedelta(hours=12), timedelta(minutes=10)


def signed_in(view: View[Asked]) -> Answering[Asked]:
    """A page for people who signed in: `view(request, rights, ...)` looks and is put into words within their reach."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: Asked.args, **kwargs: Asked.kwargs) -> HttpResponse:
        person = person_of(request)
        if person is None:
            return _sent_to(SIGN_IN, request)
        if not passed_second_factor(request):
            return _sent_to(SECOND_FACTOR, request)
        return _within_reach(view, request, Who.of(person), *args, **kwargs)

    return answer


def also_public(view: View[Asked]) -> Answering[Asked]:
    """A page for everybody: the rights are those of whoever signed in, else nobody's."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: Asked.args, **kwargs: Asked.kwargs) -> HttpResponse:
        person = person_of(request)
        who = Who.of(person) if person and passed_second_factor(request) else None
        return _within_reach(view, request, who, *args, **kwargs)

    return answer


def recent(view: View[Asked]) -> View[Asked]:
    """Within `signed_in`: a page that asks for the second factor anew when it was given too long ago."""

    @wraps(view)
    def answer(request: HttpRequest, rights: Rights, /, *args: Asked.args, **kwargs: Asked.kwargs) -> HttpResponse:
        if passed_recently(request):
            return view(request, rights, *args, **kwargs)
        return redirect(f"{CONFIRM}?{urlencode({'next': request.path})}")

    return answer


def person_of(request: HttpRequest) -> Person | None:
    """Who signed in, or None; a session older than twelve hours is ended here, however busy it was."""
    if not isinstance(request.user, Person) or not request.user.is_active:
        return None
    steps = request.session.get(STEPS_TAKEN) or ({"at": 0},)
    if time.time() - steps[0]["at"] > LONGEST_SESSION.total_seconds():
        logout(request)
        return None
    return request.user


def passed_second_factor(request: HttpRequest) -> bool:
    """Whether this session began with a second factor, or with a passkey, which is both at once."""
    return any(step.get("method") == SECOND for step in request.session.get(STEPS_TAKEN, ()))


def passed_recently(request: HttpRequest) -> bool:
    """Whether the second factor was given within the last minutes."""
    given = [step["at"] for step in request.session.get(STEPS_TAKEN, ()) if step.get("method") == SECOND]
    return bool(given) and time.time() - max(given) <= RECENT.total_seconds()


def safe_next(request: HttpRequest, otherwise: str) -> str:
    """The page of this site to go on to, as the form or the address says; another where it names none of ours."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else otherwise


def refuse_on(form: BaseForm, refused: Refused) -> None:
    """Put why an action refused beside the entry it is about, or above the form."""
    form.add_error(refused.field if refused.field in form.fields else None, say(refused.reason))


def refusal(request: HttpRequest, why: NotAllowed) -> HttpResponse:
    """The page that says why this is not for them to do, and where to go instead."""
    return render(request, "ui/403.html", {"reason": why.reason, "ways": _ways_on(request, why)}, status=403)


def _ways_on(request: HttpRequest, why: NotAllowed) -> list[tuple[str, str]]:
    """Where what is missing is found: the sleeping power, which leads back, or what each role may do."""
    if why.reason == POWER_ASLEEP:
        back = f"?{urlencode({'next': request.get_full_path()})}" if request.method in {"GET", "HEAD"} else ""
        return [(f"/power/{back}", _("The administrator's power"))]
    return [("/roles/", _("What each role may do"))] if person_of(request) else []


def _within_reach(
    view: View[Asked], request: HttpRequest, who: Who | None, *args: Asked.args, **kwargs: Asked.kwargs
) -> HttpResponse:
    """The view's answer, looked up and rendered while its person's rights and reach hold."""
    try:
        with looking(who) as rights:
            request.rights = rights  # type: ignore[attr-defined]
            return view(request, rights, *args, **kwargs)
    except OutOfSight as missing:
        raise Http404 from missing
    except NotAllowed as why:
        return refusal(request, why)


def _sent_to(page: str, request: HttpRequest) -> HttpResponse:
    """On to another page, which leads back here afterwards where that is safe."""
    back = {"next": request.get_full_path()} if request.method in {"GET", "HEAD"} else {}
    return redirect(f"{page}?{urlencode(back)}" if back else page)
