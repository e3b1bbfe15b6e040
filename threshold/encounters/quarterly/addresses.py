"""The addresses of the quarterly report."""

from __future__ import annotations

from django.urls import path

from threshold.encounters.views import editions, quarterly, tags

urlpatterns = [
    path("quarterly/", quarterly.quarters, name="quarters"),
    path("quarterly/office/", quarterly.office, name="report-office"),
    path("quarterly/editions/<int:number>/", editions.edition, name="edition"),
    path("quarterly/editions/<int:number>/pdf/", editions.paper, name="edition-pdf"),
    path("quarterly/editions/<int:number>/send/", editions.sent, name="edition-send"),
    path("quarterly/editions/<int:number>/receipt/", editions.received, name="edition-receipt"),
    path("quarterly/editions/<int:number>/receipt/file/", editions.receipt_file, name="edition-receipt-file"),
    path("quarterly/<slug:quarter>/", quarterly.quarter, name="quarter"),
    path("quarterly/<slug:quarter>/<slug:body_id>/", quarterly.part, name="part"),
    path("encounters/<int:number>/report/", tags.tagged, name="encounter-report"),
    path("encounters/<int:number>/withhold/", tags.withheld, name="encounter-withhold"),
]
