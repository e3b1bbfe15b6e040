"""The addresses of determinations."""

from __future__ import annotations

from django.urls import path

from threshold.determinations.views import matters, readings, working

urlpatterns = [
    path("matters/", matters.listed, name="matters"),
    path("matters/open/", matters.opened, name="open-matter"),
    path("matters/<int:number>/", matters.one, name="matter"),
    path("matters/<int:number>/state/", working.stated, name="state-facts"),
    path("matters/<int:number>/find/", working.found, name="find-on-facts"),
    path("matters/<int:number>/decide/", working.decided, name="decide-matter"),
    path("matters/<int:number>/refer/", working.referred, name="refer-matter"),
    path("matters/<int:number>/advice/", working.advised, name="matter-advice"),
    path("matters/<int:number>/determinations/<int:which>/", matters.determined, name="determination"),
    path("open-points/", readings.waiting, name="open-points"),
    path("readings/", readings.readings, name="readings"),
    path("readings/adopt/", readings.adopted, name="adopt-reading"),
    path("readings/<int:number>/end/", readings.reading_ended, name="end-reading"),
    path("deciders/", readings.deciders, name="deciders"),
    path("deciders/enter/", readings.designated, name="enter-decider"),
    path("deciders/<int:number>/end/", readings.designation_ended, name="end-designation"),
]
