"""The addresses of the field guide, short enough to be said aloud."""

from __future__ import annotations

from django.urls import path, re_path

from threshold.guide import views

urlpatterns = [
    path("", views.guide, name="guide"),
    path("card/", views.card, name="guide-card"),
    path("form/", views.form, name="guide-form"),
    path("manifest.webmanifest", views.manifest, name="guide-manifest"),
    path("worker.js", views.worker, name="guide-worker"),
    path("staff/<str:token>/", views.staff_link, name="guide-staff"),
    re_path("^(?P<code>(?!records/)[0-9A-Za-z-]{1,20})/$", views.guide, name="guide-of-site"),
]
