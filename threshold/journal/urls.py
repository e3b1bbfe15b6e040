"""The addresses of the journal's public pages: roots and how to check them, never a line."""

from __future__ import annotations

from django.urls import path

from threshold.journal import views

urlpatterns = [
    path("", views.journal, name="journal"),
    path("checkpoint", views.newest, name="journal-checkpoint"),
    path("checkpoints/<int:size>", views.one, name="journal-growth"),
    path("feed.atom", views.feed, name="journal-feed"),
    path("key", views.key, name="journal-key"),
    path("verify_journal.py", views.verifier, name="journal-verifier"),
]
