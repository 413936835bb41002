from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "wirksam.insight"
    label = "insight"
