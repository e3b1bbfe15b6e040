"""The forms of signing in, people, roles and the power: their shape alone; what is allowed the actions say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from allauth.account.forms import LoginForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from threshold.accounts.adapters import refused
from threshold.accounts.limits import give_back, second_factor, take
from threshold.accounts.models import PURPOSES, Person
from threshold.core.answers import Refused
from threshold.ui.forms import PlainForm, speak_kindly

USED = _("This code was used already. Wait for the next one, half a minute at most.")
CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false", "autofocus": True}


class PasswordForm(LoginForm):  # type: ignore[misc]
    """Address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.EmailField(
            label=_("Your work address"),
            max_length=254,
            widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
        )
        self.fields["password"] = forms.CharField(
            label=_("Password"),
            strip=False,
            max_length=400,
            widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        )
        self.order_fields(["login", "password"])
        for field in self.fields.values():
            speak_kindly(field)

    def clean_login(self) -> str:
        """The address in small letters, as it is kept."""
        return str(self.cleaned_data["login"]).strip().lower()


class _Code:
    """A code from the app, or a recovery code: limited, and good for one use."""

    user: Person
    authenticator: Authenticator

    def clean_code(self) -> str:
        """Count the try, let the library look at the code, and refuse one that was used before."""
        counted = (second_factor(context.request, self.user.email),)
        try:
            take(counted)
        except Refused as why:
            raise refused(why) from why
        code: str = super().clean_code()  # type: ignore[misc]
        if self.authenticator.type == Authenticator.Type.TOTP:
            _use_once(self.authenticator, code)
        give_back(counted)
        return code


def _use_once(authenticator: Authenticator, code: str) -> None:
    """Note a code as used, whichever process sees it first. Raises ValidationError when it was."""
    plain = code.replace(" ", "").strip()
    with transaction.atomic():
        held = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
        if plain in held.data.get("used", []):
            raise ValidationError(USED, code="used")
        held.data["used"] = [*held.data.get("used", []), plain][-4:]  # more than stay good at any one time
        held.save(update_fields=["data"])
        authenticator.data = held.data


class CodeForm(_Code, AuthenticateForm):  # type: ignore[misc]
    """The second step of signing in."""

    code = forms.CharField(label=_("Code"), max_length=20, widget=forms.TextInput(attrs=CODE))


class ConfirmForm(_Code, ReauthenticateForm):  # type: ignore[misc]
    """The same before something that asks for it anew."""

    code = forms.CharField(label=_("Code"), max_length=20, widget=forms.TextInput(attrs=CODE))


class AppForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app, which shows that it holds the secret."""

    code = forms.CharField(label=_("The code the app shows now"), max_length=20, widget=forms.TextInput(attrs=CODE))

    def clean_code(self) -> str:
        """Count the try like any other with a code."""
        counted = (second_factor(context.request, self.user.email),)
        try:
            take(counted)
        except Refused as why:
            raise refused(why) from why
        code: str = super().clean_code()
        give_back(counted)
        return code


class NewPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A passkey the browser made, with a name to know it by."""

    name = forms.CharField(
        label=_("A name for this passkey"), max_length=60, required=False,
        help_text=_("So that you know it among others: the laptop, the telephone, the key on the ring."),
    )  # fmt: skip
    passwordless = forms.BooleanField(required=False, initial=True, widget=forms.HiddenInput)


class PasskeyForm(AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey as the second step."""


class PasskeyAloneForm(LoginWebAuthnForm):  # type: ignore[misc]
    """A passkey alone: what one has and what one is or knows at once."""


class ConfirmPasskeyForm(ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey before something that asks for it anew."""


class NewPasswordForm(PlainForm):
    """A password, twice."""

    password = forms.CharField(
        label=_("New password"), strip=False, max_length=400,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 12 characters. A few words in a row are easy to remember and hard to guess."),
    )  # fmt: skip
    again = forms.CharField(
        label=_("The same once more"), strip=False, max_length=400,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        """Long enough, not a common one, not their own name."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.person)
        return password

    def clean(self) -> None:
        """The two are the same."""
        told = self.cleaned_data
        if "password" in told and "again" in told and told["password"] != told["again"]:
            self.add_error("again", _("The two are not the same. Type the password once more."))


class AddressForm(PlainForm):
    """Whose link to send."""

    email = forms.EmailField(
        label=_("Your work address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )


class ReasonForm(PlainForm):
    """A reason in words."""

    reason = forms.CharField(
        label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("A sentence. It stands in the record; leave out what is private."),
    )  # fmt: skip


class NewPersonForm(PlainForm):
    """Somebody who may sign in."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("Work address"), max_length=254)


class GiveRoleForm(ReasonForm):
    """A role, where it is held, until when, and why."""

    role = forms.ChoiceField(label=_("Role"))
    agency = forms.ChoiceField(label=_("For which agency"), required=False)
    until = forms.DateField(
        label=_("Until the end of"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    field_order = ("role", "agency", "until", "reason")

    def __init__(self, *args: Any, roles: Mapping[str, str], agencies: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "role", roles, "")
        _choose(self, "agency", agencies, gettext("The whole City"))


class PowerForm(ReasonForm):
    """The power for some minutes."""

    minutes = forms.TypedChoiceField(
        label=_("For how long"), coerce=int, initial=30,
        choices=[
            (15, _("15 minutes")), (30, _("30 minutes")), (60, _("1 hour")), (120, _("2 hours")), (240, _("4 hours")),
        ],
    )  # fmt: skip
    field_order = ("reason", "minutes")


class AbilitiesForm(ReasonForm):
    """What holders of a role may do always, and what with the power alone."""

    abilities = forms.MultipleChoiceField(label=_("May always"), required=False, widget=forms.CheckboxSelectMultiple)
    powers = forms.MultipleChoiceField(
        label=_("May while the administrator's power is on"), required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order = ("abilities", "powers", "reason")

    def __init__(self, *args: Any, known: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "abilities", known)
        _choose(self, "powers", known)


class LanguageForm(PlainForm):
    """The language of one's pages."""

    language = forms.ChoiceField(label=_("Language of your pages and messages"), choices=settings.LANGUAGES)


class PurposeForm(PlainForm):
    """For what a sensitive field is opened."""

    PURPOSE = dict(
        zip(
            PURPOSES,
            (_("An audit"), _("A complaint"), _("An order or request of a court"), _("An incident")),
            strict=True,
        )
    )
    purpose = forms.ChoiceField(label=_("Purpose"), choices=[("", _("Choose one")), *PURPOSE.items()])
    words = forms.CharField(
        label=_("What you need it for"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("A sentence. It stands in the record."),
    )  # fmt: skip


def _choose(form: forms.Form, field: str, choices: Mapping[str, str], empty: str | None = None) -> None:
    """Fill a field with what there is to choose from; `empty` is what choosing nothing is called."""
    chooser = form.fields[field]
    assert isinstance(chooser, forms.ChoiceField)
    nothing = [] if empty is None else [("", empty or gettext("Choose one"))]
    chooser.choices = [*nothing, *choices.items()]
