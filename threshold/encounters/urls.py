"""The addresses of encounters."""

from __future__ import annotations

from django.urls import path

from threshold.encounters.afterwards.addresses import urlpatterns as afterwards_addresses
from threshold.encounters.quarterly.addresses import urlpatterns as quarterly_addresses
from threshold.encounters.views import board, gate, keeping, recording

urlpatterns = [
    *quarterly_addresses,
    *afterwards_addresses,
    path("g/records/", gate.intake, name="gate-intake"),
    path("g/records/new/", gate.plain_form, name="gate-form"),
    path("g/records/<slug:key>/", gate.status, name="gate-status"),
    path("g/records/<slug:key>/now/", gate.status_now, name="gate-status-now"),
    path("encounters/", board.listed, name="encounters"),
    path("encounters/now/", board.listed_now, name="encounters-now"),
    path("encounters/new/", recording.record, name="record-encounter"),
    path("encounters/rota/", keeping.rota, name="rota"),
    path("encounters/links/", keeping.links, name="staff-links"),
    path("encounters/crossings/", keeping.crossings, name="crossings"),
    path("encounters/held/", keeping.held, name="held"),
    path("encounters/held/<int:number>/", keeping.held_one, name="held-one"),
    path("encounters/<int:number>/", board.one, name="encounter"),
    path("encounters/<int:number>/now/", board.one_now, name="encounter-now"),
    path("encounters/<int:number>/anew/", recording.anew, name="encounter-anew"),
]
