"""Every address: the pages, the API, and the sign of life."""

from __future__ import annotations

from django.urls import include, path

from threshold.config.api.page import page as api_page
from threshold.config.api.root import urls as api_urls
from threshold.config.health import health

urlpatterns = [
    path("healthz", health, name="health"),
    path("api/", api_page, name="api"),
    path("api/v1/", api_urls),
    path("journal/", include("threshold.journal.urls")),
    path("", include("threshold.handoffs.urls")),
    path("", include("threshold.duties.urls")),
    path("", include("threshold.encounters.urls")),
    path("", include("threshold.property.urls")),
    path("g/", include("threshold.guide.urls")),
    path("", include("threshold.determinations.urls")),
    path("", include("threshold.notices.urls")),
    path("", include("threshold.accounts.urls")),
    path("", include("threshold.reports.urls")),
]
handler400 = "threshold.ui.views.bad_request"
handler404 = "threshold.ui.views.not_found"
handler500 = "threshold.ui.views.server_error"
