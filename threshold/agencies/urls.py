"""The addresses of posts, contracts, unclear clauses and the setting up of bodies."""

from __future__ import annotations

from django.urls import path

from threshold.agencies.views import contract_import, contracts, decisions, posts, set_up

urlpatterns = [
    path("posts/", posts.listed, name="posts"),
    path("posts/designate/", posts.designated, name="designate"),
    path("posts/<int:holding>/", posts.one, name="holding"),
    path("posts/<int:holding>/vacate/", posts.vacated, name="vacate"),
    path("posts/<int:holding>/hand-over/", posts.handed_over, name="hand-over"),
    path("posts/events/<int:event>/correct/", posts.corrected, name="correct"),
    path("contracts/", contracts.listed, name="contracts"),
    path("contracts/add/", contracts.added, name="add-contract"),
    path("contracts/import/", contract_import.imported, name="import-contracts"),
    path("contracts/<int:contract>/", contracts.one, name="contract"),
    path("contracts/<int:contract>/change/", contracts.changed, name="change-contract"),
    path("contracts/<int:contract>/places/add/", contracts.place_added, name="add-place"),
    path("contracts/places/<int:location>/", contracts.place_changed, name="change-place"),
    path("unclear/", decisions.listed, name="unclear"),
    path("unclear/<slug:group>/<slug:body_id>/", decisions.decided, name="decide"),
    path("bodies/<slug:body_id>/set-up/", set_up.set_up, name="set-up"),
]
