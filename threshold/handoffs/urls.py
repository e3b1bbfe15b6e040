"""The addresses of the bodies, their posts and contracts, each with what follows for the duties."""

from __future__ import annotations

from threshold.agencies.urls import urlpatterns as of_agencies
from threshold.handoffs.following import followed_all

urlpatterns = followed_all(of_agencies)
