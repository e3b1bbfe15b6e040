"""The outbox's addresses, and the one that puts notices aside."""

from __future__ import annotations

from django.urls import path

from threshold.notices import views

urlpatterns = [
    path("outbox/", views.outbox, name="outbox"),
    path("outbox/<int:delivery>/again/", views.retry, name="outbox-again"),
    path("outbox/endpoints/", views.endpoints, name="endpoints"),
    path("outbox/endpoints/off/", views.endpoint_off, name="endpoint-off"),
    path("notices/seen/", views.seen, name="notices-seen"),
]
