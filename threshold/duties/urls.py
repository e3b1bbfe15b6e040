"""The addresses of what is owed and proved."""

from __future__ import annotations

from django.urls import path

from threshold.duties.views import letter, owed

urlpatterns = [
    path("owed/", owed.owed, name="owed"),
    path("owed/<int:number>/", letter.letter, name="letter"),
]
