from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "wirksam.foundation"
    label = "foundation"
