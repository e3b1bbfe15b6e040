"""The addresses of signing in, of one's account, of people, roles and the power. The library's own names are kept."""

from __future__ import annotations

from allauth.mfa.base.views import authenticate
from allauth.mfa.webauthn.views import login_webauthn
from django.urls import path

from threshold.accounts.views import entrance, factors, own, people, roles

urlpatterns = [
    path("sign-in/", entrance.SignIn.as_view(), name="account_login"),
    path("sign-in/second-factor/", authenticate, name="mfa_authenticate"),
    path("sign-in/passkey/", login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/recover/", entrance.recover, name="recover"),
    path("sign-in/link/<slug:ref>/<slug:token>/", entrance.set_password, name="set_password"),
    path("sign-out/", entrance.sign_out, name="account_logout"),
    path("account/", own.account, name="account"),
    path("account/confirm/", factors.confirm, name="confirm"),
    path("account/second-factor/", factors.index, name="mfa_index"),
    path("account/second-factor/app/", factors.add_app, name="add_app"),
    path("account/second-factor/passkey/", factors.add_passkey, name="add_passkey"),
    path("account/second-factor/<int:number>/remove/", factors.remove, name="remove_factor"),
    path("account/recovery-codes/", factors.codes, name="recovery_codes"),
    path("account/sign-out-everywhere/", own.sign_out_everywhere, name="sign_out_everywhere"),
    path("power/", own.power, name="power"),
    path("power/end/", own.end_power, name="end_power"),
    path("people/", people.people, name="people"),
    path("people/add/", people.add, name="add_person"),
    path("people/<slug:ref>/", people.person, name="person"),
    path("people/<slug:ref>/roles/", people.give_role, name="give_role"),
    path("people/<slug:ref>/roles/<int:number>/end/", people.end_role, name="end_role"),
    path("people/<slug:ref>/switch/", people.switch, name="switch_person"),
    path("people/<slug:ref>/link/", people.link, name="make_link"),
    path("people/<slug:ref>/second-factors/", people.reset_factors, name="reset_factors"),
    path("roles/", roles.roles, name="roles"),
    path("roles/<slug:slug>/", roles.role, name="role"),
]
