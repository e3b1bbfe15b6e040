"""The addresses of the pages."""

from __future__ import annotations

from django.urls import path

from threshold.reports import bodies, trying, views

urlpatterns = [
    path("", views.order, name="order"),
    path("order/<str:cite>/", views.clause, name="clause"),
    path("duties/", views.duties, name="duties"),
    path("duties/<path:number>/", views.duty, name="duty"),
    path("search/", views.find, name="search"),
    path("glossary/", views.glossary, name="glossary"),
    path("questions/", views.questions, name="questions"),
    path("laws/", views.laws, name="laws"),
    path("laws/<path:cite>/", views.law_page, name="law"),
    path("bodies/", bodies.bodies, name="bodies"),
    path("bodies/<slug:body_id>/", bodies.body, name="body"),
    path("try/", trying.try_case, name="try"),
    path("about/", views.about, name="about"),
]
