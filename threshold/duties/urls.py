"""The addresses of what is owed and proved."""

from __future__ import annotations

from django.urls import path

from threshold.duties.views import calendars, letter, my_day, opening, owed, proving, putting_off, requests

urlpatterns = [
    path("my-day/", my_day.page, name="my-day"),
    path("bodies/<slug:body_id>/duties.ics", calendars.calendar, name="calendar"),
    path("owed/", owed.owed, name="owed"),
    path("owed/start-clock/", putting_off.clock, name="start-clock"),
    path("owed/<int:number>/", letter.letter, name="letter"),
    path("owed/<int:number>/prove/", proving.prove, name="prove"),
    path("owed/<int:number>/none/", proving.none, name="none"),
    path("owed/<int:number>/put-off/", putting_off.putting_off, name="put-off"),
    path("owed/<int:number>/diary/", putting_off.diary, name="diary"),
    path("owed/<int:number>/words/", opening.words, name="words"),
    path("proofs/<int:number>/", proving.proof, name="proof"),
    path("proofs/<int:number>/file/", proving.proof_file, name="proof-file"),
    path("requests/", requests.requests, name="requests"),
    path("requests/new/", requests.new, name="request-new"),
    path("requests/<int:number>/", requests.one, name="request"),
]
