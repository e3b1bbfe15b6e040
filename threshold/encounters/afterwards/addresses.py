"""The addresses of referrals, of looking back, of exports and of figures."""

from __future__ import annotations

from django.urls import path

from threshold.encounters.views import afterwards, exports, statistics

urlpatterns = [
    path("encounters/statistics/", statistics.statistics, name="encounter-statistics"),
    path("encounters/referrals/", afterwards.referrals, name="referrals"),
    path("encounters/referrals/<int:number>/acknowledge/", afterwards.acknowledged, name="referral-acknowledge"),
    path("encounters/exports/", exports.exports, name="encounter-exports"),
    path("encounters/exports/<int:number>/", exports.export, name="encounter-export"),
    path("encounters/exports/<int:number>/file/<int:custody>/", exports.export_file, name="encounter-export-file"),
    path("encounters/<int:number>/refer/", afterwards.referred, name="encounter-refer"),
    path("encounters/<int:number>/afterwards/", afterwards.looked_back, name="encounter-afterwards"),
    path(
        "encounters/<int:number>/afterwards/<int:follow_up>/close/", afterwards.closed, name="encounter-follow-up-close"
    ),
]
