"""Addresses of motions."""

urlpatterns: list[object] = []
