"""The addresses of places."""

from __future__ import annotations

from django.urls import include, path

from threshold.property.views import (
    changes,
    decisions,
    mapping,
    prints,
    records,
    service_locations,
    signs,
    sites,
    standings,
)

urlpatterns = [
    path("", include("threshold.property.register_urls")),
    path("service-locations/", service_locations.listed, name="service-locations"),
    path("sites/", sites.listed, name="sites"),
    path("sites/sensitive/", sites.sensitive, name="sensitive-sites"),
    path("sites/changes/", changes.changed, name="site-changes"),
    path("sites/map/", mapping.mapped, name="sites-map"),
    path("sites/points/", mapping.points, name="site-points"),
    path("sites/signs/", standings.listed, name="signs"),
    path("sites/signs/report/", standings.report, name="sign-report"),
    path("sites/signs/report/send/", standings.sent, name="send-sign-report"),
    path("sites/signs/reports/<int:number>/", standings.as_sent, name="sent-sign-report"),
    path("sites/<slug:bbl>/", sites.one, name="site"),
    path("sites/<slug:bbl>/brief/", mapping.brief, name="site-brief"),
    path("sites/<slug:bbl>/open/", sites.opened, name="open-site"),
    path("sites/<slug:bbl>/control/", decisions.controlled, name="decide-control"),
    path("sites/<slug:bbl>/sensitive/", decisions.marked, name="mark-sensitive"),
    path("sites/<slug:bbl>/record/", records.record, name="site-record"),
    path("sites/<slug:bbl>/custodian/", records.custodian, name="name-custodian"),
    path("sites/<slug:bbl>/areas/add/", records.area_added, name="add-area"),
    path("sites/<slug:bbl>/areas/<int:number>/end/", records.area_ended, name="end-area"),
    path("sites/<slug:bbl>/barriers/", records.barriers, name="site-barriers"),
    path("sites/<slug:bbl>/risk/", records.risk, name="site-risk"),
    path("sites/<slug:bbl>/code/", records.code_made, name="make-code"),
    path("sites/<slug:bbl>/code/withdraw/", records.code_withdrawn, name="withdraw-code"),
    path("sites/<slug:bbl>/signs/add/", signs.added, name="add-sign"),
    path("sites/<slug:bbl>/signs/<int:number>/gone/", signs.gone, name="sign-gone"),
    path("sites/<slug:bbl>/signs/<int:number>/replace/", signs.replaced, name="replace-sign"),
    path("sites/<slug:bbl>/signs/<int:number>/photo/", signs.pictured, name="picture-sign"),
    path("sites/<slug:bbl>/signs/<int:number>/photo/file/", signs.photo, name="sign-photo"),
    path("sites/<slug:bbl>/print/", prints.asked, name="print-signs"),
    path("sites/<slug:bbl>/print/page/", prints.on_the_page, name="sign-page"),
    path("sites/<slug:bbl>/print/<int:number>/", prints.progress, name="print-progress"),
    path("sites/<slug:bbl>/print/<int:number>/file/", prints.fetched, name="print-file"),
]
