"""The addresses of places."""

from __future__ import annotations

from django.urls import include, path

from threshold.property.views import changes, decisions, mapping, sites

urlpatterns = [
    path("", include("threshold.property.register_urls")),
    path("sites/", sites.listed, name="sites"),
    path("sites/sensitive/", sites.sensitive, name="sensitive-sites"),
    path("sites/changes/", changes.changed, name="site-changes"),
    path("sites/map/", mapping.mapped, name="sites-map"),
    path("sites/points/", mapping.points, name="site-points"),
    path("sites/<slug:bbl>/", sites.one, name="site"),
    path("sites/<slug:bbl>/brief/", mapping.brief, name="site-brief"),
    path("sites/<slug:bbl>/control/", decisions.controlled, name="decide-control"),
    path("sites/<slug:bbl>/sensitive/", decisions.marked, name="mark-sensitive"),
]
